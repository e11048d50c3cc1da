package intake

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"giaoban/data"
)

// Problem is one thing wrong with a table, by its place in the sheet.
type Problem struct {
	Row, Col int    // from 1; Col 0 = the whole row, Row 0 = the whole sheet
	Read     string // what stands there
	Message  string // what is wrong and what to do
}

// Cell writes the place as Excel does: "D17"; "dòng 17" for a row.
func (p Problem) Cell() string {
	switch {
	case p.Row == 0:
		return "cả bảng"
	case p.Col == 0:
		return "dòng " + strconv.Itoa(p.Row)
	}
	name, err := excelize.CoordinatesToCellName(p.Col, p.Row)
	if err != nil {
		return "dòng " + strconv.Itoa(p.Row)
	}
	return name
}

// Change is an observation the table would add or correct.
type Change struct {
	Old *data.Observation // nil: new
	New data.Observation
}

// Scores is what a table of index figures would do to the workbook. It may enter
// only when there is no problem: all or nothing.
type Scores struct {
	Index    string
	Changes  []Change
	Same     int          // figures that are already there
	Source   *data.Source // new, to be stored with the changes; nil when known already
	Problems []Problem
}

// New counts the figures that are not there yet.
func (s *Scores) New() int {
	n := 0
	for i := range s.Changes {
		if s.Changes[i].Old == nil {
			n++
		}
	}
	return n
}

// Entities are what is to be stored, all in one transaction. Empty when there is
// a problem or nothing to change.
func (s *Scores) Entities() []data.Entity {
	if len(s.Problems) > 0 || len(s.Changes) == 0 {
		return nil
	}
	var out []data.Entity
	if s.Source != nil {
		out = append(out, *s.Source)
	}
	for i := range s.Changes {
		out = append(out, s.Changes[i].New)
	}
	return out
}

// ScoreOptions says what a table does not say itself.
type ScoreOptions struct {
	Index  string    // "PAPI", …
	Year   int       // for tables without a year column; a table with one must agree
	Source string    // source of the figures: the ID or title of one, or a new one in words
	On     data.Date // day of the import, kept with a new source
}

// maxProblems keeps a hopeless table's preview readable.
const maxProblems = 500

// ReadScores reads figures of an index from a sheet of one of two forms: wide,
// one row per province and one column per node code, as ScoreTemplate writes it;
// or long, with the columns province_code, year, code, value. Numbers may have a
// decimal comma or point; provinces are recognised by code or name.
func ReadScores(f *data.Facts, s *Sheet, o ScoreOptions) *Scores {
	r := &scoreReader{
		facts: f, sheet: s, options: o, out: &Scores{Index: o.Index},
		provinces: newProvinceNames(f), known: map[string]*data.Observation{}, seen: map[string]int{},
	}
	for i := range f.Observations {
		if ob := &f.Observations[i]; ob.Index == o.Index {
			r.known[ob.Key()] = ob
		}
	}
	if _, ok := f.IndexOf(o.Index); !ok {
		r.problem(0, 0, o.Index, "Sổ không có chỉ số này; thêm chỉ số trước khi nhập.")
		return r.out
	}
	r.out.Source, r.options.Source = sourceFor(f, o)
	for _, m := range s.Merged {
		r.problem(0, 0, m, "Ô gộp: bỏ gộp ô (Merge Cells) rồi nhập lại, vì không rõ số thuộc ô nào.")
	}
	head, ok := r.header()
	if !ok {
		r.problem(0, 0, "", "Không thấy dòng đầu cột có “Tỉnh” và mã nội dung (D1, D1.1, …), hay province_code, year, code, value. Dùng mẫu do phần mềm xuất.")
		return r.out
	}
	for row := head + 1; row < len(s.Rows); row++ {
		r.row(row)
	}
	r.checkSums()
	if len(r.seen) == 0 && len(r.out.Problems) == 0 {
		r.problem(0, 0, "", "Bảng không có số liệu nào.")
	}
	return r.out
}

type scoreReader struct {
	facts     *data.Facts
	sheet     *Sheet
	options   ScoreOptions
	out       *Scores
	provinces provinceNames
	known     map[string]*data.Observation
	seen      map[string]int // key → row in which it was read

	province, year, code, value int            // columns, -1 = none
	nodes                       map[int]string // column → node code, wide form
	published                   published      // further columns of the long form
}

func (r *scoreReader) problem(row, col int, read, message string) {
	if len(r.out.Problems) < maxProblems {
		r.out.Problems = append(r.out.Problems, Problem{row, col, read, message})
	}
}

// header finds the row that names the columns.
func (r *scoreReader) header() (row int, ok bool) {
	codes := map[string]string{}
	for _, s := range r.facts.Schemes {
		if s.Index == r.options.Index {
			for _, n := range s.Nodes {
				codes[strings.ToUpper(n.Code)] = n.Code
			}
		}
	}
	for row := range min(20, len(r.sheet.Rows)) {
		r.province, r.year, r.code, r.value = -1, -1, -1, -1
		r.nodes, r.published = map[int]string{}, noneOfPublished()
		for col, text := range r.sheet.Rows[row] {
			switch plain(text) {
			case "provincecode", "matinh":
				r.province = col
			case "tinh", "tinhthanhpho", "tinhthanh", "province", "diaphuong":
				if r.province < 0 {
					r.province = col
				}
			case "year", "nam":
				r.year = col
			case "code", "ma", "manoidung":
				r.code = col
			case "value", "diem", "giatri":
				r.value = col
			default:
				if r.published.take(plain(text), col) {
					continue
				}
				if code, ok := codes[strings.ToUpper(text)]; ok {
					r.nodes[col] = code
				}
			}
		}
		long := r.code >= 0 && r.value >= 0
		if r.province >= 0 && (long || len(r.nodes) > 0) {
			return row, true
		}
	}
	return 0, false
}

func (r *scoreReader) row(row int) {
	if !slices.ContainsFunc(r.sheet.Rows[row], func(c string) bool { return c != "" }) {
		return
	}
	at := row + 1
	name := r.sheet.cell(row, r.province)
	if name == "" && r.nodes != nil && r.code < 0 {
		return // a line of names or notes under the header
	}
	province, ok := r.provinces.find(name)
	if !ok {
		r.problem(at, r.province+1, name, "Không nhận ra tỉnh; ghi tên đầy đủ hoặc mã tỉnh hai chữ số.")
		return
	}
	year, ok := r.rowYear(row)
	if !ok {
		return
	}
	if r.code >= 0 && r.value >= 0 {
		r.figure(at, r.value, province, year, r.sheet.cell(row, r.code), r.sheet.cell(row, r.value))
		return
	}
	for col := range r.sheet.Rows[row] {
		if code, ok := r.nodes[col]; ok {
			r.figure(at, col, province, year, code, r.sheet.cell(row, col))
		}
	}
}

func (r *scoreReader) rowYear(row int) (int, bool) {
	if r.year < 0 {
		if r.options.Year == 0 {
			r.problem(row+1, 0, "", "Bảng không có cột năm; chọn năm khi nhập.")
		}
		return r.options.Year, r.options.Year != 0
	}
	text := r.sheet.cell(row, r.year)
	year, err := strconv.Atoi(strings.TrimSuffix(text, ".0"))
	if err != nil || year < 1990 || year > 2100 {
		r.problem(row+1, r.year+1, text, "Năm không hợp lệ.")
		return 0, false
	}
	if r.options.Year != 0 && year != r.options.Year {
		r.problem(row+1, r.year+1, text, fmt.Sprintf("Khác năm đã chọn khi nhập (%d).", r.options.Year))
		return 0, false
	}
	return year, true
}

// figure takes in one number, or in the long form a rank or a group alone.
func (r *scoreReader) figure(row, col int, province string, year int, code, text string) {
	ob := data.Observation{Index: r.options.Index, Province: province, Year: year, Kind: "published", Source: r.options.Source}
	known := r.readPublished(row, &ob)
	empty := text == "" || text == "-" || text == "–"
	if empty && !known {
		return
	}
	node, ok := r.node(row, col, year, code)
	if !ok {
		return
	}
	ob.Code, ob.Concept = node.Code, node.Concept
	switch {
	case !empty:
		if ob.Value, ob.HasValue = r.number(row, col, node, text); !ob.HasValue {
			return
		}
	case ob.Rank > 0:
		ob.Kind = "rank_only"
	default:
		ob.Kind = "group_only"
	}
	key := ob.Key()
	if before, twice := r.seen[key]; twice {
		r.problem(row, col+1, text, fmt.Sprintf("Trùng với dòng %d: cùng tỉnh, năm và nội dung.", before))
		return
	}
	r.seen[key] = row
	r.compare(ob)
}

// node finds the node of a code in the year's scheme.
func (r *scoreReader) node(row, col, year int, code string) (data.Node, bool) {
	scheme, ok := r.facts.SchemeOf(r.options.Index, year)
	if !ok {
		r.problem(row, col+1, strconv.Itoa(year), fmt.Sprintf("Sổ chưa có bộ tiêu chí %s của năm %d; thêm bộ tiêu chí trước.", r.options.Index, year))
		return data.Node{}, false
	}
	node, ok := scheme.NodeByCode(code)
	if !ok {
		r.problem(row, col+1, code, fmt.Sprintf("Bộ tiêu chí năm %d không có nội dung mã này.", year))
	}
	return node, ok
}

// number reads a value and holds it against the node's scale.
func (r *scoreReader) number(row, col int, node data.Node, text string) (float64, bool) {
	value, ok := parseNumber(text)
	switch {
	case !ok:
		r.problem(row, col+1, text, "Không phải số; ghi số với dấu phẩy hoặc dấu chấm thập phân.")
		return 0, false
	case node.Max > 0 && (value < node.Min-0.005 || value > node.Max+0.005):
		r.problem(row, col+1, text, fmt.Sprintf("Ngoài thang %s–%s của “%s”.", data.FormatPoints(node.Min), data.FormatPoints(node.Max), node.Label()))
		return 0, false
	}
	return value, true
}

// compare sorts a figure into new, corrected or already there. What a table
// leaves out of a known figure stays as it is.
func (r *scoreReader) compare(ob data.Observation) {
	old := r.known[ob.Key()]
	if old == nil {
		r.out.Changes = append(r.out.Changes, Change{New: ob})
		return
	}
	fixed := *old
	if ob.HasValue && !(old.HasValue && math.Abs(old.Value-ob.Value) < 1e-9) {
		fixed.Value, fixed.HasValue = ob.Value, true
	}
	r.published.overwrite(&fixed, ob)
	if fixed == *old {
		r.out.Same++
		return
	}
	fixed.Source = ob.Source
	if ob.HasValue || !old.HasValue {
		fixed.Kind = ob.Kind
	}
	r.out.Changes = append(r.out.Changes, Change{Old: old, New: fixed})
}

// parseNumber reads 41.62, 41,62, 1.234,5 and 1,234.5; nothing else.
func parseNumber(text string) (float64, bool) {
	s := strings.ReplaceAll(text, " ", "")
	comma, point := strings.LastIndex(s, ","), strings.LastIndex(s, ".")
	switch {
	case comma > point:
		s = strings.ReplaceAll(s[:comma], ".", "") + "." + s[comma+1:]
	case comma >= 0:
		s = strings.ReplaceAll(s, ",", "")
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) || strings.ContainsAny(s, "xXpP_") {
		return 0, false
	}
	return v, true
}
