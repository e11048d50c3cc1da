package data

import (
	"errors"
	"testing"
)

// What the task and the directive rule out, each broken in one place.
func TestAdmit(t *testing.T) {
	f := transferFacts()
	given := f.GivenOn(&f.Assignments[0])
	paper := Paper{Number: "5/UBND"}
	done := func(id string, on Date) Result { return Result{ID: id, Recorded: on + 1, Claimed: on} }
	extend := func(granted, due Date, period string) Extension {
		return Extension{Granted: granted, Due: due, Period: period, Paper: paper}
	}
	once := Assignment{Task: "N1", Agency: "A", Extensions: []Extension{extend(day(2019, 3, 1), day(2019, 9, 30), "")}}
	early := Assignment{Task: "N1", Agency: "A", Results: []Result{done("old", given-9)}}
	for _, c := range []struct {
		name   string
		before *Assignment
		after  Assignment
		ok     bool
	}{
		{"done on the day it was given", nil, Assignment{Task: "N1", Agency: "A", Results: []Result{done("r", given)}}, true},
		{"done the day before", nil, Assignment{Task: "N1", Agency: "A", Results: []Result{done("r", given-1)}}, false},
		{"confirmed as done the day before", nil, Assignment{Task: "N1", Agency: "A", Results: []Result{{ID: "r", Claimed: given, Confirmed: given, Completed: given - 1}}}, false},
		{"done before it was handed over", nil, Assignment{Task: "N1", Agency: "B", Given: given + 90, Results: []Result{done("r", given+89)}}, false},
		{"what is stored stays", &early, Assignment{Task: "N1", Agency: "A", Results: []Result{early.Results[0], done("r", given)}}, true},
		{"the due day again", nil, Assignment{Task: "N1", Agency: "A", Extensions: []Extension{extend(given, day(2019, 6, 30), "")}}, false},
		{"a day later", nil, Assignment{Task: "N1", Agency: "A", Extensions: []Extension{extend(given, day(2019, 7, 1), "")}}, true},
		{"later than the first day only", &once, Assignment{Task: "N1", Agency: "A", Extensions: append(once.Extensions, extend(day(2019, 8, 1), day(2019, 9, 30), ""))}, false},
		{"once more", &once, Assignment{Task: "N1", Agency: "A", Extensions: append(once.Extensions, extend(day(2019, 8, 1), day(2019, 10, 1), ""))}, true},
		{"taken over with the duty", nil, Assignment{Task: "N1", Agency: "B", Given: given, TakenFrom: "A", Extensions: []Extension{extend(given, day(2019, 1, 1), "")}}, true},
		{"another year's day", nil, Assignment{Task: "N2", Agency: "A", Extensions: []Extension{extend(given, day(2019, 6, 30), "2019")}}, false},
		{"after the year's day", nil, Assignment{Task: "N2", Agency: "A", Extensions: []Extension{extend(given, day(2020, 1, 31), "2019")}}, true},
		{"an unknown year", nil, Assignment{Task: "N2", Agency: "A", Extensions: []Extension{extend(given, day(2020, 1, 31), "x")}}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := Admit(f, c.before, &c.after)
			var e *Error
			if c.ok && err != nil || !c.ok && (!errors.As(err, &e) || e.Code != Invalid || e.Message == "" || e.Hint == "") {
				t.Errorf("got %v, want admitted %v", err, c.ok)
			}
		})
	}
}

// While a claim waits, the row and the period show its paper, not one beside it.
func TestTheWaitingClaimShowsItsPaper(t *testing.T) {
	f := transferFacts()
	on := day(2019, 3, 1)
	for _, task := range []string{"N1", "N2"} {
		a := f.AssignmentOf(task, "A")
		period := map[string]string{"N2": "2018"}[task]
		a.Results = []Result{
			{ID: "a", Recorded: on, Period: period, Paper: Paper{Number: "55/BC"}, Claimed: on},
			{ID: "b", Recorded: on, Period: period, Paper: Paper{Number: "202/BC-SNV", Date: on}},
		}
		for _, row := range Compute(f, on).AssignmentRows {
			if row.Task == task && row.Agency == "A" && row.Paper.Number != "55/BC" {
				t.Errorf("%s shows %+v", task, row.Paper)
			}
		}
	}
	if p := PeriodsOf(f, f.AssignmentOf("N2", "A"), on); p[0].Paper.Number != "55/BC" {
		t.Errorf("the period shows %+v", p[0])
	}
}
