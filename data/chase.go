package data

import (
	"cmp"
	"slices"
	"strings"
)

// Chase is whom to ask for what at a cut-off date. Each list is in the order to
// read it in; each row is plain text with its days.
type Chase struct {
	Overdue  []ChaseRow // days overdue, most first
	DueIn    []DueList  // due in at most 7, 3, 1 days: each duty in the tightest only
	Waiting  []ChaseRow // claimed, not confirmed: days the Office has had the claim
	NoReport []ChaseRow // no report this period: days since the period ended
	Stale    []ChaseRow // no word: days since the last, or since the duty was given
	Unclear  []ChaseRow // "chưa rõ": see Missing; first those of whole tasks

	Conclusions []ConclusionRow // notices of conclusions not issued yet
}

// ChaseRow is one thing to chase.
type ChaseRow struct {
	Row     int    // into Review.AssignmentRows; -1: the whole task
	Task    string // Task.ID
	Agency  string // Agency.Code; "": the whole task
	Who     string // short name of the agency; of a whole task "31 cơ quan"
	What    string // short title of the task
	Due     Date   // with extensions; zero without a due day
	Days    int
	Waiting bool // claimed, waiting for the Office
	Missing Missing
}

// DueList are the duties due within so many days and not within fewer listed ones.
type DueList struct {
	Within int
	Rows   []ChaseRow
}

// ConclusionRow is a meeting whose notice of conclusions is not issued.
type ConclusionRow struct {
	Meeting Meeting
	Due     Date
	Days    int // left; negative: days over
}

// Missing is what a duty lacks of the "5 rõ" (rõ người, rõ việc, rõ thời gian, rõ
// trách nhiệm, rõ sản phẩm), and of the proof of a claim.
type Missing uint8

// What may be missing.
const (
	NoOwner    Missing = 1 << iota // given to nobody
	NoDeadline                     // no due day
	NoProduct                      // no target in words or numbers
	NoEvidence                     // claimed without the agency's paper or a file
)

// Words lists what is missing: "chưa rõ thời hạn, chưa rõ sản phẩm".
func (m Missing) Words() string {
	var out []string
	for i, word := range [...]string{"chưa rõ người thực hiện", "chưa rõ thời hạn", "chưa rõ sản phẩm", "báo hoàn thành chưa có minh chứng"} {
		if m&(1<<i) != 0 {
			out = append(out, word)
		}
	}
	return strings.Join(out, ", ")
}

// StaleDays is after how many days without a word a duty counts as stale.
const StaleDays = 30

// dueSteps are the days before the due day at which duties are chased, as field
// systems do (7, 3, 1), widest first.
func dueSteps() [dueStepCount]int { return [dueStepCount]int{7, 3, 1} }

const dueStepCount = 3

// Chase makes the lists from the Review and the facts it was computed from, in
// time linear in the assignments, and the sorting of what is listed.
func (r *Review) Chase(f *Facts) Chase {
	var overdue, waiting, noReport, stale, evidence picks
	var due [dueStepCount]picks
	c := f.assessmentAt(r.AsOf)
	for n, a := range r.assignments(f) {
		row := &r.AssignmentRows[n]
		t := &r.TaskRows[row.TaskIndex].Task
		overdue.add(n, row, row.overdueFor())
		waiting.add(n, row, row.waitingFor(r.AsOf))
		noReport.add(n, row, row.silentFor(c.asked[reportEvery(t.Deadline)].to, r.AsOf))
		stale.add(n, row, row.staleFor(max(a.Given, c.issued[t.Directive]), r.AsOf))
		if step, days := row.dueWithin(); step >= 0 {
			due[step].add(n, row, days)
		}
		if row.Status != Exited && claimsWithoutEvidence(a, r.AsOf) {
			evidence.add(n, row, 0)
		}
	}
	out := Chase{
		Overdue: r.listed(overdue), Waiting: r.listed(waiting), NoReport: r.listed(noReport), Stale: r.listed(stale),
		Unclear: r.unclear(r.listed(evidence)), Conclusions: conclusions(f, r.AsOf),
	}
	for i, within := range dueSteps() {
		rows := r.listed(due[i])
		slices.SortStableFunc(rows, func(a, b ChaseRow) int { return a.Days - b.Days })
		out.DueIn = append(out.DueIn, DueList{within, rows})
	}
	return out
}

// The rules, one for each list: the days to list a duty with, below 0 when it is
// not on the list.

// overdueFor: B2, whether claimed or not; a claim completes nothing.
func (row *AssignmentRow) overdueFor() int {
	if row.Status != Overdue {
		return -1
	}
	return row.Days
}

// dueWithin: B1 and the due day within the widest step; the tightest step counts.
func (row *AssignmentRow) dueWithin() (step, days int) {
	step = -1
	if row.Status == InTime {
		for i, within := range dueSteps() {
			if row.Days <= within {
				step = i
			}
		}
	}
	return step, row.Days
}

// waitingFor: claimed and neither confirmed nor returned.
func (row *AssignmentRow) waitingFor(asOf Date) int {
	if !row.Waiting {
		return -1
	}
	return int(asOf - row.Claimed)
}

// silentFor: C0, no report on the period that is over.
func (row *AssignmentRow) silentFor(ended, asOf Date) int {
	if row.Status != NotReported {
		return -1
	}
	return int(asOf - ended)
}

// staleFor: not done, no claim with the Office, and no word for over 30 days. A
// duty that is reported on for this period owes no word.
func (row *AssignmentRow) staleFor(given, asOf Date) int {
	if row.Waiting || row.Status != InTime && row.Status != Overdue && row.Status != NotReported {
		return -1
	}
	since := max(row.Updated, given)
	if days := int(asOf - since); since != 0 && days > StaleDays {
		return days
	}
	return -1
}

// claimsWithoutEvidence: a claim that stands, with neither the number of the
// agency's paper nor a file.
func claimsWithoutEvidence(a *Assignment, asOf Date) bool {
	for i := range a.Results {
		r := &a.Results[i]
		if r.Recorded <= asOf && r.Claimed != 0 && !r.returnedBy(asOf) && r.Paper.Number == "" && len(r.Evidence) == 0 {
			return true
		}
	}
	return false
}

// unclear lists open tasks that lack one of the "5 rõ", in document order, then
// the claims without evidence.
func (r *Review) unclear(claims []ChaseRow) []ChaseRow {
	var out []ChaseRow
	for i := range r.TaskRows {
		t := &r.TaskRows[i]
		if m := t.missing(); m != 0 && !t.Status.Done() && t.Status != Exited {
			out = append(out, ChaseRow{Row: -1, Task: t.Task.ID, Who: t.Agencies, What: t.name(), Due: t.Due, Missing: m})
		}
	}
	for i := range claims {
		claims[i].Missing = NoEvidence
	}
	return append(out, claims...)
}

func (t *TaskRow) missing() Missing {
	var m Missing
	if t.Counts.Total() == 0 {
		m |= NoOwner
	}
	if !t.Task.Deadline.Dated() {
		m |= NoDeadline
	}
	if t.Task.Target.Text == "" && t.Task.Target.Kind == "" {
		m |= NoProduct
	}
	return m
}

func (t *TaskRow) name() string { return cmp.Or(t.Task.Short, t.Task.Title) }

// conclusions lists the meetings held whose notice is not out at the cut-off
// (QĐ 45/2018/QĐ-TTg), due first.
func conclusions(f *Facts, asOf Date) []ConclusionRow {
	var out []ConclusionRow
	for _, m := range f.Meetings {
		if m.On == 0 || m.On > asOf || m.Conclusion.Number != "" && m.Conclusion.Date <= asOf {
			continue
		}
		due := ConclusionDue(f, m)
		out = append(out, ConclusionRow{Meeting: m, Due: due, Days: int(due - asOf)})
	}
	slices.SortStableFunc(out, func(a, b ConclusionRow) int { return cmp.Compare(a.Due, b.Due) })
	return out
}

// picks are rows with their days, before they are put in order and words. They
// carry what they are sorted by: looking it up in the rows takes three times as long.
type picks []pick

type pick struct{ days, agency, task, row int32 }

func (p *picks) add(n int, row *AssignmentRow, days int) {
	if days >= 0 {
		*p = append(*p, pick{int32(days), int32(row.AgencyIndex), int32(row.TaskIndex), int32(n)})
	}
}

// listed writes the picked rows, most days first, then by agency in protocol
// order, then by task in document order.
func (r *Review) listed(p picks) []ChaseRow {
	slices.SortFunc(p, func(x, y pick) int {
		switch {
		case x.days != y.days:
			return int(y.days - x.days)
		case x.agency != y.agency:
			return int(x.agency - y.agency)
		}
		return int(x.task - y.task)
	})
	out := make([]ChaseRow, len(p))
	for i, x := range p {
		row := &r.AssignmentRows[x.row]
		agency := &r.AgencyRows[x.agency].Agency
		out[i] = ChaseRow{
			Row: int(x.row), Task: row.Task, Agency: row.Agency,
			Who: cmp.Or(agency.Short, agency.Name), What: r.TaskRows[x.task].name(),
			Due: row.Due, Days: int(x.days), Waiting: row.Waiting,
		}
	}
	return out
}
