package data

import (
	"slices"
	"testing"
)

func TestParts_have_every_task(t *testing.T) {
	r := &Review{
		ClauseRows: []ClauseRow{{Clause: Clause{ID: "a", Heading: "1. Một"}}, {Clause: Clause{ID: "b", Heading: "2. Hai"}}, {Clause: Clause{ID: "c", Heading: "1. Một › a) Con"}}},
		TaskRows: []TaskRow{
			{Task: Task{ID: "N1", Clause: "a"}, Status: Overdue, Counts: Counts{Overdue: 2, OnTime: 1}},
			{Task: Task{ID: "N2", Clause: "b"}, Status: OnTime, Counts: Counts{OnTime: 1}},
			{Task: Task{ID: "N3", Clause: "c"}, Status: OnTime, Counts: Counts{OnTime: 4}},
			{Task: Task{ID: "N4"}, Status: NotReported, Counts: Counts{NotReported: 1}},
		},
	}
	parts := r.Parts()
	if len(parts) != 3 || parts[0].Heading != "1. Một" || !slices.Equal(parts[0].IDs, []string{"N1", "N3"}) || parts[2].Heading != "" {
		t.Fatalf("%+v", parts)
	}
	if parts[0].Tasks.Overdue != 1 || parts[0].Tasks.OnTime != 1 || parts[0].Assignments.OnTime != 5 {
		t.Errorf("%+v", parts[0])
	}
}

func TestAgencies_of_one_rate_share_a_place(t *testing.T) {
	row := func(done, overdue int) AgencyRow { return AgencyRow{Counts: Counts{OnTime: done, Overdue: overdue}} }
	r := &Review{AgencyRows: []AgencyRow{row(1, 1), row(2, 0), row(0, 0), row(5, 0), row(2, 2), row(0, 3)}}
	if got := r.AgencyRanks(); !slices.Equal(got, []int{3, 1, 0, 1, 3, 5}) {
		t.Errorf("%v", got)
	}
	if n := r.AgencyCount(); n != 5 {
		t.Errorf("%d agencies have a duty", n)
	}
}

func TestReminded_sees_no_later_day(t *testing.T) {
	f := &Facts{Assignments: []Assignment{{Task: "N1", Agency: "A", Reminders: []Reminder{{On: 10}, {On: 20}, {On: 30}}}}}
	r := &Review{AsOf: 20, AssignmentRows: []AssignmentRow{{Task: "N1", Agency: "A"}}}
	if got := r.Reminded(f); !slices.Equal(got, []int{2}) {
		t.Errorf("%v", got)
	}
	if got := r.AssignmentFacts(f); got[0] != &f.Assignments[0] {
		t.Errorf("%v", got)
	}
}
