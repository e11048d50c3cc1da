package main

import (
	"fmt"
	"strings"

	"giaoban/data"
	"giaoban/data/intake"
)

type indexWhatIfCmd struct {
	oneIndex
	Node  string `required:"" placeholder:"MÃ" help:"Mã nội dung trong bộ tiêu chí của năm, ví dụ D2 hoặc D2.1."`
	Year  int    `required:"" placeholder:"NĂM" help:"Năm lấy các tỉnh khác làm nền."`
	Value number `required:"" placeholder:"ĐIỂM" help:"Điểm giả định; dấu phẩy hoặc dấu chấm thập phân."`
	form
}

// number is a figure typed with a decimal comma or point.
type number float64

// UnmarshalText reads 5.5 and 5,5.
func (n *number) UnmarshalText(text []byte) error {
	v, ok := intake.ParseNumber(string(text))
	if !ok {
		return &data.Error{
			Code: data.Invalid, Message: fmt.Sprintf("“%s” không phải là số.", text), Hint: "Ghi số với dấu phẩy hoặc dấu chấm thập phân, ví dụ 5,5.",
		}
	}
	*n = number(v)
	return nil
}

// Run prints the supposition from the node up to the total.
func (c indexWhatIfCmd) Run(s *session) error {
	f, r, err := c.open(s)
	if err != nil {
		return err
	}
	concept := c.Node
	if scheme, ok := f.SchemeOf(c.Index, c.Year); ok {
		if n, ok := scheme.NodeByCode(c.Node); ok {
			concept = n.Concept
		}
	}
	steps, err := data.WhatIf(f, c.Index, concept, c.Year, float64(c.Value))
	if err != nil {
		return err
	}
	l := listing{
		Title: fmt.Sprintf("GIẢ ĐỊNH: %s năm %d, %s đạt %s điểm ở %s", c.Index, c.Year, strings.ToUpper(c.Node), data.FormatPoints(float64(c.Value)), r.Province),
		Notes: []string{"Chỉ là giả định: các tỉnh khác giữ nguyên điểm năm ấy, và không nói gì về việc làm thế nào để đạt. Hạng do phần mềm tính."},
		Columns: []column{
			{"code", "Mã"},
			{"name", "Nội dung"},
			{"value", "Điểm"},
			{"supposed_value", "Điểm giả định"},
			{"points", "Δ điểm"},
			{"rank", "Hạng"},
			{"supposed_rank", "Hạng giả định"},
			{"ranked_of", "Trong số"},
			{"group", "Nhóm"},
			{"supposed_group", "Nhóm giả định"},
			{"beyond_scale", "Vượt thang"},
			{"supposed", "Giả định"},
		},
	}
	for _, t := range steps {
		l.Rows = append(l.Rows, []any{
			t.Node.Code, t.Node.Name, t.Before, t.After, twoDecimals(twoDecimals(t.After) - twoDecimals(t.Before)),
			known(t.RankBefore, t.RankBefore > 0), known(t.RankAfter, t.RankAfter > 0), known(t.RankedOf, t.RankedOf > 0),
			t.GroupBefore.Name(), t.GroupAfter.Name(), t.BeyondScale, "giả định",
		})
	}
	return c.print(s.stdout, l)
}
