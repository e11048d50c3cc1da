package data

import (
	"slices"
	"testing"
)

// indexFacts is a small index of five provinces: our "62" and four others, with
// a scheme for 2016–2017 and another for 2018.
func indexFacts(values map[int]map[string][5]float64) *Facts {
	f := &Facts{
		Book:    Book{Province: "62"},
		Indices: []Index{{Code: "PAPI", PublishedMonth: 4, PublishedDay: 30}},
		Schemes: []Scheme{
			{Index: "PAPI", Version: "a", FirstYear: 2016, LastYear: 2017, Nodes: nodes()},
			{Index: "PAPI", Version: "b", FirstYear: 2018, LastYear: 2018, Nodes: nodes()},
		},
	}
	for i, code := range []string{"62", "01", "02", "03", "04"} {
		f.Provinces = append(f.Provinces, Province{Code: code, Name: "P" + code})
		for year, byCode := range values {
			for node, v := range byCode {
				if v[i] == 0 {
					continue
				}
				f.Observations = append(f.Observations, Observation{
					Index: "PAPI", Province: code, Year: year, Code: node, Concept: node, Value: v[i], HasValue: true,
				})
			}
		}
	}
	return f
}

func nodes() []Node {
	return []Node{
		{Code: "PAPI", Concept: "PAPI", Level: Total, Name: "Tổng"},
		{Code: "D1", Concept: "D1", Parent: "PAPI", Level: Dimension, Name: "Một"},
		{Code: "D2", Concept: "D2", Parent: "PAPI", Level: Dimension, Name: "Hai"},
		{Code: "D2.1", Concept: "x", Parent: "D2", Level: Subdimension, Name: "Hai một"},
	}
}

func TestDropsHaveTwoTriggers(t *testing.T) {
	f := indexFacts(map[int]map[string][5]float64{
		2016: {"PAPI": {30, 1, 2, 3, 4}, "D1": {5, 4, 3, 2, 1}, "D2": {5, 4, 3, 2, 1}, "D2.1": {2, 1, 1, 1, 1}},
		2017: {"PAPI": {31, 40, 2, 3, 4}, "D1": {5.1, 6, 7, 2, 1}, "D2": {4.996, 4, 3, 2, 1}, "D2.1": {2, 1, 1, 1, 1}},
		2018: {"PAPI": {60, 1, 1, 1, 1}},
	})
	r := Compute(f, day(2019, 5, 31))
	v := r.Index("PAPI")
	if v.Pair == nil || v.Pair.From.Year != 2016 || v.Pair.To.Year != 2017 {
		t.Fatalf("pair %+v", v.Pair)
	}
	if v.Latest == nil || v.Latest.Year != 2018 {
		t.Fatalf("latest %+v", v.Latest)
	}
	if len(v.Drops) != 2 {
		t.Fatalf("%d drops, want D1 by rank and D2 by score", len(v.Drops))
	}
	if d := v.Drops[0]; d.Node.Code != "D1" || d.Places != 2 || FormatChange(d.Points) != "+0,10" || FormatChange(d.GapBest) != "–1,90" {
		t.Errorf("%+v", d)
	}
	// Detected on raw values although the printed difference is nought.
	if d := v.Drops[1]; d.Node.Code != "D2" || d.Places != 0 || FormatChange(d.Points) != "0,00" {
		t.Errorf("%+v", d)
	}
}

func TestCrossSchemeComparisonIsRefused(t *testing.T) {
	f := indexFacts(map[int]map[string][5]float64{2017: {"D1": {5, 4, 3, 2, 1}}, 2018: {"D1": {4, 4, 3, 2, 1}}})
	r := Compute(f, day(2019, 5, 31))
	if _, err := r.Drops(f, "PAPI", 2017, 2018); CodeOf(err) != NotAllowed {
		t.Error("2017 and 2018 are of different schemes, got", err)
	}
	if _, err := r.Drops(f, "PAPI", 2016, 2017); err != nil {
		t.Error(err)
	}
}

func TestFiguresFollowTheCutOff(t *testing.T) {
	f := indexFacts(map[int]map[string][5]float64{
		2016: {"PAPI": {30, 1, 2, 3, 4}}, 2017: {"PAPI": {31, 40, 2, 3, 4}}, 2018: {"PAPI": {60, 1, 1, 1, 1}},
	})
	if v := Compute(f, day(2019, 4, 29)).Index("PAPI"); v.Latest.Year != 2017 {
		t.Error("2018 was published on 30/4/2019, the day before shows", v.Latest.Year)
	}
	if v := Compute(f, day(2019, 4, 30)).Index("PAPI"); v.Latest.Year != 2018 {
		t.Error("on the day of publication:", v.Latest.Year)
	}
	var published []bool
	for _, fig := range History(f, "PAPI", "PAPI", day(2018, 5, 31)) {
		published = append(published, fig.Published)
	}
	if !slices.Equal(published, []bool{true, true, false}) {
		t.Error(published)
	}
}

func TestRankAndGroupAmongProvincesWithData(t *testing.T) {
	sorted := []float64{1, 2, 2, 3, 5}
	for v, want := range map[float64]int{5: 1, 3: 2, 2: 3, 1: 5} {
		if got := rankOf(sorted, v); got != want {
			t.Errorf("rank of %v: %d, want %d", v, got, want)
		}
	}
	// 16/16/15/16 of 63, as PAPI groups its provinces.
	var all []float64
	for i := range 63 {
		all = append(all, float64(i+1))
	}
	groups := map[Group4]int{}
	for _, v := range all {
		groups[quartile(all, v, 0)]++
	}
	if groups[Highest] != 16 || groups[HighMiddle] != 16 || groups[LowMiddle] != 15 || groups[Lowest] != 16 {
		t.Error(groups)
	}
	// PAPI 2022: two provinces without data count as lowest: 16/16/15/14 of 61.
	clear(groups)
	for _, v := range all[2:] {
		groups[quartile(all[2:], v, 2)]++
	}
	if groups[Highest] != 16 || groups[HighMiddle] != 16 || groups[LowMiddle] != 15 || groups[Lowest] != 14 {
		t.Error(groups)
	}
}

func TestNoRankIsDerivedFromAHandful(t *testing.T) {
	f := indexFacts(map[int]map[string][5]float64{2017: {"PAPI": {31, 40, 0, 0, 0}}})
	fig := Compute(f, day(2019, 5, 31)).Index("PAPI").Latest
	if fig.Rank != 0 || fig.Group != NoGroup || fig.BestWho != "" {
		t.Errorf("two of five provinces are not enough: %+v", fig)
	}
}

func TestUncoveredCountsStatedLinksOnly(t *testing.T) {
	f := indexFacts(map[int]map[string][5]float64{2017: {"PAPI": {31, 40, 2, 3, 4}}})
	f.Tasks = []Task{
		{ID: "N1", Links: []Link{{"PAPI", "D1", Stated}, {"PAPI", "x", Inferred}}},
		{ID: "N2", Links: []Link{{"PAPI", "D2", Inferred}}},
	}
	v := Compute(f, day(2018, 5, 31)).Index("PAPI")
	if len(v.Uncovered) != 1 || v.Uncovered[0].Code != "D2" {
		t.Errorf("%+v", v.Uncovered)
	}
	if row := v.Nodes[3]; !slices.Equal(row.Tasks, []string{"N1"}) || row.Stated != 0 {
		t.Errorf("%+v", row)
	}
}
