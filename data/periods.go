package data

import (
	"cmp"
	"slices"
)

// PeriodStatus is one reporting period (kỳ báo cáo) of a duty that lasts, or one
// occurrence of a recurring duty with due days.
type PeriodStatus struct {
	Period   string // "2019-Q1", "2019-03", "2019"
	From, To Date   // first and last day; of an occurrence, from the day after the one before to its due day
	Due      Date   // of an occurrence, with extensions; zero of a reporting period
	// Status is Reported, NotReported, or NoStatus while no report is asked: the
	// period is not over, or the duty was not the agency's at its end. Of an
	// occurrence it is that of the 2×2, or Exited.
	Status  Status
	Asked   bool // a report on the period, or the occurrence itself, is asked of the agency
	On      Date // day of the report, or of completion
	Waiting bool // claimed, waiting for the Office
	Paper   Paper
	Note    string
}

// Word says the state of a reporting period.
func (p PeriodStatus) Word() string {
	switch {
	case p.Due != 0:
		return p.Status.Name()
	case p.Status == Reported:
		return "Đã báo cáo"
	case p.Status == NotReported:
		return "Chưa báo cáo"
	}
	return "Chưa đến kỳ"
}

// PeriodsOf lists every period of an assignment since the agency had the duty,
// oldest first, as known at the cut-off: of a duty without a due day the
// reporting periods of the workbook's scheme (each month, quarter, half-year or
// year, as Deadline.Every says; a quarter when it does not), of a recurring duty
// its occurrences up to the one to come. Nil for a duty of one due day.
func PeriodsOf(f *Facts, a *Assignment, asOf Date) []PeriodStatus {
	t, ok := f.taskOf(a.Task)
	if !ok {
		return nil
	}
	c := f.assessmentAt(asOf)
	switch {
	case t.Deadline.recurs():
		return c.occurrences(a, t.Deadline)
	case t.Deadline.Dated():
		return nil
	}
	agency, _ := f.agencyOf(a.Agency)
	since := cmp.Or(f.GivenOn(a), asOf-366) // a duty of unknown origin: the last year
	terms := termsUntil(f.Book.Scheme, reportEvery(t.Deadline), since, asOf)
	var out []PeriodStatus
	for _, x := range slices.Backward(terms) {
		p := PeriodStatus{Period: x.key, From: x.from, To: x.to}
		p.Asked = x.to < asOf && c.owes(a, t, &agency, x.to)
		if r := reportOf(a, x.key, asOf); r != nil {
			p.Status, p.On, p.Paper, p.Note = Reported, r.On, r.Paper, r.Note
		} else if p.Asked {
			p.Status = NotReported
		}
		out = append(out, p)
	}
	return out
}

// occurrences judges each occurrence of a recurring duty up to the one that the
// cut-off lies in, or to the day the agency left.
func (c *assessment) occurrences(a *Assignment, d Deadline) []PeriodStatus {
	var out []PeriodStatus
	due := cmp.Or(a.FirstDue, d.Due)
	from := addMonths(due, -d.Every) + 1
	for {
		var row AssignmentRow
		c.judge(a, due, periodOf(due, d.Every), &row)
		p := PeriodStatus{
			Period: row.Period, From: from, To: due, Due: row.Due, Asked: true,
			Status: row.Status, On: row.Completed, Waiting: row.Waiting,
		}
		if r := c.lastResult(a, row.Period); r != nil {
			p.Paper, p.Note = r.Paper, r.Note
		}
		left := a.Exit != nil && a.Exit.On <= c.asOf && a.Exit.On <= row.Due
		if left && !row.Status.Done() {
			p.Status, p.Asked = Exited, false
		}
		out = append(out, p)
		if due >= c.asOf || left {
			return out
		}
		from, due = due+1, addMonths(due, d.Every)
	}
}

// lastResult is the result on the occurrence to show at the cut-off: the latest
// claim that waits for the Office, else the latest of all; nil when there is none.
func (c *assessment) lastResult(a *Assignment, period string) *Result {
	var last *Result
	for i := range a.Results {
		r := &a.Results[i]
		if r.Period != period || r.Recorded > c.asOf {
			continue
		}
		if last == nil || c.showsBefore(r, last) {
			last = r
		}
	}
	return last
}

// ShownResult is the result of an occurrence whose paper the Review shows at the
// cut-off date; period is "" for a duty that comes due once.
func ShownResult(a *Assignment, period string, asOf Date) *Result {
	return (&assessment{asOf: asOf}).lastResult(a, period)
}

func (c *assessment) showsBefore(r, q *Result) bool {
	if a, b := c.waits(r), c.waits(q); a != b {
		return a
	}
	return r.Recorded > q.Recorded || r.Recorded == q.Recorded && r.ID > q.ID
}
