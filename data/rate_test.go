package data

import "testing"

// The figures of Báo cáo 1270/BC-TCTTTg of 27/12/2017, which print 98,62 and
// 1,38 of 16.274: truncation gives the first, rounding 98,63.
func TestRatesOfReport1270(t *testing.T) {
	c := Counts{OnTime: 14068, Late: 1983, Overdue: 223, InTime: 5640}
	if c.Done() != 16051 || c.Dated() != 21914 {
		t.Fatalf("done %d, dated %d", c.Done(), c.Dated())
	}
	if r := c.DoneOfDue(); r != (Rate{16051, 16274}) {
		t.Error("done of due:", r)
	}
	if h, _ := c.DoneOfDue().Hundredths(Truncate); h != 9862 {
		t.Error("truncated:", h)
	}
	if h, _ := c.DoneOfDue().Hundredths(HalfUp); h != 9863 {
		t.Error("rounded:", h)
	}
	if got := c.DoneOfDue().Percent() + " " + c.DoneOfDue().Fraction(); got != "98,63% 16.051/16.274" {
		t.Error(got)
	}
	if r := c.DoneOfDated(); r != (Rate{16051, 21914}) {
		t.Error("done of dated:", r)
	}
	if r := c.OnTimeOfDone(); r != (Rate{14068, 16051}) {
		t.Error("on time of done:", r)
	}
	if s := Shares(c.Done(), c.Overdue); s[0]+s[1] != 10000 {
		t.Error("parts must sum to 100,00:", s)
	}
}

func TestSharesSumTo100(t *testing.T) {
	for _, parts := range [][]int{{1, 1, 1}, {4, 2, 3, 3, 33}, {113, 9, 3, 7, 464}, {0, 5}, {1}, {1, 999999}} {
		sum := 0
		for _, s := range Shares(parts...) {
			sum += s
		}
		if sum != 10000 {
			t.Errorf("Shares(%v) sum to %d", parts, sum)
		}
	}
	if s := Shares(0, 0); s[0] != 0 || s[1] != 0 {
		t.Error("nothing shares nothing:", s)
	}
	if got := (Rate{0, 0}).Percent(); got != "–" {
		t.Error("a rate of nothing due:", got)
	}
}

func TestFormats(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{FormatCount(21914), "21.914"},
		{FormatCount(596), "596"},
		{FormatCount(-1234567), "–1.234.567"},
		{FormatPoints(43.222136), "43,22"},
		{FormatPoints(-0.064), "–0,06"},
		{FormatPoints(1234.5), "1.234,50"},
		{FormatChange(0.3224), "+0,32"},
		{FormatChange(-0.0642), "–0,06"},
		{FormatChange(0.001), "0,00"},
		{FormatRank(62, 63), "62/63"},
		{FormatRank(0, 63), "–"},
		{TaskRange([]string{"N12", "N13", "N14", "N15", "N20"}), "N12–N15, N20"},
		{TaskRange([]string{"N34", "N35"}), "N34, N35"},
		{TaskRange(nil), ""},
		{PeriodName("2019-Q1"), "quý I/2019"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestFoldFindsWithoutAccents(t *testing.T) {
	for _, c := range []struct{ query, text string }{
		{"dak ha", "UBND huyện Đăk Hà"},
		{"so noi vu", "Sở Nội vụ"},
		{"hoa", "văn hoá"},
		{"ia h'drai", "Ia H’Drai"},
		{"vu noi", "Sở Nội vụ"},
	} {
		if !Found(Fold(c.query), Fold(c.text)) {
			t.Errorf("%q not found in %q", c.query, c.text)
		}
	}
	if Found(Fold("y tế"), Fold("Sở Nội vụ")) {
		t.Error("found what is not there")
	}
}
