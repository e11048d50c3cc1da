package data

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Label writes a node as lists do: "2 Công khai, minh bạch".
func (n Node) Label() string {
	if c := n.Short(); c != "" {
		return c + " " + n.Name
	}
	return n.Name
}

// Short is the node's number without the letter of its index: "2.1"; "" for a
// total and for codes that are words, such as PCI's.
func (n Node) Short() string {
	number := strings.TrimLeft(n.Code, "DL")
	if n.Level == Total || n.Level == Component || strings.Trim(number, "0123456789.") != "" {
		return ""
	}
	return number
}

// SchemeOf returns the scheme of the index in the given year.
func (f *Facts) SchemeOf(index string, year int) (*Scheme, bool) {
	for i := range f.Schemes {
		if s := &f.Schemes[i]; s.Index == index && s.Covers(year) {
			return s, true
		}
	}
	return nil, false
}

// IndexOf returns the index with the given code.
func (f *Facts) IndexOf(code string) (Index, bool) {
	for _, x := range f.Indices {
		if x.Code == code {
			return x, true
		}
	}
	return Index{}, false
}

// Comparable returns nil when two years of an index may be compared: both in
// one scheme. PAPI's publisher discourages comparing 2018 with earlier years,
// and other scheme changes move the scale or the definition of a node.
func (f *Facts) Comparable(index string, from, to int) error {
	a, okA := f.SchemeOf(index, from)
	b, okB := f.SchemeOf(index, to)
	if okA && okB && a.Version == b.Version {
		return nil
	}
	return &Error{
		Code:    NotAllowed,
		Message: fmt.Sprintf("Không so sánh được %s năm %d với năm %d: hai bộ tiêu chí khác nhau.", index, from, to),
		Hint:    "Chọn hai năm cùng một bộ tiêu chí.",
	}
}

// BreakBetween tells whether a break of the kind lies between two years of a
// node. A break without a concept holds for every node of the index.
func (f *Facts) BreakBetween(index, concept string, from, to int, kind BreakKind) bool {
	return slices.ContainsFunc(f.Breaks, func(b Break) bool {
		return b.Index == index && b.Kind == kind && b.To > from && b.To <= to &&
			(b.Concept == concept || b.Concept == "")
	})
}

// cell is one node in one year: all provinces' observations of it.
type cell struct {
	all    []*Observation
	values []float64 // those there are, in any order until sorted
	best   *Observation
	leader *Observation // published as first
}

// yearCells collects the observations of an index in a year by node code.
func (f *Facts) yearCells(index string, year int) map[string]*cell {
	cells := map[string]*cell{}
	for i := range f.Observations {
		o := &f.Observations[i]
		if o.Year != year || o.Index != index || aggregate(o.Province) {
			continue
		}
		c := cells[o.Code]
		if c == nil {
			c = &cell{}
			cells[o.Code] = c
		}
		c.add(o)
	}
	return cells
}

func (c *cell) add(o *Observation) {
	c.all = append(c.all, o)
	if o.Rank == 1 {
		c.leader = o
	}
	if !o.HasValue {
		return
	}
	c.values = append(c.values, o.Value)
	if c.best == nil || o.Value > c.best.Value {
		c.best = o
	}
}

// of returns the province's observation, nil when it has none.
func (c *cell) of(province string) *Observation {
	for _, o := range c.all {
		if o.Province == province {
			return o
		}
	}
	return nil
}

// enoughToRank is the share of provinces that must have a value before a rank,
// a group, a median or a best value is derived: with a handful of provinces (as
// for PAR Index) a derived rank would be wrong.
const enoughToRank = 0.6

// figure makes the book's province's Figure of a node in a year. ok is false
// when nothing is known.
func (f *Facts) figure(x Index, node Node, year int, c *cell, asOf Date) (fig Figure, ok bool) {
	if c == nil {
		return fig, false
	}
	own := c.of(f.Book.Province)
	fig = f.figureOf(x, node, year, c, own, asOf)
	return fig, own != nil || fig.BestWho != ""
}

// figureOf makes the Figure of one province, whose observation o may be nil.
func (f *Facts) figureOf(x Index, node Node, year int, c *cell, o *Observation, asOf Date) Figure {
	fig := Figure{Node: node, Year: year, Published: x.Published(year) <= asOf}
	if o != nil {
		fig.Province = o.Province
		fig.Value, fig.HasValue, fig.Kind, fig.Source = o.Value, o.HasValue, o.Kind, o.Source
		fig.Rank, fig.RankedOf, fig.GroupText = o.Rank, o.RankedOf, o.Group
		fig.Max, fig.Percent = o.Max, o.Percent
	}
	switch {
	case len(c.values) > 0 && float64(len(c.values)) >= enoughToRank*float64(len(f.Provinces)):
		slices.Sort(c.values)
		fig.Best, fig.BestWho, fig.Median = c.best.Value, f.ProvinceName(c.best.Province), percentile(c.values, 0.5)
		fig.Q1, fig.Q3 = percentile(c.values, 0.25), percentile(c.values, 0.75)
		if fig.HasValue {
			fig.Group = quartile(c.values, fig.Value, f.missingAsLowest(x, year, len(c.values)))
			if fig.Rank == 0 {
				fig.Rank, fig.RankedOf, fig.Derived = rankOf(c.values, fig.Value), len(c.values), true
			}
		}
	case c.leader != nil && c.leader.HasValue:
		fig.Best, fig.BestWho = c.leader.Value, f.ProvinceName(c.leader.Province)
	}
	return fig
}

// rankOf counts the provinces with a higher value; equal values share a rank.
// UNDP does not rank provinces: such a rank is always marked as derived.
func rankOf(sorted []float64, v float64) int {
	notAbove, _ := slices.BinarySearchFunc(sorted, v, func(e, t float64) int {
		if e <= t {
			return -1
		}
		return 1
	})
	return len(sorted) - notAbove + 1
}

// missingAsLowest returns how many provinces without data count as the lowest
// when groups are cut: in PAPI 2022 they did (16/16/15/14 of 61), in 2021 they
// did not; for other years it is not confirmed and they are left out.
func (f *Facts) missingAsLowest(x Index, year, withData int) int {
	if slices.Contains(x.MissingLowest, year) {
		return max(0, len(f.Provinces)-withData)
	}
	return 0
}

// percentile interpolates linearly between sorted values, the rule by which
// PAPI cuts its groups. q is 0–1.
func percentile(sorted []float64, q float64) float64 {
	if len(sorted) == 0 {
		return 0
	}
	at := q * float64(len(sorted)-1)
	low := int(at)
	if low+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[low] + (at-float64(low))*(sorted[low+1]-sorted[low])
}

// quartile classes a value: cao nhất from the 75th percentile, trung bình cao
// 50–75, trung bình thấp 25–50, thấp nhất below the 25th.
func quartile(sorted []float64, v float64, missing int) Group4 {
	if missing > 0 {
		sorted = append(make([]float64, missing), sorted...)
	}
	switch {
	case v >= percentile(sorted, 0.75):
		return Highest
	case v >= percentile(sorted, 0.5):
		return HighMiddle
	case v >= percentile(sorted, 0.25):
		return LowMiddle
	}
	return Lowest
}

// History returns one figure of the book's province per year in which the node
// with the concept has any observation, oldest first. Figures published after
// the cut-off date are marked, not left out.
func History(f *Facts, index, concept string, asOf Date) []Figure {
	x, ok := f.IndexOf(index)
	if !ok {
		return nil
	}
	years := map[int]map[string]*cell{}
	for i := range f.Observations {
		o := &f.Observations[i]
		if o.Index != index || o.Concept != concept || aggregate(o.Province) {
			continue
		}
		if years[o.Year] == nil {
			years[o.Year] = map[string]*cell{o.Code: {}}
		}
		if c := years[o.Year][o.Code]; c != nil {
			c.add(o)
		}
	}
	var out []Figure
	for year, cells := range years {
		for code, c := range cells {
			node := Node{Code: code, Concept: concept}
			if s, ok := f.SchemeOf(index, year); ok {
				node, _ = s.Node(concept)
			}
			if fig, ok := f.figure(x, node, year, c, asOf); ok {
				out = append(out, fig)
			}
		}
	}
	slices.SortFunc(out, func(a, b Figure) int { return cmp.Compare(a.Year, b.Year) })
	return out
}

// Node returns the scheme's node with the concept.
func (s *Scheme) Node(concept string) (Node, bool) {
	for _, n := range s.Nodes {
		if n.Concept == concept {
			return n, true
		}
	}
	return Node{Concept: concept}, false
}

// addIndices reviews every index at the cut-off date.
func (r *Review) addIndices(f *Facts) {
	for _, x := range f.Indices {
		v := IndexReview{Index: x}
		years := f.ownYears(x.Code)
		if y := latestPublished(x, years, r.AsOf); y != 0 {
			v.Latest = f.total(x, y, r.AsOf)
		}
		v.Pair, v.Year = f.latestPair(x, years, r.AsOf), f.schemeYear(x, r.AsOf)
		if s, ok := f.SchemeOf(x.Code, v.Year); ok {
			v.Scheme = s.Version
			r.addNodes(f, &v, s)
		}
		if v.Pair != nil {
			v.Drops, _ = r.Drops(f, x.Code, v.Pair.From.Year, v.Pair.To.Year)
		}
		r.Indices = append(r.Indices, v)
	}
}

// Index returns the review of the index with the given code, nil when there is none.
func (r *Review) Index(code string) *IndexReview {
	for i := range r.Indices {
		if r.Indices[i].Index.Code == code {
			return &r.Indices[i]
		}
	}
	return nil
}

// ownYears lists the years in which the book's province has a total, oldest first.
func (f *Facts) ownYears(index string) []int {
	var years []int
	for i := range f.Observations {
		o := &f.Observations[i]
		if o.Province == f.Book.Province && o.Index == index && f.isTotal(o) {
			years = append(years, o.Year)
		}
	}
	slices.Sort(years)
	return years
}

// isTotal tells whether an observation is of the index as a whole.
func (f *Facts) isTotal(o *Observation) bool {
	if s, ok := f.SchemeOf(o.Index, o.Year); ok {
		for _, n := range s.Nodes {
			if n.Code == o.Code {
				return n.Level == Total
			}
		}
	}
	return o.Code == o.Index
}

// totalNode returns the node that stands for the whole index.
func (s *Scheme) totalNode() (Node, bool) {
	for _, n := range s.Nodes {
		if n.Level == Total {
			return n, true
		}
	}
	return Node{}, false
}

// TotalConcept is the concept of the node that stands for the whole index.
func (f *Facts) TotalConcept(index string) string {
	for i := range f.Schemes {
		if n, ok := f.Schemes[i].totalNode(); ok && f.Schemes[i].Index == index {
			return n.Concept
		}
	}
	return index
}

func latestPublished(x Index, years []int, asOf Date) int {
	for _, y := range slices.Backward(years) {
		if x.Published(y) <= asOf {
			return y
		}
	}
	return 0
}

// schemeYear is the latest year whose results are public at the cut-off and
// whose scheme the workbook knows; the tree of that year is shown.
func (f *Facts) schemeYear(x Index, asOf Date) int {
	for y := asOf.Year(); y > asOf.Year()-30; y-- {
		if _, ok := f.SchemeOf(x.Code, y); ok && x.Published(y) <= asOf {
			return y
		}
	}
	return 0
}

// total returns the figure of the whole index in a year, nil when unknown.
func (f *Facts) total(x Index, year int, asOf Date) *Figure {
	s, ok := f.SchemeOf(x.Code, year)
	if !ok {
		return nil
	}
	node, ok := s.totalNode()
	if !ok {
		return nil
	}
	fig, ok := f.figure(x, node, year, f.yearCells(x.Code, year)[node.Code], asOf)
	if !ok {
		return nil
	}
	return &fig
}

// latestPair finds the latest two published years of one scheme with totals.
func (f *Facts) latestPair(x Index, years []int, asOf Date) *Pair {
	for i := len(years) - 1; i > 0; i-- {
		from, to := years[i-1], years[i]
		if x.Published(to) > asOf || f.Comparable(x.Code, from, to) != nil {
			continue
		}
		a, b := f.total(x, from, asOf), f.total(x, to, asOf)
		if a != nil && b != nil && a.HasValue && b.HasValue {
			return &Pair{From: *a, To: *b}
		}
	}
	return nil
}

// addNodes lists the scheme's tree with the tasks that address each node, and
// the figures of the latest comparable year.
func (r *Review) addNodes(f *Facts, v *IndexReview, s *Scheme) {
	year := v.Year
	if v.Pair != nil {
		year = v.Pair.To.Year
	}
	v.Nodes = r.nodes(f, v.Index, s, year)
	for _, n := range v.Nodes {
		if n.Node.Level == Dimension && n.Stated == 0 && r.addresses(v.Index.Code) {
			v.Uncovered = append(v.Uncovered, n.Node)
		}
	}
}

// NodesOf lists the tree of the scheme that an index has in a year, with that
// year's figures and the tasks that address each node; nil when the year has no scheme.
func (r *Review) NodesOf(f *Facts, index string, year int) []NodeRow {
	x, ok := f.IndexOf(index)
	s, known := f.SchemeOf(index, year)
	if !ok || !known {
		return nil
	}
	return r.nodes(f, x, s, year)
}

// nodes joins the tree of a scheme with the figures of a year, which may have a
// scheme of its own.
func (r *Review) nodes(f *Facts, x Index, s *Scheme, year int) []NodeRow {
	cells := f.yearCells(x.Code, year)
	shown, _ := f.SchemeOf(x.Code, year)
	rows := make([]NodeRow, 0, len(s.Nodes))
	for _, n := range s.Nodes {
		row := NodeRow{Node: n}
		row.Tasks, row.Stated, row.Counts = r.tasksOf(x.Code, n)
		if shown != nil {
			if old, ok := shown.Node(n.Concept); ok {
				if fig, ok := f.figure(x, old, year, cells[old.Code], r.AsOf); ok {
					row.Now = &fig
				}
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// addresses tells whether any task is about the index: a content is called
// uncovered only where the directive means to raise the index.
func (r *Review) addresses(index string) bool {
	return slices.ContainsFunc(r.TaskRows, func(t TaskRow) bool {
		return slices.ContainsFunc(t.Task.Links, func(l Link) bool { return l.Index == index })
	})
}

// tasksOf returns the tasks linked to the node, stated links first, and the
// counts of their assignments. A total's tasks are those of the whole index.
func (r *Review) tasksOf(index string, n Node) (ids []string, stated int, counts Counts) {
	concept := n.Concept
	if n.Level == Total {
		concept = ""
	}
	var inferred []string
	for i := range r.TaskRows {
		t := &r.TaskRows[i]
		certainty, ok := t.Task.LinkedTo(index, concept)
		if !ok {
			continue
		}
		counts.plus(t.Counts)
		if certainty == Stated {
			ids = append(ids, t.Task.ID)
		} else {
			inferred = append(inferred, t.Task.ID)
		}
	}
	return append(ids, inferred...), len(ids), counts
}
