package ui

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"giaoban/data"
)

// manyDuties is quick entry over 100,000 assignments: 1,000 tasks of 100 agencies.
func manyDuties(b *testing.B) *App {
	b.Helper()
	a := newDemoApp(b)
	f := *a.Facts()
	f.Tasks, f.Assignments, f.Agencies, f.Groups = nil, nil, nil, nil
	for i := range 1000 {
		f.Tasks = append(f.Tasks, data.Task{
			ID: fmt.Sprintf("N%04d", i), Title: fmt.Sprintf("Thực hiện nhiệm vụ thứ %d của kế hoạch cải cách hành chính", i), Directive: f.Directives[0].ID,
			Deadline: data.Deadline{Kind: data.OnDate, Due: data.NewDate(2019, time.April, 1+i%60)},
		})
	}
	for i := range 100 {
		f.Agencies = append(f.Agencies, data.Agency{Code: fmt.Sprintf("CQ%02d", i), Name: fmt.Sprintf("Cơ quan thứ %d", i), Kind: data.Department})
	}
	for i := range f.Tasks {
		for k := range f.Agencies {
			f.Assignments = append(f.Assignments, data.Assignment{Task: f.Tasks[i].ID, Agency: f.Agencies[k].Code, Rev: 1})
		}
	}
	r := data.Compute(&f, a.AsOf())
	if len(r.AssignmentRows) != 100_000 {
		b.Fatalf("%d assignments", len(r.AssignmentRows))
	}
	a.view.facts, a.view.review = &f, r
	return a
}

func BenchmarkEntry_open_100000(b *testing.B) {
	a := manyDuties(b)
	for b.Loop() {
		a.closePages()
		a.route = Route{}
		a.Go(Route{Page: PageEntry})
	}
}

func BenchmarkEntry_filter_100000(b *testing.B) {
	a := manyDuties(b)
	p := openEntry(b, a, "")
	p.part = entryAll
	words := []string{"c", "ca", "cai", "cai c", "cai cach 12", ""}
	i := 0
	for b.Loop() {
		p.search.SetText(words[i%len(words)])
		i++
	}
}

func BenchmarkEntry_scroll_100000(b *testing.B) {
	a := manyDuties(b)
	p := openEntry(b, a, "")
	p.part = entryAll
	p.apply()
	for b.Loop() {
		p.grid.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
		if p.grid.row == len(p.grid.view)-1 {
			p.grid.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
		}
	}
}
