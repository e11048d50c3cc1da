package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"giaoban/briefing"
	"giaoban/data"
)

// indexCoverage is the tab of who has a duty for what: agencies by contents.
type indexCoverage struct {
	page    *indicesPage
	head    *headLine
	say     *fyne.Container
	matrix  *coverageView
	content fyne.CanvasObject
}

func newCoverageTab(p *indicesPage) *indexCoverage {
	v := &indexCoverage{page: p, head: newHeadLine(nil), say: container.New(&tightColumn{gap: 2}), matrix: newCoverageView()}
	v.matrix.OnCell = func(agency string, n data.Node) { p.showCell(agency, n) }
	v.content = container.New(&tightColumn{gap: 6}, v.head.box, v.say, v.matrix)
	return v
}

func (v *indexCoverage) box() fyne.CanvasObject { return v.content }

func (v *indexCoverage) fill() {
	p := v.page
	c := family(p.review().Coverage(p.index), p.review().Index(p.index), p.concept)
	v.head.set("Độ phủ "+indexNameOf(p.facts(), p.index), "số lượt giao của cơ quan cho nội dung; đỏ: số quá hạn; trống: không được giao")
	v.say.RemoveAll()
	if len(c.Nodes) == 0 || len(c.Agencies) == 0 {
		v.say.Add(emptyNote([]data.Span{{Text: "Chưa có nội dung nào được giao cho cơ quan."}}, "", nil))
	}
	v.matrix.Set(c)
	names := container.New(&flow{gap: 12, lineGap: 1})
	for _, n := range c.Nodes {
		names.Add(caption(n.Label()))
	}
	v.say.Add(names)
	v.content.Refresh()
}

// picture implements indexView: the matrix is no chart.
func (v *indexCoverage) picture() (briefing.Chart, error) {
	return briefing.Chart{}, &data.Error{
		Code: data.NotAllowed, Message: "Độ phủ là bảng, không phải biểu đồ.", Hint: "Xuất bảng Excel hoặc CSV, hoặc chọn mục khác.",
	}
}

// family keeps the dimensions, with the parts of the chosen one.
func family(c data.Coverage, v *data.IndexReview, concept string) data.Coverage {
	parent := ""
	for _, n := range v.Nodes {
		if n.Node.Concept == concept {
			parent = n.Node.Code
			if n.Node.Level == data.Subdimension {
				parent = n.Node.Parent
			}
		}
	}
	out := data.Coverage{Agencies: c.Agencies}
	for i, n := range c.Nodes {
		if n.Level == data.Dimension || n.Parent == parent {
			out.Nodes = append(out.Nodes, n)
			out.Cells = append(out.Cells, c.Cells[i])
		}
	}
	return out
}

// coverageView draws agencies by contents. A tap on a cell leads to its tasks.
type coverageView struct {
	widget.BaseWidget
	OnCell func(agency string, n data.Node)

	cover   data.Coverage
	drawn   float32
	objects []fyne.CanvasObject
}

const (
	coverLabel   float32 = 150
	coverRow     float32 = 22
	coverCellMin float32 = 30
	coverCellMax float32 = 62
)

func newCoverageView() *coverageView {
	v := &coverageView{}
	v.ExtendBaseWidget(v)
	return v
}

// Set replaces the matrix.
func (v *coverageView) Set(c data.Coverage) {
	v.cover = c
	v.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (v *coverageView) CreateRenderer() fyne.WidgetRenderer {
	v.draw(v.Size())
	return &coverageRenderer{v}
}

type coverageRenderer struct{ v *coverageView }

func (r *coverageRenderer) Destroy()                     {}
func (r *coverageRenderer) Objects() []fyne.CanvasObject { return r.v.objects }
func (r *coverageRenderer) Refresh()                     { r.v.draw(r.v.Size()); canvas.Refresh(r.v) }

func (r *coverageRenderer) MinSize() fyne.Size {
	c := r.v.cover
	return fyne.NewSize(coverLabel+coverCellMin*float32(len(c.Nodes)), coverRow*float32(1+len(c.Agencies)))
}

func (r *coverageRenderer) Layout(s fyne.Size) {
	if s.Width != r.v.drawn {
		r.v.draw(s)
	}
}

func (v *coverageView) cell() float32 {
	n := float32(max(1, len(v.cover.Nodes)))
	return min(coverCellMax, max(coverCellMin, (v.drawn-coverLabel)/n))
}

func (v *coverageView) draw(size fyne.Size) {
	v.objects, v.drawn = nil, size.Width
	if size.Width == 0 || len(v.cover.Nodes) == 0 {
		return
	}
	w := v.cell()
	muted := looks{size: sizeCaption, color: themeColor(colorMuted)}
	v.text("Cơ quan", 0, 0, coverLabel, fyne.TextAlignLeading, muted)
	for i, n := range v.cover.Nodes {
		v.text(shortNode(n), coverLabel+w*float32(i), 0, w, fyne.TextAlignCenter, muted)
	}
	v.line(coverRow-1, colorInk)
	for k, a := range v.cover.Agencies {
		y := coverRow * float32(k+1)
		v.text(a.Short, 0, y, coverLabel-6, fyne.TextAlignLeading, looks{size: sizeBody, color: themeColor(colorInk)})
		v.line(y+coverRow-1, colorRule)
		for i := range v.cover.Nodes {
			c := v.cover.Cells[i][k]
			if c.Total() == 0 {
				continue
			}
			l := looks{size: sizeBody, color: themeColor(colorAccent)}
			words := strconv.Itoa(c.Total())
			if c.Overdue > 0 {
				l.color, l.bold = themeColor(colorRed), true
				words = strconv.Itoa(c.Overdue) + "/" + words
			}
			v.text(words, coverLabel+w*float32(i), y, w, fyne.TextAlignCenter, l)
		}
	}
}

// shortNode names a content in a narrow column head.
func shortNode(n data.Node) string {
	if s := n.Short(); s != "" {
		return s
	}
	return n.Code
}

func (v *coverageView) text(s string, x, y, width float32, align fyne.TextAlign, l looks) {
	style := fyne.TextStyle{Bold: l.bold}
	t := canvas.NewText(ellipsize(s, width, l.size, style), l.color)
	t.TextSize, t.TextStyle, t.Alignment = l.size, style, align
	m := t.MinSize()
	t.Move(fyne.NewPos(x, y+(coverRow-1-m.Height)/2))
	t.Resize(fyne.NewSize(width, m.Height))
	v.objects = append(v.objects, t)
}

func (v *coverageView) line(y float32, color fyne.ThemeColorName) {
	r := canvas.NewRectangle(themeColor(color))
	r.Move(fyne.NewPos(0, y))
	r.Resize(fyne.NewSize(min(v.drawn, coverLabel+v.cell()*float32(len(v.cover.Nodes))), 1))
	v.objects = append(v.objects, r)
}

// Tapped opens the tasks behind the cell under the pointer.
func (v *coverageView) Tapped(e *fyne.PointEvent) {
	k, i := int(e.Position.Y/coverRow)-1, int((e.Position.X-coverLabel)/v.cell())
	if e.Position.X < coverLabel || k < 0 || k >= len(v.cover.Agencies) || i >= len(v.cover.Nodes) || v.OnCell == nil {
		return
	}
	if v.cover.Cells[i][k].Total() > 0 {
		v.OnCell(v.cover.Agencies[k].Code, v.cover.Nodes[i])
	}
}

// Cursor tells that cells can be tapped.
func (v *coverageView) Cursor() desktop.Cursor { return desktop.PointerCursor }
