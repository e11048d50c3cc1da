package main

import (
	"fmt"
	"strings"

	"giaoban/data"
)

type indexCompareCmd struct {
	oneIndex
	From     int      `placeholder:"NĂM" help:"So hai năm: năm trước."`
	To       int      `placeholder:"NĂM" help:"So hai năm: năm sau."`
	Year     int      `placeholder:"NĂM" help:"So với các tỉnh khác trong năm này."`
	Province string   `placeholder:"TỈNH" help:"Tỉnh được so; mặc định là tỉnh của sổ."`
	Peers    []string `placeholder:"TỈNH,…" help:"Các tỉnh đem so; mặc định là các tỉnh đặt trong sổ."`
	form
}

// Run compares two years, or a year with other provinces.
func (c indexCompareCmd) Run(s *session) error {
	f, r, err := c.open(s)
	if err != nil {
		return err
	}
	code, err := province(f, c.Province)
	if err != nil {
		return err
	}
	if c.Year != 0 {
		if c.From != 0 || c.To != 0 {
			return &data.Error{Code: data.Invalid, Message: "Không dùng --year cùng --from, --to.", Hint: "So hai năm, hoặc so các tỉnh trong một năm."}
		}
		return c.provinces(s, f, r, code)
	}
	if c.From, c.To, err = years(r, c.Index, c.From, c.To); err != nil {
		return err
	}
	return c.years(s, f, r, code)
}

func (c indexCompareCmd) years(s *session, f *data.Facts, r *data.Review, code string) error {
	steps, err := data.CompareYears(f, c.Index, code, c.From, c.To, r.AsOf)
	if err != nil {
		return err
	}
	l := listing{
		Title: fmt.Sprintf("%s của %s, %d và %d", c.Index, nameOf(f, code), c.From, c.To),
		Notes: []string{"Chênh lệch là hiệu của hai số đã làm tròn. Hạng do phần mềm tính khi nơi công bố không xếp hạng."},
		Columns: []column{
			{"code", "Mã"},
			{"name", "Nội dung"},
			{"min", "Thấp nhất"},
			{"max", "Cao nhất"},
			{"value_from", fmt.Sprint(c.From)},
			{"value_to", fmt.Sprint(c.To)},
			{"points", "Δ điểm"},
			{"rank_from", "Hạng trước"},
			{"rank_to", "Hạng sau"},
			{"places_lost", "Tụt bậc"},
			{"group_from", "Nhóm trước"},
			{"group_to", "Nhóm sau"},
			{"caution", "Lưu ý"},
		},
	}
	for _, d := range steps {
		l.Rows = append(l.Rows, []any{
			d.Node.Code, d.Node.Name, known(d.Node.Min, d.Node.Max != 0), known(d.Node.Max, d.Node.Max != 0),
			known(d.From.Value, d.From.HasValue), known(d.To.Value, d.To.HasValue), known(twoDecimals(d.Points), d.Known),
			known(d.From.Rank, d.From.Rank > 0), known(d.To.Rank, d.To.Rank > 0), known(d.Places, d.From.Rank > 0 && d.To.Rank > 0),
			d.From.GroupName(), d.To.GroupName(), d.Caution,
		})
	}
	return c.print(s.stdout, l)
}

func (c indexCompareCmd) provinces(s *session, f *data.Facts, r *data.Review, code string) error {
	peers, err := c.peers(f, code)
	if err != nil {
		return err
	}
	all, err := data.CompareProvinces(f, c.Index, code, peers, c.Year, r.AsOf)
	if err != nil {
		return err
	}
	var names []string
	l := listing{
		Title: fmt.Sprintf("%s năm %d của %s so với các tỉnh", c.Index, c.Year, nameOf(f, code)),
		Columns: []column{
			{"code", "Mã"},
			{"name", "Nội dung"},
			{"value", nameOf(f, code)},
			{"rank", "Hạng"},
			{"ranked_of", "Trong số"},
			{"group", "Nhóm"},
			{"median", "Trung vị"},
			{"gap_median", "So trung vị"},
			{"best", "Cao nhất"},
			{"best_province", "Tỉnh cao nhất"},
			{"gap_best", "So cao nhất"},
		},
	}
	for _, p := range peers {
		l.Columns = append(l.Columns, column{"province_" + p, nameOf(f, p)})
		names = append(names, nameOf(f, p))
	}
	l.Notes = []string{"Các tỉnh đem so: " + strings.Join(names, ", ") + ". Hạng, nhóm do phần mềm tính khi nơi công bố không xếp hạng."}
	for _, v := range all {
		o := v.Own
		derived, both := o.BestWho != "", o.BestWho != "" && o.HasValue
		row := []any{
			o.Node.Code, o.Node.Name, known(o.Value, o.HasValue), known(o.Rank, o.Rank > 0), known(o.RankedOf, o.RankedOf > 0), o.GroupName(),
			known(o.Median, o.Median != 0), known(twoDecimals(v.GapMedian), both && o.Median != 0),
			known(o.Best, derived), o.BestWho, known(twoDecimals(v.GapBest), both),
		}
		for _, p := range v.Peers {
			row = append(row, known(p.Value, p.HasValue))
		}
		l.Rows = append(l.Rows, row)
	}
	return c.print(s.stdout, l)
}

// peers are those asked for, else the workbook's, without the province itself.
func (c indexCompareCmd) peers(f *data.Facts, own string) ([]string, error) {
	asked := c.Peers
	if len(asked) == 0 {
		asked = f.Book.Peers
	}
	var out []string
	for _, text := range asked {
		code, err := province(f, text)
		if err != nil {
			return nil, err
		}
		if code != own {
			out = append(out, code)
		}
	}
	return out, nil
}
