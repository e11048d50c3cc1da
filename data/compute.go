package data

import (
	"cmp"
	"iter"
	"slices"
)

// DueSoonDays is how many days before its due day a duty counts as "sắp đến hạn"
// when the workbook does not say otherwise.
const DueSoonDays = 30

// Compute makes the Review of the facts at the cut-off date. It is a pure
// function and the only place where counts, rates, drops and lists come from.
// It runs in time linear in the number of assignments and observations.
func Compute(f *Facts, asOf Date) *Review {
	r := &Review{
		AsOf: asOf, Sample: f.Book.Sample, Office: f.Book.Office, Place: f.Book.Place,
		Province: f.ProvinceName(f.Book.Province),
	}
	if len(f.Directives) > 0 && f.Directives[0].Date <= asOf {
		r.Directive = f.Directives[0]
	}
	c := f.assessmentAt(asOf)
	r.Period = c.period(f)
	r.addTasks(f)
	r.addAgencies(f)
	r.addAssignments(f, c)
	r.rollUp()
	r.addClauses(f)
	r.addGroups(f)
	r.addChanges(f)
	r.addIndices(f)
	r.addMatters(f)
	r.Verdict = r.verdict()
	return r
}

func (f *Facts) assessmentAt(asOf Date) *assessment {
	c := &assessment{
		asOf: asOf, soon: cmp.Or(f.Book.DueSoon, DueSoonDays),
		issued: make(map[string]Date, len(f.Directives)),
	}
	for i := range f.Directives {
		c.issued[f.Directives[i].ID] = f.Directives[i].Date
	}
	for every := 1; every <= 12; every++ {
		if 12%every == 0 {
			c.asked[every] = lastTerm(f.Book.Scheme, every, asOf)
		}
	}
	return c
}

// period is the quarter that reports are asked of; "" while none has ended since
// the first directive.
func (c *assessment) period(f *Facts) string {
	if len(f.Directives) > 0 && c.asked[3].to < f.Directives[0].Date {
		return ""
	}
	return c.asked[3].key
}

// issued tells whether a directive had been issued at the cut-off. What hangs on
// a later one is not seen.
func (f *Facts) issued(directive string, asOf Date) bool {
	for i := range f.Directives {
		if f.Directives[i].ID == directive {
			return f.Directives[i].Date <= asOf
		}
	}
	return true
}

func (r *Review) addTasks(f *Facts) {
	r.TaskRows = make([]TaskRow, 0, len(f.Tasks))
	for i := range f.Tasks {
		if f.issued(f.Tasks[i].Directive, r.AsOf) {
			r.TaskRows = append(r.TaskRows, TaskRow{Task: f.Tasks[i]})
		}
	}
}

func (r *Review) addAgencies(f *Facts) {
	r.AgencyRows = make([]AgencyRow, len(f.Agencies))
	for i := range f.Agencies {
		r.AgencyRows[i].Agency = f.Agencies[i]
	}
}

// addAssignments assesses every assignment and counts it for its task, its
// agency and the whole. Assignments of unknown tasks or agencies can't be stored.
func (r *Review) addAssignments(f *Facts, c *assessment) {
	tasks := make(map[string]int, len(r.TaskRows))
	for i := range r.TaskRows {
		tasks[r.TaskRows[i].Task.ID] = i
	}
	agencies := make(map[string]int, len(f.Agencies))
	for i := range f.Agencies {
		agencies[f.Agencies[i].Code] = i
	}
	r.AssignmentRows = make([]AssignmentRow, 0, len(f.Assignments))
	for i := range f.Assignments {
		a := &f.Assignments[i]
		t, okT := tasks[a.Task]
		g, okG := agencies[a.Agency]
		if !okT || !okG || !c.sees(a) {
			continue
		}
		row := c.assess(a, &r.TaskRows[t].Task, &r.AgencyRows[g].Agency)
		row.TaskIndex, row.AgencyIndex = t, g
		n := len(r.AssignmentRows)
		r.AssignmentRows = append(r.AssignmentRows, row)
		r.TaskRows[t].Rows = append(r.TaskRows[t].Rows, n)
		r.AgencyRows[g].Rows = append(r.AgencyRows[g].Rows, n)
		one := c.count(&row)
		r.Assignments.plus(one)
		r.TaskRows[t].Counts.plus(one)
		r.AgencyRows[g].Counts.plus(one)
		if row.Status == Overdue {
			r.AgencyRows[g].Worst = max(r.AgencyRows[g].Worst, row.Days)
		}
	}
}

// severity orders statuses from worst to best for lists.
func severity(s Status) int {
	return [...]int{NoStatus: 9, Overdue: 0, InTime: 1, Late: 2, OnTime: 3, NotReported: 4, Reported: 5, Exited: 6}[s]
}

// worseFirst compares two assignments: overdue longest first, then due soonest,
// then done latest.
func worseFirst(a, b *AssignmentRow) int {
	if c := cmp.Compare(severity(a.Status), severity(b.Status)); c != 0 {
		return c
	}
	if a.Status == InTime {
		return cmp.Compare(a.Days, b.Days)
	}
	return cmp.Compare(b.Days, a.Days)
}

// rollUp derives each task's status from its agencies' and counts the tasks.
func (r *Review) rollUp() {
	for i := range r.TaskRows {
		t := &r.TaskRows[i]
		slices.SortStableFunc(t.Rows, func(a, b int) int {
			return worseFirst(&r.AssignmentRows[a], &r.AssignmentRows[b])
		})
		t.Status = t.rolledUp(r.AsOf)
		t.Due, t.Agencies = t.Task.Deadline.Due, r.agenciesText(t)
		for _, n := range t.Rows {
			if row := &r.AssignmentRows[n]; row.Status == t.Status {
				t.Due, t.Original, t.Days = row.Due, row.Original, row.Days
				break
			}
		}
		r.Tasks.plus(t.asOne())
		r.addOversight(t.Task)
	}
}

// rolledUp is the task's status; one that nobody was given yet goes by its due day.
func (t *TaskRow) rolledUp(asOf Date) Status {
	d := t.Task.Deadline
	if len(t.Rows) == 0 && d.Dated() && d.Due < asOf {
		return Overdue
	}
	return taskStatus(t.Counts, d.Dated())
}

// asOne counts the task as one duty.
func (t *TaskRow) asOne() Counts {
	var one Counts
	one.add(t.Status)
	one.Waiting = min(t.Counts.Waiting, 1)
	if t.Status == InTime {
		one.DueSoon = min(t.Counts.DueSoon, 1)
	}
	return one
}

// CountTasks counts the tasks with the given IDs, each as one duty.
func (r *Review) CountTasks(ids []string) Counts {
	var c Counts
	for i := range r.TaskRows {
		if slices.Contains(ids, r.TaskRows[i].Task.ID) {
			c.plus(r.TaskRows[i].asOne())
		}
	}
	return c
}

// taskStatus applies the rule that a task is done only when all its agencies
// are; agencies that left do not hold it open.
func taskStatus(c Counts, dated bool) Status {
	switch {
	case c.Total() == 0 && c.Exited > 0:
		return Exited
	case !dated && (c.NotReported > 0 || c.Total() == 0):
		return NotReported
	case !dated:
		return Reported
	case c.Overdue > 0:
		return Overdue
	case c.InTime > 0 || c.Done() == 0:
		return InTime
	case c.Late > 0:
		return Late
	}
	return OnTime
}

// agenciesText names who is in charge: one agency by name, more by number. Those
// that left, which stand last, are named only when all did.
func (r *Review) agenciesText(t *TaskRow) string {
	rows := t.Rows[:len(t.Rows)-t.Counts.Exited]
	if len(rows) == 0 {
		rows = t.Rows
	}
	switch len(rows) {
	case 0:
		return "chưa giao"
	case 1:
		return r.AgencyRows[r.AssignmentRows[rows[0]].AgencyIndex].Agency.Short
	}
	for _, n := range rows {
		if r.AgencyRows[r.AssignmentRows[n].AgencyIndex].Agency.Kind != District {
			return FormatCount(len(rows)) + " cơ quan"
		}
	}
	return FormatCount(len(rows)) + " huyện, TP"
}

// addOversight notes supervising tasks with the agencies that lead them
// ("được giao đôn đốc").
func (r *Review) addOversight(t Task) {
	if t.Oversees == nil {
		return
	}
	for _, lead := range t.Lead {
		for i := range r.AgencyRows {
			if r.AgencyRows[i].Agency.Code == lead {
				r.AgencyRows[i].Oversees = append(r.AgencyRows[i].Oversees, t.ID)
			}
		}
	}
}

func (r *Review) addClauses(f *Facts) {
	index := make(map[string]int, len(f.Clauses))
	for _, c := range f.Clauses {
		if !f.issued(c.Directive, r.AsOf) {
			continue
		}
		index[c.ID] = len(r.ClauseRows)
		r.ClauseRows = append(r.ClauseRows, ClauseRow{Clause: c})
		if !c.LeadIn {
			r.ClauseCount++
		}
	}
	for i := range r.TaskRows {
		t := &r.TaskRows[i]
		if k, ok := index[t.Task.Clause]; ok {
			r.ClauseRows[k].Tasks.plus(t.asOne())
			r.ClauseRows[k].Assignments.plus(t.Counts)
		}
	}
}

// addGroups counts by group. Members that left keep their duties, so that the
// group of all agencies has all assignments.
func (r *Review) addGroups(f *Facts) {
	for _, g := range f.Groups {
		row := GroupRow{Code: g.Code, Name: g.Name}
		members := map[string]bool{}
		for _, m := range g.Members {
			members[m.Agency] = true
		}
		for i := range r.AgencyRows {
			if members[r.AgencyRows[i].Agency.Code] {
				row.Counts.plus(r.AgencyRows[i].Counts)
			}
		}
		r.GroupRows = append(r.GroupRows, row)
	}
}

// addChanges compares with the cut-off date of the last meeting before this one.
func (r *Review) addChanges(f *Facts) {
	r.Changes.RateNow = r.Assignments.DoneOfDue()
	for _, m := range f.Meetings {
		if m.AsOf < r.AsOf && m.AsOf > r.Changes.Meeting.AsOf {
			r.Changes.Meeting = m
		}
	}
	if r.Changes.Meeting.AsOf == 0 {
		return
	}
	c := f.assessmentAt(r.Changes.Meeting.AsOf)
	var before Counts
	for n, a := range r.assignments(f) {
		now := &r.AssignmentRows[n]
		was := NoStatus // given since
		if c.sees(a) {
			was = c.assess(a, &r.TaskRows[now.TaskIndex].Task, &r.AgencyRows[now.AgencyIndex].Agency).Status
		}
		before.add(was)
		switch {
		case now.Status.Done() && !was.Done():
			r.Changes.NewlyDone = append(r.Changes.NewlyDone, n)
		case now.Status == Overdue && was != Overdue:
			r.Changes.NewlyOverdue = append(r.Changes.NewlyOverdue, n)
		}
	}
	r.Changes.RateBefore = before.DoneOfDue()
}

// assignments goes through the rows with the facts they come from; rows keep
// the order of Facts.Assignments.
func (r *Review) assignments(f *Facts) iter.Seq2[int, *Assignment] {
	return func(yield func(int, *Assignment) bool) {
		n := 0
		for i := range f.Assignments {
			a := &f.Assignments[i]
			if n == len(r.AssignmentRows) || r.AssignmentRows[n].Task != a.Task || r.AssignmentRows[n].Agency != a.Agency {
				continue
			}
			if !yield(n, a) {
				return
			}
			n++
		}
	}
}

// WorstAgencies returns indexes into AgencyRows: most overdue first, then most
// days overdue, then most unreported periods, then protocol order.
func (r *Review) WorstAgencies() []int {
	order := make([]int, len(r.AgencyRows))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := &r.AgencyRows[a], &r.AgencyRows[b]
		return cmp.Or(
			cmp.Compare(y.Counts.Overdue, x.Counts.Overdue),
			cmp.Compare(y.Worst, x.Worst),
			cmp.Compare(y.Counts.NotReported, x.Counts.NotReported),
		)
	})
	return order
}

// LateAgencies is the number of agencies with an overdue duty.
func (r *Review) LateAgencies() int {
	n := 0
	for i := range r.AgencyRows {
		if r.AgencyRows[i].Counts.Overdue > 0 {
			n++
		}
	}
	return n
}

// Name writes the bucket's days: "61–120 ngày", "trên 120 ngày".
func (b Bucket) Name() string {
	if b.To == 0 {
		return "trên " + FormatCount(b.From-1) + " ngày"
	}
	return FormatCount(b.From) + "–" + FormatCount(b.To) + " ngày"
}

// OverdueBuckets counts overdue assignments by days: ≤ 30, 31–60, 61–120, > 120
// (the steps in which provinces report, e.g. Quảng Nam's "hơn 120 ngày").
func (r *Review) OverdueBuckets() []Bucket {
	out := []Bucket{{1, 30, 0}, {31, 60, 0}, {61, 120, 0}, {121, 0, 0}}
	for i := range r.AssignmentRows {
		if row := &r.AssignmentRows[i]; row.Status == Overdue {
			for b := range out {
				if row.Days >= out[b].From && (out[b].To == 0 || row.Days <= out[b].To) {
					out[b].Count++
				}
			}
		}
	}
	return out
}

// UrgentTasks returns indexes into TaskRows of overdue tasks, those with most
// late agencies first, then tasks due soon, soonest first; at most n.
func (r *Review) UrgentTasks(n int) []int {
	var out []int
	for i := range r.TaskRows {
		if t := &r.TaskRows[i]; t.Status == Overdue || (t.Status == InTime && t.Counts.DueSoon > 0) {
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(a, b int) int {
		x, y := &r.TaskRows[a], &r.TaskRows[b]
		if c := cmp.Compare(severity(x.Status), severity(y.Status)); c != 0 {
			return c
		}
		if x.Status == InTime {
			return cmp.Compare(x.Days, y.Days)
		}
		return cmp.Or(cmp.Compare(y.Counts.Overdue, x.Counts.Overdue), cmp.Compare(y.Days, x.Days))
	})
	return out[:min(n, len(out))]
}
