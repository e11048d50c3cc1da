package main

import (
	"bytes"
	"fmt"

	"giaoban/briefing"
	"giaoban/data"
	"giaoban/data/intake"
)

type indexExportCmd struct {
	oneIndex
	Year      int    `placeholder:"NĂM" help:"Biểu nhập số liệu của năm: mỗi tỉnh một dòng, mỗi nội dung một cột. Không nêu thì mọi năm, mỗi giá trị một dòng."`
	Long      bool   `help:"Với --year: mỗi giá trị một dòng, kèm hạng công bố, nguồn."`
	Structure bool   `help:"Xuất bộ tiêu chí thay cho số liệu."`
	Version   string `placeholder:"TÊN" help:"Với --structure: chỉ một bộ tiêu chí."`
	Out       string `required:"" placeholder:"TỆP" help:"Tệp sẽ ghi: .xlsx hoặc .csv; có sẵn thì thay."`
}

// Run writes a table that import reads back.
func (c indexExportCmd) Run(s *session) error {
	if err := checkOutput(c.Out, c.Workbook, ".xlsx", ".csv"); err != nil {
		return err
	}
	f, _, err := c.open(s)
	if err != nil {
		return err
	}
	t, err := c.table(f)
	if err != nil {
		return err
	}
	var file bytes.Buffer
	if err := t.Write(&file, c.Out); err != nil {
		return err
	}
	if err := briefing.WriteFile(c.Out, file.Bytes()); err != nil {
		return err
	}
	fmt.Fprintf(s.stdout, "Đã ghi %s: %s dòng.\n", c.Out, data.FormatCount(len(t.Rows)))
	return nil
}

func (c indexExportCmd) table(f *data.Facts) (*intake.Table, error) {
	switch {
	case c.Structure:
		return intake.StructureTable(f, c.Index, c.Version)
	case c.Year != 0 && !c.Long:
		return intake.ScoreTable(f, c.Index, c.Year)
	}
	if _, err := data.Figures(f, data.FigureQuery{Index: c.Index, Year: c.Year, Province: f.Book.Province}, 0); err != nil {
		return nil, err // names the years that have figures
	}
	return intake.ObservationTable(f, c.Index, c.Year), nil
}
