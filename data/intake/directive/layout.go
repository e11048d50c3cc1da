package directive

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// part is a line, or one line of a cell of a table that only lays out the page.
type part struct {
	text  string
	low   string // plain
	line  int    // index into the document's lines
	bold  bool
	level int
	table int // index into document.tables of a table of tasks that stands here; -1 otherwise
}

// document is the lines cut into the zones of NĐ 30/2020, Phụ lục I.
type document struct {
	lines  []Line
	parts  []part
	tables []table
	body   int // the first part of the body
	tail   int // the first part after it: recipients, signature
	annex  int // the first part of what is attached; len(parts) when nothing is
}

var (
	recipientsMark = regexp.MustCompile(`^nơi nhận\s*:?`)
	signatureMark  = regexp.MustCompile(`^(?:TM|KT|TL|TUQ|T/M|K/T|T/L|Q)\.\s*\pL`)
	endMark        = regexp.MustCompile(`\./\.?\s*["”]?\s*$`)
	annexMark      = regexp.MustCompile(`^(?:PHỤ LỤC|Phụ lục|DANH MỤC|BIỂU|BẢNG PHÂN CÔNG|PHÂN CÔNG|KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN|QUY CHẾ|QUY ĐỊNH|PHƯƠNG ÁN|NỘI DUNG)(?:$|[^\pL].*|\s)`)
	sentenceEnd    = regexp.MustCompile(`[.;:!?…”"]\s*$`)
)

// layOut cuts lines into parts and finds the zones.
func layOut(lines []Line) *document {
	lines = composed(lines)
	d := &document{lines: lines}
	for i := 0; i < len(lines); {
		if lines[i].Cells == nil {
			d.add(lines[i].Text, i, lines[i])
			i++
			continue
		}
		end := i
		for end < len(lines) && lines[end].Cells != nil {
			end++
		}
		d.addRows(i, end)
		i = end
	}
	d.tail = d.bodyEnd()
	d.body = d.bodyStart()
	d.tail = max(d.tail, d.body)
	d.annex = d.annexStart()
	return d
}

// composed brings lines that are not yet in NFC to it; the caller's stay as they are.
func composed(lines []Line) []Line {
	rough := func(s string) bool { return !utf8.ValidString(s) || !norm.NFC.IsNormalString(s) }
	tidy := func(s string) string { return norm.NFC.String(strings.ToValidUTF8(s, "�")) }
	ready := func(l Line) bool { return !rough(l.Text) && !slices.ContainsFunc(l.Cells, rough) }
	if !slices.ContainsFunc(lines, func(l Line) bool { return !ready(l) }) {
		return lines
	}
	out := slices.Clone(lines)
	for i := range out {
		out[i].Text = tidy(out[i].Text)
		out[i].Cells = slices.Clone(out[i].Cells)
		for k := range out[i].Cells {
			out[i].Cells[k] = tidy(out[i].Cells[k])
		}
	}
	return out
}

// addRows adds a table of tasks as one part, or the cells of a table that only
// lays out the page as their lines, column by column.
func (d *document) addRows(from, to int) {
	for from < to {
		if t, end, ok := readTable(d.lines, from, to); ok {
			d.tables = append(d.tables, t)
			d.parts = append(d.parts, part{line: t.first, table: len(d.tables) - 1})
			from = end
			continue
		}
		for _, cell := range d.lines[from].Cells {
			d.add(cell, from, d.lines[from])
		}
		from++
	}
}

func (d *document) add(text string, line int, l Line) {
	for _, s := range besideBars(text) {
		s = strings.Join(strings.Fields(s), " ")
		if s == "" || strings.Trim(s, "-–—_*. |") == "" {
			continue
		}
		for _, s := range besideRecipients(s) {
			if n := len(d.parts) - 1; n >= 0 && n < mostHead && halved(d.parts[n], s) {
				d.parts[n].text += " " + s
				d.parts[n].low = plain(d.parts[n].text)
				continue
			}
			d.parts = append(d.parts, part{text: s, low: plain(s), line: line, bold: l.Bold, level: l.Level, table: -1})
		}
	}
}

// mostHead is more parts than a letterhead has, with what a web page puts above it.
const mostHead = 60

// halved tells whether a narrow cell broke the number or the place of a letterhead:
// "Số:" above "80/NQ-CP", "Hà" above "Nội, ngày 19 tháng 5 năm 2011".
func halved(before part, next string) bool {
	if before.low == "số:" || before.low == "số" {
		return numberStart.MatchString(next)
	}
	return len(before.text) < 24 && before.table < 0 && placeHalf.MatchString(before.text) && !allCapitals(before.text) && dateHalf.MatchString(plain(next))
}

var (
	numberStart = regexp.MustCompile(`^\d{1,6}\s?[/\-]`)
	placeHalf   = regexp.MustCompile(`^\p{Lu}\p{Ll}+(?: \pL\p{Ll}+){0,2}$`)
	dateHalf    = regexp.MustCompile(`^\pL+(?: \pL+){0,3},\s*ngày\s*\d{1,2}\s*tháng\s*\d{1,2}\s*năm\s*\d{4}$`)
)

// besideBars cuts text into lines, and a line into the cells of a row that only
// lays out the page: "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |".
func besideBars(text string) []string {
	lines := strings.Split(strings.ReplaceAll(text, `\r\n`, " "), "\n")
	var out []string
	for _, s := range lines {
		cells := strings.Split(s, "|")
		if len(cells) > 1 && slices.ContainsFunc(cells, func(c string) bool {
			c = strings.TrimSpace(c)
			return nationalMotto.MatchString(c) || len(c) < 120 && (dateLine.MatchString(plain(c)) || numberLine.MatchString(c) || signatureMark.MatchString(c))
		}) {
			out = append(out, cells...)
			continue
		}
		out = append(out, s)
	}
	return out
}

// besideRecipients parts "- Như trên; KT. CHỦ TỊCH": the text layer of a PDF has
// the two columns of the last page on one line.
func besideRecipients(s string) []string {
	if !strings.HasPrefix(s, "-") && !strings.HasPrefix(s, "Nơi nhận") {
		return []string{s}
	}
	at := signatureBeside.FindStringSubmatchIndex(s)
	if at == nil {
		return []string{s}
	}
	return []string{strings.TrimSpace(s[:at[2]]), strings.TrimSpace(s[at[2]:])}
}

var signatureBeside = regexp.MustCompile(`[;:.] ((?:TM|KT|TL|TUQ)\. ?\p{Lu}{2}.*|(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|THỦ TƯỚNG|BỘ TRƯỞNG|CHÁNH VĂN PHÒNG)[\p{Lu} ]*)$`)

// bodyEnd finds the part after the closing "./.", before recipients and signature.
func (d *document) bodyEnd() int {
	for i, p := range d.parts {
		if i > 0 && (recipientsMark.MatchString(p.low) && len(p.text) < 400 || signatureMark.MatchString(p.text) && len(p.text) < 120) {
			return i
		}
		if endMark.MatchString(p.text) {
			return i + 1
		}
	}
	for i := len(d.parts) - 1; i > 0 && i > len(d.parts)-12; i-- {
		if d.officeAt(i) && d.onlySigned(i+1) {
			for i > 1 && d.officeAt(i-1) {
				i--
			}
			return i
		}
	}
	return len(d.parts)
}

// onlySigned tells whether nothing but a name and short remarks follow: the office
// that heads a decision ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …") has its grounds below.
func (d *document) onlySigned(i int) bool {
	for ; i < len(d.parts); i++ {
		if p := d.parts[i]; p.table >= 0 || len(p.text) > 160 || markerOf(p.text).kind.section() || strings.HasPrefix(p.low, "căn cứ") {
			return false
		}
	}
	return true
}

// officeAt tells whether a part is only a signer's office, in capitals.
func (d *document) officeAt(i int) bool {
	p := d.parts[i]
	return len(p.text) < 100 && allCapitals(p.text) && signerOffice.MatchString(p.low)
}

// annexStart finds what is attached after the signature: a heading such as
// "PHỤ LỤC", or a table of tasks. What else follows (remarks of a web site) is
// not read.
func (d *document) annexStart() int {
	for i := d.tail; i < len(d.parts); i++ {
		p := d.parts[i]
		if p.table >= 0 || annexMark.MatchString(p.text) && len(p.text) < 300 {
			return i
		}
	}
	return len(d.parts)
}

// bodyStart finds the first part after letterhead, title and addressees.
func (d *document) bodyStart() int {
	last := min(d.tail, len(d.parts))
	start := 0
	limit := min(last, 90)
	for i := 0; i < limit; i++ {
		p := d.parts[i]
		switch {
		case i > 0 && start > 0 && markerOf(p.text).kind.section():
			return start
		case addresseeMark.MatchString(p.low), wireMark.MatchString(p.low) && i < 40:
			return d.afterList(i, last)
		case ownNumber(p) != "" && i < 60, ownDate(p) != nil, nationalMotto.MatchString(p.text) && len(p.text) < 200:
			start = max(start, i+1)
		}
		if title, _ := titleOf(p.text); title != "" {
			start = d.afterSubject(i, last)
			i = start - 1
		} else if subjectMark.MatchString(p.low) && start > 0 && i <= start+2 {
			start = i + 1
		}
	}
	return start
}

// afterList passes the addressees: the rest of the line, or the list below it.
func (d *document) afterList(i, last int) int {
	rest := d.parts[i].text[strings.Index(d.parts[i].text, ":")+1:]
	k := i + 1
	if strings.TrimSpace(rest) != "" && !strings.HasSuffix(strings.TrimSpace(rest), ";") {
		if k < last && strings.HasPrefix(d.parts[k].text, "-") && len(d.parts[k].text) < 200 {
			rest = "" // "Kính gửi: - A" can't be told from its list
		} else {
			return k
		}
	}
	for ; k < last && k < i+40; k++ {
		text := d.parts[k].text
		dash := dashMark.MatchString(text)
		if !dash && (len(text) > 160 && k > i+1 || markerOf(text).kind.section()) {
			break
		}
		if !dash && k > i+1 && strings.HasSuffix(d.parts[k-1].text, ".") {
			break
		}
		if !dash && !strings.HasSuffix(text, ";") && !strings.HasSuffix(text, ",") && !strings.HasSuffix(text, ".") && k > i+1 && !strings.HasSuffix(d.parts[k-1].text, ";") && !strings.HasSuffix(d.parts[k-1].text, ",") && !dashMark.MatchString(d.parts[k-1].text) {
			break
		}
		if !dash && bodyOpening.MatchString(d.parts[k].low) {
			break
		}
		if dash && k > i+1 && strings.HasSuffix(d.parts[k-1].text, ".") && !dashMark.MatchString(d.parts[k-1].text) {
			break
		}
		if strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "...") {
			return k + 1
		}
	}
	return k
}

// afterSubject passes the lines of the subject below the title.
func (d *document) afterSubject(title, last int) int {
	_, rest := titleOf(d.parts[title].text)
	i := title + 1
	capitals := rest != "" && allCapitals(rest)
	first := rest == ""
	for i < last && i < title+8 {
		p := d.parts[i]
		if p.table >= 0 || !first && bodyOpening.MatchString(p.low) && !allCapitals(p.text) || first && !firstOfSubject(p) || d.ofHead(p) {
			return i
		}
		switch {
		case first:
			capitals = allCapitals(p.text)
		case strings.HasPrefix(p.text, "("):
		case capitals != allCapitals(p.text):
			return i
		case !capitals && (!p.bold || !d.parts[i-1].bold || sentenceEnd.MatchString(d.parts[i-1].text)):
			return i
		}
		first = false
		i++
	}
	return i
}

// firstOfSubject tells whether the line below the title is its subject: what else
// may stand there is the preamble.
func firstOfSubject(p part) bool {
	return allCapitals(p.text) || !strings.HasPrefix(p.low, "căn cứ") && len(p.text) < 600 && !strings.HasSuffix(p.text, ";") && !strings.HasSuffix(p.text, ":")
}

// ofHead tells whether a line is something else of the first page than the subject.
func (d *document) ofHead(p part) bool {
	short := len(p.text) < 80
	return markerOf(p.text).kind.section() || short && (numberLine.MatchString(p.text) || dateLine.MatchString(p.low)) ||
		wireMark.MatchString(p.low) || addresseeMark.MatchString(p.low) || issuerHeading.MatchString(p.text) || strings.HasPrefix(p.text, "-")
}

// offset is where words of a line stand in the text that is kept; -1: nowhere.
func (d *document) offset(line int, words string) int {
	if line < 0 || line >= len(d.lines) || words == "" {
		return -1
	}
	at := strings.Index(d.lines[line].Text, words)
	if at < 0 {
		return -1
	}
	return d.lines[line].Offset + at
}

// why explains a field by words that stand in one of the lines from first to last.
func (d *document) why(field, words string, first, last int, sure Confidence, reason string) Why {
	for i := max(first, 0); i <= last && i < len(d.lines); i++ {
		if at := d.offset(i, words); at >= 0 {
			return Why{field, words, i, at, sure, reason}
		}
	}
	return Why{field, words, first, -1, sure, reason}
}

// textParts are the parts that are no table, from and to as slices count.
func (d *document) textParts(from, to int) []part {
	return slices.DeleteFunc(slices.Clone(d.parts[from:to]), func(p part) bool { return p.table >= 0 })
}
