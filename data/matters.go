package data

import (
	"fmt"
	"slices"
)

// matterLimit is how many matters a leader is asked to decide at one meeting.
const matterLimit = 3

// addMatters takes the matters the Office chose for this cut-off date, and
// proposes them by rule while it has chosen none.
func (r *Review) addMatters(f *Facts) {
	for _, m := range f.Matters {
		if (m.From == 0 || m.From <= r.AsOf) && (m.To == 0 || r.AsOf <= m.To) {
			r.Matters = append(r.Matters, m)
		}
	}
	slices.SortStableFunc(r.Matters, func(a, b Matter) int { return a.Order - b.Order })
	r.Matters = r.Matters[:min(len(r.Matters), matterLimit)]
	if len(r.Matters) > 0 || len(r.TaskRows) == 0 {
		return
	}
	for _, propose := range []func() (Matter, bool){r.proposeUnblock, r.proposeRectify, r.proposeDeadline} {
		if m, ok := propose(); ok {
			m.Order, m.Proposed = len(r.Matters)+1, true
			r.Matters = append(r.Matters, m)
		}
	}
}

// proposeUnblock picks the open task that is blocked and due first.
func (r *Review) proposeUnblock() (Matter, bool) {
	best, found := 0, false
	for i := range r.AssignmentRows {
		row := &r.AssignmentRows[i]
		if row.Obstacle == "" || row.Status.Done() || row.Status == Exited {
			continue
		}
		if !found || worseFirst(row, &r.AssignmentRows[best]) < 0 {
			best, found = i, true
		}
	}
	if !found {
		return Matter{}, false
	}
	row := &r.AssignmentRows[best]
	t := &r.TaskRows[row.TaskIndex]
	return Matter{
		Kind: Unblock, Title: t.Task.Short, Tasks: []string{t.Task.ID},
		Detail:   r.AgencyRows[row.AgencyIndex].Agency.Short + " – " + row.Obstacle,
		Proposal: "xem xét, chỉ đạo gỡ vướng hoặc cho gia hạn.",
	}, true
}

// proposeRectify picks the task with most late agencies.
func (r *Review) proposeRectify() (Matter, bool) {
	urgent := r.UrgentTasks(1)
	if len(urgent) == 0 || r.TaskRows[urgent[0]].Status != Overdue {
		return Matter{}, false
	}
	t := &r.TaskRows[urgent[0]]
	return Matter{
		Kind: Discipline, Title: t.Task.Short, Tasks: []string{t.Task.ID},
		Detail: fmt.Sprintf("%d/%d cơ quan – quá hạn %s ngày (hạn %s).",
			t.Counts.Overdue, t.Counts.Total(), FormatCount(t.Days), t.Due),
		Proposal: fmt.Sprintf("yêu cầu %d cơ quan giải trình bằng văn bản.", t.Counts.Overdue),
	}, true
}

// proposeDeadline picks a task that the directive calls urgent without a day,
// the one given to most agencies but not to all: 33 of the 45 tasks have no
// date, and setting one is the leader's decision.
func (r *Review) proposeDeadline() (Matter, bool) {
	var best *TaskRow
	for i := range r.TaskRows {
		t := &r.TaskRows[i]
		if t.Task.Deadline.Kind != Prompt || len(t.Rows) == 0 || len(t.Rows) == len(r.AgencyRows) {
			continue
		}
		if best == nil || len(t.Rows) > len(best.Rows) {
			best = t
		}
	}
	if best == nil {
		return Matter{}, false
	}
	return Matter{
		Kind: SetDeadline, Title: best.Task.Short, Tasks: []string{best.Task.ID},
		Detail:   best.Agencies + " – văn bản ghi " + best.Task.Deadline.Words + ".",
		Proposal: "ấn định ngày hoàn thành để đưa vào theo dõi.",
	}, true
}

// verdict writes the sentence a leader reads first.
func (r *Review) verdict() []Span {
	total := r.Tasks.Total()
	if total == 0 {
		return []Span{{Text: "Đến ngày " + r.AsOf.Prose() + " chưa có nhiệm vụ nào được giao."}}
	}
	var out []Span
	say := func(text string) { out = append(out, Span{Text: text}) }
	stress := func(text string) { out = append(out, Span{Text: text, Bold: true}) }
	switch {
	case r.Tasks.Dated() == 0:
		say("Không có nhiệm vụ nào có thời hạn; ")
	case r.Tasks.Overdue == 0:
		say("Không có nhiệm vụ quá hạn trong " + FormatCount(r.Tasks.Dated()) + " nhiệm vụ có thời hạn; ")
	default:
		stress(Rate{r.Tasks.Overdue, r.Tasks.Dated()}.Fraction())
		say(fmt.Sprintf(" nhiệm vụ có thời hạn đang quá hạn, ở %d cơ quan; ", r.LateAgencies()))
	}
	stress(Rate{r.Tasks.Undated(), total}.Fraction())
	say(" nhiệm vụ văn bản không ấn định ngày.")
	for i := range r.Indices {
		if p := r.Indices[i].Pair; p != nil && r.Indices[i].Index.Code == "PAPI" {
			r.verdictOnIndex(&r.Indices[i], say, stress)
		}
	}
	return out
}

// verdictOnIndex adds how points and places moved: rank tells more than score
// (PAPI 2017 rose 0,32 and fell 4 places).
func (r *Review) verdictOnIndex(v *IndexReview, say, stress func(string)) {
	p := v.Pair
	change := Hundredths(p.To.Value) - Hundredths(p.From.Value)
	points := "giữ nguyên điểm"
	if change > 0 {
		points = "tăng " + FormatHundredths(change) + " điểm"
	} else if change < 0 {
		points = "giảm " + FormatHundredths(-change) + " điểm"
	}
	say(fmt.Sprintf(" %s %d %s", v.Index.Code, p.To.Year, points))
	places := p.To.Rank - p.From.Rank
	join := " và "
	if (change > 0 && places > 0) || (change < 0 && places < 0) {
		join = " nhưng "
	}
	switch {
	case p.To.Rank == 0 || p.From.Rank == 0:
	case places > 0:
		say(join)
		stress(fmt.Sprintf("giảm %d bậc", places))
	case places < 0:
		say(join)
		stress(fmt.Sprintf("tăng %d bậc", -places))
	default:
		say(", giữ nguyên thứ bậc")
	}
	say(fmt.Sprintf(" so với %d", p.From.Year))
	if len(v.Drops) > 0 && v.Drops[0].To.Rank > 0 {
		say("; “" + v.Drops[0].Node.Name + "” xếp ")
		stress(FormatRank(v.Drops[0].To.Rank, v.Drops[0].To.RankedOf))
	}
	say(".")
}
