package ui

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// gridItem is a row of the tests' grid.
type gridItem struct {
	key, name string
	n         int
}

// testGrid shows items in a window of ten rows.
func testGrid(t *testing.T, items []gridItem) (*grid[gridItem], fyne.Window) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(newTheme(lookLight))
	g := newGrid(func(i gridItem) string { return i.key },
		column[gridItem]{ID: "name", Label: "Tên", Sortable: true, Cell: func(i gridItem) cell { return cell{Text: i.name} }},
		column[gridItem]{
			ID: "n", Label: "Số", Width: 60, Align: fyne.TextAlignTrailing, Sortable: true,
			Cell:    func(i gridItem) cell { return cell{Text: strconv.Itoa(i.n)} },
			Compare: func(a, b gridItem) int { return cmp.Compare(a.n, b.n) },
		},
		column[gridItem]{ID: "fixed", Label: "Cố định", Width: 60, Cell: func(gridItem) cell { return cell{Text: "x"} }},
	)
	g.list.shift = func() bool { return false }
	g.SetRows(items)
	w := test.NewTempWindow(t, g)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(400, gridHeadHeight+10*rowHeight))
	return g, w
}

func districts() []gridItem {
	return []gridItem{
		{"a", "Tu Mơ Rông", 3},
		{"b", "Đăk Tô", 1},
		{"c", "Đăk Hà", 2},
		{"d", "Ia H’Drai", 5},
		{"e", "Kon Rẫy", 4},
		{"f", "Đăk Glei", 6},
		{"g", "Sa Thầy", 0},
	}
}

func keys(rows []gridItem) string {
	var b strings.Builder
	for _, r := range rows {
		b.WriteString(r.key)
	}
	return b.String()
}

func typeKeys(g *grid[gridItem], names ...fyne.KeyName) {
	for _, n := range names {
		g.list.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func TestGrid_sorts_in_Vietnamese_order_and_back(t *testing.T) {
	g, _ := testGrid(t, districts())
	g.SelectKey("d")
	// d and đ are two letters: Đăk comes after every d and before e.
	for _, step := range []struct{ column, want string }{
		{"name", "fcbdega"},
		{"name", "agedbcf"},
		{"name", "abcdefg"},
		{"n", "gbcaedf"},
		{"n", "fdeacbg"},
	} {
		i := slices.IndexFunc(g.columns, func(c column[gridItem]) bool { return c.ID == step.column })
		x := g.widths(g.head.Size().Width)[0]*float32(i) + 10
		g.head.Tapped(&fyne.PointEvent{Position: fyne.NewPos(x, 5)})
		if got := keys(g.Rows()); got != step.want {
			t.Errorf("after tapping %q: %s, want %s", step.column, got, step.want)
		}
		if row, ok := g.Selected(); !ok || row.key != "d" {
			t.Errorf("the cursor left its row: %v", row)
		}
	}
	g.SortBy("unknown", false)
	if got := keys(g.Rows()); got != "abcdefg" {
		t.Errorf("an unknown column does not restore the order: %s", got)
	}
	g.head.Tapped(&fyne.PointEvent{Position: fyne.NewPos(g.head.Size().Width-30, 5)})
	if got := keys(g.Rows()); got != "abcdefg" {
		t.Errorf("a column that cannot be sorted sorted: %s", got)
	}
}

func TestGrid_moves_by_keys(t *testing.T) {
	var items []gridItem
	for i := range 100 {
		items = append(items, gridItem{key: strconv.Itoa(i), n: i})
	}
	g, _ := testGrid(t, items)
	var told []string
	g.OnSelect = func(i gridItem) { told = append(told, i.key) }
	for _, c := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyDown, "0"},
		{fyne.KeyDown, "1"},
		{fyne.KeyUp, "0"},
		{fyne.KeyUp, "0"},
		{fyne.KeyPageDown, "9"},
		{fyne.KeyPageDown, "18"},
		{fyne.KeyPageUp, "9"},
		{fyne.KeyEnd, "99"},
		{fyne.KeyDown, "99"},
		{fyne.KeyPageDown, "99"},
		{fyne.KeyHome, "0"},
		{fyne.KeyPageUp, "0"},
	} {
		typeKeys(g, c.key)
		if row, _ := g.Selected(); row.key != c.want {
			t.Errorf("after %s at row %s, want %s", c.key, row.key, c.want)
		}
		if last := told[len(told)-1]; last != c.want {
			t.Errorf("after %s told %s", c.key, last)
		}
	}
	typeKeys(g, fyne.KeyEnd)
	if offset := g.list.GetScrollOffset(); offset != 90*rowHeight {
		t.Errorf("the last row is not in sight: scrolled by %v", offset)
	}
}

func TestGrid_Enter_and_Esc(t *testing.T) {
	g, w := testGrid(t, districts())
	entered, escaped, window := "", 0, fyne.KeyName("")
	g.OnActivate = func(i gridItem) { entered += i.key }
	w.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) { window = k.Name })
	typeKeys(g, fyne.KeyReturn)
	if entered != "" {
		t.Error("Enter without a row did something")
	}
	typeKeys(g, fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyEscape)
	if entered != "aa" {
		t.Errorf("entered %q", entered)
	}
	if window != fyne.KeyEscape {
		t.Errorf("the window got %q instead of Esc", window)
	}
	g.OnEscape = func() { escaped++ }
	typeKeys(g, fyne.KeyEscape, fyne.KeyF1)
	if escaped != 1 || window != fyne.KeyF1 {
		t.Errorf("escaped %d times, window got %q", escaped, window)
	}
}

func TestGrid_copies_the_selected_range(t *testing.T) {
	items := districts()
	items[2].name = "hai\ndòng\tvà cột"
	g, _ := testGrid(t, items)
	if got, want := strings.Count(g.TSV(), "\n"), len(items)+1; got != want {
		t.Errorf("without a selection %d lines, want all %d", got, want)
	}
	typeKeys(g, fyne.KeyDown, fyne.KeyDown)
	g.list.shift = func() bool { return true }
	typeKeys(g, fyne.KeyDown, fyne.KeyUp, fyne.KeyDown)
	want := "Tên\tSố\tCố định\nĐăk Tô\t1\tx\nhai dòng và cột\t2\tx\n"
	if got := g.TSV(); got != want {
		t.Errorf("copied %q, want %q", got, want)
	}
	if g.SelectedCount() != 2 {
		t.Errorf("%d rows selected", g.SelectedCount())
	}
	g.list.shift = func() bool { return false }
	typeKeys(g, fyne.KeyDown)
	if g.SelectedCount() != 1 {
		t.Errorf("a plain arrow keeps %d rows", g.SelectedCount())
	}
}

func TestGrid_taps_select_the_whole_row_again_and_again(t *testing.T) {
	g, w := testGrid(t, districts())
	tapped := ""
	g.OnTap = func(i gridItem) { tapped += i.key }
	at := fyne.NewPos(200, gridHeadHeight+rowHeight*2+5)
	test.TapCanvas(w.Canvas(), at)
	test.TapCanvas(w.Canvas(), at) // going back to a list and tapping the same row must work
	if tapped != "cc" {
		t.Errorf("tapped %q", tapped)
	}
	if w.Canvas().Focused() != g.Focusable() {
		t.Error("a tap does not give the keys to the grid")
	}
}

func TestGrid_keeps_the_cursor_over_new_rows(t *testing.T) {
	g, _ := testGrid(t, districts())
	g.SelectKey("e")
	told := 0
	g.OnSelect = func(gridItem) { told++ }
	g.SetRows(districts()[3:])
	if row, ok := g.Selected(); !ok || row.key != "e" || told != 0 {
		t.Errorf("at %q, told %d times", row.key, told)
	}
	g.SetRows(districts()[:2])
	if _, ok := g.Selected(); ok {
		t.Error("the cursor stands on a row that is gone")
	}
	g.SetRows(nil)
	typeKeys(g, fyne.KeyDown, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyReturn)
	if g.SelectKey("a") || g.TSV() != "Tên\tSố\tCố định\n" {
		t.Error("an empty grid has rows")
	}
}

func TestGrid_draws_only_what_is_seen_of_20000_rows(t *testing.T) {
	drawn := map[*gridRow[gridItem]]bool{}
	items := make([]gridItem, 20000)
	for i := range items {
		items[i] = gridItem{key: strconv.Itoa(i), name: "Nhiệm vụ " + strconv.Itoa(i), n: -i}
	}
	g, _ := testGrid(t, items)
	update := g.list.UpdateItem
	g.list.UpdateItem = func(i int, o fyne.CanvasObject) {
		drawn[o.(*gridRow[gridItem])] = true
		update(i, o)
	}
	typeKeys(g, fyne.KeyEnd, fyne.KeyHome)
	g.SortBy("n", false)
	g.SortBy("name", true)
	typeKeys(g, fyne.KeyEnd)
	if n := len(drawn); n == 0 || n > 40 {
		t.Errorf("%d row objects for 20,000 rows", n)
	}
	if row, _ := g.Selected(); row.key != "0" {
		t.Errorf("last row by name downwards is %s", row.key)
	}
}

func TestGrid_columns_fill_the_width(t *testing.T) {
	for _, c := range []struct {
		widths   []float32
		optional []int
		total    float32
		want     []float32
	}{
		{[]float32{100, 0, 50}, []int{0, 0, 0}, 400, []float32{100, 250, 50}},
		{[]float32{100, 0, 0}, []int{0, 0, 0}, 400, []float32{100, 150, 150}},
		{[]float32{300, 0}, []int{0, 0}, 320, []float32{300, gridFlexMin}},
		{[]float32{100, 0, 100, 100}, []int{0, 0, 1, 2}, 400, []float32{100, 100, 100, 100}},
		{[]float32{100, 0, 100, 100}, []int{0, 0, 1, 2}, 300, []float32{100, 100, 100, 0}},
		{[]float32{100, 0, 100, 100}, []int{0, 0, 1, 2}, 200, []float32{100, 100, 0, 0}},
	} {
		g := &grid[gridItem]{}
		for i, w := range c.widths {
			g.columns = append(g.columns, column[gridItem]{Width: w, Optional: c.optional[i]})
		}
		if got := g.widths(c.total); !slices.Equal(got, c.want) {
			t.Errorf("%v in %v: %v, want %v", c.widths, c.total, got, c.want)
		}
	}
}

func TestGrid_refuses_two_columns_of_one_name(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(newTheme(lookLight))
	defer func() {
		if recover() == nil {
			t.Error("accepted")
		}
	}()
	newGrid(func(gridItem) string { return "" }, column[gridItem]{ID: "a"}, column[gridItem]{ID: "a"})
}

func TestEllipsize(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(newTheme(lookLight))
	const s = "Hoàn thành đúng tiến độ tất cả nhiệm vụ"
	full := fyne.MeasureText(s, sizeBody, fyne.TextStyle{}).Width
	for _, width := range []float32{0, full, full + 10} {
		if got := ellipsize(s, width, sizeBody, fyne.TextStyle{}); got != s {
			t.Errorf("%v: %q", width, got)
		}
	}
	for width := full - 1; width > 20; width -= 17 {
		got := ellipsize(s, width, sizeBody, fyne.TextStyle{})
		if !strings.HasSuffix(got, "…") || !strings.HasPrefix(s, strings.TrimSuffix(got, "…")) {
			t.Errorf("%v: %q", width, got)
		}
		if w := fyne.MeasureText(got, sizeBody, fyne.TextStyle{}).Width; w > width+1 {
			t.Errorf("%q is %v wide, more than %v", got, w, width)
		}
	}
}

func BenchmarkGrid_sort_100000_names(b *testing.B) {
	rows := make([]string, 100000)
	for i := range rows {
		rows[i] = "Ủy ban nhân dân huyện Đăk " + strconv.Itoa(i*7919%100000)
	}
	for b.Loop() {
		sortVietnamese(rows, func(s string) string { return s }, false)
	}
}
