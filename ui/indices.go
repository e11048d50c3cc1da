package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"giaoban/briefing"
	"giaoban/charts"
	"giaoban/data"
)

// indicesPage shows which content of an index fell, by how much, and who is in
// charge of it: tree, trend, all years, drops.
type indicesPage struct {
	app       *App
	index     string
	concept   string
	year      int // of the chosen figure
	hideLater bool
	from, to  int // compared years; 0 = the Review's own pair

	tree          *indexTreeView
	chart         *chartView
	chartHead     *fyne.Container
	figure        *fyne.Container
	heatHead      *fyne.Container
	heat          *heatView
	drops         *fyne.Container
	allDrops      bool
	toYear        *choice
	fromYear      *choice
	hide          *widget.Check
	header        fyne.CanvasObject
	content       fyne.CanvasObject
	middle, right *container.Scroll
}

// Widths of the outer columns.
const (
	indexTreeWidth  float32 = 250
	indexDropsWidth float32 = 258
	dropsShown              = 7
)

func newIndicesPage(a *App) Page {
	p := &indicesPage{
		app: a, tree: newIndexTreeView(), heat: newHeatView(), chartHead: container.New(&tightColumn{}),
		figure: container.New(&tightColumn{gap: 3}), heatHead: container.New(&tightColumn{}), drops: container.New(&tightColumn{gap: 8}),
	}
	p.chart = newChartView(a, charts.Spec{Kind: charts.KindTrend, Trend: &charts.Trend{}}, fyne.NewSize(320, 215))
	p.tree.OnSelect = func(r *treeRow) { p.choose(r.Index, r.Concept, 0) }
	p.heat.OnCell = func(concept string, f data.Figure) { p.choose(p.index, concept, f.Year) }
	p.heat.OnRow = func(concept string) { p.choose(p.index, concept, 0) }
	p.toYear = newChoice(func(string) { p.compare() })
	p.fromYear = newChoice(func(string) { p.compare() })
	p.hide = widget.NewCheck("", func(on bool) { p.hideLater = on; p.fill() })
	p.header = container.New(&lineLayout{gap: 8, grow: -1}, p.hide, muted("So sánh"),
		container.New(&fixed{fyne.NewSize(76, 30)}, framed(p.toYear)), muted("với"), container.New(&fixed{fyne.NewSize(76, 30)}, framed(p.fromYear)))
	p.content = p.layout()
	p.Refresh()
	return p
}

func (p *indicesPage) layout() fyne.CanvasObject {
	below := container.New(&tightColumn{})
	middle := container.New(&tightColumn{gap: 8}, p.chartHead, p.chart, p.figure, p.heatHead, p.heat, below)
	p.middle = container.NewVScroll(container.New(&inset{right: 10}, middle))
	beside := container.New(&inset{right: 10}, p.drops)
	p.right = container.NewVScroll(beside)
	// In a narrow window the drops stand below the years.
	move := func(narrow bool) {
		beside.Objects, below.Objects = []fyne.CanvasObject{p.drops}, nil
		if narrow {
			beside.Objects, below.Objects = nil, beside.Objects
		}
		beside.Refresh()
		below.Refresh()
		p.middle.Refresh()
	}
	return container.New(&inset{pageTop, 6, pageTop, pageSide}, container.New(&threeColumns{onNarrow: move}, p.tree.box, quiet(p.middle), quiet(p.right)))
}

// threeColumns gives the tree and the drops fixed widths and the rest to the
// middle. In a narrow window the third column leaves, and onNarrow is told.
type threeColumns struct {
	narrow   bool
	onNarrow func(bool)
}

// MinSize implements fyne.Layout.
func (*threeColumns) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 200) }

// Layout implements fyne.Layout.
func (l *threeColumns) Layout(o []fyne.CanvasObject, size fyne.Size) {
	const gap = 16
	tree, drops := indexTreeWidth, indexDropsWidth+10
	narrow := size.Width < splitMin-2*pageSide
	if narrow {
		tree, drops = 190, -gap
	}
	show(o[2], !narrow)
	if narrow != l.narrow {
		l.narrow = narrow
		l.onNarrow(narrow)
	}
	o[0].Resize(fyne.NewSize(tree, size.Height))
	o[1].Move(fyne.NewPos(tree+gap, 0))
	o[1].Resize(fyne.NewSize(size.Width-tree-drops-2*gap, size.Height))
	o[2].Move(fyne.NewPos(size.Width-drops, 0))
	if !narrow {
		o[2].Resize(fyne.NewSize(drops, size.Height))
	}
}

// Title implements Page.
func (p *indicesPage) Title() string { return "Chỉ số" }

// Content implements Page.
func (p *indicesPage) Content() fyne.CanvasObject { return p.content }

// Header implements Headed.
func (p *indicesPage) Header() fyne.CanvasObject { return p.header }

// Footer implements Footed.
func (p *indicesPage) Footer() string {
	x, _ := p.app.Facts().IndexOf(p.index)
	words := x.Short()
	if x.Publisher != "" {
		words += ": " + x.Publisher
	}
	if !x.Ranked {
		words += " · hạng, nhóm do phần mềm xếp"
	}
	return words + " · chọn một ô để xem nguồn"
}

// Copy implements Copier: the years table as text for a spreadsheet.
func (p *indicesPage) Copy() {
	p.app.app.Clipboard().SetContent(p.heat.heat.TSV())
	p.app.toast("Đã chép bảng điểm theo năm, dán được vào bảng tính")
}

// Refresh implements Page.
func (p *indicesPage) Refresh() {
	r := p.app.Review()
	rows, roots := indexTree(p.app.Facts(), r)
	p.tree.Set(rows, roots)
	if r.Index(p.index) == nil {
		p.index, p.concept = "", ""
		if len(r.Indices) > 0 {
			p.index = r.Indices[0].Index.Code
		}
	}
	p.hide.Text = "Ẩn năm công bố sau ngày chốt"
	p.hide.Refresh()
	p.choose(p.index, p.concept, p.year)
}

// Route implements Router. Without an index the page keeps what it shows.
func (p *indicesPage) Route(r Route) {
	if r.Index != "" {
		p.choose(r.Index, r.Concept, 0)
	}
}

// choose shows a node of an index and one of its years; year 0 takes the latest
// that was public at the cut-off date.
func (p *indicesPage) choose(index, concept string, year int) {
	r := p.app.Review()
	v := r.Index(index)
	if v == nil {
		p.showNoIndex()
		return
	}
	if index != p.index {
		p.from, p.to, p.allDrops = 0, 0, false
	}
	if concept == "" {
		concept = totalConcept(v)
	}
	p.index, p.concept, p.year = index, concept, year
	if id := treeID(p.tree.rows, index, concept); id != "" {
		p.tree.Select(id)
	}
	p.fillYears(v)
	p.fill()
	if p.app.shows(p) {
		p.app.refreshFooter()
	}
}

// showNoIndex is the page of a workbook without indices.
func (p *indicesPage) showNoIndex() {
	p.chart.Hide()
	p.chartHead.Objects = []fyne.CanvasObject{section("Chỉ số", "",
		emptyNote([]data.Span{{Text: "Sổ chưa có chỉ số nào."}}, "Mở sổ…", p.app.chooseFile))}
	p.chartHead.Refresh()
}

// fillYears offers the years that have a value of the index.
func (p *indicesPage) fillYears(v *data.IndexReview) {
	var years []option
	for _, y := range comparableYears(p.app.Facts(), p.app.Review(), p.index, p.hideLater) {
		years = append(years, option{strconv.Itoa(y), strconv.Itoa(y)})
	}
	p.toYear.Set(years)
	p.fromYear.Set(years)
	if p.to == 0 && v.Pair != nil {
		p.from, p.to = v.Pair.From.Year, v.Pair.To.Year
	}
	p.toYear.Choose(strconv.Itoa(p.to))
	p.fromYear.Choose(strconv.Itoa(p.from))
	for _, c := range []*choice{p.toYear, p.fromYear} {
		if len(years) < 2 {
			c.Disable()
		} else {
			c.Enable()
		}
	}
}

// compare takes the two years from the choices.
func (p *indicesPage) compare() {
	p.to, _ = strconv.Atoi(p.toYear.Value()) // the choices are numbers
	p.from, _ = strconv.Atoi(p.fromYear.Value())
	p.allDrops = false
	p.fillDrops()
}

// fill shows the chosen node everywhere.
func (p *indicesPage) fill() {
	f, r := p.app.Facts(), p.app.Review()
	if r.Index(p.index) == nil {
		return
	}
	spec := briefing.IndexTrend(f, r, p.index, p.concept, briefing.TrendOptions{HideLater: p.hideLater})
	title, note := trendHead(f, r, p.index, p.concept)
	spec.Title = "" // the section's title names it
	p.chartHead.Objects = []fyne.CanvasObject{section(title, note, nil)}
	p.chartHead.Refresh()
	p.chart.Show()
	p.chart.SetSpec(spec)
	p.fillHeat(f, r)
	p.fillFigure(f, r)
	p.fillDrops()
}

func (p *indicesPage) fillHeat(f *data.Facts, r *data.Review) {
	t := data.HeatOf(f, r, p.index, p.concept, p.hideLater)
	p.heatHead.RemoveAll()
	switch {
	case len(t.Years) == 0:
		p.heatHead.Add(section("Mọi năm", "", emptyNote([]data.Span{{Text: "Sổ chưa có điểm " + indexNameOf(f, p.index) + " của tỉnh."}}, "", nil)))
	case t.Groups:
		p.heatHead.Add(sectionWith("Mọi năm", "nhóm trong các tỉnh, phần mềm tính", heatKey(), nil))
	default:
		p.heatHead.Add(section("Mọi năm", "số như đã công bố; ô trống: chưa có", nil))
	}
	p.heatHead.Refresh()
	p.heat.Set(t, p.concept, p.shownYear())
	p.heat.Resize(p.heat.Size())
}

// shownYear is the year whose figure is told of.
func (p *indicesPage) shownYear() int {
	if fig := p.chosenFigure(); fig != nil {
		return fig.Year
	}
	return 0
}

// chosenFigure is the figure of the chosen year, else the latest public one,
// else the earliest there is.
func (p *indicesPage) chosenFigure() *data.Figure {
	history := data.History(p.app.Facts(), p.index, p.concept, p.app.AsOf())
	var found *data.Figure
	for i := range history {
		fig := &history[i]
		known := fig.HasValue || fig.Rank > 0 || fig.GroupText != ""
		switch {
		case !known || p.hideLater && !fig.Published:
		case fig.Year == p.year:
			return fig
		case found == nil || fig.Published:
			found = fig
		}
	}
	return found
}

func (p *indicesPage) fillFigure(f *data.Facts, r *data.Review) {
	p.figure.RemoveAll()
	if fig := p.chosenFigure(); fig != nil {
		p.figure.Add(factLines(figureFacts(f, r, p.index, *fig), max(400, p.middle.Size().Width-12)))
		source := newLink("Xem nguồn của số này", func() { p.showSource(*fig) })
		p.figure.Add(container.New(&lineLayout{grow: -1}, source))
	} else {
		p.figure.Add(colored("Sổ chưa có giá trị nào của nội dung này.", colorAmber))
	}
	p.figure.Refresh()
}

// showSource tells where a figure comes from.
func (p *indicesPage) showSource(fig data.Figure) {
	column := container.New(&tightColumn{gap: 6})
	for _, x := range sourceFacts(p.app.Facts(), fig.Source) {
		column.Add(newParagraph(data.Span{Text: x.Label + ": ", Bold: true}, data.Span{Text: x.Value}))
	}
	p.app.newModal("Nguồn: "+fig.Node.Label()+", năm "+strconv.Itoa(fig.Year), column, nil, newButton("Đóng", "Esc", nil, nil).main())
}

// trendHead is title and note of the chart: the node, its unit and scale.
func trendHead(f *data.Facts, r *data.Review, index, concept string) (title, note string) {
	v := r.Index(index)
	title, note = v.Index.Short(), v.Index.Unit
	for _, n := range v.Nodes {
		if n.Node.Concept != concept {
			continue
		}
		if n.Node.Level != data.Total {
			title = n.Node.Label()
		}
		if n.Node.Max > 0 {
			note += ", thang " + trimPoints(n.Node.Min) + "–" + trimPoints(n.Node.Max)
		}
		note += " · " + tasksWords(n)
	}
	return title, note
}

// tasksWords tells the tasks that name a node from those that only bear on it.
func tasksWords(n data.NodeRow) string {
	stated, inferred := data.TaskRange(n.Tasks[:n.Stated]), data.TaskRange(n.Tasks[n.Stated:])
	switch {
	case len(n.Tasks) == 0:
		return "chưa có nhiệm vụ"
	case n.Stated == 0:
		return "chưa có nhiệm vụ trực tiếp; suy luận " + inferred
	case inferred == "":
		return "nhiệm vụ " + stated
	}
	return "nhiệm vụ " + stated + "; suy luận " + inferred
}

func totalConcept(v *data.IndexReview) string {
	for _, n := range v.Nodes {
		if n.Node.Level == data.Total {
			return n.Node.Concept
		}
	}
	return ""
}

// treeID finds the row of a node in the tree.
func treeID(rows map[string]*treeRow, index, concept string) string {
	for id, r := range rows {
		if r.Index == index && r.Concept == concept {
			return id
		}
	}
	return ""
}
