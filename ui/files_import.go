package ui

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"giaoban/data"
	"giaoban/data/intake"
)

// answersPreview shows what the agencies' files would change, cell by cell, and
// takes from the clerk which rows enter. Nothing is stored before "Ghi".
type answersPreview struct {
	page    *filesPage
	paths   []string
	options intake.ImportOptions
	answers *intake.AgencyImport
	lines   []answerLine
	file    int    // shown; -1: all
	part    string // of the tabs

	files   *grid[answerFile]
	tabs    *textTabs
	grid    *grid[answerLine]
	summary *paragraph
	detail  *paragraph
	problem problemLine
	enter   *button
	content fyne.CanvasObject
}

// dropped takes files that were dropped onto the window: a workbook is opened,
// a directive and the agencies' files are read.
func (a *App) dropped(_ fyne.Position, uris []fyne.URI) {
	if a.topModal() != nil {
		return
	}
	var forms []string
	for _, u := range uris {
		if strings.EqualFold(filepath.Ext(u.Path()), extension) {
			a.openWorkbook(u.Path(), false)
			return
		}
		if isDocumentFile(u.Path()) && a.store != nil {
			a.Go(Route{Page: PageIntake})
			a.page().(*intakePage).openDropped(u.Path())
			return
		}
		if strings.EqualFold(filepath.Ext(u.Path()), ".xlsx") || isFolder(u.Path()) {
			forms = append(forms, u.Path())
		}
	}
	switch {
	case len(forms) == 0:
		a.toast("Thả vào đây văn bản chỉ đạo (.docx, .pdf, .txt), tệp Excel cơ quan gửi lại (.xlsx) hoặc tệp sổ (" + extension + ")")
	case a.store == nil:
		a.toast("Mở sổ trước, rồi thả tệp cơ quan gửi lại vào cửa sổ")
	default:
		a.Go(Route{Page: PageFiles})
		p := a.page().(*filesPage)
		p.paths.SetText(strings.Join(forms, "; "))
		p.readTyped()
	}
}

// readTyped reads the files that the field names and shows what they would change.
func (p *filesPage) readTyped() {
	p.inProblem.tell(nil)
	if !p.app.canEdit() {
		p.Refresh()
		return
	}
	on, err := p.received.Value()
	paths, wrong := formPaths(splitPaths(p.paths.Text))
	switch {
	case err != nil:
		wrong = &data.Error{Code: data.Invalid, Message: "Ngày Văn phòng nhận: " + dayProblem(err) + "."}
	case on == 0:
		wrong = &data.Error{Code: data.Invalid, Message: "Ghi ngày Văn phòng nhận."}
	case on > p.app.today():
		wrong = &data.Error{Code: data.Invalid, Message: "Ngày Văn phòng nhận sau hôm nay (" + p.app.today().String() + ")."}
	}
	if wrong != nil {
		p.inProblem.tell(wrong)
		p.content.Refresh()
		return
	}
	a, f, r := p.app, p.app.Facts(), p.app.Review()
	o := intake.ImportOptions{On: on, At: a.options.Now(), User: a.options.User}
	var answers *intake.AgencyImport
	a.work("Đang đọc "+data.FormatCount(len(paths))+" tệp…", func(ctx context.Context, report Progress) error {
		answers = intake.ReadAgencyBooks(f, r, paths, o)
		return ctx.Err()
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil:
			a.fail(err)
		default:
			p.open(newAnswersPreview(p, paths, o), answers)
		}
	})
}

// open puts a preview in the place of the page.
func (p *filesPage) open(v *answersPreview, answers *intake.AgencyImport) {
	p.preview = v
	p.content.Objects = []fyne.CanvasObject{v.content}
	p.tools.Objects = []fyne.CanvasObject{container.New(&lineLayout{gap: 8, grow: -1},
		newButton("Nhận mọi dòng đang xem", "", theme.CheckButtonCheckedIcon(), func() { v.all(true) }),
		newButton("Bỏ hết", "", theme.CheckButtonIcon(), func() { v.all(false) }),
		newButton("Đóng", "Esc", theme.CancelIcon(), p.endPreview), v.enter)}
	v.fill(answers)
	p.content.Refresh()
	p.app.refreshShell()
	p.app.window.Canvas().Focus(v.grid.Focusable()) // it was not drawn yet
}

// endPreview goes back to the page; nothing was stored.
func (p *filesPage) endPreview() {
	p.reading.drop()
	p.preview = nil
	p.content.Objects = []fyne.CanvasObject{p.main}
	p.tools.Objects = nil
	p.content.Refresh()
	p.app.refreshShell()
	p.app.window.Canvas().Focus(p.paths)
}

func newAnswersPreview(p *filesPage, paths []string, o intake.ImportOptions) *answersPreview {
	v := &answersPreview{
		page: p, paths: paths, options: o, file: -1,
		summary: newParagraph(), detail: newParagraph(), problem: newProblemLine(),
	}
	v.enter = newButton("Ghi", "Ctrl+S", theme.DocumentSaveIcon(), v.save).main()
	v.tabs = newTextTabs(func(id string) { v.part = id; v.list() })
	v.files, v.grid = v.newFiles(), v.newGrid()
	v.tabs.OnTapped = v.grid.TakeFocus
	top := container.New(&tightColumn{gap: 4}, v.summary, v.problem.words)
	right := container.NewBorder(v.tabs, container.New(&inset{top: 4}, container.New(&fixed{fyne.NewSize(0, 54)}, quiet(container.NewVScroll(v.detail)))), nil, nil, v.grid)
	left := container.NewBorder(sectionHead("Tệp", "", nil), nil, nil, nil, v.files)
	v.content = container.New(&inset{pageTop, pageSide, 4, pageSide},
		container.NewBorder(top, nil, nil, nil, container.New(&inset{top: 6}, container.New(&navLayout{answerFilesWidth, 14}, left, right))))
	return v
}

const answerFilesWidth float32 = 216

func (v *answersPreview) newFiles() *grid[answerFile] {
	g := newGrid(func(f answerFile) string { return data.FormatCount(f.N) },
		column[answerFile]{ID: "name", Label: "Tên", Cell: func(f answerFile) cell { return cell{Text: f.Name, Bold: f.N < 0} }},
		column[answerFile]{ID: "state", Label: "", Width: 92, Cell: func(f answerFile) cell { return cell{Text: f.State, Color: f.Color} }})
	g.OnSelect = func(f answerFile) {
		v.file = f.N
		v.list()
		v.detail.SetSpans([]data.Span{{Text: f.About}})
	}
	g.OnActivate = func(answerFile) { v.grid.TakeFocus() }
	g.OnEscape = v.page.endPreview
	return g
}

func (v *answersPreview) newGrid() *grid[answerLine] {
	muted := func(s string) cell { return cell{Text: s, Color: colorMuted} }
	g := newGrid(func(l answerLine) string { return l.Key },
		column[answerLine]{
			ID: "accept", Label: "Nhận", Width: 42,
			New: func() fyne.CanvasObject { return newRowTick() },
			Update: func(l answerLine, o fyne.CanvasObject) {
				o.(*rowTick).set(v.tick(l), func() { v.toggle(l) })
			},
			Cell: func(l answerLine) cell {
				return cell{Text: map[bool]string{true: "nhận", false: "không"}[v.accepted(l)]}
			},
		},
		column[answerLine]{ID: "cell", Label: "Ô", Width: 62, Cell: func(l answerLine) cell { return cell{Text: l.Cell} }},
		column[answerLine]{ID: "task", Label: "Mã", Width: 42, Cell: func(l answerLine) cell {
			if !l.First {
				return cell{}
			}
			return cell{Text: l.Task}
		}},
		column[answerLine]{ID: "agency", Label: "Cơ quan", Width: 88, Cell: func(l answerLine) cell {
			if !l.First {
				return cell{}
			}
			return cell{Text: l.Agency}
		}},
		column[answerLine]{ID: "what", Label: "Cột", Width: 140, Optional: 1, Cell: func(l answerLine) cell { return muted(l.What) }},
		column[answerLine]{ID: "old", Label: "Trong sổ", Width: 136, Cell: func(l answerLine) cell { return muted(l.before()) }},
		column[answerLine]{ID: "new", Label: "Cơ quan ghi", Cell: func(l answerLine) cell {
			if l.Words != "" {
				return cell{Text: l.after(), Color: l.Color}
			}
			return cell{Text: l.after(), Bold: v.accepted(l)}
		}})
	g.OnSelect = v.tell
	g.OnActivate = func(l answerLine) { v.toggle(l) }
	g.OnEscape = v.page.endPreview
	return g
}

func (v *answersPreview) accepted(l answerLine) bool {
	return l.Row >= 0 && v.answers.Rows[l.Row].Accepted
}

// tick is what the first line of a row shows: whether it enters, or can't.
func (v *answersPreview) tick(l answerLine) tickState {
	switch {
	case !l.First:
		return tickNone
	case l.Part == answersFaulty || l.Part == answersSame:
		return tickBarred
	case v.accepted(l):
		return tickOn
	}
	return tickOff
}

// fill shows what was read; the place in the list stays.
func (v *answersPreview) fill(x *intake.AgencyImport) {
	v.answers, v.lines = x, answerLines(x)
	v.files.SetRows(answerFiles(x))
	if _, ok := v.files.Selected(); !ok {
		v.files.cursor, v.files.anchor = 0, 0
	}
	v.list()
	v.told()
}

// list shows the lines of the chosen file and part.
func (v *answersPreview) list() {
	var mine, shown []answerLine
	for _, l := range v.lines {
		if v.file < 0 || l.File == v.file {
			mine = append(mine, l)
			if v.part == answersAll || l.Part == v.part {
				shown = append(shown, l)
			}
		}
	}
	v.tabs.Set(answerTabs(mine))
	v.tabs.Select(v.part)
	v.grid.SetRows(shown)
	if _, ok := v.grid.Selected(); !ok && len(shown) > 0 {
		v.grid.cursor, v.grid.anchor = 0, 0
		v.tell(shown[0])
	}
}

// tell writes a line out in full: cells are cut.
func (v *answersPreview) tell(l answerLine) {
	place := l.FileName + ", " + l.Cell
	if l.Task != "" {
		place += ", " + l.Task + "/" + l.Agency + ": " + v.answers.Rows[l.Row].Title
	}
	spans := []data.Span{{Text: place + ". ", Bold: true}}
	if l.Words != "" {
		if l.What != "" {
			spans = append(spans, data.Span{Text: l.What + ": "})
		}
		spans = append(spans, data.Span{Text: strings.TrimSpace(l.Words)})
		if !l.Whole {
			spans = append(spans, data.Span{Text: " Trong sổ: " + excerptLong(l.before()) + ". Cơ quan ghi: “" + excerptLong(l.New) + "”."})
		}
	} else {
		spans = append(spans, data.Span{Text: l.What + ": “" + excerptLong(l.Old) + "” thành “" + excerptLong(l.New) + "”."})
	}
	v.detail.SetSpans(spans)
}

// toggle accepts or rejects the row of a line.
func (v *answersPreview) toggle(l answerLine) {
	if l.Row < 0 || l.Part == answersSame {
		return
	}
	v.problem.tell(nil)
	if v.answers.Rows[l.Row].Accepted {
		v.answers.Reject(l.Row)
	} else if err := v.answers.Accept(l.Row); err != nil {
		v.problem.tell(err)
	}
	v.told()
}

// all accepts or rejects every row that is shown; rows that can't enter stay out.
func (v *answersPreview) all(accept bool) {
	for _, l := range v.grid.Rows() {
		switch {
		case !l.First || l.Part == answersFaulty:
		case accept:
			v.problem.tell(v.answers.Accept(l.Row))
		default:
			v.answers.Reject(l.Row)
		}
	}
	v.told()
	v.grid.TakeFocus()
}

// told writes anew what would be stored.
func (v *answersPreview) told() {
	n, faulty, left := v.answers.Accepted(), 0, 0
	for _, l := range v.lines {
		switch {
		case !l.First && l.Row >= 0 || l.Part == answersSame:
		case l.Part == answersFaulty:
			faulty++
		case !v.accepted(l):
			left++
		}
	}
	words := []data.Span{
		{Text: data.FormatCount(len(v.answers.Files)) + " tệp, " + data.FormatCount(len(v.answers.Rows)) + " dòng có điền. Nhận "},
		{Text: data.FormatCount(n) + " dòng", Bold: true},
		{Text: "."},
	}
	if left > 0 {
		words = append(words, data.Span{Text: " " + data.FormatCount(left) + " dòng không nhận."})
	}
	if faulty > 0 {
		words = append(words, data.Span{Text: " " + data.FormatCount(faulty) + " chỗ sai phải sửa trong tệp.", Bold: true})
	}
	if n == 0 && faulty == 0 && left == 0 {
		words = append(words, data.Span{Text: " Không có gì thay đổi: sổ đã có mọi nội dung của các tệp này."})
	}
	v.summary.SetSpans(words)
	v.enter.Text = "Ghi " + data.FormatCount(n) + " dòng"
	if n > 0 {
		v.enter.Enable()
	} else {
		v.enter.Disable()
	}
	v.enter.Refresh()
	v.grid.list.Refresh()
	v.content.Refresh()
	if v.page.app.shows(v.page) {
		v.page.app.refreshShell()
	}
}

func (v *answersPreview) footer() string {
	return "Space hoặc Enter: nhận, không nhận dòng · Ctrl+S: ghi các dòng nhận · Esc: đóng, không ghi gì"
}

// key takes what the lists leave: Space ticks.
func (v *answersPreview) key(name fyne.KeyName) {
	switch name {
	case fyne.KeySpace:
		if l, ok := v.grid.Selected(); ok {
			v.toggle(l)
		}
	case fyne.KeyEscape:
		v.page.endPreview()
	}
}

// readAgain reads the files against the facts of now: they changed under the
// preview. Which rows enter is decided anew.
func (v *answersPreview) readAgain() {
	f, r := v.page.app.Facts(), v.page.app.Review()
	v.page.app.newest(&v.page.reading, func(context.Context) (func(), error) {
		x := intake.ReadAgencyBooks(f, r, v.paths, v.options)
		return func() {
			if v.page.preview == v {
				v.fill(x)
			}
		}, nil
	})
}

// save stores the accepted rows and the log of the files as one action.
func (v *answersPreview) save() {
	v.problem.tell(nil)
	entities, err := v.answers.Entities()
	if err != nil || len(entities) == 0 {
		if err != nil {
			v.problem.tell(err)
		}
		v.content.Refresh()
		return
	}
	p, n := v.page, data.FormatCount(v.answers.Accepted())
	p.reading.drop()
	p.app.write(v.answers.Action(), putAll(entities...), func() {
		if p.preview == v {
			p.paths.SetText("")
			p.endPreview()
		}
		p.app.toastUndo("Đã nhận " + n + " dòng từ " + data.FormatCount(len(v.answers.Log())) + " tệp")
	}, func(err error) {
		v.problem.tell(err)
		v.content.Refresh()
	})
}

// tickState is what the tick of a row shows.
type tickState uint8

const (
	tickNone   tickState = iota // not the first line of its row
	tickBarred                  // the row can't enter
	tickOff
	tickOn
)

// rowTick is the tick of a row that enters or not.
type rowTick struct {
	widget.BaseWidget
	icon  *widget.Icon
	state tickState
	do    func()
}

func newRowTick() *rowTick {
	t := &rowTick{icon: widget.NewIcon(nil)}
	t.ExtendBaseWidget(t)
	return t
}

func (t *rowTick) set(s tickState, do func()) {
	t.do = do
	if t.state == s && t.icon.Resource != nil {
		return
	}
	t.state = s
	switch s {
	case tickOn:
		t.icon.SetResource(theme.NewColoredResource(theme.CheckButtonCheckedIcon(), colorAccent))
	case tickOff:
		t.icon.SetResource(theme.CheckButtonIcon())
	case tickBarred:
		t.icon.SetResource(theme.NewColoredResource(theme.ContentRemoveIcon(), colorMuted))
	default:
		t.icon.SetResource(nil)
	}
}

// Tapped implements fyne.Tappable.
func (t *rowTick) Tapped(*fyne.PointEvent) { t.do() }

// CreateRenderer implements fyne.Widget.
func (t *rowTick) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(&fixed{fyne.NewSquareSize(18)}, t.icon))
}
