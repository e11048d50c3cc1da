package ui

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"giaoban/data"
	"giaoban/data/store"
)

// fieldOf finds the entry or the choice under a label of the top dialog.
func fieldOf(t *testing.T, a *App, label string) fyne.CanvasObject {
	t.Helper()
	var found fyne.CanvasObject
	var look func(o fyne.CanvasObject)
	var field func(o fyne.CanvasObject) fyne.CanvasObject
	field = func(o fyne.CanvasObject) fyne.CanvasObject {
		switch w := o.(type) {
		case *keyEntry, *choice:
			return w
		case *dateField:
			return w.entry
		case *fyne.Container:
			for _, c := range w.Objects {
				if f := field(c); f != nil {
					return f
				}
			}
		}
		return nil
	}
	look = func(o fyne.CanvasObject) {
		c, ok := o.(*fyne.Container)
		if !ok {
			if s, ok := o.(*container.Scroll); ok {
				look(s.Content)
			} else if w, ok := o.(fyne.Widget); ok && found == nil {
				for _, x := range test.WidgetRenderer(w).Objects() {
					look(x)
				}
			}
			return
		}
		for i, x := range c.Objects {
			if words, ok := x.(*text); ok && found == nil && strings.HasPrefix(words.Text, label) && i+1 < len(c.Objects) {
				found = field(c.Objects[i+1])
			}
			look(x)
		}
	}
	look(a.topModal().popup.Content)
	if found == nil {
		t.Fatalf("no field %q; shown:\n%s", label, shownText(a))
	}
	return found
}

func typeInto(t *testing.T, a *App, label, words string) {
	t.Helper()
	fieldOf(t, a, label).(*keyEntry).SetText(words)
}

func choose(t *testing.T, a *App, label, words string) {
	t.Helper()
	c := fieldOf(t, a, label).(*choice)
	for _, o := range c.Options {
		if strings.HasPrefix(o, words) {
			c.SetSelected(o)
			return
		}
	}
	t.Fatalf("%q does not offer %q: %v", label, words, c.Options)
}

func figureIn(a *App, index string, year int, code string) *data.Observation {
	return observationOf(a.store.Facts(), index, "62", year, code)
}

func TestIndex_form_takes_in_a_figure(t *testing.T) {
	a := newDemoApp(t)
	p := openIndices(t, a, "PAR", "")
	p.choose("PAR", conceptOf(t, a, "PAR", 2018, "L3"), 2018)
	wantShown(t, a, "Sổ chưa có giá trị của nội dung này năm 2018")
	pressButton(t, a, "Nhập số liệu…")
	wantShown(t, a, "Sổ chưa có số này.")
	for _, c := range []struct{ value, rank, of, source, want string }{
		{"", "", "", "x", "Ghi giá trị hoặc hạng"},
		{"mười", "", "", "x", "Không phải số"},
		{"99", "", "", "x", "Ngoài thang 0–14,5"},
		{"12,3", "a", "", "x", "Ghi số nguyên"},
		{"12,3", "64", "63", "x", "Lớn hơn tổng số"},
		{"12,3", "", "", "", "Ghi nguồn của số này"},
	} {
		typeInto(t, a, "Giá trị", c.value)
		typeInto(t, a, "Hạng", c.rank)
		typeInto(t, a, "trên tổng số", c.of)
		typeInto(t, a, "Nguồn", c.source)
		a.topModal().enter()
		wantShown(t, a, c.want)
	}
	if figureIn(a, "PAR", 2018, "L3") != nil {
		t.Fatal("a wrong figure was stored")
	}
	typeInto(t, a, "Giá trị", " 12.34 ")
	typeInto(t, a, "Hạng", "41")
	typeInto(t, a, "trên tổng số", "63")
	typeInto(t, a, "Nguồn", "Quyết định 00/QĐ-BNV")
	typeInto(t, a, "Ghi chú", "nhập tay")
	a.topModal().enter()
	if a.topModal() != nil {
		t.Fatalf("still open: %s", shownText(a))
	}
	o := figureIn(a, "PAR", 2018, "L3")
	if o == nil || o.Value != 12.34 || o.Rank != 41 || o.RankedOf != 63 || o.Kind != "published" || o.Note != "nhập tay" ||
		sourceTitle(a.Facts(), o.Source) != "Quyết định 00/QĐ-BNV" {
		t.Fatalf("%+v", o)
	}
	wantShown(t, a, "12,34 %", "41/63", "Quyết định 00/QĐ-BNV")
	wantDrawn(t, p.trend.published, "12,34", "41")
	if err := a.store.Check(); err != nil {
		t.Error(err)
	}
}

func TestIndex_form_corrects_and_keeps_how_a_figure_came_about(t *testing.T) {
	a := newDemoApp(t)
	p := openIndices(t, a, "PAPI", "")
	p.choose("PAPI", conceptOf(t, a, "PAPI", 2017, "D2"), 2017)
	kind := figureIn(a, "PAPI", 2017, "D2").Kind
	pressButton(t, a, "Sửa số này…")
	typeInto(t, a, "Ghi chú", "đã đối chiếu")
	a.topModal().enter()
	if o := figureIn(a, "PAPI", 2017, "D2"); o.Kind != kind || o.Note != "đã đối chiếu" {
		t.Errorf("%+v", o)
	}
	pressButton(t, a, "Sửa số này…")
	typeInto(t, a, "Giá trị", "5,25")
	a.topModal().enter()
	if o := figureIn(a, "PAPI", 2017, "D2"); o.Kind != "published" || o.Value != 5.25 {
		t.Errorf("%+v", o)
	}
	wantShown(t, a, "5,25 điểm")
}

func TestIndex_form_that_fails_keeps_what_was_typed(t *testing.T) {
	a := newDemoApp(t)
	p := openIndices(t, a, "PAPI", "")
	p.choose("PAPI", conceptOf(t, a, "PAPI", 2017, "D2"), 2017)
	pressButton(t, a, "Sửa số này…")
	typeInto(t, a, "Giá trị", "5,5")
	// Somebody else corrects the figure meanwhile.
	other := *figureIn(a, "PAPI", 2017, "D2")
	other.Value = 5.3
	if err := a.store.Update("sửa nơi khác", func(tx *store.Tx) error { return tx.Put(other) }); err != nil {
		t.Fatal(err)
	}
	a.topModal().enter()
	wantShown(t, a, "vừa được sửa ở nơi khác, nay là 5,30", "Chữ đã gõ còn nguyên")
	if got := fieldOf(t, a, "Giá trị").(*keyEntry).Text; got != "5,5" {
		t.Errorf("the form now says %q", got)
	}
	a.topModal().enter()
	if o := figureIn(a, "PAPI", 2017, "D2"); o.Value != 5.5 {
		t.Errorf("%+v", o)
	}
}

func TestIndex_form_loads_what_is_chosen_unless_typed(t *testing.T) {
	a := newDemoApp(t)
	p := openIndices(t, a, "PAPI", "")
	p.editFigure(conceptOf(t, a, "PAPI", 2017, "D2"))
	choose(t, a, "Năm", "2016")
	wantShown(t, a, "Đang có: 5,15")
	if got := fieldOf(t, a, "Giá trị").(*keyEntry).Text; !strings.HasPrefix(got, "5,1") {
		t.Errorf("%q", got)
	}
	typeInto(t, a, "Giá trị", "7")
	choose(t, a, "Tỉnh", "Gia Lai")
	if got := fieldOf(t, a, "Giá trị").(*keyEntry).Text; got != "7" {
		t.Errorf("the choice of a province overwrote what was typed: %q", got)
	}
	wantShown(t, a, "Đang có: ")
}

func TestIndex_aim(t *testing.T) {
	a := newDemoApp(t)
	p := openIndices(t, a, "PAPI", "")
	concept := conceptOf(t, a, "PAPI", 2017, "D2")
	p.choose("PAPI", concept, 2017)
	pressButton(t, a, "Chỉ tiêu…")
	typeInto(t, a, "Giá trị cần đạt", "11")
	a.topModal().enter()
	wantShown(t, a, "Ngoài thang 1–10")
	typeInto(t, a, "Giá trị cần đạt", "6,0")
	typeInto(t, a, "Năm cần đạt", "2020")
	a.topModal().enter()
	x, _ := a.store.Facts().IndexOf("PAPI")
	if aim, ok := x.AimOf(concept); !ok || aim.Value != 6 || aim.Year != 2020 {
		t.Fatalf("%+v", x.Aims)
	}
	if target := p.trend.chart.spec.Trend.Target; target == nil || target.Value != 6 {
		t.Error("the target is not in the chart")
	}
	p.editAim()
	typeInto(t, a, "Giá trị cần đạt", "")
	a.topModal().enter()
	if x, _ = a.store.Facts().IndexOf("PAPI"); len(x.Aims) != 0 {
		t.Errorf("%+v", x.Aims)
	}
}

func TestIndex_content_gets_a_new_task(t *testing.T) {
	a := newDemoApp(t)
	openIndices(t, a, "PAPI", "")
	pressButton(t, a, "Thêm nhiệm vụ…")
	a.topModal().enter()
	wantShown(t, a, "Ghi nội dung nhiệm vụ")
	typeInto(t, a, "Nội dung nhiệm vụ", "Công khai lịch tiếp công dân")
	a.topModal().enter()
	wantShown(t, a, "Chưa chọn cơ quan hoặc nhóm")
	choose(t, a, "Giao cho", "UBND các huyện")
	typeInto(t, a, "Thời hạn", "31/12/2019")
	a.topModal().enter()
	f := a.store.Facts()
	task := f.Tasks[len(f.Tasks)-1]
	if task.ID != "N46" || task.Deadline.Due != data.NewDate(2019, 12, 31) || task.Links[0].Certainty != data.Stated {
		t.Fatalf("%+v", task)
	}
	if list, err := a.store.TaskAssignments("N46"); err != nil || len(list) != 10 {
		t.Errorf("%d assignments, %v", len(list), err)
	}
	if shown := shownText(a); strings.Contains(shown, "3 Trách nhiệm giải trình với người dân\nThêm") {
		t.Error("the content is still without a task")
	}
	journal, err := a.store.Journal()
	if err != nil || len(journal) == 0 {
		t.Fatal(err)
	}
	a.Go(Route{Page: PageTasks, Task: "N46"})
	wantShown(t, a, "Công khai lịch tiếp công dân")
}

func TestIndex_content_gets_a_task_that_is_there(t *testing.T) {
	a := newDemoApp(t)
	p := openIndices(t, a, "PAPI", "")
	n := a.Review().Index("PAPI").Uncovered[0]
	p.linkTask(n)
	a.topModal().enter()
	wantShown(t, a, "Chưa chọn nhiệm vụ")
	choose(t, a, "Nhiệm vụ", "N30")
	a.topModal().enter()
	for _, task := range a.store.Facts().Tasks {
		if task.ID == "N30" {
			if c, ok := task.LinkedTo("PAPI", n.Concept); !ok || c != data.Inferred {
				t.Errorf("%+v", task.Links)
			}
		}
	}
}

// importTable writes a table and opens its preview.
func importTable(t *testing.T, a *App, p *indicesPage, name, content string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	p.readTable(path)
	if a.topModal() == nil {
		t.Fatal("no preview")
	}
}

func TestIndex_import_shows_problems_and_takes_nothing(t *testing.T) {
	a := newDemoApp(t)
	p := openIndices(t, a, "PAR", "")
	before := a.store.Facts()
	importTable(t, a, p, "sai.csv", "Tỉnh;Năm;L1;L2\nKon Tum;2018;9,1;99\nKhông Có;2018;5;6\n")
	top := a.window.Canvas().Overlays().Top()
	wantShown(t, a, "Bảng có 2 lỗi nên chưa nhập được số nào")
	wantDrawn(t, top, "D2", "99", "Ngoài thang", "A3", "Không nhận ra tỉnh")
	a.topModal().enter()
	if a.store.Facts() != before || a.topModal() == nil {
		t.Error("a table with problems was taken in")
	}
	if strings.Contains(shownText(a), "\nNhập\n") {
		t.Error("the button to enter it is offered")
	}
}

func TestIndex_import_enters_a_table_at_once(t *testing.T) {
	a := newDemoApp(t)
	p := openIndices(t, a, "PAR", "")
	importTable(t, a, p, "par-2018.csv", "Tỉnh;Năm;L2;L3\nkon tum;2018;9,1;12,5\nTP.HCM;2018;8;13\n")
	wantShown(t, a, "4 số mới, 0 số được sửa, 0 số giữ nguyên.")
	typeInto(t, a, "Nguồn của bảng", "")
	a.topModal().enter()
	wantShown(t, a, "Ghi nguồn của bảng")
	typeInto(t, a, "Nguồn của bảng", "Báo cáo PAR Index 2018")
	entries, _ := a.store.Journal()
	a.topModal().enter()
	if a.topModal() != nil {
		t.Fatalf("still open: %s", shownText(a))
	}
	o := figureIn(a, "PAR", 2018, "L3")
	if o == nil || o.Value != 12.5 || sourceTitle(a.Facts(), o.Source) != "Báo cáo PAR Index 2018" {
		t.Fatalf("%+v", o)
	}
	if after, _ := a.store.Journal(); len(after) != len(entries)+1 {
		t.Errorf("%d journal entries for one action", len(after)-len(entries))
	}
	importTable(t, a, p, "par-2018.csv", "Tỉnh;Năm;L2;L3\nKon Tum;2018;9,2;12,5\n")
	wantShown(t, a, "0 số mới, 1 số được sửa, 1 số giữ nguyên.")
	wantDrawn(t, a.window.Canvas().Overlays().Top(), "9,10", "9,20")
}

func TestIndex_import_asks_for_a_year(t *testing.T) {
	a := newDemoApp(t)
	p := openIndices(t, a, "PAR", "")
	importTable(t, a, p, "khong-nam.csv", "Tỉnh;L2\nKon Tum;9,1\n")
	wantDrawn(t, a.window.Canvas().Overlays().Top(), "chọn năm khi nhập")
	typeInto(t, a, "Năm", "20x8")
	wantShown(t, a, "Ghi năm bốn chữ số")
	typeInto(t, a, "Năm", "2018")
	wantShown(t, a, "1 số mới")
}

func TestIndex_import_names_what_is_no_table(t *testing.T) {
	a := newDemoApp(t)
	p := openIndices(t, a, "PAR", "")
	importTable(t, a, p, "anh.xlsx", "PK\x03\x04không phải")
	wantShown(t, a, "Chưa làm được", "anh.xlsx")
}

func TestIndex_template_comes_back_unchanged(t *testing.T) {
	a := newDemoApp(t)
	p := openIndices(t, a, "PAPI", "")
	p.saveTemplate()
	dir := t.TempDir()
	typeInto(t, a, "Thư mục", dir)
	a.topModal().enter()
	if a.topModal() != nil {
		t.Fatalf("%s", shownText(a))
	}
	p.readTable(filepath.Join(dir, "mau-papi-2017.xlsx"))
	wantShown(t, a, "0 số mới, 0 số được sửa")
}

func TestIndex_exports(t *testing.T) {
	a := newDemoApp(t)
	p := openIndices(t, a, "PAPI", "")
	dir := t.TempDir()
	save := func(do func(), name, begins string) {
		t.Helper()
		do()
		if a.topModal() == nil {
			t.Fatalf("%s: nothing asked", name)
		}
		typeInto(t, a, "Thư mục", dir)
		a.topModal().enter()
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || !strings.Contains(string(b[:min(len(b), 200)]), begins) {
			t.Fatalf("%s: %v; shown %s", name, err, shownText(a))
		}
	}
	for _, tab := range []struct{ id, name string }{
		{indexTrendTab, "dien-bien"},
		{indexRankTab, "thu-hang"},
		{indexChangeTab, "thay-doi"},
		{indexRadarTab, "cac-noi-dung"},
	} {
		chooseTab(p, tab.id)
		for ending, begins := range map[string]string{".png": "\x89PNG", ".svg": "<svg", ".pdf": "%PDF"} {
			save(func() { p.savePicture(ending) }, "papi-"+tab.name+ending, begins)
		}
	}
	save(func() { p.saveSheet(p.yearsSheet, "moi-nam", ".xlsx") }, "papi-moi-nam.xlsx", "PK")
	save(func() { p.saveSheet(p.yearsSheet, "moi-nam", ".csv") }, "papi-moi-nam.csv", "\uFEFFNội dung;2011")
	save(func() { p.saveSheet(p.standingsSheet, "cac-tinh", ".csv") }, "papi-cac-tinh.csv", "\uFEFFTỉnh;")
	b, _ := os.ReadFile(filepath.Join(dir, "papi-cac-tinh.csv"))
	if !strings.Contains(string(b), "Kon Tum;62;2017;D2;Công khai, minh bạch;5,09;62;63;phần mềm xếp;thấp nhất;") {
		t.Errorf("%.400s", b)
	}
	if b, _ = os.ReadFile(filepath.Join(dir, "papi-moi-nam.csv")); strings.Contains(string(b), "2019") {
		t.Error("a year published after the cut-off date is in the table")
	}
	// A second time the file is there.
	p.saveSheet(p.yearsSheet, "moi-nam", ".csv")
	typeInto(t, a, "Thư mục", dir)
	a.topModal().enter()
	wantShown(t, a, "đã có", "Bấm Lưu lần nữa")
	a.topModal().enter()
	if a.topModal() != nil {
		t.Error("not replaced after consent")
	}
}

func TestIndex_exports_keep_the_future_out(t *testing.T) {
	a := newDemoApp(t)
	p := openIndices(t, a, "PAPI", "")
	p.choose("PAPI", "", 2024)
	if _, err := p.standingsSheet(); data.CodeOf(err) != data.NotAllowed {
		t.Errorf("%v", err)
	}
	chooseTab(p, indexRadarTab)
	p.Save()
	wantShown(t, a, "công bố sau ngày chốt 31/5/2019 nên không xuất ra tệp")
	press(a, fyne.KeyEscape)
	chooseTab(p, indexCoverageTab)
	p.Save()
	wantShown(t, a, "Độ phủ là bảng")
	press(a, fyne.KeyEscape)
	p.Copy()
	if !strings.HasPrefix(a.app.Clipboard().Content(), "Nội dung\t2011") {
		t.Error("nothing copied")
	}
}

func TestIndex_save_that_fails_says_so(t *testing.T) {
	a := newDemoApp(t)
	openIndices(t, a, "PAPI", "")
	broken := errors.New("hỏng")
	var told error
	a.write("thử", func(*store.Tx) error { return broken }, func() { t.Error("saved") }, func(err error) { told = err })
	if !errors.Is(told, broken) {
		t.Errorf("%v", told)
	}
}

// A table of contents and scales makes a new version, or an index that nobody
// programmed, and its figures can be entered at once.
func TestIndex_import_takes_in_new_criteria(t *testing.T) {
	a := newDemoApp(t)
	p := openIndices(t, a, "PAPI", "")
	const head = "index,version,first_year,level,code,parent,concept,name,min,max,index_name,publisher,unit,published\n"
	importTable(t, a, p, "sai.csv", head+"PGI,2022,nay,total,PGI,,PGI,Chỉ số xanh,0,10,Chỉ số Xanh,VCCI,điểm,30/4\n")
	wantShown(t, a, "Bảng có 1 lỗi nên chưa nhập được gì")
	press(a, fyne.KeyEscape)
	importTable(t, a, p, "pgi.csv", head+"PGI,2022,2022,total,PGI,,PGI,Chỉ số xanh,0,10,Chỉ số Xanh,VCCI,điểm,30/4\n"+
		"PGI,2022,2022,dimension,G1,PGI,G1,Giảm ô nhiễm,0,10,,,,\n")
	wantShown(t, a, "1 bộ tiêu chí mới, 0 sửa, 0 đã có sẵn.")
	wantDrawn(t, a.window.Canvas().Overlays().Top(), "chỉ số mới", "Chỉ số Xanh", "2022–nay, 2 nội dung")
	a.topModal().enter()
	if _, ok := a.store.Facts().SchemeOf("PGI", 2023); !ok || a.topModal() != nil {
		t.Fatalf("not entered: %s", shownText(a))
	}
	p = openIndices(t, a, "PGI", "")
	importTable(t, a, p, "pgi-2023.csv", "Tỉnh;Năm;G1;PGI\nKon Tum;2023;6,5;6,5\n")
	wantShown(t, a, "2 số mới")
}
