package charts

import (
	"fmt"
	"math"
	"slices"
	"strconv"
)

// maxAxes keeps labels from being compared with each other for ever.
const maxAxes = 360

func (r *Radar) normal() *Radar {
	if r == nil {
		return nil
	}
	n := Radar{Axes: slices.Clone(r.Axes), Series: slices.Clone(r.Series)}
	for i := range n.Axes {
		n.Axes[i] = oneLine(n.Axes[i])
	}
	for i := range n.Series {
		s := &n.Series[i]
		s.Name = oneLine(s.Name)
		if s.Known == nil {
			s.Known = slices.Repeat([]bool{true}, len(s.Values))
		}
	}
	return &n
}

func (r *Radar) validate() error {
	if len(r.Axes) > maxAxes {
		return fmt.Errorf("quá nhiều trục: %d", len(r.Axes))
	}
	if err := tooMany(len(r.Series)); err != nil {
		return err
	}
	for _, s := range r.Series {
		if !slices.Contains([]Emphasis{Main, Median, Best, Peer}, s.Emphasis) {
			return fmt.Errorf("đường %q: không có cách vẽ %q", s.Name, s.Emphasis)
		}
		if len(s.Values) != len(r.Axes) || len(s.Known) != len(r.Axes) {
			return fmt.Errorf("đường %q: có %d giá trị, %d dấu có hay không, cho %d trục",
				s.Name, len(s.Values), len(s.Known), len(r.Axes))
		}
		for i, v := range s.Values {
			if err := share(v); s.Known[i] && err != nil {
				return fmt.Errorf("đường %q, trục %q: %w", s.Name, r.Axes[i], err)
			}
		}
	}
	return nil
}

func (r *Radar) empty() bool {
	return !slices.ContainsFunc(r.Series, func(s RadarSeries) bool { return slices.Contains(s.Known, true) })
}

func (r *Radar) texts() []string {
	all := append([]string{"%"}, r.Axes...)
	for _, s := range r.Series {
		all = append(all, s.Name)
	}
	return all
}

func (r *Radar) describe() []string {
	var all []string
	for _, s := range r.Series {
		line := s.Name + ":"
		for i, v := range s.Values {
			if s.Known[i] {
				line += fmt.Sprintf(" %s %s%%;", r.Axes[i], number(100*v, 1))
			}
		}
		all = append(all, line)
	}
	return all
}

func (r *Radar) height(c *canvas) float64 {
	return c.keyHeight(r.key(c)) + math.Round(max(c.w*.72, c.look.text*14))
}

// key names the series, the province first.
func (r *Radar) key(c *canvas) []keyItem {
	var items []keyItem
	for _, e := range []Emphasis{Main, Median, Best, Peer} {
		for _, s := range r.of(e) {
			if s.Name != "" && slices.Contains(s.Known, true) {
				items = append(items, keyItem{name: s.Name, sample: func(at point) { c.lineSample(e, at) }})
			}
		}
	}
	return c.layKey(items)
}

func (r *Radar) of(e Emphasis) []RadarSeries {
	var all []RadarSeries
	for _, s := range r.Series {
		if s.Emphasis == e {
			all = append(all, s)
		}
	}
	return all
}

// radar is a radar laid out on a canvas.
type radar struct {
	*Radar
	c      *canvas
	centre point
	radius float64
	labels []axisLabel
	rest   int // labels without room
}

func (r *Radar) draw(c *canvas, top float64) {
	top = c.drawKey(r.key(c), top, 9*c.look.text)
	v := &radar{Radar: r, c: c}
	v.layout(box{0, top, c.w, c.h})
	v.drawRings()
	for _, e := range []Emphasis{Best, Peer, Median, Main} {
		for _, s := range r.of(e) {
			v.drawSeries(s)
		}
	}
	v.drawLabels()
}

// direction of axis i: the first points up, the others follow the clock. A half
// is between two axes.
func (v *radar) direction(i float64) point {
	a := 2 * math.Pi * i / float64(len(v.Axes))
	return point{math.Sin(a), -math.Cos(a)}
}

func (v *radar) at(i int, share float64) point {
	d := v.direction(float64(i))
	return point{v.centre.x + d.x*share*v.radius, v.centre.y + d.y*share*v.radius}
}

// drawRings draws a ring at each quarter of the scale and a spoke per axis.
func (v *radar) drawRings() {
	hair := pen{color: v.c.look.rule, width: v.c.look.hair}
	for q := 1; q <= 4; q++ {
		v.c.usePen(hair)
		v.c.r.Circle(v.radius*float64(q)/4*perUnit, units(v.centre.x), units(v.centre.y))
		v.c.r.Stroke()
	}
	for i := range v.Axes {
		v.c.line(hair, v.centre, v.at(i, 1))
	}
	v.drawScale()
}

// drawScale writes the shares of the rings in one row between two axes, where
// most of them are clear of the series. Two figures are enough to read a scale,
// so one that would cover a line is left out.
func (v *radar) drawScale() {
	if v.radius/2 < v.c.look.text*lineSpacing {
		return
	}
	place := v.taken()
	var best []label
	for axis := range v.Axes {
		for _, part := range []float64{.5, .35, .65} {
			var clear []label
			for _, l := range v.scaleWords(float64(axis) + part) {
				free := !slices.ContainsFunc(clear, func(o label) bool { return o.box.grow(1.5).overlaps(l.box) })
				if free && place.cost(l.box) == 0 {
					clear = append(clear, l)
				}
			}
			if len(clear) > len(best) {
				best = clear
			}
		}
	}
	for _, l := range best {
		v.c.fill(l.box.grow(1), v.c.look.bg)
		v.c.write(l.text, l.box.x0, l.baseline, l.ink)
	}
}

// scaleWords are the shares of the rings along a direction, every second one
// where rings are close.
func (v *radar) scaleWords(axis float64) []label {
	i, every := v.c.quiet(), 1
	if v.radius/4 < i.size*lineSpacing {
		every = 2
	}
	d := v.direction(axis)
	var words []label
	for q := every; q <= 4; q += every {
		text := strconv.Itoa(25*q) + "%"
		w, h := i.textSize(text)
		r := v.radius * float64(q) / 4
		x, y := v.centre.x+d.x*r-w/2, v.centre.y+d.y*r-h/2
		words = append(words, label{text: text, ink: i, box: box{x, y, x + w, y + h}, baseline: y + rise(text)*i.size})
	}
	return words
}

// taken is the room of all lines and labels.
func (v *radar) taken() *placer {
	p := &placer{bounds: v.c.frame()}
	for _, l := range v.labels {
		p.words = append(p.words, l.box)
	}
	for _, s := range v.Series {
		for _, run := range s.runs() {
			for n, i := range run {
				at := v.at(i, s.Values[i])
				p.dots = append(p.dots, box{at.x, at.y, at.x, at.y}.grow(v.c.look.dot))
				if n > 0 {
					p.segments = append(p.segments, segment{v.at(run[n-1], s.Values[run[n-1]]), at})
				}
			}
		}
	}
	return p
}

// runs are the neighbouring axes with a value, which alone are joined. A whole
// circle ends with its first axis again.
func (s RadarSeries) runs() [][]int {
	n := len(s.Known)
	gap := slices.Index(s.Known, false)
	if gap < 0 {
		var all []int
		for i := range n {
			all = append(all, i)
		}
		return [][]int{append(all, 0)}
	}
	var runs [][]int
	joined := false
	for k := 1; k <= n; k++ {
		i := (gap + k) % n
		if s.Known[i] && joined {
			runs[len(runs)-1] = append(runs[len(runs)-1], i)
		} else if s.Known[i] {
			runs = append(runs, []int{i})
		}
		joined = s.Known[i]
	}
	return runs
}

func (v *radar) drawSeries(s RadarSeries) {
	style := v.c.linePen(s.Emphasis)
	for _, run := range s.runs() {
		points := make([]point, len(run))
		for n, i := range run {
			points[n] = v.at(i, s.Values[i])
		}
		v.c.line(style, points...)
		for n, i := range run {
			v.mark(s.Emphasis, points[n], v.direction(float64(i)), len(run) == 1)
		}
	}
}

// mark is what a series shows at an axis; alone where no line leads to it.
func (v *radar) mark(e Emphasis, at, d point, alone bool) {
	look := v.c.look
	across := func(r, width float64) { // a stroke at a right angle to the axis
		v.c.line(pen{color: look.line2, width: width}, point{at.x - d.y*r, at.y + d.x*r}, point{at.x + d.y*r, at.y - d.x*r})
	}
	switch {
	case e == Main:
		v.c.dot(at, look.dot, look.accent, pen{})
	case e == Peer:
		v.c.dot(at, look.peerDot, look.bg, pen{color: look.line2, width: look.median})
	case e == Best && alone:
		v.c.diamond(at)
	case e == Best:
		across(3, 1.6*look.best)
	case alone:
		across(7, 1.4*look.median)
	}
}
