package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"giaoban/data"
	"giaoban/data/kontum"
)

// demoReview is the demonstration workbook at the mocks' cut-off date.
func demoReview(t *testing.T) (*data.Facts, *data.Review) {
	t.Helper()
	f, err := kontum.Demo()
	if err != nil {
		t.Fatal(err)
	}
	return f, data.Compute(f, data.NewDate(2019, 5, 31))
}

func findTask(t *testing.T, r *data.Review, id string) int {
	t.Helper()
	i := slices.IndexFunc(r.TaskRows, func(x data.TaskRow) bool { return x.Task.ID == id })
	if i < 0 {
		t.Fatalf("no task %s", id)
	}
	return i
}

func ids(rows []taskRow) string {
	var out []string
	for _, r := range rows {
		out = append(out, r.ID)
	}
	return strings.Join(out, " ")
}

func TestTask_rows_read_worst_first(t *testing.T) {
	_, r := demoReview(t)
	rows := taskRows(r)
	if len(rows) != 45 {
		t.Fatalf("%d rows", len(rows))
	}
	want := "N22 N01 N35 N44 N25 N38 N24 N02 N05 N06 N23 N43 N03 N04 N07"
	if got := ids(rows[:15]); got != want {
		t.Errorf("order %s, want %s", got, want)
	}
	n22, n35, n04 := rows[0], rows[2], rows[13]
	for _, c := range []struct{ what, got, want string }{
		{"lead", n22.Lead, "31 cơ quan"},
		{"due", n22.Due, "31/12/2018"},
		{"tag", n22.DueTag, "suy ra"},
		{"result", n22.Result, "27/31"},
		{"state", n22.State, "quá 151 ngày"},
		{"moved due", n35.Due, "15/05/2019"},
		{"moved tag", n35.DueTag, "gia hạn"},
		{"words of urgency", n04.Due, "“kịp thời”"},
		{"undated result", n04.Result, "theo kỳ"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.what, c.got, c.want)
		}
	}
	if n22.DueColor != colorRed || rows[3].DueColor != colorAmber || n04.DueColor != colorMuted {
		t.Errorf("colours %s, %s, %s", n22.DueColor, rows[3].DueColor, n04.DueColor)
	}
}

func TestTask_tabs_count_what_they_show(t *testing.T) {
	_, r := demoReview(t)
	rows := taskRows(r)
	want := map[string]int{FilterAll: 45, FilterOverdue: 3, FilterDueSoon: 1, FilterWaiting: 1, FilterUndated: 33, FilterDone: 6, FilterInTime: 3}
	for tab, n := range want {
		f := taskFilter{Tab: tab}
		if got := f.count(rows, tab); got != n || len(f.apply(rows)) != n {
			t.Errorf("tab %q: counts %d, shows %d, want %d", tab, got, len(f.apply(rows)), n)
		}
	}
}

func TestTask_filters(t *testing.T) {
	_, r := demoReview(t)
	rows := taskRows(r)
	for _, c := range []struct {
		name   string
		filter taskFilter
		want   string
	}{
		{"agency and overdue", taskFilter{Agency: "SNV", Tab: FilterOverdue}, "N35"},
		{"agency has done its share of a task that is overdue", taskFilter{Agency: "SNV", Status: "A1", Clause: "2146-UBND-TH#1.a"}, "N01 N02"},
		{"status", taskFilter{Status: "A2"}, "N24 N02"},
		{"kind", taskFilter{Kind: string(data.Recurring)}, "N25 N38"},
		{"words without accents", taskFilter{Text: "ho ngheo"}, "N12"},
		{"words with other accents", taskFilter{Text: "HỘ NGHEO"}, "N12"},
		{"code", taskFilter{Text: "n17"}, "N17"},
		{"nothing", taskFilter{Text: "không có chữ này"}, ""},
		{"index", taskFilter{Index: "PAPI", Tab: FilterDone}, "N02 N05 N06"},
	} {
		if got := ids(c.filter.apply(rows)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	for _, name := range []string{"dak ha", "Đắk Hà", "ĐĂK HÀ"} {
		if got := len(taskFilter{Text: name}.apply(rows)); got != 24 {
			t.Errorf("%q finds %d of the 24 tasks of Đăk Hà", name, got)
		}
	}
}

func TestTask_options_offer_what_the_workbook_has(t *testing.T) {
	f, r := demoReview(t)
	o := newTaskOptions(f, r)
	if len(o.Agencies) != 32 || o.Agencies[0].Value != "" || o.Agencies[2].Label != "Sở Nội vụ" {
		t.Errorf("agencies %v", o.Agencies[:3])
	}
	if len(o.Indices) != 3 {
		t.Errorf("indices %v: only those that tasks speak of, and all", o.Indices)
	}
	for _, list := range [][]option{o.Agencies, o.Indices, o.Statuses, o.Kinds, o.Clauses} {
		seen := map[string]bool{}
		for _, c := range list {
			if seen[c.Label] {
				t.Errorf("the choice %q stands twice: a Select could not tell them apart", c.Label)
			}
			seen[c.Label] = true
		}
	}
}

func TestTask_detail(t *testing.T) {
	f, r := demoReview(t)
	d := newTaskDetail(f, r, findTask(t, r, "N22"))
	if d.State != "Quá hạn 151 ngày" || len(d.Agencies) != 31 || !strings.HasPrefix(d.Title, "N22. ") {
		t.Errorf("%s, %s, %d agencies", d.Title, d.State, len(d.Agencies))
	}
	var quoted string
	for _, run := range d.Sentence {
		if run.Quoted {
			quoted += run.Text
		}
	}
	if quoted != r.TaskRows[findTask(t, r, "N22")].Task.Quote {
		t.Errorf("quote %q", quoted)
	}
	for i, l := range d.Agencies[:4] {
		if l.Status != data.Overdue {
			t.Errorf("agency %d is %s: overdue ones come first", i, l.Status.Name())
		}
	}
	waiting := 0
	for _, l := range d.Agencies {
		if l.Waiting {
			waiting++
			if l.Office != "Chờ xác nhận" {
				t.Errorf("%s waits: %q", l.Agency, l.Office)
			}
		}
	}
	if waiting != r.Assignments.Waiting {
		t.Errorf("%d wait, %d in the Review", waiting, r.Assignments.Waiting)
	}
	if len(d.Talk) != 2 || d.Talk[0].Kind != "Chỉ đạo" {
		t.Errorf("talk %v: the latest first", d.Talk)
	}
	if strings.Count(d.Talk[0].Text, "2019") != 2 {
		t.Errorf("%q names its due day twice", d.Talk[0].Text)
	}
}

func TestTask_detail_keeps_the_original_day(t *testing.T) {
	f, r := demoReview(t)
	d := newTaskDetail(f, r, findTask(t, r, "N35"))
	if !slices.ContainsFunc(d.Facts, func(x fact) bool {
		return x.Label == "Hạn gốc" && x.Value == "31/12/2018, gia hạn 15/05/2019"
	}) {
		t.Errorf("facts %v", d.Facts)
	}
	var labels []string
	for _, e := range d.Timeline {
		labels = append(labels, e.On.String()+" "+e.Label)
	}
	want := "01/08/2018 giao|28/12/2018 gia hạn|31/12/2018 hạn gốc|15/04/2019 đôn đốc 1|15/05/2019 hết hạn|31/05/2019 chốt"
	if got := strings.Join(labels, "|"); got != want {
		t.Errorf("timeline %s", got)
	}
}

// Every scan fault that was corrected in a clause with tasks is shown with both
// readings, beside the task.
func TestCorrections_are_visible(t *testing.T) {
	f, r := demoReview(t)
	shown := 0
	for i := range r.TaskRows {
		for _, words := range newTaskDetail(f, r, i).Corrections {
			shown++
			if !strings.Contains(words, "“") || !strings.Contains(words, "lỗi quét") {
				t.Errorf("%q", words)
			}
		}
	}
	if shown == 0 {
		t.Error("no correction is shown with any task")
	}
	d := data.Directive{Corrections: []data.Correction{
		{Clause: "1.a", Raw: "cài cách", Fixed: "cải cách", Reason: "dấu"},
		{Clause: "1.a", Raw: "bộ", Fixed: "hộ", Inferred: true},
		{Clause: "2", Raw: "x", Fixed: "y"},
	}}
	want := []string{"Đã sửa lỗi quét: “cài cách” thành “cải cách” (dấu)", "Nghi lỗi quét, chưa sửa: “bộ”, có thể là “hộ”"}
	if got := corrections(d, "1.a"); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestSentence_around_a_quote(t *testing.T) {
	const text = "a) Câu một nói ngày 31.12.2018. Câu hai có trích ở đây; phần sau. Câu ba."
	for _, c := range []struct{ quote, want string }{
		{"trích ở đây", "Câu hai có trích ở đây;"},
		{"Câu một", "a) Câu một nói ngày 31.12.2018."},
		{"trích ở đây; phần", "Câu hai có trích ở đây; phần sau."},
		{"Câu ba", "Câu ba."},
		{"không có", text},
		{"", text},
	} {
		if got := sentenceAround(text, c.quote); got != c.want {
			t.Errorf("%q: %q, want %q", c.quote, got, c.want)
		}
	}
	// Every quote of the directive is found in its clause.
	f, r := demoReview(t)
	for i := range r.TaskRows {
		task := r.TaskRows[i].Task
		c, ok := clauseOf(f, task.Clause)
		if !ok || !strings.Contains(sentenceAround(c.Text, task.Quote), task.Quote) {
			t.Errorf("%s: the quote is not in %q", task.ID, task.Clause)
		}
	}
}

func TestTimeline_keeps_its_frame(t *testing.T) {
	events := []event{{1, "giao", eventStart}, {9, "hết hạn", eventDue}, {20, "chốt", eventNow}}
	for i := range 8 {
		events = slices.Insert(events, 1, event{data.Date(8 - i), "đôn đốc", eventAction})
	}
	got := thin(events)
	if len(got) != maxEvents || got[0].Kind != eventStart || got[len(got)-1].Kind != eventNow ||
		!slices.ContainsFunc(got, func(e event) bool { return e.Kind == eventDue }) {
		t.Errorf("%v", got)
	}
	if got[1].On != 6 {
		t.Errorf("oldest action kept is of day %d: the latest matter more", got[1].On)
	}
}

func TestAgency_rows(t *testing.T) {
	_, r := demoReview(t)
	rows := agencyRows(r)
	if len(rows) != 31 || rows[0].Name != "VP UBND tỉnh" {
		t.Fatalf("%d rows, first %q", len(rows), rows[0].Name)
	}
	total := 0
	for _, a := range rows {
		total += a.Counts.Total()
	}
	if total != r.Assignments.Total() {
		t.Errorf("%d assignments over all agencies, %d in the Review", total, r.Assignments.Total())
	}
	snv := rows[1]
	if snv.Rate != "87,50%" || snv.RateFraction != "7/8" || snv.Worst != "quá 16 ngày" || snv.Unreported != "0/14" {
		t.Errorf("Sở Nội vụ: %+v", snv)
	}
	worst := worstAgencyRows(r)
	if worst[0].Counts.Overdue != 2 || worst[4].Counts.Overdue != 1 || worst[5].Counts.Overdue != 0 {
		t.Errorf("worst first: %s %s", worst[0].Name, worst[5].Name)
	}
}

func TestAgency_detail_as_drawn(t *testing.T) {
	f, r := demoReview(t)
	d := newAgencyDetail(f, r, 1)
	if d.RateNote != "hoàn thành trên đến hạn: 7/8 lượt, 87,50%; toàn tỉnh: 94,57%" {
		t.Error(d.RateNote)
	}
	want := []struct{ value, note string }{
		{"23", "lượt; 9 có thời hạn"},
		{"7", "6 đúng hạn, 1 quá hạn"},
		{"1", "N25, hạn 31/12/2019"},
		{"1", "N35, quá 16 ngày"},
		{"14", "đã báo cáo đủ quý I/2019"},
	}
	for i, w := range want {
		if d.Numbers[i].Value != w.value || d.Numbers[i].Note != w.note {
			t.Errorf("%s: %s, %s; want %s, %s", d.Numbers[i].Label, d.Numbers[i].Value, d.Numbers[i].Note, w.value, w.note)
		}
	}
	if d.Place != "Cơ quan 2/31 theo thứ tự hành chính" || d.Assignments[0].Task != "N35" || len(d.Assignments) != 23 {
		t.Errorf("%s, first %s of %d", d.Place, d.Assignments[0].Task, len(d.Assignments))
	}
	over := map[string]oversightLine{}
	for _, o := range d.Oversees {
		over[o.Task] = o
	}
	if over["N23"].Counts.Total() != 62 || over["N23"].Counts.Overdue != 6 || over["N23"].Scope != "N01, N22" {
		t.Errorf("N23 supervises %+v", over["N23"])
	}
	if over["N06"].Counts.Total() != 573 || over["N06"].Counts.Overdue != 6 {
		t.Errorf("N06 supervises %+v", over["N06"])
	}
	if len(d.Reminders) != 2 || d.Reminders[0].On != "15/04/2019" {
		t.Errorf("reminders %v: latest first", d.Reminders)
	}
}

func TestIndex_tree(t *testing.T) {
	f, r := demoReview(t)
	rows, roots := indexTree(f, r, shownTree{})
	if roots[0] != "PAPI" || roots[1] != "PAR" {
		t.Fatalf("roots %v", roots)
	}
	for _, c := range []struct{ id, label, value, tasks string }{
		{"PAPI", "PAPI 2017", "35,12", "13"},
		{"PAPI/D2", "2 Công khai, minh bạch trong việc ra quyết định ở địa phương", "5,09", "4"},
		{"PAPI/D7", "7 Quản trị môi trường", "từ 2018", "0"},
		{"PAR", "PAR Index 2018", "chưa có", "25"},
	} {
		row := rows[c.id]
		if row == nil || row.Value != c.value || row.Tasks != c.tasks || row.Label != c.label {
			t.Errorf("%s: %+v", c.id, row)
		}
	}
	if !rows["PAPI/D3"].NoTask || rows["PAPI/D2"].NoTask {
		t.Error("contents without a task are not told apart")
	}
	if len(rows["PAPI/D2"].Children) == 0 {
		t.Error("no sub-dimensions")
	}
}

func TestHeat_table_of_PAPI(t *testing.T) {
	f, r := demoReview(t)
	h := data.HeatOf(f, r, "PAPI", "", false)
	if len(h.Years) != 14 || h.Years[0].Year != 2011 || h.Years[13].Year != 2024 || len(h.Rows) != 9 || !h.Groups {
		t.Fatalf("%d years, %d rows", len(h.Years), len(h.Rows))
	}
	for _, y := range h.Years {
		if y.Break != (y.Year == 2018) || y.Later != (y.Year > 2018) {
			t.Errorf("%d: break %v, later %v", y.Year, y.Break, y.Later)
		}
	}
	total := h.Rows[8]
	if !total.Total || total.Label != "Tổng hợp PAPI" || total.Cells[0].Text != "35,28" || !total.Partial[2016] {
		t.Errorf("total %+v", total)
	}
	if env := h.Rows[6]; env.Cells[6].Text != "" || env.Cells[7].Text != "3,98" {
		t.Errorf("%s before 2018: %q", env.Label, env.Cells[6].Text)
	}
	if d2 := h.Rows[1]; d2.Cells[6].Text != "5,09" || d2.Cells[6].Group != data.Lowest {
		t.Errorf("%s in 2017: %+v", d2.Label, d2.Cells[6])
	}
	hidden := data.HeatOf(f, r, "PAPI", "", true)
	if n := len(hidden.Years); n != 8 {
		t.Errorf("%d years public at the cut-off, want 8", n)
	}
	tsv := h.TSV()
	if !strings.HasPrefix(tsv, "Nội dung\t2011\t") || strings.Count(tsv, "\n") != 10 {
		t.Errorf("copied %q", tsv)
	}
}

func TestHeat_lists_the_family_of_the_chosen_content(t *testing.T) {
	f, r := demoReview(t)
	concept := ""
	for _, n := range r.Index("PAPI").Nodes {
		if n.Node.Code == "D2" {
			concept = n.Node.Concept
		}
	}
	h := data.HeatOf(f, r, "PAPI", concept, false)
	if len(h.Rows) <= 9 || !strings.HasPrefix(strings.TrimSpace(h.Rows[2].Label), "2.1") {
		t.Errorf("rows %d, third %q", len(h.Rows), h.Rows[2].Label)
	}
}

func TestDrop_rows(t *testing.T) {
	_, r := demoReview(t)
	rows := dropRows(r.Index("PAPI").Drops)
	want := []dropRow{
		{Points: "–0,06", Places: 11, Ranks: "hạng 51 › 62", Tasks: "N12–N15"},
		{Points: "–0,12", Places: 23, Ranks: "hạng 28 › 51", Tasks: ""},
		{Points: "–0,03", Places: 14, Ranks: "hạng 36 › 50", Tasks: "N18–N20"},
	}
	for i, w := range want {
		g := rows[i]
		if g.Points != w.Points || g.Places != w.Places || g.Ranks != w.Ranks || g.Tasks != w.Tasks {
			t.Errorf("drop %d: %+v", i, g)
		}
	}
}

func TestFigure_tells_value_rank_kind_and_source(t *testing.T) {
	f, r := demoReview(t)
	for _, fig := range data.History(f, "PAPI", f.TotalConcept("PAPI"), r.AsOf) {
		labels := map[string]string{}
		for _, x := range figureFacts(f, r, "PAPI", fig) {
			labels[x.Label] = x.Value
		}
		if labels["Giá trị"] == "" || labels["Loại số"] == "" || labels["Hạng"] == "" {
			t.Errorf("%d: %v", fig.Year, labels)
		}
		if late := labels["Công bố"] != ""; late != (fig.Year > 2018) {
			t.Errorf("%d published after the cut-off: %v", fig.Year, late)
		}
		if len(sourceFacts(f, fig.Source)) < 2 {
			t.Errorf("%d: source %q is not told", fig.Year, fig.Source)
		}
	}
	if got := sourceFacts(f, ""); got[0].Value != "chưa ghi" {
		t.Errorf("%v", got)
	}
}

func TestReport_checks(t *testing.T) {
	_, r := demoReview(t)
	words := func(r *data.Review) string {
		var out []string
		for _, c := range reportChecks(r) {
			mark := "!"
			if c.OK {
				mark = "+"
			}
			out = append(out, mark+c.Words)
		}
		return strings.Join(out, "\n")
	}
	got := words(r)
	for _, w := range []string{
		"+Tổng các trạng thái khớp: 45 nhiệm vụ và 596 lượt giao", "!2 kết quả chờ xác nhận",
		"!53/464 lượt thường xuyên chưa báo cáo quý I/2019", "!Sổ chưa có điểm PAR Index năm 2018", "!Số liệu mẫu",
	} {
		if !strings.Contains(got, w) {
			t.Errorf("%q is missing in\n%s", w, got)
		}
	}
	r.Tasks.Overdue++
	if got := words(r); !strings.Contains(got, "!Tổng các trạng thái không khớp") {
		t.Errorf("a wrong sum passes:\n%s", got)
	}
	real, err := kontum.Real()
	if err != nil {
		t.Fatal(err)
	}
	if got := words(data.Compute(real, r.AsOf)); strings.Contains(got, "Số liệu mẫu") || !strings.Contains(got, "+Không có kết quả chờ xác nhận") {
		t.Errorf("real workbook:\n%s", got)
	}
}

func TestReport_file_names(t *testing.T) {
	if got := reportName(data.NewDate(2019, 5, 31)); got != "Tom-tat-2019-05-31.pdf" {
		t.Error(got)
	}
	for in, want := range map[string]string{"a.pdf": "a.pdf", "a": "a.pdf", " a.PDF ": "a.PDF", "báo cáo 1.2": "báo cáo 1.2.pdf", "": ""} {
		if got := cleanReportPath(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	home := t.TempDir()
	if got := reportFolder(home); got != home {
		t.Error(got)
	}
	if err := os.Mkdir(filepath.Join(home, "Documents"), 0o755); err != nil {
		t.Fatal(err)
	}
	if got := reportFolder(home); got != filepath.Join(home, "Documents") {
		t.Error(got)
	}
}
