package charts

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/wcharczuk/go-chart/v2/drawing"
)

func (h *Heat) normal() *Heat {
	if h == nil {
		return nil
	}
	n := *h
	n.Head, n.GroupText = oneLine(h.Head), oneLine(h.GroupText)
	for i, name := range [4]string{"thấp nhất", "TB thấp", "TB cao", "cao nhất"} {
		n.Groups[i] = orElse(oneLine(h.Groups[i]), name)
	}
	n.BreakText = orElse(oneLine(h.BreakText), "không so sánh")
	n.PartialText = orElse(oneLine(h.PartialText), "đổi một phần")
	n.Rows = slices.Clone(h.Rows)
	for i := range n.Rows {
		row := &n.Rows[i]
		row.Label, row.Cells = oneLine(row.Label), slices.Clone(row.Cells)
		for j := range row.Cells {
			row.Cells[j].Text = oneLine(row.Cells[j].Text)
		}
	}
	return &n
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

func (h *Heat) validate() error {
	if err := tooMany(len(h.Rows)); err != nil {
		return err
	}
	if len(h.Years) > maxYears {
		return fmt.Errorf("quá nhiều năm: %d", len(h.Years))
	}
	for i, y := range h.Years {
		if y.Year < 1 || y.Year > 9999 || (i > 0 && y.Year <= h.Years[i-1].Year) {
			return fmt.Errorf("cột %d: năm %d sai hoặc không theo thứ tự", i+1, y.Year)
		}
	}
	for _, row := range h.Rows {
		if len(row.Cells) != len(h.Years) {
			return fmt.Errorf("dòng %q: có %d ô cho %d năm", row.Label, len(row.Cells), len(h.Years))
		}
		for i, cell := range row.Cells {
			if cell.Group < 0 || cell.Group > 4 {
				return fmt.Errorf("dòng %q, năm %d: không có nhóm %d", row.Label, h.Years[i].Year, cell.Group)
			}
		}
	}
	return nil
}

func (h *Heat) empty() bool { return len(h.Rows) == 0 || len(h.Years) == 0 }

func (h *Heat) texts() []string {
	all := append([]string{h.Head, h.GroupText, h.BreakText, h.PartialText}, h.Groups[:]...)
	for _, row := range h.Rows {
		all = append(all, row.Label)
		for _, cell := range row.Cells {
			all = append(all, cell.Text)
		}
	}
	return all
}

func (h *Heat) describe() []string {
	var all []string
	for _, row := range h.Rows {
		line := row.Label + ":"
		for i, cell := range row.Cells {
			if cell.Text == "" {
				continue
			}
			line += fmt.Sprintf(" %d %s", h.Years[i].Year, cell.Text)
			if cell.Group > 0 {
				line += " (" + h.Groups[cell.Group-1] + ")"
			}
			line += ";"
		}
		all = append(all, line)
	}
	return all
}

// heat is a table laid out across a canvas.
type heat struct {
	*Heat
	c      *canvas
	label  float64   // width of the labels
	cell   float64   // width of a column
	lefts  []float64 // of the columns
	labels []string
}

const (
	cellPad    = 6.0  // on both sides of a figure together
	underline  = .2   // from the baseline to the first line and to the second, in text sizes
	heatGap    = 9.0  // the hatched gap of a break
	leastLabel = .22  // of the width
	mostCell   = 4.6  // in text sizes
	cellSpread = 2.33 // a row is at most so many times as high as its text
)

func (h *Heat) draw(c *canvas, top float64) {
	t := h.layout(c)
	top = c.drawKey(t.key(), top, 5*c.look.text)
	head := t.headHeight()
	if c.h-top < 2*head {
		head = 0
	}
	t.drawHead(top, head)
	top += head
	// The totals stay where there is no room for all.
	shown := c.fitRows(len(h.Rows), c.h-top, c.look.text*1.4, c.look.text*cellSpread, func(i int) bool {
		return h.Rows[i].Bold
	})
	for n, i := range shown.rows {
		y0, y1 := c.edge(top+float64(n)*shown.pitch), c.edge(top+float64(n+1)*shown.pitch)
		t.drawRow(i, y0, y1)
		if n > 0 && n == len(shown.rows)-1 && h.Rows[i].Bold {
			c.fill(box{0, y0 - 1, t.right(), y0 + .5}, c.look.ink) // the sum is under a strong rule
		}
	}
	c.markSkips(shown, top, t.label) // beside the cells, whose fills it would cut
	t.drawBreaks(top, c.edge(top+float64(len(shown.rows))*shown.pitch))
	c.countRest(shown, top, c.h)
}

func (h *Heat) height(c *canvas) float64 {
	t := h.layout(c)
	return c.keyHeight(t.key()) + t.headHeight() + float64(max(len(h.Rows), 2))*max(c.rowPitch(), 1.75*c.look.text)
}

// layout shares the width: figures first, and what is left for the labels.
func (h *Heat) layout(c *canvas) heat {
	t := heat{Heat: h, c: c}
	if h.empty() {
		return t
	}
	words, label := make([]rowWords, len(h.Rows)), c.quiet().width(h.Head)
	need := c.bold().width("2000") + cellPad
	for i, row := range h.Rows {
		words[i] = rowWords{label: row.Label, bold: row.Bold}
		label = max(label, c.labelInk(words[i]).width(row.Label))
		for _, cell := range row.Cells {
			need = max(need, c.cellInk(cell).width(cell.Text)+cellPad)
		}
	}
	room, n := c.w, float64(len(h.Years))
	for i := range h.Years {
		room -= h.gapBefore(i)
	}
	room = max(room, 1)
	most := c.look.text * mostCell
	need = min(need, most)
	t.label = min(label+labelGap, max(room-n*need, room*leastLabel))
	t.cell = (room - t.label) / n
	if t.cell > most {
		t.cell = most
		t.label = room - n*t.cell
	}
	t.labels = c.fitLabels(words, max(t.label-labelGap/2, 0))
	x := t.label
	for i := range h.Years {
		x += h.gapBefore(i)
		t.lefts = append(t.lefts, x)
		x += t.cell
	}
	return t
}

func (h *Heat) gapBefore(i int) float64 {
	if i > 0 && h.Years[i].Break {
		return heatGap
	}
	return 0
}

func (t heat) right() float64 { return t.lefts[len(t.lefts)-1] + t.cell }

func (t heat) headHeight() float64 { return math.Round(t.c.look.text * 1.7) }

// drawHead writes the years from the last backwards, as many as have room.
func (t heat) drawHead(top, height float64) {
	if height == 0 {
		return
	}
	c := t.c
	baseline := top + c.look.text*1.1
	limit := c.w
	for i, y := range slices.Backward(t.Years) {
		ink := c.bold()
		if y.Later {
			ink = c.quiet()
		}
		text := strconv.Itoa(y.Year)
		w := ink.width(text)
		x := t.lefts[i] + (t.cell-w)/2
		if x = min(x, c.w-w); x >= t.label*.6 && x+w <= limit {
			c.write(text, x, baseline, ink)
			limit = x - 3
		}
	}
	c.write(c.quiet().fit(t.Head, min(limit, t.label)-3), 0, baseline, c.quiet())
	y := c.edge(top + height)
	c.fill(box{0, y - 1, t.right(), y}, c.look.ink)
}

func (t heat) drawRow(i int, y0, y1 float64) {
	c, row := t.c, t.Rows[i]
	seam := 1.0
	if !c.look.crisp {
		seam = .5
	}
	c.fill(box{0, y1 - seam, t.right(), y1}, c.look.rule)
	size := c.look.text
	middle := (y0+y1)/2 + size*.36
	baseline := min(middle, y1-seam-2*underline*size-1) // the lines of the lowest group have room
	c.write(t.labels[i], 0, middle, c.labelInk(rowWords{bold: row.Bold}))
	for j, cell := range row.Cells {
		b := box{c.edge(t.lefts[j]), y0, c.edge(t.lefts[j]+t.cell) - seam, y1 - seam}
		if cell.Text != "" {
			t.drawCell(cell, b, baseline)
		}
		if cell.Partial {
			c.fill(box{b.x0 - seam, y0, b.x0 + 1, y1}, c.look.ink)
		}
	}
}

// drawCell fills a cell and sets its figure with the lines of its group. A
// number is never cut: without room only the fill and the lines are there.
func (t heat) drawCell(cell HeatCell, b box, baseline float64) {
	c := t.c
	look := c.look.groups[cell.Group]
	if cell.Group > 0 {
		c.fill(b, look.ground)
	}
	i := c.cellInk(cell)
	text, width := i.fit(cell.Text, b.width()), i.width(cell.Text)
	if text != cell.Text && isNumber(cell.Text) {
		text, width = "", b.width()-2
	}
	width = min(width, b.width()-2)
	middle := (b.x0 + b.x1) / 2
	c.write(text, middle-i.width(text)/2, baseline, i)
	c.groupLines(cell.Group, middle-width/2, middle+width/2, baseline, look.text)
}

func (c *canvas) cellInk(cell HeatCell) ink {
	look := c.look.groups[cell.Group]
	i := c.plain()
	if look.bold {
		i = c.bold()
	}
	i.color = look.text
	return i
}

// groupLines is the mark of the lower groups that does not need colour: one
// line under the third, two under the lowest.
func (c *canvas) groupLines(group int, x0, x1, baseline float64, color drawing.Color) {
	lines := map[int]int{1: 2, 2: 1}[group]
	for n := range lines {
		y := c.snap(baseline + underline*c.look.text*float64(n+1))
		c.line(pen{color: color, width: c.look.axis}, point{x0, y}, point{x1, y})
	}
}

// drawBreaks hatches the gaps: nothing may be compared across them.
func (t heat) drawBreaks(top, bottom float64) {
	for i := range t.Years {
		if gap := t.gapBefore(i); gap > 0 && bottom > top {
			x := t.lefts[i] - gap
			t.c.breakMark(box{t.c.edge(x + 1), top, t.c.edge(x + gap - 1), bottom})
		}
	}
}

func (c *canvas) breakMark(b box) {
	c.fill(b, c.look.bg) // over the hairlines
	c.polygons(c.look.line2, hatch(b)...)
}

// key names the groups, breaks and edges that occur, the highest group first.
func (t heat) key() []keyItem {
	if t.HideKey {
		return nil
	}
	groups, partial := [5]bool{}, false
	for _, row := range t.Rows {
		for _, cell := range row.Cells {
			groups[cell.Group] = groups[cell.Group] || cell.Text != ""
			partial = partial || cell.Partial
		}
	}
	var items []keyItem
	for g := 4; g > 0; g-- {
		if groups[g] {
			items = append(items, keyItem{name: t.Groups[g-1], sample: func(at point) { t.c.swatchOf(g, at) }})
		}
	}
	if len(items) > 0 && t.GroupText != "" {
		items = slices.Insert(items, 0, keyItem{name: t.GroupText})
	}
	half := t.c.look.text * .5
	if partial {
		items = append(items, keyItem{name: t.PartialText, sample: func(at point) {
			x := t.c.edge(at.x + keySample/2)
			t.c.fill(box{x - 1, at.y - half, x + 1, at.y + half}, t.c.look.ink)
		}})
	}
	if slices.ContainsFunc(t.Years[min(1, len(t.Years)):], func(y HeatYear) bool { return y.Break }) {
		items = append(items, keyItem{name: t.BreakText, sample: func(at point) {
			t.c.breakMark(box{at.x + 5, at.y - half, at.x + keySample - 5, at.y + half})
		}})
	}
	items = t.c.layKey(items)
	if n := len(items); n > 1 && items[n-1].name == t.BreakText && items[n-1].x == 0 {
		items = items[:n-1] // the hatch speaks for itself; it gets no line of its own
	}
	return items
}

func (c *canvas) swatchOf(group int, at point) {
	half := c.look.text * .5
	b := box{c.edge(at.x), c.edge(at.y - half), c.edge(at.x + keySample), c.edge(at.y + half)}
	look := c.look.groups[group]
	c.part(b, paint{ground: look.ground, edge: c.look.line2})
	c.groupLines(group, b.x0+2, b.x1-2, b.y1-3*underline*c.look.text, look.text)
}
