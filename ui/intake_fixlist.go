package ui

import (
	"fmt"

	"fyne.io/fyne/v2"

	"giaoban/data/intake/document"
)

// intakeFixLine is a likely fault of scanning or typing in the list.
type intakeFixLine struct {
	N     int // index into intakeReview.Fixes
	Path  string
	Fix   document.Correction
	State fixState
	Fixed bool // applied already, nothing to decide: the text can't be read without it
}

func (l intakeFixLine) key() string { return fmt.Sprint(l.N) }

func (v *intakeReview) fixLines() []intakeFixLine {
	var out []intakeFixLine
	for i, f := range v.Fixes {
		out = append(out, intakeFixLine{N: i, Path: v.pathOf(f.Line), Fix: f.Correction, State: f.State, Fixed: f.Line < 0})
	}
	return out
}

func (l intakeFixLine) words() (string, fyne.ThemeColorName) {
	switch {
	case l.Fixed:
		return "đã chuyển mã", colorMuted
	case l.State == fixDone:
		return "sửa", colorGreen
	case l.State == fixKept:
		return "giữ nguyên", colorInk
	}
	return "chưa chọn", colorAmber
}

// newFixes is the list of faults: Space or Enter takes the fix, again keeps what
// the document has.
func (d *intakeDesk) newFixes() *grid[intakeFixLine] {
	g := newGrid(intakeFixLine.key,
		column[intakeFixLine]{
			ID: "tick", Label: "Sửa", Width: 38, New: func() fyne.CanvasObject { return newRowTick() },
			Update: func(l intakeFixLine, o fyne.CanvasObject) {
				state := tickOff
				switch {
				case l.Fixed || l.State == fixDone:
					state = tickOn
				case l.State == fixKept:
					state = tickBarred
				}
				o.(*rowTick).set(state, func() { d.decide(l) })
			},
		},
		column[intakeFixLine]{ID: "path", Label: "Mục", Width: 50, Cell: func(l intakeFixLine) cell { return cell{Text: l.Path, Color: colorMuted} }},
		column[intakeFixLine]{ID: "was", Label: "Bản gốc", Cell: func(l intakeFixLine) cell { return cell{Text: l.Fix.Was, Color: colorAmber} }},
		column[intakeFixLine]{ID: "is", Label: "Sửa thành", Cell: func(l intakeFixLine) cell { return cell{Text: l.Fix.Is, Bold: true} }},
		column[intakeFixLine]{ID: "why", Label: "Lý do", Width: 220, Optional: 1, Cell: func(l intakeFixLine) cell { return cell{Text: l.Fix.Why, Color: colorMuted} }},
		column[intakeFixLine]{ID: "state", Label: "Chọn", Width: 92, Cell: func(l intakeFixLine) cell { w, c := l.words(); return cell{Text: w, Color: c} }})
	g.OnSelect = func(l intakeFixLine) {
		if line := d.review.Fixes[l.N].Line; line >= 0 {
			d.source.Mark(line, line+1, nil)
		}
	}
	g.OnActivate = d.decide
	g.OnEscape = d.grid.TakeFocus
	g.list.runes = d.letter
	spaceKey(g, d.decide)
	return g
}

// decide takes a fix; one that was taken is refused.
func (d *intakeDesk) decide(l intakeFixLine) {
	if l.Fixed {
		return
	}
	s := fixDone
	if l.State == fixDone {
		s = fixKept
	}
	d.review.fix(l.N, s)
	d.source.measure()
	d.changed()
}
