package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"giaoban/data"
)

// byPeriod tells whether the row is a report on a reporting period of a duty
// without a due day, rather than a result.
func (row *FilledRow) byPeriod() bool { return row.undated && row.period != "" }

// resultPeriod is the occurrence that a result of the row belongs to.
func (row *FilledRow) resultPeriod() string {
	if row.undated {
		return ""
	}
	return row.period
}

// edit returns the assignment with what the row adds to it, and whether that is
// anything. What is there already is not added again, whichever file says it, so
// that a form may come in twice. A completion day is a claim: only the Office
// confirms.
func (row *FilledRow) edit(a data.Assignment, on data.Date) (data.Assignment, bool, error) {
	changed := false
	for _, step := range []func(data.Assignment, data.Date) (data.Assignment, bool, error){
		row.addReport, row.addResult, row.addObstacle,
	} {
		next, did, err := step(a, on)
		if err != nil {
			return data.Assignment{}, false, err
		}
		if did {
			a, changed = next, true
		}
	}
	return a, changed, nil
}

// addReport records the report on a period. One that is there keeps the day it
// came in, and what the row leaves blank.
func (row *FilledRow) addReport(a data.Assignment, on data.Date) (data.Assignment, bool, error) {
	n := &row.answer
	if !row.byPeriod() || !n.reports() {
		return a, false, nil
	}
	report, old := data.PeriodReport{Period: row.period, On: on}, data.PeriodReport{}
	if i := reportIndex(&a, row.period); i >= 0 {
		report, old = a.Periods[i], a.Periods[i]
	}
	if n.number != "" {
		report.Paper.Number = n.number
	}
	if n.date != 0 {
		report.Paper.Date = n.date
	}
	if n.note != "" {
		report.Note = n.note
	}
	if report == old {
		return a, false, nil
	}
	a, err := a.WithPeriod(report)
	return a, true, err
}

// addResult records a result. Results are added, never replaced: what was
// reported at an earlier cut-off stays as it was.
func (row *FilledRow) addResult(a data.Assignment, on data.Date) (data.Assignment, bool, error) {
	n := row.answer
	if row.byPeriod() { // paper and note are the report's
		n.number, n.date, n.note = "", 0, ""
	}
	if !n.reports() {
		return a, false, nil
	}
	r := data.Result{
		ID: row.resultID(&n), Recorded: on, Paper: data.Paper{Number: n.number, Date: n.date}, Period: row.resultPeriod(),
		Percent: n.percent, Note: n.note, Claimed: n.done, Actual: n.actual, HasActual: n.hasActual,
	}
	last := latestResult(&a, r.Period)
	if last != nil && n.saidBy(last) || slices.ContainsFunc(a.Results, func(o data.Result) bool { return o.ID == r.ID }) {
		return a, false, nil
	}
	switch {
	case n.hasPercent:
	case n.done != 0:
		r.Percent = 100
	case last != nil:
		r.Percent = last.Percent // not said again, so not changed
	}
	a, err := a.WithResult(r)
	return a, true, err
}

// saidBy tells whether a result says all that the answer does.
func (n *answer) saidBy(r *data.Result) bool {
	return (n.done == 0 || n.done == r.Claimed) && (n.number == "" || n.number == r.Paper.Number) &&
		(n.date == 0 || n.date == r.Paper.Date) && (n.note == "" || n.note == r.Note) &&
		(!n.hasPercent || n.percent == r.Percent) && (!n.hasActual || r.HasActual && n.actual == r.Actual)
}

// resultID is the same for the same answer on the same form, so that it enters
// once even after the Office has corrected what was stored.
func (row *FilledRow) resultID(n *answer) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s|%s|%d|%d|%d|%q|%q|%t %d|%t %v", row.assignment.Key(), row.resultPeriod(), row.asOf,
		n.done, n.date, n.number, n.note, n.hasPercent, n.percent, n.hasActual, n.actual))
	return "XL-" + hex.EncodeToString(sum[:8])
}

// addObstacle records obstacles, proposals and the wish for a later due day, and
// ends those that the agency knew of and says are gone. A wish is no extension:
// that needs a document.
func (row *FilledRow) addObstacle(a data.Assignment, on data.Date) (data.Assignment, bool, error) {
	n := &row.answer
	o, open := row.obstacle(&a, on), openObstacle(&a)
	known := slices.ContainsFunc(a.Obstacles, func(x data.Obstacle) bool {
		return x.Text == o.Text && x.Proposal == o.Proposal && (x.Resolved == 0 || x.On >= row.asOf)
	})
	if n.blocks() && known {
		return a, false, nil
	}
	var err error
	changed := false
	for i := range a.Obstacles {
		x := &a.Obstacles[i]
		gone := n.isResolved && x.On <= row.asOf
		repeated := n.blocks() && i == open && x.Text == o.Text // now with another proposal
		if x.Resolved != 0 || !gone && !repeated {
			continue
		}
		if a, err = a.Resolve(i, on); err != nil {
			return data.Assignment{}, false, err
		}
		changed = true
	}
	if n.blocks() {
		a, err = a.WithObstacle(o)
		changed = true
	}
	return a, changed, err
}

// obstacle puts into words what the row says. A proposal alone belongs to the
// obstacle that is open.
func (row *FilledRow) obstacle(a *data.Assignment, on data.Date) data.Obstacle {
	n := &row.answer
	o := data.Obstacle{On: on, Text: n.obstacle}
	proposals := []string{n.proposal}
	if n.extend != 0 {
		proposals = append(proposals, "Đề nghị gia hạn đến "+n.extend.String())
	}
	o.Proposal = strings.Join(slices.DeleteFunc(proposals, func(s string) bool { return s == "" }), ". ")
	open := openObstacle(a)
	switch {
	case o.Text != "":
	case open >= 0:
		o.Text = a.Obstacles[open].Text
	case n.extend != 0:
		o.Text = "Cơ quan đề nghị gia hạn"
	default:
		o.Text = "Cơ quan có kiến nghị"
	}
	return o
}
