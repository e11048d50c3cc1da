package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"giaoban/data"
)

// headLine is the head of a section whose title may be long: an ink rule, the
// bold title, a note, and a tool at the right. The title gives way last.
type headLine struct {
	title, note *text
	tool        fyne.CanvasObject
	box         fyne.CanvasObject
}

func newHeadLine(tool fyne.CanvasObject) *headLine {
	h := &headLine{title: bold(""), note: caption(""), tool: tool}
	h.title.Truncate, h.note.Truncate = true, true
	line := container.New(headLineLayout{h}, h.title, h.note)
	if tool != nil {
		line.Add(tool)
	}
	h.box = container.New(&tightColumn{}, newRule(2, colorInk), container.New(&inset{top: 4, bottom: 2}, line))
	return h
}

func (h *headLine) set(title, note string) {
	h.title.SetText(title)
	h.note.SetText(note)
	h.box.Refresh()
}

// headLineLayout gives the title its own width as far as there is room, the note
// the rest, and the tool what it needs.
type headLineLayout struct{ head *headLine }

// MinSize implements fyne.Layout.
func (headLineLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	s := fyne.NewSize(80, 20)
	for _, c := range o[2:] {
		if m := c.MinSize(); c.Visible() {
			s = fyne.NewSize(s.Width+m.Width, max(s.Height, m.Height))
		}
	}
	return s
}

// Layout implements fyne.Layout.
func (l headLineLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	const gap = 8
	place := func(c fyne.CanvasObject, x, w float32) {
		h := c.MinSize().Height
		c.Move(fyne.NewPos(x, (size.Height-h)/2))
		c.Resize(fyne.NewSize(max(0, w), h))
	}
	left := size.Width
	for _, c := range o[2:] {
		if c.Visible() {
			w := c.MinSize().Width
			left -= w + gap
			place(c, size.Width-w, w)
		}
	}
	t := l.head.title
	title := min(left, fyne.MeasureText(t.Text, t.size(), t.style()).Width+1)
	place(o[0], 0, title)
	note := left - title - gap
	show(o[1], note > 30)
	place(o[1], title+gap, note)
}

// smallParagraph is a muted note that wraps to the given width.
func smallParagraph(words string, width float32) *paragraph {
	p := newParagraph(data.Span{Text: words})
	p.TextSize, p.Color = sizeCaption, colorMuted
	p.Resize(fyne.NewSize(width, 20))
	return p
}

// linkLine puts links side by side, on a new line where one does not fit.
func linkLine(links ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flow{gap: 14, lineGap: 3}, links...)
}
