package briefing

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"giaoban/data"
)

// tasks is the part on the tasks: in general, by group of tasks, by agency.
func (p *report) tasks() []Block {
	if len(p.r.TaskRows) == 0 {
		return append([]Block{leader{r: p.r}.noTasksBody()}, p.remarks(partTasks)...)
	}
	blocks := []Block{sub("1. Kết quả chung")}
	blocks = append(blocks, p.general()...)
	blocks = append(blocks, sub("2. Theo nhóm nhiệm vụ"))
	blocks = append(blocks, p.byPart()...)
	if p.o.namesLate() {
		blocks = append(blocks, sub("3. Theo cơ quan"))
		blocks = append(blocks, p.byAgency()...)
	}
	return append(blocks, p.remarks(partTasks)...)
}

func (b leader) noTasksBody() Paragraph {
	q := b.noTasks()
	q.Size, q.Before, q.After = 14, 3, 3
	return q
}

// general is the sentence of BC 1270/BC-TCTTTg and table 1.
func (p *report) general() []Block {
	t, a := p.r.Tasks, p.r.Assignments
	from := ""
	if p.r.Directive.Date != 0 {
		from = "Từ ngày " + p.r.Directive.Date.Prose() + " đến ngày " + p.asOf() + ", có tổng số "
	} else {
		from = "Đến ngày " + p.asOf() + ", có tổng số "
	}
	first := []Span{text(from), strong(count(t.Total())), text(" nhiệm vụ với "), count(a.Total()), text(" lượt giao cho "), count(p.r.AgencyCount()), text(" cơ quan")}
	first = append(first, p.annexRef(annexTasks)...)
	first = append(first, text(". "))
	first = append(first, outcome("Trong ", "nhiệm vụ", t)...)
	second := append([]Span{text("Tính theo lượt giao: ")}, outcome("trong ", "lượt", a)...)
	blocks := []Block{body(first...), body(second...), body(p.bothRates()...)}
	if s := p.sinceLast(); s != nil {
		blocks = append(blocks, body(s...))
	}
	return append(blocks, caption("Bảng 1. Lượt giao theo tình trạng và nhóm cơ quan"), p.groupTable())
}

// outcome tells the counts in the words of BC 1270/BC-TCTTTg.
func outcome(in, unit string, c data.Counts) []Span {
	s := []Span{
		text(in), count(c.Dated()), text(" " + unit + " có thời hạn: đã hoàn thành "), strong(count(c.Done())),
		text(" (đúng hạn "), count(c.OnTime), text(", quá hạn "), count(c.Late), text("); chưa hoàn thành "),
		strong(count(c.Open())), text(" (trong hạn "), count(c.InTime), text(", quá hạn "), strong(count(c.Overdue)),
		text("). Có "), count(c.Undated()), text(" " + unit + " thường xuyên, không ấn định ngày (đã báo cáo kỳ này "),
		count(c.Reported), text(", chưa báo cáo "), count(c.NotReported), text(")."),
	}
	if c.Waiting > 0 {
		s = append(s, text(" Báo hoàn thành, chờ xác nhận: "), count(c.Waiting), text(" "+unit+"."))
	}
	if c.Exited > 0 {
		s = append(s, text(" Đã rút, đã chuyển: "), count(c.Exited), text(" "+unit+", không tính."))
	}
	return s
}

// bothRates are both official rates in both units, each with its fraction.
func (p *report) bothRates() []Span {
	t, a := p.r.Tasks, p.r.Assignments
	one := func(name string, x, y data.Rate) []Span {
		return []Span{
			text(name + ": "), fraction(x), text(" nhiệm vụ ("), percent(x), text("), "), fraction(y), text(" lượt giao ("), percent(y), text(")"),
		}
	}
	s := []Span{text("Tỷ lệ hoàn thành: chưa có nhiệm vụ nào đến hạn")}
	if a.DoneOfDue().Den > 0 {
		s = one("Tỷ lệ hoàn thành trên số đến hạn", t.DoneOfDue(), a.DoneOfDue())
	}
	if a.Dated() > 0 {
		s = append(s, text("; "))
		s = append(s, one("trên số có thời hạn", t.DoneOfDated(), a.DoneOfDated())...)
	}
	return append(s, text("."))
}

// sinceLast is what changed since the last meeting; nil when there was none.
func (p *report) sinceLast() []Span {
	c := p.r.Changes
	if c.Meeting.AsOf == 0 {
		return nil
	}
	s := []Span{text("So với kỳ họp trước (số liệu chốt ngày " + c.Meeting.AsOf.Prose() + "): mới hoàn thành "), count(len(c.NewlyDone)), text(" lượt, mới quá hạn "), count(len(c.NewlyOverdue)), text(" lượt")}
	if c.RateBefore.Den > 0 && c.RateNow.Den > 0 {
		s = append(s, text("; tỷ lệ hoàn thành trên số đến hạn từ "), percent(c.RateBefore), text(" thành "), percent(c.RateNow))
	}
	return append(s, text("."))
}

// countHead are the columns of a table of counts behind the first ones.
func countHead(first ...string) []Row {
	var top Row
	for _, s := range first {
		top.Cells = append(top.Cells, cell(Center, 1, 2, bold(s)))
	}
	top.Cells = append(
		top.Cells, cell(Center, 1, 2, bold("Giao")), cell(Center, 2, 1, bold("Hoàn thành")), cell(Center, 2, 1, bold("Chưa hoàn thành")),
		cell(Center, 1, 2, bold("Thường xuyên")), cell(Center, 1, 2, bold("Hoàn thành/ đến hạn")),
	)
	return []Row{top, headRow("đúng hạn", "quá hạn", "trong hạn", "quá hạn")}
}

// countCells are the cells of a row of such a table.
func countCells(c data.Counts, heavy bool) []Cell {
	var out []Cell
	for i, n := range []int{c.Total(), c.OnTime, c.Late, c.InTime, c.Overdue, c.Undated()} {
		s := count(n)
		s.Bold = heavy || i == 4 && n > 0
		out = append(out, cell(Center, 1, 1, s))
	}
	rate := percent(c.DoneOfDue())
	rate.Bold = heavy
	return append(out, cell(Center, 1, 1, rate))
}

// groupTable is table 1: status × group of agencies; the last row is all of them.
func (p *report) groupTable() Table {
	t := Table{Name: "Bảng 1", Widths: []float64{54, 14, 15, 15, 15, 15, 18.5, 18.5}, Size: 12, Pad: 1.6, Header: 2, Whole: true, Rows: countHead("Nhóm cơ quan"), After: 4}
	for _, g := range p.r.GroupRows {
		if g.Counts != p.r.Assignments {
			t.Rows = append(t.Rows, Row{Cells: slices.Concat([]Cell{cell(Left, 1, 1, text(g.Name))}, countCells(g.Counts, false))})
		}
	}
	t.Rows = append(t.Rows, Row{Cells: slices.Concat([]Cell{cell(Left, 1, 1, bold("Tất cả cơ quan"))}, countCells(p.r.Assignments, true))})
	return t
}

// byPart is a table of the directive's parts and a sentence on each.
func (p *report) byPart() []Block {
	parts := p.r.Parts()
	t := Table{Name: "Bảng 2", Widths: []float64{54, 14, 15, 15, 15, 15, 18.5, 18.5}, Size: 12, Pad: 1.6, Header: 2, Whole: true, Rows: countHead("Nhóm nhiệm vụ"), After: 4}
	var words []Block
	for _, part := range parts {
		name := cmp.Or(part.Heading, "Nhiệm vụ khác")
		t.Rows = append(t.Rows, Row{Cells: slices.Concat([]Cell{cell(Left, 1, 1, text(name))}, countCells(part.Tasks, false))})
		words = append(words, p.partWords(name, part))
	}
	t.Rows = append(t.Rows, Row{Cells: slices.Concat([]Cell{cell(Left, 1, 1, bold("Tất cả nhiệm vụ"))}, countCells(p.r.Tasks, true))})
	return append(words, caption("Bảng 2. Nhiệm vụ theo nhóm"), t)
}

func (p *report) partWords(name string, part data.PartRow) Block {
	c := part.Tasks
	_, title, ok := strings.Cut(name, ". ")
	if !ok {
		title = name
	}
	s := []Span{text("- " + title + " (")}
	s = append(s, taskCodes(part.IDs)...)
	s = append(s, text("): "), count(c.Total()), text(" nhiệm vụ, "), count(part.Assignments.Total()), text(" lượt giao; "))
	if c.Dated() > 0 {
		s = append(s, text("hoàn thành "), count(c.Done()), text(", trong hạn "), count(c.InTime), text(", quá hạn "), strong(count(c.Overdue)), text("; "))
	}
	return body(append(s, text("thường xuyên "), count(c.Undated()), text("."))...)
}

// byAgency is the table of all agencies and the picture of the late ones.
func (p *report) byAgency() []Block {
	late := p.r.LateAgencies()
	s := []Span{count(late), text(" cơ quan có nhiệm vụ quá hạn")}
	s[0].Bold = late > 0
	s = append([]Span{text("Có ")}, s...)
	if late == 0 {
		s = []Span{text("Không có cơ quan nào có nhiệm vụ quá hạn")}
	}
	blocks := []Block{body(append(append(s, p.annexRef(annexAgencies)...), text(". Các cơ quan xếp theo tỷ lệ hoàn thành trên số đến hạn; cùng tỷ lệ thì cùng hạng."))...)}
	if late > 0 {
		spec := AgencyBars(p.r, min(late, 10))
		spec.HideTitle = true
		blocks = append(blocks, caption("Cơ quan có nhiệm vụ quá hạn (số bên phải: lượt quá hạn)"),
			Picture{Name: "agencies", Spec: spec, Size: chartSize(textWidth, 0), After: 4})
	}
	return append(blocks, caption("Bảng 3. Lượt giao theo cơ quan"), p.agencyTable())
}

func (p *report) agencyTable() Table {
	head := countHead("STT", "Cơ quan")
	head[0].Cells = append(head[0].Cells, cell(Center, 1, 2, bold("Hạng")))
	t := Table{Name: "Bảng 3", Widths: []float64{11.5, 36, 12, 13.5, 13.5, 13.5, 13.5, 17.5, 18, 16}, Size: 11.5, Pad: 1, Header: 2, Rows: head, After: 4}
	ranks := p.r.AgencyRanks()
	for i := range p.r.AgencyRows {
		a := &p.r.AgencyRows[i]
		if len(a.Rows) == 0 {
			continue
		}
		cells := []Cell{cell(Center, 1, 1, text(fmt.Sprint(len(t.Rows)-1))), cell(Left, 1, 1, linked(text(clip(a.Agency.Short, 60)), "cq-"+a.Agency.Code))}
		cells = append(cells, countCells(a.Counts, false)...)
		t.Rows = append(t.Rows, Row{Cells: append(cells, cell(Center, 1, 1, rank(ranks[i], 0)))})
	}
	return t
}

// faults is what is wrong, why, and who answers for it (QĐ 42/2014/QĐ-TTg:
// tính chất, mức độ, nguyên nhân, trách nhiệm). Causes are for the Office to write.
func (p *report) faults() []Block {
	blocks := []Block{sub("1. Tồn tại, hạn chế")}
	blocks = append(blocks, p.overdueWords()...)
	if n := p.r.Assignments.NotReported; n > 0 {
		blocks = append(blocks, body(text("- Còn "), strong(count(n)), text(" lượt nhiệm vụ thường xuyên chưa báo cáo kỳ "+data.PeriodName(p.r.Period)+".")))
	}
	if n := p.r.Tasks.Undated(); n > 0 {
		blocks = append(blocks, body(text("- "), count(n), text(" nhiệm vụ văn bản giao không ấn định ngày hoàn thành, nên không tính được đúng hạn, quá hạn.")))
	}
	for _, code := range []string{papi, par} {
		if v := p.r.Index(code); v != nil && len(v.Uncovered) > 0 && len(p.r.TaskRows) > 0 {
			var names []string
			for _, n := range v.Uncovered {
				names = append(names, n.Short()+" "+areaName(n.Name))
			}
			blocks = append(blocks, body(text("- Nội dung "+v.Index.Short()+" chưa có nhiệm vụ trực tiếp: "+strings.Join(names, ", ")+".")))
		}
	}
	if len(blocks) == 1 {
		blocks = append(blocks, body(text("Không có nhiệm vụ quá hạn, không có báo cáo kỳ còn thiếu.")))
	}
	blocks = append(blocks, sub("2. Nguyên nhân, trách nhiệm"))
	blocks = append(blocks, p.obstacleWords()...)
	own := p.remarks(partFaults)
	if own == nil {
		own = slices.Concat(blankLines("a) Nguyên nhân khách quan: "), blankLines("b) Nguyên nhân chủ quan: "))
	}
	return append(blocks, own...)
}

// blankLines leave room to write by hand.
func blankLines(s string) []Block {
	first, rest := body(text(s+strings.Repeat("…", 18))), body(text(strings.Repeat("…", 33)))
	first.Align, first.Keep, rest.Align, rest.Indent = Left, true, Left, 0
	return []Block{first, rest}
}

// listed is how many rows running text lists: the annexes have all of them.
const listed = 10

// overdueWords names the overdue tasks, and the agencies where that is wanted.
func (p *report) overdueWords() []Block {
	if p.r.Assignments.Overdue == 0 {
		return nil
	}
	s := []Span{text("- Còn "), strong(count(p.r.Tasks.Overdue)), text(" nhiệm vụ quá hạn ở "), count(p.r.LateAgencies()), text(" cơ quan, "), count(p.r.Assignments.Overdue), text(" lượt")}
	s = append(s, p.annexRef(annexOverdue)...)
	if !p.o.namesLate() {
		return []Block{body(append(s, text("."))...)}
	}
	blocks := []Block{introducing(append(s, text(":"))...)}
	var items [][]Span
	for _, i := range p.r.WorstAgencies() {
		a := &p.r.AgencyRows[i]
		if a.Counts.Overdue == 0 {
			break
		}
		if len(items) == listed {
			items = append(items, []Span{count(p.r.LateAgencies() - listed), text(" cơ quan khác"), text(");")})
			break
		}
		item := []Span{text(a.Agency.Name + ": "), count(a.Counts.Overdue), text(" nhiệm vụ, lâu nhất "), count(a.Worst), text(" ngày (")}
		for k, row := range p.overdueOf(i) {
			if k > 0 {
				item = append(item, text(", "))
			}
			item = append(item, linked(text(row.Task), "qh-"+row.Task+"-"+row.Agency))
			if row.Waiting {
				item = append(item, text(" chờ xác nhận"))
			}
		}
		items = append(items, append(item, text(");")))
	}
	last := items[len(items)-1]
	last[len(last)-1].Text = ")."
	if len(items) > listed {
		last[len(last)-1].Text = "."
	}
	return append(blocks, List{Marks: Letters, Items: items, Size: 14, Before: 2, After: 2})
}

// overdueOf are the agency's overdue assignments, most days first.
func (p *paper) overdueOf(agency int) []*data.AssignmentRow {
	var out []*data.AssignmentRow
	for _, n := range p.r.AgencyRows[agency].Rows {
		if row := &p.r.AssignmentRows[n]; row.Status == data.Overdue {
			out = append(out, row)
		}
	}
	slices.SortStableFunc(out, func(a, b *data.AssignmentRow) int { return b.Days - a.Days })
	return out
}

// obstacleWords lists what blocks open duties, as the agencies say.
func (p *report) obstacleWords() []Block {
	if !p.o.namesLate() {
		return nil
	}
	var items [][]Span
	for i := range p.r.AssignmentRows {
		row := &p.r.AssignmentRows[i]
		if row.Obstacle == "" || row.Status.Done() || row.Status == data.Exited {
			continue
		}
		who := p.r.AgencyRows[row.AgencyIndex].Agency
		items = append(items, []Span{text(who.Short + " ("), linked(text(row.Task), taskAnchor(row.Task)), text("): " + strings.TrimRight(lowerFirstWord(row.Obstacle), ".") + ";")})
	}
	if len(items) == 0 {
		return nil
	}
	end := items[len(items)-1]
	end[len(end)-1].Text = strings.TrimSuffix(end[len(end)-1].Text, ";") + "."
	lead := introducing(append(append([]Span{text("Vướng mắc các cơ quan báo cáo")}, p.annexRef(annexMatters)...), text(":"))...)
	return []Block{lead, List{Items: items, Size: 14, Before: 2, After: 2}}
}

// next is what has to be done until the next meeting.
func (p *report) next() []Block {
	var items [][]Span
	urgent := p.r.UrgentTasks(len(p.r.TaskRows))
	for k, i := range urgent {
		if k == listed {
			items = append(items, []Span{count(len(urgent) - listed), text(" nhiệm vụ khác;")})
			break
		}
		t := &p.r.TaskRows[i]
		what := []Span{text(shortTitle(t.Task) + " ("), linked(text(t.Task.ID), taskAnchor(t.Task.ID)), text("): " + p.o.holders(t) + ", ")}
		if t.Status == data.Overdue {
			what = append(what, text("đã quá hạn "), count(t.Days), text(" ngày, phải hoàn thành ngay;"))
		} else {
			what = append(what, text("hạn "+t.Due.Prose()+", còn "), count(t.Days), text(" ngày;"))
		}
		items = append(items, what)
	}
	blocks := []Block{}
	if len(items) > 0 {
		end := items[len(items)-1]
		end[len(end)-1].Text = strings.TrimSuffix(end[len(end)-1].Text, ";") + "."
		blocks = append(blocks, introducing(text("Hoàn thành các nhiệm vụ quá hạn và sắp đến hạn:")), List{Marks: Numbers, Items: items, Size: 14, Before: 2, After: 2})
	} else if len(p.r.TaskRows) > 0 {
		blocks = append(blocks, body(text("Không có nhiệm vụ quá hạn hoặc sắp đến hạn."+(&leader{r: p.r}).nextDue())))
	}
	if n := p.r.Assignments.NotReported; n > 0 {
		blocks = append(blocks, body(text("Báo cáo kỳ "+data.PeriodName(p.r.Period)+" đối với các nhiệm vụ thường xuyên còn thiếu ("), count(n), text(" lượt).")))
	}
	blocks = append(blocks, p.remarks(partNext)...)
	if len(blocks) == 0 {
		blocks = blankLines("")
	}
	return blocks
}

// proposals are the matters to decide and what the Office adds.
func (p *report) proposals() []Block {
	var items [][]Span
	for _, m := range p.r.Matters {
		s := []Span{bold(m.Title)}
		if len(m.Tasks) > 0 {
			s = append(s, text(" ("))
			s = append(append(s, taskCodes(m.Tasks)...), text(")"))
		}
		s = append(s, text(": "+m.Detail))
		if m.Proposal != "" {
			s = append(s, text(" "), italic("Đề xuất:"), text(" "+lowerFirstWord(m.Proposal)))
		}
		items = append(items, s)
	}
	for _, own := range p.o.Wording.Proposals {
		items = append(items, []Span{text(own)})
	}
	blocks := p.remarks(partProposals)
	if len(items) == 0 {
		return append(blocks, body(text("Không có đề xuất, kiến nghị.")))
	}
	lead := introducing(text(officeShort + " kính đề nghị lãnh đạo " + p.r.Office + " xem xét, cho ý kiến:"))
	return append(blocks, lead, List{Marks: Numbers, Items: items, Size: 14, Before: 2, After: 2})
}
