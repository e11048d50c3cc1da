package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"giaoban/data"
)

// drawnWords lists every canvas text of an object: what grids and tables show.
func drawnWords(o fyne.CanvasObject) string {
	var out []string
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if o == nil || !o.Visible() {
			return
		}
		switch w := o.(type) {
		case *canvas.Text:
			out = append(out, w.Text)
		case *fyne.Container:
			for _, c := range w.Objects {
				walk(c)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(w).Objects() {
				walk(c)
			}
		}
	}
	walk(o)
	return strings.Join(out, "\n")
}

func wantDrawn(t *testing.T, o fyne.CanvasObject, words ...string) {
	t.Helper()
	got := drawnWords(o)
	for _, w := range words {
		if !strings.Contains(got, w) {
			t.Errorf("%q is not drawn; drawn:\n%s", w, got)
		}
	}
}

func openTasks(t *testing.T, a *App, r Route) *tasksPage {
	t.Helper()
	r.Page = PageTasks
	a.Go(r)
	return a.page().(*tasksPage)
}

func TestTasks_page_shows_list_and_pane(t *testing.T) {
	a := newDemoApp(t)
	p := openTasks(t, a, Route{})
	wantDrawn(t, p.grid, "N22", "N01", "31/12/2018", "suy ra", "27/31", "“kịp thời”", "theo kỳ")
	wantDrawn(t, p.pane.column, "Quá hạn 151 ngày", "Chờ xác nhận", "Mở cả 31 cơ quan", "Còn 24 cơ quan hoàn thành đúng hạn", "hết hạn", "Vướng mắc")
	if a.window.Canvas().Focused() != p.grid.Focusable() {
		t.Error("the list does not have the keys")
	}
	p.grid.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if p.task != "N01" {
		t.Errorf("the pane shows %s", p.task)
	}
	pressButton(t, a, "Mở cả 31 cơ quan")
	wantDrawn(t, p.pane.column, "Thu gọn", "TP Kon Tum")
}

func TestTasks_page_follows_links(t *testing.T) {
	a := newDemoApp(t)
	p := openTasks(t, a, Route{Filter: FilterOverdue})
	if got := len(p.grid.Rows()); got != 3 {
		t.Errorf("%d overdue", got)
	}
	p = openTasks(t, a, Route{Task: "N44"})
	if row, _ := p.grid.Selected(); row.ID != "N44" || len(p.grid.Rows()) != 45 {
		t.Errorf("at %s of %d", row.ID, len(p.grid.Rows()))
	}
	p = openTasks(t, a, Route{Filter: FilterDone})
	wantDrawn(t, p.tabs, "Hoàn thành", "6")
	p = openTasks(t, a, Route{Agency: "SNV"})
	if p.agency.Label() != "Sở Nội vụ" || len(p.grid.Rows()) != 23 {
		t.Errorf("%s: %d", p.agency.Label(), len(p.grid.Rows()))
	}
	// Coming back without a wish keeps what was there.
	a.Go(Route{Page: PageOverview})
	p = openTasks(t, a, Route{})
	if len(p.grid.Rows()) != 23 {
		t.Error("the filter was lost")
	}
	openTasks(t, a, Route{Task: "N99"})
	if a.topModal() != nil {
		t.Error("an unknown task is an error")
	}
}

func TestTasks_page_says_why_it_is_empty(t *testing.T) {
	a := newDemoApp(t)
	p := openTasks(t, a, Route{})
	p.search.SetText("không có chữ này")
	wantShown(t, a, "Không có nhiệm vụ nào có chữ “không có chữ này”.", "Bỏ lọc", "Chọn một nhiệm vụ")
	pressButton(t, a, "Bỏ lọc")
	if len(p.grid.Rows()) != 45 || p.search.Text != "" {
		t.Error("the filter stays")
	}
	p.agency.SetSelected("Sở Y tế")
	p.tabs.choose(1)
	wantShown(t, a, "Không có nhiệm vụ nào của Sở Y tế thuộc mục “Quá hạn”.")
	a.SetAsOf(data.NewDate(2018, 9, 1))
	p.reset(taskFilter{Tab: FilterOverdue})
	wantShown(t, a, "Không có nhiệm vụ quá hạn.")
}

func TestTasks_page_of_a_new_workbook(t *testing.T) {
	a := newTestApp(t, Options{})
	a.begin()
	pressButton(t, a, "Tạo sổ mới")
	a.topModal().enter()
	if a.store == nil {
		t.Fatalf("no workbook; shown:\n%s", shownText(a))
	}
	openTasks(t, a, Route{})
	wantShown(t, a, "Sổ chưa có nhiệm vụ")
	for _, page := range []PageID{PageAgencies, PageIndices, PageReport} {
		a.Go(Route{Page: page})
		if a.topModal() != nil {
			t.Errorf("%s: %s", page, shownText(a))
		}
	}
	a.Go(Route{Page: PageAgencies, Agency: "SNV"})
	wantShown(t, a, "Cơ quan chưa được giao nhiệm vụ nào.", "Nhiệm vụ của cơ quan không gắn với chỉ số nào.")
}

func TestTasks_pane_covers_the_list_when_narrow(t *testing.T) {
	a := newDemoApp(t)
	a.window.Resize(fyne.NewSize(910, 465))
	p := openTasks(t, a, Route{})
	if p.split.pane.Visible() {
		t.Fatal("the pane covers the list before a row is chosen")
	}
	p.grid.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	wantShown(t, a, "Đóng (Esc)")
	p.grid.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if p.split.pane.Visible() {
		t.Error("Esc leaves the pane")
	}
}

func TestTasks_copy_goes_to_the_clipboard(t *testing.T) {
	a := newDemoApp(t)
	p := openTasks(t, a, Route{Task: "N35"})
	p.Copy()
	want := "Mã\tMục\tNhiệm vụ\tChủ trì\tThời hạn\tKết quả\nChưa hoàn thành – quá hạn\tN35\t3.d\t"
	if got := a.app.Clipboard().Content(); !strings.Contains(got, want) || !strings.Contains(got, "15/05/2019 gia hạn\t0/1") {
		t.Errorf("%q", got)
	}
}

func TestTasks_stay_on_their_row_when_the_date_changes(t *testing.T) {
	a := newDemoApp(t)
	p := openTasks(t, a, Route{Task: "N44"})
	a.SetAsOf(data.NewDate(2019, 7, 15))
	if row, _ := p.grid.Selected(); row.ID != "N44" || row.Status != data.Overdue {
		t.Errorf("at %s, %s", row.ID, row.Status.Name())
	}
	wantDrawn(t, p.pane.column, "Quá hạn 15 ngày")
}

func TestAgencies_page(t *testing.T) {
	a := newDemoApp(t)
	a.Go(Route{Page: PageAgencies})
	p := a.page().(*agenciesPage)
	wantDrawn(t, p.grid, "Sở Nội vụ", "87,50%", "7/8", "quá 16 ngày")
	p.order.choose(1)
	if first := p.grid.Rows()[0]; first.Counts.Overdue != 2 {
		t.Errorf("worst first begins with %s", first.Name)
	}
	p.search.SetText("dak ha")
	if n := len(p.grid.Rows()); n != 1 {
		t.Errorf("%d found", n)
	}
	p.search.SetText("zzz")
	wantShown(t, a, "Không có cơ quan nào có chữ “zzz”.")
	p.search.SetText("")
	p.grid.SelectKey("SNV")
	p.grid.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	wantShown(t, a, "Kết quả", "hoàn thành trên đến hạn: 7/8 lượt, 87,50%; toàn tỉnh: 94,57%", "Được giao đôn đốc", "Đã đôn đốc")
	if p.Title() != "Sở Nội vụ" {
		t.Error(p.Title())
	}
	p.detail.tabs.choose(1)
	if n := len(p.detail.grid.Rows()); n != 1 {
		t.Errorf("%d overdue", n)
	}
	p.Step(-2)
	if got := p.detail.data.Place; !strings.HasPrefix(got, "Cơ quan 31/31") {
		t.Errorf("two before the second: %s", got)
	}
	if len(p.detail.grid.Rows()) != len(p.detail.data.Assignments) {
		t.Error("the tab of the agency before is still chosen")
	}
	a.step(1)
	if got := p.detail.data.Place; !strings.HasPrefix(got, "Cơ quan 1/31") {
		t.Errorf("one after the last: %s", got)
	}
	press(a, fyne.KeyEscape) // nothing has the focus
	if p.agency != "" {
		t.Error("Esc without a focus does not lead back to the list")
	}
	p.open("SNV")
	p.detail.grid.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if p.agency != "" || p.Title() != "Cơ quan" {
		t.Error("Esc does not lead back to the list")
	}
	a.Go(Route{Page: PageAgencies, Agency: "không có"})
	if p.agency != "" {
		t.Error("an unknown agency is shown")
	}
}

func TestAgency_rows_lead_to_their_tasks(t *testing.T) {
	a := newDemoApp(t)
	a.Go(Route{Page: PageAgencies, Agency: "SNV"})
	p := a.page().(*agenciesPage)
	p.detail.grid.SelectKey("N24")
	pressButton(t, a, "Mở nhiệm vụ")
	tasks, ok := a.page().(*tasksPage)
	if !ok || tasks.task != "N24" {
		t.Errorf("at %T", a.page())
	}
}

func openReport(t *testing.T, a *App) *reportPage {
	t.Helper()
	a.Go(Route{Page: PageReport})
	return a.page().(*reportPage)
}

func TestReport_page_writes_the_brief(t *testing.T) {
	a := newDemoApp(t)
	p := openReport(t, a)
	path := filepath.Join(t.TempDir(), "họp 03-6")
	p.path.SetText(path)
	a.savePage()
	wantShown(t, a, "Đã lưu, đã kiểm tra 2 trang và phông chữ: "+path+".pdf", "Mở")
	first, err := os.ReadFile(path + ".pdf")
	if err != nil || !strings.HasPrefix(string(first), "%PDF-") {
		t.Fatalf("%v", err)
	}
	p.Save() // again over its own file: no question, same bytes
	if a.topModal() != nil {
		t.Errorf("asks: %s", shownText(a))
	}
	if second, _ := os.ReadFile(path + ".pdf"); string(first) != string(second) {
		t.Error("the same figures gave other bytes")
	}
}

func TestReport_page_asks_before_it_replaces(t *testing.T) {
	a := newDemoApp(t)
	p := openReport(t, a)
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, []byte("bản cũ"), 0o600); err != nil {
		t.Fatal(err)
	}
	p.path.SetText(path)
	p.Save()
	wantShown(t, a, "Thay tệp đã có?")
	press(a, fyne.KeyEscape)
	if b, _ := os.ReadFile(path); string(b) != "bản cũ" {
		t.Fatal("replaced without consent")
	}
	p.Save()
	pressButton(t, a, "Thay tệp")
	if b, _ := os.ReadFile(path); !strings.HasPrefix(string(b), "%PDF-") {
		t.Error("not replaced after consent")
	}
}

func TestReport_page_says_what_is_wrong(t *testing.T) {
	a := newDemoApp(t)
	p := openReport(t, a)
	for _, c := range []struct{ path, words string }{
		{"  ", "Chưa có tên tệp"},
		{filepath.Join(t.TempDir(), "không có", "a.pdf"), "Chưa làm được"},
	} {
		p.path.SetText(c.path)
		p.Save()
		wantShown(t, a, c.words)
		press(a, fyne.KeyEscape)
	}
	p.path.SetText(filepath.Join(t.TempDir(), "a.pdf"))
	p.asOf.entry.SetText("01/01/2019")
	p.Save()
	wantShown(t, a, "Ngày chốt trong ô chưa được dùng để tính.")
	press(a, fyne.KeyEscape)
	p.useDate()
	if a.AsOf() != data.NewDate(2019, 1, 1) || p.meeting.Value() != "" {
		t.Errorf("cut-off %s, meeting %q", a.AsOf(), p.meeting.Label())
	}
	p.openFileThatIsGone(t, a)
}

func (p *reportPage) openFileThatIsGone(t *testing.T, a *App) {
	t.Helper()
	a.openFile(filepath.Join(t.TempDir(), "x.pdf"))
	wantShown(t, a, "không còn ở đó")
}

func TestReport_page_follows_the_meeting(t *testing.T) {
	a := newDemoApp(t)
	p := openReport(t, a)
	if !strings.Contains(p.meeting.Label(), "03/06/2019") {
		t.Errorf("meeting %q", p.meeting.Label())
	}
	var earlier string
	for _, o := range p.meeting.choices {
		if strings.Contains(o.Label, "06/05/2019") {
			earlier = o.Label
		}
	}
	p.meeting.SetSelected(earlier)
	if a.AsOf() != data.NewDate(2019, 5, 3) || !strings.Contains(p.path.Text, "2019-05-03") {
		t.Errorf("cut-off %s, file %s", a.AsOf(), p.path.Text)
	}
	p.path.SetText("/x/ten-rieng.pdf")
	a.SetAsOf(data.NewDate(2019, 5, 31))
	if p.path.Text != "/x/ten-rieng.pdf" {
		t.Error("the user's own name was overwritten")
	}
}

func TestReport_page_saves_pictures(t *testing.T) {
	a := newDemoApp(t)
	p := openReport(t, a)
	for kind, magic := range map[string]string{".png": "\x89PNG", ".svg": "<svg", ".pdf": "%PDF-"} {
		dir := t.TempDir()
		p.writePictures(dir, kind, "agencies")
		b, err := os.ReadFile(filepath.Join(dir, "agencies-2019-05-31"+kind))
		if err != nil || !strings.Contains(string(b[:min(len(b), 200)]), magic) {
			t.Errorf("%s: %v", kind, err)
		}
		if left, _ := filepath.Glob(filepath.Join(dir, ".*")); len(left) > 0 {
			t.Errorf("left behind: %v", left)
		}
	}
	p.writePictures(filepath.Join(t.TempDir(), "không có"), ".png", "status")
	wantShown(t, a, "Không có thư mục", "Tạo thư mục đó")
}

func TestReport_without_Documents_works_read_only(t *testing.T) {
	path := demoFile(t)
	a := newTestApp(t, Options{})
	a.openWorkbook(path, true)
	p := openReport(t, a)
	out := filepath.Join(t.TempDir(), "a.pdf")
	p.path.SetText(out)
	p.Save()
	if _, err := os.Stat(out); err != nil {
		t.Error(err)
	}
	wantShown(t, a, "chế độ chỉ xem")
}

func TestQuote_wraps_and_marks(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(newTheme(lookLight))
	q := newQuoteText()
	q.Set([]run{{"Các cơ quan, đơn vị tiếp tục thực hiện nghiêm túc, (", false}, {"bảo đảm hoàn thành đúng tiến độ", true}, {") tất cả nhiệm vụ.", false}})
	w := test.NewTempWindow(t, q)
	w.Resize(fyne.NewSize(200, 300))
	q.Resize(fyne.NewSize(200, 300))
	if q.high < 3*quoteLine {
		t.Errorf("%v high: not wrapped", q.high)
	}
	var all string
	for _, l := range q.lines {
		all += l.Text
		if right := l.Position().X + l.Size().Width; right > 201 {
			t.Errorf("%q ends at %v", l.Text, right)
		}
	}
	if len(q.grounds) == 0 || !strings.Contains(strings.ReplaceAll(all, " ", ""), "(bảođảm") {
		t.Errorf("%q, %d grounds", all, len(q.grounds))
	}
	high := q.high
	q.Resize(fyne.NewSize(900, 300))
	if q.high >= high {
		t.Error("a wider place needs no fewer lines")
	}
}

func TestText_tabs_move_by_keys(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(newTheme(lookLight))
	var told []string
	tabs := newTextTabs(func(id string) { told = append(told, id) })
	tabs.Set([]tab{{"a", "Một", "1"}, {"b", "Hai", ""}, {"c", "Ba", "3"}})
	tabs.Select("a")
	w := test.NewTempWindow(t, tabs)
	w.Resize(fyne.NewSize(400, 40))
	for _, k := range []fyne.KeyName{fyne.KeyLeft, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight} {
		tabs.TypedKey(&fyne.KeyEvent{Name: k})
	}
	tabs.Tapped(&fyne.PointEvent{Position: fyne.NewPos(tabs.lefts[0]+3, 5)})
	tabs.Tapped(&fyne.PointEvent{Position: fyne.NewPos(390, 5)})
	if got := strings.Join(told, ""); got != "bca" {
		t.Errorf("told %q", got)
	}
}

func TestFile_dialogs_open(t *testing.T) {
	a := newDemoApp(t)
	p := openReport(t, a)
	for name, open := range map[string]func(){
		"folder of the brief": p.chooseFolder, "folder of pictures": p.savePictures, "workbook": a.chooseFile, "backup": a.chooseBackup,
	} {
		open()
		top := a.window.Canvas().Overlays().Top()
		if top == nil {
			t.Fatalf("%s: no dialog", name)
		}
		a.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if a.window.Canvas().Overlays().Top() != nil {
			t.Fatalf("%s: Esc does not close it", name)
		}
	}
	press(a, fyne.KeyF1)
	wantShown(t, a, "Phím tắt")
}
