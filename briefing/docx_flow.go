package briefing

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// flowItem is a paragraph or table in the flow of a section or cell. Distances
// are in points.
type flowItem struct {
	before, after float64
	table, breaks bool // breaks: a new page begins before it
	write         func(at place)
}

// place is what a paragraph takes from where it stands.
type place struct {
	before, after float64 // points
	breaks        bool
	end           func() // writes the form of the section that ends here; nil = none does
}

// flow turns blocks into paragraphs and tables; width is the text's in mm and
// style that of its paragraphs.
func (x *docx) flow(blocks []Block, width float64, style string) []flowItem {
	var out []flowItem
	breaks := false
	for _, b := range blocks {
		if _, ok := b.(PageBreak); ok {
			breaks = len(out) > 0
			continue
		}
		items := x.block(b, width, style)
		if len(items) > 0 {
			items[0].breaks, breaks = breaks, false
		}
		out = append(out, items...)
	}
	return out
}

func (x *docx) block(b Block, width float64, style string) []flowItem {
	switch b := b.(type) {
	case Letterhead:
		return []flowItem{{table: true, write: func(place) { x.letterhead(b) }}}
	case Paragraph:
		return x.paragraphs(wordParagraph{Paragraph: b, style: styleOf(b, style)}, width)
	case List:
		return x.list(b)
	case Table:
		return []flowItem{{before: b.Before, after: b.After, table: true, write: func(place) { x.table(b) }}}
	case Picture:
		return []flowItem{{before: b.Before, after: b.After, write: func(at place) { x.picture(b, at) }}}
	case Box:
		return []flowItem{{before: b.Before, after: b.After, table: true, write: func(place) { x.box(b, width) }}}
	case Columns:
		return []flowItem{{before: b.Before, after: b.After, table: true, write: func(place) { x.columns(b, width, style) }}}
	case Signature:
		return []flowItem{{before: b.Before, table: true, write: func(place) { x.signature(b, width) }}}
	}
	if x.err == nil {
		x.err = fmt.Errorf("block %T can't be written", b)
	}
	return nil
}

// styleOf names the style of a paragraph by what it is.
func styleOf(p Paragraph, style string) string {
	switch {
	case p.Level > 0:
		return fmt.Sprintf("Heading%d", min(p.Level, 3))
	case style != bodyStyle:
		return style
	case p.Align == Justify && p.Size < 13:
		return noteStyle
	case p.Align == Justify && quoted(p.Spans):
		return quoteStyle
	case p.Align == Justify:
		return bodyStyle
	}
	return "Normal"
}

func quoted(spans []Span) bool {
	for _, s := range spans {
		if !s.Italic {
			return false
		}
	}
	return len(spans) > 0
}

// put writes a flow. Word keeps no distance around tables, joins tables that touch
// and wants a paragraph at the end of a cell and of a section, so that the distance
// between two parts is one number: the paragraph's, or that of an empty line.
func (x *docx) put(items []flowItem, end func()) {
	gap := func(i int) float64 {
		if i == 0 || i >= len(items) || items[i].breaks {
			return 0
		}
		return items[i-1].after + items[i].before
	}
	for i := range items {
		it := &items[i]
		at := place{breaks: it.breaks}
		if it.table {
			if it.breaks || i > 0 && items[i-1].table {
				x.spacer(place{before: gap(i), breaks: it.breaks})
			}
			it.write(at)
			continue
		}
		at.before = gap(i)
		if i+1 < len(items) && items[i+1].table {
			at.after = gap(i + 1)
		}
		if i == len(items)-1 {
			at.end = end
		}
		it.write(at)
	}
	if n := len(items); n == 0 || items[n-1].table {
		x.spacer(place{end: end})
	}
}

// spacer is an empty line that is only as high as its distance.
func (x *docx) spacer(at place) {
	height := max(1, at.before)
	x.paragraph(wordParagraph{Paragraph: Paragraph{Size: 1}, style: "Normal", line: height}, place{breaks: at.breaks, end: at.end})
}

// wordParagraph is a paragraph with what only Word needs to know.
type wordParagraph struct {
	Paragraph
	style   string
	list    int     // numbering instance; 0 = none
	line    float64 // exact height of a line in points; 0 = single
	topLine bool    // a rule above
	left    float64 // mm on both sides of the rule, from the left and from the right
	right   float64
	framed  bool     // its words in a frame
	marks   []string // anchors besides its own
}

// paragraphs is a paragraph, and the rule under it when it has one: a line above
// an empty paragraph, as long as the share of the last line's length.
func (x *docx) paragraphs(p wordParagraph, width float64) []flowItem {
	item := flowItem{before: p.Before, after: p.After, write: func(at place) { x.paragraph(p, at) }}
	if p.Rule == 0 {
		return []flowItem{item}
	}
	p.Keep = true
	rule := wordParagraph{style: "Normal", line: ruleRoom / 2 / mmPerPoint, topLine: true}
	rule.Size, rule.Keep = 1, p.Level > 0
	length := width * p.Rule
	if lines, err := x.layout.lines(p.Spans, p.Size, width, p.Indent); err == nil && len(lines) > 0 {
		length = lines[len(lines)-1].natural * p.Rule
	}
	rule.right = width - length
	if p.Align == Center {
		rule.left, rule.right = rule.right/2, rule.right/2
	}
	item.after = 0
	return []flowItem{item, {before: ruleRoom / 2 / mmPerPoint, after: p.After, write: func(at place) { x.paragraph(rule, at) }}}
}

// ruleRoom is the height in mm that a rule under a paragraph takes.
const ruleRoom = 1.2

// paragraph writes a paragraph.
func (x *docx) paragraph(p wordParagraph, at place) {
	style := styleNamed(p.style)
	x.open("w:p")
	x.paragraphForm(&p, style, at)
	for _, a := range append(p.marks, p.Anchor) {
		x.mark(a)
	}
	if p.TickBox {
		x.tickBox(p.Size)
	}
	x.runs(p.Spans, p.Size, style, p.framed)
	x.close("w:p")
}

// paragraphForm writes what the paragraph has and its style has not, in the order
// of the schema.
func (x *docx) paragraphForm(p *wordParagraph, style wordStyle, at place) {
	x.open("w:pPr")
	x.empty("w:pStyle", "w:val", p.style)
	if (p.Keep || p.Level > 0) && !style.keep {
		x.empty("w:keepNext")
	}
	if at.breaks {
		x.empty("w:pageBreakBefore")
	}
	if p.list > 0 {
		x.open("w:numPr")
		x.empty("w:ilvl", "w:val", "0")
		x.empty("w:numId", "w:val", strconv.Itoa(p.list))
		x.close("w:numPr")
	}
	if p.topLine {
		space := 0
		if p.line == 0 { // text follows the rule
			space = roundInt(ruleRoom / mmPerPoint)
		}
		x.open("w:pBdr")
		x.border("w:top", hairline, space)
		x.close("w:pBdr")
	}
	x.spacing(p, at)
	x.indents(p, style)
	if p.Align != style.align && p.list == 0 {
		x.empty("w:jc", "w:val", p.Align.word())
	}
	if p.Size != style.size {
		x.open("w:rPr")
		x.fontSize(p.Size)
		x.close("w:rPr")
	}
	if at.end != nil {
		at.end()
	}
	x.close("w:pPr")
}

func (x *docx) border(name string, mm float64, space int) {
	eighths := max(2, int(mm/mmPerPoint*8))
	x.empty(name, "w:val", "single", "w:sz", strconv.Itoa(eighths), "w:space", strconv.Itoa(space), "w:color", "auto")
}

func (x *docx) spacing(p *wordParagraph, at place) {
	var attrs []string
	if at.before > 0 {
		attrs = append(attrs, "w:before", pointTwips(at.before))
	}
	if at.after > 0 {
		attrs = append(attrs, "w:after", pointTwips(at.after))
	}
	if p.line > 0 {
		attrs = append(attrs, "w:line", pointTwips(p.line), "w:lineRule", "exact")
	}
	if attrs != nil {
		x.empty("w:spacing", attrs...)
	}
}

func (x *docx) indents(p *wordParagraph, style wordStyle) {
	switch {
	case p.TickBox:
		hang := pointTwips(1.1 * p.Size)
		x.empty("w:ind", "w:left", hang, "w:hanging", hang)
	case p.topLine && p.line > 0:
		x.empty("w:ind", "w:left", twips(p.left), "w:right", twips(p.right), "w:firstLine", "0")
	case p.Indent != style.indent && p.list == 0:
		x.empty("w:ind", "w:firstLine", twips(p.Indent))
	}
}

// mark sets the bookmark of an anchor, the first time it is met.
func (x *docx) mark(anchor string) {
	name := x.marks[anchor]
	if name == "" || x.placed[anchor] {
		return
	}
	x.placed[anchor] = true
	x.ids++
	id := strconv.Itoa(x.ids)
	x.empty("w:bookmarkStart", "w:id", id, "w:name", name)
	x.empty("w:bookmarkEnd", "w:id", id)
}

// runs writes spans; those of one link are one hyperlink within the document.
func (x *docx) runs(spans []Span, size float64, style wordStyle, framed bool) {
	link := ""
	turn := func(to string) {
		if to == link {
			return
		}
		if link != "" {
			x.close("w:hyperlink")
		}
		if to != "" {
			x.open("w:hyperlink", "w:anchor", to, "w:history", "1")
		}
		link = to
	}
	for _, sp := range tight(spans) {
		turn(x.marks[sp.Link])
		if framed {
			sp.Text = strings.Repeat(noBreak, 2) + sp.Text + strings.Repeat(noBreak, 2)
		}
		x.run(sp, size, style, framed)
	}
	turn("")
}

func (x *docx) run(sp Span, size float64, style wordStyle, framed bool) {
	x.open("w:r")
	x.runForm(sp, size, style, framed)
	x.leaf("w:t", sp.Text, "xml:space", "preserve")
	x.close("w:r")
}

func (x *docx) runForm(sp Span, size float64, style wordStyle, framed bool) {
	screen := x.layout.faces.screen && sp.Tone != Ink
	if sp.Bold == style.bold && sp.Italic == style.italic && size == style.size && !screen && !framed {
		return
	}
	x.open("w:rPr")
	x.toggle("w:b", sp.Bold, style.bold)
	x.toggle("w:i", sp.Italic, style.italic)
	if screen {
		c := sp.Tone.color()
		x.empty("w:color", "w:val", fmt.Sprintf("%02X%02X%02X", c[0], c[1], c[2]))
	}
	if size != style.size {
		x.fontSize(size)
	}
	if framed {
		x.border("w:bdr", hairline, 1)
	}
	x.close("w:rPr")
}

func (x *docx) toggle(name string, want, has bool) {
	switch {
	case want && !has:
		x.empty(name)
	case has && !want:
		x.empty(name, "w:val", "0")
	}
}

// tickBox is a box that Word ticks on a click, with a tab to the text behind it.
func (x *docx) tickBox(size float64) {
	const empty, ticked = "☐", "☒"
	const font = "MS Gothic" // as Word's own boxes
	x.open("w:sdt")
	x.open("w:sdtPr")
	x.ids++
	x.empty("w:id", "w:val", strconv.Itoa(1000000+x.ids))
	x.open("w14:checkbox")
	x.empty("w14:checked", "w14:val", "0")
	x.empty("w14:checkedState", "w14:val", fmt.Sprintf("%04X", []rune(ticked)[0]), "w14:font", font)
	x.empty("w14:uncheckedState", "w14:val", fmt.Sprintf("%04X", []rune(empty)[0]), "w14:font", font)
	x.close("w14:checkbox")
	x.close("w:sdtPr")
	x.open("w:sdtContent")
	x.open("w:r")
	x.open("w:rPr")
	x.empty("w:rFonts", "w:ascii", font, "w:hAnsi", font, "w:eastAsia", font, "w:hint", "eastAsia")
	x.fontSize(math.Round(size*2*0.85) / 2) // such fonts stand taller than the text
	x.close("w:rPr")
	x.leaf("w:t", empty)
	x.close("w:r")
	x.close("w:sdtContent")
	x.close("w:sdt")
	x.open("w:r")
	x.empty("w:tab")
	x.close("w:r")
}

func roundInt(v float64) int { return int(math.Round(v)) }
