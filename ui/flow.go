package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"giaoban/data"
)

// flow puts objects side by side and starts a new line where one does not fit.
// Its height belongs to the width it was laid out with last.
type flow struct {
	gap, lineGap float32
	width        float32
}

// MinSize implements fyne.Layout.
func (l *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := l.width
	if width == 0 {
		width = 400
	}
	return fyne.NewSize(60, l.place(objects, width, false))
}

// Layout implements fyne.Layout.
func (l *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.place(objects, size.Width, true)
}

func (l *flow) place(objects []fyne.CanvasObject, width float32, move bool) float32 {
	x, y, high := float32(0), float32(0), float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		w := min(m.Width, width)
		if x > 0 && x+w > width {
			x, y, high = 0, y+high+l.lineGap, 0
		}
		if move {
			o.Move(fyne.NewPos(x, y))
			o.Resize(fyne.NewSize(w, m.Height))
		}
		x += w + l.gap
		high = max(high, m.Height)
	}
	return y + high
}

// factLines shows facts one after the other, each a quiet label and its value.
// A value too long for a line gets wrapped lines of its own.
func factLines(facts []fact, width float32) fyne.CanvasObject {
	column := container.New(&tightColumn{gap: 3})
	var line []fyne.CanvasObject
	flush := func() {
		if len(line) > 0 {
			column.Add(container.New(&flow{gap: 16, lineGap: 3, width: width}, line...))
			line = nil
		}
	}
	for _, f := range facts {
		value := newText(f.Value)
		value.Color = f.Color
		pair := container.New(&lineLayout{gap: 5, grow: -1}, muted(f.Label), value)
		if pair.MinSize().Width <= width {
			line = append(line, pair)
			continue
		}
		flush()
		p := newParagraph(data.Span{Text: f.Label + ": " + f.Value})
		p.Color = f.Color
		column.Add(p)
	}
	flush()
	return column
}
