package charts

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// axisLabel is the name of an axis broken into lines, with its place.
type axisLabel struct {
	lines []string
	spoke point   // direction of its axis
	side  float64 // of the rings: -1 left, 0 over or under, 1 right
	box   box     // from the end of the spoke until it is placed
}

const (
	spokeGap    = 8.0  // from the outer ring to a label
	leastRadius = 12.0 // smaller rings are drawn without labels
	lineSpacing = 1.25
)

// layout finds the widest rings around which all labels have room. Names are
// broken into up to three lines; shortening one costs as much as some radius.
func (v *radar) layout(frame box) {
	v.centre = point{(frame.x0 + frame.x1) / 2, (frame.y0 + frame.y1) / 2}
	best := math.Inf(-1)
	for lines := 1; lines <= 3; lines++ {
		for _, part := range []float64{.4, .34, .28, .22, .17} {
			labels, cut := v.wrapped(frame.width()*part, lines)
			radius, ok := v.fitRadius(labels, frame)
			score := radius * (1 - .1*float64(min(cut, 8)))
			if ok && radius >= leastRadius && score > best {
				best, v.labels, v.radius = score, labels, radius
			}
		}
	}
	if math.IsInf(best, -1) {
		v.thinLabels(frame)
	}
	v.balance()
	v.place(frame)
}

// balance breaks names of several lines evenly, so that no short word is left
// alone. The labels only get narrower.
func (v *radar) balance() {
	i := v.c.plain()
	for n, l := range v.labels {
		for len(l.lines) > 1 {
			even := i.wrap(strings.Join(l.lines, " "), i.widest(l.lines)-.01, len(l.lines))
			if strings.Join(even, " ") != strings.Join(l.lines, " ") {
				break
			}
			l.lines = even
		}
		v.labels[n] = l.sized(i)
	}
}

// thinLabels leaves out what would cover a label before it.
func (v *radar) thinLabels(frame box) {
	labels, _ := v.wrapped(frame.width()*.2, 1)
	radius, _ := v.fitRadius(labels, frame)
	v.radius = radius
	if radius < leastRadius {
		v.radius = max(1, min(frame.width(), frame.height())/2-spokeGap)
		return
	}
	var taken []box
	for _, l := range labels {
		b := l.around(radius).grow(1)
		if slices.ContainsFunc(taken, b.overlaps) {
			v.rest++
			continue
		}
		taken = append(taken, b)
		v.labels = append(v.labels, l)
	}
}

// wrapped breaks all names into at most so many lines of width w; cut tells how
// many had to be shortened.
func (v *radar) wrapped(w float64, lines int) (labels []axisLabel, cut int) {
	i := v.c.plain()
	for n, name := range v.Axes {
		d := v.direction(float64(n))
		l := axisLabel{lines: i.wrap(name, w, lines), spoke: d}
		if strings.Join(l.lines, " ") != name {
			cut++
		}
		if math.Abs(d.x) > .1 {
			l.side = math.Copysign(1, d.x)
		}
		labels = append(labels, l.sized(i))
	}
	return labels, cut
}

// sized gives a label a box that touches the end of its spoke from outside.
func (l axisLabel) sized(i ink) axisLabel {
	width, height := i.widest(l.lines), float64(len(l.lines))*lineSpacing*i.size
	x, y := (l.side-1)*width/2, (l.spoke.y-1)*height/2
	l.box = box{x, y, x + width, y + height}
	return l
}

func (i ink) widest(lines []string) float64 {
	width := 0.0
	for _, line := range lines {
		width = max(width, i.width(line))
	}
	return width
}

// wrap breaks a text between words; the last line is shortened.
func (i ink) wrap(s string, w float64, most int) []string {
	var lines []string
	for s != "" && len(lines) < most-1 && i.width(s) > w {
		at := 0
		for n, r := range s {
			if r == ' ' && i.width(s[:n]) <= w {
				at = n
			} else if r == ' ' {
				break
			}
		}
		if at == 0 {
			break // a word too long for a line is shortened
		}
		lines = append(lines, s[:at])
		s = s[at+1:]
	}
	if s != "" {
		if s = i.fit(s, w); s != "" {
			lines = append(lines, s)
		}
	}
	return lines
}

// around is the box of a label outside rings of a radius, seen from the centre.
func (l axisLabel) around(radius float64) box {
	x, y := l.spoke.x*(radius+spokeGap), l.spoke.y*(radius+spokeGap)
	return box{l.box.x0 + x, l.box.y0 + y, l.box.x1 + x, l.box.y1 + y}
}

// extent is the room rings of a radius take with their labels.
func extent(labels []axisLabel, radius float64) box {
	reach := radius + spokeGap/2 // a dot on the outer ring is whole
	all := box{-reach, -reach, reach, reach}
	for _, l := range labels {
		b := l.around(radius)
		all = box{min(all.x0, b.x0), min(all.y0, b.y0), max(all.x1, b.x1), max(all.y1, b.y1)}
	}
	return all
}

// fitRadius is the widest radius at which all is inside the frame; ok tells
// whether no label then covers another.
func (v *radar) fitRadius(labels []axisLabel, frame box) (radius float64, ok bool) {
	low, high := 0.0, min(frame.width(), frame.height())/2
	for range 24 {
		radius = (low + high) / 2
		if e := extent(labels, radius); e.width() <= frame.width() && e.height() <= frame.height() {
			low = radius
		} else {
			high = radius
		}
	}
	for n, l := range labels {
		b := l.around(low).grow(1)
		if slices.ContainsFunc(labels[:n], func(o axisLabel) bool { return b.overlaps(o.around(low)) }) {
			return low, false
		}
	}
	return low, true
}

// place puts rings and labels together in the middle of the frame.
func (v *radar) place(frame box) {
	e := extent(v.labels, v.radius)
	v.centre = point{
		frame.x0 + (frame.width()-e.x0-e.x1)/2,
		frame.y0 + (frame.height()-e.y0-e.y1)/2,
	}
	for n, l := range v.labels {
		b := l.around(v.radius)
		v.labels[n].box = box{b.x0 + v.centre.x, b.y0 + v.centre.y, b.x1 + v.centre.x, b.y1 + v.centre.y}
	}
}

func (v *radar) drawLabels() {
	i := v.c.plain()
	for _, l := range v.labels {
		for n, line := range l.lines {
			x := l.box.x0 + (l.box.width()-i.width(line))*(1-l.side)/2
			v.c.write(line, x, l.box.y0+(float64(n)*lineSpacing+.98)*i.size, i)
		}
	}
	if v.rest == 0 {
		return
	}
	text := "… +" + strconv.Itoa(v.rest)
	corner := box{0, v.c.h - i.size*1.3, i.width(text), v.c.h}
	if !slices.ContainsFunc(v.labels, func(l axisLabel) bool { return l.box.overlaps(corner) }) {
		v.c.write(text, 0, v.c.h-i.size*.3, v.c.quiet())
	}
}
