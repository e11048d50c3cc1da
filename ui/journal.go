package ui

import (
	"context"
	"encoding/hex"
	"io"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"giaoban/data"
	"giaoban/data/store"
)

// journalPage shows who changed what: the entries that the filter finds, newest
// first, and below what the chosen one changed, old and new.
type journalPage struct {
	app     *App
	page    store.JournalPage
	reading latest // of a page of entries
	opening latest // of an entry's fields

	text, user *keyEntry
	from, to   *dateField
	kind       *choice
	grid       *grid[store.Entry]
	more       *button
	head       *headLine
	lines      *grid[journalLine]
	full       *paragraph
	empty      *fyne.Container
	header     fyne.CanvasObject
	content    fyne.CanvasObject
}

// journalStep is how many entries are read at once.
const journalStep = 200

func newJournalPage(a *App) Page {
	p := &journalPage{app: a, text: newKeyEntry(), user: newKeyEntry(), full: newParagraph(), empty: container.New(&inset{top: 12}), head: newHeadLine(nil)}
	p.text.SetPlaceHolder("Chữ trong thao tác, lý do, mã (Ctrl+F)")
	p.text.Icon = theme.SearchIcon()
	p.user.SetPlaceHolder("Người sửa")
	p.from, p.to = newDateField(0), newDateField(0)
	p.from.entry.SetPlaceHolder("từ ngày")
	p.to.entry.SetPlaceHolder("đến hết ngày")
	p.from.Near, p.to.Near = a.today(), a.today()
	p.kind = newChoice(func(string) { p.read() })
	p.kind.Set(journalKinds())
	p.grid, p.lines = p.newGrid(), p.newLines()
	for _, e := range []*keyEntry{p.text, p.user} {
		e.OnChanged = func(string) { p.read() }
		e.OnSubmitted = func(string) { p.grid.TakeFocus() }
	}
	for _, d := range []*dateField{p.from, p.to} {
		d.OnChanged, d.OnEnter = p.read, p.grid.TakeFocus
	}
	p.more = newButton("Xem các mục cũ hơn", "", theme.MoveDownIcon(), p.readMore)
	p.header = container.New(&lineLayout{gap: 8, grow: -1},
		newButton("Kiểm tra chuỗi", "", theme.ConfirmIcon(), p.verify),
		newButton("Xuất CSV…", "Ctrl+S", theme.DownloadIcon(), p.Save))
	p.content = p.layout()
	p.read()
	return p
}

func (p *journalPage) layout() fyne.CanvasObject {
	filter := container.New(&topColumns{columns{widths: []float32{-2, -1, 140, 140, 150}, gap: 8}}, p.text, p.user, p.from, p.to, framed(p.kind))
	above := container.NewBorder(nil, container.New(&inset{top: 4}, container.New(&lineLayout{gap: 8, grow: -1}, p.more)), nil, nil,
		container.NewStack(p.grid, p.empty))
	words := container.New(&inset{top: 6}, container.New(&fixed{fyne.NewSize(0, 52)}, quiet(container.NewVScroll(p.full))))
	below := container.NewBorder(p.head.box, words, nil, nil, p.lines)
	return container.New(&inset{pageTop, pageSide, pageTop, pageSide},
		container.NewBorder(filter, nil, nil, nil, container.New(&stackLayout{share: 0.52, gap: 8}, above, below)))
}

// stackLayout shares the height between two objects.
type stackLayout struct{ share, gap float32 }

// MinSize implements fyne.Layout.
func (l *stackLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 200) }

// Layout implements fyne.Layout.
func (l *stackLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	h := (size.Height - l.gap) * l.share
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(size.Width, h))
	o[1].Move(fyne.NewPos(0, h+l.gap))
	o[1].Resize(fyne.NewSize(size.Width, size.Height-h-l.gap))
}

func (p *journalPage) newGrid() *grid[store.Entry] {
	g := newGrid(func(e store.Entry) string { return data.FormatCount(int(e.Seq)) },
		column[store.Entry]{ID: "seq", Label: "Số", Width: 52, Align: fyne.TextAlignTrailing, Cell: func(e store.Entry) cell { return cell{Text: data.FormatCount(int(e.Seq)), Color: colorMuted} }},
		column[store.Entry]{ID: "time", Label: "Thời gian", Width: 136, Cell: func(e store.Entry) cell { return cell{Text: journalTime(e.Time)} }},
		column[store.Entry]{ID: "user", Label: "Người", Width: 120, Cell: func(e store.Entry) cell { return cell{Text: e.User} }},
		column[store.Entry]{ID: "action", Label: "Thao tác", Cell: func(e store.Entry) cell { return cell{Text: e.Action} }},
		column[store.Entry]{ID: "reason", Label: "Lý do sửa số đã khóa", Width: 200, Optional: 1, Cell: func(e store.Entry) cell { return cell{Text: e.Reason, Color: colorAmber} }},
		column[store.Entry]{ID: "n", Label: "Mục", Width: 54, Align: fyne.TextAlignTrailing, Cell: func(e store.Entry) cell {
			if e.Baseline != nil {
				return cell{}
			}
			return cell{Text: data.FormatCount(len(e.Changes))}
		}})
	g.OnSelect = p.open
	g.OnActivate = func(store.Entry) { p.lines.TakeFocus() }
	return g
}

func (p *journalPage) newLines() *grid[journalLine] {
	g := newGrid(func(l journalLine) string { return l.Key },
		column[journalLine]{ID: "what", Label: "Mục", Width: 200, Cell: func(l journalLine) cell { return cell{Text: l.What} }},
		column[journalLine]{ID: "field", Label: "Trường", Width: 210, Cell: func(l journalLine) cell { return cell{Text: l.Label} }},
		column[journalLine]{ID: "old", Label: "Cũ", Cell: func(l journalLine) cell { return cell{Text: l.Old, Color: colorMuted} }},
		column[journalLine]{ID: "new", Label: "Mới", Cell: func(l journalLine) cell { return cell{Text: l.New, Bold: true} }})
	g.OnSelect = p.tell
	g.OnActivate = func(l journalLine) { p.showHistory(l) }
	g.OnEscape = p.grid.TakeFocus
	return g
}

// filter is what the fields ask for. A day that is half typed asks for nothing.
func (p *journalPage) filter() store.JournalFilter {
	f := store.JournalFilter{User: p.user.Text, Text: p.text.Text, Kind: p.kind.Value()}
	if d, err := p.from.Value(); err == nil {
		f.From = d.Midnight()
	}
	if d, err := p.to.Value(); err == nil && d != 0 {
		f.To = (d + 1).Midnight()
	}
	return f
}

// read looks the newest entries up anew.
func (p *journalPage) read() {
	f := p.filter()
	f.Limit = journalStep
	st := p.app.store
	p.app.newest(&p.reading, func(context.Context) (func(), error) {
		page, err := st.JournalPage(f)
		return func() { p.show(page) }, err
	})
}

// readMore adds the entries before those that are shown.
func (p *journalPage) readMore() {
	f := p.filter()
	f.Limit, f.Before = journalStep, p.page.Next
	st, shown := p.app.store, p.page.Entries
	p.app.newest(&p.reading, func(context.Context) (func(), error) {
		page, err := st.JournalPage(f)
		page.Entries = slices.Concat(shown, page.Entries)
		return func() { p.show(page) }, err
	})
}

func (p *journalPage) show(page store.JournalPage) {
	p.page = page
	p.grid.SetRows(page.Entries)
	show(p.grid, len(page.Entries) > 0)
	show(p.more, page.Next > 0)
	p.empty.RemoveAll()
	if len(page.Entries) == 0 {
		p.empty.Add(emptyNote([]data.Span{{Text: "Không có mục nhật ký nào khớp bộ lọc."}}, "Bỏ lọc", p.clear))
	}
	if _, ok := p.grid.Selected(); !ok && len(page.Entries) > 0 {
		p.grid.moveTo(0, false)
	} else if !ok {
		p.showLines(store.Entry{}, nil)
	}
	p.content.Refresh()
	if p.app.shows(p) {
		p.app.refreshFooter()
	}
}

func (p *journalPage) clear() {
	for _, e := range []*keyEntry{p.text, p.user} {
		e.SetText("")
	}
	p.from.SetValue(0)
	p.to.SetValue(0)
	p.kind.Choose("")
	p.read()
}

// open shows what an entry changed.
func (p *journalPage) open(e store.Entry) {
	st := p.app.store
	p.app.newest(&p.opening, func(context.Context) (func(), error) {
		lines, err := journalLines(st, e)
		return func() { p.showLines(e, lines) }, err
	})
}

func (p *journalPage) showLines(e store.Entry, lines []journalLine) {
	p.lines.cursor, p.lines.anchor = -1, -1
	p.lines.SetRows(lines)
	p.full.SetSpans(nil)
	switch {
	case e.Seq == 0:
		p.head.set("Nội dung sửa", "")
		return
	case e.Reason != "":
		p.full.SetSpans([]data.Span{{Text: "Lý do: ", Bold: true}, {Text: e.Reason}})
	default:
		p.full.SetSpans([]data.Span{{Text: e.Action}})
	}
	p.head.set("Mục số "+data.FormatCount(int(e.Seq)), "mã băm "+hex.EncodeToString(e.Hash[:8])+"…, Enter ở một trường: lịch sử của trường đó")
}

// tell writes a line out in full below: cells are cut.
func (p *journalPage) tell(l journalLine) {
	p.full.SetSpans([]data.Span{
		{Text: l.What + ", " + l.Label + ": "}, {Text: "“" + excerptLong(l.Old) + "”"}, {Text: " thành "}, {Text: "“" + excerptLong(l.New) + "”", Bold: true},
	})
}

// excerptLong cuts text that would fill the pane many times over.
func excerptLong(s string) string {
	if r := []rune(s); len(r) > 1500 {
		return string(r[:1500]) + "…"
	}
	return s
}

// showHistory tells how one field came to be what it is.
func (p *journalPage) showHistory(l journalLine) {
	if l.Bare {
		return
	}
	st := p.app.store
	var all []store.FieldChange
	p.app.work("Đang tìm trong nhật ký…", func(context.Context, Progress) (err error) {
		all, err = st.History(l.Kind, l.ID)
		all = slices.DeleteFunc(all, func(c store.FieldChange) bool { return c.Path != l.Path })
		return err
	}, func(err error) {
		if err != nil {
			p.app.fail(err)
			return
		}
		p.app.listEdits(l.What+", "+l.Label, newEditLines(all))
	})
}

// verify recomputes the chain of hashes and takes every change back to the beginning.
func (p *journalPage) verify() {
	st := p.app.store
	p.app.work("Đang kiểm tra nhật ký…", func(context.Context, Progress) error { return st.VerifyJournal() }, func(err error) {
		if err != nil {
			p.app.fail(err)
			return
		}
		last, err := st.JournalPage(store.JournalFilter{Limit: 1})
		if err != nil || len(last.Entries) == 0 {
			p.app.failIf(err)
			return
		}
		e := last.Entries[0]
		head := hex.EncodeToString(e.Hash[:])
		p.app.newModal("Nhật ký nguyên vẹn", container.New(&tightColumn{gap: 8},
			newParagraph(data.Span{Text: data.FormatCount(int(e.Seq)), Bold: true}, data.Span{Text: " mục, mục cuối lúc " + journalTime(e.Time) +
				". Chuỗi băm liền từ mục đầu; lấy lại từng sửa đổi thì về đúng nội dung ban đầu."}),
			newParagraph(data.Span{Text: "Mã băm của mục cuối (ghi ra giấy thì về sau chứng minh được không mục nào trước đó bị sửa):"}),
			newParagraph(data.Span{Text: head[:32] + " " + head[32:], Bold: true})),
			nil, newButton("Chép mã băm", "", nil, func() { p.app.app.Clipboard().SetContent(head) }), newButton("Đóng", "Esc", nil, nil).main())
	})
}

// Save implements Saver: all entries that the filter finds, with every field.
func (p *journalPage) Save() {
	st, f := p.app.store, p.filter()
	p.app.saveTo("Xuất nhật ký", "nhat-ky-"+p.app.today().ISO(), ".csv", func(w io.Writer) error {
		page, err := st.JournalPage(f)
		if err != nil {
			return err
		}
		slices.Reverse(page.Entries) // as it happened
		s, err := journalSheet(st, page.Entries)
		if err != nil {
			return err
		}
		return s.Draw(w, ".csv")
	})
}

// Title implements Page.
func (p *journalPage) Title() string { return "Nhật ký" }

// Content implements Page.
func (p *journalPage) Content() fyne.CanvasObject { return p.content }

// Header implements Headed.
func (p *journalPage) Header() fyne.CanvasObject { return p.header }

// FocusSearch implements Searcher.
func (p *journalPage) FocusSearch() { p.app.window.Canvas().Focus(p.text) }

// Route implements Router.
func (p *journalPage) Route(r Route) {
	if r.Task != "" {
		p.text.SetText(strings.Trim(r.Task+"/"+r.Agency, "/"))
	}
	p.grid.TakeFocus()
}

// Refresh implements Page: an edit made a new entry.
func (p *journalPage) Refresh() { p.read() }

// Close implements Closer.
func (p *journalPage) Close() {
	p.reading.drop()
	p.opening.drop()
}

// Copy implements Copier.
func (p *journalPage) Copy() {
	text := p.grid.TSV()
	if p.lines.list.focused {
		text = p.lines.TSV()
	}
	p.app.app.Clipboard().SetContent(text)
	p.app.toast("Đã chép các dòng đang chọn, dán được vào bảng tính")
}

// Footer implements Footed.
func (p *journalPage) Footer() string {
	words := data.FormatCount(len(p.page.Entries)) + " mục"
	if p.page.Next > 0 {
		words += " mới nhất"
	}
	return words + " · Enter: xem nội dung sửa, Esc: về danh sách, Ctrl+C: chép dòng"
}
