package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"giaoban/data"
)

// filesPage is the Excel round trip with the agencies: forms go out, one file per
// agency or one for all, and come back filled in.
type filesPage struct {
	app      *App
	agencies *grid[agencyForm]
	log      *grid[data.Import]
	noLog    fyne.CanvasObject

	scope, kind *choice
	folder      *keyEntry
	named       bool // the clerk gave a folder of his own
	made        string
	outProblem  problemLine
	result      *fyne.Container

	paths     *keyEntry
	received  *dateField
	inProblem problemLine
	read      *button

	reading latest
	preview *answersPreview // what files would change; nil = none is open

	tools   *fyne.Container // of the header
	main    fyne.CanvasObject
	content *fyne.Container
}

func newFilesPage(a *App) Page {
	p := &filesPage{
		app: a, folder: newKeyEntry(), paths: newKeyEntry(), received: newDateField(min(a.today(), a.AsOf())),
		outProblem: newProblemLine(), inProblem: newProblemLine(), result: container.New(&tightColumn{gap: 6}),
		tools: container.NewHBox(),
	}
	p.agencies, p.log = p.newAgencies(), newImportLog()
	p.noLog = emptyNote([]data.Span{{Text: "Chưa nhận tệp nào của cơ quan. Tệp đã nhận ghi ở đây; nhận lại đúng tệp đó thì không có gì thay đổi."}}, "", nil)
	p.scope, p.kind = newChoice(nil), newChoice(func(string) { p.outProblem.tell(nil) })
	p.kind.Set([]option{{formEach, "Mỗi cơ quan một tệp"}, {formOne, "Các cơ quan chung một tệp"}})
	p.folder.OnChanged = func(s string) { p.named = s != p.made }
	p.folder.OnSubmitted = func(string) { p.export() }
	p.paths.SetPlaceHolder("Tệp .xlsx, thư mục; cách nhau bằng dấu ;")
	p.paths.OnSubmitted = func(string) { p.readTyped() }
	p.received.OnEnter = p.readTyped
	p.main = p.layout()
	p.content = container.NewStack(p.main)
	p.Refresh()
	return p
}

func (p *filesPage) layout() fyne.CanvasObject {
	p.read = newButton("Xem trước thay đổi", "Enter", theme.VisibilityIcon(), p.readTyped).main()
	out := container.New(&tightColumn{gap: 8},
		container.New(&columns{widths: []float32{-1, -1}, gap: 8}, labelled("Xuất cho", framed(p.scope)), labelled("Dạng", framed(p.kind))),
		labelled("Thư mục (chưa có thì tự tạo; tệp đã có không bị ghi đè)",
			container.NewBorder(nil, nil, nil, container.New(&inset{left: 8}, newButton("Chọn…", "", theme.FolderOpenIcon(), p.chooseFolder)), p.folder)),
		container.New(&lineLayout{gap: 8, grow: -1}, newButton("Xuất biểu Excel", "Ctrl+S", theme.UploadIcon(), p.export)),
		p.outProblem.words, p.result)
	in := container.New(&tightColumn{gap: 8},
		labelled("Tệp cơ quan gửi lại (hoặc kéo thả tệp vào cửa sổ)",
			container.NewBorder(nil, nil, nil, container.New(&inset{left: 8}, newButton("Chọn…", "", theme.FileIcon(), p.chooseFile)), p.paths)),
		container.New(&topColumns{columns{widths: []float32{170, -1}, gap: 8}}, labelled("Ngày Văn phòng nhận", p.received), labelled(" ", container.New(leftLayout{206}, p.read))),
		p.inProblem.words)
	left := quiet(container.NewVScroll(container.New(&inset{right: 10}, container.New(&tightColumn{gap: 16},
		section("1. Xuất biểu gửi cơ quan", "nhiệm vụ, nội dung cần báo cáo kỳ này, ô để điền", out),
		section("2. Nhận tệp gửi lại", "xem trước từng ô cũ, mới; nhận hoặc không nhận từng dòng", in)))))
	right := container.New(&stackLayout{share: 0.62, gap: 10},
		container.NewBorder(sectionHead("Cơ quan", "Shift+mũi tên: chọn nhiều", nil), nil, nil, nil, p.agencies),
		container.NewBorder(sectionHead("Các lần nhập tệp", "mới nhất trước", nil), nil, nil, nil, container.NewStack(p.log, p.noLog)))
	return container.New(&inset{pageTop, pageSide, pageTop, pageSide}, container.New(filesLayout{}, left, right))
}

// filesLayout gives the steps what they need and the tables the rest.
type filesLayout struct{}

// MinSize implements fyne.Layout.
func (filesLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 200) }

// Layout implements fyne.Layout.
func (filesLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	const gap float32 = 14
	left := min(540, max(380, size.Width*0.44))
	o[0].Resize(fyne.NewSize(left, size.Height))
	o[1].Move(fyne.NewPos(left+gap, 0))
	o[1].Resize(fyne.NewSize(size.Width-left-gap, size.Height))
}

func (p *filesPage) newAgencies() *grid[agencyForm] {
	count := func(id, label string, width float32, color fyne.ThemeColorName, of func(agencyForm) int) column[agencyForm] {
		return column[agencyForm]{
			ID: id, Label: label, Width: width, Align: fyne.TextAlignTrailing, Sortable: true,
			Cell: func(a agencyForm) cell {
				if of(a) == 0 {
					return cell{Text: "–", Color: colorMuted}
				}
				return cell{Text: data.FormatCount(of(a)), Color: color}
			},
			Compare: func(a, b agencyForm) int { return of(a) - of(b) },
		}
	}
	g := newGrid(func(a agencyForm) string { return a.Code },
		column[agencyForm]{ID: "name", Label: "Cơ quan", Sortable: true, Cell: func(a agencyForm) cell { return cell{Text: a.Name} }},
		optional(1, count("duties", "Lượt giao", 66, "", func(a agencyForm) int { return a.Duties })),
		count("asked", "Cần báo cáo", 82, colorInk, func(a agencyForm) int { return a.Asked }),
		count("overdue", "Quá hạn", 58, colorRed, func(a agencyForm) int { return a.Overdue }),
		column[agencyForm]{
			ID: "last", Label: "Nhận gần nhất", Width: 108, Align: fyne.TextAlignTrailing, Sortable: true, Cell: func(a agencyForm) cell { return cell{Text: a.lastWords(), Color: colorMuted} },
			Compare: func(a, b agencyForm) int { return a.Last.Compare(b.Last) },
		})
	g.OnSelect = func(agencyForm) { p.offerScopes() }
	return g
}

// Title implements Page.
func (p *filesPage) Title() string { return "Tệp cơ quan" }

// Content implements Page.
func (p *filesPage) Content() fyne.CanvasObject { return p.content }

// Header implements Headed: the tools of the preview while one is open.
func (p *filesPage) Header() fyne.CanvasObject { return p.tools }

// Save implements Saver: the forms, or what the preview accepts.
func (p *filesPage) Save() {
	if p.preview != nil {
		p.preview.save()
		return
	}
	p.export()
}

// Route implements Router.
func (p *filesPage) Route(Route) {
	if p.preview != nil {
		p.preview.grid.TakeFocus()
		return
	}
	p.app.window.Canvas().Focus(p.paths)
}

// FocusSearch implements Searcher: the place to type is that of the files.
func (p *filesPage) FocusSearch() {
	if p.preview == nil {
		p.app.window.Canvas().Focus(p.paths)
	}
}

// Close implements Closer.
func (p *filesPage) Close() { p.reading.drop() }

// Copy implements Copier.
func (p *filesPage) Copy() {
	text := p.agencies.TSV()
	switch {
	case p.preview != nil:
		text = p.preview.grid.TSV()
	case p.log.list.focused:
		text = p.log.TSV()
	}
	p.app.app.Clipboard().SetContent(text)
	p.app.toast("Đã chép các dòng đang chọn, dán được vào bảng tính")
}

// Footer implements Footed.
func (p *filesPage) Footer() string {
	if p.preview != nil {
		return p.preview.footer()
	}
	return data.FormatCount(len(p.agencies.Rows())) + " cơ quan có biểu · " + data.FormatCount(len(p.log.Rows())) + " lần nhập tệp"
}

// TypedKey takes keys that nothing wants.
func (p *filesPage) TypedKey(k *fyne.KeyEvent) {
	if p.preview != nil {
		p.preview.key(k.Name)
	}
}

// Refresh implements Page. A preview is read anew: what it compares with changed.
func (p *filesPage) Refresh() {
	f, r := p.app.Facts(), p.app.Review()
	p.agencies.SetRows(agencyForms(f, r))
	p.log.SetRows(importLog(f))
	show(p.log, len(p.log.Rows()) > 0)
	show(p.noLog, len(p.log.Rows()) == 0)
	p.offerScopes()
	if !p.named {
		p.made = filepath.Join(p.app.startFolder(), "Bieu-co-quan-"+r.AsOf.ISO())
		p.folder.SetText(p.made)
		p.named = false
	}
	if p.app.canEdit() {
		p.read.Enable()
	} else {
		p.read.Disable()
		p.inProblem.tell(&data.Error{Code: data.ReadOnly, Message: "Sổ đang mở chỉ xem nên không nhận tệp được; xuất biểu thì được."})
	}
	if p.preview != nil {
		p.preview.readAgain()
	}
}

// chooseFile asks for one more file.
func (p *filesPage) chooseFile() {
	at := p.app.startFolder()
	if list := splitPaths(p.paths.Text); len(list) > 0 {
		at = filepath.Dir(list[len(list)-1])
	}
	p.app.askFile("Chọn tệp cơ quan gửi lại (.xlsx); chọn lần nữa để thêm tệp", []string{".xlsx", ".XLSX"}, at, p.addPath)
}

func (p *filesPage) addPath(path string) {
	text := path
	if p.paths.Text != "" {
		text = p.paths.Text + "; " + path
	}
	p.paths.SetText(text)
	p.app.window.Canvas().Focus(p.paths)
}

func (p *filesPage) chooseFolder() {
	p.app.askFolder("", filepath.Dir(p.folder.Text), func(path string) { p.folder.SetText(path) })
}
