package briefing

import (
	"fmt"
	"math"
	"strings"

	"giaoban/assets"
	"giaoban/charts"
	"giaoban/data"

	"github.com/golang/freetype/truetype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"
)

// font is a style of the document's one family at a size in points.
type font struct {
	bold, italic bool
	size         float64
}

// style is the font's name within the family: "", "B", "I", "BI".
func (f font) style() string {
	s := ""
	if f.bold {
		s = "B"
	}
	if f.italic {
		s += "I"
	}
	return s
}

// faces measure text and know which letters the print fonts have. Measuring
// stays out of the PDF library, which draws a missing letter as a blank.
type faces struct {
	byStyle map[string]*face
}

type face struct {
	name   string
	ttf    *truetype.Font
	widths map[rune]int // thousandths of the size; -1 = no glyph
}

// printFonts are the files of the print family by style.
func printFonts() map[string][]byte {
	return map[string][]byte{
		"": assets.TinosRegular, "B": assets.TinosBold, "I": assets.TinosItalic, "BI": assets.TinosBoldItalic,
	}
}

func chartFonts() charts.Fonts {
	return charts.Fonts{Regular: assets.TinosRegular, Bold: assets.TinosBold}
}

func newFaces() (*faces, error) {
	fs := &faces{byStyle: map[string]*face{}}
	for style, file := range printFonts() {
		ttf, err := truetype.Parse(file)
		if err != nil {
			return nil, fmt.Errorf("reading font Tinos %q: %w", style, err)
		}
		fs.byStyle[style] = &face{name: ttf.Name(truetype.NameIDFontFullName), ttf: ttf, widths: map[rune]int{}}
	}
	return fs, nil
}

// advance is a letter's width in thousandths of the size, rounded as the width
// table of a PDF is, so that measured and drawn lengths agree.
func (f *face) advance(r rune) int {
	w, known := f.widths[r]
	if known {
		return w
	}
	w = -1
	if i := f.ttf.Index(r); i != 0 && r <= 0xFFFF {
		em := f.ttf.FUnitsPerEm()
		h := f.ttf.HMetric(fixed.Int26_6(em), i)
		w = int(math.Round(float64(h.AdvanceWidth) * 1000 / float64(em)))
	}
	f.widths[r] = w
	return w
}

// width returns the length of s in mm. A letter the font lacks is an error that
// names it: printed, it would be a blank.
func (fs *faces) width(f font, s string) (float64, error) {
	sum := 0
	face := fs.byStyle[f.style()]
	for _, r := range s {
		w := face.advance(r)
		if w < 0 {
			return 0, missingGlyph(face.name, r, s)
		}
		sum += w
	}
	return float64(sum) / 1000 * f.size * mmPerPoint, nil
}

func missingGlyph(fontName string, r rune, text string) error {
	return &data.Error{
		Code:    data.Invalid,
		Message: fmt.Sprintf("Phông %s không có chữ “%c” (U+%04X) trong “%s”, nên không in được.", fontName, r, r, text),
		Hint:    "Sửa chữ đó trong sổ rồi in lại.",
	}
}

// run is text in one font without a line break.
type run struct {
	font  font
	text  string
	width float64
}

// textLine is a line of runs.
type textLine struct {
	runs    []run
	natural float64 // length in mm without stretching
	spaces  int
	last    bool // of its paragraph: never stretched
}

// draw writes the line; wordSpace widens each space by so many mm.
func (t textLine) draw(s surface, x, baseline, wordSpace float64) {
	for _, r := range t.runs {
		s.text(r.font, x, baseline, r.text, wordSpace)
		x += r.width + wordSpace*float64(strings.Count(r.text, " "))
	}
}

// lineBase is the distance in mm from the top of a line to its baseline.
func lineBase(size float64) float64 {
	return (ascent + (leading-ascent-0.216)/2) * size * mmPerPoint
}

// word is a piece of text without a place to break. Its parts differ in style only.
type word struct {
	parts []run
	width float64
	space font // of the space after it
}

// noBreak is a space at which no line breaks.
const noBreak = "\u00a0"

// isBreak tells whether a line may break at r: at spaces only, so document codes
// such as 2146/UBND-TH stay whole. A no-break space is no break.
func isBreak(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' }

// words splits spans at spaces; a word may cross spans.
func (l layout) words(spans []Span, size, width float64) ([]word, error) {
	var out []word
	joined := false // the next part belongs to the last word
	for _, sp := range spans {
		f := font{sp.Bold, sp.Italic, size}
		text := norm.NFC.String(sp.Text)
		for text != "" {
			end := strings.IndexFunc(text, isBreak)
			if end == 0 {
				if joined {
					out[len(out)-1].space = f
				}
				joined, text = false, strings.TrimLeftFunc(text, isBreak)
				continue
			}
			if end < 0 {
				end = len(text)
			}
			token := text[:end]
			if strings.Contains(token, noBreak) {
				if whole, err := l.faces.width(f, strings.ReplaceAll(token, noBreak, " ")); err == nil && whole > width {
					// Kept together it is longer than a line: let it break.
					text = strings.ReplaceAll(token, noBreak, " ") + text[end:]
					continue
				}
			}
			parts, err := l.parts(f, strings.ReplaceAll(token, noBreak, " "), width)
			if err != nil {
				return nil, err
			}
			for i, p := range parts {
				if !joined || i > 0 {
					out = append(out, word{space: f})
				}
				w := &out[len(out)-1]
				w.parts, w.width = append(w.parts, p), w.width+p.width
				joined = true
			}
			text = text[end:]
		}
	}
	return out, nil
}

// parts returns s as one run, or cut into full lines when it is longer than one.
func (l layout) parts(f font, s string, width float64) ([]run, error) {
	w, err := l.faces.width(f, s)
	if err != nil || w <= width {
		return []run{{f, s, w}}, err
	}
	var out []run
	for rest := []rune(s); len(rest) > 0; {
		n := 1
		for w, _ = l.faces.width(f, string(rest[:1])); n < len(rest); n++ {
			next, _ := l.faces.width(f, string(rest[n:n+1])) // checked as part of s
			if w+next > width {
				break
			}
			w += next
		}
		out = append(out, run{f, string(rest[:n]), w})
		rest = rest[n:]
	}
	return out, nil
}

// lines breaks spans into lines of at most width mm, the first shorter by indent.
// A paragraph's last line is never a single word when one can be moved down to it.
func (l layout) lines(spans []Span, size, width, indent float64) ([]textLine, error) {
	words, err := l.words(spans, size, width-indent)
	if err != nil || len(words) == 0 {
		return nil, err
	}
	var starts []int // of each line, in words
	room := -1.0
	for i, w := range words {
		if w.width > room || i == 0 {
			starts = append(starts, i)
			room = width
			if i == 0 {
				room -= indent
			}
		}
		room -= w.width + l.space(w.space)
	}
	if n := len(starts); n > 1 && starts[n-1] == len(words)-1 && starts[n-1]-starts[n-2] > 2 {
		a, b := words[len(words)-2], words[len(words)-1]
		if a.width+l.space(a.space)+b.width <= width {
			starts[n-1]--
		}
	}
	out := make([]textLine, len(starts))
	for i, from := range starts {
		to := len(words)
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		out[i] = l.line(words[from:to])
	}
	out[len(out)-1].last = true
	return out, nil
}

// space is the width of a space in mm; every text font has one.
func (l layout) space(f font) float64 {
	w, _ := l.faces.width(f, " ")
	return w
}

// line joins words to runs of one font each.
func (l layout) line(words []word) textLine {
	var t textLine
	add := func(r run) {
		t.natural += r.width
		t.spaces += strings.Count(r.text, " ")
		if n := len(t.runs); n > 0 && t.runs[n-1].font == r.font {
			t.runs[n-1].text += r.text
			t.runs[n-1].width += r.width
			return
		}
		t.runs = append(t.runs, r)
	}
	for i, w := range words {
		for _, p := range w.parts {
			add(p)
		}
		if i+1 < len(words) {
			add(run{w.space, " ", l.space(w.space)})
		}
	}
	return t
}

// paragraph lays out wrapped text.
func (l layout) paragraph(p Paragraph, width float64) (piece, error) {
	offset := 0.0 // of the text from the left, behind a tick box
	if p.TickBox {
		offset = p.Size * mmPerPoint * 1.1
	}
	lines, err := l.lines(p.Spans, p.Size, width-offset, p.Indent)
	if err != nil {
		return piece{}, err
	}
	pitch := p.Size * mmPerPoint * leading
	height := pitch * float64(len(lines))
	if p.Rule > 0 {
		height += 1.2
	}
	return piece{height, func(s surface, x, y float64) error {
		if p.Level > 0 {
			s.bookmark(plain(p.Spans), p.Level-1, y)
		}
		if p.TickBox {
			side := p.Size * mmPerPoint * 0.78
			s.rect(x, y+(pitch-side)/2, side, side, 0.25)
		}
		for i, t := range lines {
			left, room := x+offset, width-offset
			if i == 0 {
				left, room = left+p.Indent, room-p.Indent
			}
			stretch := 0.0
			switch {
			case p.Align == Center:
				left += (room - t.natural) / 2
			case p.Align == Justify && !t.last && t.spaces > 0:
				stretch = (room - t.natural) / float64(t.spaces)
			}
			base := y + float64(i)*pitch
			t.draw(s, left, base+lineBase(p.Size), stretch)
			if p.Rule > 0 && t.last {
				w := t.natural * p.Rule
				s.line(left+(t.natural-w)/2, base+pitch+0.6, left+(t.natural+w)/2, base+pitch+0.6, hairline)
			}
		}
		return nil
	}}, nil
}

// plain is the text of spans without styles, in the form in which it is printed.
func plain(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return strings.Join(strings.Fields(norm.NFC.String(b.String())), " ")
}
