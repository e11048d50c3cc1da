package ui

import (
	"os"
	"path/filepath"
	"testing"
)

func TestRecord_keeps_evidence(t *testing.T) {
	a := newDemoApp(t)
	dir := t.TempDir()
	inside, outside := filepath.Join(dir, "Báo cáo số 12.pdf"), filepath.Join(dir, "ảnh.jpg")
	for _, path := range []string{inside, outside} {
		if err := os.WriteFile(path, []byte("nội dung "+path), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	f := openForm(t, a, late, partResult)
	f.shown.fill(map[string]string{"number": "12/BC-SNV", "evidence": "+" + inside + "\n-" + outside})
	wantShown(t, a, "Báo cáo số 12.pdf, chép vào sổ", "ảnh.jpg, để tại chỗ")
	f.save()
	kept := storedAssignment(t, a, late).Results[0].Evidence
	if len(kept) != 2 || !kept[0].Stored || kept[1].Stored || len(kept[1].SHA256) != 64 {
		t.Fatalf("kept %+v", kept)
	}
	if err := os.Remove(inside); err != nil { // the workbook has its own copy
		t.Fatal(err)
	}
	path, err := a.copyEvidence(kept[0])
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(filepath.Dir(path)) })
	if b, err := os.ReadFile(path); err != nil || string(b) != "nội dung "+inside {
		t.Errorf("%q, %v", b, err)
	}
	openTasks(t, a, Route{Task: late.task})
	wantShown(t, a, "Mở Báo cáo số 12.pdf", "ảnh.jpg, để ngoài sổ")
}

func TestRecord_with_evidence_that_is_gone_keeps_the_form(t *testing.T) {
	a := newDemoApp(t)
	seq := lastEntry(t, a).Seq
	f := openForm(t, a, late, partResult)
	f.shown.fill(map[string]string{"number": "12/BC-SNV", "evidence": "+" + filepath.Join(t.TempDir(), "mất.pdf")})
	f.save()
	wantShown(t, a, "Không mở được tệp minh chứng", "mất.pdf")
	if lastEntry(t, a).Seq != seq {
		t.Error("half of it was saved")
	}
}
