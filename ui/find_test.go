package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"giaoban/data"
)

// openFind opens the box and types into it.
func openFind(t *testing.T, a *App, words string) *findBox {
	t.Helper()
	a.showFind()
	b, ok := a.window.Canvas().Overlays().Top().(*findBox)
	if !ok {
		t.Fatalf("no box is open; shown:\n%s", shownText(a))
	}
	if a.window.Canvas().Focused() != fyne.Focusable(b.entry) {
		t.Errorf("the focus is on %T", a.window.Canvas().Focused())
	}
	b.entry.SetText(words)
	return b
}

func typeKey(a *App, k fyne.KeyName) { a.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k}) }

func TestFind_leads_to_the_page_of_each_result(t *testing.T) {
	for _, c := range []struct {
		name, typed string
		kind        data.FindKind
		want        Route
	}{
		{"agency", "so noi vu", data.FindAgency, Route{Page: PageAgencies, Agency: "SNV"}},
		{"task", "n24", data.FindTask, Route{Page: PageTasks, Task: "N24"}},
		{"clause", "3.c-1", data.FindClause, Route{Page: PageTasks, Clause: "2146-UBND-TH#3.c-1"}},
		{"index", "papi", data.FindNode, Route{Page: PageIndices, Index: "PAPI"}},
		{"content", "minh bach", data.FindNode, Route{Page: PageIndices, Index: "PAPI", Concept: "D2"}},
		{"directive", "2146", data.FindDirective, Route{Page: PageTasks, Task: "N01"}},
		{"command", "nhat ky", data.FindCommand, Route{Page: PageJournal}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := newDemoApp(t)
			b := openFind(t, a, c.typed)
			n := slices.IndexFunc(b.items, func(i data.FindItem) bool { return i.Kind == c.kind })
			if n < 0 {
				t.Fatalf("no %s in\n%s", c.kind, shownText(a))
			}
			for range n {
				typeKey(a, fyne.KeyDown)
			}
			typeKey(a, fyne.KeyReturn)
			if a.route != c.want {
				t.Errorf("at %+v, want %+v", a.route, c.want)
			}
			if a.topModal() != nil || a.window.Canvas().Overlays().Top() != nil {
				t.Error("the box is still open")
			}
		})
	}
}

func TestFind_filters_tasks_by_clause(t *testing.T) {
	a := newDemoApp(t)
	openFind(t, a, "3.c-1")
	typeKey(a, fyne.KeyReturn)
	p := a.page().(*tasksPage)
	for _, r := range p.grid.Rows() {
		if r.clause != "2146-UBND-TH#3.c-1" {
			t.Errorf("%s is of %s", r.ID, r.clause)
		}
	}
	if len(p.grid.Rows()) == 0 {
		t.Error("no tasks")
	}
}

func TestFind_shows_groups_and_says_when_there_is_nothing(t *testing.T) {
	a := newDemoApp(t)
	b := openFind(t, a, "")
	wantShown(t, a, "Ví dụ: so noi vu")
	b.entry.SetText("so noi vu")
	wantShown(t, a, "Cơ quan", "Nhiệm vụ", "Mục của văn bản", "kết quả")
	wantDrawn(t, b.panel, "Sở Nội vụ", "23 lượt giao", "quá 16 ngày")
	b.entry.SetText("giao duuc")
	wantShown(t, a, "gần giống")
	b.entry.SetText("zzzz")
	wantShown(t, a, "Không có gì khớp với “zzzz”")
	typeKey(a, fyne.KeyDown)
	typeKey(a, fyne.KeyReturn)
	if a.topModal() == nil {
		t.Error("Enter on nothing closed the box")
	}
}

func TestFind_shows_recent_choices_first(t *testing.T) {
	a := newDemoApp(t)
	for _, typed := range []string{"y te", "n25"} {
		openFind(t, a, typed)
		typeKey(a, fyne.KeyReturn)
	}
	b := openFind(t, a, "")
	wantShown(t, a, "Vừa mở")
	if got := []string{b.items[0].ID(), b.items[1].ID()}; got[0] != "task:N25" || got[1] != "agency:SYT" {
		t.Errorf("recent: %v", got)
	}
	b.entry.SetText("so noi vu")
	if got := b.items[0].ID(); got != "task:N25" {
		t.Errorf("first is %s", got)
	}
}

func TestFind_closes_by_Esc_and_keeps_the_page(t *testing.T) {
	a := newDemoApp(t)
	openTasks(t, a, Route{})
	before := a.window.Canvas().Focused()
	b := openFind(t, a, "n24")
	for _, s := range shortcuts() {
		a.press(s) // nothing acts behind the box
	}
	if a.route.Page != PageTasks || a.window.Canvas().Overlays().Top() != fyne.CanvasObject(b) {
		t.Errorf("a shortcut acted behind the box: %+v", a.route)
	}
	typeKey(a, fyne.KeyEscape)
	if a.topModal() != nil || a.window.Canvas().Overlays().Top() != nil {
		t.Error("the box is still open")
	}
	if a.window.Canvas().Focused() != before {
		t.Errorf("the focus is on %T", a.window.Canvas().Focused())
	}
}

func TestFind_follows_edits_of_the_workbook(t *testing.T) {
	a := newDemoApp(t)
	openFind(t, a, "n24")
	old := a.view.found
	typeKey(a, fyne.KeyEscape)
	openFind(t, a, "n24")
	if a.view.found != old {
		t.Error("the index was built again for the same picture")
	}
	typeKey(a, fyne.KeyEscape)
	a.recompute()
	b := openFind(t, a, "n24")
	if b.index == old || b.index.review != a.Review() {
		t.Error("the box looks through an old picture")
	}
}

func TestFind_stays_on_the_window(t *testing.T) {
	a := newDemoApp(t)
	b := openFind(t, a, "n")
	for _, size := range []fyne.Size{{Width: 1366, Height: 698}, {Width: minWidth, Height: minHeight}} {
		a.window.Resize(size)
		b.Resize(size)
		p, s := b.panel.Position(), b.panel.Size()
		if p.X < 0 || p.X+s.Width > size.Width || p.Y+s.Height > size.Height {
			t.Errorf("at %v the box is at %v, %v", size, p, s)
		}
		for range len(b.lines) + 3 {
			typeKey(a, fyne.KeyDown)
			line := b.lines[b.cursor]
			if y := line.Position().Y - b.scroll.Offset.Y; y < 0 || y+findRowHeight > b.scroll.Size().Height+1 {
				t.Fatalf("row %d is out of sight at %v", b.cursor, y)
			}
		}
		if b.cursor != len(b.lines)-1 {
			t.Errorf("the cursor ran to %d of %d", b.cursor, len(b.lines))
		}
		for range len(b.lines) {
			typeKey(a, fyne.KeyUp)
		}
		if b.scroll.Offset.Y != 0 {
			t.Error("the first heading is out of sight")
		}
	}
}

func TestFind_commands_are_those_of_the_table(t *testing.T) {
	a := newDemoApp(t)
	index, names := newFindIndex(a.Facts(), a.Review()), map[string]bool{}
	for _, c := range findCommands() {
		if c.Action == nil || names[c.Label] {
			t.Errorf("%q twice, or without action", c.Label)
		}
		names[c.Label] = true
		rows, _ := index.rows(c.Label, nil)
		if !slices.ContainsFunc(rows, func(r findRow) bool { return r.Item.ID() == "command:"+c.Label }) {
			t.Errorf("%q is not found by its name", c.Label)
		}
	}
}

func TestFind_keeps_choices_of_workbooks_apart(t *testing.T) {
	a := newTestApp(t, Options{})
	for i := range maxChosen + 3 {
		a.settings.setChosen("a", "task:"+string(rune('A'+i)))
	}
	a.settings.setChosen("b", "agency:X")
	a.settings.setChosen("b", "agency:X")
	if got := a.settings.chosen("b"); len(got) != 1 || got[0] != "agency:X" {
		t.Errorf("of b: %v", got)
	}
	if got := a.settings.chosen("a"); len(got) != maxChosen-1 {
		t.Errorf("of a: %d", len(got))
	}
}

func TestFind_closes_when_the_page_behind_is_tapped(t *testing.T) {
	a := newDemoApp(t)
	b := openFind(t, a, "n24")
	p := b.panel.Position()
	b.Tapped(&fyne.PointEvent{Position: p.AddXY(10, 10)})
	if a.topModal() == nil {
		t.Fatal("a tap into the box closed it")
	}
	b.Tapped(&fyne.PointEvent{Position: p.AddXY(-10, 10)})
	if a.topModal() != nil || a.window.Canvas().Overlays().Top() != nil {
		t.Error("the box is still open")
	}
}

func TestFind_opens_the_tapped_row(t *testing.T) {
	a := newDemoApp(t)
	b := openFind(t, a, "so noi vu")
	b.lines[1].Tapped(&fyne.PointEvent{})
	if a.route.Page != PageTasks || a.route.Task != b.items[1].Key {
		t.Errorf("at %+v", a.route)
	}
}
