package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"giaoban/data"
)

// indexSide is the right column: how the total is put together, what fell or is
// low with who answers for it, and what nobody answers for.
type indexSide struct {
	page      *indicesPage
	tabs      *textTabs
	allDrops  bool
	threshold int // per cent of the scale below which a score is low; 0 = the lowest quarter

	parts *fyne.Container
	list  *fyne.Container
	open  *fyne.Container // contents without a task
	box   *fyne.Container

	scroll *container.Scroll // set by the page's layout
}

// Lists of the right column.
const (
	indexDropsList = "drops"
	indexLowList   = "low"

	indexListShown = 7
)

func newIndexSide(p *indicesPage) *indexSide {
	s := &indexSide{page: p, parts: container.New(&tightColumn{}), list: container.New(&tightColumn{}), open: container.New(&tightColumn{})}
	s.tabs = newTextTabs(func(string) {
		s.allDrops = false
		s.fill()
	})
	s.tabs.Select(indexDropsList)
	s.box = container.New(&tightColumn{gap: 8}, s.parts, container.New(&tightColumn{}, s.tabs, s.list), s.open)
	return s
}

// fill shows the lists of the page's index and years.
func (s *indexSide) fill() {
	drops, refusal := s.page.drops()
	low := s.page.review().LowScores(s.page.facts(), s.page.index, s.page.year, float64(s.threshold)/100)
	if s.page.yearHidden() {
		low = nil
	}
	count := ""
	if refusal == nil {
		count = strconv.Itoa(len(drops))
	}
	s.tabs.Set([]tab{{indexDropsList, "Giảm", count}, {indexLowList, "Thấp điểm", strconv.Itoa(len(low))}})
	fillOptional(s.parts, s.page.components())
	s.list.RemoveAll()
	if s.tabs.selected == indexLowList {
		s.list.Add(s.lowSection(low))
	} else {
		s.list.Add(s.dropsSection(drops, refusal))
	}
	fillOptional(s.open, s.uncovered())
	s.box.Refresh()
	if s.scroll != nil {
		s.scroll.Refresh()
	}
}

// fillOptional shows what there is in its place, or takes the place away.
func fillOptional(place *fyne.Container, o fyne.CanvasObject) {
	place.Objects = nil
	if o != nil {
		place.Objects = []fyne.CanvasObject{o}
	}
	show(place, o != nil)
	place.Refresh()
}

// yearHidden tells whether the shown year is among those that are hidden.
func (p *indicesPage) yearHidden() bool {
	x, _ := p.facts().IndexOf(p.index)
	return p.hideLater && x.Published(p.year) > p.app.AsOf()
}

// drops lists what fell between the two years, or says why they are not compared.
func (p *indicesPage) drops() ([]data.Drop, error) {
	f := p.facts()
	if p.from == 0 || p.year == 0 {
		return nil, noPair()
	}
	if err := f.Comparable(p.index, p.from, p.year); err != nil {
		return nil, err
	}
	if p.from >= p.year {
		return nil, wrongOrder()
	}
	for _, y := range []int{p.from, p.year} {
		if !hasFigures(f, p.index, y) {
			return nil, &data.Error{
				Code: data.NotFound, Message: "Sổ chưa có số liệu " + indexNameOf(f, p.index) + " năm " + strconv.Itoa(y) + " của tỉnh.",
			}
		}
	}
	return p.review().Drops(f, p.index, p.from, p.year)
}

// hasFigures tells whether anything is known of the province in a year.
func hasFigures(f *data.Facts, index string, year int) bool {
	for i := range f.Observations {
		o := &f.Observations[i]
		if o.Year == year && o.Province == f.Book.Province && o.Index == index {
			return true
		}
	}
	return false
}

// sideWords is a section of the right column that only says something.
func sideWords(title, words string) fyne.CanvasObject {
	w := newParagraph(data.Span{Text: words})
	w.Color = colorMuted
	w.Resize(fyne.NewSize(indexSideWidth, 20))
	return sideSection(title, "", nil, w)
}

// sideSection is a section under the tabs, whose rule stands for its own.
func sideSection(title, note string, tool, content fyne.CanvasObject) fyne.CanvasObject {
	words := caption(note)
	words.Truncate = true
	line := container.New(&lineLayout{gap: 8, grow: 1}, bold(title), words)
	if tool != nil {
		line.Add(tool)
	}
	return container.New(&tightColumn{}, container.New(&inset{top: 6, bottom: 4}, line), content)
}
