package ui

import (
	"cmp"
	"strconv"

	"fyne.io/fyne/v2"

	"giaoban/data"
)

// The lists of the chase page.
const (
	chaseOverdue     = "overdue"
	chaseWaiting     = "waiting"
	chaseNoReport    = "no-report"
	chaseStale       = "stale"
	chaseUnclear     = "unclear"
	chaseConclusions = "conclusions"
)

// chaseList is one list of whom to ask for what.
type chaseList struct {
	ID, Label string
	Note      string // the rule, in one line
	Color     fyne.ThemeColorName
	Rows      []chaseRow
}

// chaseRow is one line of a list.
type chaseRow struct {
	Key      string
	Mark     string
	Task     string // "" on conclusions
	Agency   string // "" where the whole task is meant
	What     string
	Who      string
	Due      string
	State    string
	Color    fyne.ThemeColorName
	Reminded string // "2 lần, 15/04/2019": how often, the last day
	Days     int
	Meeting  *data.Meeting    // of conclusions
	duty     *data.Assignment // nil where nobody can be reminded
	due      data.Date
}

// chaseLists makes all lists of the Review.
func chaseLists(f *data.Facts, r *data.Review) []chaseList {
	c := r.Chase(f)
	m := &chaseMaker{review: r, assignments: storedRows(f, r)}
	out := []chaseList{{
		chaseOverdue, "Quá hạn", "chưa hoàn thành, xếp theo số ngày quá hạn", colorRed,
		m.rows(c.Overdue, colorRed, func(x data.ChaseRow) string { return "quá " + days(x.Days) }),
	}}
	for _, d := range c.DueIn {
		out = append(out, chaseList{
			"due-" + strconv.Itoa(d.Within), "Đến hạn trong " + days(d.Within), "còn trong hạn; mỗi việc chỉ nằm ở mốc gần nhất", colorAmber,
			m.rows(d.Rows, colorAmber, func(x data.ChaseRow) string {
				if x.Days == 0 {
					return "đến hạn hôm nay"
				}
				return "còn " + days(x.Days)
			}),
		})
	}
	return append(out, chaseList{
		chaseWaiting, "Báo xong, chờ xác nhận", "cơ quan đã báo hoàn thành; Văn phòng chưa xác nhận", colorAmber,
		m.rows(c.Waiting, colorAmber, func(x data.ChaseRow) string { return "Văn phòng giữ " + days(x.Days) }),
	}, chaseList{
		chaseNoReport, "Chưa báo cáo kỳ này", periodNote(r.Period), colorInk,
		m.rows(c.NoReport, colorInk, func(x data.ChaseRow) string { return days(x.Days) + " sau khi hết kỳ" }),
	}, chaseList{
		chaseStale, "Quá 30 ngày không tin", "chưa hoàn thành, không có báo cáo, vướng mắc nào trong 30 ngày", colorAmber,
		m.rows(c.Stale, colorAmber, func(x data.ChaseRow) string { return days(x.Days) + " không có tin" }),
	}, chaseList{
		chaseUnclear, "Chưa rõ (5 rõ)", "rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ sản phẩm; và minh chứng", colorInk,
		m.rows(c.Unclear, colorInk, func(x data.ChaseRow) string { return x.Missing.Words() }),
	}, chaseList{
		chaseConclusions, "Thông báo kết luận", "05 ngày làm việc sau cuộc họp (QĐ 45/2018/QĐ-TTg)", colorAmber, conclusionRows(c.Conclusions),
	})
}

func periodNote(period string) string {
	if period == "" {
		return "chưa đến kỳ báo cáo đầu tiên"
	}
	return "việc thường xuyên, kỳ " + data.PeriodName(period)
}

func days(n int) string { return data.FormatCount(n) + " ngày" }

type chaseMaker struct {
	review      *data.Review
	assignments []*data.Assignment
}

func (m *chaseMaker) rows(list []data.ChaseRow, color fyne.ThemeColorName, state func(data.ChaseRow) string) []chaseRow {
	out := make([]chaseRow, len(list))
	for i, x := range list {
		row := chaseRow{
			Key: x.Task + "/" + x.Agency, Task: x.Task, Agency: x.Agency, What: x.What, Who: x.Who,
			Due: x.Due.String(), State: state(x), Color: color, Days: x.Days, due: x.Due,
		}
		if x.Waiting && color == colorRed {
			row.Color = colorAmber // it is with the Office: nobody is accused silently
			row.State += ", chờ xác nhận"
		}
		if x.Row >= 0 {
			row.Mark = m.review.AssignmentRows[x.Row].Status.Code()
			row.duty = m.assignments[x.Row]
			row.Reminded = remindedWords(row.duty, m.review.AsOf)
		} else if t := m.task(x.Task); t != nil {
			row.Mark = t.Status.Code()
		}
		if row.Due == "" {
			row.Due = "không có ngày"
		}
		out[i] = row
	}
	return out
}

func (m *chaseMaker) task(id string) *data.TaskRow {
	for i := range m.review.TaskRows {
		if t := &m.review.TaskRows[i]; t.Task.ID == id {
			return t
		}
	}
	return nil
}

// remindedWords says how often a duty was chased up to the day, and when last.
func remindedWords(a *data.Assignment, asOf data.Date) string {
	if a == nil {
		return ""
	}
	n, last := 0, data.Date(0)
	for _, x := range a.Reminders {
		if x.On <= asOf {
			n, last = n+1, max(last, x.On)
		}
	}
	if n == 0 {
		return "chưa"
	}
	return strconv.Itoa(n) + " lần, " + last.String()
}

func conclusionRows(list []data.ConclusionRow) []chaseRow {
	out := make([]chaseRow, len(list))
	for i := range list {
		x := list[i]
		row := chaseRow{
			Key: "meeting/" + x.Meeting.ID, What: cmp.Or(x.Meeting.Title, "Cuộc họp ngày "+x.Meeting.On.String()), Who: "Văn phòng",
			Due: x.Due.String(), State: "còn " + days(x.Days), Color: colorAmber, Days: x.Days, Meeting: &list[i].Meeting, due: x.Due,
		}
		switch {
		case x.Days < 0:
			row.State, row.Color = "quá "+days(-x.Days), colorRed
		case x.Days == 0:
			row.State = "hết hạn hôm nay"
		}
		out[i] = row
	}
	return out
}
