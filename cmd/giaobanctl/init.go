package main

import (
	"fmt"

	"giaoban/data"
	"giaoban/data/kontum"
	"giaoban/data/store"
)

type initCmd struct {
	Workbook string `arg:"" help:"Tệp sổ .giaoban sẽ lập; chưa được có."`
	Sample   sample `placeholder:"real|demo" xor:"start" required:"" help:"Sổ Kon Tum: real (chưa có kết quả) hoặc demo (kết quả bịa ra để xem thử, ghi SỐ LIỆU MẪU)."`
	Empty    bool   `xor:"start" required:"" help:"Sổ chưa có văn bản chỉ đạo; giữ danh mục cơ quan và số liệu chỉ số."`
	Office   string `default:"UBND tỉnh Kon Tum" placeholder:"TÊN" help:"Tên cơ quan ghi trên sổ trống (tỉnh vẫn là Kon Tum)."`
}

// sample names one of the two ready-made workbooks.
type sample string

// UnmarshalText accepts real and demo.
func (s *sample) UnmarshalText(text []byte) error {
	*s = sample(text)
	if *s == "real" || *s == "demo" {
		return nil
	}
	return &data.Error{
		Code:    data.Invalid,
		Message: fmt.Sprintf("Không có sổ mẫu “%s”.", text),
		Hint:    "Chọn --sample real (chưa có kết quả) hoặc --sample demo (số liệu mẫu).",
	}
}

// Run makes the workbook. An existing file is never touched.
func (c initCmd) Run(s *session) error {
	f, err := c.facts()
	if err != nil {
		return fmt.Errorf("building the workbook: %w", err)
	}
	if err := store.Create(c.Workbook, f, s.options()); err != nil {
		return err
	}
	fmt.Fprintf(s.stdout, "Đã lập sổ %s: %d mục, %d nhiệm vụ, %s lượt giao, %d cơ quan.\n",
		c.Workbook, numberedClauses(f), len(f.Tasks), data.FormatCount(len(f.Assignments)), len(f.Agencies))
	return nil
}

func (c initCmd) facts() (*data.Facts, error) {
	switch {
	case c.Empty:
		return kontum.Empty(c.Office)
	case c.Sample == "demo":
		return kontum.Demo()
	}
	return kontum.Real()
}

// numberedClauses leaves out the opening paragraphs, as every count of clauses does.
func numberedClauses(f *data.Facts) int {
	n := 0
	for _, clause := range f.Clauses {
		if !clause.LeadIn {
			n++
		}
	}
	return n
}
