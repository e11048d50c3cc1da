// Package briefing turns a Review into a document as plain data, and a document
// into a file. A Document knows nothing of any file format, so that one model is
// rendered as PDF, DOCX and XLSX.
package briefing

import (
	"time"

	"giaoban/charts"
)

// Document is one paper. All texts are written as NFC, whatever form they have here.
type Document struct {
	Title    string // of the file's metadata
	Subject  string
	Author   string
	Language string    // BCP 47, "vi-VN"
	Created  time.Time // printed and stored; the same document gives the same bytes
	Stamp    string    // frame top right on every page, outside the text: "SỐ LIỆU MẪU"; "" = none
	Snapshot string    // code of the frozen figures behind the paper
	Face     Face      // zero = Print
	Running  string    // line top left on every page, outside the text: for slides
	Sheets   bool      // each page says in the lower margin which of all sheets it is: "9/16"
	Sections []Section
}

// Face is the type a document is set in.
type Face string

// The faces.
const (
	Print  Face = ""       // Tinos, black: the metrics of Times New Roman, which NĐ 30/2020 asks for
	Screen Face = "screen" // Noto Sans, in the colours of the app; it has no italics
)

// Section is a run of pages of one form. It begins a new page; its blocks flow
// from page to page.
type Section struct {
	Name    string // of the sheet in a workbook; "" = it is no table to work with
	Paper   Paper
	Restart bool // its pages are counted from 1 again: NĐ 30/2020 numbers each annex separately
	Single  bool // one page: what does not fit is an error, never cut off
	Blocks  []Block
	Foot    []Paragraph // at the lower margin of the last page, under a rule
}

// Block is a part of a section, from top to bottom: Letterhead, Paragraph, List,
// Table, Picture, Box, Columns, Signature, PageBreak.
type Block interface{ block() }

// Align places the lines of a paragraph.
type Align string

// Alignments; the zero value is Left.
const (
	Left    Align = ""
	Center  Align = "center"
	Right   Align = "right"
	Justify Align = "justify"
)

// Tone is the colour of a text where the face has colours; Print is black.
type Tone uint8

// The tones.
const (
	Ink   Tone = iota
	Quiet      // notes, labels
	Alarm      // overdue or missing, nothing else
)

// Span is a run of text in one style. A no-break space (U+00A0) keeps words
// together and prints as a space.
type Span struct {
	Text   string
	Bold   bool
	Italic bool
	Tone   Tone
	Link   string // anchor in the same document; without such an anchor it is plain text
	Value  Value  // the figure that Text prints; zero = none
}

// Paragraph is text that wraps. Sizes and distances are in points, Indent in mm.
type Paragraph struct {
	Spans   []Span
	Size    float64
	Align   Align
	Indent  float64 // of the first line
	Before  float64
	After   float64
	Level   int     // 1… = a heading: listed among the bookmarks, on one page with what follows
	Outline string  // what the bookmark says; "" = the text
	Keep    bool    // on one page with what follows
	Anchor  string  // where a link goes
	Rule    float64 // rule under the last line, as a share of its length; 0 = none
	TickBox bool    // an empty box to tick before the first line
}

// Marks number the items of a list.
type Marks string

// The marks of NĐ 30/2020: dashes, "1." for khoản, "a)" for điểm.
const (
	Dashes  Marks = ""
	Numbers Marks = "numbers"
	Letters Marks = "letters" // in the order of the Vietnamese alphabet: a, b, c, d, đ, e
)

// List is a list of short texts, each set like a paragraph of the body.
type List struct {
	Marks  Marks
	Items  [][]Span
	Size   float64
	Before float64 // of each item
	After  float64
}

// Letterhead is the head of NĐ 30/2020 Phụ lục I, ô 1 to 5b, 10 and 11.
type Letterhead struct {
	Superior string // ô 2: cơ quan chủ quản, capitals
	Agency   string // ô 2: cơ quan ban hành, capitals; "\n" begins a new line
	Nation   string // ô 1: Quốc hiệu
	Motto    string // ô 1: Tiêu ngữ
	Number   string // ô 3: "Số:        /BC-VPUB"; "" = a paper without a number
	About    string // ô 5b: "V/v …" of a công văn; "" = none
	PlaceDay string // ô 4: địa danh, ngày tháng
	Draft    string // "DỰ THẢO" in a frame; "" = none
	Mark     string // ô 11: chỉ dẫn lưu hành in a frame; "" = none
}

// Table is a grid with all lines drawn. Widths are in mm.
type Table struct {
	Name   string // what it shows, for files and tests
	Widths []float64
	Rows   []Row
	Header int     // rows that repeat at the top of each page
	Size   float64 // of the text, points
	Pad    float64 // above and below the text of a cell, points
	Whole  bool    // on one page, when it fits on one
	Light  bool    // only a line under the header and each row: for slides
	Before float64
	After  float64
}

// Row is a table row. It is never split over pages unless it is longer than one.
type Row struct {
	Cells  []Cell  // a column covered by a cell above with Rows > 1 has no cell here
	Anchor string  // where a link goes
	Group  bool    // the heading of the rows under it, on a grey ground: never last on a page
	Keep   bool    // on one page with the next row
	Tall   float64 // least height in mm, for blanks to fill in by hand
}

// Cell is a cell that covers Cols columns and Rows rows (0 = 1), its text in
// the middle of its height.
type Cell struct {
	Text       []Paragraph // Size 0 = the table's
	Cols, Rows int
}

// Picture is a chart drawn as vectors. Its size is in points; height 0 is the
// chart's own height at that width.
type Picture struct {
	Name   string
	Spec   charts.Spec // its title is the description of the picture
	Size   charts.Size
	Zoom   float64 // how much larger the chart is drawn, letters and all; 0 = 1
	Before float64
	After  float64
}

// Box is text in a frame over the full width.
type Box struct {
	Text   []Paragraph
	Ground bool // on a quiet ground without a line: for slides
	Before float64
	After  float64
}

// Columns are blocks side by side. Widths are in mm; what is left of the text
// width is spread between them.
type Columns struct {
	Widths []float64
	Parts  [][]Block
	Before float64
	After  float64
}

// Signature is the end of a paper, ô 7 and 9b, never split over pages: whom it
// goes to on the left, who signs on the right with room for the hand.
type Signature struct {
	Recipients []string // without dash and semicolon
	Authority  []string // "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"
	Name       string   // "" = blank: a draft
	Before     float64
}

// PageBreak begins a new page.
type PageBreak struct{}

func (Letterhead) block() {}
func (Paragraph) block()  {}
func (List) block()       {}
func (Table) block()      {}
func (Picture) block()    {}
func (Box) block()        {}
func (Columns) block()    {}
func (Signature) block()  {}
func (PageBreak) block()  {}

// anchors lists the places in the document that a link may go to.
func (d *Document) anchors() []string {
	var out []string
	for _, s := range d.Sections {
		out = appendAnchors(out, s.Blocks)
	}
	return out
}

func appendAnchors(out []string, blocks []Block) []string {
	add := func(name string) {
		if name != "" {
			out = append(out, name)
		}
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case Paragraph:
			add(b.Anchor)
		case Table:
			for _, r := range b.Rows {
				add(r.Anchor)
			}
		case Columns:
			for _, part := range b.Parts {
				out = appendAnchors(out, part)
			}
		}
	}
	return out
}
