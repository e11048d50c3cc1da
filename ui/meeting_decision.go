package ui

import (
	"fmt"
	"slices"
	"strings"

	"giaoban/data"
)

// decision is what a leader said in the meeting.
type decision struct {
	By, Text string
	Due      data.Date // zero: none named
}

// concernedDuties are the assignments that a decision on a page is about; none
// where a page is about no duty that is open.
func concernedDuties(r *data.Review, ref slideRef) []duty {
	var rows []*data.AssignmentRow
	switch ref.Kind {
	case slideMatter:
		rows = concernedRows(r, r.Matters[ref.At])
	case slideAgency:
		rows = agencyConcern(r, &r.AgencyRows[ref.At])
	}
	out := make([]duty, len(rows))
	for i, row := range rows {
		out[i] = duty{row.Task, row.Agency}
	}
	return out
}

// agencyConcern are the agency's overdue duties, else those with an open due day,
// else those it has not reported on.
func agencyConcern(r *data.Review, a *data.AgencyRow) []*data.AssignmentRow {
	for _, wanted := range []data.Status{data.Overdue, data.InTime, data.NotReported} {
		var out []*data.AssignmentRow
		for _, n := range a.Rows {
			if row := &r.AssignmentRows[n]; row.Status == wanted {
				out = append(out, row)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// concernWords name the assignments: "N22, N01: Tu Mơ Rông, Ia H’Drai".
func concernWords(r *data.Review, duties []duty) string {
	var tasks, agencies []string
	for _, d := range duties {
		if !slices.Contains(tasks, d.task) {
			tasks = append(tasks, d.task)
		}
		if name := agencyName(r, d.agency); !slices.Contains(agencies, name) {
			agencies = append(agencies, name)
		}
	}
	const named = 4
	words := data.FormatCount(len(duties)) + " lượt giao " + data.TaskRange(tasks) + ": " + strings.Join(agencies[:min(named, len(agencies))], ", ")
	if n := len(agencies) - named; n > 0 {
		words += " và " + data.FormatCount(n) + " cơ quan khác"
	}
	return words
}

// meetingOf is the meeting that a decision is taken at, and its day. A meeting
// prepared for the cut-off date counts while its conclusions are not issued; where
// there is none, today's is begun, so that the five working days run.
func meetingOf(f *data.Facts, asOf, today data.Date) (m data.Meeting, isNew bool) {
	m = f.MeetingAt(asOf)
	if m.On != 0 && m.Conclusion.Number == "" {
		return m, false
	}
	used := map[string]bool{}
	for _, held := range f.Meetings {
		if held.On == today && held.Conclusion.Number == "" {
			return held, false
		}
		used[held.ID] = true
	}
	id := "H-" + today.ISO()
	for n := 2; used[id]; n++ {
		id = fmt.Sprintf("H-%s-%d", today.ISO(), n)
	}
	return data.Meeting{ID: id, On: today, AsOf: min(asOf, today), Title: "Giao ban ngày " + today.Prose()}, true
}

// decisionRecords are what a decision is kept as: one instruction per task that
// it concerns as a whole, else one per assignment, and the meeting if it is new.
func decisionRecords(f *data.Facts, r *data.Review, duties []duty, d decision, today data.Date) []data.Entity {
	meeting, isNew := meetingOf(f, r.AsOf, today)
	var out []data.Entity
	if isNew {
		out = append(out, meeting)
	}
	targets := wholeTasks(r, duties)
	on := min(meeting.On, today)
	for i, id := range newInstructionIDs(f, on, len(targets)) {
		out = append(out, data.Instruction{
			ID: id, On: on, By: d.By, Task: targets[i].task, Agency: targets[i].agency, Text: d.Text, Due: d.Due,
		})
	}
	return out
}

// wholeTasks writes the assignments of a task as the task alone (no agency) where
// they are all it has.
func wholeTasks(r *data.Review, duties []duty) []duty {
	count := map[string]int{}
	for _, d := range duties {
		count[d.task]++
	}
	whole := map[string]bool{}
	for i := range r.TaskRows {
		t := &r.TaskRows[i]
		whole[t.Task.ID] = count[t.Task.ID] > 1 && count[t.Task.ID] == t.Counts.Total()
	}
	var out []duty
	for _, d := range duties {
		if whole[d.task] {
			d.agency = ""
		}
		if !slices.Contains(out, d) {
			out = append(out, d)
		}
	}
	return out
}

// newInstructionIDs are names that no instruction has.
func newInstructionIDs(f *data.Facts, on data.Date, count int) []string {
	used := map[string]bool{}
	for _, in := range f.Instructions {
		used[in.ID] = true
	}
	var out []string
	for n := 1; len(out) < count; n++ {
		if id := fmt.Sprintf("CD-%s-%d", on.ISO(), n); !used[id] {
			out = append(out, id)
		}
	}
	return out
}

// conclusionWords are the countdown to the notice of conclusions, five working
// days after the meeting (QĐ 45/2018/QĐ-TTg).
func conclusionWords(f *data.Facts, asOf, today data.Date) string {
	m, _ := meetingOf(f, asOf, today)
	due := data.ConclusionDue(f, m)
	words := "Thông báo kết luận: 05 ngày làm việc, hạn " + due.Prose()
	switch left := int(due - today); {
	case left > 0:
		words += ", còn " + days(left)
	case left == 0:
		words += ", hết hạn hôm nay"
	default:
		words += ", đã quá " + days(-left)
	}
	return words
}

// lastLeader is who gave the last instruction: most often the same person.
func lastLeader(f *data.Facts) string {
	if n := len(f.Instructions); n > 0 && f.Instructions[n-1].By != "" {
		return f.Instructions[n-1].By
	}
	return "Chủ tịch"
}
