package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"giaoban/data"
	"giaoban/data/store"
)

// lockTo closes everything up to the day, by the dialog.
func lockTo(t *testing.T, a *App, to data.Date) {
	t.Helper()
	a.showLocks()
	typeInto(t, a, "Khóa đến hết ngày", to.String())
	pressButton(t, a, "Khóa")
	press(a, fyne.KeyEscape)
	if locks := a.store.Facts().Locks; len(locks) == 0 || locks[len(locks)-1].To != to {
		t.Fatalf("locks %+v", locks)
	}
}

func TestLock_dialog(t *testing.T) {
	a := newDemoApp(t)
	a.showLocks()
	wantShown(t, a, "Khóa kỳ", "Chưa khóa kỳ nào.")
	for _, c := range []struct {
		to   data.Date
		want string
	}{
		{0, "Ghi ngày khóa"},
		{data.NewDate(2019, 6, 3), "Sau hôm nay"},
	} {
		typeInto(t, a, "Khóa đến hết ngày", c.to.String())
		pressButton(t, a, "Khóa")
		wantShown(t, a, c.want)
	}
	if len(a.store.Facts().Locks) != 0 {
		t.Fatal("locked all the same")
	}
	choose(t, a, "Kỳ", "quý I/2019")
	pressButton(t, a, "Khóa")
	locks := a.store.Facts().Locks
	if len(locks) != 1 || locks[0].Period != "2019-Q1" || locks[0].On != data.NewDate(2019, 6, 2) || locks[0].By == "" {
		t.Fatalf("%+v", locks)
	}
	end, err := data.PeriodEnd(a.Facts().Book.Scheme, "2019-Q1")
	if err != nil || locks[0].To != end {
		t.Errorf("to %v, want %v, %v", locks[0].To, end, err)
	}
	wantDrawn(t, a.topModal().popup, "quý I/2019", "đang khóa")
	// What is locked already is not locked again.
	typeInto(t, a, "Khóa đến hết ngày", (end - 1).String())
	pressButton(t, a, "Khóa")
	wantShown(t, a, "Đã khóa đến "+end.String())

	pressButton(t, a, "Mở khóa dòng đang chọn")
	wantShown(t, a, "Nêu lý do")
	typeInto(t, a, "Lý do mở khóa", "Đính chính kết quả quý I")
	pressButton(t, a, "Mở khóa dòng đang chọn")
	if l := a.store.Facts().Locks[0]; l.Lifted != data.NewDate(2019, 6, 2) {
		t.Errorf("%+v", l)
	}
	if e := lastEntry(t, a); e.Reason != "Đính chính kết quả quý I" || !strings.HasPrefix(e.Action, "Mở khóa kỳ") {
		t.Errorf("journal: %q, %q", e.Action, e.Reason)
	}
	wantDrawn(t, a.topModal().popup, "đã mở 02/06/2019")
}

func TestLock_dialog_only_lists_in_a_workbook_that_is_read_only(t *testing.T) {
	path := demoFile(t)
	a := newTestApp(t, Options{})
	a.openWorkbook(path, true)
	a.showLocks()
	if shown := shownText(a); strings.Contains(shown, "Lý do mở khóa") || !strings.Contains(shown, "Chưa khóa kỳ nào.") {
		t.Errorf("shown:\n%s", shown)
	}
}

func TestHolidays_move_the_countdown_of_the_notice(t *testing.T) {
	a := newDemoApp(t)
	a.showHolidays()
	wantShown(t, a, "thông báo kết luận họp ngày 03/6/2019 phải ra chậm nhất thứ hai, 10/6/2019")
	for _, c := range []struct {
		day  data.Date
		want string
	}{
		{0, "Ghi ngày nghỉ"},
		{data.NewDate(2019, 6, 9), "Chủ nhật đã là ngày nghỉ"},
		{data.NewDate(2019, 9, 2), "Đã có trong danh sách"},
		{data.NewDate(2019, 6, 6), "chậm nhất thứ ba, 11/6/2019"},
	} {
		typeInto(t, a, "Thêm ngày nghỉ", c.day.String())
		pressButton(t, a, "Thêm")
		wantShown(t, a, c.want)
	}
	if a.store.Facts().Book.Holidays != nil {
		t.Fatal("stored before it was agreed to")
	}
	pressButton(t, a, "Lưu")
	var meeting data.Meeting
	for _, m := range a.store.Facts().Meetings {
		meeting = m
	}
	if got := data.ConclusionDue(a.store.Facts(), meeting); got != data.NewDate(2019, 6, 11) {
		t.Errorf("due %v", got)
	}
	a.undo()
	if a.store.Facts().Book.Holidays != nil {
		t.Error("undo keeps the list")
	}
	// Taking a day out and back again is no list of one's own.
	a.showHolidays()
	pressButton(t, a, "Bỏ ngày đang chọn")
	pressButton(t, a, "Về danh sách của phần mềm")
	seq := lastEntry(t, a).Seq
	pressButton(t, a, "Lưu")
	if lastEntry(t, a).Seq != seq || a.topModal() != nil {
		t.Error("nothing changed, but something was stored")
	}
}

func TestBook_menu_and_the_evidence_that_nothing_names(t *testing.T) {
	path := demoFile(t)
	st, err := store.Open(path, store.Options{Now: testNow})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := st.AddEvidence(strings.NewReader("một trang quét"), "cong-van-77.pdf"); err != nil {
		t.Fatal(err)
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	a := newTestApp(t, Options{Workbook: path})
	a.begin()
	a.showBookMenu()
	menu := a.window.Canvas().Overlays().Top()
	words := drawnWords(menu)
	for _, s := range bookShortcuts() {
		if !strings.Contains(words, s.Label) {
			t.Errorf("the menu lacks %q: %s", s.Label, words)
		}
	}
	a.window.Canvas().Overlays().Remove(menu)
	a.pruneEvidence()
	wantShown(t, a, "1 tệp (", "không còn kết quả nào nêu")
	wantDrawn(t, a.topModal().popup, "cong-van-77.pdf")
	press(a, fyne.KeyEscape)
	if list, err := a.store.UnusedEvidence(); err != nil || len(list) != 1 {
		t.Fatalf("%v, %v", list, err)
	}
	a.pruneEvidence()
	press(a, fyne.KeyReturn)
	if list, err := a.store.UnusedEvidence(); err != nil || len(list) != 0 {
		t.Errorf("left %v, %v", list, err)
	}
	if e := lastEntry(t, a); !strings.Contains(e.Action, "cong-van-77.pdf") {
		t.Errorf("journal: %q", e.Action)
	}
	a.pruneEvidence()
	wantDrawn(t, a.shell.toast.box, "Không có tệp minh chứng nào thừa")
}
