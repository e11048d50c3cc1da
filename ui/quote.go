package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// quoteText is a verbatim passage, wrapped and in italics, with an accent bar at
// its left and the quote of the duty on a yellow ground. Fyne's RichText has no
// ground colour. Its height belongs to the width it was given last.
type quoteText struct {
	widget.BaseWidget
	runs  []run
	width float32

	bar     *canvas.Rectangle
	grounds []*canvas.Rectangle
	lines   []*canvas.Text
	high    float32
}

const (
	quoteIndent = 12
	quoteLine   = 18
)

func newQuoteText() *quoteText {
	q := &quoteText{bar: &canvas.Rectangle{}, width: 400}
	q.ExtendBaseWidget(q)
	return q
}

// Set replaces the passage.
func (q *quoteText) Set(runs []run) {
	q.runs = runs
	q.Refresh()
}

// Resize wraps anew when the width changes.
func (q *quoteText) Resize(s fyne.Size) {
	if s.Width > 0 && s.Width != q.width {
		q.width = s.Width
		q.wrap()
	}
	q.BaseWidget.Resize(s)
}

// CreateRenderer implements fyne.Widget.
func (q *quoteText) CreateRenderer() fyne.WidgetRenderer {
	q.wrap()
	return &quoteRenderer{q}
}

type quoteRenderer struct{ q *quoteText }

func (r *quoteRenderer) Destroy()           {}
func (r *quoteRenderer) MinSize() fyne.Size { return fyne.NewSize(60, r.q.high) }
func (r *quoteRenderer) Refresh()           { r.q.wrap(); canvas.Refresh(r.q) }
func (r *quoteRenderer) Layout(s fyne.Size) { r.q.bar.Resize(fyne.NewSize(2, s.Height)) }

func (r *quoteRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.q.bar}
	for _, g := range r.q.grounds {
		out = append(out, g)
	}
	for _, l := range r.q.lines {
		out = append(out, l)
	}
	return out
}

// piece is part of a word, all of it in the quote or none.
type piece struct {
	text   string
	quoted bool
	space  bool // a space stands before it
}

// pieces splits runs at spaces; a word that the quote begins or ends in stays
// together, because only its first piece has a space before it.
func pieces(runs []run) []piece {
	var out []piece
	space := false
	for _, r := range runs {
		word := ""
		flush := func() {
			if word != "" {
				out = append(out, piece{word, r.Quoted, space})
				word, space = "", false
			}
		}
		for _, c := range r.Text {
			if c == ' ' || c == '\n' || c == '\t' {
				flush()
				space = true
				continue
			}
			word += string(c)
		}
		flush()
	}
	return out
}

// wrap breaks the passage into lines: one canvas text and, in the quote, one
// ground per stretch of equal looks.
func (q *quoteText) wrap() {
	q.bar.FillColor = themeColor(colorAccent)
	q.grounds, q.lines = nil, nil
	style := fyne.TextStyle{Italic: true}
	room := max(q.width-quoteIndent, 60)
	wide := func(s string) float32 { return fyne.MeasureText(s, sizeBody, style).Width }
	x, y := float32(0), float32(0)
	stretch, quoted, left := "", false, float32(0)
	flush := func() {
		if stretch != "" {
			q.add(stretch, quoted, left, y)
		}
		stretch = ""
	}
	ps := pieces(q.runs)
	for i, p := range ps {
		text := p.text
		if p.space && x > 0 {
			text = " " + text
		}
		whole := text // with the pieces that hang on it without a space
		for j := i + 1; j < len(ps) && !ps[j].space; j++ {
			whole += ps[j].text
		}
		if x > 0 && p.space && x+wide(whole) > room {
			flush()
			x, y, text = 0, y+quoteLine, strings.TrimPrefix(text, " ")
		}
		if stretch == "" || p.quoted != quoted {
			flush()
			if strings.HasPrefix(text, " ") { // the ground covers words, not the space beside it
				x += wide(" ")
				text = text[1:]
			}
			quoted, left = p.quoted, x
		}
		stretch += text
		x = left + wide(stretch)
	}
	flush()
	q.high = y + quoteLine
	q.bar.Resize(fyne.NewSize(2, q.high))
}

func (q *quoteText) add(text string, quoted bool, x, y float32) {
	t := canvas.NewText(text, themeColor(colorInk))
	t.TextSize, t.TextStyle.Italic = sizeBody, true
	m := t.MinSize()
	t.Move(fyne.NewPos(quoteIndent+x, y+(quoteLine-m.Height)/2))
	t.Resize(m)
	if quoted {
		g := canvas.NewRectangle(themeColor(colorQuote))
		g.Move(fyne.NewPos(quoteIndent+x, y))
		g.Resize(fyne.NewSize(m.Width, quoteLine))
		q.grounds = append(q.grounds, g)
	}
	q.lines = append(q.lines, t)
}
