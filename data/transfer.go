package data

import (
	"cmp"
	"slices"
	"strings"
)

// Transfer ends the duty for one agency and gives it to another (chuyển cơ quan
// khác), by the document of x. The one who takes over has the duty from that day,
// with the same due day and the extensions that moved it; what the first agency
// did stays with the first. Store both assignments in one action.
//
// NotFound, Exists and NotAllowed say why a transfer cannot be: no such agency,
// it has the task already or had it before, nothing is left to hand over.
func Transfer(f *Facts, a Assignment, x Exit) (from, to Assignment, err error) {
	t, ok := f.taskOf(a.Task)
	if !ok {
		return from, to, &Error{Code: NotFound, Message: "Không thấy nhiệm vụ " + a.Task + ".", Hint: "Mở lại sổ rồi thử lại."}
	}
	if err := f.mayTakeOver(&a, t, x); err != nil {
		return from, to, err
	}
	if from, err = a.Leave(x); err != nil {
		return Assignment{}, Assignment{}, err
	}
	to = Assignment{
		Task: a.Task, Agency: x.Transferred, Given: x.On, TakenFrom: a.Agency,
		Extensions: slices.Clone(a.Extensions),
	}
	if t.Deadline.recurs() {
		to.FirstDue = f.openOccurrence(&a, t.Deadline, x.On)
	}
	if to, err = to.done(); err != nil {
		return Assignment{}, Assignment{}, err
	}
	return from, to, nil
}

// openOccurrence is the due day, without extensions, of the occurrence of a
// recurring duty that is still to be met on the day.
func (f *Facts) openOccurrence(a *Assignment, d Deadline, on Date) Date {
	c := f.assessmentAt(on)
	due, period := c.occurrence(a, d)
	if done, _ := c.completion(a, period); done != 0 {
		due = addMonths(due, d.Every)
	}
	return due
}

// mayTakeOver checks who hands over what to whom.
func (f *Facts) mayTakeOver(a *Assignment, t *Task, x Exit) error {
	taker, known := f.agencyOf(x.Transferred)
	giver, _ := f.agencyOf(a.Agency)
	switch {
	case x.Transferred == "":
		return &Error{Code: Invalid, Message: "Chưa nêu cơ quan nhận nhiệm vụ.", Hint: "Chọn cơ quan nhận, hoặc dùng “Rút nhiệm vụ”."}
	case x.Transferred == a.Agency:
		return &Error{Code: Invalid, Message: "Cơ quan nhận trùng với cơ quan đang thực hiện.", Hint: "Chọn cơ quan khác."}
	case !known:
		return &Error{Code: NotFound, Message: "Không có cơ quan mã “" + x.Transferred + "”.", Hint: "Chọn cơ quan trong danh sách."}
	case x.On != 0 && !taker.inBeing(x.On):
		return &Error{Code: NotAllowed, Message: taker.Name + " không hoạt động vào ngày " + x.On.String() + ".", Hint: "Chọn cơ quan kế thừa hoặc sửa ngày chuyển."}
	case a.Exit != nil:
		return &Error{Code: NotAllowed, Message: cmp.Or(giver.Name, a.Agency) + " đã thôi thực hiện nhiệm vụ " + a.Task + " từ ngày " + a.Exit.On.String() + ".", Hint: "Chuyển từ cơ quan đang thực hiện."}
	}
	if f.AssignmentOf(a.Task, x.Transferred) != nil {
		return &Error{Code: Exists, Message: taker.Name + " đã được giao nhiệm vụ " + a.Task + ".", Hint: "Rút nhiệm vụ của " + cmp.Or(giver.Name, a.Agency) + ", không cần chuyển."}
	}
	if row := f.assessmentAt(x.On).assess(a, t, &giver); row.Status.Done() && !t.Deadline.recurs() {
		return &Error{Code: NotAllowed, Message: cmp.Or(giver.Name, a.Agency) + " đã hoàn thành nhiệm vụ " + a.Task + " ngày " + row.Completed.String() + ".", Hint: "Không còn việc để chuyển."}
	}
	return nil
}

// FanOut records one result for several agencies that have the task, given by
// code or by group ("@districts", its members on the day of the result). It
// returns the edited assignments in the order of the workbook, or, when any of
// the agencies lacks the task, left it or may not have such a result, an error
// and nothing.
func FanOut(f *Facts, task string, agencies []string, r Result) ([]Assignment, error) {
	return f.fanOut(task, agencies, r.Recorded, func(a Assignment) (Assignment, error) { return a.WithResult(r) })
}

// FanOutPeriod records one report on a duty without a due day for several
// agencies, as FanOut does a result.
func FanOutPeriod(f *Facts, task string, agencies []string, p PeriodReport) ([]Assignment, error) {
	return f.fanOut(task, agencies, p.On, func(a Assignment) (Assignment, error) { return a.WithPeriod(p) })
}

func (f *Facts) fanOut(task string, agencies []string, on Date, edit func(Assignment) (Assignment, error)) ([]Assignment, error) {
	wanted := map[string]bool{}
	for _, code := range agencies {
		for _, member := range f.expand(code, on) {
			wanted[member] = true
		}
	}
	if len(wanted) == 0 {
		return nil, &Error{Code: Invalid, Message: "Chưa chọn cơ quan nào.", Hint: "Chọn ít nhất một cơ quan."}
	}
	var out []Assignment
	for i := range f.Assignments {
		a := &f.Assignments[i]
		if a.Task != task || !wanted[a.Agency] || a.Given > on || a.Exit != nil && a.Exit.On <= on {
			continue
		}
		edited, err := edit(*a)
		if err != nil {
			return nil, err
		}
		out = append(out, edited)
		delete(wanted, a.Agency)
	}
	if len(wanted) > 0 {
		return nil, &Error{
			Code:    NotFound,
			Message: "Nhiệm vụ " + task + " không giao cho: " + strings.Join(f.shortNames(wanted), ", ") + ".",
			Hint:    "Bỏ các cơ quan này khỏi danh sách rồi ghi lại.",
		}
	}
	return out, nil
}

// expand returns the members of a group on the day, or the code itself.
func (f *Facts) expand(code string, on Date) []string {
	for i := range f.Groups {
		if f.Groups[i].Code == code {
			return f.Groups[i].On(on)
		}
	}
	return []string{code}
}

// shortNames names the agencies in protocol order, unknown codes last.
func (f *Facts) shortNames(codes map[string]bool) []string {
	var names, unknown []string
	for i := range f.Agencies {
		if codes[f.Agencies[i].Code] {
			names = append(names, cmp.Or(f.Agencies[i].Short, f.Agencies[i].Code))
		}
	}
	for code := range codes {
		if _, ok := f.agencyOf(code); !ok {
			unknown = append(unknown, "“"+code+"”")
		}
	}
	slices.Sort(unknown)
	return append(names, unknown...)
}

func (f *Facts) taskOf(id string) (*Task, bool) {
	for i := range f.Tasks {
		if f.Tasks[i].ID == id {
			return &f.Tasks[i], true
		}
	}
	return nil, false
}

func (f *Facts) agencyOf(code string) (Agency, bool) {
	for i := range f.Agencies {
		if f.Agencies[i].Code == code {
			return f.Agencies[i], true
		}
	}
	return Agency{}, false
}

// AssignmentOf is the assignment of a task to an agency; nil when there is none.
func (f *Facts) AssignmentOf(task, agency string) *Assignment {
	for i := range f.Assignments {
		if a := &f.Assignments[i]; a.Task == task && a.Agency == agency {
			return a
		}
	}
	return nil
}
