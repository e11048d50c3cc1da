package ui

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"giaoban/data"
)

// agencyRow is one agency as the list shows it.
type agencyRow struct {
	Code, Name, Kind string
	Order            int
	Counts           data.Counts
	Rate             string  // "87,50%", "–" when nothing is due
	RateFraction     string  // "7/8"
	Worst            string  // "quá 151 ngày"
	Unreported       string  // "5/14" of the undated duties
	Ended            string  // "đến 30/06/2019" when it no longer exists at the cut-off
	Share            float32 // of the longest bar
	index            int     // into Review.AgencyRows
	worst            int
	rate             int // hundredths of a percent; -1 when nothing is due
	search           string
}

// agencyRows makes the rows of all agencies in protocol order.
func agencyRows(r *data.Review) []agencyRow {
	rows := make([]agencyRow, len(r.AgencyRows))
	for i := range r.AgencyRows {
		rows[i] = newAgencyRow(r, i)
	}
	return share(rows)
}

// share sets the length of each bar against the agency with most duties.
func share(rows []agencyRow) []agencyRow {
	most := 1
	for i := range rows {
		most = max(most, rows[i].Counts.Total())
	}
	for i := range rows {
		rows[i].Share = float32(rows[i].Counts.Total()) / float32(most)
	}
	return rows
}

// worstAgencyRows makes the rows with the slowest agency first.
func worstAgencyRows(r *data.Review) []agencyRow {
	order := r.WorstAgencies()
	rows := make([]agencyRow, len(order))
	for n, i := range order {
		rows[n] = newAgencyRow(r, i)
	}
	return share(rows)
}

func newAgencyRow(r *data.Review, i int) agencyRow {
	a := &r.AgencyRows[i]
	rate := a.Counts.DoneOfDue()
	row := agencyRow{
		Code: a.Agency.Code, Name: a.Agency.Short, Kind: a.Agency.Kind.Name(), Order: a.Agency.Order,
		Counts: a.Counts, Rate: rate.Percent(), RateFraction: rate.Fraction(), Worst: "–", Unreported: "–",
		index: i, worst: a.Worst, rate: -1,
		search: data.Fold(a.Agency.Name + "\n" + a.Agency.Short + "\n" + a.Agency.Code),
	}
	if h, ok := rate.Hundredths(data.HalfUp); ok {
		row.rate = h
	} else {
		row.RateFraction = ""
	}
	if a.Worst > 0 {
		row.Worst = stateWords(data.Overdue, a.Worst, "")
	}
	if n := a.Counts.Undated(); n > 0 {
		row.Unreported = data.Rate{Num: a.Counts.NotReported, Den: n}.Fraction()
	}
	if a.Agency.ValidTo != 0 && a.Agency.ValidTo < r.AsOf {
		row.Ended = "đến " + a.Agency.ValidTo.String()
	}
	return row
}

// number is a key figure with its label and a line that explains it.
type number struct {
	Label, Value, Note string
	Status             data.Status // its icon; NoStatus = none
	Color              fyne.ThemeColorName
	Filter             string
}

// agencyDetail is everything the page of one agency shows.
type agencyDetail struct {
	Code, Name  string
	Place       string // "Cơ quan 2/31 theo thứ tự hành chính"
	RateNote    string // "hoàn thành trên đến hạn: 7/8 lượt, 87,50%; toàn tỉnh: 94,57%"
	Counts      data.Counts
	Numbers     []number
	Assignments []agencyTask // worst first
	Obstacles   []talkLine
	Overdue     []agencyTask
	Oversees    []oversightLine
	Nodes       []nodeLine
	Reminders   []reminderLine
}

// agencyTask is one of an agency's assignments.
type agencyTask struct {
	Task, Path, Title string
	Status            data.Status
	Due               string
	DueColor          fyne.ThemeColorName
	State             string
	Paper             string
	Office            string
	Waiting           bool
	Confirmed         bool
	Obstacle          string
	order, days       int
	due               data.Date
}

// oversightLine is a task by which the agency supervises others.
type oversightLine struct {
	Task, Scope string
	Counts      data.Counts
}

// nodeLine is an index content the agency's tasks address.
type nodeLine struct {
	Index, Concept string
	Label, Max     string
	Tasks          string
}

// reminderLine is a day on which the agency was reminded.
type reminderLine struct {
	On, Words string
}

// newAgencyDetail gathers what is known of agency i of the review.
func newAgencyDetail(f *data.Facts, r *data.Review, i int) agencyDetail {
	a := &r.AgencyRows[i]
	rate, whole := a.Counts.DoneOfDue(), r.Assignments.DoneOfDue()
	d := agencyDetail{
		Code: a.Agency.Code, Name: a.Agency.Name,
		Place: "Cơ quan " + data.FormatCount(i+1) + "/" + data.FormatCount(len(r.AgencyRows)) + " theo thứ tự hành chính",
		RateNote: "hoàn thành trên đến hạn: " + rate.Fraction() + " lượt, " + rate.Percent() +
			"; toàn tỉnh: " + whole.Percent(),
		Counts: a.Counts,
	}
	given := map[string]*data.Assignment{}
	for k := range f.Assignments {
		if f.Assignments[k].Agency == a.Agency.Code {
			given[f.Assignments[k].Task] = &f.Assignments[k]
		}
	}
	for _, n := range a.Rows {
		t := newAgencyTask(r, n, given)
		d.Assignments = append(d.Assignments, t)
		if t.Status == data.Overdue {
			d.Overdue = append(d.Overdue, t)
		}
		if t.Obstacle != "" {
			d.Obstacles = append(d.Obstacles, talkLine{Kind: "Vướng mắc", Text: t.Task + ": " + t.Obstacle})
		}
	}
	slices.SortStableFunc(d.Assignments, worstAgencyTaskFirst)
	slices.SortStableFunc(d.Overdue, worstAgencyTaskFirst)
	d.Numbers = agencyNumbers(r, d)
	d.Oversees = oversight(r, a)
	d.Nodes = agencyNodes(r, given)
	d.Reminders = agencyReminders(r, given)
	return d
}

func newAgencyTask(r *data.Review, n int, given map[string]*data.Assignment) agencyTask {
	row := &r.AssignmentRows[n]
	t := &r.TaskRows[row.TaskIndex].Task
	soon := row.Status == data.InTime && r.TaskRows[row.TaskIndex].Counts.DueSoon > 0
	out := agencyTask{
		Task: t.ID, Path: t.Path, Title: t.Title, Status: row.Status,
		Due: row.Due.String(), DueColor: dueColor(row.Status, soon),
		State: rowState(row, r.Period), Paper: paperWords(row.Paper, "–"), Office: "–",
		Waiting: row.Waiting, Confirmed: row.Completed != 0,
		Obstacle: row.Obstacle, order: t.Order, days: row.Days, due: row.Due,
	}
	if !t.Deadline.Dated() {
		out.Due = dueWords(t.Deadline)
	}
	switch {
	case row.Waiting:
		out.Office = "Chờ xác nhận"
	case row.Completed != 0:
		out.Office = "Đã xác nhận"
	case returned(given[row.Task], r.AsOf):
		out.Office = "Đã trả lại"
	}
	return out
}

func worstAgencyTaskFirst(a, b agencyTask) int {
	c := cmp.Compare(statusOrder(a.Status), statusOrder(b.Status))
	switch {
	case c != 0:
		return c
	case a.Status == data.InTime:
		return cmp.Compare(a.days, b.days)
	}
	return cmp.Or(cmp.Compare(b.days, a.days), cmp.Compare(a.order, b.order))
}

// agencyNumbers are the five key figures, unit lượt giao.
func agencyNumbers(r *data.Review, d agencyDetail) []number {
	c := d.Counts
	return []number{
		{Label: "Được giao", Value: data.FormatCount(c.Total()), Note: "lượt; " + data.FormatCount(c.Dated()) + " có thời hạn"},
		{
			Label: "Hoàn thành", Value: data.FormatCount(c.Done()), Status: data.OnTime,
			Note: data.FormatCount(c.OnTime) + " đúng hạn, " + data.FormatCount(c.Late) + " quá hạn",
		},
		{Label: "Trong hạn", Value: data.FormatCount(c.InTime), Status: data.InTime, Note: oneOrCount(d, data.InTime)},
		{
			Label: "Quá hạn", Value: data.FormatCount(c.Overdue), Status: data.Overdue,
			Note: oneOrCount(d, data.Overdue), Color: redWhen(c.Overdue > 0),
		},
		{Label: "Thường xuyên", Value: data.FormatCount(c.Undated()), Status: data.Reported, Note: reportedNote(c, r.Period)},
	}
}

func redWhen(yes bool) fyne.ThemeColorName {
	if yes {
		return colorRed
	}
	return colorInk
}

// oneOrCount names the only duty with a status, or says how the worst stands.
func oneOrCount(d agencyDetail, s data.Status) string {
	var found []agencyTask
	for _, t := range d.Assignments {
		if t.Status == s {
			found = append(found, t)
		}
	}
	switch {
	case len(found) == 0:
		return "không có"
	case s == data.Overdue && len(found) == 1:
		return found[0].Task + ", " + found[0].State
	case s == data.Overdue:
		return found[0].State + ", lâu nhất"
	case len(found) == 1:
		return found[0].Task + ", hạn " + found[0].Due
	}
	return "gần nhất " + found[0].Task + ", hạn " + found[0].Due
}

func reportedNote(c data.Counts, period string) string {
	switch {
	case c.Undated() == 0:
		return "không có"
	case period == "":
		return "chưa đến kỳ báo cáo"
	case c.NotReported == 0:
		return "đã báo cáo đủ " + data.PeriodName(period)
	}
	return data.FormatCount(c.NotReported) + " chưa báo cáo " + data.PeriodName(period)
}

// oversight lists the tasks by which the agency supervises others.
func oversight(r *data.Review, a *data.AgencyRow) []oversightLine {
	var out []oversightLine
	for _, id := range a.Oversees {
		line := oversightLine{Task: id, Scope: "theo kỳ kiểm tra", Counts: r.Overseen(id)}
		for i := range r.TaskRows {
			t := &r.TaskRows[i].Task
			if t.ID != id {
				continue
			}
			switch {
			case slices.Contains(t.Oversees, "*"):
				line.Scope = "mọi nhiệm vụ của văn bản"
			case len(t.Oversees) > 0:
				line.Scope = data.TaskRange(t.Oversees)
			}
		}
		out = append(out, line)
	}
	return out
}

// agencyNodes lists index contents that the agency's tasks address, the tree's order.
func agencyNodes(r *data.Review, given map[string]*data.Assignment) []nodeLine {
	var out []nodeLine
	for i := range r.Indices {
		v := &r.Indices[i]
		for _, n := range v.Nodes {
			var own []string
			for _, id := range n.Tasks[:n.Stated] {
				if given[id] != nil {
					own = append(own, id)
				}
			}
			if len(own) == 0 {
				continue
			}
			line := nodeLine{
				Index: v.Index.Code, Concept: n.Node.Concept, Max: "–", Tasks: data.TaskRange(own),
				Label: strings.TrimSuffix(v.Index.Code+"-"+n.Node.Short(), "-") + " " + n.Node.Name,
			}
			if n.Node.Level == data.Total {
				line.Label = v.Index.Short() + " toàn bộ"
			}
			if n.Node.Max > 0 {
				line.Max = trimPoints(n.Node.Max)
			}
			out = append(out, line)
		}
	}
	return out
}

// trimPoints writes a maximum without needless decimals: 10; 14,5.
func trimPoints(v float64) string {
	return strings.TrimSuffix(strings.TrimRight(data.FormatPoints(v), "0"), ",")
}

// agencyReminders lists the days on which the agency was reminded, latest first.
func agencyReminders(r *data.Review, given map[string]*data.Assignment) []reminderLine {
	tasks := map[data.Date][]string{}
	for id, a := range given {
		for _, m := range a.Reminders {
			if m.On <= r.AsOf {
				tasks[m.On] = append(tasks[m.On], id)
			}
		}
	}
	days := make([]data.Date, 0, len(tasks))
	for d := range tasks {
		days = append(days, d)
	}
	slices.Sort(days)
	var out []reminderLine
	for n, d := range days {
		slices.Sort(tasks[d])
		out = append(out, reminderLine{d.String(), "lần " + data.FormatCount(n+1) + ": " + data.TaskRange(tasks[d])})
	}
	slices.Reverse(out)
	return out
}
