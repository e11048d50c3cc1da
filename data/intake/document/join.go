package document

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// measure is how a text is broken into lines.
type measure struct {
	width      int  // usual length of a full line in letters; 0 when lines are whole paragraphs
	firstShort bool // web pages: the first line of each paragraph is short, the rest are full
}

// widest is the longest line that a hard break makes; longer lines are paragraphs.
const widest = 150

// measureOf looks at the lengths of the lines of running text.
func measureOf(strips []strip) measure {
	var lengths []int
	for _, s := range strips {
		if s.cells == nil && !s.whole && hasLetter(s.text) {
			lengths = append(lengths, length(s.text))
		}
	}
	if len(lengths) == 0 {
		return measure{}
	}
	slices.Sort(lengths)
	width := lengths[len(lengths)*95/100]
	if width > widest {
		return measure{}
	}
	m := measure{width: max(width, 40)}
	short, long := 0, 0
	for i := range strips {
		if i+1 == len(strips) || strips[i+1].gap || !(i == 0 || strips[i].gap || starts(strips[i].text)) {
			continue
		}
		if n := length(strips[i+1].text); n*10 >= m.width*7 {
			if length(strips[i].text)*2 < m.width {
				short++
			} else {
				long++
			}
		}
	}
	m.firstShort = short >= 4 && short > 2*long
	return m
}

// joinStrips joins hard-broken lines into paragraphs.
func joinStrips(strips []strip, m measure) []strip {
	var out []strip
	var parts []strip
	end := func() {
		if len(parts) > 0 {
			out = append(out, joined(parts))
		}
		parts = nil
	}
	for i, s := range strips {
		if s.text == "" {
			continue
		}
		if len(parts) > 0 {
			var after strip
			if i+1 < len(strips) && !strips[i+1].gap {
				after = strips[i+1]
			}
			if m.breaks(parts, s, after) {
				end()
			}
		}
		parts = append(parts, s)
	}
	end()
	return out
}

// joined makes one paragraph of its lines. A word that a hyphen broke is put
// together only where the hyphen is known to be soft; "kinh tế-\nxã hội" keeps it.
func joined(parts []strip) strip {
	s := parts[0]
	for _, next := range parts[1:] {
		if hyphenated(s.text, next.text) {
			s.text += next.text
		} else {
			s.text += " " + next.text
		}
		s.raw += "\n" + next.raw
		s.bold = s.bold && next.bold
		s.right, s.open = next.right, next.open
	}
	return s
}

var numberTail = regexp.MustCompile(`\d+/(\d{4}/)?[\p{Lu}&]+(-[\p{Lu}&]+)*-$`)

// hyphenated tells whether a document number such as "48/2017/TT-" goes on. No
// Vietnamese word is divided by a hyphen at the end of a line.
func hyphenated(s, next string) bool {
	return numberTail.MatchString(s) && unicode.IsUpper(firstRune(next))
}

// breaks tells whether next begins a paragraph after the lines of parts; after is
// the line that follows next without a gap, if any.
func (m measure) breaks(parts []strip, next, after strip) bool {
	prev, first := parts[len(parts)-1], parts[0]
	switch {
	case prev.cells != nil, next.cells != nil, next.level > 0, first.level > 0, prev.notes != next.notes:
		return true
	case prev.open:
		return false
	case next.gap, prev.page != next.page:
		return !m.goesOnAfterGap(first, prev, next)
	case prev.whole, next.whole:
		return true
	case starts(next.text):
		return !(m.reaches(prev, next) && continuesNumber(prev.text, next.text))
	case kind.MatchString(prev.text), kind.MatchString(next.text):
		return true
	case first.bold && capital(first.text) && !capital(next.text):
		return true
	}
	lower := unicode.IsLower(firstRune(next.text))
	switch {
	case hyphenated(prev.text, next.text), strings.HasSuffix(prev.text, ","):
		return false
	case first.bold && prev.bold && !next.bold:
		return !lower || ended(prev.text)
	case m.width == 0 && prev.right == 0:
		return !(lower && !ended(prev.text) && length(prev.text) > 60)
	case lower || strings.ContainsRune(",;.)/%", firstRune(next.text)):
		return ended(prev.text) && !m.reaches(prev, next)
	case capital(prev.text) && capital(next.text) && prev.right == 0:
		return signs.MatchString(next.text) || signs.MatchString(prev.text)
	case m.firstShort && length(next.text)*2 < m.width && length(after.text)*10 >= m.width*7:
		return len(parts) == 1 || ended(prev.text) || length(prev.text)*2 < m.width // next is the short first line of a paragraph
	case m.firstShort && len(parts) == 1:
		return false
	}
	return !m.reaches(prev, next)
}

// kind is a line that says what kind of document this is.
var kind = regexp.MustCompile(`^(CÔNG ĐIỆN|CHỈ THỊ|KẾ HOẠCH|QUYẾT ĐỊNH|THÔNG BÁO|NGHỊ QUYẾT|CHƯƠNG TRÌNH|PHƯƠNG ÁN|TỜ TRÌNH|BÁO CÁO|QUYẾT ĐỊNH:|ĐỀ ÁN|HƯỚNG DẪN|KẾT LUẬN)$`)

// signs begins a line of a signature: TM. (thay mặt), KT. (ký thay), TL., TUQ., Q.
var signs = regexp.MustCompile(`^(TM|KT|TL|TUQ|Q)\.|^(PHÓ )?(CHỦ TỊCH|GIÁM ĐỐC|CHÁNH VĂN PHÒNG|THỦ TƯỚNG|BỘ TRƯỞNG|BÍ THƯ|VĂN PHÒNG)`)

// reaches tells whether prev goes so far to the right that the first word of next
// found no room: the break between them is a hard one.
func (m measure) reaches(prev, next strip) bool {
	if prev.right > 0 { // on a page, by the letters' mean width
		mean := (prev.right - prev.indent) / float64(max(length(prev.text), 1))
		return prev.right+mean*float64(length(firstWord(next.text))) > prev.column
	}
	return m.width > 0 && length(prev.text)+1+length(firstWord(next.text)) > m.width*96/100
}

// goesOnAfterGap tells whether a paragraph is only parted by a page break or an
// empty line that a scanner put in: it breaks off in mid-sentence.
func (m measure) goesOnAfterGap(first, prev, next strip) bool {
	if ended(prev.text) || starts(next.text) || capital(first.text) || first.bold && !next.bold || next.level > 0 {
		return false
	}
	full := length(prev.text)*10 >= m.width*7 && m.width > 0 || prev.page != next.page
	return full && (unicode.IsLower(firstRune(next.text)) || unicode.IsDigit(firstRune(next.text)) || strings.HasSuffix(prev.text, ","))
}

var (
	beforeNumber = regexp.MustCompile(`(?i)(^|\s)(ngày|tháng|năm|số|khoản|điều|mục|điểm|quý|và|đến|từ|hoặc|lúc|khoảng)$`)
	numberMarker = regexp.MustCompile(`^\d`)
	dashMarker   = regexp.MustCompile(`^[-–—]\s+\p{Ll}`)
)

// continuesNumber tells whether what looks like a list marker is a part of the
// sentence: "trước ngày⏎15. Sau đó", "kinh tế⏎- xã hội".
func continuesNumber(prev, next string) bool {
	return !ended(prev) && (numberMarker.MatchString(next) && beforeNumber.MatchString(prev) || dashMarker.MatchString(next))
}
