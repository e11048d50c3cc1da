package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"giaoban/briefing"
	"giaoban/charts"
	"giaoban/data"
)

const (
	dropLimit  = 3 // rows of drops
	trendLimit = 2 // indices with a spark
)

// drops are the contents that fell most, with who is in charge of each.
func (p *overviewPage) drops(r *data.Review) fyne.CanvasObject {
	v := firstDrops(r)
	if v == nil || v.Pair == nil {
		return section("Nội dung giảm", "", container.New(&inset{top: 2, bottom: 4},
			muted("Chưa có hai năm cùng bộ tiêu chí đã công bố để so sánh.")))
	}
	from, to := v.Pair.From.Year, v.Pair.To.Year
	shown := v.Drops[:min(len(v.Drops), dropLimit)]
	if len(shown) == 0 {
		return section("Không có nội dung giảm so với năm "+strconv.Itoa(from), v.Index.Short(), nil)
	}
	column := container.New(&tightColumn{}, dropHead(v, from, to), newRule(1, colorInk))
	for _, d := range shown {
		column.Add(newClickable(dropLine(d), func() {
			p.app.Go(Route{Page: PageIndices, Index: v.Index.Code, Concept: d.Node.Concept})
		}))
		column.Add(hairline())
	}
	var more fyne.CanvasObject
	if n := len(v.Drops) - len(shown); n > 0 {
		more = newLink(strconv.Itoa(n)+" nội dung khác", func() { p.app.Go(Route{Page: PageIndices, Index: v.Index.Code}) })
	}
	note := "giảm điểm hoặc giảm bậc"
	if v.Pair.To.Derived {
		note += "; hạng do phần mềm xếp từ điểm của " + strconv.Itoa(v.Pair.To.RankedOf) + " tỉnh"
	}
	return sectionWith(strconv.Itoa(len(shown))+" nội dung giảm so với năm "+strconv.Itoa(from), note, more, column)
}

// firstDrops is the first index that tasks address and that can be compared.
func firstDrops(r *data.Review) *data.IndexReview {
	for i := range r.Indices {
		if r.Indices[i].Pair != nil {
			return &r.Indices[i]
		}
	}
	return nil
}

func dropColumns() *columns {
	return &columns{widths: []float32{-1, 34, 34, 44, 56, 44, 68, 152}, gap: 6}
}

func dropHead(v *data.IndexReview, from, to int) fyne.CanvasObject {
	right := func(s string) fyne.CanvasObject {
		return caption(s).styled(func(t *text) { t.Align = fyne.TextAlignTrailing })
	}
	left := func(s string) fyne.CanvasObject { return container.New(&inset{left: 6}, caption(s)) }
	return container.New(&fixed{fyne.NewSize(0, 22)}, container.New(dropColumns(),
		left("Nội dung "+v.Index.Short()), right(strconv.Itoa(from)), right(strconv.Itoa(to)), right("Điểm"),
		right("Hạng"), right("Bậc"), left("Nhiệm vụ"), caption("Cơ quan")))
}

func dropLine(d data.Drop) fyne.CanvasObject {
	right := func(t *text) fyne.CanvasObject {
		t.Align = fyne.TextAlignTrailing
		return t
	}
	name := ellipsis(d.Node.Name)
	title := container.New(&inset{left: 6}, container.New(&lineLayout{gap: 6, grow: 1}, bold(d.Node.Short()), name))
	ranks := container.New(&lineLayout{gap: 5, grow: 0}, right(muted(strconv.Itoa(d.From.Rank)+" ›")), newText(strconv.Itoa(d.To.Rank)))
	if d.From.Rank == 0 || d.To.Rank == 0 {
		ranks = container.New(&lineLayout{grow: 0}, right(muted("–")))
	}
	tasks, owners := ellipsis(data.TaskRange(d.Tasks)), ellipsis(d.Owners)
	if len(d.Tasks) == 0 {
		tasks.Text, tasks.Color = "Chưa có", colorRed
	}
	if d.Owners == "" {
		owners.Text, owners.Color = "Chưa giao cơ quan nào", colorRed
	}
	return container.New(&fixed{fyne.NewSize(0, rowHeight-1)}, container.New(dropColumns(),
		title, right(muted(data.FormatPoints(d.From.Value))), right(newText(data.FormatPoints(d.To.Value))),
		right(newText(data.FormatChange(d.Points))), ranks, placesLost(d.Places), container.New(&inset{left: 6}, tasks), owners))
}

// placesLost is a triangle with how many places were lost or gained.
func placesLost(n int) fyne.CanvasObject {
	switch {
	case n > 0:
		return container.New(&lineLayout{gap: 3, grow: 0}, newText(""), markIcon("down", 10),
			colored(strconv.Itoa(n), colorRed).styled(func(t *text) { t.Bold = true }))
	case n < 0:
		return container.New(&lineLayout{gap: 3, grow: 0}, newText(""), markIcon("up", 10),
			colored(strconv.Itoa(-n), colorGreen).styled(func(t *text) { t.Bold = true }))
	}
	return muted("0").styled(func(t *text) { t.Align = fyne.TextAlignTrailing })
}

// trends are the indices that the directive's tasks address, each with its
// latest figure and a spark.
func (p *overviewPage) trends(r *data.Review) fyne.CanvasObject {
	column := container.New(&tightColumn{})
	shown := 0
	for i := range r.Indices {
		v := &r.Indices[i]
		if shown == trendLimit || len(r.TaskRows) > 0 && !hasTasks(v) {
			continue
		}
		if shown > 0 {
			column.Add(hairline())
		}
		column.Add(newClickable(p.trend(r, v), func() { p.app.Go(Route{Page: PageIndices, Index: v.Index.Code}) }))
		shown++
	}
	if shown == 0 {
		column.Add(muted("Sổ chưa có chỉ số nào."))
	}
	return section("Diễn biến chỉ số", "đậm: "+r.Province+"; mảnh: trung vị; nền xám: sau ngày chốt", column)
}

func (p *overviewPage) trend(r *data.Review, v *data.IndexReview) fyne.CanvasObject {
	spark := p.sparks[v.Index.Code]
	if spark == nil {
		spark = newChartView(p.app, charts.Spec{}, fyne.NewSize(200, 72))
		spark.OnTapped = func(fyne.Position) { p.app.Go(Route{Page: PageIndices, Index: v.Index.Code}) }
		p.sparks[v.Index.Code] = spark
	}
	spec := briefing.IndexTrend(p.app.Facts(), r, v.Index.Code, "", briefing.TrendOptions{Spark: true})
	spec.Title = ""
	spark.SetSpec(spec)
	return container.New(&inset{top: 3, bottom: 3}, container.New(&columns{widths: []float32{150, -1}, gap: 6},
		container.New(&tightColumn{}, trendWords(p.app.Facts(), v)...), spark))
}

// trendWords are the figures beside a spark: the latest, or what is missing.
func trendWords(f *data.Facts, v *data.IndexReview) []fyne.CanvasObject {
	year := v.Year
	if year == 0 && v.Latest != nil {
		year = v.Latest.Year
	}
	title := v.Index.Short()
	if year != 0 {
		title += " " + strconv.Itoa(year)
	}
	out := []fyne.CanvasObject{bold(title)}
	if v.Latest == nil || v.Latest.Year < year || !v.Latest.HasValue && v.Latest.Rank == 0 {
		source := ellipsis("Nguồn: " + v.Index.Publisher)
		source.TextSize, source.Color = sizeCaption, colorMuted
		return append(out, colored("Sổ chưa có điểm", colorAmber).styled(func(t *text) { t.Bold = true }), source)
	}
	value := bold(figureValue(*v.Latest)).styled(func(t *text) { t.TextSize = 20 })
	line := container.New(&lineLayout{gap: 8, grow: -1}, value)
	if v.Latest.HasValue && v.Latest.Rank > 0 {
		line.Add(newText("hạng " + data.FormatRank(v.Latest.Rank, v.Latest.RankedOf)))
	}
	out = append(out, line)
	if s := scaleWords(f, v); s != "" {
		out = append(out, caption(s))
	}
	if pair := v.Pair; pair != nil && pair.To.Year != v.Latest.Year {
		out = append(out, caption(strconv.Itoa(pair.To.Year)+": "+data.FormatPoints(pair.To.Value)+
			", hạng "+data.FormatRank(pair.To.Rank, pair.To.RankedOf)))
	} else if pair != nil {
		out = append(out, caption(strconv.Itoa(pair.From.Year)+": "+data.FormatPoints(pair.From.Value)+
			", hạng "+data.FormatRank(pair.From.Rank, pair.From.RankedOf)))
	}
	return out
}

// scaleWords names the scale of the latest figure, and whether it is a new one.
func scaleWords(f *data.Facts, v *data.IndexReview) string {
	s, ok := f.SchemeOf(v.Index.Code, v.Latest.Year)
	if !ok || v.Latest.Node.Max == 0 {
		return ""
	}
	words := "thang "
	if s.FirstYear == v.Latest.Year && len(f.Years(v.Index.Code)) > 1 {
		words = "thang mới, "
	}
	return words + trimPoints(v.Latest.Node.Min) + "–" + trimPoints(v.Latest.Node.Max) + " điểm"
}
