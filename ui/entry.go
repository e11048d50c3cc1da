package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"giaoban/data"
)

// entryPage is quick entry: the clerk keys results from a pile of papers without
// leaving the keyboard. A row is saved when it is left: one action, one entry in
// the journal. What can't be saved stays typed, marked, and on the disk as a draft.
type entryPage struct {
	app      *App
	table    *entryTable
	part     string // of entryTabs
	received data.Date
	drafts   map[string]entryTyped // typed and not saved, by assignment
	faults   map[string]entryFault // why a draft could not be saved
	saving   map[string]entryTyped // being written
	counts   map[string]int        // rows of each part
	queue    []string              // drafts to be saved, one after the other
	last     entryTyped

	search  *keyEntry
	day     *dateField
	tabs    *textTabs
	grid    *entryGrid
	line    *text // what is wrong, or what the row is
	bulk    *button
	empty   *fyne.Container
	content fyne.CanvasObject
	header  fyne.CanvasObject
}

// entryDraft is the part under which drafts keep a row of the grid.
const entryDraft = "quick"

func newEntryPage(a *App) Page {
	p := &entryPage{
		app: a, drafts: map[string]entryTyped{}, faults: map[string]entryFault{}, saving: map[string]entryTyped{},
		received: min(a.today(), a.AsOf()), line: ellipsis(""), empty: container.New(&inset{top: 12}),
	}
	p.search = newKeyEntry()
	p.search.SetPlaceHolder("Lọc: mã, nhiệm vụ, cơ quan, nhóm cơ quan (Ctrl+F)")
	p.search.Icon = theme.SearchIcon()
	p.search.OnChanged = func(string) { p.apply() }
	p.search.OnSubmitted = func(string) { p.grid.TakeFocus() }
	p.day = newDateField(p.received)
	p.day.OnChanged = p.changeDay
	p.day.OnEnter = func() { p.grid.TakeFocus() }
	p.tabs = newTextTabs(func(id string) { p.part = id; p.apply() })
	p.makeGrid()
	p.tabs.OnTapped = p.grid.TakeFocus
	p.bulk = newButton("Ghi cho các dòng chọn…", "Ctrl+U", theme.DocumentCreateIcon(), p.Bulk)
	p.header = container.New(&lineLayout{gap: 8, grow: -1}, taskViews(a, PageEntry), p.bulk)
	p.content = p.layout()
	p.recall()
	p.Refresh()
	p.begin()
	return p
}

// begin shows first what is asked of the agencies, where anything is.
func (p *entryPage) begin() {
	if rows, _ := p.table.find("", entryAsked, p.received); len(rows) > 0 {
		p.part = entryAsked
		p.apply()
	}
}

func (p *entryPage) layout() fyne.CanvasObject {
	filter := container.New(&topColumns{columns{widths: []float32{-1, 76, 150}, gap: 8}}, p.search,
		container.New(&fixed{fyne.NewSize(0, buttonHeight)}, caption("Ngày nhận").styled(func(t *text) { t.Align = fyne.TextAlignTrailing })), p.day)
	top := container.New(&tightColumn{}, filter, container.New(&inset{bottom: 4}, p.tabs))
	foot := container.New(&inset{top: 4}, p.line)
	return container.New(&inset{pageTop, pageSide, 4, pageSide},
		container.NewBorder(top, foot, nil, nil, container.NewStack(p.grid, p.empty)))
}

func (p *entryPage) makeGrid() {
	g := newEntryGrid()
	g.Draw, g.Start, g.Bars = p.draw, p.start, p.bars
	g.OnTyping = func(n int, f entryField, text string) { p.keep(n, f, text) }
	g.OnCell = p.setCell
	g.OnGiveUp = func(n int, _ entryField) { p.keepTyped(n) }
	g.OnLeave, g.OnEscape, g.OnRepeat, g.OnPaste = p.leave, p.discard, p.repeat, p.paste
	g.OnBarred = func(why string) { p.say(why, colorAmber) }
	g.OnMove = p.describe
	p.grid = g
}

// taskViews switches between the views of the tasks.
func taskViews(a *App, shown PageID) fyne.CanvasObject {
	tabs := newTextTabs(func(id string) { a.Go(Route{Page: PageID(id)}) })
	tabs.Set([]tab{{string(PageTasks), "Danh sách", ""}, {string(PageEntry), "Nhập nhanh", ""}})
	tabs.Select(string(shown))
	// Another page has tabs of its own, on which this choice is the other one.
	tabs.OnTapped = func() { tabs.Select(string(shown)) }
	return tabs
}

// toggleEntry goes to quick entry, and back to the list.
func (a *App) toggleEntry() {
	if a.route.Page == PageEntry {
		a.Go(Route{Page: PageTasks})
		return
	}
	a.Go(Route{Page: PageEntry})
}

// Title implements Page.
func (p *entryPage) Title() string { return "Nhập nhanh" }

// Content implements Page.
func (p *entryPage) Content() fyne.CanvasObject { return p.content }

// Header implements Headed.
func (p *entryPage) Header() fyne.CanvasObject { return p.header }

// FocusSearch implements Searcher.
func (p *entryPage) FocusSearch() { p.app.window.Canvas().Focus(p.search) }

// Route implements Router: a task or an agency of another page becomes the filter.
func (p *entryPage) Route(r Route) {
	if words := strings.TrimSpace(r.Task + " " + r.Agency); words != "" {
		p.part = entryAll
		p.search.SetText(words)
	}
	p.app.window.Canvas().Focus(p.grid.list)
}

// Copy implements Copier.
func (p *entryPage) Copy() {
	p.app.app.Clipboard().SetContent(p.grid.TSV())
	p.app.toast("Đã chép " + data.FormatCount(len(p.grid.Selected())) + " dòng, dán được vào bảng tính")
}

// Close implements Closer: the typing of the moment is already a draft.
func (p *entryPage) Close() { p.app.failIf(p.app.flushDrafts()) }

// Footer implements Footed.
func (p *entryPage) Footer() string {
	n := p.counts[p.part]
	words := data.FormatCount(n) + "/" + data.FormatCount(len(p.table.review.AssignmentRows)) + " lượt giao"
	if kept := len(p.grid.view) - n; kept > 0 { // saved under the cursor: see Refresh
		words += " · " + data.FormatCount(kept) + " dòng vừa ghi còn hiện"
	}
	if n := len(p.grid.Selected()); n > 1 {
		words += " · chọn " + data.FormatCount(n) + " dòng"
	}
	if n := len(p.drafts); n > 0 {
		words += " · " + data.FormatCount(n) + " dòng chưa ghi"
	}
	return words + " · gõ để ghi, Enter: lưu và xuống dòng, Tab: sang phải, F4: như dòng trước, Ctrl+V: dán cột"
}

// Refresh implements Page. The rows stay in view as they were found, even those
// that a save has moved to another part: a row must not go from under the cursor.
func (p *entryPage) Refresh() {
	old := p.table
	p.table = newEntryTable(p.app.Facts(), p.app.Review())
	show(p.bulk, p.app.canEdit())
	if p.table.sameRows(old) {
		p.count()
		p.grid.list.Refresh()
		p.describe()
		return
	}
	p.apply()
}

// apply looks the rows up anew.
func (p *entryPage) apply() {
	keep := p.grid.Current()
	rows, counts := p.table.find(p.search.Text, p.part, p.received)
	p.setTabs(counts)
	p.grid.SetView(rows, keep)
	p.showEmpty()
	p.describe()
}

func (p *entryPage) count() {
	_, counts := p.table.find(p.search.Text, p.part, p.received)
	p.setTabs(counts)
}

func (p *entryPage) setTabs(counts map[string]int) {
	p.counts = counts
	tabs := entryTabs()
	for i := range tabs {
		tabs[i].Count = data.FormatCount(counts[tabs[i].ID])
	}
	p.tabs.Set(tabs)
	p.tabs.Select(p.part)
}

func (p *entryPage) showEmpty() {
	p.empty.RemoveAll()
	show(p.grid, len(p.grid.view) > 0)
	switch {
	case len(p.table.review.AssignmentRows) == 0:
		p.empty.Add(emptyNote([]data.Span{{Text: "Sổ chưa có lượt giao nào tính đến ngày chốt."}}, "Đổi ngày chốt…", p.app.chooseAsOf))
	case len(p.grid.view) == 0:
		p.empty.Add(emptyNote([]data.Span{{Text: "Không có lượt giao nào khớp bộ lọc."}}, "Bỏ lọc", func() {
			p.part = entryAll
			p.search.SetText("")
			p.apply()
		}))
	}
	p.empty.Refresh()
}

// changeDay takes another day as the one on which papers came in.
func (p *entryPage) changeDay() {
	d, err := p.day.Value()
	if err != nil || d == 0 || d == p.received {
		return
	}
	p.received = d
	p.count()
	p.grid.list.Refresh()
	p.describe()
}

func (p *entryPage) state(n int) entryState {
	return entryStateOf(p.table.assignments[n], &p.table.review.AssignmentRows[n], p.received)
}

// bars tells why a cell takes nothing.
func (p *entryPage) bars(n int, f entryField) string {
	s := p.state(n)
	switch {
	case !p.app.canEdit():
		return "Sổ đang mở chỉ xem."
	case s.barred != "":
		return s.barred
	case !s.editable(f):
		return "Việc thường xuyên báo cáo theo kỳ: ghi ngày nhận, văn bản, ghi chú."
	}
	return ""
}

// start is what a cell holds when it is edited. Words of an earlier report are
// not taken over: they are of another paper.
func (p *entryPage) start(n int, f entryField) string {
	s := p.state(n)
	if text, ok := p.drafts[p.table.key(n)][f]; ok {
		return text
	}
	if s.fresh {
		return s.values[f]
	}
	if f == fieldReceived {
		return p.received.String()
	}
	return ""
}

// say writes the line under the grid. A problem is read at once: the toast of
// what was done before lies over the line and goes.
func (p *entryPage) say(words string, color fyne.ThemeColorName) {
	if color == colorRed && words != p.line.Text {
		p.app.endToast()
	}
	p.line.Text, p.line.Color = words, color
	p.line.Refresh()
}

// describe tells about the row under the cursor: what is wrong, else what it is.
func (p *entryPage) describe() {
	n := p.grid.Current()
	if n < 0 {
		p.say("", "")
		return
	}
	key := p.table.key(n)
	row := &p.table.review.AssignmentRows[n]
	switch s := p.state(n); {
	case p.faults[key].Message != "":
		p.say(p.faults[key].Message, colorRed)
	case len(p.drafts[key]) > 0:
		p.say("Dòng đang gõ, chưa ghi. Enter: ghi; Esc: bỏ chữ vừa gõ.", colorAmber)
	case s.barred != "":
		p.say(s.barred, colorMuted)
	default:
		words := row.Task + ", " + p.table.agencyName(n) + ": " + p.table.taskName(n)
		if !s.fresh && !s.undated && s.result.Recorded != 0 {
			words += ". Chữ xám là báo cáo nhận ngày " + s.result.Recorded.String() + "; gõ vào là ghi báo cáo mới."
		}
		p.say(words, colorMuted)
	}
	if p.app.shows(p) {
		p.app.refreshFooter()
	}
}
