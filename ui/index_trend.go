package ui

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"giaoban/briefing"
	"giaoban/charts"
	"giaoban/data"
)

// indexTrend is the tab of all years: the chosen content's values among those of
// all provinces, the chosen figure in words, and the table of all contents.
type indexTrend struct {
	page      *indicesPage
	head      *headLine
	peers     *widget.Check
	chart     *chartView
	dotsHead  *text
	dotsNote  *text
	dots      *chartView
	dotsBox   fyne.CanvasObject
	figure    *fyne.Container
	heatHead  *fyne.Container
	heat      *heatView
	published *fyne.Container
	content   fyne.CanvasObject
}

// trendHeight leaves room for the whole table below on an office screen.
const trendHeight float32 = 196

func newIndexTrend(p *indicesPage) *indexTrend {
	t := &indexTrend{
		page: p, heat: newHeatView(), figure: container.New(&tightColumn{gap: 3}),
		heatHead: container.New(&tightColumn{}), published: container.New(&tightColumn{}),
		dotsHead: bold(""), dotsNote: caption(""),
	}
	t.peers = widget.NewCheck("các tỉnh so sánh", func(bool) { t.fill() })
	t.head = newHeadLine(t.peers)
	empty := charts.Spec{Kind: charts.KindTrend, Trend: &charts.Trend{}}
	t.chart = newChartView(p.app, empty, fyne.NewSize(300, trendHeight))
	t.dots = newChartView(p.app, empty, fyne.NewSize(200, trendHeight-38))
	t.dotsHead.Truncate, t.dotsNote.Truncate = true, true
	t.dotsBox = container.NewBorder(container.New(&tightColumn{}, t.dotsHead, t.dotsNote), nil, nil, nil, t.dots)
	t.heat.OnCell = func(concept string, f data.Figure) { p.choose(p.index, concept, f.Year) }
	t.heat.OnRow = func(concept string) { p.choose(p.index, concept, 0) }
	t.content = container.New(&tightColumn{gap: 6}, t.head.box, container.New(trendRow{}, t.chart, t.dotsBox),
		t.figure, t.heatHead, t.heat, t.published)
	return t
}

// trendRow puts the provinces beside the years where both can be read, else below.
type trendRow struct{}

const (
	trendBesideMin float32 = 540
	trendDotsWidth float32 = 232
)

// MinSize implements fyne.Layout.
func (trendRow) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	if o[1].Visible() && o[0].Size().Width > 0 && o[1].Position().Y > 0 { // below
		return fyne.NewSize(a.Width, a.Height+b.Height+8)
	}
	return fyne.NewSize(a.Width, a.Height)
}

// Layout implements fyne.Layout.
func (trendRow) Layout(o []fyne.CanvasObject, size fyne.Size) {
	a, b := o[0].MinSize(), o[1].MinSize()
	switch {
	case !o[1].Visible():
		o[0].Resize(fyne.NewSize(size.Width, a.Height))
	case size.Width >= trendBesideMin:
		left := size.Width - trendDotsWidth - 18
		o[0].Resize(fyne.NewSize(left, a.Height))
		o[1].Move(fyne.NewPos(left+18, 0))
		o[1].Resize(fyne.NewSize(trendDotsWidth, a.Height))
	default:
		o[0].Resize(fyne.NewSize(size.Width, a.Height))
		o[1].Move(fyne.NewPos(0, a.Height+8))
		o[1].Resize(fyne.NewSize(size.Width, b.Height))
	}
}

func (t *indexTrend) box() fyne.CanvasObject { return t.content }

func (t *indexTrend) fill() {
	p := t.page
	f, r := p.facts(), p.review()
	if r.Index(p.index) == nil {
		return
	}
	t.head.set(p.nodeHead())
	spec := briefing.IndexTrend(f, r, p.index, p.concept, briefing.TrendOptions{
		HideLater: p.hideLater, Peers: t.peers.Checked, Band: true,
	})
	spec.HideTitle = true
	t.chart.SetSpec(spec)
	t.fillDots(f, r)
	table := data.HeatOf(f, r, p.index, p.concept, p.hideLater)
	t.fillHeat(f, table)
	t.fillFigure(f, r)
	t.content.Refresh()
}

// fillDots shows the other provinces in the shown year, where they are known.
func (t *indexTrend) fillDots(f *data.Facts, r *data.Review) {
	p := t.page
	spec := briefing.PeerDots(f, r, p.index, p.concept, p.year)
	if ranks := briefing.PeerRanks(f, r, p.index, p.concept, p.year); len(ranks.Dots.Rows) > len(spec.Dots.Rows) {
		spec = ranks // values of the others are not known
	}
	if p.yearHidden() {
		spec.Dots.Rows = nil
	}
	show(t.dotsBox, len(spec.Dots.Rows) > 1)
	if len(spec.Dots.Rows) <= 1 {
		return
	}
	t.dotsHead.SetText(spec.Title)
	note := ""
	if fig := p.figure(); fig != nil && fig.Rank > 0 {
		note = r.Province + " hạng " + data.FormatRank(fig.Rank, fig.RankedOf)
		if fig.Group != data.NoGroup {
			note += ", nhóm " + fig.Group.Name()
		}
	}
	t.dotsNote.SetText(note)
	spec.HideTitle = true
	t.dots.SetSpec(spec)
}

// fillHeat shows all contents in all years; an index whose provinces are not
// known has its contents as they were published instead.
func (t *indexTrend) fillHeat(f *data.Facts, table data.Heat) {
	p := t.page
	t.heatHead.RemoveAll()
	t.published.RemoveAll()
	asPublished := !table.Groups && hasDimensions(p.nodes)
	show(t.heat, len(table.Years) > 0 && !asPublished)
	switch {
	case asPublished:
		t.published.Add(p.publishedTable())
	case len(table.Years) == 0:
		link, enter := "", func() {}
		if p.app.canEdit() {
			link, enter = "Nhập số liệu…", func() { p.editFigure(p.concept) }
		}
		t.heatHead.Add(section("Mọi năm", "", emptyNote([]data.Span{{Text: "Sổ chưa có điểm " + indexNameOf(f, p.index) + " của tỉnh."}}, link, enter)))
	case table.Groups:
		t.heatHead.Add(sectionWith("Mọi năm", "nhóm trong các tỉnh, phần mềm tính", heatKey(), nil))
	default:
		t.heatHead.Add(section("Mọi năm", "số như đã công bố; ô trống: chưa có", nil))
	}
	t.heatHead.Refresh()
	t.published.Refresh()
	t.heat.Set(table, p.concept, p.year)
	t.heat.Resize(t.heat.Size())
}

func hasDimensions(nodes []data.NodeRow) bool {
	for _, n := range nodes {
		if n.Node.Level == data.Dimension {
			return true
		}
	}
	return false
}

// figure is the figure of the chosen content in the shown year; nil when the
// workbook has none.
func (p *indicesPage) figure() *data.Figure {
	for _, fig := range data.History(p.facts(), p.index, p.concept, p.app.AsOf()) {
		if fig.Year == p.year && knownFigure(fig) && (fig.Published || !p.hideLater) {
			return &fig
		}
	}
	return nil
}

// fillFigure says everything about the chosen figure and what can be done with it.
func (t *indexTrend) fillFigure(f *data.Facts, r *data.Review) {
	p := t.page
	t.figure.RemoveAll()
	fig := p.figure()
	var links []fyne.CanvasObject
	if fig == nil {
		t.figure.Add(colored(p.missingWords(f), colorAmber))
	} else {
		facts := figureFacts(f, r, p.index, *fig)
		if x, ok := compareFact(f, p.index, fig.Node, p.from, fig.Year); ok {
			facts = append(facts, x)
		}
		if ob := observationOf(f, p.index, f.Book.Province, fig.Year, fig.Node.Code); ob != nil && ob.Note != "" {
			facts = append(facts, fact{Label: "Ghi chú", Value: ob.Note})
		}
		t.figure.Add(factLines(facts, max(400, p.middle.Size().Width-12)))
		t.figure.Add(container.New(&columns{widths: []float32{46, -1}}, muted("Nguồn"), ellipsis(sourceTitle(f, fig.Source))))
		links = append(links, newLink("Xem nguồn của số này", func() { p.showSource(*fig) }))
		if fig.HasValue {
			links = append(links, newLink("Thử giả định…", func() { p.suppose() }))
		}
	}
	if p.app.canEdit() {
		words := "Sửa số này…"
		if fig == nil {
			words = "Nhập số liệu…"
		}
		links = append(links, newLink(words, func() { p.editFigure(p.concept) }), newLink("Chỉ tiêu…", p.editAim))
	}
	t.figure.Add(linkLine(links...))
	t.figure.Refresh()
}

// missingWords says that there is no figure, and since when the content exists.
func (p *indicesPage) missingWords(f *data.Facts) string {
	words := fmt.Sprintf("Sổ chưa có giá trị của nội dung này năm %d.", p.year)
	if since := firstYear(f, p.index, p.concept); since > p.year {
		words += " Nội dung có từ năm " + strconv.Itoa(since) + "."
	}
	return words
}

// observationOf finds the stored figure of a province; nil when there is none.
func observationOf(f *data.Facts, index, province string, year int, code string) *data.Observation {
	for i := range f.Observations {
		o := &f.Observations[i]
		if o.Year == year && o.Province == province && o.Code == code && o.Index == index {
			return o
		}
	}
	return nil
}

// showSource tells where a figure comes from.
func (p *indicesPage) showSource(fig data.Figure) {
	column := container.New(&tightColumn{gap: 6})
	for _, x := range sourceFacts(p.facts(), fig.Source) {
		column.Add(newParagraph(data.Span{Text: x.Label + ": ", Bold: true}, data.Span{Text: x.Value}))
	}
	p.app.newModal("Nguồn: "+strings.TrimSpace(fig.Node.Label())+", năm "+strconv.Itoa(fig.Year), column, nil, newButton("Đóng", "Esc", nil, nil).main())
}

// picture implements indexView.
func (t *indexTrend) picture() (briefing.Chart, error) {
	p := t.page
	title, _ := p.nodeHead()
	spec := briefing.IndexTrend(p.facts(), p.review(), p.index, p.concept,
		briefing.TrendOptions{HideLater: true, Peers: t.peers.Checked, Band: true})
	return briefing.Chart{Name: p.fileStem("dien-bien"), Title: title, Spec: spec, Size: charts.Size{Width: 640, Height: 320}}, nil
}
