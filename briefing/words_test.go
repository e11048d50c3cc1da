package briefing

import (
	"testing"

	"giaoban/data"
)

func TestClip(t *testing.T) {
	tests := []struct {
		in   string
		n    int
		want string
	}{
		{"ngắn", 10, "ngắn"},
		{"đúng mười ", 10, "đúng mười "},
		{"Ủy ban nhân dân tỉnh", 12, "Ủy ban nhân…"},
		{"Ủy ban, nhân dân", 8, "Ủy ban…"},
		{"mộttừrấtdàikhôngcóchỗcắt", 6, "mộttừr…"},
	}
	for _, test := range tests {
		if got := clip(test.in, test.n); got != test.want {
			t.Errorf("clip(%q, %d) = %q, want %q", test.in, test.n, got, test.want)
		}
	}
}

func TestAreaName(t *testing.T) {
	for in, want := range map[string]string{
		"Công tác chỉ đạo, điều hành cải cách hành chính":                                  "Chỉ đạo, điều hành",
		"Công tác chỉ đạo, điều hành CCHC":                                                 "Chỉ đạo, điều hành",
		"Xây dựng và tổ chức thực hiện văn bản quy phạm pháp luật tại tỉnh":                "Văn bản QPPL",
		"Cải cách thủ tục hành chính":                                                      "Cải cách TTHC",
		"Cải cách tổ chức bộ máy hành chính":                                               "Tổ chức bộ máy",
		"Xây dựng và nâng cao chất lượng đội ngũ công chức, viên chức":                     "Đội ngũ CCVC",
		"Cải cách tài chính công":                                                          "Tài chính công",
		"Hiện đại hoá hành chính":                                                          "Hiện đại hóa",
		"Tác động của CCHC đến người dân, tổ chức và phát triển kinh tế - xã hội của tỉnh": "Tác động của CCHC",
		"Tác động của cải cách hành chính đến người dân, tổ chức":                          "Tác động của CCHC",
		"Trách nhiệm giải trình với người dân":                                             "Trách nhiệm giải trình với người dân",
	} {
		if got := areaName(in); got != want {
			t.Errorf("areaName(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestYears(t *testing.T) {
	for want, in := range map[string][]int{
		"2017": {2017}, "2017, 2018": {2017, 2018}, "2017–2021": {2017, 2018, 2019, 2020, 2021}, "2017, 2019, 2021": {2017, 2019, 2021},
	} {
		if got := years(in); got != want {
			t.Errorf("years(%v) = %q, want %q", in, got, want)
		}
	}
}

func TestAgencyNames(t *testing.T) {
	names := []string{"UBND huyện Tu Mơ Rông", "UBND huyện Ia H’Drai", "Sở Nội vụ", "UBND huyện Sa Thầy"}
	if got, want := agencyNames(names, 4), "UBND huyện Tu Mơ Rông, Ia H’Drai, Sở Nội vụ, UBND huyện Sa Thầy"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := agencyNames(names, 2), "UBND huyện Tu Mơ Rông, Ia H’Drai và 2 cơ quan khác"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestRateChange(t *testing.T) {
	met := data.Meeting{AsOf: data.NewDate(2019, 5, 3)}
	tests := []struct {
		name string
		c    data.Changes
		want string
	}{
		{"up", data.Changes{Meeting: met, RateBefore: data.Rate{Num: 119, Den: 128}, RateNow: data.Rate{Num: 122, Den: 129}}, ", tăng 1,60 điểm %"},
		{"down", data.Changes{Meeting: met, RateBefore: data.Rate{Num: 1, Den: 1}, RateNow: data.Rate{Num: 1, Den: 2}}, ", giảm 50,00 điểm %"},
		{"same", data.Changes{Meeting: met, RateBefore: data.Rate{Num: 1, Den: 2}, RateNow: data.Rate{Num: 2, Den: 4}}, ", không đổi"},
		{"nothing due before", data.Changes{Meeting: met, RateNow: data.Rate{Num: 2, Den: 4}}, ""},
		{"no meeting before", data.Changes{RateBefore: data.Rate{Num: 1, Den: 2}, RateNow: data.Rate{Num: 1, Den: 3}}, ""},
	}
	for _, test := range tests {
		if got := rateChange(test.c); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestProposalAfterColon(t *testing.T) {
	for in, want := range map[string]string{
		"Yêu cầu 4 cơ quan giải trình": "yêu cầu 4 cơ quan giải trình",
		"Sở Tài chính cân đối nguồn":   "Sở Tài chính cân đối nguồn",
		"UBND tỉnh xem xét":            "UBND tỉnh xem xét",
		"Huyện, TP; Sở TN&MT":          "huyện, TP; Sở TN&MT",
		"":                             "",
	} {
		if got := lowerFirstWord(in); got != want {
			t.Errorf("lowerFirstWord(%q) = %q, want %q", in, got, want)
		}
	}
}
