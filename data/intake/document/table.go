package document

import (
	"regexp"
	"strings"
)

// cell is one cell of a table: its lines before they are joined.
type cell []strip

// table is what a file marks as a table. Half of the tables in directives only
// place the head, the addressees and the signature side by side.
type table [][]cell

// text joins the paragraphs of a cell of data by "\n". Lines are narrow there, so
// that only a list marker or an empty line begins a new one.
func (c cell) text() string {
	var b strings.Builder
	for _, s := range c {
		switch {
		case s.text == "":
			continue
		case b.Len() == 0:
		case s.gap, s.whole, marker.MatchString(s.text):
			b.WriteString("\n")
		default:
			b.WriteString(" ")
		}
		b.WriteString(s.text)
	}
	return b.String()
}

func (c cell) raw() string {
	var lines []string
	for _, s := range c {
		if s.raw != "" {
			lines = append(lines, s.raw)
		}
	}
	return strings.Join(lines, "\n")
}

func (t table) columns() int {
	n := 0
	for _, row := range t {
		n = max(n, len(row))
	}
	return n
}

var (
	motto     = regexp.MustCompile(`cong h(oa|òa) xa hoi chu nghia|dang cong san viet nam`) // of the folded text
	placed    = regexp.MustCompile(`^(kinh gui|noi nhan|so:|doc lap|v/v)`)
	tableHead = regexp.MustCompile(`^(s?tt|so tt|so thu tu|noi dung|nhiem vu|ten nhiem vu|co quan|don vi|thoi gian|thoi han|san pham|chu tri|phoi hop|ghi chu|chi tieu)\b`)
)

// isLayout tells whether the table only places text side by side.
func (t table) isLayout() bool {
	columns := t.columns()
	if columns < 2 {
		return true
	}
	filled := make([]bool, columns)
	heads := 0
	for _, row := range t {
		for i, c := range row {
			words := fold(c.text())
			if motto.MatchString(words) || placed.MatchString(words) || signs.MatchString(c.text()) && columns < 4 {
				return true
			}
			if tableHead.MatchString(words) {
				heads++
			}
			filled[i] = filled[i] || words != ""
		}
	}
	if heads >= 2 || columns > 2 {
		return false
	}
	return !filled[0] || !filled[1]
}

// strips writes the table out: data as rows with cells, a layout column by column,
// which is the order in which a person reads a head or a signature block.
func (t table) strips(m measure) []strip {
	if t.isLayout() {
		return t.layout(m)
	}
	var out []strip
	for _, row := range t {
		s := strip{gap: true, bold: true}
		var raw []string
		for _, c := range row {
			text := c.text()
			s.cells = append(s.cells, text)
			raw = append(raw, c.raw())
			for _, part := range c {
				s.bold = s.bold && (part.bold || !hasLetter(part.text))
				s.page = part.page
			}
		}
		s.lead, s.raw = s.bold, strings.Join(raw, " | ")
		if only, ok := alone(s.cells); ok {
			s.cells = []string{only}
		}
		s.text = strings.TrimSpace(strings.ReplaceAll(strings.Join(s.cells, " | "), "\n", " "))
		if strings.Trim(s.text, " |") != "" {
			out = append(out, s)
		}
	}
	return out
}

// alone returns the only cell with text of a row that spans all columns.
func alone(cells []string) (only string, ok bool) {
	if len(cells) == 0 || cells[0] == "" {
		return "", false
	}
	for _, c := range cells[1:] {
		if c != "" {
			return "", false
		}
	}
	return cells[0], true
}

// layout writes each block of the table (head, addressees, signature) out column
// by column.
func (t table) layout(m measure) []strip {
	m.firstShort = false // that is how running text is broken
	var out []strip
	for from := 0; from < len(t); {
		to := from + 1
		for to < len(t) && !beginsBlock(t[to]) {
			to++
		}
		for column := range t[from:to].columns() {
			first := true
			for _, row := range t[from:to] {
				if column >= len(row) {
					continue
				}
				lines := joinStrips(trimRulers(row[column]), m)
				for _, s := range lines {
					s.gap, first = first || s.gap, false
					s.whole = true
					out = append(out, s)
				}
			}
		}
		from = to
	}
	return out
}

func trimRulers(c cell) []strip {
	var out []strip
	gap := false
	for _, s := range c {
		if ruler(s.text) {
			gap = true
			continue
		}
		s.gap, gap = s.gap || gap, false
		out = append(out, s)
	}
	return out
}

func beginsBlock(row []cell) bool {
	for i, c := range row {
		words := fold(c.text())
		if motto.MatchString(words) || i == 0 && (strings.HasPrefix(words, "kinh gui") || strings.HasPrefix(words, "noi nhan")) {
			return true
		}
	}
	return false
}
