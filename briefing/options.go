package briefing

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"giaoban/data"
)

// sampleStamp stands on every page whose results are made up.
const sampleStamp = "SỐ LIỆU MẪU"

// Audience is who reads a paper.
type Audience string

// The audiences.
const (
	ForLeaders    Audience = ""
	ForConference Audience = "conference" // the agencies themselves: late ones are named only when the Office says so
)

// Options are what a paper needs besides the figures.
type Options struct {
	Meeting  data.Meeting // the meeting the paper is for; zero = none named
	Printed  time.Time    // printed on the paper and stored as its date; zero = start of the cut-off day
	Author   string       // who prepared it: "Phòng Tổng hợp"
	Mark     string       // chỉ dẫn lưu hành; "" = the wording's, else LƯU HÀNH NỘI BỘ
	Sections []string     // parts of the report in order, by ReportParts; nil = the wording's, else those usual for the type of meeting
	Audience Audience
	Letter   bool          // reminders as drafts of a công văn
	Wording  *data.Wording // the Office's own words; nil = those the workbook keeps for the type of meeting
}

// complete fills in what was left open.
func (o Options) complete(f *data.Facts, r *data.Review) Options {
	if o.Printed.IsZero() {
		o.Printed = r.AsOf.Time()
	}
	o.Printed = o.Printed.In(data.Vietnam())
	if o.Wording == nil {
		w := f.Book.WordingFor(o.Meeting.Type)
		o.Wording = &w
	}
	if o.Meeting.Type == data.Conference {
		o.Audience = ForConference
	}
	o.Mark = cmp.Or(o.Mark, o.Wording.Mark, data.MarkInternal)
	return o
}

// namesLate tells whether late agencies may be named and asked.
func (o Options) namesLate() bool { return o.Audience != ForConference || o.Wording.NameLate }

// Part is a part of the report that can be chosen and moved.
type Part struct {
	ID    string
	Title string
	Annex bool
}

// The parts of the report.
const (
	partTasks     = "nhiem-vu"
	partIndices   = "chi-so"
	partFaults    = "ton-tai"
	partNext      = "trong-tam"
	partProposals = "de-xuat"
	annexTasks    = "pl-nhiem-vu"
	annexOverdue  = "pl-qua-han"
	annexAgencies = "pl-co-quan"
	annexPAPI     = "pl-papi"
	annexPAR      = "pl-par"
	annexMatters  = "pl-vuong-mac"
)

// ReportParts lists the parts of the report in their usual order.
func ReportParts() []Part {
	return []Part{
		{partTasks, "Tình hình thực hiện nhiệm vụ", false},
		{partIndices, "Diễn biến chỉ số", false},
		{partFaults, "Tồn tại, hạn chế, nguyên nhân", false},
		{partNext, "Nhiệm vụ trọng tâm kỳ tới", false},
		{partProposals, "Đề xuất, kiến nghị", false},
		{annexTasks, "Danh mục nhiệm vụ", true},
		{annexOverdue, "Nhiệm vụ quá hạn", true},
		{annexAgencies, "Kết quả theo cơ quan", true},
		{annexPAPI, "Chỉ số PAPI chi tiết", true},
		{annexPAR, "Chỉ số PAR Index chi tiết", true},
		{annexMatters, "Vướng mắc và ý kiến chỉ đạo", true},
	}
}

// UsualParts are the parts of the report for a type of meeting. Before the
// agencies themselves those that name the late ones are left out unless the
// Office wants them.
func UsualParts(t data.MeetingType, namesLate bool) []string {
	var out []string
	for _, p := range ReportParts() {
		if !namesLate && (p.ID == annexOverdue || p.ID == annexAgencies || p.ID == annexMatters) {
			continue
		}
		out = append(out, p.ID)
	}
	if t == data.Thematic { // such a meeting is about the indices
		out[0], out[1] = out[1], out[0]
	}
	return out
}

// parts are those chosen for this report. Code Invalid: one is unknown or chosen twice.
func (o Options) parts() ([]Part, error) {
	chosen := o.Sections
	if chosen == nil {
		chosen = o.Wording.Sections
	}
	if chosen == nil {
		chosen = UsualParts(o.Meeting.Type, o.namesLate())
	}
	all := ReportParts()
	var body, annexes []Part
	for i, id := range chosen {
		at := slices.IndexFunc(all, func(p Part) bool { return p.ID == id })
		if at < 0 || slices.Contains(chosen[:i], id) {
			return nil, badPart(id, at >= 0)
		}
		if all[at].Annex {
			annexes = append(annexes, all[at])
		} else {
			body = append(body, all[at])
		}
	}
	return append(body, annexes...), nil
}

func badPart(id string, twice bool) error {
	var known []string
	for _, p := range ReportParts() {
		known = append(known, p.ID)
	}
	e := &data.Error{
		Code: data.Invalid, Message: fmt.Sprintf("Báo cáo không có phần “%s”.", id),
		Hint: "Chọn trong: " + strings.Join(known, ", ") + ".",
	}
	if twice {
		e.Message = fmt.Sprintf("Phần “%s” được chọn hai lần.", id)
	}
	return e
}

// paper composes a document of the facts, the Review and the options.
type paper struct {
	f *data.Facts
	r *data.Review
	o Options
}

func newPaper(f *data.Facts, r *data.Review, o Options) *paper {
	return &paper{f: f, r: r, o: o.complete(f, r)}
}

// document is an empty document with its metadata.
func (p *paper) document(title, subject string) *Document {
	d := &Document{Title: title, Subject: subject, Author: p.o.Author, Language: Language, Created: p.o.Printed}
	if p.r.Sample {
		d.Stamp = sampleStamp
	}
	return d
}

// finish names the frozen figures behind the document.
func (p *paper) finish(d *Document) (*Document, error) {
	var err error
	d.Snapshot, err = snapshotOf(p.o.Printed, p.r, d.Title, d.Stamp, d.Sections)
	return d, err
}

// asOf is the cut-off date as running text has it.
func (p *paper) asOf() string { return p.r.AsOf.Prose() }

// placeDay is ô 4 with a blank day.
func (p *paper) placeDay() string { return leader{r: p.r, o: p.o}.placeDay() }

// officeShort is the Office as papers name it: "Văn phòng UBND tỉnh".
const officeShort = "Văn phòng UBND tỉnh"

// upper is the People's Committee in full, as bodies of text name it.
func (p *paper) upper() string {
	name := strings.TrimSpace(p.r.Office)
	if rest, ok := strings.CutPrefix(name, "UBND "); ok {
		return "Ủy ban nhân dân " + rest
	}
	return name
}

// body is a paragraph of running text: 14 pt, justified, first line indented
// 1 cm, 6 pt between paragraphs (NĐ 30/2020 ô 6).
func body(spans ...Span) Paragraph {
	return Paragraph{Spans: spans, Size: 14, Align: Justify, Indent: 10, Before: 3, After: 3}
}

// introducing is body text that stays with the table or list after it.
func introducing(spans ...Span) Paragraph {
	p := body(spans...)
	p.Keep = true
	return p
}

// noteText is small text under a table or picture.
func noteText(spans ...Span) Paragraph {
	return Paragraph{Spans: spans, Size: 12, Align: Justify, Before: 3, After: 3}
}

// caption is the title of a table or picture, above it.
func caption(s string) Paragraph {
	return Paragraph{Spans: []Span{bold(s)}, Size: 13, Align: Center, Before: 6, After: 3, Keep: true}
}

// remarks are the Office's own paragraphs for a part.
func (p *paper) remarks(part string) []Block {
	var out []Block
	for _, r := range p.o.Wording.Remarks {
		if r.Section != part {
			continue
		}
		for para := range strings.SplitSeq(strings.ReplaceAll(r.Text, "\r\n", "\n"), "\n\n") {
			if strings.TrimSpace(para) != "" {
				out = append(out, body(text(para)))
			}
		}
	}
	return out
}

// taskAnchor is where a link to a task goes: its row of the annex of tasks.
func taskAnchor(id string) string { return "nv-" + id }

// taskCodes prints task codes compactly, each run linked to its first task's row.
func taskCodes(ids []string) []Span {
	if len(ids) == 0 {
		return nil
	}
	var out []Span
	for part := range strings.SplitSeq(data.TaskRange(ids), ", ") {
		if len(out) > 0 {
			out = append(out, text(", "))
		}
		first, _, _ := strings.Cut(part, "–")
		out = append(out, linked(text(part), taskAnchor(first)))
	}
	return out
}
