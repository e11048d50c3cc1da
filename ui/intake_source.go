package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// sourceView shows a document paragraph by paragraph beside its tasks. Only the
// paragraphs in view exist; heights come from a table of letter widths, because
// a hundred pages can't be measured word by word.
type sourceView struct {
	widget.BaseWidget
	OnTap func(line int)

	list    *widget.List
	advance map[rune]float32
	width   float32
	review  *intakeReview
	from    int // lines of the current clause
	to      int
	quotes  map[int][]string // by line
}

const (
	sourceStep   float32 = 19 // one line of text
	sourcePath   float32 = 44 // column of the clause's path
	sourceGap    float32 = 8  // between paragraphs
	sourceScroll float32 = 12
	// Kerning and shaping may make a line a little longer than its letters.
	sourceSlack float32 = 4
)

func newSourceView() *sourceView {
	s := &sourceView{advance: map[rune]float32{}, from: -1, to: -1}
	s.list = widget.NewList(s.length, func() fyne.CanvasObject { return newSourceRow(s) }, func(i int, o fyne.CanvasObject) { o.(*sourceRow).set(i) })
	s.list.HideSeparators = true
	s.list.OnSelected = func(i int) {
		s.list.UnselectAll()
		if s.OnTap != nil {
			s.OnTap(i)
		}
	}
	s.ExtendBaseWidget(s)
	return s
}

func (s *sourceView) length() int {
	if s.review == nil {
		return 0
	}
	return len(s.review.Source.Lines)
}

// Set shows a document.
func (s *sourceView) Set(v *intakeReview) {
	s.review, s.from, s.to, s.quotes = v, -1, -1, nil
	s.measure()
	s.list.Refresh()
}

// Mark highlights the lines of a clause, and words on any line, and shows the clause.
func (s *sourceView) Mark(from, to int, quotes map[int][]string) {
	s.from, s.to, s.quotes = from, to, quotes
	if from >= 0 && s.list.Size().Height > sourceStep {
		s.list.ScrollTo(min(to, s.length()) - 1)
		s.list.ScrollTo(from)
	}
	s.list.Refresh()
}

// Resize breaks the lines anew when the width changes.
func (s *sourceView) Resize(size fyne.Size) {
	if size.Width != s.width {
		s.width = size.Width
		s.measure()
	}
	s.BaseWidget.Resize(size)
}

// CreateRenderer implements fyne.Widget.
func (s *sourceView) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewThemeOverride(s.list, tightTheme{}))
}

// measure tells the list how high each paragraph is.
func (s *sourceView) measure() {
	if s.review == nil || s.width == 0 {
		return
	}
	for i := range s.length() {
		lines := s.wrap(s.review.sourceLine(i, nil), s.bold(i))
		s.list.SetItemHeight(i, float32(len(lines))*sourceStep+sourceGap)
	}
}

// room is how wide a line of text may be.
func (s *sourceView) room() float32 { return max(80, s.width-sourcePath-sourceScroll-sourceSlack) }

// bold tells whether a line is set in bold: a heading, not a run-in one.
func (s *sourceView) bold(i int) bool {
	const most = 160 // bytes
	l := &s.review.Source.Lines[i]
	return l.Bold && len(l.Text) < most
}

// wrap breaks runs into lines between words.
func (s *sourceView) wrap(runs []sourceRun, bold bool) [][]sourceRun {
	out := [][]sourceRun{nil}
	x := float32(0)
	put := func(text string, look sourceLook) {
		last := &out[len(out)-1]
		if n := len(*last); n > 0 && (*last)[n-1].Look == look {
			(*last)[n-1].Text += text
			return
		}
		*last = append(*last, sourceRun{text, look})
	}
	room := s.room()
	if bold {
		room *= 0.92 // its letters are that much wider
	}
	pieces := sourcePieces(runs)
	for i, p := range pieces {
		whole := s.wide(strings.TrimRight(p.Text, " ")) // with what hangs on it without a space
		for j := i; j+1 < len(pieces) && !strings.HasSuffix(pieces[j].Text, " ") && pieces[j+1].Text != "\n"; j++ {
			whole += s.wide(strings.TrimRight(pieces[j+1].Text, " "))
		}
		begins := i == 0 || strings.HasSuffix(pieces[i-1].Text, " ")
		if p.Text == "\n" || begins && x > 0 && x+whole > room {
			out, x = append(out, nil), 0
		}
		if p.Text != "\n" {
			put(p.Text, p.Look)
			x += s.wide(p.Text)
		}
	}
	return out
}

// sourcePieces cuts runs behind each space, and around line breaks.
func sourcePieces(runs []sourceRun) []sourceRun {
	var out []sourceRun
	for _, r := range runs {
		for n, part := range strings.Split(r.Text, "\n") {
			if n > 0 {
				out = append(out, sourceRun{"\n", r.Look})
			}
			for _, word := range strings.SplitAfter(part, " ") {
				if word != "" {
					out = append(out, sourceRun{word, r.Look})
				}
			}
		}
	}
	return out
}

func (s *sourceView) wide(text string) float32 {
	w := float32(0)
	for _, r := range text {
		a, ok := s.advance[r]
		if !ok {
			a = fyne.MeasureText(string(r), sizeBody, fyne.TextStyle{}).Width
			s.advance[r] = a
		}
		w += a
	}
	return w
}

// sourceRow draws one paragraph.
type sourceRow struct {
	widget.BaseWidget
	view  *sourceView
	line  int
	drawn []fyne.CanvasObject
	back  *canvas.Rectangle
	bar   *canvas.Rectangle
}

func newSourceRow(s *sourceView) *sourceRow {
	r := &sourceRow{view: s, line: -1, back: &canvas.Rectangle{}, bar: &canvas.Rectangle{}}
	r.ExtendBaseWidget(r)
	return r
}

func (r *sourceRow) set(i int) {
	r.line = i
	r.draw()
	r.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (r *sourceRow) CreateRenderer() fyne.WidgetRenderer { return &sourceRowRenderer{r} }

type sourceRowRenderer struct{ r *sourceRow }

func (x *sourceRowRenderer) Destroy()                     {}
func (x *sourceRowRenderer) MinSize() fyne.Size           { return fyne.NewSize(100, sourceStep+sourceGap) }
func (x *sourceRowRenderer) Objects() []fyne.CanvasObject { return x.r.drawn }
func (x *sourceRowRenderer) Refresh()                     { x.r.draw(); x.Layout(x.r.Size()); canvas.Refresh(x.r) }

func (x *sourceRowRenderer) Layout(s fyne.Size) {
	x.r.back.Resize(s)
	x.r.bar.Resize(fyne.NewSize(3, s.Height))
}

// draw places the words of the paragraph.
func (r *sourceRow) draw() {
	s := r.view
	r.drawn = nil
	if s.review == nil || r.line < 0 || r.line >= s.length() {
		return
	}
	if r.line >= s.from && r.line < s.to {
		r.back.FillColor, r.bar.FillColor = themeColor(colorSelected), themeColor(colorAccent)
		r.drawn = append(r.drawn, r.back, r.bar)
	}
	if path := s.review.pathAt(r.line); path != "" {
		r.add(path, 8, sourceGap/2, colorMuted, sizeCaption, false)
	}
	bold := s.bold(r.line)
	y := sourceGap / 2
	for _, line := range s.wrap(s.review.sourceLine(r.line, s.quotes[r.line]), bold) {
		x := sourcePath
		for _, run := range line {
			x += r.run(run, x, y, bold)
		}
		y += sourceStep
	}
}

// run draws words of one look and returns how wide they are.
func (r *sourceRow) run(run sourceRun, x, y float32, bold bool) float32 {
	color := colorInk
	switch run.Look {
	case lookFault:
		color = colorAmber
	case lookFixed:
		color = colorGreen
	}
	width := fyne.MeasureText(run.Text, sizeBody, fyne.TextStyle{Bold: bold}).Width
	words := fyne.MeasureText(strings.TrimRight(run.Text, " "), sizeBody, fyne.TextStyle{Bold: bold}).Width
	switch run.Look {
	case lookQuote:
		ground := canvas.NewRectangle(themeColor(colorQuote))
		ground.Move(fyne.NewPos(x, y))
		ground.Resize(fyne.NewSize(words, sourceStep))
		r.drawn = append(r.drawn, ground)
	case lookFault, lookFixed:
		under := canvas.NewRectangle(themeColor(color))
		under.Move(fyne.NewPos(x, y+sourceStep-2))
		under.Resize(fyne.NewSize(words, 1.5))
		r.drawn = append(r.drawn, under)
	}
	r.add(run.Text, x, y, color, sizeBody, bold)
	return width
}

func (r *sourceRow) add(text string, x, y float32, color fyne.ThemeColorName, size float32, bold bool) {
	t := canvas.NewText(text, themeColor(color))
	t.TextSize, t.TextStyle.Bold = size, bold
	m := t.MinSize()
	t.Move(fyne.NewPos(x, y+(sourceStep-m.Height)/2))
	t.Resize(m)
	r.drawn = append(r.drawn, t)
}

// pathAt is the path of the clause that begins on a line.
func (v *intakeReview) pathAt(line int) string {
	for _, c := range v.Clauses {
		if c.Line == line && !c.LeadIn {
			return strings.ReplaceAll(c.Path, ".-", "-")
		}
	}
	return ""
}
