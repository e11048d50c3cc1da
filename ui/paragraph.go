package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"giaoban/data"
)

// paragraph is running text with bold parts, wrapped between words to the width
// it is given. Its height belongs to that width.
type paragraph struct {
	widget.BaseWidget
	Color    fyne.ThemeColorName // "" = ink
	TextSize float32             // 0 = body
	Italic   bool                // verbatim quotes only
	spans    []data.Span
	width    float32
	lines    []*canvas.Text
	high     float32
}

func newParagraph(spans ...data.Span) *paragraph {
	p := &paragraph{spans: spans, width: dialogWidth}
	p.ExtendBaseWidget(p)
	return p
}

// in sets the colour and returns the paragraph.
func (p *paragraph) in(c fyne.ThemeColorName) *paragraph {
	p.Color = c
	return p
}

// SetSpans replaces the words.
func (p *paragraph) SetSpans(spans []data.Span) {
	p.spans = spans
	p.Refresh()
}

// String returns the words without their looks.
func (p *paragraph) String() string {
	var b strings.Builder
	for _, s := range p.spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// Resize implements fyne.CanvasObject; a new width breaks the lines anew.
func (p *paragraph) Resize(size fyne.Size) {
	if size.Width > 0 && size.Width != p.width {
		p.width = size.Width
		p.Refresh()
	}
	p.BaseWidget.Resize(size)
}

// CreateRenderer implements fyne.Widget.
func (p *paragraph) CreateRenderer() fyne.WidgetRenderer {
	p.breakLines()
	return &paragraphRenderer{p}
}

type paragraphRenderer struct{ p *paragraph }

func (r *paragraphRenderer) Destroy()           {}
func (r *paragraphRenderer) Layout(fyne.Size)   {}
func (r *paragraphRenderer) MinSize() fyne.Size { return fyne.NewSize(20, r.p.high) }
func (r *paragraphRenderer) Refresh()           { r.p.breakLines() }

func (r *paragraphRenderer) Objects() []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, len(r.p.lines))
	for i, l := range r.p.lines {
		out[i] = l
	}
	return out
}

// breakLines places one canvas text per run of equal looks on a line.
func (p *paragraph) breakLines() {
	size, color := p.TextSize, p.Color
	if size == 0 {
		size = sizeBody
	}
	if color == "" {
		color = colorInk
	}
	step := fyne.MeasureText("Ư", size, fyne.TextStyle{Bold: true}).Height + 2
	p.lines = nil
	x, y := float32(0), float32(0)
	put := func(s string, style fyne.TextStyle, width float32) {
		t := canvas.NewText(s, themeColor(color))
		t.TextSize, t.TextStyle = size, style
		t.Move(fyne.NewPos(x, y))
		t.Resize(fyne.NewSize(width, step))
		p.lines = append(p.lines, t)
	}
	for _, span := range p.spans {
		style := fyne.TextStyle{Bold: span.Bold, Italic: p.Italic}
		wide := func(s string) float32 { return fyne.MeasureText(s, size, style).Width }
		run := ""
		flush := func() {
			if run != "" {
				w := wide(run)
				put(run, style, w)
				x += w
				run = ""
			}
		}
		for _, word := range strings.SplitAfter(span.Text, " ") {
			if x+wide(run+strings.TrimRight(word, " ")) > p.width && x+wide(run) > 0 {
				flush()
				x, y = 0, y+step
			}
			run += word
		}
		flush()
	}
	p.high = y + step
}
