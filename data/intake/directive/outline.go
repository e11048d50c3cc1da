package directive

import (
	"regexp"
	"strconv"
	"strings"
)

// numbering is a way of marking items.
type numbering int

const (
	unmarked  numbering = iota
	chapter             // Phần thứ nhất, Chương I
	roman               // I.
	article             // Điều 1.
	capitals            // a line of capitals without a number
	named               // an agency as a heading without a number
	arabic              // 1.
	decimal             // 1.1.
	slashed             // 1/
	bracketed           // 1)
	enclosed            // (1)
	letter              // a)
	lowRoman            // ii)
	dash                // -
	plus                // +
	bullet              // •, *
)

// section tells whether such a mark opens the body.
func (n numbering) section() bool {
	return n >= chapter && n <= article || n == arabic || n == slashed
}

// marker is the mark at the head of a line.
type marker struct {
	kind  numbering
	label string // "1", "a", "1.1", "-"
	value int    // place in its order; 0 for dashes
	rest  string // the text behind it
}

var marks = []struct {
	kind    numbering
	pattern *regexp.Regexp
}{
	{chapter, regexp.MustCompile(`^((?:PHẦN|Phần|CHƯƠNG|Chương)\s+(?:THỨ\s+\pL+|thứ\s+\pL+|[IVX]+|\d+))\s*[.:]?\s*(.*)$`)},
	{article, regexp.MustCompile(`^Điều\s+(\d{1,3})\s?[.:]\s*(.*)$`)},
	{roman, regexp.MustCompile(`^([IVXL]{1,6})(?:\s?[.):]|\s?[/\-–]\s)\s*(\S.*|)$`)},
	{decimal, regexp.MustCompile(`^(\d{1,2}(?:\.\d{1,2}){1,3})\s?[.)]?\s+(\S.*)$`)},
	{arabic, regexp.MustCompile(`^(\d{1,3})\s?\.\s*([^\d\s].*)$`)},
	{arabic, regexp.MustCompile(`^(\d{1,2})\s?\.\s+(\S.*)$`)},
	{slashed, regexp.MustCompile(`^(\d{1,2})\s?/\s+(\S.*)$`)},
	{bracketed, regexp.MustCompile(`^(\d{1,2})\s?\)\s*(\S.*)$`)},
	{enclosed, regexp.MustCompile(`^\((\d{1,2})\)\s*(\S.*)$`)},
	{letter, regexp.MustCompile(`^([a-zđ])\s?[.)]\s*(\S.*)$`)},
	{letter, regexp.MustCompile(`^\(([a-zđ])\)\s*(\S.*)$`)},
	{lowRoman, regexp.MustCompile(`^\(?([ivx]{2,4})\)\s*(\S.*)$`)},
	{dash, regexp.MustCompile(`^([-–—−])\s*(\S.*)$`)},
	{plus, regexp.MustCompile(`^(\+)\s*(\S.*)$`)},
	{bullet, regexp.MustCompile(`^([•●▪■*·○◦➢✓])\s*(\S.*)$`)},
}

// markerOf reads the mark of a line; kind unmarked when it has none.
func markerOf(text string) marker {
	for _, m := range marks {
		g := m.pattern.FindStringSubmatch(text)
		if g == nil {
			continue
		}
		out := marker{kind: m.kind, label: g[1], rest: g[2]}
		switch m.kind {
		case roman, lowRoman:
			if out.value = romanValue(strings.ToUpper(g[1])); out.value == 0 {
				continue
			}
		case letter:
			out.value = letterValue(g[1])
		case decimal:
			out.value, _ = strconv.Atoi(g[1][strings.LastIndex(g[1], ".")+1:])
		default:
			out.value, _ = strconv.Atoi(g[1])
		}
		return out
	}
	return marker{rest: text}
}

// letterValue is the place of a letter in the order of Vietnamese lists.
func letterValue(s string) int {
	return strings.Index("abcdđeghiklmnopqrstuvxyfjwz", s) + 1
}

func romanValue(s string) int {
	values := map[rune]int{'I': 1, 'V': 5, 'X': 10, 'L': 50}
	total, last := 0, 0
	for _, r := range s {
		v := values[r]
		if v > last {
			total -= 2 * last
		}
		total, last = total+v, v
	}
	if total <= 0 || total > 60 {
		return 0
	}
	return total
}

// item is a numbered part with what stands below it.
type item struct {
	mark        marker
	path        string
	text        string   // without the mark
	more        []para   // unmarked paragraphs, and tables, below it
	first, last int      // lines
	bold        bool     // it, or its run-in heading
	parent      *item    // nil for the body itself
	children    []*item  // in order
	counts      [32]int  // of dashes and the like among the children
	fields      []fields // found by attachFields
	fieldOf     fieldKind
	value       string // of a field
}

// para is an unmarked paragraph, or a table.
type para struct {
	text  string
	line  int
	table int // -1 for text
	bold  bool
}

// builder grows the outline part by part.
type builder struct {
	root  *item
	stack []*item // from the root to where the next paragraph goes
}

// outline arranges parts below a root that has the path given.
func outline(parts []part, path string) *item {
	root := &item{path: path, first: -1}
	b := builder{root: root, stack: []*item{root}}
	for _, p := range parts {
		b.add(p)
	}
	return root
}

func (b *builder) top() *item { return b.stack[len(b.stack)-1] }

func (b *builder) add(p part) {
	if p.table >= 0 {
		b.top().more = append(b.top().more, para{line: p.line, table: p.table})
		return
	}
	m := markerOf(p.text)
	if m.kind == unmarked {
		m = headingMark(p)
	}
	if m.kind == unmarked || !b.plausible(m) {
		b.paragraph(p.text, p)
		return
	}
	if b.goesOn(m) {
		b.extend(p)
		return
	}
	b.push(m, p)
}

// headingMark recognises headings without a number: a line of capitals, or
// agencies alone on a line that is bold or ends with a colon.
func headingMark(p part) marker {
	switch {
	case allCapitals(p.text) && len(p.text) > 8 && len(p.text) < 200 && !strings.HasSuffix(p.text, "."):
		return marker{kind: capitals, rest: p.text}
	case (p.bold || strings.HasSuffix(p.text, ":")) && len(p.text) < 200 && agenciesAlone(p.text):
		return marker{kind: named, rest: p.text}
	}
	return marker{}
}

// plausible tells whether a number goes on where its like left off, so that
// "15. …" at the head of a broken line or "2.500 tấn" is not taken for an item.
func (b *builder) plausible(m marker) bool {
	switch m.kind {
	case arabic, slashed, bracketed, enclosed, letter, lowRoman, roman:
	default:
		return true
	}
	for i := len(b.stack) - 1; i > 0; i-- {
		if s := b.stack[i].mark; s.kind == m.kind {
			return m.value > s.value && m.value <= s.value+4 || m.value == 1 || m.value < 4 && m.value != s.value
		}
	}
	return m.value <= 3 || m.kind == arabic && m.value <= 12 || m.kind == roman
}

// goesOn tells whether a dash is only a hyphen at the head of a line: the
// paragraph before it had not ended.
func (b *builder) goesOn(m marker) bool {
	top := b.top()
	if m.kind != dash || top == b.root {
		return false
	}
	last := top.text
	if n := len(top.more); n > 0 {
		last = top.more[n-1].text
	}
	return len(last) > 160 && !sentenceEnd.MatchString(last) && !strings.HasSuffix(last, ")") && !strings.HasSuffix(last, ",")
}

func (b *builder) extend(p part) {
	top := b.top()
	if n := len(top.more); n > 0 {
		top.more[n-1].text += " " + p.text
	} else {
		top.text += " " + p.text
	}
	top.last = p.line
}

func (b *builder) paragraph(text string, p part) {
	top := b.top()
	top.more = append(top.more, para{text: text, line: p.line, table: -1, bold: p.bold})
	top.last = p.line
}

// push opens a new item: beside its like when there is one above, else below the
// item that is open.
func (b *builder) push(m marker, p part) {
	depth := len(b.stack)
	for i := len(b.stack) - 1; i > 0; i-- {
		if b.beside(b.stack[i].mark, m) {
			depth = i
			break
		}
		if m.kind == decimal && parentOf(b.stack[i].mark, m) {
			depth = i + 1
			break
		}
	}
	if depth == len(b.stack) {
		depth = b.below(m)
	}
	b.stack = b.stack[:depth]
	parent := b.top()
	it := &item{mark: m, text: m.rest, first: p.line, last: p.line, bold: p.bold, parent: parent}
	it.path = b.pathOf(parent, it)
	parent.children = append(parent.children, it)
	b.stack = append(b.stack, it)
}

// below is the depth of a mark that has no like above it: sections close what is
// smaller than they are.
func (b *builder) below(m marker) int {
	if m.kind > capitals {
		return len(b.stack)
	}
	depth := len(b.stack)
	for depth > 1 && b.stack[depth-1].mark.kind > m.kind {
		depth--
	}
	return depth
}

func (b *builder) beside(s, m marker) bool {
	if s.kind != m.kind {
		return false
	}
	if m.kind == decimal {
		return s.label[:strings.LastIndex(s.label, ".")] == m.label[:strings.LastIndex(m.label, ".")]
	}
	return true
}

func parentOf(s, m marker) bool {
	return (s.kind == arabic || s.kind == decimal || s.kind == article) && s.label == m.label[:strings.LastIndex(m.label, ".")]
}

// pathOf joins the document's own numbers: "II.1.1", "3.d.-2".
func (b *builder) pathOf(parent, it *item) string {
	base, label := parent.path, it.mark.label
	switch it.mark.kind {
	case decimal:
		if parentOf(parent.mark, it.mark) {
			base = parent.parent.path
		}
	case dash, plus, bullet:
		sign := "-"
		if it.mark.kind == plus {
			sign = "+"
		}
		parent.counts[it.mark.kind]++
		label = sign + strconv.Itoa(parent.counts[it.mark.kind])
	case capitals, named:
		parent.counts[it.mark.kind]++
		label = "M" + strconv.Itoa(parent.counts[it.mark.kind])
	case article:
		label = "Đ" + label
	case chapter:
		label = "P" + strconv.Itoa(len(parent.children)+1)
	}
	if base == "" {
		return label
	}
	return base + "." + label
}

// all is the item's text with its unmarked paragraphs.
func (it *item) all() string {
	parts := []string{it.text}
	for _, p := range it.more {
		if p.table < 0 {
			parts = append(parts, p.text)
		}
	}
	return strings.TrimSpace(strings.Join(parts, " "))
}

// below joins the unmarked paragraphs.
func (it *item) below() string {
	var parts []string
	for _, p := range it.more {
		if p.table < 0 {
			parts = append(parts, p.text)
		}
	}
	return strings.Join(parts, " ")
}
