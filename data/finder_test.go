package data_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"giaoban/data"
	"giaoban/data/kontum"
)

// konTum is the index of the demonstration workbook, with two commands.
func konTum(t testing.TB) *data.Finder {
	t.Helper()
	f, err := kontum.Demo()
	if err != nil {
		t.Fatal(err)
	}
	items := data.FindItems(f, data.Compute(f, f.Book.AsOf))
	return data.NewFinder(append(items,
		data.FindItem{Kind: data.FindCommand, Key: "Sao lưu sổ", Title: "Sao lưu sổ"},
		data.FindItem{Kind: data.FindCommand, Key: "In nội dung đang xem", Title: "In nội dung đang xem"},
		data.FindItem{Kind: data.FindCommand, Key: "Đổi ngày chốt số liệu", Title: "Đổi ngày chốt số liệu"}))
}

func TestFinder_finds_first_what_is_meant(t *testing.T) {
	f := konTum(t)
	for _, c := range []struct{ query, first string }{
		{"so noi vu", "agency:SNV"},
		{"Sở Nội vụ", "agency:SNV"},
		{"SỞ NỘI VỤ", "agency:SNV"},
		{"Sơ\u0309 Nô\u0323i vu\u0323", "agency:SNV"}, // decomposed
		{"snv", "agency:SNV"},
		{"noi v", "agency:SNV"},
		{"vu noi", "agency:SNV"}, // in any order
		{"noi vuu", "agency:SNV"},
		{"giao duc", "agency:SGDDT"},
		{"gaio duc dao toa", "agency:SGDDT"},
		{"giáo dục", "agency:SGDDT"},
		{"gd&dt", "agency:SGDDT"},
		{"gddt", "agency:SGDDT"},
		{"dak ha", "agency:DAKHA"},
		{"Đăk Hà", "agency:DAKHA"},
		{"đắk hà", "agency:DAKHA"},
		{"hdrai", "agency:IAHDRAI"},
		{"H'Drai", "agency:IAHDRAI"},
		{"uy ban dak to", "agency:DAKTO"},
		{"ubnd dak to", "agency:DAKTO"},
		{"thuong binnh xa hoi", "agency:SLDTBXH"},
		{"N24", "task:N24"},
		{"n24", "task:N24"},
		{"3.c", "clause:2146-UBND-TH#3.c-1"},
		{"3c-1", "clause:2146-UBND-TH#3.c-1"},
		{"2146", "directive:2146-UBND-TH"},
		{"2146/UBND-TH", "directive:2146-UBND-TH"},
		{"cong van 2146", "directive:2146-UBND-TH"},
		{"sao luu", "command:Sao lưu sổ"},
		{"doi ngay chot", "command:Đổi ngày chốt số liệu"},
		{"papi", "node:PAPI/"},
		{"in", "command:In nội dung đang xem"},
		{"d4.4", "node:PAPI/willingness_fight_corruption"},
	} {
		got := f.Find(c.query, nil, 5)
		if got.Total == 0 || got.Groups[0].Hits[0].ID() != c.first {
			t.Errorf("%q: %+v, want %s", c.query, got.Groups, c.first)
		}
	}
}

func TestFinder_finds_in_each_kind(t *testing.T) {
	f := konTum(t)
	for _, c := range []struct {
		query string
		kind  data.FindKind
		id    string
	}{
		{"so noi vu", data.FindTask, "task:N35"},
		{"so noi vu", data.FindClause, "clause:2146-UBND-TH#3.c-1"},
		{"minh bach", data.FindNode, "node:PAPI/D2"},
		{"cong khai", data.FindNode, "node:PAPI/D2"},
		{"1.b", data.FindTask, "task:N03"},
		{"3335/KH-UBND", data.FindDirective, "directive:2146-UBND-TH"},
	} {
		found := false
		for _, g := range f.Find(c.query, nil, 10).Groups {
			found = found || g.Kind == c.kind && slices.ContainsFunc(g.Hits, func(i data.FindItem) bool { return i.ID() == c.id })
		}
		if !found {
			t.Errorf("%q does not find %s", c.query, c.id)
		}
	}
}

func TestFinder_finds_nothing_where_nothing_is(t *testing.T) {
	f := konTum(t)
	for _, query := range []string{"", "  ", "…", "zzzzzz", "n99", "2147", "noi zzzzzz", "vu7"} {
		if got := f.Find(query, nil, 5); got.Total != 0 || len(got.Groups) != 0 {
			t.Errorf("%q finds %+v", query, got.Groups)
		}
	}
}

func TestFinder_allows_slips_by_the_length_of_the_word(t *testing.T) {
	f := data.NewFinder([]data.FindItem{{Kind: data.FindTask, Key: "1", Code: "N24", Title: "Vụ phí chuyển transparency"}})
	for query, want := range map[string]bool{
		"vuu": true, "vjj": false, "uv": false, "phj": true, "bhi": false,
		"chuyem": true, "chueyn": true, "huyen": true, "chyem": false, "chuyenn": true,
		"transparrency": true, "tranparenci": true, "tranpareci": false,
		"n25": false, "m24": false,
	} {
		if got := f.Find(query, nil, 1); (got.Total == 1) != want {
			t.Errorf("%q found: %v, want %v", query, got.Total == 1, want)
		}
	}
	if f.Find("phi", nil, 1).Slips || !f.Find("chuyem", nil, 1).Slips {
		t.Error("slips are not told from words as typed")
	}
}

func TestFinder_puts_recent_choices_first(t *testing.T) {
	f := konTum(t)
	recent := []string{"task:N25", "agency:SYT", "task:gone"}
	got := f.Find("", recent, 5)
	if len(got.Groups) != 1 || got.Groups[0].Kind != data.FindRecent || got.Total != 2 {
		t.Fatalf("empty query: %+v", got)
	}
	if hits := got.Groups[0].Hits; hits[0].ID() != "task:N25" || hits[1].ID() != "agency:SYT" {
		t.Errorf("recent: %v", hits)
	}
	got = f.Find("so noi vu", recent, 5)
	if first := got.Groups[0].Hits[0].ID(); first != "task:N25" {
		t.Errorf("first of “so noi vu” is %s", first)
	}
}

func TestFinder_limits_each_kind_but_counts_all(t *testing.T) {
	got := konTum(t).Find("n", nil, 3)
	for _, g := range got.Groups {
		if len(g.Hits) > 3 || g.Total < len(g.Hits) {
			t.Errorf("%s: %d of %d", g.Kind, len(g.Hits), g.Total)
		}
		if g.Kind == data.FindTask && g.Total != 45 {
			t.Errorf("%d tasks begin with n", g.Total)
		}
	}
}

func marked(spans []data.Span) string {
	var b strings.Builder
	for _, s := range spans {
		if s.Bold {
			b.WriteString("[" + s.Text + "]")
			continue
		}
		b.WriteString(s.Text)
	}
	return b.String()
}

func TestFindings_emphasize_what_matched(t *testing.T) {
	f := konTum(t)
	for _, c := range []struct{ query, text, want string }{
		{"so noi vu", "Sở Nội vụ", "[Sở Nội vụ]"},
		{"so noi v", "Giao Sở Nội vụ, Sở Y tế", "Giao [Sở Nội v]ụ, [Sở] Y tế"},
		{"dak", "UBND huyện Đăk Hà", "UBND huyện [Đăk] Hà"},
		{"đ", "Đắk Đoa", "[Đ]ắk [Đ]oa"},
		{"noi vuu", "Sở Nội vụ", "Sở [Nội vụ]"},
		{"uy ban", "UBND huyện", "[UBND] huyện"},
		{"2146", "Công văn 2146/UBND-TH", "Công văn [2146]/UBND-TH"},
		{"no", "No\u0302\u0323i vụ", "[No\u0302\u0323]i vụ"},
		{"", "Sở Nội vụ", "Sở Nội vụ"},
	} {
		if got := marked(f.Find(c.query, nil, 1).Emphasize(c.text)); got != c.want {
			t.Errorf("%q: %s, want %s", c.query, got, c.want)
		}
	}
}

func TestFindings_excerpt_begins_near_what_matched(t *testing.T) {
	f := konTum(t)
	text := "Các cơ quan, đơn vị tăng cường kiểm tra.\nGiao cho Sở Nội vụ theo dõi, đôn đốc việc thực hiện trong năm"
	got := f.Find("noi vu", nil, 1).Excerpt(text, 40)
	if got != "…cho Sở Nội vụ theo dõi, đôn đốc việc…" {
		t.Errorf("%q", got)
	}
	if got := f.Find("co quan", nil, 1).Excerpt("Các cơ quan", 40); got != "Các cơ quan" {
		t.Errorf("%q", got)
	}
}

func FuzzFinder(f *testing.F) {
	finder := konTum(f)
	for _, seed := range []string{"so noi vu", "Đăk", "3.a", "2146/UBND-TH", "N\u0323o", "\xff\xfe", "ʼ’'", "한글 ﬁ", "0 \u033d&1", strings.Repeat("a-", 99)} {
		f.Add(seed, seed+" Sở Nội vụ")
	}
	f.Fuzz(func(t *testing.T, query, text string) {
		got := finder.Find(query, []string{query}, 4)
		total := 0
		for _, g := range got.Groups {
			if len(g.Hits) == 0 || len(g.Hits) > 4 || g.Total < len(g.Hits) {
				t.Errorf("%s: %d of %d", g.Kind, len(g.Hits), g.Total)
			}
			total += g.Total
		}
		if total != got.Total {
			t.Errorf("groups add up to %d of %d", total, got.Total)
		}
		whole := ""
		for _, s := range got.Emphasize(text) {
			whole += s.Text
			if utf8.ValidString(text) && !utf8.ValidString(s.Text) {
				t.Errorf("a letter of %q is cut: %q", text, s.Text)
			}
		}
		if whole != text {
			t.Errorf("%q became %q", text, whole)
		}
		if n := utf8.RuneCountInString(got.Excerpt(text, 20)); n > 22 {
			t.Errorf("an excerpt of %d letters", n)
		}
		// What has a letter is found by its own words, however it is spelled.
		own := data.NewFinder([]data.FindItem{{Kind: data.FindTask, Key: "x", Title: text}})
		letter := func(r rune) bool { return 'a' <= r && r <= 'z' || '0' <= r && r <= '9' }
		if strings.ContainsFunc(text, letter) && own.Find(text, nil, 1).Total != 1 {
			t.Errorf("%q does not find itself", text)
		}
	})
}

// manyTasks makes items of the size of real tasks from the words of the directive.
func manyTasks(b *testing.B, n int) []data.FindItem {
	facts, err := kontum.Demo()
	if err != nil {
		b.Fatal(err)
	}
	var words []string
	for _, c := range facts.Clauses {
		words = append(words, strings.Fields(c.Text)...)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	out := make([]data.FindItem, n)
	for i := range out {
		agency := facts.Agencies[rng.IntN(len(facts.Agencies))]
		from := rng.IntN(len(words) - 14)
		title := slices.Clone(words[from : from+14])
		title[rng.IntN(14)] = words[rng.IntN(len(words))]
		id := fmt.Sprintf("N%06d", i)
		out[i] = data.FindItem{
			Kind: data.FindTask, Key: id, Code: id, Title: strings.Join(title, " "), Note: agency.Short,
			Words: fmt.Sprintf("%d.a", i%40),
		}
	}
	return out
}

// BenchmarkFinder types queries letter by letter; one operation is one keystroke.
// Baseline: strings.Contains for each word over text folded beforehand, without
// order, prefixes or slips.
func BenchmarkFinder(b *testing.B) {
	items := manyTasks(b, 100_000)
	b.Run("build", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			data.NewFinder(items)
		}
	})
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	finder := data.NewFinder(items)
	runtime.GC()
	runtime.ReadMemStats(&after)
	kept := float64(after.HeapAlloc-before.HeapAlloc) / (1 << 20)
	folded := make([]string, len(items))
	for i, it := range items {
		folded[i] = data.Fold(it.Code + " " + it.Title + " " + it.Note + " " + it.Words)
	}
	recent := []string{"task:N000007", "task:N001234"}
	for _, query := range []string{"so noi vu", "cai cach hanh chinh", "N024680", "gaio ducc dao", "zzzzzz"} {
		keys := make([]string, 0, len(query))
		for i := range query {
			keys = append(keys, query[:i+1])
		}
		b.Run("find/"+query, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				finder.Find(keys[i%len(keys)], recent, 5)
			}
			b.ReportMetric(kept, "MB-kept")
		})
		b.Run("baseline/"+query, func(b *testing.B) {
			for i, n := 0, 0; b.Loop(); i++ {
				typed := data.Fold(keys[i%len(keys)])
				for _, text := range folded {
					if data.Found(typed, text) {
						n++
					}
				}
			}
		})
	}
	b.Run("slowest-key", func(b *testing.B) {
		for b.Loop() { // one letter that most items have, and a slip in every word
			finder.Find("n", recent, 5)
		}
	})
	b.Run("slips-everywhere", func(b *testing.B) {
		for b.Loop() {
			finder.Find("chinhh caich hanhh thuucc", recent, 5)
		}
	})
}
