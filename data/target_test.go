package data

import (
	"math"
	"testing"
)

func TestTargetIsMet(t *testing.T) {
	for _, c := range []struct {
		name   string
		target Target
		actual float64
		met    bool
		known  bool
	}{
		{"at least 1: none", Target{Kind: AtLeast, Value: 1}, 0, false, true},
		{"at least 1: one", Target{Kind: AtLeast, Value: 1}, 1, true, true},
		{"at least 1: two", Target{Kind: AtLeast, Value: 1}, 2, true, true},
		{"no case: none", Target{Kind: AtMost}, 0, true, true},
		{"no case: one", Target{Kind: AtMost}, 1, false, true},
		{"100%: 99,9%", Target{Kind: Share, Value: 100}, 99.9, false, true},
		{"100%: 100%", Target{Kind: Share, Value: 100}, 100, true, true},
		{"102 of 102: 85", Target{Kind: OutOf, Value: 102, Of: 102}, 85, false, true},
		{"102 of 102: 102", Target{Kind: OutOf, Value: 102, Of: 102}, 102, true, true},
		{"51 of 102: 60", Target{Kind: OutOf, Value: 51, Of: 102}, 60, true, true},
		{"words only", Target{Text: "Tỷ lệ tăng"}, 7, false, false},
		{"no number", Target{Kind: AtLeast, Value: 1}, math.NaN(), false, false},
		{"without end", Target{Kind: AtLeast, Value: 1}, math.Inf(1), false, false},
	} {
		if met, known := c.target.Met(c.actual); met != c.met || known != c.known {
			t.Errorf("%s: %v, %v", c.name, met, known)
		}
	}
}

func TestReachedIsWrittenAsTheTargetCounts(t *testing.T) {
	for want, c := range map[string]struct {
		target Target
		actual float64
	}{
		"85/102": {Target{Kind: OutOf, Of: 102}, 85},
		"95,5%":  {Target{Kind: Share}, 95.5},
		"98,63%": {Target{Kind: Share}, 98.6297},
		"1.204":  {Target{Kind: AtLeast}, 1204},
		"0":      {Target{Kind: AtMost}, 0},
	} {
		if got := c.target.Reached(c.actual); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestTheLatestActualCounts(t *testing.T) {
	a := Assignment{Results: []Result{
		{ID: "2", Recorded: day(2019, 4, 1), HasActual: true, Actual: 85},
		{ID: "1", Recorded: day(2019, 3, 1), HasActual: true, Actual: 60},
		{ID: "3", Recorded: day(2019, 5, 1), HasActual: true, Actual: 102, Returned: day(2019, 5, 10)},
		{ID: "4", Recorded: day(2019, 5, 2)},
	}}
	for asOf, want := range map[Date]float64{
		day(2019, 3, 31): 60, day(2019, 4, 30): 85, day(2019, 5, 9): 102, day(2019, 5, 10): 85,
	} {
		if got, ok := a.ActualAt(asOf, ""); !ok || got != want {
			t.Errorf("at %s: %v, %v", asOf, got, ok)
		}
	}
	if _, ok := a.ActualAt(day(2019, 1, 1), ""); ok {
		t.Error("nothing was reported by then")
	}
	if _, ok := a.ActualAt(day(2019, 12, 1), "2019"); ok {
		t.Error("nothing was reported on that occurrence")
	}
}
