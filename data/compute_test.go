package data

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// randomFacts makes a workbook of n assignments in all states a clerk can create.
func randomFacts(n int, seed uint64) *Facts {
	rnd := rand.New(rand.NewPCG(seed, 1))
	f := &Facts{
		Book:       Book{Province: "62", Scheme: CalendarQuarters},
		Directives: []Directive{{ID: "D", Date: day(2018, 8, 1)}},
		Clauses:    []Clause{{ID: "D#1", Directive: "D", Path: "1"}, {ID: "D#0", Directive: "D", Path: "0", LeadIn: true}},
		Meetings:   []Meeting{{ID: "M", AsOf: day(2019, 1, 1)}},
	}
	const agencies = 50
	group := Group{Code: "@all"}
	for i := range agencies {
		code := fmt.Sprintf("A%02d", i)
		f.Agencies = append(f.Agencies, Agency{Code: code, Order: i, Short: code})
		group.Members = append(group.Members, Member{Agency: code})
	}
	f.Groups = []Group{group}
	kinds := []Deadline{
		{Kind: OnDate, Due: day(2018, 10, 15)},
		{Kind: EndOfYear, Due: day(2018, 12, 31)},
		{Kind: Recurring, Due: day(2018, 12, 31), Every: 12},
		{Kind: Recurring, Due: day(2018, 9, 30), Every: 3},
		{Kind: Prompt},
		{Kind: Ongoing},
		{Kind: OnEvent},
	}
	for len(f.Assignments) < n {
		id := fmt.Sprintf("N%05d", len(f.Tasks))
		f.Tasks = append(f.Tasks, Task{ID: id, Directive: "D", Clause: "D#1", Deadline: kinds[rnd.IntN(len(kinds))], Lead: []string{"@all"}})
		for i := 0; i < agencies && len(f.Assignments) < n; i++ {
			f.Assignments = append(f.Assignments, randomAssignment(rnd, id, f.Agencies[i].Code))
		}
	}
	return f
}

func randomAssignment(rnd *rand.Rand, task, agency string) Assignment {
	a := Assignment{Task: task, Agency: agency}
	when := func() Date { return day(2018, 8, 1) + Date(rnd.IntN(700)) }
	for range rnd.IntN(3) {
		r := Result{Recorded: when(), Period: []string{"", "2018", "2019", "2018-Q3"}[rnd.IntN(4)]}
		if rnd.IntN(3) > 0 {
			r.Claimed = r.Recorded
		}
		if rnd.IntN(2) > 0 {
			r.Confirmed, r.Completed = r.Recorded+Date(rnd.IntN(9)), r.Recorded
		}
		a.Results = append(a.Results, r)
	}
	if rnd.IntN(5) == 0 {
		a.Extensions = []Extension{{Granted: when(), Due: when()}}
	}
	if rnd.IntN(20) == 0 {
		a.Exit = &Exit{On: when()}
	}
	if rnd.IntN(2) == 0 {
		a.Periods = []PeriodReport{{Period: "2019-Q1", On: when()}}
	}
	return a
}

// At any cut-off date the parts add up to the whole, however it is cut.
func TestPartsAddUpAtAnyCutOff(t *testing.T) {
	for seed := range uint64(5) {
		f := randomFacts(500, seed)
		for asOf := day(2018, 8, 1); asOf < day(2020, 12, 31); asOf += 17 {
			r := Compute(f, asOf)
			var byTask, byAgency Counts
			for i := range r.TaskRows {
				byTask.plus(r.TaskRows[i].Counts)
			}
			for i := range r.AgencyRows {
				byAgency.plus(r.AgencyRows[i].Counts)
			}
			var byClause Counts
			for i := range r.ClauseRows {
				byClause.plus(r.ClauseRows[i].Tasks)
			}
			if byClause != r.Tasks {
				t.Fatalf("seed %d at %s: tasks by clause %+v, whole %+v", seed, asOf, byClause, r.Tasks)
			}
			if byTask != r.Assignments || byAgency != r.Assignments || r.GroupRows[0].Counts != r.Assignments {
				t.Fatalf("seed %d at %s: tasks %+v, agencies %+v, whole %+v", seed, asOf, byTask, byAgency, r.Assignments)
			}
			if got := r.Assignments.Total() + r.Assignments.Exited; got != 500 {
				t.Fatalf("seed %d at %s: %d of 500 assignments counted", seed, asOf, got)
			}
			if got := r.Tasks.Total() + r.Tasks.Exited; got != len(f.Tasks) {
				t.Fatalf("seed %d at %s: %d of %d tasks counted", seed, asOf, got, len(f.Tasks))
			}
			overdue := 0
			for _, b := range r.OverdueBuckets() {
				overdue += b.Count
			}
			if overdue != r.Assignments.Overdue {
				t.Fatalf("buckets hold %d, overdue are %d", overdue, r.Assignments.Overdue)
			}
		}
	}
}

func TestComputeOfEmptyFacts(t *testing.T) {
	r := Compute(&Facts{}, day(2019, 5, 31))
	if r.Tasks.Total() != 0 || r.ClauseCount != 0 || len(r.Verdict) != 1 {
		t.Errorf("%+v", r)
	}
}

func TestChangesSinceTheLastMeeting(t *testing.T) {
	f := &Facts{
		Agencies: []Agency{{Code: "A"}, {Code: "B"}, {Code: "C"}},
		Tasks:    []Task{{ID: "N1", Deadline: Deadline{Kind: OnDate, Due: day(2019, 5, 15)}}},
		Assignments: []Assignment{
			{Task: "N1", Agency: "A", Results: []Result{done(day(2019, 5, 20), day(2019, 5, 21))}},
			{Task: "N1", Agency: "B"},
			{Task: "N1", Agency: "C", Results: []Result{done(day(2019, 4, 1), day(2019, 4, 2))}},
		},
		Meetings: []Meeting{{ID: "1", AsOf: day(2019, 4, 1)}, {ID: "2", AsOf: day(2019, 5, 3)}, {ID: "3", AsOf: day(2019, 5, 31)}},
	}
	r := Compute(f, day(2019, 5, 31))
	c := r.Changes
	if c.Meeting.ID != "2" || len(c.NewlyDone) != 1 || c.NewlyDone[0] != 0 || len(c.NewlyOverdue) != 1 || c.NewlyOverdue[0] != 1 {
		t.Errorf("%+v", c)
	}
	if c.RateBefore != (Rate{1, 1}) || c.RateNow != (Rate{2, 3}) {
		t.Error(c.RateBefore, c.RateNow)
	}
	if r := Compute(f, day(2019, 3, 1)); r.Changes.Meeting.ID != "" {
		t.Error("no meeting lies before the first")
	}
}

// What a later directive gives is not seen before it was issued.
func TestNothingIsGivenBeforeTheDirective(t *testing.T) {
	r := Compute(randomFacts(100, 1), day(2018, 7, 31))
	if r.Tasks.Total() != 0 || r.Assignments.Total() != 0 || r.ClauseCount != 0 || r.Directive.ID != "" {
		t.Errorf("%+v", r.Tasks)
	}
}

// A task that nobody was given is overdue by its own due day.
func TestATaskWithoutAgenciesGoesByItsDueDay(t *testing.T) {
	f := &Facts{Tasks: []Task{{ID: "N1", Deadline: Deadline{Kind: OnDate, Due: day(2019, 1, 1)}}}}
	for asOf, want := range map[Date]Status{day(2019, 1, 1): InTime, day(2019, 1, 2): Overdue} {
		if row := Compute(f, asOf).TaskRows[0]; row.Status != want || row.Agencies != "chưa giao" {
			t.Errorf("at %s: %s, %q", asOf, row.Status.Code(), row.Agencies)
		}
	}
}

func BenchmarkCompute(b *testing.B) {
	for _, n := range []int{596, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			f := randomFacts(n, 1)
			b.ReportAllocs()
			for b.Loop() {
				Compute(f, day(2019, 5, 31))
			}
		})
	}
}
