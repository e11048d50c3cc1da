package briefing

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/unicode/norm"

	"giaoban/data"
)

func readXLSX(tb testing.TB, d *Document) *excelize.File {
	tb.Helper()
	var buf bytes.Buffer
	if err := d.XLSX(&buf); err != nil {
		tb.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(buf.Bytes()), int64(buf.Len()))
	if err != nil {
		tb.Fatal(err)
	}
	for _, p := range z.File {
		r, err := p.Open()
		if err != nil {
			tb.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			tb.Fatal(err)
		}
		if !p.Modified.Equal(d.Created) {
			tb.Errorf("%s is dated %v", p.Name, p.Modified)
		}
		if path.Ext(p.Name) == ".xml" || path.Ext(p.Name) == ".rels" {
			parseXML(tb, p.Name, content)
		}
		if strings.Contains(string(content), "<f>") {
			tb.Errorf("%s has a formula", p.Name)
		}
	}
	book, err := excelize.OpenReader(&buf)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { book.Close() })
	return book
}

// tableSheet is a document of one sheet with one table.
func tableSheet(rows ...Row) *Document {
	d := onePage(
		Paragraph{Spans: []Span{bold("Phụ lục")}, Size: 14, Align: Center},
		Table{Name: "Thử", Widths: []float64{12, 60, 40, 40}, Size: 12, Header: 1, Rows: append([]Row{headRow("STT", "Nội dung", "Số", "Ngày")}, rows...)},
		Paragraph{Spans: []Span{text("Ghi chú.")}, Size: 12},
	)
	d.Sections[0].Single, d.Sections[0].Name, d.Stamp = false, "Phụ lục I", sampleStamp
	return d
}

func cellOf(tb testing.TB, f *excelize.File, sheet, at string) (raw, shown string, kind excelize.CellType) {
	tb.Helper()
	raw, err1 := f.GetCellValue(sheet, at, excelize.Options{RawCellValue: true})
	shown, err2 := f.GetCellValue(sheet, at)
	kind, err3 := f.GetCellType(sheet, at)
	if err := errors.Join(err1, err2, err3); err != nil {
		tb.Fatal(err)
	}
	return raw, shown, kind
}

func TestXLSXTypes(t *testing.T) {
	dated := func(spans ...Span) Cell {
		c := cell(Center, 1, 1, day(data.NewDate(2019, 5, 15)))
		c.Text = append(c.Text, Paragraph{Spans: spans})
		return c
	}
	star := day(data.NewDate(2019, 5, 15))
	star.Text += "*"
	tests := []struct {
		cell       Cell
		raw, shown string
		number     bool
	}{
		{cell(Center, 1, 1, count(21914)), "21914", "21,914", true},
		{cell(Center, 1, 1, points(43.215)), "43.215", "43.22", true},
		{cell(Center, 1, 1, difference(-0.06)), "-0.06", "–0.06", true},
		{cell(Center, 1, 1, difference(0.32)), "0.32", "+0.32", true},
		{cell(Center, 1, 1, percent(data.Rate{Num: 122, Den: 129})), "0.9457", "94.57%", true},
		{cell(Center, 1, 1, figure(Value{Kind: Gain, Number: -11})), "-11", "–11", true},
		{cell(Center, 1, 1, rank(42, 61)), "42", "42/61", true},
		{cell(Center, 1, 1, rank(42, 0)), "42", "42", true},
		{cell(Center, 1, 1, day(data.NewDate(2019, 5, 15))), "43600", "15/05/2019", true},
		{cell(Center, 1, 1, star), "43600", "15/05/2019", true}, // the reader used here leaves a star in quotes out
		{dated(italic("(suy ra)")), "43600", "15/05/2019 (suy ra)", true},
		{cell(Center, 1, 1, fraction(data.Rate{Num: 4, Den: 31})), "4/31", "4/31", false},
		{cell(Center, 1, 1, percent(data.Rate{})), "–", "–", false},
		{cell(Center, 1, 1, text("2.1")), "2.1", "2.1", false},
		{cell(Left, 1, 1, status(data.Overdue, "Quá hạn "), count(151), text(" ngày")), "Quá hạn 151 ngày", "Quá hạn 151 ngày", false},
		{dated(text(strings.Repeat("dài ", 20))), "15/05/2019\n" + strings.TrimSpace(strings.Repeat("dài ", 20)), "15/05/2019\n" + strings.TrimSpace(strings.Repeat("dài ", 20)), false},
	}
	var rows []Row
	for i, test := range tests {
		rows = append(rows, rowOf(cell(Center, 1, 1, text(data.FormatCount(i+999))), cell(Left, 1, 1, text("x")), test.cell, Cell{}))
	}
	f := readXLSX(t, tableSheet(rows...))
	for i, test := range tests {
		raw, shown, kind := cellOf(t, f, "Phụ lục I", "C"+strconv.Itoa(i+4))
		if raw != test.raw || shown != test.shown || (kind == excelize.CellTypeNumber || kind == excelize.CellTypeUnset) != test.number {
			t.Errorf("%q: %q shown as %q, type %d", test.cell.Text[0].Spans[0].Text, raw, shown, kind)
		}
		if raw, _, kind := cellOf(t, f, "Phụ lục I", "A"+strconv.Itoa(i+4)); raw != strconv.Itoa(i+999) || kind == excelize.CellTypeInlineString {
			t.Errorf("STT %q, type %d", raw, kind)
		}
	}
}

func TestXLSXSheet(t *testing.T) {
	f := readXLSX(t, tableSheet(
		Row{Cells: []Cell{cell(Left, 4, 1, bold("Nhóm"))}, Group: true},
		rowOf(cell(Center, 1, 2, text("1")), cell(Left, 1, 1, text("a")), cell(Left, 2, 1, text("b"))),
		rowOf(cell(Left, 1, 1, text("c"))),
	))
	const sheet = "Phụ lục I"
	if got := f.GetSheetList(); len(got) != 1 || got[0] != sheet {
		t.Fatalf("sheets %q", got)
	}
	if _, shown, _ := cellOf(t, f, sheet, "A1"); shown != sampleStamp {
		t.Errorf("first line %q", shown)
	}
	merges, err := f.GetMergeCells(sheet)
	if err != nil {
		t.Fatal(err)
	}
	joined := map[string]bool{}
	for _, m := range merges {
		joined[m.GetStartAxis()+":"+m.GetEndAxis()] = true
	}
	for _, want := range []string{"A1:D1", "A2:D2", "A4:D4", "A5:A6", "C5:D5", "A7:D7"} {
		if !joined[want] {
			t.Errorf("%s is not one cell: %v", want, joined)
		}
	}
	names := map[string]string{}
	for _, n := range f.GetDefinedName() {
		names[n.Name] = n.RefersTo
	}
	if names["_xlnm.Print_Area"] != "'Phụ lục I'!$A$1:$D$7" || names["_xlnm.Print_Titles"] != "'Phụ lục I'!$3:$3" || names["_xlnm._FilterDatabase"] != "'Phụ lục I'!$A$3:$D$6" {
		t.Errorf("names %v", names)
	}
	panes, err := f.GetPanes(sheet)
	if err != nil || !panes.Freeze || panes.YSplit != 3 {
		t.Errorf("panes %+v, %v", panes, err)
	}
	page, err := f.GetPageLayout(sheet)
	if err != nil || *page.Size != 9 || *page.Orientation != "landscape" || *page.FitToWidth != 1 {
		t.Errorf("page %+v, %v", page, err)
	}
	if props, err := f.GetSheetProps(sheet); err != nil || props.FitToPage == nil || !*props.FitToPage {
		t.Errorf("the sheet is not fitted to the page: %+v, %v", props, err)
	}
	props, err := f.GetDocProps()
	if err != nil || props.Title != "Thử" || props.Creator != "Phòng Tổng hợp" || props.Created != "2019-05-31T10:05:00Z" {
		t.Errorf("properties %+v, %v", props, err)
	}
}

// Text that begins like a formula stays what it is, letter by letter, also when
// somebody edits the cell.
func TestXLSXFormulasAreText(t *testing.T) {
	bad := []string{`=HYPERLINK("http://x","y")`, "+1+1", "-2+3", "@SUM(A1)", "=1+1", "12/5"}
	var rows []Row
	for _, s := range bad {
		rows = append(rows, rowOf(cell(Left, 1, 1, text(s)), cell(Left, 1, 1, text(s)), Cell{}, Cell{}))
	}
	f := readXLSX(t, tableSheet(rows...))
	for i, s := range bad {
		at := "B" + strconv.Itoa(i+4)
		raw, _, kind := cellOf(t, f, "Phụ lục I", at)
		if formula, _ := f.GetCellFormula("Phụ lục I", at); raw != s || formula != "" || kind != excelize.CellTypeInlineString {
			t.Errorf("%q became %q, formula %q, type %d", s, raw, formula, kind)
		}
		id, err := f.GetCellStyle("Phụ lục I", at)
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil || style.CustomNumFmt == nil || *style.CustomNumFmt != "@" {
			t.Errorf("%q is not kept text: %+v, %v", s, style, err)
		}
	}
}

func TestXLSXBadInput(t *testing.T) {
	long := strings.Repeat("ă", 20000)
	f := readXLSX(t, tableSheet(rowOf(cell(Left, 1, 1, text(norm.NFD.String("Đắk Hà"))), cell(Left, 1, 1, text(long)), cell(Left, 1, 1, text("🙂")), Cell{})))
	for at, want := range map[string]string{"A4": "Đắk Hà", "B4": long, "C4": "🙂"} {
		if got, _, _ := cellOf(t, f, "Phụ lục I", at); got != want {
			t.Errorf("%s is %.40q", at, got)
		}
	}
	readXLSX(t, tableSheet()) // a head alone
	var told *data.Error
	for name, d := range map[string]*Document{
		"longer than a cell": tableSheet(rowOf(Cell{}, cell(Left, 1, 1, text(strings.Repeat("ă", 33000))))),
		"a control letter":   tableSheet(rowOf(Cell{}, cell(Left, 1, 1, text("a\x02b")))),
		"no sheet":           onePage(),
	} {
		if err := d.XLSX(io.Discard); !errors.As(err, &told) || told.Hint == "" {
			t.Errorf("%s: error %v", name, err)
		}
	}
	if err := tableSheet(rowOf(cell(Left, 9, 1, text("rộng")))).XLSX(io.Discard); err == nil {
		t.Error("a cell outside its table was accepted")
	}
}

func TestSheetNames(t *testing.T) {
	var taken []string
	for _, test := range [][2]string{
		{"Phụ lục I", "Phụ lục I"},
		{"phụ lục i", "phụ lục i (2)"},
		{"a/b:c", "a-b-c"},
		{"'", "Bảng"},
		{strings.Repeat("ạ", 40), strings.Repeat("ạ", 31)},
		{strings.Repeat("ạ", 41), strings.Repeat("ạ", 27) + " (2)"},
	} {
		got := sheetName(test[0], taken)
		if got != test[1] {
			t.Errorf("%q becomes %q, not %q", test[0], got, test[1])
		}
		taken = append(taken, got)
	}
}

func TestXLSXGivesTheSameBytes(t *testing.T) {
	var got [3]bytes.Buffer
	for i := range got {
		if err := reportOf(t).XLSX(&got[i]); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(got[0].Bytes(), got[1].Bytes()) || !bytes.Equal(got[0].Bytes(), got[2].Bytes()) {
		t.Error("the workbook differs from itself")
	}
}

func BenchmarkXLSXAnnex5000(b *testing.B) {
	d := annex5000(b)
	b.ReportAllocs()
	for b.Loop() {
		if err := d.XLSX(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
