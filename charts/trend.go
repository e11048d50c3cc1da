package charts

import (
	"math"
	"slices"
)

const (
	gutter     = 40.0 // between two panels
	breakInset = 16.0 // from a panel's end to the break
	minPlot    = 70.0 // a key is left out rather than squeeze the plot below this
	tickGap    = 7.0  // from a tick's words to the axis
)

// trend is a trend laid out on a canvas.
type trend struct {
	c      *canvas
	t      *Trend
	spark  bool
	panels []panel
	top    float64 // of the plot
	axisY  float64
	place  placer
	labels []label
	key    []keyEntry
	keyY   float64
	capY   float64 // baseline of captions, 0 = none
}

func newTrend(c *canvas, s Spec) *trend {
	return &trend{c: c, t: s.Trend, spark: s.Kind == KindSpark}
}

func drawTrend(c *canvas, s Spec) {
	v, top := newTrend(c, s), 0.0
	if !v.spark {
		top = c.heading(s)
	}
	v.layout(top, !c.look.direct)
	if c.look.direct && !v.spark && !v.nameLines() {
		v.layout(top, true) // no room beside the lines: name them in a key
	}
	v.draw()
}

// layout places everything before anything is drawn, since hairlines leave out
// the words.
func (v *trend) layout(top float64, withKey bool) {
	v.panels, v.labels, v.key, v.capY = nil, nil, nil, 0
	text := v.c.look.text
	v.axisY = max(v.c.h-text*1.5, 1)
	rows := math.Round(text * 1.4)
	if v.captions() {
		v.capY = top + text
	}
	v.top = top + 3
	if v.capY > 0 {
		v.top += rows
	}
	if withKey && !v.spark {
		v.key = v.keyEntries(int((v.axisY - v.top - minPlot) / rows))
		v.keyY = top + text
		if n := len(v.key); n > 0 {
			height := rows * float64(v.key[n-1].row+1)
			v.top += height
			if v.capY > 0 {
				v.capY += height
			}
		}
	}
	v.top = min(v.top, v.axisY-1)
	v.layPanels()
	v.placeWords()
}

func (v *trend) captions() bool {
	return !v.spark && slices.ContainsFunc(v.t.Panels, func(p Panel) bool { return p.Caption != "" })
}

// layPanels shares the width by the number of years.
func (v *trend) layPanels() {
	year := v.c.quiet().width("2000")
	lefts := make([]float64, len(v.t.Panels)) // room before each axis
	weights, free := 0.0, v.c.w-max(year/2-yearInset, 0)-1
	lowest := v.lowestRank()
	for i, p := range v.t.Panels {
		low, high, known := v.span(p, i == len(v.t.Panels)-1)
		pan := panel{Panel: p, scale: newScale(low, high, v.top, v.axisY, v.spark)}
		if v.t.Ranks {
			pan.scale = newRankScale(lowest, v.top, v.axisY)
		}
		words := 0.0
		if !v.spark {
			if known { // without a value there is no scale to show
				pan.ticks = pan.scale.ticks(minTickSpace)
			}
			for _, t := range pan.ticks {
				words = max(words, v.c.quiet().width(t.Label)+tickGap)
			}
		} else if i > 0 {
			words = v.c.bold().width("00,00") + tickGap // the first figure stands before its dot
		}
		if i == 0 {
			lefts[i] = max(words, year/2-yearInset)
		} else {
			lefts[i] = max(gutter, breakInset+8+words)
		}
		free -= lefts[i]
		weights += pan.weight()
		v.panels = append(v.panels, pan)
	}
	x := 0.0
	for i := range v.panels {
		p := &v.panels[i]
		p.left = x + lefts[i]
		p.right = p.left + max(free, 0)*p.weight()/weights
		x = p.right
	}
}

// lowestRank is the largest number of all panels: a place among the provinces is
// on the same scale in each, whatever the scores are measured by.
func (v *trend) lowestRank() float64 {
	lowest := 1.0
	for i, p := range v.t.Panels {
		if _, high, ok := v.span(p, i == len(v.t.Panels)-1); ok {
			lowest = max(lowest, high)
		}
	}
	return lowest
}

// weight is a panel's share of the width: its years, and room for the figures
// beside a year that stands alone.
func (p panel) weight() float64 {
	if p.From == p.To {
		return 3.5
	}
	return float64(p.To-p.From) + 2
}

// span is the lowest and highest value a panel shows. A target belongs to the
// scale now in force, the last panel's.
func (v *trend) span(p Panel, last bool) (low, high float64, ok bool) {
	low, high = math.Inf(1), math.Inf(-1)
	take := func(values ...float64) {
		low, high = min(low, slices.Min(values)), max(high, slices.Max(values))
	}
	in := panel{Panel: p}
	for _, l := range v.t.Lines {
		for _, q := range l.Points {
			switch {
			case !in.has(q.Year):
			case l.Emphasis == Band:
				take(q.Low, q.High)
			default:
				take(q.Value)
			}
		}
	}
	for _, n := range v.t.Notes {
		if in.has(n.From) && n.Low < n.High {
			take(n.Low, n.High)
		}
	}
	if last && v.t.Target != nil {
		take(v.t.Target.Value)
	}
	if low > high {
		return 0, 1, false
	}
	return low, high, true
}

func (v *trend) later(year int) bool { return v.t.After != 0 && year > v.t.After }

// at is the place of a value; a year belongs to exactly one panel.
func (v *trend) at(year int, value float64) point {
	p := v.panelOf(year)
	return point{p.x(year), p.scale.at(value)}
}

// panelOf is the panel of a year; a checked chart has one for every year in it.
func (v *trend) panelOf(year int) panel {
	for _, p := range v.panels {
		if p.has(year) {
			return p
		}
	}
	return panel{}
}

// stretch is points of one line in consecutive years of one panel, the only
// points that are ever joined.
type stretch struct {
	points []Point
	at     []point
}

func (v *trend) stretches(l Line) []stretch {
	var all []stretch
	for _, p := range v.panels {
		joined := false
		for _, q := range l.Points {
			if !p.has(q.Year) {
				continue
			}
			if joined && all[len(all)-1].lastYear()+1 != q.Year {
				joined = false
			}
			if !joined {
				all = append(all, stretch{})
				joined = true
			}
			s := &all[len(all)-1]
			s.points = append(s.points, q)
			s.at = append(s.at, point{p.x(q.Year), p.scale.at(q.Value)})
		}
	}
	return all
}

func (s stretch) lastYear() int { return s.points[len(s.points)-1].Year }

func (v *trend) draw() {
	v.drawLater()
	for _, l := range v.of(Band) {
		v.drawBand(l)
	}
	v.drawAxes()
	v.drawTarget()
	for _, l := range v.of(Best) {
		v.drawBest(l)
	}
	for _, l := range v.of(Peer) {
		v.drawPeer(l)
	}
	for _, l := range v.of(Median) {
		v.drawMedian(l)
	}
	for _, l := range v.of(Main) {
		v.drawMain(l)
	}
	v.drawNotes()
	v.drawWords()
	v.drawKey()
}

func (v *trend) of(e Emphasis) []Line {
	var lines []Line
	for _, l := range v.t.Lines {
		if l.Emphasis == e {
			lines = append(lines, l)
		}
	}
	return lines
}

// laterZone is the ground of the years of a panel published after the cut-off.
func (v *trend) laterZone(p panel) (box, bool) {
	if !v.later(p.To) {
		return box{}, false
	}
	left := p.left
	if !v.later(p.From) {
		left = p.x(v.t.After) + p.step()/2
	}
	return box{left, v.top, min(p.right+3, v.c.w), v.axisY}, true
}

func (v *trend) drawLater() {
	for _, p := range v.panels {
		if zone, ok := v.laterZone(p); ok {
			v.c.fill(zone, v.c.look.after)
		}
	}
}

func (v *trend) drawBand(l Line) {
	for _, s := range v.stretches(l) {
		var high, low []point
		for _, p := range s.points {
			high, low = append(high, v.at(p.Year, p.High)), append(low, v.at(p.Year, p.Low))
		}
		if len(high) == 1 { // a single year is a short upright
			v.c.fill(upright(high[0], low[0], 3), v.c.look.band)
			continue
		}
		slices.Reverse(low)
		v.c.polygons(v.c.look.band, append(high, low...))
	}
}

// upright is a box of a half width from one point to another over or under it.
func upright(a, b point, half float64) box {
	return box{a.x - half, min(a.y, b.y), a.x + half, max(a.y, b.y)}
}

func (v *trend) drawMedian(l Line) {
	p := pen{color: v.c.look.line2, width: v.c.look.median}
	for _, s := range v.stretches(l) {
		v.c.line(p, s.at...)
		if len(s.at) == 1 {
			v.c.line(pen{p.color, 1.4 * p.width, nil}, point{s.at[0].x - 7, s.at[0].y}, point{s.at[0].x + 7, s.at[0].y})
		}
	}
}

func (v *trend) drawBest(l Line) {
	p := pen{v.c.look.line3, v.c.look.best, []float64{1, 3}}
	tick := pen{color: v.c.look.line2, width: 1.6 * v.c.look.best}
	for _, s := range v.stretches(l) {
		v.c.line(p, s.at...)
		for _, at := range s.at {
			if len(s.at) == 1 {
				v.c.diamond(at)
				continue
			}
			v.c.line(tick, point{at.x - 3, at.y}, point{at.x + 3, at.y})
		}
	}
}

func (v *trend) drawPeer(l Line) {
	p := pen{color: v.c.look.line2, width: v.c.look.median}
	for _, s := range v.stretches(l) {
		v.c.line(p, s.at...)
		for _, at := range s.at {
			v.c.dot(at, v.c.look.peerDot, v.c.look.bg, p)
		}
	}
}

// drawMain draws the province: thick as far as known at the cut-off, thin after,
// dashed over a partial break.
func (v *trend) drawMain(l Line) {
	thick := pen{color: v.c.look.accent, width: v.c.look.main}
	thin := pen{color: v.c.look.accent, width: v.c.look.later}
	for _, s := range v.stretches(l) {
		for from := 0; from < len(s.at)-1; {
			style, to := v.mainPen(s.points[from+1].Year, thick, thin), from+1
			// Equal pieces are one path, so that corners are joined.
			for to < len(s.at)-1 && v.samePen(s.points[from+1].Year, s.points[to+1].Year) {
				to++
			}
			v.c.line(style, s.at[from:to+1]...)
			from = to
		}
		for i, at := range s.at {
			if v.later(s.points[i].Year) {
				v.c.dot(at, v.c.look.dot-.4, v.c.look.bg, thin)
			} else {
				v.c.dot(at, v.c.look.dot, v.c.look.accent, pen{color: v.c.look.accent, width: .6})
			}
		}
	}
}

// mainPen is how the step into a year is drawn.
func (v *trend) mainPen(year int, thick, thin pen) pen {
	switch {
	case slices.Contains(v.t.Partial, year):
		return pen{thick.color, 1.3 / 2.2 * thick.width, []float64{3, 3}}
	case v.later(year):
		return thin
	}
	return thick
}

func (v *trend) samePen(a, b int) bool {
	partial := slices.Contains(v.t.Partial, a) || slices.Contains(v.t.Partial, b)
	return !partial && v.later(a) == v.later(b)
}

// targetLine is the stretch of the target: the last panel.
func (v *trend) targetLine() (segment, bool) {
	if v.t.Target == nil {
		return segment{}, false
	}
	p := v.panels[len(v.panels)-1]
	y := p.scale.at(v.t.Target.Value)
	return segment{point{p.left, y}, point{p.right, y}}, true
}

func (v *trend) drawTarget() {
	if s, ok := v.targetLine(); ok {
		v.c.line(pen{v.c.look.amber, v.c.look.target, []float64{7, 4}}, s.a, s.b)
	}
}
