package charts

import (
	"fmt"
	"strings"

	"github.com/golang/freetype/truetype"
	"golang.org/x/image/math/fixed"
)

// typeface is a parsed font with the advance widths met so far. go-chart builds
// a font face per MeasureText, which made a chart take seconds.
type typeface struct {
	font     *truetype.Font
	perEm    fixed.Int26_6
	advances map[rune]float64 // in ems
}

// fontset holds both weights. It is used by one drawing at a time.
type fontset struct{ regular, bold *typeface }

func parseFonts(f Fonts) (*fontset, error) {
	regular, err := parseFont(f.Regular)
	if err != nil {
		return nil, fmt.Errorf("biểu đồ: phông chữ thường không đọc được: %w", err)
	}
	bold, err := parseFont(f.Bold)
	if err != nil {
		return nil, fmt.Errorf("biểu đồ: phông chữ đậm không đọc được: %w", err)
	}
	return &fontset{regular, bold}, nil
}

func parseFont(ttf []byte) (t *typeface, err error) {
	// freetype indexes a damaged file without checking its length.
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("tệp phông hỏng: %v", p)
		}
	}()
	font, err := truetype.Parse(ttf)
	if err != nil {
		return nil, err
	}
	if font.FUnitsPerEm() <= 0 {
		return nil, fmt.Errorf("tệp phông không có đơn vị em")
	}
	return &typeface{font, fixed.Int26_6(font.FUnitsPerEm()), map[rune]float64{}}, nil
}

func (s *fontset) of(f *truetype.Font) *typeface {
	if f == s.bold.font {
		return s.bold
	}
	return s.regular
}

// family is the font's name as SVG and CSS know it.
func (t *typeface) family() string {
	return strings.ToValidUTF8(t.font.Name(truetype.NameIDFontFamily), "")
}

// advance is the unhinted, unkerned width of a rune in ems. No surface kerns, so
// a text has one width on all of them.
func (t *typeface) advance(r rune) float64 {
	if a, ok := t.advances[r]; ok {
		return a
	}
	a := float64(t.font.HMetric(t.perEm, t.font.Index(r)).AdvanceWidth) / float64(t.perEm)
	t.advances[r] = a
	return a
}

// width is the length of a text in ems.
func (t *typeface) width(s string) float64 {
	w := 0.0
	for _, r := range s {
		w += t.advance(r)
	}
	return w
}

// MissingGlyphError tells that a font can't show a rune of a text. A surface
// would print a blank, so nothing is drawn instead.
type MissingGlyphError struct {
	Rune rune
	Text string
}

func (e *MissingGlyphError) Error() string {
	return fmt.Sprintf("biểu đồ: phông chữ không có ký tự %q (U+%04X) trong %q", e.Rune, e.Rune, e.Text)
}

func (s *fontset) covers(text string) error {
	for _, r := range text {
		if s.regular.font.Index(r) == 0 || s.bold.font.Index(r) == 0 {
			return &MissingGlyphError{Rune: r, Text: text}
		}
	}
	return nil
}
