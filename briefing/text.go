package briefing

import (
	"cmp"
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
	tone         Tone
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

// family is a document's one family of fonts.
type family struct {
	name            string
	files           map[string][]byte // by style
	ascent, descent float64           // in font sizes
	leading         float64           // line distance in font sizes: "dòng đơn"
}

// family returns the fonts of a face. Noto Sans, as Fyne ships it, is upright in
// both weights here: screens set italics only for quotes.
func (f Face) family() family {
	if f == Screen {
		return family{"NotoSans", map[string][]byte{
			"": assets.NotoSansRegular, "B": assets.NotoSansBold, "I": assets.NotoSansRegular, "BI": assets.NotoSansBold,
		}, 1.069, 0.293, 1.32}
	}
	return family{"Tinos", map[string][]byte{
		"": assets.TinosRegular, "B": assets.TinosBold, "I": assets.TinosItalic, "BI": assets.TinosBoldItalic,
	}, 0.891, 0.216, 1.15}
}

// faces measure text and know which letters the fonts have. Measuring stays out
// of the PDF library, which draws a missing letter as a blank.
type faces struct {
	family
	screen  bool
	byStyle map[string]*face
}

type face struct {
	name   string
	ttf    *truetype.Font
	widths []int16        // of the letters below U+2100: thousandths of the size; 0 = not asked for yet, -1 = no glyph
	rare   map[rune]int16 // of the others
}

// wide is the first letter that is looked up in a map: Vietnamese letters and the
// signs of papers lie below it.
const wide = 0x2100

// chartFonts are those of the charts in a document of this face.
func (fs *faces) chartFonts() charts.Fonts {
	return charts.Fonts{Regular: fs.files[""], Bold: fs.files["B"]}
}

func (fs *faces) chartTheme() charts.Theme {
	if fs.screen {
		return charts.Light
	}
	return charts.Print
}

func newFaces(f Face) (*faces, error) {
	fs := &faces{family: f.family(), screen: f == Screen, byStyle: map[string]*face{}}
	for style, file := range fs.files {
		ttf, err := truetype.Parse(file)
		if err != nil {
			return nil, fmt.Errorf("reading font %s %q: %w", fs.name, style, err)
		}
		fs.byStyle[style] = &face{ttf.Name(truetype.NameIDFontFullName), ttf, make([]int16, wide), map[rune]int16{}}
	}
	return fs, nil
}

// advance is a letter's width in thousandths of the size, rounded as the width
// table of a PDF is, so that measured and drawn lengths agree.
func (f *face) advance(r rune) int {
	if r < wide {
		if f.widths[r] == 0 {
			f.widths[r] = f.measure(r)
		}
		return int(f.widths[r])
	}
	w, known := f.rare[r]
	if !known {
		w = f.measure(r)
		f.rare[r] = w
	}
	return int(w)
}

func (f *face) measure(r rune) int16 {
	i := f.ttf.Index(r)
	if i == 0 || r > 0xFFFF {
		return -1
	}
	em := f.ttf.FUnitsPerEm()
	h := f.ttf.HMetric(fixed.Int26_6(em), i)
	return int16(math.Round(float64(h.AdvanceWidth) * 1000 / float64(em)))
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
	link  string
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
		w := r.width + wordSpace*float64(strings.Count(r.text, " "))
		if r.link != "" {
			h := r.font.size * mmPerPoint
			s.link(r.link, x, baseline-0.8*h, w, h)
		}
		x += w
	}
}

// lineBase is the distance in mm from the top of a line to its baseline.
func (l layout) lineBase(size float64) float64 {
	f := l.faces.family
	return (f.ascent + (f.leading-f.ascent-f.descent)/2) * size * mmPerPoint
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
		f := font{sp.Bold, sp.Italic, size, sp.Tone}
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
				p.link = sp.Link
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
		return []run{{font: f, text: s, width: w}}, err
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
		out = append(out, run{font: f, text: string(rest[:n]), width: w})
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
		if n := len(t.runs); n > 0 && t.runs[n-1].font == r.font && t.runs[n-1].link == r.link {
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
			space := run{font: w.space, text: " ", width: l.space(w.space)}
			// A space between two words of one link is part of it.
			if next := words[i+1]; len(w.parts) > 0 && w.parts[len(w.parts)-1].link == next.parts[0].link {
				space.link = next.parts[0].link
			}
			add(space)
		}
	}
	return t
}

// setText is a paragraph broken into lines.
type setText struct {
	*Paragraph
	lines         []textLine
	width, offset float64 // offset of the text from the left, behind a tick box
	pitch, base   float64 // of a line, and its baseline
}

func (l layout) setText(p Paragraph, width float64) (*setText, error) {
	t := &setText{Paragraph: &p, width: width, pitch: p.Size * mmPerPoint * l.faces.leading, base: l.lineBase(p.Size)}
	if p.TickBox {
		t.offset = p.Size * mmPerPoint * 1.1
	}
	var err error
	t.lines, err = l.lines(p.Spans, p.Size, width-t.offset, p.Indent)
	return t, err
}

// paragraph lays out wrapped text.
func (l layout) paragraph(p Paragraph, width float64) (piece, error) {
	t, err := l.setText(p, width)
	if err != nil {
		return piece{}, err
	}
	return t.piece(0, len(t.lines)), nil
}

// piece draws the lines from…to.
func (t *setText) piece(from, to int) piece {
	height := t.pitch * float64(to-from)
	if t.Rule > 0 && to == len(t.lines) {
		height += 1.2
	}
	return piece{height, func(s surface, x, y float64) error {
		if from == 0 {
			t.begin(s, x, y)
		}
		for i := from; i < to; i++ {
			t.line(s, i, x, y+float64(i-from)*t.pitch)
		}
		return nil
	}}
}

// begin draws what stands at the paragraph's beginning.
func (t *setText) begin(s surface, x, y float64) {
	if t.Level > 0 {
		s.bookmark(cmp.Or(norm.NFC.String(t.Outline), plain(t.Spans)), t.Level-1, y)
	}
	if t.Anchor != "" {
		s.anchor(t.Anchor, y)
	}
	if t.TickBox {
		side := t.Size * mmPerPoint * 0.78
		s.rect(x, y+(t.pitch-side)/2, side, side, 0.25)
	}
}

// line draws line i with its top at y.
func (t *setText) line(s surface, i int, x, y float64) {
	line := t.lines[i]
	left, room := x+t.offset, t.width-t.offset
	if i == 0 {
		left, room = left+t.Indent, room-t.Indent
	}
	stretch := 0.0
	switch {
	case t.Align == Center:
		left += (room - line.natural) / 2
	case t.Align == Right:
		left += room - line.natural
	case t.Align == Justify && !line.last && line.spaces > 0:
		stretch = (room - line.natural) / float64(line.spaces)
	}
	line.draw(s, left, y+t.base, stretch)
	if t.Rule > 0 && line.last {
		w := line.natural * t.Rule
		s.line(left+(line.natural-w)/2, y+t.pitch+0.6, left+(line.natural+w)/2, y+t.pitch+0.6, hairline)
	}
}

// plain is the text of spans without styles, in the form in which it is printed.
func plain(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return strings.Join(strings.Fields(norm.NFC.String(b.String())), " ")
}

// styles are the styles the family has files for.
func (fs *faces) styles() []string {
	if fs.screen {
		return []string{"", "B"}
	}
	return []string{"", "B", "I", "BI"}
}

// styleOf is the style a font is drawn in.
func (fs *faces) styleOf(f font) string {
	if fs.screen {
		f.italic = false
	}
	return f.style()
}
