package document

import (
	"regexp"
	"strings"
	"unicode"
)

// Faults are what scanning and typing leave in directives. Only what is nearly
// certain is proposed; a person decides, the text stays as it is.

type faultRule struct {
	find *regexp.Regexp
	fix  func(m []string) string // of the submatches; "" for no proposal
	why  string
}

var faultRules = []faultRule{
	{
		regexp.MustCompile(`\b\d*[OolI]\d[\dOolI]*\b|\b\d+[OI]+\d*\b`),
		func(m []string) string {
			if !strings.ContainsAny(m[0], "0123456789") {
				return ""
			}
			return strings.NewReplacer("O", "0", "o", "0", "l", "1", "I", "1").Replace(m[0])
		},
		"chữ O, l, I lẫn trong số",
	},
	{
		regexp.MustCompile(`(\d+/(?:\d{4}[/-])?\p{Lu}[\p{Lu}0-9]*(?:-[\p{Lu}0-9]+)*)(?:\s+-\s*|\s*-\s+)(\p{Lu}[\p{Lu}]+)`),
		func(m []string) string { return m[1] + "-" + m[2] },
		"thừa dấu cách trong số, ký hiệu văn bản",
	},
	{
		regexp.MustCompile(`(\d+/\d{4})-((?:TT|NĐ|QĐ|NQ|CT|TTLT)-\p{Lu}+)`),
		func(m []string) string { return m[1] + "/" + m[2] },
		"số, ký hiệu văn bản quy phạm pháp luật viết số/năm/loại-cơ quan",
	},
	{
		regexp.MustCompile(`([\p{L}\d)”"]+) ([.,;:])(\s|$)`),
		func(m []string) string { return m[1] + m[2] + m[3] },
		"thừa dấu cách trước dấu câu",
	},
}

// faults proposes corrections in the text of src.
func faults(src *Source) []Correction {
	var out []Correction
	words := wordsOf(src.Text)
	for _, line := range src.Lines {
		if line.Cells != nil {
			continue // a cell's text has other offsets
		}
		for _, rule := range faultRules {
			for _, at := range rule.find.FindAllStringSubmatchIndex(line.Text, -1) {
				m := submatches(line.Text, at)
				if is := rule.fix(m); is != "" && is != m[0] {
					out = append(out, Correction{line.Offset + at[0], strings.TrimSpace(m[0]), strings.TrimSpace(is), rule.why})
				}
			}
		}
		out = append(out, wordFaults(line, words)...)
	}
	return out
}

func submatches(s string, at []int) []string {
	var out []string
	for i := 0; i < len(at); i += 2 {
		if at[i] < 0 {
			out = append(out, "")
			continue
		}
		out = append(out, s[at[i]:at[i+1]])
	}
	return out
}

// wordsOf counts words, and pairs of words, in lower case.
func wordsOf(text string) map[string]int {
	count := map[string]int{}
	before := ""
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		w = strings.ToLower(w)
		count[w]++
		if before != "" {
			count[before+" "+w]++
		}
		before = w
	}
	return count
}

var wordAt = regexp.MustCompile(`\p{L}+`)

// doubled are words that never stand twice; "luôn luôn", "dần dần" do.
var doubled = map[string]bool{
	"các": true, "của": true, "và": true, "là": true, "cho": true, "những": true, "trong": true, "được": true, "với": true, "tại": true,
	"theo": true, "để": true, "về": true, "phố": true, "trên": true, "từ": true, "có": true, "việc": true, "thực": true, "công": true, "tác": true,
}

// wordFaults proposes for each word by the words around it and elsewhere in the text.
func wordFaults(line Line, words map[string]int) []Correction {
	var out []Correction
	before, end := "", 0
	for _, at := range wordAt.FindAllStringIndex(line.Text, -1) {
		word := line.Text[at[0]:at[1]]
		lower := strings.ToLower(word)
		space := line.Text[end:at[0]] == " "
		switch {
		case space && lower == before && doubled[lower]:
			out = append(out, Correction{line.Offset + end - len(word), line.Text[end-len(word) : at[1]], line.Text[end-len(word) : end], "lặp từ"})
		case !ascii(word) && word != strings.ToUpper(word):
			if is := missingTone(lower, before, space, words); is != "" {
				out = append(out, Correction{line.Offset + at[0], word, matchCase(is, word), "thiếu dấu thanh: không có âm tiết “" + word + "”"})
			}
		}
		if space && unicode.IsUpper(firstRune(word)) {
			if is := properName(before, lower, words); is != "" {
				out = append(out, Correction{line.Offset + at[0], word, matchCase(is, word), "khác các chỗ còn lại trong văn bản"})
			}
		}
		before, end = lower, at[1]
	}
	return out
}

// usual are the syllables of this kind that directives are full of.
var usual = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("luật việc được chất đất thuật xuất thực một tất quyết thiết kết cấp pháp tiếp phát chức sách mục nước thuộc đốc phúc tác học biệt hoạt mật tục lực trật nhật lập hợp tập nhiệm nghiệp") {
		m[w] = true
	}
	return m
}()

// missingTone mends a syllable that ends in c, ch, p or t and has no tone, which none
// has, when the text or the law's usual words have exactly one that fits.
func missingTone(word, before string, paired bool, words map[string]int) string {
	base, tone, ok := toneless(word)
	if !ok || tone != 0 || !vietnamese.spelt(base) || !stopped(base) {
		return ""
	}
	best, rival := "", 0
	for _, mark := range []string{"\u0301", "\u0323"} {
		candidate := withTone(base, mark)
		n := words[candidate]
		if usual[candidate] {
			n++
		}
		if paired {
			n += 10 * words[before+" "+candidate]
		}
		switch {
		case n == 0:
		case best == "":
			best, rival = candidate, n
		case n > 5*rival:
			best = candidate
		case rival <= 5*n:
			return ""
		}
	}
	return best
}

// properName mends the second word of a name such as "Hà Nôi" when the text writes
// the name otherwise at least three times, with another tone only.
func properName(before, word string, words map[string]int) string {
	if before == "" || words[before+" "+word] > 1 {
		return ""
	}
	base, tone, ok := toneless(word)
	if !ok || tone != 0 || ascii(word) {
		return ""
	}
	for _, mark := range []string{"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"} {
		if candidate := withTone(base, mark); words[before+" "+candidate] >= 3 {
			return candidate
		}
	}
	return ""
}
