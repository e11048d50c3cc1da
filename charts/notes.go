package charts

import (
	"math"

	"github.com/wcharczuk/go-chart/v2/drawing"
)

// placeWords takes the room of everything drawn and then sets the words, the
// figures first.
func (v *trend) placeWords() {
	top := v.top - 1
	if v.capY == 0 && len(v.key) == 0 {
		top -= v.c.look.text * .5 // nothing stands above
	}
	v.place = placer{bounds: box{0, max(top, 0), v.c.w, v.axisY - 1}}
	v.takeLines()
	v.takeAxes()
	v.labelValues()
	v.labelTarget()
	v.labelNotes()
	v.labelLater()
	v.labelSingles()
}

func (v *trend) takeLines() {
	for _, l := range v.t.Lines {
		if l.Emphasis == Band {
			continue // words may lie on a pale ground
		}
		for _, s := range v.stretches(l) {
			for i, at := range s.at {
				v.place.dots = append(v.place.dots, box{at.x, at.y, at.x, at.y}.grow(v.reach(l.Emphasis, len(s.at) == 1)))
				if i > 0 {
					v.place.segments = append(v.place.segments, segment{s.at[i-1], at})
				}
			}
		}
	}
	for _, n := range v.t.Notes {
		if b, ok := v.bracket(n); ok {
			v.place.dots = append(v.place.dots, b)
		}
	}
	if s, ok := v.targetLine(); ok {
		v.place.segments = append(v.place.segments, s)
	}
}

// reach is how far the mark of a point goes.
func (v *trend) reach(e Emphasis, alone bool) float64 {
	switch {
	case e == Main:
		return v.c.look.dot
	case e == Peer:
		return v.c.look.peerDot
	case alone:
		return 5
	}
	return 1
}

func (v *trend) takeAxes() {
	for i, p := range v.panels {
		if len(p.ticks) > 0 {
			// A figure in the column of the axis would read as one of its ticks.
			v.place.dots = append(v.place.dots, box{p.left - tickGap - 20, v.top, p.left - tickGap - 1, v.axisY})
		}
		for _, t := range p.ticks {
			w, h := v.c.quiet().textSize(t.Label)
			y := p.scale.at(t.Value)
			v.place.words = append(v.place.words, box{p.left - tickGap - w, y - h/2, p.left - tickGap, y + h/2})
		}
		if i > 0 {
			x := v.breakX(i - 1)
			v.place.segments = append(v.place.segments, segment{point{x, v.top}, point{x, v.axisY}})
		}
	}
}

// labelTarget sets its words over or under the right end of the line.
func (v *trend) labelTarget() {
	s, ok := v.targetLine()
	if !ok || v.t.Target.Label == "" {
		return
	}
	i := v.c.plain()
	i.color = v.c.look.amber
	text := i.fit(v.t.Target.Label, s.b.x)
	w, h := i.textSize(text)
	var places []box
	for _, gap := range []float64{3, 6, 10, 15} {
		for _, dx := range []float64{0, .25, .5} {
			x := s.b.x - w - dx*(s.b.x-s.a.x)
			places = append(places, box{x, s.b.y - gap - h, x + w, s.b.y - gap}, box{x, s.b.y + gap, x + w, s.b.y + gap + h})
		}
	}
	v.try(text, i, places, false)
}

// bracket is the mark of a published range.
func (v *trend) bracket(n Note) (box, bool) {
	if !(n.Low < n.High) {
		return box{}, false
	}
	high, low := v.at(n.From, n.High), v.at(n.From, n.Low)
	return upright(high, low, 5), true
}

// rankOnly tells a year of which only a rank is known.
func (n Note) rankOnly() bool { return n.Mark && !(n.Low < n.High) }

func (v *trend) labelNotes() {
	for _, n := range v.t.Notes {
		if n.Text == "" {
			continue
		}
		i := v.c.quiet()
		text := i.fit(n.Text, v.c.w-2)
		w, h := i.textSize(text)
		from, to := v.at(n.From, 0), v.at(n.To, 0)
		at := func(x, y float64) box { return box{x, y, x + w, y + h} }
		switch b, ok := v.bracket(n); {
		case ok:
			y := (b.y0 + b.y1 - h) / 2
			v.try(text, i, v.shifted(at(b.x1+4, y), at(b.x0-4-w, y)), false)
		case n.rankOnly():
			y := v.axisY - 10 - h
			v.try(text, i, v.shifted(at(from.x-w/2, y), at(from.x+4-w, y), at(from.x-4, y)), false)
		default:
			left, right := v.panelOf(n.From).left, v.panelOf(n.To).right
			x := max(min((from.x+to.x-w)/2, right-w), min(left, v.c.w-w), 0)
			v.try(text, i, v.shifted(at(x, v.top+(v.axisY-v.top)*.3-h/2)), false)
		}
	}
}

// shifted gives each box and then the same boxes farther and farther up and down.
func (v *trend) shifted(boxes ...box) []box {
	var all []box
	for d := 0.0; d < v.axisY-v.top; d += 4 {
		for _, b := range boxes {
			all = append(all, box{b.x0, b.y0 - d, b.x1, b.y1 - d}, box{b.x0, b.y0 + d, b.x1, b.y1 + d})
		}
	}
	return all
}

// labelLater says what the grey zone is, where there is room for it.
func (v *trend) labelLater() {
	if v.spark || v.t.AfterText == "" {
		return
	}
	i := v.c.quiet()
	w, h := i.textSize(v.t.AfterText)
	for _, p := range v.panels {
		zone, ok := v.laterZone(p)
		if !ok || zone.width() < w {
			continue
		}
		var places []box
		for y := zone.y0 + 2; y+h < zone.y1; y += 4 {
			for _, f := range []float64{.5, 1, 0} {
				x := zone.x0 + (zone.width()-w)*f
				places = append(places, box{x, y, x + w, y + h})
			}
		}
		if v.try(v.t.AfterText, i, places, true) {
			return
		}
	}
}

// labelSingles gives the figures of the other marks of a panel that is one year
// wide, where no axis line leads to them.
func (v *trend) labelSingles() {
	if v.spark {
		return
	}
	for _, l := range v.t.Lines {
		if l.Emphasis != Best && l.Emphasis != Median {
			continue
		}
		for _, q := range l.Points {
			for _, p := range v.panels {
				if p.From == p.To && p.From == q.Year {
					text, i := number(q.Value, v.t.Decimals), v.c.quiet()
					w, h := i.textSize(text)
					at := point{p.x(q.Year), p.scale.at(q.Value)}
					v.try(text, i, beside(at, w, h, 9), true)
				}
			}
		}
	}
}

// beside gives places right of a mark, then left, then over and under it.
func beside(at point, w, h, gap float64) []box {
	var all []box
	for _, dx := range []float64{gap, -gap - w} {
		for _, dy := range []float64{0, -4, 4, -8, 8} {
			all = append(all, box{at.x + dx, at.y + dy - h/2, at.x + dx + w, at.y + dy + h/2})
		}
	}
	return append(all, around(at, w, h, 5, false)...)
}

func (v *trend) drawNotes() {
	line := pen{color: v.c.look.accent, width: 1.6 * v.c.look.axis}
	for _, n := range v.t.Notes {
		if b, ok := v.bracket(n); ok {
			x := (b.x0 + b.x1) / 2
			v.c.line(line, point{b.x0, b.y0}, point{b.x1, b.y0})
			v.c.line(line, point{b.x0, b.y1}, point{b.x1, b.y1})
			v.c.line(line, point{x, b.y0}, point{x, b.y1})
		} else if n.rankOnly() {
			at := v.at(n.From, 0)
			v.c.line(line, point{at.x, v.axisY - 7}, point{at.x, v.axisY})
		}
	}
}

// drawWords sets all placed words, on a ground where they had to cover something.
func (v *trend) drawWords() {
	for _, l := range v.labels {
		if l.covers {
			v.c.fill(l.box.grow(1), v.groundAt(l.box))
		}
		v.c.write(l.text, l.box.x0, l.baseline, l.ink)
	}
	if v.capY == 0 {
		return
	}
	i := v.c.quiet()
	for n, p := range v.panels {
		end := v.c.w
		if n+1 < len(v.panels) {
			end = v.panels[n+1].left - 8
		}
		caption := i.fit(p.Caption, end-p.left)
		// A narrow last panel lets its words begin before it.
		x := p.left
		if w := i.width(p.Caption); n > 0 && p.left+w > v.c.w {
			caption, x = i.fit(p.Caption, v.c.w-v.breakX(n-1)-6), 0
			x = v.c.w - i.width(caption)
		}
		v.c.write(caption, x, v.capY, i)
	}
}

func (v *trend) groundAt(b box) drawing.Color {
	middle := box{(b.x0 + b.x1) / 2, b.y0, (b.x0 + b.x1) / 2, b.y1}
	for _, p := range v.panels {
		if zone, ok := v.laterZone(p); ok && middle.x0 > zone.x0 && middle.x0 < zone.x1 {
			return v.c.look.after
		}
	}
	return v.c.look.bg
}

// nameLines writes the names beside the lines, as on paper. It fails when one
// finds no room, and then a key is drawn instead.
func (v *trend) nameLines() bool {
	for _, l := range v.t.Lines {
		if l.Name == "" || l.Emphasis == Band {
			continue
		}
		i := v.c.quiet()
		if l.Emphasis == Main {
			i = v.c.bold()
		}
		if !v.try(l.Name, i, v.alongLine(l, i), true) {
			return false
		}
	}
	return len(v.of(Band)) == 0
}

// alongLine gives places close over and under a line, from its end backwards.
func (v *trend) alongLine(l Line, i ink) []box {
	w, h := i.textSize(l.Name)
	var all []box
	for _, gap := range []float64{3, 5, 8} {
		for _, s := range v.stretches(l) {
			first, last := s.at[0].x, s.at[len(s.at)-1].x
			for x := last - w; x >= first-w/3; x -= 4 {
				high, low := s.between(x, x+w)
				up := box{x, high - gap - h, x + w, high - gap}
				down := box{x, low + gap, x + w, low + gap + h}
				if l.Emphasis == Main {
					up, down = down, up // under the median there is more room below
				}
				all = append(all, up, down)
			}
		}
	}
	return all
}

// between is the highest and lowest the stretch goes between two x.
func (s stretch) between(x0, x1 float64) (high, low float64) {
	high, low = math.Inf(1), math.Inf(-1)
	for i, at := range s.at {
		if at.x >= x0 && at.x <= x1 {
			high, low = min(high, at.y), max(low, at.y)
		}
		if i == 0 {
			continue
		}
		prev := s.at[i-1]
		for _, x := range []float64{x0, x1} {
			if prev.x <= x && x <= at.x && at.x > prev.x {
				y := prev.y + (at.y-prev.y)*(x-prev.x)/(at.x-prev.x)
				high, low = min(high, y), max(low, y)
			}
		}
	}
	if high > low {
		return s.at[0].y, s.at[0].y
	}
	return high, low
}
