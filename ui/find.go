package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"giaoban/data"
)

// findBox is the box of Ctrl+K over any page: one line to type in, results in
// groups below. Fyne's own pop-ups have one place and size; this one stands near
// the top and is as high as its results.
type findBox struct {
	widget.BaseWidget
	app   *App
	modal *modal
	index *findIndex // nil while it is being built
	build latest

	entry  *findEntry
	list   *fyne.Container
	scroll *container.Scroll
	empty  *paragraph
	count  *text
	panel  *fyne.Container
	shade  *canvas.Rectangle

	rows   []findRow
	lines  []*findLine // of the results
	items  []data.FindItem
	cursor int // into lines
}

const (
	findWidth      float32 = 720
	findTop        float32 = 64
	findEntryHigh  float32 = 52
	findFootHeight float32 = 30
)

// showFind opens the find box.
func (a *App) showFind() {
	if a.Review() == nil {
		return
	}
	b := newFindBox(a)
	layers := a.window.Canvas().Overlays()
	b.Resize(a.window.Canvas().Size())
	layers.Add(b)
	b.modal = &modal{app: a, layer: b, enter: b.open, escape: b.build.drop} // keys while the entry has lost the focus
	a.modals = append(a.modals, b.modal)
	a.window.Canvas().Focus(b.entry)
	b.prepare()
}

func newFindBox(a *App) *findBox {
	b := &findBox{app: a, list: container.New(&tightColumn{}), count: caption(""), shade: canvas.NewRectangle(nil)}
	b.scroll = container.NewVScroll(b.list)
	b.empty = newParagraph().in(colorMuted)
	b.entry = newFindEntry(b.key)
	b.entry.SetPlaceHolder("Tìm cơ quan, nhiệm vụ, mục, chỉ số, văn bản, lệnh")
	b.entry.OnChanged = func(string) { b.search() }
	b.entry.OnSubmitted = func(string) { b.open() }
	head := container.New(&inset{left: pageSide, right: pageSide}, container.New(&lineLayout{gap: 6, grow: 1},
		iconView(theme.NewColoredResource(theme.SearchIcon(), colorAccent), 18),
		container.NewThemeOverride(b.entry, findTheme{}), caption("không cần gõ dấu")))
	foot := container.NewStack(newPanel(colorPanel), container.New(&inset{left: pageSide, right: pageSide},
		container.New(&columns{widths: []float32{-1, 200}}, caption("Mũi tên: chọn     Enter: mở     Esc: đóng"), b.count)))
	b.count.Align = fyne.TextAlignTrailing
	frame := newPanel(colorBackground)
	frame.edge = colorInk
	b.panel = container.New(&findPanelLayout{b}, frame, head, newRule(2, colorAccent), quiet(b.scroll),
		container.New(&inset{14, pageSide, 14, pageSide}, b.empty), foot)
	b.ExtendBaseWidget(b)
	return b
}

// prepare has the index built when the workbook has changed since the last time.
func (b *findBox) prepare() {
	a := b.app
	facts, review := a.Facts(), a.Review()
	if a.view.found != nil && a.view.found.review == review {
		b.index = a.view.found
		b.search()
		return
	}
	b.search()
	a.newest(&b.build, func(context.Context) (func(), error) {
		index := newFindIndex(facts, review)
		return func() {
			if a.Review() == review {
				a.view.found = index
			}
			b.index = index
			b.search()
		}, nil
	})
}

// search shows what the typed words find; with none, what was chosen last.
func (b *findBox) search() {
	b.rows, b.lines, b.items, b.cursor = nil, nil, nil, 0
	b.list.RemoveAll()
	words := "Đang chuẩn bị để tìm trong sổ lớn…"
	b.count.SetText("")
	if b.index != nil {
		var found data.Findings
		b.rows, found = b.index.rows(b.entry.Text, b.app.settings.chosen(b.app.Facts().Book.ID))
		words = "Gõ tên cơ quan, mã hoặc chữ trong nhiệm vụ, số văn bản, tên lệnh. Ví dụ: so noi vu, N24, 3.a, 2146, in."
		if data.Fold(b.entry.Text) != "" {
			words = "Không có gì khớp với “" + b.entry.Text + "”. Bớt chữ, hoặc thử mã nhiệm vụ, tên viết tắt."
			b.count.SetText(data.FormatCount(found.Total) + " kết quả")
		}
		if found.Slips && found.Total > 0 {
			b.count.SetText(b.count.Text + " gần giống")
		}
	}
	for _, row := range b.rows {
		b.list.Add(b.rowView(row))
	}
	show(b.scroll, len(b.rows) > 0)
	show(b.empty, len(b.rows) == 0)
	b.empty.SetSpans([]data.Span{{Text: words}})
	b.scroll.ScrollToTop()
	b.moveTo(0)
	b.panel.Refresh()
	b.Refresh()
}

func (b *findBox) rowView(row findRow) fyne.CanvasObject {
	if row.Heading != "" {
		more := caption(row.More)
		return container.New(&fixed{fyne.NewSize(0, findHeadHeight)}, container.New(&inset{top: 4, left: pageSide, right: pageSide},
			container.New(&lineLayout{gap: 8, grow: 0}, caption(row.Heading), more)))
	}
	n := len(b.lines)
	line := newFindLine(row, func() { b.cursor = n; b.open() })
	b.lines, b.items = append(b.lines, line), append(b.items, row.Item)
	return line
}

// key takes the keys that choose and close; false leaves them to the entry.
func (b *findBox) key(name fyne.KeyName) bool {
	page := max(1, int(b.scroll.Size().Height/findRowHeight)-1)
	switch name {
	case fyne.KeyDown:
		b.moveTo(b.cursor + 1)
	case fyne.KeyUp:
		b.moveTo(b.cursor - 1)
	case fyne.KeyPageDown:
		b.moveTo(b.cursor + page)
	case fyne.KeyPageUp:
		b.moveTo(b.cursor - page)
	case fyne.KeyEscape:
		b.close()
	default:
		return false
	}
	return true
}

// moveTo marks a result and keeps it in sight, with the heading above the first.
func (b *findBox) moveTo(n int) {
	b.cursor = max(0, min(n, len(b.lines)-1))
	for i, l := range b.lines {
		l.setCurrent(i == b.cursor)
	}
	if len(b.lines) == 0 {
		return
	}
	line := b.lines[b.cursor]
	top, bottom := line.Position().Y, line.Position().Y+findRowHeight
	if b.cursor == 0 {
		top = 0
	}
	if y := b.scroll.Offset.Y; top < y {
		b.scroll.ScrollToOffset(fyne.NewPos(0, top))
	} else if bottom > y+b.scroll.Size().Height {
		b.scroll.ScrollToOffset(fyne.NewPos(0, bottom-b.scroll.Size().Height))
	}
}

// open closes the box and goes where the marked result leads.
func (b *findBox) open() {
	if b.cursor >= len(b.items) {
		return
	}
	a, item := b.app, b.items[b.cursor]
	b.close()
	a.settings.setChosen(a.Facts().Book.ID, item.ID())
	if command, ok := findCommand(item.Key); ok && item.Kind == data.FindCommand {
		a.press(command)
		return
	}
	if route, ok := b.index.route(item); ok {
		a.Go(route)
	}
}

func (b *findBox) close() {
	b.build.drop()
	b.modal.close()
}

// Tapped closes the box when the page behind it is tapped.
func (b *findBox) Tapped(e *fyne.PointEvent) {
	p, s := b.panel.Position(), b.panel.Size()
	if e.Position.X < p.X || e.Position.Y < p.Y || e.Position.X > p.X+s.Width || e.Position.Y > p.Y+s.Height {
		b.close()
	}
}

// CreateRenderer implements fyne.Widget.
func (b *findBox) CreateRenderer() fyne.WidgetRenderer {
	r := &gridRowRenderer{objects: []fyne.CanvasObject{b.shade, b.panel}, layout: b.layout}
	r.refresh = func() {
		b.shade.FillColor = themeColor(theme.ColorNameShadow)
		b.layout(b.Size())
		canvas.Refresh(b)
	}
	b.shade.FillColor = themeColor(theme.ColorNameShadow)
	return r
}

func (b *findBox) layout(size fyne.Size) {
	b.shade.Resize(size)
	body := b.list.MinSize().Height + 6
	if len(b.rows) == 0 {
		body = 64
	}
	width := min(findWidth, size.Width-2*pageSide)
	high := min(findEntryHigh+2+body+findFootHeight, size.Height-findTop-footHeight)
	b.panel.Move(fyne.NewPos((size.Width-width)/2, findTop))
	b.panel.Resize(fyne.NewSize(width, high))
}

// findPanelLayout stacks the entry, its rule, the results and the foot.
type findPanelLayout struct{ box *findBox }

// MinSize implements fyne.Layout.
func (l *findPanelLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(200, findEntryHigh+findFootHeight)
}

// Layout implements fyne.Layout.
func (l *findPanelLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	place := func(o fyne.CanvasObject, y, h float32) {
		o.Move(fyne.NewPos(1, y))
		o.Resize(fyne.NewSize(size.Width-2, h))
	}
	o[0].Resize(size)
	place(o[1], 1, findEntryHigh-1)
	place(o[2], findEntryHigh, 2)
	top, bottom := findEntryHigh+2, size.Height-findFootHeight-1
	place(o[3], top, bottom-top)
	place(o[4], top, bottom-top)
	place(o[5], bottom, findFootHeight)
}

// findEntry is an entry whose arrows choose among the results. Nothing is handed
// on to the window: no shortcut acts behind the box.
type findEntry struct {
	widget.Entry
	keys func(fyne.KeyName) bool
}

func newFindEntry(keys func(fyne.KeyName) bool) *findEntry {
	e := &findEntry{keys: keys}
	e.Wrapping = fyne.TextWrapOff
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey implements fyne.Focusable.
func (e *findEntry) TypedKey(k *fyne.KeyEvent) {
	if !e.keys(k.Name) {
		e.Entry.TypedKey(k)
	}
}

// findTheme writes large and draws no frame: the box is the frame.
type findTheme struct{ quietTheme }

// Size implements fyne.Theme.
func (t findTheme) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case theme.SizeNameText:
		return sizeTitle
	case theme.SizeNameInputBorder:
		return 0
	}
	return t.quietTheme.Size(n)
}
