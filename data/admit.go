package data

import (
	"cmp"
	"slices"
)

// The rules that an assignment alone cannot answer, for they need its task and
// the directive. They hold for what an edit adds; what is stored already stays.

// Admit holds what an edit adds to an assignment against the day it was given
// and its due day. A nil before is an assignment that is new.
func Admit(f *Facts, before, after *Assignment) error {
	old := cmp.Or(before, &Assignment{})
	for i := range after.Results {
		r := &after.Results[i]
		known := slices.ContainsFunc(old.Results, func(o Result) bool {
			return o.ID == r.ID && o.Claimed == r.Claimed && o.Completed == r.Completed
		})
		if known {
			continue
		}
		for _, day := range []Date{r.Claimed, r.Completed} {
			if err := f.CheckDone(after, day); err != nil {
				return err
			}
		}
	}
	if before == nil && after.TakenFrom != "" {
		return nil // the extensions came along with the duty
	}
	for i, e := range after.Extensions {
		if slices.Contains(old.Extensions, e) {
			continue
		}
		so := *after
		so.Extensions = after.Extensions[:i]
		if err := f.CheckExtension(&so, e); err != nil {
			return err
		}
	}
	return nil
}

// CheckDone refuses a completion day before the agency had the duty: it would
// make an overdue duty one that was done in time. A zero day says nothing.
func (f *Facts) CheckDone(a *Assignment, done Date) error {
	given := f.GivenOn(a)
	if done == 0 || done >= given {
		return nil
	}
	return &Error{
		Code:    Invalid,
		Message: "Ngày hoàn thành " + done.String() + " trước ngày giao nhiệm vụ " + a.Task + " (" + given.String() + ").",
		Hint:    "Sửa ngày hoàn thành: từ ngày " + given.String() + " trở đi.",
	}
}

// CheckExtension refuses an extension that does not move the due day on: the due
// day that is in force when it is granted.
func (f *Facts) CheckExtension(a *Assignment, e Extension) error {
	due := f.DueOn(a, e.Period, e.Granted)
	if due == 0 || e.Due == 0 || e.Due > due {
		return nil
	}
	return &Error{
		Code:    Invalid,
		Message: "Ngày gia hạn " + e.Due.String() + " không sau hạn hiện tại của nhiệm vụ " + a.Task + " (" + due.String() + ").",
		Hint:    "Ngày gia hạn phải sau hạn hiện tại " + due.String() + ".",
	}
}

// DueOn is the due day in force on a day, after the extensions granted by then;
// of a recurring duty that of the period. Zero: there is none.
func (f *Facts) DueOn(a *Assignment, period string, on Date) Date {
	t, ok := f.taskOf(a.Task)
	if !ok || !t.Deadline.Dated() {
		return 0
	}
	due := t.Deadline.Due
	if t.Deadline.recurs() {
		const most = 1200 // occurrences: a century of months
		due = cmp.Or(a.FirstDue, due)
		for n := 0; periodOf(due, t.Deadline.Every) != period; n++ {
			if n == most {
				return 0
			}
			due = addMonths(due, t.Deadline.Every)
		}
	}
	c := assessment{asOf: on}
	return c.extended(a, due, period)
}
