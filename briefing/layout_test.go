package briefing

import (
	"strings"
	"testing"
)

// setLines breaks s into lines of width mm at size points.
func setLines(t *testing.T, s string, size, width, indent float64) []string {
	t.Helper()
	lines, err := (layout{testFaces(t)}).lines([]Span{{Text: s}}, size, width, indent)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, l := range lines {
		text := ""
		for _, r := range l.runs {
			text += r.text
		}
		if l.natural > width+0.001 {
			t.Errorf("line %q is %.2f mm long in %.2f", text, l.natural, width)
		}
		out = append(out, text)
	}
	return out
}

func TestLineBreaks(t *testing.T) {
	tests := []struct {
		name, text string
		width      float64
		want       string // lines joined by "/ "
	}{
		{"at spaces", "Ủy ban nhân dân tỉnh Kon Tum", 30, "Ủy ban nhân/ dân tỉnh/ Kon Tum"},
		{"codes stay whole", "theo Công văn 2146/UBND-TH ngày 01/8/2018", 42, "theo Công văn/ 2146/UBND-TH/ ngày 01/8/2018"},
		{"no single word last", "Tình hình thực hiện nhiệm vụ được giao", 78, "Tình hình thực hiện nhiệm vụ/ được giao"},
		{"no-break spaces", "ngày 01 tháng" + noBreak + "8" + noBreak + "năm" + noBreak + "2018", 42, "ngày 01/ tháng 8 năm 2018"},
		{"kept words longer than a line", keep("Ủy ban nhân dân tỉnh Kon Tum"), 30, "Ủy ban nhân/ dân tỉnh/ Kon Tum"},
		{"white space", "  hai \n\t từ ", 60, "hai từ"},
		{"empty", "", 60, ""},
		{"one word longer than a line", strings.Repeat("m", 12), 20, "mmmmm/ mmmmm/ mm"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := strings.Join(setLines(t, test.text, 14, test.width, 0), "/ "); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestJustifiedLinesEndTogether(t *testing.T) {
	p := Paragraph{
		Spans: []Span{
			text("Có "), bold("3/12 nhiệm vụ có thời hạn"),
			text(" đang quá hạn, ở 5 cơ quan; 33/45 nhiệm vụ văn bản không ấn định ngày. PAPI năm 2017 tăng 0,32 điểm "),
			italic("nhưng"), text(" giảm 4 bậc so với năm 2016; nội dung “Công khai, minh bạch” xếp 62/63."),
		},
		Size: 14, Align: Justify, Indent: 10,
	}
	s := record(t, onePage(p))[0]
	ends, starts := map[float64]float64{}, map[float64]float64{}
	lastLine := 0.0
	for _, x := range s.texts {
		ends[x.baseline] = max(ends[x.baseline], x.tail)
		if v, ok := starts[x.baseline]; !ok || x.x < v {
			starts[x.baseline] = x.x
		}
		lastLine = max(lastLine, x.baseline)
	}
	if len(ends) < 3 {
		t.Fatalf("%d lines", len(ends))
	}
	first := s.texts[0].baseline
	for line, end := range ends {
		if line != lastLine && (end < 194.99 || end > 195.01) {
			t.Errorf("a line ends at %.3f mm", end)
		}
		want := 30.0
		if line == first {
			want = 40
		}
		if starts[line] != want {
			t.Errorf("a line begins at %.3f mm, not %.0f", starts[line], want)
		}
	}
	for _, x := range s.texts {
		if x.baseline == lastLine && x.wordSpace != 0 {
			t.Error("the last line is stretched")
		}
	}
}

func TestTableSpans(t *testing.T) {
	table := Table{
		Widths: []float64{40, 20, 20}, Size: 12, Pad: 1,
		Rows: []Row{
			rowOf(cell(Left, 1, 2, text("bên")), cell(Center, 2, 1, text("trên"))),
			rowOf(cell(Center, 1, 1, text("a")), cell(Center, 1, 1, text("b\nb b b b b b b b b b b b b b"))),
			rowOf(cell(Left, 3, 1, text("dưới"))),
		},
	}
	s := record(t, onePage(table))[0]
	if len(s.rects) != 5 {
		t.Fatalf("%d cells", len(s.rects))
	}
	side, top, a, b, below := s.rects[0], s.rects[1], s.rects[2], s.rects[3], s.rects[4]
	if side[3] != top[3]+a[3] || a[3] != b[3] || top[2] != 40 || below[2] != 80 {
		t.Errorf("cells %v", s.rects)
	}
	if below[1] != side[1]+side[3] || a[0] != 70 || b[0] != 90 {
		t.Errorf("cells %v", s.rects)
	}
	mid := s.find(t, "bên").baseline
	if mid < side[1]+side[3]/2 || mid > side[1]+side[3]/2+3 {
		t.Errorf("text at %.1f is not in the middle of %.1f", mid, side)
	}
}

func TestTableOutsideItself(t *testing.T) {
	bad := []Table{
		{Widths: []float64{40}, Size: 12, Rows: []Row{rowOf(cell(Left, 2, 1, text("rộng")))}},
		{Widths: []float64{40}, Size: 12, Rows: []Row{rowOf(cell(Left, 1, 2, text("cao")))}},
		{Widths: []float64{40}, Size: 12, Rows: []Row{rowOf(cell(Left, 1, 1), cell(Left, 1, 1, text("thừa")))}},
	}
	for i, table := range bad {
		if _, err := renderPDF(onePage(table)); err == nil {
			t.Errorf("table %d was accepted", i)
		}
	}
}

func TestPageTooFullIsAnError(t *testing.T) {
	var blocks []Block
	for range 60 {
		blocks = append(blocks, Paragraph{Spans: []Span{text("Một dòng.")}, Size: 14})
	}
	if _, err := renderPDF(onePage(blocks...)); err == nil || !strings.Contains(err.Error(), "too long") {
		t.Errorf("error %v", err)
	}
}

func TestColumnsStandSideBySide(t *testing.T) {
	s := record(t, onePage(Columns{
		Widths: []float64{74, 83},
		Parts: [][]Block{
			{Paragraph{Spans: []Span{text("trái")}, Size: 13}},
			{Paragraph{Spans: []Span{text("phải")}, Size: 13}},
		},
	}))[0]
	left, right := s.find(t, "trái"), s.find(t, "phải")
	if left.x != 30 || right.x != 112 || left.baseline != right.baseline {
		t.Errorf("columns begin at %.1f and %.1f", left.x, right.x)
	}
}
