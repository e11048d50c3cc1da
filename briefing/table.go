package briefing

import (
	"fmt"
	"slices"
)

// grid is a table laid out: where each cell is and how tall the rows are.
type grid struct {
	table   Table
	cells   []placed // by row
	heights []float64
	lefts   []float64 // of the columns, and the right edge
}

// placed is a cell with its text laid out.
type placed struct {
	row, col, rows, cols int
	text                 piece
	of                   *Cell
}

// table lays out a table as one piece.
func (l layout) table(t Table) (piece, error) {
	g, err := l.grid(t)
	if err != nil {
		return piece{}, err
	}
	return g.piece(0, len(t.Rows)), nil
}

// tableParts is a table row by row: rows that a cell joins are one part, the
// header stays with the row below it and is drawn again on each page.
func (l layout) tableParts(t Table) ([]part, error) {
	g, err := l.grid(t)
	if err != nil || len(t.Rows) == 0 {
		return nil, err
	}
	var out []part
	var again *piece
	for from := 0; from < len(t.Rows); {
		to := g.joined(from)
		if from < t.Header {
			to = max(to, t.Header)
		}
		p := part{piece: g.piece(from, to), again: again, keep: to <= t.Header || t.Whole || t.Rows[to-1].Group || t.Rows[to-1].Keep}
		if to <= t.Header {
			again = &p.piece
		} else if to == from+1 {
			p.split = l.splitRow(g, from, again)
		}
		out = append(out, p)
		from = to
	}
	out[0].before, out[len(out)-1].after = t.Before*mmPerPoint, t.After*mmPerPoint
	out[len(out)-1].keep = false
	return out, nil
}

// joined is the end of the rows from one on that cells over several rows tie together.
func (g *grid) joined(from int) int {
	to := from + 1
	for i := g.first(from); i < len(g.cells) && g.cells[i].row < to; i++ {
		to = max(to, g.cells[i].row+g.cells[i].rows)
	}
	return to
}

// first is the index of the first cell that begins in row or below.
func (g *grid) first(row int) int {
	i, _ := slices.BinarySearchFunc(g.cells, row, func(c placed, row int) int { return c.row - row })
	return i
}

// piece draws the rows from…to.
func (g *grid) piece(from, to int) piece {
	height := 0.0
	for _, h := range g.heights[from:to] {
		height += h
	}
	return piece{height, func(s surface, x, y float64) error { return g.draw(s, x, y, from, to) }}
}

func (g *grid) draw(s surface, x, y float64, from, to int) error {
	for i := g.first(from); i < len(g.cells) && g.cells[i].row < to; i++ {
		c := &g.cells[i]
		top, h := y, 0.0
		for _, d := range g.heights[from:c.row] {
			top += d
		}
		for _, d := range g.heights[c.row : c.row+c.rows] {
			h += d
		}
		if a := g.table.Rows[c.row].Anchor; a != "" && c.col == 0 {
			s.anchor(a, top)
		}
		if err := g.drawCell(s, x, top, h, c, c.text); err != nil {
			return err
		}
	}
	return nil
}

// drawCell draws a cell's ground, text and lines; text stands in the middle of h.
func (g *grid) drawCell(s surface, x, top, h float64, c *placed, text piece) error {
	left, w := x+g.lefts[c.col], g.lefts[c.col+c.cols]-g.lefts[c.col]
	if g.table.Rows[c.row].Group {
		s.ground(left, top, w, h)
	}
	if err := text.draw(s, left+cellSide, top+(h-text.height)/2); err != nil {
		return err
	}
	if g.table.Light {
		s.line(left, top+h, left+w, top+h, hairline)
	} else {
		s.rect(left, top, w, h, hairline)
	}
	return nil
}

func (l layout) grid(t Table) (*grid, error) {
	g := &grid{table: t, heights: make([]float64, len(t.Rows)), lefts: make([]float64, len(t.Widths)+1)}
	for i, w := range t.Widths {
		g.lefts[i+1] = g.lefts[i] + w
	}
	covered := make([]int, len(t.Widths)) // rows still covered from above, by column
	g.cells = make([]placed, 0, len(t.Rows)*len(t.Widths))
	for i := range t.Rows {
		row := &t.Rows[i]
		g.heights[i] = row.Tall
		col := 0
		for k := range row.Cells {
			c := &row.Cells[k]
			for col < len(covered) && covered[col] > 0 {
				col++
			}
			p, err := l.cell(g, c, i, col)
			if err != nil {
				return nil, err
			}
			for k := range p.cols {
				covered[col+k] = p.rows
			}
			col += p.cols
			g.cells = append(g.cells, p)
		}
		for k := range covered {
			covered[k] = max(0, covered[k]-1)
		}
	}
	for _, rows := range []bool{false, true} { // single rows first
		for i := range g.cells {
			if c := &g.cells[i]; (c.rows > 1) == rows {
				g.grow(c, 2*t.Pad*mmPerPoint)
			}
		}
	}
	return g, nil
}

// cell lays out the text of a cell at row and column.
func (l layout) cell(g *grid, c *Cell, row, col int) (placed, error) {
	p := placed{row: row, col: col, rows: max(1, c.Rows), cols: max(1, c.Cols), of: c}
	if row+p.rows > len(g.table.Rows) || col+p.cols > len(g.table.Widths) {
		return p, fmt.Errorf("table cell %q in row %d lies outside its table", cellText(*c), row+1)
	}
	var err error
	if len(c.Text) == 1 { // nearly all: large tables are made of them
		p.text, err = l.paragraph(g.sized(c.Text[0]), g.inner(&p))
		return p, err
	}
	p.text, err = l.stack(g.blocks(&p), g.inner(&p))
	return p, err
}

// sized is a paragraph in the table's size unless it has its own.
func (g *grid) sized(p Paragraph) Paragraph {
	if p.Size == 0 {
		p.Size = g.table.Size
	}
	return p
}

func (g *grid) blocks(c *placed) []Block {
	out := make([]Block, len(c.of.Text))
	for i, p := range c.of.Text {
		out[i] = g.sized(p)
	}
	return out
}

// inner is the width of a cell's text.
func (g *grid) inner(c *placed) float64 { return g.lefts[c.col+c.cols] - g.lefts[c.col] - 2*cellSide }

// grow makes the last row of a cell tall enough for its text.
func (g *grid) grow(c *placed, pad float64) {
	have := 0.0
	for _, h := range g.heights[c.row : c.row+c.rows] {
		have += h
	}
	if need := c.text.height + pad; need > have {
		g.heights[c.row+c.rows-1] += need - have
	}
}

// splitRow cuts a row that is longer than a page between the lines of its cells.
func (l layout) splitRow(g *grid, row int, again *piece) func(float64) (piece, part, bool, error) {
	return func(room float64) (piece, part, bool, error) {
		from := g.first(row)
		to := g.first(row + 1)
		cells := make([]longCell, to-from)
		for i := range cells {
			parts, err := l.flow(g.blocks(&g.cells[from+i]), g.inner(&g.cells[from+i]))
			if err != nil {
				return piece{}, part{}, false, err
			}
			cells[i] = longCell{&g.cells[from+i], parts}
		}
		return g.cutCells(cells, again, room)
	}
}

// longCell is a cell with the lines of its text that are still to be set.
type longCell struct {
	*placed
	lines []part
}

// take is how many lines fit in room, and their height.
func (c longCell) take(room float64) (n int, height float64) {
	for n < len(c.lines) {
		h := c.lines[n].height
		if n > 0 {
			h += c.lines[n-1].after + c.lines[n].before
		}
		if height+h > room {
			break
		}
		height += h
		n++
	}
	return n, height
}

// cutCells puts as many lines of each cell as fit in room into one piece.
func (g *grid) cutCells(cells []longCell, again *piece, room float64) (head piece, tail part, ok bool, err error) {
	pad := 2 * g.table.Pad * mmPerPoint
	rest := make([]longCell, len(cells))
	texts := make([]piece, len(cells))
	height, left := 0.0, 0.0
	for i, c := range cells {
		n, h := c.take(room - pad)
		ok = ok || n > 0
		texts[i] = stackParts(c.lines[:n], h)
		rest[i] = longCell{c.placed, c.lines[n:]}
		height = max(height, h)
		_, more := rest[i].take(1e9)
		left = max(left, more)
	}
	height += pad
	head = piece{height, func(s surface, x, y float64) error {
		for i, c := range cells {
			if err := g.drawCell(s, x, y, height, c.placed, texts[i]); err != nil {
				return err
			}
		}
		return nil
	}}
	tail = part{again: again, split: func(room float64) (piece, part, bool, error) { return g.cutCells(rest, again, room) }}
	tail.piece = g.wholeRow(rest, left+pad)
	return head, tail, ok, nil
}

// wholeRow draws what is left of a row in one piece.
func (g *grid) wholeRow(cells []longCell, height float64) piece {
	return piece{height, func(s surface, x, y float64) error {
		for _, c := range cells {
			_, h := c.take(1e9)
			if err := g.drawCell(s, x, y, height, c.placed, stackParts(c.lines, h)); err != nil {
				return err
			}
		}
		return nil
	}}
}

// stackParts draws parts one under the other.
func stackParts(parts []part, height float64) piece {
	return piece{height, func(s surface, x, y float64) error {
		for i := range parts {
			if i > 0 {
				y += parts[i-1].after + parts[i].before
			}
			if err := parts[i].draw(s, x, y); err != nil {
				return err
			}
			y += parts[i].height
		}
		return nil
	}}
}

func cellText(c Cell) string {
	s := ""
	for _, p := range c.Text {
		s += plain(p.Spans)
	}
	return s
}
