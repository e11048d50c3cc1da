package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"golang.org/x/text/unicode/norm"

	"giaoban/data"
	"giaoban/data/intake/directive"
)

// intakeTask is the form of one proposed task, and why it was proposed so. What
// is typed holds at once.
type intakeTask struct {
	desk *intakeDesk
	id   int // -1: none
	fill bool

	words   *keyEntry
	lead    *pickField
	with    *pickField
	links   *pickField
	due     *dateField
	stated  *keyEntry
	every   *choice
	doubts  *paragraph
	why     *fyne.Container
	empty   fyne.CanvasObject
	form    *fyne.Container
	content fyne.CanvasObject
}

// pickField shows what was chosen in a dialog, framed like an input.
type pickField struct {
	words *text
	box   *clickable
}

func newPickField(do func()) *pickField {
	f := &pickField{words: ellipsis("")}
	frame := newPanel(colorBackground)
	frame.edge = colorControl
	f.box = newClickable(container.NewStack(frame, container.New(&fixed{fyne.NewSize(0, buttonHeight)},
		container.New(&inset{6, 8, 6, 8}, f.words))), do)
	return f
}

func newIntakeTask(d *intakeDesk) *intakeTask {
	t := &intakeTask{desk: d, id: -1, words: newKeyEntry(), stated: newKeyEntry(), due: newDateField(0), doubts: newParagraph().in(colorAmber), why: container.New(&tightColumn{gap: 3})}
	t.words.MultiLine, t.words.Wrapping = true, fyne.TextWrapWord
	t.words.SetMinRowsVisible(3)
	t.words.OnChanged = func(s string) { t.edit(func(x *directive.Task) { x.Text = strings.TrimSpace(norm.NFC.String(s)) }) }
	t.words.OnSubmitted = func(string) { d.grid.TakeFocus() }
	t.stated.OnChanged = func(s string) {
		t.edit(func(x *directive.Task) { x.DeadlineText = strings.TrimSpace(norm.NFC.String(s)) })
	}
	t.stated.OnSubmitted = func(string) { d.grid.TakeFocus() }
	t.due.OnChanged = t.changeDue
	t.due.OnEnter = d.grid.TakeFocus
	t.every = newChoice(func(v string) { t.edit(func(x *directive.Task) { x.Recurrence = directive.Recurrence(v) }) })
	t.every.Set(recurrences())
	t.lead = newPickField(func() { d.pickLead(t.id) })
	t.with = newPickField(func() { d.pickWith(t.id) })
	t.links = newPickField(func() { d.pickLinks(t.id) })
	two := func(widths []float32, o ...fyne.CanvasObject) fyne.CanvasObject {
		return container.New(&topColumns{columns{widths: widths, gap: 8}}, o...)
	}
	t.form = container.New(&tightColumn{gap: 6}, t.doubts, t.words,
		two([]float32{-1, -1}, labelled("Cơ quan chủ trì (L)", t.lead.box), labelled("Phối hợp (P)", t.with.box)),
		two([]float32{150, -1, 130, -1}, labelled("Thời hạn (D)", t.due), labelled("Lời văn về thời hạn", t.stated),
			labelled("Định kỳ", framed(t.every)), labelled("Nội dung chỉ số (I)", t.links.box)),
		container.New(&inset{top: 2}, caption("Dựa vào")), t.why)
	t.empty = container.New(&inset{top: 10}, emptyNote([]data.Span{{Text: "Không có nhiệm vụ nào trong phần này."}}, "", nil))
	t.content = quiet(container.NewVScroll(container.New(&inset{top: 6, right: 10}, container.NewStack(t.form, t.empty))))
	return t
}

// show fills the form with a row; nil for none. An entry is filled only when
// another row comes: what is being typed is never rewritten.
func (t *intakeTask) show(r *intakeRow) {
	show(t.form, r != nil)
	show(t.empty, r == nil)
	if r == nil {
		t.id = -1
		return
	}
	x, f := &r.Task, t.desk.page.app.Facts()
	t.fill = true
	if t.id != r.ID || strings.TrimSpace(t.words.Text) != x.Text {
		t.words.SetText(x.Text)
	}
	if day, err := t.due.Value(); t.id != r.ID || err == nil && day != x.Deadline {
		t.due.Near = max(x.Deadline, t.desk.review.Header.Date)
		t.due.SetValue(x.Deadline)
	}
	if t.id != r.ID || strings.TrimSpace(t.stated.Text) != x.DeadlineText {
		t.stated.SetText(x.DeadlineText)
	}
	t.every.Choose(string(x.Recurrence))
	t.fill = false
	t.id = r.ID
	names := newIntakeNames(f, t.desk.review.Header.Date)
	t.lead.words.SetText(names.list(t.desk.review.matched(x.Lead)))
	t.with.words.SetText(names.list(t.desk.review.matched(x.Cooperate)))
	t.links.words.SetText(linkNames(t.desk.page.app.Review(), x.Links))
	doubts := t.desk.review.doubts(r, names)
	show(t.doubts, len(doubts) > 0)
	t.doubts.SetSpans([]data.Span{{Text: "Cần xem: " + strings.Join(doubts, "; ") + "."}})
	t.why.RemoveAll()
	for _, w := range whyLines(x) {
		p := newParagraph(data.Span{Text: w.Label + ": ", Bold: true}, data.Span{Text: w.Value}).in(colorMuted)
		if w.Color != "" {
			p.Color = w.Color
		}
		p.TextSize = sizeCaption
		t.why.Add(p)
	}
	t.form.Refresh()
}

// edit changes the row's task while the clerk types.
func (t *intakeTask) edit(change func(*directive.Task)) {
	if t.fill {
		return
	}
	t.desk.edit(t.id, change)
}

func (t *intakeTask) changeDue() {
	day, err := t.due.Value()
	if err != nil || t.fill {
		return
	}
	t.edit(func(x *directive.Task) { x.Deadline = day })
}

// edit changes the task of a row.
func (d *intakeDesk) edit(id int, change func(*directive.Task)) {
	i := d.review.at(id)
	if i < 0 {
		return
	}
	d.review.edit(i, change)
	d.changed()
}

// edit changes the task of the i-th row. The clerk's word is certain: a field
// that was set by hand is explained by that.
func (v *intakeReview) edit(i int, change func(*directive.Task)) {
	t := v.Rows[i].Task
	before := t
	t.Why = slices.Clone(t.Why)
	change(&t)
	// The letters of one text are one step.
	typed := before.Text != t.Text || before.DeadlineText != t.DeadlineText
	if !typed || v.typing != v.Rows[i].ID {
		v.step()
	} else {
		v.Rows = slices.Clone(v.Rows)
	}
	if typed {
		v.typing = v.Rows[i].ID
	}
	byHand := func(field string) {
		t.Why = slices.DeleteFunc(t.Why, func(w directive.Why) bool { return w.Field == field })
		t.Why = append(t.Why, directive.Why{Field: field, Line: -1, Offset: -1, Confidence: directive.Stated, Reason: "Văn phòng ghi"})
	}
	if !slices.EqualFunc(before.Lead, t.Lead, sameName) {
		byHand("lead")
	}
	if !slices.EqualFunc(before.Cooperate, t.Cooperate, sameName) {
		byHand("cooperate")
	}
	if before.Deadline != t.Deadline {
		t.Inferred = t.Deadline != 0 // the document does not write this day out
		byHand("deadline")
	}
	if before.Recurrence != t.Recurrence {
		byHand("recurrence")
	}
	t.Confidence = directive.Stated
	for _, w := range t.Why {
		t.Confidence = min(t.Confidence, w.Confidence)
	}
	v.Rows[i].Task = t
}

func sameName(a, b directive.Named) bool { return a.Name == b.Name && slices.Equal(a.Codes, b.Codes) }

// pickLead chooses who carries a task out.
func (d *intakeDesk) pickLead(id int) {
	d.pickAgencies(id, "Cơ quan chủ trì", func(t *directive.Task) *[]directive.Named { return &t.Lead })
}

// pickWith chooses who cooperates.
func (d *intakeDesk) pickWith(id int) {
	d.pickAgencies(id, "Cơ quan phối hợp", func(t *directive.Task) *[]directive.Named { return &t.Cooperate })
}

// newName stands before a name that is no code.
const newName = "?"

func (d *intakeDesk) pickAgencies(id int, title string, of func(*directive.Task) *[]directive.Named) {
	i := d.review.at(id)
	if i < 0 {
		return
	}
	f := d.page.app.Facts()
	task := d.review.Rows[i].Task
	var chosen []string
	for _, n := range d.review.matched(*of(&task)) {
		if n.Codes == nil {
			chosen = append(chosen, newName+n.Name)
		}
		chosen = append(chosen, n.Codes...)
	}
	options := append(agencyChoices(f), d.review.newNames()...)
	d.page.app.showPicker(title+", mục "+task.Path, "Space: chọn nhiều; Enter: lấy các dòng đã chọn, hoặc dòng đang đứng.", options, chosen, func(values []string) {
		d.edit(id, func(t *directive.Task) { *of(t) = namedOf(values, options) })
	})
}

// agencyChoices are the groups and the agencies of the workbook.
func agencyChoices(f *data.Facts) []option {
	var out []option
	for _, g := range f.Groups {
		out = append(out, option{g.Code, g.Name + " (nhóm)"})
	}
	agencies := slices.Clone(f.Agencies)
	slices.SortStableFunc(agencies, func(a, b data.Agency) int { return a.Order - b.Order })
	for _, a := range agencies {
		out = append(out, option{a.Code, a.Name})
	}
	return out
}

// newNames are the names that the document has and the workbook has not.
func (v *intakeReview) newNames() []option {
	p := &directive.Proposal{}
	for i := range v.Rows {
		p.Tasks = append(p.Tasks, v.Rows[i].Task)
	}
	var out []option
	for _, name := range p.Unknown() {
		if v.Match[name] == "" {
			out = append(out, option{newName + name, name + " (chưa có trong sổ)"})
		}
	}
	return out
}

func namedOf(values []string, options []option) []directive.Named {
	var out []directive.Named
	for _, v := range values {
		if name, isNew := strings.CutPrefix(v, newName); isNew {
			out = append(out, directive.Named{Name: name})
			continue
		}
		i := slices.IndexFunc(options, func(o option) bool { return o.Value == v })
		out = append(out, directive.Named{Name: strings.TrimSuffix(options[i].Label, " (nhóm)"), Codes: []string{v}})
	}
	return out
}

// pickLinks chooses the contents of indices that a task is to improve.
func (d *intakeDesk) pickLinks(id int) {
	i := d.review.at(id)
	if i < 0 {
		return
	}
	task := d.review.Rows[i].Task
	var chosen []string
	for _, l := range task.Links {
		chosen = append(chosen, l.Index+"/"+l.Concept)
	}
	d.page.app.showPicker("Nội dung chỉ số, mục "+task.Path, "Nội dung nhiệm vụ này nhằm cải thiện. Space: chọn nhiều; Enter: xong.", linkChoices(d.page.app.Facts()), chosen, func(values []string) {
		d.edit(id, func(t *directive.Task) { t.Links = linksOf(values, t.Links) })
	})
}

// linkChoices are the indices and their contents, of the newest scheme that has each.
func linkChoices(f *data.Facts) []option {
	var out []option
	seen := map[string]bool{}
	schemes := slices.Clone(f.Schemes)
	slices.SortStableFunc(schemes, func(a, b data.Scheme) int {
		if a.Index != b.Index {
			return strings.Compare(a.Index, b.Index)
		}
		return b.FirstYear - a.FirstYear
	})
	for _, s := range schemes {
		if key := s.Index + "/"; !seen[key] {
			seen[key] = true
			out = append(out, option{key, s.Index + ", toàn bộ chỉ số"})
		}
		for _, n := range s.Nodes {
			key := s.Index + "/" + n.Concept
			if n.Level == data.Total || seen[key] {
				continue
			}
			seen[key] = true
			out = append(out, option{key, s.Index + " " + n.Short() + ". " + n.Name})
		}
	}
	return out
}

// linksOf keeps what the document names as it was; what the clerk adds is inferred.
func linksOf(values []string, before []data.Link) []data.Link {
	var out []data.Link
	for _, v := range values {
		index, concept, _ := strings.Cut(v, "/")
		l := data.Link{Index: index, Concept: concept, Certainty: data.Inferred}
		for _, b := range before {
			if b.Index == index && b.Concept == concept {
				l = b
			}
		}
		out = append(out, l)
	}
	return out
}
