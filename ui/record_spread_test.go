package ui

import (
	"slices"
	"strings"
	"testing"

	"giaoban/data"
	"giaoban/data/store"
)

func TestRecord_spreads_a_result_over_the_chosen_districts(t *testing.T) {
	a := newDemoApp(t)
	seq := lastEntry(t, a).Seq
	district := duty{"N22", "DAKHA"}
	f := openForm(t, a, district, partResult)
	pressButton(t, a, "Ghi cùng nội dung cho cơ quan khác")
	pressButton(t, a, "UBND các huyện")
	var also string
	for _, i := range f.shown.inputs {
		if i.id == "also" {
			also = i.get()
		}
	}
	districts := strings.Fields(also)
	if len(districts) != 9 {
		t.Fatalf("chosen %q", also)
	}
	districts = districts[:4] // the clerk takes some back
	f.shown.fill(map[string]string{"also": strings.Join(districts, " "), "number": "8/BC", "note": "Họp giao ban huyện", "percent": "60"})
	f.save()
	e := lastEntry(t, a)
	if e.Seq != seq+1 || len(e.Changes) != 5 || e.Action != "Ghi kết quả N22 cho 5 cơ quan" {
		t.Fatalf("entry %d after %d: %q, %d changes", e.Seq, seq, e.Action, len(e.Changes))
	}
	for _, code := range append(districts, district.agency) {
		results := storedAssignment(t, a, duty{"N22", code}).Results
		if r := results[len(results)-1]; r.Note != "Họp giao ban huyện" || r.Percent != 60 {
			t.Errorf("%s: %+v", code, r)
		}
	}
	a.undo()
	if n := len(lastEntry(t, a).Changes); n != 5 {
		t.Errorf("undo takes back %d of 5", n)
	}
}

// A report that is there must not be replaced by one spread over many.
func TestRecord_does_not_spread_a_report_over_others(t *testing.T) {
	a := newDemoApp(t)
	seq := lastEntry(t, a).Seq
	f := openForm(t, a, duty{"N07", "TUMORONG"}, partPeriod)
	f.shown.fill(map[string]string{"number": "9/BC-UBND", "also": "SNV STP"})
	f.save()
	wantShown(t, a, "Đã có báo cáo quý I/2019 của Sở Nội vụ, Sở Tư pháp.")
	if lastEntry(t, a).Seq != seq {
		t.Error("written all the same")
	}
	f.shown.fill(map[string]string{"period": "2018-Q3"})
	f.shown.fill(map[string]string{"number": "9/BC-UBND", "also": "SNV STP"})
	f.save()
	if e := lastEntry(t, a); e.Seq != seq+1 || len(e.Changes) != 3 {
		t.Errorf("entry %d after %d, %d changes; shown:\n%s", e.Seq, seq, len(e.Changes), shownText(a))
	}
}

func TestRecord_leaves_out_who_reported_already(t *testing.T) {
	a := newDemoApp(t)
	const period = "2018-Q3" // of which the demo has no report of SNV and STP
	there := storedAssignment(t, a, duty{"N07", "SNV"})
	there.Periods = append(slices.Clone(there.Periods), data.PeriodReport{Period: period, On: data.NewDate(2018, 10, 4), Note: "Đã báo cáo"})
	if err := a.store.Update("Ghi báo cáo kỳ", func(tx *store.Tx) error { return tx.Put(there) }); err != nil {
		t.Fatal(err)
	}
	f := openForm(t, a, duty{"N07", "TUMORONG"}, partPeriod)
	f.shown.fill(map[string]string{"period": period})
	pressButton(t, a, "Ghi cùng nội dung cho cơ quan khác")
	wantShown(t, a, "(1 cơ quan đã báo cáo kỳ này)")
	pressButton(t, a, "Tất cả (")
	var chosen []string
	for _, i := range f.shown.inputs {
		if i.id == "also" {
			chosen = strings.Fields(i.get())
		}
	}
	if slices.Contains(chosen, "SNV") || !slices.Contains(chosen, "STP") {
		t.Errorf("chosen %v", chosen)
	}
}
