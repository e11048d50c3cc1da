package main

import (
	"encoding/csv"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"giaoban/data/kontum"
)

// records reads what a command printed as CSV, the head apart.
func records(t *testing.T, text string) (head []string, rows [][]string) {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(all) == 0 {
		t.Fatalf("no CSV: %v\n%s", err, text)
	}
	return all[0], all[1:]
}

// The columns are a promise, and without filters every figure is there in full
// precision.
func TestIndicesShow_prints_all_figures(t *testing.T) {
	head, rows := records(t, must(t, "indices", "show", workbook(t, "demo"), "--index", "PAPI", "--csv"))
	if got := strings.Join(head, ","); got != "province_code,year,code,value,rank,ranked_of,group,kind,source" {
		t.Errorf("columns %s", got)
	}
	if len(rows) != 28854 {
		t.Fatalf("%d figures, want 28,854", len(rows))
	}
	f, err := kontum.Real()
	if err != nil {
		t.Fatal(err)
	}
	stored := map[[3]string]float64{}
	for _, o := range f.Observations {
		if o.Index == "PAPI" {
			stored[[3]string{o.Province, strconv.Itoa(o.Year), o.Code}] = o.Value
		}
	}
	for _, r := range rows {
		v, err := strconv.ParseFloat(r[3], 64)
		if err != nil || v != stored[[3]string(r[:3])] {
			t.Fatalf("%v: stored %v", r, stored[[3]string(r[:3])])
		}
		if r[4] == "" || r[5] == "" || r[6] == "" || r[7] == "" || r[8] == "" {
			t.Fatalf("something is missing in %v", r)
		}
	}
}

func TestIndicesShow_filters(t *testing.T) {
	book := workbook(t, "demo")
	_, rows := records(t, must(t, "indices", "show", book, "--index", "papi", "--province", "kon tum", "--year", "2020", "--csv"))
	if len(rows) != 38 || !slices.Equal(rows[0], []string{"62", "2020", "PAPI", "41.626958", "49", "63", "thấp nhất", "derived_value", "S_MLM"}) {
		t.Errorf("%d rows, first %q", len(rows), rows[0])
	}
	// Published ranks and groups as published; a mean of the country has none.
	_, rows = records(t, must(t, "indices", "show", book, "--index", "PAR", "--csv"))
	var group, mean []string
	for _, r := range rows {
		switch {
		case r[0] == "62" && r[1] == "2012":
			group = r
		case r[0] == "00" && r[1] == "2021":
			mean = r
		}
	}
	if !slices.Equal(group, []string{"62", "2012", "PAR", "", "", "", "Trung bình (67,68–70%)", "group_only", "S_VNP_PAR12"}) {
		t.Errorf("%q", group)
	}
	if !slices.Equal(mean, []string{"00", "2021", "PAR", "86.37", "", "", "", "published", "S_QNGAI21"}) {
		t.Errorf("%q", mean)
	}
}

// Kon Tum is reachable from the province that it joined.
func TestIndicesShow_names_the_predecessor(t *testing.T) {
	book := workbook(t, "demo")
	if out := must(t, "indices", "show", book, "--index", "PAPI", "--province", "51", "--year", "2020"); !strings.Contains(out, "Từ 01/07/2025 có tỉnh Kon Tum nhập vào") {
		t.Error(out)
	}
	if out := must(t, "indices", "show", book, "--index", "PAPI", "--province", "62", "--year", "2020"); !strings.Contains(out, "nhập vào Quảng Ngãi") {
		t.Error(out)
	}
}

func TestIndicesShow_json_tells_what_is_derived(t *testing.T) {
	var got struct {
		Notes []string `json:"notes"`
		Rows  []struct {
			Province     string   `json:"province_code"`
			Value        *float64 `json:"value"`
			RankDerived  bool     `json:"rank_derived"`
			GroupDerived bool     `json:"group_derived"`
			Published    bool     `json:"published_by_as_of"`
		} `json:"rows"`
	}
	out := must(t, "indices", "show", workbook(t, "demo"), "--index", "PAPI", "--province", "62", "--year", "2018", "--json", "--as-of", "29/4/2019")
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Rows) != 37 || got.Rows[0].Value == nil || !got.Rows[0].RankDerived || !got.Rows[0].GroupDerived || got.Rows[0].Published || len(got.Notes) != 3 {
		t.Errorf("%+v", got)
	}
}

func TestIndicesList_names_every_scheme(t *testing.T) {
	head, rows := records(t, must(t, "indices", "list", workbook(t, "demo"), "--csv"))
	if head[0] != "index" || len(rows) != 15 || !slices.Equal(rows[0][:7], []string{"PAPI", "v2011-2015", "2011", "2015", "6", "22", "9077"}) {
		t.Errorf("%q\n%q", head, rows)
	}
}

// The drops are those of the review and of the brief.
func TestIndicesDrops_are_those_of_the_review(t *testing.T) {
	book := workbook(t, "demo")
	var review reviewJSON
	if err := json.Unmarshal([]byte(must(t, "review", book, "--json", "--as-of", "31/5/2019")), &review); err != nil {
		t.Fatal(err)
	}
	head, rows := records(t, must(t, "indices", "drops", book, "--index", "PAPI", "--from", "2016", "--to", "2017", "--csv", "--as-of", "31/5/2019"))
	at := func(row []string, name string) string { return row[slices.Index(head, name)] }
	drops := review.Indices[0].Drops
	var low []string
	for i, r := range rows {
		if at(r, "list") == "low" {
			low = append(low, at(r, "code"))
			continue
		}
		d := drops[i]
		if at(r, "code") != d.Code || at(r, "places_lost") != strconv.Itoa(d.Places) || at(r, "tasks") != strings.Join(d.Tasks, " ") ||
			at(r, "overdue") != strconv.Itoa(d.Assignments.Overdue) {
			t.Errorf("row %d: %q, want %+v", i, r, d)
		}
	}
	if len(rows)-len(low) != len(drops) || !slices.Contains(low, "D2") || slices.Contains(low, "D3") {
		t.Errorf("%d rows, %d drops; low: %v", len(rows), len(drops), low)
	}
	// A threshold of its own: D1.4, 0,85 on 0,25–2,5, and two more are below 30 %.
	_, rows = records(t, must(t, "indices", "drops", book, "--index", "PAPI", "--from", "2016", "--to", "2017", "--threshold", "30", "--csv"))
	low = nil
	for _, r := range rows {
		if at(r, "list") == "low" {
			low = append(low, at(r, "code"))
		}
	}
	if !slices.Equal(low, []string{"D3.3", "D1.4", "D4.3"}) {
		t.Errorf("below 30%% of the scale: %v", low)
	}
}

// Years of two schemes are never compared, by any command.
func TestIndices_refuse_years_of_two_schemes(t *testing.T) {
	book := workbook(t, "demo")
	for _, command := range []string{"drops", "compare"} {
		refused(t, statusFailure, []string{"2017", "2018", "bộ tiêu chí"}, "indices", command, book, "--index", "PAPI", "--from", "2017", "--to", "2018")
		refused(t, statusFailure, []string{"--from", "--to"}, "indices", command, book, "--index", "PAPI", "--from", "2017")
		refused(t, statusFailure, []string{"trước"}, "indices", command, book, "--index", "PAPI", "--from", "2017", "--to", "2016")
	}
}

func TestIndicesCompare_two_years(t *testing.T) {
	head, rows := records(t, must(t, "indices", "compare", workbook(t, "demo"), "--index", "PAPI", "--csv", "--as-of", "31/5/2019"))
	if len(rows) != 29 || !slices.Equal(rows[0], []string{
		"PAPI", "Chỉ số PAPI tổng hợp (không có trọng số)", "6", "60", "34.80318", "35.117926", "0.32", "46", "50", "4", "trung bình thấp", "thấp nhất", "",
	}) {
		t.Errorf("%q\n%q", head, rows[0])
	}
}

func TestIndicesCompare_provinces(t *testing.T) {
	book := workbook(t, "demo")
	head, rows := records(t, must(t, "indices", "compare", book, "--index", "PAPI", "--year", "2017", "--peers", "Gia Lai,dak lak", "--csv"))
	if !slices.Equal(head[len(head)-2:], []string{"province_64", "province_66"}) || len(rows) != 29 {
		t.Fatalf("%q", head)
	}
	at := func(name string) string { return rows[0][slices.Index(head, name)] }
	if at("best_province") != "Quảng Bình" || at("gap_best") != "-4.41" || at("gap_median") != "-1.6" || at("rank") != "50" {
		t.Errorf("%q", rows[0])
	}
	refused(t, statusNotFound, []string{"Atlantis"}, "indices", "compare", book, "--index", "PAPI", "--year", "2017", "--peers", "Atlantis")
	refused(t, statusNotFound, []string{"2030", "2024"}, "indices", "compare", book, "--index", "PAPI", "--year", "2030")
	refused(t, statusFailure, []string{"--year"}, "indices", "compare", book, "--index", "PAPI", "--year", "2017", "--from", "2016")
}

func TestIndicesWhatIf_is_called_a_supposition(t *testing.T) {
	book := workbook(t, "demo")
	for _, value := range []string{"5.5", "5,5"} {
		out := must(t, "indices", "what-if", book, "--index", "PAPI", "--node", "d2", "--year", "2017", "--value", value)
		if !strings.Contains(out, "GIẢ ĐỊNH") || !strings.Contains(out, "giả định") {
			t.Error(out)
		}
	}
	_, rows := records(t, must(t, "indices", "what-if", book, "--index", "PAPI", "--node", "D2", "--year", "2017", "--value", "5.5", "--csv"))
	if len(rows) != 2 || rows[0][3] != "5.5" || rows[0][5] != "62" || rows[0][6] != "39" || rows[1][0] != "PAPI" || rows[1][11] != "giả định" {
		t.Errorf("%q", rows)
	}
	// PCI is weighted: what a part would do to the whole is not known.
	_, rows = records(t, must(t, "indices", "what-if", book, "--index", "PCI", "--node", "land", "--year", "2016", "--value", "7", "--csv"))
	if len(rows) != 1 || rows[0][0] != "land" {
		t.Errorf("%q", rows)
	}
	refused(t, statusFailure, []string{"thang"}, "indices", "what-if", book, "--index", "PAPI", "--node", "D2", "--year", "2017", "--value", "11")
	refused(t, statusNotFound, []string{"D9"}, "indices", "what-if", book, "--index", "PAPI", "--node", "D9", "--year", "2017", "--value", "1")
	refused(t, statusUsage, []string{"“nhiều”"}, "indices", "what-if", book, "--index", "PAPI", "--node", "D2", "--year", "2017", "--value", "nhiều")
}

func TestIndicesCoverage_shows_duties_and_gaps(t *testing.T) {
	_, rows := records(t, must(t, "indices", "coverage", workbook(t, "demo"), "--index", "PAPI", "--csv"))
	agencies, alone := 0, []string{}
	for _, r := range rows {
		if r[2] == "" {
			alone = append(alone, r[0])
		} else if r[0] == "D2" {
			agencies++
		}
	}
	if agencies != 11 || !slices.Contains(alone, "D4.4") || slices.Contains(alone, "D2") {
		t.Errorf("D2 has %d agencies; without a task: %v", agencies, alone)
	}
}

func TestIndices_name_what_they_do_not_know(t *testing.T) {
	book := workbook(t, "demo")
	refused(t, statusNotFound, []string{"XYZ", "PAPI, PAR"}, "indices", "show", book, "--index", "XYZ")
	refused(t, statusNotFound, []string{"Atlantis"}, "indices", "show", book, "--index", "PAPI", "--province", "Atlantis")
	refused(t, statusNotFound, []string{"2030"}, "indices", "show", book, "--index", "PAPI", "--year", "2030")
	refused(t, statusUsage, []string{"--index"}, "indices", "show", book)
	refused(t, statusUsage, []string{"--json"}, "indices", "show", book, "--index", "PAPI", "--json", "--csv")
	// A province without data in a year is no mistake.
	if _, rows := records(t, must(t, "indices", "show", book, "--index", "PAPI", "--province", "22", "--year", "2021", "--csv")); len(rows) != 0 {
		t.Errorf("%q", rows)
	}
}

func TestIndicesHelp_is_complete(t *testing.T) {
	out := must(t, "indices", "--help")
	for _, name := range []string{"list", "show", "drops", "compare", "coverage", "what-if", "export", "import"} {
		if !strings.Contains(out, "  "+name) {
			t.Errorf("help of indices lacks %s:\n%s", name, out)
		}
		if help := must(t, "indices", name, "--help"); !strings.Contains(help, "giaobanctl indices "+name) || !strings.Contains(help, "WORKBOOK") {
			t.Errorf("help of %s:\n%s", name, help)
		}
	}
}
