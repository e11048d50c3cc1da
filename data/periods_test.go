package data

import (
	"fmt"
	"testing"
)

func periodsText(periods []PeriodStatus) string {
	out := ""
	for _, p := range periods {
		code := p.Status.Code()
		if code == "" {
			code = "-"
		}
		out += fmt.Sprintf("%s %s–%s %s; ", p.Period, p.From.Prose(), p.To.Prose(), code)
	}
	return out
}

func TestPeriodsOf(t *testing.T) {
	f := &Facts{Directives: []Directive{{ID: "D", Date: day(2018, 8, 1)}}, Agencies: []Agency{{Code: "A"}}}
	year := done(day(2019, 11, 1), day(2019, 11, 4))
	year.Period, year.Paper = "2019", Paper{Number: "7/BC"}
	q4 := []PeriodReport{{Period: "2018-Q4", On: day(2019, 1, 3), Note: "đủ"}}
	for _, c := range []struct {
		name     string
		scheme   string
		deadline Deadline
		a        Assignment
		asOf     Date
		want     string
	}{
		{
			"quarters", CalendarQuarters,
			Deadline{Kind: Ongoing},
			Assignment{Periods: q4},
			day(2019, 4, 15),
			"2018-Q3 01/7/2018–30/9/2018 C0; 2018-Q4 01/10/2018–31/12/2018 C1; 2019-Q1 01/01/2019–31/3/2019 C0; 2019-Q2 01/4/2019–30/6/2019 -; ",
		},
		{
			"a report that comes before the period ends", CalendarQuarters,
			Deadline{Kind: Prompt},
			Assignment{Periods: []PeriodReport{{Period: "2018-Q3", On: day(2018, 9, 20)}}},
			day(2018, 9, 20),
			"2018-Q3 01/7/2018–30/9/2018 C1; ",
		},
		{
			"NĐ 09", Decree09Quarters,
			Deadline{Kind: OnEvent},
			Assignment{Periods: q4},
			day(2018, 12, 15),
			"2018-Q3 15/6/2018–14/9/2018 C0; 2018-Q4 15/9/2018–14/12/2018 C0; 2019-Q1 15/12/2018–14/3/2019 -; ",
		},
		{
			"months, given in February", CalendarQuarters,
			Deadline{Kind: Ongoing, Every: 1},
			Assignment{Given: day(2020, 2, 29)},
			day(2020, 4, 1),
			"2020-02 01/02/2020–29/02/2020 C0; 2020-03 01/3/2020–31/3/2020 C0; 2020-04 01/4/2020–30/4/2020 -; ",
		},
		{
			"years", CalendarQuarters,
			Deadline{Kind: Recurring, Every: 12},
			Assignment{},
			day(2020, 1, 1),
			"2018 01/01/2018–31/12/2018 C0; 2019 01/01/2019–31/12/2019 C0; 2020 01/01/2020–31/12/2020 -; ",
		},
		{
			"left in the midst", CalendarQuarters,
			Deadline{Kind: Ongoing},
			Assignment{Exit: &Exit{On: day(2018, 12, 31)}},
			day(2019, 4, 1),
			"2018-Q3 01/7/2018–30/9/2018 C0; 2018-Q4 01/10/2018–31/12/2018 -; 2019-Q1 01/01/2019–31/3/2019 -; 2019-Q2 01/4/2019–30/6/2019 -; ",
		},
		{
			"occurrences of a yearly duty", CalendarQuarters,
			Deadline{Kind: Recurring, Every: 12, Due: day(2018, 12, 31)},
			Assignment{Results: []Result{year}},
			day(2020, 2, 1),
			"2018 01/01/2018–31/12/2018 B2; 2019 01/01/2019–31/12/2019 A1; 2020 01/01/2020–31/12/2020 B1; ",
		},
		{
			"occurrences, left", CalendarQuarters,
			Deadline{Kind: Recurring, Every: 12, Due: day(2018, 12, 31)},
			Assignment{Exit: &Exit{On: day(2019, 6, 1)}},
			day(2021, 2, 1),
			"2018 01/01/2018–31/12/2018 B2; 2019 01/01/2019–31/12/2019 X; ",
		},
		{"one due day", CalendarQuarters, Deadline{Kind: OnDate, Due: day(2018, 12, 31)}, Assignment{}, day(2020, 2, 1), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			f.Book.Scheme = c.scheme
			f.Tasks = []Task{{ID: "N1", Directive: "D", Deadline: c.deadline}}
			c.a.Task, c.a.Agency = "N1", "A"
			if got := periodsText(PeriodsOf(f, &c.a, c.asOf)); got != c.want {
				t.Errorf("%s\nwant %s", got, c.want)
			}
		})
	}
}

// The last period that is over is the one the Review asks for.
func TestPeriodsAgreeWithTheReview(t *testing.T) {
	f := randomFacts(400, 9)
	for asOf := day(2018, 8, 1); asOf < day(2020, 12, 31); asOf += 41 {
		r := Compute(f, asOf)
		for n, a := range r.assignments(f) {
			row := &r.AssignmentRows[n]
			for _, p := range PeriodsOf(f, a, asOf) {
				if p.Period == row.Period && p.Status != row.Status {
					t.Fatalf("%s at %s: %s is %s, the Review says %s", a.Key(), asOf, p.Period, p.Status.Code(), row.Status.Code())
				}
			}
		}
	}
}

func TestPeriodNames(t *testing.T) {
	for key, want := range map[string]string{
		"2019-Q4": "quý IV/2019", "2019-03": "tháng 3/2019", "2019-12": "tháng 12/2019", "2019": "năm 2019",
		"2019-H1": "6 tháng đầu năm 2019", "2019-H2": "6 tháng cuối năm 2019",
		"2019-13": "2019-13", "2019-Q5": "2019-Q5", "2019-": "2019-", "": "", "abc": "abc", "2019-1": "2019-1", "201a": "201a",
	} {
		if got := PeriodName(key); got != want {
			t.Errorf("%q: %q, want %q", key, got, want)
		}
	}
}
