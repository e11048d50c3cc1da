package briefing

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"giaoban/data"

	"golang.org/x/text/unicode/norm"
)

// usualReplyDays is how many days after the cut-off a reminded agency answers.
const usualReplyDays = 14

// reminder composes a phiếu đôn đốc.
type reminder struct {
	*paper
	fit      slipFit
	a        *data.AgencyRow
	reminded []int // by assignment row
}

// slipFit is how tightly a slip is set: it should stand on one page.
type slipFit struct {
	body, table float64 // points
	gap         float64 // factor of distances
	answer      float64 // mm of a row to fill in
}

func slipFits() []slipFit {
	return []slipFit{{14, 12, 1, 9}, {14, 12, 0.6, 8}, {13, 11.5, 0.5, 7}, {13, 11, 0.3, 6.5}}
}

// Reminder makes the phiếu đôn đốc of one agency: what is overdue, what is due
// soon, which reports are missing, and room for its answer. It is no kind of paper
// of NĐ 30/2020, so with Options.Letter it is a draft of a công văn. Code
// NotFound: the workbook has no such agency.
func Reminder(f *data.Facts, r *data.Review, agency string, o Options) (*Document, error) {
	b, err := newReminder(f, r, agency, o)
	if err != nil {
		return nil, err
	}
	d := b.document(b.kind()+" "+b.a.Agency.Name+" – số liệu chốt ngày "+b.asOf(), "Đôn đốc thực hiện nhiệm vụ "+r.Office+" giao")
	fs, err := newFaces(Print)
	if err != nil {
		return nil, err
	}
	for i, fit := range slipFits() {
		b.fit = fit
		s := b.section()
		pages, err := layout{fs}.section(&s)
		if err != nil {
			return nil, err
		}
		if i == 0 || len(pages) == 1 {
			d.Sections = []Section{s}
		}
		if len(pages) == 1 {
			break
		}
	}
	return b.finish(d)
}

func newReminder(f *data.Facts, r *data.Review, agency string, o Options) (*reminder, error) {
	i := slices.IndexFunc(r.AgencyRows, func(a data.AgencyRow) bool { return a.Agency.Code == agency })
	if i < 0 {
		return nil, &data.Error{
			Code: data.NotFound, Message: fmt.Sprintf("Sổ không có cơ quan “%s”.", agency),
			Hint: "Ghi mã cơ quan như trong danh mục, ví dụ SNV.",
		}
	}
	return &reminder{paper: newPaper(f, r, o), a: &r.AgencyRows[i], reminded: r.Reminded(f)}, nil
}

func (b *reminder) kind() string {
	if b.o.Letter {
		return "Công văn đôn đốc"
	}
	return "Phiếu đôn đốc"
}

// soonDays are the days within which a duty is due soon.
func (p *paper) soonDays() int { return cmp.Or(p.f.Book.DueSoon, data.DueSoonDays) }

// rows are the agency's assignments that the test picks, most days first.
func (b *reminder) rows(pick func(*data.AssignmentRow) bool) []int {
	var out []int
	for _, n := range b.a.Rows {
		if pick(&b.r.AssignmentRows[n]) {
			out = append(out, n)
		}
	}
	return out
}

func (b *reminder) overdue() []int {
	rows := b.rows(func(r *data.AssignmentRow) bool { return r.Status == data.Overdue })
	slices.SortStableFunc(rows, func(x, y int) int { return b.r.AssignmentRows[y].Days - b.r.AssignmentRows[x].Days })
	return rows
}

func (b *reminder) soon() []int {
	rows := b.rows(func(r *data.AssignmentRow) bool { return r.Status == data.InTime && r.Days <= b.soonDays() })
	slices.SortStableFunc(rows, func(x, y int) int { return b.r.AssignmentRows[x].Days - b.r.AssignmentRows[y].Days })
	return rows
}

// round is the how-manieth reminder this is.
func (b *reminder) round() int {
	n := 0
	for _, row := range b.a.Rows {
		n = max(n, b.reminded[row])
	}
	return n + 1
}

// code names the slip; the agency's Excel form has the same agency and day.
func (b *reminder) code() string {
	return strings.TrimPrefix(short(b.r.Directive.Number)+"-", "-") + b.a.Agency.Code + "-" + strings.ReplaceAll(b.r.AsOf.ISO(), "-", "")
}

func (b *reminder) section() Section {
	blocks := append(b.head(), b.standing())
	overdue, soon := b.overdue(), b.soon()
	blocks = append(blocks, b.overduePart(overdue)...)
	blocks = append(blocks, b.soonPart(soon)...)
	blocks = append(blocks, b.missingPart()...)
	blocks = append(blocks, b.remarks("don-doc")...)
	blocks = append(blocks, b.request(), Signature{
		Recipients: orDefault(b.o.Wording.Recipients, []string{"Như trên", "CT, các PCT UBND tỉnh", "Lưu: VT, TH"}),
		Authority:  orDefault(b.o.Wording.Authority, []string{"TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"}), Before: 8 * b.fit.gap,
	})
	return Section{Restart: true, Blocks: append(blocks, b.answers(slices.Concat(overdue, soon))...), Foot: b.foot()}
}

func (b *reminder) head() []Block {
	issuer := strings.ToUpper(b.upper())
	if at := strings.Index(issuer, " TỈNH "); at > 0 {
		issuer = issuer[:at] + "\n" + issuer[at+1:]
	}
	head := Letterhead{Agency: issuer, Nation: nation, Motto: motto, PlaceDay: b.placeDay(), Draft: "DỰ THẢO", Mark: b.ownMark()}
	to := Paragraph{Spans: []Span{text("Kính gửi: " + b.addressee())}, Size: b.fit.body, Align: Center, Before: 4 * b.fit.gap, After: 4 * b.fit.gap}
	if b.o.Letter {
		head.Number, head.About = keep("Số:        /UBND-TH"), "V/v đôn đốc thực hiện nhiệm vụ "+b.r.Office+" giao (lần "+fmt.Sprint(b.round())+")"
		to.Level, to.Outline, to.Before = 1, b.a.Agency.Name, 14
		return []Block{head, to}
	}
	about := Paragraph{Spans: []Span{bold("Thực hiện nhiệm vụ " + shortUpper(b.upper()) + " giao")}, Size: 14, Align: Center, Rule: 0.4, After: 4 * b.fit.gap}
	if n := b.round(); n > 1 {
		about.Spans = append(about.Spans, bold(" (lần thứ "+fmt.Sprint(n)+")"))
	}
	return []Block{head, Paragraph{Spans: []Span{bold("PHIẾU ĐÔN ĐỐC")}, Size: 14, Align: Center, Before: 10 * b.fit.gap, Level: 1, Outline: b.a.Agency.Name}, about, to}
}

// shortUpper leaves out the province: "Ủy ban nhân dân tỉnh".
func shortUpper(name string) string {
	if at := strings.Index(name, " tỉnh "); at > 0 {
		return name[:at] + " tỉnh"
	}
	return name
}

// addressee is the head of the agency.
func (b *reminder) addressee() string {
	name := norm.NFC.String(b.a.Agency.Name)
	switch {
	case strings.HasPrefix(name, "UBND "):
		return "Chủ tịch Ủy ban nhân dân " + strings.TrimPrefix(name, "UBND ")
	case strings.HasPrefix(name, "Sở "):
		return "Giám đốc " + name
	case strings.HasPrefix(name, "Văn phòng "), strings.HasPrefix(name, "Thanh tra"):
		return "Chánh " + name
	case strings.HasPrefix(name, "Ban Quản lý "):
		return "Trưởng " + lowerFirst(name)
	case strings.HasPrefix(name, "Ban "):
		return "Trưởng " + name
	}
	return "Thủ trưởng " + name
}

func (b *reminder) para(spans ...Span) Paragraph {
	return Paragraph{Spans: spans, Size: b.fit.body, Align: Justify, Indent: 10, Before: 3 * b.fit.gap, After: 3}
}

// standing is how many duties the agency has and how they stand.
func (b *reminder) standing() Block {
	c := b.a.Counts
	under := "Theo dõi việc thực hiện nhiệm vụ được giao"
	if d := b.r.Directive; d.Number != "" {
		under = "Theo dõi việc thực hiện " + d.Type + " số " + d.Number + " ngày " + d.Date.Prose()
	}
	s := []Span{text(under + ", tính đến ngày " + b.asOf() + ", " + b.a.Agency.Name + " được giao "), strong(count(c.Total())), text(" nhiệm vụ")}
	if c.Dated() > 0 {
		s = append(s, text("; trong đó "), count(c.Dated()), text(" nhiệm vụ có thời hạn: đã hoàn thành "), count(c.Done()), text(" (đúng hạn "), count(c.OnTime),
			text(", quá hạn "), count(c.Late), text("), chưa hoàn thành "), strong(count(c.Open())), text(" (trong hạn "), count(c.InTime), text(", quá hạn "), strong(count(c.Overdue)), text(")"))
	}
	if c.Undated() > 0 {
		s = append(s, text("; "), count(c.Undated()), text(" nhiệm vụ thường xuyên"))
		if c.NotReported > 0 {
			s = append(s, text(", "), count(c.NotReported), text(" chưa báo cáo kỳ "+data.PeriodName(b.r.Period)))
		}
	}
	return b.para(append(s, text("."))...)
}

// part is the heading of a table; rest follows in regular type.
func (b *reminder) part(title string, rest ...Span) Paragraph {
	return Paragraph{Spans: append([]Span{bold(title)}, rest...), Size: b.fit.body, Before: 5 * b.fit.gap, After: 2, Level: 2}
}

func (b *reminder) none(title string) []Block {
	p := b.part(title+":", text(" không có"))
	p.Level = 0
	return []Block{p}
}

func (b *reminder) overduePart(rows []int) []Block {
	const title = "A. Nhiệm vụ quá hạn"
	if len(rows) == 0 {
		return b.none(title)
	}
	t := Table{Name: title, Widths: []float64{12, 76, 15, 25, 18, 19}, Size: b.fit.table, Pad: 1.2, Header: 1, Rows: []Row{headRow("STT", "Nhiệm vụ", "Mục", "Hạn", "Số ngày quá hạn", "Đã đôn đốc")}}
	for i, n := range rows {
		row := &b.r.AssignmentRows[n]
		days := []Paragraph{{Spans: []Span{strong(count(row.Days))}, Align: Center}}
		if row.Waiting {
			days = append(days, Paragraph{Spans: []Span{text("chờ xác nhận")}, Align: Center, Size: 10})
		}
		r := b.duty(i+1, row)
		r.Cells = append(r.Cells, Cell{Text: days}, cell(Center, 1, 1, count(b.reminded[n])))
		t.Rows = append(t.Rows, r)
	}
	return []Block{b.part(title), t}
}

// duty are the first four cells of a row.
func (b *reminder) duty(n int, row *data.AssignmentRow) Row {
	task := &b.r.TaskRows[row.TaskIndex].Task
	due := Cell{Text: []Paragraph{{Spans: []Span{day(row.Due)}, Align: Center}}}
	if row.Original != 0 {
		due.Text = append(due.Text, Paragraph{Spans: []Span{italic("(gia hạn từ "), day(row.Original), italic(")")}, Align: Center, Size: 10})
	}
	return rowOf(cell(Center, 1, 1, text(fmt.Sprint(n))), cell(Left, 1, 1, text(task.Title+" ("+task.ID+")")), cell(Center, 1, 1, text(cmp.Or(task.Path, "–"))), due)
}

func (b *reminder) soonPart(rows []int) []Block {
	title := fmt.Sprintf("B. Nhiệm vụ đến hạn trong %d ngày tới", b.soonDays())
	if len(rows) == 0 {
		return b.none(title)
	}
	t := Table{Name: title, Widths: []float64{12, 95, 15, 25, 18}, Size: b.fit.table, Pad: 1.2, Header: 1, Rows: []Row{headRow("STT", "Nhiệm vụ", "Mục", "Hạn", "Số ngày còn lại")}}
	for i, n := range rows {
		row := &b.r.AssignmentRows[n]
		r := b.duty(i+1, row)
		r.Cells = append(r.Cells, cell(Center, 1, 1, count(row.Days)))
		t.Rows = append(t.Rows, r)
	}
	return []Block{b.part(title), t}
}

// missingPart names the reports that are missing by clause: there may be many.
func (b *reminder) missingPart() []Block {
	title := "C. Nhiệm vụ thường xuyên chưa báo cáo"
	if b.r.Period != "" {
		title += " kỳ " + data.PeriodName(b.r.Period)
	}
	rows := b.rows(func(r *data.AssignmentRow) bool { return r.Status == data.NotReported })
	if len(rows) == 0 {
		return b.none(title)
	}
	var paths []string
	ids := map[string][]string{}
	for _, n := range rows {
		task := &b.r.TaskRows[b.r.AssignmentRows[n].TaskIndex].Task
		if ids[task.Path] == nil {
			paths = append(paths, task.Path)
		}
		ids[task.Path] = append(ids[task.Path], task.ID)
	}
	var parts []string
	for _, path := range paths {
		s := data.TaskRange(ids[path])
		if path != "" {
			s = "mục " + path + ": " + s
		}
		parts = append(parts, s)
	}
	list := Paragraph{Spans: []Span{text(upperFirst(strings.Join(parts, "; ")) + ".")}, Size: 12, Align: Justify, After: 2}
	return []Block{b.part(title, text(" ("), count(b.a.Counts.NotReported), text(" nhiệm vụ)")), list}
}

func (b *reminder) request() Block {
	by := b.r.AsOf + data.Date(cmp.Or(b.o.Wording.ReplyDays, usualReplyDays))
	p := b.para(
		text("Đề nghị đồng chí khẩn trương chỉ đạo thực hiện, báo cáo kết quả bằng văn bản (kèm tài liệu kiểm chứng) về "+shortUpper(b.upper())+" (qua "+officeShort+") "),
		bold("trước ngày "+by.Prose()), text("; trường hợp khó khăn, vướng mắc nêu rõ nội dung, nguyên nhân, đề xuất./."),
	)
	p.Before, p.Keep = 6*b.fit.gap, true
	return p
}

// answers is the form for the agency's reply: a row for each duty of A and B.
func (b *reminder) answers(rows []int) []Block {
	if len(rows) == 0 {
		return nil
	}
	t := Table{
		Name: "Phần cơ quan trả lời", Widths: []float64{13, 55, 32, 38, 27}, Size: min(12, b.fit.table), Pad: 1, Header: 1,
		Rows: []Row{headRow("Mã", "Kết quả", "Số, ngày văn bản", "Vướng mắc, đề xuất", "Đề nghị gia hạn đến")},
	}
	for _, n := range rows {
		t.Rows = append(t.Rows, Row{Tall: b.fit.answer, Cells: []Cell{cell(Center, 1, 1, text(b.r.AssignmentRows[n].Task)), {}, {}, {}, {}}})
	}
	return []Block{Paragraph{Spans: []Span{bold("Phần cơ quan trả lời")}, Size: 12, Before: 6 * b.fit.gap, After: 2, Keep: true}, t}
}

func (b *reminder) foot() []Paragraph {
	form := b.a.Agency.Code + "-" + b.r.AsOf.ISO() + ".xlsx"
	return []Paragraph{
		{Size: 11, Spans: []Span{text("Người cập nhật: " + strings.Repeat("…", 20))}},
		{Size: 10, Spans: []Span{text("Mã phiếu: " + b.code() + "; biểu Excel cùng kỳ: " + form)}},
	}
}
