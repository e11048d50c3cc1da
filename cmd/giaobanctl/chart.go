package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"giaoban/briefing"
	"giaoban/data"
)

type chartCmd struct {
	target
	List  bool   `xor:"what" required:"" help:"Liệt kê tên các biểu đồ vẽ được."`
	Chart string `xor:"what" required:"" placeholder:"TÊN" help:"Tên biểu đồ, như --list in ra."`
	Out   string `placeholder:"TỆP" help:"Tệp sẽ ghi: .png, .svg (màn hình) hoặc .pdf (để in)."`
}

// Run lists the charts or draws one.
func (c chartCmd) Run(s *session) error {
	if c.List {
		return c.list(s)
	}
	if err := checkOutput(c.Out, c.Workbook, ".png", ".svg", ".pdf"); err != nil {
		return err
	}
	f, r, err := c.review(s)
	if err != nil {
		return err
	}
	chart, err := find(briefing.Charts(f, r), c.Chart)
	if err != nil {
		return err
	}
	var picture bytes.Buffer
	if err := chart.Draw(&picture, filepath.Ext(c.Out)); err != nil {
		return err
	}
	if err := briefing.WriteFile(c.Out, picture.Bytes()); err != nil {
		return err
	}
	fmt.Fprintf(s.stdout, "Đã ghi %s: %s.\n", c.Out, chart.Title)
	return nil
}

// list prints one chart a line, name and title apart by a tab, so that cut(1) can take the names.
func (c chartCmd) list(s *session) error {
	f, r, err := c.review(s)
	if err != nil {
		return err
	}
	for _, chart := range briefing.Charts(f, r) {
		fmt.Fprintf(s.stdout, "%s\t%s\n", chart.Name, chart.Title)
	}
	return nil
}

func find(all []briefing.Chart, name string) (briefing.Chart, error) {
	var names []string
	for _, chart := range all {
		if chart.Name == name {
			return chart, nil
		}
		names = append(names, chart.Name)
	}
	return briefing.Chart{}, &data.Error{
		Code:    data.NotFound,
		Message: fmt.Sprintf("Không có biểu đồ “%s”.", name),
		Hint:    "Chọn một trong: " + strings.Join(names, ", ") + ".",
	}
}
