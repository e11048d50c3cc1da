package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"giaoban/data"
	"giaoban/data/store"
)

// openForm opens the record form of an assignment at a part.
func openForm(t *testing.T, a *App, d duty, part string) *recordForm {
	t.Helper()
	f, err := newRecordForm(a, d)
	if err != nil {
		t.Fatal(err)
	}
	f.show(part)
	if f.shown.id != part {
		t.Fatalf("%s/%s has no part %q", d.task, d.agency, part)
	}
	return f
}

// lastEntry is the newest entry of the journal.
func lastEntry(t *testing.T, a *App) store.Entry {
	t.Helper()
	page, err := a.store.JournalPage(store.JournalFilter{Limit: 1})
	if err != nil || len(page.Entries) != 1 {
		t.Fatalf("%v, %d entries", err, len(page.Entries))
	}
	return page.Entries[0]
}

func storedAssignment(t *testing.T, a *App, d duty) data.Assignment {
	t.Helper()
	stored := a.store.Facts().AssignmentOf(d.task, d.agency)
	if stored == nil {
		t.Fatalf("%s/%s is not in the workbook", d.task, d.agency)
	}
	return *stored
}

func reviewRow(t *testing.T, a *App, d duty) data.AssignmentRow {
	t.Helper()
	n := rowOf(a.Review(), d)
	if n < 0 {
		t.Fatalf("%s/%s is not in the Review", d.task, d.agency)
	}
	return a.Review().AssignmentRows[n]
}

var (
	late    = duty{"N35", "SNV"} // overdue since its extension
	undated = duty{"N07", "SNV"}
)

// claimLate records that the late duty is done.
func claimLate(t *testing.T, a *App) {
	t.Helper()
	f := openForm(t, a, late, partResult)
	f.shown.fill(map[string]string{"number": "12/BC-SNV", "date": "30/5/2019", "done": "29/5/2019", "actual": "1", "note": "Đã trình bộ tiêu chí"})
	f.save()
	if a.topModal() != nil {
		t.Fatalf("the claim is not saved:\n%s", shownText(a))
	}
}

func TestRecord_each_part_is_one_entry_and_changes_the_picture(t *testing.T) {
	for _, c := range []struct {
		name, part string
		duty       duty
		before     func(*testing.T, *App)
		fields     map[string]string
		action     string
		changed    func(t *testing.T, a *App, was, is data.AssignmentRow)
	}{
		{
			"claim", partResult, late, nil,
			map[string]string{"number": "12/BC-SNV", "date": "30/5/2019", "done": "29/5/2019", "actual": "1", "note": "Đã trình"},
			"Ghi kết quả N35, Sở Nội vụ",
			func(t *testing.T, a *App, was, is data.AssignmentRow) {
				r := storedAssignment(t, a, late).Results[0]
				if was.Waiting || !is.Waiting || is.Status != data.Overdue || is.Updated != data.NewDate(2019, 5, 31) {
					t.Errorf("was %+v, is %+v", was, is)
				}
				if r.Paper.Number != "12/BC-SNV" || r.Percent != 100 || r.Claimed != data.NewDate(2019, 5, 29) || !r.HasActual || r.Note != "Đã trình" {
					t.Errorf("stored %+v", r)
				}
			},
		},
		{
			"confirmation", partConfirm, late, claimLate, nil,
			"Xác nhận N35, Sở Nội vụ",
			func(t *testing.T, _ *App, was, is data.AssignmentRow) {
				if was.Status != data.Overdue || is.Status != data.Late || is.Waiting || is.Completed != data.NewDate(2019, 5, 29) {
					t.Errorf("was %v, is %+v", was.Status, is)
				}
			},
		},
		{
			"return", partReturn, late, claimLate,
			map[string]string{"reason": "Thiếu quyết định ban hành"},
			"Trả lại N35, Sở Nội vụ",
			func(t *testing.T, a *App, was, is data.AssignmentRow) {
				if !was.Waiting || is.Waiting || is.Status != data.Overdue {
					t.Errorf("was %+v, is %+v", was, is)
				}
				if r := storedAssignment(t, a, late).Results[0]; r.ReturnReason != "Thiếu quyết định ban hành" {
					t.Errorf("stored %+v", r)
				}
			},
		},
		{
			"extension", partExtend, late, nil,
			map[string]string{"number": "99/UBND-TH", "date": "20/5/2019", "due": "30/6/2019", "on": "20/5/2019", "reason": "chờ Bộ"},
			"Ghi gia hạn N35, Sở Nội vụ đến 30/6/2019",
			func(t *testing.T, _ *App, was, is data.AssignmentRow) {
				if is.Status != data.InTime || is.Due != data.NewDate(2019, 6, 30) || is.Original != was.Original || is.Original != data.NewDate(2018, 12, 31) {
					t.Errorf("was %+v, is %+v", was, is)
				}
			},
		},
		{
			"withdrawal", partLeave, late, nil,
			map[string]string{"number": "100/UBND-TH", "date": "20/5/2019", "on": "21/5/2019", "reason": "nhập vào đề án khác"},
			"Rút nhiệm vụ N35, Sở Nội vụ",
			func(t *testing.T, _ *App, _, is data.AssignmentRow) {
				if is.Status != data.Exited {
					t.Errorf("is %+v", is)
				}
			},
		},
		{
			"transfer", partLeave, late, nil,
			map[string]string{"taker": "STTTT", "number": "100/UBND-TH", "date": "20/5/2019", "on": "21/5/2019"},
			"Chuyển nhiệm vụ N35, Sở Nội vụ cho Sở TT&TT",
			func(t *testing.T, a *App, was, is data.AssignmentRow) {
				taken := reviewRow(t, a, duty{"N35", "STTTT"})
				if is.Status != data.Exited || taken.Status != data.Overdue || taken.Due != was.Due || taken.Original != was.Original {
					t.Errorf("left %+v, taken %+v", is, taken)
				}
			},
		},
		{
			"obstacle", partObstacle, late, nil,
			map[string]string{"text": "Chưa có khung năng lực", "proposal": "Cho dùng khung tạm", "on": "30/5/2019"},
			"Ghi vướng mắc N35, Sở Nội vụ",
			func(t *testing.T, a *App, _, is data.AssignmentRow) {
				o := storedAssignment(t, a, late).Obstacles
				if is.Obstacle != "Chưa có khung năng lực" || o[len(o)-1].Proposal != "Cho dùng khung tạm" {
					t.Errorf("is %+v, stored %+v", is, o)
				}
			},
		},
		{
			"obstacle ended", partObstacle, late, nil,
			map[string]string{"which": "0", "on": "30/5/2019"},
			"Gỡ vướng mắc N35, Sở Nội vụ",
			func(t *testing.T, _ *App, was, is data.AssignmentRow) {
				if was.Obstacle == "" || is.Obstacle != "" {
					t.Errorf("was %q, is %q", was.Obstacle, is.Obstacle)
				}
			},
		},
		{
			"instruction", partInstruct, late, nil,
			map[string]string{"text": "Hoàn thành trước kỳ họp", "by": "Phó Chủ tịch", "on": "30/5/2019", "due": "15/6/2019"},
			"Ghi chỉ đạo N35, Sở Nội vụ",
			func(t *testing.T, a *App, _, _ data.AssignmentRow) {
				all := a.Facts().Instructions
				in := all[len(all)-1]
				if in.Text != "Hoàn thành trước kỳ họp" || in.By != "Phó Chủ tịch" || in.Due != data.NewDate(2019, 6, 15) || in.Task != "N35" || in.Agency != "SNV" {
					t.Errorf("stored %+v", in)
				}
			},
		},
		{
			"reminder", partRemind, late, nil,
			map[string]string{"number": "55/VP-TH", "date": "30/5/2019", "on": "30/5/2019"},
			"Ghi đôn đốc N35, Sở Nội vụ",
			func(t *testing.T, a *App, _, _ data.AssignmentRow) {
				all := storedAssignment(t, a, late).Reminders
				if m := all[len(all)-1]; m.Paper.Number != "55/VP-TH" || m.On != data.NewDate(2019, 5, 30) {
					t.Errorf("stored %+v", m)
				}
			},
		},
		{
			"report on a period", partPeriod, undated, nil,
			map[string]string{"period": "2018-Q3", "number": "77/BC-SNV", "on": "2/10/2018", "note": "Đã rà soát"},
			"Ghi báo cáo quý III/2018 N07, Sở Nội vụ",
			func(t *testing.T, a *App, was, is data.AssignmentRow) {
				stored := storedAssignment(t, a, undated)
				periods := data.PeriodsOf(a.Facts(), &stored, a.AsOf())
				if periods[0].Period != "2018-Q3" || periods[0].Status != data.Reported || periods[0].Paper.Number != "77/BC-SNV" {
					t.Errorf("first period %+v", periods[0])
				}
				if is.Status != was.Status || is.Due != 0 {
					t.Errorf("the asked period was changed: %+v", is)
				}
			},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := newDemoApp(t)
			openTasks(t, a, Route{Task: c.duty.task})
			if c.before != nil {
				c.before(t, a)
			}
			was, seq := reviewRow(t, a, c.duty), lastEntry(t, a).Seq
			due := a.Review().Assignments.DoneOfDue().Den
			f := openForm(t, a, c.duty, c.part)
			f.shown.fill(c.fields)
			f.save()
			if a.topModal() != nil {
				t.Fatalf("the form stays:\n%s", shownText(a))
			}
			e := lastEntry(t, a)
			if e.Seq != seq+1 || e.Action != c.action || e.Reason != "" {
				t.Errorf("entry %d after %d: %q, reason %q", e.Seq, seq, e.Action, e.Reason)
			}
			if c.part == partPeriod && a.Review().Assignments.DoneOfDue().Den != due {
				t.Error("a period counts among what is due")
			}
			wantDrawn(t, a.shell.toast.box, "Hoàn tác", "Ctrl+Z", c.duty.task)
			c.changed(t, a, was, reviewRow(t, a, c.duty))
		})
	}
}

func TestRecord_says_what_is_wrong_under_the_field_and_writes_nothing(t *testing.T) {
	for _, c := range []struct {
		name, part string
		duty       duty
		fields     map[string]string
		words      string
	}{
		{"empty", partResult, late, nil, "Ghi ít nhất số văn bản"},
		{"percent", partResult, late, map[string]string{"percent": "120"}, "Từ 0 đến 100"},
		{"no number", partResult, late, map[string]string{"actual": "một"}, "Ghi số từ 0 trở lên"},
		{"received before written", partResult, late, map[string]string{"number": "1", "date": "31/5/2019", "recorded": "30/5/2019"}, "Sau ngày nhận"},
		{"to come", partResult, late, map[string]string{"number": "1", "recorded": "3/6/2019"}, "Sau hôm nay"},
		{"no such day", partResult, late, map[string]string{"number": "1", "date": "31/4/2019"}, "Tháng 4 năm 2019 có 30 ngày"},
		{"extension without a paper", partExtend, late, map[string]string{"due": "30/6/2019"}, "hạn chỉ dời khi có văn bản"},
		{"extension backwards", partExtend, late, map[string]string{"number": "1", "due": "30/12/2018"}, "Không sau hạn hiện tại 15/05/2019"},
		{"extension to the day it is", partExtend, late, map[string]string{"number": "1", "due": "15/5/2019"}, "Không sau hạn hiện tại 15/05/2019"},
		{"done before it was given", partResult, late, map[string]string{"number": "1", "done": "1/1/2018"}, "Trước ngày giao"},
		{"withdrawal without a paper", partLeave, late, nil, "Ghi số văn bản rút"},
		{"obstacle without words", partObstacle, late, nil, "Ghi nội dung vướng mắc"},
		{"long note", partObstacle, late, map[string]string{"text": strings.Repeat("ộ", data.MaxNote+1)}, "Dài 4.001 ký tự, quá 4.000"},
		{"empty report", partPeriod, undated, map[string]string{"period": "2018-Q3"}, "Ghi số văn bản hoặc nội dung"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := newDemoApp(t)
			seq := lastEntry(t, a).Seq
			f := openForm(t, a, c.duty, c.part)
			f.shown.fill(c.fields)
			f.save()
			wantShown(t, a, c.words)
			if a.topModal() != f.modal || lastEntry(t, a).Seq != seq {
				t.Error("something was saved")
			}
			for id, v := range c.fields {
				for _, i := range f.shown.inputs {
					if i.id == id && i.get() != v {
						t.Errorf("%s shows %q, typed was %q", id, i.get(), v)
					}
				}
			}
		})
	}
}

// A correction replaces the result and keeps what it does not show.
func TestRecord_corrects_a_result(t *testing.T) {
	a := newDemoApp(t)
	claimLate(t, a)
	id := storedAssignment(t, a, late).Results[0].ID
	f := openForm(t, a, late, partResult)
	f.shown.fill(map[string]string{"which": id})
	f.shown.fill(map[string]string{"number": "13/BC-SNV"})
	f.save()
	got := storedAssignment(t, a, late).Results
	if len(got) != 1 || got[0].ID != id || got[0].Paper.Number != "13/BC-SNV" || got[0].Note != "Đã trình bộ tiêu chí" {
		t.Errorf("stored %+v", got)
	}
	if e := lastEntry(t, a); e.Action != "Sửa kết quả N35, Sở Nội vụ" {
		t.Error(e.Action)
	}
}

func TestRecord_repeats_the_last_entry(t *testing.T) {
	a := newDemoApp(t)
	claimLate(t, a)
	f := openForm(t, a, duty{"N25", "SNV"}, partResult)
	pressButton(t, a, "Lặp lại lần trước")
	values := f.shown.values()
	if values["number"] != "12/BC-SNV" || values["done"] != "29/5/2019" || values["note"] != "Đã trình bộ tiêu chí" {
		t.Errorf("repeated %v", values)
	}
}

func TestRecord_of_a_locked_period_asks_for_the_reason(t *testing.T) {
	a := newDemoApp(t)
	lock := data.Lock{ID: "K1", Period: "2019-Q1", To: data.NewDate(2019, 3, 31), On: data.NewDate(2019, 4, 5), By: "Văn phòng"}
	if err := a.store.Update("Khóa kỳ", func(tx *store.Tx) error { return tx.Put(lock) }); err != nil {
		t.Fatal(err)
	}
	f := openForm(t, a, late, partResult)
	f.shown.fill(map[string]string{"number": "5/BC-SNV", "recorded": "20/3/2019", "percent": "40"})
	f.save()
	wantShown(t, a, "Số liệu đã khóa kỳ", "31/3/2019", "Lý do sửa")
	a.topModal().enter()
	wantShown(t, a, "Nêu lý do, ví dụ")
	a.window.Canvas().Focused().(*keyEntry).SetText("đính chính ngày nhận")
	a.topModal().enter()
	if a.topModal() != nil {
		t.Fatalf("still asked:\n%s", shownText(a))
	}
	if e := lastEntry(t, a); e.Reason != "đính chính ngày nhận" || e.Action != "Ghi kết quả N35, Sở Nội vụ" {
		t.Errorf("%q, reason %q", e.Action, e.Reason)
	}
	// Without a reason nothing is written, and the typed text stays.
	f = openForm(t, a, late, partResult)
	f.shown.fill(map[string]string{"number": "6/BC-SNV", "recorded": "21/3/2019"})
	seq := lastEntry(t, a).Seq
	f.save()
	press(a, fyne.KeyEscape)
	if a.topModal() != f.modal || lastEntry(t, a).Seq != seq || f.shown.values()["number"] != "6/BC-SNV" {
		t.Error("refusing a reason loses the form or writes")
	}
	wantShown(t, a, "đã khóa kỳ")
}

// Another hand changed the assignment while the form was open.
func TestRecord_of_a_stale_assignment_keeps_the_text_and_both_edits(t *testing.T) {
	a := newDemoApp(t)
	f := openForm(t, a, late, partResult)
	f.shown.fill(map[string]string{"number": "12/BC-SNV", "percent": "70"})
	other, err := storedAssignment(t, a, late).WithObstacle(data.Obstacle{On: data.NewDate(2019, 5, 30), Text: "Thiếu kinh phí"})
	if err != nil {
		t.Fatal(err)
	}
	if err := a.store.Update("Ghi nơi khác", func(tx *store.Tx) error { return tx.Put(other) }); err != nil {
		t.Fatal(err)
	}
	f.save()
	wantShown(t, a, "vừa được sửa ở nơi khác", "Thiếu kinh phí", "bấm Lưu lần nữa")
	if f.shown.values()["number"] != "12/BC-SNV" {
		t.Error("the typed text is gone")
	}
	f.save()
	got := storedAssignment(t, a, late)
	if a.topModal() != nil || len(got.Results) != 1 || got.Obstacles[len(got.Obstacles)-1].Text != "Thiếu kinh phí" {
		t.Errorf("stored %+v", got)
	}
}

func TestRecord_is_not_offered_where_nothing_can_be_written(t *testing.T) {
	a := newDemoApp(t)
	path := a.store.Path()
	a.releaseWorkbook()
	a.openWorkbook(path, true)
	openTasks(t, a, Route{Task: late.task})
	a.Go(Route{Page: PageAgencies, Agency: late.agency})
	for _, page := range []PageID{PageTasks, PageAgencies} {
		a.Go(Route{Page: page, Agency: late.agency})
		buttons := strings.Join(buttonWords(a.window.Content()), "\n")
		for _, words := range []string{"Ghi kết quả", "Gia hạn", "Vướng mắc", "Chỉ đạo", "Đôn đốc", "Xác nhận", "Trả lại", "Ghi chỉ đạo"} {
			if strings.Contains(buttons, words) {
				t.Errorf("%s offers %q:\n%s", page, words, buttons)
			}
		}
		if !strings.Contains(buttons, "Lịch sử sửa") {
			t.Errorf("%s does not show the history", page)
		}
	}
	a.recordSelected()
	a.undo()
	if a.topModal() != nil {
		t.Errorf("a dialog is shown:\n%s", shownText(a))
	}
}

// buttonWords are the words of the visible buttons and links.
func buttonWords(o fyne.CanvasObject) []string {
	if o == nil || !o.Visible() {
		return nil
	}
	var children []fyne.CanvasObject
	switch w := o.(type) {
	case *button:
		return []string{w.Text}
	case *link:
		return []string{w.Text}
	case *fyne.Container:
		children = w.Objects
	case *container.Scroll:
		children = []fyne.CanvasObject{w.Content}
	case fyne.Widget:
		children = test.WidgetRenderer(w).Objects()
	}
	var out []string
	for _, c := range children {
		out = append(out, buttonWords(c)...)
	}
	return out
}

func TestRecord_opens_by_Enter_on_both_pages(t *testing.T) {
	a := newDemoApp(t)
	p := openTasks(t, a, Route{Task: late.task})
	p.grid.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	wantShown(t, a, "N35 · Sở Nội vụ", "Lưu kết quả")
	press(a, fyne.KeyEscape)
	a.Go(Route{Page: PageAgencies, Agency: late.agency})
	agencies := a.page().(*agenciesPage)
	agencies.detail.grid.SelectKey("N25")
	agencies.detail.grid.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	wantShown(t, a, "N25 · Sở Nội vụ")
	press(a, fyne.KeyEscape)
	if a.topModal() != nil {
		t.Error("Esc does not close the form")
	}
}

// The clerk sees what a confirmation makes of the duty before it is stored.
func TestRecord_confirmation_tells_its_outcome(t *testing.T) {
	a := newDemoApp(t)
	claimLate(t, a)
	f := openForm(t, a, late, partConfirm)
	wantShown(t, a, "Sẽ tính hoàn thành quá hạn 14 ngày (hạn 15/05/2019).")
	f.shown.fill(map[string]string{"done": "15/5/2019"})
	wantShown(t, a, "Sẽ tính hoàn thành đúng hạn (hạn 15/05/2019).")
	f.shown.fill(map[string]string{"done": "1/1/2018"})
	f.save()
	wantShown(t, a, "Trước ngày giao")
	if a.topModal() != f.modal {
		t.Error("it is confirmed")
	}
}
