package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"giaoban/data"
)

// picker lets some of many be chosen by typing and keys: agencies, contents of
// indices. Space ticks; Enter takes what is ticked, or the row under the cursor
// when nothing was ticked.
type picker struct {
	options []option
	chosen  map[string]bool
	touched bool
	filter  *keyEntry
	grid    *grid[option]
	modal   *modal
	done    func(values []string)
}

const pickRows float32 = 13

// showPicker opens a picker; done gets the values chosen, in the order of options.
func (a *App) showPicker(title, hint string, options []option, chosen []string, done func(values []string)) {
	p := &picker{chosen: map[string]bool{}, filter: newKeyEntry(), done: done}
	for _, c := range chosen {
		p.chosen[c] = true
	}
	p.options = slices.Clone(options)
	slices.SortStableFunc(p.options, func(x, y option) int { // what is chosen stands first
		switch {
		case p.chosen[x.Value] == p.chosen[y.Value]:
			return 0
		case p.chosen[x.Value]:
			return -1
		}
		return 1
	})
	p.grid = newGrid(func(o option) string { return o.Value },
		column[option]{
			ID: "tick", Width: 30, New: func() fyne.CanvasObject { return newRowTick() },
			Update: func(o option, x fyne.CanvasObject) {
				state := tickOff
				if p.chosen[o.Value] {
					state = tickOn
				}
				x.(*rowTick).set(state, func() { p.toggle(o) })
			},
		},
		column[option]{ID: "label", Label: "Tên", Cell: func(o option) cell { return cell{Text: o.Label, Bold: p.chosen[o.Value]} }})
	p.grid.OnActivate = func(o option) { p.take(o) }
	p.grid.OnEscape = func() { p.modal.close() }
	spaceKey(p.grid, p.toggle)
	p.filter.SetPlaceHolder("Gõ để lọc, không cần dấu")
	p.filter.OnChanged = func(string) { p.list() }
	p.filter.down = p.grid.TakeFocus
	p.filter.OnSubmitted = func(string) { p.grid.TakeFocus() }
	p.list()
	main := newButton("Chọn", "Enter", nil, func() { p.finish() }).main()
	p.modal = a.newModal(title, container.New(&tightColumn{gap: 8}, caption(hint), p.filter,
		container.New(&fixed{fyne.NewSize(560, gridHeadHeight+rowHeight*pickRows)}, p.grid)), nil,
		newButton("Hủy", "Esc", nil, nil), main)
	a.window.Canvas().Focus(p.filter)
}

// spaceKey gives a grid in a dialog the space bar.
func spaceKey[T any](g *grid[T], do func(T)) {
	keys := g.list.keys
	g.list.keys = func(name fyne.KeyName, page int) bool {
		if name != fyne.KeySpace {
			return keys(name, page)
		}
		if row, ok := g.Selected(); ok {
			do(row)
		}
		return true
	}
}

func (p *picker) list() {
	words := strings.Fields(data.Fold(p.filter.Text))
	var shown []option
	for _, o := range p.options {
		name := data.Fold(o.Label + " " + o.Value)
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(name, w) }) {
			shown = append(shown, o)
		}
	}
	p.grid.SetRows(shown)
	p.grid.cursor, p.grid.anchor = min(0, len(shown)-1), 0
}

func (p *picker) toggle(o option) {
	p.touched = true
	p.chosen[o.Value] = !p.chosen[o.Value]
	p.grid.list.Refresh()
}

// take ends with the row under the cursor, unless rows were ticked.
func (p *picker) take(o option) {
	if !p.touched {
		p.chosen = map[string]bool{o.Value: true}
	}
	p.modal.close()
	p.finish()
}

func (p *picker) finish() {
	var out []string
	for _, o := range p.options {
		if p.chosen[o.Value] {
			out = append(out, o.Value)
		}
	}
	p.done(out)
}
