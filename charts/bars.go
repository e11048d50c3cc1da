package charts

import "math"

const (
	partGap   = 4.0 // before the parts without a date
	minPart   = 2.0 // a count that is not zero stays visible
	labelGap  = 12.0
	endGap    = 16.0
	swatchGap = 5.0
)

// fillOrder is the order of parts in every bar and legend: overdue first, so
// that it starts at the same zero in each row and lengths compare.
func fillOrder() []Fill {
	return []Fill{FillOverdue, FillInTime, FillLate, FillOnTime, FillNotReported, FillReported}
}

func (b Bar) total() int {
	n := 0
	for _, p := range b.Parts {
		n += p.Value
	}
	return n
}

// spans gives left and right of each part from 0, in the order of Parts, for a
// length per unit; a part of zero has none.
func (b Bar) spans(unit float64) (spans [][2]float64, width float64) {
	gap := false
	for _, p := range b.Parts {
		gap = gap || p.Gap
		if p.Value == 0 {
			spans = append(spans, [2]float64{width, width})
			continue
		}
		if gap && width > 0 {
			width += partGap
		}
		gap = false
		right := width + max(float64(p.Value)*unit, minPart)
		spans = append(spans, [2]float64{width, right})
		width = right
	}
	return spans, width
}

// unitFor is the one length per unit with which the longest row just fits.
func unitFor(rows []Bar, room float64) float64 {
	unit := math.Inf(1)
	for _, row := range rows {
		total := row.total()
		if total == 0 {
			continue
		}
		u := room / float64(total)
		// Gaps and the least width of small parts take room that is not
		// proportional, so the length is found by trying.
		for range 8 {
			if _, w := row.spans(u); w > room {
				u = max(0, room-(w-u*float64(total))) / float64(total)
			}
		}
		unit = min(unit, u)
	}
	if math.IsInf(unit, 1) {
		return 0
	}
	return unit
}

func drawBars(c *canvas, s Spec) {
	rows := s.Bars.Rows
	top := c.heading(s)
	if s.Bars.Legend {
		top = c.legend(rows, top)
	}
	col := c.columns(barWords(rows), .45, .25)
	shown := c.fitRows(len(rows), c.h-top, c.leastRow(), c.look.pitch, nil)
	unit := unitFor(rows, max(col.end-col.bars, 0))
	for n, i := range shown.rows {
		c.row(rows[i], col.labels[i], col, top+float64(n)*shown.pitch, shown.pitch, unit)
	}
	c.countRest(shown, top, c.h)
}

func barWords(rows []Bar) []rowWords {
	words := make([]rowWords, len(rows))
	for i, row := range rows {
		words[i] = rowWords{label: row.Label, end: row.End}
	}
	return words
}

func (c *canvas) row(row Bar, label string, col columns, y, pitch, unit float64) {
	height := min(c.look.bar, pitch-2)
	y0 := c.edge(y + (pitch-height)/2)
	baseline := y0 + height/2 + c.look.text*.36
	c.write(label, 0, baseline, c.plain())
	c.bar(row, point{col.bars, y0}, height, unit)
	c.figure(row, col, baseline)
}

// figure sets the number at the end of a row.
func (c *canvas) figure(row Bar, col columns, baseline float64) {
	i := c.quiet()
	if row.EndBold {
		i = ink{c.fonts.bold, c.look.text, c.look.red}
	}
	text := i.fit(row.End, c.w-col.end)
	c.write(text, c.w-i.width(text), baseline, i)
}

// bar draws the parts of a row from a point to the right.
func (c *canvas) bar(row Bar, at point, height, unit float64) {
	spans, _ := row.spans(unit)
	for n, p := range row.Parts {
		if p.Value > 0 {
			fill, _ := c.look.paint(p.Fill)
			x0, x1 := c.edge(at.x+spans[n][0]), c.edge(at.x+spans[n][1])
			c.part(box{x0, at.y, max(x1, x0+.5), at.y + height}, fill)
		}
	}
}

// drawStrip fills the size with one bar, with its label and figure at the ends
// when there are any, and the legend below.
func drawStrip(c *canvas, b *Bars) {
	row := b.Rows[0]
	col := c.columns(barWords(b.Rows), .45, .25)
	height := c.h
	if rows := c.legendHeight(b.Rows); b.Legend && c.h > rows+6 {
		height -= rows
		c.legend(b.Rows, height+4)
	}
	height = min(height, 24)
	unit := unitFor(b.Rows, max(col.end-col.bars, 0))
	c.bar(row, point{col.bars, 0}, height, unit)
	baseline := height/2 + c.look.text*.36
	c.write(col.labels[0], 0, baseline, c.plain())
	c.figure(row, col, baseline)
}

// entry is one swatch with its name.
type entry struct {
	fill Fill
	name string
	x, y float64 // left, row number
}

// legendEntries places the kinds of parts that occur, in the order of the bars.
func (c *canvas) legendEntries(rows []Bar) []entry {
	names := map[Fill]string{}
	for _, row := range rows {
		for _, p := range row.Parts {
			if p.Value > 0 && names[p.Fill] == "" {
				names[p.Fill] = p.Name
			}
		}
	}
	var entries []entry
	x, line := 0.0, 0
	for _, f := range fillOrder() {
		if names[f] == "" {
			continue
		}
		name := c.quiet().fit(names[f], c.w-c.swatch()-swatchGap)
		w := c.swatch() + swatchGap + c.quiet().width(name)
		if x > 0 && x+w > c.w {
			x, line = 0, line+1
		}
		entries = append(entries, entry{f, name, x, float64(line)})
		x += w + c.look.text*1.1
	}
	return entries
}

func (c *canvas) swatch() float64 { return c.look.text * 1.1 }

func (c *canvas) legendPitch() float64 { return math.Round(c.look.text * 1.45) }

func (c *canvas) legendHeight(rows []Bar) float64 {
	entries := c.legendEntries(rows)
	if len(entries) == 0 {
		return 0
	}
	return (entries[len(entries)-1].y+1)*c.legendPitch() + 4
}

// legend draws the names of the parts from y down and gives where it ends.
func (c *canvas) legend(rows []Bar, y float64) float64 {
	for _, e := range c.legendEntries(rows) {
		baseline := y + e.y*c.legendPitch() + c.look.text
		x, height := c.edge(e.x), math.Round(c.look.text*.75)
		fill, _ := c.look.paint(e.fill)
		bottom := c.edge(baseline)
		c.part(box{x, bottom - height, x + math.Round(c.swatch()), bottom}, fill)
		c.write(e.name, e.x+c.swatch()+swatchGap, baseline, c.quiet())
	}
	return y + c.legendHeight(rows)
}
