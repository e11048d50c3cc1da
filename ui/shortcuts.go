package ui

import (
	"runtime"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
)

// shortcut is one line of the table that feeds the window's keys and the F1 sheet.
type shortcut struct {
	Key    fyne.KeyName
	Mod    fyne.KeyModifier // 0 = the bare key
	Label  string
	Needs  bool // only with an open workbook
	Action func(*App)
}

// shortcuts is the whole table. On macOS the main modifier is Cmd.
func shortcuts() []shortcut {
	ctrl := fyne.KeyModifierShortcutDefault
	page := func(id PageID) func(*App) { return func(a *App) { a.Go(Route{Page: id}) } }
	return slices.Concat([]shortcut{
		{fyne.Key1, ctrl, "Tổng quan", true, page(PageOverview)},
		{fyne.Key2, ctrl, "Nhiệm vụ", true, page(PageTasks)},
		{fyne.Key3, ctrl, "Cơ quan", true, page(PageAgencies)},
		{fyne.Key4, ctrl, "Chỉ số", true, page(PageIndices)},
		{fyne.Key5, ctrl, "Báo cáo", true, page(PageReport)},
		{fyne.Key6, ctrl, "Đôn đốc", true, page(PageChase)},
		{fyne.Key7, ctrl, "Tệp cơ quan: xuất và nhận Excel", true, page(PageFiles)},
		{fyne.Key8, ctrl, "Văn bản đến", true, page(PageIntake)},
		{fyne.KeyO, ctrl | fyne.KeyModifierShift, "Mở văn bản chỉ đạo để nhận", true, (*App).openDirective},
		{fyne.KeyReturn, ctrl, "Văn bản đến: nhận mọi nhiệm vụ đề xuất", true, (*App).acceptDirective},
		{fyne.KeyE, ctrl, "Nhập nhanh; bấm lần nữa: về danh sách", true, (*App).toggleEntry},
		{fyne.KeyD, ctrl, "Đổi ngày chốt số liệu", true, (*App).chooseAsOf},
		{fyne.KeyK, ctrl, "Tìm mọi thứ trong sổ, gọi lệnh", true, (*App).showFind},
		{fyne.KeyF, ctrl, "Tìm trong trang", true, (*App).searchPage},
		{fyne.KeyP, ctrl, "In nội dung đang xem", true, (*App).printPage},
		{fyne.KeyS, ctrl, "Lưu nội dung đang xem ra tệp", true, (*App).savePage},
		{fyne.KeyR, ctrl, "Ghi kết quả của lượt giao đang chọn", true, (*App).recordSelected},
		{fyne.KeyG, ctrl, "Ghi ý kiến chỉ đạo", true, (*App).instructSelected},
		{fyne.KeyU, ctrl, "Ghi cho mọi dòng đang chọn", true, (*App).bulk},
		{fyne.KeyZ, ctrl, "Hoàn tác thao tác vừa làm", true, (*App).undo},
		{fyne.KeyZ, ctrl | fyne.KeyModifierShift, "Làm lại thao tác vừa hoàn tác", true, (*App).redo},
		{fyne.KeyLeft, fyne.KeyModifierAlt, "Cơ quan trước", true, func(a *App) { a.step(-1) }},
		{fyne.KeyRight, fyne.KeyModifierAlt, "Cơ quan sau", true, func(a *App) { a.step(1) }},
	}, bookShortcuts(), []shortcut{
		{fyne.KeyF1, 0, "Trợ giúp", false, (*App).showHelp},
		{fyne.KeyF5, 0, "Tính lại", true, (*App).recompute},
		{fyne.KeyF10, 0, "Menu Sổ", true, (*App).showBookMenu},
		{fyne.KeyF11, 0, "Họp: chiếu toàn màn hình; bấm lần nữa: thôi", true, (*App).toggleMeeting},
		{fyne.KeyEscape, 0, "Đóng hộp thoại, đóng lớp trên cùng", false, nil},
	})
}

// bookShortcuts are those about the workbook itself; they stand in its menu too.
func bookShortcuts() []shortcut {
	ctrl := fyne.KeyModifierShortcutDefault
	return []shortcut{
		{fyne.KeyJ, ctrl, "Nhật ký sửa đổi", true, func(a *App) { a.Go(Route{Page: PageJournal}) }},
		{fyne.KeyL, ctrl, "Khóa kỳ", true, (*App).showLocks},
		{fyne.KeyH, ctrl, "Ngày nghỉ", true, (*App).showHolidays},
		{fyne.KeyB, ctrl, "Sao lưu sổ", true, (*App).backup},
		{fyne.KeyO, ctrl, "Mở sổ", false, (*App).chooseFile},
		{fyne.KeyN, ctrl, "Tạo sổ mới", false, (*App).createWorkbook},
		{fyne.KeyW, ctrl, "Đóng sổ", true, (*App).closeWorkbook},
	}
}

// keyName writes a shortcut as people say it: "Ctrl+D", "F1".
func (s shortcut) keyName(goos string) string {
	name := strings.TrimPrefix(string(s.Key), "KP_")
	switch s.Key {
	case fyne.KeyEscape:
		name = "Esc"
	case fyne.KeyReturn:
		name = "Enter"
	case fyne.KeyLeft:
		name = "mũi tên trái"
	case fyne.KeyRight:
		name = "mũi tên phải"
	}
	if s.Mod&fyne.KeyModifierShift != 0 {
		name = "Shift+" + name
	}
	switch {
	case s.Mod == 0:
		return name
	case s.Mod == fyne.KeyModifierAlt:
		return "Alt+" + name
	case goos == "darwin":
		return "Cmd+" + name
	}
	return "Ctrl+" + name
}

// bindKeys gives the window its shortcuts and bare keys.
func (a *App) bindKeys() {
	c := a.window.Canvas()
	for _, s := range shortcuts() {
		if s.Mod != 0 {
			c.AddShortcut(&desktop.CustomShortcut{KeyName: s.Key, Modifier: s.Mod}, func(fyne.Shortcut) { a.press(s) })
		}
	}
	// Fyne turns Ctrl+C into its own shortcut type before ours is looked at.
	c.AddShortcut(&fyne.ShortcutCopy{}, func(fyne.Shortcut) {
		if p, ok := a.page().(Copier); ok && a.topModal() == nil {
			p.Copy()
		}
	})
	c.AddShortcut(&fyne.ShortcutPaste{}, func(fyne.Shortcut) { a.pastePage() })
	// So with Ctrl+Z, and with Ctrl+Y, which many hands know for redoing.
	for _, s := range shortcuts() {
		switch {
		case s.Key != fyne.KeyZ:
		case s.Mod&fyne.KeyModifierShift == 0:
			c.AddShortcut(&fyne.ShortcutUndo{}, func(fyne.Shortcut) { a.press(s) })
		default:
			c.AddShortcut(&fyne.ShortcutRedo{}, func(fyne.Shortcut) { a.press(s) })
		}
	}
	c.SetOnTypedKey(a.typedKey)
	c.SetOnTypedRune(func(r rune) {
		if p, ok := a.page().(interface{ TypedRune(rune) }); ok && a.store != nil && c.Overlays().Top() == nil {
			p.TypedRune(r)
		}
	})
}

// press runs a shortcut unless a dialog is open: Fyne delivers window shortcuts
// even behind one.
func (a *App) press(s shortcut) {
	if s.Action == nil || a.window.Canvas().Overlays().Top() != nil || s.Needs && a.store == nil {
		return
	}
	s.Action(a)
}

// typedKey handles keys that no widget wanted.
func (a *App) typedKey(k *fyne.KeyEvent) {
	if m := a.topModal(); m != nil {
		m.typed(k)
		return
	}
	if a.store == nil && k.Name == fyne.KeyReturn && a.window.Canvas().Overlays().Top() == nil {
		a.openSample(SampleDemo) // the main button of the start screen
		return
	}
	for _, s := range shortcuts() {
		if s.Mod == 0 && s.Key == k.Name && s.Action != nil {
			a.press(s)
			return
		}
	}
	if p, ok := a.page().(interface{ TypedKey(*fyne.KeyEvent) }); ok && a.store != nil {
		p.TypedKey(k)
	}
}

// showHelp opens the sheet of keys, in two columns: the table is long.
func (a *App) showHelp() {
	var halves [2]*fyne.Container
	table := shortcuts()
	for i := range halves {
		halves[i] = container.New(&tightColumn{})
		for _, s := range table[i*(len(table)+1)/2 : min(len(table), (i+1)*(len(table)+1)/2)] {
			halves[i].Add(container.New(&fixed{fyne.NewSize(0, 22)},
				container.New(&columns{widths: []float32{112, -1}}, bold(s.keyName(runtime.GOOS)), newText(s.Label))))
			halves[i].Add(hairline())
		}
	}
	sheet := container.New(&tightColumn{},
		container.New(&topColumns{columns{widths: []float32{380, 380}, gap: 20}}, halves[0], halves[1]),
		container.New(&inset{top: 8}, caption("Giao ban "+a.options.Version+". Mọi số liệu nằm trên máy này, không nối mạng.")))
	a.newModal("Phím tắt", sheet, nil, newButton("Đóng", "Esc", nil, nil).main())
}

func (a *App) searchPage() {
	if p, ok := a.page().(Searcher); ok {
		p.FocusSearch()
	}
}

// printPage prints what the page shows; pages without a print of their own lead
// to the report.
func (a *App) printPage() {
	if p, ok := a.page().(Printer); ok {
		p.Print()
		return
	}
	a.Go(Route{Page: PageReport})
}

// step goes n things on in the page.
func (a *App) step(n int) {
	if p, ok := a.page().(Stepper); ok {
		p.Step(n)
	}
}

// bulk does one thing to all rows that are selected in the page.
func (a *App) bulk() {
	if p, ok := a.page().(Bulker); ok {
		p.Bulk()
		return
	}
	a.toast("Chọn các dòng ở trang Nhập nhanh hoặc Đôn đốc rồi ghi")
}

func (a *App) savePage() {
	if p, ok := a.page().(Saver); ok {
		p.Save()
		return
	}
	a.toast("Trang này không có gì để lưu ra tệp; mọi sửa đổi đã được lưu vào sổ")
}
