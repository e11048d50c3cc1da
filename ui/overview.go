package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"giaoban/briefing"
	"giaoban/charts"
	"giaoban/data"
)

// overviewPage answers in a minute: where we stand, what to decide, who is late,
// which index fell. Nothing on it needs a click; every number leads to its list.
type overviewPage struct {
	app    *App
	layout *overviewLayout
	body   *fyne.Container // laid out by layout
	box    fyne.CanvasObject
	strip  *chartView
	bars   *chartView
	sparks map[string]*chartView // by index code
}

// agencyLimit is how many agencies the bars show; the others are counted below.
const agencyLimit = 9

// barPitch is the height of one agency's row in a bar chart.
const barPitch float32 = 19

func newOverviewPage(a *App) Page {
	p := &overviewPage{app: a, layout: &overviewLayout{}, sparks: map[string]*chartView{}}
	p.body = container.New(p.layout)
	p.strip = newChartView(a, charts.Spec{}, fyne.NewSize(100, 9))
	p.bars = newChartView(a, charts.Spec{}, fyne.NewSize(200, barPitch*agencyLimit))
	p.bars.OnTapped = p.tapAgency
	scroll := container.NewVScroll(container.New(&inset{top: pageTop, right: pageSide, left: pageSide}, p.body))
	p.box = container.New(&widthFirst{p.layout}, container.NewThemeOverride(scroll, quietTheme{}))
	p.Refresh()
	return p
}

func (p *overviewPage) Title() string              { return "Tổng quan" }
func (p *overviewPage) Content() fyne.CanvasObject { return p.box }

// Print leads to the report, which is the printed form of this page.
func (p *overviewPage) Print() { p.app.Go(Route{Page: PageReport}) }

// Header offers the printed form.
func (p *overviewPage) Header() fyne.CanvasObject {
	return newButton("In tóm tắt", "Ctrl+P", theme.DocumentPrintIcon(), p.Print)
}

// Refresh builds the sections from the Review. The pictures stay until their new
// ones are drawn.
func (p *overviewPage) Refresh() {
	r := p.app.Review()
	p.layout.parts = overviewParts{
		verdict: newParagraph(r.Verdict...),
		rates:   p.rates(r),
		trends:  p.trends(r),
		changes: p.changes(r),
		matters: p.matters(r),
		drops:   p.drops(r),
	}
	parts := &p.layout.parts
	if r.Tasks.Total()+r.Tasks.Exited == 0 {
		p.fillEmpty(parts)
	} else {
		p.strip.SetSpec(briefing.StatusStrip(r.Tasks, ""))
		parts.numbers, parts.narrowRates = p.numbers(r)
		parts.agencies = p.agencies(r)
	}
	p.body.Objects = p.layout.parts.all()
	p.body.Refresh()
	p.box.Refresh()
}

// fillEmpty says what an empty workbook lacks and what can be done next.
func (p *overviewPage) fillEmpty(parts *overviewParts) {
	words := container.New(&tightColumn{gap: 6},
		newParagraph(data.Span{Text: "Sổ chưa có văn bản chỉ đạo", Bold: true},
			data.Span{Text: ", nên chưa có nhiệm vụ để theo dõi. Danh mục cơ quan và chỉ số đã có sẵn."}),
		newLink("Xem chỉ số", func() { p.app.Go(Route{Page: PageIndices}) }),
		newLink("Mở dữ liệu mẫu Kon Tum 2018", func() { p.app.openSample(SampleDemo) }),
		newLink("Mở sổ khác…", p.app.chooseFile))
	parts.numbers = section("Văn bản chỉ đạo", "chưa có", container.New(&inset{top: 4, bottom: 8}, words))
	parts.verdict, parts.rates, parts.matters, parts.changes = nil, nil, nil, nil
	parts.agencies = section("Cơ quan", "chưa giao nhiệm vụ cho cơ quan nào", nil)
}

// tapAgency opens the agency whose bar was tapped.
func (p *overviewPage) tapAgency(pos fyne.Position) {
	r := p.app.Review()
	order := r.WorstAgencies()
	if i := int(pos.Y / barPitch); i >= 0 && i < min(len(order), agencyLimit) {
		p.app.Go(Route{Page: PageAgencies, Agency: r.AgencyRows[order[i]].Agency.Code})
	}
}

// overviewParts are the page's sections; nil ones are left out.
type overviewParts struct {
	verdict                          *paragraph
	numbers, matters, drops, changes fyne.CanvasObject // left column
	rates, agencies, trends          fyne.CanvasObject // right column
	narrowRates                      fyne.CanvasObject // cell of numbers, in one column only
}

func (s *overviewParts) left() []fyne.CanvasObject {
	return present(s.numbers, s.matters, s.drops, s.changes)
}

func (s *overviewParts) right() []fyne.CanvasObject {
	return present(s.rates, s.agencies, s.trends)
}

// one is the order of a single column: what to decide stays in the first fold.
func (s *overviewParts) one() []fyne.CanvasObject {
	return present(s.numbers, s.matters, s.rates, s.agencies, s.drops, s.trends, s.changes)
}

func (s *overviewParts) all() []fyne.CanvasObject {
	out := s.one()
	if s.verdict != nil {
		out = append(out, s.verdict)
	}
	return out
}

func present(objects ...fyne.CanvasObject) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, o := range objects {
		if o != nil {
			out = append(out, o)
		}
	}
	return out
}

// overviewLayout puts the verdict over two columns, or over one when narrow.
// Heights depend on the width, which widthFirst sets before anyone asks.
type overviewLayout struct {
	parts         overviewParts
	width, height float32 // of the page, as widthFirst set them
}

const (
	columnGap      float32 = 26
	sectionGap     float32 = 8
	tightGap       float32 = 2                   // where the read-only band takes room
	rightShare     float32 = 460.0 / (1186 - 26) // of the width without the gap
	overviewLeast  float32 = 780
	overviewDouble         = wideContent - railWide - 2*pageSide
)

// MinSize implements fyne.Layout.
func (l *overviewLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(overviewLeast, l.fit(max(l.width, overviewLeast)))
}

// Layout implements fyne.Layout.
func (l *overviewLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.fit(size.Width)
}

// fit places everything, closer together when that spares the scrolling.
func (l *overviewLayout) fit(width float32) float32 {
	if h := l.place(width, sectionGap); width < overviewDouble || h <= l.height {
		return h
	}
	return l.place(width, tightGap)
}

// place moves everything for a width and returns the height it takes.
func (l *overviewLayout) place(width, gap float32) float32 {
	y := float32(0)
	if v := l.parts.verdict; v != nil {
		y = stack([]fyne.CanvasObject{v}, 0, 0, width, gap) + gap
	}
	narrow := width < overviewDouble
	if l.parts.narrowRates != nil {
		show(l.parts.narrowRates, narrow)
	}
	if narrow {
		return stack(l.parts.one(), 0, y, width, gap)
	}
	right := float32(int((width - columnGap) * rightShare))
	left := width - columnGap - right
	return max(stack(l.parts.left(), 0, y, left, gap), stack(l.parts.right(), left+columnGap, y, right, gap))
}

// stack puts objects below each other and returns where they end.
func stack(objects []fyne.CanvasObject, x, y, width, gap float32) float32 {
	for i, o := range objects {
		if i > 0 {
			y += gap
		}
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(width, o.Size().Height)) // wrapped text learns its width
		h := o.MinSize().Height
		o.Resize(fyne.NewSize(width, h))
		y += h
	}
	return y
}

// widthFirst tells a layout the room it will get before its scroll container
// asks how high it is.
type widthFirst struct{ layout *overviewLayout }

func (l *widthFirst) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

func (l *widthFirst) Layout(o []fyne.CanvasObject, size fyne.Size) {
	l.layout.width = size.Width - 2*pageSide
	l.layout.height = size.Height - pageTop
	o[0].Resize(size)
	o[0].Refresh()
}
