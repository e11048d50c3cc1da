package charts

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// upright finds the dashed line of a break.
func (r *recorder) upright(t *testing.T) box {
	t.Helper()
	for _, p := range r.paths {
		if len(p.pen.dash) == 2 && p.stroke && p.box.width() == 0 && p.box.height() > 10 {
			return p.box
		}
	}
	t.Fatal("no dashed upright")
	return box{}
}

func TestNothingCrossesABreak(t *testing.T) {
	specs := map[string]Spec{
		"dimension": trendD2(), "spark": sparkPAPI(), "paper": trendPAPIPrint(), "gaps": trendPAR(),
	}
	for name, spec := range specs {
		for _, theme := range []Theme{Light, Dark, Print} {
			r := record(t, spec, Size{400, 240}, theme)
			cut := r.upright(t)
			for _, p := range r.paths {
				ground := p.fill && p.box == box{0, 0, 400, 240}
				level := p.box.y0 < cut.y1 && cut.y0 < p.box.y1
				if !ground && level && p.box.x0 < cut.x0-.1 && p.box.x1 > cut.x0+.1 {
					t.Errorf("%s, %s: a path from %.1f to %.1f crosses the break at %.1f", name, theme, p.box.x0, p.box.x1, cut.x0)
				}
			}
		}
	}
}

func TestGapIsNotJoined(t *testing.T) {
	s := Spec{Kind: KindSpark, Trend: &Trend{Lines: []Line{{"Kon Tum", Main, []Point{
		{Year: 2015, Value: 5}, {Year: 2011, Value: 4}, {Year: 2012, Value: 6}, // out of order too
	}}}}}
	r := record(t, s, Size{300, 150}, Light)
	accent := lightLook().accent
	var lines []box
	for _, p := range r.paths {
		if p.stroke && !p.fill && p.pen.color == accent {
			lines = append(lines, p.box)
		}
	}
	if len(lines) != 1 {
		t.Fatalf("%d lines drawn, want one from 2011 to 2012", len(lines))
	}
	if w := lines[0].width(); w > 300/4+1 {
		t.Errorf("the line is %.0f wide: it reaches over the gap", w)
	}
}

func TestPartialBreakIsDashed(t *testing.T) {
	r := record(t, sparkPAPI(), Size{310, 80}, Light)
	dashed := 0
	for _, p := range r.paths {
		if p.pen.color == lightLook().accent && slices.Equal(p.pen.dash, []float64{3, 3}) {
			dashed++
		}
	}
	if dashed != 1 {
		t.Errorf("%d dashed steps, want that into 2016 alone", dashed)
	}
}

func TestFiguresOfTheCutOff(t *testing.T) {
	r := record(t, trendD2(), Size{388, 295}, Light)
	for _, want := range []string{"5,16", "5,09", "5,26", "công bố sau ngày chốt", "2011", "2017", "2018", "2024"} {
		if !r.has(want) {
			t.Errorf("%q is not on the chart", want)
		}
	}
	if r.has("4,57") {
		t.Error("the value of 2024, published after the cut-off, stands out in bold")
	}
	// Where nothing was known, later figures are better than none.
	s := trendD2()
	s.Trend.After = 2010
	if r := record(t, s, Size{388, 295}, Light); !r.has("4,57") {
		t.Error("no figure at all")
	}
}

func TestNoWordCoversALineOrAnother(t *testing.T) {
	for _, g := range goldens() {
		r := record(t, g.spec, g.size, g.theme)
		checkWords(t, g.name, r, g.size)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for n := range 100 {
		s, size := randomTrend(random), Size{200 + 400*random.Float64(), 60 + 300*random.Float64()}
		checkWords(t, fmt.Sprint("random ", n), record(t, s, size, []Theme{Light, Print}[n%2]), size)
	}
}

func checkWords(t *testing.T, name string, r *recorder, size Size) {
	t.Helper()
	frame := box{-.1, -3, size.Width + .1, size.Height + 3}
	for i, a := range r.texts {
		if !a.box.inside(frame) {
			t.Errorf("%s: %q at %v leaves %v", name, a.text, a.box, size)
		}
		for _, b := range r.texts[:i] {
			if a.box.grow(-1.5).overlaps(b.box.grow(-1.5)) {
				t.Errorf("%s: %q at %.1f covers %q at %.1f", name, a.text, a.box, b.text, b.box)
			}
		}
	}
}

func randomTrend(r *rand.Rand) Spec {
	t := &Trend{Panels: []Panel{{2005, 2008 + r.IntN(8), "thang 6–60"}}, After: 2008 + r.IntN(12), AfterText: "công bố sau ngày chốt"}
	from := t.Panels[0].To + 1
	t.Panels = append(t.Panels, Panel{from, from + r.IntN(8), "thang 10–80"})
	for i, e := range []Emphasis{Main, Median, Best, Peer} {
		l := Line{Name: []string{"Kon Tum", "trung vị", "cao nhất", "Gia Lai"}[i], Emphasis: e}
		for y := 2005; y <= t.Panels[1].To; y++ {
			if r.IntN(6) > 0 {
				l.Points = append(l.Points, Point{Year: y, Value: 30 + float64(i) + 4*r.NormFloat64()})
			}
		}
		t.Lines = append(t.Lines, l)
	}
	return Spec{Kind: []Kind{KindTrend, KindSpark}[r.IntN(2)], Title: "Chỉ số", Trend: t}
}

func TestFiguresKeepOffLines(t *testing.T) {
	for _, g := range goldens() {
		if g.spec.Trend == nil || g.spec.empty() {
			continue
		}
		p, err := prepare(g.spec, g.size, g.theme, fontsOf(g.theme))
		if err != nil {
			t.Fatal(err)
		}
		r := &recorder{}
		r.fonts, r.paintPath, r.paintText = p.fonts, func(_, _ bool) {}, func(string, point) {}
		v := newTrend(&canvas{r: r, look: p.look, fonts: p.fonts, w: g.size.Width, h: g.size.Height}, p.spec)
		v.layout(0, true)
		if len(v.labels) == 0 {
			t.Errorf("%s: no figures", g.name)
		}
		for _, l := range v.labels {
			if l.covers {
				t.Errorf("%s: %q lies over a line", g.name, l.text)
			}
		}
	}
}

func TestTicksAreRoundAndFew(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		low := random.NormFloat64() * math.Pow(10, float64(random.IntN(12)-4))
		high := low + math.Abs(random.NormFloat64())*math.Pow(10, float64(random.IntN(12)-4))
		s := newScale(low, high, 10, 10+20+300*random.Float64(), false)
		ticks := s.ticks(minTickSpace)
		if len(ticks) > maxTicks {
			t.Fatalf("%v–%v: %d ticks", low, high, len(ticks))
		}
		for i, k := range ticks {
			if y := s.at(k.Value); math.IsNaN(y) || y < 9 || y > 331 {
				t.Fatalf("%v–%v: tick %v at %v", low, high, k, y)
			}
			if i > 0 && k.Label == ticks[i-1].Label {
				t.Fatalf("%v–%v: %q twice", low, high, k.Label)
			}
		}
	}
}

func TestYears(t *testing.T) {
	wide := panel{Panel: Panel{From: 2011, To: 2017}, left: 0, right: 300}
	narrow := panel{Panel: Panel{From: 2011, To: 2018}, left: 0, right: 180}
	for _, c := range []struct {
		p     panel
		spark bool
		want  []int
	}{
		{wide, false, []int{2011, 2012, 2013, 2014, 2015, 2016, 2017}},
		{narrow, false, []int{2011, 2013, 2015, 2018}}, // 2017 would touch 2018
		{wide, true, []int{2011, 2017}},
		{panel{Panel: Panel{From: 2018, To: 2018}, right: 40}, false, []int{2018}},
	} {
		if got := c.p.years(27, c.spark); !slices.Equal(got, c.want) {
			t.Errorf("%d–%d: years %v, want %v", c.p.From, c.p.To, got, c.want)
		}
	}
}

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		v        float64
		decimals int
		want     string
	}{
		{1.115, 2, "1,12"}, // half away from zero, as in the tables
		{-0.06, 2, "–0,06"}, {-0.001, 2, "0,00"}, {1234567.5, 1, "1.234.567,5"}, {5, 0, "5"}, {0.05, 3, "0,050"},
	} {
		if got := number(c.v, c.decimals); got != c.want {
			t.Errorf("number(%v, %d) = %q, want %q", c.v, c.decimals, got, c.want)
		}
	}
}
