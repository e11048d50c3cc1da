package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"giaoban/data"
)

// assignmentDetail is everything the panes show of one assignment.
type assignmentDetail struct {
	duty
	Agency    string     // short name
	Title     string     // of the task
	Obstacles []talkLine // not resolved at the cut-off
	State     string
	Status    data.Status
	Claims    []claimLine
	Facts     []fact
	Periods   []periodLine  // latest first
	Events    []historyLine // latest first
	Given     bool          // still the agency's: results can be recorded
	Dated     bool          // has a due day
}

// claimLine is a claim of completion that waits for the Office.
type claimLine struct{ Words, Note string }

// periodLine is one reporting period or one occurrence of a duty.
type periodLine struct {
	Period, Days string // "quý I/2019", "01/01–31/03/2019"
	Status       data.Status
	Word         string
	Report       string // "00/BC-SNV, 13/03/2019"
}

// historyLine is one day of an assignment's life.
type historyLine struct {
	On, Kind, Text, Paper string
	Color                 fyne.ThemeColorName
	Files                 []data.Evidence
}

// newAssignmentDetail gathers what is known of row n of the review.
func newAssignmentDetail(f *data.Facts, r *data.Review, n int) assignmentDetail {
	row := &r.AssignmentRows[n]
	t := &r.TaskRows[row.TaskIndex].Task
	d := assignmentDetail{
		duty: duty{row.Task, row.Agency}, Agency: r.AgencyRows[row.AgencyIndex].Agency.Short, Title: t.Title,
		State: rowState(row, r.Period), Status: row.Status,
	}
	a := f.AssignmentOf(d.duty.task, d.duty.agency)
	if a == nil {
		return d
	}
	d.Given, d.Dated = a.Exit == nil, t.Deadline.Dated()
	for _, c := range waitingClaims(a, r.AsOf) {
		words := paperWords(c.Paper, "không số văn bản") + ", báo hoàn thành " + c.Claimed.String()
		if k := len(c.Evidence); k > 0 {
			words += ", " + data.FormatCount(k) + " tệp"
		}
		d.Claims = append(d.Claims, claimLine{words, c.Note})
	}
	for _, o := range a.Obstacles {
		if o.On <= r.AsOf && (o.Resolved == 0 || o.Resolved > r.AsOf) {
			d.Obstacles = append(d.Obstacles, talkLine{Kind: "Vướng mắc", Text: obstacleWords(o)})
		}
	}
	d.Facts = assignmentFacts(row, t, a, r.AsOf)
	for _, p := range slices.Backward(data.PeriodsOf(f, a, r.AsOf)) {
		d.Periods = append(d.Periods, newPeriodLine(p))
	}
	for _, e := range slices.Backward(data.Timeline(f, a, r.AsOf)) {
		d.Events = append(d.Events, newHistoryLine(e, a, r.AsOf))
	}
	return d
}

// rowOf finds the assignment in the review; -1 when it is not seen at the cut-off.
func rowOf(r *data.Review, d duty) int {
	return slices.IndexFunc(r.AssignmentRows, func(row data.AssignmentRow) bool { return row.Task == d.task && row.Agency == d.agency })
}

// assignmentFacts are the due day with its original, the target with what was
// reached, and the share that the agency reports.
func assignmentFacts(row *data.AssignmentRow, t *data.Task, a *data.Assignment, asOf data.Date) []fact {
	var out []fact
	switch {
	case row.Original != 0:
		out = append(out, fact{Label: "Hạn gốc", Value: row.Original.String() + ", gia hạn " + row.Due.String()})
	case row.Due != 0:
		out = append(out, fact{Label: "Hạn", Value: row.Due.String()})
	}
	period := ""
	if t.Deadline.Dated() {
		period = row.Period
	}
	if t.Target.Text != "" {
		out = append(out, fact{Label: "Chỉ tiêu", Value: t.Target.Text})
	}
	if actual, ok := a.ActualAt(asOf, period); ok {
		reached := fact{Label: "Đạt được", Value: t.Target.Reached(actual)}
		if met, known := t.Target.Met(actual); known && met {
			reached.Value, reached.Color = reached.Value+", đạt chỉ tiêu", colorGreen
		} else if known {
			reached.Value, reached.Color = reached.Value+", chưa đạt chỉ tiêu", colorRed
		}
		out = append(out, reached)
	}
	if p, ok := lastPercent(a, asOf, period); ok && !row.Status.Done() {
		out = append(out, fact{Label: "Cơ quan báo đạt", Value: data.FormatCount(p) + "%"})
	}
	if row.Updated != 0 {
		out = append(out, fact{Label: "Báo cáo gần nhất", Value: row.Updated.String()})
	}
	return out
}

// lastPercent is the share that the latest result known by a day says is done.
func lastPercent(a *data.Assignment, by data.Date, period string) (percent int, ok bool) {
	last := data.Date(0)
	for _, r := range a.Results {
		if r.Recorded <= by && r.Recorded >= last && r.Period == period {
			last, percent, ok = r.Recorded, r.Percent, true
		}
	}
	return percent, ok
}

func newPeriodLine(p data.PeriodStatus) periodLine {
	line := periodLine{
		Period: data.PeriodName(p.Period), Status: p.Status, Word: lowerFirst(p.Word()),
		Days: p.From.String() + "–" + p.To.String(), Report: "–",
	}
	if p.Due != 0 {
		line.Days = "hạn " + p.Due.String()
		if p.Due != p.To {
			line.Days = "hạn gốc " + p.To.String() + ", gia hạn " + p.Due.String()
		}
		line.Word = strings.TrimPrefix(line.Word, "chưa hoàn thành – ")
	}
	if p.Waiting {
		line.Word = "chờ xác nhận"
	}
	if p.On != 0 || p.Paper.Number != "" {
		line.Report = paperWords(p.Paper, "ngày "+p.On.String())
	}
	return line
}

func newHistoryLine(e data.Event, a *data.Assignment, asOf data.Date) historyLine {
	line := historyLine{On: e.On.String(), Kind: e.Kind.Name(), Text: e.Text}
	if e.On == 0 {
		line.On = "không rõ ngày"
	}
	if e.Paper != (data.Paper{}) && e.Kind != data.EventConfirmed && e.Kind != data.EventReturned {
		line.Paper = paperWords(e.Paper, "")
	}
	switch {
	case e.Kind == data.EventConfirmed:
		line.Color = colorGreen
	case e.Kind == data.EventObstacle, e.Kind == data.EventReturned:
		line.Color = colorAmber
	case e.Kind == data.EventInstruction:
		line.Color = colorAccent
	case e.On > asOf:
		line.Color = colorMuted
	}
	if e.Kind == data.EventReport {
		for _, r := range a.Results {
			if r.ID == e.Ref {
				line.Files = r.Evidence
			}
		}
	}
	return line
}
