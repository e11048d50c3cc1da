package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// gridWidths gives every column its width within the total; columns without one
// of their own share what is left, and those that are gone get none.
func gridWidths(widths []float32, gone []bool, total float32) []float32 {
	out := make([]float32, len(widths))
	left, flex := total, 0
	for i, w := range widths {
		switch {
		case gone[i]:
		case w == 0:
			flex++
		default:
			out[i] = w
			left -= w
		}
	}
	for i, w := range widths {
		if w == 0 && !gone[i] {
			out[i] = max(gridFlexMin, left/float32(flex))
		}
	}
	return out
}

// widths gives every column its width; 0 for a column that had to leave.
func (g *grid[T]) widths(total float32) []float32 {
	w := make([]float32, len(g.columns))
	gone := make([]bool, len(g.columns))
	for {
		need, next := float32(0), -1
		for i, c := range g.columns {
			if gone[i] {
				continue
			}
			w[i] = c.Width
			need += c.Width
			if c.Width == 0 {
				need += gridFlexMin
			}
			if c.Optional > 0 && (next < 0 || c.Optional > g.columns[next].Optional) {
				next = i
			}
		}
		if need <= total-g.room || next < 0 {
			break
		}
		gone[next] = true
	}
	return gridWidths(w, gone, total-g.room)
}

// headLayout puts the head over the list, without the padding of a border.
type headLayout struct{}

// MinSize implements fyne.Layout.
func (headLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(0, 2*rowHeight)
}

// Layout implements fyne.Layout.
func (headLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(size.Width, gridHeadHeight))
	o[1].Move(fyne.NewPos(0, gridHeadHeight))
	o[1].Resize(fyne.NewSize(size.Width, size.Height-gridHeadHeight))
}

// gridRow draws one visible row; the list reuses it for other rows.
type gridRow[T any] struct {
	widget.BaseWidget
	grid  *grid[T]
	index int

	back, mark, rule *canvas.Rectangle
	texts            []*gridText         // nil where the column draws itself
	drawn            []fyne.CanvasObject // nil where the column is text
}

func newGridRow[T any](g *grid[T]) *gridRow[T] {
	r := &gridRow[T]{grid: g, index: -1}
	r.back, r.mark, r.rule = &canvas.Rectangle{}, &canvas.Rectangle{}, &canvas.Rectangle{}
	r.texts = make([]*gridText, len(g.columns))
	r.drawn = make([]fyne.CanvasObject, len(g.columns))
	for i, c := range g.columns {
		if c.New != nil {
			r.drawn[i] = c.New()
			continue
		}
		r.texts[i] = newGridText(c.Align, sizeBody)
	}
	r.ExtendBaseWidget(r)
	return r
}

// set shows row i of the view.
func (r *gridRow[T]) set(i int) {
	r.index = i
	r.fill()
}

func (r *gridRow[T]) fill() {
	g := r.grid
	if r.index < 0 || r.index >= len(g.view) {
		return
	}
	row := g.view[r.index]
	strong := g.Strong != nil && g.Strong(row)
	for i, c := range g.columns {
		if r.drawn[i] != nil {
			c.Update(row, r.drawn[i])
			continue
		}
		v := c.Cell(row)
		v.Bold = v.Bold || strong
		r.texts[i].set(v)
	}
	r.paint()
}

// paint sets the colours of the row's state.
func (r *gridRow[T]) paint() {
	selected := r.grid.inRange(r.index)
	setFill(r.back, themeColor(colorSelected), selected)
	setFill(r.mark, themeColor(colorAccent), r.grid.list.focused && r.index == r.grid.cursor)
	setFill(r.rule, themeColor(colorRule), true)
}

func setFill(r *canvas.Rectangle, c color.Color, show bool) {
	if r.FillColor != c {
		r.FillColor = c
		r.Refresh()
	}
	if show != r.Visible() {
		if show {
			r.Show()
		} else {
			r.Hide()
		}
	}
}

// CreateRenderer lays the cells out by the columns' widths.
func (r *gridRow[T]) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{r.back, r.rule, r.mark}
	for i := range r.grid.columns {
		objects = append(objects, r.cell(i))
	}
	return &gridRowRenderer{
		objects: objects,
		min:     fyne.NewSize(gridFlexMin, rowHeight),
		layout:  r.layout,
		refresh: r.fill,
	}
}

func (r *gridRow[T]) layout(size fyne.Size) {
	r.back.Resize(size)
	r.mark.Resize(fyne.NewSize(3, size.Height-1))
	r.rule.Move(fyne.NewPos(0, size.Height-1))
	r.rule.Resize(fyne.NewSize(size.Width, 1))
	x := float32(0)
	for i, w := range r.grid.widths(size.Width) {
		pos := fyne.NewPos(x+gridCellPad, 0)
		box := fyne.NewSize(max(0, w-2*gridCellPad), size.Height-1)
		show(r.cell(i), w > 0)
		if o := r.drawn[i]; o != nil {
			m := o.MinSize()
			if m.Width > box.Width || m.Width == 0 {
				m.Width = box.Width
			}
			if r.grid.columns[i].Align == fyne.TextAlignLeading {
				m.Width = box.Width
			}
			o.Resize(fyne.NewSize(m.Width, m.Height))
			o.Move(pos.AddXY((box.Width-m.Width)/2, (box.Height-m.Height)/2))
		} else {
			r.texts[i].place(pos, box)
		}
		x += w
	}
}

// cell is what is drawn in column i.
func (r *gridRow[T]) cell(i int) fyne.CanvasObject {
	if r.drawn[i] != nil {
		return r.drawn[i]
	}
	return r.texts[i].line
}

// gridRowRenderer draws fixed objects with a layout function.
type gridRowRenderer struct {
	objects []fyne.CanvasObject
	min     fyne.Size
	layout  func(fyne.Size)
	refresh func()
}

func (r *gridRowRenderer) Destroy()                     {}
func (r *gridRowRenderer) Layout(s fyne.Size)           { r.layout(s) }
func (r *gridRowRenderer) MinSize() fyne.Size           { return r.min }
func (r *gridRowRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *gridRowRenderer) Refresh()                     { r.refresh() }

// gridHeadCell is one head of a grid.
type gridHeadCell struct {
	Label    string
	Align    fyne.TextAlign
	Sortable bool
}

// gridHead is the line of column heads with an ink rule below.
type gridHead struct {
	widget.BaseWidget
	cells  []gridHeadCell
	widths func(total float32) []float32
	onTap  func(i int)

	labels []*gridText
	arrow  *widget.Icon
	rule   *canvas.Rectangle
	sorted int
	desc   bool
}

func newGridHead(cells []gridHeadCell, widths func(float32) []float32, onTap func(int)) *gridHead {
	h := &gridHead{cells: cells, widths: widths, onTap: onTap, sorted: -1}
	for _, c := range cells {
		h.labels = append(h.labels, newGridText(c.Align, sizeCaption))
	}
	h.arrow = widget.NewIcon(theme.MenuDropDownIcon())
	h.arrow.Hide()
	h.rule = &canvas.Rectangle{}
	h.ExtendBaseWidget(h)
	return h
}

// mark shows which column sorts, and which way; -1 hides the mark.
func (h *gridHead) mark(i int, desc bool) {
	h.sorted, h.desc = i, desc
	h.Refresh()
}

func (h *gridHead) fill() {
	h.rule.FillColor = themeColor(colorInk)
	h.rule.Refresh()
	for i, c := range h.cells {
		name := colorMuted
		if i == h.sorted {
			name = colorInk
		}
		h.labels[i].set(cell{Text: c.Label, Color: name})
	}
	if h.sorted < 0 {
		h.arrow.Hide()
		return
	}
	h.arrow.SetResource(theme.MenuDropDownIcon())
	if !h.desc {
		h.arrow.SetResource(theme.MenuDropUpIcon())
	}
	h.arrow.Show()
	h.layout(h.Size())
}

// CreateRenderer lays the heads out by the columns' widths.
func (h *gridHead) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{h.rule, h.arrow}
	for _, l := range h.labels {
		objects = append(objects, l.line)
	}
	h.fill()
	return &gridRowRenderer{
		objects: objects,
		min:     fyne.NewSize(gridFlexMin, gridHeadHeight),
		layout:  h.layout,
		refresh: h.fill,
	}
}

func (h *gridHead) layout(size fyne.Size) {
	h.rule.Move(fyne.NewPos(0, size.Height-1))
	h.rule.Resize(fyne.NewSize(size.Width, 1))
	x := float32(0)
	const arrow = 14
	for i, w := range h.widths(size.Width) {
		box := fyne.NewSize(max(0, w-2*gridCellPad), size.Height-1)
		show(h.labels[i].line, w > 0)
		if i == h.sorted {
			box.Width -= arrow
			h.arrow.Resize(fyne.NewSquareSize(arrow))
			h.arrow.Move(fyne.NewPos(x+w-gridCellPad-arrow, (size.Height-arrow)/2))
		}
		h.labels[i].place(fyne.NewPos(x+gridCellPad, 0), box)
		x += w
	}
}

// Tapped sorts by the head under the pointer.
func (h *gridHead) Tapped(e *fyne.PointEvent) {
	if i := h.at(e.Position.X); i >= 0 {
		h.onTap(i)
	}
}

func (h *gridHead) at(x float32) int {
	left := float32(0)
	for i, w := range h.widths(h.Size().Width) {
		if x >= left && x < left+w {
			return i
		}
		left += w
	}
	return -1
}

// Cursor tells that heads can be tapped.
func (h *gridHead) Cursor() desktop.Cursor { return desktop.PointerCursor }
