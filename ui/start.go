package ui

import (
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"giaoban/data"
)

// startSide is the width of the left panel of the start screen.
const startSide float32 = 440

// showStart shows the screen without a workbook: what the program is, and the
// ways to begin.
func (a *App) showStart() {
	a.route = Route{}
	a.window.SetTitle("Giao ban – Theo dõi chỉ đạo và chỉ số")
	foot := newFooter()
	foot.left.SetText("Phiên bản " + a.options.Version)
	foot.right.SetText("F1: phím tắt")
	a.window.SetContent(container.NewStack(newPanel(colorBackground),
		container.New(startLayout{}, a.startIntro(), a.startChoices(), foot.box),
		container.New(toastLayout{}, a.shell.toast.box)))
}

// showOpening is the first window of a start that opens a workbook: nothing that
// would flash by.
func (a *App) showOpening() {
	a.window.SetContent(container.NewStack(newPanel(colorBackground),
		container.NewCenter(muted("Đang mở sổ…")), container.New(toastLayout{}, a.shell.toast.box)))
}

// startLayout puts the introduction left and the choices right, over the footer.
type startLayout struct{}

func (startLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(minWidth, minHeight) }

func (startLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	side := startSide
	if size.Width < wideContent {
		side = 280
	}
	h := size.Height - footHeight
	o[0].Resize(fyne.NewSize(side, h))
	o[1].Move(fyne.NewPos(side, 0))
	o[1].Resize(fyne.NewSize(size.Width-side, h))
	o[2].Move(fyne.NewPos(0, h))
	o[2].Resize(fyne.NewSize(size.Width, footHeight))
}

// middle centres a column in height and keeps its width within limits.
type middle struct{ width, side float32 }

func (l *middle) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(2*l.side, 0)
}

func (l *middle) Layout(o []fyne.CanvasObject, size fyne.Size) {
	w := min(l.width, size.Width-2*l.side)
	o[0].Resize(fyne.NewSize(w, o[0].MinSize().Height))
	h := o[0].MinSize().Height
	x := l.side
	if size.Width-2*l.side > w {
		x = min(72, (size.Width-w)/2)
	}
	// Both columns of the start screen begin at one height, while they fit.
	o[0].Move(fyne.NewPos(x, max(12, min(size.Height*0.19, (size.Height-h)/2))))
	o[0].Resize(fyne.NewSize(w, h))
}

func (a *App) startIntro() fyne.CanvasObject {
	fact := func(icon fyne.Resource, words string) fyne.CanvasObject {
		return container.New(&fixed{fyne.NewSize(0, 30)}, container.New(&lineLayout{gap: 10, grow: 1},
			iconView(theme.NewColoredResource(icon, colorMuted), 18), ellipsis(words)))
	}
	big := func(s string) *text {
		return bold(s).styled(func(t *text) { t.TextSize = 26 })
	}
	words := container.New(&tightColumn{},
		big("Theo dõi chỉ đạo"), big("và chỉ số"),
		container.New(&inset{top: 8, bottom: 22}, container.New(leftLayout{64}, newRule(2, colorInk))),
		newParagraph(data.Span{Text: "Giữ kết quả thực hiện nhiệm vụ UBND tỉnh giao và lịch sử Chỉ số PAPI, PAR Index; in báo cáo phục vụ họp."}),
		container.New(&inset{top: 18}, fact(theme.ComputerIcon(), "Chạy hoàn toàn trên máy này, không nối mạng")),
		fact(theme.StorageIcon(), "Mọi số liệu nằm trong một tệp sổ"),
		fact(theme.VisibilityOffIcon(), "Không nhập văn bản có dấu mật"),
	)
	edge := container.New(rightEdge{}, vline())
	return container.NewStack(newPanel(colorPanel), edge, container.New(&middle{width: 340, side: 36}, words))
}

// leftLayout gives objects a fixed width at the left.
type leftLayout struct{ width float32 }

func (l leftLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.width, o[0].MinSize().Height)
}

func (l leftLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(l.width, size.Height))
}

// rightEdge keeps a line at the right edge.
type rightEdge struct{}

func (rightEdge) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (rightEdge) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Move(fyne.NewPos(size.Width-1, 0))
	o[0].Resize(fyne.NewSize(1, size.Height))
}

func (a *App) startChoices() fyne.CanvasObject {
	column := container.New(&tightColumn{},
		bold("Bắt đầu").styled(func(t *text) { t.TextSize = sizeTitle }),
		container.New(&inset{top: 8}, newRule(2, colorInk)))
	choice := func(icon fyne.Resource, title, words string, b *button) {
		texts := container.New(&tightColumn{gap: 1},
			bold(title).styled(func(t *text) { t.TextSize = sizeItem }),
			newParagraph(data.Span{Text: words}).in(colorMuted))
		column.Add(container.New(&inset{top: 11, bottom: 11}, container.New(&choiceLayout{},
			iconView(theme.NewColoredResource(icon, colorAccent), 22), texts, b)))
		column.Add(hairline())
	}
	choice(theme.GridIcon(), "Mở dữ liệu mẫu Kon Tum 2018",
		"Công văn 2146/UBND-TH: 45 nhiệm vụ, 31 cơ quan; PAPI 2011–2024. Mọi màn hình mang dấu “SỐ LIỆU MẪU”.",
		newButton("Mở dữ liệu mẫu", "Enter", nil, func() { a.openSample(SampleDemo) }).main())
	choice(theme.DocumentIcon(), "Mở sổ thật Kon Tum 2018",
		"Cùng công văn, cơ quan và chỉ số, chưa có kết quả nào: bắt đầu ghi từ đây.",
		newButton("Mở sổ thật", "", nil, func() { a.openSample(SampleReal) }))
	choice(theme.ContentAddIcon(), "Tạo sổ mới",
		"Chọn nơi lưu; đã có sẵn danh mục cơ quan và khung chỉ số, chưa có văn bản chỉ đạo.",
		newButton("Tạo sổ mới…", "Ctrl+N", nil, a.createWorkbook))
	choice(theme.FolderOpenIcon(), "Mở sổ có sẵn", "Tệp ."+extension[1:]+" trên máy này hoặc trên USB.",
		newButton("Mở sổ…", "Ctrl+O", nil, a.chooseFile))
	a.addRecent(column)
	tools := func(icon fyne.Resource, words string, tapped func()) {
		column.Add(container.New(&fixed{fyne.NewSize(0, 24)}, container.New(&lineLayout{gap: 6, grow: -1},
			iconView(theme.NewColoredResource(icon, colorMuted), 15), newLink(words, tapped))))
	}
	tools(theme.HistoryIcon(), "Khôi phục từ bản sao lưu…", a.chooseBackup)
	tools(theme.ZoomInIcon(), "Cỡ chữ, nền sáng tối…", a.showSettings)
	return container.NewVScroll(container.New(&middle{width: 742, side: 24}, column))
}

// addRecent lists the workbooks opened before that still exist.
func (a *App) addRecent(column *fyne.Container) {
	var found []string
	for _, p := range a.settings.recent() {
		if _, err := os.Stat(p); err == nil {
			found = append(found, p)
		}
	}
	note := ""
	if len(found) == 0 {
		note = "chưa có"
	}
	column.Add(container.New(&inset{top: 14, bottom: 4}, container.New(&lineLayout{gap: 8, grow: 1}, bold("Sổ đã mở gần đây"), muted(note))))
	for _, p := range found[:min(len(found), 4)] {
		where := ellipsis(p)
		where.Color = colorMuted
		where.TextSize = sizeCaption
		column.Add(container.New(&fixed{fyne.NewSize(0, 24)}, container.New(&lineLayout{gap: 10, grow: 1},
			newLink(fileTitle(p), func() { a.openWorkbook(p, false) }), where)))
	}
}

// choiceLayout is icon, words and a button at the right.
type choiceLayout struct{}

const choiceIcon, choiceGap float32 = 42, 16

func (choiceLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	words, b := o[1].MinSize(), o[2].MinSize()
	return fyne.NewSize(choiceIcon+words.Width+choiceGap+b.Width, max(words.Height, b.Height))
}

func (choiceLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	b := o[2].MinSize()
	w := size.Width - choiceIcon - choiceGap - b.Width
	o[1].Resize(fyne.NewSize(w, o[1].MinSize().Height))
	words := o[1].MinSize()
	o[0].Resize(o[0].MinSize())
	o[0].Move(fyne.NewPos(2, (size.Height-o[0].MinSize().Height)/2))
	o[1].Move(fyne.NewPos(choiceIcon, (size.Height-words.Height)/2))
	o[1].Resize(fyne.NewSize(w, words.Height))
	o[2].Resize(b)
	o[2].Move(fyne.NewPos(size.Width-b.Width, (size.Height-b.Height)/2))
}
