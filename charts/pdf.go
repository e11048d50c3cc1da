package charts

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"

	"codeberg.org/go-pdf/fpdf"
	chart "github.com/wcharczuk/go-chart/v2"
)

// PDF writes s as a document of one page of exactly that size, with vectors and
// the used part of the fonts embedded. The same input gives the same bytes, so
// the dates in it are fixed.
func PDF(w io.Writer, s Spec, size Size, t Theme, f Fonts) error {
	p, err := prepare(s, size, t, f)
	if err != nil {
		return err
	}
	doc := fpdf.NewCustom(&fpdf.InitType{
		OrientationStr: "P", UnitStr: "pt",
		Size: fpdf.SizeType{Wd: size.Width, Ht: size.Height},
	})
	epoch := time.Unix(0, 0).UTC()
	doc.SetCreationDate(epoch)
	doc.SetModificationDate(epoch)
	doc.SetCatalogSort(true)
	doc.SetTitle(p.spec.Title, true)
	doc.SetLang("vi-VN")
	doc.SetMargins(0, 0, 0)
	doc.SetAutoPageBreak(false, 0)
	family := pdfName(p.fonts.regular.family())
	doc.AddUTF8FontFromBytes(family, "", f.Regular)
	doc.AddUTF8FontFromBytes(family, "B", f.Bold)
	doc.AddPage()
	if err := p.drawPDF(doc, family, 0, 0); err != nil {
		return err
	}
	if err := doc.Output(w); err != nil {
		return fmt.Errorf("ghi biểu đồ PDF: %w", err)
	}
	return nil
}

// pdfName keeps of a font's name what a PDF name may hold without escapes.
func pdfName(family string) string {
	name := strings.Map(func(r rune) rune {
		if r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return r
		}
		return -1
	}, family)
	if name == "" {
		return "chart"
	}
	return name
}

// DrawPDF draws s into the current page of an open document, its top left corner
// at x, y in millimetres. The size is in points. The document must have family
// registered in styles "" and "B" from the same files as f.
func DrawPDF(doc *fpdf.Fpdf, family string, x, y float64, s Spec, size Size, t Theme, f Fonts) error {
	p, err := prepare(s, size, t, f)
	if err != nil {
		return err
	}
	if doc.PageCount() == 0 {
		return errors.New("biểu đồ: tài liệu PDF chưa có trang nào")
	}
	return p.drawPDF(doc, family, x*mm, y*mm)
}

// drawPDF draws with the top left corner at x, y points and leaves the pens of
// the document as they were.
func (p *picture) drawPDF(doc *fpdf.Fpdf, family string, x, y float64) error {
	defer keepPens(doc)()
	doc.SetLineCapStyle("butt")
	doc.SetLineJoinStyle("round")
	r := &pdfRenderer{doc: doc, family: family, origin: point{x, y}}
	r.fonts, r.paintPath, r.paintText = p.fonts, r.paint, r.write
	p.draw(r)
	if err := doc.Error(); err != nil {
		return fmt.Errorf("vẽ biểu đồ vào PDF: %w", err)
	}
	return nil
}

// keepPens returns a function that puts colours, line and font back.
func keepPens(doc *fpdf.Fpdf) func() {
	dr, dg, db := doc.GetDrawColor()
	fr, fg, fb := doc.GetFillColor()
	tr, tg, tb := doc.GetTextColor()
	width, capStyle, joinStyle := doc.GetLineWidth(), doc.GetLineCapStyle(), doc.GetLineJoinStyle()
	family, style := doc.GetFontFamily(), doc.GetFontStyle()
	size, _ := doc.GetFontSize()
	return func() {
		doc.SetDrawColor(dr, dg, db)
		doc.SetFillColor(fr, fg, fb)
		doc.SetTextColor(tr, tg, tb)
		doc.SetLineWidth(width)
		doc.SetLineCapStyle(capStyle)
		doc.SetLineJoinStyle(joinStyle)
		doc.SetDashPattern([]float64{}, 0)
		if family != "" {
			doc.SetFont(family, style, size)
		}
	}
}

// pdfRenderer draws vectors and text into a page.
type pdfRenderer struct {
	brush
	doc    *fpdf.Fpdf
	family string
	origin point // top left corner, points
}

var _ chart.Renderer = (*pdfRenderer)(nil)

// Save writes the whole document.
func (r *pdfRenderer) Save(w io.Writer) error { return r.doc.Output(w) }

// xy turns a point of the chart into the document's unit.
func (r *pdfRenderer) xy(p point) (x, y float64) {
	return r.doc.PointToUnitConvert(r.origin.x + p.x), r.doc.PointToUnitConvert(r.origin.y + p.y)
}

func (r *pdfRenderer) paint(fill, stroke bool) {
	style := ""
	if fill {
		style = "F"
		c := r.style.FillColor
		r.doc.SetFillColor(int(c.R), int(c.G), int(c.B))
	}
	if stroke {
		style += "D"
		c := r.style.StrokeColor
		r.doc.SetDrawColor(int(c.R), int(c.G), int(c.B))
		r.doc.SetLineWidth(r.doc.PointToUnitConvert(r.strokeWidth()))
		dashes := r.dashes()
		for i, d := range dashes {
			dashes[i] = r.doc.PointToUnitConvert(d)
		}
		r.doc.SetDashPattern(dashes, 0)
	}
	for _, o := range r.path {
		x, y := r.xy(o.to)
		switch o.kind {
		case 'M':
			r.doc.MoveTo(x, y)
		case 'L':
			r.doc.LineTo(x, y)
		case 'C':
			cx, cy := r.xy(o.c)
			dx, dy := r.xy(o.d)
			r.doc.CurveBezierCubicTo(cx, cy, dx, dy, x, y)
		case 'Z':
			r.doc.ClosePath()
		}
	}
	r.doc.DrawPath(style)
}

func (r *pdfRenderer) write(body string, at point) {
	weight := ""
	if r.style.Font == r.fonts.bold.font {
		weight = "B"
	}
	c := r.style.FontColor
	r.doc.SetFont(r.family, weight, r.fontSize())
	r.doc.SetTextColor(int(c.R), int(c.G), int(c.B))
	x, y := r.xy(at)
	r.doc.Text(x, y, body)
}
