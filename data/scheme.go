package data

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// NodeByCode returns the scheme's node with the code, in whatever case it is written.
func (s *Scheme) NodeByCode(code string) (Node, bool) {
	for _, n := range s.Nodes {
		if strings.EqualFold(n.Code, code) {
			return n, true
		}
	}
	return Node{}, false
}

// Parts returns the contents directly below a node, without the components,
// which put the same points together another way.
func (s *Scheme) Parts(code string) []Node {
	var parts []Node
	for _, n := range s.Nodes {
		if n.Parent == code && code != "" && n.Level != Component {
			parts = append(parts, n)
		}
	}
	return parts
}

// Addends returns the parts of a node when the node is their plain sum, as in
// PAPI and PAR Index: the scales of the parts add up to its own. Nil when it is
// not, as where the whole is an average (SIPAS) or weighted (PCI), or when a
// scale is unknown.
func (s *Scheme) Addends(code string) []Node {
	parent, ok := s.NodeByCode(code)
	parts := s.Parts(code)
	if !ok || len(parts) == 0 || parent.Max == 0 {
		return nil
	}
	sum := 0.0
	for _, n := range parts {
		if n.Max == 0 {
			return nil
		}
		sum += n.Max
	}
	if math.Abs(sum-parent.Max) > RoundingOf(len(parts)) {
		return nil
	}
	return parts
}

// RoundingOf is how far a sum of n figures of two decimals may be from the
// published sum: half a hundredth for each of them and for the sum.
func RoundingOf(n int) float64 { return 0.005 * float64(n+1) }

// SchemesOf lists the schemes of an index, oldest first.
func (f *Facts) SchemesOf(index string) []Scheme {
	var out []Scheme
	for i := range f.Schemes {
		if f.Schemes[i].Index == index {
			out = append(out, f.Schemes[i])
		}
	}
	slices.SortStableFunc(out, func(a, b Scheme) int { return cmp.Compare(a.FirstYear, b.FirstYear) })
	return out
}
