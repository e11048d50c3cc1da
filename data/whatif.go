package data

import (
	"fmt"
	"slices"
)

// Step is one level of a supposition: the node itself, its dimension, the total.
type Step struct {
	Node        Node
	Before      float64
	After       float64
	RankBefore  int // among that year's provinces
	RankAfter   int // hypothetical: the other provinces stay as they were
	RankedOf    int
	GroupBefore Group4
	GroupAfter  Group4
	BeyondScale bool // the supposed value of a parent would leave its scale
}

// WhatIf supposes ("giả định") that the node of the book's province had the
// value in that year, and follows the sum upwards: PAPI's dimensions are the
// plain sums of their sub-dimensions and its total that of the dimensions. It
// ends below a node that is not the sum of its parts, such as the weighted total
// of PCI, and says nothing about what would raise the score.
func WhatIf(f *Facts, index, concept string, year int, value float64) ([]Step, error) {
	x, ok := f.IndexOf(index)
	s, okS := f.SchemeOf(index, year)
	if !ok || !okS {
		return nil, noFigure(index, concept, year)
	}
	node, ok := s.Node(concept)
	if !ok {
		return nil, noFigure(index, concept, year)
	}
	if node.Max > 0 && (value < node.Min || value > node.Max) {
		return nil, &Error{
			Code:    Invalid,
			Message: fmt.Sprintf("Giá trị %s nằm ngoài thang %s–%s của “%s”.", FormatPoints(value), FormatPoints(node.Min), FormatPoints(node.Max), node.Label()),
			Hint:    "Nhập giá trị trong thang.",
		}
	}
	cells := f.yearCells(index, year)
	own := cells[node.Code].of(f.Book.Province)
	if own == nil || !own.HasValue {
		return nil, noFigure(index, concept, year)
	}
	delta := value - own.Value
	var steps []Step
	for {
		step, ok := f.step(x, node, year, cells[node.Code], delta)
		if !ok {
			return steps, nil
		}
		steps = append(steps, step)
		parent, _ := s.NodeByCode(node.Parent)
		if parent.Concept == "" || !slices.ContainsFunc(s.Addends(parent.Code), func(n Node) bool { return n.Code == node.Code }) {
			return steps, nil
		}
		node = parent
	}
}

// step supposes the node of our province to differ by delta.
func (f *Facts) step(x Index, n Node, year int, c *cell, delta float64) (Step, bool) {
	if c == nil {
		return Step{}, false
	}
	o := c.of(f.Book.Province)
	if o == nil || !o.HasValue {
		return Step{}, false
	}
	before := f.figureOf(x, n, year, c, o, 0)
	supposed := *o
	supposed.Value, supposed.Rank = o.Value+delta, 0
	other := &cell{}
	for _, p := range c.all {
		if p != o {
			other.add(p)
		}
	}
	other.add(&supposed)
	after := f.figureOf(x, n, year, other, &supposed, 0)
	return Step{
		Node: n, Before: o.Value, After: supposed.Value,
		RankBefore: before.Rank, RankAfter: after.Rank, RankedOf: after.RankedOf,
		GroupBefore: before.Group, GroupAfter: after.Group,
		BeyondScale: n.Max > 0 && (supposed.Value > n.Max || supposed.Value < n.Min),
	}, true
}

func noFigure(index, concept string, year int) error {
	return &Error{
		Code:    NotFound,
		Message: fmt.Sprintf("Sổ không có điểm của tỉnh cho “%s/%s” năm %d.", index, concept, year),
		Hint:    "Chọn năm và nội dung đã có điểm.",
	}
}

// LowScores lists the dimensions and sub-dimensions of the year that are low
// ("thấp điểm"): in the lowest quartile group, or, with a threshold above 0,
// below that share (0–1) of their scale.
func (r *Review) LowScores(f *Facts, index string, year int, threshold float64) []Drop {
	x, ok := f.IndexOf(index)
	s, okS := f.SchemeOf(index, year)
	if !ok || !okS {
		return nil
	}
	cells := f.yearCells(index, year)
	var out []Drop
	for _, n := range s.Nodes {
		if n.Level != Dimension && n.Level != Subdimension {
			continue
		}
		fig, ok := f.figure(x, n, year, cells[n.Code], r.AsOf)
		if !ok || !low(fig, threshold) {
			continue
		}
		out = append(out, r.drop(f, index, n, Figure{}, fig))
	}
	slices.SortStableFunc(out, func(a, b Drop) int { return b.To.Rank - a.To.Rank })
	return out
}

// low tells whether a figure is low. Where other provinces' values are not known
// (PAR Index), a published rank in the last quarter says the same.
func low(fig Figure, threshold float64) bool {
	if threshold > 0 {
		span := fig.Node.Max - fig.Node.Min
		return fig.HasValue && span > 0 && (fig.Value-fig.Node.Min)/span < threshold
	}
	lastQuarter := fig.RankedOf > 0 && 4*fig.Rank > 3*fig.RankedOf
	return fig.Group == Lowest || fig.Group == NoGroup && lastQuarter
}
