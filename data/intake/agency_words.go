package intake

import (
	"fmt"
	"strings"

	"giaoban/data"
)

// statusWords is the status as the agency reads it, with the days.
func statusWords(row *data.AssignmentRow) string {
	s := row.Status.Name()
	switch {
	case row.Status == data.Overdue || row.Status == data.Late:
		s += fmt.Sprintf(" (quá %s ngày)", data.FormatCount(row.Days))
	case row.Status == data.InTime && row.Days == 0:
		s += " (hôm nay là hạn)"
	case row.Status == data.InTime:
		s += fmt.Sprintf(" (còn %s ngày)", data.FormatCount(row.Days))
	case row.Status == data.Reported && !row.Asked:
		return "Thường xuyên – chưa đến kỳ báo cáo"
	}
	if row.Waiting {
		s += "; đã báo hoàn thành, chờ Văn phòng xác nhận"
	}
	return s
}

// asked tells whether the agency is to report on the row this period.
func asked(row *data.AssignmentRow) bool {
	switch row.Status {
	case data.Overdue, data.InTime:
		return !row.Waiting
	case data.NotReported:
		return true
	}
	return false
}

// askedWords says what the agency is to report this period.
func askedWords(row *data.AssignmentRow, last *data.Result) string {
	returned := ""
	if last != nil && last.Returned != 0 {
		returned = " Bổ sung: " + last.ReturnReason
	}
	switch {
	case row.Waiting:
		return "Không. Chờ Văn phòng xác nhận"
	case row.Status == data.Overdue:
		return "Báo cáo kết quả, hoặc nguyên nhân chậm và kiến nghị." + returned
	case row.Status == data.InTime:
		return "Báo cáo tiến độ; xong thì ghi ngày hoàn thành." + returned
	case row.Status == data.NotReported:
		return "Báo cáo " + data.PeriodName(row.Period)
	case row.Status == data.Reported && row.Asked:
		return "Không. Đã báo cáo " + data.PeriodName(row.Period)
	case row.Status == data.Reported:
		return "Không. Chưa đến kỳ"
	}
	return "Không. Đã hoàn thành"
}

// latestResult is the result of an occurrence that was recorded last; nil when there is none.
func latestResult(a *data.Assignment, period string) *data.Result {
	var last *data.Result
	for i := range a.Results {
		if r := &a.Results[i]; r.Period == period && (last == nil || r.Recorded >= last.Recorded) {
			last = r
		}
	}
	return last
}

// lastWords tells what the agency reported last.
func lastWords(row *data.AssignmentRow, last *data.Result, obstacle string) string {
	var parts []string
	if p := row.Paper; p.Number != "" {
		if p.Date != 0 {
			p.Number += " ngày " + p.Date.String()
		}
		parts = append(parts, p.Number)
	}
	if last != nil {
		if last.Percent != 0 { // 0 is also what nobody entered
			parts = append(parts, fmt.Sprintf("%d%%", last.Percent))
		}
		if last.Note != "" {
			parts = append(parts, short(last.Note))
		}
		if last.Returned != 0 {
			parts = append(parts, "Văn phòng trả lại ngày "+last.Returned.String())
		}
	}
	if obstacle != "" {
		parts = append(parts, "Vướng mắc: "+short(obstacle))
	}
	return strings.Join(parts, "; ")
}

// short cuts text that is only quoted.
func short(text string) string {
	const most = 120 // characters: two lines of a message
	if r := []rune(text); len(r) > most {
		return string(r[:most]) + "…"
	}
	return text
}
