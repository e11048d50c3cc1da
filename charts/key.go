package charts

import (
	"math"
	"strings"
)

// keyEntry is one sample with its name in the key under the title.
type keyEntry struct {
	emphasis Emphasis // "" = the two strokes of a break
	name     string
	x        float64
	row      int
}

const (
	keySample = 18.0 // length of a sample of line
	keyGap    = 6.0
)

// keyEntries places the key on one line, or two where names are long. What has
// no room in at most rows lines is left out, the strokes of a break first.
func (v *trend) keyEntries(rows int) []keyEntry {
	var entries []keyEntry
	for _, e := range []Emphasis{Main, Median, Best, Peer, Band} {
		var names []string
		for _, l := range v.of(e) {
			if l.Name != "" && len(l.Points) > 0 {
				names = append(names, l.Name)
			}
		}
		if len(names) > 0 {
			entries = append(entries, keyEntry{emphasis: e, name: strings.Join(names, ", ")})
		}
	}
	if len(v.t.Panels) > 1 {
		entries = append(entries, keyEntry{name: v.t.BreakText})
	}
	x, row := 0.0, 0
	for i := range entries {
		e := &entries[i]
		e.name = v.c.quiet().fit(e.name, v.c.w-keySample-keyGap)
		w := keySample + keyGap + v.c.quiet().width(e.name)
		if x > 0 && x+w > v.c.w {
			x, row = 0, row+1
		}
		if row >= min(rows, 2) || (row > 0 && e.emphasis == "") {
			return entries[:i]
		}
		e.x, e.row = x, row
		x += w + v.c.look.text
	}
	return entries
}

func (v *trend) drawKey() {
	for _, e := range v.key {
		baseline := v.keyY + float64(e.row)*math.Round(v.c.look.text*1.4)
		v.sample(e, baseline-v.c.look.text*.33)
		v.c.write(e.name, e.x+keySample+keyGap, baseline, v.c.quiet())
	}
}

// sample draws a piece of line as it looks in the plot.
func (v *trend) sample(e keyEntry, y float64) {
	if e.emphasis != "" {
		v.c.lineSample(e.emphasis, point{e.x, y})
		return
	}
	middle := e.x + keySample/2
	v.slant(middle-3, y)
	v.slant(middle+3, y)
}

// lineSample is a piece of a line, keySample long from its left end.
func (c *canvas) lineSample(e Emphasis, a point) {
	look := c.look
	b, middle := point{a.x + keySample, a.y}, point{a.x + keySample/2, a.y}
	if e == Band {
		c.fill(box{a.x, a.y - 4, b.x, a.y + 4}, look.band)
		return
	}
	c.line(c.linePen(e), a, b)
	switch e {
	case Main:
		c.dot(middle, look.dot, look.accent, pen{})
	case Best:
		c.line(pen{look.line2, 1.6 * look.best, nil}, point{middle.x - 3, a.y}, point{middle.x + 3, a.y})
	case Peer:
		c.dot(middle, look.peerDot, look.bg, c.linePen(e))
	}
}

// linePen is how a whole line of an emphasis is stroked.
func (c *canvas) linePen(e Emphasis) pen {
	switch e {
	case Main:
		return pen{color: c.look.accent, width: c.look.main}
	case Best:
		return pen{c.look.line3, c.look.best, []float64{1, 3}}
	}
	return pen{color: c.look.line2, width: c.look.median}
}
