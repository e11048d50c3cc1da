package document

import (
	"regexp"
	"slices"
	"strings"

	"giaoban/data/pdf"
)

// table returns the table or the block of columns that begins at row i, and the row
// after it; next is i when there is none.
func (p page) table(i int) (t table, next int) {
	if edges, to := p.grid(i); to > i {
		return p.gridTable(i, to, edges), to
	}
	if to := p.sideBySide(i); to > i {
		return p.columnsTable(i, to), to
	}
	return nil, i
}

var (
	sideHead = regexp.MustCompile(`^(kinh gui|noi nhan|so ?:)`)
	gridHead = regexp.MustCompile(`^(s?tt|so tt)$`)
)

// sideBySide finds a head, an addressee or a signature block: rows with text in two
// columns. It returns the row after the block.
func (p page) sideBySide(i int) int {
	if len(p.rows[i].lines) < 2 {
		return i
	}
	words := fold(p.rows[i].text())
	if !motto.MatchString(words) && !sideHead.MatchString(words) && !signs.MatchString(tidy(p.rows[i].lines[1].Text())) {
		return i
	}
	middle := p.gutter(i)
	to := i + 1
	for to < len(p.rows) {
		r := p.rows[to]
		s := r.text()
		step := r.baseline - p.rows[to-1].baseline
		spans := r.left() < middle-8 && r.right() > middle+8 && len(r.lines) == 1
		if spans || kind.MatchString(s) || step > 8*p.leading && p.leading > 0 || strings.HasPrefix(fold(s), "kinh gui") || strings.HasPrefix(fold(s), "phu luc") {
			break
		}
		to++
	}
	return to
}

// gutter is where the right column begins: at the right piece of the first row that
// has two, or where later rows begin left of it.
func (p page) gutter(i int) float64 {
	right := p.rows[i].lines[len(p.rows[i].lines)-1].X
	for j := i; j < min(len(p.rows), i+12); j++ {
		if lines := p.rows[j].lines; len(lines) == 2 {
			if lines[1].X < right && lines[1].X > p.rows[i].lines[0].X+p.rows[i].lines[0].W {
				right = lines[1].X
			}
		}
	}
	return right
}

// columnsTable makes one row with two cells of a block.
func (p page) columnsTable(from, to int) table {
	middle := p.gutter(from)
	sides := make([]cell, 2)
	for i := from; i < to; i++ {
		for _, l := range p.rows[i].lines {
			side := 0
			if l.X+l.W/2 > middle {
				side = 1
			}
			sides[side] = append(sides[side], p.piece(l))
		}
	}
	for i, c := range sides {
		sides[i] = sideParagraphs(c)
	}
	return table{sides}
}

// sideParagraphs joins the lines of a narrow column.
func sideParagraphs(c cell) cell {
	var out cell
	var parts []strip
	for _, s := range c {
		if len(parts) > 0 && !sideGoesOn(parts[0].text, parts[len(parts)-1].text, s.text) {
			out, parts = append(out, joined(parts)), nil
		}
		parts = append(parts, s)
	}
	if len(parts) > 0 {
		out = append(out, joined(parts))
	}
	for i := range out {
		out[i].whole = true
	}
	return out
}

// piece makes a strip of one line within a column. Narrow columns are broken where
// the sentence goes on; each other line stands for itself.
func (p page) piece(l pdf.Line) strip {
	var runs []run
	for _, r := range l.Runs {
		runs = append(runs, run{r.Text, r.Bold})
	}
	s := newStrip(runs)
	s.raw, s.page = s.text, p.number
	s.indent, s.right = l.X, l.X+l.W
	return s
}

// grid finds a table of at least three columns under a row of column heads with
// STT or TT. edges are where its columns begin; to is the row after it.
func (p page) grid(i int) (edges []float64, to int) {
	head := p.rows[i]
	if len(head.lines) < 3 || !slices.ContainsFunc(head.lines, func(l pdf.Line) bool { return gridHead.MatchString(fold(tidy(l.Text()))) }) {
		return nil, i
	}
	spans := p.columnSpans(i)
	if len(spans) < 3 {
		return nil, i
	}
	for _, s := range spans {
		edges = append(edges, s.from)
	}
	to = i + 1
	for to < len(p.rows) {
		r := p.rows[to]
		if division.MatchString(r.text()) || r.left() < edges[0]-30 || bodyEnds.MatchString(r.text()) {
			break
		}
		to++
	}
	return edges, to
}

type span struct{ from, to float64 }

// columnSpans merges the pieces of the rows below a head into columns: what overlaps
// belongs together. Rows of one piece may span the table and do not count.
func (p page) columnSpans(i int) []span {
	var spans []span
	for _, r := range p.rows[i:] {
		if len(r.lines) < 2 {
			continue
		}
		for _, l := range r.lines {
			spans = append(spans, span{l.X, l.X + l.W})
		}
	}
	slices.SortFunc(spans, func(a, b span) int {
		if a.from < b.from {
			return -1
		}
		return 1
	})
	var out []span
	for _, s := range spans {
		if n := len(out); n > 0 && s.from < out[n-1].to {
			out[n-1].to = max(out[n-1].to, s.to)
			continue
		}
		out = append(out, s)
	}
	return out
}

// gridTable cuts the rows into cells. A row of the table begins where its first
// column has text.
func (p page) gridTable(from, to int, edges []float64) table {
	var t table
	for i := from; i < to; i++ {
		r := p.rows[i]
		first := column(r.lines[0], edges)
		wide := len(r.lines) == 1 && first == 0 && r.right() > edges[1]
		if len(t) == 0 || first == 0 && i > from && !p.headGoesOn(t, from, i) || wide {
			t = append(t, make([]cell, len(edges)))
		}
		last := t[len(t)-1]
		for _, l := range r.lines {
			s := p.piece(l)
			c := column(l, edges)
			last[c] = append(last[c], s)
		}
	}
	return t
}

// headGoesOn tells whether row i still belongs to the column heads, which stand in
// several lines centred beside each other.
func (p page) headGoesOn(t table, from, i int) bool {
	return len(t) == 1 && i-from < 3 && !strings.ContainsAny(tidy(p.rows[i].lines[0].Text()), "0123456789") && p.rows[i].baseline-p.rows[i-1].baseline < 1.1*p.leading && len(p.rows[i].lines) > 1
}

// column returns the column in which a line stands.
func column(l pdf.Line, edges []float64) int {
	for c := len(edges) - 1; c > 0; c-- {
		if l.X >= edges[c]-3 {
			return c
		}
	}
	return 0
}
