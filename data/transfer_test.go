package data

import (
	"reflect"
	"strings"
	"testing"
)

func transferFacts() *Facts {
	return &Facts{
		Book:       Book{Scheme: CalendarQuarters},
		Directives: []Directive{{ID: "D", Date: day(2018, 8, 1)}},
		Agencies: []Agency{
			{Code: "A", Name: "Sở A", Short: "Sở A", Kind: Department},
			{Code: "B", Name: "Sở B", Short: "Sở B", Kind: Department},
			{Code: "C", Name: "Ban C", Short: "Ban C", ValidTo: day(2019, 6, 30)},
			{Code: "H", Name: "UBND huyện H", Short: "H", Kind: District},
		},
		Groups: []Group{{Code: "@so", Members: []Member{{Agency: "A"}, {Agency: "B"}, {Agency: "C", To: day(2019, 6, 30)}}}},
		Tasks: []Task{
			{ID: "N1", Directive: "D", Title: "Một", Deadline: Deadline{Kind: OnDate, Due: day(2019, 6, 30)}},
			{ID: "N2", Directive: "D", Title: "Hai", Deadline: Deadline{Kind: Recurring, Due: day(2018, 12, 31), Every: 12}},
			{ID: "N3", Directive: "D", Title: "Ba", Deadline: Deadline{Kind: Ongoing}},
		},
		Assignments: []Assignment{
			{Task: "N1", Agency: "A"},
			{Task: "N1", Agency: "C"},
			{Task: "N2", Agency: "A"},
			{Task: "N3", Agency: "A"},
			{Task: "N3", Agency: "B"},
			{Task: "N3", Agency: "C"},
		},
	}
}

func transferTo(agency string, on Date) Exit {
	return Exit{On: on, Transferred: agency, Paper: Paper{Number: "9/QĐ-UBND", Date: on}, Reason: "đúng chức năng"}
}

// put replaces or adds assignments, as the store does.
func put(f *Facts, changed ...Assignment) {
	for _, a := range changed {
		if old := f.AssignmentOf(a.Task, a.Agency); old != nil {
			*old = a
		} else {
			f.Assignments = append(f.Assignments, a)
		}
	}
}

func TestTransferCarriesTheDueDayOver(t *testing.T) {
	f := transferFacts()
	a, err := f.Assignments[0].Extend(Extension{Granted: day(2019, 3, 1), Due: day(2019, 9, 30), Paper: Paper{Number: "5/UBND"}})
	if err != nil {
		t.Fatal(err)
	}
	put(f, a)
	before := Compute(f, day(2019, 4, 14))
	from, to, err := Transfer(f, a, transferTo("B", day(2019, 4, 15)))
	if err != nil {
		t.Fatal(err)
	}
	put(f, from, to)
	r := Compute(f, day(2019, 4, 15))
	was, is := r.AssignmentRows[0], r.AssignmentRows[len(r.AssignmentRows)-1]
	if was.Status != Exited || is.Agency != "B" || is.Status != InTime || is.Due != day(2019, 9, 30) || is.Original != day(2019, 6, 30) {
		t.Errorf("%+v\n%+v", was, is)
	}
	if c := r.TaskRows[0].Counts; c.Total() != 2 || c.Exited != 1 || r.TaskRows[0].Agencies != "2 cơ quan" {
		t.Errorf("%+v, %q", c, r.TaskRows[0].Agencies)
	}
	// The day before, nothing of it shows: last month's brief prints as it was.
	if again := Compute(f, day(2019, 4, 14)); !reflect.DeepEqual(again, before) {
		t.Error("the Review of the day before has changed")
	}
	if len(f.Assignments[0].Extensions) != 1 || &from.Extensions[0] == &to.Extensions[0] {
		t.Error("the two share their extensions")
	}
}

func TestARecurringDutyGoesOnWhereItWasHandedOver(t *testing.T) {
	year := func(y int, on Date) Result {
		r := done(on, on)
		r.ID, r.Period = itoa(y), itoa(y)
		return r
	}
	for _, c := range []struct {
		name    string
		results []Result
		on      Date
		due     Date
	}{
		{"with the year that was missed", []Result{year(2018, day(2018, 12, 1))}, day(2020, 3, 1), day(2019, 12, 31)},
		{"with the year that runs", []Result{year(2018, day(2018, 12, 1))}, day(2019, 3, 1), day(2019, 12, 31)},
		{"with the next year when this one is done", []Result{year(2018, day(2018, 12, 1)), year(2019, day(2019, 11, 1))}, day(2019, 12, 1), day(2020, 12, 31)},
	} {
		f := transferFacts()
		f.Assignments[2].Results = c.results
		from, to, err := Transfer(f, f.Assignments[2], transferTo("B", c.on))
		if err != nil {
			t.Fatal(err)
		}
		put(f, from, to)
		if row := Compute(f, c.on).AssignmentRows[6]; row.Due != c.due {
			t.Errorf("%s: due %s, want %s", c.name, row.Due, c.due)
		}
	}
}

func TestTransferSaysWhyItCannotBe(t *testing.T) {
	on := day(2019, 7, 15)
	f := transferFacts()
	f.Assignments[0].Results = []Result{done(day(2019, 6, 1), day(2019, 6, 2))}
	left := f.Assignments[3]
	left.Exit = &Exit{On: day(2019, 1, 1), Paper: Paper{Number: "1"}}
	for _, c := range []struct {
		name string
		a    Assignment
		x    Exit
		code Code
		says string
	}{
		{"to nobody", f.Assignments[3], transferTo("", on), Invalid, "Chưa nêu"},
		{"to itself", f.Assignments[3], transferTo("A", on), Invalid, "trùng"},
		{"to an unknown agency", f.Assignments[3], transferTo("Z", on), NotFound, "“Z”"},
		{"to one that has the task", f.Assignments[3], transferTo("B", on), Exists, "Sở B đã được giao nhiệm vụ N3"},
		{"to one that is no more", f.Assignments[2], transferTo("C", on), NotAllowed, "Ban C không hoạt động"},
		{"by one that left", left, transferTo("H", on), NotAllowed, "đã thôi"},
		{"of what is done", f.Assignments[0], transferTo("H", on), NotAllowed, "đã hoàn thành nhiệm vụ N1 ngày 01/06/2019"},
		{"without a document", f.Assignments[3], Exit{On: on, Transferred: "H"}, Invalid, "văn bản"},
		{"without a day", f.Assignments[3], Exit{Transferred: "H", Paper: Paper{Number: "1"}}, Invalid, "ngày"},
		{"of an unknown task", Assignment{Task: "N9", Agency: "A"}, transferTo("B", on), NotFound, "N9"},
	} {
		_, _, err := Transfer(f, c.a, c.x)
		if CodeOf(err) != c.code || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestFanOut(t *testing.T) {
	f := transferFacts()
	r := Result{ID: "r1", Recorded: day(2019, 5, 2), Percent: 40, Note: "đang làm", Paper: Paper{Number: "8/BC"}}
	got, err := FanOut(f, "N3", []string{"B", "A", "B"}, r)
	if err != nil || len(got) != 2 || got[0].Agency != "A" || got[1].Agency != "B" || !reflect.DeepEqual(got[0].Results, []Result{r}) {
		t.Errorf("%+v, %v", got, err)
	}
	if len(f.Assignments[3].Results) != 0 {
		t.Error("the facts were changed")
	}
	if got, err := FanOut(f, "N3", []string{"@so"}, r); err != nil || len(got) != 3 {
		t.Errorf("the group has three members that day: %+v, %v", got, err)
	}
	put(f, got...)
	r.Percent = 60
	if got, err := FanOut(f, "N3", []string{"A"}, r); err != nil || len(got[0].Results) != 1 || got[0].Results[0].Percent != 60 {
		t.Errorf("again, the result is replaced: %+v, %v", got, err)
	}
	p := PeriodReport{Period: "2019-Q1", On: day(2019, 5, 2)}
	if got, err := FanOutPeriod(f, "N3", []string{"A", "C"}, p); err != nil || len(got) != 2 || got[1].Periods[0] != p {
		t.Errorf("%+v, %v", got, err)
	}
	f.Assignments[3].Exit = &Exit{On: day(2019, 5, 1), Paper: Paper{Number: "1"}}
	for _, c := range []struct {
		name     string
		agencies []string
		r        Result
		says     string
	}{
		{"nobody", nil, r, "Chưa chọn"},
		{"some lack the task", []string{"H", "B", "Z"}, r, "H, “Z”"},
		{"one has left", []string{"A", "B"}, r, "Sở A"},
		{"a result that breaks a rule", []string{"B"}, Result{ID: "r", Recorded: day(2019, 5, 2), Percent: 101}, "101%"},
	} {
		if got, err := FanOut(f, "N3", c.agencies, c.r); err == nil || got != nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %+v, %v", c.name, got, err)
		}
	}
}
