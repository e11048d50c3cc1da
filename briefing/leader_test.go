package briefing

import (
	"bytes"
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"giaoban/data"

	"golang.org/x/text/unicode/norm"
)

var update = flag.Bool("update", false, "rewrite golden files")

func TestLeaderIsAlwaysTwoPages(t *testing.T) {
	for _, c := range allCases(t) {
		t.Run(c.name, func(t *testing.T) {
			d := leaderOf(t, c.f, c.asOf)
			made, err := renderPDF(d)
			if err != nil {
				t.Fatal(err)
			}
			if err := verify(made.file, d, made); err != nil {
				t.Fatal(err)
			}
			p, err := readPDF(made.file)
			if err != nil {
				t.Fatal(err)
			}
			if len(p.pages) != 2 {
				t.Fatalf("%d pages", len(p.pages))
			}
			for i, s := range record(t, d) {
				checkInside(t, i+1, s)
			}
		})
	}
}

// checkInside tells whether everything but page number and stamp stands within
// the margins of NĐ 30/2020: 20 top, 15 right, 20 bottom, 30 left.
func checkInside(t *testing.T, page int, s *sheet) {
	t.Helper()
	const slack = 0.05
	for _, x := range s.texts {
		if x.baseline < marginTop && (x.text == "2" || x.text == "SỐ LIỆU MẪU") {
			continue
		}
		if x.x < 30-slack || x.tail > 195+slack || x.baseline < 20 || x.baseline > 277 {
			t.Errorf("page %d: %q at %.1f–%.1f, %.1f is outside the margins", page, x.text, x.x, x.tail, x.baseline)
		}
	}
	for _, r := range s.rects {
		if r[1] > marginTop && (r[0] < 30-slack || r[0]+r[2] > 195+slack || r[1]+r[3] > 277+slack) {
			t.Errorf("page %d: frame %.1f is outside the margins", page, r)
		}
	}
}

func TestLetterhead(t *testing.T) {
	pages := record(t, leaderOf(t, demoFacts(t), demoAsOf()))
	first := pages[0]
	tests := []struct {
		start        string
		size         float64
		bold, italic bool
		centre       float64 // mm; the columns are 68 and 97 wide
	}{
		{"UBND TỈNH KON TUM", 12, false, false, 64},
		{"VĂN PHÒNG", 12, true, false, 64},
		{"LƯU HÀNH NỘI BỘ", 13, true, false, 64},
		{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, true, false, 146.5},
		{"Độc lập - Tự do - Hạnh phúc", 13, true, false, 146.5},
		{"Kon Tum, ngày      tháng 6 năm 2019", 13, false, true, 146.5},
		{"BÁO CÁO TÓM TẮT", 14, true, false, 112.5},
		{"và diễn biến Chỉ số PAPI, PAR Index", 14, true, false, 112.5},
	}
	for _, test := range tests {
		x := first.find(t, test.start)
		if x.text != test.start {
			t.Errorf("%q is not alone on one line: %q", test.start, x.text)
		}
		if x.font != (font{test.bold, test.italic, test.size, Ink}) {
			t.Errorf("%q is set in %+v", test.start, x.font)
		}
		if c := (x.x + x.tail) / 2; c < test.centre-0.05 || c > test.centre+0.05 {
			t.Errorf("%q is centred at %.2f mm, not %.2f", test.start, c, test.centre)
		}
	}
	ruleUnder(t, first, "Độc lập - Tự do - Hạnh phúc", 1, 1)
	ruleUnder(t, first, "VĂN PHÒNG", 1.0/3, 0.5)
	ruleUnder(t, first, "và diễn biến", 1.0/3, 0.5)
}

// ruleUnder checks the rule under a text: centred, between low and high of its length.
func ruleUnder(t *testing.T, s *sheet, start string, low, high float64) {
	t.Helper()
	x := s.find(t, start)
	for _, l := range s.lines {
		if l[1] < x.baseline || l[1] > x.baseline+3 || l[0] < x.x-0.01 || l[2] > x.tail+0.01 {
			continue
		}
		share := (l[2] - l[0]) / (x.tail - x.x)
		if share < low-0.001 || share > high+0.001 {
			t.Errorf("the rule under %q is %.2f of its length", start, share)
		}
		return
	}
	t.Errorf("no rule under %q", start)
}

func TestPageNumberAndStamp(t *testing.T) {
	for _, c := range []struct {
		name   string
		f      *data.Facts
		sample bool
	}{{"demonstration", demoFacts(t), true}, {"real", realFacts(t), false}} {
		t.Run(c.name, func(t *testing.T) {
			for i, s := range record(t, leaderOf(t, c.f, demoAsOf())) {
				number, stamp := 0, 0
				for _, x := range s.texts {
					if x.baseline >= marginTop {
						continue
					}
					switch x.text {
					case "2":
						number++
						if mid := (x.x + x.tail) / 2; x.font != (font{size: 13, tone: Quiet}) || mid < 112 || mid > 113 {
							t.Errorf("page number in %+v at %.1f", x.font, mid)
						}
					case "SỐ LIỆU MẪU":
						stamp++
					default:
						t.Errorf("%q stands above the text block", x.text)
					}
				}
				if number != i {
					t.Errorf("page %d has %d page numbers", i+1, number)
				}
				if (stamp == 1) != c.sample {
					t.Errorf("page %d has %d stamps", i+1, stamp)
				}
			}
		})
	}
}

func TestBodyText(t *testing.T) {
	first := record(t, leaderOf(t, demoFacts(t), demoAsOf()))[0]
	x := first.find(t, "Có ")
	if x.font.size != 14 || x.x < 39.9 || x.x > 42.8 {
		t.Errorf("the verdict is set in %.1f pt with an indent of %.1f mm", x.font.size, x.x-30)
	}
	right := 0.0
	for _, y := range first.texts {
		if y.baseline == x.baseline {
			right = max(right, y.tail)
		}
	}
	if right < 194.9 || right > 195.05 {
		t.Errorf("the verdict's first line ends at %.2f mm: not justified", right)
	}
}

func TestSameInputSameBytes(t *testing.T) {
	var first []byte
	for i := range 3 {
		var buf bytes.Buffer
		if err := leaderOf(t, demoFacts(t), demoAsOf()).PDF(&buf); err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			first = buf.Bytes()
		} else if !bytes.Equal(first, buf.Bytes()) {
			t.Fatal("the same input gave other bytes")
		}
	}
}

func TestSnapshotFollowsContent(t *testing.T) {
	f := demoFacts(t)
	code := leaderOf(t, f, demoAsOf()).Snapshot
	if !strings.HasPrefix(code, "20190531-1705-") || len(code) != len("20190531-1705-A7F3C1") {
		t.Errorf("snapshot code %q", code)
	}
	f.Matters[0].Brief += " Thêm một ý."
	if again := leaderOf(t, f, demoAsOf()).Snapshot; again == code {
		t.Error("another content has the same snapshot code")
	}
}

func TestLeaderGolden(t *testing.T) {
	d := leaderOf(t, demoFacts(t), demoAsOf())
	got := pageTexts(record(t, d))
	golden(t, "leader-demo.txt", strings.ReplaceAll(got, d.Snapshot, "[mã]")) // the hash follows every field of the Review
}

func TestLeaderSaysWhatItKnows(t *testing.T) {
	tests := []struct {
		name    string
		f       *data.Facts
		asOf    data.Date
		want    []string
		without []string
	}{
		{
			"demonstration", demoFacts(t), demoAsOf(), []string{
				"Có 3/12 nhiệm vụ có thời hạn đang quá hạn, ở 5 cơ quan",
				"Tình hình thực hiện Công văn số 2146/UBND-TH ngày 01/8/2018",
				"Phục vụ cuộc họp ngày 03/6/2019; số liệu chốt ngày 31/5/2019; so với ngày 03/5/2019",
				"Hoàn thành/đến hạn: 6/9 nhiệm vụ (66,67%); 122/129 lượt giao (94,57%, tăng 1,60 điểm %).",
				"Hoàn thành/có thời hạn: 6/12 nhiệm vụ (50,00%); 122/132 lượt giao (92,42%).",
				"Từ 03/5/2019: 3 lượt mới hoàn thành (quá hạn), 1 lượt mới quá hạn (N35 Sở Nội vụ).",
				"1. Ba việc xin ý kiến chỉ đạo", "4/31 cơ quan 31/12/2018 quá 151", "Sở TT&TT 30/06/2019* còn 30",
				"(*) Hạn đã được gia hạn từ 31/12/2018.", "26 cơ quan còn lại không có nhiệm vụ quá hạn.",
				"Năm 2018: 43,22 điểm, hạng 42/61. Thang và bộ chỉ tiêu mới, không so với năm 2017 (35,12, hạng 50/63; năm 2016: 34,80, hạng 46/63).",
				"Sổ chưa có điểm 2017, 2018 của tỉnh; nguồn: Sở Nội vụ (Công văn 1286/SNV-CCHC). Năm 2018 cao nhất: Quảng Ninh 89,06%.",
				"5,15 5,09 –0,06 51 62 –11 –1,38 N12–N15", "13 nội dung khác giảm điểm hoặc giảm bậc.",
				"UBND huyện Tu Mơ Rông, Ia H’Drai:", "Trạng thái: số liệu mẫu",
				"Lập: Phòng Tổng hợp", "In lúc 17:05 ngày 31/5/2019", "Bản chốt 20190531-1705-",
			}, []string{"2024", "Sổ chưa ghi kết quả nào"},
		},
		{
			"real on the day of the deadlines", realFacts(t), data.NewDate(2018, time.December, 31), []string{
				"Không có nhiệm vụ quá hạn trong 12 nhiệm vụ có thời hạn", "chưa có nhiệm vụ nào đến hạn",
				"31 cơ quan 31/12/2018 đến hạn", "Còn 5 nhiệm vụ sắp đến hạn khác không nêu trong bảng.",
				"Không có cơ quan nào có nhiệm vụ quá hạn.", "Sổ chưa ghi kết quả nào của các cơ quan.",
				"Năm 2017: 35,12 điểm, hạng 50/63; tăng 0,32 điểm, giảm 4 bậc so với năm 2016 (34,80, hạng 46/63).",
			}, []string{"SỐ LIỆU MẪU", "số liệu mẫu", "43,22"},
		},
		{
			"real years later", realFacts(t), data.NewDate(2026, time.November, 24), []string{
				"0/132 lượt giao (0,00%)", "quá 2.885", "Còn 7 nhiệm vụ quá hạn khác không nêu trong bảng.",
				"26 cơ quan khác cũng có nhiệm vụ quá hạn.", "Năm 2023: 86,14%, hạng 43/63; tăng 4,79 điểm %, tăng 12 bậc so với năm 2022",
				"chưa có điểm 2024, 2025 của tỉnh.",
			}, []string{"còn lại không có"},
		},
		{
			"real a month after", realFacts(t), data.NewDate(2018, time.September, 1), []string{
				"Không có nhiệm vụ quá hạn hoặc sắp đến hạn. Hạn gần nhất: 31/12/2018 (10 nhiệm vụ).",
			}, nil,
		},
		{
			"empty", emptyFacts(t), demoAsOf(), []string{
				"Sổ chưa có văn bản chỉ đạo nào", "Diễn biến Chỉ số PAPI, PAR Index", "1. Chỉ số PAPI",
			}, []string{"2146", "Lượt giao", "Chưa có nhiệm vụ"},
		},
		{
			"nothing at all", &data.Facts{Book: data.Book{Office: "UBND tỉnh Kon Tum", Place: "Kon Tum"}}, demoAsOf(), []string{
				"Sổ chưa có văn bản chỉ đạo nào", "Sổ chưa có số liệu chỉ số nào.",
			}, []string{"PAPI"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var all []string
			for _, s := range record(t, leaderOf(t, test.f, test.asOf)) {
				all = append(all, s.prose())
			}
			got := strings.Join(all, " ")
			for _, w := range test.want {
				if !strings.Contains(got, w) {
					t.Errorf("the brief does not say %q", w)
				}
			}
			for _, w := range test.without {
				if strings.Contains(got, w) {
					t.Errorf("the brief says %q", w)
				}
			}
			if t.Failed() {
				t.Log(got)
			}
		})
	}
}

// Every number of the status table is the Review's own.
func TestStatusTableIsTheReview(t *testing.T) {
	for _, c := range allCases(t) {
		r := data.Compute(c.f, c.asOf)
		if len(r.TaskRows) == 0 {
			continue
		}
		b := leader{density: densities()[0], f: c.f, r: r}
		rows := b.statusTable().Rows
		for i, want := range []data.Counts{r.Tasks, r.Assignments} {
			for k, n := range []int{want.Total(), want.OnTime, want.Late, want.InTime, want.Overdue, want.Undated()} {
				if got := cellText(rows[2+i].Cells[k+1]); got != data.FormatCount(n) {
					t.Errorf("%s: row %d column %d says %s, the Review %d", c.name, i, k, got, n)
				}
			}
		}
	}
}

func TestChartsOfTheBrief(t *testing.T) {
	pages := record(t, leaderOf(t, demoFacts(t), demoAsOf()))
	if len(pages[0].charts) != 1 || len(pages[0].charts[0].Spec.Bars.Rows) != 5 {
		t.Errorf("page 1 has charts %+v", pages[0].charts)
	}
	if len(pages[1].charts) != 1 {
		t.Fatalf("page 2 has %d charts", len(pages[1].charts))
	}
	// PAPI 2018 was public on 31/5/2019, later years were not: they never print.
	for _, l := range pages[1].charts[0].Spec.Trend.Lines {
		for _, p := range l.Points {
			if p.Year > 2018 {
				t.Errorf("the trend shows %d", p.Year)
			}
		}
	}
	if panels := pages[1].charts[0].Spec.Trend.Panels; len(panels) != 2 {
		t.Errorf("the trend has %d panels, not two", len(panels))
	}
}

func TestBookmarks(t *testing.T) {
	d := leaderOf(t, demoFacts(t), demoAsOf())
	want := []string{
		"BÁO CÁO TÓM TẮT", "1. Ba việc xin ý kiến chỉ đạo", "2. Nhiệm vụ quá hạn, sắp đến hạn",
		"3. Cơ quan có nhiệm vụ quá hạn (số bên phải: lượt quá hạn)", "4. Chỉ số PAPI", "5. Chỉ số PAR Index",
		"6. Nội dung PAPI giảm điểm hoặc giảm bậc so với năm 2016", "7. Câu hỏi gợi ý cho từng cơ quan",
	}
	made, err := renderPDF(d)
	if err != nil {
		t.Fatal(err)
	}
	p, err := readPDF(made.file)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, o := range p.objects {
		if d, ok := o.value.(dict); ok && d["Parent"] != nil && d["Title"] != nil {
			got = append(got, utf16Text(d["Title"]))
		}
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("bookmarks %q, not %q", got, want)
	}
}

func TestMissingGlyphIsNamed(t *testing.T) {
	for _, bad := range []rune{'漢', '😀'} {
		f := demoFacts(t)
		f.Matters[0].Title = "Liên thông " + string(bad) + " phần mềm"
		_, err := Leader(f, data.Compute(f, demoAsOf()), Options{Printed: printed()})
		if err == nil {
			t.Fatalf("a text with %c, which Tinos lacks, was accepted", bad)
		}
		for _, w := range []string{string(bad), fmt.Sprintf("U+%04X", bad), "Tinos"} {
			if !strings.Contains(err.Error(), w) {
				t.Errorf("error %q does not name %q", err, w)
			}
		}
		if data.CodeOf(err) != data.Invalid {
			t.Errorf("code %q", data.CodeOf(err))
		}
	}
}

func TestTextIsNFCWhateverComesIn(t *testing.T) {
	f := demoFacts(t)
	for i := range f.Matters {
		f.Matters[i].Title = norm.NFD.String(f.Matters[i].Title)
		f.Matters[i].Brief = norm.NFD.String(f.Matters[i].Brief)
	}
	f.Book.Office = norm.NFD.String(f.Book.Office)
	want := record(t, leaderOf(t, demoFacts(t), demoAsOf()))
	got := record(t, leaderOf(t, f, demoAsOf()))
	if got[0].prose() != want[0].prose() {
		t.Errorf("decomposed input gives another text:\n%q\n%q", got[0].prose(), want[0].prose())
	}
}

func TestWithoutPrintTime(t *testing.T) {
	f := demoFacts(t)
	d, err := Leader(f, data.Compute(f, demoAsOf()), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := data.DateOf(d.Created); got != demoAsOf() {
		t.Errorf("dated %s", got)
	}
}

func BenchmarkLeaderBrief(b *testing.B) {
	f := demoFacts(b)
	r := data.Compute(f, demoAsOf())
	b.ReportAllocs()
	for b.Loop() {
		d, err := Leader(f, r, Options{Printed: printed(), Author: "Phòng Tổng hợp"})
		if err != nil {
			b.Fatal(err)
		}
		var buf bytes.Buffer
		if err := d.PDF(&buf); err != nil {
			b.Fatal(err)
		}
	}
}
