package ui

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"giaoban/data"
)

// taskRow is one task as the list shows it: fields already formatted, made once
// per Review, so that filtering and sorting touch no rule and no widget.
type taskRow struct {
	ID, Path, Title, Lead string

	Status   data.Status
	Counts   data.Counts
	Due      string // "31/12/2018", or words for a duty without a day
	DueTag   string // "suy ra", "gia hạn"
	DueColor fyne.ThemeColorName
	Result   string // "27/31" of the agencies, or "theo kỳ"
	State    string // "quá 151 ngày"

	index   int // into Review.TaskRows
	dueDate data.Date
	days    int
	kind    data.DeadlineKind
	clause  string
	shares  map[string]taskShare // by agency code
	indices []string
	search  string // folded
}

// taskShare is one agency's part of a task.
type taskShare struct {
	status        data.Status
	waiting, soon bool
	due, original data.Date
	days          int
	state         string
}

// rowState is stateWords of one assignment, of which a report may not be asked.
// period is the workbook's; a duty with an interval of its own names its own.
func rowState(row *data.AssignmentRow, period string) string {
	if row.Status == data.Reported && !row.Asked && period != "" {
		return "không phải báo cáo"
	}
	return stateWords(row.Status, row.Days, cmp.Or(row.Period, period))
}

// taskPeriod is the period that is asked of a task without a due day: its own
// where it is reported on at an interval of its own.
func taskPeriod(r *data.Review, t *data.TaskRow) string {
	for _, n := range t.Rows {
		if row := &r.AssignmentRows[n]; row.Asked {
			return row.Period
		}
	}
	return r.Period
}

// stateWords says in words how a duty stands, with its days: "quá n ngày" for
// open, "trễ n ngày" for done late (DESIGN §11).
func stateWords(s data.Status, days int, period string) string {
	switch s {
	case data.Overdue:
		return "quá " + data.FormatCount(days) + " ngày"
	case data.Late:
		return "trễ " + data.FormatCount(days) + " ngày"
	case data.InTime:
		return "còn " + data.FormatCount(days) + " ngày"
	case data.OnTime:
		return "đúng hạn"
	case data.Reported:
		if period == "" {
			return "chưa đến kỳ báo cáo"
		}
		return "đã báo cáo " + data.PeriodName(period)
	case data.NotReported:
		return "chưa báo cáo " + data.PeriodName(period)
	case data.Exited:
		return "đã rút, đã chuyển"
	}
	return ""
}

// dueWords writes the deadline of a task without a day: the directive's own
// words in quotes when they are a phrase of urgency, else the kind.
func dueWords(d data.Deadline) string {
	if d.Kind == data.Prompt && d.Words != "" {
		return "“" + strings.Trim(d.Words, "“”\"") + "”"
	}
	return d.Kind.Name()
}

// dueTag tells how the day came about; the mark for a moved day wins, because
// the original day is kept in the detail pane.
func dueTag(d data.Deadline, original data.Date) string {
	switch {
	case original != 0:
		return "gia hạn"
	case d.Dated() && d.Inferred:
		return "suy ra"
	}
	return ""
}

func dueColor(s data.Status, soon bool) fyne.ThemeColorName {
	switch {
	case s == data.Overdue:
		return colorRed
	case s == data.InTime && soon:
		return colorAmber
	case s.Undated(), s == data.Exited:
		return colorMuted
	}
	return colorInk
}

// taskRows makes the rows of all tasks, worst first as a leader reads them.
func taskRows(r *data.Review) []taskRow {
	rows := make([]taskRow, len(r.TaskRows))
	for i := range r.TaskRows {
		rows[i] = newTaskRow(r, i)
	}
	slices.SortStableFunc(rows, worstTaskFirst)
	return rows
}

func newTaskRow(r *data.Review, i int) taskRow {
	t := &r.TaskRows[i]
	row := taskRow{
		ID: t.Task.ID, Path: t.Task.Path, Title: t.Task.Title, Lead: t.Agencies,
		Status: t.Status, Counts: t.Counts,
		DueTag: dueTag(t.Task.Deadline, t.Original), DueColor: dueColor(t.Status, t.Counts.DueSoon > 0),
		Due: t.Due.String(), Result: "theo kỳ", State: stateWords(t.Status, t.Days, taskPeriod(r, t)),
		index: i, dueDate: t.Due, days: t.Days, shares: make(map[string]taskShare, len(t.Rows)), kind: t.Task.Deadline.Kind, clause: t.Task.Clause,
	}
	if t.Task.Deadline.Dated() {
		row.Result = data.Rate{Num: t.Counts.Done(), Den: t.Counts.Total()}.Fraction()
	} else {
		row.Due = dueWords(t.Task.Deadline)
	}
	names := make([]string, 0, 2*len(t.Rows))
	for _, n := range t.Rows {
		a := r.AgencyRows[r.AssignmentRows[n].AgencyIndex].Agency
		row.shares[a.Code] = newTaskShare(&r.AssignmentRows[n], t.Counts.DueSoon > 0, r.Period)
		names = append(names, a.Name, a.Short)
	}
	for _, l := range t.Task.Links {
		if !slices.Contains(row.indices, l.Index) {
			row.indices = append(row.indices, l.Index)
		}
	}
	row.search = data.Fold(strings.Join(append(names, row.ID, row.Path, row.Title, t.Task.Short, t.Task.Quote, t.Task.Note), "\n"))
	return row
}

// newTaskShare takes over an assignment; soon tells whether any agency's share of
// the task falls due soon.
func newTaskShare(a *data.AssignmentRow, soon bool, period string) taskShare {
	return taskShare{
		status: a.Status, waiting: a.Waiting, soon: soon && a.Status == data.InTime, due: a.Due, original: a.Original,
		days: a.Days, state: rowState(a, period),
	}
}

// of shows a task as it stands for one agency: with an agency chosen, "quá hạn"
// asks for what that agency owes, not for what others do.
func (r taskRow) of(s taskShare) taskRow {
	r.Status, r.State, r.days, r.DueColor = s.status, s.state, s.days, dueColor(s.status, s.soon)
	r.Counts = shareCounts(s)
	if r.dueDate != 0 && s.due != 0 {
		r.dueDate, r.Due = s.due, s.due.String()
		if s.original != 0 {
			r.DueTag = "gia hạn"
		} else if r.DueTag == "gia hạn" {
			r.DueTag = ""
		}
		r.Result = data.Rate{Num: r.Counts.Done(), Den: 1}.Fraction()
	}
	return r
}

// shareCounts counts one assignment, for its bar.
func shareCounts(s taskShare) data.Counts {
	var c data.Counts
	switch s.status {
	case data.OnTime:
		c.OnTime = 1
	case data.Late:
		c.Late = 1
	case data.InTime:
		c.InTime = 1
	case data.Overdue:
		c.Overdue = 1
	case data.Reported:
		c.Reported = 1
	case data.NotReported:
		c.NotReported = 1
	case data.Exited:
		c.Exited = 1
	}
	if s.waiting {
		c.Waiting = 1
	}
	if s.soon {
		c.DueSoon = 1
	}
	return c
}

// statusOrder is the place of a status in lists, worst first; both undated
// statuses share one so that they stay in document order.
func statusOrder(s data.Status) int {
	return [...]int{
		data.NoStatus: 9, data.Overdue: 0, data.InTime: 1, data.Late: 2, data.OnTime: 3,
		data.NotReported: 4, data.Reported: 4, data.Exited: 6,
	}[s]
}

func worstTaskFirst(a, b taskRow) int {
	if c := cmp.Compare(statusOrder(a.Status), statusOrder(b.Status)); c != 0 {
		return c
	}
	switch a.Status {
	case data.Overdue:
		return cmp.Or(cmp.Compare(b.Counts.Overdue, a.Counts.Overdue), cmp.Compare(b.days, a.days))
	case data.InTime:
		return cmp.Compare(a.days, b.days)
	case data.Late:
		return cmp.Compare(a.Counts.Late, b.Counts.Late)
	}
	return 0
}

// taskFilter is what the filters above the list ask for; empty fields let all pass.
type taskFilter struct {
	Tab    string // a Filter… constant
	Agency string
	Index  string
	Status string // status code
	Kind   string
	Clause string
	Text   string
}

// forAgency turns the rows to the chosen agency, worst first.
func (f taskFilter) forAgency(rows []taskRow) []taskRow {
	if f.Agency == "" {
		return rows
	}
	var out []taskRow
	for _, r := range rows {
		if s, ok := r.shares[f.Agency]; ok {
			out = append(out, r.of(s))
		}
	}
	slices.SortStableFunc(out, worstTaskFirst)
	return out
}

// keep tells whether a row passes.
func (f taskFilter) keep(r *taskRow) bool {
	return inTab(f.Tab, r) &&
		(f.Index == "" || slices.Contains(r.indices, f.Index)) &&
		(f.Status == "" || r.Status.Code() == f.Status) &&
		(f.Kind == "" || string(r.kind) == f.Kind) &&
		(f.Clause == "" || r.clause == f.Clause) &&
		(f.Text == "" || data.Found(data.Fold(f.Text), r.search))
}

// inTab tells whether a row belongs to a text tab.
func inTab(tab string, r *taskRow) bool {
	switch tab {
	case FilterOverdue:
		return r.Status == data.Overdue
	case FilterDueSoon:
		return r.Status == data.InTime && r.Counts.DueSoon > 0
	case FilterWaiting:
		return r.Counts.Waiting > 0
	case FilterUndated:
		return r.Status.Undated()
	case FilterDone:
		return r.Status.Done()
	case FilterInTime:
		return r.Status == data.InTime
	}
	return true
}

// apply returns the rows that pass.
func (f taskFilter) apply(rows []taskRow) []taskRow {
	rows = f.forAgency(rows)
	out := make([]taskRow, 0, len(rows))
	for i := range rows {
		if f.keep(&rows[i]) {
			out = append(out, rows[i])
		}
	}
	return out
}

// count returns how many rows pass the other filters in the given tab, so that a
// tab's figure is what tapping it shows.
func (f taskFilter) count(rows []taskRow, tab string) int {
	f.Tab = tab
	rows = f.forAgency(rows)
	n := 0
	for i := range rows {
		if f.keep(&rows[i]) {
			n++
		}
	}
	return n
}

// narrowed tells whether anything but the tab is filtered.
func (f taskFilter) narrowed() bool {
	f.Tab = ""
	return f != taskFilter{}
}

// taskTab is one of the text tabs above the list.
type taskTab struct{ Filter, Label string }

// taskTabs are the tabs in their order.
func taskTabs() []taskTab {
	return []taskTab{
		{FilterAll, "Tất cả"},
		{FilterOverdue, "Quá hạn"},
		{FilterDueSoon, "Sắp đến hạn"},
		{FilterWaiting, "Chờ xác nhận"},
		{FilterUndated, "Chưa ấn định ngày"},
	}
}

// option is one choice of a Select with the value it stands for.
type option struct{ Value, Label string }

// taskOptions are the choices of the filters above the list; the first of each
// lets everything pass.
type taskOptions struct{ Agencies, Indices, Statuses, Kinds, Clauses []option }

func newTaskOptions(f *data.Facts, r *data.Review) taskOptions {
	o := taskOptions{
		Agencies: []option{{"", "Cơ quan: tất cả"}},
		Indices:  []option{{"", "Chỉ số: tất cả"}},
		Statuses: []option{{"", "Trạng thái: tất cả"}},
		Kinds:    []option{{"", "Loại hạn: tất cả"}},
		Clauses:  []option{{"", "Mục: tất cả"}},
	}
	for i := range r.AgencyRows {
		a := r.AgencyRows[i].Agency
		o.Agencies = append(o.Agencies, option{a.Code, a.Short})
	}
	linked := map[string]bool{}
	for i := range r.TaskRows {
		for _, l := range r.TaskRows[i].Task.Links {
			linked[l.Index] = true
		}
	}
	for _, x := range f.Indices {
		if linked[x.Code] {
			o.Indices = append(o.Indices, option{x.Code, x.Short()})
		}
	}
	for _, s := range append(data.BarOrder(), data.Exited) {
		o.Statuses = append(o.Statuses, option{s.Code(), s.Name()})
	}
	for _, k := range []data.DeadlineKind{data.OnDate, data.EndOfYear, data.Recurring, data.OnEvent, data.Prompt, data.Ongoing} {
		o.Kinds = append(o.Kinds, option{string(k), k.Name()})
	}
	for i := range r.ClauseRows {
		if c := r.ClauseRows[i]; c.Assignments.Total()+c.Assignments.Exited > 0 {
			o.Clauses = append(o.Clauses, option{c.Clause.ID, "Mục " + clauseName(c.Clause)})
		}
	}
	return o
}

// clauseName writes a clause's path as people cite it: lead-in paragraphs are
// "2 (mở đầu)", "3.d, gạch thứ 2".
func clauseName(c data.Clause) string {
	if part, ok := strings.CutSuffix(c.Path, ".lead-in"); ok {
		return part + " (mở đầu)"
	}
	if part, dash, ok := strings.Cut(c.Path, "-"); ok {
		return part + ", gạch thứ " + dash
	}
	return c.Path
}
