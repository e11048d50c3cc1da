package ui

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"giaoban/data"
	"giaoban/data/store"
)

func openJournal(t *testing.T, a *App) *journalPage {
	t.Helper()
	a.Go(Route{Page: PageJournal})
	return a.page().(*journalPage)
}

// actions are what the list shows, newest first.
func actions(p *journalPage) []string {
	var out []string
	for _, e := range p.grid.Rows() {
		out = append(out, e.Action)
	}
	return out
}

// edit changes the note of the last result of a duty.
func edit(t *testing.T, a *App, action, note string, d duty) {
	t.Helper()
	x := storedAssignment(t, a, d)
	x.Results = slices.Clone(x.Results)
	x.Results[len(x.Results)-1].Note = note
	if err := a.store.Update(action, func(tx *store.Tx) error { return tx.Put(x) }); err != nil {
		t.Fatal(err)
	}
}

func TestJournal_shows_who_changed_what(t *testing.T) {
	a := newDemoApp(t)
	d := duty{"N01", "SNV"}
	edit(t, a, "Sửa ghi chú", "lần một", d)
	edit(t, a, "Sửa lại ghi chú", "lần hai", d)
	p := openJournal(t, a)
	if got := strings.Join(actions(p), "; "); got != "Sửa lại ghi chú; Sửa ghi chú; Tạo sổ" {
		t.Fatalf("shows %s", got)
	}
	wantDrawn(t, p.lines, "Lượt giao N01/SNV", "Ghi chú", "lần một", "lần hai")
	p.grid.TakeFocus()
	p.grid.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	wantDrawn(t, p.lines, "lần một")
	if strings.Contains(drawnWords(p.lines), "lần hai") {
		t.Error("the fields are those of another entry")
	}
	p.lines.moveTo(0, false)
	wantShown(t, a, "“lần một”")
	p.lines.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	wantDrawn(t, a.topModal().popup, "lần một", "lần hai")
	press(a, fyne.KeyEscape)
	p.grid.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	wantDrawn(t, p.lines, "Nội dung ban đầu")
	// An edit while the page is open shows at once.
	edit(t, a, "Sửa lần ba", "lần ba", d)
	if got := actions(p)[0]; got != "Sửa lần ba" {
		t.Errorf("first is %s", got)
	}
}

func TestJournal_filter(t *testing.T) {
	a := newDemoApp(t)
	edit(t, a, "Đính chính sở Nội vụ", "a", duty{"N01", "SNV"})
	edit(t, a, "Ghi chú huyện", "b", duty{"N02", "TUMORONG"})
	lockTo(t, a, data.NewDate(2019, 3, 31))
	p := openJournal(t, a)
	for _, c := range []struct {
		name string
		set  func()
		want int
	}{
		{"all", func() {}, 4},
		{"words without marks", func() { p.text.SetText("dinh chinh") }, 1},
		{"an entity's key", func() { p.text.SetText("N02/TUMORONG") }, 1},
		{"kind", func() { p.kind.SetSelected("Khóa kỳ") }, 1},
		{"day", func() { p.from.SetValue(data.NewDate(2019, 6, 3)) }, 0},
		{"day before", func() { p.to.SetValue(data.NewDate(2019, 6, 2)) }, 4},
		{"user", func() { p.user.SetText("không có ai") }, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			p.clear()
			c.set()
			if got := len(p.grid.Rows()); got != c.want {
				t.Errorf("%d entries, want %d: %v", got, c.want, actions(p))
			}
		})
	}
	wantShown(t, a, "Không có mục nhật ký nào khớp bộ lọc.")
	pressButton(t, a, "Bỏ lọc")
	if len(p.grid.Rows()) != 4 {
		t.Error("the filter stays")
	}
}

func TestJournal_reads_on_by_pages(t *testing.T) {
	a := newDemoApp(t)
	for i := range journalStep + 20 {
		edit(t, a, "Sửa", strings.Repeat("x", i+1), duty{"N01", "SNV"})
	}
	p := openJournal(t, a)
	if len(p.grid.Rows()) != journalStep {
		t.Fatalf("%d entries", len(p.grid.Rows()))
	}
	pressButton(t, a, "Xem các mục cũ hơn")
	if n := len(p.grid.Rows()); n != journalStep+21 || p.more.Visible() {
		t.Errorf("%d entries, more: %v", n, p.more.Visible())
	}
}

func TestJournal_export_is_inert_and_complete(t *testing.T) {
	a := newDemoApp(t)
	edit(t, a, "=Sửa", "=HYPERLINK(\"x\")", duty{"N01", "SNV"})
	openJournal(t, a)
	a.savePage()
	folder := t.TempDir()
	typeInto(t, a, "Thư mục", folder)
	a.topModal().enter()
	b, err := os.ReadFile(filepath.Join(folder, "nhat-ky-2019-06-02.csv"))
	if err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(b), "\uFEFF")))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 3 || rows[1][3] != "Tạo sổ" || rows[2][3] != "'=Sửa" || rows[2][11] != `'=HYPERLINK("x")` || rows[2][6] != "N01/SNV" {
		t.Errorf("%q", rows)
	}
}

func TestJournal_verifies_the_chain(t *testing.T) {
	a := newDemoApp(t)
	edit(t, a, "Sửa", "x", duty{"N01", "SNV"})
	openJournal(t, a)
	pressButton(t, a, "Kiểm tra chuỗi")
	wantShown(t, a, "Nhật ký nguyên vẹn", "2 mục")
	pressButton(t, a, "Chép mã băm")
	if e := lastEntry(t, a); !strings.HasPrefix(a.app.Clipboard().Content(), string("0123456789abcdef"[e.Hash[0]>>4])) || len(a.app.Clipboard().Content()) != 64 {
		t.Errorf("copied %q", a.app.Clipboard().Content())
	}
}
