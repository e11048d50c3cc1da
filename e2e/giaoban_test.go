//go:build e2e

package e2e

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"giaoban/data/kontum"
	"giaoban/data/store"
)

// demoBook makes the demonstration workbook in the user's data folder.
func (h *home) demoBook() string {
	h.t.Helper()
	f, err := kontum.Demo()
	if err != nil {
		h.t.Fatal(err)
	}
	path := h.path("so.giaoban")
	if err := store.Create(path, f, store.Options{User: "e2e"}); err != nil {
		h.t.Fatal(err)
	}
	return path
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// awaitFile waits until the program has written a file whole: it renames it into place.
func (a *app) awaitFile(path string) {
	a.t.Helper()
	if err := waitFor(30*time.Second, func() bool { _, err := os.Stat(path); return err == nil }); err != nil {
		a.fatalf("%s was not written: %v", path, err)
	}
}

// tool runs a program of the system and returns what it prints.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %q: %v\n%s", name, args, err, out)
	}
	return string(out)
}

func TestFirst_run_offers_the_demonstration(t *testing.T) {
	h := newHome(t)
	a := h.start()
	a.shot("start")
	a.press("Return") // the main button: "Mở dữ liệu mẫu"
	book := h.path("KonTum-2018-mau.giaoban")
	a.awaitFile(book)
	a.awaitTitle("KonTum-2018-mau")
	a.settle()
	a.shot("overview")
	a.quit()

	if err := store.CheckFile(book); err != nil {
		t.Error(err)
	}
	if got := h.settings(); got["file"] != book || got["page"] != nil && got["page"] != "overview" {
		t.Errorf("settings left behind: %v", got)
	}
	// The next start opens the same workbook without a question.
	a = h.start()
	a.awaitTitle("KonTum-2018-mau")
	a.quit()
}

func TestBrief_is_saved_by_keyboard(t *testing.T) {
	h := newHome(t)
	book := h.demoBook()
	a := h.start("-workbook", book, "-as-of", "31/5/2019")
	a.awaitTitle("so")
	for key, page := range map[string]string{"ctrl+2": "tasks", "ctrl+3": "agencies", "ctrl+4": "indices"} {
		a.press(key)
		a.shot(page)
	}
	a.press("ctrl+5", "ctrl+s")
	brief := filepath.Join(h.dir, "Tom-tat-2019-05-31.pdf")
	a.awaitFile(brief)
	a.settle()
	a.shot("report")
	a.quit()

	info := tool(t, "pdfinfo", brief)
	if !strings.Contains(info, "Pages:           2\n") {
		t.Errorf("the brief has not two pages:\n%s", info)
	}
	tool(t, "qpdf", "--check", brief)
	text := tool(t, "pdftotext", "-layout", brief, "-")
	for _, want := range []string{"122/129", "31/5/2019", "SỐ LIỆU MẪU", "Cộng hòa xã hội chủ nghĩa Việt Nam"} {
		if !strings.Contains(strings.ToLower(text), strings.ToLower(want)) {
			t.Errorf("the brief lacks %q:\n%s", want, text)
		}
	}
	sameAsCommandLine(t, h, book, brief)
}

// sameAsCommandLine checks that both programs print the same bytes for the same
// workbook, day and clock: one Review, many faces.
func sameAsCommandLine(t *testing.T, h *home, book, brief string) {
	t.Helper()
	ctl, err := build(t.TempDir(), "giaobanctl", "../cmd/giaobanctl", "GIAOBANCTL_BIN")
	if err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(h.dir, "ctl.pdf")
	cmd := exec.Command(ctl, "brief", book, "--as-of", "31/5/2019", "--out", other)
	cmd.Env = append(os.Environ(), "APP_NOW=2019-05-31")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("giaobanctl brief: %v\n%s", err, out)
	}
	if !bytes.Equal(read(t, brief), read(t, other)) {
		t.Error("the app and giaobanctl print different briefs")
	}
}

func TestLocked_workbook_can_be_opened_read_only(t *testing.T) {
	h, other := newHome(t), newHome(t)
	book := h.demoBook()
	first := h.start("-workbook", book, "-as-of", "31/5/2019")
	first.awaitTitle("so")

	second := other.start("-workbook", book, "-as-of", "31/5/2019")
	second.awaitLog("đang mở")
	second.settle()
	second.shot("locked")
	second.press("Return") // "Mở chỉ xem"
	second.awaitTitle("so")
	second.press("ctrl+5", "ctrl+s")
	second.awaitFile(filepath.Join(other.dir, "Tom-tat-2019-05-31.pdf"))
	second.settle()
	second.shot("read-only")
	second.quit()
	first.quit()
	if err := store.CheckFile(book); err != nil {
		t.Error(err)
	}
}

func TestDamaged_workbook_is_left_as_it_is(t *testing.T) {
	good := read(t, newHome(t).demoBook())
	for name, content := range map[string][]byte{
		"text":      []byte("Kính gửi: Giám đốc các sở, ban, ngành\n"),
		"truncated": good[:len(good)/4],
	} {
		t.Run(name, func(t *testing.T) {
			h := newHome(t)
			book := h.path("hong.giaoban")
			if err := os.WriteFile(book, content, 0o600); err != nil {
				t.Fatal(err)
			}
			a := h.start("-workbook", book)
			a.awaitLog("lỗi: ")
			a.settle()
			a.shot("damaged-" + name)
			a.press("Escape")
			a.quit()
			if !bytes.Equal(content, read(t, book)) {
				t.Error("the damaged file was changed")
			}
		})
	}
}

func TestDamaged_workbook_is_restored_from_its_backup(t *testing.T) {
	h := newHome(t)
	book := h.demoBook()
	a := h.start("-workbook", book) // backs up when it opens
	a.awaitTitle("so")
	a.quit()
	backups, err := store.Backups(book, store.Options{})
	if err != nil || len(backups) == 0 {
		t.Fatalf("backups after opening: %v, %v", backups, err)
	}
	if err := os.Truncate(book, 5000); err != nil {
		t.Fatal(err)
	}
	a = h.start("-workbook", book)
	a.awaitLog("lỗi: ")
	a.settle()
	a.shot("restore")
	a.press("Tab", "Return") // the newest backup
	a.awaitTitle("so")
	a.quit()
	if err := store.CheckFile(book); err != nil {
		t.Errorf("after restoring: %v", err)
	}
}

func TestWindow_state_is_kept(t *testing.T) {
	h := newHome(t)
	book := h.demoBook()
	a := h.start("-workbook", book)
	a.awaitTitle("so")
	a.press("ctrl+4")
	a.resize("1200", "600")
	a.quit()

	a = h.start() // no flags: the last workbook, on the last page, in the last size
	a.awaitTitle("so")
	if size := tool(t, "xdotool", "getwindowgeometry", a.window); !strings.Contains(size, "1200x600") {
		t.Errorf("the window came back as %s", size)
	}
	a.shot("kept")
	a.quit()
	if got := h.settings(); got["page"] != "indices" || got["window.width"] != 1200.0 || got["window.height"] != 600.0 {
		t.Errorf("settings: %v", got)
	}
}

func TestWrong_flags_are_refused(t *testing.T) {
	h := newHome(t)
	for _, args := range [][]string{{"-as-of", "31/13/2019"}, {"-không-có"}} {
		cmd := exec.Command(program, args...)
		cmd.Dir = h.dir
		out, err := cmd.CombinedOutput()
		if err == nil || len(out) == 0 {
			t.Errorf("%q: %v\n%s", args, err, out)
		}
	}
	if out := tool(t, program, "-version"); !strings.HasPrefix(out, "giaoban ") {
		t.Errorf("-version prints %q", out)
	}
}
