package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"giaoban/data"
)

func openIntake(t testing.TB, a *App) *intakePage {
	t.Helper()
	a.Go(Route{Page: PageIntake})
	return a.page().(*intakePage)
}

// openSampleDirective shows the review of the invented directive.
func openSampleDirective(t testing.TB, a *App) *intakeDesk {
	t.Helper()
	p := openIntake(t, a)
	p.readFile(sampleDirective)
	if p.desk == nil {
		t.Fatalf("no review; shown:\n%s", shownText(a))
	}
	p.desk.grid.list.shift = func() bool { return false }
	return p.desk
}

// at puts the cursor on the first row of a path.
func (d *intakeDesk) goTo(t *testing.T, path string) {
	t.Helper()
	for _, l := range d.grid.Rows() {
		if l.Path == path {
			d.grid.SelectKey(l.key())
			return
		}
	}
	t.Fatalf("no row of %s", path)
}

// Read, edit, split, accept, enter: the review of the workbook has the tasks, in
// one action that can be taken back.
func TestIntake_from_file_to_review_by_keys(t *testing.T) {
	a := newDemoApp(t)
	before, tasks := lastEntry(t, a).Seq, len(a.Review().TaskRows)
	d := openSampleDirective(t, a)
	wantShown(t, a, "Chỉ thị 99/CT-UBND ngày 20/5/2019", "nhận 0/6 nhiệm vụ", "Dựa vào")
	wantDrawn(t, d.grid, "Cục Thống kê", "30/06/2019", "vừa")
	if a.window.Canvas().Focused() != d.grid.Focusable() {
		t.Fatal("the list does not have the keys")
	}
	d.goTo(t, "1")
	keyIn(t, a, "s")
	wantShown(t, a, "Tách mục 1", "1 mục thành 3 nhiệm vụ")
	keyIn(t, a, fyne.KeyReturn)
	if len(d.review.Rows) != 8 {
		t.Fatalf("%d rows after the split", len(d.review.Rows))
	}
	// L: an agency by typing; Enter takes the row under the cursor.
	d.goTo(t, "5")
	keyIn(t, a, "l", "so noi vu", fyne.KeyReturn, fyne.KeyReturn)
	if row, _ := d.row(); len(row.Task.Lead) != 1 || row.Task.Lead[0].Codes[0] != "SNV" {
		t.Fatalf("lead %v", row.Task.Lead)
	}
	// D: a day; Enter goes back to the list.
	keyIn(t, a, "d", "31/12/2019", fyne.KeyReturn)
	if row, _ := d.row(); row.Task.Deadline != data.NewDate(2019, 12, 31) || !row.Task.Inferred {
		t.Errorf("due %s", row.Task.Deadline)
	}
	// I: a content of an index.
	keyIn(t, a, "i", "dtnlcq khong co", fyne.KeyEscape)
	keyIn(t, a, "i", "trach nhiem giai trinh", fyne.KeyReturn, fyne.KeyReturn)
	if row, _ := d.row(); len(row.Task.Links) != 1 || row.Task.Links[0].Index != "PAPI" || row.Task.Links[0].Certainty != data.Inferred {
		t.Errorf("links %v", row.Task.Links)
	}
	// M: merged with the next of the document, and back.
	d.goTo(t, "2.a")
	keyIn(t, a, "m")
	if len(d.review.Rows) != 7 {
		t.Errorf("%d rows after merging", len(d.review.Rows))
	}
	keyIn(t, a, "u")
	// One is left out, the rest accepted.
	d.goTo(t, "4")
	keyIn(t, a, fyne.KeySpace, fyne.KeySpace)
	a.acceptDirective()
	wantShown(t, a, "nhận 7/8 nhiệm vụ")
	if lastEntry(t, a).Seq != before || len(a.store.Facts().Tasks) != 45 {
		t.Fatal("something entered the workbook before it was agreed to")
	}
	a.savePage()
	wantShown(t, a, "Cơ quan chưa có trong sổ", "Cục Thống kê", "7 nhiệm vụ", "1 cơ quan lập mới")
	a.topModal().enter()
	if e := lastEntry(t, a); e.Seq != before+1 || e.Action != "Nhận Chỉ thị 99/CT-UBND ngày 20/5/2019: 7 nhiệm vụ" {
		t.Fatalf("entry %d: %s; shown:\n%s", e.Seq-before, e.Action, shownText(a))
	}
	if got := len(a.Review().TaskRows); got != tasks+7 {
		t.Errorf("the review has %d tasks, had %d", got, tasks)
	}
	checkStored(t, a)
	wantDrawn(t, a.shell.toast.box, "Đã đưa 7 nhiệm vụ", "Hoàn tác")
	if _, err := os.Stat(a.store.Path() + ".nhap"); !os.IsNotExist(err) {
		t.Errorf("the draft is still there: %v", err)
	}
	a.undo()
	if f := a.store.Facts(); len(f.Tasks) != 45 || len(f.Directives) != 1 || len(f.Imports) != 0 {
		t.Errorf("after undoing %d tasks, %d directives", len(f.Tasks), len(f.Directives))
	}
}

// checkStored looks at what the workbook keeps of the document.
func checkStored(t *testing.T, a *App) {
	t.Helper()
	f := a.store.Facts()
	d := f.Directives[len(f.Directives)-1]
	if d.ID != "99-CT-UBND" || !strings.Contains(d.Text, "Chỉ số PAR Index") || d.RawText == "" || len(d.Corrections) != 2 {
		t.Errorf("kept: %s, %d bytes, %d corrections", d.ID, len(d.Text), len(d.Corrections))
	}
	if n := len(f.Imports); n != 1 || len(f.Imports[0].ID) != 64 || f.Imports[0].Kind != "directive" || f.Imports[0].Rows != 7 {
		t.Errorf("%d imports: %+v", n, f.Imports)
	}
	if err := a.store.Check(); err != nil {
		t.Error(err)
	}
}

func TestIntake_second_reading_shows_differences(t *testing.T) {
	a := newDemoApp(t)
	d := openSampleDirective(t, a)
	d.review.acceptAll()
	d.changed()
	d.enter()
	a.topModal().enter()
	before := lastEntry(t, a).Seq
	p := openIntake(t, a)
	p.readFile(sampleDirective)
	if p.desk != nil || p.again == nil {
		t.Fatal("a review opens")
	}
	wantShown(t, a, "Chỉ thị 99/CT-UBND ngày 20/5/2019 đã có trong sổ.", "6 nhiệm vụ của văn bản này", "Đúng tệp này đã nhận", "không khác bản trong sổ")
	content, err := os.ReadFile(sampleDirective)
	if err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(t.TempDir(), "bản khác.txt")
	if err := os.WriteFile(other, []byte(strings.Replace(string(content), "hộ nghèo tại trụ sở", "hộ cận nghèo tại trụ sở", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	p.readFile(other)
	wantShown(t, a, "1 chỗ khác")
	wantDrawn(t, p.again.grid, "Mục 4", "cận nghèo")
	press(a, fyne.KeyEscape)
	keyIn(t, a, fyne.KeyEscape)
	if lastEntry(t, a).Seq != before {
		t.Error("a second reading wrote something")
	}
}

func TestIntake_cancelled_leaves_nothing(t *testing.T) {
	a := newDemoApp(t)
	p := openIntake(t, a)
	steps := &stepWorker{}
	steps.install(a)
	p.readFile(sampleDirective)
	steps.timers[0]() // the dialog with its progress
	wantShown(t, a, "Đang đọc chi-thi-mau.txt", "Hủy")
	press(a, fyne.KeyEscape)
	steps.jobs[0]()
	if p.desk != nil || a.drafts != nil && len(a.drafts.forms) > 0 {
		t.Error("a review is there")
	}
	wantDrawn(t, a.shell.toast.box, "Đã hủy")
}

func TestIntake_thrown_away_leaves_nothing(t *testing.T) {
	a := newDemoApp(t)
	before := lastEntry(t, a).Seq
	d := openSampleDirective(t, a)
	d.acceptAll()
	if err := a.flushDrafts(); err != nil {
		t.Fatal(err)
	}
	pressButton(t, a, "Bỏ, không nhận")
	a.topModal().enter()
	if d.page.desk != nil || lastEntry(t, a).Seq != before {
		t.Error("something is left")
	}
	if _, err := os.Stat(a.store.Path() + ".nhap"); !os.IsNotExist(err) {
		t.Errorf("the draft is still there: %v", err)
	}
	wantShown(t, a, "Mở văn bản…")
}

func TestIntake_draft_survives_another_page_and_a_crash(t *testing.T) {
	a := newDemoApp(t)
	d := openSampleDirective(t, a)
	d.goTo(t, "4")
	keyIn(t, a, fyne.KeySpace)
	a.Go(Route{Page: PageTasks})
	if p := openIntake(t, a); p.desk != d || d.review.count(intakeAccepted) != 1 {
		t.Error("another page lost the review")
	}
	if err := a.flushDrafts(); err != nil { // what the timer does
		t.Fatal(err)
	}
	a.pages, a.drafts = map[PageID]Page{}, nil // the program is gone; the disk is not
	a.route = Route{Page: PageTasks}
	p := openIntake(t, a)
	if p.desk == nil || p.desk.review.count(intakeAccepted) != 1 || len(p.desk.review.Rows) != 6 {
		t.Fatalf("the draft is lost:\n%s", shownText(a))
	}
	wantDrawn(t, a.shell.toast.box, "Tiếp tục bản duyệt dở: 99/CT-UBND")
}

func TestIntake_says_why_a_file_is_not_read(t *testing.T) {
	a := newDemoApp(t)
	p := openIntake(t, a)
	dir := t.TempDir()
	for name, c := range map[string]struct{ content, words string }{
		"mat.txt":     {"TỐI MẬT\n\nSố: 12/UBND-TH\n\nSở Y tế báo cáo số liệu riêng.", "MẬT"},
		"rong.txt":    {"", "trống"},
		"hong.docx":   {"PK\x03\x04 không phải zip", "hong.docx"},
		"hong.pdf":    {"%PDF-1.7\nkhông phải PDF", "hong.pdf"},
		"anh.txt":     {"\x89PNG\r\n\x1a\n", "PNG"},
		"khong-co.md": {"", "Không mở được"},
	} {
		path := filepath.Join(dir, name)
		if name != "khong-co.md" {
			if err := os.WriteFile(path, []byte(c.content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		p.readFile(path)
		if p.desk != nil || !strings.Contains(p.problem.words.String(), c.words) {
			t.Errorf("%s: %q", name, p.problem.words.String())
		}
		if strings.Contains(shownText(a), "số liệu riêng") {
			t.Errorf("%s: words of the document are shown", name)
		}
	}
	if a.drafts != nil && len(a.drafts.forms) > 0 {
		t.Error("something is kept")
	}
}

func TestIntake_takes_pasted_text_and_dropped_files(t *testing.T) {
	a := newDemoApp(t)
	p := openIntake(t, a)
	a.app.Clipboard().SetContent("  ")
	a.pastePage()
	wantShown(t, a, "Bảng nhớ tạm không có chữ")
	content, err := os.ReadFile(sampleDirective)
	if err != nil {
		t.Fatal(err)
	}
	a.app.Clipboard().SetContent(string(content))
	a.pastePage()
	if p.desk == nil || len(p.desk.review.Rows) != 6 {
		t.Fatalf("pasted text is not read:\n%s", shownText(a))
	}
	// A review under way is not lost by a file that is dropped.
	path, err := filepath.Abs(sampleDirective)
	if err != nil {
		t.Fatal(err)
	}
	first := p.desk
	a.Go(Route{Page: PageTasks})
	a.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(path)})
	wantShown(t, a, "Bỏ bản duyệt dở")
	press(a, fyne.KeyEscape)
	if p.desk != first {
		t.Error("the review is gone")
	}
	a.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(path)})
	a.topModal().enter()
	if p.desk == first || p.desk == nil || p.desk.review.Source.Name != "chi-thi-mau.txt" {
		t.Error("the dropped file is not read")
	}
}

func TestIntake_header_and_faults(t *testing.T) {
	a := newDemoApp(t)
	d := openSampleDirective(t, a)
	d.letter('h')
	wantShown(t, a, "Đầu văn bản", "dòng “Số:” ở đầu văn bản")
	keyIn(t, a, fyne.KeyHome, "x")
	a.topModal().enter()
	if d.review.Header.Number != "x99/CT-UBND" {
		t.Errorf("number %q", d.review.Header.Number)
	}
	a.window.Canvas().Focus(d.grid.Focusable())
	keyIn(t, a, "f")
	wantDrawn(t, d.fixes, "l5", "15")
	keyIn(t, a, fyne.KeySpace)
	taken := 0
	for _, f := range d.review.Fixes {
		if f.State == fixDone {
			taken++
		}
	}
	if taken != 1 || d.review.openFixes() != 1 {
		t.Errorf("%d faults put right", taken)
	}
	keyIn(t, a, fyne.KeyEscape)
	if a.window.Canvas().Focused() != d.grid.Focusable() {
		t.Error("Esc does not go back to the list")
	}
}

func TestIntake_splits_all_with_one_key(t *testing.T) {
	a := newDemoApp(t)
	p := openIntake(t, a)
	v, _ := readReview(t, congVan2146)
	v.Header.Number, v.Header.Date = "2146a/UBND-TH", data.NewDate(2018, 8, 2)
	p.open(v)
	p.desk.letter('a')
	wantShown(t, a, "Tách mọi mục gồm nhiều việc")
	a.topModal().enter()
	if n := len(v.Rows); n < 35 || n > 45 {
		t.Errorf("%d tasks", n)
	}
	p.desk.letter('u')
	if len(v.Rows) != 21 {
		t.Errorf("%d tasks after going back", len(v.Rows))
	}
}
