package main

import (
	"fmt"
	"strings"

	"giaoban/data"
)

type indexShowCmd struct {
	oneIndex
	Province string `placeholder:"TỈNH" help:"Chỉ một tỉnh: mã hoặc tên, không dấu cũng được."`
	Year     int    `placeholder:"NĂM" help:"Chỉ một năm."`
	form
}

// Run prints figures as they are stored, with what is derived where the
// publisher gives no rank or group.
func (c indexShowCmd) Run(s *session) error {
	f, r, err := c.open(s)
	if err != nil {
		return err
	}
	q := data.FigureQuery{Index: c.Index, Year: c.Year}
	if c.Province != "" {
		if q.Province, err = province(f, c.Province); err != nil {
			return err
		}
	}
	figures, err := data.Figures(f, q, r.AsOf)
	if err != nil {
		return err
	}
	l := listing{Title: c.title(f, q), Notes: showNotes(f, q, figures, r.AsOf), Columns: figureColumns()}
	if !c.CSV { // the columns of CSV are a promise
		l.Columns = append(l.Columns, furtherColumns()...)
	}
	if !c.CSV && !c.JSON {
		l.Columns = shownColumns()
	}
	for i := range figures {
		l.Rows = append(l.Rows, c.row(f, &figures[i]))
	}
	return c.print(s.stdout, l)
}

func (c indexShowCmd) title(f *data.Facts, q data.FigureQuery) string {
	parts := []string{c.Index}
	if q.Province != "" {
		parts = append(parts, nameOf(f, q.Province))
	}
	if q.Year != 0 {
		parts = append(parts, fmt.Sprint("năm ", q.Year))
	}
	return strings.Join(parts, ", ")
}

// showNotes say what the figures alone do not.
func showNotes(f *data.Facts, q data.FigureQuery, figures []data.Figure, asOf data.Date) []string {
	var notes []string
	for _, p := range data.Predecessors(f, q.Province) {
		notes = append(notes, fmt.Sprintf("Từ %s có tỉnh %s nhập vào; số liệu của tỉnh ấy giữ riêng, xem --province %s.", p.ValidTo+1, p.Name, p.Code))
	}
	if p, ok := f.ProvinceOf(q.Province); ok && p.Successor != "" {
		notes = append(notes, fmt.Sprintf("Tỉnh %s nhập vào %s từ %s.", p.Name, nameOf(f, p.Successor), p.ValidTo+1))
	}
	derived, later := false, false
	for i := range figures {
		derived = derived || figures[i].Derived
		later = later || !figures[i].Published
	}
	if derived {
		notes = append(notes, "Hạng có dấu * và nhóm của các dòng ấy do phần mềm tính từ các tỉnh có số liệu; nơi công bố không xếp hạng.")
	}
	if later {
		notes = append(notes, fmt.Sprintf("Có số liệu công bố sau ngày chốt %s.", asOf))
	}
	if len(figures) == 0 {
		notes = append(notes, "Chưa có số liệu nào.")
	}
	return notes
}

// figureColumns are those of `indices show --csv`, whose names and order scripts rely on.
func figureColumns() []column {
	return []column{
		{"province_code", "Mã"},
		{"year", "Năm"},
		{"code", "Nội dung"},
		{"value", "Điểm"},
		{"rank", "Hạng"},
		{"ranked_of", "Trong số"},
		{"group", "Nhóm"},
		{"kind", "Loại"},
		{"source", "Nguồn"},
	}
}

func furtherColumns() []column {
	return []column{
		{"province", "Tỉnh"},
		{"name", "Tên"},
		{"max", "Tối đa"},
		{"percent", "%"},
		{"rank_derived", "Hạng tính"},
		{"group_derived", "Nhóm tính"},
		{"published_by_as_of", "Đã công bố"},
	}
}

func shownColumns() []column {
	return []column{
		{"province", "Tỉnh"},
		{"year", "Năm"},
		{"code", "Mã"},
		{"name", "Nội dung"},
		{"value", "Điểm"},
		{"max", "Tối đa"},
		{"percent", "%"},
		{"rank", "Hạng"},
		{"group", "Nhóm"},
		{"kind", "Loại"},
		{"source", "Nguồn"},
	}
}

func (c indexShowCmd) row(f *data.Facts, fig *data.Figure) []any {
	value, highest, percent := known(fig.Value, fig.HasValue), known(fig.Max, fig.Max != 0), known(fig.Percent, fig.Percent != 0)
	if !c.CSV && !c.JSON {
		rank := data.FormatRank(fig.Rank, fig.RankedOf)
		if fig.Derived {
			rank += "*"
		}
		return []any{
			nameOf(f, fig.Province), fig.Year, fig.Node.Code, fig.Node.Name, value, highest, percent, rank,
			fig.GroupName(), kindName(fig.Kind), fig.Source,
		}
	}
	row := []any{
		fig.Province, fig.Year, fig.Node.Code, value, known(fig.Rank, fig.Rank > 0), known(fig.RankedOf, fig.RankedOf > 0),
		fig.GroupName(), fig.Kind, fig.Source,
	}
	if c.CSV {
		return row
	}
	return append(row, nameOf(f, fig.Province), fig.Node.Name, highest, percent, fig.Derived,
		fig.GroupText == "" && fig.Group != data.NoGroup, fig.Published)
}

// kindName says in words how a figure came to be.
func kindName(kind string) string {
	switch kind {
	case "published":
		return "công bố"
	case "published_via_mirror":
		return "công bố, qua bản sao"
	case "derived_value":
		return "điểm suy ra"
	case "derived_rank":
		return "hạng suy ra"
	case "rank_only":
		return "chỉ có hạng"
	case "group_only":
		return "chỉ có nhóm"
	}
	return kind
}
