package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
)

// waitingWorker keeps what is to run later, as the clock would.
func waitingWorker(a *App) (runLater func()) {
	var later []func()
	a.worker.after = func(_ time.Duration, f func()) func() {
		stopped := false
		later = append(later, func() {
			if !stopped {
				f()
			}
		})
		return func() { stopped = true }
	}
	return func() {
		now := later
		later = nil
		for _, f := range now {
			f()
		}
	}
}

// crashedCopy is what a crash leaves: the workbook and the file beside it, as
// they are on the disk.
func crashedCopy(t *testing.T, workbook string) string {
	t.Helper()
	dir := t.TempDir()
	for _, suffix := range []string{"", ".nhap"} {
		b, err := os.ReadFile(workbook + suffix)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "so.giaoban"+suffix), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, "so.giaoban")
}

func TestDraft_survives_a_crash(t *testing.T) {
	a := newDemoApp(t)
	runLater := waitingWorker(a)
	f := openForm(t, a, late, partObstacle)
	f.shown.fill(map[string]string{"text": "Thiếu người thẩm định", "proposal": "Trưng tập 02 cán bộ"})
	runLater() // the moment after the last key
	path := crashedCopy(t, a.store.Path())

	b := newTestApp(t, Options{Workbook: path})
	b.begin()
	openTasks(t, b, Route{Task: late.task})
	wantShown(t, b, "Có chữ gõ dở", "Mở lại")
	pressButton(t, b, "Mở lại")
	wantShown(t, b, "Chữ gõ dở từ", "Bỏ, ghi từ đầu")
	wantDrawn(t, b.topModal().popup, "Thiếu người thẩm định", "Trưng tập 02 cán bộ")
	b.topModal().enter()
	stored := storedAssignment(t, b, late).Obstacles
	if o := stored[len(stored)-1]; o.Text != "Thiếu người thẩm định" || o.Proposal != "Trưng tập 02 cán bộ" {
		t.Errorf("saved %+v", o)
	}
	if _, err := os.Stat(path + ".nhap"); !os.IsNotExist(err) {
		t.Errorf("the file stays when nothing is left: %v", err)
	}
	if strings.Contains(shownText(b), "Có chữ gõ dở") {
		t.Error("the saved draft is still offered")
	}
}

func TestDraft_survives_the_page_the_form_and_the_program(t *testing.T) {
	a := newDemoApp(t)
	path := a.store.Path()
	f := openForm(t, a, late, partResult)
	f.shown.fill(map[string]string{"number": "12/BC-SNV"})
	f.show(partObstacle)
	f.shown.fill(map[string]string{"text": "Thiếu người"})
	press(a, fyne.KeyEscape)
	a.Go(Route{Page: PageAgencies})
	f = openForm(t, a, late, partResult)
	wantShown(t, a, "Chữ gõ dở từ")
	if v := f.shown.values()["number"]; v != "12/BC-SNV" {
		t.Errorf("the form shows %q", v)
	}
	press(a, fyne.KeyEscape)
	a.releaseWorkbook()

	b := newTestApp(t, Options{Workbook: path})
	b.begin()
	f = openForm(t, b, late, partResult)
	wantDrawn(t, f.modal.popup, "12/BC-SNV")
	pressButton(t, b, "Bỏ, ghi từ đầu")
	if v := f.shown.values()["number"]; v != "" {
		t.Errorf("thrown away, but shows %q", v)
	}
	f.show(partObstacle) // the other part keeps its own
	wantDrawn(t, f.modal.popup, "Thiếu người")
}

func TestDraft_file_that_is_damaged_is_put_aside(t *testing.T) {
	path := demoFile(t)
	if err := os.WriteFile(path+".nhap", []byte("{\"version\":"), 0o600); err != nil {
		t.Fatal(err)
	}
	d, err := openDrafts(path)
	if err == nil || len(d.forms) != 0 {
		t.Errorf("%v, %v", d.forms, err)
	}
	message, hint := errorWords(err)
	if !strings.Contains(message, "bị hỏng") || !strings.Contains(hint, "mau.giaoban.nhap.hong") {
		t.Error(message, hint)
	}
	if b, err := os.ReadFile(path + ".nhap.hong"); err != nil || string(b) != "{\"version\":" {
		t.Errorf("put aside %q, %v", b, err)
	}
	d.put("N35/SNV", partResult, draft{Fields: map[string]string{"number": "1"}})
	if err := d.write(); err != nil {
		t.Fatal(err)
	}
	if again, err := openDrafts(path); err != nil || len(again.forms) != 1 {
		t.Errorf("%v, %v", again.forms, err)
	}
}

func TestDraft_that_cannot_be_written_is_told_in_the_form(t *testing.T) {
	a := newDemoApp(t)
	runLater := waitingWorker(a)
	f := openForm(t, a, late, partResult)
	a.drafts.path = filepath.Join(t.TempDir(), "không có", "so.giaoban.nhap")
	f.shown.fill(map[string]string{"number": "12/BC-SNV"})
	runLater()
	wantShown(t, a, "chữ chưa lưu sẽ mất")
	if f.shown.values()["number"] != "12/BC-SNV" {
		t.Error("the text is gone")
	}
	a.drafts.path = a.store.Path() + ".nhap"
}
