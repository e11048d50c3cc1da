package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"giaoban/data"
)

func openChase(t *testing.T, a *App, list string) *chasePage {
	t.Helper()
	a.Go(Route{Page: PageChase, Filter: list})
	p := a.page().(*chasePage)
	p.grid.list.shift = func() bool { return false }
	return p
}

func TestChase_lists_are_those_of_the_rules(t *testing.T) {
	a := newDemoApp(t)
	p := openChase(t, a, "")
	want := a.Review().Chase(a.Facts())
	n := map[string]int{
		chaseOverdue: len(want.Overdue), chaseWaiting: len(want.Waiting), chaseNoReport: len(want.NoReport),
		chaseStale: len(want.Stale), chaseUnclear: len(want.Unclear), chaseConclusions: len(want.Conclusions),
	}
	for _, d := range want.DueIn {
		n["due-"+data.FormatCount(d.Within)] = len(d.Rows)
	}
	if len(p.lists) != len(n) {
		t.Errorf("%d lists", len(p.lists))
	}
	for _, l := range p.lists {
		if got, ok := n[l.ID]; !ok || len(l.Rows) != got {
			t.Errorf("%s: %d rows, want %d", l.ID, len(l.Rows), got)
		}
	}
	if n[chaseOverdue] == 0 || n[chaseNoReport] == 0 {
		t.Fatalf("nothing to look at: %v", n)
	}
	wantDrawn(t, p.grid, "quá 151 ngày", "quá 151 ngày, chờ xác nhận", "2 lần, 15/04/2019")
	openChase(t, a, chaseUnclear)
	wantDrawn(t, p.grid, "chưa rõ thời hạn")
	openChase(t, a, chaseConclusions)
	wantShown(t, a, "Không có cuộc họp nào còn thiếu thông báo kết luận.", "Ngày nghỉ…")
}

func TestChase_records_a_reminder_for_the_chosen_rows(t *testing.T) {
	a := newDemoApp(t)
	p := openChase(t, a, chaseNoReport)
	p.grid.SelectKey(p.grid.Rows()[0].Key)
	p.grid.list.shift = func() bool { return true }
	p.grid.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	rows := p.grid.SelectedRows()
	before := lastEntry(t, a).Seq
	a.bulk()
	wantShown(t, a, "Ghi đã đôn đốc", "Sẽ ghi một lần đôn đốc cho 2 lượt giao")
	typeInto(t, a, "Ngày đôn đốc", "3/6/2019")
	a.topModal().enter()
	wantShown(t, a, "Ngày đôn đốc sau hôm nay")
	typeInto(t, a, "Ngày đôn đốc", "31/5/2019")
	typeInto(t, a, "Số văn bản đôn đốc", "99/VP-KSTTHC")
	typeInto(t, a, "Ngày văn bản", "30/5/2019")
	wantDrawn(t, a.topModal().popup, "31/05/2019, 99/VP-KSTTHC 30/05/2019")
	a.topModal().enter()
	if e := lastEntry(t, a); e.Seq != before+1 || len(e.Changes) != 2 {
		t.Fatalf("%q with %d changes", e.Action, len(e.Changes))
	}
	for _, r := range rows {
		list := storedAssignment(t, a, duty{r.Task, r.Agency}).Reminders
		if x := list[len(list)-1]; x.On != data.NewDate(2019, 5, 31) || x.Paper.Number != "99/VP-KSTTHC" {
			t.Errorf("%s: %+v", r.Key, x)
		}
	}
	wantDrawn(t, p.grid, " lần, 31/05/2019")
	a.undo()
	if list := storedAssignment(t, a, duty{rows[0].Task, rows[0].Agency}).Reminders; len(list) > 0 && list[len(list)-1].On == data.NewDate(2019, 5, 31) {
		t.Error("undo keeps the reminder")
	}
	// All of the agency under the cursor.
	a.bulk()
	choose(t, a, "Ghi cho", "Mọi dòng của")
	a.topModal().enter()
	if n := len(lastEntry(t, a).Changes); n != 4 {
		t.Errorf("%d duties of the agency", n)
	}
}

func TestChase_saves_the_deadlines_as_a_calendar(t *testing.T) {
	a := newDemoApp(t)
	openChase(t, a, "")
	a.savePage()
	typeInto(t, a, "Thư mục", t.TempDir())
	folder := fieldOf(t, a, "Thư mục").(*keyEntry).Text
	a.topModal().enter()
	b, err := os.ReadFile(filepath.Join(folder, "thoi-han-2019-05-31.ics"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"BEGIN:VCALENDAR", "N44", "20190630"} {
		if !strings.Contains(string(b), want) {
			t.Errorf("%s is missing", want)
		}
	}
}

func TestChase_counts_down_to_the_notice_until_it_is_recorded(t *testing.T) {
	a := newDemoApp(t)
	meeting := a.Facts().Meetings[len(a.Facts().Meetings)-1]
	a.SetAsOf(meeting.On + 1)
	p := openChase(t, a, chaseConclusions)
	if len(p.grid.Rows()) == 0 {
		t.Fatal("no meeting waits for its notice")
	}
	wantDrawn(t, p.grid, data.ConclusionDue(a.Facts(), meeting).String(), "còn ")
	p.grid.SelectKey("meeting/" + meeting.ID)
	p.grid.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	typeInto(t, a, "Số thông báo kết luận", "120/TB-VP")
	typeInto(t, a, "Ngày ban hành", (meeting.On - 1).String())
	a.topModal().enter()
	wantShown(t, a, "Trước ngày họp")
	typeInto(t, a, "Ngày ban hành", (meeting.On + 1).String())
	a.topModal().enter()
	for _, r := range p.grid.Rows() {
		if r.Meeting != nil && r.Meeting.ID == meeting.ID {
			t.Error("the notice is still awaited")
		}
	}
}

func TestChase_leads_to_the_duty(t *testing.T) {
	a := newDemoApp(t)
	p := openChase(t, a, chaseOverdue)
	p.grid.SelectKey("N35/SNV")
	p.grid.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if a.route.Page != PageTasks {
		t.Fatalf("at %s", a.route.Page)
	}
	if d, ok := a.page().(*tasksPage).chosen(); !ok || d != late {
		t.Errorf("at %+v", d)
	}
}

func TestChase_counts_follow_an_edit_on_another_page(t *testing.T) {
	a := newDemoApp(t)
	p := openChase(t, a, chaseNoReport)
	row := p.grid.Rows()[0]
	before := len(p.grid.Rows())
	e := openEntry(t, a, row.Task+" "+row.Agency)
	keyIn(t, a, "77/BC-X", fyne.KeyReturn)
	if len(e.faults) > 0 || len(e.drafts) > 0 {
		t.Fatalf("not stored: %v", e.faults)
	}
	openChase(t, a, "")
	if len(p.grid.Rows()) != before-1 {
		t.Fatalf("%d rows, were %d", len(p.grid.Rows()), before)
	}
	for _, l := range p.lists {
		wantDrawn(t, p.nav, data.FormatCount(len(l.Rows)))
		if l.ID == chaseNoReport {
			wantDrawn(t, p.nav, data.FormatCount(before-1))
		}
	}
	if words := drawnWords(p.nav); strings.Contains(words, data.FormatCount(before)) {
		t.Errorf("the count of before the edit is still drawn:\n%s", words)
	}
}
