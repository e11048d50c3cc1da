package data

import "testing"

// Every way an assignment can go, on the days where its status turns. Each row of
// a story is one cut-off date with the status, the days and whether a claim waits.
func TestEveryStatusPath(t *testing.T) {
	type at struct {
		asOf    Date
		status  Status
		days    int
		waiting bool
	}
	paper := Paper{Number: "1/UBND", Date: day(2018, 12, 1)}
	endOfYear := Deadline{Kind: EndOfYear, Due: day(2018, 12, 31)}
	leapDay := Deadline{Kind: OnDate, Due: day(2020, 2, 29)}
	monthly := Deadline{Kind: Recurring, Due: day(2019, 11, 30), Every: 1}
	claim := func(id string, claimed, recorded Date) Result {
		return Result{ID: id, Claimed: claimed, Recorded: recorded, Paper: paper, Percent: 100}
	}
	confirmed := func(r Result, on, completed Date) Result { r.Confirmed, r.Completed = on, completed; return r }
	returned := func(r Result, on Date) Result { r.Returned, r.ReturnReason = on, "thiếu phụ lục"; return r }
	of := func(r Result, period string) Result { r.Period = period; return r }
	for _, c := range []struct {
		name     string
		deadline Deadline
		a        Assignment
		want     []at
	}{
		{
			"never done", endOfYear,
			Assignment{},
			[]at{
				{day(2018, 8, 1), InTime, 152, false},
				{day(2018, 12, 30), InTime, 1, false},
				{day(2018, 12, 31), InTime, 0, false}, // the due day is in time
				{day(2019, 1, 1), Overdue, 1, false},
				{day(2020, 1, 1), Overdue, 366, false},
			},
		},
		{
			"claimed on the due day, confirmed in the new year", endOfYear,
			Assignment{Results: []Result{confirmed(claim("1", day(2018, 12, 31), day(2019, 1, 2)), day(2019, 1, 4), day(2018, 12, 31))}},
			[]at{
				{day(2018, 12, 31), InTime, 0, false}, // the paper is not in yet
				{day(2019, 1, 1), Overdue, 1, false},
				{day(2019, 1, 2), Overdue, 2, true}, // a claim completes nothing
				{day(2019, 1, 3), Overdue, 3, true},
				{day(2019, 1, 4), OnTime, 0, false}, // X ≤ D: what counts is the day of completion
			},
		},
		{
			"done a day late", endOfYear,
			Assignment{Results: []Result{confirmed(claim("1", day(2019, 1, 1), day(2019, 1, 2)), day(2019, 1, 3), day(2019, 1, 1))}},
			[]at{{day(2019, 1, 2), Overdue, 2, true}, {day(2019, 1, 3), Late, 1, false}},
		},
		{
			"the Office sets the day of completion later than claimed", endOfYear,
			Assignment{Results: []Result{confirmed(claim("1", day(2018, 12, 28), day(2018, 12, 29)), day(2019, 1, 15), day(2019, 1, 10))}},
			[]at{{day(2018, 12, 29), InTime, 2, true}, {day(2019, 1, 15), Late, 10, false}},
		},
		{
			"confirmed without a day: the claimed one counts", endOfYear,
			Assignment{Results: []Result{confirmed(claim("1", day(2018, 12, 31), day(2018, 12, 31)), day(2019, 1, 3), 0)}},
			[]at{{day(2019, 1, 3), OnTime, 0, false}},
		},
		{
			"returned, claimed again, confirmed", endOfYear,
			Assignment{Results: []Result{
				returned(claim("1", day(2018, 12, 20), day(2018, 12, 21)), day(2018, 12, 28)),
				confirmed(claim("2", day(2019, 1, 7), day(2019, 1, 8)), day(2019, 1, 9), day(2019, 1, 7)),
			}},
			[]at{
				{day(2018, 12, 21), InTime, 10, true},
				{day(2018, 12, 27), InTime, 4, true},
				{day(2018, 12, 28), InTime, 3, false},
				{day(2019, 1, 7), Overdue, 7, false},
				{day(2019, 1, 8), Overdue, 8, true},
				{day(2019, 1, 9), Late, 7, false},
			},
		},
		{
			"progress only", endOfYear,
			Assignment{Results: []Result{{ID: "1", Recorded: day(2018, 12, 1), Percent: 100}}},
			[]at{{day(2018, 12, 31), InTime, 0, false}, {day(2019, 1, 1), Overdue, 1, false}},
		},
		{
			"extended in time, extended again after it ran out, done", endOfYear,
			Assignment{
				Extensions: []Extension{
					{Granted: day(2018, 12, 31), Due: day(2019, 1, 31), Paper: paper},
					{Granted: day(2019, 2, 10), Due: day(2019, 2, 28), Paper: paper},
				},
				Results: []Result{confirmed(claim("1", day(2019, 2, 28), day(2019, 3, 1)), day(2019, 3, 2), day(2019, 2, 28))},
			},
			[]at{
				{day(2018, 12, 30), InTime, 1, false},
				{day(2018, 12, 31), InTime, 31, false},
				{day(2019, 1, 31), InTime, 0, false},
				{day(2019, 2, 1), Overdue, 1, false},
				{day(2019, 2, 9), Overdue, 9, false},
				{day(2019, 2, 10), InTime, 18, false},
				{day(2019, 2, 28), InTime, 0, false},
				{day(2019, 3, 1), Overdue, 1, true},
				{day(2019, 3, 2), OnTime, 0, false},
			},
		},
		{
			"two extensions of one day: the longer, in whatever order", endOfYear,
			Assignment{Extensions: []Extension{
				{Granted: day(2018, 12, 1), Due: day(2019, 3, 31), Paper: paper},
				{Granted: day(2018, 12, 1), Due: day(2019, 1, 31), Paper: paper},
			}},
			[]at{{day(2019, 3, 31), InTime, 0, false}, {day(2019, 4, 1), Overdue, 1, false}},
		},
		{
			"shortened", endOfYear,
			Assignment{Extensions: []Extension{{Granted: day(2018, 10, 1), Due: day(2018, 11, 30), Paper: paper}}},
			[]at{{day(2018, 9, 30), InTime, 92, false}, {day(2018, 11, 30), InTime, 0, false}, {day(2018, 12, 1), Overdue, 1, false}},
		},
		{
			"withdrawn while overdue", endOfYear,
			Assignment{Exit: &Exit{On: day(2019, 1, 15), Paper: paper}},
			[]at{{day(2019, 1, 14), Overdue, 14, false}, {day(2019, 1, 15), Exited, 0, false}},
		},
		{
			"withdrawn with a claim waiting: nothing waits any more", endOfYear,
			Assignment{
				Results: []Result{claim("1", day(2018, 12, 20), day(2018, 12, 21))},
				Exit:    &Exit{On: day(2018, 12, 31), Paper: paper},
			},
			[]at{{day(2018, 12, 30), InTime, 1, true}, {day(2018, 12, 31), Exited, 0, false}},
		},
		{
			"withdrawn after it was done", endOfYear,
			Assignment{
				Results: []Result{confirmed(claim("1", day(2018, 12, 20), day(2018, 12, 21)), day(2018, 12, 22), day(2018, 12, 20))},
				Exit:    &Exit{On: day(2019, 6, 1), Paper: paper},
			},
			[]at{{day(2019, 5, 31), OnTime, 0, false}, {day(2019, 6, 1), Exited, 0, false}},
		},
		{
			"due on leap day", leapDay,
			Assignment{Results: []Result{confirmed(claim("1", day(2020, 3, 1), day(2020, 3, 1)), day(2020, 3, 2), day(2020, 3, 1))}},
			[]at{
				{day(2020, 2, 28), InTime, 1, false},
				{day(2020, 2, 29), InTime, 0, false},
				{day(2020, 3, 1), Overdue, 1, true},
				{day(2020, 3, 2), Late, 1, false},
			},
		},
		{
			"monthly at the end of the month, over the turn of the year and leap day", monthly,
			Assignment{Results: []Result{
				of(confirmed(claim("1", day(2019, 11, 30), day(2019, 11, 30)), day(2019, 12, 2), day(2019, 11, 30)), "2019-11"),
				of(confirmed(claim("2", day(2020, 1, 2), day(2020, 1, 2)), day(2020, 1, 3), day(2020, 1, 2)), "2019-12"),
				of(confirmed(claim("3", day(2020, 1, 31), day(2020, 1, 31)), day(2020, 1, 31), day(2020, 1, 31)), "2020-01"),
			}},
			[]at{
				{day(2019, 12, 1), Overdue, 1, true},  // November, claimed
				{day(2019, 12, 2), InTime, 29, false}, // November is done: December, due on the 31st
				{day(2019, 12, 31), InTime, 0, false},
				{day(2020, 1, 1), Overdue, 1, false},
				{day(2020, 1, 3), InTime, 28, false}, // January
				{day(2020, 1, 31), OnTime, 0, false},
				{day(2020, 2, 1), InTime, 28, false}, // February has 29 days
				{day(2020, 2, 29), InTime, 0, false},
				{day(2020, 3, 1), Overdue, 1, false},
			},
		},
		{
			"taken over: the first occurrence is the one handed over",
			Deadline{Kind: Recurring, Due: day(2018, 12, 31), Every: 12},
			Assignment{Given: day(2021, 3, 1), TakenFrom: "B", FirstDue: day(2020, 12, 31)},
			[]at{{day(2021, 3, 1), Overdue, 60, false}},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, w := range c.want {
				row := (&assessment{asOf: w.asOf, soon: 30}).assess(&c.a, &Task{Deadline: c.deadline}, &Agency{})
				if row.Status != w.status || row.Days != w.days || row.Waiting != w.waiting {
					t.Errorf("at %s: %s, %d days, waiting %v; want %s, %d, %v",
						w.asOf, row.Status.Code(), row.Days, row.Waiting, w.status.Code(), w.days, w.waiting)
				}
			}
		})
	}
}

// Duties without a due day, on the edges of the periods of each scheme.
func TestEveryReportingPath(t *testing.T) {
	report := func(period string, on Date) []PeriodReport { return []PeriodReport{{Period: period, On: on}} }
	for _, c := range []struct {
		name   string
		scheme string
		every  int
		a      Assignment
		agency Agency
		want   map[Date]Status
		period string // asked at the last of the days
	}{
		{"quarters", CalendarQuarters, 0, Assignment{}, Agency{}, map[Date]Status{
			day(2018, 9, 30): Reported, day(2018, 10, 1): NotReported,
		}, "2018-Q3"},
		{"a report counts from the day it is in", CalendarQuarters, 3, Assignment{Periods: report("2018-Q4", day(2019, 1, 10))}, Agency{}, map[Date]Status{
			day(2019, 1, 9): NotReported, day(2019, 1, 10): Reported, day(2019, 3, 31): Reported, day(2019, 4, 1): NotReported,
		}, "2019-Q1"},
		{"a report before the period is over", CalendarQuarters, 3, Assignment{Periods: report("2019-Q1", day(2019, 3, 14))}, Agency{}, map[Date]Status{
			day(2019, 3, 31): NotReported, day(2019, 4, 1): Reported, day(2019, 6, 30): Reported,
		}, "2019-Q1"},
		{"NĐ 09: the quarter ends on the 14th", Decree09Quarters, 3, Assignment{Periods: report("2018-Q4", day(2018, 12, 20))}, Agency{}, map[Date]Status{
			day(2018, 12, 14): NotReported, day(2018, 12, 15): NotReported, day(2018, 12, 20): Reported, day(2019, 3, 14): Reported, day(2019, 3, 15): NotReported,
		}, "2019-Q1"},
		{"months", CalendarQuarters, 1, Assignment{Periods: report("2020-02", day(2020, 3, 3))}, Agency{}, map[Date]Status{
			day(2020, 2, 29): NotReported, day(2020, 3, 3): Reported, day(2020, 3, 31): Reported, day(2020, 4, 1): NotReported,
		}, "2020-03"},
		{"NĐ 09: months", Decree09Quarters, 1, Assignment{Periods: report("2019-01", day(2019, 1, 15))}, Agency{}, map[Date]Status{
			day(2019, 1, 14): NotReported, day(2019, 1, 15): Reported, day(2019, 2, 14): Reported, day(2019, 2, 15): NotReported,
		}, "2019-02"},
		{"years", CalendarQuarters, 12, Assignment{Periods: report("2018", day(2019, 1, 5))}, Agency{}, map[Date]Status{
			day(2018, 12, 31): Reported, day(2019, 1, 1): NotReported, day(2019, 1, 5): Reported, day(2019, 12, 31): Reported, day(2020, 1, 1): NotReported,
		}, "2019"},
		{"NĐ 09: years", Decree09Quarters, 12, Assignment{}, Agency{}, map[Date]Status{
			day(2018, 12, 14): Reported, day(2018, 12, 15): NotReported,
		}, "2018"},
		{"half-years", CalendarQuarters, 6, Assignment{Periods: report("2018-H2", day(2019, 1, 5))}, Agency{}, map[Date]Status{
			day(2018, 12, 31): Reported, day(2019, 1, 1): NotReported, day(2019, 6, 30): Reported, day(2019, 7, 1): NotReported,
		}, "2019-H1"},
		{"taken over within a quarter: asked of the new one at its end", CalendarQuarters, 3, Assignment{Given: day(2019, 3, 31)}, Agency{}, map[Date]Status{
			day(2019, 3, 31): Reported, day(2019, 4, 1): NotReported,
		}, "2019-Q1"},
		{"taken over after a quarter: that one is not asked of it", CalendarQuarters, 3, Assignment{Given: day(2019, 4, 1)}, Agency{}, map[Date]Status{
			day(2019, 6, 30): Reported, day(2019, 7, 1): NotReported,
		}, "2019-Q2"},
		{"an agency that began after the quarter", CalendarQuarters, 3, Assignment{}, Agency{ValidFrom: day(2019, 4, 1)}, map[Date]Status{
			day(2019, 4, 1): Reported, day(2019, 7, 1): NotReported,
		}, "2019-Q2"},
		{"withdrawn", CalendarQuarters, 3, Assignment{Exit: &Exit{On: day(2019, 4, 1)}}, Agency{}, map[Date]Status{
			day(2019, 3, 31): NotReported, day(2019, 4, 1): Exited,
		}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.a.Task, c.a.Agency, c.agency.Code = "N1", "A", "A"
			f := &Facts{
				Book:        Book{Scheme: c.scheme},
				Directives:  []Directive{{ID: "D", Date: day(2018, 8, 1)}},
				Agencies:    []Agency{c.agency},
				Tasks:       []Task{{ID: "N1", Directive: "D", Deadline: Deadline{Kind: Ongoing, Every: c.every}}},
				Assignments: []Assignment{c.a},
			}
			last := Date(0)
			period := ""
			for asOf, want := range c.want {
				row := Compute(f, asOf).AssignmentRows[0]
				if row.Status != want {
					t.Errorf("at %s: %s, want %s", asOf, row.Status.Code(), want.Code())
				}
				if asOf > last {
					last, period = asOf, row.Period
				}
			}
			if period != c.period {
				t.Errorf("asked for %q, want %q", period, c.period)
			}
		})
	}
}
