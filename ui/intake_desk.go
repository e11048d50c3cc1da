package ui

import (
	"fmt"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"giaoban/data"
	"giaoban/data/intake/directive"
)

// intakeDesk is the review on the screen: the source at the left, the proposed
// tasks at the right, and below them one task to be edited or the faults of the scan.
type intakeDesk struct {
	page   *intakePage
	review *intakeReview
	part   string
	order  string

	source  *sourceView
	summary *paragraph
	tabs    *textTabs
	sort    *textTabs
	grid    *grid[intakeLine]
	lower   *textTabs
	below   *fyne.Container
	task    *intakeTask
	fixes   *grid[intakeFixLine]
	problem problemLine
	button  *button
	content fyne.CanvasObject
}

// Parts of the pane below the list.
const (
	lowerTask  = "task"
	lowerFixes = "fixes"
)

func newIntakeDesk(p *intakePage, v *intakeReview) *intakeDesk {
	d := &intakeDesk{page: p, review: v, order: intakeByDoubt, problem: newProblemLine(), summary: newParagraph()}
	d.source = newSourceView()
	d.source.Set(v)
	d.source.OnTap = func(line int) {
		if id := v.rowAt(line); id >= 0 {
			d.grid.SelectKey(fmt.Sprint(id))
		}
		d.grid.TakeFocus()
	}
	d.button = newButton("Đưa vào sổ", "Ctrl+S", theme.DownloadIcon(), d.enter).main()
	d.grid = d.newGrid()
	d.tabs = newTextTabs(func(id string) { d.part = id; d.list() })
	d.sort = newTextTabs(func(id string) { d.order = id; d.list() })
	d.sort.Set([]tab{{intakeByDoubt, "Chưa chắc trước", ""}, {intakeByText, "Theo văn bản", ""}})
	d.sort.Select(d.order)
	d.tabs.OnTapped, d.sort.OnTapped = d.grid.TakeFocus, d.grid.TakeFocus
	d.task = newIntakeTask(d)
	d.fixes = d.newFixes()
	d.lower = newTextTabs(func(id string) { d.showLower(id) })
	d.below = container.NewStack(d.task.content)
	d.content = d.layout()
	d.showLower(lowerTask)
	return d
}

func (d *intakeDesk) layout() fyne.CanvasObject {
	head := container.New(&lineLayout{gap: 12, grow: 0}, container.New(&inset{top: 2}, d.summary), newLink("Đầu văn bản (H)", d.editHeader))
	left := container.NewBorder(sectionHead("Nguyên văn", d.review.Source.Name, nil), nil, nil, nil, d.source)
	list := container.NewBorder(container.New(&tightColumn{}, newRule(2, colorInk), container.New(&lineLayout{gap: 12, grow: 0}, d.tabs, d.sort)), nil, nil, nil, d.grid)
	lower := container.NewBorder(container.New(&tightColumn{}, newRule(2, colorInk), d.lower), nil, nil, nil, d.below)
	right := container.New(&stackLayout{share: 0.46, gap: 8}, list, lower)
	top := container.New(&tightColumn{gap: 2}, head, d.problem.words)
	return container.New(&inset{6, pageSide, 4, pageSide},
		container.NewBorder(top, nil, nil, nil, container.New(&inset{top: 4}, container.New(deskLayout{}, left, right))))
}

// deskLayout gives the tasks more room than the source.
type deskLayout struct{}

// MinSize implements fyne.Layout.
func (deskLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(700, 240) }

// Layout implements fyne.Layout.
func (deskLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	const gap float32 = 18
	left := min(460, size.Width*0.37)
	if size.Width < splitMin {
		left = size.Width * 0.34
	}
	o[0].Resize(fyne.NewSize(left, size.Height))
	o[1].Move(fyne.NewPos(left+gap, 0))
	o[1].Resize(fyne.NewSize(size.Width-left-gap, size.Height))
}

func (d *intakeDesk) newGrid() *grid[intakeLine] {
	g := newGrid(intakeLine.key,
		column[intakeLine]{
			ID: "state", Label: "Nhận", Width: 42, New: func() fyne.CanvasObject { return newRowTick() },
			Update: func(l intakeLine, o fyne.CanvasObject) {
				state := [...]tickState{intakeWaiting: tickOff, intakeAccepted: tickOn, intakeLeftOut: tickBarred}[l.State]
				o.(*rowTick).set(state, func() { d.toggle(l.ID) })
			},
			Cell: func(l intakeLine) cell {
				return cell{Text: [...]string{intakeWaiting: "chưa duyệt", intakeAccepted: "nhận", intakeLeftOut: "để ngoài"}[l.State]}
			},
		},
		column[intakeLine]{ID: "path", Label: "Mục", Width: 50, Cell: func(l intakeLine) cell {
			return cell{Text: strings.ReplaceAll(l.Path, ".-", "-"), Color: colorMuted}
		}},
		column[intakeLine]{ID: "text", Label: "Nhiệm vụ", Cell: func(l intakeLine) cell {
			c := cell{Text: l.Text}
			if l.State == intakeLeftOut {
				c.Color = colorMuted
			}
			return c
		}},
		column[intakeLine]{ID: "agency", Label: "Cơ quan", Width: 152, Cell: func(l intakeLine) cell { return l.Agency }},
		column[intakeLine]{ID: "time", Label: "Thời hạn", Width: 120, Cell: func(l intakeLine) cell { return l.Time }},
		sureColumn())
	g.OnSelect = func(l intakeLine) { d.selected(l.ID) }
	g.OnActivate = func(intakeLine) { d.editText() }
	g.OnEscape = func() { d.page.app.window.Canvas().Unfocus() }
	g.list.runes = d.letter
	return g
}

// sureColumn shows confidence as bars and a word, never by colour alone.
func sureColumn() column[intakeLine] {
	return column[intakeLine]{
		ID: "sure", Label: "Tin cậy", Width: 70,
		New: func() fyne.CanvasObject {
			bars := container.NewWithoutLayout()
			for i := range 3 {
				b := canvas.NewRectangle(nil)
				h := float32(5 + 3*i)
				b.Resize(fyne.NewSize(4, h))
				b.Move(fyne.NewPos(float32(6*i), 12-h))
				bars.Add(b)
			}
			return container.New(&lineLayout{gap: 6, grow: 1}, container.New(&fixed{fyne.NewSize(17, 12)}, bars), newText(""))
		},
		Update: func(l intakeLine, o fyne.CanvasObject) {
			words, n, color := sureWords(l.Sure)
			box := o.(*fyne.Container)
			bars := box.Objects[0].(*fyne.Container).Objects[0].(*fyne.Container)
			for i, b := range bars.Objects {
				r := b.(*canvas.Rectangle)
				r.FillColor = themeColor(colorRule)
				if i < n {
					r.FillColor = themeColor(color)
				}
				r.Refresh()
			}
			box.Objects[1].(*text).SetText(words)
		},
		Cell: func(l intakeLine) cell { words, _, _ := sureWords(l.Sure); return cell{Text: words} },
	}
}

// row is the row under the cursor.
func (d *intakeDesk) row() (*intakeRow, bool) {
	l, ok := d.grid.Selected()
	if !ok {
		return nil, false
	}
	i := d.review.at(l.ID)
	if i < 0 {
		return nil, false
	}
	return &d.review.Rows[i], true
}

// selected shows a row in the source and below the list.
func (d *intakeDesk) selected(id int) {
	i := d.review.at(id)
	if i < 0 {
		return
	}
	row := &d.review.Rows[i]
	from, to := d.review.lines(row)
	d.source.Mark(from, to, d.review.quotes(row))
	d.task.show(row)
}

// quotes are the words that stand out in the source, by line: a row's part of its
// clause, when it is one, and the words that its fields were read from.
func (v *intakeReview) quotes(r *intakeRow) map[int][]string {
	out := map[int][]string{}
	from, to := v.lines(r)
	own := func(words string) {
		for line := from; line < to; line++ {
			out[line] = append(out[line], words)
		}
	}
	if r.Task.Clause < len(v.Clauses) && r.Quote != v.clauseText(r.Task.Clause) {
		for _, part := range strings.Split(r.Quote, "\n") {
			own(part)
		}
	}
	for _, w := range r.Task.Why {
		if w.Line >= 0 {
			out[w.Line] = append(out[w.Line], w.Words)
		} else {
			own(w.Words)
		}
	}
	return out
}

// changed shows the review as it is now and keeps it.
func (d *intakeDesk) changed() {
	d.problem.tell(nil)
	d.list()
	d.keep()
}

// list shows the rows of the chosen part in the chosen order.
func (d *intakeDesk) list() {
	shown, counts := intakeLines(d.review, d.page.app.Facts(), d.part, d.order)
	tabs := []tab{{intakeAll, "Tất cả", ""}, {intakeDoubt, "Cần xem", ""}, {intakeIn, "Đã nhận", ""}, {intakeOut, "Để ngoài", ""}}
	for i := range tabs {
		tabs[i].Count = data.FormatCount(counts[tabs[i].ID])
	}
	d.tabs.Set(tabs)
	d.tabs.Select(d.part)
	fixes := d.review.fixLines()
	d.fixes.SetRows(fixes)
	d.lower.Set([]tab{{lowerTask, "Nhiệm vụ đang chọn", ""}, {lowerFixes, "Lỗi quét, lỗi gõ", data.FormatCount(len(fixes))}})
	at := d.grid.cursor
	d.grid.SetRows(shown)
	if _, ok := d.grid.Selected(); !ok && len(shown) > 0 {
		at = max(0, min(at, len(shown)-1))
		d.grid.cursor, d.grid.anchor = at, at
		d.grid.reveal(at)
	}
	if l, ok := d.grid.Selected(); ok {
		d.selected(l.ID)
	} else {
		d.source.Mark(-1, -1, nil)
		d.task.show(nil)
	}
	d.summarise(counts)
}

func (d *intakeDesk) summarise(counts map[string]int) {
	h := d.review.Header
	title := strings.TrimSpace(h.Type.Name() + " " + h.Number)
	if title == "" {
		title = "Chưa rõ số, ký hiệu"
	}
	words := []data.Span{{Text: title, Bold: true}, {Text: " ngày " + orWords(h.Date.Prose(), "chưa rõ"), Bold: true}}
	if h.Subject != "" {
		words = append(words, data.Span{Text: " · " + excerptShort(h.Subject, 70)})
	}
	words = append(words, data.Span{Text: fmt.Sprintf(" · nhận %d/%d nhiệm vụ", counts[intakeIn], counts[intakeAll])})
	if d, ok := directive.Find(d.page.app.Facts(), h); ok {
		words = append(words, data.Span{Text: " · " + d.Number + " đã có trong sổ", Bold: true})
	}
	d.summary.SetSpans(words)
	d.button.Text = "Đưa vào sổ"
	if n := counts[intakeIn]; n > 0 {
		d.button.Text = fmt.Sprintf("Đưa %d nhiệm vụ vào sổ", n)
	}
	if d.page.app.canEdit() && counts[intakeIn] > 0 {
		d.button.Enable()
	} else {
		d.button.Disable()
	}
	d.button.Refresh()
	d.content.Refresh()
	if d.page.app.shows(d.page) {
		d.page.app.refreshShell()
	}
}

func orWords(s, none string) string {
	if s == "" {
		return none
	}
	return s
}

func excerptShort(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

func (d *intakeDesk) footer() string {
	return "Space nhận, bỏ · Enter sửa · S tách · A tách hết · M gộp · L, P cơ quan · D hạn · I chỉ số · U trở lại · F8 cần xem"
}

// key handles the page's keys that are no letters.
func (d *intakeDesk) key(name fyne.KeyName) {
	switch name {
	case fyne.KeyEscape:
		d.page.app.window.Canvas().Focus(d.grid.Focusable())
	case fyne.KeyF8:
		d.nextDoubt()
	case fyne.KeySpace:
		if row, ok := d.row(); ok {
			d.toggle(row.ID)
		}
	}
}

// letter handles the page's letters, as they stand in the footer.
func (d *intakeDesk) letter(r rune) {
	r = unicode.ToLower(r)
	switch r {
	case 'h':
		d.editHeader()
	case 'a':
		d.splitAll()
	case 'u':
		d.back()
	case 'f':
		d.showLower(map[bool]string{true: lowerTask, false: lowerFixes}[d.lower.selected == lowerFixes])
	}
	row, ok := d.row()
	if !ok {
		return
	}
	switch r {
	case 's':
		d.splitRow()
	case 'm':
		d.merge(row.ID)
	case 'l':
		d.pickLead(row.ID)
	case 'p':
		d.pickWith(row.ID)
	case 'i':
		d.pickLinks(row.ID)
	case 'd':
		d.showLower(lowerTask)
		d.task.due.Focus(d.page.app.window.Canvas())
	}
}

func (d *intakeDesk) toggle(id int) {
	d.review.toggle(id)
	d.changed()
}

func (d *intakeDesk) merge(id int) {
	if !d.review.merge(id) {
		d.page.app.toast("Đây là nhiệm vụ cuối của văn bản, không có nhiệm vụ sau để gộp")
		return
	}
	d.changed()
	d.page.app.toast("Đã gộp với nhiệm vụ sau (U: trở lại)")
}

func (d *intakeDesk) back() {
	if !d.review.back() {
		d.page.app.toast("Chưa có bước duyệt nào để trở lại")
		return
	}
	d.source.measure()
	d.changed()
}

func (d *intakeDesk) acceptAll() {
	n := d.review.acceptAll()
	d.changed()
	d.page.app.toast(fmt.Sprintf("Đã nhận thêm %d nhiệm vụ, chưa đưa vào sổ (U: trở lại; Ctrl+S: đưa vào sổ)", n))
}

// nextDoubt goes to the next row that needs a look, from the top again at the end.
func (d *intakeDesk) nextDoubt() {
	rows := d.grid.Rows()
	for i := range rows {
		if l := rows[(d.grid.cursor+1+i)%len(rows)]; l.needsLook() {
			d.grid.SelectKey(l.key())
			d.page.app.window.Canvas().Focus(d.grid.Focusable())
			return
		}
	}
	d.page.app.toast("Không còn dòng nào cần xem trong danh sách này")
}

// editText puts the cursor into the text of the row.
func (d *intakeDesk) editText() {
	d.showLower(lowerTask)
	d.page.app.window.Canvas().Focus(d.task.words)
}

// showLower shows the row or the faults below the list.
func (d *intakeDesk) showLower(id string) {
	d.lower.Select(id)
	d.below.Objects = []fyne.CanvasObject{d.task.content}
	if id == lowerFixes {
		d.below.Objects = []fyne.CanvasObject{d.fixes}
	}
	d.below.Refresh()
	if id == lowerFixes {
		d.page.app.window.Canvas().Focus(d.fixes.Focusable()) // it was not drawn yet
	}
}
