package ui

import (
	"cmp"
	"strings"

	"giaoban/data"
)

// storedRows finds the stored assignment behind each row of the Review, which
// are in the same order and may be fewer.
func storedRows(f *data.Facts, r *data.Review) []*data.Assignment {
	out := make([]*data.Assignment, len(r.AssignmentRows))
	k := 0
	for i := range r.AssignmentRows {
		row := &r.AssignmentRows[i]
		for k < len(f.Assignments) && (f.Assignments[k].Task != row.Task || f.Assignments[k].Agency != row.Agency) {
			k++
		}
		if k == len(f.Assignments) {
			break
		}
		out[i] = &f.Assignments[k]
		k++
	}
	return out
}

// entryTable is what the quick entry grid shows: all assignments, ready to be
// found. Words are folded once per task and agency, not per assignment: with
// 100,000 assignments a keystroke must not wait.
type entryTable struct {
	review      *data.Review
	assignments []*data.Assignment // by row of the Review
	tasks       []string           // folded words by which a task is found
	agencies    []string           // those of an agency: names, code, groups
}

func newEntryTable(f *data.Facts, r *data.Review) *entryTable {
	t := &entryTable{review: r, assignments: storedRows(f, r)}
	for i := range r.TaskRows {
		task := &r.TaskRows[i].Task
		t.tasks = append(t.tasks, data.Fold(strings.Join([]string{task.ID, task.Path, task.Short, task.Title}, " ")))
	}
	groups := map[string]string{}
	for _, g := range f.Groups {
		for _, member := range g.On(r.AsOf) {
			groups[member] += " " + g.Name + " " + g.Code
		}
	}
	for i := range r.AgencyRows {
		a := &r.AgencyRows[i].Agency
		t.agencies = append(t.agencies, data.Fold(a.Code+" "+a.Short+" "+a.Name+groups[a.Code]))
	}
	return t
}

// key identifies row n.
func (t *entryTable) key(n int) string {
	row := &t.review.AssignmentRows[n]
	return row.Task + "/" + row.Agency
}

// agencyName and taskName are what the grid calls them.
func (t *entryTable) agencyName(n int) string {
	a := &t.review.AgencyRows[t.review.AssignmentRows[n].AgencyIndex].Agency
	return cmp.Or(a.Short, a.Name)
}

func (t *entryTable) taskName(n int) string {
	task := &t.review.TaskRows[t.review.AssignmentRows[n].TaskIndex].Task
	return cmp.Or(task.Short, task.Title)
}

// sameRows tells whether both tables have the same assignments in the same order.
func (t *entryTable) sameRows(o *entryTable) bool {
	if o == nil || len(t.review.AssignmentRows) != len(o.review.AssignmentRows) {
		return false
	}
	for i := range t.review.AssignmentRows {
		a, b := &t.review.AssignmentRows[i], &o.review.AssignmentRows[i]
		if a.Task != b.Task || a.Agency != b.Agency {
			return false
		}
	}
	return true
}

// The parts of the quick entry grid.
const (
	entryAll      = ""
	entryAsked    = "asked"
	entryOverdue  = "overdue"
	entrySilent   = "silent"
	entryWaiting  = "waiting"
	entryReceived = "received" // typed in today
)

func entryTabs() []tab {
	return []tab{
		{entryAll, "Tất cả", ""},
		{entryAsked, "Cần báo cáo", ""},
		{entryOverdue, "Quá hạn", ""},
		{entrySilent, "Chưa báo cáo kỳ", ""},
		{entryWaiting, "Chờ xác nhận", ""},
		{entryReceived, "Nhận ngày này", ""},
	}
}

// inEntryTab tells whether a row belongs to a part.
func inEntryTab(id string, a *data.Assignment, row *data.AssignmentRow, received data.Date) bool {
	switch id {
	case entryAsked:
		return !row.Waiting && (row.Status == data.Overdue || row.Status == data.InTime || row.Status == data.NotReported)
	case entryOverdue:
		return row.Status == data.Overdue
	case entrySilent:
		return row.Status == data.NotReported
	case entryWaiting:
		return row.Waiting
	case entryReceived:
		return receivedOn(a, received)
	}
	return true
}

func receivedOn(a *data.Assignment, day data.Date) bool {
	for i := range a.Results {
		if a.Results[i].Recorded == day {
			return true
		}
	}
	for i := range a.Periods {
		if a.Periods[i].On == day {
			return true
		}
	}
	return false
}

// find lists the rows of a part that have all words of the query, and counts
// what each part would show.
func (t *entryTable) find(query, part string, received data.Date) (rows []int, counts map[string]int) {
	matches := t.matcher(query)
	tabs := entryTabs()
	n := make([]int, len(tabs))
	for i := range t.review.AssignmentRows {
		row, a := &t.review.AssignmentRows[i], t.assignments[i]
		if a == nil || !matches(row) {
			continue
		}
		for k := range tabs {
			if inEntryTab(tabs[k].ID, a, row, received) {
				n[k]++
				if tabs[k].ID == part {
					rows = append(rows, i)
				}
			}
		}
	}
	counts = map[string]int{}
	for k := range tabs {
		counts[tabs[k].ID] = n[k]
	}
	return rows, counts
}

// matcher looks each word up once per task and once per agency.
func (t *entryTable) matcher(query string) func(*data.AssignmentRow) bool {
	type word struct{ task, agency []bool }
	var words []word
	has := func(texts []string, w string) []bool {
		out := make([]bool, len(texts))
		for i, text := range texts {
			out[i] = strings.Contains(text, w)
		}
		return out
	}
	for w := range strings.FieldsSeq(data.Fold(query)) {
		words = append(words, word{has(t.tasks, w), has(t.agencies, w)})
	}
	return func(row *data.AssignmentRow) bool {
		for i := range words {
			if !words[i].task[row.TaskIndex] && !words[i].agency[row.AgencyIndex] {
				return false
			}
		}
		return true
	}
}
