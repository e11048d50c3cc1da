package ui

import (
	"strconv"

	"giaoban/data"
)

// schemeWords says which set of criteria the tree of a year is.
func schemeWords(f *data.Facts, index string, year int) string {
	s, ok := f.SchemeOf(index, year)
	if !ok {
		return ""
	}
	years := strconv.Itoa(s.FirstYear)
	switch {
	case s.LastYear == 0:
		years = "từ " + years
	case s.LastYear != s.FirstYear:
		years += "–" + strconv.Itoa(s.LastYear)
	}
	words := "Bộ tiêu chí " + years
	if s.Document != "" {
		words += " (" + s.Document + ")"
	}
	return words + "."
}

// successorWords says what became of the workbook's province. Its history stays
// under its own name.
func successorWords(f *data.Facts) string {
	own, ok := f.ProvinceOf(f.Book.Province)
	if ok && own.Successor != "" {
		heir, known := f.ProvinceOf(own.Successor)
		if !known {
			heir.Name = own.Successor
		}
		return "Từ " + (own.ValidTo + 1).Prose() + " tỉnh " + own.Name + " nhập vào " + heir.Name +
			"; số liệu các năm trước vẫn ghi dưới tên " + own.Name + "."
	}
	for _, p := range data.Predecessors(f, f.Book.Province) {
		return "Tỉnh nhận " + p.Name + " từ " + (p.ValidTo + 1).Prose() + "; số liệu các năm trước của " + p.Name +
			" ghi dưới tên " + p.Name + "."
	}
	return ""
}

// compareFact says whether the figure of a year may be compared with another
// year's.
func compareFact(f *data.Facts, index string, n data.Node, from, year int) (fact, bool) {
	if from == 0 || from == year {
		return fact{}, false
	}
	label := "So với " + strconv.Itoa(from)
	first, last := min(from, year), max(from, year)
	if f.Comparable(index, first, last) != nil {
		return fact{Label: label, Value: "không so sánh được: hai bộ tiêu chí khác nhau", Color: colorAmber}, true
	}
	for _, b := range f.Breaks {
		if b.Index == index && b.From >= first && b.To <= last && b.Concept == n.Concept {
			return fact{Label: label, Value: "so sánh được, nhưng đọc kỹ: " + b.Reason, Color: colorAmber}, true
		}
	}
	return fact{Label: label, Value: "so sánh được"}, true
}

// sourceTitle names a source in a few words.
func sourceTitle(f *data.Facts, id string) string {
	for _, s := range f.Sources {
		if s.ID == id {
			return s.Title
		}
	}
	if id == "" {
		return "chưa ghi"
	}
	return id
}

// nodeHead is title and note of a node: its name, unit, scale and tasks.
func (p *indicesPage) nodeHead() (title, note string) {
	x, _ := p.facts().IndexOf(p.index)
	n := p.node()
	title, note = x.Short(), x.Unit
	if n.Level != data.Total {
		title = n.Label()
	}
	if n.Max > 0 {
		if note != "" {
			note += ", "
		}
		note += "thang " + trimPoints(n.Min) + "–" + trimPoints(n.Max)
	}
	if row, ok := p.row(); ok {
		note += " · " + tasksWords(row)
	}
	return title, note
}

// tasksWords tells the tasks that name a node from those that only bear on it.
func tasksWords(n data.NodeRow) string {
	stated, inferred := data.TaskRange(n.Tasks[:n.Stated]), data.TaskRange(n.Tasks[n.Stated:])
	switch {
	case len(n.Tasks) == 0:
		return "chưa có nhiệm vụ"
	case n.Stated == 0:
		return "chưa có nhiệm vụ trực tiếp; suy luận " + inferred
	case inferred == "":
		return "nhiệm vụ " + stated
	}
	return "nhiệm vụ " + stated + "; suy luận " + inferred
}

// treeID finds the row of a node in the tree; "" when it is not there.
func treeID(rows map[string]*treeRow, index, concept string) string {
	for id, r := range rows {
		if r.Index == index && r.Concept == concept {
			return id
		}
	}
	return ""
}
