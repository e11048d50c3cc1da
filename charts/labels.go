package charts

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// label is a text with the place it got.
type label struct {
	text     string
	ink      ink
	baseline float64
	box      box
	covers   bool // it lies over something drawn and needs a ground
}

// segment is a piece of a line that words must not cover.
type segment struct{ a, b point }

// placer keeps what is drawn where and finds free room for words.
type placer struct {
	bounds   box
	words    []box // never covered
	dots     []box
	segments []segment
}

const touch = 1e9 // the cost of covering other words

// cost is 0 where a box is free, and grows with what it would cover.
func (p *placer) cost(b box) float64 {
	if !b.inside(p.bounds) {
		return math.Inf(1)
	}
	total := 0.0
	for _, w := range p.words {
		if b.grow(1.5).overlaps(w) {
			total += touch
		}
	}
	for _, d := range p.dots {
		if b.grow(.5).overlaps(d) {
			total += 20
		}
	}
	near := b.grow(2)
	for _, s := range p.segments {
		total += near.length(s)
	}
	return total
}

// covers tells whether a box lies over a line, not only near one.
func (p *placer) covers(b box) bool {
	return slices.ContainsFunc(p.segments, func(s segment) bool { return b.length(s) > 0 })
}

// length is how much of a segment lies in the box (Liang–Barsky).
func (b box) length(s segment) float64 {
	dx, dy := s.b.x-s.a.x, s.b.y-s.a.y
	t0, t1 := 0.0, 1.0
	for _, e := range [4][2]float64{{-dx, s.a.x - b.x0}, {dx, b.x1 - s.a.x}, {-dy, s.a.y - b.y0}, {dy, b.y1 - s.a.y}} {
		p, q := e[0], e[1]
		switch {
		case p == 0 && q < 0:
			return 0
		case p < 0:
			t0 = max(t0, q/p)
		case p > 0:
			t1 = min(t1, q/p)
		}
	}
	if t0 >= t1 {
		return 0
	}
	return (t1 - t0) * math.Hypot(dx, dy)
}

// best is the first free candidate, or the one that covers least.
func (p *placer) best(candidates []box) (box, float64) {
	least, at := math.Inf(1), box{}
	for _, b := range candidates {
		c := p.cost(b)
		if c == 0 {
			return b, 0
		}
		if c < least {
			least, at = c, b
		}
	}
	return at, least
}

// wordsAt gives the words a horizontal line at y would touch, from left to right.
func (p *placer) wordsAt(y, x0, x1 float64) []box {
	var hit []box
	for _, w := range p.words {
		if g := (box{w.x0 - 2, w.y0 - .5, w.x1 + 2, w.y1 + .5}); g.y0 < y && y < g.y1 && g.x0 < x1 && x0 < g.x1 {
			hit = append(hit, g)
		}
	}
	slices.SortFunc(hit, func(a, b box) int { return cmp.Compare(a.x0, b.x0) })
	return hit
}

// rise and fall are how far a text reaches over and under its baseline, in ems.
// Numbers have neither accents nor tails.
func rise(s string) float64 {
	if isNumber(s) {
		return .73
	}
	return .95
}

func fall(s string) float64 {
	if isNumber(s) {
		return .12
	}
	return .24
}

func isNumber(s string) bool { return strings.Trim(s, "0123456789,.–+% ") == "" }

// textSize is the box a text takes, at the origin.
func (i ink) textSize(s string) (w, h float64) { return i.width(s), (rise(s) + fall(s)) * i.size }

// try puts a text in the best of the boxes. It fails when the text would cover
// other words or leave the chart, or, if it must be free, anything at all.
func (v *trend) try(text string, i ink, candidates []box, free bool) bool {
	b, cost := v.place.best(candidates)
	if cost >= touch || (free && cost > 0) {
		return false
	}
	v.place.words = append(v.place.words, b)
	v.labels = append(v.labels, label{
		text: text, ink: i, box: b, covers: v.place.covers(b), baseline: b.y0 + rise(text)*i.size,
	})
	return true
}

// around gives places for a w × h text near a dot, the nearest and the wanted
// side first.
func around(at point, w, h, radius float64, below bool) []box {
	var all []box
	put := func(cx, cy float64) {
		all = append(all, box{at.x + cx - w/2, at.y + cy - h/2, at.x + cx + w/2, at.y + cy + h/2})
	}
	for _, gap := range []float64{3, 6, 10, 15, 21, 28} {
		dy := radius + gap + h/2
		for _, side := range sides(below) {
			for _, dx := range []float64{0, .2, -.2, .4, -.4, .6, -.6} {
				put(dx*w, side*dy)
			}
		}
		dx := radius + gap + w/2
		for _, side := range []float64{1, -1} {
			for _, cy := range []float64{0, .3, -.3, .6, -.6} {
				put(side*dx, cy*h)
			}
		}
		for _, side := range sides(below) {
			for _, d := range []float64{.8, -.8, 1, -1} {
				put(d*w, side*dy)
			}
		}
	}
	return all
}

// sides puts the wanted side first; y grows downwards.
func sides(below bool) []float64 {
	if below {
		return []float64{1, -1}
	}
	return []float64{-1, 1}
}

// labelValues writes the figures of the province: the first, and the last
// published at the cut-off in each panel. Later ones are written only when
// there is no other, so that what was known stands out.
func (v *trend) labelValues() {
	for _, l := range v.t.Lines {
		if l.Emphasis != Main {
			continue
		}
		first, lasts := v.labelled(l)
		for _, p := range lasts {
			v.labelValue(p, false)
		}
		if first != nil {
			v.labelValue(*first, true)
		}
	}
}

// labelled chooses the points with figures.
func (v *trend) labelled(l Line) (first *Point, lasts []Point) {
	known := slices.ContainsFunc(l.Points, func(p Point) bool { return !v.later(p.Year) })
	for _, pan := range v.panels {
		var last *Point
		for i, p := range l.Points {
			if pan.has(p.Year) && (!known || !v.later(p.Year)) {
				if first == nil {
					first = &l.Points[i]
				}
				last = &l.Points[i]
			}
		}
		if last != nil {
			lasts = append(lasts, *last)
		}
	}
	if first != nil && slices.Contains(lasts, *first) {
		first = nil
	}
	return first, lasts
}

func (v *trend) labelValue(p Point, optional bool) {
	text, i := number(p.Value, v.t.Decimals), v.c.bold()
	w, h := i.textSize(text)
	at := v.at(p.Year, p.Value)
	candidates := around(at, w, h, v.c.look.dot, v.underMedian(p))
	if v.alone(p.Year) {
		candidates = append(beside(at, w, h, v.c.look.dot+4), candidates...)
	}
	candidates = slices.DeleteFunc(candidates, func(b box) bool { return v.nearAnother(b, at) })
	v.try(text, i, candidates, optional)
}

// nearAnother tells whether a figure would be read as that of another dot.
func (v *trend) nearAnother(b box, own point) bool {
	limit := b.fromCentre(own)
	for _, l := range v.of(Main) {
		for _, p := range l.Points {
			if at := v.at(p.Year, p.Value); at != own && b.fromCentre(at) < limit {
				return true
			}
		}
	}
	return false
}

func (b box) fromCentre(p point) float64 {
	return math.Hypot((b.x0+b.x1)/2-p.x, (b.y0+b.y1)/2-p.y)
}

// alone tells whether a year is a whole panel.
func (v *trend) alone(year int) bool {
	return !v.spark && slices.ContainsFunc(v.panels, func(p panel) bool { return p.From == year && p.To == year })
}

// underMedian tells on which side of the dot a figure is clear of the median.
func (v *trend) underMedian(p Point) bool {
	for _, l := range v.t.Lines {
		if l.Emphasis != Median {
			continue
		}
		for _, m := range l.Points {
			if m.Year == p.Year {
				return p.Value < m.Value != v.t.Ranks // a higher rank number lies lower
			}
		}
	}
	return false
}
