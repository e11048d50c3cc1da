package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// entryList is widget.List with the keys of an entry grid: all of them, Tab and
// what is typed included.
type entryList struct {
	widget.List
	grid    *entryGrid
	focused bool
	shift   func() bool
}

func newEntryList(g *entryGrid) *entryList {
	l := &entryList{grid: g, shift: shiftHeld}
	l.HideSeparators = true
	l.Length = func() int { return len(g.view) }
	l.CreateItem = func() fyne.CanvasObject { return newEntryRow(g) }
	l.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) {
		if i >= 0 && i < len(g.view) {
			o.(*entryRow).set(i)
		}
		g.placeEditor() // the list scrolls under the cell being typed
	}
	l.ExtendBaseWidget(l)
	return l
}

// TypedKey moves the cursor of the grid.
func (l *entryList) TypedKey(e *fyne.KeyEvent) {
	page := max(1, int(l.Size().Height/rowHeight)-1)
	if !l.grid.key(e.Name, page) {
		forwardKey(l, e)
	}
}

// TypedRune starts typing in the cell under the cursor.
func (l *entryList) TypedRune(r rune) {
	if r >= ' ' {
		l.grid.begin("")
		if l.grid.typing {
			l.grid.editor.TypedRune(r)
		}
	}
}

// AcceptsTab implements fyne.Tabbable: Tab goes to the next cell.
func (l *entryList) AcceptsTab() bool { return true }

// TypedShortcut implements fyne.Shortcutable.
func (l *entryList) TypedShortcut(s fyne.Shortcut) {
	g := l.grid
	if p, ok := s.(*fyne.ShortcutPaste); ok {
		if g.Current() >= 0 {
			g.OnPaste(p.Clipboard.Content(), g.col, g.Selected(), g.below())
		}
		return
	}
	forwardAny(l, s)
}

// forwardAny hands any shortcut on to the window, Fyne's own kinds included.
func forwardAny(o fyne.CanvasObject, s fyne.Shortcut) {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if window, ok := c.(fyne.Shortcutable); ok {
		window.TypedShortcut(s)
	}
}

// FocusGained shows the mark of the cursor.
func (l *entryList) FocusGained() {
	l.focused = true
	l.List.FocusGained()
	l.Refresh()
}

// FocusLost hides the mark of the cursor.
func (l *entryList) FocusLost() {
	l.focused = false
	l.List.FocusLost()
	l.Refresh()
}

// entryRow draws one visible row; the list reuses it for others.
type entryRow struct {
	widget.BaseWidget
	grid  *entryGrid
	index int

	back, bar, rule, frame *canvas.Rectangle
	mark                   *mark
	lead                   [entryLeadCount]*gridText
	cells                  [entryFieldCount]*gridText
}

func newEntryRow(g *entryGrid) *entryRow {
	r := &entryRow{grid: g, index: -1, mark: newMark()}
	r.back, r.bar, r.rule = &canvas.Rectangle{}, &canvas.Rectangle{}, &canvas.Rectangle{}
	r.frame = &canvas.Rectangle{StrokeWidth: 2}
	for i := range r.lead {
		r.lead[i] = newGridText(fyne.TextAlignLeading, sizeBody)
	}
	for f := range r.cells {
		align := fyne.TextAlignLeading
		if entryField(f) == fieldPercent {
			align = fyne.TextAlignTrailing
		}
		r.cells[f] = newGridText(align, sizeBody)
	}
	r.ExtendBaseWidget(r)
	return r
}

func (r *entryRow) set(i int) {
	r.index = i
	r.fill()
}

func (r *entryRow) fill() {
	g := r.grid
	if r.index < 0 || r.index >= len(g.view) {
		return
	}
	d := g.Draw(g.view[r.index])
	r.mark.set(d.Mark)
	for i := range r.lead {
		r.lead[i].set(d.Lead[i])
	}
	for f := range r.cells {
		r.cells[f].set(d.Cells[f])
	}
	r.paint(d)
}

// paint sets the colours of the row's state.
func (r *entryRow) paint(d entryDrawn) {
	g := r.grid
	current := r.index == g.row
	inRange := g.row >= 0 && r.index >= min(g.row, g.anchor) && r.index <= max(g.row, g.anchor)
	setFill(r.back, themeColor(colorSelected), inRange)
	setFill(r.rule, themeColor(colorRule), true)
	state := colorAccent
	if d.Draft {
		state = colorAmber
	}
	if d.Fault {
		state = colorRed
	}
	setFill(r.bar, themeColor(state), d.Draft || d.Fault || current && g.list.focused)
	edge := color.Color(themeColor(colorAccent))
	if !g.list.focused {
		edge = themeColor(colorControl)
	}
	if r.frame.StrokeColor != edge {
		r.frame.StrokeColor = edge
		r.frame.Refresh()
	}
	show(r.frame, current)
	if current {
		r.placeFrame()
	}
}

// placeFrame puts the frame around the cell under the cursor.
func (r *entryRow) placeFrame() {
	x := float32(0)
	widths := entryWidths(r.Size().Width)
	at := entryFirst + int(r.grid.col)
	for _, w := range widths[:at] {
		x += w
	}
	r.frame.Move(fyne.NewPos(x, 0))
	r.frame.Resize(fyne.NewSize(widths[at], rowHeight-1))
}

// CreateRenderer implements fyne.Widget.
func (r *entryRow) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{r.back, r.rule, r.bar, r.mark}
	for _, t := range r.lead {
		objects = append(objects, t.line)
	}
	for _, t := range r.cells {
		objects = append(objects, t.line)
	}
	objects = append(objects, r.frame)
	return &gridRowRenderer{objects: objects, min: fyne.NewSize(gridFlexMin, rowHeight), layout: r.layout, refresh: r.fill}
}

func (r *entryRow) layout(size fyne.Size) {
	r.back.Resize(size)
	r.bar.Resize(fyne.NewSize(3, size.Height-1))
	r.rule.Move(fyne.NewPos(0, size.Height-1))
	r.rule.Resize(fyne.NewSize(size.Width, 1))
	r.mark.Move(fyne.NewPos(6, (size.Height-14)/2))
	r.mark.Resize(fyne.NewSquareSize(14))
	x := float32(0)
	for i, w := range entryWidths(size.Width) {
		if i > 0 {
			t := r.text(i)
			show(t.line, w > 0)
			t.place(fyne.NewPos(x+gridCellPad, 0), fyne.NewSize(max(0, w-2*gridCellPad), size.Height-1))
		}
		x += w
	}
	r.placeFrame()
}

// text is what is drawn in column i.
func (r *entryRow) text(i int) *gridText {
	if i < entryFirst {
		return r.lead[i-1]
	}
	return r.cells[i-entryFirst]
}

// Tapped moves the cursor here.
func (r *entryRow) Tapped(e *fyne.PointEvent) { r.grid.tap(r.index, e.Position.X) }

// Cursor tells that cells can be tapped.
func (r *entryRow) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// cellEntry is the cell being typed.
type cellEntry struct {
	widget.Entry
	grid  *entryGrid
	began string // its text when typing began
}

func newCellEntry(g *entryGrid) *cellEntry {
	e := &cellEntry{grid: g}
	e.Wrapping = fyne.TextWrapOff
	e.ExtendBaseWidget(e)
	e.OnChanged = func(s string) {
		if g.typing {
			g.OnTyping(g.Current(), g.col, s)
		}
	}
	return e
}

func (e *cellEntry) start(text string) {
	typing := e.grid.typing
	e.grid.typing = false // setting the text is not typing
	e.SetText(text)
	e.CursorColumn = len([]rune(text))
	e.began = text
	e.grid.typing = typing
	e.Refresh()
}

// AcceptsTab implements fyne.Tabbable.
func (e *cellEntry) AcceptsTab() bool { return true }

// FocusLost keeps what was typed: a click elsewhere must not lose it.
func (e *cellEntry) FocusLost() {
	e.Entry.FocusLost()
	if g := e.grid; g.typing {
		g.OnTyping(g.Current(), g.col, e.Text)
	}
}

// TypedKey implements fyne.Focusable.
func (e *cellEntry) TypedKey(k *fyne.KeyEvent) {
	g := e.grid
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		g.finish(true)
		g.down()
	case fyne.KeyTab:
		g.finish(true)
		g.key(fyne.KeyTab, 1)
	case fyne.KeyDown, fyne.KeyUp:
		g.finish(true)
		g.key(k.Name, 1)
	case fyne.KeyEscape:
		g.finish(false)
	default:
		if isFunctionKey(k.Name) {
			forwardKey(e, k)
			return
		}
		e.Entry.TypedKey(k)
	}
}

// TypedShortcut implements fyne.Shortcutable. A table on the clipboard is meant
// for the grid, not for one cell.
func (e *cellEntry) TypedShortcut(s fyne.Shortcut) {
	if p, ok := s.(*fyne.ShortcutPaste); ok {
		if table := splitTSV(p.Clipboard.Content()); len(table) > 1 || len(table) == 1 && len(table[0]) > 1 {
			e.grid.finish(false)
			e.grid.list.TypedShortcut(s)
			return
		}
	}
	e.Entry.TypedShortcut(s)
	forwardShortcut(e, s)
}
