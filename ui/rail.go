package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// rail is the column at the left: the office's letterhead, the pages, and
// settings and help at its foot.
type rail struct {
	widget.BaseWidget
	app    *App
	office *fyne.Container
	items  []*railItem
	tail   []*railItem
	book   *railItem // opens the workbook's menu
	mode   *fyne.Container
	edit   *text
}

const (
	railItemHeight float32 = 38
	railHeadHeight float32 = 66
	railModeHeight float32 = 52
)

func newRail(a *App) *rail {
	r := &rail{app: a, office: container.New(&tightColumn{})}
	r.ExtendBaseWidget(r)
	page := func(id PageID, icon fyne.Resource, words string) {
		r.items = append(r.items, newRailItem(id, icon, words, func() { a.Go(Route{Page: id}) }))
	}
	page(PageOverview, theme.HomeIcon(), "Tổng quan")
	page(PageTasks, theme.ListIcon(), "Nhiệm vụ")
	page(PageAgencies, agencyIcon(), "Cơ quan")
	page(PageIndices, chartIcon(), "Chỉ số")
	page(PageIntake, theme.DocumentCreateIcon(), "Văn bản đến")
	page(PageReport, theme.DocumentPrintIcon(), "Báo cáo")
	page(PageChase, theme.MailSendIcon(), "Đôn đốc")
	page(PageFiles, theme.GridIcon(), "Tệp cơ quan")
	r.book = newRailItem("", theme.StorageIcon(), "Sổ", a.showBookMenu)
	r.book.count.SetText("F10")
	help := newRailItem("", theme.HelpIcon(), "Trợ giúp", a.showHelp)
	help.count.SetText("F1")
	r.tail = []*railItem{r.book, newRailItem("", theme.SettingsIcon(), "Cài đặt", a.showSettings), help}
	r.edit = caption("")
	r.mode = container.New(&tightColumn{}, hairline(), container.New(&inset{8, 4, 8, 14},
		container.New(&tightColumn{}, bold("Văn phòng").styled(func(t *text) { t.TextSize = sizeCaption }), r.edit)))
	return r
}

// set shows the office's name in the letterhead's two or three lines.
func (r *rail) setOffice(name string) {
	r.office.RemoveAll()
	for _, line := range letterhead(name) {
		r.office.Add(bold(line).styled(func(t *text) { t.TextSize, t.Align = sizeCaption, fyne.TextAlignCenter }))
	}
	r.office.Add(container.New(&fixed{fyne.NewSize(44, 9)}, container.New(&inset{top: 6}, newRule(1, colorInk))))
}

// letterhead breaks "UBND tỉnh Kon Tum" into the capital lines of a letterhead.
func letterhead(name string) []string {
	words := strings.Fields(strings.ToUpper(name))
	if len(words) <= 2 {
		return []string{strings.Join(words, " ")}
	}
	return []string{strings.Join(words[:2], " "), strings.Join(words[2:], " ")}
}

// refresh shows the counts and marks the current page.
func (r *rail) refresh() {
	a := r.app
	f, review := a.Facts(), a.Review()
	if f != nil {
		r.setOffice(f.Book.Office)
	}
	r.edit.SetText("Được sửa số liệu")
	if !a.canEdit() {
		r.edit.SetText("Chỉ xem")
	}
	for _, it := range r.items {
		it.current = it.page == railPage(a.route.Page)
		it.count.Text, it.count.Color, it.count.Bold = "", colorMuted, false
		switch {
		case review == nil:
		case it.page == PageTasks && review.Tasks.Overdue > 0:
			it.count.Text, it.count.Color, it.count.Bold = strconv.Itoa(review.Tasks.Overdue), colorRed, true
		case it.page == PageAgencies && len(f.Agencies) > 0:
			it.count.Text = strconv.Itoa(len(review.AgencyRows))
		}
		it.Refresh()
	}
	r.Refresh()
}

// railPage is the place of the rail under which a page is.
func railPage(p PageID) PageID {
	if p == PageEntry {
		return PageTasks // a view of them
	}
	return p
}

// CreateRenderer implements fyne.Widget.
func (r *rail) CreateRenderer() fyne.WidgetRenderer {
	v := &railRenderer{rail: r, fill: newPanel(colorPanel), edge: vline()}
	v.objects = []fyne.CanvasObject{v.fill, v.edge, r.office, r.mode}
	for _, it := range r.all() {
		v.objects = append(v.objects, it)
	}
	return v
}

func (r *rail) all() []*railItem { return append(append([]*railItem{}, r.items...), r.tail...) }

type railRenderer struct {
	rail    *rail
	fill    *panel
	edge    *rule
	objects []fyne.CanvasObject
}

func (v *railRenderer) Destroy()                     {}
func (v *railRenderer) Objects() []fyne.CanvasObject { return v.objects }
func (v *railRenderer) MinSize() fyne.Size           { return fyne.NewSize(railNarrow, 0) }

func (v *railRenderer) Layout(s fyne.Size) {
	r := v.rail
	v.fill.Resize(s)
	v.edge.Move(fyne.NewPos(s.Width-1, 0))
	v.edge.Resize(fyne.NewSize(1, s.Height))
	wide := s.Width >= railWide
	if need := float32(len(r.all()))*railItemHeight + railHeadHeight + railModeHeight; need > s.Height {
		wide = false // a low window: the places to go before the letterhead
	}
	show(r.office, wide)
	show(r.mode, wide)
	top, bottom := float32(12), s.Height-4
	if wide {
		r.office.Move(fyne.NewPos(0, 12))
		r.office.Resize(fyne.NewSize(s.Width-1, r.office.MinSize().Height))
		top = railHeadHeight
		bottom = s.Height - railModeHeight
		r.mode.Move(fyne.NewPos(0, bottom))
		r.mode.Resize(fyne.NewSize(s.Width-1, railModeHeight))
	}
	place := func(it *railItem, y float32) {
		it.Move(fyne.NewPos(0, y))
		it.Resize(fyne.NewSize(s.Width-1, railItemHeight))
	}
	for i, it := range r.items {
		place(it, top+float32(i)*railItemHeight)
	}
	for i, it := range r.tail {
		place(it, bottom-float32(len(r.tail)-i)*railItemHeight)
	}
}

func (v *railRenderer) Refresh() {
	v.Layout(v.rail.Size())
	for _, o := range v.objects {
		o.Refresh()
	}
}

// railItem is one place to go: icon, word and count; icon only when narrow.
type railItem struct {
	widget.BaseWidget
	page             PageID
	words            string
	icon             fyne.Resource
	count            *text
	current, hovered bool
	tapped           func()
}

func newRailItem(id PageID, icon fyne.Resource, words string, tapped func()) *railItem {
	it := &railItem{page: id, words: words, icon: icon, tapped: tapped, count: caption("")}
	it.ExtendBaseWidget(it)
	return it
}

// Tapped implements fyne.Tappable.
func (it *railItem) Tapped(*fyne.PointEvent) { it.tapped() }

// MouseIn implements desktop.Hoverable.
func (it *railItem) MouseIn(*desktop.MouseEvent) { it.hovered = true; it.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (it *railItem) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (it *railItem) MouseOut() { it.hovered = false; it.Refresh() }

// CreateRenderer implements fyne.Widget.
func (it *railItem) CreateRenderer() fyne.WidgetRenderer {
	r := &railItemRenderer{
		item: it, fill: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil),
		icon: canvas.NewImageFromResource(it.icon), words: newText(it.words),
	}
	r.Refresh()
	return r
}

type railItemRenderer struct {
	item       *railItem
	fill, mark *canvas.Rectangle
	icon       *canvas.Image
	words      *text
}

func (r *railItemRenderer) Destroy()           {}
func (r *railItemRenderer) MinSize() fyne.Size { return fyne.NewSize(railNarrow, railItemHeight) }

func (r *railItemRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.fill, r.mark, r.icon, r.words, r.item.count}
}

func (r *railItemRenderer) Layout(s fyne.Size) {
	r.fill.Resize(s)
	r.mark.Resize(fyne.NewSize(3, s.Height))
	r.icon.Resize(fyne.NewSize(18, 18))
	r.icon.Move(fyne.NewPos(16, (s.Height-18)/2))
	wide := s.Width > 100
	show(r.words, wide)
	r.words.Move(fyne.NewPos(43, 0))
	r.words.Resize(fyne.NewSize(s.Width-43, s.Height))
	count := r.item.count.MinSize()
	if wide {
		r.item.count.Move(fyne.NewPos(s.Width-10-count.Width, 0))
		r.item.count.Resize(fyne.NewSize(count.Width, s.Height))
	} else {
		r.item.count.Move(fyne.NewPos(s.Width-count.Width-3, 0))
		r.item.count.Resize(fyne.NewSize(count.Width, count.Height))
	}
	show(r.item.count, wide || r.item.page != "" && r.item.count.Color == colorRed)
}

func (r *railItemRenderer) Refresh() {
	it := r.item
	r.fill.FillColor, r.mark.FillColor = nil, nil
	r.words.Bold = it.current
	tint := colorMuted
	switch {
	case it.current:
		r.fill.FillColor, r.mark.FillColor = themeColor(colorBackground), themeColor(colorAccent)
		tint = colorAccent
	case it.hovered:
		r.fill.FillColor = themeColor(theme.ColorNameHover)
	}
	r.icon.Resource = theme.NewColoredResource(it.icon, tint)
	r.icon.Refresh()
	r.words.Refresh()
	r.item.count.Refresh()
	r.Layout(it.Size())
	canvas.Refresh(r.fill)
	canvas.Refresh(r.mark)
}
