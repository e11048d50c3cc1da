package intake

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"giaoban/data"
)

// manyAnswers is a workbook of n assignments and a form of all of them, each
// answered in five cells.
func manyAnswers(b *testing.B, n int) (*data.Facts, *data.Review, string) {
	b.Helper()
	f, _ := smallBook()
	f.Tasks, f.Assignments, f.Agencies = nil, nil, nil
	for i := range n / 100 {
		f.Tasks = append(f.Tasks, data.Task{
			ID: fmt.Sprintf("N%03d", i), Title: fmt.Sprintf("Thực hiện nhiệm vụ thứ %d của kế hoạch cải cách hành chính năm 2019", i),
			Directive: "1", Deadline: data.Deadline{Kind: data.OnDate, Due: data.NewDate(2019, time.May, 15)},
		})
	}
	for i := range 100 {
		code := fmt.Sprintf("CQ%02d", i)
		f.Agencies = append(f.Agencies, data.Agency{Code: code, Name: "Cơ quan " + code, Kind: data.Department})
		for k := range f.Tasks {
			f.Assignments = append(f.Assignments, data.Assignment{Task: f.Tasks[k].ID, Agency: code, Rev: 1})
		}
	}
	r := data.Compute(f, received())
	x := formOf(b, f, r)
	for i := range f.Assignments {
		id := f.Assignments[i].Key()
		x.set(id, colDone, data.NewDate(2019, time.May, 1+i%28))
		x.set(id, colNumber, fmt.Sprintf("%d/BC-CQ", i))
		x.set(id, colDate, data.NewDate(2019, time.May, 1+i%28))
		x.set(id, colPercent, 100)
		x.set(id, colNote, fmt.Sprintf("Đã hoàn thành nhiệm vụ, kết quả thứ %d", i))
	}
	path := filepath.Join(b.TempDir(), "tat-ca.xlsx")
	if err := os.WriteFile(path, x.content(), 0o600); err != nil {
		b.Fatal(err)
	}
	return f, r, path
}

// BenchmarkImport10000Answers reads a form of 10,000 answered rows, compares it
// with the workbook and makes the changes; beside excelize's own read of the same
// file, which gives the cells as text and nothing more.
func BenchmarkImport10000Answers(b *testing.B) {
	f, r, path := manyAnswers(b, 10_000)
	b.Run("giaoban", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			got := ReadAgencyBooks(f, r, []string{path}, importOptions())
			changes, err := got.Changes()
			if err != nil || len(changes) != 10_000 {
				b.Fatalf("%d changes, %v, %+v", len(changes), err, got.Files)
			}
		}
	})
	b.Run("excelize", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if n, err := excelizeRows(path); err != nil || n < 10_000 {
				b.Fatal(n, err)
			}
		}
	})
}

// excelizeRows reads a file the quickest way that excelize has.
func excelizeRows(path string) (n int, err error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return 0, err
	}
	book, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{RawCellValue: true})
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, book.Close()) }()
	rows, err := book.Rows(agencySheet)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		if _, err := rows.Columns(); err != nil {
			return 0, err
		}
		n++
	}
	return n, rows.Error()
}
