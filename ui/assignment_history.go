package ui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"giaoban/data"
	"giaoban/data/store"
)

// editLine is one change of one field of an assignment in the journal.
type editLine struct {
	key, path                              string
	Time, User, Field, Old, New, Why, Deed string
}

// newEditLines writes changes as people read them, latest first. An empty value
// is told as "trống".
func newEditLines(changes []store.FieldChange) []editLine {
	var out []editLine
	for _, c := range slices.Backward(changes) {
		value := func(s string) string {
			if s == "" {
				return "trống"
			}
			return s
		}
		out = append(out, editLine{
			key: data.FormatCount(int(c.Seq)) + "/" + c.Path, path: c.Path, Time: data.FormatMoment(c.Time), User: c.User,
			Field: c.Label, Old: value(c.Old), New: value(c.New), Why: c.Reason, Deed: c.Action,
		})
	}
	return out
}

// fieldOptions are the fields that were ever changed, by their latest names.
func fieldOptions(lines []editLine) []option {
	out := []option{{"", "Mọi mục (" + data.FormatCount(len(lines)) + " lần sửa)"}}
	seen, named := map[string]bool{}, map[string]bool{}
	for _, l := range lines {
		if seen[l.path] {
			continue
		}
		name := l.Field
		if named[name] { // another result had this number before
			name += " (" + l.path + ")"
		}
		seen[l.path], named[name] = true, true
		out = append(out, option{l.path, name})
	}
	return out
}

// showEdits shows who changed what of an assignment, and why: all of it, or one
// field through time.
func (a *App) showEdits(d duty, who string) {
	st, key := a.store, data.Assignment{Task: d.task, Agency: d.agency}.Key()
	var changes []store.FieldChange
	a.work("Đang đọc nhật ký…", func(context.Context, Progress) (err error) {
		changes, err = st.History(data.KindAssignment, key)
		return err
	}, func(err error) {
		if err != nil {
			a.fail(err)
			return
		}
		a.listEdits(who, newEditLines(changes))
	})
}

func (a *App) listEdits(who string, lines []editLine) {
	note := "Những gì sổ đã có khi tạo không nằm trong nhật ký."
	if len(lines) == 0 {
		a.newModal("Lịch sử sửa · "+who, newParagraph(data.Span{Text: "Chưa có lần sửa nào từ khi tạo sổ. " + note}), nil,
			newButton("Đóng", "Esc", nil, nil).main())
		return
	}
	g := newGrid(func(l editLine) string { return l.key },
		column[editLine]{ID: "time", Label: "Lúc", Width: 124, Cell: func(l editLine) cell { return cell{Text: l.Time} }},
		column[editLine]{ID: "field", Label: "Mục", Cell: func(l editLine) cell { return cell{Text: l.Field} }},
		column[editLine]{ID: "old", Label: "Cũ", Cell: func(l editLine) cell { return cell{Text: l.Old, Color: mutedWhen(l.Old == "trống")} }},
		column[editLine]{ID: "new", Label: "Mới", Cell: func(l editLine) cell { return cell{Text: l.New, Color: mutedWhen(l.New == "trống")} }},
		column[editLine]{ID: "user", Label: "Người sửa", Width: 88, Optional: 1, Cell: func(l editLine) cell { return cell{Text: l.User, Color: colorMuted} }},
	)
	told := newParagraph()
	told.Resize(fyne.NewSize(recordWidth, 40))
	g.OnSelect = func(l editLine) {
		words := []data.Span{{Text: l.Deed + ". ", Bold: true}, {Text: l.Field + ": từ “" + l.Old + "” thành “" + l.New + "”."}}
		if l.Why != "" {
			words = append(words, data.Span{Text: " Lý do: " + l.Why})
		}
		told.SetSpans(words)
	}
	pick := newChoice(func(path string) {
		var rows []editLine
		for _, l := range lines {
			if path == "" || l.path == path {
				rows = append(rows, l)
			}
		}
		g.SetRows(rows)
		g.SelectKey(rows[0].key)
	})
	pick.Set(fieldOptions(lines))
	g.SetRows(lines)
	room := a.window.Canvas().Size()
	size := fyne.NewSize(min(900, room.Width-80), min(340, max(120, room.Height-300)))
	a.newModal("Lịch sử sửa · "+who, container.New(&widthLayout{size.Width}, container.New(&tightColumn{gap: 8},
		container.New(&lineLayout{gap: 10, grow: 1}, caption("Mục"), framed(pick)),
		container.New(&fixed{size}, g), container.New(&fixed{fyne.NewSize(size.Width, 54)}, told), caption(note))),
		nil, newButton("Đóng", "Esc", nil, nil).main())
	g.SelectKey(lines[0].key)
	g.TakeFocus()
}
