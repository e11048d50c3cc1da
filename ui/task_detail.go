package ui

import (
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"giaoban/data"
)

// taskPaneWidth is the width of the pane beside the list of tasks.
const (
	taskPaneWidth  float32 = 466
	taskPaneInner          = taskPaneWidth - 2*pageSide - 1
	taskAgencyRows         = 7 // agencies listed before the rest is folded
)

// taskPane shows everything about one task: the duty, its words in the
// directive, its agencies, what was said about it and when.
type taskPane struct {
	app     *App
	OnClose func()      // uncovers the list
	covers  func() bool // the pane lies over the list
	detail  taskDetail
	whole   bool   // the whole clause, not only the sentence
	all     bool   // every agency
	prefer  string // agency to begin with, when the list is of one agency
	agency  string // code of the agency whose assignment is chosen
	given   *assignmentView
	column  *fyne.Container
	scroll  *container.Scroll
	box     fyne.CanvasObject
}

func newTaskPane(a *App) *taskPane {
	p := &taskPane{app: a, covers: func() bool { return false }, column: container.New(&tightColumn{gap: 6})}
	p.scroll = container.NewVScroll(container.New(&inset{pageTop, pageSide, pageTop, pageSide}, p.column))
	p.box = quiet(p.scroll)
	p.given = newAssignmentView(a, taskPaneInner)
	p.given.title = func(d assignmentDetail) string { return d.Agency }
	p.given.tool = func(d assignmentDetail) fyne.CanvasObject {
		return newLink("Mở trang cơ quan", func() { a.Go(Route{Page: PageAgencies, Agency: d.agency}) })
	}
	p.given.grown = p.scroll.Refresh
	return p
}

// clear shows that no task is chosen.
func (p *taskPane) clear() {
	p.detail = taskDetail{}
	p.column.Objects = []fyne.CanvasObject{muted("Chọn một nhiệm vụ để xem chi tiết.")}
	p.column.Refresh()
}

// show fills the pane. Another task starts folded and at the top.
func (p *taskPane) show(d taskDetail) {
	if d.Title != p.detail.Title {
		p.whole, p.all, p.agency = false, false, p.prefer
		p.scroll.ScrollToTop()
	}
	p.detail = d
	if p.at() < 0 && len(d.Agencies) > 0 {
		p.agency = d.Agencies[0].Code
	}
	p.fill()
}

// at is the place of the chosen agency in the table; -1 when it is not there.
func (p *taskPane) at() int {
	return slices.IndexFunc(p.detail.Agencies, func(l assignmentLine) bool { return l.Code == p.agency })
}

// choose shows the assignment of another agency.
func (p *taskPane) choose(code string) {
	p.agency = code
	p.fill()
}

// step moves the choice n agencies on.
func (p *taskPane) step(n int) {
	i := p.at() + n
	if i < 0 || i >= len(p.detail.Agencies) {
		return
	}
	p.all = p.all || i >= taskAgencyRows
	p.choose(p.detail.Agencies[i].Code)
}

// chosen is the assignment that is recorded on.
func (p *taskPane) chosen() (duty, bool) {
	return duty{p.detail.ID, p.agency}, p.at() >= 0
}

func (p *taskPane) fill() {
	if p.detail.Title == "" {
		p.clear()
		return
	}
	d := p.detail
	p.column.Objects = []fyne.CanvasObject{p.title(), p.state(), factLines(d.Facts, taskPaneInner), p.quote()}
	for _, words := range d.Corrections {
		c := newParagraph(data.Span{Text: words})
		c.TextSize, c.Color = sizeCaption, colorMuted
		p.column.Add(c)
	}
	if i := p.at(); i >= taskAgencyRows {
		p.all = true // the chosen row must be seen
	}
	p.column.Add(p.agencies())
	p.showGiven()
	p.column.Add(p.talk())
	line := newTimeline()
	line.Set(d.Timeline, d.Status)
	p.column.Add(section("Diễn biến của nhiệm vụ", "", container.New(&inset{top: 4}, line)))
	p.column.Refresh()
	p.scroll.Refresh()
}

// showGiven shows the assignment of the chosen agency.
func (p *taskPane) showGiven() {
	r := p.app.Review()
	if n := rowOf(r, duty{p.detail.ID, p.agency}); n >= 0 {
		p.given.show(newAssignmentDetail(p.app.Facts(), r, n))
		p.column.Add(p.given.box)
	}
}

func (p *taskPane) title() fyne.CanvasObject {
	t := newParagraph(data.Span{Text: p.detail.Title, Bold: true})
	t.TextSize = sizeItem
	if !p.covers() {
		return t
	}
	// The line above the title: where the pane lies over the list there must be
	// a way back for the pointer too.
	return container.New(&tightColumn{gap: 2}, container.New(&lineLayout{grow: 0}, newText(""), newLink("Đóng (Esc)", p.OnClose)), t)
}

func (p *taskPane) state() fyne.CanvasObject {
	d := p.detail
	words := colored(d.State, d.StateColor)
	words.Bold = true
	return container.New(&lineLayout{gap: 6, grow: -1}, statusIcon(d.Status, 14), words)
}

// quote shows the sentence of the duty, or the whole clause.
func (p *taskPane) quote() fyne.CanvasObject {
	d := p.detail
	q := newQuoteText()
	q.Set(d.Sentence)
	words := "Xem cả " + lowerFirst(d.Clause)
	if p.whole {
		q.Set(d.Whole)
		words = "Thu gọn"
	}
	if d.Clause == "" || runsText(d.Whole) == runsText(d.Sentence) {
		return q
	}
	return container.New(&tightColumn{gap: 2}, q, container.New(&inset{left: quoteIndent},
		container.New(&lineLayout{grow: -1}, newLink(words, func() { p.whole = !p.whole; p.fill() }))))
}

// agencies lists who is in charge, worst first, the rest folded.
func (p *taskPane) agencies() fyne.CanvasObject {
	d := p.detail
	rows, rest := d.Agencies, []assignmentLine(nil)
	if !p.all && len(rows) > taskAgencyRows {
		rows, rest = rows[:taskAgencyRows], rows[taskAgencyRows:]
	}
	g := newGrid(func(l assignmentLine) string { return l.Code },
		statusColumn(func(l assignmentLine) data.Status { return l.Status }),
		column[assignmentLine]{ID: "agency", Label: "Cơ quan (" + strconv.Itoa(len(d.Agencies)) + ")", Cell: func(l assignmentLine) cell { return cell{Text: l.Agency} }},
		column[assignmentLine]{ID: "state", Label: "Tình trạng", Width: 104, Cell: func(l assignmentLine) cell {
			return cell{Text: shortState(l), Color: dueColor(l.Status, false)}
		}},
		column[assignmentLine]{ID: "paper", Label: "Văn bản", Width: 88, Cell: func(l assignmentLine) cell {
			c := cell{Text: l.Number}
			if l.Paper == "Chưa có" {
				c.Color = colorMuted
			}
			return c
		}},
		officeColumn(112, func(l assignmentLine) (bool, bool, string) { return l.Waiting, l.Confirmed, l.Office }),
	)
	g.SetRows(rows)
	g.markKey(p.agency)
	table := container.New(&tightColumn{}, g.still(func(l assignmentLine) { p.choose(l.Code) }))
	switch {
	case len(rest) > 0:
		table.Add(container.New(&inset{top: 3}, container.New(&lineLayout{gap: 8, grow: 0}, caption(foldedWords(rest)).styled(func(t *text) { t.Truncate = true }),
			newLink("Mở cả "+strconv.Itoa(len(d.Agencies))+" cơ quan", func() { p.all = true; p.fill() }))))
	case p.all:
		table.Add(container.New(&inset{top: 3}, container.New(&lineLayout{grow: -1}, newLink("Thu gọn", func() { p.all = false; p.fill() }))))
	}
	return table
}

// shortState drops the period, which the pane's head names already.
func shortState(l assignmentLine) string {
	switch l.Status {
	case data.Reported:
		return "đã báo cáo"
	case data.NotReported:
		return "chưa báo cáo"
	case data.Exited:
		return "rút, chuyển"
	}
	return l.State
}

// foldedWords sums up the agencies that are folded.
func foldedWords(rest []assignmentLine) string {
	words := "Còn " + strconv.Itoa(len(rest)) + " cơ quan"
	for _, l := range rest {
		if l.Status != rest[0].Status {
			return words + " khác"
		}
	}
	return words + " " + lowerFirst(rest[0].Status.Name())
}

// talk lists open obstacles and the leader's instructions.
func (p *taskPane) talk() fyne.CanvasObject {
	lines := p.detail.Talk
	var tool fyne.CanvasObject
	if d, ok := p.chosen(); ok && p.app.canEdit() {
		tool = newLink("Ghi chỉ đạo", func() { p.app.openRecord(d, partInstruct) })
	}
	if len(lines) == 0 {
		return sectionWith("Vướng mắc và ý kiến chỉ đạo", "chưa có", tool, nil)
	}
	column := container.New(&tightColumn{gap: 4})
	for _, l := range lines {
		column.Add(talkView(l, taskPaneInner))
	}
	return sectionWith("Vướng mắc và ý kiến chỉ đạo", strconv.Itoa(len(lines)), tool, column)
}

// talkView is the kind in a frame, and the words beside it.
func talkView(l talkLine, width float32) fyne.CanvasObject {
	color := colorAmber
	if l.Instruction {
		color = colorAccent
	}
	tag := container.New(&tightColumn{}, stamp(l.Kind, color, false))
	words := newParagraph(data.Span{Text: l.Text})
	words.Resize(fyne.NewSize(width-82, 20))
	return container.New(&tagLayout{82}, tag, words)
}

// tagLayout puts a tag of fixed width before words that wrap.
type tagLayout struct{ width float32 }

// MinSize implements fyne.Layout.
func (l *tagLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.width, max(o[0].MinSize().Height, o[1].MinSize().Height))
}

// Layout implements fyne.Layout.
func (l *tagLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	m := o[0].MinSize()
	o[0].Resize(fyne.NewSize(min(m.Width, l.width-8), m.Height))
	o[1].Move(fyne.NewPos(l.width, 0))
	o[1].Resize(fyne.NewSize(size.Width-l.width, size.Height))
}

func runsText(runs []run) string {
	s := ""
	for _, r := range runs {
		s += r.Text
	}
	return s
}

// lowerFirst writes a heading's words inside a sentence.
func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToLower(r)) + s[n:]
}
