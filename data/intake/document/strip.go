package document

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// strip is one line as the file breaks it: a line of a text file, of a page, or a
// paragraph of a word processor. Strips are joined into paragraphs.
type strip struct {
	text  string // NFC, single spaces, without marks
	raw   string
	page  int
	bold  bool // every letter
	lead  bool // the first words after the list marker
	open  bool // an emphasis goes on in the next strip
	gap   bool // stands apart from the strip before it
	level int  // heading level that the file states
	whole bool // the file says that this is a whole paragraph
	notes bool // a footnote
	cells []string

	indent, right float64 // edges on the page in points; PDF only
	column        float64 // right edge of the column it stands in
}

// run is a piece of a strip in one weight.
type run struct {
	text string
	bold bool
}

// newStrip joins runs, tidies the spaces and tells the weight.
func newStrip(runs []run) strip {
	var all, plain strings.Builder
	for _, r := range runs {
		all.WriteString(r.text)
		if !r.bold {
			plain.WriteString(r.text)
		}
	}
	s := strip{text: tidy(all.String())}
	s.bold = hasLetter(s.text) && !hasLetter(plain.String())
	s.lead = s.bold || leads(runs)
	return s
}

// leads tells whether the words after the list marker begin in bold: the run-in
// heading of "1. **Sở Y tế:** chủ trì …". A bold dash alone is no heading.
func leads(runs []run) bool {
	var text strings.Builder
	var bold []bool // for each byte of text
	for _, r := range runs {
		text.WriteString(r.text)
		for range len(r.text) {
			bold = append(bold, r.bold)
		}
	}
	s := text.String()
	at := len(s) - len(strings.TrimLeft(s, " \t\u00a0"))
	at += len(marker.FindString(s[at:]))
	letters := 0
	for i, r := range s[at:] {
		if !unicode.IsLetter(r) {
			continue
		}
		if !bold[at+i] {
			return false
		}
		if letters++; letters == 2 {
			return true
		}
	}
	return false
}

var spaces = regexp.MustCompile(`[\s\x{00a0}\x{2000}-\x{200a}\x{202f}\x{205f}\x{3000}]+`)

// tidy makes every run of spaces one space and drops what has no width.
func tidy(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\u200b', r == '\u200c', r == '\u200d', r == '\u2060', r == '\ufeff', r == '\u00ad':
			return -1
		case unicode.IsControl(r) && !unicode.IsSpace(r), r == utf8.RuneError, unicode.Is(unicode.Co, r):
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(spaces.ReplaceAllString(s, " "))
}

func hasLetter(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }

// marker is what a list item or a numbered heading begins with: "IV.", "2.1.",
// "2.1 ", "a)", "đ)", "-", "+". A bare number is none: it may be a wrapped date.
var marker = regexp.MustCompile(`^(?:[-–—+]\p{Lu}\p{Ll}|[IVX]{1,6}/\s|\d{1,2}/\s|(?:[IVXLC]{1,6}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}[.)]?|\d{1,3}[.)]|[a-zđA-ZĐ]\d?\)|[a-zđA-HĐ]\.|[-–—+*•●○▪■]|\([a-zđ0-9]{1,2}\))(?:\s+|$))`)

// division begins a part of a document by word.
var division = regexp.MustCompile(`^(?i:điều \d+[.:]|chương [ivxlc\d]+\b|phần thứ \p{L}+|phụ lục\b|kính gửi|nơi nhận)`)

func starts(s string) bool { return marker.MatchString(s) || division.MatchString(s) }

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }
func lastRune(s string) rune  { r, _ := utf8.DecodeLastRuneInString(s); return r }

func firstWord(s string) string { word, _, _ := strings.Cut(s, " "); return word }

// ended tells whether a sentence or list item ends with s.
func ended(s string) bool {
	s = strings.TrimRight(s, `"”’)`)
	return s == "" || strings.ContainsRune(".;:!?…", lastRune(s)) || strings.HasSuffix(s, "./.")
}

// capital tells whether all letters of s are capitals, and there are some.
func capital(s string) bool { return hasLetter(s) && strings.ToUpper(s) == s }

// ruler tells whether s only draws a line, such as "-------" or "* * *".
func ruler(s string) bool {
	return s != "" && len(s) > 1 && strings.Trim(s, "-–—_=*~. •·|") == ""
}

func length(s string) int { return utf8.RuneCountInString(s) }

// fold writes s in lower case without marks: "ĐỘ MẬT" is "do mat". Only for
// comparing with fixed phrases.
func fold(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		if base, ok := baseLetter[r]; ok {
			r = base
		}
		b.WriteRune(r)
	}
	return b.String()
}

var baseLetter = func() map[rune]rune {
	m := map[rune]rune{}
	for base, marked := range map[rune]string{
		'a': "àáảãạăằắẳẵặâầấẩẫậ", 'e': "èéẻẽẹêềếểễệ", 'i': "ìíỉĩị", 'o': "òóỏõọôồốổỗộơờớởỡợ",
		'u': "ùúủũụưừứửữự", 'y': "ỳýỷỹỵ", 'd': "đ",
	} {
		for _, r := range marked {
			m[r] = base
		}
	}
	return m
}()
