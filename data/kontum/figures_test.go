package kontum

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"giaoban/data"
)

func TestSpotValuesAreThoseOfTheSources(t *testing.T) {
	f := realFacts(t)
	got := map[string]data.Observation{}
	for _, o := range f.Observations {
		if _, ok := got[o.Key()]; ok {
			t.Errorf("%s occurs twice", o.Key())
		}
		got[o.Key()] = o
	}
	for key, want := range map[string]float64{
		"PAPI/2017/62/PAPI":           35.117926,
		"PAPI/2018/62/PAPI":           43.222136,
		"PAPI/2011/01/D1":             5.76248,
		"PAPI/2020/22/PAPI":           48.811383,
		"PAR/2023/62/PAR":             86.14,
		"PAR/2023/62/XHH_TD":          31.19,
		"PAR/2023/R-TN/PAR":           85.42,
		"SIPAS/2022/00/SIPAS":         80.08,
		"DTI/2022/62/DTI":             0.54,
		"PCI/2008/28x/PCI":            45.09365,
		"PCI/2008/28x/PCI-unweighted": 51.29111,
		"PCI/2020/62/PCI":             62.02,
	} {
		if o, ok := got[key]; !ok || !o.HasValue || o.Value != want {
			t.Errorf("%s = %v (%v), want %v", key, o.Value, ok, want)
		}
	}
	if o := got["PAR/2012/62/PAR"]; o.HasValue || o.Group == "" || o.Kind != "group_only" {
		t.Errorf("only a group was published: %+v", o)
	}
	if o := got["PAR/2023/62/L2"]; o.Max != 10 || o.Percent != 94.15 || o.Rank != 22 || o.RankedOf != 63 {
		t.Errorf("9,42/10, 94,15%%, 22/63 are kept as published: %+v", o)
	}
	for _, missing := range []string{"PAPI/2018/22/PAPI", "PAPI/2014/24/PAPI", "PAPI/2024/26/PAPI", "PAR/2018/62/PAR"} {
		if o, ok := got[missing]; ok {
			t.Errorf("%s has no published value: %+v", missing, o)
		}
	}
}

// Dimensions and totals of the mirror that holds sub-dimensions only are sums.
func TestSumsAreMarkedAsDerived(t *testing.T) {
	n := map[string]int{}
	for _, o := range realFacts(t).Observations {
		if o.Index == "PAPI" && o.Province == "62" {
			n[o.Source+" "+o.Kind]++
		}
	}
	// 29 nodes a year to 2016; from 2017 7, then 9 of each year's nodes are sums
	if n["S_MDT published_via_mirror"] != 6*29 || n["S_MDT derived_value"] != 0 || n["S_MLM derived_value"] != 7+7*9 {
		t.Errorf("%v", n)
	}
}

func TestSchemesAndBreaks(t *testing.T) {
	f := realFacts(t)
	schemes, sources := map[string]int{}, map[string]bool{}
	for _, s := range f.Schemes {
		schemes[s.Index]++
		total, ok := s.Node(s.Index)
		if !ok || total.Level != data.Total || s.Nodes[0].Code != s.Index {
			t.Errorf("%s %s does not begin with its total: %+v", s.Index, s.Version, total)
		}
		for _, n := range s.Nodes {
			if n.Name == "" || n.Concept == "" {
				t.Errorf("%s %s %s has no name or concept", s.Index, s.Version, n.Code)
			}
		}
	}
	if schemes["PAPI"] != 5 || schemes["PAR"] != 4 || schemes["PCI"] != 4 || schemes["SIPAS"] != 1 || schemes["DTI"] != 1 {
		t.Errorf("schemes %v", schemes)
	}
	kind := map[string]data.BreakKind{}
	for _, b := range f.Breaks {
		kind[b.Key()] = b.Kind
	}
	for key, want := range map[string]data.BreakKind{
		"PAPI//2017":              data.ScaleBreak,
		"PAPI/PAPI/2015":          data.PartialBreak,
		"PAPI/D3/2015":            data.PartialBreak, // also on the screen: one break, the stronger kind
		"PAPI/D2/2015":            "",
		"PAPI/poverty_lists/2017": data.ScaleBreak,
		"PAPI/D6/2020":            data.ScreenBreak,
		"PAR//2021":               data.ScaleBreak,
	} {
		if kind[key] != want {
			t.Errorf("%s is %q, want %q", key, kind[key], want)
		}
	}
	for _, s := range f.Sources {
		sources[s.ID] = true
	}
	for _, o := range f.Observations {
		if !sources[o.Source] {
			t.Fatalf("%s names unknown source %q", o.Key(), o.Source)
		}
	}
	for _, c := range f.Conflicts {
		if (c.SourceA != "" && !sources[c.SourceA]) || (c.SourceB != "" && !sources[c.SourceB]) {
			t.Errorf("%s names an unknown source", c.Item)
		}
	}
}

func TestKonTumEndsWithItsSuccessor(t *testing.T) {
	for _, p := range realFacts(t).Provinces {
		if p.Code == "62" && (p.Successor != "51" || p.ValidTo != data.NewDate(2025, time.June, 30)) {
			t.Errorf("%+v", p)
		}
	}
}

func TestPublicationDaysFollowTheYear(t *testing.T) {
	f := realFacts(t)
	for code, want := range map[string]string{
		"PAPI": "30/04/2019", "PAR": "31/05/2019", "SIPAS": "31/05/2019", "DTI": "31/10/2019", "PCI": "30/04/2019",
	} {
		x, ok := f.IndexOf(code)
		if !ok || x.Published(2018).String() != want || x.Ranked == (code == "PAPI") || !strings.Contains(x.Note, "quy ước") {
			t.Errorf("%s: %+v", code, x)
		}
	}
}

func TestDamagedSheetsAreNamed(t *testing.T) {
	for text, want := range map[string]string{
		"":                         "is empty",
		"index,concept\nPAPI,D1\n": "no column",
		"index,concept,from,to,kind,reason\nPAPI,D1,x,2016,scale,\n": "row 2",
		"index,concept\nPAPI\n": "wrong number of fields",
	} {
		err := addBreaks(&data.Facts{}, fstest.MapFS{"breaks.csv": {Data: []byte(text)}})
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "breaks.csv") {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
	if err := addBreaks(&data.Facts{}, fstest.MapFS{}); err == nil {
		t.Error("a file that is not there is an error")
	}
}
