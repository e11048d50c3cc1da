package data

import (
	"testing"
	"time"
)

func day(y, m, d int) Date { return NewDate(y, time.Month(m), d) }

// done is a result confirmed by the Office.
func done(completed, confirmed Date) Result {
	return Result{Recorded: completed, Claimed: completed, Confirmed: confirmed, Completed: completed}
}

func TestStatusTruthTable(t *testing.T) {
	due := day(2018, 12, 31)
	dated := Deadline{Kind: EndOfYear, Due: due}
	yearly := Deadline{Kind: Recurring, Due: day(2019, 12, 31), Every: 12}
	inYear := func(r Result, p string) Result { r.Period = p; return r }
	cases := []struct {
		name     string
		deadline Deadline
		a        Assignment
		asOf     Date
		status   Status
		days     int
		waiting  bool
	}{
		{"open before the due day", dated, Assignment{}, day(2018, 12, 30), InTime, 1, false},
		{"the due day itself is in time", dated, Assignment{}, due, InTime, 0, false},
		{"the day after is overdue", dated, Assignment{}, day(2019, 1, 1), Overdue, 1, false},
		{"151 days over", dated, Assignment{}, day(2019, 5, 31), Overdue, 151, false},
		{"done on the due day", dated, Assignment{Results: []Result{done(due, due+3)}}, day(2019, 5, 31), OnTime, 0, false},
		{"done a day late", dated, Assignment{Results: []Result{done(due+1, due+3)}}, day(2019, 5, 31), Late, 1, false},
		{"confirmed only after the cut-off", dated, Assignment{Results: []Result{done(due, due+3)}}, due + 2, Overdue, 2, true},
		{"recorded only after the cut-off", dated, Assignment{Results: []Result{done(due+5, due+6)}}, due + 2, Overdue, 2, false},
		{"a claim completes nothing", dated, Assignment{Results: []Result{{Recorded: due, Claimed: due}}}, due + 2, Overdue, 2, true},
		{"a returned claim does not wait", dated, Assignment{Results: []Result{{Recorded: due, Claimed: due, Returned: due + 1}}}, due + 2, Overdue, 2, false},
		{"progress is not a claim", dated, Assignment{Results: []Result{{Recorded: due, Percent: 90}}}, due + 2, Overdue, 2, false},
		{"extended", dated, Assignment{Extensions: []Extension{{Granted: day(2018, 12, 20), Due: day(2019, 6, 30)}}}, day(2019, 5, 31), InTime, 30, false},
		{"extension not yet granted", dated, Assignment{Extensions: []Extension{{Granted: day(2019, 6, 1), Due: day(2019, 6, 30)}}}, day(2019, 5, 31), Overdue, 151, false},
		{"the later extension counts", dated, Assignment{Extensions: []Extension{{Granted: day(2019, 3, 1), Due: day(2019, 5, 15)}, {Granted: day(2018, 12, 1), Due: day(2019, 6, 30)}}}, day(2019, 5, 31), Overdue, 16, false},
		{"withdrawn", dated, Assignment{Exit: &Exit{On: day(2019, 1, 15)}}, day(2019, 1, 15), Exited, 0, false},
		{"withdrawn later", dated, Assignment{Exit: &Exit{On: day(2019, 1, 15)}}, day(2019, 1, 14), Overdue, 14, false},
		{"leap day", Deadline{Kind: OnDate, Due: day(2020, 2, 29)}, Assignment{}, day(2020, 3, 1), Overdue, 1, false},
		{"no day, no report", Deadline{Kind: Ongoing}, Assignment{}, day(2019, 5, 31), NotReported, 0, false},
		{"no day, reported", Deadline{Kind: Prompt}, Assignment{Periods: []PeriodReport{{Period: "2019-Q1", On: day(2019, 3, 13)}}}, day(2019, 5, 31), Reported, 0, false},
		{"no day, reported another period", Deadline{Kind: Ongoing}, Assignment{Periods: []PeriodReport{{Period: "2018-Q4", On: day(2018, 12, 13)}}}, day(2019, 5, 31), NotReported, 0, false},
		{"yearly, first year open", yearly, Assignment{}, day(2019, 5, 31), InTime, 214, false},
		{"yearly, done this year", yearly, Assignment{Results: []Result{inYear(done(day(2019, 11, 1), day(2019, 11, 2)), "2019")}}, day(2019, 12, 1), OnTime, 0, false},
		{"yearly, next year open", yearly, Assignment{Results: []Result{inYear(done(day(2019, 11, 1), day(2019, 11, 2)), "2019")}}, day(2020, 1, 1), InTime, 365, false},
		{"yearly, last year missed", yearly, Assignment{}, day(2020, 1, 1), Overdue, 1, false},
		{"yearly, this year extended", yearly, Assignment{Extensions: []Extension{{Granted: day(2019, 12, 1), Due: day(2020, 3, 31), Period: "2019"}}}, day(2020, 2, 1), InTime, 59, false},
		{"yearly, an extension moves one year only", yearly, Assignment{
			Extensions: []Extension{{Granted: day(2019, 12, 1), Due: day(2020, 3, 31), Period: "2019"}},
			Results:    []Result{inYear(done(day(2020, 3, 1), day(2020, 3, 2)), "2019")},
		}, day(2020, 5, 31), InTime, 214, false},
		{"yearly, result of another year", yearly, Assignment{Results: []Result{inYear(done(day(2020, 1, 5), day(2020, 1, 6)), "2020")}}, day(2020, 2, 1), Overdue, 32, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			at := assessment{asOf: c.asOf, soon: 30}
			at.asked[3] = term{"2019-Q1", day(2019, 1, 1), day(2019, 3, 31)}
			row := at.assess(&c.a, &Task{Deadline: c.deadline}, &Agency{})
			if row.Status != c.status || row.Days != c.days || row.Waiting != c.waiting {
				t.Errorf("got %s, %d days, waiting %v; want %s, %d, %v",
					row.Status.Code(), row.Days, row.Waiting, c.status.Code(), c.days, c.waiting)
			}
		})
	}
}

func TestExtensionKeepsTheOriginalDueDay(t *testing.T) {
	a := Assignment{Extensions: []Extension{{Granted: day(2018, 12, 20), Due: day(2019, 6, 30)}}}
	at := assessment{asOf: day(2019, 5, 31)}
	row := at.assess(&a, &Task{Deadline: Deadline{Kind: EndOfYear, Due: day(2018, 12, 31)}}, &Agency{})
	if row.Due != day(2019, 6, 30) || row.Original != day(2018, 12, 31) {
		t.Error(row.Due, row.Original)
	}
}

func TestAskedPeriod(t *testing.T) {
	for _, c := range []struct {
		scheme string
		asOf   Date
		want   string
	}{
		{CalendarQuarters, day(2019, 5, 31), "2019-Q1"},
		{CalendarQuarters, day(2019, 3, 31), "2018-Q4"}, // the quarter's last day is not over
		{CalendarQuarters, day(2019, 4, 1), "2019-Q1"},
		{CalendarQuarters, day(2018, 9, 30), ""}, // none is over since the directive
		{CalendarQuarters, day(2018, 10, 1), "2018-Q3"},
		{Decree09Quarters, day(2019, 3, 15), "2019-Q1"}, // 15/12 to 14/3
		{Decree09Quarters, day(2019, 3, 14), "2018-Q4"},
	} {
		f := &Facts{Book: Book{Scheme: c.scheme}, Directives: []Directive{{Date: day(2018, 8, 1)}}}
		if got := Compute(f, c.asOf).Period; got != c.want {
			t.Errorf("%s at %s: %s, want %s", c.scheme, c.asOf, got, c.want)
		}
	}
}

func TestTaskStatusNeedsAllItsAgencies(t *testing.T) {
	for _, c := range []struct {
		counts Counts
		dated  bool
		want   Status
	}{
		{Counts{OnTime: 31}, true, OnTime},
		{Counts{OnTime: 30, Late: 1}, true, Late},
		{Counts{OnTime: 30, InTime: 1}, true, InTime},
		{Counts{OnTime: 29, InTime: 1, Overdue: 1}, true, Overdue},
		{Counts{OnTime: 30, Exited: 1}, true, OnTime},
		{Counts{Exited: 31}, true, Exited},
		{Counts{Reported: 30, NotReported: 1}, false, NotReported},
		{Counts{Reported: 31}, false, Reported},
		{Counts{}, true, InTime},
	} {
		if got := taskStatus(c.counts, c.dated); got != c.want {
			t.Errorf("%+v: %s, want %s", c.counts, got.Code(), c.want.Code())
		}
	}
}

// No report is owed before the first period is over, nor by an agency that no
// longer existed when the period ended (RALG's office closed on 30/6/2019).
func TestNobodyOwesAReportThatIsNotAsked(t *testing.T) {
	duty := &Task{Deadline: Deadline{Kind: Ongoing}}
	ralg := &Agency{ValidTo: day(2019, 6, 30)}
	at := func(asOf Date, asked term) assessment {
		c := assessment{asOf: asOf}
		c.asked[3] = asked
		return c
	}
	for _, c := range []struct {
		name   string
		at     assessment
		agency *Agency
		want   Status
	}{
		{"first quarter still running", at(day(2018, 9, 1), term{}), &Agency{}, Reported},
		{"closed before the quarter ended", at(day(2019, 10, 31), term{"2019-Q3", day(2019, 7, 1), day(2019, 9, 30)}), ralg, Reported},
		{"closed on the quarter's last day", at(day(2019, 7, 31), term{"2019-Q2", day(2019, 4, 1), day(2019, 6, 30)}), ralg, NotReported},
	} {
		if row := c.at.assess(&Assignment{}, duty, c.agency); row.Status != c.want || row.Asked != (c.want == NotReported) {
			t.Errorf("%s: %s, asked %v", c.name, row.Status.Code(), row.Asked)
		}
	}
}
