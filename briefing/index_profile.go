package briefing

import (
	"fmt"
	"slices"
	"strings"

	"giaoban/charts"
	"giaoban/data"
)

// IndexProfile makes the profile of the province in all indices of the workbook:
// where it stands, its years, what fell, its contents, and its peers.
func IndexProfile(f *data.Facts, r *data.Review, o Options) (*Document, error) {
	p := newPaper(f, r, o)
	d := p.document("Hồ sơ chỉ số tỉnh "+r.Province+" – số liệu chốt ngày "+p.asOf(), "Chỉ số của tỉnh "+r.Province)
	d.Sheets = true
	blocks := p.head("HỒ SƠ CHỈ SỐ", "Tỉnh "+r.Province)
	if len(r.Indices) == 0 {
		blocks = append(blocks, body(text("Sổ chưa có số liệu chỉ số nào.")))
	} else {
		blocks = append(blocks, p.indexSummary()...)
	}
	for i := range r.Indices {
		blocks = append(blocks, p.profileOf(&r.Indices[i], i+1)...)
	}
	blocks = append(blocks, p.remarks("ho-so-chi-so")...)
	d.Sections = []Section{{Name: "Hồ sơ chỉ số", Blocks: blocks, Foot: p.foot()}}
	return p.finish(d)
}

// indexSummary is a row for each index: the latest public year and the change.
func (p *paper) indexSummary() []Block {
	t := Table{Name: "Các chỉ số", Widths: []float64{58, 14, 22, 24, 24, 23}, Size: 12, Pad: 1.4, Header: 1, Whole: true, After: 4, Rows: []Row{headRow("Chỉ số", "Năm", "Giá trị", "Hạng", "± so với năm trước", "± bậc")}}
	derived := false
	for i := range p.r.Indices {
		v := &p.r.Indices[i]
		name := cell(Left, 1, 1, linked(bold(v.Index.Short()), "cs-"+v.Index.Code))
		name.Text = append(name.Text, Paragraph{Spans: []Span{text(v.Index.Publisher)}, Size: 10})
		year, value, place, change, places := text("–"), text("chưa có"), text("–"), text("–"), text("–")
		if f := v.Latest; f != nil {
			year, value, place = text(fmt.Sprint(f.Year)), scoreOf(*f), rank(f.Rank, f.RankedOf)
			if !f.HasValue && f.Rank == 0 {
				value = text(f.GroupName())
			}
			if f.Derived {
				derived = true
				place.Text += "*"
			}
		}
		if q := v.Pair; q != nil && v.Latest != nil && q.To.Year == v.Latest.Year && q.To.Year == q.From.Year+1 {
			change = difference(float64(data.Hundredths(q.To.Value)-data.Hundredths(q.From.Value)) / 100)
			places = placesGained(data.Drop{From: q.From, To: q.To, Places: q.To.Rank - q.From.Rank})
		}
		center := func(s Span) Cell { return cell(Center, 1, 1, s) }
		t.Rows = append(t.Rows, rowOf(name, center(year), center(value), center(place), center(change), center(places)))
	}
	blocks := []Block{t}
	if derived {
		blocks = append(blocks, noteText(italic("(*) Hạng do phần mềm xếp từ điểm các tỉnh; nơi công bố không xếp hạng.")))
	}
	return blocks
}

// profileOf is one index: sentence, trend, table of years, drops, peers.
func (p *paper) profileOf(v *data.IndexReview, n int) []Block {
	h := heading(fmt.Sprintf("%d. Chỉ số %s", n, v.Index.Short()))
	h.Anchor = "cs-" + v.Index.Code
	blocks := []Block{h, body(leader{f: p.f, r: p.r}.aboutIndex(v)...)}
	if v.Latest != nil && (v.Latest.HasValue || v.Latest.Rank > 0) {
		spec := IndexTrend(p.f, p.r, v.Index.Code, "", TrendOptions{HideLater: true, Peers: false, Band: true})
		spec.HideTitle = true
		blocks = append(blocks, caption(v.Index.Short()+" của tỉnh qua các năm"), Picture{Name: strings.ToLower(v.Index.Code), Spec: spec, Size: chartSize(textWidth, 55), After: 4})
	}
	if v.Pair != nil {
		if change, err := ChangeDumbbell(p.f, p.r, v.Index.Code, v.Pair.From.Year, v.Pair.To.Year); err == nil && len(change.Dumbbell.Rows) > 1 { // a pair is of one scheme
			change.HideTitle = true
			change.Dumbbell.Rows = dimensionRows(p.r.NodesOf(p.f, v.Index.Code, v.Pair.To.Year), change.Dumbbell.Rows)
			blocks = append(blocks, caption(fmt.Sprintf("Thay đổi các nội dung %d–%d, theo phần trăm của thang", v.Pair.From.Year, v.Pair.To.Year)),
				Picture{Name: strings.ToLower(v.Index.Code) + "-change", Spec: change, Size: chartSize(textWidth, 0), After: 4})
		}
	}
	t, note := p.yearTable(v, []data.Level{data.Total, data.Dimension}, textWidth, 8)
	if len(t.Rows) > 1 && len(t.Widths) > 1 {
		t.Whole = true
		blocks = append(blocks, caption(v.Index.Short()+": các nội dung qua các năm"), t)
		if note != "" {
			blocks = append(blocks, noteText(italic(note)))
		}
	}
	if v.Pair != nil && len(v.Drops) > 0 {
		blocks = append(blocks, caption(fmt.Sprintf("Nội dung giảm điểm hoặc giảm bậc, năm %d so với năm %d", v.Pair.To.Year, v.Pair.From.Year)), p.dropTable(v))
	}
	if v.Latest != nil && v.Latest.HasValue {
		if t, ok := p.peerTable(v, v.Latest.Year); ok {
			t.Whole = true
			blocks = append(blocks, caption(fmt.Sprintf("So với các tỉnh, năm %d", v.Latest.Year)), t)
		}
	}
	return blocks
}

// dimensionRows leaves out the contents below the dimensions: the table has them.
func dimensionRows(nodes []data.NodeRow, rows []charts.DumbbellRow) []charts.DumbbellRow {
	return slices.DeleteFunc(rows, func(row charts.DumbbellRow) bool {
		return !slices.ContainsFunc(nodes, func(n data.NodeRow) bool { return n.Node.Level == data.Dimension && n.Node.Label() == row.Label })
	})
}
