package ui

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"giaoban/data"
	"giaoban/data/store"
)

// showBookMenu opens the menu of what can be done with the workbook as a whole,
// above its place in the rail.
func (a *App) showBookMenu() {
	var items []*fyne.MenuItem
	for _, s := range bookShortcuts() {
		item := fyne.NewMenuItem(s.Label, func() { a.press(s) })
		item.Shortcut = &desktop.CustomShortcut{KeyName: s.Key, Modifier: s.Mod}
		items = append(items, item)
		if s.Key == fyne.KeyB {
			items = append(items, fyne.NewMenuItem("Dọn minh chứng không còn dùng…", a.pruneEvidence), fyne.NewMenuItemSeparator())
		}
	}
	at := a.shell.rail.book
	menu := widget.NewPopUpMenu(fyne.NewMenu("", items...), a.window.Canvas())
	pos := fyne.CurrentApp().Driver().AbsolutePositionForObject(at)
	menu.ShowAtPosition(fyne.NewPos(pos.X+at.Size().Width+2, max(0, pos.Y+at.Size().Height-menu.MinSize().Height)))
	a.window.Canvas().Focus(menu)
}

// pruneEvidence shows the evidence files that no result names any more, and
// removes them when the user says so.
func (a *App) pruneEvidence() {
	if !a.canEdit() {
		a.toast("Sổ đang mở chỉ xem")
		return
	}
	st := a.store
	var unused []store.UnusedEvidence
	a.work("Đang xem minh chứng…", func(context.Context, Progress) (err error) {
		unused, err = st.UnusedEvidence()
		return err
	}, func(err error) {
		switch {
		case err != nil:
			a.fail(err)
		case len(unused) == 0:
			a.toast("Không có tệp minh chứng nào thừa: tệp nào cũng còn kết quả nêu, hoặc vừa đưa vào phiên này")
		default:
			a.previewPrune(st, unused)
		}
	})
}

func (a *App) previewPrune(st *store.Store, unused []store.UnusedEvidence) {
	size := int64(0)
	for _, u := range unused {
		size += u.Size
	}
	g := newGrid(func(u store.UnusedEvidence) string { return u.SHA256 },
		column[store.UnusedEvidence]{ID: "name", Label: "Tên tệp", Cell: func(u store.UnusedEvidence) cell { return cell{Text: u.Name} }},
		column[store.UnusedEvidence]{ID: "size", Label: "Cỡ", Width: 80, Align: fyne.TextAlignTrailing, Cell: func(u store.UnusedEvidence) cell { return cell{Text: sizeWords(u.Size)} }},
		column[store.UnusedEvidence]{ID: "added", Label: "Đưa vào", Width: 120, Cell: func(u store.UnusedEvidence) cell {
			return cell{Text: data.FormatMoment(u.Added), Color: colorMuted}
		}},
		column[store.UnusedEvidence]{ID: "sha", Label: "SHA-256", Width: 150, Cell: func(u store.UnusedEvidence) cell { return cell{Text: u.SHA256, Color: colorMuted} }})
	g.SetRows(unused)
	n := data.FormatCount(len(unused))
	body := container.New(&tightColumn{gap: 8},
		newParagraph(data.Span{Text: n + " tệp (" + sizeWords(size) + ")", Bold: true},
			data.Span{Text: " không còn kết quả nào nêu. Xóa khỏi sổ thì không hoàn tác được; tên và mã băm của từng tệp ghi vào nhật ký, bản sao lưu trước đó vẫn còn tệp."}),
		container.New(&fixed{fyne.NewSize(previewWidth, gridHeadHeight+rowHeight*previewRows)}, g))
	a.newModal("Dọn minh chứng không còn dùng", body, nil, newButton("Không xóa", "Esc", nil, nil),
		newButton("Xóa "+n+" tệp", "Enter", nil, func() { a.prune(st) }).main())
}

func (a *App) prune(st *store.Store) {
	var removed []string
	a.work("Đang dọn minh chứng…", func(context.Context, Progress) (err error) {
		removed, err = st.PruneEvidence()
		return err
	}, func(err error) {
		if err != nil {
			a.fail(err)
			return
		}
		a.toast("Đã xóa " + data.FormatCount(len(removed)) + " tệp minh chứng không còn dùng; nhật ký ghi tên từng tệp")
	})
}

// sizeWords writes a file size as people say it: "1,5 MB".
func sizeWords(bytes int64) string {
	switch {
	case bytes < 1<<10:
		return fmt.Sprintf("%d byte", bytes)
	case bytes < 1<<20:
		return fmt.Sprintf("%d KB", bytes>>10)
	}
	return data.FormatPoints(float64(bytes)/(1<<20)) + " MB"
}
