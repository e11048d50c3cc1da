package ui

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"giaoban/data"
	"giaoban/data/intake"
)

// chooseTable asks for a table of figures and shows what it would change.
func (p *indicesPage) chooseTable() {
	title := "Chọn bảng điểm " + indexNameOf(p.app.Facts(), p.index) + " (.xlsx, .csv)"
	p.app.askFile(title, []string{".xlsx", ".csv"}, p.app.startFolder(), p.readTable)
}

// readTable reads a table beside the UI goroutine.
func (p *indicesPage) readTable(path string) {
	a, f, o := p.app, p.app.Facts(), intake.ScoreOptions{Index: p.index, Source: filepath.Base(path), On: p.app.today()}
	var sheet *intake.Sheet
	var scores *intake.Scores
	var structure *intake.Structure
	a.work("Đang đọc "+filepath.Base(path)+"…", func(context.Context, Progress) error {
		var err error
		if sheet, err = intake.ReadSheet(path); err != nil {
			return err
		}
		if intake.IsStructure(sheet) {
			structure = intake.ReadStructure(f, sheet)
			return nil
		}
		scores = intake.ReadScores(f, sheet, o)
		return nil
	}, func(err error) {
		switch {
		case err != nil:
			a.failIf(err)
		case structure != nil:
			a.showStructure(sheet.File, structure)
		default:
			newImportPreview(p, sheet, o).show(scores)
		}
	})
}

// importPreview shows what a table would change before anything is stored.
type importPreview struct {
	page    *indicesPage
	sheet   *intake.Sheet
	options intake.ScoreOptions
	scores  *intake.Scores
	source  *formField
	year    *formField
	summary *paragraph
	list    *fyne.Container
	detail  *paragraph // the chosen problem in full
	problem problemLine
	modal   *modal
	enter   *button
	latest  latest
}

const (
	previewWidth float32 = 760
	previewRows  float32 = 9
)

func newImportPreview(p *indicesPage, sheet *intake.Sheet, o intake.ScoreOptions) *importPreview {
	v := &importPreview{
		page: p, sheet: sheet, options: o, summary: newParagraph(), detail: newParagraph(), problem: newProblemLine(),
		source: newFormField("Nguồn của bảng (tên văn bản, báo cáo)", o.Source), year: newFormField("Năm, khi bảng không có cột năm", ""),
		list: container.New(&fixed{fyne.NewSize(previewWidth, gridHeadHeight+rowHeight*previewRows)}),
	}
	v.source.entry.OnChanged = func(string) { v.readAgain() }
	v.year.entry.OnChanged = func(string) { v.readAgain() }
	return v
}

func (v *importPreview) show(s *intake.Scores) {
	body := container.New(&tightColumn{gap: 8}, v.summary,
		container.New(&topColumns{columns{widths: []float32{-3, -1}, gap: 8}}, v.source.box, v.year.box), v.list, v.detail, v.problem.words)
	v.enter = newButton("Nhập", "Enter", nil, nil).main()
	v.modal = v.page.app.newModal("Xem trước: "+v.sheet.File, body, nil, newButton("Hủy", "Esc", nil, nil), v.enter)
	v.enter.OnTapped, v.modal.enter = v.save, v.save
	v.fill(s)
}

// readAgain reads the table under what the fields say.
func (v *importPreview) readAgain() {
	o := v.options
	v.year.say("")
	if words := v.year.value(); words != "" {
		year, err := strconv.Atoi(words)
		if err != nil || year < 1990 || year > 2100 {
			v.year.say("Ghi năm bốn chữ số")
			return
		}
		o.Year = year
	}
	o.Source = v.source.value()
	facts := v.page.app.Facts()
	v.page.app.newest(&v.latest, func(context.Context) (func(), error) {
		s := intake.ReadScores(facts, v.sheet, o)
		return func() { v.fill(s) }, nil
	})
}

// fill shows the problems when there are any, else the changes. Only a table
// without problems can be entered.
func (v *importPreview) fill(s *intake.Scores) {
	v.scores = s
	fresh := s.New()
	words := []data.Span{
		{Text: data.FormatCount(fresh), Bold: true},
		{Text: " số mới, "},
		{Text: data.FormatCount(len(s.Changes) - fresh), Bold: true},
		{Text: " số được sửa, "},
		{Text: data.FormatCount(s.Same), Bold: true},
		{Text: " số giữ nguyên."},
	}
	if n := len(s.Problems); n > 0 {
		words = append(words, data.Span{Text: fmt.Sprintf(" Bảng có %d lỗi nên chưa nhập được số nào: sửa trong bảng rồi chọn lại tệp.", n), Bold: true})
		v.list.Objects = []fyne.CanvasObject{problemGrid(s.Problems, func(p intake.Problem) {
			v.detail.SetSpans(problemSpans(p))
			show(v.detail, true)
			v.modal.popup.Resize(v.modal.popup.MinSize())
		})}
	} else {
		v.list.Objects = []fyne.CanvasObject{changeGrid(v.page.app.Facts(), s.Changes)}
	}
	v.summary.SetSpans(words)
	show(v.detail, false)
	show(v.enter, len(s.Problems) == 0 && len(s.Changes) > 0)
	v.list.Refresh()
	v.modal.popup.Resize(v.modal.popup.MinSize())
}

// problemGrid lists the problems; the chosen one is told in full below.
func problemGrid(problems []intake.Problem, choose func(intake.Problem)) fyne.CanvasObject {
	type row struct {
		intake.Problem
		n int
	}
	g := newGrid(func(r row) string { return strconv.Itoa(r.n) },
		column[row]{ID: "cell", Label: "Ô", Width: 80, Cell: func(r row) cell { return cell{Text: r.Cell(), Bold: true} }},
		column[row]{ID: "read", Label: "Đã đọc", Width: 120, Cell: func(r row) cell { return cell{Text: r.Read} }},
		column[row]{ID: "message", Label: "Vì sao, cần làm gì", Cell: func(r row) cell { return cell{Text: r.Message, Color: colorRed} }})
	rows := make([]row, len(problems))
	for i, p := range problems {
		rows[i] = row{p, i}
	}
	g.OnSelect = func(r row) { choose(r.Problem) }
	g.SetRows(rows)
	return g
}

// problemSpans tell a problem in full.
func problemSpans(p intake.Problem) []data.Span {
	return []data.Span{{Text: p.Cell() + ": ", Bold: true}, {Text: strings.TrimSpace("“"+p.Read+"” ") + " " + p.Message}}
}

func changeGrid(f *data.Facts, changes []intake.Change) fyne.CanvasObject {
	old := func(c intake.Change) cell {
		if c.Old == nil {
			return cell{Text: "mới", Color: colorGreen}
		}
		return cell{Text: figureValue(observed(*c.Old)), Color: colorMuted}
	}
	names := map[string]string{}
	for _, p := range f.Provinces {
		names[p.Code] = p.Name
	}
	g := newGrid(func(c intake.Change) string { return c.New.Key() },
		column[intake.Change]{ID: "province", Label: "Tỉnh", Width: 150, Sortable: true, Cell: func(c intake.Change) cell {
			if n := names[c.New.Province]; n != "" {
				return cell{Text: n}
			}
			return cell{Text: c.New.Province}
		}},
		column[intake.Change]{ID: "year", Label: "Năm", Width: 50, Cell: func(c intake.Change) cell { return cell{Text: strconv.Itoa(c.New.Year)} }},
		column[intake.Change]{ID: "node", Label: "Nội dung", Cell: func(c intake.Change) cell { return cell{Text: nodeLabel(f, c.New)} }},
		column[intake.Change]{ID: "old", Label: "Đang có", Width: 80, Align: fyne.TextAlignTrailing, Cell: old},
		column[intake.Change]{ID: "new", Label: "Sẽ thành", Width: 80, Align: fyne.TextAlignTrailing, Cell: func(c intake.Change) cell {
			return cell{Text: figureValue(observed(c.New)), Bold: true}
		}})
	// Corrections first: they replace something.
	rows := slices.Clone(changes)
	slices.SortStableFunc(rows, func(a, b intake.Change) int {
		switch {
		case (a.Old == nil) == (b.Old == nil):
			return 0
		case a.Old != nil:
			return -1
		}
		return 1
	})
	g.SetRows(rows)
	return g
}

// observed is a stored figure as lists write one.
func observed(o data.Observation) data.Figure {
	return data.Figure{Value: o.Value, HasValue: o.HasValue, Rank: o.Rank, GroupText: o.Group}
}

func nodeLabel(f *data.Facts, o data.Observation) string {
	if s, ok := f.SchemeOf(o.Index, o.Year); ok {
		if n, ok := s.NodeByCode(o.Code); ok {
			return n.Label()
		}
	}
	return o.Code
}

// save enters the whole table as one action.
func (v *importPreview) save() {
	v.problem.tell(nil)
	entities := v.scores.Entities()
	if len(entities) == 0 || !v.enter.Visible() {
		return
	}
	if strings.TrimSpace(v.source.entry.Text) == "" {
		v.source.say("Ghi nguồn của bảng")
		return
	}
	a, n := v.page.app, len(v.scores.Changes)
	a.write("Nhập bảng "+v.options.Index+" từ "+v.sheet.File, putAll(entities...), func() {
		v.modal.close()
		a.toast("Đã nhập " + data.FormatCount(n) + " số từ " + v.sheet.File)
	}, func(err error) {
		v.problem.tell(err)
		v.modal.popup.Resize(v.modal.popup.MinSize())
	})
}
