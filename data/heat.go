package data

import (
	"slices"
	"strconv"
	"strings"
)

// Heat is the table of an index's values: one row per node, one column per year.
type Heat struct {
	Years  []HeatYear
	Rows   []HeatRow
	Groups bool // some cell has a quartile group: show the key
}

// HeatYear is a column head.
type HeatYear struct {
	Year  int
	Later bool // published after the cut-off date
	Break bool // another scheme than the year before: nothing may be compared across
}

// HeatRow is one node over the years.
type HeatRow struct {
	Label   string
	Concept string
	Total   bool
	Partial map[int]bool
	Cells   []HeatCell // as many as years
}

// HeatCell is one figure; an empty Text is a gap.
type HeatCell struct {
	Text   string
	Group  Group4
	Later  bool
	Figure *Figure
}

// HeatOf lays out the dimensions of an index and its total over all years.
// Where the selected node has siblings below a dimension, they are listed under it.
func HeatOf(f *Facts, r *Review, index, concept string, hideLater bool) Heat {
	x := r.Index(index)
	if x == nil {
		return Heat{}
	}
	var h Heat
	histories := map[string][]Figure{}
	years := map[int]HeatYear{}
	nodes := heatNodes(f, x, concept)
	for _, n := range nodes {
		for _, fig := range History(f, index, n.Concept, r.AsOf) {
			known := fig.HasValue || fig.Rank > 0 || fig.GroupText != ""
			if !known || hideLater && !fig.Published {
				continue
			}
			histories[n.Concept] = append(histories[n.Concept], fig)
			years[fig.Year] = HeatYear{Year: fig.Year, Later: !fig.Published}
		}
	}
	for _, y := range years {
		h.Years = append(h.Years, y)
	}
	slices.SortFunc(h.Years, func(a, b HeatYear) int { return a.Year - b.Year })
	for i := 1; i < len(h.Years); i++ {
		h.Years[i].Break = f.BreakBetween(index, "", h.Years[i-1].Year, h.Years[i].Year, ScaleBreak)
	}
	for _, n := range nodes {
		if figures := histories[n.Concept]; len(figures) > 0 {
			row := heatRowOf(f, index, n, h.Years, figures)
			h.Groups = h.Groups || slices.ContainsFunc(row.Cells, func(c HeatCell) bool { return c.Group != NoGroup })
			h.Rows = append(h.Rows, row)
		}
	}
	return h
}

func heatRowOf(f *Facts, index string, n Node, years []HeatYear, figures []Figure) HeatRow {
	row := HeatRow{Label: n.Label(), Concept: n.Concept, Total: n.Level == Total, Partial: map[int]bool{}}
	if row.Total {
		x, _ := f.IndexOf(index)
		row.Label = "Tổng hợp " + x.Short()
	}
	if n.Level == Subdimension {
		row.Label = "   " + row.Label
	}
	row.Cells = make([]HeatCell, len(years))
	for i, y := range years {
		if i > 0 {
			row.Partial[y.Year] = f.BreakBetween(index, n.Concept, years[i-1].Year, y.Year, PartialBreak)
		}
		for k := range figures {
			if fig := &figures[k]; fig.Year == y.Year {
				row.Cells[i] = HeatCell{Text: heatText(*fig), Group: fig.Group, Later: !fig.Published, Figure: fig}
			}
		}
	}
	return row
}

// heatText is a figure short enough for a narrow column.
func heatText(f Figure) string {
	switch {
	case f.HasValue:
		return FormatPoints(f.Value)
	case f.Rank > 0:
		return "h." + strconv.Itoa(f.Rank)
	}
	return "nhóm"
}

// heatNodes are the nodes a heat table lists: dimensions of every scheme the
// index had, in the order of the newest, with the family of the selected
// sub-dimension, then the total.
func heatNodes(f *Facts, v *IndexReview, concept string) []Node {
	parent := selectedDimension(v, concept)
	var out []Node
	var total *Node
	seen := map[string]bool{}
	for i := len(f.Schemes) - 1; i >= 0; i-- {
		s := &f.Schemes[i]
		if s.Index != v.Index.Code {
			continue
		}
		for k, n := range s.Nodes {
			child := n.Level == Subdimension && parent != "" && s.nodeByCode(n.Parent, "").Concept == parent
			switch {
			case n.Level == Total && total == nil:
				total = &s.Nodes[k]
			case (n.Level == Dimension || child) && !seen[n.Concept]:
				seen[n.Concept] = true
				out = append(out, n)
			}
		}
	}
	out = familyOrder(out)
	if total != nil {
		out = append(out, *total)
	}
	return out
}

// familyOrder puts sub-dimensions right behind their dimension.
func familyOrder(nodes []Node) []Node {
	var out []Node
	for _, n := range nodes {
		if n.Level != Dimension {
			continue
		}
		out = append(out, n)
		for _, c := range nodes {
			if c.Level == Subdimension && strings.HasPrefix(c.Code, n.Code+".") {
				out = append(out, c)
			}
		}
	}
	return out
}

// selectedDimension returns the concept of the dimension whose sub-dimensions
// are to be listed: the selected one, or the parent of the selected one.
func selectedDimension(v *IndexReview, concept string) string {
	for _, n := range v.Nodes {
		if n.Node.Concept != concept {
			continue
		}
		switch n.Node.Level {
		case Dimension:
			return concept
		case Subdimension:
			for _, p := range v.Nodes {
				if p.Node.Code == n.Node.Parent {
					return p.Node.Concept
				}
			}
		}
	}
	return ""
}

// TSV writes the table as tab-separated text, ready to paste into a spreadsheet.
func (h Heat) TSV() string {
	var b strings.Builder
	b.WriteString("Nội dung")
	for _, y := range h.Years {
		b.WriteString("\t" + strconv.Itoa(y.Year))
	}
	for _, r := range h.Rows {
		b.WriteString("\n" + strings.TrimSpace(r.Label))
		for _, c := range r.Cells {
			b.WriteString("\t" + c.Text)
		}
	}
	return b.String() + "\n"
}
