package briefing

import (
	"fmt"
	"strconv"
)

// border widths and cell margins of a table, in mm.
type tableForm struct {
	outer, inner float64 // lines; 0 = none
	light        bool    // only lines between and under rows
	side         float64 // left and right of a cell's text
	top, bottom  float64
	name         string
}

// openTable begins a table of fixed column widths in mm.
func (x *docx) openTable(widths []float64, f tableForm) {
	sum := 0
	for _, w := range widths {
		sum += columnTwips(w)
	}
	x.open("w:tbl")
	x.open("w:tblPr")
	x.empty("w:tblW", "w:w", strconv.Itoa(sum), "w:type", "dxa")
	x.empty("w:tblInd", "w:w", "0", "w:type", "dxa")
	x.tableBorders(f)
	x.empty("w:tblLayout", "w:type", "fixed")
	x.cellMargins(f.side, f.top, f.bottom)
	if f.name != "" {
		x.empty("w:tblCaption", "w:val", f.name)
	}
	x.close("w:tblPr")
	x.open("w:tblGrid")
	for _, w := range widths {
		x.empty("w:gridCol", "w:w", strconv.Itoa(columnTwips(w)))
	}
	x.close("w:tblGrid")
}

func columnTwips(mm float64) int { return roundInt(mm / mmPerPoint * 20) }

func (x *docx) tableBorders(f tableForm) {
	if f.outer == 0 {
		return
	}
	x.open("w:tblBorders")
	sides := []string{"w:top", "w:left", "w:bottom", "w:right"}
	if f.light {
		sides = []string{"w:bottom"}
	}
	for _, side := range sides {
		x.border(side, f.outer, 0)
	}
	if f.inner > 0 {
		x.border("w:insideH", f.inner, 0)
		if !f.light {
			x.border("w:insideV", f.inner, 0)
		}
	}
	x.close("w:tblBorders")
}

func (x *docx) cellMargins(side, top, bottom float64) {
	x.open("w:tblCellMar")
	for _, m := range []struct {
		side string
		mm   float64
	}{{"w:top", top}, {"w:left", side}, {"w:bottom", bottom}, {"w:right", side}} {
		x.empty(m.side, "w:w", twips(m.mm), "w:type", "dxa")
	}
	x.close("w:tblCellMar")
}

// cellForm is how a cell lies in its table.
type cellForm struct {
	width  float64 // mm
	cols   int
	merge  string // "restart" or "continue": over rows
	ground bool
	middle bool // its text in the middle of its height
}

func (x *docx) openCell(f cellForm) {
	x.open("w:tc")
	x.open("w:tcPr")
	x.empty("w:tcW", "w:w", twips(f.width), "w:type", "dxa")
	if f.cols > 1 {
		x.empty("w:gridSpan", "w:val", strconv.Itoa(f.cols))
	}
	if f.merge != "" {
		x.empty("w:vMerge", "w:val", f.merge)
	}
	if f.ground {
		colour := "EEEEEE"
		if x.layout.faces.screen {
			colour = "E1EAF2"
		}
		x.empty("w:shd", "w:val", "clear", "w:color", "auto", "w:fill", colour)
	}
	if f.middle {
		x.empty("w:vAlign", "w:val", "center")
	}
	x.close("w:tcPr")
}

// table writes a table with its header rows repeated on every page. Rows are not
// split over pages; Word splits one all the same when it is longer than a page.
func (x *docx) table(t Table) {
	if len(t.Rows) == 0 {
		return
	}
	// Word adds a line's width to the height of each row; the PDF does not.
	pad := max(0, t.Pad*mmPerPoint-hairline/2)
	form := tableForm{outer: hairline, inner: hairline, light: t.Light, side: cellSide, top: pad, bottom: pad, name: t.Name}
	x.openTable(t.Widths, form)
	covers := make([]cover, len(t.Widths))
	for i := range t.Rows {
		if err := x.row(&t, i, covers); err != nil {
			if x.err == nil {
				x.err = err
			}
			return
		}
	}
	x.close("w:tbl")
}

// cover is how many rows of a column a cell above still covers, and over how many
// columns it goes.
type cover struct{ rows, cols int }

func (x *docx) row(t *Table, i int, covers []cover) error {
	row := &t.Rows[i]
	x.open("w:tr")
	x.open("w:trPr")
	x.empty("w:cantSplit")
	if row.Tall > 0 {
		x.empty("w:trHeight", "w:val", twips(row.Tall), "w:hRule", "atLeast")
	}
	if i < t.Header {
		x.empty("w:tblHeader")
	}
	x.close("w:trPr")
	next := 0
	keep := i < len(t.Rows)-1 && (i < t.Header || t.Whole || row.Group || tied(row, covers))
	for col := 0; col < len(t.Widths); {
		c := &covers[col]
		if c.rows > 0 {
			c.rows--
			x.openCell(cellForm{width: t.span(col, c.cols), cols: c.cols, merge: "continue"})
			x.spacer(place{})
			x.close("w:tc")
			col += c.cols
			continue
		}
		var cell Cell // a row may end early
		if next < len(row.Cells) {
			cell = row.Cells[next]
		}
		cols, rows := max(1, cell.Cols), max(1, cell.Rows)
		if col+cols > len(t.Widths) || i+rows > len(t.Rows) {
			return fmt.Errorf("table cell %q in row %d lies outside its table", cellText(cell), i+1)
		}
		*c = cover{rows - 1, cols}
		form := cellForm{width: t.span(col, cols), cols: cols, ground: row.Group, middle: true}
		if rows > 1 {
			form.merge = "restart"
		}
		anchor := ""
		if col == 0 {
			anchor = row.Anchor
		}
		x.cell(cell, form, t.Size, anchor, keep)
		col += cols
		next++
	}
	if next < len(row.Cells) {
		return fmt.Errorf("table cell %q in row %d lies outside its table", cellText(row.Cells[next]), i+1)
	}
	x.close("w:tr")
	return nil
}

// tied tells whether a cell goes on from the row to the next one.
func tied(row *Row, covers []cover) bool {
	for _, c := range row.Cells {
		if c.Rows > 1 {
			return true
		}
	}
	for _, c := range covers {
		if c.rows > 1 {
			return true
		}
	}
	return false
}

// span is the width in mm of columns side by side.
func (t *Table) span(col, cols int) float64 {
	w := 0.0
	for _, v := range t.Widths[col : col+cols] {
		w += v
	}
	return w
}

// cell writes a cell's paragraphs in the table's size.
func (x *docx) cell(c Cell, form cellForm, size float64, anchor string, keep bool) {
	x.openCell(form)
	var items []flowItem
	for i, p := range c.Text {
		if p.Size == 0 {
			p.Size = size
		}
		p.Keep = p.Keep || keep
		w := wordParagraph{Paragraph: p, style: tableStyle}
		if i == 0 && anchor != "" {
			w.marks = []string{anchor}
		}
		items = append(items, x.paragraphs(w, form.width-2*cellSide)...)
	}
	if len(items) == 0 { // a blank to write in
		w := wordParagraph{Paragraph: Paragraph{Size: size, Keep: keep}, style: tableStyle}
		if anchor != "" {
			w.marks = []string{anchor}
		}
		items = []flowItem{{write: func(at place) { x.paragraph(w, at) }}}
	}
	x.put(items, nil)
	x.close("w:tc")
}

// plainRow writes a row of cells that are no figures: columns of a page.
func (x *docx) plainRow(widths []float64, cells [][]flowItem, ground bool) {
	x.open("w:tr")
	x.open("w:trPr")
	x.empty("w:cantSplit")
	x.close("w:trPr")
	for i, w := range widths {
		x.openCell(cellForm{width: w, ground: ground})
		x.put(cells[i], nil)
		x.close("w:tc")
	}
	x.close("w:tr")
}

// box is a table of one cell.
func (x *docx) box(b Box, width float64) {
	form := tableForm{outer: frameLine, side: boxPad, top: 0.7*boxPad - frameLine/2, bottom: 0.7*boxPad - frameLine/2}
	if b.Ground {
		form.outer = 0
	}
	x.openTable([]float64{width}, form)
	x.plainRow([]float64{width}, [][]flowItem{x.flow(paragraphBlocks(b.Text), width-2*boxPad, tableStyle)}, b.Ground)
	x.close("w:tbl")
}

// columns are a table without lines; what is left between them are its empty columns.
func (x *docx) columns(c Columns, width float64, style string) {
	gap := width
	for _, w := range c.Widths {
		gap -= w
	}
	gap /= float64(max(1, len(c.Widths)-1))
	var widths []float64
	var cells [][]flowItem
	for i, w := range c.Widths {
		if i > 0 && gap > 0.01 {
			widths, cells = append(widths, gap), append(cells, nil)
		}
		widths = append(widths, w)
		cells = append(cells, x.flow(c.Parts[i], w, style))
	}
	x.openTable(widths, tableForm{})
	x.plainRow(widths, cells, false)
	x.close("w:tbl")
}
