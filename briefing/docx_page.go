package briefing

import (
	"bytes"
	"fmt"
	"strconv"

	"giaoban/charts"
)

// pageMargins are the headers and footers of a section.
type pageMargins struct {
	parts  []marginPart
	foot   bool    // the section's foot stands in the footer
	title  bool    // the first page has its own: no number
	footer float64 // mm from the lower edge of the sheet
}

type marginPart struct {
	kind, which string // "header" or "footer"; of "default" or "first" pages
	file, id    string
	write       func()
}

// newMargins makes the headers and footers of section i. NĐ 30/2020: the number
// stands centred in the top margin, and not on page 1.
func (x *docx) newMargins(i int) pageMargins {
	s := &x.d.Sections[i]
	m := pageMargins{title: s.Paper != Slide && (i == 0 || s.Restart)}
	size := x.sheetSize(s)
	m.footer = 12 - size*mmPerPoint*x.layout.faces.leading
	m.foot = x.footBelow(s)
	if m.foot && !x.showsSheets(s) {
		m.footer = s.Paper.geometry().bottom
	}
	add := func(kind, which string, write func()) {
		p := marginPart{kind: kind, which: which, write: write}
		p.file = fmt.Sprintf("%s%d%s.xml", kind, i+1, map[string]string{"first": "a"}[which])
		p.id = x.relate(kind, p.file)
		m.parts = append(m.parts, p)
	}
	whiches := []string{"default"}
	if m.title {
		whiches = append(whiches, "first")
	}
	for _, which := range whiches {
		add("header", which, func() { x.header(s, s.Paper != Slide && which == "default") })
		add("footer", which, func() { x.footer(s, m.foot) })
	}
	return m
}

// showsSheets tells whether pages say which of all sheets they are. Fields count
// from where a section begins again at 1, and LibreOffice counts the blank back
// before it, so a document with such annexes says nothing rather than a wrong number.
func (x *docx) showsSheets(s *Section) bool {
	for i := range x.d.Sections {
		if i > 0 && x.d.Sections[i].Restart {
			return false
		}
	}
	return x.d.Sheets || s.Paper == Slide
}

func (x *docx) sheetSize(s *Section) float64 {
	if s.Paper == Slide {
		return 16
	}
	return 10
}

func (x *docx) header(s *Section, number bool) {
	g := s.Paper.geometry()
	style := styleNamed(headerStyle)
	x.root("w:hdr")
	x.open("w:p")
	x.open("w:pPr")
	x.empty("w:pStyle", "w:val", headerStyle)
	if x.d.Running != "" {
		x.open("w:pBdr")
		x.border("w:bottom", 0.7, 1)
		x.close("w:pBdr")
	}
	x.open("w:tabs")
	if x.d.Running == "" { // else its text may be longer
		x.empty("w:tab", "w:val", "center", "w:pos", twips(g.textWidth()/2))
	}
	x.empty("w:tab", "w:val", "right", "w:pos", twips(g.textWidth()))
	x.close("w:tabs")
	x.close("w:pPr")
	if x.d.Running != "" {
		x.run(Span{Text: x.d.Running, Tone: Quiet}, 16, style, false)
	}
	if x.d.Running == "" {
		x.tab()
	}
	if number {
		x.field("PAGE", 13, style)
	}
	if x.d.Stamp != "" {
		size := 12.0
		if s.Paper == Slide {
			size = 16
		}
		x.tab()
		x.runs([]Span{bold(x.d.Stamp)}, size, style, true)
	}
	x.close("w:p")
	x.close("w:hdr")
}

func (x *docx) tab() {
	x.open("w:r")
	x.empty("w:tab")
	x.close("w:r")
}

// field is a number that Word keeps up to date.
func (x *docx) field(name string, size float64, style wordStyle) {
	x.open("w:fldSimple", "w:instr", " "+name+" ")
	x.run(Span{Text: "1", Tone: Quiet}, size, style, false)
	x.close("w:fldSimple")
}

// footer holds the foot of a section of one page, and which of all sheets this is.
func (x *docx) footer(s *Section, foot bool) {
	x.root("w:ftr")
	var items []flowItem
	if foot {
		items = x.foot(s)
	}
	if below := items != nil; x.showsSheets(s) {
		item := flowItem{write: func(place) { x.sheets(s, below) }}
		items = append(items, item)
	}
	x.put(items, nil)
	x.close("w:ftr")
}

func (x *docx) sheets(s *Section, below bool) {
	style, size := styleNamed(footerStyle), x.sheetSize(s)
	x.open("w:p")
	x.open("w:pPr")
	x.empty("w:pStyle", "w:val", footerStyle)
	if below {
		x.empty("w:spacing", "w:before", twips(s.Paper.geometry().bottom-12))
	}
	x.empty("w:jc", "w:val", "right")
	x.close("w:pPr")
	x.field("PAGE", size, style)
	x.run(Span{Text: "/", Tone: Quiet}, size, style, false)
	x.field("NUMPAGES", size, style)
	x.close("w:p")
}

// foot are the paragraphs under a rule at the lower margin.
func (x *docx) foot(s *Section) []flowItem {
	var out []flowItem
	for i, p := range s.Foot {
		w := wordParagraph{Paragraph: p, style: footerStyle, topLine: i == 0}
		out = append(out, flowItem{before: p.Before, after: p.After, write: func(at place) { x.paragraph(w, at) }})
	}
	return out
}

// footBelow tells whether the foot of a section stands in its footer: where it has
// one page. Word has no place at the lower margin of the last of several pages, so
// there the foot is the end of the text.
func (x *docx) footBelow(s *Section) bool {
	if s.Single || len(s.Foot) == 0 {
		return len(s.Foot) > 0
	}
	pages, err := x.layout.section(s)
	return err == nil && len(pages) == 1
}

// pageForm writes the form of a section's pages.
func (x *docx) pageForm(s *Section, m pageMargins) {
	g := s.Paper.geometry()
	x.open("w:sectPr")
	for _, p := range m.parts {
		x.empty("w:"+p.kind+"Reference", "w:type", p.which, "r:id", p.id)
	}
	x.empty("w:type", "w:val", "nextPage")
	size := []string{"w:w", twips(g.width), "w:h", twips(g.height)}
	if g.width > g.height {
		size = append(size, "w:orient", "landscape")
	}
	x.empty("w:pgSz", size...)
	x.empty("w:pgMar", "w:top", twips(g.top), "w:right", twips(g.right), "w:bottom", twips(g.bottom), "w:left", twips(g.left),
		"w:header", twips(9.5), "w:footer", twips(m.footer), "w:gutter", "0")
	if s.Restart {
		x.empty("w:pgNumType", "w:start", "1")
	}
	if m.title {
		x.empty("w:titlePg")
	}
	x.close("w:sectPr")
}

// pictureDPI is sharp on paper (NĐ 30/2020 asks scans for 200 dpi).
const pictureDPI = 200

// emu are the units of drawings: 12 700 to a point.
func emu(points float64) string { return strconv.Itoa(roundInt(points * 12700)) }

// picture is a chart as PNG in a line of its own, with its words for who can't see it.
func (x *docx) picture(b Picture, at place) {
	theme, fonts, zoom := x.layout.faces.chartTheme(), x.layout.faces.chartFonts(), b.zoom()
	size := charts.Size{Width: b.Size.Width / zoom, Height: b.Size.Height / zoom}
	var err error
	if size.Height == 0 {
		size.Height, err = charts.Height(b.Spec, size.Width, theme, fonts)
	}
	var png bytes.Buffer
	if err == nil {
		err = charts.PNG(&png, b.Spec, size, zoom*pictureDPI/72, theme, fonts)
	}
	if err != nil {
		if x.err == nil {
			x.err = fmt.Errorf("drawing chart %s: %w", b.Name, err)
		}
		return
	}
	x.images = append(x.images, png.Bytes())
	file := fmt.Sprintf("media/bieu-do-%d.png", len(x.images))
	x.drawing(b, x.relate("image", file), emu(size.Width*zoom), emu(size.Height*zoom), at)
}

func (x *docx) drawing(b Picture, rel, width, height string, at place) {
	x.ids++
	id := strconv.Itoa(x.ids)
	x.open("w:p")
	x.paragraphForm(&wordParagraph{Paragraph: Paragraph{Size: 1}, style: "Normal"}, styleNamed("Normal"), at)
	x.open("w:r")
	x.open("w:rPr")
	x.fontSize(1)
	x.close("w:rPr")
	x.open("w:drawing")
	x.open("wp:inline", "distT", "0", "distB", "0", "distL", "0", "distR", "0")
	x.empty("wp:extent", "cx", width, "cy", height)
	x.empty("wp:docPr", "id", id, "name", b.Name, "descr", charts.Describe(b.Spec), "title", b.Spec.Title)
	x.open("wp:cNvGraphicFramePr")
	x.empty("a:graphicFrameLocks", "xmlns:a", nsMain, "noChangeAspect", "1")
	x.close("wp:cNvGraphicFramePr")
	x.open("a:graphic", "xmlns:a", nsMain)
	x.open("a:graphicData", "uri", nsPicture)
	x.open("pic:pic", "xmlns:pic", nsPicture)
	x.open("pic:nvPicPr")
	x.empty("pic:cNvPr", "id", id, "name", b.Name)
	x.empty("pic:cNvPicPr")
	x.close("pic:nvPicPr")
	x.open("pic:blipFill")
	x.empty("a:blip", "r:embed", rel)
	x.open("a:stretch")
	x.empty("a:fillRect")
	x.close("a:stretch")
	x.close("pic:blipFill")
	x.open("pic:spPr")
	x.open("a:xfrm")
	x.empty("a:off", "x", "0", "y", "0")
	x.empty("a:ext", "cx", width, "cy", height)
	x.close("a:xfrm")
	x.open("a:prstGeom", "prst", "rect")
	x.empty("a:avLst")
	x.close("a:prstGeom")
	x.close("pic:spPr")
	x.close("pic:pic")
	x.close("a:graphicData")
	x.close("a:graphic")
	x.close("wp:inline")
	x.close("w:drawing")
	x.close("w:r")
	x.close("w:p")
}
