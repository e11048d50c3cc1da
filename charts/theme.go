package charts

import (
	"fmt"

	"github.com/wcharczuk/go-chart/v2/drawing"
)

// mm is one millimetre of paper in points, the chart unit of the Print theme.
const mm = 72 / 25.4

// look is a theme worked out: colours, and lengths in chart units.
type look struct {
	bg, after                     drawing.Color // ground, ground of years after the cut-off
	ink, ink2                     drawing.Color // strong text and axis, quiet text
	rule                          drawing.Color // hairlines
	line2, line3                  drawing.Color // median and peers, best
	accent                        drawing.Color // the province
	red, amber                    drawing.Color // overdue figures, target
	band                          drawing.Color
	text, title                   float64 // sizes of type
	main, later, median, best     float64 // widths of lines
	axis, hair, target            float64
	dot, peerDot                  float64 // radii
	pitch, bar                    float64 // a row of bars and the bar in it
	crisp                         bool    // align edges with pixels; paper has none
	direct                        bool    // name the lines beside them instead of in a key
	fontFallback                  string  // for SVG, where the font may be missing
	overdue, inTime, late         paint
	onTime, notReported, reported paint
	groups                        [5]cellLook // of a heat table: none, lowest … highest
}

// cellLook is how a cell of a heat table is set.
type cellLook struct {
	ground, text drawing.Color
	bold         bool
}

func cell(ground, text string) cellLook { return cellLook{hex(ground), hex(text), false} }

// paint is how one kind of part is filled.
type paint struct {
	ground, edge, mark drawing.Color
	pattern            pattern
}

type pattern int

const (
	plain pattern = iota
	hatched
	dotted
)

func hex(s string) drawing.Color { return drawing.ColorFromHex(s) }

func solid(fill, edge string) paint { return paint{ground: hex(fill), edge: hex(edge)} }

func patterned(p pattern, mark, ground string) paint {
	return paint{ground: hex(ground), edge: hex(mark), mark: hex(mark), pattern: p}
}

func (l look) paint(f Fill) (paint, bool) {
	switch f {
	case FillOverdue:
		return l.overdue, true
	case FillInTime:
		return l.inTime, true
	case FillLate:
		return l.late, true
	case FillOnTime:
		return l.onTime, true
	case FillNotReported:
		return l.notReported, true
	case FillReported:
		return l.reported, true
	}
	return paint{}, false
}

// lookOf gives the colours and sizes of the design tokens for a theme.
func lookOf(t Theme) (look, error) {
	switch t {
	case Light:
		return lightLook(), nil
	case Dark:
		return darkLook(), nil
	case Print:
		return printLook(), nil
	}
	return look{}, fmt.Errorf("biểu đồ: không có bộ màu %q", t)
}

func screenLook() look {
	return look{
		text: 12, title: 13,
		main: 2.2, later: 1.2, median: 1.2, best: 1, axis: 1, hair: 1, target: 1.5,
		dot: 3, peerDot: 2.5, pitch: 19, bar: 13, crisp: true,
		fontFallback: "'Segoe UI', Roboto, Arial, sans-serif",
	}
}

func lightLook() look {
	l := screenLook()
	l.bg, l.after = hex("FFFFFF"), hex("F1F0EC")
	l.ink, l.ink2, l.rule = hex("1A2027"), hex("555D65"), hex("DAD7CE")
	l.line2, l.line3 = hex("7E868E"), hex("B3B8BD")
	l.accent, l.red, l.amber, l.band = hex("174A75"), hex("A61E17"), hex("854F00"), hex("E1EAF2")
	l.overdue = solid("9B1B14", "9B1B14")
	l.inTime = solid("8FB2D3", "2F6396")
	l.late = patterned(hatched, "23705F", "E0EEEA")
	l.onTime = solid("2F8F7C", "2F8F7C")
	l.notReported = patterned(dotted, "6D757D", "F0F1F2")
	l.reported = solid("C9CDD1", "7E868E")
	l.groups = [5]cellLook{
		cell("FFFFFF", "1A2027"),
		cell("E0A36E", "1A2027"), cell("F6E3C8", "1A2027"), cell("B5CFE5", "1A2027"), cell("1F5A8A", "FFFFFF"),
	}
	return l
}

func darkLook() look {
	l := screenLook()
	l.bg, l.after = hex("14181C"), hex("1D2227")
	l.ink, l.ink2, l.rule = hex("E9EBED"), hex("AAB2B9"), hex("363D44")
	l.line2, l.line3 = hex("9AA3AB"), hex("5E676F")
	l.accent, l.red, l.amber, l.band = hex("8FBEE8"), hex("FF9489"), hex("EDBB66"), hex("203548")
	l.overdue = solid("FF6B4A", "FF6B4A")
	l.inTime = solid("3E6C99", "8FBEE8")
	l.late = patterned(hatched, "58C2B4", "1B3630")
	l.onTime = solid("58C2B4", "58C2B4")
	l.notReported = patterned(dotted, "A0A9B1", "22282E")
	l.reported = solid("59626B", "9AA3AB")
	l.groups = [5]cellLook{
		cell("14181C", "E9EBED"),
		cell("B8743B", "0E1317"), cell("4A3A22", "E9EBED"), cell("2F516F", "E9EBED"), cell("7FB4E2", "0E1317"),
	}
	return l
}

// printLook is for black ink on white paper; what colour says on screen is said
// by pattern, width and dash.
func printLook() look {
	return look{
		bg: hex("FFFFFF"), after: hex("F0F0F0"),
		ink: hex("000000"), ink2: hex("000000"), rule: hex("C8C8C8"),
		line2: hex("555555"), line3: hex("000000"),
		accent: hex("000000"), red: hex("000000"), amber: hex("000000"), band: hex("E2E2E2"),
		text: 10.5, title: 11,
		main: .75 * mm, later: .4 * mm, median: .3 * mm, best: .25 * mm,
		axis: .25 * mm, hair: .15 * mm, target: .4 * mm,
		dot: 2.8, peerDot: 2.3, pitch: 13, bar: 9.5, direct: true,
		fontFallback: "'Times New Roman', Times, serif",
		overdue:      solid("000000", "000000"),
		inTime:       solid("FFFFFF", "000000"),
		late:         patterned(hatched, "000000", "FFFFFF"),
		onTime:       solid("8A8A8A", "000000"),
		notReported:  patterned(dotted, "000000", "FFFFFF"),
		reported:     solid("E2E2E2", "000000"),
		// One row of greys, the darker the higher; the lower two are told by
		// their underlines as well, and the lowest, which must not be missed on
		// white, is bold.
		groups: [5]cellLook{
			cell("FFFFFF", "000000"),
			{hex("FFFFFF"), hex("000000"), true},
			cell("EDEDED", "000000"), cell("C8C8C8", "000000"), cell("585858", "FFFFFF"),
		},
	}
}
