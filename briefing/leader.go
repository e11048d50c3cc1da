package briefing

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"giaoban/data"
)

// Language of every paper.
const Language = "vi-VN"

// density is how much a page carries and how tightly. A page that is too full
// is made again with the next one; what is left out is counted on the page.
type density struct {
	body      float64 // running text, points: NĐ 30/2020 allows 13–14
	gap       float64 // factor of all distances
	tasks     int     // rows of overdue tasks and tasks due soon
	bars      int     // agencies in the chart
	drops     int     // rows of contents that fell
	questions int
	words     int // longest free text, runes
}

func densities() []density {
	return []density{
		{14, 1, 5, 5, 6, 3, 240},
		{14, 0.7, 5, 5, 6, 3, 240},
		{14, 0.5, 5, 5, 6, 3, 180},
		{13, 0.5, 5, 5, 6, 3, 160},
		{13, 0.4, 4, 4, 5, 3, 130},
		{13, 0.3, 3, 3, 4, 2, 100},
		{13, 0.2, 2, 2, 2, 2, 70},
	}
}

// leader composes the brief at one density.
type leader struct {
	density
	f        *data.Facts
	r        *data.Review
	o        Options
	sections int // headings so far
}

// Leader makes the leader's brief of exactly two pages: where the tasks stand,
// and what the indices did. Every figure is the Review's.
func Leader(f *data.Facts, r *data.Review, o Options) (*Document, error) {
	o = o.complete(f, r)
	fs, err := newFaces(Print)
	if err != nil {
		return nil, err
	}
	b := leader{f: f, r: r, o: o}
	d := &Document{
		Title: "Báo cáo tóm tắt – số liệu chốt ngày " + r.AsOf.Prose(), Subject: b.subject(),
		Author: o.Author, Language: Language, Created: o.Printed,
	}
	if r.Sample {
		d.Stamp = sampleStamp
	}
	for _, compose := range []func(*leader) Section{(*leader).tasksPage, (*leader).indicesPage} {
		p, sections, err := b.fit(layout{fs}, compose)
		if err != nil {
			return nil, err
		}
		b.sections = sections
		d.Sections = append(d.Sections, p)
	}
	if d.Snapshot, err = snapshotOf(o.Printed, r, d.Title, d.Stamp, d.Sections[0], d.Sections[1].Blocks); err != nil {
		return nil, err
	}
	d.Sections[1].Foot = b.foot(d.Snapshot)
	return d, nil
}

// fit composes a page at the first density at which it fits on one sheet.
func (b leader) fit(l layout, compose func(*leader) Section) (p Section, sections int, err error) {
	for _, b.density = range densities() {
		try := b
		p = compose(&try)
		p.Single = true
		laid, err := l.section(&p)
		if err != nil {
			return p, 0, err
		}
		if laid[0].free() >= 0 {
			return p, try.sections, nil
		}
	}
	return p, 0, &data.Error{
		Code:    data.Invalid,
		Message: "Nội dung không xếp vừa hai trang.",
		Hint:    "Rút gọn tên nhiệm vụ và phần vướng mắc, đề xuất của các việc xin ý kiến, rồi in lại.",
	}
}

// snapshotOf names the frozen figures behind a paper: when it was printed, and
// the start of a hash of what is in it.
func snapshotOf(printed time.Time, content ...any) (string, error) {
	h := sha256.New()
	enc := json.NewEncoder(h)
	for _, v := range content {
		if err := enc.Encode(v); err != nil {
			return "", fmt.Errorf("hashing the paper: %w", err)
		}
	}
	return fmt.Sprintf("%s-%X", printed.Format("20060102-1504"), h.Sum(nil)[:3]), nil
}

// subject is the paper's subject on one line.
func (b leader) subject() string {
	return strings.ReplaceAll(strings.Join(b.titleLines(), " "), noBreak, " ")
}

// titleLines say what the paper is about: the directive, if there is one, and
// the indices the workbook knows.
func (b leader) titleLines() []string {
	var names []string
	for _, code := range []string{papi, par} {
		if v := b.r.Index(code); v != nil {
			names = append(names, v.Index.Short())
		}
	}
	indices := "iễn biến Chỉ số " + strings.Join(names, ", ")
	switch d := b.r.Directive; {
	case d.Number != "" && len(names) > 0:
		return []string{"Tình hình thực hiện " + cite(d), "và d" + indices}
	case d.Number != "":
		return []string{"Tình hình thực hiện " + cite(d)}
	case len(names) > 0:
		return []string{"D" + indices}
	}
	return []string{"Tình hình thực hiện chỉ đạo của Ủy ban nhân dân tỉnh"}
}

// cite names a directive as a title does; codes and dates stay on one line.
func cite(d data.Directive) string {
	return keep(d.Type + " số " + d.Number + " ngày " + d.Date.Prose())
}

// keep joins words that must stay on one line.
func keep(s string) string { return strings.ReplaceAll(s, " ", noBreak) }

// placeDay is địa danh and date with a blank day, to be filled in by hand (NĐ
// 30/2020 ô 4: months 1 and 2 with a zero before).
func (b leader) placeDay() string {
	day := b.r.AsOf
	if b.o.Meeting.On != 0 {
		day = b.o.Meeting.On
	}
	month := fmt.Sprint(int(day.Time().Month()))
	if len(month) == 1 && month <= "2" {
		month = "0" + month
	}
	return keep(fmt.Sprintf("%s, ngày      tháng %s năm %d", b.r.Place, month, day.Year()))
}

// occasion is the line under the title: which meeting, which cut-off, compared with which.
func (b leader) occasion() string {
	s := "Số liệu chốt ngày " + b.r.AsOf.Prose()
	if b.o.Meeting.On != 0 {
		s = "Phục vụ cuộc họp ngày " + b.o.Meeting.On.Prose() + "; số liệu chốt ngày " + b.r.AsOf.Prose()
	}
	if m := b.r.Changes.Meeting; m.AsOf != 0 {
		s += "; so với ngày " + m.AsOf.Prose()
	}
	return s
}

// head is the letterhead and the title.
func (b *leader) head() []Block {
	blocks := []Block{
		Letterhead{
			Superior: strings.ToUpper(b.r.Office), Agency: "VĂN PHÒNG",
			Nation: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Motto: "Độc lập - Tự do - Hạnh phúc",
			PlaceDay: b.placeDay(), Mark: b.o.Mark,
		},
		Paragraph{
			Spans: []Span{bold("BÁO CÁO TÓM TẮT")}, Size: 14, Align: Center,
			Before: 7 * b.gap, Level: 1,
		},
	}
	lines := b.titleLines()
	for i, line := range lines {
		p := Paragraph{Spans: []Span{bold(line)}, Size: 14, Align: Center}
		if i == len(lines)-1 {
			p.Rule = 0.4
		}
		blocks = append(blocks, p)
	}
	return append(blocks, Paragraph{
		Spans: []Span{italic(b.occasion())}, Size: 13, Align: Center, Before: 4 * b.gap, After: 6 * b.gap,
	})
}

// heading numbers a section; rest is set in regular type behind the title.
func (b *leader) heading(title, rest string) Paragraph {
	b.sections++
	p := Paragraph{
		Spans: []Span{bold(fmt.Sprintf("%d. %s", b.sections, title))}, Size: 13, Level: 2,
		Before: 7 * b.gap, After: 2 * b.gap,
	}
	if rest != "" {
		p.Spans = append(p.Spans, text(" "+rest))
	}
	return p
}

// body is a paragraph of running text: justified, first line indented 1 cm.
func (b *leader) body(spans ...Span) Paragraph {
	return Paragraph{Spans: spans, Size: b.density.body, Align: Justify, Indent: 10, Before: 3 * b.gap, After: 6 * b.gap}
}

// note is small text under a table.
func (b *leader) note(size float64, spans ...Span) Paragraph {
	return Paragraph{Spans: spans, Size: size, Align: Justify, Before: 3 * b.gap, After: 2 * b.gap}
}

// foot says where the figures come from and which printing this is.
func (b leader) foot(code string) []Paragraph {
	var sources []string
	for _, key := range []string{papi, par} {
		if v := b.r.Index(key); v != nil {
			s := v.Index.Short()
			if v.Index.Publisher != "" {
				s += " (" + v.Index.Publisher + ")"
			}
			sources = append(sources, s)
		}
	}
	var out []Paragraph
	if len(sources) > 0 {
		s := "Nguồn: " + strings.Join(sources, ", ") + "."
		if v := b.r.Index(papi); v != nil && v.Latest != nil { // only its trend shows breaks
			s += " Vạch kép: đổi thang; vạch đơn: đổi một phần."
			if v.Latest.Derived && len(v.Drops) == 0 { // with drops their table's note says it
				s += " Hạng PAPI do phần mềm xếp từ điểm."
			}
		}
		out = append(out, Paragraph{Size: 10, Spans: []Span{text(s)}})
	}
	var last []string
	if b.r.Sample {
		last = append(last, "Trạng thái: số liệu mẫu")
	}
	if b.o.Author != "" {
		last = append(last, "Lập: "+b.o.Author)
	}
	last = append(last, "In lúc "+b.o.Printed.Format("15:04")+" ngày "+data.DateOf(b.o.Printed).Prose(), keep("Bản chốt "+code))
	return append(out, Paragraph{Size: 10, Spans: []Span{text(strings.Join(last, "  ·  "))}})
}
