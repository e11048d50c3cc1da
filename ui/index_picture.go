package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"giaoban/assets"
	"giaoban/briefing"
	"giaoban/charts"
	"giaoban/data"
)

// indexPicture is a tab that is one chart.
type indexPicture struct {
	page *indicesPage
	name string // part of a file's name
	make func(hideLater bool) (drawnIndex, error)

	head    *headLine
	chart   *chartView
	say     *fyne.Container
	content fyne.CanvasObject
}

// drawnIndex is a chart with its heading; Years are those it is of.
type drawnIndex struct {
	title, note string
	spec        charts.Spec
	years       []int
}

func newIndexPicture(p *indicesPage, name string, height float32, make func(hideLater bool) (drawnIndex, error)) *indexPicture {
	v := &indexPicture{page: p, name: name, make: make, head: newHeadLine(nil), say: container.New(&tightColumn{gap: 6})}
	v.chart = newChartView(p.app, charts.Spec{Kind: charts.KindTrend, Trend: &charts.Trend{}}, fyne.NewSize(300, height))
	if height == 0 {
		v.chart.min.Height, v.chart.tall = 200, naturalHeight
	}
	v.content = container.New(&tightColumn{gap: 6}, v.head.box, v.say, v.chart)
	return v
}

// naturalHeight is what a chart of rows needs at a width.
func naturalHeight(s charts.Spec, width float32) float32 {
	h, err := charts.Height(s, float64(width), charts.Light, charts.Fonts{Regular: assets.NotoSansRegular, Bold: assets.NotoSansBold})
	if err != nil {
		return 0 // drawing it says why
	}
	return float32(h)
}

func (v *indexPicture) box() fyne.CanvasObject { return v.content }

func (v *indexPicture) fill() {
	d, err := v.make(v.page.hideLater)
	v.say.RemoveAll()
	v.head.set(d.title, d.note)
	if err != nil {
		message, hint := errorWords(err)
		v.say.Add(emptyNote([]data.Span{{Text: message + " " + hint}}, "", nil))
	}
	show(v.chart, err == nil)
	if err == nil {
		d.spec.HideTitle = true
		v.chart.SetSpec(d.spec)
	}
	v.content.Refresh()
}

// picture implements indexView.
func (v *indexPicture) picture() (briefing.Chart, error) {
	d, err := v.make(true)
	if err != nil {
		return briefing.Chart{}, err
	}
	if err := v.page.refuseLater(d.years...); err != nil {
		return briefing.Chart{}, err
	}
	height := 400.0
	if v.chart.tall != nil {
		height = max(160, float64(naturalHeight(d.spec, 640)))
	}
	return briefing.Chart{Name: v.page.fileStem(v.name), Title: d.title, Spec: d.spec, Size: charts.Size{Width: 640, Height: height}}, nil
}

// refuseLater keeps what was not public at the cut-off date out of files: a
// paper for that day must not know it.
func (p *indicesPage) refuseLater(years ...int) error {
	x, _ := p.facts().IndexOf(p.index)
	for _, y := range years {
		if x.Published(y) > p.app.AsOf() {
			return &data.Error{
				Code:    data.NotAllowed,
				Message: fmt.Sprintf("%s năm %d công bố sau ngày chốt %s nên không xuất ra tệp.", x.Short(), y, p.app.AsOf().Prose()),
				Hint:    "Chọn năm đã công bố, hoặc đổi ngày chốt số liệu.",
			}
		}
	}
	return nil
}

// fileStem begins the name of a file: index, content, kind of picture.
func (p *indicesPage) fileStem(kind string) string {
	stem := strings.ToLower(p.index)
	if n := p.node(); n.Level != data.Total && n.Code != "" {
		stem += "-" + strings.ToLower(n.Code)
	}
	return stem + "-" + kind
}

func newRankView(p *indicesPage) *indexPicture {
	return newIndexPicture(p, "thu-hang", 300, func(hideLater bool) (drawnIndex, error) {
		title, _ := p.nodeHead()
		spec := briefing.RankHistory(p.facts(), p.review(), p.index, p.concept, briefing.TrendOptions{HideLater: hideLater})
		return drawnIndex{title: title, note: spec.Title + "; 1 ở trên cùng", spec: spec}, nil
	})
}

func newChangeView(p *indicesPage) *indexPicture {
	return newIndexPicture(p, "thay-doi", 0, func(bool) (drawnIndex, error) {
		d := drawnIndex{title: "Thay đổi của các nội dung", years: []int{p.from, p.year}}
		switch {
		case p.from == 0 || p.year == 0:
			return d, noPair()
		case p.from >= p.year:
			return d, wrongOrder()
		}
		spec, err := briefing.ChangeDumbbell(p.facts(), p.review(), p.index, p.from, p.year)
		d.title, d.note = fmt.Sprintf("Thay đổi %d–%d", p.from, p.year), "theo phần trăm của thang; chấm rỗng là năm trước"
		d.spec = spec
		return d, err
	})
}

func newRadarView(p *indicesPage) *indexPicture {
	return newIndexPicture(p, "cac-noi-dung", 430, func(bool) (drawnIndex, error) {
		spec := briefing.DimensionRadar(p.facts(), p.review(), p.index, p.year)
		return drawnIndex{
			title: fmt.Sprintf("Các nội dung %s năm %d", indexNameOf(p.facts(), p.index), p.year), note: "theo phần trăm của thang",
			spec: spec, years: []int{p.year},
		}, nil
	})
}

func noPair() error {
	return &data.Error{Code: data.NotFound, Message: "Chưa có hai năm cùng bộ tiêu chí để so sánh."}
}

func wrongOrder() error {
	return &data.Error{Code: data.Invalid, Message: "Năm so sánh phải sau năm gốc.", Hint: "Chọn lại hai năm ở đầu trang."}
}
