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

// family is the print font: Tinos has the metrics of Times New Roman, which NĐ
// 30/2020 asks for, and every Vietnamese letter.
const family = "Tinos"

// producer names the program in the metadata.
const producer = "Giao ban"

// pdfSurface draws pages with fpdf and notes every text, so that the file can
// be compared with what was drawn.
type pdfSurface struct {
	pdf   *fpdf.Fpdf
	drawn [][]string // by page, in drawing order; chartMark stands for a chart's texts
}

// chartMark stands among drawn texts for those of a chart, which charts draws itself.
const chartMark = "\x00chart"

func newPDFSurface(d *Document) *pdfSurface {
	pdf := fpdf.New("P", "mm", "A4", "")
	pdf.SetMargins(marginLeft, marginTop, marginRight)
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
	for _, style := range []string{"", "B", "I", "BI"} {
		pdf.AddUTF8FontFromBytes(family, style, printFonts()[style])
	}
	return &pdfSurface{pdf: pdf}
}

func (s *pdfSurface) addPage() {
	s.pdf.AddPage()
	s.drawn = append(s.drawn, nil)
}

func (s *pdfSurface) note(text string) {
	n := len(s.drawn) - 1
	s.drawn[n] = append(s.drawn[n], text)
}

func (s *pdfSurface) text(f font, x, baseline float64, text string, wordSpace float64) {
	s.note(text)
	s.pdf.SetFont(family, f.style(), f.size)
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

func (s *pdfSurface) line(x1, y1, x2, y2, width float64) {
	s.pdf.SetLineWidth(width)
	s.pdf.Line(x1, y1, x2, y2)
}

func (s *pdfSurface) rect(x, y, w, h, width float64) {
	s.pdf.SetLineWidth(width)
	s.pdf.Rect(x, y, w, h, "D")
}

func (s *pdfSurface) bookmark(title string, level int, y float64) {
	s.pdf.SetFont(family, "", 12) // titles are written as UTF-16 under a Unicode font only
	s.pdf.Bookmark(title, level, y)
}

func (s *pdfSurface) chart(x, y float64, c Picture) error {
	s.note(chartMark)
	if err := charts.DrawPDF(s.pdf, family, x, y, c.Spec, c.Size, charts.Print, chartFonts()); err != nil {
		return fmt.Errorf("drawing chart %s: %w", c.Name, err)
	}
	return nil
}

// renderPDF draws the document; drawn are the texts of each page.
func renderPDF(d *Document) (file []byte, drawn [][]string, err error) {
	fs, err := newFaces()
	if err != nil {
		return nil, nil, err
	}
	s := newPDFSurface(d)
	if err := (layout{fs}).render(d, s); err != nil {
		return nil, nil, fmt.Errorf("laying out %q: %w", d.Title, err)
	}
	var buf bytes.Buffer
	if err := s.pdf.Output(&buf); err != nil {
		return nil, nil, fmt.Errorf("writing %q as PDF: %w", d.Title, err)
	}
	return buf.Bytes(), s.drawn, nil
}

// PDF writes the document as a PDF file with embedded subset fonts. The same
// document gives the same bytes.
func (d *Document) PDF(w io.Writer) error {
	file, _, err := renderPDF(d)
	if err != nil {
		return err
	}
	if _, err := w.Write(file); err != nil {
		return fmt.Errorf("writing %q: %w", d.Title, err)
	}
	return nil
}
