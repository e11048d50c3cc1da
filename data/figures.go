package data

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// FigureQuery chooses figures of an index; an empty province or year chooses all.
type FigureQuery struct {
	Index    string
	Province string // code
	Year     int
}

// Figures lists every figure of the index that the query chooses: by year, then
// node in scheme order, then province; each node's means of regions and of the
// country come last and have no rank. Code NotFound: the workbook does not know
// the index, the province, or has nothing of the year. A province that is known
// but has no data gives an empty list.
func Figures(f *Facts, q FigureQuery, asOf Date) ([]Figure, error) {
	x, ok := f.IndexOf(q.Index)
	if !ok {
		return nil, noIndex(f, q.Index)
	}
	years := f.Years(q.Index)
	if q.Year != 0 {
		if !slices.Contains(years, q.Year) {
			return nil, noYear(q.Index, q.Year, years)
		}
		years = []int{q.Year}
	}
	var out []Figure
	for _, year := range years {
		for _, fig := range append(Standings(f, q.Index, year, asOf), f.means(x, year, asOf)...) {
			if q.Province == "" || fig.Province == q.Province {
				out = append(out, fig)
			}
		}
	}
	if _, known := f.ProvinceOf(q.Province); len(out) == 0 && q.Province != "" && !known {
		return nil, &Error{
			Code: NotFound, Message: fmt.Sprintf("Sổ không có tỉnh “%s”.", q.Province),
			Hint: "Ghi tên đầy đủ hoặc mã tỉnh hai chữ số.",
		}
	}
	return out, nil
}

// means lists the figures of a year that are of no single province.
func (f *Facts) means(x Index, year int, asOf Date) []Figure {
	s, _ := f.SchemeOf(x.Code, year)
	var out []Figure
	for i := range f.Observations {
		if o := &f.Observations[i]; o.Year == year && o.Index == x.Code && aggregate(o.Province) {
			out = append(out, f.figureOf(x, s.nodeByCode(o.Code, o.Concept), year, &cell{}, o, asOf))
		}
	}
	slices.SortStableFunc(out, func(a, b Figure) int {
		return cmp.Or(cmp.Compare(s.position(a.Node.Code), s.position(b.Node.Code)), cmp.Compare(a.Province, b.Province))
	})
	return out
}

// GroupName returns the group in words: as published, else as derived.
func (fig Figure) GroupName() string {
	if fig.GroupText != "" {
		return fig.GroupText
	}
	return fig.Group.Name()
}

func noIndex(f *Facts, index string) error {
	var known []string
	for _, x := range f.Indices {
		known = append(known, x.Code)
	}
	return &Error{
		Code:    NotFound,
		Message: fmt.Sprintf("Sổ không có chỉ số “%s”.", index),
		Hint:    "Chọn một trong: " + strings.Join(known, ", ") + ".",
	}
}

func noYear(index string, year int, years []int) error {
	var known []string
	for _, y := range years {
		known = append(known, itoa(y))
	}
	return &Error{
		Code:    NotFound,
		Message: fmt.Sprintf("Sổ không có số liệu %s năm %d.", index, year),
		Hint:    "Các năm có số liệu: " + strings.Join(known, ", ") + ".",
	}
}
