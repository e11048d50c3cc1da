package briefing

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"giaoban/data"
)

// Sheet is a table for a spreadsheet. The first row is the head. A cell is a
// string, an int, a float64 (a score, two decimals) or nil for an empty cell.
type Sheet struct {
	Name string
	Rows [][]any
}

// Draw writes the table in the form that a file's ending asks for: ".csv", or an
// Excel workbook for everything else.
func (s Sheet) Draw(w io.Writer, ending string) error {
	if strings.EqualFold(ending, ".csv") {
		return s.csv(w)
	}
	return s.xlsx(w)
}

// csv writes what Excel opens rightly on a Vietnamese system: UTF-8 with a mark
// at its start, semicolons between cells and decimal commas.
func (s Sheet) csv(w io.Writer) error {
	out := bytes.NewBufferString("\uFEFF")
	c := csv.NewWriter(out)
	c.Comma = ';'
	for _, row := range s.Rows {
		cells := make([]string, len(row))
		for i, v := range row {
			switch v := v.(type) {
			case nil:
			case float64:
				cells[i] = strings.ReplaceAll(data.FormatPoints(v), "–", "-")
			case int:
				cells[i] = strconv.Itoa(v)
			default:
				cells[i] = data.Neutral(fmt.Sprint(v))
			}
		}
		if err := c.Write(cells); err != nil {
			return fmt.Errorf("write a row: %w", err)
		}
	}
	c.Flush()
	if err := c.Error(); err != nil {
		return fmt.Errorf("write the table: %w", err)
	}
	_, err := w.Write(out.Bytes())
	return err
}

func (s Sheet) xlsx(w io.Writer) error {
	book := excelize.NewFile()
	defer book.Close()
	if err := book.SetSheetName(book.GetSheetName(0), s.Name); err != nil {
		return fmt.Errorf("name the sheet: %w", err)
	}
	points, err := book.NewStyle(&excelize.Style{NumFmt: 2}) // 0.00
	if err != nil {
		return fmt.Errorf("style the table: %w", err)
	}
	head, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return fmt.Errorf("style the table: %w", err)
	}
	sheet, err := book.NewStreamWriter(s.Name)
	if err != nil {
		return fmt.Errorf("write the table: %w", err)
	}
	if err := sheet.SetColWidth(1, 1, 40); err != nil {
		return fmt.Errorf("style the table: %w", err)
	}
	for i, row := range s.Rows {
		cells := make([]any, len(row))
		for k, v := range row {
			cells[k] = v
			switch score, ok := v.(float64); {
			case ok:
				cells[k] = excelize.Cell{StyleID: points, Value: score}
			case i == 0 && v != nil:
				cells[k] = excelize.Cell{StyleID: head, Value: v}
			}
		}
		if err := sheet.SetRow("A"+strconv.Itoa(i+1), cells); err != nil {
			return fmt.Errorf("write row %d: %w", i+1, err)
		}
	}
	if err := sheet.Flush(); err != nil {
		return fmt.Errorf("write the table: %w", err)
	}
	return book.Write(w)
}
