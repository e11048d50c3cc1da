package briefing

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"giaoban/charts"
	"giaoban/data"
	"giaoban/data/kontum"
)

func TestSheet_is_read_back_by_a_spreadsheet(t *testing.T) {
	s := Sheet{Name: "PAPI 2017", Rows: [][]any{{"Tỉnh", "Giá trị", "Hạng"}, {"Kon Tum", 35.1249, 50}, {"Trống; “nháy”", nil, nil}, {"Âm", -0.06, 1}}}
	var out bytes.Buffer
	if err := s.Draw(&out, ".csv"); err != nil {
		t.Fatal(err)
	}
	if want := "\uFEFFTỉnh;Giá trị;Hạng\nKon Tum;35,12;50\n\"Trống; “nháy”\";;\nÂm;-0,06;1\n"; out.String() != want {
		t.Errorf("%q", out.String())
	}
	out.Reset()
	if err := s.Draw(&out, ".xlsx"); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	for cell, want := range map[string]string{"A1": "Tỉnh", "B2": "35.12", "C2": "50", "B3": ""} {
		if got, err := book.GetCellValue("PAPI 2017", cell); err != nil || got != want {
			t.Errorf("%s: %q, %v", cell, got, err)
		}
	}
	if raw, _ := book.GetCellValue("PAPI 2017", "B2", excelize.Options{RawCellValue: true}); raw != "35.1249" {
		t.Errorf("the value is rounded: %s", raw)
	}
}

func TestPeer_ranks_of_an_index_without_values(t *testing.T) {
	f, err := kontum.Demo()
	if err != nil {
		t.Fatal(err)
	}
	r := data.Compute(f, data.NewDate(2024, 12, 31))
	spec := PeerRanks(f, r, "PAR", "PAR", 2023)
	rows := spec.Dots.Rows
	if len(rows) != 6 || rows[0].Emphasis != charts.Best || rows[0].Value != 1 || rows[2].Name != "Kon Tum" || rows[2].Value != 43 || rows[2].Emphasis != charts.Main {
		t.Errorf("%+v", rows)
	}
	if rows := PeerRanks(f, r, "PAR", "L5", 2023).Dots.Rows; len(rows) != 0 {
		t.Errorf("alone among nobody it is no comparison: %+v", rows)
	}
}
