package intake

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"giaoban/data"
)

// SchemeChange is a scheme the table would add or replace.
type SchemeChange struct {
	Old *data.Scheme // nil: new
	New data.Scheme
}

// Structure is what a table of contents and scales would do to the workbook. It
// may enter only when there is no problem: all or nothing.
type Structure struct {
	Indices  []data.Index // new
	Schemes  []SchemeChange
	Breaks   []data.Break // between a new scheme and its neighbours
	Same     int          // schemes that are already there, the same
	Notices  []string     // what the program supposes; to be read before it enters
	Problems []Problem
}

// Entities are what is to be stored, all in one transaction. Empty when there is
// a problem or nothing to change.
func (s *Structure) Entities() []data.Entity {
	if len(s.Problems) > 0 {
		return nil
	}
	var out []data.Entity
	for _, x := range s.Indices {
		out = append(out, x)
	}
	for _, c := range s.Schemes {
		out = append(out, c.New)
	}
	for _, b := range s.Breaks {
		out = append(out, b)
	}
	return out
}

// StructureLine is one thing a table of contents and scales would add or change,
// in words. Before is empty for what is new.
type StructureLine struct{ Key, What, Before, After string }

// Lines lists what would change, indices first.
func (s *Structure) Lines() []StructureLine {
	var out []StructureLine
	for _, x := range s.Indices {
		out = append(out, StructureLine{x.Code, "chỉ số mới", "", x.Name})
	}
	for _, c := range s.Schemes {
		line := StructureLine{Key: c.New.Key(), What: "bộ tiêu chí", After: schemeWords(c.New)}
		if c.Old != nil {
			line.Before = schemeWords(*c.Old)
		}
		out = append(out, line)
	}
	for _, b := range s.Breaks {
		out = append(out, StructureLine{b.Key(), "điểm gãy chuỗi", "", b.Reason})
	}
	return out
}

// New counts the schemes that would be added; the others would be replaced.
func (s *Structure) New() int {
	n := 0
	for _, c := range s.Schemes {
		if c.Old == nil {
			n++
		}
	}
	return n
}

// Words tells how many schemes are new, changed and there already.
func (s *Structure) Words() string {
	return fmt.Sprintf("%d bộ tiêu chí mới, %d sửa, %d đã có sẵn", s.New(), len(s.Schemes)-s.New(), s.Same)
}

func schemeWords(s data.Scheme) string {
	last := "nay"
	if s.LastYear != 0 {
		last = strconv.Itoa(s.LastYear)
	}
	return fmt.Sprintf("%d–%s, %d nội dung", s.FirstYear, last, len(s.Nodes))
}

// IsStructure tells whether a table is one of contents and scales, not of
// figures: it has that table's columns.
func IsStructure(s *Sheet) bool {
	_, ok := (&structureReader{sheet: s}).header()
	return ok
}

// structureHead are the columns of the table. Those of the second line are for
// an index that the workbook does not know yet, and for the scheme's decision;
// they may be left out.
func structureHead() []string {
	return []string{
		"index", "version", "first_year", "last_year", "level", "code", "parent", "concept", "name", "name_en", "min", "max", "source",
		"document", "note", "index_name", "publisher", "unit", "ranked", "published",
	}
}

// requiredColumns can't be done without.
func requiredColumns() []string {
	return []string{"index", "version", "first_year", "level", "code", "name"}
}

// ReadStructure reads versions of indices' trees: one row per node, with the
// columns index, version, first_year, last_year, level, code, parent, concept,
// name, name_en, min, max and source. Rows of one index and version are one
// scheme. An index that the workbook does not know is added.
func ReadStructure(f *data.Facts, s *Sheet) *Structure {
	r := &structureReader{facts: f, sheet: s, out: &Structure{}, rows: map[string]map[string]int{}}
	for _, m := range s.Merged {
		r.problem(0, 0, m, "Ô gộp: bỏ gộp ô (Merge Cells) rồi nhập lại, vì không rõ chữ thuộc dòng nào.")
	}
	head, ok := r.header()
	if !ok {
		r.problem(0, 0, "", "Không thấy dòng đầu cột có "+strings.Join(requiredColumns(), ", ")+". Dùng bảng do phần mềm xuất.")
		return r.out
	}
	for row := head + 1; row < len(s.Rows); row++ {
		if slices.ContainsFunc(s.Rows[row], func(c string) bool { return c != "" }) {
			r.row(row)
		}
	}
	if len(r.read) == 0 && len(r.out.Problems) == 0 {
		r.problem(0, 0, "", "Bảng không có nội dung nào.")
	}
	for i := range r.read {
		r.checkTree(&r.read[i])
	}
	if len(r.out.Problems) == 0 { // years and breaks of a broken tree would only confuse
		r.settle()
	}
	return r.out
}

type structureReader struct {
	facts   *data.Facts
	sheet   *Sheet
	out     *Structure
	columns map[string]int
	read    []data.Scheme
	rows    map[string]map[string]int // scheme key → node code → row from 1; "" = the scheme's first row
}

func (r *structureReader) problem(row, col int, read, message string) {
	if len(r.out.Problems) < maxProblems {
		r.out.Problems = append(r.out.Problems, Problem{row, col, read, message})
	}
}

func (r *structureReader) header() (row int, ok bool) {
	for row := range min(20, len(r.sheet.Rows)) {
		r.columns = map[string]int{}
		for col, text := range r.sheet.Rows[row] {
			if name := strings.ToLower(text); slices.Contains(structureHead(), name) {
				r.columns[name] = col
			}
		}
		if !slices.ContainsFunc(requiredColumns(), func(name string) bool { _, ok := r.columns[name]; return !ok }) {
			return row, true
		}
	}
	return 0, false
}

func (r *structureReader) text(row int, name string) string {
	col, ok := r.columns[name]
	if !ok {
		return ""
	}
	return r.sheet.cell(row, col)
}

// fault names a cell by its column's name.
func (r *structureReader) fault(row int, name, message string) {
	col, ok := r.columns[name]
	if !ok {
		col = -1
	}
	r.problem(row+1, col+1, r.text(row, name), message)
}

// row reads one node.
func (r *structureReader) row(row int) {
	for _, name := range requiredColumns() {
		if r.text(row, name) == "" && name != "first_year" {
			r.fault(row, name, "Thiếu "+name+".")
			return
		}
	}
	s := r.scheme(row)
	if s == nil {
		return
	}
	n := data.Node{
		Code: r.text(row, "code"), Parent: r.text(row, "parent"), Concept: r.text(row, "concept"),
		Name: r.text(row, "name"), NameEN: r.text(row, "name_en"), Source: r.text(row, "source"),
	}
	if n.Concept == "" {
		n.Concept = n.Code
	}
	var ok bool
	if n.Level, ok = levelOf(r.text(row, "level")); !ok {
		r.fault(row, "level", "Cấp lạ; ghi total, dimension, subdimension hoặc component.")
	}
	n.Min, n.Max = r.scale(row, "min"), r.scale(row, "max")
	if n.Max != 0 && n.Min > n.Max {
		r.fault(row, "min", "Điểm tối thiểu lớn hơn tối đa.")
	}
	if _, twice := s.NodeByCode(n.Code); twice {
		r.fault(row, "code", "Trùng mã trong cùng bộ tiêu chí.")
		return
	}
	if _, twice := s.Node(n.Concept); twice {
		r.fault(row, "concept", "Trùng concept trong cùng bộ tiêu chí: mỗi nội dung giữ một concept riêng qua các năm.")
		return
	}
	s.Nodes = append(s.Nodes, n)
	r.rows[s.Key()][n.Code] = row + 1
}

// scheme returns the scheme a row belongs to; its first row sets the years.
func (r *structureReader) scheme(row int) *data.Scheme {
	s := data.Scheme{
		Index: r.text(row, "index"), Version: r.text(row, "version"),
		Document: r.text(row, "document"), Note: r.text(row, "note"),
	}
	var okFirst, okLast bool
	s.FirstYear, okFirst = r.year(row, "first_year", false)
	s.LastYear, okLast = r.year(row, "last_year", true)
	if !okFirst || !okLast {
		return nil
	}
	if s.LastYear != 0 && s.LastYear < s.FirstYear {
		r.fault(row, "last_year", "Năm cuối trước năm đầu.")
		return nil
	}
	for i := range r.read {
		known := &r.read[i]
		if known.Key() != s.Key() {
			continue
		}
		if known.FirstYear != s.FirstYear || known.LastYear != s.LastYear {
			r.fault(row, "first_year", fmt.Sprintf("Khác năm ở dòng %d của cùng bộ tiêu chí.", r.rows[s.Key()][""]))
			return nil
		}
		return known
	}
	r.read = append(r.read, s)
	r.rows[s.Key()] = map[string]int{"": row + 1}
	return &r.read[len(r.read)-1]
}

func (r *structureReader) year(row int, name string, mayBeEmpty bool) (int, bool) {
	text := r.text(row, name)
	if text == "" && mayBeEmpty {
		return 0, true
	}
	year, err := strconv.Atoi(strings.TrimSuffix(text, ".0"))
	if err != nil || year < 1990 || year > 2100 {
		r.fault(row, name, "Năm không hợp lệ.")
		return 0, false
	}
	return year, true
}

// scale reads an end of a scale; empty = unknown.
func (r *structureReader) scale(row int, name string) float64 {
	text := r.text(row, name)
	if text == "" {
		return 0
	}
	v, ok := parseNumber(text)
	if !ok {
		r.fault(row, name, "Không phải số; ghi số với dấu phẩy hoặc dấu chấm thập phân.")
	}
	return v
}

// levelOf reads a level as the table or a person writes it.
func levelOf(text string) (data.Level, bool) {
	switch plain(text) {
	case "total", "tong", "tongdiem":
		return data.Total, true
	case "dimension", "noidung", "linhvuc":
		return data.Dimension, true
	case "subdimension", "noidungthanhphan", "tieuchi":
		return data.Subdimension, true
	case "component", "thanhphan", "phandiem":
		return data.Component, true
	}
	return "", false
}
