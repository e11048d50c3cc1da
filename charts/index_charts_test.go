package charts

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/wcharczuk/go-chart/v2/drawing"
)

func TestIndexChartsReject(t *testing.T) {
	nan := math.NaN()
	dots := func(d Dot, ranks bool) Spec {
		return Spec{Kind: KindDots, Dots: &Dots{Rows: []Dot{{"Gia Lai", Peer, 3}, d}, Ranks: ranks}}
	}
	radar := func(change func(*RadarSeries)) Spec {
		s := radarPAPI()
		change(&s.Radar.Series[1])
		return s
	}
	heat := func(change func(*Heat)) Spec {
		s := heatPAPI()
		change(s.Heat)
		return s
	}
	ranks := func(v float64) Spec {
		s := trendRanks()
		s.Trend.Lines[0].Points[2].Value = v
		return s
	}
	for name, c := range map[string]struct {
		spec Spec
		want string // in the message
	}{
		"no dots":            {Spec{Kind: KindDots}, "Dots"},
		"two parts":          {Spec{Kind: KindHeat, Heat: &Heat{}, Radar: &Radar{}}, "Radar"},
		"dot not a number":   {dots(Dot{"Kon Tum", Main, nan}, false), `"Kon Tum"`},
		"dot as a band":      {dots(Dot{"Kon Tum", Band, 1}, false), `"band"`},
		"half a rank":        {dots(Dot{"Kon Tum", Main, 1.5}, true), `"Kon Tum": 1.5 không phải thứ hạng`},
		"share over one":     {Spec{Kind: KindDumbbell, Dumbbell: &Dumbbell{Rows: []DumbbellRow{{Label: "Kiểm soát", From: 5.2}}}}, `"Kiểm soát": giá trị 5.2`},
		"share not a number": {Spec{Kind: KindDumbbell, Dumbbell: &Dumbbell{Rows: []DumbbellRow{{Label: "Kiểm soát", To: nan}}}}, `"Kiểm soát"`},
		"series too short":   {radar(func(s *RadarSeries) { s.Values = s.Values[:7] }), `"trung vị": có 7 giá trị`},
		"known too short":    {radar(func(s *RadarSeries) { s.Known = []bool{true} }), `"trung vị"`},
		"negative share":     {radar(func(s *RadarSeries) { s.Values[4] = -1 }), `trục "5 Thủ tục hành chính công"`},
		"radar band":         {radar(func(s *RadarSeries) { s.Emphasis = Band }), `"band"`},
		"endless axes":       {Spec{Kind: KindRadar, Radar: &Radar{Axes: make([]string, 1000)}}, "1000"},
		"cells missing":      {heat(func(h *Heat) { h.Rows[3].Cells = h.Rows[3].Cells[1:] }), `"4 Kiểm soát tham nhũng": có 13 ô cho 14 năm`},
		"group five":         {heat(func(h *Heat) { h.Rows[2].Cells[1].Group = 5 }), `"3 Trách nhiệm giải trình", năm 2012`},
		"years backwards":    {heat(func(h *Heat) { h.Years[1].Year = 2010 }), "cột 2: năm 2010"},
		"rank zero":          {ranks(0), `"Kon Tum": năm 2013: 0 không phải thứ hạng`},
		"rank with decimals": {ranks(12.5), "12.5"},
	} {
		err := SVG(io.Discard, c.spec, Size{300, 200}, Light, screenFonts())
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want one that says %q", name, err, c.want)
		}
	}
	// A value that is not known is not looked at.
	s := radar(func(s *RadarSeries) { s.Known = make([]bool, 8); s.Values[0] = nan })
	if err := s.Validate(); err != nil {
		t.Error(err)
	}
}

func TestEmptyIndexCharts(t *testing.T) {
	for name, s := range map[string]Spec{
		"dots": {Kind: KindDots, Dots: &Dots{}}, "dumbbell": {Kind: KindDumbbell, Dumbbell: &Dumbbell{}},
		"radar": {Kind: KindRadar, Radar: &Radar{}}, "heat": {Kind: KindHeat, Heat: &Heat{}},
		"nothing known": {Kind: KindRadar, Radar: &Radar{Axes: []string{"a"}, Series: []RadarSeries{{"x", Main, []float64{0}, []bool{false}}}}},
		"only years":    {Kind: KindHeat, Heat: &Heat{Years: []HeatYear{{Year: 2011}}}},
	} {
		s.Empty = "Sổ chưa có điểm"
		if r := record(t, s, Size{200, 100}, Light); !r.has(s.Empty) {
			t.Errorf("%s: says %v", name, r.texts)
		}
		for _, theme := range []Theme{Light, Print} {
			if h, err := Height(s, 200, theme, fontsOf(theme)); err != nil || !(h > 0) {
				t.Errorf("%s: height %v, %v", name, h, err)
			}
		}
	}
}

// manyRows is each chart of rows with n of them.
func manyRows(n int) map[string]Spec {
	dots := &Dots{}
	dumbbell := &Dumbbell{FromName: "2016", ToName: "2017"}
	heat := &Heat{Years: heatPAPI().Heat.Years}
	for i := range n {
		label := fmt.Sprint("Nội dung ", i)
		dots.Rows = append(dots.Rows, Dot{label, Peer, float64(i)})
		dumbbell.Rows = append(dumbbell.Rows, DumbbellRow{label, float64(i%7) / 7, float64(i%5) / 5, "–0,06 · –11 bậc", i%2 == 0})
		heat.Rows = append(heat.Rows, HeatRow{Label: label, Cells: heatPAPI().Heat.Rows[i%9].Cells})
	}
	dots.Rows[n-1].Emphasis = Main
	heat.Rows[n-1].Bold = true
	return map[string]Spec{
		"dots":     {Kind: KindDots, Title: "Các tỉnh", Dots: dots},
		"dumbbell": {Kind: KindDumbbell, Title: "Thay đổi", Dumbbell: dumbbell},
		"heat":     {Kind: KindHeat, Title: "Mọi năm", Heat: heat},
	}
}

func (r *recorder) labels() int {
	n := 0
	for _, w := range r.texts {
		if strings.HasPrefix(w.text, "Nội dung ") {
			n++
		}
	}
	return n
}

func TestIndexRowsThatDoNotFitAreCounted(t *testing.T) {
	for name, s := range manyRows(200) {
		for _, theme := range []Theme{Light, Print} {
			r := record(t, s, Size{500, 260}, theme)
			shown := r.labels()
			if rest := fmt.Sprint("… +", 200-shown); shown < 5 || shown > 30 || !r.has(rest) {
				t.Errorf("%s, %s: %d rows and no %q", name, theme, shown, rest)
			}
			if last := r.has("Nội dung 199"); last == (name == "dumbbell") {
				t.Errorf("%s, %s: the province's own row or the sum is shown: %v", name, theme, last)
			}
			checkWords(t, name, r, Size{500, 260})
		}
	}
}

func TestIndexHeightHoldsAllRows(t *testing.T) {
	for _, n := range []int{1, 3, 12, 200} {
		for name, s := range manyRows(n) {
			for _, theme := range []Theme{Light, Print} {
				h, err := Height(s, 500, theme, fontsOf(theme))
				if err != nil {
					t.Fatal(err)
				}
				r := record(t, s, Size{500, h}, theme)
				if got := r.labels(); got != n {
					t.Errorf("%s, %s: in %.0f %d of %d rows are drawn", name, theme, h, got, n)
				}
				checkWords(t, name, r, Size{500, h})
			}
		}
	}
}

func TestRankAxisRunsDownFromOne(t *testing.T) {
	s := newRankScale(62, 10, 210)
	if top, low := s.at(1), s.at(62); top < 10 || top > 30 || low < 180 || low > 210 {
		t.Errorf("rank 1 at %.1f, rank 62 at %.1f", top, low)
	}
	for high := 1.0; high < 3000; high *= 1.3 {
		ticks := newRankScale(math.Floor(high), 10, 210).ticks(minTickSpace)
		for i, k := range ticks {
			if k.Value != math.Trunc(k.Value) || (i == 0) != (k.Value == 1) {
				t.Errorf("to %.0f: ticks %v", high, ticks)
			}
		}
	}
	r := record(t, trendRanks(), Size{388, 240}, Light)
	for _, want := range []string{"47", "62", "32", "1", "20"} {
		if !r.has(want) {
			t.Errorf("%q is not on the chart: %v", want, r.texts)
		}
	}
	for _, w := range r.texts {
		if isNumber(w.text) && strings.Contains(w.text, ",") {
			t.Errorf("a rank with decimals: %q", w.text)
		}
	}
}

func TestRankPanelsShareOneAxis(t *testing.T) {
	s := trendRanks()
	s.Trend.Panels = []Panel{{2011, 2017, ""}, {2018, 2018, ""}, {2019, 2024, ""}}
	band := Line{Name: "nửa giữa", Emphasis: Band}
	for y := 2011; y <= 2024; y++ {
		band.Points = append(band.Points, Point{Year: y, Low: 16, High: 47})
	}
	s.Trend.Lines = append(s.Trend.Lines, band)
	r := record(t, s, Size{388, 240}, Light)
	var bands []box
	for _, p := range r.paths {
		if p.fill && p.fillColor == lightLook().band {
			bands = append(bands, p.box)
		}
	}
	// The sample in the key is drawn last.
	if len(bands) != 4 || bands[0].y0 != bands[1].y0 || bands[0].y1 != bands[1].y1 || bands[1].height() < 30 {
		t.Errorf("the same band is drawn at %v", bands)
	}
}

func TestRadarLabelsHaveRoom(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for n := range 150 {
		s := Spec{Kind: KindRadar, Radar: &Radar{}}
		series := RadarSeries{Name: "Kon Tum", Emphasis: Main}
		for range 1 + random.IntN(14) {
			name := dimensionNames()[random.IntN(8)]
			if random.IntN(8) == 0 {
				name = strings.Repeat("Khôngcódấucách", 1+random.IntN(4))
			}
			s.Radar.Axes = append(s.Radar.Axes, name)
			series.Values = append(series.Values, random.Float64())
			series.Known = append(series.Known, random.IntN(5) > 0)
		}
		series.Known[0] = true
		s.Radar.Series = []RadarSeries{series}
		size := Size{140 + 500*random.Float64(), 120 + 400*random.Float64()}
		checkWords(t, fmt.Sprint("radar ", n), record(t, s, size, []Theme{Light, Print}[n%2]), size)
	}
	// So many axes have no room for all names; those left out are counted.
	s := Spec{Kind: KindRadar, Radar: &Radar{Series: []RadarSeries{{Name: "a", Emphasis: Main, Values: make([]float64, 200)}}}}
	for i := range 200 {
		s.Radar.Axes = append(s.Radar.Axes, fmt.Sprint("Nội dung ", i))
	}
	r := record(t, s, Size{400, 300}, Light)
	if shown := r.labels(); shown == 0 || !r.has(fmt.Sprint("… +", 200-shown)) {
		t.Errorf("%d of 200 labels and no count", shown)
	}
	checkWords(t, "200 axes", r, Size{400, 300})
}

func TestRadarGapIsNotJoined(t *testing.T) {
	for _, c := range []struct {
		known string
		want  string
	}{
		{"1111", "[[0 1 2 3 0]]"},
		{"1101", "[[3 0 1]]"},
		{"1010", "[[2] [0]]"},
		{"0000", "[]"},
		{"1", "[[0 0]]"},
	} {
		var s RadarSeries
		for _, k := range c.known {
			s.Known = append(s.Known, k == '1')
		}
		if got := fmt.Sprint(s.runs()); got != c.want {
			t.Errorf("%s: joined %s, want %s", c.known, got, c.want)
		}
	}
}

func TestWrap(t *testing.T) {
	fonts, err := parseFonts(screenFonts())
	if err != nil {
		t.Fatal(err)
	}
	i := ink{face: fonts.regular, size: 12}
	for _, s := range append(dimensionNames(), "", "Khôngcódấucách", "a b c") {
		for _, w := range []float64{0, 5, 30, 60, 90, 400} {
			for most := 1; most <= 3; most++ {
				lines := i.wrap(s, w, most)
				if len(lines) > most {
					t.Errorf("%q in %v: %d lines", s, w, len(lines))
				}
				for _, line := range lines {
					if i.width(line) > w+1e-9 || line == "" {
						t.Errorf("%q in %v: line %q is %.1f wide", s, w, line, i.width(line))
					}
				}
				if all := strings.Join(lines, " "); !strings.Contains(all, "…") && all != s && i.width("…") < w {
					t.Errorf("%q in %v became %q", s, w, all)
				}
			}
		}
	}
}

// TestHeatReadsWithoutColour counts the lines under figures: one for the third
// group, two for the lowest.
func TestHeatReadsWithoutColour(t *testing.T) {
	h := &Heat{Years: []HeatYear{{Year: 2017}}, HideKey: true}
	for g := range 5 {
		h.Rows = append(h.Rows, HeatRow{Label: fmt.Sprint("Nội dung ", g), Cells: []HeatCell{{"5,16", g, false}}})
	}
	want := []int{0, 2, 1, 0, 0}
	for _, theme := range []Theme{Light, Dark, Print} {
		r := record(t, Spec{Kind: KindHeat, Heat: h}, Size{200, 160}, theme)
		group := 0
		for _, w := range r.texts {
			if w.text != "5,16" {
				continue
			}
			lines := 0
			for _, p := range r.paths {
				if p.stroke && p.box.height() == 0 && p.box.x0 >= w.box.x0-1 && p.box.x1 <= w.box.x1+1 &&
					p.box.y0 > w.box.y0 && p.box.y0 < w.box.y1+8 {
					lines++
				}
			}
			if lines != want[group] {
				t.Errorf("%s, group %d: %d lines, want %d", theme, group, lines, want[group])
			}
			group++
		}
		if group != 5 {
			t.Errorf("%s: %d figures", theme, group)
		}
	}
}

// TestHeatContrast wants 4.5 : 1 between figures and their ground (WCAG 2.1).
func TestHeatContrast(t *testing.T) {
	for _, theme := range []Theme{Light, Dark, Print} {
		look, err := lookOf(theme)
		if err != nil {
			t.Fatal(err)
		}
		for g, cell := range look.groups {
			if c := contrast(cell.ground, cell.text); c < 4.5 {
				t.Errorf("%s, group %d: contrast %.1f", theme, g, c)
			}
			for _, other := range look.groups[:g] {
				if g > 1 && other.ground == cell.ground {
					t.Errorf("%s, group %d: looks like another", theme, g)
				}
			}
		}
	}
}

func contrast(a, b drawing.Color) float64 {
	light := func(c drawing.Color) float64 {
		l := 0.0
		for i, v := range []uint8{c.R, c.G, c.B} {
			f := float64(v) / 255
			if f <= .04045 {
				f /= 12.92
			} else {
				f = math.Pow((f+.055)/1.055, 2.4)
			}
			l += f * []float64{.2126, .7152, .0722}[i]
		}
		return l
	}
	x, y := light(a), light(b)
	return (max(x, y) + .05) / (min(x, y) + .05)
}

func TestHeatNumbersAreNeverCut(t *testing.T) {
	for w := 30.0; w < 700; w += 13 {
		r := record(t, heatPAPI(), Size{w, 260}, Light)
		for _, text := range r.texts {
			if head, cut := strings.CutSuffix(text.text, "…"); cut && strings.Contains(head, ",") && isNumber(head) {
				t.Errorf("%.0f wide: %q", w, text.text)
			}
		}
		checkWords(t, fmt.Sprint("heat ", w), r, Size{w, 260})
	}
}

func TestDumbbellColours(t *testing.T) {
	s := dumbbellPAPI()
	img := record(t, s, Size{440, 260}, Light)
	thick := 0
	for _, p := range img.paths {
		if p.stroke && p.pen.color == lightLook().accent && p.pen.width == lightLook().main && len(p.pen.dash) == 0 {
			thick++
		}
	}
	fell := 0
	for _, row := range s.Dumbbell.Rows {
		if row.Fell {
			fell++
		}
	}
	if thick != fell {
		t.Errorf("%d thick lines for %d rows that fell", thick, fell)
	}
	for _, want := range []string{"2016", "2017", "0%", "50%", "100%", "–0,06 · –11 bậc"} {
		if !img.has(want) {
			t.Errorf("%q is not on the chart", want)
		}
	}
}

func TestIndexChartsInWords(t *testing.T) {
	for want, s := range map[string]Spec{
		"Kon Tum 5,09": dotsPAPI(),
		"2 Công khai, minh bạch trong việc ra quyết định: 2016 51,5%; 2017 50,9%; –0,06 · –11 bậc": dumbbellPAPI(),
		"Kon Tum: 1 Tham gia của người dân ở cấp cơ sở 59,4%;":                                     radarPAPI(),
		"Tổng hợp PAPI: 2011 35,28 (TB thấp); 2012 36,26 (TB thấp);":                               heatPAPI(),
	} {
		if got := describe(s.normal()); !strings.Contains(got, want) {
			t.Errorf("no %q in %q", want, got)
		}
	}
}

func TestIndexSpecsAreNotChanged(t *testing.T) {
	heat, radar := heatPAPI(), radarPAPI()
	heat.Heat.Rows[0].Label, radar.Radar.Axes[0] = "  a  b ", "  c  d "
	for _, s := range []Spec{heat, radar} {
		if err := SVG(io.Discard, s, Size{300, 200}, Light, screenFonts()); err != nil {
			t.Fatal(err)
		}
	}
	if heat.Heat.Rows[0].Label != "  a  b " || heat.Heat.Groups[0] != "" || radar.Radar.Axes[0] != "  c  d " || radar.Radar.Series[0].Known != nil {
		t.Error("drawing changed the caller's data")
	}
}

func FuzzIndexCharts(f *testing.F) {
	f.Add("Tiến độ & chi phí", .51, 2016, 3, 8, 300.0, 200.0)
	f.Add("]]> \x00\xff", math.NaN(), -3, 9, 0, .5, 1e4)
	f.Add("Sở Y tế", 1.0, 2011, 0, 1, 40.0, 30.0)
	f.Fuzz(func(t *testing.T, name string, v float64, year, group, n int, w, h float64) {
		n = min(max(n, 0), 300)
		cells := slices.Repeat([]HeatCell{{name, group, year%2 == 0}}, 2)
		series := RadarSeries{Name: name, Emphasis: Main, Values: slices.Repeat([]float64{v}, n)}
		for _, s := range []Spec{
			{Kind: KindDots, Dots: &Dots{Rows: slices.Repeat([]Dot{{name, Main, v}}, n), Ranks: group == 1, Decimals: group}},
			{Kind: KindDumbbell, Dumbbell: &Dumbbell{FromName: name, Rows: slices.Repeat([]DumbbellRow{{name, v, .5, name, true}}, n)}},
			{Kind: KindRadar, Radar: &Radar{Axes: slices.Repeat([]string{name}, n), Series: []RadarSeries{series}}},
			{Kind: KindHeat, Heat: &Heat{Years: []HeatYear{{Year: year}, {Year: 2020, Break: true}}, Rows: slices.Repeat([]HeatRow{{name, true, cells}}, n)}},
			{Kind: KindTrend, Trend: &Trend{Ranks: true, Lines: []Line{{name, Main, []Point{{Year: year, Value: v}}}}}},
		} {
			var b bytes.Buffer
			if SVG(&b, s, Size{w, h}, Light, screenFonts()) != nil {
				continue
			}
			for d := xml.NewDecoder(&b); ; {
				if _, err := d.Token(); err == io.EOF {
					break
				} else if err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}
