package ui

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"golang.org/x/text/unicode/norm"

	"giaoban/data"
)

// recordPart is one part of the record form.
type recordPart struct {
	form     *recordForm
	id       string
	label    string // of its tab
	verb     string // of its button
	body     fyne.CanvasObject
	first    fyne.Focusable
	edit     func() (e recordEdit, ok bool) // not ok: the fields say why
	inputs   []*input
	recalled time.Time // when the draft was typed that it shows; zero = none
}

// input is one field of a part, as drafts and repetition see it: text.
type input struct {
	id    string
	get   func() string
	set   func(string)
	clear func()
	clean string // what it showed before anybody typed
	// mode: the field chooses what the others are about, and is no text to keep
	// by itself.
	mode bool
	// once: belongs to one entry and is not repeated.
	once bool
}

func (p *recordPart) add(i *input) *input {
	i.clean = i.get()
	p.inputs = append(p.inputs, i)
	return i
}

// values are all fields, to be repeated.
func (p *recordPart) values() map[string]string {
	out := map[string]string{}
	for _, i := range p.inputs {
		if !i.mode && !i.once {
			out[i.id] = i.get()
		}
	}
	return out
}

// typed are the fields that differ from what the form proposed, with those that
// say what they are about; nil when nothing was typed.
func (p *recordPart) typed() map[string]string {
	out, text := map[string]string{}, false
	for _, i := range p.inputs {
		if v := i.get(); v != i.clean {
			out[i.id] = v
			text = text || !i.mode
		}
	}
	if !text {
		return nil
	}
	return out
}

// fill puts values into their fields, first those that decide what the others are.
func (p *recordPart) fill(values map[string]string) {
	for _, modes := range []bool{true, false} {
		for _, i := range p.inputs {
			if v, ok := values[i.id]; ok && i.mode == modes {
				i.set(v)
			}
		}
	}
}

// recall shows what was left unsaved the last time.
func (p *recordPart) recall() {
	if d, ok := p.form.app.openDraftsOnce().of(p.form.given.Key(), p.id); ok {
		p.fill(d.Fields)
		p.recalled = d.At
	}
}

// forget throws the draft away.
func (p *recordPart) forget() {
	p.recalled = time.Time{}
	for _, modes := range []bool{true, false} {
		for _, i := range p.inputs {
			if i.mode == modes {
				i.set(i.clean)
			}
		}
	}
	p.form.app.dropDraft(p.form.given.Key(), p.id)
	p.form.show(p.id)
}

// settle takes what the fields show now for what nobody typed.
func (p *recordPart) settle() {
	for _, i := range p.inputs {
		if !i.mode {
			i.clean = i.get()
		}
	}
}

// clear takes back what was said under the fields.
func (p *recordPart) clear() {
	for _, i := range p.inputs {
		if i.clear != nil {
			i.clear()
		}
	}
}

func (p *recordPart) changed(string) { p.form.changed(p) }

func (p *recordPart) focus(o fyne.Focusable) {
	if p.first == nil {
		p.first = o
	}
}

// text adds a field of one line.
func (p *recordPart) text(id, label, value string) *formField {
	f := newFormField(label, value)
	f.entry.OnChanged = func(s string) {
		f.say("") // what was wrong with it is being put right
		p.changed(s)
	}
	f.entry.OnSubmitted = func(string) { p.form.save() }
	p.add(&input{id: id, get: func() string { return f.entry.Text }, set: f.entry.SetText, clear: func() { f.say("") }})
	p.focus(f.entry)
	return f
}

// dayField is a date under its label.
type dayField struct {
	*dateField
	box fyne.CanvasObject
}

// day adds a field for a date.
func (p *recordPart) day(id, label string, d data.Date) dayField {
	f := newDateField(d)
	f.Near = p.form.day()
	f.OnChanged = func() { p.form.changed(p) }
	f.OnEnter = p.form.save
	p.add(&input{id: id, get: func() string { return f.entry.Text }, set: f.entry.SetText, clear: func() { f.say("") }})
	p.focus(f.entry)
	return dayField{f, labelled(label, f)}
}

// must returns the day; a missing one is told under the field.
func (f dayField) must(ok *bool, missing string) data.Date {
	d, err := f.Value()
	if err != nil {
		*ok = false
	} else if d == 0 && missing != "" {
		f.say(missing)
		*ok = false
	}
	return d
}

// wrong tells what is wrong with the day.
func (f dayField) wrong(ok *bool, words string) {
	f.say(words)
	*ok = false
}

// choose adds a choice. One that says what the other fields are about calls on.
func (p *recordPart) choose(id string, mode bool, on func(), options ...option) *choice {
	c := newChoice(nil)
	c.Set(options)
	told := func() {
		if on != nil {
			on()
		}
		p.form.changed(p)
	}
	c.OnChoose = func(string) { told() }
	p.add(&input{id: id, mode: mode, get: c.Value, set: func(v string) {
		c.Choose(v)
		told()
	}})
	p.focus(c)
	return c
}

// note adds a field of several lines with its count of characters.
func (p *recordPart) note(id, label string, lines int) *noteField {
	n := newNoteField(label, lines)
	n.entry.submit = func() { p.form.save() }
	n.entry.OnChanged = func(s string) {
		n.count()
		p.changed(s)
	}
	p.add(&input{id: id, get: func() string { return n.entry.Text }, set: n.entry.SetText, clear: func() { n.say("") }})
	p.focus(n.entry)
	return n
}

// noteField takes a text of several lines, at most data.MaxNote characters. It
// never cuts what is typed: it says how much is too much.
type noteField struct {
	box     *fyne.Container
	entry   *noteEntry
	left    *text
	problem *text
}

func newNoteField(label string, lines int) *noteField {
	n := &noteField{entry: newNoteEntry(), left: caption("")}
	n.problem = newText("").styled(func(t *text) { t.TextSize, t.Color = sizeCaption, colorRed })
	n.problem.Hide()
	n.entry.SetMinRowsVisible(lines)
	n.entry.refused = n.say
	n.box = container.New(&tightColumn{gap: 2}, container.New(&lineLayout{grow: 0}, caption(label), n.left), n.entry, n.problem)
	n.count()
	return n
}

// value is what was typed, in NFC and without blanks around it.
func (n *noteField) value() string { return norm.NFC.String(strings.TrimSpace(n.entry.Text)) }

func (n *noteField) say(words string) {
	n.problem.SetText(words)
	show(n.problem, words != "")
	n.box.Refresh()
}

func (n *noteField) count() {
	n.left.SetText(data.FormatCount(utf8.RuneCountInString(n.entry.Text)) + "/" + data.FormatCount(data.MaxNote))
}

// read returns the text; one that is missing or too long is told below.
func (n *noteField) read(ok *bool, missing string) string {
	s := n.value()
	switch size := utf8.RuneCountInString(s); {
	case size > data.MaxNote:
		n.say("Dài " + data.FormatCount(size) + " ký tự, quá " + data.FormatCount(data.MaxNote) + ": ghi tóm tắt, đính kèm văn bản làm minh chứng")
		*ok = false
	case size == 0 && missing != "":
		n.say(missing)
		*ok = false
	}
	return s
}

// noteEntry is an entry of several lines in a form: Tab leaves it, Ctrl+Enter
// submits, and it refuses a paste that no note may hold, for a long wrapped entry
// takes Fyne seconds per key.
type noteEntry struct {
	keyEntry
	submit  func()
	refused func(words string)
}

func newNoteEntry() *noteEntry {
	e := &noteEntry{}
	e.MultiLine, e.Wrapping = true, fyne.TextWrapWord
	e.ExtendBaseWidget(e)
	return e
}

// AcceptsTab implements fyne.Tabbable.
func (e *noteEntry) AcceptsTab() bool { return false }

// TypedKey implements fyne.Focusable. What is not the entry's goes to the window.
func (e *noteEntry) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape || isFunctionKey(k.Name) {
		forwardKey(e, k)
		return
	}
	e.Entry.TypedKey(k)
}

// TypedShortcut implements fyne.Shortcutable.
func (e *noteEntry) TypedShortcut(s fyne.Shortcut) {
	if isSubmit(s) {
		e.submit()
		return
	}
	if paste, ok := s.(*fyne.ShortcutPaste); ok {
		if n := utf8.RuneCountInString(paste.Clipboard.Content()); n > data.MaxNote {
			e.refused("Đoạn dán dài " + data.FormatCount(n) + " ký tự nên không dán: đính kèm văn bản đó làm minh chứng")
			return
		}
	}
	e.Entry.TypedShortcut(s)
}

// agencyChecks chooses further agencies that get the same entry.
type agencyChecks struct {
	part   *recordPart
	box    *fyne.Container
	codes  []string
	checks []*tick
	count  *text // how many are chosen

	reported func(code string) bool // has what is being entered already; nil = nobody
}

// also adds the choice of the agencies beside this one that have the task.
func (p *recordPart) also() *agencyChecks {
	c := &agencyChecks{part: p, box: container.New(&tightColumn{gap: 4}), count: caption("")}
	f := p.form
	for i := range f.facts.Assignments {
		if a := &f.facts.Assignments[i]; a.Task == f.duty.task && a.Agency != f.duty.agency && a.Exit == nil {
			c.codes = append(c.codes, a.Agency)
		}
	}
	if len(c.codes) == 0 {
		return c
	}
	order := map[string]int{}
	for _, a := range f.facts.Agencies {
		order[a.Code] = a.Order
	}
	slices.SortStableFunc(c.codes, func(x, y string) int { return order[x] - order[y] })
	for _, code := range c.codes {
		check := newTick(f.names[code], func(bool) {
			c.tell()
			f.changed(p)
		})
		c.checks = append(c.checks, check)
	}
	i := p.add(&input{id: "also", once: true, get: func() string { return strings.Join(c.chosen(), " ") }, set: c.set})
	i.set = func(s string) {
		c.set(s)
		if s != "" {
			c.unfold()
		}
	}
	c.fold()
	return c
}

func (c *agencyChecks) fold() {
	c.box.Objects = []fyne.CanvasObject{container.New(&lineLayout{grow: -1},
		newLink("Ghi cùng nội dung cho cơ quan khác ("+strconv.Itoa(len(c.codes))+")…", func() {
			c.unfold()
			c.part.form.fit()
		}))}
}

// unfold shows the checklist with the groups that have the task.
func (c *agencyChecks) unfold() {
	f := c.part.form
	c.tell()
	tools := container.New(&flow{gap: 14, lineGap: 2, width: recordWidth - 10}, c.count)
	for _, g := range f.facts.Groups {
		var members []string
		for _, code := range g.On(f.day()) {
			if slices.Contains(c.codes, code) {
				members = append(members, code)
			}
		}
		if len(members) > 0 && len(members) < len(c.codes) {
			tools.Add(newLink(g.Name+" ("+strconv.Itoa(len(members))+")", func() { c.offer(members) }))
		}
	}
	tools.Add(newLink("Tất cả ("+strconv.Itoa(len(c.codes))+")", func() { c.offer(c.codes) }))
	tools.Add(newLink("Bỏ chọn", func() { c.set("") }))
	checks := container.NewGridWithColumns(4)
	for _, check := range c.checks {
		checks.Add(check)
	}
	list := container.New(&fixed{fyne.NewSize(0, 132)}, quiet(container.NewVScroll(container.NewThemeOverride(checks, tightTheme{}))))
	c.box.Objects = []fyne.CanvasObject{tools, list}
}

func (c *agencyChecks) tell() {
	words := "Ghi cùng nội dung cho " + strconv.Itoa(len(c.chosen())) + " cơ quan nữa"
	there := 0
	for _, code := range c.codes {
		if c.reported != nil && c.reported(code) {
			there++
		}
	}
	if there > 0 {
		words += " (" + strconv.Itoa(there) + " cơ quan đã báo cáo kỳ này)"
	}
	c.count.SetText(words + ":")
}

// offer chooses those of a list whose own report would not be replaced.
func (c *agencyChecks) offer(codes []string) {
	var open []string
	for _, code := range codes {
		if c.reported == nil || !c.reported(code) {
			open = append(open, code)
		}
	}
	c.set(strings.Join(open, " "))
	c.tell()
}

func (c *agencyChecks) set(codes string) {
	chosen := strings.Fields(codes)
	for i, check := range c.checks {
		check.SetChecked(slices.Contains(chosen, c.codes[i]))
	}
}

// chosen are the further agencies.
func (c *agencyChecks) chosen() []string {
	var out []string
	for i, check := range c.checks {
		if check.Checked {
			out = append(out, c.codes[i])
		}
	}
	return out
}

// all are this agency and the further ones.
func (c *agencyChecks) all() []string {
	return append([]string{c.part.form.duty.agency}, c.chosen()...)
}

// who names all that get the entry.
func (c *agencyChecks) who() string {
	if n := len(c.chosen()); n > 0 {
		return c.part.form.duty.task + " cho " + strconv.Itoa(n+1) + " cơ quan"
	}
	return c.part.form.who()
}
