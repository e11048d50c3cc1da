package briefing

import (
	"fmt"
	"slices"

	"giaoban/charts"
	"giaoban/data"
)

// PeerDots puts the province among the best, the median and its peers in one
// year of a node.
func PeerDots(f *data.Facts, r *data.Review, index, concept string, year int) charts.Spec {
	all := data.StandingsOf(f, index, concept, year, r.AsOf)
	spec := charts.Spec{
		Kind: charts.KindDots, Title: fmt.Sprintf("So với các tỉnh, %d", year),
		Dots: &charts.Dots{}, Empty: fmt.Sprintf("Sổ chưa có điểm các tỉnh năm %d", year),
	}
	ours := ownFigure(all, f.Book.Province)
	if ours == nil || ours.BestWho == "" {
		return spec
	}
	add := func(name string, e charts.Emphasis, v float64) {
		spec.Dots.Rows = append(spec.Dots.Rows, charts.Dot{Name: name, Emphasis: e, Value: v})
	}
	add("Cao nhất: "+ours.BestWho, charts.Best, ours.Best)
	median := false
	for _, fig := range all { // best first
		if !fig.HasValue {
			continue
		}
		if !median && fig.Value < ours.Median && ours.Median != 0 {
			add(fmt.Sprintf("Trung vị %d tỉnh", ours.RankedOf), charts.Median, ours.Median)
			median = true
		}
		switch {
		case fig.Province == f.Book.Province:
			add(r.Province, charts.Main, fig.Value)
		case isPeer(f, fig.Province):
			add(f.ProvinceName(fig.Province), charts.Peer, fig.Value)
		}
	}
	return spec
}

func ownFigure(all []data.Figure, province string) *data.Figure {
	for i := range all {
		if all[i].Province == province && all[i].HasValue {
			return &all[i]
		}
	}
	return nil
}

func isPeer(f *data.Facts, code string) bool { return slices.Contains(f.Book.Peers, code) }

// ChangeDumbbell compares every dimension and sub-dimension in two years of one
// scheme, each as a share of its own scale. Years of two schemes are refused.
func ChangeDumbbell(f *data.Facts, r *data.Review, index string, from, to int) (charts.Spec, error) {
	spec := charts.Spec{
		Kind: charts.KindDumbbell, Title: fmt.Sprintf("Thay đổi %d–%d, theo phần trăm của thang", from, to),
		Dumbbell: &charts.Dumbbell{FromName: fmt.Sprint(from), ToName: fmt.Sprint(to)},
		Empty:    fmt.Sprintf("Sổ chưa có điểm của tỉnh năm %d hoặc %d", from, to),
	}
	steps, err := data.CompareYears(f, index, f.Book.Province, from, to, r.AsOf)
	if err != nil {
		return spec, err
	}
	for _, s := range steps {
		if !s.Known || s.Node.Level == data.Total || s.Node.Max <= s.Node.Min {
			continue
		}
		row := charts.DumbbellRow{
			Label: s.Node.Label(), From: share(s.From), To: share(s.To),
			End: data.FormatChange(s.Points), Fell: s.Points < 0 || s.Places > 0,
		}
		if s.From.Rank > 0 && s.To.Rank > 0 {
			row.End += "; " + data.PlacesWords(s.Places)
		}
		spec.Dumbbell.Rows = append(spec.Dumbbell.Rows, row)
	}
	return spec, nil
}

// share is a figure as a share of its scale, 0–1.
func share(fig data.Figure) float64 {
	return shareOf(fig.Node, fig.Value)
}

func shareOf(n data.Node, v float64) float64 {
	if n.Max <= n.Min {
		return 0
	}
	return min(1, max(0, (v-n.Min)/(n.Max-n.Min)))
}

// DimensionRadar shows all dimensions of a year against the median and the best
// province of each.
func DimensionRadar(f *data.Facts, r *data.Review, index string, year int) charts.Spec {
	spec := charts.Spec{
		Kind: charts.KindRadar, Title: fmt.Sprintf("Các nội dung %s năm %d, theo phần trăm của thang", index, year),
		Radar: &charts.Radar{}, Empty: fmt.Sprintf("Sổ chưa có điểm năm %d", year),
	}
	ours := charts.RadarSeries{Name: r.Province, Emphasis: charts.Main}
	median := charts.RadarSeries{Name: "trung vị cả nước", Emphasis: charts.Median}
	best := charts.RadarSeries{Name: "cao nhất", Emphasis: charts.Best}
	put := func(s *charts.RadarSeries, n data.Node, v float64, known bool) {
		s.Values, s.Known = append(s.Values, shareOf(n, v)), append(s.Known, known)
	}
	for _, fig := range data.Standings(f, index, year, r.AsOf) {
		if fig.Province != f.Book.Province || fig.Node.Level != data.Dimension || fig.Node.Max <= fig.Node.Min {
			continue
		}
		spec.Radar.Axes = append(spec.Radar.Axes, fig.Node.Label())
		put(&ours, fig.Node, fig.Value, fig.HasValue)
		put(&median, fig.Node, fig.Median, fig.Median != 0)
		put(&best, fig.Node, fig.Best, fig.BestWho != "")
	}
	if len(spec.Radar.Axes) > 0 {
		spec.Radar.Series = []charts.RadarSeries{best, median, ours}
	}
	return spec
}

// RankHistory shows the province's rank of a node over the years, 1 at the top.
// Ranks that the publisher does not give are derived and said to be.
func RankHistory(f *data.Facts, r *data.Review, index, concept string, o TrendOptions) charts.Spec {
	spec := IndexTrend(f, r, index, concept, TrendOptions{HideLater: o.HideLater})
	if concept == "" {
		concept = f.TotalConcept(index)
	}
	spec.Title, spec.Trend.Ranks, spec.Trend.Decimals, spec.Trend.Notes = "Thứ hạng, phần mềm xếp từ điểm", true, -1, nil
	line := charts.Line{Name: r.Province, Emphasis: charts.Main}
	for _, fig := range data.History(f, index, concept, r.AsOf) {
		if fig.Rank > 0 && (fig.Published || !o.HideLater) {
			line.Points = append(line.Points, charts.Point{Year: fig.Year, Value: float64(fig.Rank)})
			if !fig.Derived {
				spec.Title = "Thứ hạng"
			}
		}
	}
	spec.Trend.Lines = []charts.Line{line}
	for i := range spec.Trend.Panels {
		spec.Trend.Panels[i].Caption = ""
	}
	if len(line.Points) == 0 {
		spec.Trend.Lines = nil
	}
	return spec
}

// HeatChart draws the heat table of an index.
func HeatChart(f *data.Facts, r *data.Review, index, concept string, hideLater bool) charts.Spec {
	x, _ := f.IndexOf(index)
	h := data.HeatOf(f, r, index, concept, hideLater)
	spec := charts.Spec{
		Kind: charts.KindHeat, Title: x.Short() + ": điểm của tỉnh và nhóm trong các tỉnh, phần mềm tính",
		Heat: &charts.Heat{}, Empty: "Sổ chưa có điểm " + x.Short(),
	}
	for _, y := range h.Years {
		spec.Heat.Years = append(spec.Heat.Years, charts.HeatYear{Year: y.Year, Later: y.Later, Break: y.Break})
	}
	for _, row := range h.Rows {
		out := charts.HeatRow{Label: row.Label, Bold: row.Total}
		for i, c := range row.Cells {
			out.Cells = append(out.Cells, charts.HeatCell{Text: c.Text, Group: int(c.Group), Partial: row.Partial[h.Years[i].Year]})
		}
		spec.Heat.Rows = append(spec.Heat.Rows, out)
	}
	return spec
}
