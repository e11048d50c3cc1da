package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"giaoban/data"
)

// paste shows what a table from Excel would change, from the cursor on.
func (p *entryPage) paste(text string, at entryField, selected, below []int) {
	if !p.app.canEdit() {
		p.say("Sổ đang mở chỉ xem.", colorAmber)
		return
	}
	wishes, problems := pasteWishes(text, at, selected, below)
	plan := newEntryPlan(p.table, wishes, p.received, p.app.today(), problems)
	p.preview("Dán từ bảng tính vào cột "+at.name(), "Dán từ bảng tính", plan)
}

// Bulk implements Bulker: the same words for all selected rows.
func (p *entryPage) Bulk() {
	rows := p.grid.Selected()
	if len(rows) == 0 || !p.app.canEdit() {
		return
	}
	var fields []*formField
	labels := [entryFieldCount]string{
		"Ngày nhận (trống: " + p.received.String() + ")", "Số, ký hiệu văn bản", "Ngày văn bản",
		"Tỷ lệ hoàn thành (%)", "Cơ quan báo xong ngày", "Ghi chú",
	}
	for f := range entryFieldCount {
		fields = append(fields, newFormField(labels[f], ""))
	}
	pair := func(a, b entryField) fyne.CanvasObject {
		return container.New(&topColumns{columns{widths: []float32{-1, -1}, gap: 8}}, fields[a].box, fields[b].box)
	}
	body := container.New(&tightColumn{gap: 8},
		newParagraph(data.Span{Text: "Ghi cùng nội dung cho "}, data.Span{Text: data.FormatCount(len(rows)) + " lượt giao đang chọn", Bold: true},
			data.Span{Text: ". Ô để trống không đổi gì. Việc thường xuyên không nhận tỷ lệ và ngày báo xong."}),
		pair(fieldReceived, fieldNumber), pair(fieldPaperDate, fieldClaimed), pair(fieldPercent, fieldNote))
	p.app.showForm("Ghi cho các dòng đang chọn", "Xem trước", body, func(done func()) {
		typed := entryTyped{}
		for f := range entryFieldCount {
			if v := fields[f].value(); v != "" {
				typed[f] = v
			}
		}
		if len(typed) == 0 {
			fields[fieldNumber].say("Ghi ít nhất một ô")
			return
		}
		done()
		p.last = typed
		plan := newEntryPlan(p.table, p.bulkWishes(rows, typed), p.received, p.app.today(), nil)
		p.preview("Ghi cho "+data.FormatCount(len(rows))+" dòng đang chọn", "Ghi hàng loạt", plan)
	}, fields[fieldNumber], fields[fieldReceived], fields[fieldPaperDate], fields[fieldClaimed], fields[fieldPercent], fields[fieldNote])
}

// bulkWishes leaves out the cells that a row does not have.
func (p *entryPage) bulkWishes(rows []int, typed entryTyped) []entryWish {
	var out []entryWish
	for _, n := range rows {
		s := p.state(n)
		own := entryTyped{}
		for f, text := range typed {
			if s.editable(f) || s.barred != "" {
				own[f] = text
			}
		}
		if len(own) > 0 {
			out = append(out, entryWish{n, own})
		}
	}
	return out
}

// preview shows a plan; it enters whole, as one action, or not at all.
func (p *entryPage) preview(title, action string, plan *entryPlan) {
	words := []data.Span{
		{Text: data.FormatCount(len(plan.changes)), Bold: true},
		{Text: " lượt giao thay đổi, "},
		{Text: data.FormatCount(plan.same), Bold: true},
		{Text: " giữ nguyên."},
	}
	if plan.problems > 0 {
		words = append(words, data.Span{Text: fmt.Sprintf(" Có %s chỗ cần sửa nên chưa ghi được dòng nào.", data.FormatCount(plan.problems)), Bold: true})
	}
	detail, problem := newParagraph(), newProblemLine()
	g := planGrid(plan, func(l planLine) {
		show(detail, l.Problem != "")
		detail.SetSpans([]data.Span{{Text: l.Problem}})
	})
	detail.Hide()
	list := container.New(&fixed{fyne.NewSize(previewWidth, gridHeadHeight+rowHeight*previewRows)}, g)
	body := container.New(&tightColumn{gap: 8}, newParagraph(words...), list, detail, problem.words)
	enter := newButton("Ghi "+data.FormatCount(len(plan.changes))+" lượt giao", "Enter", nil, nil).main()
	m := p.app.newModal(title, body, p.grid.TakeFocus, newButton("Hủy", "Esc", nil, p.grid.TakeFocus), enter)
	save := func() { p.savePlan(action, plan, m, problem) }
	enter.OnTapped, m.enter, g.OnActivate = save, save, func(planLine) { save() }
	show(enter, plan.problems == 0 && len(plan.changes) > 0)
	p.app.window.Canvas().Focus(g.Focusable())
	m.popup.Resize(m.popup.MinSize())
}

func (p *entryPage) savePlan(action string, plan *entryPlan, m *modal, problem problemLine) {
	if plan.problems > 0 || len(plan.changes) == 0 {
		return
	}
	entities := make([]data.Entity, len(plan.changes))
	for i, a := range plan.changes {
		entities[i] = a
	}
	n := data.FormatCount(len(entities))
	p.app.write(action+" cho "+n+" lượt giao", putAll(entities...), func() {
		m.close()
		p.grid.TakeFocus()
		p.app.toastUndo("Đã ghi " + n + " lượt giao")
	}, func(err error) {
		problem.tell(err)
		m.popup.Resize(m.popup.MinSize())
	})
}

// planGrid lists the cells of a plan, problems first.
func planGrid(plan *entryPlan, chosen func(planLine)) *grid[planLine] {
	text := func(id, label string, width float32, of func(planLine) string) column[planLine] {
		return column[planLine]{ID: id, Label: label, Width: width, Cell: func(l planLine) cell { return cell{Text: of(l)} }}
	}
	g := newGrid(func(l planLine) string { return l.Key + "/" + l.Cell },
		text("code", "Mã", 46, func(l planLine) string { return l.Code }),
		text("agency", "Cơ quan", 130, func(l planLine) string { return l.Agency }),
		text("cell", "Ô", 110, func(l planLine) string { return l.Cell }),
		column[planLine]{ID: "old", Label: "Đang có", Width: 140, Cell: func(l planLine) cell { return cell{Text: l.Old, Color: colorMuted} }},
		column[planLine]{ID: "new", Label: "Sẽ thành", Cell: func(l planLine) cell {
			if l.Problem != "" {
				return cell{Text: l.Problem, Color: colorRed}
			}
			return cell{Text: l.New, Bold: true}
		}})
	g.OnSelect = chosen
	g.SetRows(plan.lines)
	return g
}
