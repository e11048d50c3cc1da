package main

import (
	"fmt"

	"giaoban/data"
)

type indexCoverageCmd struct {
	oneIndex
	form
}

// Run prints a row for each content and each agency with a duty for it; a
// content without any stands alone.
func (c indexCoverageCmd) Run(s *session) error {
	_, r, err := c.open(s)
	if err != nil {
		return err
	}
	l := listing{
		Title: fmt.Sprintf("%s: nội dung và cơ quan được giao", c.Index),
		Notes: []string{"Tính cả liên kết suy ra; dòng không có cơ quan là nội dung chưa có nhiệm vụ."},
		Columns: []column{
			{"code", "Mã"},
			{"name", "Nội dung"},
			{"agency", "Cơ quan"},
			{"agency_name", "Tên cơ quan"},
			{"assignments", "Lượt giao"},
			{"done", "Hoàn thành"},
			{"in_time", "Còn hạn"},
			{"overdue", "Quá hạn"},
			{"undated", "Thường xuyên"},
		},
	}
	cover := r.Coverage(c.Index)
	for i, n := range cover.Nodes {
		alone := true
		for k, cell := range cover.Cells[i] {
			if cell == (data.Counts{}) {
				continue
			}
			alone = false
			a := cover.Agencies[k]
			l.Rows = append(l.Rows, []any{n.Code, n.Name, a.Code, a.Short, cell.Total(), cell.Done(), cell.InTime, cell.Overdue, cell.Undated()})
		}
		if alone {
			l.Rows = append(l.Rows, []any{n.Code, n.Name, nil, nil, 0, 0, 0, 0, 0})
		}
	}
	return c.print(s.stdout, l)
}
