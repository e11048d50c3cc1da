package document

import (
	"regexp"
	"strings"
)

// readText cuts a text, NFC with "\n", into paragraphs.
func readText(s string) (paragraphs []strip, format string) {
	format = FormatText
	if isMarkdown(s) {
		format = FormatMarkdown
	}
	lines := textLines(s)
	lines = dropPageNumbers(dropRunningHeads(lines))
	strips := textStrips(untangle(lines), format == FormatMarkdown)
	return strips, format
}

// textLines cuts at line breaks and form feeds.
func textLines(s string) []textLine {
	var out []textLine
	pages := strings.Split(s, "\f")
	for i, page := range pages {
		number := i + 1
		if len(pages) == 1 {
			number = 0
		}
		for line := range strings.SplitSeq(page, "\n") {
			out = append(out, textLine{strings.TrimRight(line, " \t\r"), number})
		}
	}
	return out
}

// textStrips resolves tables and marks, and joins the lines.
func textStrips(lines []textLine, marked bool) []strip {
	var body []strip
	var tables []placedTable
	gap := false
	for i := 0; i < len(lines); {
		switch {
		case strings.TrimSpace(lines[i].text) == "":
			gap = true
			i++
		case beginsTable(lines, i):
			found, next := readTable(lines, i)
			for _, t := range found {
				tables = append(tables, placedTable{len(body), t})
			}
			i, gap = max(next, i+1), true
		case tabbed(lines, i):
			found, next := readTabbed(lines, i)
			tables = append(tables, placedTable{len(body), found})
			i, gap = next, true
		default:
			to := i
			for to < len(lines) && strings.TrimSpace(lines[to].text) != "" && !beginsTable(lines, to) && !tabbed(lines, to) {
				to++
			}
			part := chunk(lines[i:to], marked)
			part[0].gap = part[0].gap || gap
			gap = false
			body = append(body, part...)
			i = to
		}
	}
	return place(body, tables)
}

// placedTable is a table with the number of strips before it.
type placedTable struct {
	before int
	table  table
}

// place puts the tables between the paragraphs.
func place(body []strip, tables []placedTable) []strip {
	m := measureOf(body)
	var out []strip
	from := 0
	for _, t := range tables {
		out = append(out, joinStrips(body[from:t.before], m)...)
		out = append(out, t.table.strips(m)...)
		from = t.before
	}
	return append(out, joinStrips(body[from:], m)...)
}

// chunk makes strips of lines that no empty line parts.
func chunk(lines []textLine, marked bool) []strip {
	var strips []strip
	if marked {
		strips = emphasised(lines)
	} else {
		for _, line := range lines {
			s := newStrip([]run{{line.text, false}})
			s.page, s.raw = line.page, strings.TrimSpace(line.text)
			strips = append(strips, s)
		}
	}
	gap := false
	for i := range strips {
		s := &strips[i]
		if marked {
			s.setHeading(lines[i].text)
		}
		if ruler(s.text) || s.text == "#" {
			s.text, gap = "", true
		}
		s.gap = gap && s.text != ""
		if s.text != "" {
			gap = false
		}
		s.whole = length(s.text) > widest || isPortal(fold(s.text))
	}
	return strips
}

func (s *strip) setHeading(line string) {
	if m := heading.FindStringSubmatch(line); m != nil && hasLetter(m[2]) {
		s.level, s.text = len(m[1]), tidy(strings.Trim(s.text, "# "))
		s.bold, s.lead = true, true
		return
	}
	if quote.MatchString(line) {
		s.text = strings.TrimSpace(strings.TrimPrefix(s.text, ">"))
	}
}

var tabs = regexp.MustCompile(`\S[ ]*\t[ ]*\S`)

// tabbed tells whether two rows of at least three cells each begin at line i, as
// they come out of a word processor's table by copying.
func tabbed(lines []textLine, i int) bool {
	row := func(i int) bool {
		return i >= 0 && i < len(lines) && len(tabs.FindAllString(lines[i].text, -1)) >= 2
	}
	return row(i) && (row(i+1) || row(i-1))
}

func readTabbed(lines []textLine, i int) (t table, next int) {
	for next = i; next < len(lines) && tabbed(lines, next); next++ {
		var row []cell
		for part := range strings.SplitSeq(lines[next].text, "\t") {
			s := newStrip([]run{{part, false}})
			s.raw, s.page = strings.TrimSpace(part), lines[next].page
			row = append(row, cell{s})
		}
		t = append(t, row)
	}
	return t, next
}
