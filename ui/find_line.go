package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"giaoban/data"
)

// Sizes of the find box in units (DESIGN: palette row 32).
const (
	findRowHeight  float32 = 32
	findHeadHeight float32 = 25
	findTextLeft   float32 = 44
	findNoteMost   float32 = 0.45 // of the row
)

// spanLine is one line of runs, bold or not, cut with "…" where its room ends.
type spanLine struct {
	widget.BaseWidget
	Spans []data.Span
	Color fyne.ThemeColorName
}

func newSpanLine(spans []data.Span, color fyne.ThemeColorName) *spanLine {
	l := &spanLine{Spans: spans, Color: color}
	l.ExtendBaseWidget(l)
	return l
}

func spanStyle(s data.Span) fyne.TextStyle { return fyne.TextStyle{Bold: s.Bold} }

// width is what the whole line would take.
func (l *spanLine) width() float32 {
	w := float32(0)
	for _, s := range l.Spans {
		w += fyne.MeasureText(s.Text, sizeBody, spanStyle(s)).Width
	}
	return w
}

// CreateRenderer implements fyne.Widget.
func (l *spanLine) CreateRenderer() fyne.WidgetRenderer { return &spanLineRenderer{line: l} }

type spanLineRenderer struct {
	line    *spanLine
	objects []fyne.CanvasObject
}

func (r *spanLineRenderer) Destroy()                     {}
func (r *spanLineRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *spanLineRenderer) Refresh()                     { r.Layout(r.line.Size()) }

func (r *spanLineRenderer) MinSize() fyne.Size {
	return fyne.NewSize(0, fyne.MeasureText("Ư", sizeBody, fyne.TextStyle{Bold: true}).Height)
}

// Layout puts the runs one after the other.
func (r *spanLineRenderer) Layout(size fyne.Size) {
	r.objects = nil
	x, high := float32(0), r.MinSize().Height
	for i, s := range r.line.Spans {
		left := size.Width - x
		if left < 1 {
			return
		}
		words := ellipsize(s.Text, left, sizeBody, spanStyle(s))
		t := canvas.NewText(words, themeColor(r.line.Color))
		t.TextSize, t.TextStyle = sizeBody, spanStyle(s)
		w := fyne.MeasureText(words, sizeBody, t.TextStyle).Width
		t.Resize(fyne.NewSize(w, high))
		t.Move(fyne.NewPos(x, (size.Height-high)/2))
		r.objects = append(r.objects, t)
		if words != s.Text && i < len(r.line.Spans) {
			return
		}
		x += w
	}
}

// findLine is one result: what it is, what matched, and at its end who or what
// is in charge.
type findLine struct {
	widget.BaseWidget
	current, hovered bool
	tapped           func()

	fill       *canvas.Rectangle
	icon       fyne.CanvasObject
	main, note *spanLine
	key        *fyne.Container
	enter      *fyne.Container
}

func newFindLine(row findRow, tapped func()) *findLine {
	l := &findLine{tapped: tapped, fill: canvas.NewRectangle(nil)}
	l.main, l.note = newSpanLine(row.Main, colorInk), newSpanLine(row.Note, colorMuted)
	switch {
	case row.Status != data.NoStatus:
		l.icon = statusIcon(row.Status, 14)
	case row.Icon != nil:
		l.icon = iconView(theme.NewColoredResource(row.Icon, colorMuted), 16)
	default:
		l.icon = container.NewWithoutLayout()
	}
	l.key, l.enter = keyFrame(row.Key), keyFrame("Enter")
	l.ExtendBaseWidget(l)
	return l
}

// keyFrame names a key in a small frame.
func keyFrame(name string) *fyne.Container {
	frame := newPanel(colorBackground)
	frame.edge = colorRule
	c := container.NewStack(frame, container.New(&inset{1, keyPad, 1, keyPad}, caption(name)))
	if name == "" {
		c.Hide()
	}
	return c
}

// setCurrent marks the row that Enter opens.
func (l *findLine) setCurrent(on bool) {
	if l.current != on {
		l.current = on
		l.Refresh()
	}
}

// Tapped implements fyne.Tappable.
func (l *findLine) Tapped(*fyne.PointEvent) { l.tapped() }

// Cursor implements desktop.Cursorable.
func (l *findLine) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn implements desktop.Hoverable.
func (l *findLine) MouseIn(*desktop.MouseEvent) { l.hovered = true; l.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (l *findLine) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (l *findLine) MouseOut() { l.hovered = false; l.Refresh() }

// CreateRenderer implements fyne.Widget.
func (l *findLine) CreateRenderer() fyne.WidgetRenderer {
	r := &gridRowRenderer{
		objects: []fyne.CanvasObject{l.fill, l.icon, l.main, l.note, l.key, l.enter},
		min:     fyne.NewSize(0, findRowHeight),
		layout:  l.layout, refresh: l.paint,
	}
	l.paint()
	return r
}

func (l *findLine) paint() {
	l.fill.FillColor = nil
	switch {
	case l.current:
		l.fill.FillColor = themeColor(colorSelected)
	case l.hovered:
		l.fill.FillColor = themeColor(theme.ColorNameHover)
	}
	show(l.enter, l.current)
	l.layout(l.Size())
	canvas.Refresh(l.fill)
}

func (l *findLine) layout(size fyne.Size) {
	l.fill.Resize(size)
	place := func(o fyne.CanvasObject, x, w float32) {
		h := o.MinSize().Height
		o.Move(fyne.NewPos(x, (size.Height-h)/2))
		o.Resize(fyne.NewSize(w, h))
	}
	place(l.icon, pageSide+1, l.icon.MinSize().Width)
	right := size.Width - pageSide
	for _, frame := range []*fyne.Container{l.enter, l.key} {
		if frame.Visible() {
			w := frame.MinSize().Width
			right -= w
			place(frame, right, w)
			right -= 8
		}
	}
	w := min(l.note.width()+1, (right-findTextLeft)*findNoteMost)
	place(l.note, right-w, w)
	if w > 1 {
		right -= w + 16
	}
	place(l.main, findTextLeft, max(0, right-findTextLeft))
}
