package data

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Emphasize splits a text of a result into runs, bold where it answers the query:
// the beginning of a word that was typed, a whole word that was meant.
func (f Findings) Emphasize(text string) []Span {
	var out []Span
	at := 0
	add := func(to int, bold bool) {
		switch n := len(out) - 1; {
		case to <= at:
			return
		case n >= 0 && out[n].Bold == bold:
			out[n].Text += text[at:to]
		default:
			out = append(out, Span{text[at:to], bold})
		}
		at = to
	}
	last := -1 // end of the bold word before, to make "Sở Nội vụ" one run
	eachWord(text, func(from, to int) {
		n := f.met(text[from:to])
		if n == 0 {
			return
		}
		add(from, last >= 0 && strings.TrimSpace(text[last:from]) == "")
		add(from+n, true)
		last = -1
		if from+n == to {
			last = to
		}
	})
	add(len(text), false)
	return out
}

// Excerpt returns the part of a running text that answers the query, at most
// about most letters long, from a word before it on.
func (f Findings) Excerpt(text string, most int) string {
	text = strings.Join(strings.Fields(text), " ")
	var words [][2]int
	first := -1
	eachWord(text, func(from, to int) {
		if first < 0 && f.met(text[from:to]) > 0 {
			first = len(words)
		}
		words = append(words, [2]int{from, to})
	})
	// What stands near the beginning is read from there.
	if start := first - 2; first > 4 && utf8.RuneCountInString(text) > most {
		text = "…" + text[words[start][0]:]
	}
	return cutWords(text, most)
}

// cutWords shortens a text between words.
func cutWords(text string, most int) string {
	n, cut := 0, 0
	for i, r := range text {
		if unicode.IsSpace(r) {
			cut = i
		}
		if n == most {
			if cut == 0 {
				cut = i
			}
			return strings.TrimRight(text[:cut], " ,;:") + "…"
		}
		n++
	}
	return text
}

// met tells how many bytes of a word as spelled answer the query.
func (f Findings) met(raw string) int {
	forms, best := wordForms(Fold(raw)), 0
	for _, word := range f.words {
		if strings.HasPrefix(forms[0], word) {
			best = max(best, spelledLength(raw, len(word)))
		}
	}
	if best > 0 {
		return best
	}
	for _, word := range f.words {
		for _, form := range forms {
			if strings.HasPrefix(form, word) || f.Slips && near(word, form) {
				return len(raw)
			}
		}
	}
	return 0
}

// spelledLength is the length in bytes of the beginning of raw that folds to so
// many bytes.
func spelledLength(raw string, folded int) int {
	for i, r := range raw {
		if folded <= 0 && !unicode.Is(unicode.Mn, r) {
			return i
		}
		folded -= len(Fold(string(r)))
	}
	return len(raw)
}
