package charts

import (
	"math"

	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// picture is a checked chart with everything needed to draw it on any surface.
type picture struct {
	spec  Spec
	size  Size
	theme Theme
	look  look
	fonts *fontset
}

// prepare checks the chart, its size, its fonts and that the fonts have every
// letter.
func prepare(s Spec, size Size, t Theme, f Fonts) (*picture, error) {
	s = s.normal()
	if err := s.validate(); err != nil {
		return nil, err
	}
	if err := size.validate(); err != nil {
		return nil, err
	}
	look, err := lookOf(t)
	if err != nil {
		return nil, err
	}
	fonts, err := parseFonts(f)
	if err != nil {
		return nil, err
	}
	for _, text := range s.texts() {
		if err := fonts.covers(text); err != nil {
			return nil, err
		}
	}
	return &picture{s, size, t, look, fonts}, nil
}

// draw is the one drawing code for all surfaces.
func (p *picture) draw(r chart.Renderer) {
	c := &canvas{r: r, look: p.look, fonts: p.fonts, w: p.size.Width, h: p.size.Height}
	if p.theme != Print { // paper is its own ground
		c.fill(c.frame(), c.look.bg)
	}
	switch {
	case p.spec.empty():
		c.words(p.spec.Empty)
	case p.spec.Trend != nil:
		drawTrend(c, p.spec)
	case p.spec.Kind == KindStrip:
		drawStrip(c, p.spec.Bars)
	case p.spec.Bars != nil:
		drawBars(c, p.spec)
	default:
		p.spec.figure().draw(c, c.heading(p.spec))
	}
}

// figure is a part of a Spec that is drawn under a title in one go: dots, a
// dumbbell, a radar, a heat table.
type figure interface {
	validate() error
	empty() bool
	texts() []string
	describe() []string       // row by row, for those who can't see it
	height(c *canvas) float64 // without the title
	draw(c *canvas, top float64)
}

// figure is nil for a trend and for bars.
func (s Spec) figure() figure {
	switch {
	case s.Dots != nil:
		return s.Dots
	case s.Dumbbell != nil:
		return s.Dumbbell
	case s.Radar != nil:
		return s.Radar
	case s.Heat != nil:
		return s.Heat
	}
	return nil
}

// empty tells whether there is nothing to draw. Rows of zeros are something: a
// zero is shown, not hidden.
func (s Spec) empty() bool {
	if f := s.figure(); f != nil {
		return f.empty()
	}
	if s.Trend != nil {
		for _, l := range s.Trend.Lines {
			if len(l.Points) > 0 {
				return false
			}
		}
		return len(s.Trend.Notes) == 0
	}
	if s.Kind == KindStrip {
		return len(s.Bars.Rows) == 0 || s.Bars.Rows[0].total() == 0
	}
	return len(s.Bars.Rows) == 0
}

// canvas draws in chart units through a renderer.
type canvas struct {
	r     chart.Renderer
	look  look
	fonts *fontset
	w, h  float64
}

// box is a rectangle in chart units, y downwards.
type box struct{ x0, y0, x1, y1 float64 }

func (b box) width() float64      { return b.x1 - b.x0 }
func (b box) height() float64     { return b.y1 - b.y0 }
func (b box) grow(d float64) box  { return box{b.x0 - d, b.y0 - d, b.x1 + d, b.y1 + d} }
func (b box) overlaps(o box) bool { return b.x0 < o.x1 && o.x0 < b.x1 && b.y0 < o.y1 && o.y0 < b.y1 }

func (b box) inside(o box) bool {
	return b.x0 >= o.x0 && b.x1 <= o.x1 && b.y0 >= o.y0 && b.y1 <= o.y1
}

func (c *canvas) frame() box { return box{0, 0, c.w, c.h} }

func units(v float64) int { return int(math.Round(v * perUnit)) }

// snap moves a hairline to the middle of a pixel of the screen, an edge to its border.
func (c *canvas) snap(v float64) float64 {
	if c.look.crisp {
		return math.Floor(v) + .5
	}
	return v
}

func (c *canvas) edge(v float64) float64 {
	if c.look.crisp {
		return math.Round(v)
	}
	return v
}

// pen is how a line is stroked.
type pen struct {
	color drawing.Color
	width float64
	dash  []float64
}

func (c *canvas) usePen(p pen) {
	dash := make([]float64, len(p.dash))
	for i, d := range p.dash {
		dash[i] = d * perUnit
	}
	c.r.SetStrokeColor(p.color)
	c.r.SetStrokeWidth(p.width * perUnit)
	c.r.SetStrokeDashArray(dash)
}

func (c *canvas) trace(points []point) {
	for i, p := range points {
		if i == 0 {
			c.r.MoveTo(units(p.x), units(p.y))
		} else {
			c.r.LineTo(units(p.x), units(p.y))
		}
	}
}

func (c *canvas) line(p pen, points ...point) {
	if len(points) < 2 {
		return
	}
	c.usePen(p)
	c.trace(points)
	c.r.Stroke()
}

// polygons fills shapes in one path.
func (c *canvas) polygons(fill drawing.Color, shapes ...[]point) {
	c.r.SetFillColor(fill)
	for _, s := range shapes {
		if len(s) > 2 {
			c.trace(s)
			c.r.Close()
		}
	}
	c.r.Fill()
}

func (c *canvas) fill(b box, color drawing.Color) {
	if b.width() > 0 && b.height() > 0 {
		c.polygons(color, b.corners())
	}
}

func (b box) corners() []point {
	return []point{{b.x0, b.y0}, {b.x1, b.y0}, {b.x1, b.y1}, {b.x0, b.y1}}
}

// dot is a disc; with a pen of some width it is ringed.
func (c *canvas) dot(at point, radius float64, fill drawing.Color, ring pen) {
	c.r.SetFillColor(fill)
	c.usePen(ring)
	c.r.Circle(radius*perUnit, units(at.x), units(at.y))
	c.r.FillStroke()
}

// diamond is the mark of the best where there is no line.
func (c *canvas) diamond(at point) {
	shape := func(r float64) []point {
		return []point{{at.x, at.y - r}, {at.x + r, at.y}, {at.x, at.y + r}, {at.x - r, at.y}}
	}
	c.polygons(c.look.ink, shape(4.5))
	c.polygons(c.look.bg, shape(3))
}

// ink is how a text is set.
type ink struct {
	face  *typeface
	size  float64
	color drawing.Color
}

func (c *canvas) quiet() ink { return ink{c.fonts.regular, c.look.text, c.look.ink2} }
func (c *canvas) plain() ink { return ink{c.fonts.regular, c.look.text, c.look.ink} }
func (c *canvas) bold() ink  { return ink{c.fonts.bold, c.look.text, c.look.ink} }

func (i ink) width(s string) float64 { return i.face.width(s) * i.size }

// write sets a text with its left end and baseline at x, y.
func (c *canvas) write(s string, x, y float64, i ink) {
	c.r.SetFont(i.face.font)
	c.r.SetFontColor(i.color)
	c.r.SetFontSize(i.size * perUnit)
	c.r.Text(s, units(x), units(y))
}

// fit shortens a text with an ellipsis until it is at most w wide; "" when not
// even that fits.
func (i ink) fit(s string, w float64) string {
	if i.width(s) <= w {
		return s
	}
	left := w/i.size - i.face.advance('…')
	for n, r := range s {
		if left -= i.face.advance(r); left < 0 {
			return ellipsis(s[:n])
		}
	}
	return s
}

func ellipsis(head string) string {
	for len(head) > 0 && (head[len(head)-1] == ' ' || head[len(head)-1] == ',') {
		head = head[:len(head)-1]
	}
	if head == "" {
		return ""
	}
	return head + "…"
}

// words centres a message in an empty chart.
func (c *canvas) words(s string) {
	i := c.quiet()
	s = i.fit(s, c.w-4)
	if i.size > c.h {
		return
	}
	c.write(s, (c.w-i.width(s))/2, c.h/2+i.size*.36, i)
}

// heading draws the title and gives the height it took.
func (c *canvas) heading(s Spec) float64 {
	i := ink{c.fonts.bold, c.look.title, c.look.ink}
	if s.HideTitle || s.Title == "" || c.h < 4*i.size {
		return 0
	}
	c.write(i.fit(s.Title, c.w), 0, i.size, i)
	return math.Round(i.size * 1.5)
}
