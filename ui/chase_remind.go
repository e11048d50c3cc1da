package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"golang.org/x/text/unicode/norm"

	"giaoban/data"
)

// What a reminder is recorded for.
const (
	remindSelected = "selected"
	remindAgency   = "agency" // all of the list that the agency under the cursor has
	remindList     = "list"
)

// remindForm records one reminder for many duties at once.
type remindForm struct {
	page    *chasePage
	scope   *choice
	on      *dateField
	paper   *formField
	dated   *dateField
	list    *fyne.Container
	words   *paragraph
	problem problemLine
	modal   *modal
}

// Bulk implements Bulker: records that the agencies of the rows were reminded.
func (p *chasePage) Bulk() {
	if !p.app.canEdit() || len(p.remindable()) == 0 {
		return
	}
	day := min(p.app.today(), p.app.AsOf())
	f := &remindForm{
		page: p, on: newDateField(day), dated: newDateField(0), paper: newFormField("Số văn bản đôn đốc", ""), words: newParagraph(), problem: newProblemLine(),
		list: container.New(&fixed{fyne.NewSize(previewWidth, gridHeadHeight+rowHeight*previewRows)}),
	}
	f.dated.Near = day
	f.scope = newChoice(func(string) { f.fill() })
	f.offerScopes()
	f.on.OnChanged, f.dated.OnChanged = f.fill, f.fill
	f.paper.entry.OnChanged = func(string) { f.fill() }
	body := container.New(&tightColumn{gap: 8}, labelled("Ghi cho", framed(f.scope)),
		container.New(&topColumns{columns{widths: []float32{-1, -1, -1}, gap: 8}},
			labelled("Ngày đôn đốc", f.on), f.paper.box, labelled("Ngày văn bản", f.dated)),
		f.words, f.list, f.problem.words)
	f.modal = p.app.showForm("Ghi đã đôn đốc", "Ghi", body, func(func()) { f.save() }, f.paper)
	f.on.OnEnter, f.dated.OnEnter = f.save, f.save
	f.fill()
}

func (f *remindForm) offerScopes() {
	count := func(scope string) string { return " (" + data.FormatCount(len(f.rows(scope))) + " lượt giao)" }
	options := []option{{remindSelected, "Dòng đang chọn" + count(remindSelected)}}
	if r, ok := f.page.grid.Selected(); ok && r.Agency != "" {
		options = append(options, option{remindAgency, "Mọi dòng của " + r.Who + count(remindAgency)})
	}
	f.scope.Set(append(options, option{remindList, "Cả danh sách “" + f.page.label() + "”" + count(remindList)}))
	f.scope.Choose(remindSelected)
}

func (p *chasePage) label() string {
	for _, l := range p.lists {
		if l.ID == p.shown {
			return l.Label
		}
	}
	return ""
}

// rows are the lines of a scope that can be reminded.
func (f *remindForm) rows(scope string) []chaseRow {
	rows := f.page.remindable()
	switch scope {
	case remindSelected:
		chosen := f.page.grid.SelectedRows()
		return slices.DeleteFunc(rows, func(r chaseRow) bool {
			return !slices.ContainsFunc(chosen, func(c chaseRow) bool { return c.Key == r.Key })
		})
	case remindAgency:
		at, _ := f.page.grid.Selected()
		return slices.DeleteFunc(rows, func(r chaseRow) bool { return r.Agency != at.Agency })
	}
	return rows
}

// reminder is what the fields say; why is what is wrong with it.
func (f *remindForm) reminder() (x data.Reminder, why string) {
	on, errOn := f.on.Value()
	dated, errDated := f.dated.Value()
	x = data.Reminder{On: on, Paper: data.Paper{Number: norm.NFC.String(strings.TrimSpace(f.paper.entry.Text)), Date: dated}}
	switch {
	case errOn != nil || errDated != nil:
		return x, "Ghi lại ngày."
	case on == 0:
		return x, "Ghi ngày đôn đốc."
	case on > f.page.app.today():
		return x, "Ngày đôn đốc sau hôm nay (" + f.page.app.today().String() + ")."
	case dated > on:
		return x, "Ngày văn bản sau ngày đôn đốc."
	case data.SecrecyMark(x.Paper.Number) != "":
		return x, "Văn bản mang dấu mật (" + data.SecrecyMark(x.Paper.Number) + ") không ghi vào sổ này."
	}
	return x, ""
}

// fill previews what will be recorded for each duty.
func (f *remindForm) fill() {
	f.problem.tell(nil)
	rows := f.rows(f.scope.Value())
	x, why := f.reminder()
	f.words.SetSpans([]data.Span{{Text: "Sẽ ghi một lần đôn đốc cho "}, {Text: data.FormatCount(len(rows)), Bold: true}, {Text: " lượt giao."}})
	now := x.On.String()
	if x.Paper.Number != "" {
		now = strings.TrimSpace(now + ", " + x.Paper.Number + " " + x.Paper.Date.String())
	}
	if why != "" {
		now = ""
	}
	g := newGrid(func(r chaseRow) string { return r.Key },
		column[chaseRow]{ID: "code", Label: "Mã", Width: 46, Cell: func(r chaseRow) cell { return cell{Text: r.Task} }},
		column[chaseRow]{ID: "who", Label: "Cơ quan", Width: 120, Cell: func(r chaseRow) cell { return cell{Text: r.Who} }},
		column[chaseRow]{ID: "what", Label: "Nhiệm vụ", Cell: func(r chaseRow) cell { return cell{Text: r.What, Color: colorMuted} }},
		column[chaseRow]{ID: "old", Label: "Đã đôn đốc", Width: 180, Cell: func(r chaseRow) cell { return cell{Text: r.Reminded, Color: colorMuted} }},
		column[chaseRow]{ID: "new", Label: "Ghi thêm", Width: 256, Cell: func(chaseRow) cell { return cell{Text: now, Bold: true} }})
	g.SetRows(rows)
	f.list.Objects = []fyne.CanvasObject{g}
	f.list.Refresh()
}

func (f *remindForm) save() {
	f.problem.tell(nil)
	rows := f.rows(f.scope.Value())
	x, why := f.reminder()
	if why != "" || len(rows) == 0 {
		if why == "" {
			why = "Không có lượt giao nào để ghi."
		}
		f.say(&data.Error{Code: data.Invalid, Message: why})
		return
	}
	var entities []data.Entity
	for _, r := range rows {
		next, err := r.duty.Remind(x)
		if err != nil {
			f.say(err)
			return
		}
		entities = append(entities, next)
	}
	a, n := f.page.app, data.FormatCount(len(entities))
	a.write("Ghi đôn đốc "+n+" lượt giao", putAll(entities...), func() {
		f.modal.close()
		f.page.grid.TakeFocus()
		a.toastUndo("Đã ghi đôn đốc " + n + " lượt giao")
	}, f.say)
}

func (f *remindForm) say(err error) {
	f.problem.tell(err)
	f.modal.popup.Resize(f.modal.popup.MinSize())
}

// noteConclusion records the notice of a meeting's conclusions, which ends its
// countdown.
func (a *App) noteConclusion(m data.Meeting) {
	if !a.canEdit() {
		return
	}
	number, dated, problem := newFormField("Số thông báo kết luận", m.Conclusion.Number), newDateField(m.Conclusion.Date), newProblemLine()
	dated.Near = m.On
	body := container.New(&tightColumn{gap: 8},
		newParagraph(data.Span{Text: "Cuộc họp ngày " + m.On.Prose() + ". Hạn ra thông báo: " + data.ConclusionDue(a.Facts(), m).Prose() + "."}),
		container.New(&topColumns{columns{widths: []float32{-1, -1}, gap: 8}}, number.box, labelled("Ngày ban hành", dated)), problem.words)
	var form *modal
	form = a.showForm("Thông báo kết luận", "Lưu", body, func(done func()) {
		day, err := dated.Value()
		switch {
		case number.value() == "":
			number.say("Ghi số thông báo")
			return
		case err != nil || day == 0:
			dated.say("Ghi ngày ban hành")
			return
		case day < m.On:
			dated.say("Trước ngày họp")
			return
		}
		m.Conclusion = data.Paper{Number: number.value(), Date: day}
		a.write("Ghi thông báo kết luận họp ngày "+m.On.String(), putAll(m), func() {
			done()
			a.toastUndo("Đã ghi thông báo kết luận " + m.Conclusion.Number)
		}, func(err error) {
			problem.tell(err)
			form.popup.Resize(form.popup.MinSize())
		})
	}, number)
	dated.OnEnter = form.enter
}
