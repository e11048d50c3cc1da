package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"giaoban/data"
)

func TestOverview_shows_the_numbers_of_the_demonstration(t *testing.T) {
	a := newDemoApp(t)
	wantShown(t, a,
		"3/12 nhiệm vụ có thời hạn đang quá hạn, ở 5 cơ quan; 33/45 nhiệm vụ văn bản không ấn định ngày.",
		"596 lượt, 31 cơ quan", "122/129 lượt đến hạn", "3 lượt, 1 sắp đến hạn", "7 lượt, 5 cơ quan", "464 lượt giao",
		"66,67%", "6/9", "94,57%", "122/129", "50,00%", "6/12", "92,42%", "122/132",
		"3 việc cần chỉ đạo", "Liên thông phần mềm quản lý văn bản đến cấp xã", "Gỡ vướng", "Chấn chỉnh", "Ấn định hạn",
		"3 nội dung giảm so với năm 2016", "Công khai, minh bạch", "–0,06", "Chưa giao cơ quan nào",
		"Thay đổi từ cuộc họp 06/5/2019", "3 lượt mới hoàn thành (quá hạn): N01 Kon Plông, N22 Sở VH-TT&DL, N22 Sa Thầy",
		"1 lượt mới quá hạn: N35 Sở Nội vụ, hạn gia hạn 15/05/2019",
		"92,97% lên 94,57% (+1,60 điểm %)",
		"22 cơ quan khác: không quá hạn, báo cáo đủ kỳ quý I/2019",
		"PAPI 2018", "43,22", "hạng 42/61", "Sổ chưa có điểm")
}

func TestOverview_fits_the_smallest_office_screen(t *testing.T) {
	a := newDemoApp(t)
	p := a.page().(*overviewPage)
	room := float32(698) - headHeight - footHeight
	if need := p.layout.MinSize(nil).Height + pageTop; need > room {
		t.Errorf("needs %.0f of %.0f units: the page scrolls at 1366×698", need, room)
	}
}

func TestOverview_fits_with_the_band_of_a_read_only_workbook(t *testing.T) {
	a := newDemoApp(t)
	path := a.store.Path()
	a.releaseWorkbook()
	a.openWorkbook(path, true)
	p := a.page().(*overviewPage)
	room := float32(698) - headHeight - footHeight - a.shell.band.Size().Height
	if need := p.layout.MinSize(nil).Height + pageTop; need > room {
		t.Errorf("needs %.0f of %.0f units", need, room)
	}
}

func TestOverview_is_one_column_when_narrow(t *testing.T) {
	a := newDemoApp(t)
	a.window.Resize(fyne.NewSize(910, 465))
	p := a.page().(*overviewPage)
	numbers, agencies := p.layout.parts.numbers, p.layout.parts.agencies
	if agencies.Position().X != numbers.Position().X || agencies.Position().Y <= numbers.Position().Y {
		t.Errorf("numbers at %v, agencies at %v", numbers.Position(), agencies.Position())
	}
	if w := a.shell.rail.Size().Width; w != railNarrow {
		t.Errorf("rail %v wide", w)
	}
}

func TestOverview_numbers_lead_to_their_tasks(t *testing.T) {
	a := newDemoApp(t)
	p := a.page().(*overviewPage)
	for filter, words := range map[string]string{
		FilterAll: "Tổng nhiệm vụ giao", FilterDone: "Hoàn thành", FilterInTime: "Trong hạn",
		FilterOverdue: "Quá hạn", FilterUndated: "Thường xuyên",
	} {
		a.Go(Route{Page: PageOverview})
		numbers, _ := p.numbers(a.Review())
		clickWith(t, numbers, words)
		if a.route.Page != PageTasks || a.route.Filter != filter {
			t.Errorf("%s leads to %+v", words, a.route)
		}
	}
}

func clickWith(t *testing.T, o fyne.CanvasObject, words string) {
	t.Helper()
	var visit func(o fyne.CanvasObject) bool
	visit = func(o fyne.CanvasObject) bool {
		switch w := o.(type) {
		case *clickable:
			if texts := visibleTexts(w.content); len(texts) > 0 && texts[0] == words {
				w.Tapped(nil)
				return true
			}
		case *fyne.Container:
			for _, c := range w.Objects {
				if visit(c) {
					return true
				}
			}
		}
		return false
	}
	if !visit(o) {
		t.Fatalf("nothing to click at %q", words)
	}
}

func TestOverview_opens_the_agency_of_a_bar(t *testing.T) {
	a := newDemoApp(t)
	p := a.page().(*overviewPage)
	p.tapAgency(fyne.NewPos(10, 4*barPitch+3)) // the fifth row
	if a.route.Page != PageAgencies || a.route.Agency != "SNV" {
		t.Errorf("at %+v", a.route)
	}
}

func TestRate_change_in_words(t *testing.T) {
	for _, c := range []struct {
		before, now data.Rate
		want        string
	}{
		{data.Rate{Num: 119, Den: 128}, data.Rate{Num: 122, Den: 129}, "92,97% lên 94,57% (+1,60 điểm %)"},
		{data.Rate{Num: 122, Den: 129}, data.Rate{Num: 119, Den: 128}, "94,57% xuống 92,97% (–1,60 điểm %)"},
		{data.Rate{Num: 1, Den: 2}, data.Rate{Num: 2, Den: 4}, "giữ nguyên 50,00%"},
		{data.Rate{}, data.Rate{Num: 2, Den: 4}, ": 50,00%"},
		{data.Rate{Num: 1, Den: 2}, data.Rate{}, "chưa có lượt nào đến hạn."},
	} {
		if got := newParagraph(rateChange(c.before, c.now)...).String(); !strings.HasSuffix(got, c.want) {
			t.Errorf("%v to %v: %q, want …%q", c.before, c.now, got, c.want)
		}
	}
}
