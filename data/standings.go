package data

import (
	"cmp"
	"slices"
)

// Standings lists the figures of an index in a year, of every province and node
// with an observation: by node in scheme order, then by province code. Ranks and
// groups that the publisher did not give are derived and marked so.
func Standings(f *Facts, index string, year int, asOf Date) []Figure {
	x, ok := f.IndexOf(index)
	if !ok {
		return nil
	}
	var out []Figure
	cells := f.yearCells(index, year)
	codes := make([]string, 0, len(cells))
	for code := range cells {
		codes = append(codes, code)
	}
	s, _ := f.SchemeOf(index, year)
	slices.SortFunc(codes, func(a, b string) int {
		return cmp.Or(cmp.Compare(s.position(a), s.position(b)), cmp.Compare(a, b))
	})
	for _, code := range codes {
		c := cells[code]
		slices.SortFunc(c.all, func(a, b *Observation) int { return cmp.Compare(a.Province, b.Province) })
		for _, o := range c.all {
			out = append(out, f.figureOf(x, s.nodeByCode(code, o.Concept), year, c, o, asOf))
		}
	}
	return out
}

// StandingsOf lists the figures of one node in a year, best first; provinces
// with equal values follow by code, those without a value come last.
func StandingsOf(f *Facts, index, concept string, year int, asOf Date) []Figure {
	out := slices.DeleteFunc(Standings(f, index, year, asOf), func(fig Figure) bool { return fig.Node.Concept != concept })
	slices.SortStableFunc(out, func(a, b Figure) int {
		switch {
		case a.HasValue != b.HasValue:
			if a.HasValue {
				return -1
			}
			return 1
		default:
			return cmp.Compare(b.Value, a.Value)
		}
	})
	return out
}

// Years lists the years in which the index has observations, oldest first.
func (f *Facts) Years(index string) []int {
	seen := map[int]bool{}
	for i := range f.Observations {
		if f.Observations[i].Index == index {
			seen[f.Observations[i].Year] = true
		}
	}
	years := make([]int, 0, len(seen))
	for y := range seen {
		years = append(years, y)
	}
	slices.Sort(years)
	return years
}

// position is the node's place in the scheme's tree; unknown codes come last.
func (s *Scheme) position(code string) int {
	if s != nil {
		for i := range s.Nodes {
			if s.Nodes[i].Code == code {
				return i
			}
		}
	}
	return 1 << 30
}

// nodeByCode returns the scheme's node, or a bare one when the scheme does not know the code.
func (s *Scheme) nodeByCode(code, concept string) Node {
	if s != nil {
		for _, n := range s.Nodes {
			if n.Code == code {
				return n
			}
		}
	}
	return Node{Code: code, Concept: concept}
}
