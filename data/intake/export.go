package intake

import (
	"fmt"
	"io"

	"giaoban/data"
)

// ScoreTemplate writes ScoreTable as .xlsx.
func ScoreTemplate(w io.Writer, f *data.Facts, index string, year int) error {
	t, err := ScoreTable(f, index, year)
	if err != nil {
		return err
	}
	return t.XLSX(w)
}

// ScoreTable is the form to fill in: one row per province and one column per
// node of the year's scheme, with the figures the workbook has. ReadScores reads
// it back. Code NotFound: there is no scheme of that year.
func ScoreTable(f *data.Facts, index string, year int) (*Table, error) {
	scheme, ok := f.SchemeOf(index, year)
	if !ok {
		return nil, &data.Error{
			Code:    data.NotFound,
			Message: fmt.Sprintf("Sổ chưa có bộ tiêu chí %s của năm %d.", index, year),
			Hint:    "Chọn năm khác, hoặc thêm bộ tiêu chí trước.",
		}
	}
	known := map[string]float64{}
	for i := range f.Observations {
		if o := &f.Observations[i]; o.Index == index && o.Year == year && o.HasValue {
			known[o.Province+"/"+o.Code] = o.Value
		}
	}
	t := &Table{
		Name:  fmt.Sprintf("%s %d", index, year),
		Notes: []string{fmt.Sprintf("%s năm %d: điền điểm vào ô trống; không gộp ô, không đổi dòng mã.", index, year)},
		Names: []string{"", "", ""}, Head: []string{"Mã tỉnh", "Tỉnh", "Năm"}, Fixed: 3,
	}
	for _, n := range scheme.Nodes {
		name := n.Name
		if n.Max > 0 {
			name += fmt.Sprintf(" (%s–%s)", data.FormatPoints(n.Min), data.FormatPoints(n.Max))
		}
		t.Names, t.Head = append(t.Names, name), append(t.Head, n.Code)
	}
	for _, p := range f.Provinces {
		row := []any{p.Code, p.Name, year}
		for _, n := range scheme.Nodes {
			if v, ok := known[p.Code+"/"+n.Code]; ok {
				row = append(row, v)
			} else {
				row = append(row, nil)
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t, nil
}

// ObservationTable is the long form: a row per figure as it is stored, without
// what the program derives. Year 0 = all years. ReadScores reads it back.
func ObservationTable(f *data.Facts, index string, year int) *Table {
	t := &Table{
		Name: index, Fixed: 3,
		Head: []string{
			"province_code", "year", "code", "value", "published_rank", "published_of", "published_group",
			"max", "percent", "kind", "source", "note",
		},
	}
	for i := range f.Observations {
		o := &f.Observations[i]
		if o.Index != index || year != 0 && o.Year != year {
			continue
		}
		row := []any{
			o.Province, o.Year, o.Code, nil, number(o.Rank), number(o.RankedOf), text(o.Group),
			number(o.Max), number(o.Percent), text(o.Kind), text(o.Source), text(o.Note),
		}
		if o.HasValue {
			row[3] = o.Value
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// number and text leave a cell empty where nothing is known.
func number[T int | float64](v T) any {
	if v == 0 {
		return nil
	}
	return v
}

func text(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// StructureTable writes the schemes of an index, or one version of it, as
// ReadStructure reads them. Code NotFound: there is no such scheme.
func StructureTable(f *data.Facts, index, version string) (*Table, error) {
	t := &Table{Name: index, Head: structureHead(), Fixed: 2}
	x, _ := f.IndexOf(index)
	ranked := ""
	if x.Ranked {
		ranked = "true"
	}
	published := ""
	if x.PublishedDay != 0 {
		published = fmt.Sprintf("%d/%d", x.PublishedDay, x.PublishedMonth)
	}
	for _, s := range f.SchemesOf(index) {
		if version != "" && s.Version != version {
			continue
		}
		for _, n := range s.Nodes {
			row := []any{
				s.Index, s.Version, number(s.FirstYear), number(s.LastYear), string(n.Level), n.Code, text(n.Parent), n.Concept,
				n.Name, text(n.NameEN), number(n.Min), number(n.Max), text(n.Source), text(s.Document), text(s.Note),
				text(x.Name), text(x.Publisher), text(x.Unit), text(ranked), text(published),
			}
			if n.Max != 0 {
				row[10] = n.Min
			}
			t.Rows = append(t.Rows, row)
		}
	}
	if len(t.Rows) == 0 {
		return nil, &data.Error{
			Code: data.NotFound, Message: fmt.Sprintf("Sổ không có bộ tiêu chí %s %s.", index, version),
			Hint: "Xem các bộ tiêu chí đang có bằng “giaobanctl indices list”.",
		}
	}
	return t, nil
}
