package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"giaoban/data"
)

func TestHistory_of_a_field(t *testing.T) {
	a := newDemoApp(t)
	a.showEdits(late, "N35 · Sở Nội vụ")
	wantShown(t, a, "Chưa có lần sửa nào từ khi tạo sổ")
	press(a, fyne.KeyEscape)
	claimLate(t, a)
	f := openForm(t, a, late, partResult)
	f.shown.fill(map[string]string{"which": storedAssignment(t, a, late).Results[0].ID})
	f.shown.fill(map[string]string{"number": "13/BC-SNV"})
	f.save()
	openTasks(t, a, Route{Task: late.task})
	pressButton(t, a, "Lịch sử sửa")
	wantShown(t, a, "Sửa kết quả N35, Sở Nội vụ", "từ “12/BC-SNV” thành “13/BC-SNV”")
	changes, err := a.store.History(data.KindAssignment, late.task+"/"+late.agency)
	if err != nil {
		t.Fatal(err)
	}
	lines := newEditLines(changes)
	for _, o := range fieldOptions(lines)[1:] {
		if strings.HasSuffix(o.Value, "Paper.Number") {
			n := 0
			for _, l := range lines {
				if l.path == o.Value {
					n++
				}
			}
			if n != 2 || lines[0].Old != "12/BC-SNV" {
				t.Errorf("%d changes of the number, first from %q", n, lines[0].Old)
			}
			return
		}
	}
	t.Error("the number is no field of the history")
}
