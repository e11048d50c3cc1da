package data

import (
	"fmt"
	"slices"
)

// The edits of an assignment: each returns a changed copy and leaves the
// original as it is, so that the store can refuse a stale one and a session can
// go back. An edit that breaks a rule is an *Error that says what to do.

// copied is a deep copy of the lists that edits append to.
func (a Assignment) copied() Assignment {
	a.Results = slices.Clone(a.Results)
	a.Extensions = slices.Clone(a.Extensions)
	a.Periods = slices.Clone(a.Periods)
	a.Obstacles = slices.Clone(a.Obstacles)
	a.Reminders = slices.Clone(a.Reminders)
	return a
}

// done returns the edited assignment if it is valid.
func (a Assignment) done() (Assignment, error) {
	if err := a.Validate(); err != nil {
		return Assignment{}, err
	}
	return a, nil
}

// WithResult records what the agency reports; a result with the same ID is replaced.
func (a Assignment) WithResult(r Result) (Assignment, error) {
	if r.ID == "" || r.Recorded == 0 {
		return Assignment{}, &Error{Code: Invalid, Message: "Kết quả chưa có mã hoặc ngày ghi nhận.", Hint: "Nhập ngày Văn phòng nhận báo cáo."}
	}
	a = a.copied()
	if i := slices.IndexFunc(a.Results, func(o Result) bool { return o.ID == r.ID }); i >= 0 {
		a.Results[i] = r
	} else {
		a.Results = append(a.Results, r)
	}
	return a.done()
}

// Confirm accepts a claimed result: the duty is completed on the given day
// (domain rule: "hoàn thành" counts from the Office's confirmation).
func (a Assignment) Confirm(result string, on, completed Date) (Assignment, error) {
	return a.judge(result, func(r *Result) error {
		r.Confirmed, r.Completed, r.Returned, r.ReturnReason = on, completed, 0, ""
		return nil
	})
}

// Return sends a claimed result back to the agency, with the reason.
func (a Assignment) Return(result string, on Date, reason string) (Assignment, error) {
	return a.judge(result, func(r *Result) error {
		if reason == "" {
			return &Error{Code: Invalid, Message: "Chưa nêu lý do trả lại.", Hint: "Nêu phần còn thiếu để cơ quan bổ sung."}
		}
		r.Returned, r.ReturnReason, r.Confirmed, r.Completed = on, reason, 0, 0
		return nil
	})
}

func (a Assignment) judge(result string, change func(*Result) error) (Assignment, error) {
	a = a.copied()
	i := slices.IndexFunc(a.Results, func(r Result) bool { return r.ID == result })
	if i < 0 {
		return Assignment{}, &Error{Code: NotFound, Message: "Không thấy kết quả cần xử lý.", Hint: "Mở lại nhiệm vụ rồi thử lại."}
	}
	if err := change(&a.Results[i]); err != nil {
		return Assignment{}, err
	}
	return a.done()
}

// Extend moves the due day by a document; the original stays (QĐ 42/2014/QĐ-TTg:
// a deadline moves only with the permission of who set it).
func (a Assignment) Extend(e Extension) (Assignment, error) {
	a = a.copied()
	a.Extensions = append(a.Extensions, e)
	return a.done()
}

// Leave ends the duty for this agency by a document: withdrawn or transferred.
func (a Assignment) Leave(x Exit) (Assignment, error) {
	a = a.copied()
	a.Exit = &x
	return a.done()
}

// WithPeriod records a report on a duty without a due day; one for the same
// period is replaced.
func (a Assignment) WithPeriod(p PeriodReport) (Assignment, error) {
	if p.Period == "" || p.On == 0 {
		return Assignment{}, &Error{Code: Invalid, Message: "Báo cáo kỳ chưa có kỳ hoặc ngày.", Hint: "Chọn kỳ và nhập ngày nhận báo cáo."}
	}
	a = a.copied()
	if i := slices.IndexFunc(a.Periods, func(o PeriodReport) bool { return o.Period == p.Period }); i >= 0 {
		a.Periods[i] = p
	} else {
		a.Periods = append(a.Periods, p)
	}
	return a.done()
}

// WithObstacle records what blocks the duty.
func (a Assignment) WithObstacle(o Obstacle) (Assignment, error) {
	a = a.copied()
	a.Obstacles = append(a.Obstacles, o)
	return a.done()
}

// Resolve ends the n-th obstacle.
func (a Assignment) Resolve(n int, on Date) (Assignment, error) {
	if n < 0 || n >= len(a.Obstacles) {
		return Assignment{}, &Error{Code: NotFound, Message: fmt.Sprintf("Không có vướng mắc thứ %d.", n+1), Hint: "Mở lại nhiệm vụ rồi thử lại."}
	}
	a = a.copied()
	a.Obstacles[n].Resolved = on
	return a.done()
}

// Remind records a reminder that was sent.
func (a Assignment) Remind(r Reminder) (Assignment, error) {
	a = a.copied()
	a.Reminders = append(a.Reminders, r)
	return a.done()
}
