// Package briefing turns a Review into a document as plain data, and a document
// into a file. A Document knows nothing of any file format, so that one model is
// rendered as PDF now and as DOCX and XLSX later.
package briefing

import (
	"time"

	"giaoban/charts"
)

// Geometry of an A4 portrait page in mm (NĐ 30/2020 Phụ lục I: top and bottom
// 20–25, left 30–35, right 15–20).
const (
	pageWidth, pageHeight    = 210.0, 297.0
	marginTop, marginRight   = 20.0, 15.0
	marginBottom, marginLeft = 20.0, 30.0
	textWidth                = pageWidth - marginLeft - marginRight
	textHeight               = pageHeight - marginTop - marginBottom

	// The letterhead's columns. An even split would wrap the Quốc hiệu, which
	// is 88 mm long in 12 pt bold.
	agencyColumn, nationColumn = 68.0, 97.0
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
	Pages    []Page
}

// Page is one sheet, A4 portrait. What does not fit is an error, never cut off.
type Page struct {
	Blocks []Block
	Foot   []Paragraph // at the lower margin, under a rule
}

// Block is a part of a page, from top to bottom: Letterhead, Paragraph, Table,
// Picture, Box, Columns.
type Block interface{ block() }

// Align places the lines of a paragraph.
type Align string

// Alignments; the zero value is Left.
const (
	Left    Align = ""
	Center  Align = "center"
	Justify Align = "justify"
)

// Span is a run of text in one style. A no-break space (U+00A0) keeps words
// together and prints as a space.
type Span struct {
	Text   string
	Bold   bool
	Italic bool
}

// Paragraph is text that wraps. Sizes and distances are in points, Indent in mm.
type Paragraph struct {
	Spans   []Span
	Size    float64
	Align   Align
	Indent  float64 // of the first line
	Before  float64
	After   float64
	Level   int     // 1… = a heading, listed among the bookmarks
	Rule    float64 // rule under the last line, as a share of its length; 0 = none
	TickBox bool    // an empty box to tick before the first line
}

// Letterhead is the head of NĐ 30/2020 Phụ lục I, ô 1, 2, 4 and 11.
type Letterhead struct {
	Superior string // cơ quan chủ quản, capitals
	Agency   string // cơ quan ban hành, capitals
	Nation   string // Quốc hiệu
	Motto    string // Tiêu ngữ
	PlaceDay string // địa danh, ngày tháng
	Mark     string // chỉ dẫn lưu hành in a frame; "" = none
}

// Table is a grid with all lines drawn. Widths are in mm.
type Table struct {
	Widths []float64
	Rows   []Row
	Header int     // rows that repeat when the table runs over pages
	Size   float64 // of the text, points
	Pad    float64 // above and below the text of a cell, points
	Before float64
	After  float64
}

// Row is a table row. A column covered by a cell above with Rows > 1 has no cell here.
type Row []Cell

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
	Spec   charts.Spec
	Size   charts.Size
	Before float64
	After  float64
}

// Box is text in a frame over the full width.
type Box struct {
	Text   []Paragraph
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

func (Letterhead) block() {}
func (Paragraph) block()  {}
func (Table) block()      {}
func (Picture) block()    {}
func (Box) block()        {}
func (Columns) block()    {}
