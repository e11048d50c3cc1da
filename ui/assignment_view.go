package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"giaoban/data"
)

// assignmentView shows one assignment with what the clerk does about it: the
// task's pane and the agency's page both have one.
type assignmentView struct {
	app     *App
	width   float32
	title   func(d assignmentDetail) string // what the page does not say already
	tool    func(d assignmentDetail) fyne.CanvasObject
	lead    func(d assignmentDetail) []fyne.CanvasObject // what comes before the rest; may be nil
	detail  assignmentDetail
	periods bool // all periods, not only the latest
	events  bool // all events
	box     *fyne.Container
	grown   func() // the view changed its height
}

// How many periods and events are shown before the rest is folded.
const (
	periodsShown = 4
	eventsShown  = 6
)

func newAssignmentView(a *App, width float32) *assignmentView {
	return &assignmentView{app: a, width: width, box: container.New(&tightColumn{gap: 6}), grown: func() {}}
}

// show fills the view. Another assignment starts folded.
func (v *assignmentView) show(d assignmentDetail) {
	if d.duty != v.detail.duty {
		v.periods, v.events = false, false
	}
	v.detail = d
	v.fill()
}

func (v *assignmentView) fill() {
	d := v.detail
	v.box.RemoveAll()
	if d.task == "" {
		return
	}
	v.box.Add(sectionWith(v.title(d), v.note(), v.tool(d), nil))
	if v.lead != nil {
		for _, o := range v.lead(d) {
			v.box.Add(o)
		}
	}
	for _, c := range d.Claims {
		v.box.Add(v.claim(c))
	}
	if v.app.canEdit() {
		v.box.Add(v.actions())
		v.addDraft()
	}
	if len(d.Facts) > 0 {
		v.box.Add(factLines(d.Facts, v.width))
	}
	if len(d.Periods) > 0 {
		v.box.Add(v.periodTable())
	}
	v.box.Add(v.history())
	v.box.Refresh()
	v.grown()
}

func (v *assignmentView) note() string {
	words := v.detail.State
	if len(v.detail.Claims) > 0 {
		words += ", chờ Văn phòng xác nhận"
	}
	return words
}

// claim is what waits for the Office.
func (v *assignmentView) claim(c claimLine) fyne.CanvasObject {
	words := newParagraph(data.Span{Text: c.Words}).in(colorAmber)
	words.Resize(fyne.NewSize(v.width-claimIcon, 20))
	line := container.New(&tagLayout{claimIcon}, container.New(&fixed{fyne.NewSize(14, 18)}, markIcon(waitingIcon, 14)), words)
	if c.Note == "" {
		return line
	}
	return container.New(&tightColumn{gap: 2}, line, v.words("“"+c.Note+"”", colorMuted))
}

// claimIcon is the room of the mark before the words of a claim.
const claimIcon float32 = 22

// actions are the parts of the form that are used most; the main one is what the
// form begins with.
func (v *assignmentView) actions() fyne.CanvasObject {
	row := container.New(&flow{gap: 6, lineGap: 6, width: v.width})
	d := v.detail
	add := func(words, key, part string) {
		b := newButton(words, key, nil, func() { v.app.openRecord(d.duty, part) })
		b.primary = key == "Enter"
		row.Add(b)
	}
	switch {
	case !d.Given:
	case len(d.Claims) > 0:
		add("Xác nhận", "Enter", partConfirm)
		add("Trả lại", "", partReturn)
		add("Ghi kết quả", "", partResult)
	case !d.Dated:
		add("Ghi báo cáo kỳ", "Enter", partPeriod)
		add("Ghi kết quả", "", partResult)
	default:
		add("Ghi kết quả", "Enter", partResult)
	}
	if d.Given {
		if d.Dated {
			add("Gia hạn", "", partExtend)
		}
		add("Vướng mắc", "", partObstacle)
	}
	add("Chỉ đạo", "Ctrl+G", partInstruct)
	if d.Given {
		add("Đôn đốc", "", partRemind)
	}
	return row
}

// addDraft says that something was typed and not saved.
func (v *assignmentView) addDraft() {
	d := v.detail.duty
	part, at, ok := v.app.openDraftsOnce().latest(data.Assignment{Task: d.task, Agency: d.agency}.Key())
	if !ok {
		return
	}
	v.box.Add(container.New(&lineLayout{gap: 8, grow: -1}, colored("Có chữ gõ dở từ "+momentWords(at, v.app.options.Now())+", chưa lưu.", colorAmber),
		newLink("Mở lại", func() { v.app.openRecord(d, part) })))
}

func (v *assignmentView) words(s string, color fyne.ThemeColorName) fyne.CanvasObject {
	p := newParagraph(data.Span{Text: s}).in(color)
	p.Resize(fyne.NewSize(v.width, 20))
	return p
}

// periodTable is the history of a duty that is reported on or recurs.
func (v *assignmentView) periodTable() fyne.CanvasObject {
	all := v.detail.Periods
	rows := all
	if !v.periods && len(rows) > periodsShown {
		rows = rows[:periodsShown]
	}
	g := newGrid(func(p periodLine) string { return p.Period },
		statusColumn(func(p periodLine) data.Status { return p.Status }),
		column[periodLine]{ID: "period", Label: "Kỳ", Width: 124, Cell: func(p periodLine) cell { return cell{Text: p.Period} }},
		column[periodLine]{ID: "word", Label: "Tình trạng", Width: 108, Cell: func(p periodLine) cell {
			return cell{Text: p.Word, Color: dueColor(p.Status, false)}
		}},
		column[periodLine]{ID: "report", Label: "Văn bản", Cell: func(p periodLine) cell { return cell{Text: p.Report} }},
	)
	g.SetRows(rows)
	table := container.New(&tightColumn{}, g.still(nil))
	return v.foldable(table, len(all), len(rows), "Xem cả "+strconv.Itoa(len(all))+" kỳ", &v.periods)
}

// foldable puts the link under a list that shows its rest, or folds it again.
func (v *assignmentView) foldable(list *fyne.Container, all, shown int, more string, open *bool) fyne.CanvasObject {
	words := more
	switch {
	case *open && all > 0:
		words = "Thu gọn"
	case all == shown:
		return list
	}
	list.Add(container.New(&inset{top: 3}, container.New(&lineLayout{grow: -1}, newLink(words, func() {
		*open = !*open
		v.fill()
	}))))
	return list
}

// history lists the days of the assignment, latest first, with the files that
// came in.
func (v *assignmentView) history() fyne.CanvasObject {
	all := v.detail.Events
	events := all
	if !v.events && len(events) > eventsShown {
		events = events[:eventsShown]
	}
	d := v.detail
	column := container.New(&tightColumn{gap: 3}, container.New(&inset{top: 2, bottom: 1}, container.New(&lineLayout{gap: 8, grow: 0},
		caption("Diễn biến của lượt giao, mới nhất trước"), newLink("Lịch sử sửa", func() { v.app.showEdits(d.duty, d.duty.task+" · "+d.Agency) }))))
	for _, e := range events {
		column.Add(v.event(e))
	}
	return v.foldable(column, len(all), len(events), "Xem cả "+strconv.Itoa(len(all))+" mốc", &v.events)
}

func (v *assignmentView) event(e historyLine) fyne.CanvasObject {
	said := e.Text
	if e.Paper != "" {
		said += " (" + e.Paper + ")"
	}
	words := newParagraph(data.Span{Text: said}).in(e.Color)
	words.Resize(fyne.NewSize(v.width-dayWidth, 20))
	right := container.New(&tightColumn{gap: 2}, words)
	for _, f := range e.Files {
		if !f.Stored {
			right.Add(ellipsis(f.Name + ", để ngoài sổ").styled(func(t *text) { t.TextSize, t.Color = sizeCaption, colorMuted }))
			continue
		}
		right.Add(container.New(&lineLayout{grow: -1}, newLink("Mở "+f.Name, func() { v.app.openEvidence(f) })))
	}
	return container.New(&tagLayout{dayWidth}, muted(e.On), right)
}

// dayWidth is the room of a date before words.
const dayWidth float32 = 84
