package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"giaoban/data"
	"giaoban/data/store"
)

func openIndices(t testing.TB, a *App, index, concept string) *indicesPage {
	t.Helper()
	a.Go(Route{Page: PageIndices, Index: index, Concept: concept})
	return a.page().(*indicesPage)
}

// conceptOf finds what stays the same of a node by its code in a year.
func conceptOf(t testing.TB, a *App, index string, year int, code string) string {
	t.Helper()
	s, ok := a.Facts().SchemeOf(index, year)
	if !ok {
		t.Fatalf("no scheme of %s in %d", index, year)
	}
	n, ok := s.NodeByCode(code)
	if !ok {
		t.Fatalf("no %s in %s %d", code, index, year)
	}
	return n.Concept
}

func chooseTab(p *indicesPage, id string) {
	for i, t := range p.tabs.tabs {
		if t.ID == id {
			p.tabs.choose(i)
		}
	}
}

func TestIndices_page(t *testing.T) {
	a := newDemoApp(t)
	p := openIndices(t, a, "", "")
	wantShown(t, a, "Giảm điểm hoặc giảm bậc", "Xem cả 19 nội dung", "Chưa có nhiệm vụ trực tiếp", "Nội dung chưa có nhiệm vụ",
		"So với 2016", "so sánh được", "Bộ tiêu chí 2016–2017", "Từ 01/7/2025 tỉnh Kon Tum nhập vào Quảng Ngãi")
	wantDrawn(t, p.trend.heat, "35,28", "40,31", "Tổng hợp PAPI", "2024")
	p.hide.SetChecked(true)
	if drawn := drawnWords(p.trend.heat); strings.Contains(drawn, "2019") || strings.Contains(drawn, "40,31") {
		t.Error("years published after the cut-off date are still shown")
	}
	pressButton(t, a, "Xem cả 19 nội dung")
	if shown := shownText(a); strings.Count(shown, "hạng ") < 19 {
		t.Error("not all drops are shown")
	}
	pressButton(t, a, "Xem nguồn của số này")
	wantShown(t, a, "Nguồn: ", "Nơi công bố")
	press(a, fyne.KeyEscape)
	openIndices(t, a, "PAR", "")
	wantShown(t, a, "Chưa có hai năm cùng bộ tiêu chí để so sánh.", "Theo lĩnh vực", "nội dung chưa có số năm 2018")
	openIndices(t, a, "SIPAS", "")
	wantShown(t, a, "Sổ chưa có điểm SIPAS của tỉnh.")
}

func TestIndices_page_refuses_years_of_two_schemes(t *testing.T) {
	a := newDemoApp(t)
	p := openIndices(t, a, "PAPI", "")
	p.header.to.SetSelected("2018")
	wantShown(t, a, "hai bộ tiêu chí khác nhau")
	chooseTab(p, indexChangeTab)
	wantShown(t, a, "hai bộ tiêu chí khác nhau")
	p.header.from.SetSelected("2018")
	wantShown(t, a, "Năm so sánh phải sau năm gốc.")
	p.header.to.SetSelected("2020")
	p.header.from.SetSelected("2019")
	if strings.Contains(shownText(a), "khác nhau") {
		t.Error("two years of one scheme are refused")
	}
}

func TestIndices_page_tells_of_the_tapped_figure(t *testing.T) {
	a := newDemoApp(t)
	p := openIndices(t, a, "PAPI", "")
	h := p.trend.heat
	h.Tapped(&fyne.PointEvent{Position: fyne.NewPos(h.lefts[6]+5, heatRowHeight*2+5)})
	if p.year != 2017 || h.selected != h.heat.Rows[1].Concept {
		t.Fatalf("year %d", p.year)
	}
	wantShown(t, a, "5,09 điểm", "62/63 (phần mềm xếp)", "6,47, Quảng Bình")
	h.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, heatRowHeight*1+5)})
	if p.concept != h.heat.Rows[0].Concept {
		t.Error("a tap on a name does not choose the content")
	}
	h.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, 5)})
	h.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, 5000)})
}

func TestIndices_year_brings_its_own_tree_and_partner(t *testing.T) {
	a := newDemoApp(t)
	p := openIndices(t, a, "PAPI", "")
	h := p.trend.heat
	h.Tapped(&fyne.PointEvent{Position: fyne.NewPos(h.lefts[13]+5, heatRowHeight+5)})
	if p.year != 2024 || p.from != 2023 {
		t.Fatalf("%d with %d", p.year, p.from)
	}
	if row := p.tree.rows["PAPI/D7"]; row == nil || row.Value == "từ 2018" || p.tree.rows["PAPI"].Label != "PAPI 2024" {
		t.Errorf("the tree is not that of 2024: %+v", row)
	}
	wantShown(t, a, "sau ngày chốt 31/5/2019")
	p.choose("PAPI", conceptOf(t, a, "PAPI", 2024, "D7"), 2017)
	wantShown(t, a, "Sổ chưa có giá trị của nội dung này năm 2017. Nội dung có từ năm 2018.")
	p.hide.SetChecked(true)
	p.choose("PAPI", "", 0)
	if p.year != 2017 {
		t.Errorf("shows %d", p.year)
	}
	a.Go(Route{Page: PageOverview})
	if p = openIndices(t, a, "", ""); p.year != 2017 {
		t.Error("coming back loses the year")
	}
}

func TestIndices_every_tab_draws_every_index(t *testing.T) {
	a := newDemoApp(t)
	for _, x := range a.Facts().Indices {
		p := openIndices(t, a, x.Code, "")
		for _, tab := range p.tabs.tabs {
			chooseTab(p, tab.ID)
			if m := a.topModal(); m != nil {
				t.Fatalf("%s, %s: %s", x.Code, tab.Label, shownText(a))
			}
		}
		chooseTab(p, indexTrendTab)
	}
}

func TestIndices_PAR_as_published(t *testing.T) {
	a := newDemoApp(t)
	p := openIndices(t, a, "PAR", "")
	p.header.to.SetSelected("2023")
	p.header.from.SetSelected("2022")
	wantDrawn(t, p.trend.published, "Cải cách thể chế", "9,42", "94,15", "+0,32", "21", "Tổng PAR Index", "86,14", "+4,79", "số như đã công bố")
	wantDrawn(t, p.side.parts, "Điểm thẩm định", "54,95", "61,5", "Khớp tổng công bố 86,14")
	rows := publishedRows(a.Facts(), "PAR", p.nodes, 2022, 2023)
	for _, c := range []struct {
		label string
		want  publishedRow
	}{
		{"1 ", publishedRow{Max: "–", Value: "–", Percent: "–", Rank: "52", Points: "–"}},
		{"2 ", publishedRow{Max: "10", Value: "9,42", Percent: "94,15", Rank: "22", Points: "+0,32", Places: -21}},
		{"4 ", publishedRow{Max: "10,5", Value: "9,72", Percent: "92,56", Rank: "22", Points: "–", Places: -14}},
		{"8 ", publishedRow{Max: "16,5", Value: "–", Percent: "–", Rank: "–", Points: "–"}},
		{"Tổng", publishedRow{Max: "100", Value: "86,14", Percent: "86,14", Rank: "43", Points: "+4,79", Places: -12}},
	} {
		found := false
		for _, r := range rows {
			if !strings.HasPrefix(r.Label, c.label) {
				continue
			}
			found = true
			if r.Max != c.want.Max || r.Value != c.want.Value || r.Percent != c.want.Percent || r.Rank != c.want.Rank ||
				r.Points != c.want.Points || r.Places != c.want.Places {
				t.Errorf("%s: %+v", c.label, r)
			}
		}
		if !found {
			t.Errorf("no row %q", c.label)
		}
	}
	p.header.to.SetSelected("2022")
	wantShown(t, a, "Chưa đủ các thành phần năm 2022", "81,35: 86,14 – 4,79")
}

func TestIndices_tree_keeps_long_words_out_of_the_values(t *testing.T) {
	a := newDemoApp(t)
	p := openIndices(t, a, "PAR", "")
	p.choose("PAR", "", 2012)
	if got := p.tree.rows["PAR"].Value; got != "nhóm" {
		t.Errorf("value %q", got)
	}
	wantShown(t, a, "Trung bình (67,68–70%)")
}

func TestIndices_low_scores(t *testing.T) {
	a := newDemoApp(t)
	p := openIndices(t, a, "PAPI", "")
	p.side.tabs.choose(1)
	wantShown(t, a, "Thấp điểm năm 2017", "dưới bách phân vị 25 của các tỉnh", "2 Công khai, minh bạch", "hạng 62/63")
	before := len(a.Review().LowScores(a.Facts(), "PAPI", 2017, 0))
	pressButton(t, a, "Đổi ngưỡng…")
	field := a.window.Canvas().Focused().(*keyEntry)
	field.SetText("abc")
	a.topModal().enter()
	wantShown(t, a, "Ghi số nguyên từ 1 đến 100")
	field.SetText("40%")
	a.topModal().enter()
	wantShown(t, a, "dưới 40% của thang")
	if after := len(a.Review().LowScores(a.Facts(), "PAPI", 2017, 0.4)); after == before {
		t.Error("the threshold changes nothing")
	}
}

func TestIndices_coverage_leads_to_tasks(t *testing.T) {
	a := newDemoApp(t)
	p := openIndices(t, a, "PAPI", "")
	chooseTab(p, indexCoverageTab)
	m := p.views[indexCoverageTab].(*indexCoverage).matrix
	wantDrawn(t, m, "Cơ quan", "Sở GD&ĐT", "1", "8")
	if len(m.cover.Nodes) != 8 || len(m.cover.Agencies) != 31 {
		t.Fatalf("%d contents, %d agencies", len(m.cover.Nodes), len(m.cover.Agencies))
	}
	// Every cell with duties opens them.
	for i := range m.cover.Nodes {
		for k := range m.cover.Agencies {
			if m.cover.Cells[i][k].Total() < 2 {
				continue
			}
			m.Tapped(&fyne.PointEvent{Position: fyne.NewPos(coverLabel+m.cell()*(float32(i)+.5), coverRow*(float32(k)+1.5))})
			wantShown(t, a, "Nhiệm vụ của “"+m.cover.Nodes[i].Label())
			press(a, fyne.KeyEscape)
			return
		}
	}
	t.Error("no cell with two duties")
}

func TestIndices_low_list_of_tasks_leads_on(t *testing.T) {
	a := newDemoApp(t)
	openIndices(t, a, "PAPI", "")
	pressButton(t, a, "N12–N15")
	wantShown(t, a, "Nhiệm vụ của “2 Công khai")
	for _, row := range nodeTasks(a.Review(), "PAPI", conceptOf(t, a, "PAPI", 2018, "D2"), "", []string{"N12", "N13"}) {
		if row.Who == "" || row.State == "" {
			t.Errorf("%+v", row)
		}
	}
	focused := a.window.Canvas().Focused().(*gridList)
	focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if tasks, ok := a.page().(*tasksPage); !ok || !strings.HasPrefix(tasks.task, "N1") {
		t.Errorf("at %T", a.page())
	}
}

func TestIndices_suppose(t *testing.T) {
	a := newDemoApp(t)
	p := openIndices(t, a, "PAPI", "")
	p.choose("PAPI", conceptOf(t, a, "PAPI", 2017, "D2.1"), 2017)
	before := len(a.Facts().Observations)
	pressButton(t, a, "Thử giả định…")
	wantShown(t, a, "GIẢ ĐỊNH", "Các tỉnh khác giữ nguyên")
	entry := a.window.Canvas().Focused().(*keyEntry)
	entry.SetText("9")
	wantShown(t, a, "nằm ngoài thang")
	entry.SetText("x")
	wantShown(t, a, "Không phải số")
	entry.SetText("2.5")
	top := a.window.Canvas().Overlays().Top()
	wantDrawn(t, top, "2,50", "Tổng PAPI", "Hạng giả định", "›")
	press(a, fyne.KeyEscape)
	if len(a.Facts().Observations) != before || a.Facts() != a.store.Facts() {
		t.Error("a supposition was stored")
	}
}

func TestIndices_read_only_offers_no_editing(t *testing.T) {
	a := newTestApp(t, Options{})
	a.openWorkbook(demoFile(t), true)
	p := openIndices(t, a, "PAPI", "")
	p.choose("PAR", "", 2023)
	shown := shownText(a)
	for _, words := range []string{"Nhập số liệu", "Sửa số này", "Chỉ tiêu…", "Thêm nhiệm vụ…", "Gắn nhiệm vụ"} {
		if strings.Contains(shown, words) {
			t.Errorf("%q is offered", words)
		}
	}
	wantShown(t, a, "Xuất", "Xem nguồn của số này", "Thử giả định…")
}

func TestIndices_comparability_is_said(t *testing.T) {
	a := newDemoApp(t)
	f := a.Facts()
	for _, c := range []struct {
		code       string
		from, year int
		want       string
	}{
		{"D2", 2016, 2017, "so sánh được"},
		{"D2", 2017, 2018, "hai bộ tiêu chí khác nhau"},
		{"D8", 2019, 2020, "đọc kỹ"},
	} {
		s, _ := f.SchemeOf("PAPI", c.year)
		n, _ := s.NodeByCode(c.code)
		if got, ok := compareFact(f, "PAPI", n, c.from, c.year); !ok || !strings.Contains(got.Value, c.want) {
			t.Errorf("%s %d–%d: %q", c.code, c.from, c.year, got.Value)
		}
	}
	if _, ok := compareFact(f, "PAPI", data.Node{}, 0, 2017); ok {
		t.Error("nothing to compare with is said to be comparable")
	}
}

// A workbook of Quảng Ngãi leads to the figures of Kon Tum, which joined it, and
// back.
func TestIndices_page_shows_a_province_that_joined_the_own(t *testing.T) {
	a := newDemoApp(t)
	heir := a.Facts().Book
	heir.Province = "51"
	if err := a.store.Update("Đổi tỉnh", func(tx *store.Tx) error { return tx.Put(heir) }); err != nil {
		t.Fatal(err)
	}
	p := openIndices(t, a, "PAPI", "")
	wantShown(t, a, "Tỉnh nhận Kon Tum từ 01/7/2025")
	if drawn := drawnWords(p.trend.heat); strings.Contains(drawn, "35,28") {
		t.Error("Kon Tum's figure of 2017 under Quảng Ngãi")
	}
	pressButton(t, a, "Xem số liệu của Kon Tum")
	wantShown(t, a, "nhập vào Quảng Ngãi")
	wantDrawn(t, p.trend.heat, "35,28", "40,31")
	if got := a.Facts().Book.Province; got != "51" {
		t.Errorf("the workbook is now of province %s", got)
	}
	pressButton(t, a, "Về số liệu của Quảng Ngãi")
	wantShown(t, a, "Tỉnh nhận Kon Tum từ 01/7/2025")
}
