package briefing

import (
	"fmt"
	"slices"
	"strings"

	"giaoban/data"
)

// indices is the part on the indices: each index, what fell, and the peers.
func (p *report) indices() []Block {
	var blocks []Block
	n := 0
	section := func(title string, part []Block) {
		if len(part) > 0 {
			n++
			blocks = append(append(blocks, sub(fmt.Sprintf("%d. %s", n, title))), part...)
		}
	}
	section("Chỉ số PAPI", p.papi())
	section("Chỉ số PAR Index", p.par())
	section("Nội dung giảm điểm, giảm bậc và nhiệm vụ tương ứng", p.fallen())
	section("So với các tỉnh", p.peers())
	if n == 0 {
		blocks = []Block{body(text("Sổ chưa có số liệu chỉ số nào."))}
	}
	return append(blocks, p.remarks(partIndices)...)
}

func (p *paper) papi() []Block {
	v := p.r.Index(papi)
	if v == nil {
		return nil
	}
	blocks := []Block{body(leader{f: p.f, r: p.r}.aboutIndex(v)...)}
	if v.Latest == nil {
		return blocks
	}
	spec := IndexTrend(p.f, p.r, papi, v.Latest.Node.Concept, TrendOptions{HideLater: true, Band: true})
	spec.HideTitle = true
	t, note := p.yearTable(v, []data.Level{data.Total, data.Dimension}, textWidth, 8)
	blocks = append(blocks, caption("Điểm tổng hợp PAPI của tỉnh qua các năm"), Picture{Name: "papi", Spec: spec, Size: chartSize(textWidth, 58), After: 4})
	if len(t.Rows) > 1 {
		t.Whole = true
		blocks = append(blocks, caption("Bảng điểm các nội dung PAPI qua các năm"), t)
	}
	if note != "" {
		blocks = append(blocks, noteText(italic(note)))
	}
	return blocks
}

// aboutIndex is a sentence or two on where the province stands.
func (b leader) aboutIndex(v *data.IndexReview) []Span {
	if v.Index.Code == par {
		return b.parText(v)
	}
	return b.indexText(v)
}

// yearTable is a table of nodes × years, the latest so many; note explains its marks.
// Years published after the cut-off are not in it.
func (p *paper) yearTable(v *data.IndexReview, levels []data.Level, width float64, most int) (Table, string) {
	histories := make([][]data.Figure, len(v.Nodes))
	seen := map[int]bool{}
	var years []int
	for i, n := range v.Nodes {
		if !slices.Contains(levels, n.Node.Level) {
			continue
		}
		for _, fig := range data.History(p.f, v.Index.Code, n.Node.Concept, p.r.AsOf) {
			if !fig.Published || !fig.HasValue && fig.Rank == 0 || fig.Province == "" {
				continue
			}
			histories[i] = append(histories[i], fig)
			if !seen[fig.Year] {
				seen[fig.Year] = true
				years = append(years, fig.Year)
			}
		}
	}
	slices.Sort(years)
	years = years[max(0, len(years)-most):]
	column := min(15.0, (width-55)/float64(max(1, len(years))))
	t := Table{Name: v.Index.Short() + " qua các năm", Size: 11.5, Pad: 1.1, Header: 1, After: 3, Widths: []float64{width - column*float64(len(years))}}
	head := headRow("Nội dung")
	for i, y := range years {
		t.Widths = append(t.Widths, column)
		name := fmt.Sprint(y)
		if i > 0 && p.f.BreakBetween(v.Index.Code, "", years[i-1], y, data.ScaleBreak) {
			name += "*"
		}
		head.Cells = append(head.Cells, cell(Center, 1, 1, bold(name)))
	}
	t.Rows = []Row{head}
	for i, n := range v.Nodes {
		if len(histories[i]) > 0 {
			row := p.yearRow(n.Node, years, histories[i])
			row.Keep = n.Node.Level == data.Dimension && slices.Contains(levels, data.Subdimension)
			t.Rows = append(t.Rows, row)
		}
	}
	return t, p.breakNote(v, years)
}

func (p *paper) yearRow(n data.Node, years []int, history []data.Figure) Row {
	label := text(n.Label())
	label.Bold = n.Level == data.Total || n.Level == data.Dimension
	if n.Level == data.Total {
		label.Text = "Tổng hợp"
	}
	r := rowOf(cell(Left, 1, 1, label))
	for _, y := range years {
		sp := text("–")
		for _, fig := range history {
			switch {
			case fig.Year != y:
			case fig.HasValue:
				sp = points(fig.Value)
			default:
				sp = rank(fig.Rank, 0)
				sp.Text = "h." + sp.Text
			}
		}
		sp.Bold = n.Level == data.Total
		r.Cells = append(r.Cells, cell(Center, 1, 1, sp))
	}
	return r
}

// breakNote explains the stars of the years that begin another scheme.
func (p *paper) breakNote(v *data.IndexReview, years []int) string {
	for i := 1; i < len(years); i++ {
		if p.f.BreakBetween(v.Index.Code, "", years[i-1], years[i], data.ScaleBreak) {
			return "(*) Đổi thang điểm, bộ tiêu chí: không so với các năm trước."
		}
	}
	return ""
}

// par is the index of administrative reform: areas as published.
func (p *paper) par() []Block {
	v := p.r.Index(par)
	if v == nil {
		return nil
	}
	blocks := []Block{body(leader{f: p.f, r: p.r}.aboutIndex(v)...)}
	t := p.areaTable(v, textWidth, data.Dimension)
	if len(t.Rows) > t.Header {
		t.Whole = true
		blocks = append(blocks, caption("Bảng các lĩnh vực PAR Index"), t)
	}
	return blocks
}

// areaTable is area, maximum, score, share, rank and change, all as published.
// Columns of which the workbook has nothing are left out.
func (p *paper) areaTable(v *data.IndexReview, width float64, levels ...data.Level) Table {
	year := v.Year
	changes := map[string]data.YearStep{}
	if v.Pair != nil {
		year = v.Pair.To.Year
		if steps, err := data.CompareYears(p.f, v.Index.Code, p.f.Book.Province, v.Pair.From.Year, year, p.r.AsOf); err == nil { // one scheme: it is a pair
			for _, s := range steps {
				changes[s.Node.Concept] = s
			}
		}
	}
	heads := []string{"Lĩnh vực, tiêu chí", "Tối đa", "Điểm năm " + fmt.Sprint(year), "%", "Hạng", "± điểm", "Nhiệm vụ"}
	widths := []float64{0, 16, 17, 18.5, 15, 16, 28}
	var rows []Row
	used := [...]bool{0: true, 1: true, 6: true}
	for _, n := range v.Nodes {
		if !slices.Contains(levels, n.Node.Level) {
			continue
		}
		row := areaCells(n, changes[n.Node.Concept])
		for i, c := range row.Cells {
			used[i] = used[i] || c.Value().Kind != NoValue
		}
		rows = append(rows, row)
	}
	t := Table{Name: v.Index.Short() + " theo lĩnh vực", Size: 11.5, Pad: 1.1, Header: 1, After: 3, Rows: make([]Row, 1+len(rows))}
	for i := range heads {
		if !used[i] {
			continue
		}
		t.Widths = append(t.Widths, widths[i])
		width -= widths[i]
		t.Rows[0].Cells = append(t.Rows[0].Cells, cell(Center, 1, 1, bold(heads[i])))
		for k, row := range rows {
			t.Rows[k+1].Cells = append(t.Rows[k+1].Cells, row.Cells[i])
		}
	}
	t.Widths[0] = width
	return t
}

func areaCells(n data.NodeRow, step data.YearStep) Row {
	label := text(n.Node.Label())
	label.Bold = n.Node.Level == data.Dimension
	most, score, share, place, change := text("–"), text("–"), text("–"), text("–"), text("–")
	if n.Node.Max > 0 {
		most = points(n.Node.Max)
	}
	if f := n.Now; f != nil {
		if f.Max > 0 {
			most = points(f.Max)
		}
		score, place = scoreOf(*f), rank(f.Rank, 0)
		if f.Percent > 0 {
			share = figure(Value{Kind: Percent, Number: f.Percent})
		}
	}
	if step.Known {
		change = difference(step.Points)
	}
	tasks := taskCodes(n.Tasks)
	if len(tasks) == 0 {
		tasks = []Span{text("–")}
	}
	center := func(s Span) Cell { return cell(Center, 1, 1, s) }
	return rowOf(cell(Left, 1, 1, label), center(most), center(score), center(share), center(place), center(change), cell(Left, 1, 1, tasks...))
}

// fallen joins what fell with its tasks and their owners.
func (p *report) fallen() []Block {
	var blocks []Block
	for _, code := range []string{papi, par} {
		v := p.r.Index(code)
		if v == nil || v.Pair == nil {
			continue
		}
		if len(v.Drops) == 0 {
			blocks = append(blocks, body(text(fmt.Sprintf("%s năm %d: không có nội dung nào giảm so với năm %d.", v.Index.Short(), v.Pair.To.Year, v.Pair.From.Year))))
			continue
		}
		blocks = append(blocks, body(text(fmt.Sprintf("%s năm %d có ", v.Index.Short(), v.Pair.To.Year)), strong(count(len(v.Drops))),
			text(fmt.Sprintf(" nội dung, nội dung thành phần giảm điểm hoặc giảm bậc so với năm %d:", v.Pair.From.Year))), p.dropTable(v))
		if s := (&leader{f: p.f, r: p.r}).dropNote(v.Drops, len(v.Drops)); s != "" {
			blocks = append(blocks, noteText(italic(s)))
		}
	}
	return blocks
}

func (p *paper) dropTable(v *data.IndexReview) Table {
	from, to := fmt.Sprint(v.Pair.From.Year), fmt.Sprint(v.Pair.To.Year)
	t := Table{
		Name: "Nội dung " + v.Index.Short() + " giảm", Widths: []float64{44.5, 11.5, 11.5, 12.5, 11.5, 11.5, 10.5, 13, 38.5}, Size: 11.5, Pad: 1.1, Header: 2, After: 3,
		Rows: []Row{
			rowOf(
				cell(Center, 1, 2, bold("Nội dung")), cell(Center, 3, 1, bold("Điểm")), cell(Center, 3, 1, bold("Hạng")),
				cell(Center, 1, 2, bold("Kém cao nhất")), cell(Center, 1, 2, bold("Nhiệm vụ, cơ quan")),
			),
			headRow(from, to, "±", from, to, "bậc"),
		},
	}
	b := &leader{f: p.f, r: p.r}
	t.Whole = len(v.Drops) <= 8
	for _, d := range v.Drops {
		row := b.dropRow(d)
		if !hasTasks(v) {
			row.Cells[8] = cell(Center, 1, 1, text("–"))
		}
		row.Cells[0] = cell(Left, 1, 1, text(d.Node.Label()))
		if len(d.Tasks) > 0 && len(p.r.TaskRows) > 0 {
			row.Cells[8] = cell(Left, 1, 1, append(taskCodes(d.Tasks), text("; "+lowerFirstWord(d.Owners)))...)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// peers compares the latest public year with the provinces the workbook follows.
func (p *paper) peers() []Block {
	var blocks []Block
	for _, code := range []string{papi, par} {
		v := p.r.Index(code)
		if v == nil || v.Latest == nil || !v.Latest.HasValue {
			continue
		}
		concept, year := v.Latest.Node.Concept, v.Latest.Year
		spec := PeerDots(p.f, p.r, code, concept, year)
		if ranks := PeerRanks(p.f, p.r, code, concept, year); len(ranks.Dots.Rows) > len(spec.Dots.Rows) {
			spec = ranks
		}
		if len(spec.Dots.Rows) < 2 {
			continue
		}
		spec.HideTitle = true
		blocks = append(blocks, caption(fmt.Sprintf("%s năm %d: tỉnh, các tỉnh so sánh, trung vị và cao nhất", v.Index.Short(), year)),
			Picture{Name: strings.ToLower(code) + "-peers", Spec: spec, Size: chartSize(textWidth, 0), After: 4})
		if t, ok := p.peerTable(v, year); ok {
			t.Whole = true
			blocks = append(blocks, caption(fmt.Sprintf("Bảng so sánh các nội dung %s năm %d", v.Index.Short(), year)), t)
		}
	}
	return blocks
}

// peerTable sets the dimensions beside the peers, the median and the best.
func (p *paper) peerTable(v *data.IndexReview, year int) (Table, bool) {
	peers := slices.DeleteFunc(slices.Clone(p.f.Book.Peers), func(c string) bool { return c == p.f.Book.Province })
	peers = peers[:min(len(peers), 5)]
	rows, err := data.CompareProvinces(p.f, v.Index.Code, p.f.Book.Province, peers, year, p.r.AsOf)
	if err != nil {
		return Table{}, false // the workbook has nothing to compare with in that year
	}
	names := []string{"Nội dung", p.r.Province}
	for _, c := range peers {
		names = append(names, p.f.ProvinceName(c))
	}
	names = append(names, "Trung vị", "Cao nhất", "Kém cao nhất")
	column := 14.0
	t := Table{Name: "So với các tỉnh " + v.Index.Short(), Size: 11, Pad: 1.1, Header: 1, After: 3, Rows: []Row{headRow(names...)}, Widths: []float64{textWidth - column*float64(len(names)-1)}}
	for range names[1:] {
		t.Widths = append(t.Widths, column)
	}
	for _, x := range rows {
		if x.Own.Node.Level == data.Subdimension || x.Own.BestWho == "" {
			continue
		}
		t.Rows = append(t.Rows, peerRow(x))
	}
	return t, len(t.Rows) > 1
}

func peerRow(x data.Versus) Row {
	label := x.Own.Node.Label()
	if x.Own.Node.Level == data.Total {
		label = "Tổng hợp"
	}
	r := rowOf(cell(Left, 1, 1, text(label)), cell(Center, 1, 1, strong(scoreOf(x.Own))))
	for _, f := range x.Peers {
		r.Cells = append(r.Cells, cell(Center, 1, 1, scoreOf(f)))
	}
	gap, median := text("–"), text("–")
	if x.Own.HasValue {
		gap = difference(x.GapBest)
	}
	if x.Own.Median != 0 { // with few provinces there is none
		median = points(x.Own.Median)
	}
	return rowOf(append(r.Cells, cell(Center, 1, 1, median), cell(Center, 1, 1, points(x.Own.Best)), cell(Center, 1, 1, gap))...)
}

// hasTasks tells whether any task is about the index: otherwise nobody owes one.
func hasTasks(v *data.IndexReview) bool {
	return slices.ContainsFunc(v.Nodes, func(n data.NodeRow) bool { return len(n.Tasks) > 0 })
}
