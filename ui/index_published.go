package ui

import (
	"fmt"
	"math"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"giaoban/data"
)

// publishedRow is one content with its figures as they were published.
type publishedRow struct {
	Concept, Label            string
	Max, Value, Percent, Rank string // "–" where the source says nothing
	Points                    string
	Places                    int
	Ranked                    bool // both years have a rank: Places is known
	Total, Derived, Empty     bool
	Note                      string
}

// publishedRows sets the contents of a year beside those of the year before,
// without recomputing anything.
func publishedRows(f *data.Facts, index string, nodes []data.NodeRow, from, year int) []publishedRow {
	before := map[string]data.Figure{}
	if steps, err := data.CompareYears(f, index, f.Book.Province, from, year, 0); err == nil && from < year {
		for _, s := range steps {
			before[s.Node.Concept] = s.From
		}
	}
	var out, total []publishedRow
	for _, n := range nodes {
		if n.Node.Level != data.Dimension && n.Node.Level != data.Total {
			continue
		}
		row := newPublishedRow(f, index, n.Node, year, before[n.Node.Concept])
		if row.Total {
			x, _ := f.IndexOf(index)
			row.Label = "Tổng " + x.Short()
			total = append(total, row)
			continue
		}
		out = append(out, row)
	}
	return append(out, total...)
}

func newPublishedRow(f *data.Facts, index string, n data.Node, year int, before data.Figure) publishedRow {
	row := publishedRow{
		Concept: n.Concept, Label: n.Label(), Total: n.Level == data.Total,
		Max: "–", Value: "–", Percent: "–", Rank: "–", Points: "–",
	}
	if n.Max > 0 {
		row.Max = trimPoints(n.Max)
	}
	o := observationOf(f, index, f.Book.Province, year, n.Code)
	if o == nil {
		row.Empty = true
		return row
	}
	row.Derived, row.Note = o.Kind == "derived_value", o.Note
	if o.HasValue {
		row.Value = data.FormatPoints(o.Value)
		if row.Derived {
			row.Value += "*"
		}
		if before.HasValue {
			row.Points = data.FormatChange(float64(data.Hundredths(o.Value)-data.Hundredths(before.Value)) / 100)
		}
	}
	switch {
	case o.Percent > 0:
		row.Percent = data.FormatPoints(o.Percent)
	case o.HasValue && row.Total && n.Max == 100: // the total of 100 points is its own share
		row.Percent = data.FormatPoints(o.Value)
	}
	if o.Max > 0 {
		row.Max = trimPoints(o.Max)
	}
	if o.Rank > 0 {
		row.Rank = strconv.Itoa(o.Rank)
		if before.Rank > 0 {
			row.Places, row.Ranked = o.Rank-before.Rank, true
		}
	}
	return row
}

// publishedTable is the table of an index whose other provinces are not known.
func (p *indicesPage) publishedTable() fyne.CanvasObject {
	f := p.facts()
	x, _ := f.IndexOf(p.index)
	later := x.Published(p.year) > p.app.AsOf()
	rows := publishedRows(f, p.index, p.nodes, p.from, p.year)
	if later && p.hideLater {
		rows = nil
	}
	head := "Nội dung, " + strconv.Itoa(p.year)
	if p.from != 0 && f.Comparable(p.index, p.from, p.year) == nil && p.from < p.year {
		head += " so với " + strconv.Itoa(p.from)
	}
	g := publishedGrid(head)
	g.Strong = func(r publishedRow) bool { return r.Total || r.Concept == p.concept }
	g.SetRows(rows)
	column := container.New(&tightColumn{}, g.still(func(r publishedRow) { p.choose(p.index, r.Concept, 0) }))
	empty := 0
	for _, r := range rows {
		if r.Empty {
			empty++
		}
		if r.Derived {
			column.Add(smallParagraph("* "+r.Value[:len(r.Value)-1]+": "+r.Note, 500))
		}
	}
	var tool fyne.CanvasObject
	if p.app.canEdit() {
		tool = newLink("Nhập số liệu…", func() { p.editFigure(p.concept) })
	}
	if empty > 0 {
		words := fmt.Sprintf("%d nội dung chưa có số năm %d.", empty, p.year)
		if p.app.canEdit() {
			words += " Chọn dòng rồi “Nhập số liệu…”, hoặc nhập cả bảng từ Excel."
		}
		column.Add(container.New(&inset{top: 4}, colored(words, colorAmber).styled(func(t *text) { t.Truncate = true })))
	}
	note := "số như đã công bố, không tính lại; gạch ngang: nguồn không nêu"
	if later {
		note = "công bố sau ngày chốt; " + note
	}
	return sectionWith("Theo lĩnh vực", note, tool, column)
}

func publishedGrid(head string) *grid[publishedRow] {
	number := func(id, label string, width float32, of func(publishedRow) string) column[publishedRow] {
		return column[publishedRow]{ID: id, Label: label, Width: width, Align: fyne.TextAlignTrailing, Cell: func(r publishedRow) cell {
			c := cell{Text: of(r)}
			if c.Text == "–" || id == "max" {
				c.Color = colorMuted
			}
			return c
		}}
	}
	return newGrid(func(r publishedRow) string { return r.Concept },
		column[publishedRow]{ID: "node", Label: head, Cell: func(r publishedRow) cell { return cell{Text: r.Label} }},
		number("max", "Tối đa", 54, func(r publishedRow) string { return r.Max }),
		number("value", "Đạt", 60, func(r publishedRow) string { return r.Value }),
		number("percent", "%", 56, func(r publishedRow) string { return r.Percent }),
		number("rank", "Hạng", 46, func(r publishedRow) string { return r.Rank }),
		optional(2, number("points", "± điểm", 60, func(r publishedRow) string { return r.Points })),
		optional(1, placesColumn()))
}

// placesColumn is the places lost or gained with their triangle.
func placesColumn() column[publishedRow] {
	words := func(r publishedRow) string {
		if !r.Ranked {
			return "–"
		}
		return data.PlacesWords(r.Places)
	}
	return column[publishedRow]{
		ID: "places", Label: "± bậc", Width: 56, Align: fyne.TextAlignTrailing,
		Cell: func(r publishedRow) cell { return cell{Text: words(r)} },
		New:  func() fyne.CanvasObject { return container.New(&columns{widths: []float32{-1}}) }, // as wide as the column
		Update: func(r publishedRow, o fyne.CanvasObject) {
			o.(*fyne.Container).Objects = []fyne.CanvasObject{placesView(r.Places)}
			o.Refresh()
		},
	}
}

// components is how the total was put together (thẩm định, điều tra), with the
// check that the parts give the published total. Nil when the scheme has none.
func (p *indicesPage) components() fyne.CanvasObject {
	f := p.facts()
	parts, total := componentsOf(p.nodes)
	if len(parts) == 0 {
		return nil
	}
	if x, _ := f.IndexOf(p.index); p.hideLater && x.Published(p.year) > p.app.AsOf() {
		return nil
	}
	widths := []float32{-1, 48, 56}
	line := func(a, b, c *text) fyne.CanvasObject {
		b.Align, c.Align = fyne.TextAlignTrailing, fyne.TextAlignTrailing
		a.Truncate = true
		return container.New(&fixed{fyne.NewSize(0, rowHeight-1)}, container.New(&columns{widths: widths, gap: 4}, a, b, c))
	}
	column := container.New(&tightColumn{}, line(caption("Thành phần"), caption("Tối đa"), caption("Đạt")), newRule(1, colorInk))
	sum, all := 0, true
	for _, n := range parts {
		value, o := "–", observationOf(f, p.index, f.Book.Province, p.year, n.Code)
		if o != nil && o.HasValue {
			value = data.FormatPoints(o.Value)
			sum += data.Hundredths(o.Value)
		} else {
			all = false
		}
		row := line(newText(n.Name), muted(trimPoints(n.Max)), newText(value))
		if p.app.canEdit() {
			row = newClickable(row, func() { p.editFigure(n.Concept) })
		}
		column.Add(row)
		column.Add(hairline())
	}
	t := observationOf(f, p.index, f.Book.Province, p.year, total.Code)
	if !all || t == nil || !t.HasValue {
		column.Add(container.New(&inset{top: 4}, colored("Chưa đủ các thành phần năm "+strconv.Itoa(p.year), colorAmber)))
	} else {
		column.Add(line(bold("Cộng"), muted(trimPoints(total.Max)), bold(data.FormatHundredths(sum))))
		words, color := "Khớp tổng công bố "+data.FormatPoints(t.Value), colorGreen
		if sum != data.Hundredths(t.Value) {
			words, color = "Không khớp tổng công bố "+data.FormatPoints(t.Value), colorRed
		}
		column.Add(colored(words, color))
	}
	return section("Thành phần điểm "+strconv.Itoa(p.year), "", column)
}

// componentsOf are the components that together make up the total's scale: a
// component that sums up others is left out.
func componentsOf(nodes []data.NodeRow) (parts []data.Node, total data.Node) {
	sum := 0.0
	for _, n := range nodes {
		switch n.Node.Level {
		case data.Total:
			total = n.Node
		case data.Component:
			parts = append(parts, n.Node)
			sum += n.Node.Max
		}
	}
	for i, n := range parts {
		if over := sum - total.Max; over > 0.001 && math.Abs(over-n.Max) < 0.001 {
			return append(parts[:i:i], parts[i+1:]...), total
		}
	}
	return parts, total
}
