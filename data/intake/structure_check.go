package intake

import (
	"cmp"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"time"

	"giaoban/data"
)

// checkTree checks what one scheme must be by itself: one total, parents that
// exist and stand above, scales of parts that add up.
func (r *structureReader) checkTree(s *data.Scheme) {
	at := func(code string) int { return r.rows[s.Key()][code] - 1 }
	totals := 0
	for _, n := range s.Nodes {
		if n.Level == data.Total {
			totals++
			if n.Parent != "" {
				r.fault(at(n.Code), "parent", "Tổng điểm không thuộc nội dung nào; để trống parent.")
			}
			continue
		}
		parent, ok := s.NodeByCode(n.Parent)
		switch {
		case !ok:
			r.fault(at(n.Code), "parent", "Không có nội dung mang mã này trong bộ tiêu chí.")
		case rankOfLevel(parent.Level) >= rankOfLevel(n.Level):
			r.fault(at(n.Code), "parent", fmt.Sprintf("Nội dung cha “%s” không ở cấp trên.", parent.Code))
		}
	}
	if totals != 1 {
		r.problem(at("")+1, 0, s.Key(), fmt.Sprintf("Mỗi bộ tiêu chí có đúng một dòng cấp total; ở đây có %d.", totals))
	}
	for _, n := range s.Nodes {
		r.checkScale(s, n, at(n.Code))
	}
}

// rankOfLevel orders levels from the top. A component may stand below a total,
// a dimension or another component's parent, never above anything.
func rankOfLevel(l data.Level) int {
	switch l {
	case data.Total:
		return 0
	case data.Dimension:
		return 1
	case data.Subdimension:
		return 2
	}
	return 3
}

// checkScale compares the maximum of a node with the sum of its parts' maxima,
// where all are known. Where a part reaches as high as the whole, the whole is
// an average and not a sum. Minima are not compared: PAPI prints 10–80 for eight
// dimensions of 1–10.
func (r *structureReader) checkScale(s *data.Scheme, n data.Node, row int) {
	parts := s.Parts(n.Code)
	if len(parts) == 0 || n.Max == 0 {
		return
	}
	sum := 0.0
	for _, p := range parts {
		if p.Max == 0 || p.Max >= n.Max && len(parts) > 1 {
			return
		}
		sum += p.Max
	}
	if math.Abs(sum-n.Max) > data.RoundingOf(len(parts)) {
		r.fault(row, "max", fmt.Sprintf("Tổng điểm tối đa của các nội dung thành phần là %s.", data.FormatPoints(sum)))
	}
}

// settle compares the schemes that were read with the workbook's.
func (r *structureReader) settle() {
	slices.SortStableFunc(r.read, func(a, b data.Scheme) int { return cmp.Compare(a.FirstYear, b.FirstYear) })
	after := slices.Clone(r.facts.Schemes)
	for i := range r.read {
		s := &r.read[i]
		r.addIndex(s)
		old := slices.IndexFunc(after, func(k data.Scheme) bool { return k.Key() == s.Key() })
		if old < 0 {
			after = r.closeOpen(after, s)
			r.out.Schemes = append(r.out.Schemes, SchemeChange{New: *s})
			after = append(after, *s)
			continue
		}
		fixed := after[old]
		r.merge(&fixed, s)
		if reflect.DeepEqual(fixed, after[old]) {
			r.out.Same++
			continue
		}
		was := after[old]
		r.out.Schemes = append(r.out.Schemes, SchemeChange{Old: &was, New: fixed})
		after[old] = fixed
	}
	r.checkYears(after)
	r.checkFigures(after)
	r.addBreaks(after)
}

// merge puts what was read over a known scheme; what the table has no column
// for stays as it is.
func (r *structureReader) merge(known *data.Scheme, s *data.Scheme) {
	nodes := slices.Clone(s.Nodes)
	for i := range nodes {
		if old, ok := known.NodeByCode(nodes[i].Code); ok {
			nodes[i].Note = old.Note
		}
	}
	known.FirstYear, known.LastYear, known.Nodes = s.FirstYear, s.LastYear, nodes
	if _, ok := r.columns["document"]; ok {
		known.Document = s.Document
	}
	if _, ok := r.columns["note"]; ok {
		known.Note = s.Note
	}
}

// closeOpen ends the scheme that was in force when a new one begins.
func (r *structureReader) closeOpen(all []data.Scheme, s *data.Scheme) []data.Scheme {
	for i := range all {
		k := &all[i]
		if k.Index != s.Index || k.LastYear != 0 || k.FirstYear >= s.FirstYear {
			continue
		}
		was, at := *k, slices.IndexFunc(r.out.Schemes, func(c SchemeChange) bool { return c.New.Key() == k.Key() })
		k.LastYear = s.FirstYear - 1
		r.out.Notices = append(r.out.Notices, fmt.Sprintf("Bộ tiêu chí “%s” của %s thôi áp dụng sau năm %d, khi có bộ “%s”.", k.Version, k.Index, k.LastYear, s.Version))
		if at >= 0 {
			r.out.Schemes[at].New = *k
		} else {
			r.out.Schemes = append(r.out.Schemes, SchemeChange{Old: &was, New: *k})
		}
	}
	return all
}

// checkYears refuses two schemes of one index in the same year.
func (r *structureReader) checkYears(all []data.Scheme) {
	for i := range r.read {
		s := &r.read[i]
		for k := range all {
			other := &all[k]
			if other.Index != s.Index || other.Key() == s.Key() || !overlap(s, other) {
				continue
			}
			r.fault(r.rows[s.Key()][""]-1, "first_year", fmt.Sprintf("Trùng năm với bộ tiêu chí “%s” (%s).", other.Version, years(other)))
		}
	}
}

func overlap(a, b *data.Scheme) bool {
	if a.FirstYear == 0 || b.FirstYear == 0 {
		return false
	}
	return (b.LastYear == 0 || a.FirstYear <= b.LastYear) && (a.LastYear == 0 || b.FirstYear <= a.LastYear)
}

func years(s *data.Scheme) string {
	switch s.LastYear {
	case 0:
		return fmt.Sprintf("từ %d", s.FirstYear)
	case s.FirstYear:
		return fmt.Sprint(s.FirstYear)
	}
	return fmt.Sprintf("%d–%d", s.FirstYear, s.LastYear)
}

// checkFigures refuses a change that would leave figures without a node.
func (r *structureReader) checkFigures(all []data.Scheme) {
	touched := map[string]bool{}
	for _, c := range r.out.Schemes {
		touched[c.New.Index] = true
	}
	lost := map[string]int{}
	for i := range r.facts.Observations {
		o := &r.facts.Observations[i]
		if !touched[o.Index] {
			continue
		}
		before, had := r.facts.SchemeOf(o.Index, o.Year)
		if had {
			_, had = before.NodeByCode(o.Code)
		}
		if had && !covered(all, o) {
			lost[fmt.Sprintf("%s năm %d, mã %s", o.Index, o.Year, o.Code)]++
		}
	}
	names := make([]string, 0, len(lost))
	for name := range lost {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		r.problem(0, 0, name, fmt.Sprintf("%s giá trị đang có sẽ không còn nội dung cùng mã và concept trong bộ tiêu chí mới.", data.FormatCount(lost[name])))
	}
}

func covered(all []data.Scheme, o *data.Observation) bool {
	for i := range all {
		if all[i].Index == o.Index && all[i].Covers(o.Year) {
			n, ok := all[i].NodeByCode(o.Code)
			return ok && n.Concept == o.Concept
		}
	}
	return false
}

// addBreaks puts a scale break on each side of a new scheme: values of two
// schemes are never compared.
func (r *structureReader) addBreaks(all []data.Scheme) {
	known := map[string]bool{}
	for _, b := range r.facts.Breaks {
		known[b.Key()] = true
	}
	slices.SortStableFunc(all, func(a, b data.Scheme) int {
		return cmp.Or(strings.Compare(a.Index, b.Index), cmp.Compare(a.FirstYear, b.FirstYear))
	})
	fresh := map[string]bool{}
	for _, c := range r.out.Schemes {
		fresh[c.New.Key()] = c.Old == nil
	}
	for i := 1; i < len(all); i++ {
		a, b := &all[i-1], &all[i]
		if a.Index != b.Index || a.LastYear == 0 || a.FirstYear == 0 || !fresh[a.Key()] && !fresh[b.Key()] {
			continue
		}
		step := data.Break{
			Index: a.Index, From: a.LastYear, To: b.FirstYear, Kind: data.ScaleBreak,
			Reason: fmt.Sprintf("Từ năm %d dùng bộ tiêu chí “%s”.", b.FirstYear, b.Version),
		}
		if !known[step.Key()] {
			r.out.Breaks = append(r.out.Breaks, step)
		}
	}
}

// addIndex proposes an index that the workbook does not know.
func (r *structureReader) addIndex(s *data.Scheme) {
	if _, ok := r.facts.IndexOf(s.Index); ok || slices.ContainsFunc(r.out.Indices, func(x data.Index) bool { return x.Code == s.Index }) {
		return
	}
	row := r.rows[s.Key()][""] - 1
	x := data.Index{
		Code: s.Index, Name: r.text(row, "index_name"), Publisher: r.text(row, "publisher"), Unit: r.text(row, "unit"),
		PublishedMonth: time.December, PublishedDay: 31,
	}
	switch plain(r.text(row, "ranked")) {
	case "true", "1", "co", "x", "yes":
		x.Ranked = true
	}
	if total, ok := s.Node(s.Nodes[0].Concept); x.Name == "" && ok {
		x.Name = total.Name
	}
	if text := r.text(row, "published"); text == "" {
		x.Note = "Ngày công bố là quy ước của sổ."
		r.out.Notices = append(r.out.Notices, fmt.Sprintf("Chỉ số mới %s không ghi ngày công bố (published): coi là công bố ngày 31/12 năm sau.", s.Index))
	} else if day, err := time.Parse("2/1", text); err != nil {
		r.fault(row, "published", "Ngày công bố hằng năm ghi ngày/tháng, ví dụ 30/4.")
	} else {
		x.PublishedMonth, x.PublishedDay = day.Month(), day.Day()
	}
	r.out.Indices = append(r.out.Indices, x)
}
