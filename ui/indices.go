package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"giaoban/briefing"
	"giaoban/data"
)

// indicesPage shows which content of an index fell, by how much, against whom,
// and who is in charge of it; in a workbook that may be edited it also takes in
// figures, aims and new tasks.
type indicesPage struct {
	app       *App
	index     string
	concept   string
	year      int // whose tree and figures are shown
	from      int // the year it is compared with; 0 = none
	hideLater bool
	nodes     []data.NodeRow // tree of the index in the shown year
	former    formerProvince

	tree     *indexTreeView
	treeNote *fyne.Container
	hide     *widget.Check
	header   *indexHeader
	tabs     *textTabs
	views    map[string]indexView
	stage    *fyne.Container // content of the chosen tab
	empty    *fyne.Container
	trend    *indexTrend
	side     *indexSide
	middle   *container.Scroll
	content  fyne.CanvasObject
}

// indexView is what one tab of the page shows of the chosen content.
type indexView interface {
	box() fyne.CanvasObject
	fill()
	// picture is the chart as it is saved to a file, without years that became
	// public after the cut-off date.
	picture() (briefing.Chart, error)
}

// Tabs of the page.
const (
	indexTrendTab    = "trend"
	indexRankTab     = "ranks"
	indexChangeTab   = "change"
	indexRadarTab    = "radar"
	indexCoverageTab = "coverage"
)

// Widths of the columns: the tree gives way first, so that the table of all
// years has room; then the lists go below.
const (
	indexTreeWidth  float32 = 250
	indexTreeMin    float32 = 172
	indexSideWidth  float32 = 258
	indexMiddleRoom float32 = 616 // 14 years of the table and its scroll bar
)

func newIndicesPage(a *App) Page {
	p := &indicesPage{
		app: a, tree: newIndexTreeView(), treeNote: container.New(&tightColumn{gap: 4}),
		stage: container.NewStack(), empty: container.NewStack(),
	}
	p.tree.OnSelect = func(r *treeRow) { p.choose(r.Index, r.Concept, 0) }
	p.hide = widget.NewCheck("Ẩn năm sau ngày chốt", func(on bool) {
		p.hideLater = on
		p.choose(p.index, p.concept, 0)
	})
	p.header = newIndexHeader(p)
	p.trend = newIndexTrend(p)
	p.side = newIndexSide(p)
	p.views = map[string]indexView{
		indexTrendTab: p.trend, indexRankTab: newRankView(p), indexChangeTab: newChangeView(p),
		indexRadarTab: newRadarView(p), indexCoverageTab: newCoverageTab(p),
	}
	p.tabs = newTextTabs(func(string) { p.showTab() })
	p.tabs.Set([]tab{
		{indexTrendTab, "Diễn biến", ""},
		{indexRankTab, "Thứ hạng", ""},
		{indexChangeTab, "Thay đổi", ""},
		{indexRadarTab, "Các nội dung", ""},
		{indexCoverageTab, "Độ phủ", ""},
	})
	p.tabs.Select(indexTrendTab)
	p.content = p.layout()
	p.Refresh()
	return p
}

func (p *indicesPage) layout() fyne.CanvasObject {
	below := container.New(&tightColumn{})
	middle := container.New(&tightColumn{gap: 8}, p.tabs, p.empty, p.stage, below)
	p.middle = container.NewVScroll(container.New(&inset{right: 10}, middle))
	beside := container.New(&inset{right: 10}, p.side.box)
	p.side.scroll = container.NewVScroll(beside)
	// In a narrow window the lists stand below the chart.
	move := func(narrow bool) {
		beside.Objects, below.Objects = []fyne.CanvasObject{p.side.box}, nil
		if narrow {
			beside.Objects, below.Objects = nil, beside.Objects
		}
		beside.Refresh()
		below.Refresh()
		p.middle.Refresh()
	}
	left := container.NewBorder(nil, container.New(&inset{top: 6}, p.treeNote), nil, nil, p.tree.box)
	return container.New(&inset{pageTop, 6, pageTop, pageSide},
		container.New(&threeColumns{onNarrow: move}, left, quiet(p.middle), quiet(p.side.scroll)))
}

// threeColumns gives the tree and the lists their widths and the rest to the
// middle. Where the middle would be too narrow the third column leaves, and
// onNarrow is told.
type threeColumns struct {
	narrow   bool
	onNarrow func(bool)
}

// MinSize implements fyne.Layout.
func (*threeColumns) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 200) }

// Layout implements fyne.Layout.
func (l *threeColumns) Layout(o []fyne.CanvasObject, size fyne.Size) {
	const gap = 16
	side := indexSideWidth + 10
	tree := min(indexTreeWidth, size.Width-indexMiddleRoom-side-2*gap)
	narrow := tree < indexTreeMin
	if narrow {
		side = -gap
		tree = max(indexTreeMin, min(indexTreeWidth, size.Width-indexMiddleRoom-gap))
	}
	show(o[2], !narrow)
	if narrow != l.narrow {
		l.narrow = narrow
		l.onNarrow(narrow)
	}
	o[0].Resize(fyne.NewSize(tree, size.Height))
	o[1].Move(fyne.NewPos(tree+gap, 0))
	o[1].Resize(fyne.NewSize(size.Width-tree-side-2*gap, size.Height))
	o[2].Move(fyne.NewPos(size.Width-side, 0))
	if !narrow {
		o[2].Resize(fyne.NewSize(side, size.Height))
	}
}

// Title implements Page.
func (p *indicesPage) Title() string { return "Chỉ số" }

// Content implements Page.
func (p *indicesPage) Content() fyne.CanvasObject { return p.content }

// Header implements Headed.
func (p *indicesPage) Header() fyne.CanvasObject { return p.header.box }

// Footer implements Footed.
func (p *indicesPage) Footer() string {
	x, _ := p.facts().IndexOf(p.index)
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
	t := data.HeatOf(p.facts(), p.review(), p.index, p.concept, p.hideLater)
	p.app.app.Clipboard().SetContent(t.TSV())
	p.app.toast("Đã chép bảng điểm theo năm, dán được vào bảng tính")
}

// Save implements Saver: it asks where to save the chart that is shown.
func (p *indicesPage) Save() { p.savePicture(".png") }

// Refresh implements Page.
func (p *indicesPage) Refresh() {
	p.former.forget(p.app.Facts())
	r := p.review()
	if r.Index(p.index) == nil {
		p.index, p.concept, p.year, p.from = "", "", 0, 0
		if len(r.Indices) > 0 {
			p.index = r.Indices[0].Index.Code
		}
	}
	p.choose(p.index, p.concept, 0)
}

// Route implements Router. Without an index the page keeps what it shows.
func (p *indicesPage) Route(r Route) {
	if r.Index != "" {
		p.choose(r.Index, r.Concept, 0)
	}
}

// choose shows a node of an index. Year 0 keeps the shown year, or takes the
// index's own when it is another index than before.
func (p *indicesPage) choose(index, concept string, year int) {
	r := p.review()
	v := r.Index(index)
	if v == nil {
		p.showNoIndex()
		return
	}
	if index != p.index {
		p.year, p.from = 0, 0
		p.side.allDrops = false
	}
	if concept == "" {
		concept = p.facts().TotalConcept(index)
	}
	p.index, p.concept = index, concept
	p.setYear(v, year)
	p.fill(v)
}

// fill shows the chosen node and years everywhere.
func (p *indicesPage) fill(v *data.IndexReview) {
	f, r := p.facts(), p.review()
	p.nodes = shownNodes(f, r, v, p.year)
	fillOptional(p.empty, nil)
	rows, roots := indexTree(f, r, shownTree{p.index, p.year, p.nodes})
	p.tree.Set(rows, roots)
	p.tree.Select(treeID(rows, p.index, p.concept))
	p.fillTreeNote(f)
	p.header.fill()
	p.showTab()
	p.side.fill()
	if p.app.shows(p) {
		p.app.refreshFooter()
	}
}

// showTab fills the chosen tab and shows it; the others wait for their turn.
func (p *indicesPage) showTab() {
	v := p.views[p.tabs.selected]
	if p.review().Index(p.index) == nil {
		return
	}
	v.fill()
	if len(p.stage.Objects) != 1 || p.stage.Objects[0] != v.box() {
		p.stage.Objects = []fyne.CanvasObject{v.box()}
	}
	p.stage.Refresh()
	p.middle.Refresh()
}

// showNoIndex is the page of a workbook without indices.
func (p *indicesPage) showNoIndex() {
	p.stage.RemoveAll()
	fillOptional(p.empty, section("Chỉ số", "", emptyNote([]data.Span{{Text: "Sổ chưa có chỉ số nào."}}, "Mở sổ…", p.app.chooseFile)))
	p.header.fill()
}

// fillTreeNote says which set of criteria the tree is and what became of the
// province, leads to the history of those that joined it, and offers to hide
// what was not public yet.
func (p *indicesPage) fillTreeNote(f *data.Facts) {
	p.treeNote.RemoveAll()
	for _, words := range []string{schemeWords(f, p.index, p.year), successorWords(f)} {
		if words == "" {
			continue
		}
		w := newParagraph(data.Span{Text: words})
		w.TextSize, w.Color = sizeCaption, colorMuted
		w.Resize(fyne.NewSize(indexTreeWidth-10, 20))
		p.treeNote.Add(w)
	}
	if links := p.formerLinks(); len(links) > 0 {
		p.treeNote.Add(linkLine(links...))
	}
	p.treeNote.Add(p.hide)
	p.treeNote.Refresh()
}

// node is the chosen node as the shown year has it, else as the newest scheme
// that knows it does.
func (p *indicesPage) node() data.Node {
	f := p.facts()
	if s, ok := f.SchemeOf(p.index, p.year); ok {
		if n, ok := s.Node(p.concept); ok {
			return n
		}
	}
	found := data.Node{Concept: p.concept}
	for i := range f.Schemes {
		if n, ok := f.Schemes[i].Node(p.concept); ok && f.Schemes[i].Index == p.index {
			found = n
		}
	}
	return found
}

// row is the chosen node with its tasks; ok is false when the tree of the shown
// year does not have it.
func (p *indicesPage) row() (data.NodeRow, bool) {
	for _, n := range p.nodes {
		if n.Node.Concept == p.concept {
			return n, true
		}
	}
	return data.NodeRow{}, false
}
