package ui

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"giaoban/data"
)

// Sizes of the heat table.
const (
	heatRowHeight   float32 = 24
	heatLabel       float32 = 160 // where there is room
	heatLabelMin    float32 = 132
	heatCellMin     float32 = 33
	heatCellMax     float32 = 52
	heatBreakWidth  float32 = 10
	heatUnderlineIn float32 = 3
)

// heatColors are fill and text of the four PAPI groups, light and dark. Beside
// the colour the two low groups carry one and two lines under the number, so
// that the table reads without colour.
func heatColors(g data.Group4) (fill, text [2]color.NRGBA) {
	ink := pair(0x1A2027, 0xE9EBED)
	switch g {
	case data.Highest:
		return pair(0x1F5A8A, 0x7FB4E2), pair(0xFFFFFF, 0x0E1317)
	case data.HighMiddle:
		return pair(0xB5CFE5, 0x2F516F), ink
	case data.LowMiddle:
		return pair(0xF6E3C8, 0x4A3A22), ink
	case data.Lowest:
		return pair(0xE0A36E, 0xB8743B), pair(0x1A2027, 0x0E1317)
	}
	return [2]color.NRGBA{}, ink
}

func side(c [2]color.NRGBA) color.NRGBA {
	if isDark() {
		return c[1]
	}
	return c[0]
}

// heatView draws a heat table. A tap on a cell chooses its figure.
type heatView struct {
	widget.BaseWidget
	OnCell func(concept string, f data.Figure)
	OnRow  func(concept string)

	heat     data.Heat
	selected string // concept whose row is bold
	year     int    // chosen figure of that row
	objects  []fyne.CanvasObject
	lefts    []float32 // of the year columns
	cell     float32   // width of a year column
	drawn    float32   // width the objects were laid out for
}

func newHeatView() *heatView {
	h := &heatView{}
	h.ExtendBaseWidget(h)
	return h
}

// Set replaces the table; the row of the concept and its year are marked.
func (h *heatView) Set(t data.Heat, concept string, year int) {
	h.heat, h.selected, h.year = t, concept, year
	h.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (h *heatView) CreateRenderer() fyne.WidgetRenderer {
	h.draw(h.Size())
	return &heatRenderer{h}
}

type heatRenderer struct{ h *heatView }

func (r *heatRenderer) Destroy()                     {}
func (r *heatRenderer) Objects() []fyne.CanvasObject { return r.h.objects }
func (r *heatRenderer) Refresh()                     { r.h.draw(r.h.Size()); canvas.Refresh(r.h) }

func (r *heatRenderer) MinSize() fyne.Size {
	return fyne.NewSize(heatLabelMin+heatCellMin*float32(len(r.h.heat.Years)), heatRowHeight*float32(1+len(r.h.heat.Rows))+2)
}

func (r *heatRenderer) Layout(s fyne.Size) {
	if s.Width != r.h.drawn {
		r.h.draw(s)
	}
}

// measure gives every year its left edge; a scheme break leaves a gap before it.
func (h *heatView) measure(width float32) {
	breaks := float32(0)
	for _, y := range h.heat.Years {
		if y.Break {
			breaks += heatBreakWidth
		}
	}
	n := float32(max(1, len(h.heat.Years)))
	h.cell = min(heatCellMax, max(heatCellMin, (width-heatLabel-breaks)/n))
	x := max(heatLabelMin, width-h.cell*n-breaks)
	h.lefts = h.lefts[:0]
	for _, y := range h.heat.Years {
		if y.Break {
			x += heatBreakWidth
		}
		h.lefts = append(h.lefts, x)
		x += h.cell
	}
}

func (h *heatView) draw(size fyne.Size) {
	h.objects, h.drawn = nil, size.Width
	if size.Width == 0 || len(h.heat.Years) == 0 {
		return
	}
	h.measure(size.Width)
	h.text("Điểm của tỉnh theo năm", fyne.NewPos(gridCellPad, 0), h.lefts[0]-8, fyne.TextAlignLeading, looks{size: sizeCaption, color: themeColor(colorMuted)})
	for i, y := range h.heat.Years {
		l := looks{size: sizeCaption, color: themeColor(colorInk), bold: !y.Later}
		if y.Later {
			l.color = themeColor(colorMuted)
		}
		h.text(strconv.Itoa(y.Year), fyne.NewPos(h.lefts[i], 0), h.cell, fyne.TextAlignCenter, l)
	}
	h.rect(fyne.NewPos(0, heatRowHeight-1), fyne.NewSize(size.Width, 1), themeColor(colorInk))
	for i, row := range h.heat.Rows {
		y := heatRowHeight * float32(i+1)
		h.row(row, y, size.Width)
	}
	h.breaks()
}

func (h *heatView) row(row data.HeatRow, y, width float32) {
	line := themeColor(colorRule)
	if row.Total {
		h.rect(fyne.NewPos(0, y-1), fyne.NewSize(width, 2), themeColor(colorInk))
	}
	chosen := row.Concept == h.selected
	l := looks{size: sizeBody, color: themeColor(colorInk), bold: chosen || row.Total}
	h.text(row.Label, fyne.NewPos(gridCellPad, y), h.lefts[0]-8, fyne.TextAlignLeading, l)
	h.rect(fyne.NewPos(0, y+heatRowHeight-1), fyne.NewSize(width, 1), line)
	for i, c := range row.Cells {
		if c.Text == "" {
			continue
		}
		h.value(c, h.lefts[i], y, chosen && h.heat.Years[i].Year == h.year)
		if row.Partial[h.heat.Years[i].Year] {
			h.rect(fyne.NewPos(h.lefts[i]-1, y), fyne.NewSize(2, heatRowHeight-1), themeColor(colorInk))
		}
	}
}

// value draws one figure: fill and underline of its group, a frame when chosen.
func (h *heatView) value(c data.HeatCell, x, y float32, chosen bool) {
	fill, ink := heatColors(c.Group)
	if c.Group != data.NoGroup {
		h.rect(fyne.NewPos(x, y), fyne.NewSize(h.cell-1, heatRowHeight-1), side(fill))
	}
	l := looks{size: sizeCaption, color: side(ink)}
	if c.Group == data.NoGroup && c.Later {
		l.color = themeColor(colorMuted)
	}
	w := h.text(c.Text, fyne.NewPos(x, y-1), h.cell-1, fyne.TextAlignCenter, l)
	lines := map[data.Group4]int{data.LowMiddle: 1, data.Lowest: 2}[c.Group]
	for n := range lines {
		h.rect(fyne.NewPos(x+(h.cell-1-w)/2, y+heatRowHeight-5+float32(n)*2), fyne.NewSize(w, 1), side(ink))
	}
	if chosen {
		frame := canvas.NewRectangle(color.Transparent)
		frame.StrokeColor, frame.StrokeWidth = themeColor(colorAccent), 2
		frame.Move(fyne.NewPos(x-1, y-1))
		frame.Resize(fyne.NewSize(h.cell+1, heatRowHeight+1))
		h.objects = append(h.objects, frame)
	}
}

// breaks draws slanted strokes down the gap before a year of another scheme.
func (h *heatView) breaks() {
	bottom := heatRowHeight * float32(len(h.heat.Rows)+1)
	for i, y := range h.heat.Years {
		if !y.Break {
			continue
		}
		x := h.lefts[i] - heatBreakWidth
		for s := heatRowHeight; s+5 < bottom; s += 6 {
			stroke := canvas.NewLine(themeColor(colorMuted))
			stroke.StrokeWidth = 1
			stroke.Position1, stroke.Position2 = fyne.NewPos(x+2, s+5), fyne.NewPos(x+heatBreakWidth-3, s)
			h.objects = append(h.objects, stroke)
		}
	}
}

// looks of a text in the table.
type looks struct {
	size  float32
	color color.Color
	bold  bool
}

// text places one line in the middle of a row and returns the width of its words.
func (h *heatView) text(s string, pos fyne.Position, width float32, align fyne.TextAlign, l looks) float32 {
	style := fyne.TextStyle{Bold: l.bold}
	t := canvas.NewText(ellipsize(s, width, l.size, style), l.color)
	t.TextSize, t.TextStyle, t.Alignment = l.size, style, align
	m := t.MinSize()
	t.Move(pos.AddXY(0, (heatRowHeight-1-m.Height)/2))
	t.Resize(fyne.NewSize(width, m.Height))
	h.objects = append(h.objects, t)
	return m.Width
}

func (h *heatView) rect(pos fyne.Position, size fyne.Size, c color.Color) {
	r := canvas.NewRectangle(c)
	r.Move(pos)
	r.Resize(size)
	h.objects = append(h.objects, r)
}

// Tapped chooses the figure or the row under the pointer.
func (h *heatView) Tapped(e *fyne.PointEvent) {
	n := int(e.Position.Y/heatRowHeight) - 1
	if n < 0 || n >= len(h.heat.Rows) {
		return
	}
	row := h.heat.Rows[n]
	for i, x := range h.lefts {
		if e.Position.X >= x && e.Position.X < x+h.cell && row.Cells[i].Figure != nil {
			if h.OnCell != nil {
				h.OnCell(row.Concept, *row.Cells[i].Figure)
			}
			return
		}
	}
	if h.OnRow != nil {
		h.OnRow(row.Concept)
	}
}

// Cursor tells that figures can be tapped.
func (h *heatView) Cursor() desktop.Cursor { return desktop.PointerCursor }

// heatKey explains the marks of the groups.
func heatKey() fyne.CanvasObject {
	k := &heatKeyView{}
	k.ExtendBaseWidget(k)
	return k
}

type heatKeyView struct {
	widget.BaseWidget
	objects []fyne.CanvasObject
	width   float32
}

// CreateRenderer implements fyne.Widget.
func (k *heatKeyView) CreateRenderer() fyne.WidgetRenderer {
	k.draw()
	return &heatKeyRenderer{k}
}

type heatKeyRenderer struct{ k *heatKeyView }

func (r *heatKeyRenderer) Destroy()                     {}
func (r *heatKeyRenderer) Objects() []fyne.CanvasObject { return r.k.objects }
func (r *heatKeyRenderer) Layout(fyne.Size)             {}
func (r *heatKeyRenderer) MinSize() fyne.Size           { return fyne.NewSize(r.k.width, 18) }
func (r *heatKeyRenderer) Refresh()                     { r.k.draw(); canvas.Refresh(r.k) }

func (k *heatKeyView) draw() {
	k.objects, k.width = nil, 0
	add := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
		k.objects = append(k.objects, o)
	}
	for _, g := range []struct {
		group data.Group4
		words string
		lines int
	}{{data.Highest, "cao nhất", 0}, {data.HighMiddle, "TB cao", 0}, {data.LowMiddle, "TB thấp", 1}, {data.Lowest, "thấp nhất", 2}} {
		fill, ink := heatColors(g.group)
		add(canvas.NewRectangle(side(fill)), k.width, 3, 20, 13)
		for n := range g.lines {
			add(canvas.NewRectangle(side(ink)), k.width+heatUnderlineIn, 11+float32(n)*2, 20-2*heatUnderlineIn, 1)
		}
		t := canvas.NewText(g.words, themeColor(colorMuted))
		t.TextSize = sizeCaption
		m := t.MinSize()
		add(t, k.width+25, (18-m.Height)/2, m.Width, m.Height)
		k.width += 25 + m.Width + 12
	}
}
