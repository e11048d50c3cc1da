package ui

import (
	"testing"

	"giaoban/briefing"
	"giaoban/data"
)

// benchApp is the demonstration workbook with the figures of all provinces.
func benchApp(b *testing.B) *App {
	b.Helper()
	a := newDemoApp(b)
	if n := len(a.Facts().Observations); n < 28_000 {
		b.Fatalf("only %d figures", n)
	}
	return a
}

// What the user waits for: the pictures themselves are drawn beside the UI
// goroutine in the program, here at once.
func BenchmarkIndices_open(b *testing.B) {
	a := benchApp(b)
	for b.Loop() {
		delete(a.pages, PageIndices)
		a.Go(Route{Page: PageOverview})
		a.Go(Route{Page: PageIndices})
	}
}

func BenchmarkIndices_switch_node(b *testing.B) {
	a := benchApp(b)
	a.worker.start = func(func()) {} // without drawing
	p := openIndices(b, a, "PAPI", "")
	concepts := []string{conceptOf(b, a, "PAPI", 2017, "D2"), conceptOf(b, a, "PAPI", 2017, "D6.2"), a.Facts().TotalConcept("PAPI")}
	i := 0
	for b.Loop() {
		p.choose("PAPI", concepts[i%3], 0)
		i++
	}
}

func BenchmarkIndices_switch_year(b *testing.B) {
	a := benchApp(b)
	a.worker.start = func(func()) {} // without drawing
	p := openIndices(b, a, "PAPI", "")
	years := []int{2016, 2017, 2020, 2024}
	i := 0
	for b.Loop() {
		p.choose("PAPI", "", years[i%4])
		i++
	}
}

// What of the above is not drawing.
func BenchmarkIndices_compute_node(b *testing.B) {
	a := benchApp(b)
	f, r := a.Facts(), a.Review()
	concept := conceptOf(b, a, "PAPI", 2017, "D2")
	for b.Loop() {
		briefing.IndexTrend(f, r, "PAPI", concept, briefing.TrendOptions{Band: true, Peers: true})
		briefing.PeerDots(f, r, "PAPI", concept, 2017)
		data.HeatOf(f, r, "PAPI", concept, false)
		if _, err := r.Drops(f, "PAPI", 2016, 2017); err != nil {
			b.Fatal(err)
		}
	}
}
