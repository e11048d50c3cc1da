package charts

import (
	"fmt"
	"slices"

	"github.com/wcharczuk/go-chart/v2/drawing"
)

const (
	rowSpread = 2.8 // a row is at most so many times as high as its text
	axisWords = 1.5 // height of the words under an axis, in text sizes
)

func (d *Dots) normal() *Dots {
	if d == nil {
		return nil
	}
	n := *d
	n.Decimals = decimalsOf(d.Decimals, d.Ranks)
	n.Rows = slices.Clone(d.Rows)
	for i := range n.Rows {
		n.Rows[i].Name = oneLine(n.Rows[i].Name)
	}
	return &n
}

func (d *Dots) validate() error {
	if err := tooMany(len(d.Rows)); err != nil {
		return err
	}
	for _, row := range d.Rows {
		if !slices.Contains([]Emphasis{Main, Median, Best, Peer}, row.Emphasis) {
			return fmt.Errorf("dòng %q: không có cách vẽ %q", row.Name, row.Emphasis)
		}
		err := finite(row.Value)
		if err == nil && d.Ranks && row.Emphasis != Median {
			err = rank(row.Value)
		}
		if err != nil {
			return fmt.Errorf("dòng %q: %w", row.Name, err)
		}
	}
	return nil
}

func (d *Dots) empty() bool { return len(d.Rows) == 0 }

func (d *Dots) texts() []string {
	var all []string
	for _, row := range d.Rows {
		all = append(all, row.Name)
	}
	return all
}

func (d *Dots) describe() []string {
	var all []string
	for _, row := range d.Rows {
		all = append(all, row.Name+" "+number(row.Value, d.Decimals))
	}
	return all
}

func (c *canvas) rowPitch() float64 { return c.look.pitch * 1.25 }

func (d *Dots) height(c *canvas) float64 {
	return float64(max(len(d.Rows), 2))*c.rowPitch() + axisWords*c.look.text
}

func (d *Dots) draw(c *canvas, top float64) {
	words := make([]rowWords, len(d.Rows))
	for i, row := range d.Rows {
		words[i] = rowWords{row.Name, number(row.Value, d.Decimals), row.Emphasis == Main}
	}
	col := c.columns(words, .55, .25)
	bottom := c.rowsBottom(top)
	// Where there is no room for all, the province and its measures stay.
	shown := c.fitRows(len(d.Rows), bottom-top, c.leastRow(), c.look.text*rowSpread, func(i int) bool {
		return d.Rows[i].Emphasis != Peer
	})
	scale := d.scale(col)
	end := top + float64(len(shown.rows))*shown.pitch
	if bottom < c.h && len(shown.rows) > 0 {
		c.axisBelow(scale, col, top, end)
	}
	for n, i := range shown.rows {
		y := top + (float64(n)+.5)*shown.pitch
		d.drawRow(c, d.Rows[i], scale, col, y)
		c.rowEnds(words[i], col, i, y, d.Rows[i].Emphasis == Main, c.look.ink)
	}
	c.markSkips(shown, top, c.w)
	c.countRest(shown, top, bottom)
}

// rowsBottom is where rows end and the words of an axis begin; in a low picture
// there is no axis.
func (c *canvas) rowsBottom(top float64) float64 {
	if words := c.look.text * axisWords; c.h-top > 2*words+c.look.text {
		return c.h - words
	}
	return c.h
}

func (d *Dots) scale(col columns) scale {
	low, high := d.Rows[0].Value, d.Rows[0].Value
	for _, row := range d.Rows {
		low, high = min(low, row.Value), max(high, row.Value)
	}
	// The stem of the lowest is still to be seen.
	before := 12.0
	if d.Ranks {
		low, high, before = 1, max(high, 2), 5
	}
	return scale{spread(low, high, col.end-col.bars, before, 5), col.bars, d.Ranks}
}

// axisBelow draws the uprights of round values between top and bottom, and their
// figures under them.
func (c *canvas) axisBelow(s scale, col columns, top, bottom float64) {
	i := c.quiet()
	hair := pen{color: c.look.rule, width: c.look.hair}
	space := max(minTickSpace, i.width(number(s.values.Max, 1))+10)
	last := col.bars - 2*labelGap
	for _, t := range s.ticks(space) {
		x := s.at(t.Value)
		c.line(hair, point{c.snap(x), top}, point{c.snap(x), bottom})
		w := i.width(t.Label)
		if left := min(max(x-w/2, 0), c.w-w); left >= last {
			c.write(t.Label, left, bottom+i.size*1.1, i)
			last = left + w + 4
		}
	}
}

// rowEnds writes the label and the figure of a row.
func (c *canvas) rowEnds(words rowWords, col columns, n int, y float64, strong bool, color drawing.Color) {
	baseline := y + c.look.text*.36
	c.write(col.labels[n], 0, baseline, c.labelInk(words))
	i := c.plain()
	if strong {
		i = c.bold()
	}
	i.color = color
	text := i.fit(words.end, c.w-col.end)
	c.write(text, c.w-i.width(text), baseline, i)
}

func (d *Dots) drawRow(c *canvas, row Dot, s scale, col columns, y float64) {
	look, at := c.look, point{s.at(row.Value), c.snap(y)}
	from := point{col.bars, at.y}
	if d.Ranks {
		from.x = s.at(1)
	}
	thin := pen{color: look.line3, width: look.median}
	if row.Emphasis == Main {
		thin = pen{color: look.accent, width: look.main}
	}
	c.line(thin, from, at)
	switch row.Emphasis {
	case Main:
		c.dot(at, look.dot+1, look.accent, pen{})
	case Best:
		c.diamond(at)
	case Median:
		c.line(pen{color: look.ink, width: 2.4}, point{at.x, at.y - 6}, point{at.x, at.y + 6})
	default:
		c.dot(at, look.dot+.6, look.bg, pen{color: look.line2, width: look.later})
	}
}
