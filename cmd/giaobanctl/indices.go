package main

import (
	"fmt"
	"strings"

	"giaoban/data"
	"giaoban/data/intake"
)

// indicesCmd groups what can be done with index figures without a display.
type indicesCmd struct {
	List     indexListCmd     `cmd:"" help:"Liệt kê các chỉ số và bộ tiêu chí trong sổ."`
	Show     indexShowCmd     `cmd:"" help:"In giá trị, hạng, nhóm; không lọc thì in hết."`
	Drops    indexDropsCmd    `cmd:"" help:"Nội dung giảm điểm, tụt bậc, thấp điểm giữa hai năm; ai chịu trách nhiệm."`
	Compare  indexCompareCmd  `cmd:"" help:"So mọi nội dung giữa hai năm, hoặc với các tỉnh khác trong một năm."`
	Coverage indexCoverageCmd `cmd:"" help:"Nội dung nào có cơ quan nào được giao nhiệm vụ."`
	WhatIf   indexWhatIfCmd   `cmd:"" name:"what-if" help:"Giả định một nội dung đạt mức khác: điểm chung và hạng sẽ ra sao."`
	Export   indexExportCmd   `cmd:"" help:"Xuất biểu nhập số liệu, bảng số liệu hoặc bộ tiêu chí ra XLSX, CSV."`
	Import   indexImportCmd   `cmd:"" help:"Nhập số liệu hoặc bộ tiêu chí từ XLSX, CSV: xem trước, vào hết hoặc không vào gì."`
}

// oneIndex is the workbook and the index a command works on.
type oneIndex struct {
	target
	Index string `required:"" placeholder:"MÃ" help:"Mã chỉ số: PAPI, PAR, SIPAS, DTI, PCI…"`
}

// open reads the workbook and makes sure that it knows the index, in whatever
// case its code is written.
func (c *oneIndex) open(s *session) (*data.Facts, *data.Review, error) {
	f, r, err := c.review(s)
	if err != nil {
		return nil, nil, err
	}
	for _, x := range f.Indices {
		if strings.EqualFold(x.Code, c.Index) {
			c.Index = x.Code
		}
	}
	if r.Index(c.Index) == nil {
		_, err := data.Figures(f, data.FigureQuery{Index: c.Index}, r.AsOf)
		return nil, nil, err
	}
	return f, r, nil
}

// province finds a province as it is written on the command line; the book's
// own when nothing is written.
func province(f *data.Facts, text string) (string, error) {
	if text == "" {
		return f.Book.Province, nil
	}
	code, ok := intake.FindProvince(f, text)
	if !ok {
		return "", &data.Error{
			Code: data.NotFound, Message: fmt.Sprintf("Không nhận ra tỉnh “%s”.", text),
			Hint: "Ghi tên đầy đủ hoặc mã tỉnh hai chữ số.",
		}
	}
	return code, nil
}

// nameOf returns a province's name, or the code where it has none.
func nameOf(f *data.Facts, code string) string {
	if p, ok := f.ProvinceOf(code); ok {
		return p.Name
	}
	if code == data.NationalMean {
		return "Cả nước"
	}
	return code
}

type indexListCmd struct {
	Workbook string `arg:"" help:"Tệp sổ .giaoban."`
	form
}

// Run lists a row per scheme.
func (c indexListCmd) Run(s *session) error {
	f, err := facts(c.Workbook)
	if err != nil {
		return err
	}
	l := listing{
		Title: "Chỉ số và bộ tiêu chí trong sổ",
		Columns: []column{
			{"index", "Chỉ số"},
			{"version", "Bộ tiêu chí"},
			{"first_year", "Từ năm"},
			{"last_year", "Đến năm"},
			{"dimensions", "Nội dung"},
			{"subdimensions", "Thành phần"},
			{"figures", "Giá trị"},
			{"publisher", "Cơ quan công bố"},
			{"name", "Tên"},
		},
	}
	figures := map[string]int{}
	for i := range f.Observations {
		if scheme, ok := f.SchemeOf(f.Observations[i].Index, f.Observations[i].Year); ok {
			figures[scheme.Key()]++
		}
	}
	for _, x := range f.Indices {
		for _, scheme := range f.SchemesOf(x.Code) {
			l.Rows = append(l.Rows, []any{
				x.Code, scheme.Version, known(scheme.FirstYear, scheme.FirstYear != 0), known(scheme.LastYear, scheme.LastYear != 0),
				nodesAt(scheme, data.Dimension), nodesAt(scheme, data.Subdimension), figures[scheme.Key()], x.Publisher, x.Name,
			})
		}
	}
	return c.print(s.stdout, l)
}

func nodesAt(s data.Scheme, level data.Level) int {
	n := 0
	for _, node := range s.Nodes {
		if node.Level == level {
			n++
		}
	}
	return n
}
