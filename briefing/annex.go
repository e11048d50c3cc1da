package briefing

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"giaoban/data"
)

// annexSize is the type of annex tables in points.
const annexSize = 11.5

// annex composes annex i: landscape, its own page numbers, one table.
func (p *report) annex(i int) Section {
	part := p.annexes[i]
	compose := map[string]func() (string, []Block){
		annexTasks: p.allTasks, annexOverdue: p.allOverdue, annexAgencies: p.allAgencies,
		annexPAPI: p.papiDetail, annexPAR: p.parDetail, annexMatters: p.allObstacles,
	}
	name, blocks := compose[part.ID]()
	month := strings.TrimPrefix(p.placeDay(), keep(p.r.Place+", "))
	head := []Block{
		Paragraph{Spans: []Span{bold(p.annexName(i))}, Size: 14, Align: Center, Keep: true, Anchor: part.ID},
		Paragraph{Spans: []Span{bold(strings.ToUpper(keepDates(name)))}, Size: 14, Align: Center, Level: 1, Outline: p.annexName(i) + ". " + name},
		Paragraph{
			Spans: []Span{italic("(Kèm theo Báo cáo " + keep("số        /BC-VPUB") + " " + month + " của " + officeShort + ")")}, Size: 13,
			Align: Center, Rule: 0.35, After: 8, Keep: true,
		},
	}
	return Section{Name: p.annexName(i), Paper: Landscape, Restart: true, Blocks: append(head, blocks...)}
}

// wideTable is a table of an annex.
func wideTable(name string, widths []float64, heads ...string) Table {
	return Table{Name: name, Widths: widths, Size: annexSize, Pad: 1.2, Header: 1, Rows: []Row{headRow(heads...)}}
}

// nothing is the row of a table that has none.
func nothing(t Table, s string) Table {
	if len(t.Rows) == t.Header {
		t.Rows = append(t.Rows, rowOf(cell(Center, len(t.Widths), 1, text(s))))
	}
	return t
}

// groupRow is the heading of rows over the whole table.
func groupRow(t Table, s string) Row {
	return Row{Cells: []Cell{cell(Left, len(t.Widths), 1, bold(s))}, Group: true}
}

// allTasks is the list of tasks in eight columns, by the parts of the directive.
func (p *report) allTasks() (string, []Block) {
	t := wideTable("Danh mục nhiệm vụ", []float64{12, 76, 31, 30, 29, 23, 33, 18},
		"STT", "Nội dung nhiệm vụ", "Văn bản giao", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn", "Kết quả đến "+p.r.AsOf.String(), "Ghi chú")
	numbers := make(map[string]string, len(p.f.Directives))
	for _, d := range p.f.Directives {
		numbers[d.ID] = d.Number
	}
	byID := make(map[string]int, len(p.r.TaskRows))
	for i := range p.r.TaskRows {
		byID[p.r.TaskRows[i].Task.ID] = i
	}
	t.Rows = slices.Grow(t.Rows, len(p.r.TaskRows))
	for _, part := range p.r.Parts() {
		t.Rows = append(t.Rows, groupRow(t, cmp.Or(part.Heading, "Nhiệm vụ khác")))
		for _, id := range part.IDs {
			row := &p.r.TaskRows[byID[id]]
			t.Rows = append(t.Rows, p.taskRow(byID[id]+1, row, numbers[row.Task.Directive]))
		}
	}
	name := "Danh mục nhiệm vụ"
	if d := p.r.Directive; d.Number != "" {
		name += " giao tại " + d.Type + " số " + d.Number + " ngày " + d.Date.Prose()
	}
	return name, []Block{nothing(t, "Sổ chưa có nhiệm vụ nào.")}
}

func (p *report) taskRow(n int, row *data.TaskRow, number string) Row {
	task := &row.Task
	paper := []Paragraph{{Spans: []Span{text(cmp.Or(number, "–"))}}}
	if task.Path != "" {
		paper = append(paper, Paragraph{Spans: []Span{text("mục " + task.Path)}})
	}
	what := cell(Left, 1, 1, bold(task.ID+"."), text(" "+task.Title))
	what.Text[0].Align = Justify
	return Row{Anchor: taskAnchor(task.ID), Cells: []Cell{
		cell(Center, 1, 1, text(data.FormatCount(n))), what,
		{Text: paper},
		cell(Left, 1, 1, text(row.Agencies)),
		cell(Left, 1, 1, text(p.names(task.Cooperate))), dueCell(row), cell(Left, 1, 1, p.resultOf(row)...),
		{Text: []Paragraph{{Spans: []Span{text(p.taskNote(row))}, Size: 10}}},
	}}
}

// names are the short names of agencies and groups.
func (p *paper) names(codes []string) string {
	var out []string
	for _, c := range codes {
		name := c
		for _, g := range p.f.Groups {
			if g.Code == c {
				name = g.Name
			}
		}
		for i := range p.f.Agencies {
			if p.f.Agencies[i].Code == c {
				name = p.f.Agencies[i].Short
			}
		}
		out = append(out, name)
	}
	if len(out) == 0 {
		return "–"
	}
	return strings.Join(out, "; ")
}

// dueCell is the due day, whether it is inferred or moved, or the directive's words.
func dueCell(row *data.TaskRow) Cell {
	d := row.Task.Deadline
	if row.Due == 0 {
		return cell(Center, 1, 1, text(cmp.Or(d.Words, d.Kind.Name())))
	}
	c := Cell{Text: []Paragraph{{Spans: []Span{day(row.Due)}, Align: Center}}}
	switch {
	case row.Original != 0:
		c.Text = append(c.Text, Paragraph{Spans: []Span{italic("(gia hạn từ "), day(row.Original), italic(")")}, Align: Center, Size: 10})
	case d.Inferred:
		c.Text = append(c.Text, Paragraph{Spans: []Span{italic("(suy ra)")}, Align: Center})
	}
	return c
}

// resultOf says how a task stands, in the words of its status.
func (p *paper) resultOf(row *data.TaskRow) []Span {
	c := row.Counts
	switch row.Status {
	case data.Overdue:
		s := []Span{strong(status(data.Overdue, "Quá hạn ")), strong(count(row.Days)), bold(" ngày")}
		if len(row.Rows) > 1 {
			s = append(s, text(", còn "), fraction(data.Rate{Num: c.Overdue, Den: c.Total()}))
		}
		return s
	case data.InTime:
		return []Span{status(data.InTime, "Trong hạn, còn "), count(row.Days), text(" ngày; hoàn thành "), fraction(data.Rate{Num: c.Done(), Den: c.Total()})}
	case data.OnTime:
		return []Span{status(data.OnTime, "Hoàn thành đúng hạn "), fraction(data.Rate{Num: c.Done(), Den: c.Total()})}
	case data.Late:
		return []Span{status(data.Late, "Hoàn thành "), fraction(data.Rate{Num: c.Done(), Den: c.Total()}), text(", "), count(c.Late), text(" quá hạn")}
	case data.Reported, data.NotReported:
		return []Span{status(row.Status, "Báo cáo kỳ "), fraction(data.Rate{Num: c.Reported, Den: c.Undated()})}
	}
	return []Span{status(row.Status, "")}
}

// taskNote names the late agencies, where they are few and may be named, else the
// target.
func (p *report) taskNote(row *data.TaskRow) string {
	if row.Status == data.Overdue && len(row.Rows) > 1 && p.o.namesLate() {
		var late []string
		for _, n := range row.Rows {
			if a := &p.r.AssignmentRows[n]; a.Status == data.Overdue {
				late = append(late, p.r.AgencyRows[a.AgencyIndex].Agency.Short)
			}
		}
		return agencyNames(late, 4)
	}
	if row.Task.Target.Inferred {
		return "" // the Office's own proposal, not in the directive
	}
	return clip(row.Task.Target.Text, 60)
}

// allOverdue lists the overdue duties by agency, worst first, with room for the
// agency's new promise.
func (p *report) allOverdue() (string, []Block) {
	t := wideTable("Nhiệm vụ quá hạn", []float64{12, 74, 16, 26, 20, 18, 50, 36},
		"STT", "Nhiệm vụ", "Mục", "Thời hạn", "Số ngày quá hạn", "Đã đôn đốc", "Nguyên nhân, vướng mắc", "Cam kết hoàn thành")
	reminded := p.r.Reminded(p.f)
	n := 0
	for _, i := range p.r.WorstAgencies() {
		a := &p.r.AgencyRows[i]
		if a.Counts.Overdue == 0 {
			break
		}
		t.Rows = append(t.Rows, groupRow(t, a.Agency.Name))
		for _, k := range a.Rows {
			if row := &p.r.AssignmentRows[k]; row.Status == data.Overdue {
				n++
				t.Rows = append(t.Rows, p.overdueRow(n, row, reminded[k]))
			}
		}
	}
	return "Nhiệm vụ quá hạn đến ngày " + p.asOf(), []Block{nothing(t, "Không có nhiệm vụ quá hạn.")}
}

func (p *report) overdueRow(n int, row *data.AssignmentRow, reminded int) Row {
	task := &p.r.TaskRows[row.TaskIndex].Task
	why := row.Obstacle
	if row.Waiting {
		why = strings.TrimPrefix(why+". Đã báo hoàn thành, chờ xác nhận", ". ")
	}
	due := Cell{Text: []Paragraph{{Spans: []Span{day(row.Due)}, Align: Center}}}
	if row.Original != 0 {
		due.Text = append(due.Text, Paragraph{Spans: []Span{italic("(gia hạn từ "), day(row.Original), italic(")")}, Align: Center, Size: 10})
	}
	return Row{Anchor: "qh-" + row.Task + "-" + row.Agency, Cells: []Cell{
		cell(Center, 1, 1, text(data.FormatCount(n))), cell(Left, 1, 1, linked(bold(row.Task+"."), taskAnchor(row.Task)), text(" "+task.Title)),
		cell(Center, 1, 1, text(cmp.Or(task.Path, "–"))), due, cell(Center, 1, 1, strong(count(row.Days))),
		cell(Center, 1, 1, count(reminded)), cell(Left, 1, 1, text(why)),
		{},
	}}
}

// allAgencies counts every agency's duties, by kind of agency.
func (p *report) allAgencies() (string, []Block) {
	t := Table{
		Name: "Kết quả theo cơ quan", Widths: []float64{12, 64, 16, 19, 19, 19, 19, 20, 20, 24, 20}, Size: annexSize, Pad: 1.2, Header: 2,
		Rows: []Row{
			rowOf(
				cell(Center, 1, 2, bold("STT")), cell(Center, 1, 2, bold("Cơ quan")), cell(Center, 1, 2, bold("Giao")),
				cell(Center, 2, 1, bold("Hoàn thành")), cell(Center, 2, 1, bold("Chưa hoàn thành")), cell(Center, 2, 1, bold("Thường xuyên")),
				cell(Center, 2, 1, bold("Hoàn thành/đến hạn")),
			),
			headRow("đúng hạn", "quá hạn", "trong hạn", "quá hạn", "đã báo cáo", "chưa báo cáo", "số lượt", "tỷ lệ"),
		},
	}
	kind := data.AgencyKind("")
	n := 0
	for i := range p.r.AgencyRows {
		a := &p.r.AgencyRows[i]
		if len(a.Rows) == 0 {
			continue
		}
		if a.Agency.Kind != kind {
			kind = a.Agency.Kind
			t.Rows = append(t.Rows, groupRow(t, kind.Name()))
		}
		n++
		t.Rows = append(t.Rows, Row{Anchor: "cq-" + a.Agency.Code, Cells: agencyCells(text(data.FormatCount(n)), text(a.Agency.Name), a.Counts)})
	}
	if n > 0 {
		t.Rows = append(t.Rows, Row{Cells: agencyCells(text(""), bold("Tất cả cơ quan"), p.r.Assignments)})
	}
	return "Kết quả thực hiện theo cơ quan đến ngày " + p.asOf(), []Block{nothing(t, "Chưa giao nhiệm vụ cho cơ quan nào.")}
}

func agencyCells(n, name Span, c data.Counts) []Cell {
	out := []Cell{cell(Center, 1, 1, n), cell(Left, 1, 1, name)}
	for i, x := range []int{c.Total(), c.OnTime, c.Late, c.InTime, c.Overdue, c.Reported, c.NotReported} {
		s := count(x)
		s.Bold = name.Bold || i == 4 && x > 0
		out = append(out, cell(Center, 1, 1, s))
	}
	rate := text("–")
	if c.DoneOfDue().Den > 0 {
		rate = fraction(c.DoneOfDue())
	}
	return append(out, cell(Center, 1, 1, rate), cell(Center, 1, 1, percent(c.DoneOfDue())))
}

// papiDetail is every dimension and sub-dimension × year.
func (p *report) papiDetail() (string, []Block) {
	name := "Điểm chi tiết Chỉ số PAPI của tỉnh " + p.r.Province
	v := p.r.Index(papi)
	if v == nil {
		return name, []Block{noIndex("PAPI")}
	}
	t, note := p.yearTable(v, []data.Level{data.Total, data.Dimension, data.Subdimension}, wideWidth, 10)
	t.Size = annexSize
	if len(t.Rows) == 1 {
		return name, []Block{noIndex("PAPI")}
	}
	blocks := []Block{t}
	if note != "" {
		blocks = append(blocks, noteText(italic(note)))
	}
	return name, append(blocks, noteText(text("Nguồn: "+v.Index.Publisher+". “–”: không có số liệu hoặc bộ tiêu chí năm đó không có nội dung này.")))
}

func noIndex(name string) Block {
	return body(text("Sổ chưa có điểm " + name + " của tỉnh công bố đến ngày chốt."))
}

// parDetail is every area and criterion, with columns to fill in by hand for what
// only the assessment papers have.
func (p *report) parDetail() (string, []Block) {
	name := "Điểm chi tiết Chỉ số PAR Index của tỉnh " + p.r.Province
	v := p.r.Index(par)
	if v == nil {
		return name, []Block{noIndex("PAR Index")}
	}
	t := p.areaTable(v, wideWidth-66, data.Dimension, data.Subdimension)
	t.Size, t.Name = annexSize, "PAR Index chi tiết"
	t.Widths = append(t.Widths, 20, 46)
	for i := range t.Rows {
		more := []Cell{{}, {}}
		if i == 0 {
			more = []Cell{cell(Center, 1, 1, bold("Tự chấm")), cell(Center, 1, 1, bold("Tài liệu kiểm chứng còn thiếu"))}
		}
		t.Rows[i].Cells = append(t.Rows[i].Cells, more...)
	}
	source := "Sổ không có điểm tự chấm và tài liệu kiểm chứng từng tiêu chí: hai cột cuối để điền tay. Nguồn: " + v.Index.Publisher + "."
	return name, []Block{nothing(t, "Sổ chưa có bộ tiêu chí PAR Index."), noteText(text(source))}
}

// allObstacles lists what blocks, and what the leaders said.
func (p *report) allObstacles() (string, []Block) {
	t := wideTable("Vướng mắc, ý kiến chỉ đạo", []float64{12, 24, 52, 60, 50, 54}, "STT", "Ngày", "Nhiệm vụ, cơ quan", "Vướng mắc", "Đề xuất", "Ý kiến chỉ đạo")
	n := 0
	for i, a := range p.r.AssignmentFacts(p.f) {
		for _, o := range a.Obstacles {
			if o.On > p.r.AsOf {
				continue
			}
			n++
			t.Rows = append(t.Rows, p.obstacleRow(n, &p.r.AssignmentRows[i], o))
		}
	}
	for _, x := range p.f.Instructions {
		if x.On <= p.r.AsOf && !p.blocked(x) {
			n++
			who := linked(bold(cmp.Or(x.Task, "–")), taskAnchor(x.Task))
			t.Rows = append(t.Rows, rowOf(
				cell(Center, 1, 1, text(fmt.Sprint(n))), cell(Center, 1, 1, day(x.On)), cell(Left, 1, 1, who, text(" "+p.agencyShort(x.Agency))),
				cell(Left, 1, 1, text("–")), cell(Left, 1, 1, text("–")), cell(Left, 1, 1, text(instructionWords(x))),
			))
		}
	}
	return "Vướng mắc và ý kiến chỉ đạo đến ngày " + p.asOf(), []Block{nothing(t, "Các cơ quan chưa báo cáo vướng mắc, chưa có ý kiến chỉ đạo.")}
}

func (p *paper) agencyShort(code string) string {
	if code == "" {
		return ""
	}
	return p.names([]string{code})
}

func (p *report) obstacleRow(n int, row *data.AssignmentRow, o data.Obstacle) Row {
	what := o.Text
	if o.Resolved != 0 && o.Resolved <= p.r.AsOf {
		what += " (đã gỡ ngày " + o.Resolved.String() + ")"
	}
	var said []string
	for _, x := range p.f.Instructions {
		if x.Task == row.Task && (x.Agency == "" || x.Agency == row.Agency) && x.On >= o.On && x.On <= p.r.AsOf {
			said = append(said, instructionWords(x))
		}
	}
	who := p.r.AgencyRows[row.AgencyIndex].Agency.Short
	return Row{Anchor: "vm-" + row.Task + "-" + row.Agency, Cells: []Cell{
		cell(Center, 1, 1, text(fmt.Sprint(n))), cell(Center, 1, 1, day(o.On)),
		cell(Left, 1, 1, linked(bold(row.Task), taskAnchor(row.Task)), text(" "+who)), cell(Left, 1, 1, text(what)),
		cell(Left, 1, 1, text(cmp.Or(o.Proposal, "–"))), cell(Left, 1, 1, text(strings.Join(said, " "))),
	}}
}

// blocked tells whether the instruction stands beside an obstacle already.
func (p *report) blocked(x data.Instruction) bool {
	for _, a := range p.f.Assignments {
		if a.Task == x.Task && (x.Agency == "" || x.Agency == a.Agency) {
			for _, o := range a.Obstacles {
				if o.On <= x.On {
					return true
				}
			}
		}
	}
	return false
}

func instructionWords(x data.Instruction) string {
	s := cmp.Or(x.By, "Lãnh đạo") + " ngày " + x.On.String() + ": " + x.Text
	if x.Due != 0 {
		s += " (hạn " + x.Due.String() + ")"
	}
	return s + "."
}
