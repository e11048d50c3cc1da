package ui

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"giaoban/briefing"
	"giaoban/data"
	"giaoban/data/intake"
)

// exportMenu is what the page gives out.
func (p *indicesPage) exportMenu() []*fyne.MenuItem {
	picture := func(ending string) func() { return func() { p.savePicture(ending) } }
	sheet := func(make func() (briefing.Sheet, error), name, ending string) func() {
		return func() { p.saveSheet(make, name, ending) }
	}
	return []*fyne.MenuItem{
		fyne.NewMenuItem("Biểu đồ này: PNG (ảnh)…", picture(".png")),
		fyne.NewMenuItem("Biểu đồ này: SVG (nét vẽ, màu)…", picture(".svg")),
		fyne.NewMenuItem("Biểu đồ này: PDF (nét vẽ, đen trắng)…", picture(".pdf")),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Bảng mọi năm của tỉnh: Excel…", sheet(p.yearsSheet, "moi-nam", ".xlsx")),
		fyne.NewMenuItem("Bảng mọi năm của tỉnh: CSV…", sheet(p.yearsSheet, "moi-nam", ".csv")),
		fyne.NewMenuItem("Bảng các tỉnh trong năm: Excel…", sheet(p.standingsSheet, "cac-tinh", ".xlsx")),
		fyne.NewMenuItem("Bảng các tỉnh trong năm: CSV…", sheet(p.standingsSheet, "cac-tinh", ".csv")),
	}
}

// savePicture asks where to save the chart that is shown.
func (p *indicesPage) savePicture(ending string) {
	v := p.views[p.tabs.selected]
	if p.review().Index(p.index) == nil {
		p.app.toast("Sổ chưa có chỉ số nào để lưu biểu đồ")
		return
	}
	c, err := v.picture()
	if err != nil {
		p.app.fail(err)
		return
	}
	p.app.saveTo("Lưu biểu đồ", c.Name, ending, func(w io.Writer) error { return c.Draw(w, ending) })
}

func (p *indicesPage) saveSheet(make func() (briefing.Sheet, error), name, ending string) {
	s, err := make()
	if err != nil {
		p.app.fail(err)
		return
	}
	p.app.saveTo("Lưu bảng", strings.ToLower(p.index)+"-"+name, ending, func(w io.Writer) error { return s.Draw(w, ending) })
}

// saveTemplate asks where to save an empty table of the shown year.
func (p *indicesPage) saveTemplate() {
	f, index, year := p.facts(), p.index, p.year
	p.app.saveTo("Lưu mẫu nhập số liệu", fmt.Sprintf("mau-%s-%d", strings.ToLower(index), year), ".xlsx",
		func(w io.Writer) error { return intake.ScoreTemplate(w, f, index, year) })
}

// saveTo asks for a folder and a name, then writes the file whole or not at all.
func (a *App) saveTo(title, name, ending string, draw func(io.Writer) error) {
	place := a.newPlaceField(name, ending)
	problem := newProblemLine()
	place.box.Add(problem.words)
	var replace string // a file that the user has agreed to replace
	enter := func(done func()) {
		path, why := place.path()
		if why != "" {
			problem.tell(&data.Error{Code: data.Invalid, Message: why + "."})
			return
		}
		if _, err := os.Stat(path); err == nil && replace != path {
			replace = path
			problem.tell(&data.Error{Code: data.Exists, Message: "Tệp “" + filepath.Base(path) + "” đã có.", Hint: "Bấm Lưu lần nữa để thay tệp đó, hoặc đổi tên."})
			return
		}
		a.work("Đang lưu…", func(context.Context, Progress) error {
			var out bytes.Buffer
			if err := draw(&out); err != nil {
				return err
			}
			return briefing.WriteFile(path, out.Bytes())
		}, func(err error) {
			if err != nil {
				a.options.Log(err)
				problem.tell(err)
				return
			}
			done()
			a.toast("Đã lưu " + filepath.Base(path) + " vào " + filepath.Dir(path))
		})
	}
	m := a.showForm(title, "Lưu", place.box, enter)
	for _, entry := range []*keyEntry{place.name, place.folder} {
		entry.OnSubmitted = func(string) { m.enter() }
	}
	a.window.Canvas().Focus(place.name)
}

// yearsSheet is the table of all contents in all years that are public.
func (p *indicesPage) yearsSheet() (briefing.Sheet, error) {
	t := data.HeatOf(p.facts(), p.review(), p.index, p.concept, true)
	head := []any{"Nội dung"}
	for _, y := range t.Years {
		head = append(head, y.Year)
	}
	s := briefing.Sheet{Name: p.index, Rows: [][]any{head}}
	for _, r := range t.Rows {
		row := []any{strings.TrimSpace(r.Label)}
		for _, c := range r.Cells {
			switch {
			case c.Figure == nil:
				row = append(row, nil)
			case c.Figure.HasValue:
				row = append(row, c.Figure.Value)
			default:
				row = append(row, figureValue(*c.Figure))
			}
		}
		s.Rows = append(s.Rows, row)
	}
	if len(t.Rows) == 0 {
		return s, &data.Error{Code: data.NotFound, Message: "Chưa có số liệu " + p.index + " công bố đến ngày chốt để xuất.", Hint: "Đổi ngày chốt số liệu hoặc chọn chỉ số khác."}
	}
	return s, nil
}

// standingsSheet is every province in the shown year: all contents, ranks said
// to be derived where they are.
func (p *indicesPage) standingsSheet() (briefing.Sheet, error) {
	s := briefing.Sheet{Name: fmt.Sprintf("%s %d", p.index, p.year)}
	if err := p.refuseLater(p.year); err != nil {
		return s, err
	}
	f := p.facts()
	s.Rows = append(s.Rows, []any{"Tỉnh", "Mã tỉnh", "Năm", "Mã nội dung", "Nội dung", "Giá trị", "Hạng", "Trên", "Hạng do", "Nhóm", "Loại số", "Nguồn"})
	for _, fig := range data.Standings(f, p.index, p.year, p.app.AsOf()) {
		province, ok := f.ProvinceOf(fig.Province)
		if !ok {
			province.Name = fig.Province
		}
		row := []any{province.Name, fig.Province, fig.Year, fig.Node.Code, fig.Node.Name, nil, nil, nil, nil, fig.GroupName(), kindWords(fig.Kind), fig.Source}
		if fig.HasValue {
			row[5] = fig.Value
		}
		if fig.Rank > 0 {
			row[6], row[7], row[8] = fig.Rank, fig.RankedOf, "nguồn công bố"
			if fig.Derived {
				row[8] = "phần mềm xếp"
			}
		}
		s.Rows = append(s.Rows, row)
	}
	if len(s.Rows) == 1 {
		return s, &data.Error{Code: data.NotFound, Message: fmt.Sprintf("Sổ chưa có số liệu %s năm %d.", p.index, p.year), Hint: "Chọn năm khác."}
	}
	return s, nil
}
