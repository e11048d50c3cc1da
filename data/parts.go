package data

import (
	"cmp"
	"slices"
	"strings"
)

// PartRow is a part of a directive: the clauses under one of its main headings.
type PartRow struct {
	Heading     string
	IDs         []string // of its tasks
	Tasks       Counts
	Assignments Counts
}

// headingSeparator stands in Clause.Heading between a heading and one under it.
const headingSeparator = " › "

// Parts counts by the main headings of the directives, in document order. Tasks of no
// clause come last under an empty heading.
func (r *Review) Parts() []PartRow {
	headings := make(map[string]string, len(r.ClauseRows))
	for i := range r.ClauseRows {
		headings[r.ClauseRows[i].Clause.ID] = r.ClauseRows[i].Clause.Heading
	}
	var out []PartRow
	index := map[string]int{}
	var rest PartRow
	for i := range r.TaskRows {
		t := &r.TaskRows[i]
		h, _, _ := strings.Cut(headings[t.Task.Clause], headingSeparator)
		part := &rest
		if h != "" {
			if _, ok := index[h]; !ok {
				index[h] = len(out)
				out = append(out, PartRow{Heading: h})
			}
			part = &out[index[h]]
		}
		part.IDs = append(part.IDs, t.Task.ID)
		part.Tasks.plus(t.asOne())
		part.Assignments.plus(t.Counts)
	}
	if len(rest.IDs) > 0 {
		out = append(out, rest)
	}
	return out
}

// AgencyRanks ranks the agencies by the share of due duties they completed: one
// place for each of AgencyRows, equal shares share one; 0 where nothing is due.
func (r *Review) AgencyRanks() []int {
	rates := make([]Rate, len(r.AgencyRows))
	var order []int
	for i := range rates {
		if rates[i] = r.AgencyRows[i].Counts.DoneOfDue(); rates[i].Den > 0 {
			order = append(order, i)
		}
	}
	better := func(a, b int) int { return cmp.Compare(rates[b].Num*rates[a].Den, rates[a].Num*rates[b].Den) }
	slices.SortStableFunc(order, better)
	out := make([]int, len(rates))
	for place, i := range order {
		out[i] = place + 1
		if place > 0 && better(order[place-1], i) == 0 {
			out[i] = out[order[place-1]]
		}
	}
	return out
}

// Reminded is how often the Office had reminded of each of AssignmentRows by the
// cut-off.
func (r *Review) Reminded(f *Facts) []int {
	out := make([]int, len(r.AssignmentRows))
	for n, a := range r.assignments(f) {
		for _, m := range a.Reminders {
			if m.On <= r.AsOf {
				out[n]++
			}
		}
	}
	return out
}

// AssignmentFacts returns, for each of AssignmentRows, what was recorded of it.
func (r *Review) AssignmentFacts(f *Facts) []*Assignment {
	out := make([]*Assignment, len(r.AssignmentRows))
	for n, a := range r.assignments(f) {
		out[n] = a
	}
	return out
}

// Open is B1 + B2: what has a due day and is not completed.
func (c Counts) Open() int { return c.InTime + c.Overdue }

// AgencyCount is how many agencies have a duty at the cut-off.
func (r *Review) AgencyCount() int {
	n := 0
	for i := range r.AgencyRows {
		if r.AgencyRows[i].Counts.Total() > 0 {
			n++
		}
	}
	return n
}
