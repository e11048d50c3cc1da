package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// fillIn types values into a form: assignment → title of the column → value.
func fillIn(t *testing.T, path string, answers map[string]map[string]any) {
	t.Helper()
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	sheet := book.GetSheetName(0)
	rows, err := book.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	columns, done := map[string]int{}, 0
	for line, row := range rows {
		if len(row) > 0 && row[0] == "Mã dòng" {
			for i, title := range row {
				columns[title] = i + 1
			}
		}
		if len(row) == 0 || answers[row[0]] == nil {
			continue
		}
		done++
		for title, value := range answers[row[0]] {
			if columns[title] == 0 {
				t.Fatalf("no column %q", title)
			}
			cell, err := excelize.CoordinatesToCellName(columns[title], line+1)
			if err != nil {
				t.Fatal(err)
			}
			if day, ok := value.(time.Time); ok {
				value = day.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24
			}
			if err := book.SetCellValue(sheet, cell, value); err != nil {
				t.Fatal(err)
			}
		}
	}
	if done != len(answers) {
		t.Fatalf("%s has %d of the rows %v", path, done, answers)
	}
	if err := book.Save(); err != nil {
		t.Fatal(err)
	}
}

func answersOf(t *testing.T, text string) answersJSON {
	t.Helper()
	var x answersJSON
	if err := json.Unmarshal([]byte(text), &x); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return x
}

// formsOf exports every agency's form and returns the folder.
func formsOf(t *testing.T, book string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "biểu")
	out := must(t, "export", book, "--all", "--out", dir)
	if n := strings.Count(out, "Đã ghi "); n != 31 {
		t.Fatalf("%d forms:\n%s", n, out)
	}
	return dir
}

func formPath(dir, agency string) string {
	return filepath.Join(dir, agency+"-2019-05-31.xlsx")
}

func TestExport_writes_forms_and_never_over_one(t *testing.T) {
	book := workbook(t, "demo")
	before := read(t, book)
	dir := formsOf(t, book)
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 31 {
		t.Fatalf("%d files, %v", len(entries), err)
	}
	form := read(t, formPath(dir, "SNV"))
	refused(t, statusExists, []string{"VPUB-2019-05-31.xlsx", "cơ quan đã điền"}, "export", book, "--all", "--out", dir)
	one := filepath.Join(dir, "chung.xlsx")
	must(t, "export", book, "--agency", "snv,STC", "--as-of", "30/4/2019", "--out", one)
	refused(t, statusExists, []string{one}, "export", book, "--agency", "SNV", "--out", one)
	if !bytes.Equal(form, read(t, formPath(dir, "SNV"))) || !bytes.Equal(before, read(t, book)) {
		t.Error("a form or the workbook was changed")
	}
	refused(t, statusNotFound, []string{"“SXX”", "SNV"}, "export", book, "--agency", "SXX", "--out", filepath.Join(dir, "x.xlsx"))
	refused(t, statusNotFound, []string{"chưa có"}, "export", book, "--agency", "SNV", "--out", filepath.Join(dir, "chưa có", "a"))
	refused(t, statusUsage, []string{"thiếu"}, "export", book, "--agency", "SNV")
	refused(t, statusUsage, []string{"không dùng cùng nhau được"}, "export", book, "--agency", "SNV", "--all", "--out", dir)
}

// All agencies answer at once: one action in the journal, claims wait for the
// Office, and the same files again change nothing.
func TestImport_of_31_files_is_one_action_and_then_nothing(t *testing.T) {
	book := workbook(t, "demo")
	dir := formsOf(t, book)
	day := time.Date(2019, 5, 28, 0, 0, 0, 0, time.UTC)
	fillIn(t, formPath(dir, "SNV"), map[string]map[string]any{
		"N35/SNV": {"Ngày hoàn thành": day, "Số, ký hiệu văn bản": "123/BC-SNV", "Ngày văn bản": day, "Ghi chú, kết quả": "Đã trình"},
		"N25/SNV": {"Tỷ lệ hoàn thành (%)": 60},
	})
	fillIn(t, formPath(dir, "TUMORONG"), map[string]map[string]any{"N22/TUMORONG": {"Khó khăn, vướng mắc": "=Thiếu máy", "Kiến nghị": "Cấp kinh phí"}})
	args := []string{"import", book}
	entriesOf, err := filepath.Glob(filepath.Join(dir, "*.xlsx"))
	if err != nil || len(entriesOf) != 31 {
		t.Fatal(entriesOf, err)
	}
	args = append(args, entriesOf...)
	before := read(t, book)
	x := answersOf(t, must(t, append(args, "--json", "--dry-run")...))
	if x.Stored || x.Accepted != 3 || len(x.Files) != 31 || len(x.Rows) != 3 || !bytes.Equal(before, read(t, book)) {
		t.Fatalf("a dry run: %+v", x)
	}
	if out := must(t, append(args, "--accept", "none")...); !strings.Contains(out, "Không có gì thay đổi") || !bytes.Equal(before, read(t, book)) {
		t.Error(out)
	}
	n, _ := entries(t, book)
	x = answersOf(t, must(t, append(args, "--json")...))
	if !x.Stored || x.Accepted != 3 {
		t.Fatalf("%+v", x)
	}
	after, last := entries(t, book)
	if after != n+1 || len(last.Changes) != 5 || last.Action != "Nhập kết quả từ 2 tệp Excel: 3 dòng (SNV, TUMORONG)" {
		t.Fatalf("%d entries more, last %+v", after-n, last)
	}
	must(t, "check", book)
	var r struct {
		Assignments struct {
			Waiting int `json:"waiting"`
			OnTime  int `json:"on_time"`
		} `json:"assignments"`
	}
	for _, c := range []struct {
		book    string
		waiting int
	}{{workbook(t, "demo"), 0}, {book, 1}} {
		was := r.Assignments
		if err := json.Unmarshal([]byte(must(t, "review", c.book, "--json")), &r); err != nil {
			t.Fatal(err)
		}
		if c.waiting == 1 && (r.Assignments.Waiting != was.Waiting+1 || r.Assignments.OnTime != was.OnTime) {
			t.Errorf("%+v, was %+v", r.Assignments, was)
		}
	}
	stored := read(t, book)
	for _, more := range [][]string{nil, {"--accept", "all"}} {
		out := must(t, append(args, more...)...)
		if !strings.Contains(out, "đã nhập ngày 31/05/2019, 2 dòng") || !bytes.Equal(stored, read(t, book)) {
			t.Errorf("%q the second time:\n%s", more, out)
		}
	}
}

func TestImport_leaves_what_is_doubtful_to_a_person(t *testing.T) {
	book := workbook(t, "demo")
	dir := formsOf(t, book)
	snv := formPath(dir, "SNV")
	fillIn(t, snv, map[string]map[string]any{
		"N35/SNV": {"Ngày văn bản": "7/11/2018", "Ghi chú, kết quả": "Đã trình"},
		"N25/SNV": {"Tỷ lệ hoàn thành (%)": 60},
		"N07/SNV": {"Tỷ lệ hoàn thành (%)": "gần xong"},
	})
	macro := table(t, "STC.xlsm", read(t, formPath(dir, "STC")))
	status, out, stderr := ctl("import", book, snv, macro, "--json")
	x := answersOf(t, out)
	if status != statusFailure || !x.Stored || x.Accepted != 1 || !strings.Contains(stderr, "Còn 1 tệp và 2 dòng") || !strings.Contains(x.Files[1].Refused, "macro") {
		t.Fatalf("status %d %s\n%+v", status, stderr, x)
	}
	for _, row := range x.Rows {
		switch row.Key {
		case "N35/SNV":
			if row.State != "doubtful" || row.Accepted || !strings.Contains(row.Doubts[0].Message, "mơ hồ: đọc là ngày 7 tháng 11 năm 2018") {
				t.Errorf("%+v", row)
			}
		case "N07/SNV":
			if row.State != "faulty" || row.Accepted || !strings.HasPrefix(row.Faults[0].Cell, "N") {
				t.Errorf("%+v", row)
			}
		}
	}
	status, out, _ = ctl("import", book, snv, "--accept", "all")
	if status != statusFailure || !strings.Contains(out, "Đã ghi vào sổ.") || !strings.Contains(out, "gần xong") {
		t.Errorf("status %d\n%s", status, out)
	}
	if n, last := entries(t, book); len(last.Changes) != 2 || n < 2 {
		t.Errorf("%+v", last)
	}
	must(t, "check", book)
	refused(t, statusUsage, []string{"“some”"}, "import", book, snv, "--accept", "some")
	refused(t, statusNotFound, []string{"không có.xlsx"}, "import", book, filepath.Join(dir, "không có.xlsx"))
	other := workbook(t, "real")
	status, _, stderr = ctl("import", other, snv)
	if status != statusFailure || !strings.Contains(stderr, "Còn 1 tệp") {
		t.Errorf("a form of another workbook: status %d %s", status, stderr)
	}
}

// A locked period takes an answer only with a reason, and then the journal shows it.
func TestImport_into_a_locked_period_needs_a_reason(t *testing.T) {
	book := workbook(t, "demo")
	dir := formsOf(t, book)
	snv := formPath(dir, "SNV")
	fillIn(t, snv, map[string]map[string]any{"N25/SNV": {"Tỷ lệ hoàn thành (%)": 60}})
	must(t, "lock", book, "--to", "31/5/2019")
	before := read(t, book)
	refused(t, statusPeriod, []string{"--reason"}, "import", book, snv)
	if !bytes.Equal(before, read(t, book)) {
		t.Error("the workbook was changed")
	}
	must(t, "import", book, snv, "--reason", "Cơ quan gửi chậm")
	if _, last := entries(t, book); last.Reason != "Cơ quan gửi chậm" {
		t.Errorf("%+v", last)
	}
}
