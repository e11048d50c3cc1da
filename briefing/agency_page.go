package briefing

import (
	"cmp"
	"slices"
	"strings"

	"giaoban/data"
)

// agencyPage composes the paper on one agency.
type agencyPage struct {
	*paper
	a     *data.AgencyRow
	index int // into AgencyRows
}

// AgencyPage makes the paper on one agency for whoever asks about it: how its
// duties stand, each of them, what it supervises, the indices it answers for, what
// blocks it and what the leaders said. Code NotFound: the workbook has no such agency.
func AgencyPage(f *data.Facts, r *data.Review, agency string, o Options) (*Document, error) {
	b, err := newReminder(f, r, agency, o)
	if err != nil {
		return nil, err
	}
	p := &agencyPage{paper: b.paper, a: b.a, index: slices.IndexFunc(r.AgencyRows, func(a data.AgencyRow) bool { return a.Agency.Code == agency })}
	d := p.document("Tình hình thực hiện nhiệm vụ – "+p.a.Agency.Name, "Nhiệm vụ của "+p.a.Agency.Name+" đến ngày "+p.asOf())
	d.Sheets = true
	blocks := p.head("TÌNH HÌNH THỰC HIỆN NHIỆM VỤ", p.a.Agency.Name)
	blocks = append(blocks, p.standing()...)
	blocks = append(blocks, p.duties()...)
	blocks = append(blocks, p.oversight()...)
	blocks = append(blocks, p.content()...)
	blocks = append(blocks, p.obstacles()...)
	blocks = append(blocks, p.remarks("co-quan")...)
	d.Sections = []Section{{Name: p.a.Agency.Short, Blocks: blocks, Foot: p.foot()}}
	return p.finish(d)
}

// head is letterhead, title and the line on the figures of a paper for a meeting.
func (p *paper) head(kind, about string) []Block {
	return []Block{
		Letterhead{Superior: strings.ToUpper(p.r.Office), Agency: "VĂN PHÒNG", Nation: nation, Motto: motto, PlaceDay: p.placeDay(), Mark: p.o.Mark},
		Paragraph{Spans: []Span{bold(kind)}, Size: 14, Align: Center, Before: 10, Level: 1, Outline: about},
		Paragraph{Spans: []Span{bold(keepDates(about))}, Size: 14, Align: Center, Rule: 0.4},
		Paragraph{Spans: []Span{italic(leader{r: p.r, o: p.o}.occasion())}, Size: 13, Align: Center, Before: 4, After: 6},
	}
}

// heading is the title of a part of a paper for a meeting.
func heading(s string) Paragraph {
	return Paragraph{Spans: []Span{bold(s)}, Size: 13, Level: 2, Before: 7, After: 3}
}

func (p *agencyPage) standing() []Block {
	if len(p.a.Rows) == 0 {
		return []Block{body(text("Đến ngày " + p.asOf() + " cơ quan chưa được giao nhiệm vụ nào."))}
	}
	t := Table{Name: "Tình trạng", Widths: []float64{22, 22, 22, 22, 22, 27, 28}, Size: 12, Pad: 1.6, Header: 2, Rows: countHead(), After: 3, Whole: true}
	row := Row{Cells: countCells(p.a.Counts, false)}
	row.Cells[0].Text[0].Spans[0].Bold = true
	t.Rows = append(t.Rows, row)
	rates := []Span{text("Hoàn thành trên số đến hạn: chưa có nhiệm vụ nào đến hạn")}
	if c := p.a.Counts; c.DoneOfDue().Den > 0 {
		rates = []Span{text("Hoàn thành trên số đến hạn: "), fraction(c.DoneOfDue()), text(" ("), percent(c.DoneOfDue()), text(")")}
		if p.o.namesLate() {
			rates = append(rates, text(", hạng "), rank(p.r.AgencyRanks()[p.index], 0), text(" trong "), count(p.r.AgencyCount()), text(" cơ quan"))
		}
	}
	rates = append(rates, text("; chung toàn tỉnh: "), fraction(p.r.Assignments.DoneOfDue()), text(" ("), percent(p.r.Assignments.DoneOfDue()), text(")."))
	return []Block{t, noteText(rates...)}
}

// duties lists every duty, overdue first, then due soonest, then the rest.
func (p *agencyPage) duties() []Block {
	if len(p.a.Rows) == 0 {
		return nil
	}
	rows := slices.Clone(p.a.Rows)
	slices.SortStableFunc(rows, func(x, y int) int {
		a, b := &p.r.AssignmentRows[x], &p.r.AssignmentRows[y]
		return cmp.Or(cmp.Compare(dutyOrder(a), dutyOrder(b)), cmp.Compare(b.Days, a.Days))
	})
	t := Table{Name: "Được giao", Widths: []float64{12, 52, 11, 23, 32, 35}, Size: 11.5, Pad: 1, Header: 1, Rows: []Row{headRow("Mã", "Nhiệm vụ", "Mục", "Thời hạn", "Tình trạng", "Văn bản kết quả")}}
	for _, n := range rows {
		row := &p.r.AssignmentRows[n]
		task := &p.r.TaskRows[row.TaskIndex].Task
		due := cell(Center, 1, 1, text(cmp.Or(task.Deadline.Words, task.Deadline.Kind.Name())))
		if row.Due != 0 {
			due = cell(Center, 1, 1, day(row.Due))
		}
		t.Rows = append(t.Rows, Row{Anchor: taskAnchor(task.ID), Cells: []Cell{
			cell(Center, 1, 1, text(task.ID)), cell(Left, 1, 1, text(shortTitle(*task))), cell(Center, 1, 1, text(cmp.Or(task.Path, "–"))),
			due, cell(Left, 1, 1, dutyWords(row)...), cell(Left, 1, 1, text(paperWords(row.Paper))),
		}})
	}
	return []Block{heading("Nhiệm vụ được giao"), t}
}

func dutyOrder(r *data.AssignmentRow) int {
	return slices.Index([]data.Status{data.Overdue, data.InTime, data.NotReported, data.Late, data.OnTime, data.Reported, data.Exited}, r.Status)
}

// dutyWords says how one duty stands.
func dutyWords(r *data.AssignmentRow) []Span {
	var s []Span
	switch r.Status {
	case data.Overdue:
		s = []Span{strong(status(r.Status, "quá hạn ")), strong(count(r.Days)), bold(" ngày")}
	case data.InTime:
		s = []Span{status(r.Status, "còn "), count(r.Days), text(" ngày")}
	case data.Late:
		s = []Span{status(r.Status, "xong, trễ "), count(r.Days), text(" ngày")}
	case data.OnTime:
		s = []Span{status(r.Status, "xong đúng hạn")}
	case data.Reported:
		s = []Span{status(r.Status, "đã báo cáo")}
	case data.NotReported:
		s = []Span{status(r.Status, "chưa báo cáo")}
	default:
		s = []Span{status(r.Status, "")}
	}
	if r.Status.Undated() && r.Period != "" {
		s = append(s, text(" "+data.PeriodName(r.Period)))
	}
	if r.Waiting {
		s = append(s, text(", chờ xác nhận"))
	}
	return s
}

func paperWords(p data.Paper) string {
	if p.Number == "" {
		return "–"
	}
	if p.Date == 0 {
		return p.Number
	}
	return p.Number + ", " + p.Date.String()
}

// oversight is what the agency has to see to at other agencies.
func (p *agencyPage) oversight() []Block {
	if len(p.a.Oversees) == 0 {
		return nil
	}
	t := Table{Name: "Được giao đôn đốc", Widths: []float64{12, 85, 17, 17, 17, 17}, Size: 11.5, Pad: 1, Header: 1, Rows: []Row{headRow("Mã", "Nhiệm vụ", "Lượt", "Hoàn thành", "Trong hạn", "Quá hạn")}}
	for _, id := range p.a.Oversees {
		c := p.r.Overseen(id)
		t.Rows = append(t.Rows, rowOf(cell(Center, 1, 1, text(id)), cell(Left, 1, 1, text(p.taskTitle(id))), cell(Center, 1, 1, count(c.Total())),
			cell(Center, 1, 1, count(c.Done())), cell(Center, 1, 1, count(c.InTime)), cell(Center, 1, 1, strong(count(c.Overdue)))))
	}
	return []Block{heading("Được giao đôn đốc cơ quan khác"), t}
}

func (p *paper) taskTitle(id string) string {
	for i := range p.r.TaskRows {
		if p.r.TaskRows[i].Task.ID == id {
			return shortTitle(p.r.TaskRows[i].Task)
		}
	}
	return id
}

// content is the contents of the indices that the agency has duties for.
func (p *agencyPage) content() []Block {
	own := map[string]bool{}
	for _, n := range p.a.Rows {
		own[p.r.AssignmentRows[n].Task] = true
	}
	t := Table{Name: "Chỉ số liên quan", Widths: []float64{77, 22, 22, 44}, Size: 11.5, Pad: 1, Header: 1, Rows: []Row{headRow("Nội dung", "Điểm mới nhất", "Hạng", "Nhiệm vụ của cơ quan")}}
	for i := range p.r.Indices {
		v := &p.r.Indices[i]
		for _, n := range v.Nodes {
			tasks := slices.DeleteFunc(slices.Clone(n.Tasks), func(id string) bool { return !own[id] })
			if len(tasks) == 0 || n.Node.Level == data.Total {
				continue
			}
			score, place := text("–"), text("–")
			if n.Now != nil {
				score, place = scoreOf(*n.Now), rank(n.Now.Rank, n.Now.RankedOf)
			}
			t.Rows = append(t.Rows, rowOf(cell(Left, 1, 1, text(v.Index.Short()+" "+n.Node.Label())), cell(Center, 1, 1, score), cell(Center, 1, 1, place), cell(Left, 1, 1, taskCodes(tasks)...)))
		}
	}
	if len(t.Rows) == 1 {
		return nil
	}
	return []Block{heading("Nội dung chỉ số liên quan"), t}
}

// obstacles are what blocks the agency and what the leaders said to it.
func (p *agencyPage) obstacles() []Block {
	var items [][]Span
	for _, n := range p.a.Rows {
		if row := &p.r.AssignmentRows[n]; row.Obstacle != "" {
			items = append(items, []Span{text("Vướng mắc ("), linked(text(row.Task), taskAnchor(row.Task)), text("): " + row.Obstacle)})
		}
	}
	for _, x := range p.f.Instructions {
		if x.Agency == p.a.Agency.Code && x.On <= p.r.AsOf {
			items = append(items, []Span{text("Ý kiến chỉ đạo (" + x.Task + "): " + instructionWords(x))})
		}
	}
	if len(items) == 0 {
		return nil
	}
	return []Block{heading("Vướng mắc, ý kiến chỉ đạo"), List{Items: items, Size: 13, Before: 2, After: 2}}
}
