// Package document reads a file with a directive (txt, md, docx, pdf) into clean
// lines of text: one line for each paragraph, heading, list item or table row,
// in the order of reading. What the lines mean is not its business.
package document

// Formats of a Source.
const (
	FormatText     = "txt"
	FormatMarkdown = "md"
	FormatDOCX     = "docx"
	FormatPDF      = "pdf"
)

// Source is a document as read: its lines, the text to keep, and what was repaired.
type Source struct {
	Name        string   // file name without folder
	Format      string   // FormatText, FormatMarkdown, FormatDOCX or FormatPDF, by content
	Hash        [32]byte // SHA-256 of the file as received
	Pages       int      // pages of a PDF, else 0
	Text        string   // the cleaned text kept with the directive: NFC, one line for each of Lines, parted by "\n"
	Lines       []Line   // in the order of reading; none is empty
	Corrections []Correction
}

// Line is one paragraph, heading, list item, entry of a head or signature block,
// or table row, with hard line breaks joined.
type Line struct {
	Text   string   // NFC, single spaces, without Markdown marks; a table row has its cells parted by " | "
	Raw    string   // as it stood in the file, NFC, its hard line breaks as "\n"
	Page   int      // from 1; 0 when the format knows no pages
	Offset int      // byte offset of Text in Source.Text
	Bold   bool     // the whole line, or the run-in heading that it begins with, is bold
	Level  int      // of a heading that the file marks as one: 1 (highest) to 6; 0 for all else
	Cells  []string // the cells of a table row, their paragraphs parted by "\n", else nil; an empty cell is ""; a row that spans the table has one
}

// Correction is a likely fault of scanning or typing. Nothing is changed in
// Source.Text: a person decides. (The conversion of a legacy encoding is logged
// too, with Offset -1; it is applied, since the text can't be read without it.)
type Correction struct {
	Offset  int // byte offset of Was in Source.Text; -1 for the text as a whole
	Was, Is string
	Why     string // the reason, Vietnamese
}

// Options tell how to read; the zero value is right for a file that a person chose.
type Options struct {
	MaxBytes int64 // largest file; 0 means DefaultMaxBytes
	MaxPages int   // most pages of a PDF; 0 means DefaultMaxPages
}

const (
	DefaultMaxBytes = 32 << 20 // a scan of 100 pages has 20 MB; text has less
	DefaultMaxPages = 1000
)
