package directive

import (
	"regexp"
	"slices"
	"strings"

	"giaoban/data"
)

// reader proposes clauses and tasks from the outline.
type reader struct {
	doc      *document
	header   *Header
	terms    map[string]string // short forms that the document defines
	names    directory
	nodes    contents
	earliest data.Date
	usual    []Named // who acts where an item names nobody: the addressees
	usualWhy Why
}

// context is what an item takes from what it stands under.
type context struct {
	heading  string
	lead     []Named
	why      Why // of lead
	fields   []fields
	excluded exclusion
	time     string // deadline words of the lead-in
}

// exclusion says that a section holds no duties.
type exclusion int

const (
	notExcluded exclusion = iota
	partly                // only what is given to an agency by name
	wholly
)

// Sections without duties: purpose and aims, background, who it applies to. Money
// and assessment may hold a duty for an agency that is named.
var (
	noDuties  = regexp.MustCompile(`^(?:về )?(?:mục đích|yêu cầu$|yêu cầu[ ,.:;]*$|mục tiêu|quan điểm|đối tượng|phạm vi|căn cứ|cơ sở pháp lý|sự cần thiết|bối cảnh|đặc điểm|chỉ tiêu|nguyên tắc|nguyên nhân|khái quát|thực trạng|hiện trạng|tình hình|kết quả đạt được|những kết quả|kết quả thực hiện|tồn tại|những tồn tại|hạn chế|khó khăn|ưu điểm|đánh giá chung|đánh giá tình hình|bài học|dự báo|định hướng chung|thời gian[ ,:và]*(?:địa điểm|thực hiện)?|địa điểm|thành phần|giải thích từ ngữ|hiệu lực|khen thưởng|tiêu chí|phương châm|chủ đề)`)
	fewDuties = regexp.MustCompile(`^(?:về )?(?:kinh phí|nguồn kinh phí|nguồn lực|dự toán|đánh giá|kết quả|chế độ báo cáo$|điều khoản)`)
	// commands of a decision that only put it in force
	formula = regexp.MustCompile(`^căn cứ luật tổ chức |^(?:quyết định này|kế hoạch này|chỉ thị này|quy chế này|quy định này|thông báo này|công điện này|nghị quyết này|văn bản này)\s|^(?:ban hành (?:kèm theo|kế hoạch|quy chế|quy định|chương trình|đề án|danh mục)|phê duyệt (?:kèm theo|kế hoạch|đề án|danh mục|chương trình|phương án))|(?:chịu trách nhiệm|căn cứ|chiểu theo) (?:thi hành )?(?:quyết định|nghị quyết)(?: này)?(?: chịu trách nhiệm)? ?(?:thi hành)?(?: kể từ ngày ký)?[ ./]*$|chịu trách nhiệm thi hành (?:quyết định|nghị quyết|chỉ thị|kế hoạch|công điện) này|^(?:văn phòng|ủy ban|ubnd|sở|bộ)[^.;]{0,60} (?:xin |trân trọng )?thông báo (?:để|đến|cho) |(?:quyết định|nghị quyết) này có hiệu lực`)
	closing = regexp.MustCompile(`^(?:ủy ban nhân dân|ubnd|chủ tịch (?:ủy ban|ubnd)|thủ tướng|yêu cầu |đề nghị |trong quá trình|quá trình |trên đây|nhận được|giao |căn cứ (?:chỉ thị|kế hoạch|công văn|nội dung|quyết định|công điện|ý kiến)|(?:chỉ thị|kế hoạch|công điện|quyết định|thông báo|văn bản) này|văn phòng|trân trọng|thừa lệnh|thủ trưởng (?:các|cơ quan)|các (?:sở|cơ quan|đơn vị)[^.]{0,200}(?:nghiêm túc|triển khai|thực hiện)|nếu có |trường hợp (?:có|phát sinh|gặp))`)
	request = regexp.MustCompile(`^(?:trong|nếu|trường hợp|quá trình)[^.;]{0,160}(?:khó khăn|vướng mắc|phát sinh)`)
)

// read walks the body, then what is attached.
func (r *reader) read(p *Proposal) {
	body := outline(r.doc.parts[r.doc.body:r.doc.tail], "")
	closings := r.takeClosings(body)
	attachFields(body)
	r.readUsual(body)
	r.visitRoot(p, body)
	for _, c := range closings {
		r.closing(p, c)
	}
	r.readAnnexes(p)
}

// readAnnexes reads what follows the signature, heading by heading.
func (r *reader) readAnnexes(p *Proposal) {
	parts := r.doc.parts
	for i := r.doc.annex; i < len(parts); {
		end := i + 1
		for end < len(parts) && !(parts[end].table < 0 && annexMark.MatchString(parts[end].text) && strings.HasPrefix(parts[end].low, "phụ lục")) {
			end++
		}
		path := ""
		if low := parts[i].low; strings.HasPrefix(low, "phụ lục") || strings.HasPrefix(low, "danh mục") || strings.HasPrefix(low, "biểu") || parts[i].table >= 0 {
			path = "PL" + annexNumber.FindString(strings.TrimPrefix(parts[i].text, "P"))
		}
		attached := outline(parts[i:end], path)
		attachFields(attached)
		r.usual = nil // an annex has no addressees
		r.visitRoot(p, attached)
		i = end
	}
}

var annexNumber = regexp.MustCompile(`\b(?:[IVX]+|\d+)\b`)

// readUsual finds who acts where an item names nobody: in "UBND tỉnh yêu cầu các
// cơ quan, đơn vị … thực hiện các nội dung sau", else the addressees. A plan or a
// decision has none: there an item without an agency is only an activity.
func (r *reader) readUsual(body *item) {
	switch r.header.Type {
	case "ke_hoach", "quyet_dinh", "chuong_trinh", "de_an", "nghi_quyet", "phuong_an", "bao_cao":
		return
	}
	for k := len(body.more) - 1; k >= 0 && k >= len(body.more)-2; k-- {
		m := body.more[k]
		if m.table >= 0 {
			continue
		}
		n := namesIn(m.text)
		for i := len(n.words) - 1; i >= 0; i-- {
			if orders.at(n.words, i) == 0 {
				continue
			}
			if s := n.subject(i); len(s.names) > 0 {
				r.usual = r.named(s.names)
				r.usualWhy = r.doc.why("lead", m.text[s.names[0].start:s.names[len(s.names)-1].end], m.line, m.line, Likely, "cơ quan nêu ở câu dẫn, mục không nêu cơ quan")
				return
			}
		}
	}
	for _, a := range r.header.Addressees {
		names := namesOf(a)
		if len(names) != 1 {
			names = []name{{text: a}}
		}
		r.usual = append(r.usual, r.named(names)...)
	}
	r.usualWhy = Why{Field: "lead", Words: strings.Join(r.header.Addressees, "; "), Line: -1, Offset: -1, Confidence: Guess, Reason: "mục không nêu cơ quan; lấy nơi nhận ở “Kính gửi”"}
}

// visitRoot reads a zone: its items, or its paragraphs when nothing is numbered.
func (r *reader) visitRoot(p *Proposal, root *item) {
	r.tables(p, root, context{})
	preamble := leadIn(root.more)
	for i, m := range root.more {
		if m.table >= 0 || i < preamble {
			continue
		}
		if len(root.children) == 0 || r.givesDuty(m.text) {
			r.paragraph(p, m, len(root.children) == 0)
		}
	}
	r.children(p, root, context{})
}

// leadIn counts the paragraphs of the preamble: up to the one that ends with a
// colon, "… có ý kiến như sau:".
func leadIn(paragraphs []para) int {
	for i := len(paragraphs) - 1; i >= 0; i-- {
		switch p := paragraphs[i]; {
		case p.table >= 0 || !strings.HasSuffix(p.text, ":"):
		case asFollows.MatchString(plain(p.text)) && i+1 < len(paragraphs):
			return i + 1
		case bodyOpening.MatchString(plain(paragraphs[0].text)):
			return i
		}
	}
	return 0
}

var asFollows = regexp.MustCompile(`(?:ý kiến|chỉ đạo|kết luận|như sau|sau đây|nội dung sau)\s*:$`)

func (r *reader) tables(p *Proposal, it *item, ctx context) {
	for _, m := range it.more {
		if m.table >= 0 {
			r.tasksOfTable(p, r.doc.tables[m.table], it.path, ctx)
		}
	}
}

// givesDuty tells whether a paragraph of the preamble gives a duty itself, instead
// of leading over to the items.
func (r *reader) givesDuty(text string) bool {
	return strings.HasPrefix(plain(text), "giao ") && !strings.HasSuffix(text, ":")
}

// paragraph proposes the duties that unnumbered text gives: "… có ý kiến như sau:
// giao Sở Y tế chủ trì …".
func (r *reader) paragraph(p *Proposal, m para, only bool) {
	low := plain(m.text)
	if only && bodyOpening.MatchString(low) && !strings.Contains(low, "giao ") && !strings.Contains(low, "yêu cầu") && !strings.Contains(low, "đề nghị") {
		return
	}
	if request.MatchString(low) || formula.MatchString(low) || strings.HasPrefix(low, "căn cứ") && !only {
		return
	}
	s := subjectOf(m.text)
	if !s.ordered && !s.verb {
		found, _ := inside(m.text)
		if !found.ordered {
			return
		}
		s = found
	}
	if len(s.names) == 0 || routine(low) {
		return
	}
	path := itoa(len(p.Tasks) + 1)
	if !only {
		path = "KL"
	}
	it := &item{path: path, text: m.text, first: m.line, last: m.line}
	r.emit(p, it, m.text, context{})
}

func (r *reader) children(p *Proposal, it *item, ctx context) {
	for i, c := range it.children {
		if c.isField() {
			continue
		}
		below := ctx
		if f := it.fieldsFor(i); len(f) > 0 {
			below.fields = f
		}
		r.visit(p, c, below)
	}
}

// visit reads an item and what stands below it.
func (r *reader) visit(p *Proposal, it *item, ctx context) {
	if len(it.fields) > 0 {
		ctx.fields = it.fields
	}
	if it.fieldOf == dutyField {
		r.visitDuty(p, it, ctx)
		return
	}
	duties := slices.ContainsFunc(it.children, func(c *item) bool { return !c.isField() })
	s := subjectOf(it.text)
	heading := headingOf(it)
	switch {
	case s.alone && len(s.names) > 0, s.colon && (duties || r.onlyRemarks(it, s)), r.describedAgencies(it, s, duties):
		r.agency(p, it, ctx, s, duties)
		return
	case duties:
		r.section(p, it, ctx, s, heading)
		return
	}
	r.tables(p, it, ctx)
	if hasTable(it) {
		return
	}
	if own := it.holdsOwn(); own != nil {
		ctx.fields = append(slices.Clone(ctx.fields), own...)
	}
	if below := it.below(); below != "" && len(it.text) < 160 && !s.verb && !fullStop.MatchString(strings.TrimSuffix(it.text, ":")) && wordsOf(below)[0].capital() {
		// a topic with its text below: the text is the duty
		ctx.heading = joinHeading(ctx.heading, it.text)
		ctx.excluded = excluded(it.text, ctx.excluded)
		r.leaf(p, it, it.below(), ctx)
		return
	}
	ctx.excluded = excluded(it.text, ctx.excluded)
	r.leaf(p, it, it.all(), ctx)
}

// fullStop ends a sentence; a heading may end with the quotation marks of a title.
var fullStop = regexp.MustCompile(`[.;:!?…]["”]?\s*$`)

// visitDuty reads "a) Nhiệm vụ: …": the label is no part of the duty, and when the
// duty stands behind it, its number isn't either.
func (r *reader) visitDuty(p *Proposal, it *item, ctx context) {
	ctx.excluded = notExcluded
	if len(it.children) > 0 && slices.ContainsFunc(it.children, func(c *item) bool { return !c.isField() }) {
		r.children(p, it, ctx)
		return
	}
	text := strings.TrimSpace(it.value + " " + it.below())
	if f := it.holdsOwn(); len(f) > 0 {
		ctx.fields = append(slices.Clone(ctx.fields), f...)
	}
	if text == "" {
		return
	}
	if it.parent != nil && it.parent.path != "" {
		it.path = it.parent.path
	}
	r.leaf(p, it, text, ctx)
}

// holdsOwn lists the fields among the children.
func (it *item) holdsOwn() []fields {
	var out []fields
	for _, c := range it.children {
		if c.isField() {
			out = append(out, c.holds()...)
		}
	}
	return out
}

func hasTable(it *item) bool {
	return slices.ContainsFunc(it.more, func(p para) bool { return p.table >= 0 })
}

// onlyRemarks tells whether "Sở Y tế:" is followed by text below, not on its line.
func (r *reader) onlyRemarks(it *item, s subject) bool {
	return strings.TrimSpace(strings.Trim(it.text[s.end:], ": ")) == "" && len(it.more) > 0
}

// describedAgencies tells whether a heading names agencies with a remark on which
// ones: "Chủ tịch UBND các tỉnh …, trong đó trọng tâm là …:".
func (r *reader) describedAgencies(it *item, s subject, duties bool) bool {
	if len(s.names) == 0 || s.verb || !duties && len(it.more) == 0 || len(it.text) > 260 {
		return false
	}
	return strings.HasSuffix(it.text, ":") || it.bold && !sentenceEnd.MatchString(it.text)
}

// agency reads a heading that is agencies: they act in all that stands below.
func (r *reader) agency(p *Proposal, it *item, ctx context, s subject, duties bool) {
	words := it.text[s.names[0].start:s.names[len(s.names)-1].end]
	ctx.why = r.doc.why("lead", words, it.first, it.first, Stated, "tiêu đề của mục là cơ quan thực hiện")
	ctx.lead = r.named(s.names)
	ctx.heading = joinHeading(ctx.heading, strings.TrimRight(it.text, " :"))
	ctx.excluded = notExcluded
	rest := strings.TrimSpace(strings.TrimLeft(it.text[s.end:], ": "))
	if !duties {
		r.tables(p, it, ctx)
		text := it.below()
		if text == "" && s.colon && len(rest) > 20 {
			text = rest
		}
		if f := it.holdsOwn(); len(f) > 0 {
			ctx.fields = append(slices.Clone(ctx.fields), f...)
		}
		if text != "" {
			r.emit(p, it, text, ctx)
		}
		return
	}
	if below := it.below(); below != "" && !strings.HasSuffix(below, ":") && len(below) > 40 && r.beginsDuty(below) {
		r.emit(p, it, below, ctx)
	} else if below != "" {
		ctx.time = below
	}
	r.children(p, it, ctx)
}

// section reads an item with items below: a topic, a lead-in, or a duty with a
// list of what it consists of.
func (r *reader) section(p *Proposal, it *item, ctx context, s subject, heading string) {
	ctx.excluded = excluded(it.text, ctx.excluded)
	text := it.all()
	if below := it.below(); below != "" && !s.verb && !s.ordered && len(it.text) < 200 && !fullStop.MatchString(it.text) {
		// a topic, and below it the sentence that leads over to the items
		if b := subjectOf(below); len(b.names) > 0 && (b.verb || b.ordered) && !b.vague {
			s, text = b, below
			ctx.heading, heading = joinHeading(ctx.heading, it.text), joinHeading(heading, it.text)
		}
	}
	lead := (s.verb || s.ordered) && len(s.names) > 0 && !s.vague
	if !lead && ctx.lead == nil {
		if found, reason := inside(text); len(found.names) > 0 && (found.ordered || found.verb) && strings.HasSuffix(text, ":") && ctx.excluded == notExcluded {
			ctx.lead, ctx.why = r.named(found.names), r.explain(it, text, found, Likely, reason)
		}
	}
	if r.isContent(it) && ctx.excluded != wholly && (lead || ctx.lead != nil || r.usual != nil && r.beginsDuty(text)) {
		whole := text
		for _, c := range it.children {
			if !c.isField() {
				whole += "\n" + sign(c.mark) + c.all()
			}
		}
		r.leaf(p, it, whole, ctx)
		return
	}
	if lead {
		ctx.lead, ctx.why = r.named(s.names), r.explain(it, text, s, Stated, "câu dẫn của mục nêu cơ quan thực hiện")
		ctx.excluded = notExcluded
		if complete(text) {
			r.leaf(p, it, text, ctx)
		}
	} else if ctx.lead != nil && complete(text) && r.beginsDuty(text) && ctx.excluded == notExcluded {
		r.leaf(p, it, text, ctx)
	}
	if strings.HasSuffix(text, ":") {
		ctx.time = text
	}
	if below := it.below(); below != "" && len(it.children) > 0 {
		p.Clauses = append(p.Clauses, Clause{Path: it.path + ".lead-in", Heading: joinHeading(ctx.heading, it.text), Text: below, LeadIn: true, Line: it.first + 1, Lines: 1})
	}
	ctx.heading = heading
	r.tables(p, it, ctx)
	r.children(p, it, ctx)
}

func sign(m marker) string {
	switch m.kind {
	case dash, plus, bullet:
		return m.label + " "
	}
	return m.label + ") "
}

// complete tells whether the text above sub-items is a duty of its own: a whole
// sentence, not a lead-in.
func complete(text string) bool {
	return len(text) > 80 && (strings.HasSuffix(text, ".") || strings.HasSuffix(text, ";"))
}

// isContent tells whether the items below only say what a duty consists of (the
// contents of a report, a list of places): most of them begin with no verb.
func (r *reader) isContent(it *item) bool {
	if !strings.HasSuffix(it.all(), ":") || len(it.all()) < 60 {
		return false
	}
	verbs, all := 0, 0
	for _, c := range it.children {
		if c.isField() || len(c.children) > 0 {
			return false
		}
		all++
		if s := subjectOf(c.text); r.beginsDuty(c.text) || len(s.names) > 0 && (s.verb || s.ordered || s.colon || s.alone && len(c.more) > 0) {
			verbs++
		}
	}
	return all > 0 && verbs*2 < all && (r.beginsOrNames(it.text) || r.beginsOrNames(it.below()))
}

func (r *reader) beginsOrNames(text string) bool {
	s := subjectOf(text)
	return r.beginsDuty(text) || len(s.names) > 0 && (s.verb || s.ordered)
}

// beginsDuty tells whether text begins with an action.
func (r *reader) beginsDuty(text string) bool {
	words := wordsOf(firstWords(text, 8))
	if len(words) == 0 || words[0].sign {
		return false
	}
	switch words[0].low {
	case "về", "do", "tại", "bằng", "nhưng", "từ":
		return false
	}
	return actions.at(words, 0) > 0 || openings.at(words, 0) > 0 && words[0].low != "nội" && words[0].low != "việc"
}

// excluded tells whether a heading opens a section without duties.
func excluded(text string, above exclusion) exclusion {
	low := strings.TrimSpace(plain(text))
	colon := strings.IndexByte(low, ':')
	if len(low) > 160 && (colon < 0 || colon > 60) || strings.HasSuffix(low, ".") && (colon < 0 || colon > 60) {
		return above // a sentence, not a heading
	}
	switch {
	case noDuties.MatchString(low) && !strings.HasPrefix(low, "yêu cầu các") && !strings.Contains(low, "nhiệm vụ"):
		return wholly
	case above != notExcluded:
		return above
	case fewDuties.MatchString(low):
		return partly
	}
	return notExcluded
}

func headingOf(it *item) string {
	var parts []string
	for ; it != nil && it.parent != nil; it = it.parent {
		parts = append(parts, strings.TrimRight(firstWords(it.text, 30), " :"))
	}
	slices.Reverse(parts)
	return strings.Join(parts, headingSeparator)
}

// headingSeparator stands between the headings of two levels, as in the workbook.
const headingSeparator = " › "

func joinHeading(above, text string) string {
	if above == "" {
		return firstWords(text, 30)
	}
	return above + headingSeparator + firstWords(text, 30)
}
