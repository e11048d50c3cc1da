package charts

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

func TestOneUnitForAllRows(t *testing.T) {
	rows := agencyBars().Bars.Rows
	unit := unitFor(rows, 280)
	longest := 0.0
	for _, row := range rows {
		spans, w := row.spans(unit)
		longest = max(longest, w)
		for i, p := range row.Parts {
			if got, want := spans[i][1]-spans[i][0], float64(p.Value)*unit; math.Abs(got-want) > 1e-9 {
				t.Errorf("%s, %s: length %.2f for %d, want %.2f", row.Label, p.Name, got, p.Value, want)
			}
		}
	}
	if math.Abs(longest-280) > .01 {
		t.Errorf("the longest row is %.2f of 280", longest)
	}
}

func TestGapBeforeUndatedParts(t *testing.T) {
	part := func(f Fill, n int, gap bool) Part { return Part{Fill: f, Value: n, Gap: gap} }
	for _, c := range []struct {
		name  string
		parts []Part
		want  float64 // left of the last part, with 10 per unit
	}{
		{"after dated parts", []Part{part(FillOverdue, 2, false), part(FillNotReported, 1, true)}, 24},
		{"carried over an empty part", []Part{part(FillOverdue, 2, false), part(FillNotReported, 0, true), part(FillReported, 1, false)}, 24},
		{"not at the start", []Part{part(FillOverdue, 0, false), part(FillNotReported, 1, true)}, 0},
	} {
		spans, _ := Bar{Parts: c.parts}.spans(10)
		if got := spans[len(spans)-1][0]; got != c.want {
			t.Errorf("%s: starts at %v, want %v", c.name, got, c.want)
		}
	}
}

func TestSmallCountStaysVisible(t *testing.T) {
	rows := []Bar{{Parts: []Part{{Fill: FillOverdue, Value: 1}, {Fill: FillReported, Value: 5000, Gap: true}}}}
	unit := unitFor(rows, 200)
	spans, w := rows[0].spans(unit)
	if got := spans[0][1] - spans[0][0]; got < minPart || w > 200.01 {
		t.Errorf("one of 5001 is %.2f long in a row of %.2f", got, w)
	}
}

func TestRowsThatDoNotFitAreCounted(t *testing.T) {
	s := Spec{Kind: KindBars, Bars: &Bars{}}
	for i := range 200 {
		s.Bars.Rows = append(s.Bars.Rows, Bar{Label: fmt.Sprint("Cơ quan ", i), End: "0", Parts: []Part{{Fill: FillOnTime, Value: i}}})
	}
	r := record(t, s, Size{400, 143}, Light)
	if !r.has("… +190") || !r.has("Cơ quan 9") || r.has("Cơ quan 10") {
		t.Errorf("want ten rows and “… +190”, got %v", r.texts)
	}
	checkWords(t, "200 rows", r, Size{400, 143})
}

func TestLongNames(t *testing.T) {
	s := agencyBars()
	s.Bars.Rows[0].Label = "Ủy ban nhân dân huyện vùng cao biên giới có tên gọi rất dài Tu Mơ Rông"
	s.Bars.Rows[1].Label = "Ủy ban nhân dân huyện vùng cao biên giới có tên gọi rất dài Ia H’Drai"
	s.Bars.Rows[2].Label = strings.Repeat("Sở ", 5000)
	r := record(t, s, Size{360, 240}, Light)
	ends := 0
	for _, w := range r.texts {
		if strings.Contains(w.text, "…") {
			if w.box.x1 > 360*.45+.1 {
				t.Errorf("%q is %.1f wide", w.text, w.box.width())
			}
			if strings.HasSuffix(w.text, "Tu Mơ Rông") || strings.HasSuffix(w.text, "Ia H’Drai") {
				ends++
			}
		}
	}
	if ends != 2 {
		t.Errorf("two long names that differ at the end read the same: %v", r.texts)
	}
}

func TestHeightHoldsAllRows(t *testing.T) {
	for _, theme := range []Theme{Light, Print} {
		s := agencyBars()
		h, err := Height(s, 300, theme, fontsOf(theme))
		if err != nil {
			t.Fatal(err)
		}
		r := record(t, s, Size{300, h}, theme)
		figures := 0
		for _, w := range r.texts {
			if len(w.text) == 1 {
				figures++
			}
		}
		if figures != len(s.Bars.Rows) {
			t.Errorf("%s: in %.0f only %d rows are drawn", theme, h, figures)
		}
	}
}

func TestPatternsStayInTheirBox(t *testing.T) {
	b := box{10, 20, 21, 31}
	for name, shapes := range map[string][][]point{"hatch": hatch(b), "dots": dots(b)} {
		area := 0.0
		for _, s := range shapes {
			for i, p := range s {
				if !(box{p.x, p.y, p.x, p.y}).inside(b.grow(1e-9)) {
					t.Errorf("%s: %v is outside %v", name, p, b)
				}
				q := s[(i+1)%len(s)]
				area += (p.x*q.y - q.x*p.y) / 2
			}
		}
		if area <= 0 || area > .6*b.width()*b.height() {
			t.Errorf("%s covers %.0f of %.0f", name, area, b.width()*b.height())
		}
	}
}
