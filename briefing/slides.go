package briefing

import (
	"cmp"
	"fmt"
	"strings"

	"giaoban/data"
)

// slides composes the pages for the meeting screen.
type slides struct {
	*paper
	scale float64 // of all type on the slide, 1 = as large as it may be
	words int     // longest free text, runes
}

// slideFits are the sizes a slide is tried at: the smallest still has 16 pt, which
// is 24 pt on paper seen from a seat.
func slideFits() []slides {
	return []slides{{nil, 1.3, 280}, {nil, 1.15, 260}, {nil, 1, 240}, {nil, 0.88, 220}, {nil, 0.78, 180}, {nil, 0.7, 140}, {nil, 0.7, 80}}
}

// Slides makes a 16:9 document for the meeting screen: where things stand, the late
// agencies, a page for each matter to decide, the indices, and the questions. What
// does not fit is left out and counted; the papers have all of it.
func Slides(f *data.Facts, r *data.Review, o Options) (*Document, error) {
	p := newPaper(f, r, o)
	d := p.document("Trang chiếu – số liệu chốt ngày "+p.asOf(), strings.ReplaceAll(strings.Join(leader{r: r}.titleLines(), " "), noBreak, " "))
	d.Face, d.Running = Screen, p.running()
	fs, err := newFaces(Screen)
	if err != nil {
		return nil, err
	}
	compose := []func(*slides) []Block{(*slides).cover, (*slides).standing, (*slides).late}
	for i := range r.Matters {
		compose = append(compose, func(s *slides) []Block { return s.matter(i) })
	}
	compose = append(compose, (*slides).papiSlide, (*slides).drops, (*slides).parSlide, (*slides).questions)
	for _, c := range compose {
		s, ok, err := fitSlide(layout{fs}, p, c)
		if err != nil {
			return nil, err
		}
		if ok {
			d.Sections = append(d.Sections, s)
		}
	}
	return p.finish(d)
}

// fitSlide composes a slide at the largest size at which it fits; ok is false when
// there is nothing to show.
func fitSlide(l layout, p *paper, compose func(*slides) []Block) (s Section, ok bool, err error) {
	for _, fit := range slideFits() {
		fit.paper = p
		blocks := compose(&fit)
		if len(blocks) == 0 {
			return s, false, nil
		}
		s = Section{Paper: Slide, Single: true, Blocks: blocks}
		pages, err := l.section(&s)
		if err != nil {
			return s, false, err
		}
		if pages[0].free() >= 0 {
			return s, true, nil
		}
	}
	return s, false, &data.Error{
		Code: data.Invalid, Message: "Nội dung không xếp vừa trang chiếu.",
		Hint: "Rút gọn tên nhiệm vụ và phần vướng mắc, đề xuất của các việc xin ý kiến, rồi làm lại.",
	}
}

// running is the line at the top of every slide.
func (p *paper) running() string {
	s := "Số liệu chốt ngày " + p.asOf()
	if p.o.Meeting.On != 0 {
		s = clip(cmp.Or(p.o.Meeting.Title, p.o.Meeting.Type.Name()), 60) + ", ngày " + p.o.Meeting.On.Prose() + "; s" + strings.TrimPrefix(s, "S")
	}
	return s
}

func (s *slides) say(size float64, spans ...Span) Paragraph {
	return Paragraph{Spans: spans, Size: max(16, size*s.scale), After: 6 * s.scale}
}

// title is the one sentence a slide says.
func (s *slides) title(spans ...Span) Paragraph {
	for i := range spans {
		spans[i].Bold = true
	}
	p := s.say(30, spans...)
	p.Level, p.After = 1, 12*s.scale
	return p
}

func quiet(t string) Span { return Span{Text: t, Tone: Quiet} }

// alarm is a figure in red when there is anything to be red about.
func alarm(sp Span, red bool) Span {
	if red {
		sp.Tone, sp.Bold = Alarm, true
	}
	return sp
}

func (s *slides) cover() []Block {
	kind := "TÌNH HÌNH THỰC HIỆN NHIỆM VỤ VÀ CHỈ SỐ"
	about := strings.Join(leader{r: s.r}.titleLines(), " ")
	top := s.say(20, quiet(s.r.Office+" · "+officeShort))
	top.Before, top.After = 0, 70*s.scale
	main := s.say(38, bold(kind))
	main.Level, main.After, main.Outline = 1, 14, "Trang đầu"
	when := s.say(20, quiet(s.running()))
	when.Before = 24
	return []Block{top, main, s.say(24, text(about)), when, s.say(18, bold(s.o.Mark))}
}

// standing is the verdict and five numbers.
func (s *slides) standing() []Block {
	if len(s.r.TaskRows) == 0 {
		return []Block{s.title(text("Sổ chưa có nhiệm vụ nào"))}
	}
	var verdict []Span
	for _, v := range s.r.Verdict {
		verdict = append(verdict, Span{Text: v.Text, Bold: v.Bold})
	}
	t, a := s.r.Tasks, s.r.Assignments
	wide := Slide.geometry().textWidth()
	number := func(label string, n, of int, red bool) []Block {
		return []Block{s.say(18, quiet(label)), s.say(54, alarm(strong(count(n)), red && n > 0)), s.say(16, count(of), quiet(" lượt giao"))}
	}
	numbers := Columns{Before: 10 * s.scale, After: 10 * s.scale, Widths: []float64{58, 58, 58, 58, 58}, Parts: [][]Block{
		number("Nhiệm vụ giao", t.Total(), a.Total(), false), number("Hoàn thành", t.Done(), a.Done(), false), number("Trong hạn", t.InTime, a.InTime, false),
		number("Quá hạn", t.Overdue, a.Overdue, true), number("Thường xuyên", t.Undated(), a.Undated(), false),
	}}
	blocks := []Block{s.title(text("Tình hình chung")), s.say(24, verdict...), numbers, Picture{Name: "strip", Spec: StatusStrip(a, "Lượt giao theo tình trạng"), Size: chartSize(wide, 14), Zoom: 1.6, After: 8}}
	if a.DoneOfDue().Den > 0 {
		blocks = append(blocks, s.say(20, quiet("Hoàn thành/đến hạn: "), fraction(t.DoneOfDue()), quiet(" nhiệm vụ ("), percent(t.DoneOfDue()), quiet("); "), fraction(a.DoneOfDue()), quiet(" lượt giao ("), strong(percent(a.DoneOfDue())), quiet(")")))
	}
	return blocks
}

// late is the picture of the agencies with overdue duties.
func (s *slides) late() []Block {
	n := s.r.LateAgencies()
	if n == 0 || len(s.r.TaskRows) == 0 {
		return nil
	}
	title := s.title(count(n), text(" cơ quan có nhiệm vụ quá hạn"))
	if !s.o.namesLate() {
		return []Block{title, s.say(24, count(s.r.Assignments.Overdue), text(" lượt giao quá hạn trong "), count(s.r.Assignments.Dated()), text(" lượt có thời hạn."))}
	}
	most := int(10 * s.scale)
	spec := AgencyBars(s.r, min(n, most))
	spec.HideTitle = true
	blocks := []Block{title, Picture{Name: "agencies", Spec: spec, Size: chartSize(Slide.geometry().textWidth(), 0), Zoom: 1.6, After: 8}}
	rest := "Số bên phải: lượt quá hạn."
	if n > most {
		rest += " Còn " + data.FormatCount(n-most) + " cơ quan khác có nhiệm vụ quá hạn."
	}
	return append(blocks, s.say(16, quiet(rest)))
}

// matter is one question for the leaders.
func (s *slides) matter(i int) []Block {
	m := s.r.Matters[i]
	head := s.title(text(clip(m.Title, 110)))
	head.Outline = fmt.Sprintf("Việc %d. %s", i+1, m.Title)
	blocks := []Block{s.say(18, quiet(fmt.Sprintf("Việc %d/%d xin ý kiến", i+1, len(s.r.Matters))), quiet(taskList(m.Tasks))), head, s.say(24, text(clip(m.Detail, s.words)))}
	if t, rest := s.matterTable(m); len(t.Rows) > 1 {
		blocks = append(blocks, t)
		if rest > 0 {
			blocks = append(blocks, s.say(16, quiet("Còn "), count(rest), quiet(" lượt giao khác chưa hoàn thành.")))
		}
	}
	if m.Proposal != "" {
		ask := s.say(26, bold(upperFirst(clip(m.Proposal, s.words))))
		label := s.say(18, quiet("Đề xuất xin ý kiến"))
		blocks = append(blocks, Box{Ground: true, Before: 14 * s.scale, Text: []Paragraph{label, ask}})
	}
	return blocks
}

func taskList(ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	return "  ·  " + data.TaskRange(ids)
}

// matterTable is the open duties of the matter's tasks, worst first; rest are those
// it has no room for.
func (s *slides) matterTable(m data.Matter) (t Table, rest int) {
	size := max(16, 18*s.scale)
	t = Table{Name: "Cơ quan", Widths: []float64{110, 45, 60, 91.67}, Size: size, Pad: 3 * s.scale, Header: 1, Light: true, Rows: []Row{headRow("Cơ quan", "Nhiệm vụ", "Hạn", "Tình trạng")}}
	most := int(7 * s.scale)
	for _, id := range m.Tasks {
		for i := range s.r.TaskRows {
			row := &s.r.TaskRows[i]
			if row.Task.ID != id || !s.o.namesLate() {
				continue
			}
			for _, n := range row.Rows {
				a := &s.r.AssignmentRows[n]
				if a.Status != data.Overdue && a.Status != data.InTime {
					continue
				}
				if len(t.Rows) > most {
					rest++
					continue
				}
				words := dutyWords(a)
				for k := range words {
					words[k] = alarm(words[k], a.Status == data.Overdue && !a.Waiting)
				}
				t.Rows = append(t.Rows, rowOf(cell(Left, 1, 1, bold(s.r.AgencyRows[a.AgencyIndex].Agency.Short)), cell(Center, 1, 1, text(id)), cell(Center, 1, 1, day(a.Due)), cell(Left, 1, 1, words...)))
			}
		}
	}
	return t, rest
}

func (s *slides) papiSlide() []Block {
	return s.indexSlide(papi)
}

func (s *slides) parSlide() []Block {
	return s.indexSlide(par)
}

// indexSlide is an index in a sentence and its trend.
func (s *slides) indexSlide(code string) []Block {
	v := s.r.Index(code)
	if v == nil {
		return nil
	}
	about := leader{f: s.f, r: s.r}.aboutIndex(v)
	blocks := []Block{s.title(text("Chỉ số " + v.Index.Short())), s.say(22, about...)}
	if v.Latest != nil && (v.Latest.HasValue || v.Latest.Rank > 0) {
		spec := IndexTrend(s.f, s.r, code, v.Latest.Node.Concept, TrendOptions{HideLater: true, Band: true})
		spec.HideTitle = true
		return append(blocks, Picture{Name: strings.ToLower(code), Spec: spec, Size: chartSize(Slide.geometry().textWidth(), 95*s.scale), Zoom: 1.5})
	}
	t := s.paper.areaTable(v, Slide.geometry().textWidth(), data.Dimension)
	if len(t.Rows) > 1 {
		t.Size, t.Pad, t.Light = 16, 2*s.scale, true
		for i := 1; i < len(t.Widths); i++ {
			t.Widths[i] += 20
			t.Widths[0] -= 20
		}
		blocks = append(blocks, t)
	}
	return blocks
}

// drops is what fell most, with who owns it.
func (s *slides) drops() []Block {
	v := s.r.Index(papi)
	if v == nil || v.Pair == nil || len(v.Drops) == 0 {
		return nil
	}
	most := min(len(v.Drops), int(9*s.scale))
	t := Table{
		Name: "Nội dung giảm", Widths: []float64{130, 28, 28, 28, 92.67}, Size: max(16, 17*s.scale), Pad: 2.4 * s.scale, Header: 1, Light: true,
		Rows: []Row{headRow("Nội dung", "± điểm", "Hạng", "± bậc", "Nhiệm vụ, cơ quan")},
	}
	for _, d := range v.Drops[:most] {
		places := placesGained(d)
		t.Rows = append(t.Rows, rowOf(cell(Left, 1, 1, text(clip(d.Node.Label(), 70))), cell(Center, 1, 1, pointsGained(d)), cell(Center, 1, 1, rank(d.To.Rank, d.To.RankedOf)), cell(Center, 1, 1, places), cell(Left, 1, 1, dropOwners(s.r, d))))
	}
	blocks := []Block{s.title(text(fmt.Sprintf("PAPI %d: nội dung giảm nhiều nhất so với %d", v.Pair.To.Year, v.Pair.From.Year))), t}
	note := "Hạng do phần mềm xếp từ điểm."
	if rest := len(v.Drops) - most; rest > 0 {
		note += " Còn " + data.FormatCount(rest) + " nội dung khác giảm điểm hoặc giảm bậc."
	}
	return append(blocks, s.say(16, quiet(note)))
}

func (s *slides) questions() []Block {
	if !s.o.namesLate() {
		return nil
	}
	b := &leader{density: densities()[0], f: s.f, r: s.r, o: s.o}
	all := b.suggested()
	if len(all) == 0 {
		return nil
	}
	blocks := []Block{s.title(text("Câu hỏi gợi ý"))}
	for _, q := range all {
		p := s.say(24, bold(clip(q.who, 100)+": "), text(clip(q.ask, s.words)))
		p.After = 16 * s.scale
		blocks = append(blocks, p)
	}
	return blocks
}
