package store

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"giaoban/data"
)

// sample is a small workbook with something of every kind, in natural order.
func sample() *data.Facts {
	day := func(d int, m time.Month, y int) data.Date { return data.NewDate(y, m, d) }
	return &data.Facts{
		Book:      data.Book{ID: "book-1", Title: "Sổ thử", Province: "62", Office: "UBND tỉnh Kon Tum", Place: "Kon Tum", Sample: true, Peers: []string{"64", "66"}},
		Provinces: []data.Province{{Code: "62", Name: "Kon Tum", NameEN: "Kon Tum", Successor: "51", ValidTo: day(30, 6, 2025)}, {Code: "64", Name: "Gia Lai"}},
		Agencies: []data.Agency{
			{Code: "VP", Order: 1, Name: "Văn phòng UBND tỉnh", Short: "Văn phòng", Kind: data.Department},
			{Code: "SNV", Order: 2, Name: "Sở Nội vụ", Short: "Sở Nội vụ", Kind: data.Department},
			{Code: "DH", Order: 3, Name: "UBND huyện Đăk Hà", Short: "Đăk Hà", Kind: data.District},
		},
		Groups:     []data.Group{{Code: "@all", Name: "Các cơ quan, đơn vị", Members: []data.Member{{Agency: "VP"}, {Agency: "SNV", From: day(1, 1, 2018)}, {Agency: "DH"}}}, {Code: "@Districts", Name: "Các huyện"}},
		Directives: []data.Directive{{ID: "2146-UBND-TH", Type: "Công văn", Number: "2146/UBND-TH", Date: day(1, 8, 2018), Subject: "nâng cao chỉ số PAPI", Text: "Nội dung", RawText: "No\u0302\u0323i dung", Corrections: []data.Correction{{Clause: "1.a", Raw: "mur", Fixed: "mưu"}}}},
		Clauses: []data.Clause{
			{ID: "2146-UBND-TH#2", Directive: "2146-UBND-TH", Path: "2", Order: 1, Text: "Sở Nội vụ tham mưu."},
			{ID: "2146-UBND-TH#10", Directive: "2146-UBND-TH", Path: "10", Order: 2, Text: "Các huyện báo cáo."},
		},
		Tasks: []data.Task{
			{ID: "N02", Directive: "2146-UBND-TH", Clause: "2146-UBND-TH#2", Order: 1, Title: "Tham mưu", Quote: "tham mưu", Lead: []string{"SNV"}, Deadline: data.Deadline{Kind: data.OnDate, Due: day(31, 12, 2018)}, Links: []data.Link{{Index: "PAPI", Concept: "D2", Certainty: data.Stated}}},
			{ID: "N01", Directive: "2146-UBND-TH", Clause: "2146-UBND-TH#10", Order: 2, Title: "Báo cáo", Lead: []string{"@all"}, Deadline: data.Deadline{Kind: data.Ongoing}},
		},
		Assignments: []data.Assignment{
			{Task: "N02", Agency: "SNV", Results: []data.Result{{ID: "r1", Recorded: day(2, 1, 2019), Paper: data.Paper{Number: "00/SNV", Date: day(2, 1, 2019)}, Percent: 100, Claimed: day(30, 12, 2018), Confirmed: day(3, 1, 2019), Completed: day(30, 12, 2018), Evidence: []data.Evidence{{Name: "bc.pdf"}}}}},
			{Task: "N01", Agency: "VP"},
			{Task: "N01", Agency: "SNV", Exit: &data.Exit{On: day(1, 3, 2019), Paper: data.Paper{Number: "00/UBND"}}},
			{Task: "N01", Agency: "DH"},
		},
		Matters:      []data.Matter{{ID: "m2", Order: 1, Kind: data.Unblock, Title: "Gỡ vướng đất đai", Tasks: []string{"N01"}}, {ID: "m1", Order: 2, Kind: data.SetDeadline, Title: "Ấn định hạn"}},
		Instructions: []data.Instruction{{ID: "i1", On: day(1, 2, 2019), By: "Chủ tịch", Text: "Làm ngay."}},
		Meetings:     []data.Meeting{{ID: "b", On: day(28, 2, 2019), AsOf: day(27, 2, 2019), Title: "Giao ban tháng 2"}, {ID: "a", On: day(1, 6, 2019), AsOf: day(31, 5, 2019), Title: "Giao ban tháng 5"}},
		Locks:        []data.Lock{{ID: "k1", Period: "2018-Q3", To: day(30, 9, 2018), On: day(5, 10, 2018), By: "Hoa", Lifted: day(8, 10, 2018)}},
		Imports:      []data.Import{{ID: strings.Repeat("0a", 32), File: "SNV.xlsx", Kind: "agency", Agency: "SNV", At: time.Unix(1559300000, 0), User: "Hoa", Rows: 3}},
		Indices:      []data.Index{{Code: "PAR", Name: "Chỉ số CCHC", PublishedMonth: time.May, PublishedDay: 24}, {Code: "PAPI", Name: "Chỉ số PAPI", PublishedMonth: time.April, PublishedDay: 2}},
		Schemes:      []data.Scheme{{Index: "PAPI", Version: "v2016-2017", FirstYear: 2016, LastYear: 2017, Nodes: []data.Node{{Code: "PAPI", Level: data.Total, Max: 60}, {Code: "D2", Parent: "PAPI", Concept: "D2", Min: 1, Max: 10}}}},
		Breaks:       []data.Break{{Index: "PAPI", From: 2017, To: 2018, Kind: data.ScaleBreak}},
		Observations: []data.Observation{
			{Index: "PAPI", Province: "62", Year: 2016, Code: "D2", Concept: "D2", Value: 5.11, HasValue: true, Kind: "published", Source: "S1"},
			{Index: "PAPI", Province: "62", Year: 2017, Code: "D2", Concept: "D2", Value: 5.0731, HasValue: true, Kind: "published", Source: "S1"},
			{Index: "PAR", Province: "62", Year: 2017, Code: "PAR", Rank: 62, RankedOf: 63, Kind: "rank_only", Source: "S1"},
		},
		Sources:   []data.Source{{ID: "S1", Title: "Báo cáo PAPI", URL: "https://papi.org.vn"}},
		Conflicts: []data.Conflict{{Index: "PAPI", Item: "Kon Tum 2020", VersionA: "41.62", VersionB: "41.6270"}},
	}
}

// large is a workbook with the numbers of the real one or more: observations
// of 63 provinces, and tasks × 32 agencies assignments.
func large(observations, assignments int) *data.Facts {
	f := sample()
	f.Observations, f.Tasks, f.Assignments, f.Agencies = nil, nil, nil, nil
	for i := range observations {
		f.Observations = append(f.Observations, data.Observation{
			Index: "PAPI", Province: fmt.Sprintf("%02d", i%63+1), Year: 2011 + i/63%14,
			Code: fmt.Sprintf("D%d.%d", i/63/14%8+1, i/63/14/8), Concept: "D1.1",
			Value: float64(i%977) / 97, HasValue: true, Kind: "published", Source: "S_MDT",
		})
	}
	const agencies = 32
	for i := range agencies {
		f.Agencies = append(f.Agencies, data.Agency{Code: fmt.Sprintf("A%02d", i), Order: i + 1, Name: "Cơ quan", Kind: data.Department})
	}
	for i := range (assignments + agencies - 1) / agencies {
		id := fmt.Sprintf("N%04d", i)
		f.Tasks = append(f.Tasks, data.Task{ID: id, Directive: "2146-UBND-TH", Order: i + 1, Title: "Nhiệm vụ", Deadline: data.Deadline{Kind: data.Ongoing}})
		for j := range agencies {
			if len(f.Assignments) < assignments {
				f.Assignments = append(f.Assignments, data.Assignment{Task: id, Agency: f.Agencies[j].Code})
			}
		}
	}
	return f
}

// newFile creates a workbook of the facts in a fresh folder.
func newFile(t testing.TB, f *data.Facts) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "kontum.giaoban")
	if err := Create(path, f, Options{User: "Thử"}); err != nil {
		t.Fatal(err)
	}
	return path
}

// opened opens a workbook until the test ends.
func opened(t testing.TB, path string, o Options) *Store {
	t.Helper()
	s, err := Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func newStoreOf(t testing.TB, f *data.Facts) *Store {
	t.Helper()
	return opened(t, newFile(t, f), Options{User: "Thử"})
}

// wantCode asserts the code of an error and that it speaks to a person.
func wantCode(t testing.TB, err error, want data.Code) {
	t.Helper()
	if got := data.CodeOf(err); got != want {
		t.Fatalf("got code %q (%v), want %q", got, err, want)
	}
}

func readFile(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// unchanged asserts that a file still is what it was.
func unchanged(t testing.TB, path string, want []byte) {
	t.Helper()
	if !bytes.Equal(readFile(t, path), want) {
		t.Fatalf("%s was changed", path)
	}
}

func mustCheck(t testing.TB, s *Store) {
	t.Helper()
	if err := s.Check(); err != nil {
		t.Fatal(err)
	}
}
