package briefing

import (
	"strconv"
	"strings"
)

// letterLine is a line of a letterhead or signature.
func (x *docx) letterLines(ps []Paragraph, width float64) []flowItem {
	var out []flowItem
	for _, p := range ps {
		out = append(out, x.paragraphs(wordParagraph{Paragraph: p, style: letterStyle}, width)...)
	}
	return out
}

// letterhead is a table without lines, 68 | 97 mm: who issues the paper and the
// nation, then number and date.
func (x *docx) letterhead(h Letterhead) {
	widths := []float64{agencyColumn, nationColumn}
	x.openTable(widths, tableForm{})
	x.plainRow(widths, [][]flowItem{x.letterLines(h.agencyLines(), agencyColumn), x.letterLines(h.nationLines(), nationColumn)}, false)
	x.underAgency(h, x.letterLines([]Paragraph{h.dayLine()}, nationColumn))
	x.close("w:tbl")
}

// frameGap is the distance in mm above a word in a frame.
const frameGap = 1.6

// underAgency is the second row: number, trích yếu of a công văn and frames; date.
func (x *docx) underAgency(h Letterhead, day []flowItem) {
	var low []flowItem
	if h.Number != "" {
		low = x.letterLines([]Paragraph{centred(h.Number, 13, false, false, 0)}, agencyColumn)
	}
	if h.About != "" {
		about := centred(h.About, 12, false, false, 0)
		about.Before = 6
		low = append(low, x.letterLines([]Paragraph{about}, agencyColumn)...)
	}
	for _, word := range []string{h.Draft, h.Mark} {
		if word == "" {
			continue
		}
		p := wordParagraph{Paragraph: centred(word, 13, true, false, 0), style: letterStyle, framed: true}
		low = append(low, flowItem{before: frameGap / mmPerPoint, after: 0.4 / mmPerPoint, write: func(at place) { x.paragraph(p, at) }})
	}
	const gap = 4.0 // points under the first row
	down := func(items []flowItem, by float64) []flowItem {
		if len(items) == 0 {
			return nil
		}
		first := items[0].write
		items[0].write = func(at place) {
			at.before = by
			first(at)
		}
		return items
	}
	at := gap
	if h.Number == "" {
		at = frameGap / mmPerPoint
	}
	x.plainRow([]float64{agencyColumn, nationColumn}, [][]flowItem{down(low, at), down(day, gap)}, false)
}

// signature is a table without lines in one row, which no page splits.
func (x *docx) signature(b Signature, width float64) {
	var left []flowItem
	add := func(p Paragraph) {
		left = append(left, x.paragraphs(wordParagraph{Paragraph: p, style: letterStyle}, agencyColumn)...)
	}
	if len(b.Recipients) > 0 {
		add(Paragraph{Spans: []Span{{Text: "Nơi nhận:", Bold: true, Italic: true}}, Size: 12})
	}
	for i, r := range b.Recipients {
		end := ";"
		if i == len(b.Recipients)-1 {
			end = "."
		}
		add(Paragraph{Spans: []Span{text("- " + strings.TrimRight(r, " ;.") + end)}, Size: 11})
	}
	var right []Paragraph
	for _, a := range b.Authority {
		right = append(right, centred(strings.ToUpper(a), 14, true, false, 0))
	}
	name := centred(b.Name, 14, true, false, 0)
	name.Before = handRoom / mmPerPoint
	if b.Name == "" { // the line for the name is part of the room
		name.Before -= name.Size * x.layout.faces.leading
	}
	widths := []float64{agencyColumn, width - agencyColumn}
	x.openTable(widths, tableForm{})
	x.plainRow(widths, [][]flowItem{left, x.letterLines(append(right, name), widths[1])}, false)
	x.close("w:tbl")
}

// listMarks is a numbering of Word: how its marks look, and where they begin.
type listMarks struct {
	format string // Word's name of the kind
	text   string // "%1" is the number
	start  int
}

// list sets each item behind a mark that Word counts. Word knows Latin letters
// only, so a list by the Vietnamese alphabet is one numbering for each run of
// letters that both have in the same order; "đ" is one of its own.
func (x *docx) list(b List) []flowItem {
	out := make([]flowItem, len(b.Items))
	instance := 0
	for i, item := range b.Items {
		if m := b.Marks.at(i); i == 0 || m.start != 0 {
			x.lists = append(x.lists, m)
			instance = len(x.lists)
		}
		p := wordParagraph{Paragraph: Paragraph{Spans: item, Size: b.Size, Align: Justify}, style: listStyle, list: instance}
		out[i] = flowItem{before: b.Before, after: b.After, write: func(at place) { x.paragraph(p, at) }}
	}
	return out
}

// at is the numbering of item i; start is 0 when it only goes on from the item before.
func (m Marks) at(i int) listMarks {
	switch m {
	case Numbers:
		return listMarks{"decimal", "%1.", first(i)}
	case Letters:
		return letterAt(i)
	}
	return listMarks{"bullet", "-", first(i)}
}

func first(i int) int {
	if i == 0 {
		return 1
	}
	return 0
}

func letterAt(i int) listMarks {
	letters := letterMarks()
	round := i / len(letters)
	letter := letters[i%len(letters)]
	if letter == "đ" {
		return listMarks{"bullet", strings.Repeat(letter, round+1) + ")", 1}
	}
	latin := int(letter[0]-'a') + 1
	m := listMarks{format: "lowerLetter", text: "%1)"}
	if before := letters[(i+len(letters)-1)%len(letters)]; i%len(letters) == 0 || before == "đ" || int(before[0]-'a')+2 != latin {
		m.start = 26*round + latin // Word goes on with aa, bb, cc …
	}
	return m
}

func (x *docx) numbering() {
	font, _ := x.fontName()
	x.open("w:numbering", "xmlns:w", nsWord)
	for i, m := range x.lists {
		x.open("w:abstractNum", "w:abstractNumId", strconv.Itoa(i))
		x.empty("w:multiLevelType", "w:val", "singleLevel")
		x.open("w:lvl", "w:ilvl", "0")
		x.empty("w:start", "w:val", strconv.Itoa(m.start))
		x.empty("w:numFmt", "w:val", m.format)
		x.empty("w:suff", "w:val", "space")
		x.empty("w:lvlText", "w:val", m.text)
		x.empty("w:lvlJc", "w:val", "left")
		x.open("w:pPr")
		x.empty("w:ind", "w:left", "0", "w:firstLine", twips(10))
		x.close("w:pPr")
		x.open("w:rPr")
		x.empty("w:rFonts", "w:ascii", font, "w:hAnsi", font, "w:cs", font)
		x.close("w:rPr")
		x.close("w:lvl")
		x.close("w:abstractNum")
	}
	for i := range x.lists {
		x.open("w:num", "w:numId", strconv.Itoa(i+1))
		x.empty("w:abstractNumId", "w:val", strconv.Itoa(i))
		x.close("w:num")
	}
	x.close("w:numbering")
}
