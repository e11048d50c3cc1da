package kontum

import (
	"testing"

	"giaoban/data"
)

// What a page works out when the node or the year is switched, with all
// provinces loaded; then what `giaobanctl indices show` prints.
func BenchmarkIndices(b *testing.B) {
	f, err := Real()
	if err != nil {
		b.Fatal(err)
	}
	asOf := data.NewDate(2025, 6, 1)
	for name, work := range map[string]func() int{
		"Standings":        func() int { return len(data.Standings(f, "PAPI", 2020, asOf)) },
		"StandingsOf":      func() int { return len(data.StandingsOf(f, "PAPI", "D2", 2020, asOf)) },
		"Years":            func() int { return len(f.Years("PAPI")) },
		"History":          func() int { return len(data.History(f, "PAPI", "D2", asOf)) },
		"CompareProvinces": func() int { v, _ := data.CompareProvinces(f, "PAPI", "62", f.Book.Peers, 2020, asOf); return len(v) },
		"AllFigures":       func() int { v, _ := data.Figures(f, data.FigureQuery{Index: "PAPI"}, asOf); return len(v) },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if work() == 0 {
					b.Fatal("nothing found")
				}
			}
		})
	}
}
