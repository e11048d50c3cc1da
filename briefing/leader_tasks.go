package briefing

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"giaoban/data"

	"golang.org/x/text/unicode/norm"
)

// tasksPage is page 1, "tình hình trong 60 giây".
func (b *leader) tasksPage() Section {
	blocks := b.head()
	if len(b.r.TaskRows) == 0 {
		return Section{Blocks: append(blocks, b.noTasks())}
	}
	blocks = append(blocks, b.body(b.verdict()...), b.statusTable(), b.rates())
	blocks = append(blocks, b.matters()...)
	blocks = append(blocks, b.urgent()...)
	return Section{Blocks: append(blocks, b.agencies()...)}
}

// verdict is the Review's sentence, begun as a paper's sentence is.
func (b *leader) verdict() []Span {
	out := spans(b.r.Verdict)
	if len(out) > 0 && out[0].Text != "" && out[0].Text[0] >= '0' && out[0].Text[0] <= '9' {
		return append([]Span{text("Có ")}, out...)
	}
	return out
}

// noTasks says why page 1 has no table, and what to do.
func (b *leader) noTasks() Paragraph {
	why := "Sổ chưa có văn bản chỉ đạo nào, nên chưa có nhiệm vụ để theo dõi. Nhập văn bản chỉ đạo để lập danh mục nhiệm vụ."
	if b.r.Directive.Number != "" {
		why = b.r.Directive.Label() + " đã có trong sổ nhưng chưa lập danh mục nhiệm vụ."
	}
	return b.body(text(why))
}

func (b *leader) statusTable() Table {
	head := func(s string, cols, rows int) Cell { return cell(Center, cols, rows, bold(s)) }
	counts := func(label string, c data.Counts, size float64) Row {
		row := rowOf(cell(Left, 1, 1, text(label)))
		for i, n := range []int{c.Total(), c.OnTime, c.Late, c.InTime, c.Overdue, c.Undated()} {
			s := count(n)
			s.Bold = size > 0 && (i == 0 || i == 4)
			x := cell(Center, 1, 1, s)
			x.Text[0].Size = size
			row.Cells = append(row.Cells, x)
		}
		return row
	}
	return Table{
		Widths: []float64{28.8, 22.7, 22.7, 22.7, 22.7, 22.7, 22.7}, Size: 12.5, Pad: 1.6, Header: 2,
		Rows: []Row{
			rowOf(
				cell(Left, 1, 2), head("Tổng giao", 1, 2), head("Hoàn thành", 2, 1),
				head("Chưa hoàn thành", 2, 1), head("Thường xuyên", 1, 2),
			),
			rowOf(head("đúng hạn", 1, 1), head("quá hạn", 1, 1), head("trong hạn", 1, 1), head("quá hạn", 1, 1)),
			counts("Nhiệm vụ", b.r.Tasks, 14),
			counts("Lượt giao", b.r.Assignments, 0),
		},
	}
}

// rates prints both completion rates in both units, each with its fraction:
// a task is done only when all its agencies are.
func (b *leader) rates() Paragraph {
	t, a, c := b.r.Tasks, b.r.Assignments, b.r.Changes
	var s []Span
	if t.DoneOfDue().Den == 0 && a.DoneOfDue().Den == 0 {
		s = append(s, text("Hoàn thành/đến hạn: chưa có nhiệm vụ nào đến hạn. "))
	} else {
		s = append(
			s, text("Hoàn thành/đến hạn: "+t.DoneOfDue().Fraction()+" nhiệm vụ ("), bold(t.DoneOfDue().Percent()),
			text("); "+a.DoneOfDue().Fraction()+" lượt giao ("), bold(a.DoneOfDue().Percent()),
			text(rateChange(c)+"). "),
		)
	}
	if a.Dated() > 0 {
		s = append(s, text(fmt.Sprintf("Hoàn thành/có thời hạn: %s nhiệm vụ (%s); %s lượt giao (%s).",
			t.DoneOfDated().Fraction(), t.DoneOfDated().Percent(), a.DoneOfDated().Fraction(), a.DoneOfDated().Percent())))
	}
	if a.Exited > 0 {
		s = append(s, text(fmt.Sprintf(" %s lượt đã rút, đã chuyển: không tính.", data.FormatCount(a.Exited))))
	}
	if a.Waiting > 0 {
		s = append(s, text(fmt.Sprintf(" Chờ xác nhận: %s lượt.", data.FormatCount(a.Waiting))))
	}
	s = append(s, text(b.news()))
	if a.Done()+a.Waiting+a.Reported+a.Exited == 0 {
		// Otherwise a workbook nobody has kept looks like agencies that did nothing.
		s = append(s, bold(" Sổ chưa ghi kết quả nào của các cơ quan."))
	}
	return b.note(12, s...)
}

// rateChange is the change since the last meeting of lượt giao done of due: the
// difference of the two printed rates.
func rateChange(c data.Changes) string {
	before, ok1 := c.RateBefore.Hundredths(data.HalfUp)
	now, ok2 := c.RateNow.Hundredths(data.HalfUp)
	if c.Meeting.AsOf == 0 || !ok1 || !ok2 {
		return ""
	}
	if now == before {
		return ", không đổi"
	}
	d := now - before
	return ", " + moved(d, data.FormatHundredths(max(d, -d)), "điểm %")
}

// news is what happened since the last meeting, in lượt giao.
func (b *leader) news() string {
	c := b.r.Changes
	if c.Meeting.AsOf == 0 {
		return ""
	}
	var parts []string
	if n := len(c.NewlyDone); n > 0 {
		parts = append(parts, fmt.Sprintf("%s lượt mới hoàn thành (%s)", data.FormatCount(n), b.howDone(c.NewlyDone)))
	}
	if n := len(c.NewlyOverdue); n > 0 {
		s := data.FormatCount(n) + " lượt mới quá hạn"
		if n <= 2 && b.o.namesLate() {
			var which []string
			for _, i := range c.NewlyOverdue {
				row := b.r.AssignmentRows[i]
				which = append(which, clip(row.Task+" "+b.r.AgencyRows[row.AgencyIndex].Agency.Short, 60))
			}
			s += " (" + strings.Join(which, ", ") + ")"
		}
		parts = append(parts, s)
	}
	if len(parts) == 0 {
		parts = []string{"không có lượt mới hoàn thành, mới quá hạn"}
	}
	return " Từ " + c.Meeting.AsOf.Prose() + ": " + strings.Join(parts, ", ") + "."
}

func (b *leader) howDone(rows []int) string {
	late := 0
	for _, i := range rows {
		if b.r.AssignmentRows[i].Status == data.Late {
			late++
		}
	}
	switch late {
	case 0:
		return "đúng hạn"
	case len(rows):
		return "quá hạn"
	}
	return fmt.Sprintf("%d đúng hạn, %d quá hạn", len(rows)-late, late)
}

// matters are the questions for the leader, with boxes to tick by hand.
func (b *leader) matters() []Block {
	if len(b.r.Matters) == 0 {
		return []Block{
			b.heading("Việc xin ý kiến chỉ đạo", ""),
			Paragraph{Spans: []Span{text("Không có việc cần xin ý kiến.")}, Size: 12.5},
		}
	}
	t := Table{Widths: []float64{8, 127, 30}, Size: 12.5, Pad: 1.2 * b.gap}
	for i, m := range b.r.Matters {
		t.Rows = append(t.Rows, rowOf(
			cell(Center, 1, 1, text(fmt.Sprint(i+1))),
			cell(Left, 1, 1, b.matter(m)...),
			Cell{Text: []Paragraph{
				{Spans: []Span{text("Đồng ý")}, TickBox: true, After: 1},
				{Spans: []Span{text("Ý khác:")}, TickBox: true},
			}},
		))
	}
	title := numeral(len(b.r.Matters)) + " việc xin ý kiến chỉ đạo"
	return []Block{b.heading(title, ""), t}
}

func (b *leader) matter(m data.Matter) []Span {
	title, detail, proposal := cmp.Or(m.BriefTitle, m.Title), cmp.Or(m.Brief, m.Detail), cmp.Or(m.BriefProposal, m.Proposal)
	// The Office's own text may say in brackets which tasks it is about.
	if !strings.HasPrefix(detail, "(") && len(m.Tasks) > 0 {
		detail = "(" + data.TaskRange(m.Tasks) + "). " + upperFirst(detail)
	}
	out := []Span{bold(clip(title, 90)), text(" " + clip(detail, b.words))}
	if proposal != "" {
		out = append(out, text(" "), italic("Đề xuất:"), text(" "+clip(lowerFirstWord(proposal), b.words)))
	}
	return out
}

// lowerFirstWord lowers the first letter of a sentence that follows a colon,
// unless its word is a name or an abbreviation ("Sở Tài chính …", "UBND …").
func lowerFirstWord(s string) string {
	s = norm.NFC.String(s)
	first, _, _ := strings.Cut(s, " ")
	names := []string{"Sở", "Ban", "Chủ", "Văn", "Ủy", "Thanh"}
	if slices.Contains(names, first) || len(first) < 2 || strings.ToUpper(first) == first {
		return s
	}
	return lowerFirst(s)
}

// urgent lists overdue tasks and tasks due soon.
func (b *leader) urgent() []Block {
	all := b.r.UrgentTasks(len(b.r.TaskRows))
	title := b.heading("Nhiệm vụ quá hạn, sắp đến hạn", "")
	if len(all) == 0 {
		return []Block{title, Paragraph{Spans: []Span{text("Không có nhiệm vụ quá hạn hoặc sắp đến hạn." + b.nextDue())}, Size: 12.5}}
	}
	shown := all[:min(b.tasks, len(all))]
	wide := 0.0 // "quá 2.885" takes more room than "quá 151"
	for _, i := range shown {
		if b.r.TaskRows[i].Days >= 1000 {
			wide = 3.2
		}
	}
	t := Table{Widths: []float64{10, 88.7 - wide, 24.5, 24, 17.8 + wide}, Size: 12, Pad: 1.4 * b.gap, Header: 1, Rows: []Row{headRow("Mã", "Nhiệm vụ", "Chủ trì", "Hạn", "Số ngày")}}
	var moved []string
	for _, i := range shown {
		row := &b.r.TaskRows[i]
		due, days := row.Due.String(), daysText(row)
		if row.Original != 0 {
			due += "*"
			if s := row.Original.String(); !slices.Contains(moved, s) {
				moved = append(moved, s)
			}
		}
		t.Rows = append(t.Rows, rowOf(
			cell(Center, 1, 1, text(row.Task.ID)), cell(Left, 1, 1, text(clip(shortTitle(row.Task), 80))),
			cell(Left, 1, 1, text(clip(b.o.holders(row), 60))), cell(Center, 1, 1, text(due)), cell(Center, 1, 1, bold(keep(days))),
		))
	}
	blocks := []Block{title, t}
	if s := b.urgentNote(all, moved); s != "" {
		blocks = append(blocks, b.note(11, text(s)))
	}
	return blocks
}

// nextDue names the nearest due day of tasks that are not urgent.
func (b *leader) nextDue() string {
	var day data.Date
	n := 0
	for i := range b.r.TaskRows {
		t := &b.r.TaskRows[i]
		switch {
		case t.Status != data.InTime:
		case day == 0 || t.Due < day:
			day, n = t.Due, 1
		case t.Due == day:
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" Hạn gần nhất: %s (%s nhiệm vụ).", day.Prose(), data.FormatCount(n))
}

// urgentNote counts what the table leaves out and explains its stars.
func (b *leader) urgentNote(all []int, moved []string) string {
	var parts []string
	overdue, soon := 0, 0
	for _, i := range all[min(b.tasks, len(all)):] {
		if b.r.TaskRows[i].Status == data.Overdue {
			overdue++
		} else {
			soon++
		}
	}
	if overdue > 0 {
		parts = append(parts, data.FormatCount(overdue)+" nhiệm vụ quá hạn")
	}
	if soon > 0 {
		parts = append(parts, data.FormatCount(soon)+" nhiệm vụ sắp đến hạn")
	}
	s := ""
	if len(parts) > 0 {
		s = "Còn " + strings.Join(parts, ", ") + " khác không nêu trong bảng."
	}
	if len(moved) > 0 {
		s += " (*) Hạn đã được gia hạn từ " + strings.Join(moved, ", ") + "."
	}
	return strings.TrimSpace(s)
}

func daysText(row *data.TaskRow) string {
	switch {
	case row.Status == data.Overdue:
		return "quá " + data.FormatCount(row.Days)
	case row.Days == 0:
		return "đến hạn" // the day of the deadline still counts as in time
	}
	return "còn " + data.FormatCount(row.Days)
}

func shortTitle(t data.Task) string {
	if t.Short != "" {
		return t.Short
	}
	return t.Title
}

// holders says whom the task now waits for: one agency by name, several as
// "4/31 cơ quan" of those it was given to.
func (o Options) holders(row *data.TaskRow) string {
	if row.Status == data.Overdue && len(row.Rows) == 1 && !o.namesLate() {
		return "1 cơ quan"
	}
	open := row.Counts.InTime
	if row.Status == data.Overdue {
		open = row.Counts.Overdue
	}
	if len(row.Rows) <= 1 || open == len(row.Rows) {
		return row.Agencies
	}
	return fmt.Sprintf("%d/%s", open, row.Agencies)
}

// agencies draws those with overdue duties and counts the rest.
func (b *leader) agencies() []Block {
	late := b.r.LateAgencies()
	asked := b.r.AgencyCount()
	if late > 0 && !b.o.namesLate() {
		return []Block{
			b.heading("Cơ quan có nhiệm vụ quá hạn", ""),
			Paragraph{Spans: []Span{count(late), text(" trong "), count(asked), text(" cơ quan có nhiệm vụ quá hạn.")}, Size: 12.5},
		}
	}
	rest := data.FormatCount(asked-late) + " cơ quan còn lại không có nhiệm vụ quá hạn."
	switch {
	case late == 0:
		return []Block{
			b.heading("Cơ quan có nhiệm vụ quá hạn", ""),
			Paragraph{Spans: []Span{text("Không có cơ quan nào có nhiệm vụ quá hạn.")}, Size: 12.5},
		}
	case late == asked:
		rest = ""
	}
	shown := min(late, b.bars)
	if late > shown {
		rest = strings.TrimSpace(fmt.Sprintf("%s cơ quan khác cũng có nhiệm vụ quá hạn. %s", data.FormatCount(late-shown), rest))
	}
	spec := AgencyBars(b.r, shown)
	spec.HideTitle = true
	blocks := []Block{
		b.heading("Cơ quan có nhiệm vụ quá hạn", "(số bên phải: lượt quá hạn)"),
		Picture{Name: "agencies", Spec: spec, Size: chartSize(textWidth, 0)},
	}
	if rest != "" {
		blocks = append(blocks, b.note(12, text(rest)))
	}
	return blocks
}

// cell is a table cell of one paragraph.
func cell(a Align, cols, rows int, spans ...Span) Cell {
	if len(spans) == 0 {
		return Cell{Cols: cols, Rows: rows}
	}
	return Cell{Text: []Paragraph{{Spans: spans, Align: a}}, Cols: cols, Rows: rows}
}

func headRow(titles ...string) Row {
	var out Row
	for _, s := range titles {
		out.Cells = append(out.Cells, cell(Center, 1, 1, bold(s)))
	}
	return out
}

func rowOf(cells ...Cell) Row { return Row{Cells: cells} }
