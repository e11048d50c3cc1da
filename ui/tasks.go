package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"giaoban/data"
)

// tasksPage finds any task and shows everything about it beside the list.
type tasksPage struct {
	app    *App
	rows   []taskRow
	filter taskFilter
	task   string // ID of the task in the pane

	agency, index, status, kind, clause *choice
	tabs                                *textTabs
	search                              *keyEntry
	grid                                *grid[taskRow]
	empty                               *fyne.Container
	pane                                *taskPane
	content                             *fyne.Container
	header                              fyne.CanvasObject
	split                               *splitPane
}

func newTasksPage(a *App) Page {
	p := &tasksPage{app: a, empty: container.New(&inset{top: 12})}
	p.agency = newChoice(func(v string) { p.filter.Agency = v; p.apply() })
	p.index = newChoice(func(v string) { p.filter.Index = v; p.apply() })
	p.status = newChoice(func(v string) { p.filter.Status = v; p.apply() })
	p.kind = newChoice(func(v string) { p.filter.Kind = v; p.apply() })
	p.clause = newChoice(func(v string) { p.filter.Clause = v; p.apply() })
	p.tabs = newTextTabs(func(id string) { p.filter.Tab = id; p.apply() })
	p.search = newKeyEntry()
	p.search.SetPlaceHolder("Tìm nhiệm vụ, cơ quan (Ctrl+F)")
	p.search.Icon = theme.SearchIcon()
	p.search.OnChanged = func(s string) { p.filter.Text = s; p.apply() }
	p.search.OnSubmitted = func(string) { a.window.Canvas().Focus(p.grid.Focusable()) }
	p.header = container.New(&lineLayout{gap: 12, grow: -1}, taskViews(a, PageTasks), container.New(&fixed{fyne.NewSize(240, 30)}, p.search))
	p.grid = p.newGrid()
	p.tabs.OnTapped = p.grid.TakeFocus
	p.pane = newTaskPane(a)
	filters := container.New(&columns{widths: []float32{-1, -1, -1, -1, -1}, gap: 8}, framed(p.agency), framed(p.index), framed(p.status), framed(p.kind), framed(p.clause))
	top := container.New(&tightColumn{}, filters, container.New(&inset{top: 4, bottom: 4}, p.tabs))
	list := container.New(&inset{pageTop, pageSide, pageTop, pageSide},
		container.NewBorder(top, nil, nil, nil, container.NewStack(p.grid, p.empty)))
	p.split = newSplitPane(list, p.pane.box, taskPaneWidth)
	p.pane.OnClose, p.pane.covers = p.split.close, p.split.covered
	p.split.OnOpen = p.pane.fill
	p.content = container.NewStack(p.split)
	p.Refresh()
	return p
}

func (p *tasksPage) newGrid() *grid[taskRow] {
	g := newGrid(func(r taskRow) string { return r.ID },
		statusColumn(func(r taskRow) data.Status { return r.Status }),
		column[taskRow]{ID: "code", Label: "Mã", Width: 42, Sortable: true, Cell: func(r taskRow) cell { return cell{Text: r.ID} }},
		column[taskRow]{
			ID: "path", Label: "Mục", Width: 44, Sortable: true, Cell: func(r taskRow) cell { return cell{Text: r.Path, Color: colorMuted} },
			Compare: func(a, b taskRow) int { return a.index - b.index },
		},
		column[taskRow]{ID: "title", Label: "Nhiệm vụ", Sortable: true, Cell: func(r taskRow) cell { return cell{Text: r.Title} }},
		column[taskRow]{ID: "lead", Label: "Chủ trì", Width: 98, Sortable: true, Cell: func(r taskRow) cell { return cell{Text: r.Lead} }},
		taskDueColumn(),
		taskResultColumn(),
	)
	g.OnSelect = func(r taskRow) { p.showTask(r.ID) }
	g.OnTap = func(taskRow) { p.split.open() }
	g.OnActivate = func(taskRow) { p.activate() }
	g.OnEscape = func() { p.split.close() }
	return g
}

// activate records on the chosen assignment, the main thing to do here. Where the
// pane lies over the list it is opened first: nobody records what is not seen.
func (p *tasksPage) activate() {
	if !p.app.canEdit() || p.split.narrow && !p.split.opened {
		p.split.open()
		return
	}
	p.app.recordSelected()
}

// chosen implements recorder.
func (p *tasksPage) chosen() (duty, bool) { return p.pane.chosen() }

// TypedKey chooses another agency of the task in the pane.
func (p *tasksPage) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyLeft:
		p.pane.step(-1)
	case fyne.KeyRight:
		p.pane.step(1)
	}
}

// taskDueColumn shows the due day with how it came about, or words where there
// is no day.
func taskDueColumn() column[taskRow] {
	return column[taskRow]{
		ID: "due", Label: "Thời hạn", Width: 136, Sortable: true,
		New: func() fyne.CanvasObject {
			return container.New(&lineLayout{gap: 8, grow: 1}, newText(""), ellipsis(""))
		},
		Update: func(r taskRow, o fyne.CanvasObject) {
			box := o.(*fyne.Container)
			due, tag := box.Objects[0].(*text), box.Objects[1].(*text)
			due.Text, due.Color = r.Due, r.DueColor
			tag.Text, tag.Color = r.DueTag, colorMuted
			if r.dueDate == 0 { // words may need the whole column
				due.Text, tag.Text, tag.Color = "", r.Due, r.DueColor
			}
			show(due, due.Text != "")
			due.Refresh()
			tag.Refresh()
			box.Refresh()
		},
		Cell:    func(r taskRow) cell { return cell{Text: strings.TrimSpace(r.Due + " " + r.DueTag)} },
		Compare: func(a, b taskRow) int { return compareDue(a.dueDate, b.dueDate) },
	}
}

// taskResultColumn shows how many agencies are done; it sorts by that share.
func taskResultColumn() column[taskRow] {
	c := barColumn("Kết quả", 92, 38, func(r taskRow) (data.Counts, cell) {
		if r.Status.Undated() || r.Status == data.Exited {
			return data.Counts{}, cell{Text: r.Result, Color: colorMuted}
		}
		return r.Counts, cell{Text: r.Result}
	})
	c.Sortable = true
	c.Compare = func(a, b taskRow) int {
		// a/b against c/d without dividing; tasks without a due day come last.
		x, y := a.Counts, b.Counts
		if (x.Dated() == 0) != (y.Dated() == 0) {
			return y.Dated() - x.Dated()
		}
		return x.Done()*y.Dated() - y.Done()*x.Dated()
	}
	return c
}

// compareDue orders by due day; duties without one come last.
func compareDue(a, b data.Date) int {
	switch {
	case a == b:
		return 0
	case a == 0:
		return 1
	case b == 0:
		return -1
	}
	return int(a - b)
}

// Title implements Page.
func (p *tasksPage) Title() string { return "Nhiệm vụ" }

// Content implements Page.
func (p *tasksPage) Content() fyne.CanvasObject { return p.content }

// Header implements Headed.
func (p *tasksPage) Header() fyne.CanvasObject { return p.header }

// FocusSearch implements Searcher.
func (p *tasksPage) FocusSearch() { p.app.window.Canvas().Focus(p.search) }

// Copy implements Copier.
func (p *tasksPage) Copy() {
	p.app.app.Clipboard().SetContent(p.grid.TSV())
	p.app.toast("Đã chép " + strconv.Itoa(p.grid.SelectedCount()) + " dòng, dán được vào bảng tính")
}

// Footer implements Footed.
func (p *tasksPage) Footer() string {
	return "Đang xem " + strconv.Itoa(len(p.grid.Rows())) + "/" + strconv.Itoa(len(p.rows)) +
		" nhiệm vụ · " + p.enterWords() + "mũi tên trái phải: chuyển cơ quan, Ctrl+C: chép dòng"
}

func (p *tasksPage) enterWords() string {
	if p.app.canEdit() {
		return "Enter: mở mẫu ghi, "
	}
	return ""
}

// Refresh implements Page.
func (p *tasksPage) Refresh() {
	f, r := p.app.Facts(), p.app.Review()
	p.rows = taskRows(r)
	o := newTaskOptions(f, r)
	p.agency.Set(o.Agencies)
	p.index.Set(o.Indices)
	p.status.Set(o.Statuses)
	p.kind.Set(o.Kinds)
	p.clause.Set(o.Clauses)
	p.readChoices()
	p.apply()
	p.showTask(p.task)
}

// readChoices takes the filter from the controls: a choice may have gone with
// the thing it stood for.
func (p *tasksPage) readChoices() {
	p.filter.Agency, p.filter.Index, p.filter.Status = p.agency.Value(), p.index.Value(), p.status.Value()
	p.filter.Kind, p.filter.Clause = p.kind.Value(), p.clause.Value()
}

// Route implements Router: a filter, a task, an agency or an index of another page.
func (p *tasksPage) Route(r Route) {
	if r.Filter != "" || r.Agency != "" || r.Index != "" || r.Task != "" || r.Clause != "" {
		p.reset(taskFilter{Tab: r.Filter, Agency: r.Agency, Index: r.Index, Clause: r.Clause})
	}
	if r.Task != "" {
		p.grid.SelectKey(r.Task)
		p.split.open()
	}
	p.app.window.Canvas().Focus(p.grid.Focusable())
}

// reset shows the list through a new filter.
func (p *tasksPage) reset(f taskFilter) {
	p.filter = f
	p.agency.Choose(f.Agency)
	p.index.Choose(f.Index)
	p.status.Choose(f.Status)
	p.kind.Choose(f.Kind)
	p.clause.Choose(f.Clause)
	p.search.SetText(f.Text)
	p.readChoices()
	p.apply()
}

// apply shows the rows that pass, and the tabs' numbers under the other filters.
func (p *tasksPage) apply() {
	known := false
	var tabs []tab
	for _, t := range taskTabs() {
		tabs = append(tabs, tab{t.Filter, t.Label, strconv.Itoa(p.filter.count(p.rows, t.Filter))})
		known = known || t.Filter == p.filter.Tab
	}
	if !known { // a filter that another page links to but no tab shows
		tabs = append(tabs, tab{p.filter.Tab, extraTabLabel(p.filter.Tab), strconv.Itoa(p.filter.count(p.rows, p.filter.Tab))})
	}
	p.tabs.Set(tabs)
	p.tabs.Select(p.filter.Tab)
	p.grid.SetRows(p.filter.apply(p.rows))
	p.showEmpty()
	if _, ok := p.grid.Selected(); !ok && len(p.grid.Rows()) > 0 {
		p.grid.SelectKey(p.grid.Rows()[0].ID)
	} else if len(p.grid.Rows()) == 0 {
		p.showTask("")
	}
	if p.app.shows(p) {
		p.app.refreshFooter()
	}
}

func extraTabLabel(filter string) string {
	if filter == FilterDone {
		return "Hoàn thành"
	}
	return "Trong hạn"
}

// showEmpty says why the list is empty and what to do.
func (p *tasksPage) showEmpty() {
	p.empty.RemoveAll()
	show(p.grid, len(p.grid.Rows()) > 0)
	switch {
	case len(p.rows) == 0:
		p.empty.Add(emptyNote([]data.Span{{Text: "Sổ chưa có nhiệm vụ. Nhiệm vụ nằm trong sổ của văn bản chỉ đạo."}}, "Mở sổ…", p.app.chooseFile))
	case len(p.grid.Rows()) == 0:
		p.empty.Add(emptyNote(noTaskWords(p.filter, p.tabLabel(), p.agency.Label()), "Bỏ lọc", func() { p.reset(taskFilter{}) }))
	}
	p.empty.Refresh()
}

func (p *tasksPage) tabLabel() string {
	for _, t := range p.tabs.tabs {
		if t.ID == p.filter.Tab {
			return t.Label
		}
	}
	return ""
}

// noTaskWords says what was looked for and not found. Zero overdue is good news
// and is written as such.
func noTaskWords(f taskFilter, tabLabel, agency string) []data.Span {
	if f.Tab == FilterOverdue && !f.narrowed() {
		return []data.Span{{Text: "Không có nhiệm vụ quá hạn."}}
	}
	out := []data.Span{{Text: "Không có nhiệm vụ nào"}}
	if f.Agency != "" {
		out = append(out, data.Span{Text: " của "}, data.Span{Text: agency, Bold: true})
	}
	if f.Tab != FilterAll {
		out = append(out, data.Span{Text: " thuộc mục “"}, data.Span{Text: tabLabel, Bold: true}, data.Span{Text: "”"})
	}
	switch {
	case f.Text != "":
		out = append(out, data.Span{Text: " có chữ “"}, data.Span{Text: f.Text, Bold: true}, data.Span{Text: "”"})
	case f.Index != "" || f.Status != "" || f.Kind != "" || f.Clause != "":
		out = append(out, data.Span{Text: " khớp các bộ lọc đang chọn"})
	}
	return append(out, data.Span{Text: "."})
}

func (p *tasksPage) showTask(id string) {
	p.task = id
	p.pane.prefer = p.filter.Agency
	for i := range p.rows {
		if p.rows[i].ID == id {
			p.pane.show(newTaskDetail(p.app.Facts(), p.app.Review(), p.rows[i].index))
			return
		}
	}
	p.pane.clear()
}
