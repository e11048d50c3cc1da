package ui

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"giaoban/briefing"
	"giaoban/data"
)

// reportPage makes the two-page brief and chart pictures: for which meeting, to
// which day, into which file, after a look at what the figures lack.
type reportPage struct {
	app   *App
	named bool   // the user gave a file name of his own
	saved string // last brief written
	made  string // name that the program proposed

	meeting *choice
	asOf    *dateField
	path    *keyEntry
	checks  *fyne.Container
	figures *fyne.Container
	result  *fyne.Container
	chart   *choice
	kind    *choice
	content fyne.CanvasObject
}

const reportColumn float32 = 560

func newReportPage(a *App) Page {
	p := &reportPage{app: a, checks: container.New(&tightColumn{gap: 6}), result: container.New(&tightColumn{gap: 6}), figures: container.New(&tightColumn{})}
	p.meeting = newChoice(p.chooseMeeting)
	p.asOf = newDateField(a.AsOf())
	p.asOf.OnEnter = p.useDate
	p.path = newKeyEntry()
	p.path.OnChanged = func(s string) { p.named = s != p.made }
	p.path.OnSubmitted = func(string) { p.Save() }
	p.chart = newChoice(nil)
	p.kind = newChoice(nil)
	p.kind.Set([]option{{".png", "PNG (ảnh)"}, {".svg", "SVG (nét vẽ, màu)"}, {".pdf", "PDF (nét vẽ, đen trắng)"}})
	p.content = p.layout()
	p.Refresh()
	return p
}

func (p *reportPage) layout() fyne.CanvasObject {
	field := func(label string, o fyne.CanvasObject) fyne.CanvasObject {
		return container.New(&tightColumn{gap: 2}, caption(label), o)
	}
	use := newButton("Tính theo ngày này", "", nil, p.useDate)
	date := container.New(&lineLayout{gap: 8, grow: -1}, container.New(&fixed{fyne.NewSize(170, 0)}, p.asOf),
		container.New(&tightColumn{gap: 2}, use, caption("")))
	folder := newButton("Chọn thư mục…", "", theme.FolderOpenIcon(), p.chooseFolder)
	save := newButton("Lưu bản tóm tắt PDF", "Ctrl+S", theme.DocumentSaveIcon(), p.Save).main()
	left := container.New(&tightColumn{gap: 14},
		section("1. Cuộc họp và ngày chốt", "mọi con số tính đến hết ngày chốt", container.New(&tightColumn{gap: 8},
			field("Cuộc họp", framed(p.meeting)), field("Số liệu chốt ngày", date))),
		section("2. Bản tóm tắt cho lãnh đạo", "đúng 2 trang A4, đen trắng, thể thức Nghị định 30/2020", container.New(&tightColumn{gap: 8},
			field("Tệp", container.NewBorder(nil, nil, nil, container.New(&inset{left: 8}, folder), p.path)),
			container.New(&lineLayout{gap: 8, grow: -1}, save), p.result)),
		section("3. Ảnh biểu đồ", "dán vào văn bản khác; không gồm năm công bố sau ngày chốt", container.New(&tightColumn{gap: 8},
			container.New(&columns{widths: []float32{-2, -1}, gap: 8}, field("Biểu đồ", framed(p.chart)), field("Dạng tệp", framed(p.kind))),
			container.New(&lineLayout{gap: 8, grow: -1}, newButton("Lưu ảnh biểu đồ…", "", theme.DownloadIcon(), p.savePictures)))))
	right := container.New(&tightColumn{gap: 14}, section("Kiểm tra trước khi xuất", "", p.checks),
		section("Số liệu sẽ in", "", p.figures))
	return quiet(container.NewVScroll(container.New(&inset{pageTop, pageSide, pageTop, pageSide},
		container.New(&reportLayout{}, left, right))))
}

// reportLayout puts the steps and the checks side by side, or one below the
// other where the window is narrow.
type reportLayout struct{ narrow bool }

// MinSize implements fyne.Layout.
func (l *reportLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	if l.narrow {
		return fyne.NewSize(400, a.Height+b.Height+16)
	}
	return fyne.NewSize(400, max(a.Height, b.Height))
}

// Layout implements fyne.Layout.
func (l *reportLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	l.narrow = size.Width < reportColumn+24+520
	if l.narrow {
		o[0].Resize(fyne.NewSize(size.Width, o[0].MinSize().Height))
		o[1].Move(fyne.NewPos(0, o[0].MinSize().Height+16))
		o[1].Resize(fyne.NewSize(size.Width, o[1].MinSize().Height))
		return
	}
	o[0].Resize(fyne.NewSize(reportColumn, o[0].MinSize().Height))
	o[1].Move(fyne.NewPos(reportColumn+24, 0))
	o[1].Resize(fyne.NewSize(size.Width-reportColumn-24, o[1].MinSize().Height))
}

// Title implements Page.
func (p *reportPage) Title() string { return "Báo cáo" }

// Content implements Page.
func (p *reportPage) Content() fyne.CanvasObject { return p.content }

// Footer implements Footed.
func (p *reportPage) Footer() string {
	return "Trang in và màn hình lấy cùng một bộ số liệu"
}

// Print implements Printer: the brief is made and opened for printing.
func (p *reportPage) Print() { p.Save() }

// Refresh implements Page.
func (p *reportPage) Refresh() {
	f, r := p.app.Facts(), p.app.Review()
	meetings := []option{{"", "Không gắn với cuộc họp nào"}}
	for i := len(f.Meetings) - 1; i >= 0; i-- {
		meetings = append(meetings, option{f.Meetings[i].ID, meetingLabel(f.Meetings[i])})
	}
	p.meeting.Set(meetings)
	p.meeting.Choose(f.MeetingAt(r.AsOf).ID)
	p.asOf.SetValue(r.AsOf)
	if !p.named {
		p.propose(r.AsOf)
	}
	charts := []option{{"", "Tất cả biểu đồ"}}
	for _, c := range briefing.Charts(f, r) {
		charts = append(charts, option{c.Name, c.Title + " (" + c.Name + ")"})
	}
	p.chart.Set(charts)
	p.fillChecks(r)
	p.fillFigures(r)
}

// fillFigures shows the brief's table of statuses, in both units.
func (p *reportPage) fillFigures(r *data.Review) {
	count := func(id, label string, of func(data.Counts) int) column[figureRow] {
		return column[figureRow]{
			ID: id, Label: label, Width: 88, Align: fyne.TextAlignTrailing,
			Cell: func(f figureRow) cell { return cell{Text: data.FormatCount(of(f.Counts))} },
		}
	}
	g := newGrid(func(f figureRow) string { return f.Unit },
		column[figureRow]{ID: "unit", Label: "Đơn vị", Cell: func(f figureRow) cell { return cell{Text: f.Unit, Bold: true} }},
		count("total", "Tổng giao", data.Counts.Total),
		count("on-time", "Xong đúng hạn", func(c data.Counts) int { return c.OnTime }),
		count("late", "Xong quá hạn", func(c data.Counts) int { return c.Late }),
		count("in-time", "Trong hạn", func(c data.Counts) int { return c.InTime }),
		count("overdue", "Quá hạn", func(c data.Counts) int { return c.Overdue }),
		count("undated", "Thường xuyên", data.Counts.Undated),
	)
	g.SetRows([]figureRow{{"Nhiệm vụ", r.Tasks}, {"Lượt giao", r.Assignments}})
	p.figures.RemoveAll()
	p.figures.Add(g.still(nil))
	for _, f := range []figureRow{{"nhiệm vụ", r.Tasks}, {"lượt giao", r.Assignments}} {
		due, dated := f.Counts.DoneOfDue(), f.Counts.DoneOfDated()
		p.figures.Add(container.New(&inset{top: 4}, newParagraph(data.Span{Text: "Theo " + f.Unit + ": hoàn thành/đến hạn " + due.Percent() + " (" + due.Fraction() +
			"); hoàn thành/có thời hạn " + dated.Percent() + " (" + dated.Fraction() + ")"})))
	}
	p.figures.Refresh()
}

// figureRow is the counts in one unit.
type figureRow struct {
	Unit   string
	Counts data.Counts
}

// propose offers a file name with the date, in the folder of the last paper.
func (p *reportPage) propose(asOf data.Date) {
	folder := filepath.Dir(p.path.Text)
	if p.path.Text == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			home = p.app.options.DataDir
		}
		folder = reportFolder(home)
	}
	p.made = filepath.Join(folder, reportName(asOf))
	p.path.SetText(p.made)
	p.named = false
}

func (p *reportPage) meetingChosen() data.Meeting {
	for _, m := range p.app.Facts().Meetings {
		if m.ID == p.meeting.Value() {
			return m
		}
	}
	return data.Meeting{}
}

// chooseMeeting goes to the cut-off date of the meeting.
func (p *reportPage) chooseMeeting(string) {
	if m := p.meetingChosen(); m.AsOf != 0 {
		p.app.SetAsOf(m.AsOf)
	}
}

func (p *reportPage) useDate() {
	if d, err := p.asOf.Value(); err == nil && d != 0 {
		p.app.SetAsOf(d)
	}
}

func (p *reportPage) fillChecks(r *data.Review) {
	p.checks.RemoveAll()
	for _, c := range reportChecks(r) {
		icon, color := theme.ConfirmIcon(), colorGreen
		if !c.OK {
			icon, color = theme.WarningIcon(), colorAmber
		}
		words := newParagraph(data.Span{Text: c.Words})
		if !c.OK {
			words.Color = colorAmber
		}
		words.Resize(fyne.NewSize(300, 20))
		p.checks.Add(container.New(&tagLayout{26}, container.New(&inset{top: 2}, iconView(theme.NewColoredResource(icon, color), 15)), words))
	}
	p.checks.Refresh()
}

// Save implements Saver: it writes the brief, after asking when a file is there.
func (p *reportPage) Save() {
	path := cleanReportPath(p.path.Text)
	if path == "" {
		p.app.fail(&data.Error{Code: data.Invalid, Message: "Chưa có tên tệp để lưu.", Hint: "Gõ tên tệp hoặc chọn thư mục."})
		return
	}
	if d, err := p.asOf.Value(); err != nil || d != p.app.Review().AsOf {
		p.app.fail(&data.Error{
			Code: data.Invalid, Message: "Ngày chốt trong ô chưa được dùng để tính.",
			Hint: "Bấm “Tính theo ngày này” rồi lưu; hoặc trả ô về " + p.app.Review().AsOf.String() + ".",
		})
		return
	}
	if _, err := os.Stat(path); err == nil && path != p.saved {
		p.app.confirm("Thay tệp đã có?", "Tệp “"+path+"” đã có. Bản mới sẽ thay bản đó.", "Thay tệp", func() { p.write(path) })
		return
	}
	p.write(path)
}

// write makes the brief beside the UI goroutine.
func (p *reportPage) write(path string) {
	a := p.app
	f, r := a.Facts(), a.Review()
	o := briefing.Options{Meeting: p.meetingChosen(), Printed: a.options.Now(), Author: a.options.User}
	a.work("Đang lập bản tóm tắt…", func(context.Context, Progress) error {
		d, err := briefing.Leader(f, r, o)
		if err != nil {
			return err
		}
		return briefing.WritePDF(path, d)
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil:
			p.showResult(nil)
			a.fail(err)
		default:
			p.saved = path
			p.showResult(p.savedLine(path))
			a.toast("Đã lưu bản tóm tắt: " + filepath.Base(path))
		}
	})
}

// savedLine says where the paper is and opens it.
func (p *reportPage) savedLine(path string) fyne.CanvasObject {
	words := newParagraph(data.Span{Text: "Đã lưu, đã kiểm tra 2 trang và phông chữ: "}, data.Span{Text: path, Bold: true})
	words.Resize(fyne.NewSize(reportColumn, 20))
	open := newButton("Mở", "", theme.DocumentIcon(), func() { p.app.openFile(path) })
	folder := newButton("Mở thư mục", "", theme.FolderOpenIcon(), func() { p.app.openFile(filepath.Dir(path)) })
	return container.New(&tightColumn{gap: 6}, words, container.New(&lineLayout{gap: 8, grow: -1}, open, folder))
}

func (p *reportPage) showResult(o fyne.CanvasObject) {
	p.result.RemoveAll()
	if o != nil {
		p.result.Add(o)
	}
	p.result.Refresh()
	p.content.Refresh()
}

// chooseFolder keeps the file name and takes another folder.
func (p *reportPage) chooseFolder() {
	p.askFolder("Thư mục lưu bản tóm tắt", func(folder string) {
		name := filepath.Base(cleanReportPath(p.path.Text))
		if p.path.Text == "" {
			name = reportName(p.app.AsOf())
		}
		named := p.named
		p.made = filepath.Join(folder, name)
		p.path.SetText(p.made)
		p.named = named
	})
}

func (p *reportPage) askFolder(title string, then func(folder string)) {
	p.app.askFolder(title, filepath.Dir(p.path.Text), then)
}

// savePictures writes the chosen charts into a folder of the user's choice.
func (p *reportPage) savePictures() {
	p.askFolder("Thư mục lưu ảnh biểu đồ", func(folder string) {
		p.writePictures(folder, p.kind.Value(), p.chart.Value())
	})
}

// writePictures writes one chart, or all when name is empty, in the background.
// kind is the ending of the files.
func (p *reportPage) writePictures(folder, kind, name string) {
	a := p.app
	var list []briefing.Chart
	for _, c := range briefing.Charts(a.Facts(), a.Review()) {
		if name == "" || c.Name == name {
			list = append(list, c)
		}
	}
	suffix := "-" + a.Review().AsOf.ISO()
	if name == "" { // many files: a folder of their own
		folder = filepath.Join(folder, "Bieu-do"+suffix)
	}
	a.work("Đang vẽ biểu đồ…", func(ctx context.Context, progress Progress) error {
		if name == "" {
			if err := os.MkdirAll(folder, 0o755); err != nil {
				return &data.Error{
					Code: data.ReadOnly, Message: "Không lập được thư mục “" + folder + "”.",
					Hint: "Chọn thư mục khác, nơi được phép ghi.", Err: err,
				}
			}
		}
		for i, c := range list {
			if err := ctx.Err(); err != nil {
				return err
			}
			progress(i, len(list), c.Title)
			path := filepath.Join(folder, c.Name+suffix+kind)
			var picture bytes.Buffer
			if err := c.Draw(&picture, kind); err != nil {
				return err
			}
			if err := briefing.WriteFile(path, picture.Bytes()); err != nil {
				return err
			}
		}
		return nil
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			a.toast("Đã dừng; các ảnh vẽ xong vẫn còn trong thư mục")
		case err != nil:
			a.fail(err)
		default:
			a.toast("Đã lưu " + strconv.Itoa(len(list)) + " ảnh biểu đồ vào " + folder)
		}
	})
}
