package ui

import (
	"fmt"
	"io"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"giaoban/data"
	"giaoban/data/intake"
)

// showStructure shows what a table of contents and scales would add: new
// versions of an index's criteria, new indices, and the breaks they bring.
// Only a table without problems can be entered, all of it as one action.
func (a *App) showStructure(file string, s *intake.Structure) {
	summary, detail, problem := newParagraph(data.Span{Text: structureSummary(s)}), newParagraph(), newProblemLine()
	list := container.New(&fixed{fyne.NewSize(previewWidth, gridHeadHeight+rowHeight*previewRows)})
	entities := s.Entities()
	var m *modal
	enter := newButton("Nhập", "Enter", nil, nil).main()
	if len(s.Problems) > 0 {
		list.Add(problemGrid(s.Problems, func(p intake.Problem) {
			detail.SetSpans(problemSpans(p))
			show(detail, true)
			m.popup.Resize(m.popup.MinSize())
		}))
	} else {
		list.Add(structureGrid(s.Lines()))
	}
	body := container.New(&tightColumn{gap: 8}, summary, list, detail, problem.words)
	m = a.newModal("Xem trước bộ tiêu chí: "+file, body, nil, newButton("Hủy", "Esc", nil, nil), enter)
	save := func() {
		if len(entities) == 0 {
			return
		}
		a.write("Nhập bộ tiêu chí từ "+file+": "+s.Words(), putAll(entities...), func() {
			m.close()
			a.toast("Đã nhập bộ tiêu chí từ " + file + ": " + s.Words())
		}, problem.tell)
	}
	enter.OnTapped, m.enter = save, save
	show(detail, false)
	show(enter, len(entities) > 0)
	m.popup.Resize(m.popup.MinSize())
}

func structureSummary(s *intake.Structure) string {
	if n := len(s.Problems); n > 0 {
		return fmt.Sprintf("Bảng có %d lỗi nên chưa nhập được gì: sửa trong bảng rồi chọn lại tệp.", n)
	}
	return strings.Join(append([]string{s.Words() + "."}, s.Notices...), " ")
}

func structureGrid(lines []intake.StructureLine) fyne.CanvasObject {
	before := func(l intake.StructureLine) cell {
		if l.Before == "" {
			return cell{Text: "mới", Color: colorGreen}
		}
		return cell{Text: l.Before, Color: colorMuted}
	}
	g := newGrid(func(l intake.StructureLine) string { return l.What + " " + l.Key },
		column[intake.StructureLine]{ID: "key", Label: "Mã", Width: 140, Cell: func(l intake.StructureLine) cell { return cell{Text: l.Key, Bold: true} }},
		column[intake.StructureLine]{ID: "what", Label: "Là", Width: 110, Cell: func(l intake.StructureLine) cell { return cell{Text: l.What} }},
		column[intake.StructureLine]{ID: "old", Label: "Đang có", Width: 170, Cell: before},
		column[intake.StructureLine]{ID: "new", Label: "Sẽ thành", Cell: func(l intake.StructureLine) cell { return cell{Text: l.After} }})
	g.SetRows(lines)
	return g
}

// saveStructure asks where to save the index's own criteria, as an example for a
// new version or another index.
func (p *indicesPage) saveStructure() {
	f, index, ending := p.app.Facts(), p.index, ".xlsx"
	p.app.saveTo("Lưu bộ tiêu chí", "bo-tieu-chi-"+strings.ToLower(index), ending, func(w io.Writer) error {
		t, err := intake.StructureTable(f, index, "")
		if err != nil {
			return err
		}
		return t.Write(w, ending)
	})
}
