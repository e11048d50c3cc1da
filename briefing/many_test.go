package briefing

import (
	"fmt"
	"io"
	"testing"
	"time"

	"giaoban/data"
)

// manyTasks is a workbook with so many tasks, each of one agency, and half of
// them overdue.
func manyTasks(n int) *data.Facts {
	f := &data.Facts{Book: data.Book{Office: "UBND tỉnh Kon Tum", Place: "Kon Tum"}}
	f.Directives = []data.Directive{{ID: "D", Type: "Kế hoạch", Number: "01/KH-UBND", Date: data.NewDate(2018, time.January, 2), Issuer: "Ủy ban nhân dân tỉnh Kon Tum"}}
	for i := range 31 {
		f.Agencies = append(f.Agencies, data.Agency{Code: fmt.Sprintf("CQ%02d", i), Order: i + 1, Name: fmt.Sprintf("Sở Quản lý số %d", i), Short: fmt.Sprintf("Sở QL %d", i), Kind: data.Department})
	}
	for i := range n {
		id := fmt.Sprintf("N%04d", i+1)
		t := data.Task{ID: id, Directive: "D", Title: "Hoàn thành việc rà soát, công khai thủ tục hành chính trên Trang thông tin điện tử của cơ quan, đơn vị " + id, Short: "Rà soát thủ tục " + id}
		if i%2 == 0 {
			t.Deadline = data.Deadline{Kind: data.OnDate, Due: data.NewDate(2018, time.December, 31)}
		} else {
			t.Deadline = data.Deadline{Kind: data.Ongoing}
		}
		f.Tasks = append(f.Tasks, t)
		f.Assignments = append(f.Assignments, data.Assignment{Task: id, Agency: f.Agencies[i%31].Code})
	}
	return f
}

func TestFiveThousandTasks(t *testing.T) {
	f := manyTasks(5000)
	o := optionsAt(f, demoAsOf())
	o.Sections = []string{partTasks, annexTasks, annexOverdue}
	d, err := Report(f, data.Compute(f, demoAsOf()), o)
	if err != nil {
		t.Fatal(err)
	}
	made, err := renderPDF(d)
	if err != nil {
		t.Fatal(err)
	}
	if err := verify(made.file, d, made); err != nil {
		t.Fatal(err)
	}
	if n := len(made.papers); n < 200 {
		t.Errorf("%d pages", n)
	}
	for _, compose := range kinds(t, manyTasks(600), demoAsOf()) {
		if _, err := compose(o); err != nil {
			t.Error(err)
		}
	}
}

// BenchmarkAnnex5000 is the annex of 5,000 tasks, from the Review to the bytes.
func BenchmarkAnnex5000(b *testing.B) {
	f := manyTasks(5000)
	r := data.Compute(f, demoAsOf())
	o := optionsAt(f, demoAsOf())
	o.Sections = []string{annexTasks}
	b.ReportAllocs()
	for b.Loop() {
		d, err := Report(f, r, o)
		if err != nil {
			b.Fatal(err)
		}
		if err := d.PDF(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReport(b *testing.B) {
	f := demoFacts(b)
	r := data.Compute(f, demoAsOf())
	b.ReportAllocs()
	for b.Loop() {
		d, err := Report(f, r, optionsAt(f, demoAsOf()))
		if err != nil {
			b.Fatal(err)
		}
		if err := d.PDF(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAllReminders(b *testing.B) {
	f := demoFacts(b)
	r := data.Compute(f, demoAsOf())
	var codes []string
	for _, a := range f.Agencies {
		codes = append(codes, a.Code)
	}
	b.ReportAllocs()
	for b.Loop() {
		slips, err := Reminders(f, r, codes, optionsAt(f, demoAsOf()))
		if err != nil {
			b.Fatal(err)
		}
		for _, s := range append(slips, Slip{Document: Combined(slips)}) {
			if err := s.Document.PDF(io.Discard); err != nil {
				b.Fatal(err)
			}
		}
	}
}
