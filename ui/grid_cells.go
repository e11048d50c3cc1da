package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"giaoban/data"
)

// statusColumn shows a status as its mark. Copied rows carry the official words.
func statusColumn[T any](status func(T) data.Status) column[T] {
	return column[T]{
		ID: "status", Width: 26,
		New:    func() fyne.CanvasObject { return newMark() },
		Update: func(r T, o fyne.CanvasObject) { o.(*mark).set(strings.ToLower(status(r).Code())) },
		Cell:   func(r T) cell { return cell{Text: status(r).Name()} },
	}
}

func newMark() *mark {
	m := &mark{}
	m.ExtendBaseWidget(m)
	return m
}

// set shows another mark.
func (m *mark) set(name string) {
	if m.name != name {
		m.name = name
		m.Refresh()
	}
}

// officeColumn shows what the Office did with a result: a mark and words.
func officeColumn[T any](width float32, of func(T) (waiting, confirmed bool, words string)) column[T] {
	return column[T]{
		ID: "office", Label: "Văn phòng", Width: width,
		New: func() fyne.CanvasObject {
			return container.New(&lineLayout{gap: 4, grow: 1}, container.New(&fixed{fyne.NewSquareSize(14)}, newMark()), ellipsis(""))
		},
		Update: func(r T, o fyne.CanvasObject) {
			waiting, confirmed, words := of(r)
			box := o.(*fyne.Container)
			icon, t := box.Objects[0].(*fyne.Container), box.Objects[1].(*text)
			show(icon, waiting)
			icon.Objects[0].(*mark).set(waitingIcon)
			t.Text, t.Color = words, colorMuted
			switch {
			case waiting:
				t.Color = colorAmber
			case confirmed:
				t.Color = colorGreen
			}
			t.Refresh()
			box.Refresh()
		},
		Cell: func(r T) cell { _, _, words := of(r); return cell{Text: words} },
	}
}

// barColumn shows counts as a bar, with words behind it; without counts only the words.
func barColumn[T any](label string, width, bar float32, of func(T) (c data.Counts, words cell)) column[T] {
	return column[T]{
		ID: "bar", Label: label, Width: width,
		New: func() fyne.CanvasObject {
			return container.New(&lineLayout{gap: 6, grow: 1},
				container.New(&fixed{fyne.NewSize(bar, 12)}, newCountBar(12)), ellipsis(""))
		},
		Update: func(r T, o fyne.CanvasObject) {
			c, words := of(r)
			box := o.(*fyne.Container)
			place, t := box.Objects[0].(*fyne.Container), box.Objects[1].(*text)
			show(place, c.Total() > 0)
			place.Objects[0].(*countBar).Set(c)
			t.Text, t.Color, t.Bold = words.Text, words.Color, words.Bold
			t.Refresh()
			box.Refresh()
		},
		Cell: func(r T) cell { _, words := of(r); return words },
	}
}

// optional lets a column leave where there is no room.
func optional[T any](n int, c column[T]) column[T] {
	c.Optional = n
	return c
}

// emptyNote is what stands where a list has nothing to show: what is missing,
// and one thing to do about it.
func emptyNote(words []data.Span, action string, do func()) fyne.CanvasObject {
	line := []fyne.CanvasObject{newParagraph(words...)}
	if action != "" {
		line = append(line, newLink(action, do))
	}
	return container.New(&tightColumn{}, container.NewStack(newPanel(colorPanel),
		container.New(&inset{10, 12, 10, 12}, container.New(&columns{widths: []float32{-1, 70}, gap: 12}, line...))))
}
