package briefing

import "strconv"

// wordStyle is a named style. What a paragraph sets otherwise is written with it.
type wordStyle struct {
	id, name string
	size     float64
	bold     bool
	italic   bool
	align    Align
	indent   float64 // mm
	keep     bool
	outline  int // level of a heading, from 1
}

// The styles by what they are for (NĐ 30/2020 Phụ lục I: sizes 10 to 14).
func normalStyle() wordStyle { return wordStyle{id: "Normal", name: "Normal", size: 14} }

const (
	bodyStyle   = "BodyText"
	tableStyle  = "TableText"
	letterStyle = "Letterhead"
	quoteStyle  = "Quote"
	listStyle   = "ListParagraph"
	headerStyle = "Header"
	footerStyle = "Footer"
	noteStyle   = "NoteText"
)

func wordStyles() []wordStyle {
	return []wordStyle{
		normalStyle(),
		{id: "Heading1", name: "heading 1", size: 14, bold: true, align: Center, keep: true, outline: 1},
		{id: "Heading2", name: "heading 2", size: 14, bold: true, keep: true, outline: 2},
		{id: "Heading3", name: "heading 3", size: 14, bold: true, keep: true, outline: 3},
		{id: bodyStyle, name: "Body Text", size: 14, align: Justify, indent: 10},
		{id: quoteStyle, name: "Quote", size: 14, italic: true, align: Justify, indent: 10},
		{id: listStyle, name: "List Paragraph", size: 14, align: Justify},
		{id: noteStyle, name: "Ghi chú", size: 12, align: Justify},
		{id: tableStyle, name: "Chữ trong bảng", size: 12},
		{id: letterStyle, name: "Thể thức", size: 13, align: Center},
		{id: headerStyle, name: "header", size: 13},
		{id: footerStyle, name: "footer", size: 10},
	}
}

func styleNamed(id string) wordStyle {
	for _, s := range wordStyles() {
		if s.id == id {
			return s
		}
	}
	return normalStyle()
}

// fontName is the font named for a face. Tinos, in which pages are measured, has
// the metrics of Times New Roman, which every Office has.
func (x *docx) fontName() (name, others string) {
	if x.layout.faces.screen {
		return "Noto Sans", "Segoe UI,Arial"
	}
	return "Times New Roman", "Tinos,Liberation Serif"
}

func (x *docx) styleSheet() {
	font, _ := x.fontName()
	x.open("w:styles", "xmlns:w", nsWord)
	x.open("w:docDefaults")
	x.open("w:rPrDefault")
	x.open("w:rPr")
	x.empty("w:rFonts", "w:ascii", font, "w:hAnsi", font, "w:eastAsia", font, "w:cs", font)
	x.fontSize(14)
	x.empty("w:lang", "w:val", x.d.Language, "w:eastAsia", x.d.Language, "w:bidi", "ar-SA")
	x.close("w:rPr")
	x.close("w:rPrDefault")
	x.open("w:pPrDefault")
	x.open("w:pPr")
	x.empty("w:widowControl")
	x.empty("w:spacing", "w:before", "0", "w:after", "0", "w:line", "240", "w:lineRule", "auto") // "dòng đơn"
	x.close("w:pPr")
	x.close("w:pPrDefault")
	x.close("w:docDefaults")
	for _, s := range wordStyles() {
		x.style(s)
	}
	x.open("w:style", "w:type", "table", "w:default", "1", "w:styleId", "TableNormal")
	x.empty("w:name", "w:val", "Normal Table")
	x.open("w:tblPr")
	x.empty("w:tblInd", "w:w", "0", "w:type", "dxa")
	x.cellMargins(0, 0, 0)
	x.close("w:tblPr")
	x.close("w:style")
	x.close("w:styles")
}

func (x *docx) style(s wordStyle) {
	attrs := []string{"w:type", "paragraph", "w:styleId", s.id}
	if s.id == "Normal" {
		attrs = append(attrs, "w:default", "1")
	}
	x.open("w:style", attrs...)
	x.empty("w:name", "w:val", s.name)
	if s.id != "Normal" {
		x.empty("w:basedOn", "w:val", "Normal")
	}
	x.empty("w:qFormat")
	x.open("w:pPr")
	if s.keep {
		x.empty("w:keepNext")
	}
	if s.indent > 0 {
		x.empty("w:ind", "w:firstLine", twips(s.indent))
	}
	if s.align != Left {
		x.empty("w:jc", "w:val", s.align.word())
	}
	if s.outline > 0 {
		x.empty("w:outlineLvl", "w:val", strconv.Itoa(s.outline-1))
	}
	x.close("w:pPr")
	x.open("w:rPr")
	if s.bold {
		x.empty("w:b")
	}
	if s.italic {
		x.empty("w:i")
	}
	x.fontSize(s.size)
	x.close("w:rPr")
	x.close("w:style")
}

func (x *docx) fontSize(points float64) {
	half := strconv.Itoa(int(points*2 + 0.5))
	x.empty("w:sz", "w:val", half)
	x.empty("w:szCs", "w:val", half)
}

// word is the name that Word has for an alignment.
func (a Align) word() string {
	switch a {
	case Justify:
		return "both"
	case Left:
		return "left"
	}
	return string(a)
}

// twips are twentieths of a point, from mm.
func twips(mm float64) string { return pointTwips(mm / mmPerPoint) }

func pointTwips(points float64) string { return strconv.Itoa(roundInt(points * 20)) }

func (x *docx) settings() {
	x.open("w:settings", "xmlns:w", nsWord)
	x.empty("w:zoom", "w:percent", "100")
	x.empty("w:defaultTabStop", "w:val", twips(10))
	x.empty("w:characterSpacingControl", "w:val", "doNotCompress")
	x.open("w:compat")
	x.empty("w:compatSetting", "w:name", "compatibilityMode", "w:uri", "http://schemas.microsoft.com/office/word", "w:val", "15")
	x.close("w:compat")
	x.empty("w:themeFontLang", "w:val", x.d.Language)
	x.empty("w:decimalSymbol", "w:val", ",")
	x.empty("w:listSeparator", "w:val", ";")
	x.close("w:settings")
}

func (x *docx) fontTable() {
	name, others := x.fontName()
	kind := "roman"
	if x.layout.faces.screen {
		kind = "swiss"
	}
	x.open("w:fonts", "xmlns:w", nsWord)
	x.open("w:font", "w:name", name)
	x.empty("w:altName", "w:val", others)
	x.empty("w:charset", "w:val", "00")
	x.empty("w:family", "w:val", kind)
	x.empty("w:pitch", "w:val", "variable")
	x.close("w:font")
	x.close("w:fonts")
}
