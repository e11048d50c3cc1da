// Package directive reads the lines of a directive and proposes its header,
// clauses and tasks for a person to review. It works by rules about how official
// documents are laid out (NĐ 30/2020/NĐ-CP, Phụ lục I) and worded, without a
// model and without chance: the same lines always give the same proposal. Each
// proposed field says which words it came from, by which rule and how sure it is.
package directive

import (
	"slices"

	"giaoban/data"
)

// Line is one paragraph, heading, list item or table row of a document, with
// hard line breaks joined.
type Line struct {
	Text   string
	Page   int
	Offset int      // byte offset of Text in the text that is kept
	Bold   bool     // the line, or the run-in heading that it begins with
	Level  int      // of a heading marked as one in the file, from 1; 0 otherwise
	Cells  []string // of a table row, else nil
}

// Options are what the workbook knows, so that names become codes. The zero
// value reads without: then all names are new.
type Options struct {
	Agencies []data.Agency
	Groups   []data.Group
	Schemes  []data.Scheme // the trees whose contents tasks are linked to
}

// Confidence in percent. Review shows what is low first.
type Confidence int

// Steps of confidence: rules say one of these, not a figure of their own.
const (
	Stated Confidence = 95 // the words say so
	Sound  Confidence = 85 // the layout says so
	Likely Confidence = 70 // one of two readings, the usual one
	Guess  Confidence = 45 // nothing speaks against it
)

// Why explains one proposed field.
type Why struct {
	Field      string // "lead", "deadline", "number", …
	Words      string // the words it was read from
	Line       int    // index into the lines that were read; -1: no single place
	Offset     int    // byte offset of Words in the text that is kept; -1: not to be found there
	Confidence Confidence
	Reason     string // the rule, Vietnamese
}

// Proposal is what a document is read as.
type Proposal struct {
	Header     Header
	Clauses    []Clause
	Tasks      []Task
	References []Reference
}

// Header holds the fields of the first and the last page. Empty: not found.
type Header struct {
	Type        Type
	Number      string
	Date        data.Date
	Place       string
	Issuer      string
	Subject     string // trích yếu, without "V/v"
	Signer      string
	SignerTitle string
	Addressees  []string
	Recipients  []string
	Why         []Why
}

// Clause is one numbered part, verbatim. Those with a task count; a lead-in opens a part.
type Clause struct {
	Path    string // "1.a", "3.d.-2"
	Heading string // what it stands under
	Text    string
	LeadIn  bool
	Line    int // of its first line
	Lines   int // how many lines it takes
	Bold    bool
}

// Named is an agency or a group as the document names it.
type Named struct {
	Name  string
	Codes []string // of the workbook's agencies or groups; nil: not known there
}

// Task is a proposed duty.
type Task struct {
	Path         string
	Clause       int // index into Proposal.Clauses
	Text         string
	StartsWith   string // the first eight words
	Lead         []Named
	Cooperate    []Named
	Oversee      []Named // who is in charge of it among the leaders
	Deadline     data.Date
	Inferred     bool   // the day follows from the words, it isn't written out
	DeadlineText string // the document's own time words
	Recurrence   Recurrence
	Urgency      string // "khẩn trương", "ngay", …
	Product      string // sản phẩm, kết quả
	Target       data.Target
	Links        []data.Link
	Confidence   Confidence // the lowest of its fields
	Why          []Why
}

// Recurrence is how often a duty comes back; "" when it doesn't.
type Recurrence string

// Recurrences.
const (
	Daily      Recurrence = "daily"
	Weekly     Recurrence = "weekly"
	Monthly    Recurrence = "monthly"
	Quarterly  Recurrence = "quarterly"
	Semiannual Recurrence = "semiannual"
	Yearly     Recurrence = "yearly"
	Ongoing    Recurrence = "ongoing" // thường xuyên
)

// Months between two occurrences; 0 for what has no month's rhythm.
func (r Recurrence) Months() int {
	switch r {
	case Monthly:
		return 1
	case Quarterly:
		return 3
	case Semiannual:
		return 6
	case Yearly:
		return 12
	}
	return 0
}

// Reference is a document that the directive cites.
type Reference struct {
	Number string
	Date   data.Date
	Issuer string
	Line   int
}

// Read proposes what the lines say. It never fails: what isn't found stays empty.
func Read(lines []Line, o Options) *Proposal {
	doc := layOut(lines)
	p := &Proposal{Header: readHeader(doc)}
	p.References = references(doc, p.Header.Number)
	r := &reader{
		doc: doc, header: &p.Header, terms: abbreviations(doc.parts),
		names: newDirectory(o), nodes: newContents(o), earliest: earliest(p),
	}
	r.read(p)
	return p
}

// earliest is the day before which no deadline lies: that of the document, or of
// the newest document that it cites.
func earliest(p *Proposal) data.Date {
	day := p.Header.Date
	if day == 0 {
		for _, r := range p.References {
			day = max(day, r.Date)
		}
	}
	return day
}

// lowest is the confidence of a task: that of its weakest field.
func lowest(why []Why) Confidence {
	if len(why) == 0 {
		return Guess
	}
	return slices.MinFunc(why, func(a, b Why) int { return int(a.Confidence - b.Confidence) }).Confidence
}
