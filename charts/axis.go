package charts

import (
	"math"
	"strconv"

	chart "github.com/wcharczuk/go-chart/v2"
)

const (
	maxTicks     = 6
	yearStep     = 34.0 // a narrower step of years is labelled every second year
	yearInset    = 5.0  // from the axis end to the first and last dot
	minTickSpace = 22.0 // between hairlines
)

// scale turns values into places along one axis. The domain is in renderer
// units, so a value keeps a twentieth of a chart unit.
type scale struct {
	values chart.ContinuousRange
	start  float64 // top or left end
	ranks  bool    // whole numbers from 1
}

func (s scale) at(v float64) float64 {
	return s.start + float64(s.values.Translate(v))/perUnit
}

// newScale spans low to high between top and bottom, with room over the highest
// dot and, for labels, under the lowest.
func newScale(low, high, top, bottom float64, spark bool) scale {
	above, below := 10.0, 16.0
	if spark {
		above, below = 8, 8
	}
	s := scale{spread(low, high, bottom-top, below, above), top, false}
	s.values.Descending = true
	return s
}

// newRankScale runs from rank 1 at the top down to high.
func newRankScale(high, top, bottom float64) scale {
	return scale{spread(1, max(high, 2), bottom-top, 8, 16), top, true}
}

// spread lays low to high along a length, with room before the one and after
// the other.
func spread(low, high, length, before, after float64) chart.ContinuousRange {
	if high-low <= 1e-6*max(1, math.Abs(low), math.Abs(high)) {
		// All values equal: go-chart can't scale a range of nothing.
		half := max(.5, math.Abs(high)*.05)
		low, high = low-half, high+half
	}
	length = max(length, 1)
	before, after = min(before, length*.25), min(after, length*.2)
	perPixel := (high - low) / (length - before - after)
	return chart.ContinuousRange{
		Min: low - before*perPixel, Max: high + after*perPixel, Domain: units(length),
	}
}

// ticks gives at most six round numbers inside the range, at least so far apart.
func (s scale) ticks(space float64) []chart.Tick {
	low, high := s.values.Min, s.values.Max
	most := min(maxTicks, int(float64(s.values.Domain)/perUnit/space)+1)
	if s.ranks {
		return rankTicks(high, most)
	}
	step := roundStep(low, high, most)
	decimals := max(0, -int(math.Floor(math.Log10(step)+1e-9)))
	var ticks []chart.Tick
	for k := math.Ceil(low / step); k*step <= high && len(ticks) < most; k++ {
		ticks = append(ticks, chart.Tick{Value: k * step, Label: number(k*step, decimals)})
	}
	return ticks
}

// rankTicks are 1 and round ranks after it.
func rankTicks(high float64, most int) []chart.Tick {
	ticks := []chart.Tick{{Value: 1, Label: "1"}}
	step := max(1, roundStep(1, high, max(1, most-1)))
	for v := step; v <= high && len(ticks) < most; v += step {
		if v-1 >= .6*step { // the first may be too close to 1
			ticks = append(ticks, chart.Tick{Value: v, Label: number(v, 0)})
		}
	}
	return ticks
}

// roundStep is the smallest of 1, 2, 5 × 10ⁿ that cuts low–high with at most
// most lines.
func roundStep(low, high float64, most int) float64 {
	step := math.Pow(10, math.Floor(math.Log10(high-low))-2)
	for {
		for _, m := range []float64{1, 2, 5} {
			if math.Floor(high/(step*m))-math.Ceil(low/(step*m))+1 <= float64(most) {
				return step * m
			}
		}
		step *= 10
	}
}

// panel is a Panel with its place.
type panel struct {
	Panel
	left, right float64 // ends of its axis
	scale       scale
	ticks       []chart.Tick
}

func (p panel) step() float64 {
	if p.To == p.From {
		return p.right - p.left
	}
	return max(0, p.right-p.left-2*yearInset) / float64(p.To-p.From)
}

func (p panel) x(year int) float64 {
	if p.To == p.From {
		return p.left + (p.right-p.left)/3 // figures stand at its right
	}
	return p.left + yearInset + float64(year-p.From)*p.step()
}

func (p panel) has(year int) bool { return p.From <= year && year <= p.To }

// years that get a label: every one, or every second and so on where there is
// no room; the first and the last always.
func (p panel) years(labelWidth float64, spark bool) []int {
	if p.From == p.To {
		return []int{p.From}
	}
	if spark {
		return []int{p.From, p.To}
	}
	every := 1
	if p.step() < yearStep {
		every = max(2, int(math.Ceil((labelWidth+6)/max(p.step(), .1))))
	}
	var years []int
	for y := p.From; y < p.To; y += every {
		if y == p.From || p.x(p.To)-p.x(y) >= labelWidth+6 {
			years = append(years, y)
		}
	}
	return append(years, p.To)
}

func (v *trend) drawAxes() {
	axis := pen{color: v.c.look.ink, width: v.c.look.axis}
	hair := pen{color: v.c.look.rule, width: v.c.look.hair}
	base := v.c.snap(v.axisY)
	for _, p := range v.panels {
		for _, t := range p.ticks {
			y := p.scale.at(t.Value)
			v.hairline(hair, v.c.snap(y), p.left, p.right)
			i := v.c.quiet()
			v.c.write(t.Label, p.left-7-i.width(t.Label), y+i.size*.36, i)
		}
		v.c.line(axis, point{p.left, base}, point{p.right, base})
		for _, l := range v.yearLabels(p) {
			v.c.write(l.text, l.box.x0, l.baseline, l.ink)
		}
		for _, year := range v.t.Partial {
			if year > p.From && p.has(year) {
				v.slant(p.x(year)-p.step()/2, base)
			}
		}
	}
	v.drawBreaks(base)
}

// hairline leaves out what stands behind words, so that they need no ground of
// their own.
func (v *trend) hairline(p pen, y, x0, x1 float64) {
	from := x0
	for _, w := range v.place.wordsAt(y, x0, x1) {
		if w.x0 > from {
			v.c.line(p, point{from, y}, point{w.x0, y})
		}
		from = max(from, w.x1)
	}
	if from < x1 {
		v.c.line(p, point{from, y}, point{x1, y})
	}
}

// drawBreaks marks the border between panels: a dashed upright and two slanted
// strokes on the line of the axis. Nothing else crosses it.
func (v *trend) drawBreaks(base float64) {
	for i := range v.panels[:len(v.panels)-1] {
		x := v.breakX(i)
		v.c.line(pen{v.c.look.ink2, v.c.look.axis, []float64{2, 3}},
			point{v.c.snap(x), v.top}, point{v.c.snap(x), base - 12})
		v.slant(x-3, base)
		v.slant(x+3, base)
	}
}

// breakX is where panel i ends for good.
func (v *trend) breakX(i int) float64 { return v.panels[i].right + breakInset }

func (v *trend) slant(x, base float64) {
	v.c.line(pen{v.c.look.ink, 1.4 * v.c.look.axis, nil}, point{x - 2.5, base + 6}, point{x + 2.5, base - 6})
}

// yearLabels places the years of a panel under its axis.
func (v *trend) yearLabels(p panel) []label {
	i := v.c.quiet()
	var labels []label
	last := math.Inf(-1)
	for _, year := range p.years(i.width("2000"), v.spark) {
		text := strconv.Itoa(year)
		w := i.width(text)
		x := min(max(p.x(year)-w/2, 0), v.c.w-w)
		if x < last {
			continue // a panel too narrow for both its ends
		}
		last = x + w + 2
		y := v.axisY + i.size + 4
		labels = append(labels, label{text: text, ink: i, baseline: y, box: box{x, y - i.size, x + w, y}})
	}
	return labels
}
