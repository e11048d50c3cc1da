package document

import (
	"html"
	"regexp"
	"strings"
	"unicode"
)

// textLine is a physical line of a text file.
type textLine struct {
	text string
	page int // from 1 when the file has form feeds, else 0
}

var (
	lineBreak = regexp.MustCompile(`(?i)<br\s*/?>`)
	htmlTag   = regexp.MustCompile(`(?i)</?(p|b|i|u|strong|em|span|div|table|tbody|thead|tr|td|th|sup|sub|a|font|center|li|ul|ol|img|hr)(\s[^<>]*)?/?>`)
	link      = regexp.MustCompile(`!?\[([^\[\]]*)\]\((https?://|mailto:|#|/)[^()\s]*(\s+"[^"]*")?\)`)
	escaped   = regexp.MustCompile(`\\([\\` + "`" + `*_{}\[\]()#+\-.!|<>~:])`)
	heading   = regexp.MustCompile(`^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$`)
	quote     = regexp.MustCompile(`^\s{0,3}>\s?`)
)

// escapeBase keeps escaped characters apart from marks while marks are read.
const escapeBase = 0xf0000 // a private plane: no text has it, tidy drops it

// emphasised resolves the marks of lines that no empty line parts: bold may go
// from one line to the next. It returns one strip for each line.
func emphasised(lines []textLine) []strip {
	out := make([]strip, len(lines))
	texts := make([]string, len(lines))
	for i, line := range lines {
		texts[i] = prepare(line.text)
	}
	marks := findMarks(strings.Join(texts, "\n"))
	bold, italic, at := false, false, 0
	for i, text := range texts {
		var runs []run
		from := 0
		for j := 0; j < len(text); {
			n, isBold := marks[at+j].length, marks[at+j].bold
			if n == 0 {
				j++
				continue
			}
			runs = append(runs, run{restore(text[from:j]), bold})
			if isBold {
				bold = !bold
			} else {
				italic = !italic
			}
			j += n
			from = j
		}
		runs = append(runs, run{restore(text[from:]), bold})
		at += len(text) + 1
		out[i] = newStrip(runs)
		out[i].page = lines[i].page
		out[i].raw = strings.TrimSpace(lines[i].text)
		out[i].open = (bold || italic) && i+1 < len(lines)
	}
	for i := len(out) - 2; i >= 0; i-- { // "**Ủy ban nhân dân⏎**" ends with its line
		out[i].open = out[i].open && (out[i+1].text != "" || out[i+1].open)
	}
	return out
}

// prepare undoes links, tags and entities, and hides escaped characters.
func prepare(s string) string {
	if strings.Contains(s, "](") {
		s = link.ReplaceAllString(s, "$1")
	}
	if strings.Contains(s, "<") {
		s = htmlTag.ReplaceAllString(s, " ")
	}
	if strings.Contains(s, "&") {
		s = html.UnescapeString(s)
	}
	if strings.Contains(s, `\`) {
		s = escaped.ReplaceAllStringFunc(s, func(m string) string { return string(rune(escapeBase + int(m[1]))) })
	}
	return s
}

func restore(s string) string {
	return strings.Map(func(r rune) rune {
		if r > escapeBase && r < escapeBase+128 {
			return r - escapeBase
		}
		return r
	}, s)
}

type mark struct {
	length int
	bold   bool
}

// findMarks finds the places of ** and * (and __ and _ around words) that come in
// pairs; what has no partner is a character like any other, such as (*).
func findMarks(s string) map[int]mark {
	out := map[int]mark{}
	var stars, bolds, unders []int // places without a partner yet
	pair := func(open *[]int, at, length int, bold bool) {
		if len(*open) == 0 {
			*open = append(*open, at)
			return
		}
		out[(*open)[0]], out[at] = mark{length, bold}, mark{length, bold}
		*open = (*open)[:0]
	}
	for i := 0; i < len(s); {
		switch {
		case strings.HasPrefix(s[i:], "(*)"):
			i += 3
		case strings.HasPrefix(s[i:], "***") && len(bolds) == 0 && len(stars) > 0: // closes italic, opens bold
			pair(&stars, i, 1, false)
			i++
		case strings.HasPrefix(s[i:], "**"):
			pair(&bolds, i, 2, true)
			i += 2
		case s[i] == '*':
			if !bullet(s, i) || len(stars) > 0 {
				pair(&stars, i, 1, false)
			}
			i++
		case s[i] == '_':
			n := len(s[i:]) - len(strings.TrimLeft(s[i:], "_"))
			if n <= 2 && wordEdge(s, i, n) {
				pair(&unders, i, n, n == 2)
			}
			i += n
		default:
			i++
		}
	}
	if len(bolds) > 0 { // bold to the end of the paragraph
		out[bolds[0]] = mark{2, true}
	}
	return out
}

// bullet tells whether the star at i is a list marker: "* Sở Y tế".
func bullet(s string, i int) bool {
	begin := strings.TrimSpace(s[strings.LastIndex(s[:i], "\n")+1:i]) == ""
	return begin && strings.HasPrefix(s[i:], "* ")
}

// wordEdge tells whether underscores stand at the edge of a word: not inside
// one, and not as a line to write on.
func wordEdge(s string, i, n int) bool {
	before, after := lastRune(" "+s[:i]), firstRune(s[i+n:]+" ")
	inner := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	return inner(before) != inner(after)
}

// isMarkdown tells whether a text uses the marks of Markdown.
func isMarkdown(s string) bool {
	if strings.Count(s, "**") >= 2 {
		return true
	}
	for line := range strings.Lines(s) {
		line = strings.TrimRight(line, "\n")
		if heading.MatchString(line) && hasLetter(line) || strings.HasPrefix(line, "|") && separator.MatchString(line) {
			return true
		}
	}
	return false
}
