package briefing

import (
	"cmp"
	"fmt"
	"slices"

	"giaoban/charts"
	"giaoban/data"
)

// PeerRanks puts the province's rank of a node in a year among those of its
// peers and the first, for an index that publishes ranks of provinces whose
// values the workbook does not have.
func PeerRanks(f *data.Facts, r *data.Review, index, concept string, year int) charts.Spec {
	spec := charts.Spec{
		Kind: charts.KindDots, Title: fmt.Sprintf("Hạng các tỉnh, %d", year),
		Dots: &charts.Dots{Ranks: true}, Empty: fmt.Sprintf("Sổ chưa có hạng các tỉnh năm %d", year),
	}
	all := data.StandingsOf(f, index, concept, year, r.AsOf)
	slices.SortStableFunc(all, func(a, b data.Figure) int { return cmp.Compare(a.Rank, b.Rank) })
	others := false
	for _, fig := range all {
		row := charts.Dot{Name: f.ProvinceName(fig.Province), Value: float64(fig.Rank)}
		switch {
		case fig.Rank == 0:
			continue
		case fig.Province == f.Book.Province:
			row.Emphasis = charts.Main
		case fig.Rank == 1:
			row.Emphasis = charts.Best
		case isPeer(f, fig.Province):
			row.Emphasis = charts.Peer
		default:
			continue
		}
		others = others || row.Emphasis != charts.Main
		spec.Dots.Rows = append(spec.Dots.Rows, row)
	}
	if !others {
		spec.Dots.Rows = nil
	}
	return spec
}
