package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

func reviewOf(t *testing.T, book string, args ...string) reviewJSON {
	t.Helper()
	var r reviewJSON
	out := must(t, append([]string{"review", book, "--json"}, args...)...)
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return r
}

// The numbers of the demonstration workbook are those of its pictures.
func TestReview_counts_the_demonstration(t *testing.T) {
	r := reviewOf(t, workbook(t, "demo"), "--as-of", "31/5/2019")
	got := fmt.Sprintln(r.AsOf, r.Sample, r.Clauses,
		r.Tasks.OnTime, r.Tasks.Late, r.Tasks.InTime, r.Tasks.Overdue, r.Tasks.Undated, r.Tasks.Total,
		r.Assignments.OnTime, r.Assignments.Late, r.Assignments.InTime, r.Assignments.Overdue, r.Assignments.Undated,
		r.Assignments.NotReported, r.Assignments.Total,
		r.Tasks.DoneOfDue, r.Tasks.DoneOfDated, r.Assignments.DoneOfDue, r.Assignments.DoneOfDated,
		len(r.ByAgency), len(r.Overdue))
	want := fmt.Sprintln("31/05/2019", true, 21,
		4, 2, 3, 3, 33, 45,
		113, 9, 3, 7, 464,
		53, 596,
		"{6 9}", "{6 12}", "{122 129}", "{122 132}",
		31, 7)
	if got != want {
		t.Errorf("got  %swant %s", got, want)
	}
}

func TestReview_parts_add_up(t *testing.T) {
	for _, sample := range []string{"real", "demo"} {
		r := reviewOf(t, workbook(t, sample), "--as-of", "31/5/2019")
		agencies, clauses, tasks := 0, 0, 0
		for _, a := range r.ByAgency {
			agencies += a.Assignments.Total
		}
		for _, c := range r.ByClause {
			clauses += c.Assignments.Total
			tasks += c.Tasks.Total
		}
		if agencies != 596 || clauses != 596 || tasks != 45 {
			t.Errorf("%s: by agency %d, by clause %d assignments and %d tasks", sample, agencies, clauses, tasks)
		}
	}
}

// fields lists every field of a JSON document with the type of its value; a
// list's elements share one path.
func fields(v any, path string, out map[string]bool) {
	switch v := v.(type) {
	case map[string]any:
		for name, value := range v {
			fields(value, path+"."+name, out)
		}
	case []any:
		for _, value := range v {
			fields(value, path+"[]", out)
		}
	default:
		out[fmt.Sprintf("%s %T", strings.TrimPrefix(path, "."), v)] = true
	}
}

// Scripts read these fields by name: a change here is a change for them, and
// belongs in the changelog.
func TestJSON_fields_stay_as_they_are(t *testing.T) {
	book := workbook(t, "demo")
	for name, args := range map[string][]string{
		"review":  {"review", book, "--json", "--as-of", "31/5/2019"},
		"journal": {"journal", book, "--json"},
	} {
		var v any
		if err := json.Unmarshal([]byte(must(t, args...)), &v); err != nil {
			t.Fatal(err)
		}
		found := map[string]bool{}
		fields(v, "", found)
		var lines []string
		for f := range found {
			lines = append(lines, f)
		}
		slices.Sort(lines)
		got := strings.Join(lines, "\n") + "\n"
		golden := filepath.Join("testdata", name+"-fields.txt")
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want := string(read(t, golden)); got != want {
			t.Errorf("%s has other fields than %s: got\n%s", name, golden, got)
		}
	}
}

func TestReview_text_says_what_json_says(t *testing.T) {
	book := workbook(t, "demo")
	text := must(t, "review", book, "--as-of", "31/5/2019")
	r := reviewOf(t, book, "--as-of", "31/5/2019")
	for _, want := range []string{
		"SỐ LIỆU MẪU", "31/5/2019", "21 mục, 45 nhiệm vụ, 596 lượt giao",
		"66,67% (6/9)", "50,00% (6/12)", "94,57% (122/129)", "92,42% (122/132)",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the summary lacks %q:\n%s", want, text)
		}
	}
	for _, a := range r.ByAgency {
		if !strings.Contains(text, a.Name) {
			t.Errorf("the summary lacks %q", a.Name)
		}
	}
	for _, x := range r.Indices {
		for _, d := range x.Drops {
			if !strings.Contains(text, d.Code+" "+d.Name) {
				t.Errorf("the summary lacks the drop of %s", d.Name)
			}
		}
	}
	if text := must(t, "review", workbook(t, "real")); strings.Contains(text, "SỐ LIỆU MẪU") {
		t.Error("the real workbook is called a sample")
	}
}

func TestReview_golden_summary(t *testing.T) {
	golden := filepath.Join("testdata", "review.txt")
	got := must(t, "review", workbook(t, "demo"), "--as-of", "31/5/2019")
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got != string(read(t, golden)) {
		t.Errorf("the summary differs from %s:\n%s", golden, got)
	}
}

// Without --as-of the workbook's own cut-off date counts, else today.
func TestReview_cut_off_date(t *testing.T) {
	empty := filepath.Join(t.TempDir(), "so.giaoban")
	must(t, "init", empty, "--empty")
	if r := reviewOf(t, empty); r.AsOf.ISO() != "2019-05-31" {
		t.Errorf("empty workbook is reviewed at %s, want the day of the clock", r.AsOf)
	}
	if r := reviewOf(t, empty, "--as-of", "2020-02-29"); r.AsOf.ISO() != "2020-02-29" {
		t.Errorf("reviewed at %s", r.AsOf)
	}
}
