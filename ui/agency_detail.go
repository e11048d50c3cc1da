package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"giaoban/data"
)

// agencyView shows one agency: its figures and assignments at the left, what is
// overdue, whom it supervises and its index contents at the right.
type agencyView struct {
	app      *App
	data     agencyDetail
	only     string // which assignments the tabs show
	head     *fyne.Container
	numbers  *fyne.Container
	strip    *countBar
	tabs     *textTabs
	grid     *grid[agencyTask]
	given    *assignmentView // the chosen assignment
	progress *agencyProgress
	side     *fyne.Container
	scroll   *container.Scroll
	box      fyne.CanvasObject
}

// agencySide is the width of the right column.
const agencySide float32 = 390

func newAgencyView(a *App) *agencyView {
	v := &agencyView{
		app: a, head: container.New(&tightColumn{}), numbers: container.New(&columns{widths: []float32{-1, -1.1, -1.05, -1, -1.35}, gap: 12}),
		strip: newCountBar(13), side: container.New(&tightColumn{gap: 10}),
	}
	v.tabs = newTextTabs(func(id string) { v.only = id; v.fillGrid() })
	v.grid = v.newGrid()
	v.tabs.OnTapped = v.grid.TakeFocus
	top := container.New(&tightColumn{gap: 4}, v.head, v.numbers, container.New(&inset{top: 2, bottom: 2}, v.strip), v.tabs)
	left := container.New(&inset{pageTop, 11, pageTop, pageSide}, container.NewBorder(top, nil, nil, nil, v.grid))
	v.scroll = container.NewVScroll(container.New(&inset{pageTop, pageSide, pageTop, 11}, v.side))
	v.given = v.newGiven()
	v.progress = newAgencyProgress(a, v.scroll.Refresh)
	v.box = container.New(&sideLayout{agencySide + pageSide + 11}, left, quiet(v.scroll))
	return v
}

// sideLayout gives the second object a fixed width at the right, less in a
// narrow window.
type sideLayout struct{ width float32 }

// MinSize implements fyne.Layout.
func (l *sideLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(500, 200) }

// Layout implements fyne.Layout.
func (l *sideLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	side := min(l.width, size.Width*.34)
	o[0].Resize(fyne.NewSize(size.Width-side, size.Height))
	o[1].Move(fyne.NewPos(size.Width-side, 0))
	o[1].Resize(fyne.NewSize(side, size.Height))
}

func (v *agencyView) newGrid() *grid[agencyTask] {
	g := newGrid(func(t agencyTask) string { return t.Task },
		statusColumn(func(t agencyTask) data.Status { return t.Status }),
		column[agencyTask]{ID: "code", Label: "Mã", Width: 42, Sortable: true, Cell: func(t agencyTask) cell { return cell{Text: t.Task} }},
		column[agencyTask]{
			ID: "path", Label: "Mục", Width: 44, Optional: 1, Sortable: true, Cell: func(t agencyTask) cell { return cell{Text: t.Path, Color: colorMuted} },
			Compare: func(a, b agencyTask) int { return a.order - b.order },
		},
		column[agencyTask]{ID: "title", Label: "Nhiệm vụ", Sortable: true, Cell: func(t agencyTask) cell { return cell{Text: t.Title} }},
		column[agencyTask]{
			ID: "due", Label: "Thời hạn", Width: 100, Sortable: true, Cell: func(t agencyTask) cell { return cell{Text: t.Due, Color: t.DueColor} },
			Compare: func(a, b agencyTask) int { return compareDue(a.due, b.due) },
		},
		column[agencyTask]{ID: "state", Label: "Tình trạng", Width: 112, Sortable: true, Cell: func(t agencyTask) cell {
			return cell{Text: shortState(assignmentLine{Status: t.Status, State: t.State}), Color: dueColor(t.Status, t.DueColor == colorAmber)}
		}},
		column[agencyTask]{ID: "paper", Label: "Văn bản kết quả", Width: 176, Optional: 2, Cell: func(t agencyTask) cell {
			return cell{Text: t.Paper}
		}},
		confirmColumn(),
	)
	g.OnSelect = func(agencyTask) { v.showGiven() }
	g.OnActivate = func(t agencyTask) {
		if v.app.canEdit() {
			v.app.recordSelected()
			return
		}
		v.app.Go(Route{Page: PageTasks, Task: t.Task})
	}
	return g
}

// newGiven makes the view of the chosen assignment at the top of the right column.
func (v *agencyView) newGiven() *assignmentView {
	g := newAssignmentView(v.app, agencySide)
	g.title = func(d assignmentDetail) string { return d.task }
	g.tool = func(d assignmentDetail) fyne.CanvasObject {
		return newLink("Mở nhiệm vụ", func() { v.app.Go(Route{Page: PageTasks, Task: d.task}) })
	}
	g.lead = func(d assignmentDetail) []fyne.CanvasObject {
		title := newParagraph(data.Span{Text: d.Title})
		title.Resize(fyne.NewSize(agencySide, 20))
		out := []fyne.CanvasObject{title}
		for _, o := range d.Obstacles {
			out = append(out, talkView(o, agencySide))
		}
		return out
	}
	g.grown = func() { v.scroll.Refresh() }
	return g
}

// chosen is the assignment that is recorded on.
func (v *agencyView) chosen() (duty, bool) {
	t, ok := v.grid.Selected()
	return duty{t.Task, v.data.Code}, ok
}

// showGiven shows the chosen assignment.
func (v *agencyView) showGiven() {
	d, ok := v.chosen()
	r := v.app.Review()
	n := -1
	if ok {
		n = rowOf(r, d)
	}
	show(v.given.box, n >= 0)
	if n >= 0 {
		v.given.show(newAssignmentDetail(v.app.Facts(), r, n))
	}
	v.side.Refresh()
	v.scroll.Refresh()
}

// confirmColumn shows what the Office did with a result as a mark; the pane of
// the task says it in words.
func confirmColumn() column[agencyTask] {
	return column[agencyTask]{
		ID: "office", Label: "Xác nhận", Width: 62,
		New: func() fyne.CanvasObject {
			return container.New(&fixed{fyne.NewSize(0, 14)}, container.New(&lineLayout{gap: 4, grow: -1},
				container.New(&fixed{fyne.NewSquareSize(14)}, newMark()),
				container.New(&fixed{fyne.NewSquareSize(14)}, widget.NewIcon(nil)), caption("")))
		},
		Update: func(t agencyTask, o fyne.CanvasObject) {
			line := o.(*fyne.Container).Objects[0].(*fyne.Container)
			clock, check, words := line.Objects[0], line.Objects[1], line.Objects[2].(*text)
			clock.(*fyne.Container).Objects[0].(*mark).set(waitingIcon)
			check.(*fyne.Container).Objects[0].(*widget.Icon).SetResource(theme.NewColoredResource(theme.ConfirmIcon(), colorGreen))
			show(clock, t.Waiting)
			show(check, t.Confirmed)
			words.SetText("")
			switch {
			case t.Waiting:
				words.SetText("chờ")
			case !t.Confirmed:
				words.SetText(lowerFirst(strings.TrimPrefix(t.Office, "Đã ")))
			}
			line.Refresh()
		},
		Cell: func(t agencyTask) cell { return cell{Text: t.Office} },
	}
}

// show fills the view.
func (v *agencyView) show(d agencyDetail) {
	another := d.Code != v.data.Code
	if another {
		v.only = ""
		v.grid.SetRows(nil) // a task chosen for another agency is not a choice here
		v.scroll.ScrollToTop()
	}
	v.data = d
	v.head.Objects = []fyne.CanvasObject{section("Kết quả", d.RateNote, nil)}
	v.head.Refresh()
	v.numbers.RemoveAll()
	for i, n := range d.Numbers {
		v.numbers.Add(numberView(n, i > 0))
	}
	v.strip.Set(d.Counts)
	tabs := []tab{{"", "Được giao", strconv.Itoa(len(d.Assignments))}}
	if n := len(d.Overdue); n > 0 {
		tabs = append(tabs, tab{"overdue", "Quá hạn", strconv.Itoa(n)})
	}
	if n := d.Counts.NotReported; n > 0 {
		tabs = append(tabs, tab{"unreported", "Chưa báo cáo kỳ này", strconv.Itoa(n)})
	}
	if n := len(d.Obstacles); n > 0 {
		tabs = append(tabs, tab{"obstacles", "Vướng mắc", strconv.Itoa(n)})
	}
	v.tabs.Set(tabs)
	v.tabs.Select(v.only)
	v.fillGrid()
	v.progress.show(d.Code, another)
	v.fillSide()
}

// fillGrid shows the assignments of the chosen tab; a tab that went with a
// change of date falls back to all.
func (v *agencyView) fillGrid() {
	if v.tabs.index() < 0 {
		v.only = ""
		v.tabs.Select("")
	}
	var rows []agencyTask
	for _, t := range v.data.Assignments {
		switch {
		case v.only == "overdue" && t.Status != data.Overdue,
			v.only == "unreported" && t.Status != data.NotReported,
			v.only == "obstacles" && t.Obstacle == "":
			continue
		}
		rows = append(rows, t)
	}
	v.grid.SetRows(rows)
	if _, ok := v.grid.Selected(); !ok && len(rows) > 0 {
		v.grid.SelectKey(rows[0].Task)
		return
	}
	v.showGiven()
}

func (v *agencyView) fillSide() {
	d := v.data
	v.side.Objects = []fyne.CanvasObject{v.given.box}
	if len(d.Assignments) == 0 {
		v.side.Add(section("Được giao", "", muted("Cơ quan chưa được giao nhiệm vụ nào.")))
	}
	if len(d.Oversees) > 0 {
		v.side.Add(section("Được giao đôn đốc", "theo dõi việc của cơ quan khác", v.oversight()))
	}
	if len(d.Assignments) > 0 {
		v.side.Add(v.progress.box)
	}
	v.side.Add(v.nodes())
	v.side.Add(v.reminders())
	v.side.Refresh()
	v.scroll.Refresh()
}

func (v *agencyView) oversight() fyne.CanvasObject {
	g := newGrid(func(o oversightLine) string { return o.Task },
		column[oversightLine]{ID: "task", Label: "Mã", Width: 42, Cell: func(o oversightLine) cell { return cell{Text: o.Task} }},
		column[oversightLine]{ID: "scope", Label: "Phạm vi đôn đốc", Cell: func(o oversightLine) cell { return cell{Text: o.Scope} }},
		optional(1, barColumn("Lượt giao", 132, 60, func(o oversightLine) (data.Counts, cell) {
			if o.Counts.Total() == 0 {
				return data.Counts{}, cell{Text: "–", Color: colorMuted}
			}
			return o.Counts, cell{Text: data.FormatCount(o.Counts.Total()) + " lượt"}
		})),
		column[oversightLine]{ID: "overdue", Label: "Quá hạn", Width: 60, Align: fyne.TextAlignTrailing, Cell: func(o oversightLine) cell {
			switch {
			case o.Counts.Total() == 0:
				return cell{Text: "–", Color: colorMuted}
			case o.Counts.Overdue == 0:
				return cell{Text: "0", Color: colorMuted}
			}
			return cell{Text: strconv.Itoa(o.Counts.Overdue), Color: colorRed, Bold: true}
		}},
	)
	g.SetRows(v.data.Oversees)
	return g.still(func(o oversightLine) { v.app.Go(Route{Page: PageTasks, Task: o.Task}) })
}

// nodes lists the index contents that the agency's tasks name.
func (v *agencyView) nodes() fyne.CanvasObject {
	if len(v.data.Nodes) == 0 {
		return section("Chỉ số liên quan", "", muted("Nhiệm vụ của cơ quan không gắn với chỉ số nào."))
	}
	g := newGrid(func(n nodeLine) string { return n.Index + "/" + n.Concept },
		column[nodeLine]{ID: "label", Label: "Nội dung", Cell: func(n nodeLine) cell { return cell{Text: n.Label} }},
		column[nodeLine]{ID: "max", Label: "Tối đa", Width: 52, Optional: 1, Align: fyne.TextAlignTrailing, Cell: func(n nodeLine) cell { return cell{Text: n.Max} }},
		column[nodeLine]{ID: "tasks", Label: "Nhiệm vụ", Width: 132, Cell: func(n nodeLine) cell { return cell{Text: n.Tasks, Color: colorAccent} }},
	)
	g.SetRows(v.data.Nodes)
	return section("Chỉ số liên quan", "nhiệm vụ nêu đích danh nội dung",
		g.still(func(n nodeLine) { v.app.Go(Route{Page: PageIndices, Index: n.Index, Concept: n.Concept}) }))
}

func (v *agencyView) reminders() fyne.CanvasObject {
	lines := v.data.Reminders
	if len(lines) == 0 {
		return section("Đã đôn đốc", "chưa lần nào", nil)
	}
	column := container.New(&tightColumn{gap: 4})
	for _, l := range lines {
		column.Add(container.New(&columns{widths: []float32{90, -1}}, muted(l.On), ellipsis(l.Words)))
	}
	return section("Đã đôn đốc", strconv.Itoa(len(lines))+" lần", column)
}

// numberView is a key figure: its label with a mark, the number, a line about it.
func numberView(n number, ruled bool) fyne.CanvasObject {
	label := caption(n.Label)
	label.Truncate = true
	head := fyne.CanvasObject(label)
	if n.Status != data.NoStatus {
		head = container.New(&lineLayout{gap: 5, grow: 1}, statusIcon(n.Status, 14), label)
	}
	value := bold(n.Value)
	value.TextSize, value.Color = 26, n.Color
	note := caption(n.Note)
	note.Truncate = true
	column := container.New(&tightColumn{}, head, value, note)
	if !ruled {
		return column
	}
	return container.NewBorder(nil, nil, vline(), nil, container.New(&inset{left: 8}, column))
}
