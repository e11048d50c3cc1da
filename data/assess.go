package data

// assessment judges assignments at one cut-off date.
type assessment struct {
	asOf   Date
	period string // reporting period asked of duties without a due day; "" = none is over yet
	ended  Date   // its last day
	soon   int    // days that count as "sắp đến hạn"
}

// assess computes the status of one assignment of the task to the agency: the official 2×2 of
// BC 1270/BC-TCTTTg, the exits, and the reporting status of undated duties.
// Facts recorded after the cut-off date are not seen.
func (c assessment) assess(a *Assignment, t *Task, agency *Agency) AssignmentRow {
	row := AssignmentRow{Task: a.Task, Agency: a.Agency}
	row.Updated = c.lastWord(a, &row)
	row.Obstacle = c.openObstacle(a)
	if a.Exit != nil && a.Exit.On <= c.asOf {
		row.Status = Exited
		return row
	}
	if !t.Deadline.Dated() {
		row.Asked = c.period != "" && (agency.ValidTo == 0 || agency.ValidTo >= c.ended)
		row.Status = c.reporting(a, row.Asked)
		return row
	}
	period := ""
	row.Due, period = c.occurrence(a, t.Deadline)
	if due := c.extended(a, row.Due, period); due != row.Due {
		row.Original, row.Due = row.Due, due
	}
	row.Completed, row.Waiting = c.completion(a, period)
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
	return row
}

// reporting is the status of a duty without a due day: outside both rates. An
// agency of which no report is asked, because no period is over yet or because
// it no longer existed at the period's end, owes none.
func (c assessment) reporting(a *Assignment, asked bool) Status {
	if !asked {
		return Reported
	}
	for _, p := range a.Periods {
		if p.Period == c.period && p.On <= c.asOf {
			return Reported
		}
	}
	return NotReported
}

// occurrence returns the due day that counts at the cut-off, and for a recurring
// task the period it belongs to: the first occurrence not completed, or else the
// one whose period the cut-off lies in. So an unfinished year stays overdue when
// the next begins, and a finished one shows done until its period ends.
func (c assessment) occurrence(a *Assignment, d Deadline) (due Date, period string) {
	if d.Kind != Recurring || d.Every <= 0 {
		return d.Due, ""
	}
	due = d.Due
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
// a due day moves only with a document (Extension); the latest one counts. An
// extension of a recurring task moves one occurrence, not those after it.
func (c assessment) extended(a *Assignment, due Date, period string) Date {
	granted := Date(0)
	for _, e := range a.Extensions {
		if e.Granted <= c.asOf && e.Granted >= granted && e.Due != 0 && e.Period == period {
			granted, due = e.Granted, e.Due
		}
	}
	return due
}

// completion returns the completion day the Office has confirmed, zero if none,
// and whether a claim waits for confirmation. A claim completes nothing.
func (c assessment) completion(a *Assignment, period string) (done Date, waiting bool) {
	for i := range a.Results {
		r := &a.Results[i]
		if r.Recorded > c.asOf || r.Period != period || r.Claimed == 0 {
			continue
		}
		switch {
		case r.Confirmed != 0 && r.Confirmed <= c.asOf:
			day := r.Completed
			if day == 0 {
				day = r.Claimed
			}
			if done == 0 || day < done {
				done = day
			}
		case r.Returned == 0 || r.Returned > c.asOf:
			waiting = true
		}
	}
	return done, waiting && done == 0
}

// lastWord finds the latest paper and the latest day anything was heard.
func (c assessment) lastWord(a *Assignment, row *AssignmentRow) Date {
	last := Date(0)
	for i := range a.Results {
		if r := &a.Results[i]; r.Recorded <= c.asOf && r.Recorded >= last {
			last, row.Paper = r.Recorded, r.Paper
		}
	}
	for i := range a.Periods {
		if p := &a.Periods[i]; p.On <= c.asOf && p.On >= last {
			last, row.Paper = p.On, p.Paper
		}
	}
	return last
}

// openObstacle returns the latest obstacle that is not resolved at the cut-off.
func (c assessment) openObstacle(a *Assignment) string {
	text, on := "", Date(0)
	for _, o := range a.Obstacles {
		open := o.Resolved == 0 || o.Resolved > c.asOf
		if o.On <= c.asOf && o.On >= on && open {
			text, on = o.Text, o.On
		}
	}
	return text
}
