package data

// YearStep is one node of a province in two years of one scheme.
type YearStep struct {
	Node     Node
	From, To Figure
	Known    bool    // both years have a value
	Points   float64 // To − From of the printed values; 0 when not known
	Places   int     // places lost; negative = gained; 0 when a rank is missing
	Caution  string  // why the step may not be performance; "" = nothing known
}

// CompareYears sets every node of the province in two years of one scheme side
// by side, in scheme order. Years of two schemes are refused with NotAllowed.
func CompareYears(f *Facts, index, province string, from, to int, asOf Date) ([]YearStep, error) {
	x, ok := f.IndexOf(index)
	if !ok {
		return nil, noIndex(f, index)
	}
	if err := f.Comparable(index, from, to); err != nil {
		return nil, err
	}
	s, _ := f.SchemeOf(index, to)
	before, after := f.yearCells(index, from), f.yearCells(index, to)
	var out []YearStep
	for _, n := range s.Nodes {
		a, b := before[n.Code], after[n.Code]
		if a == nil && b == nil {
			continue
		}
		step := YearStep{Node: n, From: f.provinceFigure(x, n, from, a, province, asOf), To: f.provinceFigure(x, n, to, b, province, asOf)}
		step.Caution = f.caution(index, n.Concept, from, to)
		step.Points, step.Known = pointsBetween(step.From, step.To)
		step.Places = placesBetween(step.From, step.To)
		out = append(out, step)
	}
	if len(out) == 0 {
		return nil, noYear(index, to, f.Years(index))
	}
	return out, nil
}

// Versus is one node of a province in one year beside other provinces.
type Versus struct {
	Own       Figure   // with the best province, the median and the quartiles of all
	GapBest   float64  // own − best, of printed values; 0 when one is missing
	GapMedian float64  // own − median, of printed values
	Peers     []Figure // in the order asked for; HasValue is false where there is no data
}

// CompareProvinces sets every node of the province in a year beside the best,
// the median and the peers, in scheme order.
func CompareProvinces(f *Facts, index, province string, peers []string, year int, asOf Date) ([]Versus, error) {
	x, ok := f.IndexOf(index)
	if !ok {
		return nil, noIndex(f, index)
	}
	s, ok := f.SchemeOf(index, year)
	cells := f.yearCells(index, year)
	if !ok || len(cells) == 0 {
		return nil, noYear(index, year, f.Years(index))
	}
	var out []Versus
	for _, n := range s.Nodes {
		c := cells[n.Code]
		if c == nil {
			continue
		}
		v := Versus{Own: f.provinceFigure(x, n, year, c, province, asOf)}
		if v.Own.HasValue && v.Own.BestWho != "" {
			v.GapBest, v.GapMedian = printed(v.Own.Value)-printed(v.Own.Best), printed(v.Own.Value)-printed(v.Own.Median)
		}
		for _, peer := range peers {
			v.Peers = append(v.Peers, f.provinceFigure(x, n, year, c, peer, asOf))
		}
		out = append(out, v)
	}
	return out, nil
}

// provinceFigure is the figure of a province in a cell, with Province set even
// where there is no observation.
func (f *Facts) provinceFigure(x Index, n Node, year int, c *cell, province string, asOf Date) Figure {
	if c == nil {
		c = &cell{}
	}
	fig := f.figureOf(x, n, year, c, c.of(province), asOf)
	fig.Province = province
	return fig
}

// printed is a value as it is printed, so that differences check on paper.
func printed(v float64) float64 { return float64(Hundredths(v)) / 100 }

func pointsBetween(a, b Figure) (points float64, known bool) {
	if !a.HasValue || !b.HasValue {
		return 0, false
	}
	return printed(b.Value) - printed(a.Value), true
}

func placesBetween(a, b Figure) int {
	if a.Rank == 0 || b.Rank == 0 {
		return 0
	}
	return b.Rank - a.Rank
}

// caution is why a step between two years may not be performance.
func (f *Facts) caution(index, concept string, from, to int) string {
	for _, b := range f.Breaks {
		if b.Index == index && b.Kind == ScreenBreak && b.Concept == concept && b.From >= from && b.To <= to {
			return b.Reason
		}
	}
	return ""
}
