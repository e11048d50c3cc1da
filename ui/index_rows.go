package ui

import (
	"slices"
	"strconv"

	"giaoban/data"
)

// treeRow is one index or one of its nodes, as the tree shows it.
type treeRow struct {
	ID       string // index code + "/" + node code; the index code alone for the whole index
	Index    string
	Concept  string
	Label    string
	Value    string // "5,09", "hạng 52", "/10" when only the maximum is known, "chưa có"
	Tasks    string // number of tasks: those that name a dimension; any link below that
	NoTask   bool   // a content nobody is in charge of: red
	Level    data.Level
	Children []string
}

// shownTree is the index of which another year than its own may be shown.
type shownTree struct {
	index string
	year  int
	nodes []data.NodeRow
}

// shownNodes is the tree of an index in a year. In the index's own year it is
// the tree in force at the cut-off date, whose contents may be newer.
func shownNodes(f *data.Facts, r *data.Review, v *data.IndexReview, year int) []data.NodeRow {
	if year == ownYear(v) || year == 0 {
		return v.Nodes
	}
	return r.NodesOf(f, v.Index.Code, year)
}

// ownYear is the year whose figures the Review shows of an index.
func ownYear(v *data.IndexReview) int {
	if v.Pair != nil {
		return v.Pair.To.Year
	}
	return v.Year
}

// indexTree makes the rows of all indices by ID, and the IDs of the roots.
func indexTree(f *data.Facts, r *data.Review, shown shownTree) (rows map[string]*treeRow, roots []string) {
	rows = map[string]*treeRow{}
	for i := range r.Indices {
		v := &r.Indices[i]
		root := &treeRow{ID: v.Index.Code, Index: v.Index.Code, Level: data.Total, Label: v.Index.Short(), Value: "chưa có"}
		switch {
		case v.Index.Code == shown.index && shown.year != ownYear(v) && shown.year != 0:
			v = &data.IndexReview{Index: v.Index, Year: shown.year, Nodes: shown.nodes}
			root.Label += " " + strconv.Itoa(shown.year)
			if n := totalRow(v.Nodes); n != nil && n.Now != nil && knownFigure(*n.Now) {
				root.Value = treeValue(*n.Now)
			}
		case v.Pair != nil: // the year that the contents below show
			root.Label += " " + strconv.Itoa(v.Pair.To.Year)
			root.Value = treeValue(v.Pair.To)
		case v.Latest != nil && (v.Latest.HasValue || v.Latest.Rank > 0):
			root.Label += " " + strconv.Itoa(v.Latest.Year)
			root.Value = treeValue(*v.Latest)
		case v.Year != 0: // a published group of an earlier year is no score
			root.Label += " " + strconv.Itoa(v.Year)
		}
		rows[root.ID] = root
		roots = append(roots, root.ID)
		addNodes(f, rows, root, v)
	}
	return rows, roots
}

func totalRow(nodes []data.NodeRow) *data.NodeRow {
	for i := range nodes {
		if nodes[i].Node.Level == data.Total {
			return &nodes[i]
		}
	}
	return nil
}

func addNodes(f *data.Facts, rows map[string]*treeRow, root *treeRow, v *data.IndexReview) {
	id := func(code string) string { return v.Index.Code + "/" + code }
	whole := map[string]bool{} // tasks that name some content of the index
	root.Concept = f.TotalConcept(v.Index.Code)
	for _, n := range v.Nodes {
		if n.Node.Level == data.Total || n.Node.Level == data.Component {
			continue // components put the total together another way: a table shows them
		}
		tasks := len(n.Tasks)
		if n.Node.Level == data.Dimension {
			tasks = n.Stated
			for _, id := range n.Tasks[:n.Stated] {
				whole[id] = true
			}
		}
		row := &treeRow{
			ID: id(n.Node.Code), Index: v.Index.Code, Concept: n.Node.Concept, Level: n.Node.Level,
			Label: n.Node.Label(), Value: nodeValue(f, v, n), Tasks: strconv.Itoa(tasks),
			NoTask: n.Node.Level == data.Dimension && n.Stated == 0,
		}
		rows[row.ID] = row
		parent := rows[id(n.Node.Parent)]
		if parent == nil {
			parent = root
		}
		parent.Children = append(parent.Children, row.ID)
	}
	if len(root.Children) > 0 {
		root.Tasks = strconv.Itoa(len(whole))
	}
}

// treeValue is a figure short enough for the tree: a published group is named
// where there is room for its words.
func treeValue(f data.Figure) string {
	if !f.HasValue && f.Rank == 0 && f.GroupText != "" {
		return "nhóm"
	}
	return figureValue(f)
}

// figureValue writes what is known of a figure: its value, else its rank, else
// the published group.
func figureValue(f data.Figure) string {
	switch {
	case f.HasValue:
		return data.FormatPoints(f.Value)
	case f.Rank > 0:
		return "hạng " + data.FormatCount(f.Rank)
	case f.GroupText != "":
		return f.GroupText
	}
	return "–"
}

func nodeValue(f *data.Facts, v *data.IndexReview, n data.NodeRow) string {
	since := firstYear(f, v.Index.Code, n.Node.Concept)
	switch {
	case n.Now != nil && (n.Now.HasValue || n.Now.Rank > 0):
		return treeValue(*n.Now)
	case v.Pair != nil && since > v.Pair.To.Year: // not yet a content in that year
		return "từ " + strconv.Itoa(since)
	case n.Node.Max > 0:
		return "/" + trimPoints(n.Node.Max)
	}
	return "–"
}

// firstYear is the first year in which a content belongs to the index.
func firstYear(f *data.Facts, index, concept string) int {
	first := 0
	for i := range f.Schemes {
		s := &f.Schemes[i]
		if _, ok := s.Node(concept); ok && s.Index == index && (first == 0 || s.FirstYear < first) {
			first = s.FirstYear
		}
	}
	return first
}

func indexNameOf(f *data.Facts, code string) string {
	if x, ok := f.IndexOf(code); ok {
		return x.Short()
	}
	return code
}

// figureFacts says in words everything known of one figure.
func figureFacts(f *data.Facts, r *data.Review, index string, fig data.Figure) []fact {
	x, _ := f.IndexOf(index)
	out := []fact{{Label: "Năm", Value: strconv.Itoa(fig.Year)}}
	if fig.HasValue {
		unit := ""
		if x.Unit != "" {
			unit = " " + x.Unit
		}
		out = append(out, fact{Label: "Giá trị", Value: data.FormatPoints(fig.Value) + unit})
	}
	if fig.Rank > 0 {
		words := data.FormatRank(fig.Rank, fig.RankedOf)
		if fig.Derived {
			words += " (phần mềm xếp)"
		}
		out = append(out, fact{Label: "Hạng", Value: words})
	}
	switch {
	case fig.GroupText != "":
		out = append(out, fact{Label: "Nhóm công bố", Value: fig.GroupText})
	case fig.Group != data.NoGroup:
		out = append(out, fact{Label: "Nhóm", Value: fig.Group.Name() + " (phần mềm tính)"})
	}
	if fig.BestWho != "" {
		out = append(out, fact{Label: "Cao nhất", Value: data.FormatPoints(fig.Best) + ", " + fig.BestWho})
	}
	if fig.Median != 0 {
		out = append(out, fact{Label: "Trung vị", Value: data.FormatPoints(fig.Median)})
	}
	out = append(out, fact{Label: "Loại số", Value: kindWords(fig.Kind)})
	if !fig.Published {
		out = append(out, fact{Label: "Công bố", Value: "sau ngày chốt " + r.AsOf.Prose(), Color: colorAmber})
	}
	return out
}

// kindWords says how a figure came about.
func kindWords(kind string) string {
	switch kind {
	case "published":
		return "như đã công bố"
	case "published_via_mirror":
		return "như đã công bố, lấy từ bản sao"
	case "derived_value":
		return "suy ra từ số khác đã công bố"
	case "derived_rank":
		return "hạng suy ra từ số đã công bố"
	case "rank_only":
		return "chỉ công bố hạng"
	case "group_only":
		return "chỉ công bố nhóm"
	case "":
		return "không rõ"
	}
	return kind
}

// sourceFacts says everything the workbook knows of a figure's source.
func sourceFacts(f *data.Facts, id string) []fact {
	for _, s := range f.Sources {
		if s.ID != id {
			continue
		}
		var out []fact
		for _, x := range []fact{
			{Label: "Tên", Value: s.Title},
			{Label: "Nơi công bố", Value: s.Publisher},
			{Label: "Địa chỉ", Value: s.URL},
			{Label: "Ngày lấy", Value: s.Retrieved.String()},
			{Label: "Giấy phép", Value: s.Licence},
			{Label: "Ghi chú", Value: s.Note},
		} {
			if x.Value != "" {
				out = append(out, x)
			}
		}
		return out
	}
	if id == "" {
		return []fact{{Label: "Nguồn", Value: "chưa ghi"}}
	}
	return []fact{{Label: "Nguồn", Value: id}}
}

// dropRow is one content that lost points or places.
type dropRow struct {
	Concept string
	Label   string
	Points  string // "–0,06"
	Down    bool   // points were lost
	Places  int    // places lost; negative = gained
	Ranks   string // "hạng 51 › 62"
	Tasks   string // "N12–N15", "" when nobody is in charge
	Owners  string
	Note    string
	Low     bool // a low score of one year: Points is the score itself
}

// dropRows makes the rows of drops, in the order they should be read.
func dropRows(drops []data.Drop) []dropRow {
	out := make([]dropRow, len(drops))
	for i, d := range drops {
		row := dropRow{
			Concept: d.Node.Concept, Label: d.Node.Label(), Places: d.Places,
			Tasks: data.TaskRange(d.Tasks), Owners: d.Owners, Points: "–", Note: d.Caution,
		}
		if d.From.HasValue && d.To.HasValue {
			row.Points, row.Down = data.FormatChange(d.Points), data.Hundredths(d.Points) < 0
		}
		if d.From.Rank > 0 && d.To.Rank > 0 {
			row.Ranks = "hạng " + strconv.Itoa(d.From.Rank) + " › " + strconv.Itoa(d.To.Rank)
		}
		out[i] = row
	}
	return out
}

// hasTasks tells whether any task speaks of the index at all.
func hasTasks(v *data.IndexReview) bool {
	return slices.ContainsFunc(v.Nodes, func(n data.NodeRow) bool { return len(n.Tasks) > 0 })
}
