package briefing

import (
	"slices"
	"strings"
)

// The parts of a paper that NĐ 30/2020 Phụ lục I draws: head and end.

// centred is a line of a letterhead or signature.
func centred(text string, size float64, bold, italic bool, rule float64) Paragraph {
	return Paragraph{Spans: []Span{{Text: text, Bold: bold, Italic: italic}}, Size: size, Align: Center, Rule: rule}
}

// agencyLines and nationLines are the two sides of the head, and dayLine the
// place and day under the nation, each line in the size and style of NĐ 30/2020
// Phụ lục I; the last of a side has the rule under it.
func (h Letterhead) agencyLines() []Paragraph {
	var out []Paragraph
	if h.Superior != "" {
		out = append(out, centred(h.Superior, 12, false, false, 0))
	}
	for line := range strings.SplitSeq(h.Agency, "\n") {
		out = append(out, centred(line, 12, true, false, 0))
	}
	out[len(out)-1].Rule = 0.45 // between a third and half of the line
	return out
}

func (h Letterhead) nationLines() []Paragraph {
	return []Paragraph{centred(h.Nation, 12, true, false, 0), centred(h.Motto, 13, true, false, 1)}
}

func (h Letterhead) dayLine() Paragraph { return centred(h.PlaceDay, 13, false, true, 0) }

func blocksOf(all []Paragraph) []Block {
	out := make([]Block, len(all))
	for i, p := range all {
		out[i] = p
	}
	return out
}

// letterhead draws the agency left and the nation right, each line centred in
// its column, the Tiêu ngữ with a rule of its own length and the agency with one
// between a third and half of its length. Number and date stand on one line.
func (l layout) letterhead(h Letterhead) (piece, error) {
	left, err := l.stack(blocksOf(h.agencyLines()), agencyColumn)
	if err != nil {
		return piece{}, err
	}
	right, err := l.stack(blocksOf(h.nationLines()), nationColumn)
	if err != nil {
		return piece{}, err
	}
	day, err := l.paragraph(h.dayLine(), nationColumn)
	if err != nil {
		return piece{}, err
	}
	low, err := l.underAgency(h)
	if err != nil {
		return piece{}, err
	}
	second := right.height + 4*mmPerPoint // of the line with the date
	lowAt := left.height
	if h.Number != "" {
		second = max(second, left.height+4*mmPerPoint)
		lowAt = second
	}
	return piece{max(lowAt+low.height, second+day.height), func(s surface, x, y float64) error {
		for _, p := range []struct {
			piece
			x, y float64
		}{{left, x, y}, {low, x, y + lowAt}, {right, x + agencyColumn, y}, {day, x + agencyColumn, y + second}} {
			if err := p.draw(s, p.x, p.y); err != nil {
				return err
			}
		}
		return nil
	}}, nil
}

// underAgency is what stands under the agency's name: number, trích yếu of a
// công văn 6 pt under it, and the frames.
func (l layout) underAgency(h Letterhead) (piece, error) {
	var blocks []Block
	if h.Number != "" {
		blocks = append(blocks, centred(h.Number, 13, false, false, 0))
	}
	if h.About != "" {
		p := centred(h.About, 12, false, false, 0)
		p.Before = 6
		blocks = append(blocks, p)
	}
	text, err := l.stack(blocks, agencyColumn)
	if err != nil {
		return piece{}, err
	}
	height := text.height
	var frames []framed
	var tops []float64
	for _, word := range []string{h.Draft, h.Mark} {
		if word == "" {
			continue
		}
		f, err := l.frame(word, 13, 3, hairline)
		if err != nil {
			return piece{}, err
		}
		frames, tops = append(frames, f), append(tops, height+2.2)
		height += f.height + 2.2
	}
	return piece{height, func(s surface, x, y float64) error {
		if err := text.draw(s, x, y); err != nil {
			return err
		}
		for i, f := range frames {
			if err := f.draw(s, x+(agencyColumn-f.width)/2, y+tops[i]); err != nil {
				return err
			}
		}
		return nil
	}}, nil
}

// handRoom is the height in mm left for a signature and a seal.
const handRoom = 24.0

// signature sets "Nơi nhận" 12 pt bold italic over 11 pt, and who signs 14 pt
// bold capitals.
func (l layout) signature(b Signature, width float64) (piece, error) {
	var left []Block
	if len(b.Recipients) > 0 {
		left = append(left, Paragraph{Spans: []Span{{Text: "Nơi nhận:", Bold: true, Italic: true}}, Size: 12})
	}
	for i, r := range b.Recipients {
		end := ";"
		if i == len(b.Recipients)-1 {
			end = "."
		}
		left = append(left, Paragraph{Spans: []Span{text("- " + strings.TrimRight(r, " ;.") + end)}, Size: 11})
	}
	var right []Block
	for _, a := range b.Authority {
		right = append(right, centred(strings.ToUpper(a), 14, true, false, 0))
	}
	name, err := l.paragraph(centred(b.Name, 14, true, false, 0), width-agencyColumn)
	if err != nil {
		return piece{}, err
	}
	l1, err := l.stack(left, agencyColumn)
	if err != nil {
		return piece{}, err
	}
	r1, err := l.stack(right, width-agencyColumn)
	if err != nil {
		return piece{}, err
	}
	return piece{max(l1.height, r1.height+handRoom+name.height), func(s surface, x, y float64) error {
		if err := l1.draw(s, x, y); err != nil {
			return err
		}
		if err := r1.draw(s, x+agencyColumn, y); err != nil {
			return err
		}
		return name.draw(s, x+agencyColumn, y+r1.height+handRoom)
	}}, nil
}

// letterMarks are the letters of điểm in the order of the Vietnamese alphabet.
func letterMarks() []string { return strings.Fields("a b c d đ e g h i k l m n o p q r s t u v x y") }

// paragraphs sets each item as a paragraph of the body behind its mark.
func (b List) paragraphs() []Paragraph {
	out := make([]Paragraph, len(b.Items))
	for i, item := range b.Items {
		mark := "- "
		switch letters := letterMarks(); {
		case b.Marks == Numbers:
			mark = count(i+1).Text + ". "
		case b.Marks == Letters:
			mark = strings.Repeat(letters[i%len(letters)], 1+i/len(letters)) + ") "
		}
		out[i] = Paragraph{
			Spans: slices.Concat([]Span{text(mark)}, item), Size: b.Size, Align: Justify, Indent: 10,
			Before: b.Before, After: b.After,
		}
	}
	return out
}
