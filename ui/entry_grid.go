package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// entryGrid is a grid whose cells are typed in, like a spreadsheet: arrows move,
// typing starts a cell, Enter saves the row and goes down, Tab goes right, Esc
// gives up. It holds rows by number and asks for what to draw, so that 100,000
// rows cost nothing until they are seen. What is typed means nothing to it.
type entryGrid struct {
	widget.BaseWidget

	Draw     func(n int) entryDrawn                             // what row n shows
	Start    func(n int, f entryField) (text string)            // what a cell holds when it is edited
	Bars     func(n int, f entryField) (why string)             // why a cell takes nothing; "" = it does
	OnTyping func(n int, f entryField, text string)             // every keystroke in a cell
	OnCell   func(n int, f entryField, text string)             // a cell was left with another text
	OnGiveUp func(n int, f entryField)                          // the cell being typed was given up
	OnLeave  func(n int) (stay entryField, ok bool)             // a row is left: save it; !ok = stay at a cell
	OnEscape func(n int) bool                                   // Esc outside a cell; false = not used
	OnRepeat func(n int)                                        // F4: as in the row saved last
	OnPaste  func(text string, f entryField, rows, below []int) // Ctrl+V
	OnBarred func(why string)
	OnMove   func()

	view        []int // rows shown, by number
	row, anchor int   // into view; -1 = none
	col         entryField
	home        entryField // where Tab began in the row: Enter goes back under it
	tabbed      bool

	head   *gridHead
	list   *entryList
	editor *cellEntry
	typing bool
}

// entryDrawn is what a row shows.
type entryDrawn struct {
	Mark  string // of the status
	Lead  [entryLeadCount]cell
	Cells [entryFieldCount]cell
	Draft bool // something is typed and not saved
	Fault bool // it could not be saved
}

// entryLeadCount is the number of cells before those to type in: code, agency,
// task, due day.
const entryLeadCount = 4

func newEntryGrid() *entryGrid {
	g := &entryGrid{row: -1, anchor: -1, col: fieldNumber}
	heads := []gridHeadCell{{}, {Label: "Mã"}, {Label: "Cơ quan"}, {Label: "Nhiệm vụ"}, {Label: "Hạn, kỳ"}}
	for f := range entryFieldCount {
		h := gridHeadCell{Label: f.label()}
		if f == fieldPercent {
			h.Align = fyne.TextAlignTrailing
		}
		heads = append(heads, h)
	}
	g.head = newGridHead(heads, entryWidths, func(int) {})
	g.list = newEntryList(g)
	g.editor = newCellEntry(g)
	g.ExtendBaseWidget(g)
	return g
}

// entryWidths are the widths of mark, lead and cells within the total. The task
// leaves first where there is no room.
func entryWidths(total float32) []float32 {
	widths := []float32{26, 42, 118, 0, 94, 86, 124, 94, 42, 100, 0}
	gone := make([]bool, len(widths))
	need := float32(2 * gridFlexMin)
	for _, w := range widths {
		need += w
	}
	gone[3] = total-gridScrollRoom < need
	return gridWidths(widths, gone, total-gridScrollRoom)
}

// entryFirst is the index of the first cell to type in among the widths.
const entryFirst = 1 + entryLeadCount

// CreateRenderer lays the head over the list, and the cell being typed over both.
func (g *entryGrid) CreateRenderer() fyne.WidgetRenderer {
	g.editor.Hide()
	body := container.NewThemeOverride(g.list, tightTheme{})
	return widget.NewSimpleRenderer(container.New(&entryLayout{g}, g.head, body, g.editor))
}

// entryLayout is headLayout with the cell being typed where its row is.
type entryLayout struct{ grid *entryGrid }

// MinSize implements fyne.Layout.
func (l *entryLayout) MinSize(o []fyne.CanvasObject) fyne.Size { return headLayout{}.MinSize(o) }

// Layout implements fyne.Layout.
func (l *entryLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	headLayout{}.Layout(o, size)
	l.grid.placeEditor()
}

// SetView shows rows and keeps the cursor on row keep where it is still there.
func (g *entryGrid) SetView(rows []int, keep int) {
	g.view = rows
	g.row = slices.Index(rows, keep)
	if g.row < 0 && len(rows) > 0 {
		g.row = 0
	}
	g.anchor = g.row
	if g.row >= 0 {
		g.reveal()
	}
	g.list.Refresh()
}

// Current is the row under the cursor; -1 = none.
func (g *entryGrid) Current() int {
	if g.row < 0 || g.row >= len(g.view) {
		return -1
	}
	return g.view[g.row]
}

// Selected lists the selected rows.
func (g *entryGrid) Selected() []int {
	if g.Current() < 0 {
		return nil
	}
	return g.view[min(g.row, g.anchor) : max(g.row, g.anchor)+1]
}

// below lists the rows from the upper end of the selection on.
func (g *entryGrid) below() []int { return g.view[min(g.row, g.anchor):] }

// TakeFocus gives the keys to the grid.
func (g *entryGrid) TakeFocus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(g.list); c != nil {
		c.Focus(g.list)
	}
}

// GoTo moves the cursor to a cell without leaving questions.
func (g *entryGrid) GoTo(n int, f entryField) bool {
	i := slices.Index(g.view, n)
	if i < 0 {
		return false
	}
	g.row, g.anchor, g.col = i, i, f
	g.reveal()
	g.moved()
	return true
}

func (g *entryGrid) reveal() {
	g.list.Highlight(g.row)
	if g.list.Size().Height < rowHeight {
		g.list.ScrollToTop()
	}
}

func (g *entryGrid) moved() {
	g.list.Refresh()
	if g.OnMove != nil {
		g.OnMove()
	}
}

// move goes to row i of the view and a column; a row that is left is saved
// first, unless a range is being selected.
func (g *entryGrid) move(i int, f entryField, extend bool) {
	if len(g.view) == 0 {
		return
	}
	i = max(0, min(i, len(g.view)-1))
	if i != g.row && g.Current() >= 0 {
		if stay, ok := g.OnLeave(g.Current()); !ok {
			i, f, extend = g.row, stay, false
		}
	}
	g.row, g.col = i, max(0, min(f, entryFieldCount-1))
	if !extend || g.anchor < 0 {
		g.anchor = i
	}
	g.reveal()
	g.moved()
}

// next goes to the cell at the right, at the row's end to the next row.
func (g *entryGrid) next(step entryField) {
	if !g.tabbed {
		g.home, g.tabbed = g.col, true
	}
	f, row := g.col, g.row
	for {
		f += step
		switch {
		case f >= entryFieldCount && row+1 < len(g.view):
			g.move(row+1, 0, false)
			return
		case f < 0 && row > 0:
			g.move(row-1, entryFieldCount-1, false)
			return
		case f < 0 || f >= entryFieldCount:
			return
		case g.Bars(g.Current(), f) == "":
			g.move(row, f, false)
			return
		}
	}
}

// key handles a key outside a cell; false when the grid does not use it.
func (g *entryGrid) key(name fyne.KeyName, page int) bool {
	shift := g.list.shift()
	switch name {
	case fyne.KeyDown, fyne.KeyUp, fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyHome, fyne.KeyEnd, fyne.KeyLeft, fyne.KeyRight:
		g.tabbed = false
	}
	switch name {
	case fyne.KeyDown:
		g.move(g.row+1, g.col, shift)
	case fyne.KeyUp:
		g.move(max(g.row, 1)-1, g.col, shift)
	case fyne.KeyPageDown:
		g.move(g.row+page, g.col, shift)
	case fyne.KeyPageUp:
		g.move(g.row-page, g.col, shift)
	case fyne.KeyHome:
		g.move(0, g.col, shift)
	case fyne.KeyEnd:
		g.move(len(g.view)-1, g.col, shift)
	case fyne.KeyLeft:
		g.move(g.row, g.col-1, false)
	case fyne.KeyRight:
		g.move(g.row, g.col+1, false)
	case fyne.KeyTab:
		g.next(map[bool]entryField{true: -1, false: 1}[shift])
	default:
		return g.act(name)
	}
	return true
}

// act handles the keys that change something.
func (g *entryGrid) act(name fyne.KeyName) bool {
	if g.Current() < 0 {
		return false
	}
	switch name {
	case fyne.KeyReturn, fyne.KeyEnter:
		g.down()
	case fyne.KeyF2:
		g.begin(g.Start(g.Current(), g.col))
	case fyne.KeyF4:
		g.OnRepeat(g.Current())
		g.moved()
	case fyne.KeyDelete, fyne.KeyBackspace:
		if g.takes() {
			g.OnCell(g.Current(), g.col, "")
			g.moved()
		}
	case fyne.KeyEscape:
		return g.OnEscape(g.Current())
	default:
		return false
	}
	return true
}

// down saves the row and goes to the next, to the cell under the one where Tab
// began, as spreadsheets do; at the last row it stays.
func (g *entryGrid) down() {
	f := g.col
	if g.tabbed {
		f, g.tabbed = g.home, false
	}
	if g.row+1 < len(g.view) {
		g.move(g.row+1, f, false)
		return
	}
	if stay, ok := g.OnLeave(g.Current()); !ok {
		f = stay
	}
	g.col = f
	g.moved()
}

// takes tells whether the cell under the cursor can be typed in, and says why not.
func (g *entryGrid) takes() bool {
	why := g.Bars(g.Current(), g.col)
	if why != "" {
		g.OnBarred(why)
	}
	return why == ""
}

// begin starts typing in the cell under the cursor.
func (g *entryGrid) begin(text string) {
	if g.Current() < 0 || !g.takes() {
		return
	}
	g.anchor = g.row
	g.typing = true
	g.editor.start(text)
	g.placeEditor()
	g.editor.Show()
	if c := fyne.CurrentApp().Driver().CanvasForObject(g.list); c != nil {
		c.Focus(g.editor)
	}
}

// finish ends typing in the cell; keep takes what was typed.
func (g *entryGrid) finish(keep bool) {
	if !g.typing {
		return
	}
	g.typing = false
	n, text := g.Current(), g.editor.Text
	g.editor.Hide()
	if keep && text != g.editor.began {
		g.OnCell(n, g.col, text)
	} else {
		g.OnGiveUp(n, g.col)
	}
	g.TakeFocus()
	g.list.Refresh()
}

// placeEditor puts the cell being typed over its row; out of sight it is hidden
// but keeps the keys.
func (g *entryGrid) placeEditor() {
	if !g.typing {
		return
	}
	widths := entryWidths(g.list.Size().Width)
	x := float32(0)
	for _, w := range widths[:entryFirst+int(g.col)] {
		x += w
	}
	width := max(widths[entryFirst+int(g.col)], 96)
	x = min(x, g.list.Size().Width-width)
	y := float32(g.row)*rowHeight - g.list.GetScrollOffset()
	y = max(0, min(y, g.list.Size().Height-rowHeight))
	g.editor.Move(fyne.NewPos(x, gridHeadHeight+y-2))
	g.editor.Resize(fyne.NewSize(width, rowHeight+4))
}

// tap moves the cursor to the cell under the pointer; a second tap on a cell
// starts typing in it.
func (g *entryGrid) tap(i int, x float32) {
	f := g.col
	left := float32(0)
	for k, w := range entryWidths(g.list.Size().Width) {
		if x >= left && x < left+w && k >= entryFirst {
			f = entryField(k - entryFirst)
		}
		left += w
	}
	g.finish(true)
	g.tabbed = false
	again := i == g.row && f == g.col && g.list.focused
	g.move(i, f, g.list.shift())
	g.TakeFocus()
	if again && !g.list.shift() {
		g.begin(g.Start(g.Current(), g.col))
	}
}

// TSV is the selected rows as text for a spreadsheet, with a line of heads.
func (g *entryGrid) TSV() string {
	var b strings.Builder
	clean := strings.NewReplacer("\t", " ", "\n", " ", "\r", "")
	line := func(words []string) {
		for i, w := range words {
			words[i] = clean.Replace(w)
		}
		b.WriteString(strings.Join(words, "\t") + "\n")
	}
	var heads []string
	for _, h := range g.head.cells[1:] {
		heads = append(heads, h.Label)
	}
	line(heads)
	for _, n := range g.Selected() {
		d := g.Draw(n)
		var words []string
		for _, c := range append(d.Lead[:], d.Cells[:]...) {
			words = append(words, c.Text)
		}
		line(words)
	}
	return b.String()
}
