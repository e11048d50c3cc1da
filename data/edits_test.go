package data

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
)

// randomEdits are edits of different facts: each can be made whatever the others
// did before it.
func randomEdits(rnd *rand.Rand, f *Facts) []func(*Facts) error {
	edit := func(i int, change func(Assignment) (Assignment, error)) func(*Facts) error {
		return func(f *Facts) error {
			a, err := change(f.Assignments[i])
			if err == nil {
				f.Assignments[i] = a
			}
			return err
		}
	}
	// days repeat, so that facts of one day meet
	when := func() Date { return day(2018, 8, 1) + Date(rnd.IntN(20)*30) }
	paper := func() Paper { return Paper{Number: fmt.Sprint(rnd.IntN(5), "/BC"), Date: when()} }
	var out []func(*Facts) error
	for i := range f.Assignments {
		a := &f.Assignments[i]
		for k := range a.Results {
			id, on := a.Results[k].ID, a.Results[k].Claimed
			if on == 0 {
				continue
			}
			if rnd.IntN(2) == 0 {
				out = append(out, edit(i, func(a Assignment) (Assignment, error) { return a.Confirm(id, on+3, on) }))
			} else {
				out = append(out, edit(i, func(a Assignment) (Assignment, error) { return a.Return(id, on+3, "thiếu") }))
			}
		}
		for k := range a.Obstacles {
			on := a.Obstacles[k].On + 30
			out = append(out, edit(i, func(a Assignment) (Assignment, error) { return a.Resolve(k, on) }))
		}
		for n := range rnd.IntN(4) {
			r := Result{ID: fmt.Sprint("new", n), Recorded: when(), Paper: paper(), Percent: rnd.IntN(101), Period: []string{"", "2018"}[rnd.IntN(2)]}
			if rnd.IntN(2) == 0 {
				r.Claimed = r.Recorded
			}
			e := Extension{Granted: when(), Due: when(), Paper: Paper{Number: "1/UBND"}}
			o := Obstacle{On: when(), Text: fmt.Sprint("vướng ", rnd.IntN(9))}
			m := Reminder{On: when(), Paper: paper()}
			p := PeriodReport{Period: fmt.Sprint("2019-Q", n+1), On: when(), Paper: paper()}
			out = append(out,
				edit(i, func(a Assignment) (Assignment, error) { return a.WithResult(r) }),
				edit(i, func(a Assignment) (Assignment, error) { return a.Extend(e) }),
				edit(i, func(a Assignment) (Assignment, error) { return a.WithObstacle(o) }),
				edit(i, func(a Assignment) (Assignment, error) { return a.Remind(m) }),
				edit(i, func(a Assignment) (Assignment, error) { return a.WithPeriod(p) }),
			)
		}
		if rnd.IntN(9) == 0 {
			x := Exit{On: when(), Paper: Paper{Number: "2/UBND"}}
			out = append(out, edit(i, func(a Assignment) (Assignment, error) { return a.Leave(x) }))
		}
	}
	return out
}

// Two clerks who key the same papers in another order get the same picture.
func TestTheOrderOfEditsDoesNotMatter(t *testing.T) {
	for seed := range uint64(8) {
		rnd := rand.New(rand.NewPCG(seed, 3))
		start := randomFacts(60, seed)
		for i := range start.Assignments {
			a := &start.Assignments[i]
			a.Results, a.Extensions, a.Exit = nil, nil, nil
			on := day(2018, 9, 1) + Date(rnd.IntN(5)*30)
			a.Results = []Result{{ID: "claim", Recorded: on, Claimed: on}, {ID: "progress", Recorded: on}}
			a.Obstacles = []Obstacle{{On: on, Text: "một"}, {On: on, Text: "hai"}}
		}
		edits := randomEdits(rnd, start)
		var made [2]*Facts
		for k := range made {
			f := *start
			f.Assignments = append([]Assignment(nil), start.Assignments...)
			for _, n := range rnd.Perm(len(edits)) {
				if err := edits[n](&f); err != nil {
					t.Fatal(err)
				}
			}
			made[k] = &f
		}
		for asOf := day(2018, 8, 15); asOf < day(2020, 6, 1); asOf += 61 {
			a, b := Compute(made[0], asOf), Compute(made[1], asOf)
			if !reflect.DeepEqual(a, b) {
				t.Fatalf("seed %d at %s: another order gives another Review", seed, asOf)
			}
			if !reflect.DeepEqual(a.Chase(made[0]), b.Chase(made[1])) {
				t.Fatalf("seed %d at %s: another order gives other lists", seed, asOf)
			}
		}
		for i := range start.Assignments {
			a, b := &made[0].Assignments[i], &made[1].Assignments[i]
			if !reflect.DeepEqual(Timeline(made[0], a, day(2020, 1, 1)), Timeline(made[1], b, day(2020, 1, 1))) {
				t.Fatalf("seed %d: another order gives another timeline of %s", seed, a.Key())
			}
			if !reflect.DeepEqual(PeriodsOf(made[0], a, day(2020, 1, 1)), PeriodsOf(made[1], b, day(2020, 1, 1))) {
				t.Fatalf("seed %d: another order gives other periods of %s", seed, a.Key())
			}
		}
	}
}

// An edit leaves what it was made from as it was, so that it can be undone.
func TestEditsLeaveTheOriginal(t *testing.T) {
	on := day(2019, 3, 1)
	a := Assignment{
		Task: "N1", Agency: "A",
		Results:   []Result{{ID: "r", Recorded: on, Claimed: on}},
		Periods:   []PeriodReport{{Period: "2019-Q1", On: on}},
		Obstacles: []Obstacle{{On: on, Text: "vướng"}},
	}
	was := a.copied()
	for name, edit := range map[string]func() (Assignment, error){
		"result":   func() (Assignment, error) { return a.WithResult(Result{ID: "r", Recorded: on, Percent: 5}) },
		"confirm":  func() (Assignment, error) { return a.Confirm("r", on, on) },
		"return":   func() (Assignment, error) { return a.Return("r", on, "thiếu") },
		"period":   func() (Assignment, error) { return a.WithPeriod(PeriodReport{Period: "2019-Q1", On: on + 1}) },
		"resolve":  func() (Assignment, error) { return a.Resolve(0, on) },
		"obstacle": func() (Assignment, error) { return a.WithObstacle(Obstacle{On: on, Text: "khác"}) },
		"remind":   func() (Assignment, error) { return a.Remind(Reminder{On: on}) },
		"extend": func() (Assignment, error) {
			return a.Extend(Extension{Granted: on, Due: on, Paper: Paper{Number: "1"}})
		},
		"leave": func() (Assignment, error) { return a.Leave(Exit{On: on, Paper: Paper{Number: "1"}}) },
	} {
		b, err := edit()
		if err != nil || reflect.DeepEqual(a, b) || !reflect.DeepEqual(a, was) {
			t.Errorf("%s: %v, changed nothing %v, changed the original %v", name, err, reflect.DeepEqual(a, b), !reflect.DeepEqual(a, was))
		}
	}
	for name, edit := range map[string]func() (Assignment, error){
		"a result without a day":    func() (Assignment, error) { return a.WithResult(Result{ID: "x"}) },
		"a result without an ID":    func() (Assignment, error) { return a.WithResult(Result{Recorded: on}) },
		"confirming nothing":        func() (Assignment, error) { return a.Confirm("x", on, on) },
		"confirming before a claim": func() (Assignment, error) { return a.Confirm("r", on-1, on) },
		"a return without a reason": func() (Assignment, error) { return a.Return("r", on, "") },
		"a return before the claim": func() (Assignment, error) { return a.Return("r", on-1, "thiếu") },
		"a report without a day":    func() (Assignment, error) { return a.WithPeriod(PeriodReport{Period: "2019-Q1"}) },
		"an obstacle that is not":   func() (Assignment, error) { return a.Resolve(1, on) },
		"resolved before it came":   func() (Assignment, error) { return a.Resolve(0, on-1) },
		"extended without a paper":  func() (Assignment, error) { return a.Extend(Extension{Granted: on, Due: on}) },
		"left without a paper":      func() (Assignment, error) { return a.Leave(Exit{On: on}) },
	} {
		if b, err := edit(); CodeOf(err) == "" || !reflect.DeepEqual(b, Assignment{}) {
			t.Errorf("%s: %+v, %v", name, b, err)
		}
	}
}
