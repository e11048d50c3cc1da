package charts

import (
	"bytes"
	"compress/zlib"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"strings"
	"testing"
	"unicode/utf16"

	"codeberg.org/go-pdf/fpdf"
)

func TestSVGIsWellFormed(t *testing.T) {
	s := trendD2()
	s.Title = `Tiến độ & chi phí <b>"đã" duyệt</b>`
	s.Trend.Lines[0].Name = "A & B < C"
	var b bytes.Buffer
	if err := SVG(&b, s, Size{388, 295.5}, Light, screenFonts()); err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Width   string   `xml:"width,attr"`
		Height  string   `xml:"height,attr"`
		ViewBox string   `xml:"viewBox,attr"`
		Font    string   `xml:"font-family,attr"`
		Title   string   `xml:"title"`
		Desc    string   `xml:"desc"`
		Texts   []string `xml:"text"`
	}
	decoder := xml.NewDecoder(&b)
	decoder.Strict = true
	if err := decoder.Decode(&doc); err != nil {
		t.Fatal(err)
	}
	if doc.Width != "388" || doc.Height != "295.5" || doc.ViewBox != "0 0 388 295.5" {
		t.Errorf("size %q × %q, view box %q", doc.Width, doc.Height, doc.ViewBox)
	}
	if doc.Title != s.Title || !strings.Contains(doc.Desc, "A & B < C: 2011 5,16; 2012 5,69") {
		t.Errorf("title %q, description %q", doc.Title, doc.Desc)
	}
	if !strings.HasPrefix(doc.Font, "'Noto Sans', ") || !strings.HasSuffix(doc.Font, "sans-serif") {
		t.Errorf("font %q", doc.Font)
	}
	if !strings.Contains(strings.Join(doc.Texts, "\n"), s.Title) {
		t.Errorf("texts %q lack the title", doc.Texts)
	}
}

func TestPDFPage(t *testing.T) {
	var b bytes.Buffer
	if err := PDF(&b, trendPAPIPrint(), Size{240, 180.5}, Print, printFonts()); err != nil {
		t.Fatal(err)
	}
	pdf := b.String()
	if n := strings.Count(pdf, "/Type /Page\n"); n != 1 {
		t.Errorf("%d pages", n)
	}
	if !strings.Contains(pdf, "/MediaBox [0 0 240.00 180.50]") {
		t.Error("the page is not 240 × 180.5 points")
	}
	if strings.Count(pdf, "/FontFile2") != 2 || strings.Contains(pdf, "/Helvetica") {
		t.Error("want both weights of the font embedded and no other")
	}
	if b.Len() > 200_000 {
		t.Errorf("%d bytes: the fonts are not cut to what is used", b.Len())
	}
	content := inflate(t, b.Bytes())
	for _, text := range []string{"35,12", "43,22", "Kon Tum", "trung vị cả nước", "thang 10–80"} {
		if !bytes.Contains(content, utf16Bytes(text)) {
			t.Errorf("%q is not in the page", text)
		}
	}
	if bytes.Contains(content, []byte("/Image")) {
		t.Error("the page has a picture instead of vectors")
	}
}

func utf16Bytes(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return b
}

// inflate joins the unpacked streams of a document, with the escapes of strings
// undone.
func inflate(t *testing.T, pdf []byte) []byte {
	t.Helper()
	var all []byte
	for {
		_, rest, ok := bytes.Cut(pdf, []byte("stream\n"))
		if !ok {
			break
		}
		body, after, _ := bytes.Cut(rest, []byte("\nendstream"))
		if r, err := zlib.NewReader(bytes.NewReader(body)); err == nil {
			if plain, err := io.ReadAll(r); err == nil {
				all = append(all, plain...)
			}
		}
		pdf = after
	}
	for _, c := range []string{"\\", "(", ")"} {
		all = bytes.ReplaceAll(all, []byte("\\"+c), []byte(c))
	}
	return all
}

func TestSameInputSameBytes(t *testing.T) {
	for _, g := range goldens() {
		for name, write := range map[string]func(io.Writer) error{
			"svg": func(w io.Writer) error { return SVG(w, g.spec, g.size, g.theme, fontsOf(g.theme)) },
			"pdf": func(w io.Writer) error { return PDF(w, g.spec, g.size, g.theme, fontsOf(g.theme)) },
			"png": func(w io.Writer) error { return PNG(w, g.spec, g.size, 1.5, g.theme, fontsOf(g.theme)) },
		} {
			var first, again bytes.Buffer
			if err := errors.Join(write(&first), write(&again)); err != nil {
				t.Fatalf("%s %s: %v", g.name, name, err)
			}
			if !bytes.Equal(first.Bytes(), again.Bytes()) {
				t.Errorf("%s %s: other bytes the second time", g.name, name)
			}
		}
	}
}

func TestDrawPDFKeepsThePens(t *testing.T) {
	doc := fpdf.New("P", "mm", "A4", "")
	doc.AddUTF8FontFromBytes("tinos", "", printFonts().Regular)
	doc.AddUTF8FontFromBytes("tinos", "B", printFonts().Bold)
	if err := DrawPDF(doc, "tinos", 30, 20, statusStrip(), Size{400, 10}, Print, printFonts()); err == nil {
		t.Error("drew into a document without a page")
	}
	doc.AddPage()
	doc.SetFont("tinos", "B", 13)
	doc.SetLineWidth(.7)
	doc.SetDrawColor(1, 2, 3)
	doc.SetTextColor(4, 5, 6)
	doc.SetFillColor(7, 8, 9)
	for _, s := range []Spec{trendPAPIPrint(), agencyBars()} {
		if err := DrawPDF(doc, "tinos", 30, 20, s, Size{240, 180}, Print, printFonts()); err != nil {
			t.Fatal(err)
		}
	}
	size, _ := doc.GetFontSize()
	r, g, b := doc.GetDrawColor()
	tr, tg, tb := doc.GetTextColor()
	fr, fg, fb := doc.GetFillColor()
	if doc.GetFontFamily() != "tinos" || doc.GetFontStyle() != "B" || size != 13 || doc.GetLineWidth() != .7 ||
		[9]int{r, g, b, tr, tg, tb, fr, fg, fb} != [9]int{1, 2, 3, 4, 5, 6, 7, 8, 9} {
		t.Error("the document's pens changed")
	}
	if err := DrawPDF(doc, "unknown", 0, 0, trendPAPIPrint(), Size{240, 180}, Print, printFonts()); err == nil {
		t.Error("a font family that is not registered went unnoticed")
	}
}

func TestAnySizeDraws(t *testing.T) {
	sizes := []Size{{1, 1}, {3, 200}, {200, 3}, {20, 20}, {60, 40}, {2000, 30}, {30, 2000}}
	for _, g := range goldens() {
		for _, size := range sizes {
			if _, err := Image(g.spec, size, 1, g.theme, fontsOf(g.theme)); err != nil {
				t.Errorf("%s %v: %v", g.name, size, err)
			}
			if err := SVG(io.Discard, g.spec, size, g.theme, fontsOf(g.theme)); err != nil {
				t.Errorf("%s %v: %v", g.name, size, err)
			}
		}
	}
	for _, size := range []Size{{}, {0, 10}, {-5, 10}, {math.NaN(), 10}, {math.Inf(1), 10}, {1e9, 10}} {
		if err := SVG(io.Discard, trendD2(), size, Light, screenFonts()); err == nil {
			t.Errorf("size %v went through", size)
		}
	}
	for _, scale := range []float64{0, -1, math.NaN(), math.Inf(1), 1e6} {
		if _, err := Image(trendD2(), Size{100, 100}, scale, Light, screenFonts()); err == nil {
			t.Errorf("scale %v went through", scale)
		}
	}
}

func TestOddData(t *testing.T) {
	one := func(values ...float64) Spec {
		return Spec{Kind: KindTrend, Trend: &Trend{Lines: []Line{{"Kon Tum", Main, yearly(2011, values...)}}}}
	}
	for name, s := range map[string]Spec{
		"one point": one(5), "one zero": one(0), "all equal": one(3, 3, 3), "nearly equal": one(3, 3+1e-13),
		"tiny": one(1e-9, 2e-9), "huge": one(-1e12, 1e12), "negative": one(-5, -4, -6),
		"only notes":     {Kind: KindTrend, Trend: &Trend{Notes: []Note{{From: 2012, To: 2015, Text: "chưa có"}}}},
		"empty trend":    {Kind: KindTrend, Trend: &Trend{}},
		"empty spark":    {Kind: KindSpark, Trend: &Trend{Panels: []Panel{{2011, 2017, ""}}, Lines: []Line{{Name: "x", Emphasis: Main}}}},
		"no rows":        {Kind: KindBars, Bars: &Bars{Legend: true}},
		"rows of zeros":  {Kind: KindBars, Bars: &Bars{Legend: true, Rows: []Bar{{Label: "Sở Y tế", End: "0"}}}},
		"empty strip":    {Kind: KindStrip, Bars: &Bars{}},
		"strip of zeros": {Kind: KindStrip, Bars: &Bars{Rows: []Bar{{Parts: []Part{{Fill: FillOverdue}}}}}},
	} {
		for _, theme := range []Theme{Light, Print} {
			if _, err := Image(s, Size{200, 100}, 1, theme, fontsOf(theme)); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	if r := record(t, one(5), Size{200, 100}, Light); !r.has("5,00") {
		t.Error("a single value is not written")
	}
	if r := record(t, Spec{Kind: KindBars, Bars: &Bars{}}, Size{200, 100}, Light); !r.has("Chưa có số liệu") {
		t.Error("an empty chart says nothing")
	}
}

func TestRejects(t *testing.T) {
	trend := func(change func(*Trend)) Spec {
		s := trendD2()
		change(s.Trend)
		return s
	}
	bars := func(p Part) Spec {
		return Spec{Kind: KindBars, Bars: &Bars{Rows: []Bar{{Label: "Sở Y tế", Parts: []Part{p}}}}}
	}
	for name, c := range map[string]struct {
		spec Spec
		want string // in the message
	}{
		"unknown kind":    {Spec{Kind: "pie"}, "pie"},
		"no trend":        {Spec{Kind: KindTrend}, "Trend"},
		"no bars":         {Spec{Kind: KindStrip}, "Bars"},
		"both":            {Spec{Kind: KindBars, Bars: &Bars{}, Trend: &Trend{}}, "Trend"},
		"two strips":      {Spec{Kind: KindStrip, Bars: &Bars{Rows: make([]Bar, 2)}}, "một dòng"},
		"not a number":    {trend(func(t *Trend) { t.Lines[1].Points[3].Value = math.NaN() }), `"trung vị": năm 2014`},
		"infinite":        {trend(func(t *Trend) { t.Lines[0].Points[0].Value = math.Inf(-1) }), `"Kon Tum": năm 2011`},
		"year twice":      {trend(func(t *Trend) { t.Lines[0].Points[1].Year = 2011 }), "2011 có hai giá trị"},
		"year outside":    {trend(func(t *Trend) { t.Lines[0].Points[0].Year = 1999 }), "1999 nằm ngoài"},
		"emphasis":        {trend(func(t *Trend) { t.Lines[0].Emphasis = "bold" }), "bold"},
		"panels overlap":  {trend(func(t *Trend) { t.Panels[1].From = 2017 }), "2017–2024"},
		"panel backwards": {trend(func(t *Trend) { t.Panels[0].To = 2000 }), "2011–2000"},
		"endless years":   {Spec{Kind: KindTrend, Trend: &Trend{Lines: []Line{{"a", Main, []Point{{Year: 1}, {Year: 9000}}}}}}, "9000"},
		"note outside":    {trend(func(t *Trend) { t.Notes = []Note{{From: 1990, To: 1995, Text: "chưa có"}} }), "chưa có"},
		"target":          {trend(func(t *Trend) { t.Target = &Target{Value: math.NaN(), Label: "chỉ tiêu"} }), "chỉ tiêu"},
		"band upside down": {trend(func(t *Trend) {
			t.Lines = []Line{{"vùng", Band, []Point{{Year: 2012, Low: 5, High: 4}}}}
		}), "vùng"},
		"negative count": {bars(Part{Fill: FillLate, Value: -1}), "Sở Y tế"},
		"unknown fill":   {bars(Part{Fill: "pink", Value: 1}), "pink"},
	} {
		err := SVG(io.Discard, c.spec, Size{300, 200}, Light, screenFonts())
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want one that says %q", name, err, c.want)
		}
	}
	if err := SVG(io.Discard, trendD2(), Size{300, 200}, "neon", screenFonts()); err == nil {
		t.Error("an unknown theme went through")
	}
}

func TestFontFaults(t *testing.T) {
	s := trendD2()
	s.Title = "Bậc ▲ 4"
	err := PDF(io.Discard, s, Size{300, 200}, Print, screenFonts())
	var missing *MissingGlyphError
	if !errors.As(err, &missing) || missing.Rune != '▲' || missing.Text != s.Title {
		t.Errorf("error %v, want the missing rune and its text", err)
	}
	whole := screenFonts().Regular
	for _, n := range []int{0, 1, 11, 12, 100, 500, 5000, 100_000} {
		if err := SVG(io.Discard, trendD2(), Size{300, 200}, Light, Fonts{whole[:n], whole[:n]}); err == nil {
			t.Errorf("a font cut after %d bytes went through", n)
		}
	}
	s.Title = "Tie\u0302\u0301n đo\u0323\u0302" // decomposed letters are composed, not reported as missing
	if r := record(t, s, Size{300, 200}, Light); !r.has("Tiến độ") {
		t.Error("decomposed text was not composed")
	}
}

func TestSpecIsNotChanged(t *testing.T) {
	s := trendD2()
	s.Trend.Lines[0].Points[0], s.Trend.Lines[0].Points[1] = s.Trend.Lines[0].Points[1], s.Trend.Lines[0].Points[0]
	if err := SVG(io.Discard, s, Size{300, 200}, Light, screenFonts()); err != nil {
		t.Fatal(err)
	}
	if s.Trend.Decimals != 0 || s.Trend.Lines[0].Points[0].Year != 2012 {
		t.Error("drawing changed the caller's data")
	}
}

func FuzzSVG(f *testing.F) {
	f.Add("Tiến độ & chi phí", 5.1, 2016, 300.0, 200.0)
	f.Add("]]> \x00\xff", -1e300, -3, 0.5, 1e4)
	f.Fuzz(func(t *testing.T, name string, v float64, year int, w, h float64) {
		s := trendD2()
		s.Title = name
		s.Trend.Lines[0].Points[5].Value = v
		s.Trend.Notes = []Note{{From: year, To: year, Text: name, Mark: true}}
		var b bytes.Buffer
		if SVG(&b, s, Size{w, h}, Light, screenFonts()) != nil {
			return
		}
		for d := xml.NewDecoder(&b); ; {
			if _, err := d.Token(); err == io.EOF {
				return
			} else if err != nil {
				t.Fatal(err)
			}
		}
	})
}

func BenchmarkSurfaces(b *testing.B) {
	for _, s := range []Spec{trendD2(), sparkPAPI(), agencyBars(), dotsPAPI(), dumbbellPAPI(), radarPAPI(), heatPAPI()} {
		size := Size{460, 240}
		run := func(name string, write func() error) {
			b.Run(string(s.Kind)+"/"+name, func(b *testing.B) {
				for b.Loop() {
					if err := write(); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
		run("image", func() error { _, err := Image(s, size, 1, Light, screenFonts()); return err })
		run("image 2x", func() error { _, err := Image(s, size, 2, Light, screenFonts()); return err })
		run("svg", func() error { return SVG(io.Discard, s, size, Light, screenFonts()) })
		run("pdf", func() error { return PDF(io.Discard, s, size, Print, printFonts()) })
	}
}
