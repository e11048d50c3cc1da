package data

import "cmp"

// assessment judges assignments at one cut-off date.
type assessment struct {
	asOf   Date
	soon   int             // days that count as "sắp đến hạn"
	asked  [13]term        // by months between reports: the last period that is over
	issued map[string]Date // of the directives
}

// sees tells whether the agency had the duty at the cut-off.
func (c *assessment) sees(a *Assignment) bool { return a.Given <= c.asOf }

// assess computes the status of one assignment of the task to the agency: the official 2×2 of
// BC 1270/BC-TCTTTg, the exits, and the reporting status of undated duties.
// Facts recorded after the cut-off date are not seen.
func (c *assessment) assess(a *Assignment, t *Task, agency *Agency) AssignmentRow {
	row := AssignmentRow{Task: a.Task, Agency: a.Agency}
	row.Updated = c.lastWord(a, &row)
	row.Obstacle = c.openObstacle(a)
	if a.Exit != nil && a.Exit.On <= c.asOf {
		row.Status = Exited
		return row
	}
	if !t.Deadline.Dated() {
		ask := &c.asked[reportEvery(t.Deadline)]
		row.Status = Reported // of whom no report is asked owes none
		if ask.to != 0 && c.owes(a, t, agency, ask.to) {
			row.Asked, row.Period = true, ask.key
			if reportOf(a, ask.key, c.asOf) == nil {
				row.Status = NotReported
			}
		}
		return row
	}
	due, period := c.occurrence(a, t.Deadline)
	c.judge(a, due, period, &row)
	return row
}

// judge fills in the status of one occurrence of a duty with a due day.
func (c *assessment) judge(a *Assignment, due Date, period string, row *AssignmentRow) {
	row.Due, row.Period = due, period
	if moved := c.extended(a, due, period); moved != due {
		row.Original, row.Due = due, moved
	}
	row.Completed, row.Claimed = c.completion(a, period)
	row.Waiting = row.Claimed != 0
	if row.Waiting { // what the Office has to judge, not what came in beside it
		row.Paper = c.lastResult(a, period).Paper
	}
	switch {
	case row.Completed != 0 && row.Completed <= row.Due:
		row.Status = OnTime
	case row.Completed != 0:
		row.Status = Late
		row.Days = int(row.Completed - row.Due)
	case c.asOf <= row.Due: // the day of the deadline still counts as in time
		row.Status = InTime
		row.Days = int(row.Due - c.asOf)
	default:
		row.Status = Overdue
		row.Days = int(c.asOf - row.Due)
	}
}

// count is what one assignment adds to the counts.
func (c *assessment) count(row *AssignmentRow) Counts {
	var one Counts
	one.add(row.Status)
	if row.Waiting {
		one.Waiting = 1
	}
	if row.Status == InTime && row.Days <= c.soon {
		one.DueSoon = 1
	}
	return one
}

// owes tells whether a report is asked of the agency on a period that ended on
// the day: not before the directive or the agency's own duty began, nor of an
// agency that did not exist then.
func (c *assessment) owes(a *Assignment, t *Task, agency *Agency, ended Date) bool {
	return ended >= c.issued[t.Directive] && ended >= a.Given && agency.inBeing(ended) &&
		(a.Exit == nil || a.Exit.On > ended)
}

// reportOf finds the first report on the period that was in by the day; nil when there is none.
func reportOf(a *Assignment, period string, by Date) *PeriodReport {
	var first *PeriodReport
	for i := range a.Periods {
		if p := &a.Periods[i]; p.Period == period && p.On <= by && (first == nil || p.On < first.On) {
			first = p
		}
	}
	return first
}

// occurrence returns the due day that counts at the cut-off, and for a recurring
// task the period it belongs to: the first occurrence not completed, or else the
// one whose period the cut-off lies in. So an unfinished year stays overdue when
// the next begins, and a finished one shows done until its period ends.
func (c *assessment) occurrence(a *Assignment, d Deadline) (due Date, period string) {
	if !d.recurs() {
		return d.Due, ""
	}
	due = cmp.Or(a.FirstDue, d.Due)
	for {
		period = periodOf(due, d.Every)
		done, _ := c.completion(a, period)
		if done == 0 || due >= c.asOf {
			return due, period
		}
		due = addMonths(due, d.Every)
	}
}

// extended returns the due day after the extensions in force at the cut-off:
// a due day moves only with a document (Extension); the latest one counts, of two
// of one day the longer. An extension of a recurring task moves one occurrence,
// not those after it.
func (c *assessment) extended(a *Assignment, due Date, period string) Date {
	last := Extension{Granted: -1 << 31}
	for i := range a.Extensions {
		e := &a.Extensions[i]
		if e.Granted > c.asOf || e.Due == 0 || e.Period != period {
			continue
		}
		if e.Granted > last.Granted || e.Granted == last.Granted && e.Due > last.Due {
			last = *e
		}
	}
	return cmp.Or(last.Due, due)
}

// completion returns the completion day the Office has confirmed, zero if none,
// and else the day the oldest claim that waits for confirmation came in. A claim
// completes nothing.
func (c *assessment) completion(a *Assignment, period string) (done, waiting Date) {
	for i := range a.Results {
		r := &a.Results[i]
		if r.Recorded > c.asOf || r.Period != period || r.Claimed == 0 {
			continue
		}
		switch {
		case r.Confirmed != 0 && r.Confirmed <= c.asOf:
			day := cmp.Or(r.Completed, r.Claimed)
			if done == 0 || day < done {
				done = day
			}
		case c.waits(r):
			if in := cmp.Or(r.Recorded, r.Claimed); waiting == 0 || in < waiting {
				waiting = in
			}
		}
	}
	if done != 0 {
		return done, 0
	}
	return 0, waiting
}

// waits tells whether a result seen at the cut-off is a claim that the Office has
// not judged by then.
func (c *assessment) waits(r *Result) bool {
	return r.Claimed != 0 && (r.Confirmed == 0 || r.Confirmed > c.asOf) && (r.Returned == 0 || r.Returned > c.asOf)
}

// lastWord finds the latest paper and the latest day anything was heard from the
// agency. Of two papers of one day the one with the greater number counts, so
// that the order in which they were keyed does not matter.
func (c *assessment) lastWord(a *Assignment, row *AssignmentRow) Date {
	last := Date(0)
	hear := func(on Date, paper *Paper) {
		if on > c.asOf || on < last {
			return
		}
		if on > last || paper.after(row.Paper) {
			row.Paper = *paper
		}
		last = on
	}
	for i := range a.Results {
		hear(a.Results[i].Recorded, &a.Results[i].Paper)
	}
	for i := range a.Periods {
		hear(a.Periods[i].On, &a.Periods[i].Paper)
	}
	for i := range a.Obstacles {
		if on := a.Obstacles[i].On; on <= c.asOf {
			last = max(last, on)
		}
	}
	return last
}

// after orders papers by date, then number.
func (p *Paper) after(q Paper) bool {
	return p.Date > q.Date || p.Date == q.Date && p.Number > q.Number
}

// openObstacle returns the latest obstacle that is not resolved at the cut-off.
func (c *assessment) openObstacle(a *Assignment) string {
	text, on := "", Date(0)
	for i := range a.Obstacles {
		o := &a.Obstacles[i]
		if o.On > c.asOf || o.Resolved != 0 && o.Resolved <= c.asOf {
			continue
		}
		if o.On > on || o.On == on && o.Text > text {
			text, on = o.Text, o.On
		}
	}
	return text
}
