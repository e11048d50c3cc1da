package directive_test

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"giaoban/data"
	"giaoban/data/intake/directive"
)

// FuzzRead: whatever the lines hold, a reading ends, is the same each time, and
// points at words that are there.
func FuzzRead(f *testing.F) {
	for _, text := range documents(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<16 || !utf8.ValidString(text) {
			return
		}
		lines := linesOf(text)
		p := directive.Read(lines, directive.Options{})
		if again := directive.Read(lines, directive.Options{}); !reflect.DeepEqual(p, again) {
			t.Fatal("two readings differ")
		}
		for _, task := range p.Tasks {
			if task.Text == "" || task.Clause < 0 || task.Clause >= len(p.Clauses) || len(task.Lead) == 0 {
				t.Fatalf("a task without text, clause or lead: %+v", task)
			}
			for _, piece := range directive.Split(task.Text) {
				if piece.Start < 0 || piece.End > len(task.Text) || task.Text[piece.Start:piece.End] != piece.Text {
					t.Fatalf("piece %+v is not in %q", piece, task.Text)
				}
			}
		}
		for _, e := range p.Accept(&data.Facts{}, "").Entities() {
			if strings.Contains(e.Key(), "\x00") && !strings.Contains(text, "\x00") {
				t.Fatalf("key %q", e.Key())
			}
		}
	})
}

// A directive of 100 pages of 3,000 characters, as long a plan with its annexes gets.
func BenchmarkRead_100_pages(b *testing.B) {
	docs := documents(b)
	text := docs["testdata/chi-thi-pccc.txt"]
	start, end := strings.Index(text, "1. Giám đốc"), strings.Index(text, "Yêu cầu các sở")
	body := text[start:end] + docs["testdata/ke-hoach-bang.txt"]
	var long strings.Builder
	long.WriteString(text[:start])
	for long.Len() < 300_000*4/3 { // bytes: a Vietnamese letter has 1.33 on average
		long.WriteString("I. NHIỆM VỤ\n" + strings.ReplaceAll(body, "Nơi nhận", "Gửi"))
	}
	lines := linesOf(long.String())
	f := kontumFacts(b)
	o := directive.Options{Agencies: f.Agencies, Groups: f.Groups, Schemes: f.Schemes}
	b.SetBytes(int64(long.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if len(directive.Read(lines, o).Tasks) == 0 {
			b.Fatal("no task found")
		}
	}
}
