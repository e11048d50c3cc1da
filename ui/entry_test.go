package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"giaoban/data"
)

func openEntry(t testing.TB, a *App, filter string) *entryPage {
	t.Helper()
	a.Go(Route{Page: PageEntry})
	p := a.page().(*entryPage)
	p.grid.list.shift = func() bool { return false }
	if filter != "" {
		p.part = entryAll
		p.search.SetText(filter)
		p.search.OnSubmitted(filter)
	}
	return p
}

// keyIn presses keys where the focus is, as a keyboard does.
func keyIn(t *testing.T, a *App, keys ...any) {
	t.Helper()
	for _, k := range keys {
		focused := a.window.Canvas().Focused()
		if focused == nil {
			t.Fatalf("nothing has the focus before %v", k)
		}
		switch k := k.(type) {
		case string:
			for _, r := range k {
				a.window.Canvas().Focused().TypedRune(r)
			}
		case fyne.KeyName:
			focused.TypedKey(&fyne.KeyEvent{Name: k})
		}
	}
}

// pasteInto puts text on the clipboard and pastes it in the grid.
func pasteInto(a *App, p *entryPage, text string) {
	a.app.Clipboard().SetContent(text)
	p.grid.list.TypedShortcut(&fyne.ShortcutPaste{Clipboard: a.app.Clipboard()})
}

func latestResult(t *testing.T, a *App, d duty) data.Result {
	t.Helper()
	results := storedAssignment(t, a, d).Results
	if len(results) == 0 {
		t.Fatalf("%s/%s has no result", d.task, d.agency)
	}
	return results[len(results)-1]
}

func TestEntry_begins_with_what_is_asked(t *testing.T) {
	a := newDemoApp(t)
	p := openEntry(t, a, "")
	if p.part != entryAsked || len(p.grid.view) != 61 {
		t.Errorf("part %q with %d rows", p.part, len(p.grid.view))
	}
	if a.window.Canvas().Focused() != fyne.Focusable(p.grid.list) {
		t.Error("the grid does not have the keys")
	}
	wantShown(t, a, "Nhập nhanh", "Ngày nhận")
}

// Filter, arrow, type, Tab, Enter: two results and a period's report without a mouse.
func TestEntry_by_keys_alone(t *testing.T) {
	a := newDemoApp(t)
	p := openEntry(t, a, "n22 tu mo")
	if len(p.grid.view) != 1 {
		t.Fatalf("%d rows", len(p.grid.view))
	}
	keyIn(t, a, "15/BC-UBND", fyne.KeyTab, "3/5/2019", fyne.KeyTab, "60", fyne.KeyReturn)
	r := latestResult(t, a, duty{"N22", "TUMORONG"})
	if r.Paper.Number != "15/BC-UBND" || r.Paper.Date != data.NewDate(2019, 5, 3) || r.Percent != 60 || r.Claimed != 0 || r.Recorded != data.NewDate(2019, 5, 31) {
		t.Errorf("saved %+v", r)
	}
	if e := lastEntry(t, a); e.Action != "Nhập nhanh: N22, Tu Mơ Rông" {
		t.Errorf("journal: %s", e.Action)
	}
	// The same paper corrected on the same day is the same report, not a second one.
	before := len(storedAssignment(t, a, duty{"N22", "TUMORONG"}).Results)
	keyIn(t, a, "16/BC-UBND", fyne.KeyReturn)
	if got := storedAssignment(t, a, duty{"N22", "TUMORONG"}).Results; len(got) != before || got[len(got)-1].Paper.Number != "16/BC-UBND" || got[len(got)-1].Percent != 60 {
		t.Errorf("after a correction %+v", got)
	}
	// Done is all of it: the percent follows.
	p.search.SetText("N44 STTTT")
	p.search.OnSubmitted("")
	keyIn(t, a, "20/BC-STTTT", fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, "30/5/2019", fyne.KeyReturn)
	if r := latestResult(t, a, duty{"N44", "STTTT"}); r.Percent != 100 || r.Claimed != data.NewDate(2019, 5, 30) {
		t.Errorf("saved %+v", r)
	}
	if !reviewRow(t, a, duty{"N44", "STTTT"}).Waiting {
		t.Error("the claim does not wait for the Office")
	}
	// A duty without a due day is reported on by period.
	p.search.SetText("N12 TUMORONG")
	p.search.OnSubmitted("")
	keyIn(t, a, "31/BC-UBND", fyne.KeyReturn)
	if row := reviewRow(t, a, duty{"N12", "TUMORONG"}); row.Status != data.Reported {
		t.Errorf("%v", row.Status)
	}
}

func TestEntry_goes_down_to_where_Tab_began(t *testing.T) {
	a := newDemoApp(t)
	p := openEntry(t, a, "TUMORONG")
	p.part = entrySilent
	p.apply()
	keyIn(t, a, fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn)
	if p.grid.row != 1 || p.grid.col != fieldNumber {
		t.Errorf("at row %d, %s", p.grid.row, p.grid.col.name())
	}
	keyIn(t, a, fyne.KeyTab, fyne.KeyRight, fyne.KeyReturn)
	if p.grid.col == fieldNumber {
		t.Error("an arrow does not end what Tab began")
	}
}

func TestEntry_says_what_is_wrong_and_stays(t *testing.T) {
	for _, c := range []struct{ name, typed, words string }{
		{"no such day", "31/2/2019", "Ngày văn bản"},
		{"paper of tomorrow", "1/6/2019", "sau ngày nhận"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := newDemoApp(t)
			p := openEntry(t, a, "N35 SNV")
			before := storedAssignment(t, a, late)
			keyIn(t, a, fyne.KeyRight, c.typed, fyne.KeyReturn)
			if !strings.Contains(p.line.Text, c.words) {
				t.Errorf("says %q", p.line.Text)
			}
			if got := storedAssignment(t, a, late); got.Rev != before.Rev {
				t.Error("it was stored")
			}
			wantDrawn(t, p.grid, c.typed)
			keyIn(t, a, fyne.KeyEscape)
			if len(p.drafts) != 0 {
				t.Errorf("Esc keeps %v", p.drafts)
			}
		})
	}
}

func TestEntry_a_problem_takes_the_toast_off_its_line(t *testing.T) {
	a := newDemoApp(t)
	p := openEntry(t, a, "N35")
	a.toast("Đã chép 1 dòng")
	p.say("Ngày sau hôm nay.", colorRed)
	if a.shell.toast.box.Visible() {
		t.Error("the toast covers the problem")
	}
	a.toast("Đã chép 1 dòng")
	p.say("N35", colorMuted)
	if !a.shell.toast.box.Visible() {
		t.Error("a toast goes although nothing is wrong")
	}
}

func TestEntry_refuses_what_is_confirmed_and_secret_papers(t *testing.T) {
	a := newDemoApp(t)
	p := openEntry(t, a, "N01 SNV")
	keyIn(t, a, "9/BC")
	if p.grid.typing || !strings.Contains(p.line.Text, "đã xác nhận hoàn thành") {
		t.Errorf("typing %v, says %q", p.grid.typing, p.line.Text)
	}
	p.search.SetText("N35 SNV")
	p.search.OnSubmitted("")
	keyIn(t, a, "12/BC-SNV (MẬT)", fyne.KeyReturn)
	if !strings.Contains(p.line.Text, "dấu mật") {
		t.Errorf("says %q", p.line.Text)
	}
}

func TestEntry_repeats_the_row_before(t *testing.T) {
	a := newDemoApp(t)
	p := openEntry(t, a, "IAHDRAI")
	p.part = entrySilent
	p.apply()
	keyIn(t, a, "40/BC-UBND", fyne.KeyTab, "29/5/2019", fyne.KeyReturn, fyne.KeyF4, fyne.KeyReturn)
	for _, n := range p.grid.view[:2] {
		row := &p.table.review.AssignmentRows[n]
		reports := storedAssignment(t, a, duty{row.Task, row.Agency}).Periods
		if last := reports[len(reports)-1]; last.Paper.Number != "40/BC-UBND" || last.Paper.Date != data.NewDate(2019, 5, 29) {
			t.Errorf("%s: %+v", row.Task, last)
		}
	}
}

func TestEntry_pastes_a_column_after_a_look(t *testing.T) {
	a := newDemoApp(t)
	p := openEntry(t, a, "TUMORONG")
	p.part = entrySilent
	p.apply()
	before := lastEntry(t, a).Seq
	pasteInto(a, p, "201/BC\t3/5/2019\r\n202/BC\t4/5/2019\r\n\"203/\"\"BC\"\"\"\t\r\n")
	wantShown(t, a, "Dán từ bảng tính vào cột Số văn bản", "Ghi 3 lượt giao")
	wantDrawn(t, a.topModal().popup, "201/BC", "03/05/2019", `203/"BC"`)
	if lastEntry(t, a).Seq != before {
		t.Fatal("stored before it was agreed to")
	}
	a.topModal().enter()
	if e := lastEntry(t, a); e.Seq != before+1 || len(e.Changes) != 3 {
		t.Fatalf("%d changes in %q", len(e.Changes), e.Action)
	}
	first := &p.table.review.AssignmentRows[p.grid.view[0]]
	d := duty{first.Task, first.Agency}
	if row := reviewRow(t, a, d); row.Status != data.Reported || row.Paper.Number != "201/BC" {
		t.Errorf("%+v", row)
	}
	a.undo()
	if row := reviewRow(t, a, d); row.Status != data.NotReported {
		t.Errorf("after undo %v", row.Status)
	}
}

func TestEntry_paste_with_a_problem_stores_nothing(t *testing.T) {
	for _, c := range []struct{ name, text, words string }{
		{"a date that is none", "201/BC\t3/5/2019\n202/BC\t31/4/2019", "Tháng 4 năm 2019 có 30 ngày"},
		{"too wide", "1\t2\t3\t4\t5\t6\t7", "ngoài cột Ghi chú"},
		{"too long", strings.Repeat("9/BC\n", 50), "50 dòng nhưng đang có 20 dòng"},
		{"nothing", "  \n", "không có ô nào để dán"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := newDemoApp(t)
			p := openEntry(t, a, "TUMORONG")
			p.part = entrySilent
			p.apply()
			before := lastEntry(t, a).Seq
			pasteInto(a, p, c.text)
			wantDrawn(t, a.topModal().popup, c.words)
			a.topModal().enter()
			if a.topModal() == nil || lastEntry(t, a).Seq != before {
				t.Error("part of it was stored")
			}
		})
	}
}

func TestEntry_bulk_update_shows_and_undoes(t *testing.T) {
	a := newDemoApp(t)
	p := openEntry(t, a, "TUMORONG")
	p.part = entrySilent
	p.apply()
	p.grid.list.shift = func() bool { return true }
	keyIn(t, a, fyne.KeyDown, fyne.KeyDown)
	rows := p.grid.Selected()
	if len(rows) != 3 {
		t.Fatalf("%d selected", len(rows))
	}
	a.bulk()
	wantShown(t, a, "3 lượt giao đang chọn")
	a.topModal().enter()
	wantShown(t, a, "Ghi ít nhất một ô")
	typeInto(t, a, "Số, ký hiệu văn bản", "55/BC-UBND")
	a.topModal().enter()
	wantShown(t, a, "Ghi cho 3 dòng đang chọn", "Ghi 3 lượt giao")
	a.topModal().enter()
	for _, n := range rows {
		if row := a.Review().AssignmentRows[n]; row.Status != data.Reported {
			t.Errorf("%s %v", row.Task, row.Status)
		}
	}
	a.undo()
	for _, n := range rows {
		if row := a.Review().AssignmentRows[n]; row.Status != data.NotReported {
			t.Errorf("after undo %s %v", row.Task, row.Status)
		}
	}
}

func TestEntry_typing_survives_the_page_and_a_crash(t *testing.T) {
	a := newDemoApp(t)
	runLater := waitingWorker(a)
	p := openEntry(t, a, "N35 SNV")
	keyIn(t, a, "77/BC-SNV") // still in the cell
	runLater()
	path := crashedCopy(t, a.store.Path())
	a.Go(Route{Page: PageTasks})
	a.Go(Route{Page: PageEntry})
	if got := p.grid.editor.Text; got != "77/BC-SNV" {
		t.Errorf("after the page change %q", got)
	}
	b := newTestApp(t, Options{Workbook: path})
	b.begin()
	q := openEntry(t, b, "N35 SNV")
	wantDrawn(t, q.grid, "77/BC-SNV")
	wantDrawn(t, b.shell.toast.box, "1 dòng gõ dở")
	keyIn(t, b, fyne.KeyReturn)
	if r := latestResult(t, b, late); r.Paper.Number != "77/BC-SNV" {
		t.Errorf("saved %+v", r)
	}
	if len(q.drafts) != 0 {
		t.Errorf("left %v", q.drafts)
	}
}

func TestEntry_of_a_locked_period_asks_for_the_reason(t *testing.T) {
	a := newDemoApp(t)
	lockTo(t, a, data.NewDate(2019, 5, 31))
	openEntry(t, a, "N35 SNV")
	keyIn(t, a, "78/BC-SNV", fyne.KeyReturn)
	wantShown(t, a, "Số liệu đã khóa kỳ")
	typeInto(t, a, "Lý do sửa", "Văn bản về muộn")
	a.topModal().enter()
	if e := lastEntry(t, a); e.Reason != "Văn bản về muộn" {
		t.Errorf("journal: %q", e.Reason)
	}
}

func TestEntry_only_looks_at_a_workbook_that_is_read_only(t *testing.T) {
	path := demoFile(t)
	a := newTestApp(t, Options{})
	a.openWorkbook(path, true)
	p := openEntry(t, a, "N35 SNV")
	keyIn(t, a, "1/BC")
	if p.grid.typing || p.line.Text != "Sổ đang mở chỉ xem." {
		t.Errorf("typing %v, %q", p.grid.typing, p.line.Text)
	}
	pasteInto(a, p, "a\nb")
	a.bulk()
	if a.topModal() != nil {
		t.Error("a form opened")
	}
}

func TestEntry_is_a_view_of_the_tasks(t *testing.T) {
	a := newDemoApp(t)
	a.Go(Route{Page: PageTasks})
	wantDrawn(t, a.shell.header.tools, "Danh sách", "Nhập nhanh")
	a.toggleEntry()
	if a.route.Page != PageEntry {
		t.Fatalf("at %s", a.route.Page)
	}
	for _, it := range a.shell.rail.items {
		if it.current != (it.page == PageTasks) {
			t.Errorf("the rail marks %q: %v", it.page, it.current)
		}
	}
	a.toggleEntry()
	if a.route.Page != PageTasks {
		t.Errorf("back at %s", a.route.Page)
	}
}

func TestEntry_tap_moves_and_types(t *testing.T) {
	a := newDemoApp(t)
	p := openEntry(t, a, "TUMORONG")
	x := float32(0)
	for _, w := range entryWidths(p.grid.list.Size().Width)[:entryFirst+int(fieldNote)] {
		x += w
	}
	p.grid.tap(3, x+5)
	if p.grid.row != 3 || p.grid.col != fieldNote || p.grid.typing {
		t.Errorf("at %d, %s", p.grid.row, p.grid.col.name())
	}
	keyIn(t, a, "đã họp")
	if p.grid.editor.Text != "đã họp" {
		t.Errorf("typed %q", p.grid.editor.Text)
	}
}
