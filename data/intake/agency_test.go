package intake

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"giaoban/data"
	"giaoban/data/kontum"
)

// received is the day on which the tests' answers come in, the demonstration's cut-off.
func received() data.Date { return data.NewDate(2019, time.May, 31) }

func importOptions() ImportOptions {
	return ImportOptions{On: received(), At: time.Date(2019, 5, 31, 8, 0, 0, 0, time.UTC), User: "thu"}
}

// demoBook is the demonstration workbook as it is after it was stored once.
func demoBook(t testing.TB) (*data.Facts, *data.Review) {
	t.Helper()
	f, err := kontum.Demo()
	if err != nil {
		t.Fatal(err)
	}
	f.Book.ID = "book-1"
	for i := range f.Assignments {
		f.Assignments[i].Rev = 1
	}
	return f, data.Compute(f, received())
}

// formOf is the exported form of some agencies, opened for filling in.
func formOf(t testing.TB, f *data.Facts, r *data.Review, agencies ...string) *filling {
	t.Helper()
	var b bytes.Buffer
	if err := AgencyBook(&b, f, r, agencies); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { book.Close() })
	x := &filling{t: t, book: book, columns: map[columnKey]string{}, lines: map[string]int{}}
	rows, err := book.GetRows(agencySheet)
	if err != nil {
		t.Fatal(err)
	}
	for line, row := range rows {
		if len(row) > 0 && row[0] == titleOf(colID) {
			x.head = line + 1
			for i, c := range formColumns() {
				if row[i] != c.title {
					t.Fatalf("column %d is %q, want %q", i+1, row[i], c.title)
				}
				x.columns[c.key], _ = excelize.ColumnNumberToName(i + 1)
			}
		} else if x.head > 0 && len(row) > 0 {
			x.lines[row[0]] = line + 1
		}
	}
	return x
}

// filling is a form in the hands of an agency.
type filling struct {
	t       testing.TB
	book    *excelize.File
	head    int
	columns map[columnKey]string
	lines   map[string]int
}

func (x *filling) cell(id string, key columnKey) string {
	x.t.Helper()
	if x.lines[id] == 0 {
		x.t.Fatalf("the form has no row %q", id)
	}
	return fmt.Sprintf("%s%d", x.columns[key], x.lines[id])
}

// set types a value; a data.Date becomes a real date of Excel.
func (x *filling) set(id string, key columnKey, value any) {
	x.t.Helper()
	if day, ok := value.(data.Date); ok {
		value = serialOf(day)
	}
	if err := x.book.SetCellValue(agencySheet, x.cell(id, key), value); err != nil {
		x.t.Fatal(err)
	}
}

// look gives a cell a number format, as typing into Excel does.
func (x *filling) look(id string, key columnKey, format string) {
	x.t.Helper()
	style, err := x.book.NewStyle(&excelize.Style{CustomNumFmt: &format})
	if err == nil {
		err = x.book.SetCellStyle(agencySheet, x.cell(id, key), x.cell(id, key), style)
	}
	if err != nil {
		x.t.Fatal(err)
	}
}

func (x *filling) content() []byte {
	x.t.Helper()
	var b bytes.Buffer
	if err := x.book.Write(&b); err != nil {
		x.t.Fatal(err)
	}
	return b.Bytes()
}

func (x *filling) save(name string) string {
	x.t.Helper()
	return file(x.t, name, x.content())
}

// one reads a file of one filled row.
func one(t testing.TB, i *AgencyImport) *FilledRow {
	t.Helper()
	if len(i.Files) != 1 || i.Files[0].Refused != nil || len(i.Rows) != 1 {
		t.Fatalf("want one row of one file: %+v, %d rows", i.Files, len(i.Rows))
	}
	return &i.Rows[0]
}

// enter stores what is accepted, as the store does.
func enter(t testing.TB, f *data.Facts, i *AgencyImport) {
	t.Helper()
	entities, err := i.Entities()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entities {
		if err := e.Validate(); err != nil {
			t.Fatal(err)
		}
		switch e := e.(type) {
		case data.Assignment:
			n := slices.IndexFunc(f.Assignments, func(a data.Assignment) bool { return a.Key() == e.Key() })
			if f.Assignments[n].Rev != e.Rev {
				t.Fatalf("%s: stale", e.Key())
			}
			e.Rev++
			f.Assignments[n] = e
		case data.Import:
			f.Imports = slices.DeleteFunc(f.Imports, func(o data.Import) bool { return o.ID == e.ID })
			f.Imports = append(f.Imports, e)
		}
	}
}

func assignmentOf(f *data.Facts, key string) *data.Assignment {
	n := slices.IndexFunc(f.Assignments, func(a data.Assignment) bool { return a.Key() == key })
	return &f.Assignments[n]
}

func rowOf(r *data.Review, key string) data.AssignmentRow {
	n := slices.IndexFunc(r.AssignmentRows, func(a data.AssignmentRow) bool { return a.Task+"/"+a.Agency == key })
	return r.AssignmentRows[n]
}

// The whole way for Sở Nội vụ: every kind of cell, out, filled in, back, stored.
func TestFormOfOneAgencyThereAndBack(t *testing.T) {
	f, r := demoBook(t)
	x := formOf(t, f, r, "SNV")
	done := data.NewDate(2019, time.May, 28)
	x.set("N35/SNV", colDone, done)
	x.set("N35/SNV", colNumber, "123/BC-SNV")
	x.set("N35/SNV", colDate, done)
	x.set("N35/SNV", colNote, "Đã trình khung năng lực")
	x.set("N35/SNV", colResolved, "Có")
	x.set("N25/SNV", colPercent, 60)
	x.set("N25/SNV", colObstacle, "Thiếu kinh phí")
	x.set("N25/SNV", colProposal, "Bố trí 200 triệu đồng")
	x.set("N25/SNV", colExtend, data.NewDate(2021, time.January, 15))
	got := ReadAgencyBooks(f, r, []string{x.save("SNV.xlsx")}, importOptions())
	if len(got.Rows) != 2 || got.Files[0].Refused != nil || len(got.Files[0].Problems)+len(got.Files[0].Missing) > 0 {
		t.Fatalf("%+v", got)
	}
	for i := range got.Rows {
		if row := &got.Rows[i]; row.State != RowClean || !row.Accepted {
			t.Errorf("%s: %s %+v %+v %q", row.Key(), row.State.Name(), row.Doubts, row.Faults, row.Conflict)
		}
	}
	if before := rowOf(r, "N35/SNV"); before.Status != data.Overdue || before.Waiting {
		t.Fatalf("before: %+v", before)
	}
	enter(t, f, got)
	after := data.Compute(f, received())
	if row := rowOf(after, "N35/SNV"); row.Status != data.Overdue || !row.Waiting || row.Paper.Number != "123/BC-SNV" || row.Obstacle != "" {
		t.Errorf("a claim completes nothing, and waits: %+v", row)
	}
	if after.Assignments.Waiting != r.Assignments.Waiting+1 || after.Assignments.Done() != r.Assignments.Done() {
		t.Errorf("%+v, before %+v", after.Assignments, r.Assignments)
	}
	last := latestResult(assignmentOf(f, "N35/SNV"), "")
	if last.Claimed != done || last.Confirmed != 0 || last.Percent != 100 || last.Recorded != received() || last.Note != "Đã trình khung năng lực" {
		t.Errorf("%+v", last)
	}
	a := assignmentOf(f, "N25/SNV")
	o := a.Obstacles[len(a.Obstacles)-1]
	if o.Text != "Thiếu kinh phí" || o.Proposal != "Bố trí 200 triệu đồng. Đề nghị gia hạn đến 15/01/2021" || len(a.Extensions) != 0 {
		t.Errorf("%+v", a)
	}
	if got := rowOf(after, "N25/SNV"); got.Due != rowOf(r, "N25/SNV").Due {
		t.Error("the due day moves only by a document")
	}
	if len(f.Imports) != 1 || f.Imports[0].Rows != 2 || f.Imports[0].Agency != "SNV" || f.Imports[0].User != "thu" {
		t.Errorf("%+v", f.Imports)
	}
}

// Every agency's form is sent, filled in on every row that is asked, and taken in
// at once; the Review then has nothing unreported and nothing newly completed.
func TestFormsOfAllAgenciesThereAndBack(t *testing.T) {
	f, r := demoBook(t)
	agencies := AgenciesAsked(r)
	if len(agencies) != 31 {
		t.Fatalf("%d agencies", len(agencies))
	}
	var paths []string
	filled := 0
	for _, code := range agencies {
		x := formOf(t, f, r, code)
		for id := range x.lines {
			row := rowOf(r, id)
			switch {
			case row.Status == data.NotReported:
				x.set(id, colNumber, "9/BC-"+code)
				x.set(id, colDate, data.NewDate(2019, time.May, 20))
				x.set(id, colNote, "Đã thực hiện quý I")
			case asked(&row):
				x.set(id, colPercent, 75)
				x.set(id, colNote, "Đang thực hiện")
			default:
				continue
			}
			filled++
		}
		paths = append(paths, x.save(code+".xlsx"))
	}
	got := ReadAgencyBooks(f, r, paths, importOptions())
	rows := 0
	for i := range got.Files {
		file := &got.Files[i]
		if file.Refused != nil || len(file.Problems)+len(file.Missing) > 0 {
			t.Fatalf("%+v", file)
		}
		rows += file.Blank
	}
	if rows += len(got.Rows); rows != 596 || got.Accepted() != filled || filled < 60 {
		t.Fatalf("%d rows read, %d accepted of %d filled in", rows, got.Accepted(), filled)
	}
	enter(t, f, got)
	after := data.Compute(f, received()).Assignments
	want := r.Assignments
	want.Reported, want.NotReported = want.Reported+want.NotReported, 0
	if after != want {
		t.Errorf("after %+v, want %+v", after, want)
	}
	// The same files again, and the same answers in files saved anew.
	again := ReadAgencyBooks(f, r, paths, importOptions())
	for i := range again.Rows {
		if again.Rows[i].State != RowSame || again.Accept(i) != nil || again.Rows[i].Accepted {
			t.Fatalf("%+v", again.Rows[i])
		}
	}
	for i := range again.Files {
		if file := &again.Files[i]; (file.Before == nil) != (got.Files[i].Blank == len(formOf(t, f, r, agencies[i]).lines)) {
			t.Errorf("%+v", file)
		}
	}
}

// One form of all agencies has a row for each assignment.
func TestOneFormOfAll(t *testing.T) {
	f, r := demoBook(t)
	var b bytes.Buffer
	if err := AgencyBook(&b, f, r, nil); err != nil {
		t.Fatal(err)
	}
	path := file(t, "tat-ca.xlsx", b.Bytes())
	got := ReadAgencyBooks(f, r, []string{path}, importOptions())
	if file := got.Files[0]; file.Refused != nil || file.Blank != 596 || len(file.Agencies) != 31 || len(file.Missing)+len(file.Problems) > 0 {
		t.Fatalf("%+v", file)
	}
	if entities, err := got.Entities(); err != nil || entities != nil {
		t.Errorf("%v %v", entities, err)
	}
}

func TestAgencyBookRefuses(t *testing.T) {
	f, r := demoBook(t)
	if err := AgencyBook(&bytes.Buffer{}, f, r, []string{"SXD2"}); data.CodeOf(err) != data.NotFound || !strings.Contains(err.Error(), "SNV") {
		t.Error(err)
	}
	early := data.Compute(f, data.NewDate(2018, time.July, 1))
	if err := AgencyBook(&bytes.Buffer{}, f, early, nil); data.CodeOf(err) != data.NotFound {
		t.Error(err)
	}
}
