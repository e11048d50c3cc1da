package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"giaoban/data"
	"giaoban/data/store"
)

// recordForm takes in what came about one assignment: results, judgements,
// extensions, obstacles, instructions, reminders. Each is a part under a tab;
// one part is saved at a time. What is typed in any part is kept as a draft.
type recordForm struct {
	app   *App
	duty  duty
	facts *data.Facts     // what the edits are made on
	given data.Assignment // as stored in facts
	task  data.Task
	row   data.AssignmentRow // at the cut-off date
	names map[string]string  // short name by agency code

	parts   []*recordPart
	shown   *recordPart
	ready   bool // what the fields show from now on was typed
	saving  bool
	tabs    *textTabs
	body    *fyne.Container
	draft   *fyne.Container // says that a draft is back
	problem problemLine
	repeat  *link
	main    *button
	modal   *modal
}

// The parts of the form.
const (
	partResult   = "result"
	partPeriod   = "period"
	partConfirm  = "confirm"
	partReturn   = "return"
	partExtend   = "extend"
	partLeave    = "leave"
	partObstacle = "obstacle"
	partInstruct = "instruct"
	partRemind   = "remind"
)

const recordWidth float32 = 660

// openRecord shows the form of an assignment at a part; "" is the part that is
// needed most often: a claim that waits, a report on a period, a result.
func (a *App) openRecord(d duty, part string) {
	if !a.canEdit() {
		a.toast("Sổ đang mở chỉ xem nên không ghi được")
		return
	}
	f, err := newRecordForm(a, d)
	if err != nil {
		a.fail(err)
		return
	}
	f.show(part)
}

// newRecordForm lays the form over the page, with what was left unsaved in it.
func newRecordForm(a *App, d duty) (*recordForm, error) {
	f := &recordForm{app: a, duty: d, problem: newProblemLine(), body: container.NewStack(), draft: container.New(&tightColumn{})}
	if err := f.load(); err != nil {
		return nil, err
	}
	f.makeParts()
	f.makeModal()
	for _, p := range f.parts {
		p.recall()
	}
	f.ready = true
	return f, nil
}

// load takes the assignment as it is stored now.
func (f *recordForm) load() error {
	f.facts = f.app.store.Facts()
	given := f.facts.AssignmentOf(f.duty.task, f.duty.agency)
	k := slices.IndexFunc(f.facts.Tasks, func(t data.Task) bool { return t.ID == f.duty.task })
	if given == nil || k < 0 {
		return &data.Error{Code: data.NotFound, Message: "Lượt giao này không còn trong sổ.", Hint: "Chọn lượt giao khác."}
	}
	f.given, f.task = *given, f.facts.Tasks[k]
	f.names = map[string]string{}
	for _, a := range f.facts.Agencies {
		f.names[a.Code] = a.Short
	}
	if r := f.app.Review(); rowOf(r, f.duty) >= 0 {
		f.row = r.AssignmentRows[rowOf(r, f.duty)]
	}
	return nil
}

// makeParts makes what applies to the assignment. One that the agency left only
// takes what a leader says about it.
func (f *recordForm) makeParts() {
	if f.given.Exit == nil {
		if len(f.waiting()) > 0 {
			f.parts = append(f.parts, newConfirmPart(f), newReturnPart(f))
		}
		if !f.task.Deadline.Dated() {
			f.parts = append(f.parts, newPeriodPart(f))
		}
		f.parts = append(f.parts, newResultPart(f))
		if f.task.Deadline.Dated() {
			f.parts = append(f.parts, newExtendPart(f))
		}
		f.parts = append(f.parts, newObstaclePart(f))
	}
	f.parts = append(f.parts, newInstructPart(f))
	if f.given.Exit == nil {
		f.parts = append(f.parts, newRemindPart(f), newLeavePart(f))
	}
}

func (f *recordForm) makeModal() {
	f.tabs = newTextTabs(f.show)
	f.repeat = newLink("Lặp lại lần trước", f.repeatLast)
	f.main = newButton("Lưu", "Enter", nil, nil).main()
	title := f.duty.task + " · " + f.names[f.duty.agency]
	head := container.New(&lineLayout{gap: 8, grow: 0}, caption(f.task.Title).styled(func(t *text) { t.Truncate = true }))
	scroll := container.NewVScroll(container.New(&inset{right: 10}, f.body))
	f.modal = f.app.newModal(title, container.New(&widthLayout{recordWidth}, container.New(&tightColumn{gap: 8}, head, f.tabs, f.draft,
		container.New(&fitHeight{f.app, f.body}, quiet(scroll)), f.problem.words,
		container.New(&lineLayout{grow: -1}, f.repeat))), nil, newButton("Đóng, giữ chữ đang gõ", "Esc", nil, f.close), f.main)
	f.modal.escape = f.close
	f.main.OnTapped, f.modal.enter = f.save, f.save
}

// fitHeight gives the form's fields the height they need, and makes them scroll
// where the window has less.
type fitHeight struct {
	app  *App
	body fyne.CanvasObject
}

// recordFrame is the height of everything of the form but its fields.
const recordFrame float32 = 260

// MinSize implements fyne.Layout.
func (l *fitHeight) MinSize(o []fyne.CanvasObject) fyne.Size {
	room := max(120, l.app.window.Canvas().Size().Height-recordFrame)
	return fyne.NewSize(recordWidth, min(l.body.MinSize().Height, room))
}

// Layout implements fyne.Layout.
func (l *fitHeight) Layout(o []fyne.CanvasObject, size fyne.Size) {
	for _, c := range o {
		c.Resize(size)
	}
}

// show brings a part to the front; an unknown one is the first.
func (f *recordForm) show(id string) {
	f.shown = f.parts[0]
	for _, p := range f.parts {
		if p.id == id {
			f.shown = p
		}
	}
	f.problem.tell(nil)
	f.markTabs()
	f.tabs.Select(f.shown.id)
	f.main.Text = f.shown.verb
	f.main.Refresh()
	show(f.repeat, len(f.app.entered[f.shown.id]) > 0)
	f.showDraft()
	f.body.Objects = []fyne.CanvasObject{f.shown.body}
	f.fit()
	if f.shown.first != nil {
		f.app.window.Canvas().Focus(f.shown.first)
	}
}

// markTabs names the parts, and says which hold something that is not saved.
func (f *recordForm) markTabs() {
	var tabs []tab
	for _, p := range f.parts {
		t := tab{ID: p.id, Label: p.label}
		if len(p.typed()) > 0 {
			t.Count = "*"
		}
		tabs = append(tabs, t)
	}
	if !slices.Equal(tabs, f.tabs.tabs) {
		f.tabs.Set(tabs)
	}
}

// showDraft says that the part shows what was left unsaved, and how to be rid of it.
func (f *recordForm) showDraft() {
	f.draft.RemoveAll()
	if p := f.shown; !p.recalled.IsZero() {
		words := "Chữ gõ dở từ " + momentWords(p.recalled, f.app.options.Now()) + ", chưa lưu."
		f.draft.Add(container.New(&lineLayout{gap: 8, grow: -1}, colored(words, colorAmber), newLink("Bỏ, ghi từ đầu", p.forget)))
	}
	show(f.draft, len(f.draft.Objects) > 0)
}

// fit gives the dialog the height of what it shows.
func (f *recordForm) fit() {
	f.body.Refresh()
	f.modal.popup.Resize(f.modal.popup.MinSize())
}

// changed keeps what is typed.
func (f *recordForm) changed(p *recordPart) {
	if !f.ready {
		return
	}
	f.app.keepDraft(f.given.Key(), p.id, p.typed(), f.problem.tell)
	f.markTabs()
}

// close ends the form; what is typed stays for the next time, and the page says so.
func (f *recordForm) close() {
	f.app.failIf(f.app.flushDrafts())
	if p := f.app.page(); p != nil {
		p.Refresh()
	}
}

// recordEdit is one action that a part asks for, with its name in the journal
// and what the toast says when it is done.
type recordEdit struct {
	action, done string
	change       func(tx *store.Tx) error
}

// save carries out what the shown part asks for; the form stays until that has
// worked.
func (f *recordForm) save() {
	p := f.shown
	if f.saving {
		return
	}
	p.clear()
	f.problem.tell(nil)
	e, ok := p.edit()
	if !ok {
		f.fit()
		return
	}
	f.saving = true
	f.app.holdDraft(f.given.Key(), p.id) // the page is refreshed before saved is called
	f.app.write(e.action, e.change, func() {
		f.saving = false
		f.app.entered[p.id] = p.values()
		f.app.dropDraft(f.given.Key(), p.id)
		f.modal.close()
		f.app.toastUndo(e.done)
	}, func(err error) {
		f.saving = false
		f.changed(p)
		f.failed(err)
	})
}

// failed keeps what was typed. An assignment that was changed meanwhile is read
// again: saving once more adds to what the clerk has now been told of.
func (f *recordForm) failed(err error) {
	if data.CodeOf(err) == data.Stale {
		if gone := f.load(); gone != nil {
			err = gone
		} else {
			err = &data.Error{
				Code: data.Stale, Message: "Lượt giao này vừa được sửa ở nơi khác, nay có: " + f.storedWords() + ". Chữ đã gõ còn nguyên.",
				Hint: "Xem lại; bấm Lưu lần nữa để ghi thêm vào bản mới.", Err: err,
			}
		}
	}
	f.problem.tell(err)
	f.fit()
}

// repeatLast fills the part with what it saved last, for any assignment.
func (f *recordForm) repeatLast() {
	f.shown.fill(f.app.entered[f.shown.id])
	f.changed(f.shown)
	f.fit()
}

// day is the day a form proposes: today, but not after the cut-off date that is
// looked at, or the entry would not show.
func (f *recordForm) day() data.Date { return min(f.app.today(), f.app.AsOf()) }

// who names the assignment in the journal.
func (f *recordForm) who() string { return f.duty.task + ", " + f.names[f.duty.agency] }

// hidden warns that an entry is of a day after the cut-off date.
func (f *recordForm) hidden(on data.Date) string {
	if on > f.app.AsOf() {
		return "; ngày " + on.Prose() + " sau ngày chốt nên chưa hiện"
	}
	return ""
}
