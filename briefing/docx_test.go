package briefing

import (
	"bytes"
	"errors"
	"fmt"
	"image/png"
	"io"
	"slices"
	"strings"
	"testing"

	"giaoban/data"

	"golang.org/x/text/unicode/norm"
)

func TestDOCXOfEveryDocument(t *testing.T) {
	for _, c := range allCases(t) {
		if !slices.Contains([]string{"nothing at all", "texts far too long"}, c.name) {
			continue // TestFormatsSayTheSame has the usual ones
		}
		for name, compose := range kinds(t, c.f, c.asOf) {
			t.Run(c.name+"/"+name, func(t *testing.T) {
				d, err := compose(optionsAt(c.f, c.asOf))
				if err != nil {
					t.Fatal(err)
				}
				f := readDOCX(t, d)
				f.checkPackage(t)
				f.checkBody(t)
				if n := len(f.parts["word/document.xml"].all("sectPr")); n != len(d.Sections) {
					t.Errorf("%d sections, not %d", n, len(d.Sections))
				}
			})
		}
	}
}

func TestDOCXGivesTheSameBytes(t *testing.T) {
	f := demoFacts(t)
	for _, name := range []string{"leader", "reminder"} {
		var got [2]bytes.Buffer
		for i := range got {
			d, err := kinds(t, f, demoAsOf())[name](optionsAt(f, demoAsOf()))
			if err != nil {
				t.Fatal(err)
			}
			if err := d.DOCX(&got[i]); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(got[0].Bytes(), got[1].Bytes()) {
			t.Errorf("%s differs from itself", name)
		}
	}
}

// reportOf is the report of the demonstration workbook.
func reportOf(tb testing.TB) *Document {
	tb.Helper()
	f := demoFacts(tb)
	d, err := Report(f, data.Compute(f, demoAsOf()), optionsAt(f, demoAsOf()))
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

func TestDOCXPages(t *testing.T) {
	f := readDOCX(t, reportOf(t))
	forms := f.body().all("sectPr")
	if len(forms) != 7 {
		t.Fatalf("%d sections", len(forms))
	}
	for i, s := range forms {
		size, margin := s.kid("pgSz").attr, s.kid("pgMar").attr
		want := [2]string{"11906", "16838"}
		if i > 0 {
			want = [2]string{"16838", "11906"}
		}
		if size["w"] != want[0] || size["h"] != want[1] || (size["orient"] == "landscape") != (i > 0) {
			t.Errorf("section %d is %v", i, size)
		}
		if margin["top"] != "1134" || margin["bottom"] != "1134" || margin["left"] != "1701" || margin["right"] != "850" { // 20, 20, 30, 15 mm
			t.Errorf("section %d has margins %v", i, margin)
		}
		if restart := s.kid("pgNumType").attr["start"]; (restart == "1") != (i > 0) || !s.has("titlePg") {
			t.Errorf("section %d begins at %q", i, restart)
		}
	}
	first, others := f.parts["word/header1a.xml"], f.parts["word/header1.xml"]
	if len(first.all("fldSimple")) != 0 || len(others.all("fldSimple")) != 1 {
		t.Error("page 1 has a number, or page 2 has none")
	}
	for name, p := range f.parts {
		if strings.HasPrefix(name, "word/header") && !strings.Contains(p.said(), "SỐ LIỆU MẪU") {
			t.Errorf("%s does not say that the figures are made up", name)
		}
	}
}

// Sizes and styles of NĐ 30/2020 Phụ lục I, as a reader of the file finds them.
func TestDOCXSizesOfElements(t *testing.T) {
	f := readDOCX(t, reportOf(t))
	tests := []struct {
		start, size  string // half points
		bold, italic bool
	}{
		{"UBND TỈNH KON TUM", "24", false, false},
		{"VĂN PHÒNG", "24", true, false},
		{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "24", true, false},
		{"Độc lập - Tự do - Hạnh phúc", "26", true, false},
		{"Số:", "26", false, false},
		{"Kon" + noBreak + "Tum,", "26", false, true},
		{"BÁO CÁO", "28", true, false},
		{"I. TÌNH HÌNH", "28", true, false},
		{"Nơi nhận:", "24", true, true},
		{"CHÁNH VĂN PHÒNG", "28", true, false},
		{"Phụ lục I", "28", true, false},
	}
	styles := map[string]*node{}
	for _, s := range f.parts["word/styles.xml"].all("style") {
		styles[s.attr["styleId"]] = s.kid("rPr")
	}
	for _, test := range tests {
		i := slices.IndexFunc(f.body().all("p"), func(p *node) bool { return strings.HasPrefix(p.said(), test.start) && len(p.all("tbl")) == 0 })
		if i < 0 {
			t.Errorf("no paragraph begins with %q", test.start)
			continue
		}
		p := f.body().all("p")[i]
		style, run := styles[p.kid("pPr").kid("pStyle").attr["val"]], p.all("r")[0].kid("rPr")
		size := run.kid("sz").attr["val"]
		if size == "" {
			size = style.kid("sz").attr["val"]
		}
		on := func(name string) bool {
			if run.has(name) {
				return run.kid(name).attr["val"] != "0"
			}
			return style.has(name)
		}
		if size != test.size || on("b") != test.bold || on("i") != test.italic {
			t.Errorf("%q is set in %s, bold %v, italic %v", test.start, size, on("b"), on("i"))
		}
	}
	if font := f.parts["word/styles.xml"].all("rFonts")[0].attr["ascii"]; font != "Times New Roman" {
		t.Errorf("font %q", font)
	}
	head := f.body().kid("tbl").kid("tblGrid").kids
	if len(head) != 2 || head[0].attr["w"] != "3855" || head[1].attr["w"] != "5499" { // 68 and 97 mm
		t.Errorf("letterhead of %d columns", len(head))
	}
}

func TestDOCXTables(t *testing.T) {
	table := Table{
		Name: "Thử", Widths: []float64{40, 20, 20}, Size: 12, Pad: 1, Header: 2,
		Rows: []Row{
			rowOf(cell(Left, 1, 2, bold("bên")), cell(Center, 2, 1, bold("trên"))),
			rowOf(cell(Center, 1, 1, text("a")), cell(Center, 1, 1, text("b"))),
			{Cells: []Cell{cell(Left, 3, 1, text("nhóm"))}, Group: true},
			{Cells: []Cell{cell(Left, 1, 1, text("cuối"))}, Anchor: "x", Tall: 9},
		},
	}
	f := readDOCX(t, onePage(Paragraph{Spans: []Span{linked(text("tới"), "x"), linked(text(" đâu"), "không có")}, Size: 14}, table))
	f.checkBody(t)
	rows := f.body().kid("tbl").all("tr")
	for i, tr := range rows {
		if tr.kid("trPr").has("tblHeader") != (i < 2) {
			t.Errorf("row %d: header", i)
		}
		keeps := len(tr.all("keepNext")) > 0
		if want := i < 3; keeps != want {
			t.Errorf("row %d stays with the next: %v", i, keeps)
		}
	}
	merges := f.body().all("vMerge")
	if len(merges) != 2 || merges[0].attr["val"] != "restart" || merges[1].attr["val"] != "continue" {
		t.Errorf("%d merges", len(merges))
	}
	if rows[2].all("shd")[0].attr["fill"] != "EEEEEE" || rows[3].kid("trPr").kid("trHeight").attr["val"] != "510" {
		t.Error("group or height")
	}
	if links := f.body().all("hyperlink"); len(links) != 1 || links[0].said() != "tới" {
		t.Errorf("%d links", len(links))
	}
	for i, bad := range []Table{
		{Widths: []float64{40}, Size: 12, Rows: []Row{rowOf(cell(Left, 2, 1, text("rộng")))}},
		{Widths: []float64{40}, Size: 12, Rows: []Row{rowOf(cell(Left, 1, 2, text("cao")))}},
		{Widths: []float64{40}, Size: 12, Rows: []Row{rowOf(cell(Left, 1, 1), cell(Left, 1, 1, text("thừa")))}},
	} {
		if err := onePage(bad).DOCX(io.Discard); err == nil {
			t.Errorf("table %d was accepted", i)
		}
	}
}

// The letters of điểm follow the Vietnamese alphabet: no f, j, w, z, but đ.
func TestDOCXListLetters(t *testing.T) {
	var items [][]Span
	for range 30 {
		items = append(items, []Span{text("điểm")})
	}
	f := readDOCX(t, onePage(List{Marks: Letters, Items: items, Size: 14}, List{Marks: Numbers, Items: items[:3], Size: 14}, List{Items: items[:2], Size: 14}))
	levels := map[string]*node{}
	for i, a := range f.parts["word/numbering.xml"].all("abstractNum") {
		levels[fmt.Sprint(i+1)] = a.kid("lvl")
	}
	next := map[string]int{}
	var got []string
	for _, n := range f.body().all("numId") {
		id := n.attr["val"]
		l := levels[id]
		at := next[id]
		if at == 0 {
			fmt.Sscan(l.kid("start").attr["val"], &at)
		}
		next[id] = at + 1
		mark := fmt.Sprint(at)
		if l.kid("numFmt").attr["val"] == "lowerLetter" { // as Word counts: a … z, aa, bb …
			mark = strings.Repeat(string(rune('a'+(at-1)%26)), (at-1)/26+1)
		}
		got = append(got, strings.ReplaceAll(l.kid("lvlText").attr["val"], "%1", mark))
	}
	var want []string
	for i := range 30 {
		letters := letterMarks()
		want = append(want, strings.Repeat(letters[i%len(letters)], 1+i/len(letters))+")")
	}
	want = append(want, "1.", "2.", "3.", "-", "-")
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func TestDOCXTexts(t *testing.T) {
	d := onePage(Paragraph{Spans: []Span{text("  a < b & \"c\"\n\t> "), bold(" đ 🙂 "), text("e" + noBreak + "f ")}, Size: 14})
	if got := readDOCX(t, d).body().said(); got != "a < b & \"c\" > đ 🙂 e"+noBreak+"f" {
		t.Errorf("%q", got)
	}
	d = onePage(Paragraph{Spans: []Span{text(norm.NFD.String("Đắk Hà, Sở Nội vụ"))}, Size: 14})
	d.Title = norm.NFD.String("Tiêu đề")
	f := readDOCX(t, d)
	if got := f.body().said(); got != "Đắk Hà, Sở Nội vụ" {
		t.Errorf("%q is not NFC", got)
	}
	if got := f.parts["docProps/core.xml"].kid("title").text; got != "Tiêu đề" {
		t.Errorf("title %q", got)
	}
	for _, bad := range []string{"a\x01b", "a\x00b", "a\u0085b", "a\xffb", "a\uFFFEb"} {
		d := onePage(Paragraph{Spans: []Span{text(bad)}, Size: 14})
		var told *data.Error
		if err := d.DOCX(io.Discard); !errors.As(err, &told) || !strings.Contains(told.Message, "U+") || told.Hint == "" {
			t.Errorf("%q: error %v", bad, err)
		}
	}
}

func TestDOCXProperties(t *testing.T) {
	d := leaderOf(t, demoFacts(t), demoAsOf())
	p := readDOCX(t, d).parts["docProps/core.xml"]
	for name, want := range map[string]string{
		"title": d.Title, "subject": d.Subject, "creator": "Phòng Tổng hợp", "keywords": d.Snapshot,
		"created": "2019-05-31T10:05:00Z", "modified": "2019-05-31T10:05:00Z", "language": "vi-VN",
	} {
		if got := p.kid(name).text; got != want {
			t.Errorf("%s is %q, not %q", name, got, want)
		}
	}
}

func TestDOCXPictures(t *testing.T) {
	c := smallChart()
	f := readDOCX(t, onePage(c))
	img, err := png.Decode(bytes.NewReader(f.raw["word/media/bieu-do-1.png"]))
	if err != nil {
		t.Fatal(err)
	}
	if w := img.Bounds().Dx(); w < 785 || w > 790 { // 100 mm at 200 dpi
		t.Errorf("%d pixels wide", w)
	}
	p := f.body().all("docPr")[0].attr
	if p["title"] != "Thử" || !strings.Contains(p["descr"], "Sở Nội vụ: Quá hạn 2") {
		t.Errorf("described as %v", p)
	}
}

func TestDOCXLongTextAndNoRows(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("nội dung ", 20000/9))
	table := Table{Widths: []float64{40, 100}, Size: 12, Header: 1, Rows: []Row{headRow("Mã", "Ghi chú"), rowOf(cell(Left, 1, 1, text("N01")), cell(Left, 1, 1, text(long)))}}
	d := onePage(table, Table{Widths: []float64{40}, Size: 12}, List{Size: 14})
	d.Sections[0].Single = false
	d.Sections = append(d.Sections, Section{Name: "trống"})
	f := readDOCX(t, d)
	f.checkBody(t)
	if !strings.Contains(f.body().said(), long) {
		t.Error("a long text is cut")
	}
}

func BenchmarkDOCX(b *testing.B) {
	d := leaderOf(b, demoFacts(b), demoAsOf())
	b.ReportAllocs()
	for b.Loop() {
		if err := d.DOCX(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}

func annex5000(tb testing.TB) *Document {
	tb.Helper()
	f := manyTasks(5000)
	o := optionsAt(f, demoAsOf())
	o.Sections = []string{annexTasks}
	d, err := Report(f, data.Compute(f, demoAsOf()), o)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

func BenchmarkDOCXAnnex5000(b *testing.B) {
	d := annex5000(b)
	b.ReportAllocs()
	for b.Loop() {
		if err := d.DOCX(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
