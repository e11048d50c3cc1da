package intake

import (
	"fmt"
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"

	"giaoban/data"
)

// ScoreTemplate writes an .xlsx with one row per province and one column per
// node of the year's scheme, filled with the figures the workbook has. Typed
// back in, it is read by ReadScores.
func ScoreTemplate(w io.Writer, f *data.Facts, index string, year int) error {
	scheme, ok := f.SchemeOf(index, year)
	if !ok {
		return &data.Error{
			Code:    data.NotFound,
			Message: fmt.Sprintf("Sổ chưa có bộ tiêu chí %s của năm %d.", index, year),
			Hint:    "Chọn năm khác, hoặc thêm bộ tiêu chí trước.",
		}
	}
	book := excelize.NewFile()
	defer book.Close()
	sheet := fmt.Sprintf("%s %d", index, year)
	if err := book.SetSheetName(book.GetSheetName(0), sheet); err != nil {
		return fmt.Errorf("name the sheet: %w", err)
	}
	t := template{book: book, sheet: sheet}
	known := map[string]float64{}
	for i := range f.Observations {
		if o := &f.Observations[i]; o.Index == index && o.Year == year && o.HasValue {
			known[o.Province+"/"+o.Code] = o.Value
		}
	}
	t.text(1, 1, fmt.Sprintf("%s năm %d: điền điểm vào ô trống; không gộp ô, không đổi dòng mã.", index, year))
	for i, h := range []string{"Mã tỉnh", "Tỉnh", "Năm"} {
		t.text(i+1, 3, h)
	}
	for i, n := range scheme.Nodes {
		t.text(i+4, 2, fmt.Sprintf("%s (%s–%s)", n.Name, data.FormatPoints(n.Min), data.FormatPoints(n.Max)))
		t.text(i+4, 3, n.Code)
	}
	for row, p := range f.Provinces {
		t.text(1, row+4, p.Code)
		t.text(2, row+4, p.Name)
		t.number(3, row+4, float64(year))
		for i, n := range scheme.Nodes {
			if v, ok := known[p.Code+"/"+n.Code]; ok {
				t.number(i+4, row+4, v)
			}
		}
	}
	if t.err != nil {
		return fmt.Errorf("fill the template: %w", t.err)
	}
	if err := t.style(len(scheme.Nodes)); err != nil {
		return fmt.Errorf("style the template: %w", err)
	}
	if err := book.Write(w); err != nil {
		return fmt.Errorf("write the template: %w", err)
	}
	return nil
}

// template fills cells and remembers the first error.
type template struct {
	book  *excelize.File
	sheet string
	err   error
}

func (t *template) set(col, row int, v any) {
	if t.err != nil {
		return
	}
	cell, err := excelize.CoordinatesToCellName(col, row)
	if err == nil {
		err = t.book.SetCellValue(t.sheet, cell, v)
	}
	t.err = err
}

func (t *template) text(col, row int, s string)    { t.set(col, row, s) }
func (t *template) number(col, row int, v float64) { t.set(col, row, v) }

// style freezes the names, and makes the code row bold and the name row wrap.
func (t *template) style(nodes int) error {
	if err := t.book.SetPanes(t.sheet, &excelize.Panes{Freeze: true, XSplit: 3, YSplit: 3, TopLeftCell: "D4", ActivePane: "bottomRight"}); err != nil {
		return err
	}
	bold, err := t.book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	wrap, err := t.book.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	if err != nil {
		return err
	}
	last, err := excelize.ColumnNumberToName(nodes + 3)
	if err != nil {
		return err
	}
	for _, s := range []struct {
		row, style int
	}{{1, bold}, {2, wrap}, {3, bold}} {
		row := strconv.Itoa(s.row)
		if err := t.book.SetCellStyle(t.sheet, "A"+row, last+row, s.style); err != nil {
			return err
		}
	}
	if err := t.book.SetColWidth(t.sheet, "B", "B", 22); err != nil {
		return err
	}
	return t.book.SetColWidth(t.sheet, "D", last, 14)
}
