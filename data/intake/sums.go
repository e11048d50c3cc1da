package intake

import (
	"fmt"
	"math"

	"giaoban/data"
)

// checkSums holds every node that is the plain sum of its parts against them,
// where the table changes it or one of them and all are known. The tolerance is
// what rounding to two decimals can add up to.
func (r *scoreReader) checkSums() {
	s := sums{reader: r, value: map[string]float64{}, done: map[string]bool{}, addends: map[*data.Scheme]map[string][]data.Node{}}
	for i := range r.out.Changes {
		if ob := &r.out.Changes[i].New; ob.HasValue {
			s.value[ob.Key()] = ob.Value
		}
	}
	for i := range r.out.Changes {
		ob := r.out.Changes[i].New
		scheme, ok := r.facts.SchemeOf(ob.Index, ob.Year)
		if !ok {
			continue
		}
		node, _ := scheme.NodeByCode(ob.Code)
		row := r.seen[ob.Key()]
		s.check(scheme, ob, node.Code, row)
		s.check(scheme, ob, node.Parent, row)
	}
}

type sums struct {
	reader  *scoreReader
	value   map[string]float64 // of the table, by key
	done    map[string]bool    // by key of the sum
	addends map[*data.Scheme]map[string][]data.Node
}

// check adds up the parts of one node of the observation's province and year.
func (s *sums) check(scheme *data.Scheme, ob data.Observation, code string, row int) {
	ob.Code = code
	key := ob.Key()
	if s.done[key] {
		return
	}
	s.done[key] = true
	whole, ok := s.of(ob, code)
	parts := s.parts(scheme, code)
	if !ok || len(parts) == 0 {
		return
	}
	sum := 0.0
	for _, n := range parts {
		v, ok := s.of(ob, n.Code)
		if !ok {
			return
		}
		sum += v
	}
	if math.Abs(sum-whole) > data.RoundingOf(len(parts)) {
		if own, read := s.reader.seen[key]; read {
			row = own
		}
		s.reader.problem(row, 0, data.FormatPoints(whole), fmt.Sprintf(
			"%s năm %d của tỉnh mã %s không bằng tổng các nội dung thành phần (%s); nhập cả điểm chung và điểm thành phần cho khớp.",
			code, ob.Year, ob.Province, data.FormatPoints(sum)))
	}
}

// parts are worked out once for each node: a table has tens of thousands of rows.
func (s *sums) parts(scheme *data.Scheme, code string) []data.Node {
	known := s.addends[scheme]
	if known == nil {
		known = map[string][]data.Node{}
		s.addends[scheme] = known
	}
	parts, ok := known[code]
	if !ok {
		parts = scheme.Addends(code)
		known[code] = parts
	}
	return parts
}

// of is the value that a node would have after the import.
func (s *sums) of(ob data.Observation, code string) (float64, bool) {
	ob.Code = code
	key := ob.Key()
	if v, ok := s.value[key]; ok {
		return v, true
	}
	if old := s.reader.known[key]; old != nil && old.HasValue {
		return old.Value, true
	}
	return 0, false
}
