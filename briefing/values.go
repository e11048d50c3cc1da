package briefing

import (
	"math"

	"giaoban/data"
)

// ValueKind says what a figure is.
type ValueKind uint8

// The kinds of figures.
const (
	NoValue  ValueKind = iota
	Count              // how many
	Score              // two decimals, as an index publishes them
	Change             // a difference of two scores, with its sign
	Percent            // 94.57
	Gain               // places gained, with its sign
	Fraction           // Number of Of
	Rank               // Number of Of; Of 0 = not told
	Day
	State // a status, which a text may print in other words
)

// Value is the figure behind a printed text: other formats carry it as a figure,
// and a test compares what the formats say.
type Value struct {
	Kind   ValueKind
	Number float64
	Of     float64
	Date   data.Date
	Status data.Status
}

// String prints the figure as papers do: decimal comma, dots between thousands.
func (v Value) String() string {
	switch v.Kind {
	case Count:
		return data.FormatCount(int(v.Number))
	case Score:
		return data.FormatPoints(v.Number)
	case Change:
		return data.FormatChange(v.Number)
	case Gain:
		return signed(int(v.Number))
	case Percent:
		return data.FormatPoints(v.Number) + "%"
	case Fraction:
		return data.FormatCount(int(v.Number)) + "/" + data.FormatCount(int(v.Of))
	case Rank:
		return data.FormatRank(int(v.Number), int(v.Of))
	case Day:
		return v.Date.String()
	case State:
		return v.Status.Name()
	}
	return ""
}

func figure(v Value) Span { return Span{Text: v.String(), Value: v} }

// count prints a whole number.
func count(n int) Span { return figure(Value{Kind: Count, Number: float64(n)}) }

// points prints a score.
func points(v float64) Span { return figure(Value{Kind: Score, Number: v}) }

// difference prints a change of scores.
func difference(v float64) Span { return figure(Value{Kind: Change, Number: v}) }

// percent prints a rate; "–" when nothing is due.
func percent(r data.Rate) Span {
	h, ok := r.Hundredths(data.HalfUp)
	if !ok {
		return text("–")
	}
	return figure(Value{Kind: Percent, Number: float64(h) / 100})
}

// fraction prints a rate's numerator and denominator.
func fraction(r data.Rate) Span {
	return figure(Value{Kind: Fraction, Number: float64(r.Num), Of: float64(r.Den)})
}

// rank prints a place; "–" when there is none.
func rank(n, of int) Span {
	if n == 0 {
		return text("–")
	}
	return figure(Value{Kind: Rank, Number: float64(n), Of: float64(of)})
}

// day prints a date of a table; "–" when there is none.
func day(d data.Date) Span {
	if d == 0 {
		return text("–")
	}
	return figure(Value{Kind: Day, Date: d})
}

// status prints a status in its own or, when there are some, other words.
func status(s data.Status, words string) Span {
	sp := figure(Value{Kind: State, Status: s})
	if words != "" {
		sp.Text = words
	}
	return sp
}

// strong is the span in bold.
func strong(s Span) Span {
	s.Bold = true
	return s
}

// linked is the span with a link.
func linked(s Span, anchor string) Span {
	s.Link = anchor
	return s
}

// Value is the cell's figure: that of its only span, else none.
func (c Cell) Value() Value {
	if len(c.Text) == 1 && len(c.Text[0].Spans) == 1 {
		return c.Text[0].Spans[0].Value
	}
	return Value{}
}

// Figure is a figure of a document and where it stands.
type Figure struct {
	Value
	Text     string // as printed
	Section  int    // from 0
	Table    string // "" = running text
	Row, Col int    // in the table, from 0; a row counts the table's header
}

// Figures lists the figures of the document in reading order. Every format that
// is made of the document must say the same ones.
func (d *Document) Figures() []Figure {
	var out []Figure
	for i, s := range d.Sections {
		g := figures{section: i}
		g.blocks(s.Blocks)
		for _, p := range s.Foot {
			g.paragraph(p)
		}
		out = append(out, g.out...)
	}
	return out
}

type figures struct {
	section  int
	table    string
	row, col int
	out      []Figure
}

func (g *figures) paragraph(p Paragraph) { g.spans(p.Spans) }

func (g *figures) spans(spans []Span) {
	for _, s := range spans {
		if s.Value.Kind != NoValue {
			g.out = append(g.out, Figure{s.Value, s.Text, g.section, g.table, g.row, g.col})
		}
	}
}

func (g *figures) blocks(blocks []Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case Paragraph:
			g.paragraph(b)
		case List:
			for _, item := range b.Items {
				g.spans(item)
			}
		case Box:
			for _, p := range b.Text {
				g.paragraph(p)
			}
		case Columns:
			for _, part := range b.Parts {
				g.blocks(part)
			}
		case Table:
			g.cells(b)
		}
	}
}

func (g *figures) cells(t Table) {
	g.table = t.Name
	for i, r := range t.Rows {
		for k, c := range r.Cells {
			g.row, g.col = i, k
			for _, p := range c.Text {
				g.paragraph(p)
			}
		}
	}
	g.table, g.row, g.col = "", 0, 0
}

// same tells whether two figures print alike.
func (v Value) same(w Value) bool {
	return v.Kind == w.Kind && v.Date == w.Date && v.Status == w.Status &&
		math.Abs(v.Number-w.Number) < 0.005 && v.Of == w.Of
}
