package data

import "slices"

// Overseen counts the assignments whose carrying out the task supervises ("được
// giao đôn đốc"): those of the tasks it names; for "*" those of every task,
// without the supervising agencies' own.
func (r *Review) Overseen(task string) Counts {
	i := slices.IndexFunc(r.TaskRows, func(t TaskRow) bool { return t.Task.ID == task })
	var c Counts
	if i < 0 {
		return c
	}
	t := &r.TaskRows[i].Task
	if slices.Contains(t.Oversees, "*") {
		c.plus(r.Assignments)
		for k := range r.AgencyRows {
			if slices.Contains(t.Lead, r.AgencyRows[k].Agency.Code) {
				c.minus(r.AgencyRows[k].Counts)
			}
		}
		return c
	}
	for k := range r.TaskRows {
		if slices.Contains(t.Oversees, r.TaskRows[k].Task.ID) {
			c.plus(r.TaskRows[k].Counts)
		}
	}
	return c
}

// minus takes all counts of d away.
func (c *Counts) minus(d Counts) {
	c.OnTime -= d.OnTime
	c.Late -= d.Late
	c.InTime -= d.InTime
	c.Overdue -= d.Overdue
	c.Reported -= d.Reported
	c.NotReported -= d.NotReported
	c.Exited -= d.Exited
	c.Waiting -= d.Waiting
	c.DueSoon -= d.DueSoon
}
