package charts

import (
	"math"

	"github.com/golang/freetype/truetype"
	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// perUnit is how many renderer units make one chart unit. go-chart's Renderer
// takes whole numbers; drawing at twenty times the size keeps lines from
// snapping. Every length given to a renderer is in these units: coordinates,
// stroke width, dashes, radius and font size.
const perUnit = 20

type point struct{ x, y float64 }

// op is one step of a path; curves are cubic.
type op struct {
	kind byte // 'M', 'L', 'C' or 'Z'
	c, d point
	to   point
}

// brush is the part of a chart.Renderer that is the same for every surface: it
// keeps the style, builds the path in chart units and measures text. A surface
// embeds it and says how to paint the path and the text.
type brush struct {
	fonts     *fontset
	style     chart.Style
	path      []op
	at        point
	paintPath func(fill, stroke bool)
	paintText func(body string, at point)
}

func (b *brush) ResetStyle()                     { b.style = chart.Style{Font: b.style.Font} }
func (b *brush) GetDPI() float64                 { return 72 }
func (b *brush) SetDPI(float64)                  {}
func (b *brush) SetClassName(string)             {}
func (b *brush) SetStrokeColor(c drawing.Color)  { b.style.StrokeColor = c }
func (b *brush) SetFillColor(c drawing.Color)    { b.style.FillColor = c }
func (b *brush) SetStrokeWidth(width float64)    { b.style.StrokeWidth = width }
func (b *brush) SetStrokeDashArray(d []float64)  { b.style.StrokeDashArray = d }
func (b *brush) SetFont(f *truetype.Font)        { b.style.Font = f }
func (b *brush) SetFontColor(c drawing.Color)    { b.style.FontColor = c }
func (b *brush) SetFontSize(size float64)        { b.style.FontSize = size }
func (b *brush) SetTextRotation(radians float64) {} // no chart here turns its text
func (b *brush) ClearTextRotation()              {}

func unitPoint(x, y int) point { return point{float64(x) / perUnit, float64(y) / perUnit} }

func (b *brush) MoveTo(x, y int) {
	b.at = unitPoint(x, y)
	b.path = append(b.path, op{kind: 'M', to: b.at})
}

func (b *brush) LineTo(x, y int) {
	if len(b.path) == 0 {
		b.MoveTo(x, y)
		return
	}
	b.at = unitPoint(x, y)
	b.path = append(b.path, op{kind: 'L', to: b.at})
}

func (b *brush) QuadCurveTo(cx, cy, x, y int) {
	q, to := unitPoint(cx, cy), unitPoint(x, y)
	c := point{b.at.x + (q.x-b.at.x)*2/3, b.at.y + (q.y-b.at.y)*2/3}
	d := point{to.x + (q.x-to.x)*2/3, to.y + (q.y-to.y)*2/3}
	b.curveTo(c, d, to)
}

func (b *brush) curveTo(c, d, to point) {
	b.path = append(b.path, op{kind: 'C', c: c, d: d, to: to})
	b.at = to
}

// ArcTo adds an arc of an ellipse, joined to the point before it.
func (b *brush) ArcTo(cx, cy int, rx, ry, start, delta float64) {
	b.arc(unitPoint(cx, cy), rx/perUnit, ry/perUnit, start, delta, len(b.path) == 0)
}

// arc follows the ellipse in pieces of at most a quarter turn, for which a cubic
// is exact to 0.03 % of the radius.
func (b *brush) arc(centre point, rx, ry, start, delta float64, move bool) {
	on := func(a float64) point { return point{centre.x + rx*math.Cos(a), centre.y + ry*math.Sin(a)} }
	b.at = on(start)
	kind := byte('L')
	if move {
		kind = 'M'
	}
	b.path = append(b.path, op{kind: kind, to: b.at})
	pieces := max(1, int(math.Ceil(math.Abs(delta)/(math.Pi/2)-1e-9)))
	step := delta / float64(pieces)
	k := 4.0 / 3 * math.Tan(step/4)
	for i := range pieces {
		a := start + float64(i)*step
		p, q := on(a), on(a+step)
		c := point{p.x - k*rx*math.Sin(a), p.y + k*ry*math.Cos(a)}
		d := point{q.x + k*rx*math.Sin(a+step), q.y - k*ry*math.Cos(a+step)}
		b.curveTo(c, d, q)
	}
}

// Circle adds a whole circle to the path; Fill, Stroke or FillStroke paints it.
func (b *brush) Circle(radius float64, x, y int) {
	b.arc(unitPoint(x, y), radius/perUnit, radius/perUnit, 0, 2*math.Pi, true)
	b.Close()
}

func (b *brush) Close() { b.path = append(b.path, op{kind: 'Z'}) }

func (b *brush) Stroke()     { b.done(false, true) }
func (b *brush) Fill()       { b.done(true, false) }
func (b *brush) FillStroke() { b.done(true, true) }

func (b *brush) done(fill, stroke bool) {
	fill = fill && b.style.FillColor.A > 0
	stroke = stroke && b.style.StrokeColor.A > 0 && b.style.StrokeWidth > 0
	if len(b.path) > 0 && (fill || stroke) {
		b.paintPath(fill, stroke)
	}
	b.path = b.path[:0]
}

func (b *brush) Text(body string, x, y int) {
	if body != "" {
		b.paintText(body, unitPoint(x, y))
	}
}

// MeasureText gives the advance width and the line height of a text.
func (b *brush) MeasureText(body string) chart.Box {
	if b.style.Font == nil {
		return chart.Box{}
	}
	w := b.fonts.of(b.style.Font).width(body) * b.style.FontSize
	return chart.Box{Right: int(math.Ceil(w)), Bottom: int(math.Ceil(b.style.FontSize))}
}

func (b *brush) strokeWidth() float64 { return b.style.StrokeWidth / perUnit }

func (b *brush) dashes() []float64 {
	if len(b.style.StrokeDashArray) == 0 {
		return nil
	}
	d := make([]float64, len(b.style.StrokeDashArray))
	for i, v := range b.style.StrokeDashArray {
		d[i] = v / perUnit
	}
	return d
}

func (b *brush) fontSize() float64 { return b.style.FontSize / perUnit }
