package briefing

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"giaoban/charts"
	"giaoban/data"
	"giaoban/data/kontum"
)

// printed is when every paper of the tests is printed.
func printed() time.Time {
	return time.Date(2019, time.May, 31, 17, 5, 0, 0, time.FixedZone("ICT", 7*3600))
}

func demoFacts(tb testing.TB) *data.Facts {
	tb.Helper()
	f, err := kontum.Demo()
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

func realFacts(tb testing.TB) *data.Facts {
	tb.Helper()
	f, err := kontum.Real()
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

func emptyFacts(tb testing.TB) *data.Facts {
	tb.Helper()
	f, err := kontum.Empty("UBND tỉnh Kon Tum")
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

// leaderOf makes the brief of the facts at a cut-off date.
func leaderOf(tb testing.TB, f *data.Facts, asOf data.Date) *Document {
	tb.Helper()
	o := Options{Printed: printed(), Author: "Phòng Tổng hợp"}
	for _, m := range f.Meetings {
		if m.AsOf == asOf {
			o.Meeting = m
		}
	}
	d, err := Leader(f, data.Compute(f, asOf), o)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

func demoAsOf() data.Date { return data.NewDate(2019, time.May, 31) }

// bookCase is a workbook at a cut-off date.
type bookCase struct {
	name string
	f    *data.Facts
	asOf data.Date
}

func allCases(tb testing.TB) []bookCase {
	demo, official, empty := demoFacts(tb), realFacts(tb), emptyFacts(tb)
	noIndices := *demo
	noIndices.Indices, noIndices.Schemes, noIndices.Observations, noIndices.Breaks = nil, nil, nil, nil
	onlyPAR := *demo
	onlyPAR.Indices = nil
	for _, x := range demo.Indices {
		if x.Code == par {
			onlyPAR.Indices = append(onlyPAR.Indices, x)
		}
	}
	bare := data.Facts{Book: data.Book{Office: "UBND tỉnh Kon Tum", Place: "Kon Tum"}}
	return []bookCase{
		{"demonstration", demo, demoAsOf()},
		{"demonstration before the directive", demo, data.NewDate(2018, time.January, 2)},
		{"demonstration at the last meeting", demo, data.NewDate(2019, time.May, 3)},
		{"demonstration years later", demo, data.NewDate(2030, time.February, 1)},
		{"real, a month after the directive", official, data.NewDate(2018, time.September, 1)},
		{"real, on the day of the deadlines", official, data.NewDate(2018, time.December, 31)},
		{"real, the day after", official, data.NewDate(2019, time.January, 1)},
		{"real, years later", official, data.NewDate(2026, time.November, 24)},
		{"empty", empty, demoAsOf()},
		{"no index data", &noIndices, demoAsOf()},
		{"PAR Index only", &onlyPAR, demoAsOf()},
		{"nothing at all", &bare, demoAsOf()},
		{"texts far too long", overlong(demo), demoAsOf()},
	}
}

// overlong is a workbook whose every text is several times longer than a page
// has room for, and whose every task is overdue.
func overlong(f *data.Facts) *data.Facts {
	long := *f
	more := strings.Repeat(" và thực hiện đầy đủ, kịp thời các nội dung có liên quan", 12)
	long.Tasks, long.Matters, long.Agencies = nil, nil, nil
	for _, t := range f.Tasks {
		t.Title, t.Short = t.Title+more, t.Short+more
		t.Deadline.Due = data.NewDate(2018, time.December, 31)
		long.Tasks = append(long.Tasks, t)
	}
	for _, m := range f.Matters {
		m.Title, m.Detail, m.Brief, m.Proposal, m.BriefProposal = m.Title+more, m.Detail+more, m.Brief+more, m.Proposal+more, m.BriefProposal+more
		long.Matters = append(long.Matters, m)
	}
	for _, a := range f.Agencies {
		a.Name, a.Short = a.Name+more, a.Short+" và các đơn vị trực thuộc"
		long.Agencies = append(long.Agencies, a)
	}
	return &long
}

// recorder is a surface that keeps what is drawn on it.
type recorder struct{ pages []*sheet }

type sheet struct {
	texts     []drawnText
	lines     [][5]float64 // x1, y1, x2, y2, width
	rects     [][5]float64 // x, y, w, h, width
	bookmarks []string
	charts    []Picture
	paper     Paper
	grounds   [][4]float64
	anchors   map[string]float64
	links     []string
}

type drawnText struct {
	font            font
	x, baseline     float64
	text            string
	wordSpace, tail float64 // tail: where it ends
}

func (r *recorder) top() *sheet { return r.pages[len(r.pages)-1] }
func (r *recorder) addPage(p Paper) {
	r.pages = append(r.pages, &sheet{paper: p, anchors: map[string]float64{}})
}

func (r *recorder) text(f font, x, baseline float64, s string, wordSpace float64) {
	r.top().texts = append(r.top().texts, drawnText{font: f, x: x, baseline: baseline, text: s, wordSpace: wordSpace})
}

func (r *recorder) line(x1, y1, x2, y2, width float64) {
	r.top().lines = append(r.top().lines, [5]float64{x1, y1, x2, y2, width})
}

func (r *recorder) rect(x, y, w, h, width float64) {
	r.top().rects = append(r.top().rects, [5]float64{x, y, w, h, width})
}

func (r *recorder) ground(x, y, w, h float64) {
	r.top().grounds = append(r.top().grounds, [4]float64{x, y, w, h})
}

func (r *recorder) anchor(name string, y float64) { r.top().anchors[name] = y }

func (r *recorder) link(name string, _, _, _, _ float64) { r.top().links = append(r.top().links, name) }

func (r *recorder) bookmark(title string, level int, _ float64) {
	r.top().bookmarks = append(r.top().bookmarks, fmt.Sprintf("%d %s", level, title))
}

func (r *recorder) chart(_, _ float64, c Picture) error {
	r.top().charts = append(r.top().charts, c)
	return nil
}

// record lays the document out on a recorder.
func record(tb testing.TB, d *Document) []*sheet {
	tb.Helper()
	fs, err := newFaces(d.Face)
	if err != nil {
		tb.Fatal(err)
	}
	r := &recorder{}
	if _, err := (layout{fs}).render(d, r); err != nil {
		tb.Fatal(err)
	}
	for _, p := range r.pages {
		for i := range p.texts {
			t := &p.texts[i]
			w, err := fs.width(t.font, t.text)
			if err != nil {
				tb.Fatal(err)
			}
			t.tail = t.x + w + t.wordSpace*float64(strings.Count(t.text, " "))
		}
	}
	return r.pages
}

func testFaces(tb testing.TB) *faces {
	tb.Helper()
	fs, err := newFaces(Print)
	if err != nil {
		tb.Fatal(err)
	}
	return fs
}

// find returns the first text that begins with start.
func (s *sheet) find(tb testing.TB, start string) drawnText {
	tb.Helper()
	for _, t := range s.texts {
		if strings.HasPrefix(t.text, start) {
			return t
		}
	}
	tb.Fatalf("no text begins with %q", start)
	return drawnText{}
}

// prose is all text of a page in drawing order, lines joined by spaces.
func (s *sheet) prose() string {
	var b strings.Builder
	for i, t := range s.texts {
		switch {
		case i == 0:
		case t.baseline != s.texts[i-1].baseline || t.x > s.texts[i-1].tail+0.01:
			b.WriteByte(' ')
		}
		b.WriteString(t.text)
	}
	return b.String()
}

// page makes a document of one page.
func onePage(blocks ...Block) *Document {
	return &Document{
		Title: "Thử", Author: "Phòng Tổng hợp", Language: Language, Created: printed(),
		Sections: []Section{{Single: true, Blocks: blocks}},
	}
}

func smallChart() Picture {
	spec := charts.Spec{Kind: charts.KindBars, Title: "Thử", Bars: &charts.Bars{Rows: []charts.Bar{{
		Label: "Sở Nội vụ", Parts: []charts.Part{{Fill: charts.FillOverdue, Name: "Quá hạn", Value: 2}}, End: "2",
	}}}}
	return Picture{Name: "thử", Spec: spec, Size: chartSize(100, 0)}
}
