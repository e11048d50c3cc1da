package data

import (
	"cmp"
	"math/rand/v2"
	"reflect"
	"testing"
)

func TestLockedChange(t *testing.T) {
	quarter := day(2019, 3, 31)
	f := &Facts{
		Directives: []Directive{{ID: "D", Date: day(2018, 8, 1)}, {ID: "E", Date: day(2019, 5, 1)}},
		Tasks:      []Task{{ID: "N1", Directive: "D"}, {ID: "N2", Directive: "E"}},
		Locks: []Lock{
			{ID: "Q1", To: quarter, On: day(2019, 4, 10)},
			{ID: "2018", To: day(2018, 12, 31), On: day(2019, 1, 10)},
			{ID: "Q2", To: day(2019, 6, 30), On: day(2019, 7, 1), Lifted: day(2019, 7, 2)},
		},
	}
	paper := Paper{Number: "1/UBND"}
	base := Assignment{
		Task: "N1", Agency: "A",
		Results: []Result{
			{ID: "old", Recorded: day(2018, 12, 20), Claimed: day(2018, 12, 20), Returned: day(2019, 1, 5), ReturnReason: "thiếu"},
			{ID: "claim", Recorded: day(2019, 3, 20), Claimed: day(2019, 3, 20)},
			{ID: "new", Recorded: day(2019, 4, 2), Percent: 10},
		},
		Extensions: []Extension{{Granted: day(2018, 12, 28), Due: day(2019, 6, 30), Paper: paper}},
		Periods:    []PeriodReport{{Period: "2018-Q4", On: day(2018, 12, 20)}},
		Obstacles:  []Obstacle{{On: day(2019, 3, 1), Text: "thiếu vốn"}},
		Reminders:  []Reminder{{On: quarter, Paper: paper}},
	}
	must := func(a Assignment, err error) *Assignment {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return &a
	}
	edit := func(change func(*Assignment)) *Assignment {
		a := base.copied()
		change(&a)
		return &a
	}
	later := day(2019, 4, 15)
	for _, c := range []struct {
		name  string
		after *Assignment
		lock  string // "" = free
	}{
		{"nothing", edit(func(*Assignment) {}), ""},
		{"a result of today", must(base.WithResult(Result{ID: "x", Recorded: later})), ""},
		{"a result dated on the lock's last day", must(base.WithResult(Result{ID: "x", Recorded: quarter})), "Q1"},
		{"a result dated the day after", must(base.WithResult(Result{ID: "x", Recorded: quarter + 1})), ""},
		{"a result slipped into last year", must(base.WithResult(Result{ID: "x", Recorded: day(2018, 11, 1)})), "2018"},
		{"confirming today what was claimed in the quarter", must(base.Confirm("claim", later, day(2019, 3, 20))), ""},
		{"confirming it with a date in the quarter", must(base.Confirm("claim", day(2019, 3, 25), day(2019, 3, 20))), "Q1"},
		{"returning it today", must(base.Return("claim", later, "thiếu phụ lục")), ""},
		{"taking back a return of the quarter", must(base.Confirm("old", later, later)), "Q1"},
		{"rewording a locked result", edit(func(a *Assignment) { a.Results[0].Note = "khác" }), "2018"},
		{"moving a locked result out of the quarter", edit(func(a *Assignment) { a.Results[1].Recorded = later }), "Q1"},
		{"moving a free one in", edit(func(a *Assignment) { a.Results[2].Recorded = quarter }), "Q1"},
		{"deleting a free result", edit(func(a *Assignment) { a.Results = a.Results[:2] }), ""},
		{"deleting a locked one", edit(func(a *Assignment) { a.Results = a.Results[1:] }), "2018"},
		{"proof for a locked result", edit(func(a *Assignment) { a.Results[0].Evidence = []Evidence{{Name: "a.pdf"}} }), "2018"},
		{"an empty list of proof is none", edit(func(a *Assignment) { a.Results[0].Evidence = []Evidence{} }), ""},
		{"a new extension", must(base.Extend(Extension{Granted: later, Due: day(2019, 9, 30), Paper: paper})), ""},
		{"one of the quarter", must(base.Extend(Extension{Granted: quarter, Due: day(2019, 9, 30), Paper: paper})), "Q1"},
		{"another due day for a locked extension", edit(func(a *Assignment) { a.Extensions[0].Due = later }), "2018"},
		{"withdrawn today", must(base.Leave(Exit{On: later, Paper: paper})), ""},
		{"withdrawn in the quarter", must(base.Leave(Exit{On: day(2019, 2, 1), Paper: paper})), "Q1"},
		{"the quarter's report, in today", must(base.WithPeriod(PeriodReport{Period: "2019-Q1", On: later})), ""},
		{"another day for a locked report", must(base.WithPeriod(PeriodReport{Period: "2018-Q4", On: later})), "2018"},
		{"resolving a locked obstacle today", must(base.Resolve(0, later)), ""},
		{"resolving it in the quarter", must(base.Resolve(0, day(2019, 3, 30))), "Q1"},
		{"a reminder of today", must(base.Remind(Reminder{On: later, Paper: paper})), ""},
		{"the same reminder twice", must(base.Remind(base.Reminders[0])), "Q1"},
		{"the order of the lists", edit(func(a *Assignment) { a.Results[0], a.Results[2] = a.Results[2], a.Results[0] }), ""},
		{"given later", edit(func(a *Assignment) { a.Given = later }), "2018"},
		{"deleted", nil, "2018"},
	} {
		lock, locked := LockedChange(f, &base, c.after)
		if locked != (c.lock != "") || lock.ID != c.lock {
			t.Errorf("%s: %v by %q, want %q", c.name, locked, lock.ID, c.lock)
		}
		if back, _ := LockedChange(f, c.after, &base); back.ID != lock.ID {
			t.Errorf("%s, undone: %q", c.name, back.ID)
		}
	}
	if _, locked := LockedChange(f, nil, &Assignment{Task: "N1", Agency: "B"}); !locked {
		t.Error("an assignment added to last year's directive changes last year's counts")
	}
	if _, locked := LockedChange(f, nil, &Assignment{Task: "N2", Agency: "B"}); locked {
		t.Error("a directive issued after the lock is free")
	}
	took := Assignment{Task: "N1", Agency: "B", Given: later, TakenFrom: "A", Extensions: base.Extensions}
	if _, locked := LockedChange(f, nil, &took); locked {
		t.Error("a duty taken over today is not seen before, nor are its old extensions")
	}
	f.Locks = f.Locks[2:]
	if _, locked := LockedChange(f, &base, nil); locked {
		t.Error("a lifted lock does not count")
	}
}

// What the lock is for: a change that it lets through leaves every day up to it
// as it was.
func TestAFreeChangeLeavesTheLockedDaysAsTheyWere(t *testing.T) {
	lock := Lock{ID: "L", To: day(2019, 3, 31), On: day(2019, 4, 1)}
	free := 0
	for seed := range uint64(400) {
		rnd := rand.New(rand.NewPCG(seed, 7))
		f := randomFacts(3, seed)
		f.Locks = []Lock{lock}
		i := rnd.IntN(len(f.Assignments))
		after := randomEdit(rnd, f.Assignments[i])
		_, locked := LockedChange(f, &f.Assignments[i], &after)
		if locked {
			continue
		}
		free++
		g := *f
		g.Assignments = append([]Assignment(nil), f.Assignments...)
		g.Assignments[i] = after
		for asOf := day(2018, 8, 1); asOf <= lock.To; asOf += 23 {
			if !reflect.DeepEqual(Compute(f, asOf), Compute(&g, asOf)) {
				t.Fatalf("seed %d: the Review of %s differs after\n%+v\n%+v", seed, asOf, f.Assignments[i], after)
			}
		}
	}
	if free < 100 {
		t.Errorf("only %d of 400 changes were free: the test proves little", free)
	}
}

// randomEdit changes one thing of an assignment, whether or not it is sensible.
func randomEdit(rnd *rand.Rand, a Assignment) Assignment {
	a = a.copied()
	when := day(2018, 8, 1) + Date(rnd.IntN(500))
	b := randomAssignment(rnd, a.Task, a.Agency)
	switch rnd.IntN(7) {
	case 0:
		a.Results = append(a.Results, b.Results...)
	case 1:
		if len(a.Results) > 0 {
			a.Results[0].Confirmed, a.Results[0].Completed, a.Results[0].Claimed = when, when, cmp.Or(a.Results[0].Claimed, when)
		}
	case 2:
		if len(a.Results) > 0 {
			a.Results[0].Returned, a.Results[0].Confirmed = when, 0
		}
	case 3:
		a.Extensions = append(a.Extensions, b.Extensions...)
	case 4:
		a.Exit = b.Exit
	case 5:
		a.Periods = append(a.Periods, b.Periods...)
	case 6:
		a.Obstacles = append(a.Obstacles, Obstacle{On: when, Text: "vướng"})
	}
	return a
}
