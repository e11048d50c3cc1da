package data

import (
	"fmt"
	"testing"
)

func TestChaseLists(t *testing.T) {
	asOf := day(2019, 5, 31)
	due := func(id string, d Date) Task {
		return Task{ID: id, Directive: "D", Short: "việc " + id, Target: Target{Text: "có"}, Deadline: Deadline{Kind: OnDate, Due: d}}
	}
	claimed := func(on Date, p string) []Result {
		return []Result{{ID: "r", Recorded: on, Claimed: on, Paper: Paper{Number: p}}}
	}
	f := &Facts{
		Book:       Book{Scheme: CalendarQuarters},
		Directives: []Directive{{ID: "D", Date: day(2018, 8, 1)}},
		Agencies:   []Agency{{Code: "A", Short: "Sở A"}, {Code: "B", Short: "Sở B"}},
		Tasks: []Task{
			due("N1", day(2019, 5, 1)), due("N2", day(2019, 6, 7)), due("N3", day(2019, 6, 3)), due("N4", asOf),
			due("N5", day(2019, 6, 8)),
			{ID: "N6", Directive: "D", Short: "thường xuyên", Deadline: Deadline{Kind: Ongoing}},
			due("N7", day(2019, 12, 31)),
		},
		Assignments: []Assignment{
			{Task: "N1", Agency: "A"},
			{Task: "N1", Agency: "B", Results: claimed(day(2019, 5, 21), "")},
			{Task: "N2", Agency: "A", Results: claimed(day(2019, 5, 25), "1/BC")},
			{Task: "N2", Agency: "B", Results: []Result{{ID: "r", Recorded: day(2019, 4, 30), Percent: 10}}},
			{Task: "N3", Agency: "A", Results: []Result{{ID: "r", Recorded: day(2019, 5, 1), Percent: 10}}},
			{Task: "N4", Agency: "A", Obstacles: []Obstacle{{On: day(2019, 5, 30), Text: "vướng"}}},
			{Task: "N5", Agency: "A", Reminders: []Reminder{{On: day(2019, 5, 30)}}},
			{Task: "N6", Agency: "A"},
			{Task: "N6", Agency: "B", Periods: []PeriodReport{{Period: "2019-Q1", On: day(2019, 3, 15)}}},
		},
		Meetings: []Meeting{
			{ID: "1", On: day(2019, 4, 1), Conclusion: Paper{Number: "1/TB", Date: day(2019, 4, 5)}},
			{ID: "2", On: day(2019, 5, 29)},
			{ID: "3", On: day(2019, 5, 6)},
			{ID: "4", On: day(2019, 6, 3)},
		},
	}
	c := Compute(f, asOf).Chase(f)
	text := func(rows []ChaseRow) string {
		out := ""
		for _, x := range rows {
			out += fmt.Sprintf("%s/%s %d; ", x.Task, x.Who, x.Days)
		}
		return out
	}
	for _, w := range []struct{ name, got, want string }{
		{"overdue", text(c.Overdue), "N1/Sở A 30; N1/Sở B 30; "},
		{"due in 7 days", text(c.DueIn[0].Rows), "N2/Sở A 7; N2/Sở B 7; "},
		{"due in 3 days", text(c.DueIn[1].Rows), "N3/Sở A 3; "},
		{"due in 1 day", text(c.DueIn[2].Rows), "N4/Sở A 0; "},
		{"waiting", text(c.Waiting), "N1/Sở B 10; N2/Sở A 6; "},
		{"no report", text(c.NoReport), "N6/Sở A 61; "},
		// a reminder is the Office's word; 30 days are not over 30
		{"stale", text(c.Stale), "N1/Sở A 303; N5/Sở A 303; N6/Sở A 303; N2/Sở B 31; "},
	} {
		if w.got != w.want {
			t.Errorf("%s: %q, want %q", w.name, w.got, w.want)
		}
	}
	if x := c.Overdue[1]; x.What != "việc N1" || !x.Waiting || x.Due != day(2019, 5, 1) || x.Agency != "B" {
		t.Errorf("%+v", x)
	}
	unclear := ""
	for _, x := range c.Unclear {
		unclear += fmt.Sprintf("%s/%s: %s; ", x.Task, x.Who, x.Missing.Words())
	}
	if want := "N6/2 cơ quan: chưa rõ thời hạn, chưa rõ sản phẩm; N7/chưa giao: chưa rõ người thực hiện; N1/Sở B: báo hoàn thành chưa có minh chứng; "; unclear != want {
		t.Errorf("%q, want %q", unclear, want)
	}
	if len(c.Conclusions) != 2 || c.Conclusions[0].Meeting.ID != "3" || c.Conclusions[0].Days != -18 || c.Conclusions[1].Due != day(2019, 6, 5) || c.Conclusions[1].Days != 5 {
		t.Errorf("%+v", c.Conclusions)
	}
}

// At any cut-off the lists hold what the Review counts, each duty once.
func TestChaseListsAddUpToTheReview(t *testing.T) {
	for seed := range uint64(5) {
		f := randomFacts(500, seed)
		for asOf := day(2018, 8, 1); asOf < day(2020, 12, 31); asOf += 17 {
			r := Compute(f, asOf)
			c := r.Chase(f)
			if len(c.Overdue) != r.Assignments.Overdue || len(c.Waiting) != r.Assignments.Waiting || len(c.NoReport) != r.Assignments.NotReported {
				t.Fatalf("seed %d at %s: %d overdue, %d waiting, %d silent of %+v", seed, asOf, len(c.Overdue), len(c.Waiting), len(c.NoReport), r.Assignments)
			}
			soon, listed := 0, map[int]bool{}
			for i := range r.AssignmentRows {
				if row := &r.AssignmentRows[i]; row.Status == InTime && row.Days <= 7 {
					soon++
				}
			}
			for _, l := range c.DueIn {
				for _, x := range l.Rows {
					if listed[x.Row] || x.Days > l.Within {
						t.Fatalf("seed %d at %s: %+v", seed, asOf, x)
					}
					listed[x.Row] = true
				}
			}
			if len(listed) != soon {
				t.Fatalf("seed %d at %s: %d listed as due soon, %d are", seed, asOf, len(listed), soon)
			}
			for _, x := range c.Stale {
				if row := r.AssignmentRows[x.Row]; x.Days <= StaleDays || row.Status.Done() || row.Status == Reported || row.Status == Exited || row.Waiting {
					t.Fatalf("seed %d at %s: %+v is stale for %d days", seed, asOf, row, x.Days)
				}
			}
		}
	}
}

func BenchmarkChase(b *testing.B) {
	f := randomFacts(100_000, 1)
	r := Compute(f, day(2019, 5, 31))
	b.ReportAllocs()
	for b.Loop() {
		r.Chase(f)
	}
}
