package ui

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"giaoban/data"
	"giaoban/data/intake/directive"
	"giaoban/data/intake/document"
	"giaoban/data/intake/reading"
	"giaoban/data/kontum"
)

const (
	sampleDirective = "testdata/chi-thi-mau.txt" // an invented one, for the province's own agencies
	congVan2146     = "../assets/kontum/cong-van-2146.txt"
)

// readReview reads a file as the page does.
func readReview(t testing.TB, path string) (*intakeReview, *data.Facts) {
	t.Helper()
	f, err := kontum.Demo()
	if err != nil {
		t.Fatal(err)
	}
	source, err := document.ReadFile(context.Background(), path, document.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return newIntakeReview(source, directive.Read(reading.Lines(source), reading.Options(f))), f
}

// textReview is a review of one clause with the given text.
func textReview(text string) *intakeReview {
	source := &document.Source{Text: text, Lines: []document.Line{{Text: text}}}
	p := &directive.Proposal{
		Header:  directive.Header{Number: "1/UBND", Date: data.NewDate(2019, 5, 20)},
		Clauses: []directive.Clause{{Path: "1", Text: text, Lines: 1}},
		Tasks:   []directive.Task{{Path: "1", Text: text, Confidence: directive.Stated}},
	}
	return newIntakeReview(source, p)
}

func rowTexts(v *intakeReview) []string {
	var out []string
	for _, r := range v.Rows {
		out = append(out, r.Task.Text)
	}
	return out
}

func TestIntake_split_by_the_proposed_pieces(t *testing.T) {
	v, f := readReview(t, sampleDirective)
	row := v.Rows[0]
	pieces := splitPieces(&row, false)
	v.split(row.ID, joinPieces(row.Task.Text, pieces), intakeOptions(f))
	if len(pieces) != 3 || len(v.Rows) != 8 {
		t.Fatalf("%d pieces, %d rows: %q", len(pieces), len(v.Rows), rowTexts(v))
	}
	// Each part has the time that its own words name.
	if got := v.Rows[0].Task; got.Deadline != data.NewDate(2019, 6, 30) || len(got.Cooperate) != 1 {
		t.Errorf("first part: %s, with %v", got.Deadline, got.Cooperate)
	}
	if got := v.Rows[1].Task; got.Deadline != 0 || len(got.Cooperate) != 0 || got.Lead[0].Codes[0] != "SNV" {
		t.Errorf("second part: %s, %v, with %v", got.Deadline, got.Lead, got.Cooperate)
	}
	for _, r := range v.Rows[:3] {
		if !strings.Contains(row.Task.Text, r.Quote) {
			t.Errorf("%q is not the clause's", r.Quote)
		}
	}
	if !v.back() || len(v.Rows) != 6 || v.Rows[0].Task.Text != row.Task.Text {
		t.Errorf("after going back: %q", rowTexts(v))
	}
}

func TestIntake_split_where_the_clerk_says(t *testing.T) {
	const text = "Rà soát toàn bộ hồ sơ, tổng hợp các kiến nghị (nếu có, kể cả cũ), báo cáo Ủy ban nhân dân tỉnh"
	for _, c := range []struct {
		name string
		cuts []int // pieces that begin a task
		want []string
	}{
		{"nowhere", nil, []string{text}},
		{"at the second comma", []int{2}, []string{"Rà soát toàn bộ hồ sơ, tổng hợp các kiến nghị (nếu có, kể cả cũ)", "báo cáo Ủy ban nhân dân tỉnh"}},
		{"at both", []int{1, 2}, []string{"Rà soát toàn bộ hồ sơ", "tổng hợp các kiến nghị (nếu có, kể cả cũ)", "báo cáo Ủy ban nhân dân tỉnh"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := textReview(text)
			pieces := splitPieces(&v.Rows[0], true)
			if len(pieces) != 3 {
				t.Fatalf("%d pieces: %+v", len(pieces), pieces)
			}
			for i := range pieces {
				pieces[i].Cut = slices.Contains(c.cuts, i)
			}
			v.split(v.Rows[0].ID, joinPieces(text, pieces), directive.Options{})
			if got := rowTexts(v); !slices.Equal(got, c.want) {
				t.Errorf("%q", got)
			}
		})
	}
}

func TestIntake_merge_is_the_clause_again(t *testing.T) {
	v, f := readReview(t, sampleDirective)
	row := v.Rows[0]
	v.split(row.ID, directive.Split(row.Task.Text), intakeOptions(f))
	v.merge(v.Rows[0].ID)
	v.merge(v.Rows[0].ID)
	if got := v.Rows[0]; len(v.Rows) != 6 || got.Quote != strings.TrimRight(row.Quote, ".") && got.Quote != row.Quote || got.Task.Deadline != row.Task.Deadline {
		t.Errorf("%d rows, first %q", len(v.Rows), got.Quote)
	}
	// Rows of two clauses keep both quotes.
	a, b := v.Rows[0], v.Rows[1]
	v.merge(a.ID)
	if got := v.Rows[0]; got.Quote != a.Quote+"\n"+b.Quote || !strings.Contains(got.Task.Text, b.Task.Text) || len(got.Task.Lead) != 2 {
		t.Errorf("merged %q of %v", got.Quote, got.Task.Lead)
	}
	if v.merge(v.Rows[len(v.Rows)-1].ID) {
		t.Error("the last row merges with nothing")
	}
}

func TestIntake_fixes_change_text_only_when_taken(t *testing.T) {
	v, f := readReview(t, sampleDirective)
	n := slices.IndexFunc(v.Fixes, func(x intakeFix) bool { return x.Was == "l5" })
	if n < 0 {
		t.Fatalf("the fault is not found: %+v", v.Fixes)
	}
	before := v.Rows[0].Task.Text
	for _, c := range []struct {
		state fixState
		has   string
	}{{fixDone, "15/9/2019"}, {fixKept, "l5/9/2019"}, {fixDone, "15/9/2019"}, {fixOpen, "l5/9/2019"}} {
		v.fix(n, c.state)
		source, log := v.corrected()
		p, _ := v.proposal()
		for where, text := range map[string]string{"row": v.Rows[0].Task.Text, "quote": v.Rows[0].Quote, "kept text": source.Text, "clause": p.Clauses[v.Rows[0].Task.Clause].Text} {
			if strings.Count(text, c.has) != 1 {
				t.Errorf("state %d: the %s lacks %q", c.state, where, c.has)
			}
		}
		if len(log) != len(v.Fixes) || log[n].Inferred != (c.state != fixDone) || log[n].Raw != "l5" || log[n].Clause != "1" {
			t.Errorf("state %d logs %+v", c.state, log)
		}
		if runs := v.sourceLine(v.Fixes[n].Line, nil); c.state == fixDone != slices.Contains(runs, sourceRun{"15", lookFixed}) {
			t.Errorf("state %d shows %v", c.state, runs)
		}
	}
	if v.Rows[0].Task.Text != before {
		t.Errorf("not as before: %q", v.Rows[0].Task.Text)
	}
	if len(f.Directives) != 1 {
		t.Error("the facts changed")
	}
}

func TestIntake_replaces_one_place_or_none(t *testing.T) {
	for _, c := range []struct{ text, before, was, after, want string }{
		{"phân đầu từ năm", "", "phân đầu", " từ", "phấn đấu từ năm"},
		{"a phân đầu b phân đầu c", "b ", "phân đầu", " c", "a phân đầu b phấn đấu c"},
		{"phân đầu và phân đầu", "x", "phân đầu", "y", "phân đầu và phân đầu"}, // which of them?
		{"không có", "a", "phân đầu", "b", "không có"},
	} {
		if got := replaceIn(c.text, c.before, c.was, c.after, "phấn đấu"); got != c.want {
			t.Errorf("%q becomes %q", c.text, got)
		}
	}
}

func TestIntake_marks_quotes_in_the_source(t *testing.T) {
	runs := []sourceRun{{"Sở Nội vụ báo cáo ", lookPlain}, {"l5", lookFault}, {"/9/2019.", lookPlain}}
	got := groundRuns(runs, []string{"Sở Nội vụ", "l5/9/2019"})
	want := []sourceRun{{"Sở Nội vụ", lookQuote}, {" báo cáo ", lookPlain}, {"l5", lookFault}, {"/9/2019", lookQuote}, {".", lookPlain}}
	if !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
	whole := groundRuns([]sourceRun{{"dòng hai", lookPlain}}, []string{"dòng một dòng hai dòng ba"})
	if !slices.Equal(whole, []sourceRun{{"dòng hai", lookQuote}}) {
		t.Errorf("a quote over several lines: %v", whole)
	}
}

func TestIntake_list_has_doubtful_rows_first(t *testing.T) {
	v, f := readReview(t, sampleDirective)
	lines, counts := intakeLines(v, f, intakeAll, intakeByDoubt)
	for i := 1; i < len(lines); i++ {
		if lines[i].Read < lines[i-1].Read {
			t.Errorf("%d%% stands behind %d%%", lines[i].Read, lines[i-1].Read)
		}
	}
	byText, _ := intakeLines(v, f, intakeAll, intakeByText)
	if byText[0].Path != "1" || byText[2].Path != "2.b" {
		t.Errorf("not in the order of the document: %s, %s", byText[0].Path, byText[2].Path)
	}
	if counts[intakeDoubt] != 2 { // an agency that is new, and a clause without one
		t.Errorf("%d to look at", counts[intakeDoubt])
	}
	// A row put right stays where it is, and is sure.
	first := v.at(lines[0].ID)
	v.edit(first, func(x *directive.Task) { x.Lead = []directive.Named{{Name: "Sở Nội vụ", Codes: []string{"SNV"}}} })
	after, _ := intakeLines(v, f, intakeAll, intakeByDoubt)
	if after[0].ID != lines[0].ID || after[0].Sure < directive.Sound || after[0].needsLook() {
		t.Errorf("%+v", after[0])
	}
}

func TestIntake_time_in_words(t *testing.T) {
	day := data.NewDate(2019, 9, 15)
	for want, task := range map[string]directive.Task{
		"15/09/2019":        {Deadline: day},
		"15/09/2019 suy ra": {Deadline: day, Inferred: true},
		"Hằng quý":          {Recurrence: directive.Quarterly, Urgency: "ngay"},
		"“khẩn trương”":     {Urgency: "khẩn trương"},
		"Thường xuyên":      {},
	} {
		if got := intakeTime(&task).Text; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestIntake_a_day_set_by_hand_is_inferred_and_says_so(t *testing.T) {
	v := textReview("Báo cáo kết quả thực hiện")
	v.edit(0, func(x *directive.Task) { x.Deadline = data.NewDate(2019, 9, 15) })
	if x := v.Rows[0].Task; !x.Inferred || len(x.Why) != 1 || x.Why[0].Field != "deadline" {
		t.Errorf("%+v", x)
	}
	// Typing is one step, however many letters.
	for _, s := range []string{"B", "Bá", "Báo"} {
		v.edit(0, func(x *directive.Task) { x.Text = s })
	}
	v.back()
	if x := v.Rows[0].Task; x.Text != "Báo cáo kết quả thực hiện" || x.Deadline == 0 {
		t.Errorf("after going back: %q, %s", x.Text, x.Deadline)
	}
}

func TestIntake_accepts_what_is_accepted_with_its_quote(t *testing.T) {
	v, f := readReview(t, sampleDirective)
	if err := v.check(f); data.CodeOf(err) != data.Invalid {
		t.Errorf("nothing accepted: %v", err)
	}
	v.acceptAll()
	v.toggle(v.Rows[1].ID)
	v.edit(0, func(x *directive.Task) { x.Text = "Nội dung Văn phòng viết lại" })
	v.Match["Cục Thống kê"] = "SKHDT"
	a := v.accepted(f, "chị Lan")
	if len(a.Tasks) != 5 || a.Tasks[0].ID != "N46" || len(a.Agencies) != 0 {
		t.Fatalf("%d tasks, %d agencies", len(a.Tasks), len(a.Agencies))
	}
	if got := a.Tasks[0]; got.Title != "Nội dung Văn phòng viết lại" || !strings.HasPrefix(got.Quote, "Sở Nội vụ chủ trì") {
		t.Errorf("%q, quote %q", got.Title, got.Quote)
	}
	if got := a.Tasks[2].Lead; !slices.Equal(got, []string{"SKHDT"}) {
		t.Errorf("the matched agency is %v", got)
	}
	for _, c := range []struct {
		name   string
		change func(*intakeReview)
		code   data.Code
		words  string
	}{
		{"no number", func(v *intakeReview) { v.Header.Number = "" }, data.Invalid, "số, ký hiệu"},
		{"there already", func(v *intakeReview) { v.Header.Number, v.Header.Date = "2146/UBND-TH", data.NewDate(2018, 8, 1) }, data.Exists, "đã có trong sổ"},
		{"no lead", func(v *intakeReview) { v.edit(0, func(x *directive.Task) { x.Lead = nil }) }, data.Invalid, "chưa có cơ quan"},
		{"no words", func(v *intakeReview) { v.edit(0, func(x *directive.Task) { x.Text = " " }) }, data.Invalid, "chưa có nội dung"},
	} {
		w := *v
		w.Rows = slices.Clone(v.Rows)
		c.change(&w)
		if err := w.check(f); data.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.words) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if err := v.check(f); err != nil {
		t.Error(err)
	}
}

// The office's own split of công văn 2146 has 45 tasks in 21 clauses; the rules
// bring the clerk most of the way in one step.
func TestIntake_splits_cong_van_2146(t *testing.T) {
	v, f := readReview(t, congVan2146)
	if len(v.Rows) != 21 {
		t.Fatalf("%d clauses", len(v.Rows))
	}
	for _, r := range slices.Clone(v.Rows) {
		v.split(r.ID, joinPieces(r.Task.Text, splitPieces(&r, false)), intakeOptions(f))
	}
	if n := len(v.Rows); n < 35 || n > 45 {
		t.Errorf("%d tasks", n)
	}
	for _, r := range v.Rows {
		if len(r.Task.Lead) == 0 || !strings.Contains(v.clauseText(r.Task.Clause), r.Quote) {
			t.Errorf("%s: %v, %q", r.Task.Path, r.Task.Lead, r.Quote)
		}
	}
}

func TestIntake_draft_comes_back_whole(t *testing.T) {
	v, f := readReview(t, sampleDirective)
	v.fix(0, fixDone)
	v.toggle(v.Rows[0].ID)
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var back intakeReview
	if err := json.Unmarshal(b, &back); err != nil || !back.sound() {
		t.Fatal(err)
	}
	again, err := json.Marshal(&back)
	if err != nil || string(again) != string(b) {
		t.Error("the draft differs")
	}
	want, _ := intakeLines(v, f, intakeAll, intakeByText)
	got, _ := intakeLines(&back, f, intakeAll, intakeByText)
	if len(got) != len(want) || got[0].State != intakeAccepted {
		t.Errorf("%+v", got)
	}
	for name, spoil := range map[string]func(*intakeReview){
		"line":   func(x *intakeReview) { x.Fixes[0].Line = 99 },
		"clause": func(x *intakeReview) { x.Rows[0].Task.Clause = 99 },
		"source": func(x *intakeReview) { x.Source.Lines = nil },
	} {
		var bad intakeReview
		if err := json.Unmarshal(b, &bad); err != nil {
			t.Fatal(err)
		}
		if spoil(&bad); bad.sound() {
			t.Errorf("a draft without its %s passes", name)
		}
	}
}

func TestIntake_proposes_an_agency_of_nearly_that_name(t *testing.T) {
	_, f := readReview(t, sampleDirective)
	for name, want := range map[string]string{
		"Sở Văn hóa, Thể thao, Du lịch": "SVHTTDL",
		"Cục Thống kê":                  "",
		"Sở":                            "",
	} {
		if got := likeliest(f, name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestIntake_source_breaks_lines_between_words_only(t *testing.T) {
	newTestApp(t, Options{}) // letters are measured in its font
	s := newSourceView()
	s.width = sourcePath + sourceScroll + sourceSlack + 90
	lines := s.wrap([]sourceRun{{"báo cáo trước ngày ", lookPlain}, {"15", lookFixed}, {"/9/2019.", lookPlain}}, false)
	var got []string
	for _, l := range lines {
		line := ""
		for _, r := range l {
			line += r.Text
		}
		got = append(got, line)
	}
	if text := strings.Join(got, "|"); !strings.HasSuffix(text, "|15/9/2019.") {
		t.Errorf("%s", text)
	}
}
