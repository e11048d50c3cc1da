package briefing

import (
	"cmp"
	"strings"

	"giaoban/data"
)

// report composes the full report.
type report struct {
	*paper
	parts   []Part
	annexes []Part
}

// Report makes the full report "Báo cáo (dự thảo)" with its annexes: number, date
// and signature are blank, for it is a draft until somebody signs it. Every figure
// is the Review's. Code Invalid: a part is unknown or chosen twice.
func Report(f *data.Facts, r *data.Review, o Options) (*Document, error) {
	rep := &report{paper: newPaper(f, r, o)}
	chosen, err := rep.o.parts()
	if err != nil {
		return nil, err
	}
	for _, p := range chosen {
		if p.Annex {
			rep.annexes = append(rep.annexes, p)
		} else {
			rep.parts = append(rep.parts, p)
		}
	}
	d := rep.document("Báo cáo (dự thảo) – số liệu chốt ngày "+rep.asOf(), strings.ReplaceAll(rep.subject(), noBreak, " "))
	d.Sheets = true
	d.Sections = []Section{rep.main()}
	for i := range rep.annexes {
		d.Sections = append(d.Sections, rep.annex(i))
	}
	return rep.finish(d)
}

// subject is the trích yếu.
func (p *report) subject() string {
	lead := leader{r: p.r}
	if p.o.Meeting.Type == data.Thematic {
		return strings.Join(lead.titleLines(), " ")
	}
	s := "Kết quả thực hiện nhiệm vụ " + p.r.Office + " giao"
	if p.o.Meeting.Type == data.YearReview {
		s = "Tổng kết việc thực hiện nhiệm vụ " + p.r.Office + " giao"
	}
	if d := p.r.Directive; d.Number != "" {
		s += " tại " + cite(d)
	}
	return s
}

// main is the report itself, portrait.
func (p *report) main() Section {
	blocks := p.head()
	blocks = append(blocks, p.opening())
	compose := map[string]func() []Block{
		partTasks: p.tasks, partIndices: p.indices, partFaults: p.faults, partNext: p.next, partProposals: p.proposals,
	}
	for i, part := range p.parts {
		blocks = append(blocks, Paragraph{
			Spans: []Span{bold(roman(i+1) + ". " + strings.ToUpper(part.Title))}, Size: 14, Align: Justify, Indent: 10,
			Level: 2, Before: 8, After: 3, Anchor: part.ID,
		})
		blocks = append(blocks, compose[part.ID]()...)
	}
	w := p.o.Wording
	return Section{Blocks: append(blocks, p.closing(), Signature{
		Recipients: orDefault(w.Recipients, p.recipients()), Authority: orDefault(w.Authority, []string{"CHÁNH VĂN PHÒNG"}), Before: 10,
	}), Foot: p.foot()}
}

func orDefault(own, usual []string) []string {
	if own == nil {
		return usual
	}
	return own
}

// recipients are those a report to the leaders usually goes to.
func (p *report) recipients() []string {
	var out []string
	if len(p.o.Wording.Addressees) > 0 {
		out = []string{"Như trên"}
	}
	return append(out, "CT, các PCT UBND tỉnh", "Lãnh đạo VP UBND tỉnh", "Lưu: VT, TH")
}

// head is letterhead, title and addressees.
func (p *report) head() []Block {
	blocks := []Block{Letterhead{
		Superior: strings.ToUpper(p.r.Office), Agency: "VĂN PHÒNG", Nation: nation, Motto: motto,
		Number: keep("Số:        /BC-VPUB"), PlaceDay: p.placeDay(), Draft: "DỰ THẢO", Mark: p.ownMark(),
	}}
	blocks = append(blocks, title("BÁO CÁO", p.subject())...)
	return append(blocks, addressed(p.o.Wording.Addressees)...)
}

// ownMark is the mark the Office chose; a draft report has none of itself.
func (p *paper) ownMark() string {
	if p.o.Wording.Mark == "" && p.o.Mark == data.MarkInternal {
		return ""
	}
	return p.o.Mark
}

// Quốc hiệu and Tiêu ngữ.
const (
	nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
	motto  = "Độc lập - Tự do - Hạnh phúc"
)

// title is ô 5a: the kind of paper and what it is about, with a rule under it.
func title(kind, about string) []Block {
	return []Block{
		Paragraph{Spans: []Span{bold(kind)}, Size: 14, Align: Center, Before: 12, Level: 1},
		Paragraph{Spans: []Span{bold(keepDates(about))}, Size: 14, Align: Center, Rule: 0.4, After: 8},
	}
}

// keepDates keeps "ngày 01/8/2018" and codes of documents on one line.
func keepDates(s string) string {
	return strings.NewReplacer(" ngày ", noBreak+"ngày"+noBreak, " số ", " số"+noBreak).Replace(s)
}

// addressed is ô 9a: one addressee in the line, several in a list.
func addressed(to []string) []Block {
	switch len(to) {
	case 0:
		return nil
	case 1:
		return []Block{Paragraph{Spans: []Span{text("Kính gửi: " + to[0])}, Size: 14, Align: Center, Before: 2, After: 6}}
	}
	out := []Block{Paragraph{Spans: []Span{text("Kính gửi:")}, Size: 14, Indent: 35, Keep: true}}
	for i, a := range to {
		end := ";"
		if i == len(to)-1 {
			end = "."
		}
		out = append(out, Paragraph{Spans: []Span{text("- " + strings.TrimRight(a, " ;.") + end)}, Size: 14, Indent: 45, Keep: i < len(to)-1})
	}
	return out
}

// opening cites the directive in full, as the first citation must (NĐ 30/2020).
func (p *report) opening() Block {
	d := p.r.Directive
	end := officeShort + " báo cáo tình hình đến ngày " + p.asOf() + " như sau:"
	if d.Number == "" {
		return body(text("Theo nhiệm vụ được giao, " + end))
	}
	s := "Thực hiện " + d.Type + " số " + d.Number + " ngày " + d.Date.Prose() + " của " + d.Issuer
	if d.Subject != "" {
		s += " về " + lowerFirst(d.Subject)
	}
	return body(text(s + " (sau đây gọi là " + d.Type + " " + short(d.Number) + "), " + end))
}

// short is a document's number without its codes: later citations are short.
func short(number string) string {
	s, _, _ := strings.Cut(number, "/")
	return cmp.Or(s, number)
}

// closing ends the text with "./.".
func (p *report) closing() Block {
	c := body(text("Trên đây là báo cáo kết quả đến ngày " + p.asOf() + "; " + officeShort + " kính trình lãnh đạo " + p.r.Office + " xem xét, chỉ đạo./."))
	c.Keep, c.Before = true, 8
	return c
}

// foot says which figures the paper is made of.
func (p *paper) foot() []Paragraph {
	parts := []string{"Số liệu chốt ngày " + p.asOf()}
	if p.r.Sample {
		parts = append(parts, "trạng thái: số liệu mẫu")
	}
	if p.o.Author != "" {
		parts = append(parts, "Lập: "+p.o.Author)
	}
	parts = append(parts, "In lúc "+p.o.Printed.Format("15:04")+" ngày "+data.DateOf(p.o.Printed).Prose())
	return []Paragraph{{Size: 10, Spans: []Span{text(strings.Join(parts, "  ·  "))}}}
}

// sub is the heading of khoản: "1. Kết quả chung".
func sub(s string) Block {
	return Paragraph{Spans: []Span{bold(s)}, Size: 14, Align: Justify, Indent: 10, Level: 3, Before: 5, After: 3}
}

// annexRef names an annex that the report has: "(chi tiết tại Phụ lục II)", with a
// link; nothing when it was not chosen.
func (p *report) annexRef(id string) []Span {
	for i, a := range p.annexes {
		if a.ID == id {
			return []Span{text(" (chi tiết tại "), linked(text(p.annexName(i)), id), text(")")}
		}
	}
	return nil
}

// annexName is "Phụ lục" for the only annex, else with its Roman number.
func (p *report) annexName(i int) string {
	if len(p.annexes) == 1 {
		return "Phụ lục"
	}
	return "Phụ lục " + roman(i+1)
}

// roman writes 1–39 in Roman numerals.
func roman(n int) string {
	ones := []string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"}
	return strings.Repeat("X", n/10) + ones[n%10]
}
