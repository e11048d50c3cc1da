package ui

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"giaoban/data"
	"giaoban/data/intake/directive"
	"giaoban/data/intake/document"
	"giaoban/data/intake/reading"
)

// intakePage takes a directive in: a file or pasted text is read, the clerk
// reviews what it proposes, and what is accepted enters the workbook in one
// action. Until then nothing of it does.
type intakePage struct {
	app     *App
	desk    *intakeDesk // the review under way; nil = none
	again   *intakeAgain
	problem problemLine
	start   fyne.CanvasObject
	content *fyne.Container
	tools   *fyne.Container
}

// documentFiles are the endings of files that can be read.
func documentFiles() []string { return []string{".txt", ".md", ".docx", ".pdf"} }

func isDocumentFile(path string) bool {
	return slices.Contains(documentFiles(), strings.ToLower(filepath.Ext(path)))
}

func newIntakePage(a *App) Page {
	p := &intakePage{app: a, problem: newProblemLine(), tools: container.NewHBox()}
	p.start = p.newStart()
	p.content = container.NewStack(p.start)
	p.recall()
	return p
}

// newStart is the page before a document is open.
func (p *intakePage) newStart() fyne.CanvasObject {
	open := newButton("Mở văn bản…", "Ctrl+Shift+O", theme.FolderOpenIcon(), p.choose).main()
	paste := newButton("Dán nội dung đã chép", "Ctrl+V", theme.ContentPasteIcon(), p.Paste)
	step := func(title, words string) fyne.CanvasObject {
		return section(title, "", newParagraph(data.Span{Text: words}))
	}
	column := container.New(&tightColumn{gap: 16},
		section("1. Mở hoặc dán văn bản", "công văn, chỉ thị, kế hoạch, quyết định, thông báo, công điện", container.New(&tightColumn{gap: 8},
			newParagraph(data.Span{Text: "Nhận tệp .docx, .pdf có lớp chữ, .txt, .md. Có thể kéo thả tệp vào cửa sổ. Bản quét không có lớp chữ, tệp đặt mật khẩu, văn bản có dấu mật không đọc và không giữ lại gì."}),
			container.New(&lineLayout{gap: 10, grow: -1}, open, paste), p.problem.words)),
		step("2. Duyệt", "Nguyên văn ở bên trái, nhiệm vụ đề xuất ở bên phải, chỗ chưa chắc lên trước. Mỗi đề xuất nêu rõ dựa vào chữ nào. Tách, gộp, sửa cơ quan, thời hạn, nội dung chỉ số bằng bàn phím."),
		step("3. Đưa vào sổ", "Chỉ những nhiệm vụ đã nhận mới vào sổ, cùng nguyên văn, mã băm của tệp và các lỗi đã sửa, trong một thao tác hoàn tác được. Văn bản đã có trong sổ thì chỉ nêu chỗ khác."),
		caption("Tách theo quy tắc ngay tại máy này, không gửi dữ liệu ra ngoài."))
	return container.New(&inset{pageTop, pageSide, pageTop, pageSide}, quiet(container.NewVScroll(container.New(maxWidth{760}, column))))
}

// maxWidth keeps running text from getting too wide to read.
type maxWidth struct{ width float32 }

// MinSize implements fyne.Layout.
func (l maxWidth) MinSize(o []fyne.CanvasObject) fyne.Size { return (&inset{}).MinSize(o) }

// Layout implements fyne.Layout.
func (l maxWidth) Layout(o []fyne.CanvasObject, size fyne.Size) {
	for _, c := range o {
		c.Resize(fyne.NewSize(min(l.width, size.Width), size.Height))
	}
}

// Title implements Page.
func (p *intakePage) Title() string { return "Văn bản đến" }

// Content implements Page.
func (p *intakePage) Content() fyne.CanvasObject { return p.content }

// Header implements Headed.
func (p *intakePage) Header() fyne.CanvasObject { return p.tools }

// Refresh implements Page: the workbook changed under the review.
func (p *intakePage) Refresh() {
	if p.desk != nil {
		p.desk.changed()
	}
}

// Route implements Router.
func (p *intakePage) Route(Route) {
	switch {
	case p.desk != nil:
		p.app.window.Canvas().Focus(p.desk.grid.Focusable())
	case p.again != nil:
		p.app.window.Canvas().Focus(p.again.grid.Focusable())
	}
}

// Close implements Closer: the review is already a draft.
func (p *intakePage) Close() { p.app.failIf(p.app.flushDrafts()) }

// Save implements Saver: what is accepted enters the workbook.
func (p *intakePage) Save() {
	if p.desk != nil {
		p.desk.enter()
		return
	}
	p.app.toast("Mở văn bản trước")
}

// Copy implements Copier.
func (p *intakePage) Copy() {
	text := ""
	switch {
	case p.desk != nil:
		text = p.desk.grid.TSV()
	case p.again != nil:
		text = p.again.grid.TSV()
	default:
		return
	}
	p.app.app.Clipboard().SetContent(text)
	p.app.toast("Đã chép các dòng đang chọn, dán được vào bảng tính")
}

// Footer implements Footed.
func (p *intakePage) Footer() string {
	if p.desk != nil {
		return p.desk.footer()
	}
	return "Tách theo quy tắc tại máy, không gửi dữ liệu ra ngoài"
}

// TypedKey takes keys that nothing else wants.
func (p *intakePage) TypedKey(k *fyne.KeyEvent) {
	switch {
	case p.desk != nil:
		p.desk.key(k.Name)
	case p.again != nil && k.Name == fyne.KeyEscape:
		p.reset()
	}
}

// TypedRune takes letters that nothing else wants.
func (p *intakePage) TypedRune(r rune) {
	if p.desk != nil {
		p.desk.letter(r)
	}
}

// openDirective goes to the page and asks for a file.
func (a *App) openDirective() {
	a.Go(Route{Page: PageIntake})
	if p, ok := a.page().(*intakePage); ok {
		p.choose()
	}
}

// acceptDirective accepts all that the page proposes (Ctrl+Enter).
func (a *App) acceptDirective() {
	if p, ok := a.page().(*intakePage); ok && p.desk != nil {
		p.desk.acceptAll()
	}
}

// pastePage hands what is on the clipboard to a page that takes it.
func (a *App) pastePage() {
	if p, ok := a.page().(*intakePage); ok && a.topModal() == nil {
		p.Paste()
	}
}

// choose asks for a file. The review under way goes first.
func (p *intakePage) choose() {
	p.instead(func() {
		p.app.askFile("Mở văn bản chỉ đạo (.docx, .pdf, .txt, .md)", documentFiles(), p.app.startFolder(), p.readFile)
	})
}

// Paste reads the text on the clipboard.
func (p *intakePage) Paste() {
	text := p.app.app.Clipboard().Content()
	if strings.TrimSpace(text) == "" {
		p.problem.tell(&data.Error{Code: data.Invalid, Message: "Bảng nhớ tạm không có chữ.", Hint: "Chép nội dung văn bản rồi bấm lại."})
		p.content.Refresh()
		return
	}
	p.instead(func() {
		p.read("văn bản dán", func(ctx context.Context) (*document.Source, error) {
			return document.Read(ctx, "văn bản dán.txt", strings.NewReader(text), document.Options{})
		})
	})
}

// readFile reads a file that was chosen or dropped.
func (p *intakePage) readFile(path string) {
	p.read(filepath.Base(path), func(ctx context.Context) (*document.Source, error) {
		return document.ReadFile(ctx, path, document.Options{})
	})
}

// openDropped reads a file that was dropped onto the window.
func (p *intakePage) openDropped(path string) { p.instead(func() { p.readFile(path) }) }

// instead goes on when no review is under way, or when it may be dropped.
func (p *intakePage) instead(then func()) {
	if p.desk == nil {
		then()
		return
	}
	p.app.confirm("Bỏ bản duyệt dở", "Văn bản "+p.desk.review.Header.Number+" đang duyệt, chưa đưa vào sổ. Mở văn bản khác thì bản duyệt này mất.", "Bỏ, mở văn bản khác", func() {
		p.discard()
		then()
	})
}

// read reads beside the UI goroutine and shows what is proposed. Cancelled,
// nothing has happened.
func (p *intakePage) read(name string, source func(context.Context) (*document.Source, error)) {
	p.problem.tell(nil)
	a, f := p.app, p.app.Facts()
	var review *intakeReview
	a.work("Đang đọc "+name+"…", func(ctx context.Context, report Progress) error {
		report(0, 0, "Đọc chữ trong tệp")
		src, err := source(ctx)
		if err != nil {
			return err
		}
		report(0, 0, "Tìm đầu văn bản, mục, nhiệm vụ")
		review = newIntakeReview(src, directive.Read(reading.Lines(src), reading.Options(f)))
		return ctx.Err()
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			a.toast("Đã hủy, chưa có gì được giữ lại")
		case err != nil:
			a.options.Log(err)
			p.reset()
			p.problem.tell(err)
			p.content.Refresh()
		default:
			p.open(review)
		}
	})
}

// open shows a review, or how the document differs from the workbook's.
func (p *intakePage) open(v *intakeReview) {
	if d, ok := directive.Find(p.app.Facts(), v.Header); ok {
		p.showAgain(v, d)
		return
	}
	p.openDesk(v)
	p.desk.keep()
}

func (p *intakePage) openDesk(v *intakeReview) {
	p.again = nil
	p.desk = newIntakeDesk(p, v)
	p.show(p.desk.content,
		newButton("Mở văn bản khác", "", theme.FolderOpenIcon(), p.choose), newButton("Bỏ, không nhận", "", theme.CancelIcon(), p.giveUp), p.desk.button)
	p.desk.list()
	if p.app.shows(p) {
		p.app.window.Canvas().Focus(p.desk.grid.Focusable())
	}
}

// show puts content in the place of the page, and tools into the header.
func (p *intakePage) show(content fyne.CanvasObject, tools ...fyne.CanvasObject) {
	p.content.Objects = []fyne.CanvasObject{content}
	p.tools.Objects = nil
	if len(tools) > 0 {
		p.tools.Objects = []fyne.CanvasObject{container.New(&lineLayout{gap: 8, grow: -1}, tools...)}
	}
	p.content.Refresh()
	if p.app.shows(p) {
		p.app.refreshShell()
	}
}

// reset goes back to the start; the draft stays as it is.
func (p *intakePage) reset() {
	p.desk, p.again = nil, nil
	p.problem.tell(nil)
	p.show(p.start)
}

// giveUp asks before a review is thrown away.
func (p *intakePage) giveUp() {
	p.app.confirm("Không nhận văn bản này", "Bản duyệt bị bỏ; sổ không thay đổi. Cần thì mở lại tệp để đọc từ đầu.", "Bỏ bản duyệt", p.discard)
}

// discard throws the review and its draft away.
func (p *intakePage) discard() {
	p.app.dropDraft(intakeForm, intakePart)
	p.reset()
}
