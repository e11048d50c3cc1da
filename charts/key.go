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
	look := v.c.look
	a, b, middle := point{e.x, y}, point{e.x + keySample, y}, point{e.x + keySample/2, y}
	switch e.emphasis {
	case Main:
		v.c.line(pen{look.accent, look.main, nil}, a, b)
		v.c.dot(middle, look.dot, look.accent, pen{})
	case Median:
		v.c.line(pen{look.line2, look.median, nil}, a, b)
	case Best:
		v.c.line(pen{look.line3, look.best, []float64{1, 3}}, a, b)
		v.c.line(pen{look.line2, 1.6 * look.best, nil}, point{middle.x - 3, y}, point{middle.x + 3, y})
	case Peer:
		p := pen{look.line2, look.median, nil}
		v.c.line(p, a, b)
		v.c.dot(middle, look.peerDot, look.bg, p)
	case Band:
		v.c.fill(box{a.x, y - 4, b.x, y + 4}, look.band)
	default:
		v.slant(middle.x-3, y)
		v.slant(middle.x+3, y)
	}
}
