package data

// ProgressPoint is the state of an agency's duties at one day.
type ProgressPoint struct {
	AsOf   Date
	Counts Counts // unit: lượt giao
}

// Progress is how an agency's duties stood at each end of month from one day to
// another, and on the last day itself; "" is all agencies. Each point has the
// counts of the Review of its day. Nil when from is after to.
func Progress(f *Facts, agency string, from, to Date) []ProgressPoint {
	duties := f.dutiesOf(agency)
	var out []ProgressPoint
	for day := monthEnd(from); from <= to; day = monthEnd(day + 1) {
		day = min(day, to)
		c := f.assessmentAt(day)
		p := ProgressPoint{AsOf: day}
		for _, d := range duties {
			if c.sees(d.assignment) && c.issued[d.task.Directive] <= day {
				row := c.assess(d.assignment, d.task, d.agency)
				p.Counts.plus(c.count(&row))
			}
		}
		out = append(out, p)
		if day == to {
			break
		}
	}
	return out
}

// duty is an assignment with what it refers to.
type duty struct {
	assignment *Assignment
	task       *Task
	agency     *Agency
}

// dutiesOf finds the assignments of an agency, "" = of all.
func (f *Facts) dutiesOf(agency string) []duty {
	tasks := make(map[string]*Task, len(f.Tasks))
	for i := range f.Tasks {
		tasks[f.Tasks[i].ID] = &f.Tasks[i]
	}
	agencies := make(map[string]*Agency, len(f.Agencies))
	for i := range f.Agencies {
		agencies[f.Agencies[i].Code] = &f.Agencies[i]
	}
	var out []duty
	for i := range f.Assignments {
		a := &f.Assignments[i]
		if agency != "" && a.Agency != agency {
			continue
		}
		if t, g := tasks[a.Task], agencies[a.Agency]; t != nil && g != nil {
			out = append(out, duty{a, t, g})
		}
	}
	return out
}

// monthEnd is the last day of the day's month.
func monthEnd(d Date) Date {
	t := d.Time()
	return NewDate(t.Year(), t.Month()+1, 0)
}
