package data

import (
	"strings"
	"unicode"

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
