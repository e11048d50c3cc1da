package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"giaoban/data"
	"giaoban/data/kontum"
	"giaoban/data/store"
)

func TestStart_screen_offers_every_way_to_begin(t *testing.T) {
	a := newTestApp(t, Options{Version: "9.9"})
	a.begin()
	wantShown(t, a, "Mở dữ liệu mẫu Kon Tum 2018", "Mở sổ thật Kon Tum 2018", "Tạo sổ mới", "Mở sổ có sẵn",
		"Khôi phục từ bản sao lưu…", "chưa có", "Phiên bản 9.9")
	if a.store != nil {
		t.Error("a workbook is open")
	}
}

func TestStart_screen_opens_the_sample(t *testing.T) {
	a := newTestApp(t, Options{})
	a.begin()
	pressButton(t, a, "Mở dữ liệu mẫu")
	wantShown(t, a, "SỐ LIỆU MẪU", "Công văn 2146/UBND-TH ngày 01/8/2018")
	// The next start opens the same file without asking.
	a.releaseWorkbook()
	a.begin()
	wantShown(t, a, "SỐ LIỆU MẪU")
}

func TestOpening_asks_for_nothing_twice(t *testing.T) {
	a := newDemoApp(t)
	before := a.store
	a.openWorkbook(a.store.Path(), false)
	if a.store != before {
		t.Error("the open workbook was opened again")
	}
	if a.topModal() != nil {
		t.Errorf("a dialog is shown: %s", shownText(a))
	}
}

func TestCutoff_date_changes_the_picture_and_offers_the_way_back(t *testing.T) {
	a := newDemoApp(t)
	if got := a.AsOf().ISO(); got != "2019-05-31" {
		t.Fatalf("opened at %s", got)
	}
	a.SetAsOf(data.NewDate(2018, 12, 31))
	if got := a.Review().AsOf.ISO(); got != "2018-12-31" {
		t.Errorf("review of %s", got)
	}
	wantShown(t, a, "Đang xem ngày 31/12/2018", "Về 31/5/2019", "Không có nhiệm vụ quá hạn")
	pressButton(t, a, "Về 31/5/2019")
	if got := a.Review().AsOf.ISO(); got != "2019-05-31" {
		t.Errorf("back at %s", got)
	}
	if strings.Contains(shownText(a), "Đang xem ngày") {
		t.Error("still marked as another date")
	}
}

func TestCutoff_dialog(t *testing.T) {
	for _, c := range []struct {
		name, typed, want string
		open              bool // the dialog stays
	}{
		{"day-first", "3/4/2019", "2019-04-03", false},
		{"digits", "03052019", "2019-05-03", false},
		{"impossible", "31/11/2019", "2019-05-31", true},
		{"empty is the workbook's own", "", "2019-05-31", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := newDemoApp(t)
			a.chooseAsOf()
			entry, ok := a.window.Canvas().Focused().(*keyEntry)
			if !ok {
				t.Fatalf("focus is on %T", a.window.Canvas().Focused())
			}
			entry.SetText(c.typed)
			entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			if got := a.AsOf().ISO(); got != c.want {
				t.Errorf("cut-off %s, want %s", got, c.want)
			}
			if open := a.topModal() != nil; open != c.open {
				t.Errorf("dialog open: %v", open)
			}
			if c.open {
				wantShown(t, a, "Tháng 11 năm 2019 có 30 ngày")
				entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
				if a.topModal() != nil {
					t.Error("Esc does not close the dialog")
				}
			}
		})
	}
}

func TestCutoff_quick_choices(t *testing.T) {
	a := newDemoApp(t)
	a.chooseAsOf()
	pressButton(t, a, "Cuộc họp 06/5/2019")
	if got := a.AsOf().ISO(); got != "2019-05-03" {
		t.Errorf("cut-off %s", got)
	}
}

func TestLocked_workbook_offers_to_look(t *testing.T) {
	path := demoFile(t)
	other, err := store.Open(path, store.Options{Now: testNow})
	if err != nil {
		t.Fatal(err)
	}
	a := newTestApp(t, Options{Workbook: path})
	a.begin()
	wantShown(t, a, "Sổ đang mở ở nơi khác", "Mở chỉ xem", "Bắt đầu")
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	press(a, fyne.KeyReturn)
	if a.store == nil || !a.store.ReadOnly() {
		t.Fatalf("not open to look; shown:\n%s", shownText(a))
	}
	wantShown(t, a, "chế độ chỉ xem", "Chỉ xem")
}

func TestSnapshot_says_that_it_stands_still(t *testing.T) {
	path := demoFile(t)
	other, err := store.Open(path, store.Options{Now: testNow})
	if err != nil {
		t.Fatal(err)
	}
	a := newTestApp(t, Options{Workbook: path})
	a.begin()
	press(a, fyne.KeyReturn) // Mở chỉ xem
	wantShown(t, a, "chế độ chỉ xem", "như lúc mở", "thay đổi về sau ở nơi khác không hiện ở đây")
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	a.releaseWorkbook()
	a.openWorkbook(path, true) // the file itself
	wantShown(t, a, "chế độ chỉ xem", "không sửa số liệu")
	a.releaseWorkbook()
	a.openWorkbook(path, false)
	if shown := shownText(a); strings.Contains(shown, "chế độ chỉ xem") {
		t.Error("a workbook open for editing has the band")
	}
}

func TestBackup_that_fails_leaves_looking(t *testing.T) {
	path := demoFile(t)
	if err := os.WriteFile(path+".sao-luu", []byte("một tệp"), 0o600); err != nil {
		t.Fatal(err)
	}
	a := newTestApp(t, Options{Workbook: path})
	a.begin()
	wantShown(t, a, "Chưa sao lưu được", path+".sao-luu", "Chuyển tệp đó đi nơi khác", "Chi tiết", "Mở chỉ xem", "Bắt đầu")
	pressButton(t, a, "Mở chỉ xem")
	if a.store == nil || !a.store.ReadOnly() {
		t.Fatalf("not open to look; shown:\n%s", shownText(a))
	}
	wantShown(t, a, "chế độ chỉ xem", "SỐ LIỆU MẪU", "Không đọc được thư mục sao lưu")
}

func TestDouble_click_opens_once(t *testing.T) {
	a := newTestApp(t, Options{})
	a.begin()
	steps := &stepWorker{}
	steps.install(a)
	a.openSample(SampleDemo)
	a.openSample(SampleDemo)
	a.openWorkbook(filepath.Join(t.TempDir(), "khác.giaoban"), false)
	a.restore("bản.giaoban", "sổ.giaoban")
	if len(steps.jobs) != 1 {
		t.Fatalf("%d jobs run at once", len(steps.jobs))
	}
	steps.jobs[0]()
	wantShown(t, a, "SỐ LIỆU MẪU")
	if a.topModal() != nil {
		t.Errorf("a dialog is shown: %s", shownText(a))
	}
	jobs := len(steps.jobs)
	a.openWorkbook(filepath.Join(t.TempDir(), "khác.giaoban"), false)
	if len(steps.jobs) != jobs+1 {
		t.Error("a later opening is ignored too")
	}
	steps.jobs[jobs]() // fails
	a.openSample(SampleDemo)
	if len(steps.jobs) != jobs+2 {
		t.Error("nothing opens after one that failed")
	}
}

func TestDamaged_workbook_offers_its_backups_and_keeps_the_file(t *testing.T) {
	path := demoFile(t)
	st, err := store.Open(path, store.Options{Now: testNow})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := st.Backup(); err != nil {
		t.Fatal(err)
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	damaged := []byte("đây không phải là một sổ")
	if err := os.WriteFile(path, damaged, 0o600); err != nil {
		t.Fatal(err)
	}
	a := newTestApp(t, Options{Workbook: path})
	a.begin()
	wantShown(t, a, "Sổ không mở được", "Bản sao lưu hiện có", "Khôi phục bản này")
	if now, err := os.ReadFile(path); err != nil || string(now) != string(damaged) {
		t.Fatalf("the damaged file was touched: %v", err)
	}
	pressButton(t, a, "Khôi phục bản này")
	if a.store == nil {
		t.Fatalf("not restored; shown:\n%s", shownText(a))
	}
	aside, err := filepath.Glob(path + ".truoc-khi-khoi-phuc-*")
	if err != nil || len(aside) != 1 {
		t.Fatal(aside, err)
	}
	wantShown(t, a, "SỐ LIỆU MẪU")
	if strip := a.shell.toast; !strip.box.Visible() || !strings.HasSuffix(strip.words.Text, filepath.Base(aside[0])) {
		t.Errorf("does not name %s: %s", aside[0], strip.words.Text)
	}
}

func TestDamaged_workbook_without_backup_says_so(t *testing.T) {
	path := filepath.Join(t.TempDir(), "hong.giaoban")
	if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	a := newTestApp(t, Options{Workbook: path})
	a.begin()
	wantShown(t, a, "Chưa làm được", "Chi tiết", "Bắt đầu")
	press(a, fyne.KeyEscape)
	if a.topModal() != nil {
		t.Error("Esc does not close the error")
	}
}

func TestMissing_workbook_leads_to_the_start_screen(t *testing.T) {
	a := newTestApp(t, Options{Workbook: filepath.Join(t.TempDir(), "khong-co.giaoban")})
	a.begin()
	wantShown(t, a, "Chưa làm được", "Bắt đầu")
}

func TestFailed_opening_keeps_the_open_workbook(t *testing.T) {
	a := newDemoApp(t)
	a.openWorkbook(filepath.Join(t.TempDir(), "khong-co.giaoban"), false)
	wantShown(t, a, "Chưa làm được", "SỐ LIỆU MẪU")
	if a.store == nil {
		t.Error("the open workbook was closed")
	}
}

func TestNew_workbook_is_empty_and_says_so(t *testing.T) {
	a := newTestApp(t, Options{})
	a.begin()
	dir := t.TempDir()
	path := filepath.Join(dir, "moi.giaoban")
	facts, err := kontum.Empty("UBND tỉnh Kon Tum")
	if err != nil {
		t.Fatal(err)
	}
	if err := a.createFile(path, facts); err != nil {
		t.Fatal(err)
	}
	a.openWorkbook(path, false)
	wantShown(t, a, "Sổ chưa có văn bản chỉ đạo", "Diễn biến chỉ số")
	// A workbook that exists is never made anew.
	if err := a.createFile(path, facts); data.CodeOf(err) != data.Exists {
		t.Errorf("creating over a file: %v", err)
	}
}

func TestNew_workbook_dialog_checks_its_fields(t *testing.T) {
	a := newTestApp(t, Options{})
	a.begin()
	a.createWorkbook()
	pressButton(t, a, "Tạo sổ")
	if a.store == nil {
		t.Fatalf("not made; shown:\n%s", shownText(a))
	}
	wantShown(t, a, "Sổ chưa có văn bản chỉ đạo")
	a.createWorkbook()
	pressButton(t, a, "Tạo sổ") // the same name again
	wantShown(t, a, "Chưa làm được")
}

func TestEvery_page_opens_by_its_key(t *testing.T) {
	a := newDemoApp(t)
	for _, p := range []PageID{PageTasks, PageAgencies, PageIndices, PageReport, PageOverview} {
		a.Go(Route{Page: p})
		if a.route.Page != p {
			t.Errorf("at %q, want %q", a.route.Page, p)
		}
		if got := a.shell.header.title.Text; got != a.page().Title() {
			t.Errorf("title %q", got)
		}
		if a.settings.page() != p {
			t.Errorf("page %q is not remembered", p)
		}
	}
}

func TestEdit_recomputes_the_picture(t *testing.T) {
	a := newDemoApp(t)
	before := a.Review().Assignments
	facts := a.Facts()
	i := slices.IndexFunc(facts.Assignments, func(x data.Assignment) bool { return x.Task == "N35" })
	edited := facts.Assignments[i]
	edited.Results = append(slices.Clone(edited.Results), data.Result{
		ID: "r-test", Recorded: a.AsOf(), Percent: 100, Claimed: a.AsOf(), Confirmed: a.AsOf(), Completed: a.AsOf(),
	})
	if err := a.store.Update("Ghi kết quả", func(tx *store.Tx) error { return tx.Put(edited) }); err != nil {
		t.Fatal(err)
	}
	after := a.Review().Assignments
	if after.Overdue != before.Overdue-1 || after.Late != before.Late+1 {
		t.Errorf("before %+v, after %+v", before, after)
	}
	wantShown(t, a, "2/12")
}

func TestSettings_survive(t *testing.T) {
	a := newDemoApp(t)
	a.Go(Route{Page: PageIndices})
	path := a.store.Path()
	a.quit()
	if a.settings.page() != PageIndices || a.settings.file() != path {
		t.Errorf("page %q, file %q", a.settings.page(), a.settings.file())
	}
	if got := a.settings.windowSize(); got.Width < minWidth || got.Height < minHeight {
		t.Errorf("window size %v", got)
	}
	for i := range 9 {
		a.settings.setFile(filepath.Join("x", string(rune('a'+i))))
	}
	a.settings.setFile(filepath.Join("x", "c"))
	if got := a.settings.recent(); len(got) != maxRecent || got[0] != filepath.Join("x", "c") {
		t.Errorf("recent %v", got)
	}
}

func TestEnter_on_the_start_screen_opens_the_sample(t *testing.T) {
	a := newTestApp(t, Options{})
	a.begin()
	press(a, fyne.KeyReturn)
	wantShown(t, a, "SỐ LIỆU MẪU")
}

func TestNo_display_is_an_error_not_a_panic(t *testing.T) {
	for _, c := range []struct {
		goos, name string
		ok         bool
	}{
		{"linux", "", false},
		{"linux", "DISPLAY", true},
		{"linux", "WAYLAND_DISPLAY", true},
		{"windows", "", true},
	} {
		env := func(name string) string {
			if name == c.name {
				return ":0"
			}
			return ""
		}
		if err := needDisplay(c.goos, env); (err == nil) != c.ok {
			t.Errorf("%s with %q: %v", c.goos, c.name, err)
		}
	}
}

func TestOpening_that_is_cancelled_leads_to_the_start_screen(t *testing.T) {
	path := demoFile(t)
	a := newTestApp(t, Options{Workbook: path})
	steps := &stepWorker{}
	steps.install(a)
	a.begin()
	wantShown(t, a, "Đang mở sổ…")
	steps.timers[0]()
	press(a, fyne.KeyEscape)
	steps.jobs[0]()
	wantShown(t, a, "Bắt đầu")
	if a.store != nil {
		t.Error("the workbook is open")
	}
	// Its lock is free again.
	st, err := store.Open(path, store.Options{Now: testNow})
	if err != nil {
		t.Fatal(err)
	}
	if err := st.Close(); err != nil {
		t.Error(err)
	}
}

// A change of the look builds the shown page again, whatever page it is.
func TestLook_changes_on_every_page(t *testing.T) {
	a := newDemoApp(t)
	for _, p := range []PageID{PageOverview, PageTasks, PageChase, PageIndices} {
		a.Go(Route{Page: p})
		press(a, fyne.KeyEscape)
		a.showSettings()
		pressButton(t, a, map[bool]string{true: "Tối", false: "Sáng"}[a.settings.look() != lookDark])
		press(a, fyne.KeyEscape)
		if a.page() == nil || a.route.Page != p {
			t.Errorf("%s: page is gone", p)
		}
	}
}
