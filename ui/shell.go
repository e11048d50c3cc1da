package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"giaoban/data"
	"giaoban/data/store"
)

// shell is the frame around a page: rail, header, band, footer and the toast.
// It shows what App tells it and decides nothing.
type shell struct {
	layers *fyne.Container // page frame under the toast
	rail   *rail
	header *header
	band   *fyne.Container // "chỉ xem"
	notice *text           // its words
	foot   *footer
	body   *fyne.Container // the page's content
	toast  *toastStrip
}

func newShell(a *App) *shell {
	s := &shell{rail: newRail(a), header: newHeader(a), foot: newFooter(), body: container.NewStack(), toast: newToastStrip()}
	s.notice = ellipsis("")
	s.band = container.NewStack(newPanel(colorSelected), container.New(&inset{4, pageSide, 4, pageSide},
		container.New(&lineLayout{gap: 8, grow: 1}, iconView(theme.VisibilityIcon(), 15), s.notice)))
	s.band.Hide()
	frame := container.New(shellLayout{}, s.rail, s.header.box, s.band, s.body, s.foot.box)
	s.layers = container.NewStack(newPanel(colorBackground), frame, container.New(toastLayout{}, s.toast.box))
	return s
}

// showBand says above the page that a workbook is open for looking only.
func (s *shell) showBand(st *store.Store) {
	words := "Sổ đang mở ở chế độ chỉ xem: xem, in và lưu báo cáo được; không sửa số liệu."
	if st.SnapshotOf() {
		words = "Sổ đang mở ở chế độ chỉ xem, đúng như lúc mở: thay đổi về sau ở nơi khác không hiện ở đây. Mở lại để xem bản mới."
	}
	s.notice.SetText(words)
	show(s.band, st.ReadOnly())
}

// shellLayout places rail, header, band, page and footer. Below 1180 units the
// rail shows icons only.
type shellLayout struct{}

func (shellLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(minWidth, minHeight) }

func (shellLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	rail, header, band, page, foot := o[0], o[1], o[2], o[3], o[4]
	side := railWide
	if size.Width < wideContent {
		side = railNarrow
	}
	place := func(obj fyne.CanvasObject, x, y, w, h float32) {
		obj.Move(fyne.NewPos(x, y))
		obj.Resize(fyne.NewSize(w, h))
	}
	width := size.Width - side
	place(rail, 0, 0, side, size.Height)
	place(header, side, 0, width, headHeight)
	top := headHeight
	if band.Visible() {
		h := band.MinSize().Height
		place(band, side, top, width, h)
		top += h
	}
	place(page, side, top, width, size.Height-top-footHeight)
	place(foot, side, size.Height-footHeight, width, footHeight)
}

// header shows the page's title, the cut-off date and the page's own tools.
type header struct {
	app   *App
	box   *fyne.Container
	title *text
	date  *fyne.Container
	since *text
	stamp fyne.CanvasObject
	tools *fyne.Container
}

func newHeader(a *App) *header {
	h := &header{app: a, title: newText("").styled(func(t *text) { t.Bold, t.TextSize = true, sizeTitle })}
	h.date = container.NewHBox()
	h.since = muted("")
	h.stamp = sampleStamp()
	h.tools = container.NewHBox()
	line := container.New(&headerLayout{header: h}, h.title, h.date, h.since, h.stamp, h.tools)
	h.box = container.New(&inset{}, container.New(&inset{left: pageSide, right: pageSide, bottom: 1}, line),
		container.New(bottomLayout{}, hairline()))
	return h
}

// headerLayout is one line with the tools at its right end. Where there is no
// room for all, first the last meeting is left out, then the tools show icons only.
type headerLayout struct{ header *header }

const headerGap float32 = 12

func (l *headerLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return (&lineLayout{gap: headerGap}).MinSize(o)
}

func (l *headerLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	h := l.header
	narrow := size.Width < wideContent-railWide-2*pageSide
	setCompact(h.tools, narrow)
	show(h.since, !narrow && h.since.Text != "")
	if h.since.Visible() && l.MinSize(o).Width > size.Width {
		h.since.Hide()
	}
	if l.MinSize(o).Width > size.Width {
		setCompact(h.tools, true)
	}
	(&lineLayout{gap: headerGap, grow: -1}).Layout(o, size)
	tools := h.tools.MinSize()
	h.tools.Move(fyne.NewPos(size.Width-tools.Width, (size.Height-tools.Height)/2))
	h.tools.Resize(tools)
}

// setCompact makes all buttons among objects show their icon only.
func setCompact(o fyne.CanvasObject, on bool) {
	switch w := o.(type) {
	case *button:
		w.setCompact(on)
	case *fyne.Container:
		for _, c := range w.Objects {
			setCompact(c, on)
		}
	}
}

// bottomLayout keeps its objects at the lower edge.
type bottomLayout struct{}

func (bottomLayout) MinSize(o []fyne.CanvasObject) fyne.Size { return (&inset{}).MinSize(o) }

func (bottomLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		h := o.MinSize().Height
		o.Move(fyne.NewPos(0, size.Height-h))
		o.Resize(fyne.NewSize(size.Width, h))
	}
}

// show puts the title and the tools of a page into the header.
func (h *header) show(p Page) {
	h.title.SetText(p.Title())
	h.tools.RemoveAll()
	if t, ok := p.(Headed); ok {
		h.tools.Add(t.Header())
	}
	h.refresh()
}

// refresh shows the cut-off date. A date other than the workbook's own is amber
// and offers the way back.
func (h *header) refresh() {
	a := h.app
	h.date.RemoveAll()
	if a.AsOf() == a.homeDate() {
		h.date.Add(newClickable(container.New(&lineLayout{gap: 6, grow: -1},
			muted("Số liệu chốt ngày"), bold(a.AsOf().Prose()), iconView(theme.CalendarIcon(), 15)), a.chooseAsOf))
	} else {
		back := "Về " + a.homeDate().Prose()
		if a.homeDate() == a.today() {
			back = "Về hôm nay"
		}
		words := newClickable(colored("Đang xem ngày "+a.AsOf().Prose(), colorAmber).styled(func(t *text) { t.Bold = true }), a.chooseAsOf)
		frame := newPanel("")
		frame.edge = colorAmber
		h.date.Add(container.NewStack(frame, container.New(&inset{3, 8, 3, 8}, container.New(&lineLayout{gap: 6, grow: -1},
			words, colored("·", colorAmber), newLink(back, func() { a.SetAsOf(a.homeDate()) })))))
	}
	h.since.SetText("")
	show(h.since, false)
	show(h.stamp, false)
	if r := a.Review(); r != nil {
		show(h.stamp, r.Sample)
		if m := r.Changes.Meeting; m.On != 0 {
			h.since.SetText("so với cuộc họp " + m.On.Prose())
			show(h.since, true)
		}
	}
	h.box.Refresh()
}

func show(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}

// footer says which file is open and how safe it is.
type footer struct {
	box         *fyne.Container
	left, right *text
}

func newFooter() *footer {
	f := &footer{left: caption(""), right: caption("")}
	f.right.Truncate, f.right.Align = true, fyne.TextAlignTrailing
	line := container.New(&lineLayout{gap: 24, grow: 1}, f.left, f.right)
	f.box = container.NewStack(newPanel(colorPanel), container.New(&inset{left: pageSide, right: pageSide}, line),
		container.New(&tightColumn{}, hairline()))
	return f
}

// homeDate is the cut-off date the workbook opens with.
func (a *App) homeDate() data.Date {
	switch {
	case a.options.AsOf != 0:
		return a.options.AsOf
	case a.view.facts != nil && a.view.facts.Book.AsOf != 0:
		return a.view.facts.Book.AsOf
	}
	return a.today()
}

// refreshFooter shows the state of the file.
func (a *App) refreshFooter() {
	if a.store == nil {
		return
	}
	f := a.shell.foot
	words := "Sổ: " + fileTitle(a.store.Path())
	if !a.file.saved.IsZero() {
		words += "     Đã lưu " + momentWords(a.file.saved, a.options.Now())
	}
	switch {
	case a.file.hidden != nil:
		words += "     Không đọc được thư mục sao lưu"
	case a.file.backup.IsZero():
		words += "     Chưa có bản sao lưu"
	default:
		words += "     Sao lưu gần nhất: " + a.file.backup.Format("02/01/2006 15:04")
	}
	f.left.SetText(words)
	f.right.SetText(a.footerNote())
	f.box.Refresh()
}

// footerNote is what the page says of itself, else where the figures come from.
func (a *App) footerNote() string {
	if p, ok := a.page().(Footed); ok {
		return p.Footer()
	}
	note := "Nguồn chỉ số: PAPI (UNDP, CECODES)"
	if r := a.Review(); r != nil && r.Sample {
		note += " · trạng thái nhiệm vụ: số liệu mẫu"
	}
	return note
}
