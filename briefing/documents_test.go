package briefing

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"giaoban/data"

	"golang.org/x/text/unicode/norm"
)

// kinds makes every kind of document of the facts at a cut-off date.
func kinds(tb testing.TB, f *data.Facts, asOf data.Date) map[string]func(Options) (*Document, error) {
	tb.Helper()
	r := data.Compute(f, asOf)
	all := map[string]func(Options) (*Document, error){
		"leader": func(o Options) (*Document, error) { return Leader(f, r, o) },
		"report": func(o Options) (*Document, error) { return Report(f, r, o) },
		"index":  func(o Options) (*Document, error) { return IndexProfile(f, r, o) },
		"slides": func(o Options) (*Document, error) { return Slides(f, r, o) },
	}
	if len(f.Agencies) > 0 {
		code := f.Agencies[len(f.Agencies)/2].Code
		for _, a := range f.Agencies {
			if a.Code == "SNV" {
				code = a.Code
			}
		}
		all["agency"] = func(o Options) (*Document, error) { return AgencyPage(f, r, code, o) }
		all["reminder"] = func(o Options) (*Document, error) { return Reminder(f, r, code, o) }
		all["letter"] = func(o Options) (*Document, error) {
			o.Letter = true
			return Reminder(f, r, code, o)
		}
	}
	return all
}

func optionsAt(f *data.Facts, asOf data.Date) Options {
	return Options{Printed: printed(), Author: "Phòng Tổng hợp", Meeting: f.MeetingAt(asOf)}
}

// Every kind, of every workbook, is written, read back and stands within its
// margins; every figure prints what its value says; every link has a place to go.
func TestEveryDocumentOfEveryWorkbook(t *testing.T) {
	for _, c := range allCases(t) {
		for name, compose := range kinds(t, c.f, c.asOf) {
			t.Run(c.name+"/"+name, func(t *testing.T) {
				d, err := compose(optionsAt(c.f, c.asOf))
				if err != nil {
					t.Fatal(err)
				}
				pages := record(t, d)
				for i, s := range pages {
					checkWithin(t, i+1, s)
					checkNoHeadingLast(t, i+1, s)
				}
				checkFigures(t, d, pages)
				if c.asOf == demoAsOf() { // the other days differ in figures only, and files take long
					made, err := renderPDF(d)
					if err != nil {
						t.Fatal(err)
					}
					if err := verify(made.file, d, made); err != nil {
						t.Fatal(err)
					}
					checkOutline(t, made.file)
				}
			})
		}
	}
}

func TestSizesOfElements(t *testing.T) {
	f := demoFacts(t)
	d, err := kinds(t, f, demoAsOf())["report"](optionsAt(f, demoAsOf()))
	if err != nil {
		t.Fatal(err)
	}
	pages := record(t, d)
	// domain: NĐ 30/2020 Phụ lục I, ô by ô
	tests := []struct {
		page         int
		start        string
		size         float64
		bold, italic bool
		centre       float64 // mm; 0 = not centred
	}{
		{0, "UBND TỈNH KON TUM", 12, false, false, 64},
		{0, "VĂN PHÒNG", 12, true, false, 64},
		{0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, true, false, 146.5},
		{0, "Độc lập - Tự do - Hạnh phúc", 13, true, false, 146.5},
		{0, "Số:        /BC-VPUB", 13, false, false, 64},
		{0, "Kon Tum, ngày      tháng 6 năm 2019", 13, false, true, 146.5},
		{0, "DỰ THẢO", 13, true, false, 64},
		{0, "BÁO CÁO", 14, true, false, 112.5},
		{0, "tại Công văn số 2146/UBND-TH ngày 01/8/2018", 14, true, false, 112.5},
		{0, "Thực hiện Công văn số", 14, false, false, 0},
		{0, "I. TÌNH HÌNH THỰC HIỆN NHIỆM VỤ", 14, true, false, 0},
		{0, "1. Kết quả chung", 14, true, false, 0},
		{-1, "Nơi nhận:", 12, true, true, 0},
		{-1, "- Lưu: VT, TH.", 11, false, false, 0},
		{-1, "CHÁNH VĂN PHÒNG", 14, true, false, 146.5},
	}
	for _, test := range tests {
		at := test.page
		if at < 0 {
			at = lastPortrait(pages)
		}
		x := pages[at].find(t, test.start)
		if x.font.size != test.size || x.font.bold != test.bold || x.font.italic != test.italic {
			t.Errorf("%q is set in %+v", test.start, x.font)
		}
		if c := (x.x + x.tail) / 2; test.centre > 0 && math.Abs(c-test.centre) > 0.1 {
			t.Errorf("%q is centred at %.2f, not %.2f", x.text, c, test.centre)
		}
	}
	if a, b := pages[0].find(t, "Số:"), pages[0].find(t, "Kon Tum, ngày"); math.Abs(a.baseline-b.baseline) > 0.05 {
		t.Errorf("number and date stand at %.2f and %.2f", a.baseline, b.baseline)
	}
	ruleUnder(t, pages[0], "Độc lập - Tự do - Hạnh phúc", 1, 1)
	ruleUnder(t, pages[0], "VĂN PHÒNG", 1.0/3, 0.5)
	ruleUnder(t, pages[0], "tại Công văn số", 1.0/3, 0.5)
}

func lastPortrait(pages []*sheet) int {
	at := 0
	for i, s := range pages {
		if s.paper == Portrait {
			at = i
		}
	}
	return at
}

func TestAnnexesAreNumberedForThemselves(t *testing.T) {
	f := demoFacts(t)
	d, err := kinds(t, f, demoAsOf())["report"](optionsAt(f, demoAsOf()))
	if err != nil {
		t.Fatal(err)
	}
	pages := record(t, d)
	number, annexes := 0, 0
	for i, s := range pages {
		begins := i == 0
		for _, x := range s.texts {
			if strings.HasPrefix(x.text, "Phụ lục ") && x.font == (font{bold: true, size: 14}) {
				begins, annexes = true, annexes+1
				if x.text != "Phụ lục "+roman(annexes) {
					t.Errorf("annex %d is called %q", annexes, x.text)
				}
			}
		}
		if number++; begins {
			number = 1
		}
		if annexes > 0 && s.paper != Landscape {
			t.Errorf("page %d of an annex is upright", i+1)
		}
		var shown []string
		for _, x := range s.texts {
			if x.baseline < marginTop && x.text != sampleStamp {
				shown = append(shown, x.text)
			}
		}
		want := []string{fmt.Sprint(number)}
		if number == 1 {
			want = nil // NĐ 30/2020: not on page 1
		}
		if !slices.Equal(shown, want) {
			t.Errorf("page %d carries %q, not %q", i+1, shown, want)
		}
		if all := fmt.Sprintf("%d/%d", i+1, len(pages)); !strings.Contains(s.prose(), all) {
			t.Errorf("page %d does not say %s", i+1, all)
		}
		if number > 1 && annexes == 1 && !strings.Contains(s.prose(), "STT Nội dung nhiệm vụ") {
			t.Errorf("page %d has no table header", i+1)
		}
	}
	if annexes != 6 {
		t.Errorf("%d annexes", annexes)
	}
}

// checkNoHeadingLast: what stands last on a page is no heading.
func checkNoHeadingLast(t *testing.T, page int, s *sheet) {
	t.Helper()
	g := s.paper.geometry()
	var last drawnText
	for _, x := range s.texts {
		if x.baseline > max(g.top, last.baseline) && x.baseline < g.height-g.bottom {
			last = x
		}
	}
	for _, b := range s.bookmarks {
		if _, title, _ := strings.Cut(b, " "); last.font.bold && len(last.text) > 3 && strings.HasSuffix(title, last.text) && s.paper != Slide {
			t.Errorf("page %d ends with the heading %q", page, last.text)
		}
	}
}

func TestSignatureIsNeverSplit(t *testing.T) {
	f := demoFacts(t)
	r := data.Compute(f, demoAsOf())
	for lines := 0; lines < 40; lines += 2 { // push the end of the report down the page, line by line
		w := data.Wording{Remarks: []data.Remark{{Section: partProposals, Text: strings.TrimSpace(strings.Repeat("Một dòng.\n\n", lines))}}}
		o := optionsAt(f, demoAsOf())
		o.Wording, o.Sections = &w, []string{partProposals}
		d, err := Report(f, r, o)
		if err != nil {
			t.Fatal(err)
		}
		for i, s := range record(t, d) {
			has := func(word string) bool { return strings.Contains(s.prose(), word) }
			if has("CHÁNH VĂN PHÒNG") != has("Nơi nhận:") || has("CHÁNH VĂN PHÒNG") != has("./.") || has("Nơi nhận:") != has("Lưu: VT") {
				t.Fatalf("%d lines: the end of the report is torn apart on page %d", lines, i+1)
			}
		}
	}
}

func TestGoldenTexts(t *testing.T) {
	f := demoFacts(t)
	for name, compose := range kinds(t, f, demoAsOf()) {
		if name == "leader" {
			continue // has its own
		}
		t.Run(name, func(t *testing.T) {
			d, err := compose(optionsAt(f, demoAsOf()))
			if err != nil {
				t.Fatal(err)
			}
			golden(t, name+"-demo.txt", pageTexts(record(t, d)))
		})
	}
}

func pageTexts(pages []*sheet) string {
	var b strings.Builder
	for i, s := range pages {
		fmt.Fprintf(&b, "=== trang %d\n", i+1)
		for k, x := range s.texts {
			switch {
			case k == 0:
			case x.baseline != s.texts[k-1].baseline:
				b.WriteByte('\n')
			case x.x > s.texts[k-1].tail+0.01:
				b.WriteString(" | ")
			}
			b.WriteString(x.text)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	path := filepath.Join("testdata", file)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s changed; look at it and run with -update:\n%s", file, got)
	}
}

func TestEveryKindGivesTheSameBytes(t *testing.T) {
	for name := range kinds(t, demoFacts(t), demoAsOf()) {
		var first []byte
		for i := range 2 {
			f := demoFacts(t)
			d, err := kinds(t, f, demoAsOf())[name](optionsAt(f, demoAsOf()))
			if err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			if err := d.PDF(&b); err != nil {
				t.Fatal(err)
			}
			if i == 0 {
				first = b.Bytes()
			} else if !bytes.Equal(first, b.Bytes()) {
				t.Errorf("%s: the same input gave other bytes", name)
			}
		}
	}
}

func TestNFDInputGivesTheSamePages(t *testing.T) {
	for name := range kinds(t, demoFacts(t), demoAsOf()) {
		var pages []string
		for _, form := range []norm.Form{norm.NFC, norm.NFD} {
			f := demoFacts(t)
			for i := range f.Tasks {
				f.Tasks[i].Title, f.Tasks[i].Short = form.String(f.Tasks[i].Title), form.String(f.Tasks[i].Short)
			}
			for i := range f.Agencies {
				f.Agencies[i].Name, f.Agencies[i].Short = form.String(f.Agencies[i].Name), form.String(f.Agencies[i].Short)
			}
			d, err := kinds(t, f, demoAsOf())[name](optionsAt(f, demoAsOf()))
			if err != nil {
				t.Fatal(err)
			}
			pages = append(pages, strings.ReplaceAll(pageTexts(record(t, d)), d.Snapshot, ""))
		}
		if pages[0] != pages[1] {
			t.Errorf("%s: decomposed input gives another text", name)
		}
	}
}

func TestEmojiIsNamedInEveryKind(t *testing.T) {
	f := demoFacts(t)
	for i := range f.Tasks {
		f.Tasks[i].Title += " 😀"
		f.Tasks[i].Short += " 😀"
	}
	f.Matters[0].Title += " 😀"
	for i := range f.Agencies {
		f.Agencies[i].Name += " 😀"
	}
	for name, compose := range kinds(t, f, demoAsOf()) {
		if name == "index" {
			continue // has none of these texts
		}
		_, err := compose(optionsAt(f, demoAsOf()))
		if err == nil {
			var d *Document
			if d, err = compose(optionsAt(f, demoAsOf())); err == nil {
				_, err = renderPDF(d)
			}
		}
		if err == nil || !strings.Contains(err.Error(), "U+1F600") || data.CodeOf(err) != data.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestVeryLongTexts(t *testing.T) {
	f := demoFacts(t)
	long := strings.TrimSpace(strings.Repeat("Sở Nội vụ và các cơ quan, đơn vị có liên quan ", 5))
	f.Agencies[1].Name = string([]rune(long)[:200])
	f.Assignments[0].Obstacles = []data.Obstacle{{On: data.NewDate(2019, time.May, 1), Text: strings.Repeat("vướng mắc rất dài ", 20_000/18), Proposal: "Xem xét."}}
	w := data.Wording{Remarks: []data.Remark{{Section: partTasks, Text: strings.Repeat("Nhận xét của Văn phòng. ", 20_000/24)}}}
	for name, compose := range kinds(t, f, demoAsOf()) {
		o := optionsAt(f, demoAsOf())
		o.Wording = &w
		d, err := compose(o)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		pages := record(t, d)
		for i, s := range pages {
			checkWithin(t, i+1, s)
		}
		if name != "report" {
			continue
		}
		all := pageTexts(pages)
		if n := strings.Count(strings.Join(strings.Fields(all), " "), "vướng mắc rất dài"); n < 20_000/18-40 { // some stand across lines of other cells
			t.Errorf("only %d of the obstacle's words are printed", n)
		}
		if n := strings.Count(strings.ReplaceAll(all, "\n", " "), "Nhận xét của Văn phòng."); n != 20_000/24 {
			t.Errorf("%d of the remark's sentences are printed", n)
		}
	}
}

func TestReportParts(t *testing.T) {
	f := demoFacts(t)
	r := data.Compute(f, demoAsOf())
	report := func(o Options) string {
		t.Helper()
		d, err := Report(f, r, o)
		if err != nil {
			t.Fatal(err)
		}
		return pageTexts(record(t, d))
	}
	o := optionsAt(f, demoAsOf())
	o.Sections = []string{partIndices, partProposals, annexPAPI}
	o.Wording = &data.Wording{
		Addressees: []string{"Chủ tịch UBND tỉnh", "các Phó Chủ tịch UBND tỉnh"}, Proposals: []string{"Giao Sở Tài chính bố trí kinh phí, hạn 15/6/2019."},
		Recipients: []string{"Như trên", "Lưu: VT, TH5"}, Authority: []string{"KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"}, Mark: data.MarkMeeting,
		Remarks: []data.Remark{{Section: partIndices, Text: "Điểm PAPI tăng ít.\n\nCần làm rõ."}},
	}
	got := report(o)
	for _, want := range []string{
		"I. DIỄN BIẾN CHỈ SỐ", "II. ĐỀ XUẤT, KIẾN NGHỊ", "\nPhụ lục\n", "Kính gửi:", "- các Phó Chủ tịch UBND tỉnh.", "Điểm PAPI tăng ít.", "Cần làm rõ.",
		"4. Giao Sở Tài chính bố trí kinh phí", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "- Lưu: VT, TH5.", data.MarkMeeting, "DỰ THẢO",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the report lacks %q", want)
		}
	}
	for _, without := range []string{"TÌNH HÌNH THỰC HIỆN", "Phụ lục I", "III."} {
		if strings.Contains(got, without) {
			t.Errorf("the report has %q", without)
		}
	}
	for _, bad := range [][]string{{"la"}, {partTasks, partTasks}} {
		o.Sections = bad
		if _, err := Report(f, r, o); data.CodeOf(err) != data.Invalid {
			t.Errorf("%v: %v", bad, err)
		}
	}
}

// Before the agencies themselves nobody late is named, unless the Office says so.
func TestConferenceNamesNobody(t *testing.T) {
	f := demoFacts(t)
	f.Matters = nil // the Office's own words may name whom it likes
	f.Instructions = nil
	o := optionsAt(f, demoAsOf())
	o.Meeting.Type = data.Conference
	for _, named := range []bool{false, true} {
		o.Wording = &data.Wording{Type: data.Conference, NameLate: named}
		for _, kind := range []string{"leader", "report", "slides"} {
			d, err := kinds(t, f, demoAsOf())[kind](o)
			if err != nil {
				t.Fatal(err)
			}
			pages := record(t, d)
			got := pageTexts(pages)
			for _, s := range pages {
				for _, c := range s.charts {
					if c.Name == "agencies" {
						got += "Tu Mơ Rông"
					}
				}
			}
			if strings.Contains(got, "Tu Mơ Rông") != named {
				t.Errorf("%s, named %v: names a late agency: %v", kind, named, !named)
			}
		}
	}
}
