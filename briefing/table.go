package briefing

import "fmt"

// grid is a table laid out: where each cell is and how tall the rows are.
type grid struct {
	cells   []placed
	heights []float64
}

// placed is a cell with its text laid out.
type placed struct {
	row, col, rows, cols int
	text                 piece
}

// table lays out a table. Rows grow with their text; a cell over several rows
// makes the last of them taller when its text needs it.
func (l layout) table(t Table) (piece, error) {
	g, err := l.grid(t)
	if err != nil {
		return piece{}, err
	}
	total := 0.0
	tops := make([]float64, len(g.heights)+1)
	for i, h := range g.heights {
		total += h
		tops[i+1] = total
	}
	lefts := make([]float64, len(t.Widths)+1)
	for i, w := range t.Widths {
		lefts[i+1] = lefts[i] + w
	}
	return piece{total, func(s surface, x, y float64) error {
		for _, c := range g.cells {
			left, top := x+lefts[c.col], y+tops[c.row]
			w, h := lefts[c.col+c.cols]-lefts[c.col], tops[c.row+c.rows]-tops[c.row]
			if err := c.text.draw(s, left+cellSide, top+(h-c.text.height)/2); err != nil {
				return err
			}
			s.rect(left, top, w, h, hairline)
		}
		return nil
	}}, nil
}

func (l layout) grid(t Table) (grid, error) {
	g := grid{heights: make([]float64, len(t.Rows))}
	covered := make([]int, len(t.Widths)) // rows still covered from above, by column
	for i, row := range t.Rows {
		col := 0
		for _, c := range row {
			for col < len(covered) && covered[col] > 0 {
				col++
			}
			p, err := l.cell(t, c, i, col)
			if err != nil {
				return grid{}, err
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
		for _, c := range g.cells {
			if (c.rows > 1) == rows {
				g.grow(c, 2*t.Pad*mmPerPoint)
			}
		}
	}
	return g, nil
}

// cell lays out the text of a cell at row and column.
func (l layout) cell(t Table, c Cell, row, col int) (placed, error) {
	p := placed{row: row, col: col, rows: max(1, c.Rows), cols: max(1, c.Cols)}
	if row+p.rows > len(t.Rows) || col+p.cols > len(t.Widths) {
		return p, fmt.Errorf("table cell %q in row %d lies outside its table", cellText(c), row+1)
	}
	width := -2 * cellSide
	for _, w := range t.Widths[col : col+p.cols] {
		width += w
	}
	blocks := make([]Block, len(c.Text))
	for i, para := range c.Text {
		if para.Size == 0 {
			para.Size = t.Size
		}
		blocks[i] = para
	}
	var err error
	p.text, err = l.stack(blocks, width)
	return p, err
}

// grow makes the last row of a cell tall enough for its text.
func (g *grid) grow(c placed, pad float64) {
	have := 0.0
	for _, h := range g.heights[c.row : c.row+c.rows] {
		have += h
	}
	if need := c.text.height + pad; need > have {
		g.heights[c.row+c.rows-1] += need - have
	}
}

func cellText(c Cell) string {
	s := ""
	for _, p := range c.Text {
		s += plain(p.Spans)
	}
	return s
}
