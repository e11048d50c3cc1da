package intake

import (
	"bytes"
	"strings"
	"testing"

	"giaoban/data"
)

// Every stored figure of every index can be written and read back as the same.
func TestObservationsReadBackAsTheSame(t *testing.T) {
	f := facts(t)
	for _, x := range f.Indices {
		for _, name := range []string{"a.csv", "a.xlsx"} {
			if name == "a.xlsx" && x.Code == "PAPI" {
				continue // the form of a year and the benchmark read PAPI from .xlsx
			}
			table := ObservationTable(f, x.Code, 0)
			var b bytes.Buffer
			if err := table.Write(&b, name); err != nil {
				t.Fatal(err)
			}
			s, err := ReadSheet(file(t, name, b.Bytes()))
			if err != nil {
				t.Fatal(err)
			}
			got := ReadScores(f, s, ScoreOptions{Index: x.Code})
			if len(got.Problems) > 0 || len(got.Changes) > 0 || got.Same != len(table.Rows) {
				t.Errorf("%s %s: %d problems, %d changes, %d same of %d; first %+v", x.Code, name,
					len(got.Problems), len(got.Changes), got.Same, len(table.Rows), first(got.Problems))
			}
		}
	}
}

func TestRanksAreReadOnlyAsPublished(t *testing.T) {
	got := readCSV(t, "province_code,year,code,value,rank,published_rank,published_of\n62,2024,PAR,87.5,12,40,63\n64,2024,PAR,,3,51,63\n",
		ScoreOptions{Index: "PAR", Source: "S_BAOMOI24"})
	if len(got.Problems) > 0 || got.New() != 2 || got.Source != nil {
		t.Fatalf("%+v", got)
	}
	if o := got.Changes[0].New; o.Rank != 40 || o.RankedOf != 63 || o.Kind != "published" || o.Source != "S_BAOMOI24" {
		t.Errorf("%+v", o)
	}
	if o := got.Changes[1].New; o.HasValue || o.Rank != 51 || o.Kind != "rank_only" {
		t.Errorf("%+v", o)
	}
}

func TestOddRanksAreNamed(t *testing.T) {
	for text, cell := range map[string]string{
		"62,2024,PAR,87.5,x,63":  "E2",
		"62,2024,PAR,87.5,0,63":  "E2",
		"62,2024,PAR,87.5,64,63": "E2",
		"62,2024,PAR,87.5,1,6.5": "F2",
	} {
		got := readCSV(t, "province_code,year,code,value,published_rank,published_of\n"+text+"\n", ScoreOptions{Index: "PAR"})
		if len(got.Problems) != 1 || got.Problems[0].Cell() != cell || len(got.Entities()) != 0 {
			t.Errorf("%q: %+v", text, got.Problems)
		}
	}
}

// A source that the workbook does not know enters with the figures.
func TestNewSourceComesWithTheFigures(t *testing.T) {
	got := readCSV(t, "province_code,year,code,value\n62,2017,D2.1,1.87\n", ScoreOptions{Index: "PAPI", Source: "Báo cáo PAPI 2017, tr. 90", On: 1})
	if got.Source == nil || got.Source.Title != "Báo cáo PAPI 2017, tr. 90" || got.Source.Retrieved != 1 {
		t.Fatalf("%+v", got.Source)
	}
	known := readCSV(t, "province_code,year,code,value\n62,2025,PAR,80\n", ScoreOptions{Index: "PAR", Source: "infographics: par index 2023"})
	if known.Source != nil || known.Changes[0].New.Source != "S_VNA_PAR23" {
		t.Errorf("%+v", known)
	}
}

// A part that no longer adds up to the published whole is a problem.
func TestChangedPartIsHeldAgainstTheWhole(t *testing.T) {
	text := "province_code,year,code,value\n62,2017,D2.1,0.5\n"
	got := readCSV(t, text, ScoreOptions{Index: "PAPI"})
	if len(got.Problems) != 1 || got.Problems[0].Row != 2 || !strings.Contains(got.Problems[0].Message, "D2 năm 2017") {
		t.Errorf("%+v", got.Problems)
	}
}

func TestYearMustAgreeWithTheOneChosen(t *testing.T) {
	got := readCSV(t, "province_code,year,code,value\n62,2017,D2,5.09\n", ScoreOptions{Index: "PAPI", Year: 2018})
	if len(got.Problems) == 0 || got.Problems[0].Cell() != "B2" || !strings.Contains(got.Problems[0].Message, "2018") {
		t.Errorf("%+v", got.Problems)
	}
}

func TestMeansAreRecognised(t *testing.T) {
	f := facts(t)
	for text, want := range map[string]string{"Cả nước": data.NationalMean, "00": "00", "R-TN": "R-TN", "28x": "28x", "Kon Tum ": "62"} {
		if got, ok := FindProvince(f, text); !ok || got != want {
			t.Errorf("%q: %q %v", text, got, ok)
		}
	}
	if code, ok := FindProvince(f, ""); ok {
		t.Errorf("an empty name was taken for %q", code)
	}
}
