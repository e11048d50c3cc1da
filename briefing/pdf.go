package briefing

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"giaoban/charts"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/text/unicode/norm"
)

// producer names the program in the metadata.
const producer = "Giao ban"

// pdfSurface draws pages with fpdf and notes every text, so that the file can
// be compared with what was drawn.
type pdfSurface struct {
	pdf       *fpdf.Fpdf
	faces     *faces
	drawn     [][]string     // by page, in drawing order; chartMark stands for a chart's texts
	anchors   map[string]int // fpdf's number of each anchor that the document has
	bookmarks []bookmark
	height    float64 // of the page
	font      font
	tone      Tone
	width     float64 // of lines
}

type bookmark struct {
	title  string
	level  int
	page   int
	y      float64
	height float64 // of its page
}

// chartMark stands among drawn texts for those of a chart, which charts draws itself.
const chartMark = "\x00chart"

func newPDFSurface(d *Document, fs *faces) *pdfSurface {
	pdf := fpdf.New("P", "mm", "A4", "")
	pdf.SetMargins(0, 0, 0)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetCellMargin(0)
	pdf.SetCatalogSort(true) // with fixed dates: the same document gives the same bytes
	pdf.SetCreationDate(d.Created)
	pdf.SetModificationDate(d.Created)
	pdf.SetLang(d.Language)
	pdf.SetProducer(producer, true)
	pdf.SetCreator(producer, true)
	pdf.SetTitle(norm.NFC.String(d.Title), true)
	pdf.SetSubject(norm.NFC.String(d.Subject), true)
	pdf.SetAuthor(norm.NFC.String(d.Author), true)
	pdf.SetKeywords(d.Snapshot, true)
	for _, style := range fs.styles() {
		pdf.AddUTF8FontFromBytes(fs.name, style, fs.files[style])
	}
	s := &pdfSurface{pdf: pdf, faces: fs, anchors: map[string]int{}}
	for _, a := range d.anchors() {
		if s.anchors[a] == 0 {
			s.anchors[a] = pdf.AddLink()
		}
	}
	return s
}

func (s *pdfSurface) addPage(p Paper) {
	g := p.geometry()
	form, size := "P", fpdf.SizeType{Wd: g.width, Ht: g.height}
	if g.width > g.height { // fpdf wants the upright size and turns it
		form, size = "L", fpdf.SizeType{Wd: g.height, Ht: g.width}
	}
	s.pdf.AddPageFormat(form, size)
	s.height, s.width = g.height, 0
	s.drawn = append(s.drawn, nil)
}

func (s *pdfSurface) note(text string) {
	n := len(s.drawn) - 1
	s.drawn[n] = append(s.drawn[n], text)
}

// setFont tells fpdf only what changes.
func (s *pdfSurface) setFont(f font) {
	if f.bold != s.font.bold || f.italic != s.font.italic || f.size != s.font.size {
		s.pdf.SetFont(s.faces.name, s.faces.styleOf(f), f.size)
		s.font = f
	}
	if s.faces.screen && f.tone != s.tone {
		c := f.tone.color()
		s.pdf.SetTextColor(c[0], c[1], c[2])
		s.tone = f.tone
	}
}

// color is the tone on a screen: the tokens ink, ink2 and red.
func (t Tone) color() [3]int {
	switch t {
	case Quiet:
		return [3]int{0x55, 0x5D, 0x65}
	case Alarm:
		return [3]int{0xA6, 0x1E, 0x17}
	}
	return [3]int{0, 0, 0}
}

func (s *pdfSurface) text(f font, x, baseline float64, text string, wordSpace float64) {
	s.note(text)
	s.setFont(f)
	gaps := strings.Count(text, " ")
	if wordSpace == 0 || gaps == 0 {
		s.pdf.Text(x, baseline, text)
		return
	}
	// A justified cell is one text with real spaces, each followed by an
	// adjustment, so the line copies back as it was written. Its width decides
	// the adjustment; a cell of height 0 puts the baseline 0,3 em under y.
	width := s.pdf.GetStringWidth(text) + wordSpace*float64(gaps)
	s.pdf.SetXY(x, baseline-0.3*f.size*mmPerPoint)
	s.pdf.CellFormat(width, 0, text, "", 0, "J", false, 0, "")
}

// setWidth tells fpdf only what changes.
func (s *pdfSurface) setWidth(w float64) {
	if w != s.width {
		s.pdf.SetLineWidth(w)
		s.width = w
	}
}

func (s *pdfSurface) line(x1, y1, x2, y2, width float64) {
	s.setWidth(width)
	s.pdf.Line(x1, y1, x2, y2)
}

func (s *pdfSurface) rect(x, y, w, h, width float64) {
	s.setWidth(width)
	s.pdf.Rect(x, y, w, h, "D")
}

func (s *pdfSurface) ground(x, y, w, h float64) {
	s.pdf.SetFillColor(0xEE, 0xEE, 0xEE)
	if s.faces.screen {
		s.pdf.SetFillColor(0xE1, 0xEA, 0xF2)
	}
	s.pdf.Rect(x, y, w, h, "F")
	s.pdf.SetFillColor(0, 0, 0)
}

func (s *pdfSurface) bookmark(title string, level int, y float64) {
	s.bookmarks = append(s.bookmarks, bookmark{title, level, len(s.drawn), y, s.height})
}

func (s *pdfSurface) anchor(name string, y float64) {
	s.pdf.SetLink(s.anchors[name], y, len(s.drawn))
}

func (s *pdfSurface) link(name string, x, y, w, h float64) {
	if n := s.anchors[name]; n != 0 {
		s.pdf.Link(x, y, w, h, n)
	}
}

func (s *pdfSurface) chart(x, y float64, c Picture) error {
	s.note(chartMark)
	size, zoom := c.Size, c.zoom()
	size.Width, size.Height = size.Width/zoom, size.Height/zoom
	if zoom != 1 {
		s.pdf.TransformBegin()
		s.pdf.TransformScale(100*zoom, 100*zoom, x, y)
		defer s.pdf.TransformEnd()
	}
	if err := charts.DrawPDF(s.pdf, s.faces.name, x, y, c.Spec, size, s.faces.chartTheme(), s.faces.chartFonts()); err != nil {
		return fmt.Errorf("drawing chart %s: %w", c.Name, err)
	}
	s.font, s.tone, s.width = font{}, Ink, 0 // a chart leaves its own font behind
	return nil
}

// outline writes the bookmarks. fpdf counts y of all of them from the last page's
// height, whatever the height of their own, so they are written when that is known.
func (s *pdfSurface) outline() {
	last := s.pdf.PageNo()
	s.pdf.SetFont(s.faces.name, "", 12) // titles are written as UTF-16 under a Unicode font only
	for _, b := range s.bookmarks {
		s.pdf.SetPage(b.page)
		s.pdf.Bookmark(b.title, b.level, b.y+s.height-b.height)
	}
	s.pdf.SetPage(last)
}

// rendered is a document as a PDF file, with what was drawn to make it.
type rendered struct {
	file   []byte
	drawn  [][]string // the texts of each page
	papers []Paper    // of each page
}

// renderPDF draws the document.
func renderPDF(d *Document) (*rendered, error) {
	fs, err := newFaces(d.Face)
	if err != nil {
		return nil, err
	}
	s := newPDFSurface(d, fs)
	papers, err := (layout{fs}).render(d, s)
	if err != nil {
		return nil, fmt.Errorf("laying out %q: %w", d.Title, err)
	}
	s.outline()
	var buf bytes.Buffer
	if err := s.pdf.Output(&buf); err != nil {
		return nil, fmt.Errorf("writing %q as PDF: %w", d.Title, err)
	}
	return &rendered{buf.Bytes(), s.drawn, papers}, nil
}

// PDF writes the document as a PDF file with embedded subset fonts. The same
// document gives the same bytes.
func (d *Document) PDF(w io.Writer) error {
	r, err := renderPDF(d)
	if err != nil {
		return err
	}
	if _, err := w.Write(r.file); err != nil {
		return fmt.Errorf("writing %q: %w", d.Title, err)
	}
	return nil
}
