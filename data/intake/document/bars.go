package document

import (
	"regexp"
	"slices"
	"strings"
)

// Tables in text come in two forms: Markdown rows "| a | b |", and what web pages
// become when each cell is copied on lines of its own with a bar between them:
//
//	|
//	**STT**
//	|
//	**Nhiệm vụ**
//	|
//	|
//	1
//
// A row begins and ends with a bar there, so that two bars part rows, or are an
// empty cell.

var (
	markdownRow = regexp.MustCompile(`^\s*\|.*[^|\s*].*\|\s*$`)
	separator   = regexp.MustCompile(`^\s*[|+]?\s*:?-{2,}:?\s*([|+]\s*:?-{2,}:?\s*)*[|+]?\s*$`)
	ordinal     = regexp.MustCompile(`^\d{1,3}\.?$`)
	onlyBars    = regexp.MustCompile(`^[\s*]*\|[\s*|]*$`)
)

func beginsTable(lines []textLine, i int) bool {
	s := lines[i].text
	return markdownRow.MatchString(s) || onlyBars.MatchString(s)
}

// readTable reads the tables that begin at line i and returns the line after them.
// A table ends, and another begins, where the motto stands: the head of a document
// follows directly upon the properties on some pages.
func readTable(lines []textLine, i int) (tables []table, next int) {
	var rows table
	for i < len(lines) && (markdownRow.MatchString(lines[i].text) || rows != nil && separator.MatchString(lines[i].text)) {
		if !separator.MatchString(lines[i].text) {
			rows = append(rows, markdownCells(lines[i]))
		}
		i++
	}
	if rows != nil {
		return []table{rows}, i
	}
	b := barReader{}
	next = b.read(lines, i)
	return b.tables, next
}

func markdownCells(line textLine) []cell {
	s := strings.TrimSpace(line.text)
	s = strings.TrimSuffix(strings.TrimPrefix(s, "|"), "|")
	s = strings.ReplaceAll(s, `\|`, "\x01")
	var row []cell
	for _, part := range strings.Split(s, "|") {
		part = strings.ReplaceAll(part, "\x01", "|")
		var c cell
		for i, piece := range lineBreak.Split(part, -1) {
			line := emphasised([]textLine{{text: piece, page: line.page}})[0]
			line.whole = i > 0
			c = append(c, line)
		}
		row = append(row, c)
	}
	return row
}

type barReader struct {
	tables []table
	rows   table
	row    []cell
	width  int // columns of the rows so far; 0 before the first is complete
}

// longestCell is how many lines a cell has at most: beyond, a bar was the end of
// the table and the text is the body of the document.
const longestCell = 40

func (b *barReader) read(lines []textLine, i int) (next int) {
	for i < len(lines) {
		bars := 0
		blank := false
		for i < len(lines) && (onlyBars.MatchString(lines[i].text) || strings.TrimSpace(lines[i].text) == "") {
			blank = strings.TrimSpace(lines[i].text) == "" // only what stands after the last bar counts
			bars += strings.Count(lines[i].text, "|")
			i++
			if blank && bars > 0 && !(i < len(lines) && onlyBars.MatchString(lines[i].text)) {
				b.endTable()
				return i
			}
		}
		to := i
		for to < len(lines) && !onlyBars.MatchString(lines[to].text) && strings.TrimSpace(lines[to].text) != "" && !markdownRow.MatchString(lines[to].text) {
			to++
		}
		closed := to < len(lines) && onlyBars.MatchString(lines[to].text)
		b.bars(bars, b.cellsAhead(lines, i))
		complete := len(b.row) > 0 && (b.width > 0 && len(b.row) >= b.width || b.width == 0 && len(b.row) >= 2 && to-i > 12)
		if i == to || !closed || complete || to-i > longestCell {
			break
		}
		b.row = append(b.row, emphasised(lines[i:to]))
		i = to
	}
	b.endTable()
	return i
}

// bars handles n bars in a row; ahead is how many cells the coming row would have.
func (b *barReader) bars(n, ahead int) {
	switch {
	case n <= 1:
		return
	case len(b.row) == 0: // a row that begins with empty cells
		for range n - 1 {
			if b.width == 0 || len(b.row) < b.width-1 {
				b.row = append(b.row, nil)
			}
		}
	case n == 2 && (len(b.row) > 1 || ordinal.MatchString(b.row[0].text())) && len(b.row)+1+ahead == b.width:
		b.row = append(b.row, nil)
	default:
		b.endRow()
		for range n - 2 {
			b.row = append(b.row, nil)
		}
	}
}

// cellsAhead counts the cells that single bars part from line i on.
func (b *barReader) cellsAhead(lines []textLine, i int) int {
	count, inText := 0, false
	for ; i < len(lines) && count < 20; i++ {
		switch {
		case onlyBars.MatchString(lines[i].text):
			if !inText || strings.Count(lines[i].text, "|") > 1 {
				return count
			}
			inText = false
		case strings.TrimSpace(lines[i].text) == "":
			return count
		default:
			if !inText {
				count++
			}
			inText = true
		}
	}
	return count
}

func (b *barReader) endRow() {
	row := b.row
	b.row = nil
	if !slices.ContainsFunc(row, func(c cell) bool { return c.text() != "" }) {
		return
	}
	if slices.ContainsFunc(row, func(c cell) bool { return motto.MatchString(fold(c.text())) }) {
		b.endTable()
		b.width = len(row)
	}
	b.rows = append(b.rows, row)
	b.width = max(b.width, len(row))
}

func (b *barReader) endTable() {
	if len(b.row) > 0 {
		b.endRow()
	}
	if b.rows != nil {
		b.tables = append(b.tables, b.rows)
	}
	b.rows, b.width = nil, 0
}
