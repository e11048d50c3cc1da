package ui

import (
	"bytes"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Sizes of a grid in units (DESIGN: table row 26, table head 22).
const (
	gridHeadHeight = 22
	gridCellPad    = 4
	gridScrollRoom = 10
	gridFlexMin    = 80 // a column that shares the rest never gets less
)

// cell is the text of one grid cell and how it looks.
type cell struct {
	Text  string
	Color fyne.ThemeColorName // "" = foreground
	Bold  bool
}

// column declares one column of a grid once: what it is called, how wide it is,
// what it shows and how it sorts.
type column[T any] struct {
	ID    string
	Label string
	Width float32 // units; 0 shares what the others leave
	// Optional columns leave when there is no room for all: those with the
	// highest number first; 0 always stays.
	Optional int
	Align    fyne.TextAlign

	// Cell gives what the cell shows and what Ctrl+C copies.
	Cell func(row T) cell
	// New and Update draw a cell that is not text; Cell is then only copied.
	New    func() fyne.CanvasObject
	Update func(row T, o fyne.CanvasObject)

	// Sortable columns sort when their head is tapped: by Compare, or by the
	// Vietnamese order of their text when Compare is nil.
	Sortable bool
	Compare  func(a, b T) int
}

// grid is a table of rows with whole-row hover and selection, sorting heads and
// keys. It is built on widget.List (virtual: only visible rows exist) because
// widget.Table selects cells, not rows.
type grid[T any] struct {
	widget.BaseWidget

	// Key identifies a row, so that selection survives new rows and sorting.
	Key func(row T) string
	// OnSelect fires when the cursor comes to a row, by key or by pointer.
	OnSelect func(row T)
	// OnActivate fires on Enter.
	OnActivate func(row T)
	// OnTap fires when a row is tapped, after OnSelect.
	OnTap func(row T)
	// OnEscape fires on Esc; nil leaves the key to the window.
	OnEscape func()
	// Strong marks rows drawn in bold, e.g. a total. May be nil.
	Strong func(row T) bool

	columns []column[T]
	rows    []T // natural order
	view    []T // as shown
	sorted  int // index into columns; -1 = natural order
	desc    bool
	cursor  int     // into view; -1 = none
	anchor  int     // other end of the selected range
	room    float32 // kept free at the right for the list's scroll bar

	head *gridHead
	list *gridList
}

// newGrid makes an empty grid. Two columns with one ID are a programming error.
func newGrid[T any](key func(T) string, columns ...column[T]) *grid[T] {
	seen := map[string]bool{}
	for _, c := range columns {
		if c.ID == "" || seen[c.ID] {
			panic("grid: column ID missing or repeated: " + c.ID)
		}
		seen[c.ID] = true
	}
	g := &grid[T]{Key: key, columns: columns, sorted: -1, cursor: -1, anchor: -1, room: gridScrollRoom}
	g.head = newGridHead(g.heads(), g.widths, func(i int) {
		g.tapHead(i)
		g.TakeFocus()
	})
	g.list = newGridList(g.key)
	g.list.Length = func() int { return len(g.view) }
	g.list.CreateItem = func() fyne.CanvasObject { return newGridRow(g) }
	g.list.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) {
		if i >= 0 && i < len(g.view) { // a row may have gone between Length and Update
			o.(*gridRow[T]).set(i)
		}
	}
	g.list.OnSelected = g.picked
	g.list.onFocus = func() {
		if g.cursor < 0 { // keys need a row to start from
			g.moveTo(0, false)
		}
	}
	g.ExtendBaseWidget(g)
	return g
}

// CreateRenderer lays the head over the list.
func (g *grid[T]) CreateRenderer() fyne.WidgetRenderer {
	body := container.NewThemeOverride(g.list, tightTheme{})
	return widget.NewSimpleRenderer(container.New(headLayout{}, g.head, body))
}

// SetRows replaces all rows, keeps the sort, and keeps the cursor on the row
// with the same key when it is still there.
func (g *grid[T]) SetRows(rows []T) {
	key, had := g.cursorKey()
	g.rows = rows
	g.arrange()
	g.cursor, g.anchor = -1, -1
	if had {
		g.place(key)
	}
	g.list.Refresh()
}

// Rows returns the rows as they are shown.
func (g *grid[T]) Rows() []T { return g.view }

// Selected returns the row under the cursor.
func (g *grid[T]) Selected() (row T, ok bool) {
	if g.cursor < 0 || g.cursor >= len(g.view) {
		return row, false
	}
	return g.view[g.cursor], true
}

// SelectedRows are the rows of the selected range, from top to bottom.
func (g *grid[T]) SelectedRows() []T {
	if _, ok := g.Selected(); !ok {
		return nil
	}
	return g.view[min(g.cursor, g.anchor) : max(g.cursor, g.anchor)+1]
}

// SelectedCount is the number of rows that TSV copies.
func (g *grid[T]) SelectedCount() int {
	if g.cursor < 0 {
		return len(g.view)
	}
	return max(g.cursor, g.anchor) - min(g.cursor, g.anchor) + 1
}

// SelectKey moves the cursor to the row with the key and fires OnSelect; false
// when there is no such row.
func (g *grid[T]) SelectKey(key string) bool {
	for i, r := range g.view {
		if g.Key(r) == key {
			g.moveTo(i, false)
			return true
		}
	}
	return false
}

// SortBy sorts by the column with the ID; an unknown ID restores natural order.
func (g *grid[T]) SortBy(id string, desc bool) {
	g.sorted = slices.IndexFunc(g.columns, func(c column[T]) bool { return c.ID == id })
	g.desc = desc
	g.resort()
}

// TSV returns the selected rows as tab-separated text with a line of labels,
// ready to paste into a spreadsheet; all rows when none is selected.
func (g *grid[T]) TSV() string {
	from, to := 0, len(g.view)-1
	if g.cursor >= 0 {
		from, to = min(g.cursor, g.anchor), max(g.cursor, g.anchor)
	}
	var b strings.Builder
	line := func(text func(column[T]) string) {
		sep := ""
		for _, c := range g.columns {
			if c.Cell == nil {
				continue
			}
			b.WriteString(sep + strings.NewReplacer("\t", " ", "\n", " ", "\r", "").Replace(text(c)))
			sep = "\t"
		}
		b.WriteByte('\n')
	}
	line(func(c column[T]) string { return c.Label })
	for i := from; i <= to && i < len(g.view); i++ {
		line(func(c column[T]) string { return c.Cell(g.view[i]).Text })
	}
	return b.String()
}

// still lays all rows out below the head, without list, selection and keys: for
// short tables inside a pane that scrolls, where a list of its own would catch
// the wheel. onTap may be nil.
func (g *grid[T]) still(onTap func(row T)) fyne.CanvasObject {
	g.room = 0
	column := container.New(&tightColumn{}, g.head)
	for i, r := range g.view {
		row := newGridRow(g)
		row.set(i)
		if onTap == nil {
			column.Add(row)
			continue
		}
		column.Add(newClickable(row, func() { onTap(r) }))
	}
	return column
}

// markKey puts the cursor on a row of a table that stands still: no scrolling,
// nobody is told.
func (g *grid[T]) markKey(key string) {
	for i, r := range g.view {
		if g.Key(r) == key {
			g.cursor, g.anchor = i, i
		}
	}
}

// Focusable returns what takes the keys.
func (g *grid[T]) Focusable() fyne.Focusable { return g.list }

// TakeFocus gives the keys to the grid, where it is on a window.
func (g *grid[T]) TakeFocus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(g.list); c != nil {
		c.Focus(g.list)
	}
}

func (g *grid[T]) heads() []gridHeadCell {
	out := make([]gridHeadCell, len(g.columns))
	for i, c := range g.columns {
		out[i] = gridHeadCell{Label: c.Label, Align: c.Align, Sortable: c.Sortable}
	}
	return out
}

// tapHead cycles a column through ascending, descending and natural order.
func (g *grid[T]) tapHead(i int) {
	switch {
	case !g.columns[i].Sortable:
		return
	case g.sorted != i:
		g.sorted, g.desc = i, false
	case !g.desc:
		g.desc = true
	default:
		g.sorted, g.desc = -1, false
	}
	g.resort()
}

func (g *grid[T]) resort() {
	key, had := g.cursorKey()
	g.arrange()
	if had {
		g.place(key)
	}
	g.head.mark(g.sorted, g.desc)
	g.list.Refresh()
}

// arrange fills view with the rows in the chosen order.
func (g *grid[T]) arrange() {
	g.view = slices.Clone(g.rows)
	if g.sorted < 0 {
		return
	}
	compare := g.columns[g.sorted].Compare
	if compare == nil {
		g.view = sortVietnamese(g.view, func(r T) string { return g.columns[g.sorted].Cell(r).Text }, g.desc)
		return
	}
	slices.SortStableFunc(g.view, func(a, b T) int {
		if g.desc {
			return compare(b, a)
		}
		return compare(a, b)
	})
}

func (g *grid[T]) cursorKey() (string, bool) {
	row, ok := g.Selected()
	if !ok {
		return "", false
	}
	return g.Key(row), true
}

// place puts the cursor on a row without firing OnSelect: the row is not new to
// whoever listens.
func (g *grid[T]) place(key string) {
	for i, r := range g.view {
		if g.Key(r) == key {
			g.cursor, g.anchor = i, i
			g.reveal(i)
			return
		}
	}
}

// moveTo moves the cursor, extending the selected range when extend is set.
func (g *grid[T]) moveTo(i int, extend bool) {
	if len(g.view) == 0 {
		return
	}
	i = max(0, min(i, len(g.view)-1))
	g.cursor = i
	if !extend || g.anchor < 0 {
		g.anchor = i
	}
	g.reveal(i)
	if g.OnSelect != nil {
		g.OnSelect(g.view[i])
	}
}

// reveal scrolls to row i. Before the first layout there is no height to scroll
// in, and the list would hide its first row.
func (g *grid[T]) reveal(i int) {
	g.list.Highlight(i)
	if g.list.Size().Height < rowHeight {
		g.list.ScrollToTop()
	}
}

// picked hears of a tap on a row.
func (g *grid[T]) picked(i widget.ListItemID) {
	g.list.UnselectAll()
	if i < 0 || i >= len(g.view) {
		return
	}
	extend := g.list.shift()
	g.moveTo(i, extend)
	if g.OnTap != nil && !extend {
		g.OnTap(g.view[i])
	}
}

// inRange tells whether row i is selected.
func (g *grid[T]) inRange(i int) bool {
	return g.cursor >= 0 && i >= min(g.cursor, g.anchor) && i <= max(g.cursor, g.anchor)
}

// key handles a key press in the list; false when the grid does not use it.
func (g *grid[T]) key(name fyne.KeyName, page int) bool {
	switch name {
	case fyne.KeyDown:
		g.moveTo(g.cursor+1, g.list.shift())
	case fyne.KeyUp:
		g.moveTo(max(g.cursor, 1)-1, g.list.shift())
	case fyne.KeyHome:
		g.moveTo(0, g.list.shift())
	case fyne.KeyEnd:
		g.moveTo(len(g.view)-1, g.list.shift())
	case fyne.KeyPageDown:
		g.moveTo(g.cursor+page, g.list.shift())
	case fyne.KeyPageUp:
		g.moveTo(g.cursor-page, g.list.shift())
	case fyne.KeyReturn, fyne.KeyEnter:
		if row, ok := g.Selected(); ok && g.OnActivate != nil {
			g.OnActivate(row)
		}
	case fyne.KeyEscape:
		if g.OnEscape == nil {
			return false
		}
		g.OnEscape()
	default:
		return false
	}
	return true
}

// sortVietnamese returns rows in the Vietnamese order of their text, stable:
// a à ả ã á ạ ă … d đ. Keys are made once per row, not once per comparison.
func sortVietnamese[T any](rows []T, text func(T) string, desc bool) []T {
	type keyed struct {
		row T
		key []byte
	}
	col := collate.New(language.Vietnamese)
	var buf collate.Buffer
	all := make([]keyed, len(rows))
	for i, r := range rows {
		all[i] = keyed{r, slices.Clone(col.KeyFromString(&buf, text(r)))}
		buf.Reset()
	}
	slices.SortStableFunc(all, func(a, b keyed) int {
		if desc {
			return bytes.Compare(b.key, a.key)
		}
		return bytes.Compare(a.key, b.key)
	})
	out := make([]T, len(rows))
	for i, k := range all {
		out[i] = k.row
	}
	return out
}

// gridList is widget.List with the keys of a grid. The list's own selection is
// not used: it holds one row only, and tapping a selected row again is silent.
type gridList struct {
	widget.List
	keys    func(name fyne.KeyName, page int) bool
	focused bool
	onFocus func()
	runes   func(rune) // letters, for pages that give them a meaning; nil = none
	shift   func() bool
}

func newGridList(keys func(fyne.KeyName, int) bool) *gridList {
	l := &gridList{keys: keys, shift: shiftHeld}
	l.HideSeparators = true
	l.ExtendBaseWidget(l)
	return l
}

// TypedKey moves the cursor of the grid.
func (l *gridList) TypedKey(e *fyne.KeyEvent) {
	page := max(1, int(l.Size().Height/rowHeight)-1)
	if !l.keys(e.Name, page) {
		forwardKey(l, e)
	}
}

// TypedRune hands letters on. A page must not take them as keys: the letter would
// then be typed into the field that the key opens.
func (l *gridList) TypedRune(r rune) {
	if l.runes != nil {
		l.runes(r)
	}
}

// FocusGained shows the mark of the cursor row.
func (l *gridList) FocusGained() {
	l.focused = true
	l.onFocus()
	l.List.FocusGained()
	l.Refresh()
}

// FocusLost hides the mark of the cursor row.
func (l *gridList) FocusLost() {
	l.focused = false
	l.List.FocusLost()
	l.Refresh()
}

// shiftHeld asks the driver, because key events carry no modifiers.
func shiftHeld() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}
