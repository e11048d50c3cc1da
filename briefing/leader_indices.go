package briefing

import (
	"fmt"
	"slices"
	"strings"

	"giaoban/data"
)

// Columns of page 2 in mm; 8 mm are left between them.
const papiColumn, parColumn = 74.0, 83.0

// indicesPage is page 2: what the indices did, and who answers for it.
func (b *leader) indicesPage() Section {
	left, right := b.papiPart(papiColumn), b.parPart(parColumn)
	var blocks []Block
	switch {
	case left != nil && right != nil:
		blocks = []Block{Columns{Widths: []float64{papiColumn, parColumn}, Parts: [][]Block{left, right}}}
	case left != nil:
		blocks = left
	case right != nil:
		blocks = right
	default:
		blocks = []Block{b.heading("Diễn biến chỉ số", ""), b.body(text("Sổ chưa có số liệu chỉ số nào."))}
	}
	blocks = append(blocks, b.fallen()...)
	blocks = append(blocks, b.uncovered()...)
	blocks = append(blocks, b.questionsPart()...)
	return Section{Blocks: blocks, Foot: b.foot("00000000-0000-0000")}
}

// papiPart is the text and the trend of PAPI in a column; nil without PAPI.
func (b *leader) papiPart(width float64) []Block {
	v := b.r.Index(papi)
	if v == nil {
		return nil
	}
	p := Paragraph{Spans: b.indexText(v), Size: 13, After: 4 * b.gap}
	blocks := []Block{b.heading("Chỉ số PAPI", ""), p}
	if v.Latest == nil {
		return blocks
	}
	spec := IndexTrend(b.f, b.r, papi, v.Latest.Node.Concept, TrendOptions{HideLater: true})
	spec.HideTitle = true
	return append(blocks, Picture{Name: "papi", Spec: spec, Size: chartSize(width, 46+9*b.gap)})
}

// indexText says where the province stands and whether that can be compared.
func (b *leader) indexText(v *data.IndexReview) []Span {
	now, pair := v.Latest, v.Pair
	if now == nil || !(now.HasValue || now.Rank > 0) {
		return []Span{text("Sổ chưa có điểm " + v.Index.Short() + " của tỉnh công bố đến ngày chốt.")}
	}
	out := []Span{text(fmt.Sprintf("Năm %d: ", now.Year))}
	if now.HasValue {
		out = append(out, bold(score(v.Index, now.Value)))
		if now.Rank > 0 {
			out = append(out, text(", "))
		}
	}
	if now.Rank > 0 {
		out = append(out, text(keep("hạng "+data.FormatRank(now.Rank, now.RankedOf))))
	}
	switch {
	case pair == nil:
		return append(out, text("."))
	case pair.To.Year == now.Year:
		return append(out, text("; "+change(v.Index, pair)+fmt.Sprintf(" so với năm %d (%s).", pair.From.Year, standing(pair.From))))
	case b.f.Comparable(v.Index.Code, pair.To.Year, now.Year) == nil:
		return append(out, text(fmt.Sprintf(". Năm %d: %s; năm %d: %s.", pair.To.Year, standing(pair.To), pair.From.Year, standing(pair.From))))
	}
	return append(
		out, text(". Thang và bộ chỉ tiêu mới, "), bold(fmt.Sprintf("không so với năm %d", pair.To.Year)),
		text(fmt.Sprintf(" (%s; năm %d: %s).", standing(pair.To), pair.From.Year, standing(pair.From))),
	)
}

// score writes a value with its unit: "43,22 điểm", "86,14%".
func score(x data.Index, v float64) string {
	if x.Unit == "%" {
		return data.FormatPoints(v) + "%"
	}
	return keep(data.FormatPoints(v) + " điểm")
}

func standing(f data.Figure) string {
	s := data.FormatPoints(f.Value)
	if f.Rank > 0 {
		s += ", " + keep("hạng "+data.FormatRank(f.Rank, f.RankedOf))
	}
	return s
}

// change compares two years of one scheme by their printed values.
func change(x data.Index, p *data.Pair) string {
	unit := "điểm"
	if x.Unit == "%" {
		unit = "điểm %"
	}
	d := data.Hundredths(p.To.Value) - data.Hundredths(p.From.Value)
	s := moved(d, data.FormatHundredths(max(d, -d)), unit)
	if p.To.Rank > 0 && p.From.Rank > 0 {
		places := p.From.Rank - p.To.Rank
		s += ", " + moved(places, data.FormatCount(max(places, -places)), "bậc")
	}
	return s
}

// parPart is the text and the table of PAR Index in a column; nil without PAR.
func (b *leader) parPart(width float64) []Block {
	v := b.r.Index(par)
	if v == nil {
		return nil
	}
	blocks := []Block{
		b.heading("Chỉ số PAR Index", ""),
		Paragraph{Spans: b.parText(v), Size: 13, After: 4 * b.gap},
	}
	t := Table{
		Widths: []float64{width - 43.2, 10.2, 8.5, 24.5}, Size: 11, Pad: 1.1 * b.gap, Header: 1,
		Rows: []Row{headRow("Lĩnh vực", "Tối đa", "NV", "Tình trạng")},
	}
	for _, n := range v.Nodes {
		if n.Node.Level == data.Dimension {
			t.Rows = append(t.Rows, b.areaRow(n))
		}
	}
	if len(t.Rows) == 1 {
		return blocks
	}
	return append(blocks, t)
}

// parText names the years without the province's figures, for a missing figure
// is itself a matter, and the best province as published.
func (b *leader) parText(v *data.IndexReview) []Span {
	var out []Span
	if v.Latest != nil && (v.Latest.HasValue || v.Latest.Rank > 0) {
		out = append(b.indexText(v), text(" "))
	}
	missing, best := b.missing(v)
	if len(missing) > 0 {
		out = append(out, text("Sổ "), bold("chưa có điểm "+years(missing)), text(" của tỉnh"))
		if s := b.supplier(v); s.Issuer != "" && missing[0] == b.r.Directive.IndexYear {
			out = append(out, text("; nguồn: "+s.Issuer+" (Công văn "+s.Number+")"))
		}
		out = append(out, text("."))
	}
	if best != nil {
		out = append(out, text(fmt.Sprintf(" Năm %d cao nhất: %s %s.", best.Year, best.BestWho, strings.TrimSuffix(score(v.Index, best.Best), " điểm"))))
	}
	if len(out) == 0 {
		return b.indexText(v)
	}
	return out
}

// missing lists the years since the one the directive speaks of, and since the
// latest score, that are public at the cut-off but of which the workbook has no
// score of the province; best is the latest of them of which the best province
// is known.
func (b *leader) missing(v *data.IndexReview) (list []int, best *data.Figure) {
	first := b.r.Directive.IndexYear
	if first == 0 {
		return nil, nil
	}
	if v.Latest != nil && v.Latest.HasValue {
		first = max(first, v.Latest.Year+1)
	}
	history := data.History(b.f, v.Index.Code, totalConcept(v), b.r.AsOf)
	for y := first; v.Index.Published(y) <= b.r.AsOf; y++ {
		at := slices.IndexFunc(history, func(f data.Figure) bool { return f.Year == y })
		if at >= 0 && history[at].HasValue {
			continue
		}
		list = append(list, y)
		if at >= 0 && history[at].BestWho != "" {
			best = &history[at]
		}
	}
	return list, best
}

func totalConcept(v *data.IndexReview) string {
	for _, n := range v.Nodes {
		if n.Node.Level == data.Total {
			return n.Node.Concept
		}
	}
	return v.Index.Code
}

// supplier is the document of the directive's references that carries the
// index's results of the province: the one that speaks of the index.
func (b *leader) supplier(v *data.IndexReview) data.Reference {
	for _, ref := range b.r.Directive.References {
		if ref.Issuer != "" && ref.Number != "" && ref.Issuer != b.r.Directive.Issuer && strings.Contains(ref.Title, v.Index.Short()) {
			return ref
		}
	}
	return data.Reference{}
}

// areaRow is one area: its maximum, the number of tasks the directive states for
// it, and how they stand.
func (b *leader) areaRow(n data.NodeRow) Row {
	most := "–"
	if n.Node.Max > 0 {
		most = trimZeros(n.Node.Max)
	}
	number, state := count(n.Stated), text(b.stateOf(n.Tasks[:n.Stated]))
	if len(b.r.TaskRows) == 0 {
		number, state = text("–"), text("–")
	} else if n.Stated == 0 {
		number.Bold, state.Bold = true, true
	}
	label := strings.TrimSpace(n.Node.Short() + ". " + areaName(n.Node.Name))
	return rowOf(
		cell(Left, 1, 1, text(clip(label, 60))), cell(Center, 1, 1, text(most)),
		cell(Center, 1, 1, number), cell(Left, 1, 1, state),
	)
}

// stateOf says how tasks stand by the worst of them.
func (b *leader) stateOf(ids []string) string {
	c := b.r.CountTasks(ids)
	switch {
	case len(ids) == 0:
		return "chưa giao"
	case c.Overdue > 0:
		return fmt.Sprintf("%d quá hạn", c.Overdue)
	case c.DueSoon > 0:
		return fmt.Sprintf("%d sắp đến hạn", c.DueSoon)
	case c.InTime > 0:
		return fmt.Sprintf("%d trong hạn", c.InTime)
	case c.Undated() > 0:
		return "thường xuyên"
	case c.Done() > 0:
		return "đã hoàn thành"
	}
	return "đã rút"
}

// fallen is the table of contents that lost points or places.
func (b *leader) fallen() []Block {
	v := b.r.Index(papi)
	if v == nil || v.Pair == nil {
		return nil
	}
	from, to := v.Pair.From.Year, v.Pair.To.Year
	title := b.heading(fmt.Sprintf("Nội dung PAPI giảm điểm hoặc giảm bậc so với năm %d", from), "")
	if len(v.Drops) == 0 {
		return []Block{title, Paragraph{Spans: []Span{text("Không có nội dung nào giảm.")}, Size: 12.5}}
	}
	t := Table{
		Widths: []float64{57, 11, 11, 13, 11, 11, 10.5, 13, 27.5}, Size: 11, Pad: 1.2 * b.gap, Header: 2,
		Rows: []Row{
			rowOf(
				cell(Center, 1, 2, bold("Nội dung")), cell(Center, 3, 1, bold("Điểm")), cell(Center, 3, 1, bold("Hạng")),
				cell(Center, 1, 2, bold("Kém cao nhất")), cell(Center, 1, 2, bold("Nhiệm vụ, cơ quan")),
			),
			headRow(fmt.Sprint(from), fmt.Sprint(to), "±", fmt.Sprint(from), fmt.Sprint(to), "bậc"),
		},
	}
	shown := v.Drops[:min(b.drops, len(v.Drops))]
	for _, d := range shown {
		t.Rows = append(t.Rows, b.dropRow(d))
	}
	return []Block{title, t, b.note(11, italic(b.dropNote(shown, len(v.Drops))))}
}

func (b *leader) dropRow(d data.Drop) Row {
	center := func(s Span) Cell { return cell(Center, 1, 1, s) }
	owners := cell(Left, 1, 1, dropOwners(b.r, d))
	if len(b.r.TaskRows) == 0 {
		owners = center(dropOwners(b.r, d))
	}
	places := placesGained(d)
	places.Bold = d.From.Rank > 0 && d.Places > 0
	return rowOf(
		cell(Left, 1, 1, text(clip(d.Node.Label(), 80))), center(scoreOf(d.From)), center(scoreOf(d.To)), center(pointsGained(d)),
		center(rank(d.From.Rank, 0)), center(rank(d.To.Rank, 0)), center(places), center(gapToBest(d)), owners,
	)
}

// dropOwners says which tasks bear on what fell and whose they are; "–" where
// there are no tasks at all.
func dropOwners(r *data.Review, d data.Drop) Span {
	switch {
	case len(r.TaskRows) == 0:
		return text("–")
	case len(d.Tasks) > 0:
		return text(clip(data.TaskRange(d.Tasks)+"; "+lowerFirstWord(d.Owners), 60))
	}
	return Span{Text: "Chưa có nhiệm vụ", Bold: true, Tone: Alarm}
}

// scoreOf is the value of a figure; "–" when it has none.
func scoreOf(f data.Figure) Span {
	if !f.HasValue {
		return text("–")
	}
	return points(f.Value)
}

// pointsGained, placesGained and gapToBest are the numbers of a drop, "–" when
// they are not known.
func pointsGained(d data.Drop) Span {
	if !d.From.HasValue || !d.To.HasValue {
		return text("–")
	}
	return difference(d.Points)
}

func placesGained(d data.Drop) Span {
	if d.From.Rank == 0 || d.To.Rank == 0 {
		return text("–")
	}
	return figure(Value{Kind: Gain, Number: float64(-d.Places)})
}

func gapToBest(d data.Drop) Span {
	if d.To.BestWho == "" || !d.To.HasValue {
		return text("–")
	}
	return difference(d.GapBest)
}

func signed(n int) string {
	if n > 0 {
		return "+" + data.FormatCount(n)
	}
	return data.FormatCount(n)
}

// dropNote says how the table is to be read and what it leaves out.
func (b *leader) dropNote(shown []data.Drop, all int) string {
	var s []string
	derived, small, dated, tasks := 0, false, false, false
	for _, d := range shown {
		if d.To.Derived {
			derived = max(derived, d.To.RankedOf)
		}
		h := data.Hundredths(d.Points)
		small = small || (h > -data.SurveyNoise && h < data.SurveyNoise)
		tasks = tasks || len(d.Tasks) > 0
		dated = dated || d.Counts.Dated() > 0
	}
	if derived > 0 {
		s = append(s, fmt.Sprintf("Hạng do phần mềm xếp từ điểm của %d tỉnh; PAPI chỉ xếp 4 nhóm.", derived))
	}
	if small {
		s = append(s, "Chênh lệch dưới "+data.FormatHundredths(data.SurveyNoise)+" điểm có thể do mẫu khảo sát.")
	}
	if tasks && !dated {
		s = append(s, "Nhiệm vụ nêu trên đều thường xuyên.")
	}
	if n := all - len(shown); n > 0 {
		s = append(s, data.FormatCount(n)+" nội dung khác giảm điểm hoặc giảm bậc.")
	}
	return strings.Join(s, " ")
}

// uncovered is the box of contents that no task addresses directly.
func (b *leader) uncovered() []Block {
	if len(b.r.TaskRows) == 0 {
		return nil
	}
	out := []Span{bold("Nội dung chưa có nhiệm vụ trực tiếp.")}
	for _, code := range []string{papi, par} {
		v := b.r.Index(code)
		if v == nil || len(v.Uncovered) == 0 {
			continue
		}
		var names []string
		for _, n := range v.Uncovered {
			names = append(names, n.Short()+" "+areaName(n.Name))
		}
		out = append(out, text(" "+v.Index.Short()+": "+clip(strings.Join(names, ", "), b.words+80)+"."))
	}
	if len(out) == 1 {
		return nil
	}
	return []Block{Box{Text: []Paragraph{{Spans: out, Size: 13}}, Before: 8 * b.gap, After: 3 * b.gap}}
}
