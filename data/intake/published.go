package intake

import (
	"strconv"
	"strings"

	"giaoban/data"
)

// published are the columns of the long form for what a source gives with or
// instead of a value, 0-based; -1 = none. They have names of their own, so that
// a table of `indices show`, whose ranks and groups may be derived, can't bring
// these back as published.
type published struct {
	rank, of, group, max, percent, note int
}

func noneOfPublished() published { return published{-1, -1, -1, -1, -1, -1} }

// take remembers a column by its name, reduced by plain.
func (p *published) take(name string, col int) bool {
	switch name {
	case "publishedrank", "hangcongbo":
		p.rank = col
	case "publishedof", "tongsoxephang":
		p.of = col
	case "publishedgroup", "nhomcongbo":
		p.group = col
	case "max", "diemtoida":
		p.max = col
	case "percent", "tyle":
		p.percent = col
	case "note", "ghichu":
		p.note = col
	default:
		return false
	}
	return true
}

// overwrite puts what a table gives over what is known.
func (p published) overwrite(known *data.Observation, ob data.Observation) {
	if ob.Rank > 0 {
		known.Rank = ob.Rank
	}
	if ob.RankedOf > 0 {
		known.RankedOf = ob.RankedOf
	}
	if ob.Group != "" {
		known.Group = ob.Group
	}
	if ob.Max > 0 {
		known.Max = ob.Max
	}
	if ob.Percent > 0 {
		known.Percent = ob.Percent
	}
	if ob.Note != "" {
		known.Note = ob.Note
	}
}

// readPublished fills an observation from the further columns; known tells
// whether a rank or a group stands there.
func (r *scoreReader) readPublished(row int, ob *data.Observation) (known bool) {
	p := r.published
	ob.Rank = r.whole(row, p.rank)
	ob.RankedOf = r.whole(row, p.of)
	ob.Group, ob.Note = r.text(row, p.group), r.text(row, p.note)
	ob.Max, ob.Percent = r.positive(row, p.max), r.positive(row, p.percent)
	switch {
	case ob.RankedOf > 0 && ob.Rank > ob.RankedOf:
		r.problem(row, p.rank+1, strconv.Itoa(ob.Rank), "Hạng lớn hơn tổng số được xếp hạng.")
	case ob.Percent > 100:
		r.problem(row, p.percent+1, r.text(row, p.percent), "Tỷ lệ ngoài khoảng 0–100%.")
	}
	return ob.Rank > 0 || ob.Group != ""
}

// text, whole and positive read a further column of a row counted from 1.
func (r *scoreReader) text(row, col int) string {
	if col < 0 {
		return ""
	}
	return r.sheet.cell(row-1, col)
}

func (r *scoreReader) whole(row, col int) int {
	text := r.text(row, col)
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(strings.TrimSuffix(text, ".0"))
	if err != nil || n < 1 || n > 1000 {
		r.problem(row, col+1, text, "Không phải số thứ hạng.")
		return 0
	}
	return n
}

func (r *scoreReader) positive(row, col int) float64 {
	text := r.text(row, col)
	if text == "" {
		return 0
	}
	v, ok := parseNumber(text)
	if !ok || v < 0 {
		r.problem(row, col+1, text, "Không phải số; ghi số với dấu phẩy hoặc dấu chấm thập phân.")
		return 0
	}
	return v
}

// sourceFor finds the source of an import by its ID or title; one that is not
// known is new, and goes by the clerk's own words.
func sourceFor(f *data.Facts, o ScoreOptions) (fresh *data.Source, id string) {
	if o.Source == "" {
		return nil, ""
	}
	for _, s := range f.Sources {
		if s.ID == o.Source || data.Fold(s.Title) == data.Fold(o.Source) {
			return nil, s.ID
		}
	}
	return &data.Source{ID: o.Source, Title: o.Source, Retrieved: o.On}, o.Source
}
