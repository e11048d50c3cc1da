package pdf

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/responses"
	"golang.org/x/text/unicode/norm"
)

// Line is a run of words on one baseline. Where a page has columns or a table,
// one baseline has several lines, one for each column.
type Line struct {
	Runs     []Run
	X, W     float64 // left edge and width in points
	Baseline float64 // in points from the top of the page
	Size     float64 // height of the letters in points, estimated
}

// Run is a part of a line in one weight.
type Run struct {
	Text string
	Bold bool
}

// Text returns the line's words.
func (l Line) Text() string {
	var b strings.Builder
	for _, run := range l.Runs {
		b.WriteString(run.Text)
	}
	return b.String()
}

// maxChars bounds the characters read from one page; a dense page has 8,000.
const maxChars = 200_000

// Text returns the lines of a page (from 1), NFC, from top to bottom and on one
// baseline from left to right. A page that is only a picture has none.
func (f *File) Text(page int) ([]Line, error) {
	_, height, err := f.Size(page)
	if err != nil {
		return nil, err
	}
	var lines []Line
	err = f.do(page, func() error {
		ref := requests.Page{ByIndex: &requests.PageByIndex{Document: f.doc, Index: page - 1}}
		content, err := f.engine.GetPageTextStructured(&requests.GetPageTextStructured{Page: ref, Mode: requests.GetPageTextStructuredModeChars})
		if err != nil {
			return err
		}
		loaded, err := f.engine.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: ref})
		if err != nil {
			return err
		}
		defer f.engine.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: loaded.TextPage})
		chars := content.Chars[:min(len(content.Chars), maxChars)]
		lines = f.lines(chars, loaded.TextPage, height)
		return nil
	})
	return lines, err
}

// glyph is one character with its box, y counted from the top of the page.
type glyph struct {
	text                     string
	left, right, top, bottom float64
	bold                     bool
}

// lines cuts the characters, which come in the order in which the page draws
// them, wherever the pen jumps.
func (f *File) lines(chars []*responses.GetPageTextStructuredChar, page references.FPDF_TEXTPAGE, height float64) []Line {
	var out []Line
	var piece []glyph
	end := func() {
		if line, ok := newLine(piece); ok {
			out = append(out, line)
		}
		piece = piece[:0]
	}
	inWord, bold, apart := false, false, false
	for i, c := range chars {
		g := glyph{c.Text, c.PointPosition.Left, c.PointPosition.Right, height - c.PointPosition.Top, height - c.PointPosition.Bottom, false}
		switch {
		case c.Text == "\r" || c.Text == "\n":
			end()
			inWord = false
			continue
		case c.Text == "\x02" || c.Text == "\ufffe": // PDFium's mark for a hyphen at the end of a line
			g.text = "-"
		case c.Text == "" || unicode.IsSpace([]rune(c.Text)[0]):
			inWord = false
			apart = apart || f.generated(page, i)
			if len(piece) > 0 {
				piece = append(piece, glyph{text: " ", left: piece[len(piece)-1].right, right: piece[len(piece)-1].right, bold: bold})
			}
			continue
		}
		if !inWord {
			bold = f.bold(page, i)
		}
		inWord = true
		g.bold = bold
		if jumps(piece, g, apart) {
			end()
		}
		piece, apart = append(piece, g), false
	}
	end()
	return inRows(out)
}

// jumps tells whether g begins a new line: it lies on another baseline, or further
// right than words of a justified line stand apart. Where the file has no space, only
// a way between two drawings (apart), less is enough: those are cells.
func jumps(piece []glyph, g glyph, apart bool) bool {
	last, ok := lastInk(piece)
	if !ok {
		return false
	}
	size := max(last.bottom-last.top, g.bottom-g.top, 6)
	gap, widest := g.left-last.right, 2.2*size
	if apart {
		widest = 1.1 * size
	}
	return gap > widest || gap < -2*size || g.top > last.bottom+0.3*size || g.bottom < last.top-0.3*size
}

func lastInk(piece []glyph) (glyph, bool) {
	for i := len(piece) - 1; i >= 0; i-- {
		if piece[i].text != " " {
			return piece[i], true
		}
	}
	return glyph{}, false
}

// newLine joins the characters of a piece. The baseline is the middle of the
// lower edges: most letters stand on it, a few hang below.
func newLine(piece []glyph) (Line, bool) {
	var line Line
	var text strings.Builder
	var bottoms, heights []float64
	bold := false
	flush := func() {
		if text.Len() > 0 {
			line.Runs = append(line.Runs, Run{norm.NFC.String(text.String()), bold})
		}
		text.Reset()
	}
	left, right := 0.0, 0.0
	for _, g := range piece {
		if g.text == " " {
			if len(bottoms) > 0 && !strings.HasSuffix(text.String(), " ") {
				text.WriteString(" ")
			}
			continue
		}
		if g.bold != bold {
			flush()
			bold = g.bold
		}
		if len(bottoms) == 0 {
			left, right = g.left, g.right
		}
		left, right = min(left, g.left), max(right, g.right)
		bottoms, heights = append(bottoms, g.bottom), append(heights, g.bottom-g.top)
		text.WriteString(g.text)
	}
	flush()
	if len(bottoms) == 0 {
		return Line{}, false
	}
	slices.Sort(bottoms)
	slices.Sort(heights)
	line.X, line.W = left, right-left
	line.Baseline = bottoms[len(bottoms)/2]
	line.Size = heights[len(heights)*9/10]
	last := &line.Runs[len(line.Runs)-1]
	last.Text = strings.TrimRight(last.Text, " ")
	return line, strings.TrimSpace(line.Text()) != ""
}

// inRows orders lines from top to bottom, those on one baseline from left to right.
func inRows(lines []Line) []Line {
	slices.SortStableFunc(lines, func(a, b Line) int { return cmp.Compare(a.Baseline, b.Baseline) })
	for from := 0; from < len(lines); {
		to := from + 1
		for to < len(lines) && SameRow(lines[from], lines[to]) {
			to++
		}
		slices.SortStableFunc(lines[from:to], func(a, b Line) int { return cmp.Compare(a.X, b.X) })
		from = to
	}
	return lines
}

// SameRow tells whether two lines stand on one baseline.
func SameRow(a, b Line) bool {
	d := a.Baseline - b.Baseline
	return max(d, -d) < 0.4*max(a.Size, b.Size, 5)
}

// generated tells whether PDFium put character i, a space, in between two drawings.
func (f *File) generated(page references.FPDF_TEXTPAGE, i int) bool {
	made, err := f.engine.FPDFText_IsGenerated(&requests.FPDFText_IsGenerated{TextPage: page, Index: i})
	return err == nil && made.IsGenerated
}

// bold tells the weight of the font of character i, by its number or its name.
func (f *File) bold(page references.FPDF_TEXTPAGE, i int) bool {
	info, err := f.engine.FPDFText_GetFontInfo(&requests.FPDFText_GetFontInfo{TextPage: page, Index: i})
	if err == nil && strings.Contains(strings.ToLower(info.FontName), "bold") {
		return true
	}
	weight, err := f.engine.FPDFText_GetFontWeight(&requests.FPDFText_GetFontWeight{TextPage: page, Index: i})
	return err == nil && weight.FontWeight >= 600 && weight.FontWeight < 1000
}
