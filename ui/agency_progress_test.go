package ui

import (
	"testing"

	"giaoban/data"
)

func TestAgency_progress_is_that_of_the_Review_of_each_day(t *testing.T) {
	f, r := demoReview(t)
	lines := progressLines(f, "SNV", r.AsOf)
	if len(lines) != 10 || lines[0].On != "31/05/2019" || lines[9].On != "31/08/2018" {
		t.Fatalf("%d days, %v", len(lines), lines)
	}
	for _, l := range lines {
		day, err := data.ParseDate(l.On)
		if err != nil {
			t.Fatal(err)
		}
		then := data.Compute(f, day)
		for i := range then.AgencyRows {
			if a := &then.AgencyRows[i]; a.Agency.Code == "SNV" && a.Counts != l.Counts {
				t.Errorf("%s: %+v, the Review says %+v", l.On, l.Counts, a.Counts)
			}
		}
	}
	if lines[0].Rate != "7/8" || lines[9].Rate != "–" {
		t.Errorf("rates %s, %s", lines[0].Rate, lines[9].Rate)
	}
	if far := progressLines(f, "SNV", data.NewDate(2030, 5, 31)); len(far) != progressMonths+1 {
		t.Errorf("%d days after years", len(far))
	}
}

func TestAgency_page_shows_what_is_given_what_is_overseen_and_the_progress(t *testing.T) {
	a := newDemoApp(t)
	a.Go(Route{Page: PageAgencies, Agency: "SNV"})
	v := a.page().(*agenciesPage).detail
	wantShown(t, a, "N35", "Mở nhiệm vụ", "Được giao đôn đốc", "Tiến độ theo thời gian", "Xem cả 10 mốc", "Chờ Bộ Nội vụ hướng dẫn khung năng lực")
	wantDrawn(t, v.side, "573 lượt", "31/12/2018")
	v.grid.SelectKey("N24")
	wantShown(t, a, "trễ 15 ngày")
	if d, _ := v.chosen(); d != (duty{"N24", "SNV"}) {
		t.Errorf("chosen %v", d)
	}
	pressButton(t, a, "Xem cả 10 mốc")
	wantDrawn(t, v.side, "31/08/2018")
	a.step(1)
	if d, ok := v.chosen(); !ok || d.agency == "SNV" || d.task != v.grid.Rows()[0].Task {
		t.Errorf("the next agency begins with %v", d)
	}
}
