package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"giaoban/data"
)

// agenciesPage lists all agencies, and shows everything about one of them:
// what was given, how far it is, whom it supervises, which index it bears on.
type agenciesPage struct {
	app     *App
	worst   bool   // slowest first instead of protocol order
	query   string // of the search in the list
	agency  string // code of the agency that is shown; "" = the list
	grid    *grid[agencyRow]
	search  *keyEntry
	order   *textTabs
	empty   *fyne.Container
	list    fyne.CanvasObject
	detail  *agencyView
	content *fyne.Container
	tools   *fyne.Container
}

func newAgenciesPage(a *App) Page {
	p := &agenciesPage{app: a, empty: container.New(&inset{top: 12}), content: container.NewStack(), tools: container.NewStack()}
	p.search = newKeyEntry()
	p.search.SetPlaceHolder("Tìm cơ quan (Ctrl+F)")
	p.search.Icon = theme.SearchIcon()
	p.search.OnChanged = func(s string) { p.query = s; p.fillList() }
	p.search.OnSubmitted = func(string) { a.window.Canvas().Focus(p.grid.Focusable()) }
	p.order = newTextTabs(func(id string) { p.worst = id == "worst"; p.grid.SortBy("", false); p.fillList() })
	p.order.Set([]tab{{"protocol", "Thứ tự hành chính", ""}, {"worst", "Chậm nhất trước", ""}})
	p.order.Select("protocol")
	p.grid = p.newGrid()
	p.order.OnTapped = p.grid.TakeFocus
	p.list = container.New(&inset{pageTop, pageSide, pageTop, pageSide},
		container.NewBorder(container.New(&inset{bottom: 4}, p.order), nil, nil, nil, container.NewStack(p.grid, p.empty)))
	p.detail = newAgencyView(a)
	p.Refresh()
	p.showList()
	return p
}

func (p *agenciesPage) newGrid() *grid[agencyRow] {
	count := func(id, label string, width float32, of func(data.Counts) int, color fyne.ThemeColorName) column[agencyRow] {
		return column[agencyRow]{
			ID: id, Label: label, Width: width, Align: fyne.TextAlignTrailing, Sortable: true,
			Cell: func(r agencyRow) cell {
				n := of(r.Counts)
				if n == 0 {
					return cell{Text: "0", Color: colorMuted}
				}
				return cell{Text: data.FormatCount(n), Color: color, Bold: color == colorRed}
			},
			Compare: func(a, b agencyRow) int { return of(a.Counts) - of(b.Counts) },
		}
	}
	g := newGrid(func(r agencyRow) string { return r.Code },
		column[agencyRow]{
			ID: "order", Label: "TT", Width: 34, Align: fyne.TextAlignTrailing, Sortable: true,
			Cell:    func(r agencyRow) cell { return cell{Text: strconv.Itoa(r.index + 1), Color: colorMuted} },
			Compare: func(a, b agencyRow) int { return a.index - b.index },
		},
		column[agencyRow]{ID: "name", Label: "Cơ quan", Sortable: true, Cell: func(r agencyRow) cell { return cell{Text: r.Name} }},
		column[agencyRow]{ID: "kind", Label: "Khối", Width: 172, Optional: 3, Sortable: true, Cell: func(r agencyRow) cell {
			if r.Ended != "" {
				return cell{Text: r.Ended, Color: colorAmber}
			}
			return cell{Text: r.Kind, Color: colorMuted}
		}},
		agencyBarColumn(),
		count("total", "Giao", 52, data.Counts.Total, colorInk),
		count("done", "Hoàn thành", 84, data.Counts.Done, colorInk),
		count("in-time", "Trong hạn", 78, func(c data.Counts) int { return c.InTime }, colorInk),
		count("overdue", "Quá hạn", 70, func(c data.Counts) int { return c.Overdue }, colorRed),
		column[agencyRow]{
			ID: "worst", Label: "Lâu nhất", Width: 104, Align: fyne.TextAlignTrailing, Sortable: true,
			Cell: func(r agencyRow) cell {
				return cell{Text: r.Worst, Color: worstColor(r)}
			},
			Compare: func(a, b agencyRow) int { return a.worst - b.worst },
		},
		column[agencyRow]{
			ID: "unreported", Label: "Chưa báo cáo", Width: 98, Optional: 2, Align: fyne.TextAlignTrailing, Sortable: true,
			Cell:    func(r agencyRow) cell { return cell{Text: r.Unreported, Color: mutedWhen(r.Counts.NotReported == 0)} },
			Compare: func(a, b agencyRow) int { return a.Counts.NotReported - b.Counts.NotReported },
		},
		column[agencyRow]{
			ID: "rate", Label: "Xong/đến hạn", Width: 104, Align: fyne.TextAlignTrailing, Sortable: true,
			Cell:    func(r agencyRow) cell { return cell{Text: r.Rate} },
			Compare: func(a, b agencyRow) int { return a.rate - b.rate },
		},
		column[agencyRow]{
			ID: "fraction", Width: 44, Optional: 1, Align: fyne.TextAlignTrailing,
			Cell: func(r agencyRow) cell { return cell{Text: r.RateFraction, Color: colorMuted} },
		},
	)
	g.OnTap = func(r agencyRow) { p.open(r.Code) }
	g.OnActivate = func(r agencyRow) { p.open(r.Code) }
	return g
}

// agencyBarColumn draws all rows with one unit of length, so that they compare.
func agencyBarColumn() column[agencyRow] {
	const width = 178
	return column[agencyRow]{
		ID: "bar", Label: "Lượt giao", Width: width + 2*gridCellPad + 4,
		New: func() fyne.CanvasObject { return container.New(&barPlace{}, newCountBar(12)) },
		Update: func(r agencyRow, o fyne.CanvasObject) {
			box := o.(*fyne.Container)
			box.Layout.(*barPlace).share = r.Share
			box.Objects[0].(*countBar).Set(r.Counts)
			box.Refresh()
		},
	}
}

// barPlace gives a bar its share of the column's width.
type barPlace struct{ share float32 }

// MinSize implements fyne.Layout.
func (*barPlace) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(20, 12) }

// Layout implements fyne.Layout.
func (l *barPlace) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(max(2, size.Width*l.share), size.Height))
}

func worstColor(r agencyRow) fyne.ThemeColorName {
	if r.worst > 0 {
		return colorRed
	}
	return colorMuted
}

func mutedWhen(yes bool) fyne.ThemeColorName {
	if yes {
		return colorMuted
	}
	return colorInk
}

// Title implements Page.
func (p *agenciesPage) Title() string {
	if p.agency != "" {
		return p.detail.data.Name
	}
	return "Cơ quan"
}

// Content implements Page.
func (p *agenciesPage) Content() fyne.CanvasObject { return p.content }

// Header implements Headed.
func (p *agenciesPage) Header() fyne.CanvasObject { return p.tools }

// FocusSearch implements Searcher.
func (p *agenciesPage) FocusSearch() {
	if p.agency == "" {
		p.app.window.Canvas().Focus(p.search)
	}
}

// Copy implements Copier.
func (p *agenciesPage) Copy() {
	tsv, n := p.grid.TSV(), p.grid.SelectedCount()
	if p.agency != "" {
		tsv, n = p.detail.grid.TSV(), p.detail.grid.SelectedCount()
	}
	p.app.app.Clipboard().SetContent(tsv)
	p.app.toast("Đã chép " + strconv.Itoa(n) + " dòng, dán được vào bảng tính")
}

// Footer implements Footed.
func (p *agenciesPage) Footer() string {
	if p.agency != "" {
		words := "Enter: mở nhiệm vụ"
		if p.app.canEdit() {
			words = "Enter: mở mẫu ghi"
		}
		return p.detail.data.Place + " · " + words + ", Esc: về danh sách"
	}
	return "Đang xem " + strconv.Itoa(len(p.grid.Rows())) + "/" + strconv.Itoa(len(p.app.Review().AgencyRows)) +
		" cơ quan · đơn vị: lượt giao · Enter: mở cơ quan"
}

// Refresh implements Page.
func (p *agenciesPage) Refresh() {
	p.fillList()
	if p.agency == "" {
		return
	}
	if i := p.index(p.agency); i >= 0 {
		p.detail.show(newAgencyDetail(p.app.Facts(), p.app.Review(), i))
		return
	}
	p.showList() // the agency is gone
}

// Route implements Router.
func (p *agenciesPage) Route(r Route) {
	if r.Agency != "" {
		p.open(r.Agency)
		return
	}
	p.showList()
}

func (p *agenciesPage) index(code string) int {
	r := p.app.Review()
	for i := range r.AgencyRows {
		if r.AgencyRows[i].Agency.Code == code {
			return i
		}
	}
	return -1
}

func (p *agenciesPage) fillList() {
	rows := agencyRows(p.app.Review())
	if p.worst {
		rows = worstAgencyRows(p.app.Review())
	}
	all := len(rows)
	query := data.Fold(p.query)
	kept := rows[:0]
	for _, r := range rows {
		if data.Found(query, r.search) {
			kept = append(kept, r)
		}
	}
	p.grid.SetRows(kept)
	p.empty.RemoveAll()
	show(p.grid, len(kept) > 0)
	switch {
	case all == 0:
		p.empty.Add(emptyNote([]data.Span{{Text: "Sổ chưa có cơ quan nào."}}, "Mở sổ…", p.app.chooseFile))
	case len(kept) == 0:
		p.empty.Add(emptyNote([]data.Span{{Text: "Không có cơ quan nào có chữ “"}, {Text: p.query, Bold: true}, {Text: "”."}},
			"Bỏ lọc", func() { p.search.SetText("") }))
	}
	p.refreshShell()
}

// showList goes back to all agencies.
func (p *agenciesPage) showList() {
	p.agency = ""
	p.content.Objects = []fyne.CanvasObject{p.list}
	p.content.Refresh()
	p.tools.Objects = []fyne.CanvasObject{container.New(&fixed{fyne.NewSize(260, 30)}, p.search)}
	p.refreshShell()
	p.focus(p.grid.Focusable())
}

// open shows one agency.
func (p *agenciesPage) open(code string) {
	i := p.index(code)
	if i < 0 {
		return
	}
	p.agency = code
	p.detail.show(newAgencyDetail(p.app.Facts(), p.app.Review(), i))
	p.detail.grid.OnEscape = p.showList
	p.content.Objects = []fyne.CanvasObject{p.detail.box}
	p.content.Refresh()
	p.tools.Objects = []fyne.CanvasObject{container.NewHBox(
		newButton("Danh sách", "", theme.ListIcon(), p.showList),
		newButton("", "", theme.NavigateBackIcon(), func() { p.Step(-1) }),
		newButton("", "", nextIcon(), func() { p.Step(1) }))}
	p.refreshShell()
	p.focus(p.detail.grid.Focusable())
}

// focus gives the keys to the list, once the page is on the screen.
func (p *agenciesPage) focus(o fyne.Focusable) {
	if p.app.shows(p) {
		p.app.window.Canvas().Focus(o)
	}
}

// chosen implements recorder.
func (p *agenciesPage) chosen() (duty, bool) {
	if p.agency == "" {
		return duty{}, false
	}
	return p.detail.chosen()
}

// Step goes n agencies on in protocol order, around the ends.
func (p *agenciesPage) Step(n int) {
	all := len(p.app.Review().AgencyRows)
	if p.agency == "" || all == 0 {
		return
	}
	i := (p.index(p.agency) + n + all) % all
	p.open(p.app.Review().AgencyRows[i].Agency.Code)
}

// TypedKey goes back to the list on Esc when no widget has the focus.
func (p *agenciesPage) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape && p.agency != "" {
		p.showList()
	}
}

func (p *agenciesPage) refreshShell() {
	if p.app.shows(p) {
		p.app.refreshShell()
	}
}
