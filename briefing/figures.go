package briefing

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"giaoban/charts"
	"giaoban/data"
)

// Chart is a picture of the Review under the name by which it is asked for.
type Chart struct {
	Name  string // "agencies", "status", "papi", "papi-d2", …
	Title string
	Spec  charts.Spec
	Size  charts.Size // natural size in chart units; Height 0: as high as its content
}

// parts turns counts into the parts of a bar, overdue first, the undated after a gap.
func parts(c data.Counts) []charts.Part {
	looks := map[data.Status]charts.Part{
		data.Overdue:     {Fill: charts.FillOverdue, Name: "Quá hạn"},
		data.InTime:      {Fill: charts.FillInTime, Name: "Trong hạn"},
		data.Late:        {Fill: charts.FillLate, Name: "Hoàn thành quá hạn"},
		data.OnTime:      {Fill: charts.FillOnTime, Name: "Hoàn thành đúng hạn"},
		data.NotReported: {Fill: charts.FillNotReported, Name: "Thường xuyên chưa báo cáo", Gap: true},
		data.Reported:    {Fill: charts.FillReported, Name: "Thường xuyên đã báo cáo"},
	}
	var out []charts.Part
	for _, s := range data.BarOrder() {
		p := looks[s]
		p.Value = c.Of(s)
		out = append(out, p)
	}
	return out
}

// statusBars is one bar of all tasks by status, with its legend: a picture that
// explains itself in another document.
func statusBars(r *data.Review) charts.Spec {
	return charts.Spec{
		Kind: charts.KindBars, Title: "Nhiệm vụ theo tình trạng",
		Bars: &charts.Bars{Legend: true, Rows: []charts.Bar{{
			Label: "Nhiệm vụ", Parts: parts(r.Tasks), End: data.FormatCount(r.Tasks.Total()),
		}}},
		Empty: "Chưa có nhiệm vụ",
	}
}

// dated adds to a picture of statuses the cut-off date, and that its results are
// made up where they are: it may be pasted where nobody knows.
func dated(r *data.Review, s charts.Spec) charts.Spec {
	s.Title += ", chốt ngày " + r.AsOf.Prose()
	if r.Sample {
		s.Title = "SỐ LIỆU MẪU. " + s.Title
	}
	return s
}

// StatusStrip is one bar of all statuses.
func StatusStrip(c data.Counts, title string) charts.Spec {
	return charts.Spec{
		Kind: charts.KindStrip, Title: title,
		Bars:  &charts.Bars{Rows: []charts.Bar{{Parts: parts(c)}}},
		Empty: "Chưa có nhiệm vụ",
	}
}

// AgencyBars shows agencies by absolute number of assignments, worst first, at
// most limit rows (0 = all).
func AgencyBars(r *data.Review, limit int) charts.Spec {
	order := r.WorstAgencies()
	if limit > 0 && limit < len(order) {
		order = order[:limit]
	}
	bars := &charts.Bars{Legend: true}
	for _, i := range order {
		a := &r.AgencyRows[i]
		bars.Rows = append(bars.Rows, charts.Bar{
			Label: a.Agency.Short, Parts: parts(a.Counts),
			End: data.FormatCount(a.Counts.Overdue), EndBold: a.Counts.Overdue > 0,
		})
	}
	return charts.Spec{
		Kind: charts.KindBars, Title: "Lượt giao theo cơ quan, chậm nhất trước",
		Bars: bars, Empty: "Chưa giao nhiệm vụ cho cơ quan nào",
	}
}

// TrendOptions chooses what a trend shows.
type TrendOptions struct {
	Spark     bool // without axes
	HideLater bool // leave out years published after the cut-off; always in a PDF
	Peers     bool // the provinces the workbook compares with
	Band      bool // the middle half of all provinces
}

// IndexTrend shows the province's value of a node over the years, with the
// national median and the best province. A scheme break starts a new panel, so
// that no line crosses it; a missing year is a gap. An empty concept means the
// index as a whole.
func IndexTrend(f *data.Facts, r *data.Review, index, concept string, o TrendOptions) charts.Spec {
	if concept == "" {
		concept = f.TotalConcept(index)
	}
	history := data.History(f, index, concept, r.AsOf)
	if o.HideLater {
		history = slices.DeleteFunc(history, func(fig data.Figure) bool { return !fig.Published })
	}
	spec := charts.Spec{
		Kind: charts.KindTrend, Title: trendTitle(f, index, history),
		Empty: "Sổ chưa có điểm", Trend: &charts.Trend{AfterText: "công bố sau ngày chốt"},
	}
	if o.Spark {
		spec.Kind = charts.KindSpark
	}
	if len(history) == 0 {
		return spec
	}
	t := spec.Trend
	t.Panels = panels(f, index, concept, history)
	t.Partial = partialBreaks(f, index, concept, history)
	for _, fig := range history {
		if fig.Published {
			t.After = fig.Year
		}
	}
	if t.After == 0 { // nothing was public yet: everything lies after the cut-off
		t.After = history[0].Year - 1
	}
	t.Lines = trendLines(r, history)
	if o.Band {
		t.Lines = append([]charts.Line{quartileBand(history)}, t.Lines...)
	}
	if x, ok := f.IndexOf(index); ok && !o.Spark {
		t.Target = aim(x, concept)
	}
	if o.Peers {
		t.Lines = append(t.Lines, peerLines(f, index, concept, history)...)
	}
	t.Notes = trendNotes(history)
	return spec
}

func trendTitle(f *data.Facts, index string, history []data.Figure) string {
	if n := len(history); n > 0 && history[n-1].Node.Name != "" {
		return history[n-1].Node.Label()
	}
	x, _ := f.IndexOf(index)
	return x.Name
}

// panels splits the years at every scale break.
func panels(f *data.Facts, index, concept string, history []data.Figure) []charts.Panel {
	var out []charts.Panel
	first, last := history[0].Year, history[len(history)-1].Year
	start := first
	for y := first + 1; y <= last; y++ {
		if f.BreakBetween(index, concept, y-1, y, data.ScaleBreak) {
			out = append(out, panel(f, index, concept, start, y-1))
			start = y
		}
	}
	return append(out, panel(f, index, concept, start, last))
}

func panel(f *data.Facts, index, concept string, from, to int) charts.Panel {
	p := charts.Panel{From: from, To: to}
	if s, ok := f.SchemeOf(index, from); ok {
		if n, ok := s.Node(concept); ok && n.Max > 0 {
			p.Caption = "thang " + trimZeros(n.Min) + "–" + trimZeros(n.Max)
		}
	}
	return p
}

func trimZeros(v float64) string {
	return strings.TrimSuffix(strings.TrimRight(data.FormatPoints(v), "0"), ",")
}

func partialBreaks(f *data.Facts, index, concept string, history []data.Figure) []int {
	var out []int
	for _, fig := range history[1:] {
		if f.BreakBetween(index, concept, fig.Year-1, fig.Year, data.PartialBreak) {
			out = append(out, fig.Year)
		}
	}
	return out
}

func trendLines(r *data.Review, history []data.Figure) []charts.Line {
	main := charts.Line{Name: r.Province, Emphasis: charts.Main}
	median := charts.Line{Name: "trung vị cả nước", Emphasis: charts.Median}
	best := charts.Line{Name: "cao nhất", Emphasis: charts.Best}
	for _, fig := range history {
		if fig.HasValue {
			main.Points = append(main.Points, charts.Point{Year: fig.Year, Value: fig.Value})
		}
		if fig.BestWho != "" && fig.Median != 0 {
			median.Points = append(median.Points, charts.Point{Year: fig.Year, Value: fig.Median})
			best.Points = append(best.Points, charts.Point{Year: fig.Year, Value: fig.Best})
		}
	}
	out := []charts.Line{main}
	if len(median.Points) > 0 {
		out = append(out, median, best)
	}
	return out
}

// quartileBand is the middle half of all provinces, from the 25th to the 75th
// percentile.
func quartileBand(history []data.Figure) charts.Line {
	band := charts.Line{Name: "nửa giữa các tỉnh", Emphasis: charts.Band}
	for _, fig := range history {
		if fig.Q3 > 0 {
			band.Points = append(band.Points, charts.Point{Year: fig.Year, Low: fig.Q1, High: fig.Q3, Value: fig.Median})
		}
	}
	return band
}

// aim is the line of a target, with the word that it is the Office's proposal.
func aim(x data.Index, concept string) *charts.Target {
	a, ok := x.AimOf(concept)
	if !ok {
		return nil
	}
	label := "chỉ tiêu " + data.FormatPoints(a.Value)
	if a.Inferred {
		label += " (do Văn phòng đề xuất)"
	}
	return &charts.Target{Value: a.Value, Label: label}
}

func peerLines(f *data.Facts, index, concept string, history []data.Figure) []charts.Line {
	var out []charts.Line
	for _, code := range f.Book.Peers {
		line := charts.Line{Name: f.ProvinceName(code), Emphasis: charts.Peer}
		for i := range f.Observations {
			o := &f.Observations[i]
			if o.Province == code && o.Index == index && o.Concept == concept && o.HasValue &&
				o.Year >= history[0].Year && o.Year <= history[len(history)-1].Year {
				line.Points = append(line.Points, charts.Point{Year: o.Year, Value: o.Value})
			}
		}
		if code != f.Book.Province && len(line.Points) > 0 {
			out = append(out, line)
		}
	}
	return out
}

// trendNotes says in words what a gap or a year without a score means.
func trendNotes(history []data.Figure) []charts.Note {
	var out []charts.Note
	previous := 0
	for _, fig := range history {
		if !fig.HasValue && fig.Rank == 0 && fig.GroupText == "" {
			continue
		}
		if previous != 0 && fig.Year > previous+1 {
			out = append(out, charts.Note{From: previous + 1, To: fig.Year - 1, Text: gapText(previous+1, fig.Year-1)})
		}
		previous = fig.Year
		switch {
		case fig.HasValue:
		case fig.Rank > 0:
			out = append(out, charts.Note{From: fig.Year, To: fig.Year, Text: "chỉ có hạng " + data.FormatCount(fig.Rank), Mark: true})
		default:
			out = append(out, charts.Note{From: fig.Year, To: fig.Year, Text: fig.GroupText})
		}
	}
	return out
}

func gapText(from, to int) string {
	years := strconv.Itoa(from)
	if to > from {
		years += "–" + strconv.Itoa(to)
	}
	return years + ": chưa có"
}

// Charts lists every picture of the workbook at the review's cut-off date, by
// the names giaobanctl and the app offer.
func Charts(f *data.Facts, r *data.Review) []Chart {
	later := TrendOptions{HideLater: true}
	out := []Chart{
		{"status", "Nhiệm vụ theo tình trạng", dated(r, statusBars(r)), charts.Size{Width: 640, Height: 90}},
		{"agencies", "Lượt giao theo cơ quan", dated(r, AgencyBars(r, 0)), charts.Size{Width: 640, Height: 60 + 19*float64(max(len(r.AgencyRows), 1))}},
	}
	for i := range r.Indices {
		v := &r.Indices[i]
		for _, n := range v.Nodes {
			if n.Node.Level != data.Total && n.Node.Level != data.Dimension && n.Node.Level != data.Subdimension {
				continue
			}
			name := strings.ToLower(v.Index.Code)
			if n.Node.Level != data.Total {
				name += "-" + strings.ToLower(n.Node.Code)
			}
			out = append(out, Chart{
				name, n.Node.Label(),
				IndexTrend(f, r, v.Index.Code, n.Node.Concept, later),
				charts.Size{Width: 640, Height: 300},
			})
		}
		out = append(out, comparisons(f, r, v)...)
	}
	return out
}

// comparisons are the pictures of a whole index at the cut-off: all years, its
// ranks, and the latest comparable year against the year before, the median, the
// best and the peers.
func comparisons(f *data.Facts, r *data.Review, v *data.IndexReview) []Chart {
	code, name := v.Index.Code, strings.ToLower(v.Index.Code)
	total := f.TotalConcept(code)
	out := []Chart{
		{name + "-heat", v.Index.Short() + ": mọi năm", HeatChart(f, r, code, "", true), charts.Size{Width: 760}},
		{name + "-ranks", v.Index.Short() + ": thứ hạng", RankHistory(f, r, code, total, TrendOptions{HideLater: true}), charts.Size{Width: 640, Height: 300}},
	}
	if v.Pair == nil {
		return out
	}
	from, to := v.Pair.From.Year, v.Pair.To.Year
	out = append(out,
		Chart{name + "-peers", fmt.Sprintf("%s %d: so với các tỉnh", v.Index.Short(), to), PeerDots(f, r, code, total, to), charts.Size{Width: 480}},
		Chart{name + "-radar", fmt.Sprintf("%s %d: các nội dung", v.Index.Short(), to), DimensionRadar(f, r, code, to), charts.Size{Width: 560}},
	)
	if change, err := ChangeDumbbell(f, r, code, from, to); err == nil { // a pair is of one scheme
		out = append(out, Chart{name + "-change", fmt.Sprintf("%s %d–%d: thay đổi", v.Index.Short(), from, to), change, charts.Size{Width: 640}})
	}
	return out
}
