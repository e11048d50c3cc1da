package data

import "testing"

// An index whose provinces' values are not known is low by its published rank.
func TestLow_by_published_rank(t *testing.T) {
	for _, c := range []struct {
		name      string
		fig       Figure
		threshold float64
		want      bool
	}{
		{"lowest group", Figure{HasValue: true, Group: Lowest}, 0, true},
		{"group wins over rank", Figure{HasValue: true, Group: LowMiddle, Rank: 60, RankedOf: 63}, 0, false},
		{"rank in the last quarter", Figure{Rank: 48, RankedOf: 63}, 0, true},
		{"rank before the last quarter", Figure{Rank: 47, RankedOf: 63}, 0, false},
		{"rank without a total", Figure{Rank: 60}, 0, false},
		{"below the threshold", Figure{HasValue: true, Value: 3, Node: Node{Min: 1, Max: 10}}, 0.4, true},
		{"no value, no threshold", Figure{Rank: 60, RankedOf: 63, Node: Node{Min: 1, Max: 10}}, 0.4, false},
	} {
		if got := low(c.fig, c.threshold); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}
