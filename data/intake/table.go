package intake

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"giaoban/data"
)

// Table is what is written for people to fill in or take along. A cell is a
// string, a number, or nil for an empty one.
type Table struct {
	Name  string   // of the sheet
	Notes []string // above the head, in .xlsx only
	Names []string // what each column holds, in words, above the head; .xlsx only
	Head  []string // what ReadScores and ReadStructure know the columns by
	Rows  [][]any
	Fixed int // columns that stay in view
}

// Write writes the table as the name of its file asks: .xlsx or .csv. CSV is
// UTF-8 with commas and decimal points.
func (t *Table) Write(w io.Writer, name string) error {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".xlsx":
		return t.XLSX(w)
	case ".csv":
		return t.CSV(w)
	}
	return &data.Error{
		Code:    data.Invalid,
		Message: fmt.Sprintf("Không ghi được bảng ra tệp “%s”: đuôi tệp phải là .xlsx hoặc .csv.", name),
		Hint:    "Đặt lại tên tệp.",
	}
}

// CSV writes the head and the rows.
func (t *Table) CSV(w io.Writer) error {
	out := csv.NewWriter(w)
	if err := out.Write(t.Head); err != nil {
		return fmt.Errorf("write the head: %w", err)
	}
	line := make([]string, len(t.Head))
	for _, row := range t.Rows {
		for i, v := range row {
			line[i] = CellText(v)
		}
		if err := out.Write(line); err != nil {
			return fmt.Errorf("write a row: %w", err)
		}
	}
	out.Flush()
	return out.Error()
}

// CellText writes a cell for machines: numbers in full precision with a decimal
// point, nil as nothing.
func CellText(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return fmt.Sprint(v)
}

// XLSX writes a workbook of one sheet.
func (t *Table) XLSX(w io.Writer) (err error) {
	book := excelize.NewFile()
	defer func() { err = errors.Join(err, book.Close()) }()
	sheet := sheetName(t.Name)
	if err := book.SetSheetName(book.GetSheetName(0), sheet); err != nil {
		return fmt.Errorf("name the sheet: %w", err)
	}
	out, err := book.NewStreamWriter(sheet)
	if err != nil {
		return fmt.Errorf("begin the sheet: %w", err)
	}
	if err := t.fill(book, out); err != nil {
		return fmt.Errorf("fill the sheet: %w", err)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("end the sheet: %w", err)
	}
	if err := book.Write(w); err != nil {
		return fmt.Errorf("write the workbook: %w", err)
	}
	return nil
}

func (t *Table) fill(book *excelize.File, out *excelize.StreamWriter) error {
	bold, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	wrap, err := book.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	if err != nil {
		return err
	}
	row := 0
	put := func(style int, cells []any) error {
		row++
		if style != 0 {
			for i, v := range cells {
				cells[i] = excelize.Cell{StyleID: style, Value: v}
			}
		}
		return out.SetRow("A"+strconv.Itoa(row), cells)
	}
	above := len(t.Notes) + 1
	if len(t.Names) > 0 {
		above++
	}
	if err := t.view(out, above); err != nil {
		return err
	}
	for _, note := range t.Notes {
		if err := put(bold, []any{note}); err != nil {
			return err
		}
	}
	if len(t.Names) > 0 {
		if err := put(wrap, cellsOf(t.Names)); err != nil {
			return err
		}
	}
	if err := put(bold, cellsOf(t.Head)); err != nil {
		return err
	}
	for _, cells := range t.Rows {
		if err := put(0, cells); err != nil {
			return err
		}
	}
	return nil
}

// view sets the widths and keeps the head and the fixed columns in view.
func (t *Table) view(out *excelize.StreamWriter, above int) error {
	if err := out.SetColWidth(1, max(1, len(t.Head)), 14); err != nil {
		return err
	}
	corner, err := excelize.CoordinatesToCellName(t.Fixed+1, above+1)
	if err != nil {
		return err
	}
	pane := "bottomRight"
	if t.Fixed == 0 {
		pane = "bottomLeft"
	}
	return out.SetPanes(&excelize.Panes{Freeze: true, XSplit: t.Fixed, YSplit: above, TopLeftCell: corner, ActivePane: pane})
}

func cellsOf(texts []string) []any {
	out := make([]any, len(texts))
	for i, s := range texts {
		if s != "" {
			out[i] = s
		}
	}
	return out
}

// sheetName leaves out what Excel does not allow in the name of a sheet.
func sheetName(name string) string {
	clean := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]'`, r) {
			return '-'
		}
		return r
	}, name)
	const most = 31 // Excel's limit
	if r := []rune(clean); len(r) > most {
		clean = string(r[:most])
	}
	return clean
}
