package ui

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"giaoban/briefing"
	"giaoban/data"
)

// overviewSlide: where we stand, and who is slowest.
func overviewSlide(r *data.Review) slide {
	s := slide{Title: r.Verdict, Long: true}
	if r.Tasks.Total()+r.Tasks.Exited == 0 {
		s.Table.Empty = "Sổ chưa có văn bản chỉ đạo, nên chưa có nhiệm vụ để theo dõi."
		return s
	}
	t := r.Tasks
	s.Figures = []slideFigure{
		{Label: "Nhiệm vụ giao", Value: data.FormatCount(t.Total())},
		{Label: "Hoàn thành", Value: data.FormatCount(t.Done())},
		{Label: "Trong hạn", Value: data.FormatCount(t.InTime)},
		{Label: "Quá hạn", Value: data.FormatCount(t.Overdue), Color: redWhen(t.Overdue > 0)},
		{Label: "Thường xuyên", Value: data.FormatCount(t.Undated())},
	}
	s.Strip, s.StripOf = t, "nhiệm vụ"
	bars := briefing.AgencyBars(r, 6)
	bars.HideTitle, bars.Bars.Legend = true, false
	s.Chart = &bars
	s.Table = slideTable{Columns: []slideColumn{{Label: "Hoàn thành", Width: -1}, {Label: "theo nhiệm vụ", Width: 235}, {Label: "theo lượt giao", Width: 295}}}
	rate := func(words string, tasks, given data.Rate) {
		s.Table.add(data.NoStatus, strong(words), plain(tasks.Percent()+" ("+tasks.Fraction()+")"), plain(given.Percent()+" ("+given.Fraction()+")"))
	}
	rate("trên đến hạn", r.Tasks.DoneOfDue(), r.Assignments.DoneOfDue())
	rate("trên có thời hạn", r.Tasks.DoneOfDated(), r.Assignments.DoneOfDated())
	if c := r.Changes; c.Meeting.On != 0 {
		s.Notes = append(s.Notes, slideNote{"Từ cuộc họp " + c.Meeting.On.Prose(), fmt.Sprintf("%s lượt mới hoàn thành, %s lượt mới quá hạn.",
			data.FormatCount(len(c.NewlyDone)), data.FormatCount(len(c.NewlyOverdue)))})
	}
	if rest := otherAgencies(r, 6); rest != "" {
		s.Notes = append(s.Notes, slideNote{"Cơ quan", rest + "."})
	}
	return s
}

// matterSlide: one decision, with what the leader needs to take it.
func matterSlide(f *data.Facts, r *data.Review, m data.Matter, today data.Date) slide {
	s := slide{Title: []data.Span{{Text: m.Title, Bold: true}}, Proposal: sentenceCase(m.Proposal)}
	tasks := matterTasks(r, m)
	if len(tasks) == 0 {
		s.Notes = []slideNote{{m.Kind.Name(), m.Detail}}
		return s
	}
	main := tasks[0]
	s.Figures = matterFigures(main)
	s.Strip, s.StripOf = main.Counts, "cơ quan của "+main.Task.ID
	s.Quote, s.QuoteOf = "“"+main.Task.Quote+"”", "(mục "+main.Task.Path+", "+deadlineWords(main)+")"
	s.Table = matterTable(r, m)
	detail := slideNote{m.Kind.Name(), m.Detail}
	if m.Kind != data.Discipline {
		s.Notes = append(s.Notes, detail)
	}
	for _, t := range tasks {
		for _, n := range obstacleNotes(r, t) {
			if !strings.Contains(data.Fold(detail.Text), data.Fold(n.obstacle)) {
				s.Notes = append(s.Notes, n.slideNote)
			}
		}
	}
	s.Notes = append(s.Notes, decisionNotes(f, m.Tasks, "", max(r.AsOf, today))...)
	if m.Kind == data.Discipline { // what it says stands in the table too: the first to give way
		s.Notes = append(s.Notes, detail)
	}
	return s
}

func matterTasks(r *data.Review, m data.Matter) []*data.TaskRow {
	var out []*data.TaskRow
	for _, id := range m.Tasks {
		for i := range r.TaskRows {
			if r.TaskRows[i].Task.ID == id {
				out = append(out, &r.TaskRows[i])
			}
		}
	}
	return out
}

func deadlineWords(t *data.TaskRow) string {
	switch {
	case t.Due == 0:
		return dueWords(t.Task.Deadline)
	case t.Original != 0:
		return "hạn " + t.Original.Prose() + ", gia hạn đến " + t.Due.Prose()
	}
	return "hạn " + t.Due.Prose()
}

// matterFigures are how the task stands and how many agencies are through with it.
func matterFigures(t *data.TaskRow) []slideFigure {
	first := slideFigure{Label: "Giao", Value: data.FormatCount(t.Counts.Total()), Unit: "cơ quan"}
	switch t.Status {
	case data.Overdue:
		first = slideFigure{"Quá hạn", data.FormatCount(t.Days), "ngày", colorRed}
	case data.InTime:
		first = slideFigure{"Còn", data.FormatCount(t.Days), "ngày", colorInk}
	}
	second := slideFigure{Label: "Hoàn thành", Value: data.FormatCount(t.Counts.Done()), Unit: "/" + data.FormatCount(t.Counts.Total())}
	if t.Counts.Undated() > 0 {
		second = slideFigure{Label: "Đã báo cáo kỳ này", Value: data.FormatCount(t.Counts.Reported), Unit: "/" + data.FormatCount(t.Counts.Undated())}
	}
	return []slideFigure{first, second}
}

// concernedRows are the assignments that a matter is about, worst first: the
// overdue ones where there are any, else all that are not done.
func concernedRows(r *data.Review, m data.Matter) []*data.AssignmentRow {
	var late, open []*data.AssignmentRow
	for _, t := range matterTasks(r, m) {
		for _, n := range t.Rows {
			row := &r.AssignmentRows[n]
			switch {
			case row.Status == data.Overdue:
				late = append(late, row)
			case !row.Status.Done() && row.Status != data.Exited:
				open = append(open, row)
			}
		}
	}
	if len(late) > 0 {
		return late
	}
	return open
}

// matterTable has one row per agency concerned, most overdue duties first.
func matterTable(r *data.Review, m data.Matter) slideTable {
	t := slideTable{More: "và %d cơ quan khác", Empty: "Mọi cơ quan được giao đã hoàn thành."}
	byAgency := map[int][]*data.AssignmentRow{}
	var order []int
	for _, row := range concernedRows(r, m) {
		if byAgency[row.AgencyIndex] == nil {
			order = append(order, row.AgencyIndex)
		}
		byAgency[row.AgencyIndex] = append(byAgency[row.AgencyIndex], row)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(len(byAgency[b]), len(byAgency[a])) })
	overdue := len(order) > 0 && byAgency[order[0]][0].Status == data.Overdue
	t.Columns = []slideColumn{{Label: "Cơ quan", Width: -1}, {Label: "Nhiệm vụ", Width: 152}, {Label: "Tình trạng", Width: 370}}
	if overdue {
		t.Columns[2].Width = 210
		t.Columns = append(t.Columns, slideColumn{Label: "Quá hạn", Width: 134, Right: true})
	}
	for _, i := range order {
		rows := byAgency[i]
		var ids []string
		for _, row := range rows {
			ids = append(ids, row.Task)
		}
		cells := []slideCell{strong(r.AgencyRows[i].Agency.Short), quietly(strings.Join(ids, ", ")), stateCell(rows[0], r.Period)}
		if overdue {
			cells = append(cells, slideCell{data.FormatCount(len(rows)), colorRed, true})
		}
		t.add(rows[0].Status, cells...)
	}
	return t
}

// stateCell says how an assignment stands; a claim that waits is amber, so that
// nobody is accused of what lies with the Office.
func stateCell(row *data.AssignmentRow, period string) slideCell {
	switch {
	case row.Waiting:
		return slideCell{Text: "chờ xác nhận", Color: colorAmber}
	case row.Status == data.Overdue:
		return slideCell{Text: rowState(row, period), Color: colorRed}
	}
	return plain(rowState(row, period))
}

type obstacleNote struct {
	slideNote
	obstacle string
}

func obstacleNotes(r *data.Review, t *data.TaskRow) []obstacleNote {
	var out []obstacleNote
	for _, n := range t.Rows {
		if row := &r.AssignmentRows[n]; row.Obstacle != "" && !row.Status.Done() {
			out = append(out, obstacleNote{slideNote{"Vướng mắc", r.AgencyRows[row.AgencyIndex].Agency.Short + ": " + row.Obstacle}, row.Obstacle})
		}
	}
	return out
}

// decisionNotes are the instructions on tasks or on an agency, latest first. One
// decision on several assignments is told once.
func decisionNotes(f *data.Facts, tasks []string, agency string, until data.Date) []slideNote {
	var out []slideNote
	for _, in := range slices.Backward(f.Instructions) {
		about := slices.Contains(tasks, in.Task) || agency != "" && in.Agency == agency
		if !about || in.On > until {
			continue
		}
		words := in.Text
		if in.Due != 0 && !strings.Contains(words, in.Due.Prose()) && !strings.Contains(words, in.Due.String()) {
			words += " (trước " + in.Due.Prose() + ")"
		}
		note := slideNote{"Chỉ đạo " + in.On.Prose(), words}
		if !slices.Contains(out, note) {
			out = append(out, note)
		}
	}
	return out
}

// agencySlide: what the agency whose head is speaking owes.
func agencySlide(f *data.Facts, r *data.Review, i int, today data.Date) slide {
	d := newAgencyDetail(f, r, i)
	s := slide{Title: []data.Span{{Text: d.Name, Bold: true}}, Strip: d.Counts, StripOf: "lượt giao"}
	for _, n := range d.Numbers {
		s.Figures = append(s.Figures, slideFigure{Label: n.Label, Value: n.Value, Color: n.Color})
	}
	s.Table = slideTable{
		Columns: []slideColumn{{Label: "Mã", Width: 110}, {Label: "Nhiệm vụ chưa xong", Width: -1}, {Label: "Thời hạn", Width: 280}, {Label: "Tình trạng", Width: 380}},
		More:    "và %d nhiệm vụ khác", Empty: "Không có nhiệm vụ quá hạn, đến hạn hoặc chưa báo cáo.",
	}
	for _, n := range orderedRows(r, &r.AgencyRows[i], d) {
		row := &r.AssignmentRows[n.row]
		s.Table.add(row.Status, strong(n.task.Task), plain(n.task.Title), quietly(n.task.Due), stateCell(row, r.Period))
	}
	s.Notes = append(s.Notes, slideNote{"Tỷ lệ", d.RateNote + "."})
	for _, o := range d.Obstacles {
		s.Notes = append(s.Notes, slideNote{"Vướng mắc", o.Text})
	}
	s.Notes = append(s.Notes, decisionNotes(f, nil, d.Code, max(r.AsOf, today))...)
	return s
}

type openDuty struct {
	task agencyTask
	row  int
}

// orderedRows are the agency's duties that are not done, worst first.
func orderedRows(r *data.Review, a *data.AgencyRow, d agencyDetail) []openDuty {
	rows := map[string]int{}
	for _, n := range a.Rows {
		rows[r.AssignmentRows[n].Task] = n
	}
	var out []openDuty
	for _, t := range d.Assignments {
		switch t.Status {
		case data.Overdue, data.InTime, data.NotReported:
			out = append(out, openDuty{t, rows[t.Task]})
		}
	}
	return out
}

// indexSlide: the latest figure, its history, and its contents.
func indexSlide(f *data.Facts, r *data.Review, v *data.IndexReview) slide {
	now := v.Latest
	if now == nil || !now.HasValue && now.Rank == 0 {
		s := slide{Title: []data.Span{{Text: v.Index.Name, Bold: true}}}
		s.Table.Empty = "Sổ chưa có điểm. Nguồn: " + v.Index.Publisher + "."
		s.Notes = taskNotes(v)
		return s
	}
	s := slide{Title: []data.Span{{Text: v.Index.Short() + " năm " + strconv.Itoa(now.Year), Bold: true}}}
	if now.HasValue {
		s.Figures = append(s.Figures, slideFigure{Label: "Điểm", Value: data.FormatPoints(now.Value), Unit: scaleWords(f, v)})
	}
	if now.Rank > 0 {
		label := "Hạng"
		if now.Derived {
			label = "Hạng, phần mềm xếp"
		}
		s.Figures = append(s.Figures, slideFigure{Label: label, Value: data.FormatCount(now.Rank), Unit: "/" + data.FormatCount(now.RankedOf)})
	}
	spec := briefing.IndexTrend(f, r, v.Index.Code, "", briefing.TrendOptions{HideLater: true})
	spec.HideTitle = true
	s.Chart = &spec
	s.Notes = append(taskNotes(v), slideNote{"Nguồn", v.Index.Publisher + "."})
	if p := v.Pair; p != nil {
		s.Table = changeTable(f, r, v)
		if p.To.Year == now.Year {
			s.Figures = append(s.Figures, changeFigure(p))
		}
	}
	return s
}

// taskNotes name the tasks by which the index is to rise.
func taskNotes(v *data.IndexReview) []slideNote {
	var ids []string
	for _, n := range v.Nodes {
		ids = append(ids, n.Tasks...)
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	if len(ids) == 0 {
		return []slideNote{{"Nhiệm vụ", "chưa có nhiệm vụ nào nhằm nâng chỉ số này."}}
	}
	return []slideNote{{"Nhiệm vụ", data.TaskRange(ids) + "."}}
}

func changeFigure(p *data.Pair) slideFigure {
	points := data.Hundredths(p.To.Value) - data.Hundredths(p.From.Value)
	out := slideFigure{Label: "So với " + strconv.Itoa(p.From.Year), Value: data.FormatChange(float64(points) / 100), Unit: "điểm"}
	if p.From.Rank > 0 && p.To.Rank > 0 {
		lost := p.To.Rank - p.From.Rank
		out.Unit += ", " + data.PlacesWords(lost)
		out.Color = redWhen(lost > 0)
	}
	return out
}

// changeTable sets the dimensions of two comparable years side by side.
func changeTable(f *data.Facts, r *data.Review, v *data.IndexReview) slideTable {
	t := slideTable{Columns: []slideColumn{
		{Label: "Nội dung", Width: -1},
		{Label: strconv.Itoa(v.Pair.To.Year), Width: 100, Right: true},
		{Label: "so với " + strconv.Itoa(v.Pair.From.Year), Width: 190, Right: true},
		{Label: "Bậc", Width: 90, Right: true},
	}, More: "và %d nội dung khác"}
	steps, err := data.CompareYears(f, v.Index.Code, f.Book.Province, v.Pair.From.Year, v.Pair.To.Year, r.AsOf)
	if err != nil {
		t.Empty, _ = errorWords(err)
		return t
	}
	for _, s := range steps {
		if s.Node.Level == data.Dimension && s.Known {
			t.add(data.NoStatus, plain(s.Node.Label()), strong(data.FormatPoints(s.To.Value)), quietly(data.FormatChange(s.Points)), placesCell(s.From, s.To))
		}
	}
	return t
}

// placesCell writes a change of rank as the room says it: places gained.
func placesCell(from, to data.Figure) slideCell {
	switch lost := to.Rank - from.Rank; {
	case from.Rank == 0 || to.Rank == 0:
		return quietly("–")
	case lost > 0:
		return slideCell{"–" + data.FormatCount(lost), colorRed, true}
	case lost < 0:
		return slideCell{"+" + data.FormatCount(-lost), colorGreen, true}
	}
	return quietly("0")
}

// dropsSlide: what fell in an index, and who answers for it.
func dropsSlide(v *data.IndexReview) slide {
	from, to := v.Pair.From, v.Pair.To
	n := len(v.Drops)
	s := slide{Title: []data.Span{{Text: fmt.Sprintf("%d nội dung %s giảm so với năm %d", n, v.Index.Short(), from.Year), Bold: true}}}
	s.Table = slideTable{
		Columns: []slideColumn{
			{Label: "Nội dung", Width: -1},
			{Label: strconv.Itoa(from.Year), Width: 100, Right: true},
			{Label: strconv.Itoa(to.Year), Width: 100, Right: true},
			{Label: "Điểm", Width: 110, Right: true},
			{Label: "Bậc", Width: 90, Right: true},
			{Label: "Nhiệm vụ", Width: 220},
			{Label: "Cơ quan", Width: 370},
		}, More: "và %d nội dung khác", Empty: "Không có nội dung giảm điểm hoặc giảm bậc.",
	}
	if n == 0 {
		s.Title[0].Text = v.Index.Short() + ": không có nội dung giảm so với năm " + strconv.Itoa(from.Year)
	}
	for _, d := range v.Drops {
		tasks, owners := plain(data.TaskRange(d.Tasks)), plain(d.Owners)
		if len(d.Tasks) == 0 {
			tasks = slideCell{Text: "Chưa có", Color: colorRed}
		}
		if d.Owners == "" {
			owners = slideCell{Text: "Chưa giao cơ quan nào", Color: colorRed}
		}
		s.Table.add(data.NoStatus, strong(d.Node.Label()), quietly(data.FormatPoints(d.From.Value)), plain(data.FormatPoints(d.To.Value)),
			plain(data.FormatChange(d.Points)), placesCell(d.From, d.To), tasks, owners)
	}
	if to.Derived && n > 0 {
		s.Notes = append(s.Notes, slideNote{"Thứ bậc", "do phần mềm xếp từ điểm của " + data.FormatCount(to.RankedOf) + " tỉnh; năm " +
			strconv.Itoa(to.Year) + " so với " + strconv.Itoa(from.Year) + "."})
	}
	return s
}
