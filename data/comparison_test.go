package data

import (
	"slices"
	"testing"
)

func twoYears() *Facts {
	return indexFacts(map[int]map[string][5]float64{
		2016: {"PAPI": {30, 40, 35, 33, 31}, "D1": {5.004, 4, 3, 2, 1}, "D2": {5, 4, 3, 2, 1}},
		2017: {"PAPI": {31, 40, 35, 33, 32}, "D1": {5.006, 6, 7, 2, 1}, "D2": {0, 4, 3, 2, 1}},
		2018: {"PAPI": {60, 50, 40, 30, 20}},
	})
}

func TestYearsAreComparedNodeByNode(t *testing.T) {
	f := twoYears()
	f.Breaks = []Break{{Index: "PAPI", Concept: "D1", From: 2016, To: 2017, Kind: ScreenBreak, Reason: "xem báo cáo"}}
	steps, err := CompareYears(f, "PAPI", "62", 2016, 2017, day(2019, 1, 1))
	if err != nil || len(steps) != 3 {
		t.Fatalf("%+v, %v", steps, err)
	}
	// The difference is that of the printed values, 5,00 and 5,01.
	if d := steps[1]; d.Node.Code != "D1" || !d.Known || FormatChange(d.Points) != "+0,01" || d.Places != 2 || d.Caution != "xem báo cáo" {
		t.Errorf("%+v", d)
	}
	if d := steps[2]; d.Known || d.Points != 0 || d.Places != 0 || !d.From.HasValue || d.To.HasValue || d.To.Province != "62" || d.To.BestWho == "" {
		t.Errorf("D2 has no value in 2017: %+v", d)
	}
	for _, years := range [][2]int{{2017, 2018}, {2016, 2018}, {2016, 2030}} {
		if _, err := CompareYears(f, "PAPI", "62", years[0], years[1], 0); CodeOf(err) != NotAllowed {
			t.Errorf("%v: %v", years, err)
		}
	}
	if _, err := CompareYears(f, "XYZ", "62", 2016, 2017, 0); CodeOf(err) != NotFound {
		t.Error(err)
	}
}

func TestProvincesAreComparedNodeByNode(t *testing.T) {
	f := twoYears()
	all, err := CompareProvinces(f, "PAPI", "62", []string{"01", "99"}, 2017, 0)
	if err != nil || len(all) != 3 {
		t.Fatalf("%+v, %v", all, err)
	}
	v := all[0]
	if v.Own.Rank != 5 || v.Own.BestWho != "P01" || FormatChange(v.GapBest) != "–9,00" || FormatChange(v.GapMedian) != "–2,00" {
		t.Errorf("%+v", v)
	}
	if v.Peers[0].Value != 40 || v.Peers[1].HasValue || v.Peers[1].Province != "99" {
		t.Errorf("%+v", v.Peers)
	}
	if v := all[2]; v.Own.HasValue || v.GapBest != 0 || v.Own.Best != 4 {
		t.Errorf("no value of our own: %+v", v)
	}
	if _, err := CompareProvinces(f, "PAPI", "62", nil, 2030, 0); CodeOf(err) != NotFound {
		t.Error(err)
	}
}

// A mean of the country or a region is shown, and ranks nobody down.
func TestMeansTakeNoPartInRanks(t *testing.T) {
	f := twoYears()
	for _, code := range []string{NationalMean, "R-TN"} {
		f.Observations = append(f.Observations, Observation{Index: "PAPI", Province: code, Year: 2017, Code: "PAPI", Concept: "PAPI", Value: 39, HasValue: true})
	}
	figures, err := Figures(f, FigureQuery{Index: "PAPI", Year: 2017}, 0)
	if err != nil {
		t.Fatal(err)
	}
	var order []string
	for _, fig := range figures {
		if fig.Node.Code == "PAPI" {
			order = append(order, fig.Province)
		}
		switch {
		case fig.Province == "62" && fig.Node.Code == "PAPI" && (fig.Rank != 5 || fig.RankedOf != 5):
			t.Errorf("%+v", fig)
		case fig.Province == NationalMean && (fig.Rank != 0 || fig.Group != NoGroup || fig.Value != 39):
			t.Errorf("%+v", fig)
		}
	}
	if !slices.Equal(order, []string{"01", "02", "03", "04", "62", NationalMean, "R-TN"}) {
		t.Error(order)
	}
}

func TestFiguresAreChosen(t *testing.T) {
	f := twoYears()
	for _, c := range []struct {
		q    FigureQuery
		n    int
		code Code
	}{
		{FigureQuery{Index: "PAPI"}, 34, ""},
		{FigureQuery{Index: "PAPI", Province: "62"}, 6, ""},
		{FigureQuery{Index: "PAPI", Province: "62", Year: 2018}, 1, ""},
		{FigureQuery{Index: "PAPI", Province: "99"}, 0, NotFound},
		{FigureQuery{Index: "PAPI", Year: 2030}, 0, NotFound},
		{FigureQuery{Index: "XYZ"}, 0, NotFound},
	} {
		got, err := Figures(f, c.q, 0)
		if len(got) != c.n || CodeOf(err) != c.code {
			t.Errorf("%+v: %d figures, %v", c.q, len(got), err)
		}
	}
}

func TestSumsAreKnownByTheirScales(t *testing.T) {
	s := Scheme{Nodes: []Node{
		{Code: "T", Level: Total, Max: 20},
		{Code: "D1", Parent: "T", Level: Dimension, Max: 10},
		{Code: "D2", Parent: "T", Level: Dimension, Max: 10},
		{Code: "KS", Parent: "T", Level: Component, Max: 7},
		{Code: "D1.1", Parent: "D1", Level: Subdimension, Max: 10},
		{Code: "D1.2", Parent: "D1", Level: Subdimension, Max: 10},
		{Code: "D2.1", Parent: "D2", Level: Subdimension},
	}}
	if got := s.Addends("t"); len(got) != 0 {
		t.Errorf("parents are named by their exact code: %+v", got)
	}
	for code, want := range map[string]int{"T": 2, "D1": 0, "D2": 0, "D1.1": 0, "": 0, "x": 0} {
		if got := s.Addends(code); len(got) != want {
			t.Errorf("%q is the sum of %+v, want %d", code, got, want)
		}
	}
}

func TestSuppositionEndsBelowWhatIsNoSum(t *testing.T) {
	f := twoYears()
	steps, err := WhatIf(f, "PAPI", "D1", 2016, 6)
	if err != nil || len(steps) != 1 {
		t.Fatalf("the scales are unknown, so no sum is: %+v, %v", steps, err)
	}
	for i := range f.Schemes {
		for k := range f.Schemes[i].Nodes {
			n := &f.Schemes[i].Nodes[k]
			n.Max = map[Level]float64{Total: 80, Dimension: 40, Subdimension: 40}[n.Level]
		}
	}
	steps, err = WhatIf(f, "PAPI", "D1", 2016, 6.004)
	if err != nil || len(steps) != 2 || FormatPoints(steps[1].After) != "31,00" || steps[1].RankBefore != 5 || steps[1].RankAfter != 4 {
		t.Errorf("%+v, %v", steps, err)
	}
}

func TestPredecessorsAreDated(t *testing.T) {
	f := &Facts{Provinces: []Province{
		{Code: "51", Name: "B"},
		{Code: "62", Name: "A", Successor: "51", ValidTo: day(2025, 6, 30)},
		{Code: "60", Name: "C", Successor: "51", ValidTo: day(2020, 6, 30)},
	}}
	var got []string
	for _, p := range Predecessors(f, "51") {
		got = append(got, p.Code)
	}
	if !slices.Equal(got, []string{"60", "62"}) || len(Predecessors(f, "62")) != 0 {
		t.Error(got)
	}
}
