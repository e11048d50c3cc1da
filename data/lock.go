package data

import "fmt"

// Lock (khóa kỳ) closes the facts recorded up to a day. From then on they change
// only with a reason, which the journal shows. New facts of later days stay free:
// a lock must not freeze the very duties that are overdue.
type Lock struct {
	ID     string
	Period string // "2019-Q1", for people
	To     Date   // facts recorded or dated up to this day are locked
	On     Date   // when it was locked
	By     string
	Note   string
	Lifted Date // when it was lifted again; zero: in force
	Rev    Rev  `cbor:"-"`
}

// LockedChange tells whether a change of an assignment touches a fact dated up to
// a lock in force, and returns the lock that closed it, the earliest that did. A
// nil before is an assignment that is added, a nil after one that is deleted.
//
// A fact is what one day brought: a report, the judgement on it, an extension.
// So a claim of a locked period may still be confirmed later: the claim stays as
// it was, and the confirmation is of its own day. A change that is not locked
// leaves the Review of every day up to the lock as it was.
func LockedChange(f *Facts, before, after *Assignment) (Lock, bool) {
	if !f.anyLock() {
		return Lock{}, false
	}
	changed := map[datedFact]int{}
	for _, x := range datedFacts(before) {
		changed[x]++
	}
	for _, x := range datedFacts(after) {
		changed[x]--
	}
	if before == nil || after == nil || before.given() != after.given() {
		f.countGiven(changed, before, 1)
		f.countGiven(changed, after, -1)
	}
	var found Lock
	locked := false
	for x, n := range changed {
		if n == 0 {
			continue
		}
		for _, l := range f.Locks {
			if l.Lifted == 0 && x.on <= l.To && (!locked || l.To < found.To) {
				found, locked = l, true
			}
		}
	}
	return found, locked
}

func (f *Facts) anyLock() bool {
	for i := range f.Locks {
		if f.Locks[i].Lifted == 0 {
			return true
		}
	}
	return false
}

// datedFact is one thing that is known of an assignment from a day on.
type datedFact struct {
	on   Date
	text string // all of it, to tell two apart
}

// datedFacts takes an assignment apart by day; nil has none. Nothing of it is
// seen before the agency has the duty.
func datedFacts(a *Assignment) []datedFact {
	if a == nil {
		return nil
	}
	var out []datedFact
	add := func(on Date, values ...any) {
		out = append(out, datedFact{max(on, a.Given), fmt.Sprintf("%#v", values)})
	}
	for _, r := range a.Results {
		if len(r.Evidence) == 0 {
			r.Evidence = nil // an empty list says the same
		}
		judged := r
		r.Confirmed, r.Completed, r.Returned, r.ReturnReason = 0, 0, 0, ""
		add(r.Recorded, r)
		if judged.Confirmed != 0 {
			add(judged.Confirmed, "confirmed", r.ID, judged.Confirmed, judged.Completed)
		}
		if judged.Returned != 0 {
			add(judged.Returned, "returned", r.ID, judged.Returned, judged.ReturnReason)
		}
	}
	for _, e := range a.Extensions {
		add(e.Granted, e)
	}
	if a.Exit != nil {
		add(a.Exit.On, *a.Exit)
	}
	for _, p := range a.Periods {
		add(p.On, p)
	}
	for _, o := range a.Obstacles {
		resolved := o.Resolved
		o.Resolved = 0
		add(o.On, o)
		if resolved != 0 {
			add(resolved, "resolved", o.On, o.Text, resolved)
		}
	}
	for _, r := range a.Reminders {
		add(r.On, r)
	}
	return out
}

// given is how the agency came by the duty.
type given struct {
	task, agency, from string
	on, firstDue       Date
}

func (a *Assignment) given() given {
	return given{a.Task, a.Agency, a.TakenFrom, a.Given, a.FirstDue}
}

// countGiven adds that the agency has the duty, from the day it has it.
func (f *Facts) countGiven(changed map[datedFact]int, a *Assignment, n int) {
	if a != nil {
		changed[datedFact{f.GivenOn(a), fmt.Sprintf("%#v", a.given())}] += n
	}
}

// GivenOn is the day from which the agency has the duty: its own, else that of
// the directive; zero when neither is known.
func (f *Facts) GivenOn(a *Assignment) Date {
	if a.Given != 0 {
		return a.Given
	}
	if t, ok := f.taskOf(a.Task); ok {
		for i := range f.Directives {
			if f.Directives[i].ID == t.Directive {
				return f.Directives[i].Date
			}
		}
	}
	return 0
}
