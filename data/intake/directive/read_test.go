package directive_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"giaoban/data"
	"giaoban/data/intake/directive"
	"giaoban/data/kontum"
)

var update = flag.Bool("update", false, "write the labels anew: look at every difference")

// gold is the hand-checked reading of an invented document.
type gold struct {
	Type        string     `json:"doc_type"`
	Number      string     `json:"number"`
	Date        string     `json:"date"`
	Place       string     `json:"place"`
	Issuer      string     `json:"issuer"`
	Subject     string     `json:"subject"`
	Signer      string     `json:"signer"`
	SignerTitle string     `json:"signer_title"`
	Addressees  []string   `json:"addressees"`
	Recipients  []string   `json:"recipients"`
	References  []string   `json:"references"`
	Tasks       []goldTask `json:"tasks"`
}

type goldTask struct {
	Path         string   `json:"path"`
	StartsWith   string   `json:"starts_with"`
	Lead         []string `json:"lead"`
	Cooperate    []string `json:"cooperate,omitempty"`
	Deadline     string   `json:"deadline,omitempty"`
	DeadlineText string   `json:"deadline_text,omitempty"`
	Recurrence   string   `json:"recurrence,omitempty"`
}

func goldOf(p *directive.Proposal) gold {
	h := p.Header
	g := gold{
		Type: string(h.Type), Number: h.Number, Date: h.Date.ISO(), Place: h.Place, Issuer: h.Issuer, Subject: h.Subject,
		Signer: h.Signer, SignerTitle: h.SignerTitle, Addressees: h.Addressees, Recipients: h.Recipients,
	}
	for _, r := range p.References {
		g.References = append(g.References, r.Number)
	}
	for _, t := range p.Tasks {
		g.Tasks = append(g.Tasks, goldTask{t.Path, t.StartsWith, named(t.Lead), named(t.Cooperate), t.Deadline.ISO(), t.DeadlineText, string(t.Recurrence)})
	}
	return g
}

func named(all []directive.Named) []string {
	var out []string
	for _, n := range all {
		out = append(out, n.Name)
	}
	return out
}

// linesOf makes lines of a text that has one paragraph on each, "| a | b |" for the
// row of a table and ** around what is bold.
func linesOf(text string) []directive.Line {
	var out []directive.Line
	offset := 0
	for _, raw := range strings.Split(text, "\n") {
		s := strings.Trim(strings.TrimSpace(raw), "*")
		l := directive.Line{Text: s, Offset: offset, Bold: s != strings.TrimSpace(raw)}
		if inner, ok := strings.CutPrefix(s, "|"); ok {
			for _, cell := range strings.Split(strings.TrimSuffix(inner, "|"), "|") {
				l.Cells = append(l.Cells, strings.TrimSpace(cell))
			}
		}
		if s != "" {
			out = append(out, l)
			offset += len(s) + 1
		}
	}
	return out
}

func documents(t testing.TB) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, pattern := range []string{"testdata/*.txt", "testdata/*.md"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			content, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			out[f] = string(content)
		}
	}
	if len(out) < 10 {
		t.Fatalf("only %d documents: run in the package's folder", len(out))
	}
	return out
}

// The documents are invented, in the style of provinces and bodies that differ in
// numbering, headings, field lines and tables.
func TestRead_invented_documents(t *testing.T) {
	for file, text := range documents(t) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			got := goldOf(directive.Read(linesOf(text), directive.Options{}))
			path := strings.TrimSuffix(file, filepath.Ext(file)) + ".json"
			if *update {
				var b bytes.Buffer
				enc := json.NewEncoder(&b)
				enc.SetEscapeHTML(false)
				enc.SetIndent("", "  ")
				if err := enc.Encode(got); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			var want gold
			if err := json.Unmarshal(content, &want); err != nil {
				t.Fatal(err)
			}
			compare(t, got, want)
		})
	}
}

func compare(t *testing.T, got, want gold) {
	t.Helper()
	for i := range max(len(got.Tasks), len(want.Tasks)) {
		var g, w goldTask
		if i < len(got.Tasks) {
			g = got.Tasks[i]
		}
		if i < len(want.Tasks) {
			w = want.Tasks[i]
		}
		if !reflect.DeepEqual(g, w) {
			t.Errorf("task %d:\n got %+v\nwant %+v", i+1, g, w)
		}
	}
	got.Tasks, want.Tasks = nil, nil
	if !reflect.DeepEqual(got, want) {
		t.Errorf("header:\n got %+v\nwant %+v", got, want)
	}
}

// Composed and decomposed letters look the same, and must read the same.
func TestRead_decomposed_text_is_read_alike(t *testing.T) {
	for file, text := range documents(t) {
		want := goldOf(directive.Read(linesOf(text), directive.Options{}))
		got := goldOf(directive.Read(linesOf(norm.NFD.String(text)), directive.Options{}))
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: NFD reads differently\n got %+v\nwant %+v", file, got, want)
		}
	}
}

// What a field was read from can be looked up in the text.
func TestRead_explains_every_task(t *testing.T) {
	for file, text := range documents(t) {
		lines := linesOf(text)
		kept := ""
		for _, l := range lines {
			kept += l.Text + "\n"
		}
		for _, task := range directive.Read(lines, directive.Options{}).Tasks {
			lead := false
			for _, w := range task.Why {
				lead = lead || w.Field == "lead"
				if w.Reason == "" || w.Confidence <= 0 || w.Confidence > 100 {
					t.Errorf("%s %s: %+v explains nothing", file, task.Path, w)
				}
				if w.Offset >= 0 && !strings.HasPrefix(kept[w.Offset:], w.Words) {
					t.Errorf("%s %s: %q does not stand at %d", file, task.Path, w.Words, w.Offset)
				}
			}
			if !lead || task.Confidence <= 0 {
				t.Errorf("%s %s: no reason for its lead", file, task.Path)
			}
		}
	}
}

func TestRead_is_deterministic(t *testing.T) {
	f := kontumFacts(t)
	lines := linesOf(f.Directives[0].Text)
	o := directive.Options{Agencies: f.Agencies, Groups: f.Groups, Schemes: f.Schemes}
	want := directive.Read(lines, o)
	for range 5 {
		if got := directive.Read(lines, o); !reflect.DeepEqual(got, want) {
			t.Fatal("two readings differ")
		}
	}
}

func kontumFacts(t testing.TB) *data.Facts {
	t.Helper()
	f, err := kontum.Real()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// The 21 clauses of công văn 2146/UBND-TH are the ones that its own reader finds,
// with the agencies and contents that the Office gave its tasks.
func TestRead_2146(t *testing.T) {
	f := kontumFacts(t)
	text := strings.ReplaceAll(f.Directives[0].Text, "TỈNH KON TUM\n\n", "TỈNH KON TUM\n")
	p := directive.Read(linesOf(text), directive.Options{Agencies: f.Agencies, Groups: f.Groups, Schemes: f.Schemes})
	if unknown := p.Unknown(); len(unknown) > 1 || len(unknown) == 1 && unknown[0] != "Cơ quan liên quan" {
		t.Errorf("the workbook should know all agencies but %q", unknown)
	}
	at := map[string]*directive.Task{}
	for i := range p.Tasks {
		at[strings.ReplaceAll(p.Tasks[i].Path, ".-", "-")] = &p.Tasks[i]
	}
	clauses := 0
	for _, c := range f.Clauses {
		if c.LeadIn {
			continue
		}
		clauses++
		if task := at[c.Path]; task == nil || task.Text != c.Text {
			t.Errorf("clause %s is not proposed as it stands", c.Path)
		}
	}
	if len(p.Tasks) != clauses || clauses != 21 {
		t.Errorf("%d tasks of %d clauses, want 21", len(p.Tasks), clauses)
	}
	for path, want := range map[string]string{"1.a": "@all", "1.d": "SNV", "2.a": "@districts", "2.c-1": "SYT", "3.b": "STP", "3.d-1": "@departments @districts", "3.e-2": "STTTT"} {
		got := ""
		for _, n := range at[path].Lead {
			got = strings.TrimSpace(got + " " + strings.Join(n.Codes, " "))
		}
		if got != want {
			t.Errorf("%s: lead %q, want %q", path, got, want)
		}
	}
	for path, want := range map[string]data.Link{
		"2.a": {Index: "PAPI", Concept: "D1", Certainty: data.Stated}, "2.b": {Index: "PAPI", Concept: "D2", Certainty: data.Stated}, "2.c-1": {Index: "PAPI", Concept: "D6", Certainty: data.Stated},
	} {
		if links := at[path].Links; len(links) == 0 || links[0] != want {
			t.Errorf("%s: links %+v, want %+v", path, links, want)
		}
	}
}

// Splitting the 21 clauses comes close to the 45 tasks that the Office made of
// them: most quotes lie in a piece of their own.
func TestSplit_2146_into_duties(t *testing.T) {
	f := kontumFacts(t)
	text := map[string]string{}
	for _, c := range f.Clauses {
		text[c.ID] = c.Text
	}
	pieces, apart, whole := 0, 0, 0
	for id, clause := range text {
		taken := map[int]int{}
		split := directive.Split(clause)
		pieces += len(split)
		for i, piece := range split {
			if clause[piece.Start:piece.End] != piece.Text {
				t.Fatalf("piece %q is not the clause's own text", piece.Text)
			}
			for _, task := range f.Tasks {
				if task.Clause == id && strings.Contains(piece.Text, task.Quote) {
					taken[i]++
					whole++
				}
			}
		}
		for _, n := range taken {
			if n == 1 {
				apart++
			}
		}
	}
	t.Logf("%d pieces; of %d quotes %d lie within one piece, %d in a piece of their own", pieces, len(f.Tasks), whole, apart)
	if whole < 43 || apart < 32 || pieces > 60 {
		t.Errorf("%d pieces, %d quotes within one, %d alone: the split got worse", pieces, whole, apart)
	}
}
