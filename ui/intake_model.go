package ui

import (
	"cmp"
	"slices"
	"strings"

	"giaoban/data"
	"giaoban/data/intake/directive"
	"giaoban/data/intake/document"
	"giaoban/data/intake/reading"
)

// intakeReview is a directive under review: what was read and what the clerk made
// of it. It knows nothing of the screen and is kept as a draft as it is. Nothing
// of it is in the workbook.
type intakeReview struct {
	Source     document.Source // as read; corrections are applied by text, never here
	Header     directive.Header
	Clauses    []directive.Clause // as read
	References []directive.Reference
	Rows       []intakeRow       // in the order of the document
	Fixes      []intakeFix       // in the order of the document
	Match      map[string]string // an unknown name → code of the workbook; "" = make it new
	NextID     int

	past   []intakePast // to be taken back, the last step last; not kept in the draft
	typing int          // the row whose words the last step began to change; 0 = none
}

// intakeRow is one proposed task.
type intakeRow struct {
	ID    int // unique in the review
	Task  directive.Task
	Quote string // the clause's own words
	State intakeState
	Sure  directive.Confidence // as it was read: the list keeps its order while rows are put right
}

// intakeState is what the clerk decided about a row.
type intakeState uint8

// States of a row. Only accepted ones enter the workbook.
const (
	intakeWaiting intakeState = iota
	intakeAccepted
	intakeLeftOut
)

// intakeFix is a likely fault of scanning and what was decided about it.
type intakeFix struct {
	document.Correction
	Line  int // index into Source.Lines; -1: the text as a whole, already applied
	State fixState
}

// fixState is the decision about a fault.
type fixState uint8

// Decisions. Without one the text keeps what the document has.
const (
	fixOpen fixState = iota
	fixDone
	fixKept
)

// intakePast is what one step changed.
type intakePast struct {
	rows   []intakeRow
	fixes  []intakeFix
	nextID int
}

// newIntakeReview begins the review of a proposal.
func newIntakeReview(source *document.Source, p *directive.Proposal) *intakeReview {
	v := &intakeReview{Source: *source, Header: p.Header, Clauses: p.Clauses, References: p.References, Match: map[string]string{}}
	for _, t := range p.Tasks {
		v.Rows = append(v.Rows, intakeRow{ID: v.newID(), Task: t, Quote: t.Text, Sure: t.Confidence})
	}
	for _, c := range source.Corrections {
		v.Fixes = append(v.Fixes, intakeFix{Correction: c, Line: lineAt(source, c.Offset)})
	}
	slices.SortStableFunc(v.Fixes, func(a, b intakeFix) int { return cmp.Compare(a.Offset, b.Offset) })
	return v
}

func (v *intakeReview) newID() int {
	v.NextID++
	return v.NextID
}

// lineAt is the line that holds a byte of the text; -1 for none.
func lineAt(source *document.Source, offset int) int {
	if offset < 0 {
		return -1
	}
	after, _ := slices.BinarySearchFunc(source.Lines, offset, func(l document.Line, at int) int {
		if l.Offset <= at {
			return -1
		}
		return 1
	})
	return after - 1
}

// step remembers the rows before a change.
func (v *intakeReview) step() {
	const most = 100
	v.typing = 0
	v.past = append(v.past, intakePast{slices.Clone(v.Rows), slices.Clone(v.Fixes), v.NextID})
	if len(v.past) > most {
		v.past = slices.Clone(v.past[1:])
	}
}

// together makes one step of several changes.
func (v *intakeReview) together(do func()) {
	v.step()
	past := v.past
	do()
	v.past = past
}

// back takes the last change back; false when there is none.
func (v *intakeReview) back() bool {
	n := len(v.past) - 1
	if n < 0 {
		return false
	}
	v.Rows, v.Fixes, v.NextID = v.past[n].rows, v.past[n].fixes, v.past[n].nextID
	v.past = v.past[:n]
	return true
}

// at is the index of a row; -1 when it is gone.
func (v *intakeReview) at(id int) int {
	return slices.IndexFunc(v.Rows, func(r intakeRow) bool { return r.ID == id })
}

// lines are the source lines of a row's clause, from and behind the last.
func (v *intakeReview) lines(r *intakeRow) (from, to int) {
	if r.Task.Clause < 0 || r.Task.Clause >= len(v.Clauses) {
		return -1, -1
	}
	c := &v.Clauses[r.Task.Clause]
	from, to = c.Line, min(c.Line+max(1, c.Lines), len(v.Source.Lines))
	// The closing words of the document ("./.", NĐ 30/2020) are no part of its last clause.
	if last := to - 1; last > from && strings.HasSuffix(v.Source.Lines[last].Text, "./.") && !strings.Contains(c.Text, v.Source.Lines[last].Text) {
		to = last
	}
	return from, to
}

// rowAt is the first row whose clause takes a source line; -1 for none.
func (v *intakeReview) rowAt(line int) int {
	for i := range v.Rows {
		if from, to := v.lines(&v.Rows[i]); line >= from && line < to {
			return v.Rows[i].ID
		}
	}
	return -1
}

// set decides about a row.
func (v *intakeReview) set(id int, s intakeState) {
	if i := v.at(id); i >= 0 && v.Rows[i].State != s {
		v.step()
		v.Rows[i].State = s
	}
}

// toggle accepts a row; one that is accepted is left out.
func (v *intakeReview) toggle(id int) {
	i := v.at(id)
	if i < 0 {
		return
	}
	if v.Rows[i].State == intakeAccepted {
		v.set(id, intakeLeftOut)
	} else {
		v.set(id, intakeAccepted)
	}
}

// acceptAll accepts what is not left out and returns how many that were.
func (v *intakeReview) acceptAll() int {
	n := 0
	for i := range v.Rows {
		if v.Rows[i].State == intakeWaiting {
			if n == 0 {
				v.step()
			}
			v.Rows[i].State = intakeAccepted
			n++
		}
	}
	return n
}

// count says how many rows are in a state.
func (v *intakeReview) count(s intakeState) int {
	n := 0
	for i := range v.Rows {
		if v.Rows[i].State == s {
			n++
		}
	}
	return n
}

// split puts pieces in the place of a row. With one piece nothing changes.
func (v *intakeReview) split(id int, pieces []directive.Piece, o directive.Options) {
	i := v.at(id)
	if i < 0 || len(pieces) < 2 {
		return
	}
	v.step()
	row := v.Rows[i]
	var parts []intakeRow
	for n, p := range pieces {
		part := intakeRow{ID: row.ID, Task: o.Part(row.Task, p, v.Header.Date), Quote: p.Text, State: row.State, Sure: row.Sure}
		if n > 0 {
			part.ID = v.newID()
		}
		if !strings.Contains(row.Quote, p.Text) { // typed by the clerk: the document says it otherwise
			part.Quote = row.Quote
		}
		parts = append(parts, part)
	}
	v.Rows = slices.Replace(v.Rows, i, i+1, parts...)
}

// merge joins a row with the next of the document; false for the last one.
func (v *intakeReview) merge(id int) bool {
	i := v.at(id)
	if i < 0 || i+1 >= len(v.Rows) {
		return false
	}
	v.step()
	a, b := v.Rows[i], v.Rows[i+1]
	t := a.Task
	t.Text, a.Quote = v.joined(a, b)
	t.Lead, t.Cooperate = union(t.Lead, b.Task.Lead), union(t.Cooperate, b.Task.Cooperate)
	t.Links, t.Why = unionLinks(t.Links, b.Task.Links), slices.Concat(t.Why, b.Task.Why)
	if t.Deadline == 0 && t.Recurrence == "" {
		t.Deadline, t.Inferred, t.DeadlineText, t.Recurrence = b.Task.Deadline, b.Task.Inferred, b.Task.DeadlineText, b.Task.Recurrence
	}
	if t.Target.Text == "" {
		t.Target = b.Task.Target
	}
	t.Urgency = cmp.Or(t.Urgency, b.Task.Urgency)
	t.Confidence = min(t.Confidence, b.Task.Confidence)
	a.Task = t
	v.Rows = slices.Replace(v.Rows, i, i+2, a)
	return true
}

// joined is the text of two rows: as the clause has it, where they stand beside
// each other in one.
func (v *intakeReview) joined(a, b intakeRow) (text, quote string) {
	text = strings.TrimRight(a.Task.Text, " .;") + "; " + b.Task.Text
	if a.Task.Clause == b.Task.Clause && a.Task.Clause < len(v.Clauses) {
		whole := v.clauseText(a.Task.Clause)
		from, to := strings.Index(whole, a.Quote), strings.Index(whole, b.Quote)
		if from >= 0 && to >= from+len(a.Quote) && strings.Trim(whole[from+len(a.Quote):to], " ;.,") == "" {
			quote = whole[from : to+len(b.Quote)]
			if a.Quote == a.Task.Text && b.Quote == b.Task.Text {
				text = quote
			}
			return text, quote
		}
	}
	return text, a.Quote + "\n" + b.Quote
}

func union(a, b []directive.Named) []directive.Named {
	out := slices.Clone(a)
	for _, n := range b {
		if !slices.ContainsFunc(out, func(o directive.Named) bool { return o.Name == n.Name }) {
			out = append(out, n)
		}
	}
	return out
}

func unionLinks(a, b []data.Link) []data.Link {
	out := slices.Clone(a)
	for _, l := range b {
		if !slices.ContainsFunc(out, func(o data.Link) bool { return o.Index == l.Index && o.Concept == l.Concept }) {
			out = append(out, l)
		}
	}
	return out
}

// proposal is what the accepted rows propose, with the clerk's decisions.
func (v *intakeReview) proposal() (p *directive.Proposal, quotes []string) {
	p = &directive.Proposal{Header: v.Header, Clauses: slices.Clone(v.Clauses), References: v.References}
	for i := range p.Clauses {
		p.Clauses[i].Text = v.clauseText(i)
	}
	for i := range v.Rows {
		if v.Rows[i].State != intakeAccepted {
			continue
		}
		t := v.Rows[i].Task
		t.Lead, t.Cooperate = v.matched(t.Lead), v.matched(t.Cooperate)
		p.Tasks = append(p.Tasks, t)
		quotes = append(quotes, v.Rows[i].Quote)
	}
	return p, quotes
}

// matched gives names that the workbook does not have the codes the clerk chose.
func (v *intakeReview) matched(names []directive.Named) []directive.Named {
	out := slices.Clone(names)
	for i := range out {
		if code := v.Match[out[i].Name]; out[i].Codes == nil && code != "" {
			out[i].Codes = []string{code}
		}
	}
	return out
}

// unknown lists the agencies of the accepted rows that the workbook does not have.
func (v *intakeReview) unknown() []string {
	p := &directive.Proposal{}
	for i := range v.Rows {
		if v.Rows[i].State == intakeAccepted {
			p.Tasks = append(p.Tasks, v.Rows[i].Task)
		}
	}
	return p.Unknown()
}

// accepted is what would enter the workbook. by sets the days that the document
// does not write out.
func (v *intakeReview) accepted(f *data.Facts, by string) *directive.Accepted {
	p, quotes := v.proposal()
	a := p.Accept(f, by)
	for i := range a.Tasks {
		a.Tasks[i].Quote = quotes[i] // the text is the clerk's, the quote the document's
	}
	return a
}

// check tells what keeps the review from entering the workbook; nil when nothing does.
func (v *intakeReview) check(f *data.Facts) error {
	invalid := func(message, hint string) error {
		return &data.Error{Code: data.Invalid, Message: message, Hint: hint}
	}
	if v.Header.ID() == "" || v.Header.Date == 0 {
		return invalid("Chưa đưa vào sổ: văn bản chưa đủ số, ký hiệu và ngày ban hành.", "Bấm H để ghi đầu văn bản.")
	}
	if d, ok := directive.Find(f, v.Header); ok {
		return &data.Error{Code: data.Exists, Message: d.Label() + " đã có trong sổ.", Hint: "Văn bản khác thì sửa số, ký hiệu (bấm H)."}
	}
	if v.count(intakeAccepted) == 0 {
		return invalid("Chưa nhận nhiệm vụ nào.", "Bấm Space để nhận từng nhiệm vụ, Ctrl+Enter để nhận tất cả.")
	}
	for i := range v.Rows {
		switch r := &v.Rows[i]; {
		case r.State != intakeAccepted:
		case strings.TrimSpace(r.Task.Text) == "":
			return invalid("Nhiệm vụ ở mục "+r.Task.Path+" chưa có nội dung.", "Ghi nội dung, hoặc bấm Space để bỏ ra ngoài.")
		case len(r.Task.Lead) == 0:
			return invalid("Nhiệm vụ ở mục "+r.Task.Path+" chưa có cơ quan thực hiện: “"+excerptLong(r.Task.Text)+"”.", "Bấm L để chọn cơ quan.")
		}
	}
	return nil
}

// options are what the workbook knows, for reading pieces.
func intakeOptions(f *data.Facts) directive.Options { return reading.Options(f) }
