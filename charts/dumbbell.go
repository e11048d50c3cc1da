package charts

import (
	"fmt"
	"math"
	"slices"

	chart "github.com/wcharczuk/go-chart/v2"
)

func (d *Dumbbell) normal() *Dumbbell {
	if d == nil {
		return nil
	}
	n := *d
	n.FromName, n.ToName = oneLine(d.FromName), oneLine(d.ToName)
	n.Rows = slices.Clone(d.Rows)
	for i := range n.Rows {
		n.Rows[i].Label, n.Rows[i].End = oneLine(n.Rows[i].Label), oneLine(n.Rows[i].End)
	}
	return &n
}

func (d *Dumbbell) validate() error {
	if err := tooMany(len(d.Rows)); err != nil {
		return err
	}
	for _, row := range d.Rows {
		for _, v := range []float64{row.From, row.To} {
			if err := share(v); err != nil {
				return fmt.Errorf("dòng %q: %w", row.Label, err)
			}
		}
	}
	return nil
}

func (d *Dumbbell) empty() bool { return len(d.Rows) == 0 }

func (d *Dumbbell) texts() []string {
	all := []string{d.FromName, d.ToName, "%"}
	for _, row := range d.Rows {
		all = append(all, row.Label, row.End)
	}
	return all
}

func (d *Dumbbell) describe() []string {
	var all []string
	for _, row := range d.Rows {
		all = append(all, fmt.Sprintf("%s: %s %s%%; %s %s%%; %s", row.Label,
			d.FromName, number(100*row.From, 1), d.ToName, number(100*row.To, 1), row.End))
	}
	return all
}

func (d *Dumbbell) height(c *canvas) float64 {
	rows := float64(max(len(d.Rows), 2))
	return c.keyHeight(d.key(c)) + rows*c.rowPitch() + axisWords*c.look.text
}

// key shows both dots with their years.
func (d *Dumbbell) key(c *canvas) []keyItem {
	return c.layKey([]keyItem{
		{name: d.FromName, sample: func(at point) { c.fromDot(point{at.x + keySample/2, at.y}) }},
		{name: d.ToName, sample: func(at point) { c.toDot(point{at.x + keySample/2, at.y}) }},
	})
}

// fromDot is wider than toDot, so that both are seen where a value hardly moved.
func (c *canvas) fromDot(at point) {
	c.dot(at, c.look.dot+1.2, c.look.bg, pen{color: c.look.accent, width: c.look.later})
}

func (c *canvas) toDot(at point) { c.dot(at, c.look.dot, c.look.accent, pen{}) }

func (d *Dumbbell) draw(c *canvas, top float64) {
	top = c.drawKey(d.key(c), top, 4*c.look.text)
	words := make([]rowWords, len(d.Rows))
	for i, row := range d.Rows {
		words[i] = rowWords{label: row.Label, end: row.End}
	}
	col := c.columns(words, .38, .4)
	bottom := c.rowsBottom(top)
	shown := c.fitRows(len(d.Rows), bottom-top, c.leastRow(), c.look.text*rowSpread, nil)
	s := scale{shareRange(col.end - col.bars), col.bars, false}
	end := top + float64(len(shown.rows))*shown.pitch
	if bottom < c.h && len(shown.rows) > 0 {
		c.shareAxis(s, top, end)
	}
	for n, i := range shown.rows {
		y := c.snap(top + (float64(n)+.5)*shown.pitch)
		d.drawRow(c, d.Rows[i], s, y)
		color := c.look.ink
		if d.Rows[i].Fell {
			color = c.look.red
		}
		c.rowEnds(words[i], col, i, y, false, color)
	}
	c.countRest(shown, top, bottom)
}

// shareRange lays 0 to 1 along a length; the dots at both ends are whole.
func shareRange(length float64) chart.ContinuousRange {
	return spread(0, 1, length, 6, 6)
}

func (d *Dumbbell) drawRow(c *canvas, row DumbbellRow, s scale, y float64) {
	hair := pen{color: c.look.rule, width: c.look.hair}
	c.line(hair, point{s.at(0), y}, point{s.at(1), y})
	join := pen{color: c.look.line2, width: c.look.later}
	if row.Fell {
		join = pen{color: c.look.accent, width: c.look.main}
	}
	from, to := point{s.at(row.From), y}, point{s.at(row.To), y}
	c.line(join, from, to)
	c.fromDot(from)
	c.toDot(to)
}

// shareAxis draws the quarters of a scale, with as many figures as have room:
// the ends, then the middle, then the others.
func (c *canvas) shareAxis(s scale, top, bottom float64) {
	i := c.quiet()
	hair := pen{color: c.look.rule, width: c.look.hair}
	var taken []box
	for _, v := range []float64{1, 0, .5, .25, .75} {
		x := c.snap(s.at(v))
		c.line(hair, point{x, top}, point{x, bottom})
		text := number(100*v, 0) + "%"
		w := i.width(text)
		left := min(max(math.Min(x-w/2, c.w-w), 0), c.w)
		b := box{left - 4, 0, left + w + 4, 1}
		if left+w <= c.w && !slices.ContainsFunc(taken, b.overlaps) {
			taken = append(taken, b)
			c.write(text, left, bottom+i.size*1.1, i)
		}
	}
}
