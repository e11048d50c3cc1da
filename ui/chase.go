package ui

import (
	"io"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"giaoban/briefing"
	"giaoban/data"
)

// chasePage lists whom to ask for what, and records that they were reminded.
type chasePage struct {
	app      *App
	lists    []chaseList
	shown    string // ID of the list
	nav      *grid[chaseList]
	grid     *grid[chaseRow]
	title    *text
	note     *text
	empty    *fyne.Container
	remind   *button
	holidays *button // of the countdown of notices
	header   fyne.CanvasObject
	content  fyne.CanvasObject
}

const chaseNavWidth float32 = 224

func newChasePage(a *App) Page {
	p := &chasePage{app: a, shown: chaseOverdue, title: bold(""), note: caption(""), empty: container.New(&inset{top: 12})}
	p.note.Truncate = true
	p.nav, p.grid = p.newNav(), p.newGrid()
	p.remind = newButton("Ghi đã đôn đốc…", "Ctrl+U", theme.MailSendIcon(), p.Bulk).main()
	calendar := newButton("Lịch thời hạn (.ics)…", "Ctrl+S", theme.DownloadIcon(), p.Save)
	p.holidays = newButton("Ngày nghỉ…", "Ctrl+H", theme.CalendarIcon(), a.showHolidays)
	p.header = container.New(&lineLayout{gap: 8, grow: -1}, p.holidays, calendar, p.remind)
	head := container.New(&tightColumn{}, newRule(2, colorInk), container.New(&inset{top: 5, bottom: 4},
		container.New(&lineLayout{gap: 8, grow: 1}, p.title, p.note)))
	right := container.NewBorder(head, nil, nil, nil, container.NewStack(p.grid, p.empty))
	left := container.NewBorder(sectionHead("Danh sách đôn đốc", "", nil), nil, nil, nil, p.nav)
	p.content = container.New(&inset{pageTop, pageSide, pageTop, pageSide}, container.New(&navLayout{chaseNavWidth, 18}, left, right))
	p.Refresh()
	return p
}

// navLayout gives the first object a fixed width and the second the rest, both
// the full height.
type navLayout struct{ width, gap float32 }

// MinSize implements fyne.Layout.
func (l *navLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.width+l.gap+300, 200)
}

// Layout implements fyne.Layout.
func (l *navLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(l.width, size.Height))
	o[0].Move(fyne.NewPos(0, 0))
	o[1].Move(fyne.NewPos(l.width+l.gap, 0))
	o[1].Resize(fyne.NewSize(size.Width-l.width-l.gap, size.Height))
}

func (p *chasePage) newNav() *grid[chaseList] {
	g := newGrid(func(l chaseList) string { return l.ID },
		column[chaseList]{ID: "label", Label: "Nội dung", Cell: func(l chaseList) cell { return cell{Text: l.Label} }},
		column[chaseList]{ID: "n", Label: "Số", Width: 46, Align: fyne.TextAlignTrailing, Cell: func(l chaseList) cell {
			if len(l.Rows) == 0 {
				return cell{Text: "0", Color: colorMuted}
			}
			return cell{Text: data.FormatCount(len(l.Rows)), Color: l.Color, Bold: l.Color == colorRed}
		}})
	g.OnSelect = func(l chaseList) { p.show(l.ID) }
	g.OnActivate = func(chaseList) { p.grid.TakeFocus() }
	return g
}

func (p *chasePage) newGrid() *grid[chaseRow] {
	g := newGrid(func(r chaseRow) string { return r.Key },
		column[chaseRow]{
			ID: "mark", Width: 26, New: func() fyne.CanvasObject { return newMark() },
			Update: func(r chaseRow, o fyne.CanvasObject) { o.(*mark).set(strings.ToLower(r.Mark)) },
		},
		column[chaseRow]{ID: "code", Label: "Mã", Width: 42, Sortable: true, Cell: func(r chaseRow) cell { return cell{Text: r.Task} }},
		column[chaseRow]{ID: "what", Label: "Nhiệm vụ", Sortable: true, Cell: func(r chaseRow) cell { return cell{Text: r.What} }},
		column[chaseRow]{ID: "who", Label: "Cơ quan", Width: 140, Sortable: true, Cell: func(r chaseRow) cell { return cell{Text: r.Who} }},
		column[chaseRow]{
			ID: "due", Label: "Thời hạn", Width: 100, Sortable: true, Optional: 2, Cell: func(r chaseRow) cell {
				if r.due == 0 {
					return cell{Text: r.Due, Color: colorMuted}
				}
				return cell{Text: r.Due}
			},
			Compare: func(a, b chaseRow) int { return compareDue(a.due, b.due) },
		},
		column[chaseRow]{
			ID: "state", Label: "Tình trạng", Width: 200, Sortable: true, Cell: func(r chaseRow) cell { return cell{Text: r.State, Color: r.Color} },
			Compare: func(a, b chaseRow) int { return b.Days - a.Days },
		},
		column[chaseRow]{ID: "reminded", Label: "Đã đôn đốc, lần cuối", Width: 148, Optional: 1, Sortable: true, Cell: func(r chaseRow) cell {
			return cell{Text: r.Reminded, Color: colorMuted}
		}},
	)
	g.OnSelect = func(chaseRow) { p.told() }
	g.OnActivate = p.open
	g.OnEscape = func() { p.nav.TakeFocus() }
	return g
}

// open leads to the place of a row: the task with its agency, or the notice of a meeting.
func (p *chasePage) open(r chaseRow) {
	switch {
	case r.Meeting != nil:
		p.app.noteConclusion(*r.Meeting)
	case r.Task != "":
		p.app.Go(Route{Page: PageTasks, Task: r.Task, Agency: r.Agency})
	}
}

// Title implements Page.
func (p *chasePage) Title() string { return "Đôn đốc" }

// Content implements Page.
func (p *chasePage) Content() fyne.CanvasObject { return p.content }

// Header implements Headed.
func (p *chasePage) Header() fyne.CanvasObject { return p.header }

// Route implements Router: the filter names a list.
func (p *chasePage) Route(r Route) {
	if r.Filter != "" {
		p.nav.SelectKey(r.Filter)
	}
	if len(p.grid.Rows()) > 0 {
		p.app.window.Canvas().Focus(p.grid.Focusable())
	} else {
		p.app.window.Canvas().Focus(p.nav.Focusable())
	}
}

// Footer implements Footed.
func (p *chasePage) Footer() string {
	words := data.FormatCount(len(p.grid.Rows())) + " dòng"
	if n := p.grid.SelectedCount(); p.grid.cursor >= 0 && n > 1 {
		words += " · chọn " + data.FormatCount(n)
	}
	return words + " · Esc: chọn danh sách, Enter: mở nhiệm vụ, Shift+mũi tên: chọn nhiều, Ctrl+U: ghi đã đôn đốc, Ctrl+C: chép dòng"
}

func (p *chasePage) told() {
	if p.app.shows(p) {
		p.app.refreshFooter()
	}
}

// Copy implements Copier.
func (p *chasePage) Copy() {
	p.app.app.Clipboard().SetContent(p.grid.TSV())
	p.app.toast("Đã chép " + data.FormatCount(p.grid.SelectedCount()) + " dòng, dán được vào bảng tính")
}

// Save implements Saver: all open deadlines as a calendar.
func (p *chasePage) Save() {
	f, r := p.app.Facts(), p.app.Review()
	p.app.saveTo("Lưu lịch thời hạn", "thoi-han-"+r.AsOf.ISO(), ".ics", func(w io.Writer) error { return briefing.WriteCalendar(w, f, r) })
}

// Refresh implements Page.
func (p *chasePage) Refresh() {
	p.lists = chaseLists(p.app.Facts(), p.app.Review())
	p.nav.SetRows(p.lists)
	if _, ok := p.nav.Selected(); !ok {
		p.nav.cursor, p.nav.anchor = 0, 0
	}
	p.show(p.shown)
}

// show brings a list to the right.
func (p *chasePage) show(id string) {
	other := p.shown != id
	p.shown = id
	for _, l := range p.lists {
		if l.ID != id {
			continue
		}
		p.title.SetText(l.Label + " " + data.FormatCount(len(l.Rows)))
		p.note.SetText(l.Note)
		if other {
			p.grid.SortBy("", false)
			p.grid.cursor, p.grid.anchor = -1, -1
		}
		p.grid.SetRows(l.Rows)
		if p.grid.cursor < 0 && len(l.Rows) > 0 {
			p.grid.moveTo(0, false)
		}
		show(p.grid, len(l.Rows) > 0)
		p.empty.Objects = []fyne.CanvasObject{emptyNote([]data.Span{{Text: nothingToChase(l)}}, "", nil)}
		show(p.empty, len(l.Rows) == 0)
	}
	show(p.remind, p.app.canEdit() && len(p.remindable()) > 0)
	show(p.holidays, id == chaseConclusions)
	p.told()
}

// nothingToChase writes zero as the good news it is.
func nothingToChase(l chaseList) string {
	switch l.ID {
	case chaseOverdue:
		return "Không có lượt giao quá hạn."
	case chaseConclusions:
		return "Không có cuộc họp nào còn thiếu thông báo kết luận."
	}
	return "Không có lượt giao nào thuộc mục “" + l.Label + "”."
}

// remindable are the rows of the list on which a reminder can be recorded.
func (p *chasePage) remindable() []chaseRow {
	var out []chaseRow
	for _, r := range p.grid.Rows() {
		if r.duty != nil && r.duty.Exit == nil {
			out = append(out, r)
		}
	}
	return out
}
