package ui

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"giaoban/data"
)

// indexHeader is the page's part of the header: the two years, and what can be
// taken in and given out.
type indexHeader struct {
	page     *indicesPage
	to, from *choice
	box      fyne.CanvasObject
}

func newIndexHeader(p *indicesPage) *indexHeader {
	h := &indexHeader{page: p}
	h.to = newChoice(func(s string) { h.chosen(s, &p.year) })
	h.from = newChoice(func(s string) { h.chosen(s, &p.from) })
	h.to.PlaceHolder, h.from.PlaceHolder = "–", "–"
	year := func(c *choice) fyne.CanvasObject { return container.New(&fixed{fyne.NewSize(76, 30)}, framed(c)) }
	line := container.New(&lineLayout{gap: 8, grow: -1}, muted("Năm"), year(h.to), muted("so với"), year(h.from))
	if p.app.canEdit() {
		var enter *button
		enter = newButton("Nhập số liệu", "", theme.UploadIcon(), func() { p.app.showMenu(enter, p.enterMenu()) })
		line.Add(enter)
	}
	var export *button
	export = newButton("Xuất", "", theme.DownloadIcon(), func() { p.app.showMenu(export, p.exportMenu()) })
	line.Add(export)
	h.box = line
	return h
}

// chosen takes a year as the user chose it: two years that may not be compared
// are refused in words, not changed behind his back.
func (h *indexHeader) chosen(s string, year *int) {
	p := h.page
	v := p.review().Index(p.index)
	n, err := strconv.Atoi(s)
	if err != nil || v == nil || n == *year {
		return
	}
	*year = n
	p.side.allDrops = false
	p.fill(v)
}

func (h *indexHeader) fill() {
	p := h.page
	var years []option
	for _, y := range p.knownYears() {
		years = append(years, option{strconv.Itoa(y), strconv.Itoa(y)})
	}
	for c, year := range map[*choice]int{h.to: p.year, h.from: p.from} {
		c.Set(years)
		if year == 0 {
			c.quiet = true
			c.ClearSelected()
			c.quiet = false
		} else {
			c.Choose(strconv.Itoa(year))
		}
		if len(years) < 2 {
			c.Disable()
		} else {
			c.Enable()
		}
	}
}

// showMenu opens a menu under a button.
func (a *App) showMenu(under fyne.CanvasObject, items []*fyne.MenuItem) {
	widget.ShowPopUpMenuAtRelativePosition(fyne.NewMenu("", items...), a.window.Canvas(), fyne.NewPos(0, under.Size().Height+2), under)
}

// enterMenu is what a clerk may take in.
func (p *indicesPage) enterMenu() []*fyne.MenuItem {
	return []*fyne.MenuItem{
		fyne.NewMenuItem("Nhập hoặc sửa một số…", func() { p.editFigure(p.concept) }),
		fyne.NewMenuItem("Nhập từ tệp Excel, CSV…", p.chooseTable),
		fyne.NewMenuItem("Lưu mẫu nhập số liệu (Excel)…", p.saveTemplate),
		fyne.NewMenuItem("Lưu bộ tiêu chí để sửa, thêm (Excel)…", p.saveStructure),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Đặt chỉ tiêu…", p.editAim),
	}
}

// knownYears lists the years in which something is known of the province's
// total, latest first, with the year that is shown; without those published
// later when they are hidden.
func (p *indicesPage) knownYears() []int {
	f, r := p.facts(), p.review()
	v := r.Index(p.index)
	if v == nil {
		return nil
	}
	var out []int
	for _, fig := range data.History(f, p.index, f.TotalConcept(p.index), r.AsOf) {
		if knownFigure(fig) && (fig.Published || !p.hideLater) {
			out = append(out, fig.Year)
		}
	}
	for _, y := range []int{p.year, p.from, v.Year} {
		if y != 0 && !slices.Contains(out, y) {
			out = append(out, y)
		}
	}
	slices.Sort(out)
	slices.Reverse(out)
	return out
}

// setYear shows a year; 0 keeps the one that is shown. The compared year moves
// along where it may not be compared.
func (p *indicesPage) setYear(v *data.IndexReview, year int) {
	f := p.facts()
	if p.hideLater && p.year != 0 && v.Index.Published(p.year) > p.app.AsOf() {
		p.year, p.from = 0, 0
	}
	switch {
	case year != 0 && year != p.year:
		p.year = year
		if p.from >= year || f.Comparable(p.index, p.from, year) != nil {
			p.from = p.earlier(year)
		}
	case p.year == 0:
		p.year = firstShownYear(f, v)
		if v.Pair != nil {
			p.from = v.Pair.From.Year
		} else {
			p.from = p.earlier(p.year)
		}
	}
}

// firstShownYear is the year an index opens with: the later of the latest two
// that may be compared, else the latest with a figure, else the latest whose
// results are public.
func firstShownYear(f *data.Facts, v *data.IndexReview) int {
	switch years := f.Years(v.Index.Code); {
	case v.Pair != nil:
		return v.Pair.To.Year
	case v.Latest != nil && (v.Latest.HasValue || v.Latest.Rank > 0):
		return v.Latest.Year
	case v.Year != 0:
		return v.Year
	case len(years) > 0:
		return years[0]
	}
	return 0
}

// earlier is the latest year before the given one that it may be compared with.
func (p *indicesPage) earlier(year int) int {
	for _, y := range p.knownYears() {
		if y < year && p.facts().Comparable(p.index, y, year) == nil {
			return y
		}
	}
	return 0
}

// knownFigure tells whether anything of a figure is known.
func knownFigure(fig data.Figure) bool { return fig.HasValue || fig.Rank > 0 || fig.GroupText != "" }
