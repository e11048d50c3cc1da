package data

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold makes text comparable for finding: lower case, without Vietnamese marks,
// đ as d, one space between words. Spelling variants such as hóa/hoá and
// Đăk/Đắk, composed or decomposed, fold to the same.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsSpace(r):
			space = b.Len() > 0
		default:
			if space {
				b.WriteByte(' ')
				space = false
			}
			switch r = unicode.ToLower(r); r {
			case 'đ':
				r = 'd'
			case '’', '‘', 'ʼ':
				r = '\''
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Found tells whether every word of the folded query occurs in the folded text.
func Found(query, text string) bool {
	for word := range strings.FieldsSeq(query) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// eachWord calls yield for every word of the text with its place: a run of
// letters and digits, with the marks that tie parts of one name or number
// together, as in "3.a", "2146/UBND-TH", "TN&MT", "H’Drai".
func eachWord(text string, yield func(from, to int)) {
	from, to := -1, -1 // of the word so far, without marks at its end
	for i, r := range text {
		switch {
		case unicode.Is(unicode.Mn, r): // belongs to the letter before
			if from >= 0 && to == i {
				to = i + utf8.RuneLen(r)
			}
		case inWord(r):
			if from < 0 {
				from = i
			}
			to = i + utf8.RuneLen(r)
			if r == utf8.RuneError { // one byte that is no letter of UTF-8
				to = i + 1
			}
		case from >= 0 && (to < i || !strings.ContainsRune(".-/&'’‘ʼ", r)):
			yield(from, to)
			from = -1
		}
	}
	if from >= 0 {
		yield(from, to)
	}
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return r != 'ʼ' && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// spelledOut gives the words that offices abbreviate, folded: who types "uy ban"
// means UBND too.
func spelledOut(word string) []string {
	switch word {
	case "ubnd":
		return []string{"uy", "ban", "nhan", "dan"}
	case "cchc":
		return []string{"cai", "cach", "hanh", "chinh"}
	case "tthc":
		return []string{"thu", "tuc", "hanh", "chinh"}
	case "vbqppl":
		return []string{"van", "ban", "quy", "pham", "phap", "luat"}
	case "cbccvc":
		return []string{"can", "bo", "cong", "chuc", "vien"}
	case "cntt":
		return []string{"cong", "nghe", "thong", "tin"}
	case "bql":
		return []string{"ban", "quan", "ly"}
	case "tp":
		return []string{"thanh", "pho"}
	case "kh":
		return []string{"ke", "hoach"}
	case "vp":
		return []string{"van", "phong"}
	}
	return nil
}

// wordForms are all ways to find a folded word: as it stands, its parts, its
// parts written together ("tnmt"), and what an abbreviation stands for.
func wordForms(word string) []string {
	forms := []string{word}
	if parts := strings.FieldsFunc(word, func(r rune) bool { return !inWord(r) }); len(parts) > 1 {
		forms = append(forms, strings.Join(parts, ""))
		for _, p := range parts {
			forms = append(append(forms, p), spelledOut(p)...)
		}
		return forms
	}
	return append(forms, spelledOut(word)...)
}

// slips is how many typing slips a word may have. Vietnamese words are short, so
// three letters may have one too, but not in the first. A number with a slip is
// another number.
func slips(word string) int {
	switch {
	case strings.ContainsFunc(word, func(r rune) bool { return r < 'a' || r > 'z' }), len(word) < 3:
		return 0
	case len(word) < 8:
		return 1
	}
	return 2
}

// longestSlip is the length of the longest word that slips are looked for in.
const longestSlip = 24

// near tells whether two folded words differ by at most slips(typed) slips: a
// letter too many, too few, another, or two neighbours exchanged.
func near(typed, word string) bool {
	most := slips(typed)
	if d := len(typed) - len(word); most == 0 || d > most || -d > most || len(typed) > longestSlip {
		return false
	}
	if len(typed) == 3 && typed[0] != word[0] {
		return false
	}
	return distance(typed, word, most) <= most
}

// distance is the number of slips between two words (optimal string alignment),
// or some number above most. Neither word is longer than longestSlip + 2.
func distance(a, b string, most int) int {
	var rows [3][longestSlip + 3]uint8
	for j := range len(b) + 1 {
		rows[0][j] = uint8(j)
	}
	for i := 1; i <= len(a); i++ {
		row, above, twoUp := &rows[i%3], &rows[(i+2)%3], &rows[(i+1)%3]
		row[0] = uint8(i)
		least := row[0]
		for j := 1; j <= len(b); j++ {
			d := above[j-1]
			if a[i-1] != b[j-1] {
				d = min(d, above[j], row[j-1]) + 1
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, twoUp[j-2]+1)
			}
			row[j] = d
			least = min(least, d)
		}
		if int(least) > most+1 { // an exchange may still take one from two rows up
			return most + 1
		}
	}
	return int(rows[len(a)%3][len(b)])
}
