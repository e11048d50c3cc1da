package kontum

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/text/unicode/norm"

	"giaoban/data"
)

func realFacts(t *testing.T) *data.Facts {
	t.Helper()
	f, err := Real()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestClausesAreTheDirectivesOwn(t *testing.T) {
	f := realFacts(t)
	want := strings.Fields(`1.a 1.b 1.c 1.d 2.lead-in 2.a 2.b 2.c-1 2.c-2 3.lead-in 3.a-1 3.a-2 3.b 3.c-1 3.c-2
		3.d-1 3.d-2 3.d-3 3.đ-1 3.đ-2 3.e-1 3.e-2 3.e-3`)
	if len(f.Clauses) != len(want) {
		t.Fatalf("%d clauses, want %d", len(f.Clauses), len(want))
	}
	body := strings.Join(strings.Fields(f.Directives[0].Text), " ")
	for i, c := range f.Clauses {
		if c.Path != want[i] || c.Order != i+1 || c.ID != "2146-UBND-TH#"+want[i] {
			t.Errorf("clause %d is %s (%s), want %s", i+1, c.Path, c.ID, want[i])
		}
		if c.LeadIn != strings.HasSuffix(c.Path, ".lead-in") {
			t.Errorf("%s: lead-in %v", c.Path, c.LeadIn)
		}
		if !strings.Contains(body, strings.Join(strings.Fields(c.Text), " ")) {
			t.Errorf("%s is not verbatim: %q", c.Path, c.Text)
		}
		if !strings.HasPrefix(c.Heading, c.Path[:1]+". ") {
			t.Errorf("%s stands under %q", c.Path, c.Heading)
		}
	}
	if c := f.Clauses[12]; strings.Contains(c.Text, "\n") || !strings.Contains(c.Text, "vai trò tham mưu Ủy ban nhân dân tỉnh thực hiện") {
		t.Errorf("3.b is cut by the page break: %q", c.Text)
	}
}

func TestScanFaultsAreRepairedAndLogged(t *testing.T) {
	d := realFacts(t).Directives[0]
	if strings.Contains(d.Text, "*") || !norm.NFC.IsNormalString(d.Text) {
		t.Error("formatting marks or decomposed letters are left in the text")
	}
	for _, c := range d.Corrections {
		if !strings.Contains(d.RawText, c.Raw) && c.Raw != "báo để cơ quan, đơn vị biết" { // stands on another repair
			t.Errorf("%q is not in the text as received", c.Raw)
		}
		if applied := !strings.Contains(d.Text, c.Raw); applied == c.Inferred {
			t.Errorf("%q → %q: inferred %v, applied %v", c.Raw, c.Fixed, c.Inferred, applied)
		}
		if c.Reason == "" {
			t.Errorf("%q has no reason", c.Raw)
		}
	}
	for _, fixed := range []string{"tham mưu Ủy ban", "phấn đấu từ năm 2019", "báo để cơ quan", "chỉ đạo kịp thời).", "Lưu: VT, TH2."} {
		if !strings.Contains(d.Text, fixed) {
			t.Errorf("the text lacks %q", fixed)
		}
	}
}

// Word files often arrive decomposed (NFD); the clauses must be the same.
func TestDecomposedTextGivesTheSameClauses(t *testing.T) {
	embedded, err := files()
	if err != nil {
		t.Fatal(err)
	}
	copied := fstest.MapFS{}
	f := realFacts(t)
	corrections, err := openSheet(embedded, "corrections.csv")
	if err != nil {
		t.Fatal(err)
	}
	var csv strings.Builder
	for _, row := range corrections.rows {
		for i, cell := range row {
			fmt.Fprintf(&csv, `"%s"`, strings.ReplaceAll(cell, `"`, `""`))
			csv.WriteString(map[bool]string{true: "\n", false: ","}[i == len(row)-1])
		}
	}
	copied["corrections.csv"] = &fstest.MapFile{Data: []byte(csv.String())}
	copied["cong-van-2146.txt"] = &fstest.MapFile{Data: []byte(norm.NFD.String(f.Directives[0].RawText))}
	var g data.Facts
	if err := addDirective(&g, copied); err != nil {
		t.Fatal(err)
	}
	for i := range f.Clauses {
		if g.Clauses[i] != f.Clauses[i] {
			t.Errorf("%s differs", f.Clauses[i].Path)
		}
	}
}

func TestSplitRefusesWhatItDoesNotKnow(t *testing.T) {
	for name, text := range map[string]string{
		"no closing line":               "1. Phần\n\na) Một việc.",
		"paragraph outside the numbers": "1. Phần\n\na) Một việc.\n\nĐoạn lạ.\n\nHết./.",
		"no part":                       "Kính gửi:",
	} {
		if c, err := split(text); err == nil {
			t.Errorf("%s: %v", name, c)
		}
	}
}

func TestDeadlinesOfEveryKind(t *testing.T) {
	due2018, due2019 := data.NewDate(2018, time.December, 31), data.NewDate(2019, time.December, 31)
	kinds := map[data.DeadlineKind]string{}
	clause := map[string]string{}
	f := realFacts(t)
	for _, c := range f.Clauses {
		clause[c.ID] = c.Text
	}
	quoted := regexp.MustCompile(`“([^”]+)”`)
	for _, task := range f.Tasks {
		d := task.Deadline
		kinds[d.Kind] += " " + task.ID
		if d.Inferred != (d.InferredBy != "") || (d.Inferred && !d.Dated()) {
			t.Errorf("%s: inferred %v by %q", task.ID, d.Inferred, d.InferredBy)
		}
		want := data.Date(0)
		switch d.Kind {
		case data.OnDate, data.EndOfYear:
			want = due2018
		case data.Recurring:
			want = due2019
		}
		if d.Due != want || (d.Every == 12) != (d.Kind == data.Recurring) {
			t.Errorf("%s: due %s every %d", task.ID, d.Due, d.Every)
		}
		for _, words := range quoted.FindAllStringSubmatch(d.Words, -1) {
			if !strings.Contains(clause[task.Clause], words[1]) {
				t.Errorf("%s: %q are not the directive's words", task.ID, words[1])
			}
		}
	}
	for kind, want := range map[data.DeadlineKind]string{
		data.OnDate:    " N35",
		data.EndOfYear: " N01 N02 N05 N06 N22 N23 N24 N43 N44",
		data.Recurring: " N25 N38",
		data.OnEvent:   " N03 N10",
		data.Prompt:    " N04 N27 N34 N45",
	} {
		if kinds[kind] != want {
			t.Errorf("%s:%s, want%s", kind, kinds[kind], want)
		}
	}
	if n := len(strings.Fields(kinds[data.Ongoing])); n != 27 {
		t.Errorf("%d ongoing tasks, want 27", n)
	}
}

// What the interface prints must be in its fonts and fit its columns.
func TestTitlesCanBePrinted(t *testing.T) {
	for _, task := range realFacts(t).Tasks {
		for _, s := range []string{task.Title, task.Short, task.Target.Text, task.Note, task.Deadline.Words} {
			if strings.ContainsAny(s, "≥≤→…*") {
				t.Errorf("%s: %q", task.ID, s)
			}
		}
		if n := len([]rune(task.Short)); n == 0 || n > 48 {
			t.Errorf("%s: short title of %d letters", task.ID, n)
		}
	}
}

func TestAssignmentsExpandGroupsOnTheDirectivesDay(t *testing.T) {
	f := realFacts(t)
	members := map[string]int{}
	for _, g := range f.Groups {
		members[g.Code] = len(g.On(issued()))
		if g.Code == "@all" && len(g.On(data.NewDate(2019, time.July, 1))) != 30 {
			t.Error("the project office of RALG ended on 30/6/2019")
		}
	}
	if members["@all"] != 31 || members["@departments"] != 20 || members["@districts"] != 10 {
		t.Errorf("members %v", members)
	}
	count := map[string]int{}
	for _, a := range f.Assignments {
		count[a.Task]++
	}
	for task, want := range map[string]int{"N01": 31, "N06": 1, "N08": 10, "N30": 30, "N45": 10} {
		if count[task] != want {
			t.Errorf("%s is given to %d agencies, want %d", task, count[task], want)
		}
	}
}

func TestLinksFollowConceptsThroughSchemes(t *testing.T) {
	f := realFacts(t)
	for _, want := range []struct {
		task, index, concept string
		certainty            data.Certainty
	}{
		{"N12", "PAPI", "D2", data.Stated},
		{"N12", "PAPI", "poverty_lists", data.Inferred},
		{"N20", "PAPI", "D4", data.Inferred},
		{"N02", "PAPI", "", data.Stated},
		{"N22", "PAR", "L1", data.Stated},
		{"N40", "PAPI", "D8", data.Inferred},
	} {
		for _, task := range f.Tasks {
			if task.ID != want.task {
				continue
			}
			if got, _ := task.LinkedTo(want.index, want.concept); got != want.certainty {
				t.Errorf("%s %s:%s is %q", want.task, want.index, want.concept, got)
			}
		}
	}
	for _, task := range f.Tasks {
		for _, l := range task.Links {
			if _, ok := anyScheme(f, l); !ok && l.Concept != "" {
				t.Errorf("%s links to unknown %s:%s", task.ID, l.Index, l.Concept)
			}
		}
	}
}

func anyScheme(f *data.Facts, l data.Link) (data.Node, bool) {
	for i := range f.Schemes {
		if f.Schemes[i].Index == l.Index {
			if n, ok := f.Schemes[i].Node(l.Concept); ok {
				return n, true
			}
		}
	}
	return data.Node{}, false
}

// The numbers of a target are those of its words.
func TestTargetsCanBeMeasured(t *testing.T) {
	measured := map[data.TargetKind]int{}
	for _, task := range realFacts(t).Tasks {
		x := task.Target
		measured[x.Kind]++
		if err := task.Validate(); err != nil {
			t.Error(err)
		}
		if x.Text == "" && x.Kind != "" {
			t.Errorf("%s: a target without words", task.ID)
		}
		begins := map[data.TargetKind][]string{
			data.Share: {"100% "}, data.AtMost: {"0 ", "Không còn "}, data.AtLeast: {"Ít nhất 01", "01 "}, data.OutOf: {"100% "},
		}[x.Kind]
		if x.Kind != "" && !slices.ContainsFunc(begins, func(s string) bool { return strings.HasPrefix(x.Text, s) }) {
			t.Errorf("%s: %q is measured as %s", task.ID, x.Text, x.Kind)
		}
		want := map[data.TargetKind]float64{data.Share: 100, data.AtLeast: 1, data.OutOf: 102}[x.Kind]
		if x.Value != want || (x.Of == 102) != (x.Kind == data.OutOf) {
			t.Errorf("%s: %v of %v", task.ID, x.Value, x.Of)
		}
	}
	if measured[data.Share] != 9 || measured[data.AtMost] != 5 || measured[data.AtLeast] != 6 || measured[data.OutOf] != 1 {
		t.Errorf("%v", measured)
	}
}
