package ui

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"giaoban/data"
)

// check is one line of what is looked at before a report is made.
type check struct {
	Words string
	OK    bool // false: amber, worth a look, not a bar
}

// reportChecks lists what a clerk should know before the paper is handed out.
func reportChecks(r *data.Review) []check {
	out := []check{sumCheck(r)}
	if n := r.Assignments.Waiting; n > 0 {
		out = append(out, check{data.FormatCount(n) + " kết quả chờ xác nhận, chưa tính hoàn thành", false})
	} else {
		out = append(out, check{"Không có kết quả chờ xác nhận", true})
	}
	if n := r.Assignments.NotReported; n > 0 {
		out = append(out, check{data.FormatCount(n) + "/" + data.FormatCount(r.Assignments.Undated()) +
			" lượt thường xuyên chưa báo cáo " + data.PeriodName(r.Period), false})
	}
	for i := range r.Indices {
		v := &r.Indices[i]
		if !hasTasks(v) {
			continue
		}
		switch {
		case v.Latest != nil && v.Latest.HasValue && v.Latest.Year >= v.Year:
		case v.Latest != nil && v.Latest.HasValue:
			out = append(out, check{"Chưa có điểm " + v.Index.Short() + " năm " + strconv.Itoa(v.Year) +
				"; số mới nhất là năm " + strconv.Itoa(v.Latest.Year), false})
		default:
			out = append(out, check{"Sổ chưa có điểm " + v.Index.Short() + " năm " + strconv.Itoa(v.Year), false})
		}
	}
	if r.Sample {
		out = append(out, check{"Số liệu mẫu: mọi trang đóng khung SỐ LIỆU MẪU", false})
	}
	return out
}

// sumCheck adds up the statuses of all rows anew and compares them with the
// totals, in both units.
func sumCheck(r *data.Review) check {
	var tasks, assignments int
	for i := range r.TaskRows {
		if r.TaskRows[i].Status != data.Exited {
			tasks++
		}
		assignments += r.TaskRows[i].Counts.Total()
	}
	ok := tasks == r.Tasks.Total() && assignments == r.Assignments.Total()
	words := "Tổng các trạng thái khớp: "
	if !ok {
		words = "Tổng các trạng thái không khớp: "
	}
	return check{words + data.FormatCount(r.Tasks.Total()) + " nhiệm vụ và " +
		data.FormatCount(r.Assignments.Total()) + " lượt giao", ok}
}

// reportName is the file name offered for a brief: sorted by date in a folder,
// and safe on every system.
func reportName(asOf data.Date) string {
	return "Tom-tat-" + asOf.ISO() + ".pdf"
}

// reportFolder is where papers go unless the user says otherwise: Documents,
// Tài liệu, or the home folder.
func reportFolder(home string) string {
	for _, name := range []string{"Documents", "Tài liệu"} {
		dir := filepath.Join(home, name)
		if info, err := os.Stat(dir); err == nil && info.IsDir() {
			return dir
		}
	}
	return home
}

// meetingLabel names a meeting in a list of choices.
func meetingLabel(m data.Meeting) string {
	title := m.Title
	if title == "" {
		title = "Cuộc họp"
	}
	return title + ", ngày " + m.On.String()
}

// cleanReportPath makes the typed file name a PDF's.
func cleanReportPath(path string) string {
	path = strings.TrimSpace(path)
	if path != "" && !strings.EqualFold(filepath.Ext(path), ".pdf") {
		path += ".pdf"
	}
	return path
}
