package main

import (
	"fmt"

	"giaoban/data"
)

type indexDropsCmd struct {
	oneIndex
	From      int    `placeholder:"NĂM" help:"Năm trước; không nêu thì lấy hai năm gần nhất so được."`
	To        int    `placeholder:"NĂM" help:"Năm sau."`
	Threshold number `placeholder:"%" help:"Coi là thấp điểm khi dưới bấy nhiêu phần trăm của thang; không nêu thì lấy nhóm thấp nhất."`
	form
}

// Run prints what fell, then what is low, each with its tasks and their owners.
func (c indexDropsCmd) Run(s *session) error {
	f, r, err := c.open(s)
	if err != nil {
		return err
	}
	if c.Threshold < 0 || c.Threshold > 100 {
		return &data.Error{Code: data.Invalid, Message: "Ngưỡng --threshold phải từ 0 đến 100 phần trăm.", Hint: "Ví dụ --threshold 40."}
	}
	if c.From, c.To, err = years(r, c.Index, c.From, c.To); err != nil {
		return err
	}
	drops, err := r.Drops(f, c.Index, c.From, c.To)
	if err != nil {
		return err
	}
	l := listing{
		Title: fmt.Sprintf("%s %d–%d: nội dung giảm điểm, tụt bậc, thấp điểm của %s", c.Index, c.From, c.To, r.Province),
		Notes: []string{
			"Hạng, nhóm do phần mềm tính khi nơi công bố không xếp hạng. Đặt cạnh nhau để xem; không suy ra nhiệm vụ nào làm đổi điểm.",
			c.lowWords(),
		},
		Columns: []column{
			{"list", "Vì"},
			{"code", "Mã"},
			{"name", "Nội dung"},
			{"value_from", fmt.Sprint(c.From)},
			{"value_to", fmt.Sprint(c.To)},
			{"points", "Δ điểm"},
			{"rank_from", "Hạng trước"},
			{"rank_to", "Hạng sau"},
			{"places_lost", "Tụt bậc"},
			{"group", "Nhóm"},
			{"gap_best", "So cao nhất"},
			{"gap_median", "So trung vị"},
			{"tasks", "Nhiệm vụ"},
			{"overdue", "Quá hạn"},
			{"assignments", "Lượt giao"},
			{"owners", "Chủ trì"},
			{"agencies", "Mã cơ quan"},
			{"caution", "Lưu ý"},
		},
	}
	if len(drops) == 0 {
		l.Notes = append(l.Notes, "Không có nội dung nào giảm điểm hay tụt bậc.")
	}
	for i := range drops {
		l.Rows = append(l.Rows, dropRow(c.word("drop"), &drops[i]))
	}
	low := r.LowScores(f, c.Index, c.To, float64(c.Threshold)/100)
	for i := range low {
		l.Rows = append(l.Rows, dropRow(c.word("low"), &low[i]))
	}
	return c.print(s.stdout, l)
}

func (c indexDropsCmd) lowWords() string {
	if c.Threshold > 0 {
		return fmt.Sprintf("Thấp điểm: dưới %s%% của thang năm %d.", data.FormatPoints(float64(c.Threshold)), c.To)
	}
	return fmt.Sprintf("Thấp điểm: thuộc nhóm thấp nhất năm %d.", c.To)
}

// word names the list a row is of.
func (c indexDropsCmd) word(list string) string {
	if c.CSV || c.JSON {
		return list
	}
	return map[string]string{"drop": "giảm", "low": "thấp"}[list]
}

func dropRow(list string, d *data.Drop) []any {
	both := d.From.HasValue && d.To.HasValue
	return []any{
		list, d.Node.Code, d.Node.Name,
		known(d.From.Value, d.From.HasValue), known(d.To.Value, d.To.HasValue), known(twoDecimals(d.Points), both),
		known(d.From.Rank, d.From.Rank > 0), known(d.To.Rank, d.To.Rank > 0), known(d.Places, d.From.Rank > 0 && d.To.Rank > 0),
		d.To.GroupName(), known(twoDecimals(d.GapBest), d.To.BestWho != ""), known(twoDecimals(d.GapMedian), d.To.BestWho != ""),
		listOf(d.Tasks), d.Counts.Overdue, d.Counts.Total(), d.Owners, listOf(d.Agencies), d.Caution,
	}
}

// years fills in the latest comparable pair where no years are given.
func years(r *data.Review, index string, from, to int) (int, int, error) {
	switch {
	case from != 0 && to != 0:
		if from >= to {
			return 0, 0, &data.Error{Code: data.Invalid, Message: "Năm --from phải trước năm --to.", Hint: "Đổi hai năm cho nhau."}
		}
		return from, to, nil
	case from != 0 || to != 0:
		return 0, 0, &data.Error{Code: data.Invalid, Message: "Cần nêu cả --from và --to.", Hint: "Hoặc bỏ cả hai để lấy hai năm gần nhất so được."}
	}
	v := r.Index(index)
	if v == nil || v.Pair == nil {
		return 0, 0, &data.Error{
			Code: data.NotFound, Message: fmt.Sprintf("Sổ chưa có hai năm %s cùng bộ tiêu chí đã công bố để so.", index),
			Hint: "Nêu --from và --to.",
		}
	}
	return v.Pair.From.Year, v.Pair.To.Year, nil
}
