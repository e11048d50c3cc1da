package directive

import "strings"

// Piece is a part of a clause that is a duty of its own.
type Piece struct {
	Start, End int // bytes in the text that was split
	Text       string
	Lead       []string // agencies that the piece begins with; nil: those of the clause
}

// sentences cuts text at full stops before a capital.
func sentences(text string) []Piece {
	return cut(text, func(words []word, i int) bool {
		w := words[i]
		return w.sign && w.text == "." && i+1 < len(words) && words[i+1].capital() && words[i+1].start > w.end
	})
}

// Split proposes the duties that a clause consists of: its sentences, and within
// them the parts after a semicolon, that begin with an action or with an agency.
// A part that does neither goes on with the one before it.
func Split(text string) []Piece {
	brackets := 0
	pieces := cut(text, func(words []word, i int) bool {
		w := words[i]
		switch {
		case w.text == "(":
			brackets++
		case w.text == ")":
			brackets = max(0, brackets-1)
		}
		if !w.sign || brackets > 0 || i+1 >= len(words) || words[i+1].start == w.end && w.text == "." {
			return false
		}
		switch w.text {
		case ";":
			return opensDuty(text, words, i+1)
		case ".":
			return words[i+1].capital() && opensDuty(text, words, i+1)
		}
		return false
	})
	for i := range pieces {
		if s := subjectOf(pieces[i].Text); i > 0 && len(s.names) > 0 && (s.verb || s.ordered) && !s.vague {
			for _, n := range s.names {
				pieces[i].Lead = append(pieces[i].Lead, n.text)
			}
		}
	}
	return pieces
}

// opensDuty tells whether a duty begins at the i-th word.
func opensDuty(text string, words []word, i int) bool {
	if n := actions.at(words, i); n > 0 {
		switch words[i].low {
		case "về", "do", "tại", "bằng", "cho", "với", "từ", "trong", "theo", "là":
			return false
		}
		return true
	}
	if words[i].low == "việc" || words[i].low == "lãnh" {
		return true
	}
	s := naming{text: text, words: words}.subject(i)
	return len(s.names) > 0 && (s.verb || s.ordered)
}

// cut parts text behind each word for which ends says so.
func cut(text string, ends func(words []word, i int) bool) []Piece {
	words := wordsOf(text)
	var out []Piece
	start := 0
	add := func(end int) {
		s, e := start, end
		for s < e && text[s] == ' ' {
			s++
		}
		if piece := strings.TrimRight(text[s:e], " ;"); piece != "" {
			out = append(out, Piece{Start: s, End: s + len(piece), Text: piece})
		}
		start = end
	}
	for i := range words {
		if ends(words, i) {
			add(words[i].end)
		}
	}
	add(len(text))
	return out
}
