package directive

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// plain makes text comparable without moving a byte: lower case, and the mark on
// the vowel that dictionaries put it on (hoà → hòa, uỷ → ủy). Offsets into the
// result are offsets into s.
func plain(s string) string {
	if !utf8.ValidString(s) {
		return s
	}
	low := strings.Map(func(r rune) rune {
		if l := unicode.ToLower(r); utf8.RuneLen(l) == utf8.RuneLen(r) {
			return l
		}
		return r
	}, s)
	var b []byte
	for i := 0; i < len(low); i++ {
		if low[i] != 'o' && low[i] != 'u' || i > 0 && low[i-1] == 'q' {
			continue
		}
		r, n := utf8.DecodeRuneInString(low[i+1:])
		if r < utf8.RuneSelf {
			continue
		}
		moved, ok := toneMoves[[2]rune{rune(low[i]), r}]
		if next, _ := utf8.DecodeRuneInString(low[i+1+n:]); !ok || unicode.IsLetter(next) {
			continue
		}
		if b == nil {
			b = []byte(low)
		}
		copy(b[i:], moved)
	}
	if b != nil {
		return string(b)
	}
	return low
}

// toneMoves lists the endings written in two ways; both take the same bytes.
var toneMoves = func() map[[2]rune]string {
	out := map[[2]rune]string{}
	old, now := []rune("oàoáoảoãoạoèoéoẻoẽoẹuỳuýuỷuỹuỵ"), []rune("òaóaỏaõaọaòeóeỏeõeọeùyúyủyũyụy")
	for i := 0; i < len(old); i += 2 {
		out[[2]rune{old[i], old[i+1]}] = string(now[i : i+2])
	}
	return out
}()

// word is a word or a sign of a text.
type word struct {
	text       string // as written
	low        string // plain
	start, end int    // bytes
	sign       bool
}

// capital tells whether the word begins with a capital letter.
func (w word) capital() bool {
	r, _ := utf8.DecodeRuneInString(w.text)
	return unicode.IsUpper(r)
}

// wordsOf cuts text into words and signs.
func wordsOf(s string) []word {
	low := plain(s)
	var out []word
	start := -1
	flush := func(end int) {
		if start >= 0 {
			out = append(out, word{text: s[start:end], low: low[start:end], start: start, end: end})
			start = -1
		}
	}
	for i, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '&' || r == '’' || r == '\'':
			if start < 0 {
				start = i
			}
		default:
			flush(i)
			if !unicode.IsSpace(r) {
				end := i + utf8.RuneLen(r)
				if r == utf8.RuneError {
					end = i + 1
				}
				out = append(out, word{text: s[i:end], low: low[i:end], start: i, end: end, sign: true})
			}
		}
	}
	flush(len(s))
	return out
}

// phrases is a set of phrases, looked up word by word; the longest wins.
type phrases struct {
	all  map[string]bool
	most map[string]int // words of the longest that begins with this one
}

// newPhrases reads a list of phrases parted by "|" or line ends.
func newPhrases(list string) phrases {
	p := phrases{all: map[string]bool{}, most: map[string]int{}}
	for _, s := range strings.FieldsFunc(list, func(r rune) bool { return r == '|' || r == '\n' }) {
		words := wordsOf(strings.TrimSpace(s))
		if len(words) == 0 {
			continue
		}
		p.all[joined(words)] = true
		p.most[words[0].low] = max(p.most[words[0].low], len(words))
	}
	return p
}

// at returns how many words, from the i-th, make a phrase of the set; 0 for none.
func (p phrases) at(words []word, i int) int {
	if i < 0 || i >= len(words) {
		return 0
	}
	most := p.most[words[i].low]
	if most == 1 {
		return 1
	}
	found := 0
	var key strings.Builder
	for n := 1; n <= most && i+n <= len(words); n++ {
		if n > 1 {
			key.WriteByte(' ')
		}
		key.WriteString(words[i+n-1].low)
		if p.all[key.String()] {
			found = n
		}
	}
	return found
}

// head returns at most n bytes of s, whole letters.
func head(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// tail returns at most the last n bytes of s, whole letters: what stands before a
// match is looked at so often that its length must not count.
func tail(s string, n int) string {
	i := max(0, len(s)-n)
	for i < len(s) && !utf8.RuneStart(s[i]) {
		i++
	}
	return s[i:]
}

func joined(words []word) string {
	parts := make([]string, len(words))
	for i, w := range words {
		parts[i] = w.low
	}
	return strings.Join(parts, " ")
}

// firstWords returns at most n words of text as they are written.
func firstWords(text string, n int) string {
	fields := strings.Fields(text)
	return strings.Join(fields[:min(n, len(fields))], " ")
}

// capitalised writes the first letter as a capital.
func capitalised(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// allCapitals tells whether text has letters and all of them are capitals.
func allCapitals(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters > 1
}
