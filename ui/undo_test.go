package ui

import (
	"reflect"
	"testing"

	"fyne.io/fyne/v2"

	"giaoban/data"
)

func TestUndo_and_redo_name_what_they_did(t *testing.T) {
	a := newDemoApp(t)
	before := reviewRow(t, a, late)
	claimLate(t, a)
	claimed := reviewRow(t, a, late)
	f := openForm(t, a, late, partConfirm)
	f.save()
	confirmed := reviewRow(t, a, late)
	if reflect.DeepEqual(before, claimed) || reflect.DeepEqual(claimed, confirmed) {
		t.Fatal("nothing changed")
	}
	step := func(do func(), toast string, want data.AssignmentRow) {
		t.Helper()
		do()
		wantDrawn(t, a.shell.toast.box, toast)
		if got := reviewRow(t, a, late); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, want %+v", toast, got, want)
		}
	}
	step(a.undo, "Đã hoàn tác: Xác nhận N35, Sở Nội vụ", claimed)
	step(a.undo, "Đã hoàn tác: Ghi kết quả N35, Sở Nội vụ", before)
	step(a.undo, "Chưa có thao tác nào", before)
	step(a.redo, "Đã làm lại: Ghi kết quả N35, Sở Nội vụ", claimed)
	step(a.redo, "Đã làm lại: Xác nhận N35, Sở Nội vụ", confirmed)
	step(a.redo, "Không có thao tác nào", confirmed)
	if a.shell.toast.act.Visible() {
		t.Error("the strip offers to do nothing")
	}
	a.undo()
	step(a.shell.toast.act.OnTapped, "Đã làm lại: Xác nhận N35, Sở Nội vụ", confirmed) // "Làm lại" of the strip
}

// Ctrl+Z in a field takes back typing, elsewhere the last edit.
func TestUndo_keys_leave_a_field_alone(t *testing.T) {
	a := newDemoApp(t)
	p := openTasks(t, a, Route{Task: late.task})
	claimLate(t, a)
	claimed := reviewRow(t, a, late)
	a.window.Canvas().Focus(p.search)
	p.search.SetText("")
	for _, r := range "thu" {
		p.search.TypedRune(r)
	}
	p.search.TypedShortcut(&fyne.ShortcutUndo{})
	if p.search.Text != "" {
		t.Errorf("the field holds %q", p.search.Text)
	}
	if got := reviewRow(t, a, late); !reflect.DeepEqual(got, claimed) {
		t.Error("typing undone took an edit back")
	}
	keys := map[string]shortcut{} // the test driver's window takes no shortcuts
	for _, k := range shortcuts() {
		keys[k.keyName("linux")] = k
	}
	a.press(keys["Ctrl+Z"])
	if reviewRow(t, a, late).Waiting {
		t.Error("Ctrl+Z outside a field does nothing")
	}
	a.press(keys["Ctrl+Shift+Z"])
	if !reviewRow(t, a, late).Waiting {
		t.Error("Ctrl+Shift+Z outside a field does nothing")
	}
	// Behind a form nothing is undone.
	openForm(t, a, late, partResult)
	a.press(keys["Ctrl+Z"])
	if !reviewRow(t, a, late).Waiting {
		t.Error("Ctrl+Z acts behind a form")
	}
}
