package briefing

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"giaoban/data"
)

// flowing is a document whose blocks run over pages.
func flowing(p Paper, blocks ...Block) *Document {
	d := onePage(blocks...)
	d.Sections[0].Single, d.Sections[0].Paper = false, p
	return d
}

func line(s string) Paragraph { return Paragraph{Spans: []Span{text(s)}, Size: 14} }

func TestRowsAreNotSplit(t *testing.T) {
	table := Table{Widths: []float64{60, 60}, Size: 12, Pad: 1, Header: 1, Rows: []Row{headRow("Đầu", "Bảng")}}
	for i := range 60 {
		words := strings.TrimSpace(strings.Repeat("một hai ba bốn năm ", 1+i%5))
		table.Rows = append(table.Rows, rowOf(cell(Left, 1, 1, text(fmt.Sprintf("r%d %s", i, words))), cell(Left, 1, 1, text(words))))
	}
	pages := record(t, flowing(Landscape, table))
	if len(pages) < 3 {
		t.Fatalf("%d pages", len(pages))
	}
	seen := 0
	for i, s := range pages {
		if n := strings.Count(s.prose(), "Đầu"); n != 1 {
			t.Errorf("page %d has %d headers", i+1, n)
		}
		for _, x := range s.texts {
			if strings.HasPrefix(x.text, "r") {
				seen++
			}
		}
		for _, x := range s.texts { // every text lies in a frame of its own page
			if x.baseline > marginTop && !slices.ContainsFunc(s.rects, func(r [5]float64) bool {
				return x.baseline > r[1] && x.baseline < r[1]+r[3] && x.x >= r[0] && x.tail <= r[0]+r[2]
			}) {
				t.Errorf("page %d: %q stands outside its cell", i+1, x.text)
			}
		}
	}
	if seen != 60 {
		t.Errorf("%d rows printed", seen)
	}
}

func TestRowLongerThanAPageIsCut(t *testing.T) {
	var words []string
	for i := range 3000 {
		words = append(words, fmt.Sprintf("từ%d", i))
	}
	table := Table{Widths: []float64{40, 60}, Size: 12, Pad: 1, Header: 1, Rows: []Row{
		headRow("Đầu", "Bảng"),
		rowOf(cell(Left, 1, 1, text("ngắn")), cell(Left, 1, 1, text(strings.Join(words, " ")))),
		rowOf(cell(Left, 1, 1, text("sau")), cell(Left, 1, 1, text("cùng"))),
	}}
	pages := record(t, flowing(Portrait, line("Trước bảng."), table))
	var said []string
	for i, s := range pages {
		checkWithin(t, i+1, s)
		if !strings.Contains(s.prose(), "Đầu") {
			t.Errorf("page %d has no header", i+1)
		}
		for _, w := range strings.Fields(s.prose()) {
			if strings.HasPrefix(w, "từ") {
				said = append(said, w)
			}
		}
	}
	if !slices.Equal(said, words) {
		t.Errorf("%d of %d words are printed, in order", len(said), len(words))
	}
	if !strings.HasSuffix(pages[len(pages)-1].prose(), "sau cùng") {
		t.Error("the row behind it is missing")
	}
}

func TestWhatStaysTogether(t *testing.T) {
	heading := Paragraph{Spans: []Span{bold("Tiêu đề")}, Size: 14, Level: 1}
	small := Table{Widths: []float64{60}, Size: 12, Whole: true, Rows: []Row{rowOf(cell(Left, 1, 1, text("trên"))), rowOf(cell(Left, 1, 1, text("giữa"))), rowOf(cell(Left, 1, 1, text("dưới")))}}
	group := Table{Widths: []float64{60}, Size: 12, Rows: []Row{groupRow(Table{Widths: []float64{60}}, "trên"), rowOf(cell(Left, 1, 1, text("dưới")))}}
	long := Paragraph{Spans: []Span{text("trên " + strings.Repeat("chữ ", 60) + "dưới")}, Size: 14}
	for name, blocks := range map[string][]Block{
		"a heading and a text":  {heading, line("trên dưới")},
		"a heading and a table": {heading, small},
		"a small table":         {small},
		"a group and its row":   {group},
		"the lines of three":    {long},
	} {
		for n := range 45 {
			var all []Block
			for range n {
				all = append(all, line("Một dòng."))
			}
			for i, s := range record(t, flowing(Portrait, append(all, blocks...)...)) {
				has := func(w string) bool { return strings.Contains(s.prose(), w) }
				torn := has("trên") != has("dưới") || has("Tiêu đề") && !has("trên")
				if name == "the lines of three" {
					torn = false
					last := 0.0
					for _, x := range s.texts {
						last = max(last, x.baseline)
					}
					for _, x := range s.texts { // never one line alone
						if strings.HasPrefix(x.text, "trên") && x.baseline == last || strings.HasSuffix(x.text, "dưới") && x.baseline < 26 {
							torn = true
						}
					}
				}
				if torn {
					t.Fatalf("%s, %d lines above: torn on page %d", name, n, i+1)
				}
			}
		}
	}
}

func TestPageBreakAndSections(t *testing.T) {
	d := flowing(Portrait, line("một"), PageBreak{}, PageBreak{}, line("hai"))
	d.Sections = append(d.Sections, Section{Paper: Landscape, Restart: true, Blocks: []Block{line("ba")}, Foot: []Paragraph{line("chân")}})
	pages := record(t, d)
	if len(pages) != 3 || pages[2].paper != Landscape {
		t.Fatalf("%d pages", len(pages))
	}
	if foot := pages[2].find(t, "chân"); foot.baseline < 180 {
		t.Errorf("the foot stands at %.1f", foot.baseline)
	}
}

func TestLinks(t *testing.T) {
	f := demoFacts(t)
	r := data.Compute(f, demoAsOf())
	for _, with := range []bool{true, false} {
		o := optionsAt(f, demoAsOf())
		o.Sections = []string{partFaults, partNext, partProposals}
		if with {
			o.Sections = append(o.Sections, annexTasks, annexOverdue, annexMatters)
		}
		d, err := Report(f, r, o)
		if err != nil {
			t.Fatal(err)
		}
		made, err := renderPDF(d)
		if err != nil {
			t.Fatal(err)
		}
		p, err := readPDF(made.file)
		if err != nil {
			t.Fatal(err)
		}
		links := 0
		for _, o := range p.objects {
			d, _ := o.value.(dict)
			links += len(p.list(d["Annots"]))
		}
		if with && links < 20 || !with && links != 0 {
			t.Errorf("annexes %v: %d links", with, links)
		}
	}
}

// The bookmark of a page goes to that page's height, whatever the last page's is.
func TestBookmarksOfMixedPages(t *testing.T) {
	mark := Paragraph{Spans: []Span{bold("Đầu trang")}, Size: 14, Level: 1}
	d := flowing(Portrait, mark, line("một"))
	d.Sections = append(d.Sections, Section{Paper: Landscape, Blocks: []Block{mark, line("hai")}})
	made, err := renderPDF(d)
	if err != nil {
		t.Fatal(err)
	}
	p, err := readPDF(made.file)
	if err != nil {
		t.Fatal(err)
	}
	var tops []float64
	for _, o := range p.objects {
		if d, ok := o.value.(dict); ok && d["Title"] != nil && d["Dest"] != nil {
			y, _ := p.list(d["Dest"])[3].(float64)
			tops = append(tops, y)
		}
	}
	slices.Sort(tops)
	want := []float64{(pageWidth - marginTop) / mmPerPoint, (pageHeight - marginTop) / mmPerPoint}
	if len(tops) != 2 || tops[0] < want[0]-0.1 || tops[0] > want[0]+0.1 || tops[1] < want[1]-0.1 || tops[1] > want[1]+0.1 {
		t.Errorf("bookmarks at %v, not %v", tops, want)
	}
}

func TestFiguresAreFound(t *testing.T) {
	d := onePage(
		Paragraph{Spans: []Span{text("Có "), count(21914), text(" nhiệm vụ")}, Size: 14},
		Table{Name: "B", Widths: []float64{80, 80}, Size: 12, Header: 1, Rows: []Row{headRow("a", "b"), rowOf(cell(Left, 1, 1, percent(data.Rate{Num: 122, Den: 129})), cell(Left, 1, 1, points(43.216)))}},
		List{Items: [][]Span{{fraction(data.Rate{Num: 6, Den: 9})}}, Size: 14},
		Columns{Widths: []float64{60}, Parts: [][]Block{{Paragraph{Spans: []Span{rank(62, 63), difference(-0.06), day(demoAsOf())}, Size: 14}}}},
	)
	var got []string
	for _, f := range d.Figures() {
		got = append(got, fmt.Sprintf("%s@%s%d,%d", f.Text, f.Table, f.Row, f.Col))
	}
	want := []string{"21.914@0,0", "94,57%@B1,0", "43,22@B1,1", "6/9@0,0", "62/63@0,0", "–0,06@0,0", "31/05/2019@0,0"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, not %q", got, want)
	}
	if v := d.Sections[0].Blocks[1].(Table).Rows[1].Cells[0].Value(); v.Kind != Percent || !v.same(Value{Kind: Percent, Number: 94.57}) {
		t.Errorf("%+v", v)
	}
}
