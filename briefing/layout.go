package briefing

import (
	"fmt"

	"giaoban/charts"
)

const (
	mmPerPoint = 25.4 / 72
	leading    = 1.15 // line distance in font sizes: "dòng đơn" of Tinos
	ascent     = 0.891
	hairline   = 0.2 // mm
	frameLine  = 0.4
	cellSide   = 1.2 // mm between a cell's line and its text
	boxPad     = 3.3
)

// surface is the page everything is drawn on; it stands before the PDF library
// so that the library can be exchanged. Lengths are in mm from the top left
// corner of the sheet, text stands on its baseline.
type surface interface {
	addPage()
	text(f font, x, baseline float64, s string, wordSpace float64)
	line(x1, y1, x2, y2, width float64)
	rect(x, y, w, h, width float64)
	bookmark(title string, level int, y float64)
	chart(x, y float64, c Picture) error
}

// piece is a laid-out part of a page: its height in mm, and how to draw it with
// its top left corner at x, y.
type piece struct {
	height float64
	draw   func(s surface, x, y float64) error
}

// layout arranges blocks; it measures with faces and draws nothing.
type layout struct{ faces *faces }

// page is a laid-out sheet.
type page struct {
	body, foot piece
}

// free is the height in mm that the page leaves empty; negative: it does not fit.
func (p page) free() float64 { return textHeight - p.body.height - p.foot.height }

// pages lays out all sheets of a document.
func (l layout) pages(d *Document) ([]page, error) {
	out := make([]page, len(d.Pages))
	for i, p := range d.Pages {
		body, err := l.stack(p.Blocks, textWidth)
		if err != nil {
			return nil, err
		}
		foot, err := l.foot(p.Foot)
		if err != nil {
			return nil, err
		}
		out[i] = page{body, foot}
	}
	return out, nil
}

// render draws the document on a surface, with page numbers from page 2
// (NĐ 30/2020: centred in the top margin, 13–14 pt upright, none on page 1).
func (l layout) render(d *Document, s surface) error {
	pages, err := l.pages(d)
	if err != nil {
		return err
	}
	for i, p := range pages {
		if p.free() < -0.01 {
			return fmt.Errorf("page %d is %.1f mm too long", i+1, -p.free())
		}
		s.addPage()
		if err := l.pageMarks(s, i+1, d.Stamp); err != nil {
			return err
		}
		if err := p.body.draw(s, marginLeft, marginTop); err != nil {
			return err
		}
		if err := p.foot.draw(s, marginLeft, pageHeight-marginBottom-p.foot.height); err != nil {
			return err
		}
	}
	return nil
}

// pageMarks draws page number and stamp, both outside the text block.
func (l layout) pageMarks(s surface, number int, stamp string) error {
	if number > 1 {
		p, err := l.paragraph(Paragraph{Size: 13, Align: Center, Spans: []Span{{Text: fmt.Sprint(number)}}}, textWidth)
		if err != nil {
			return err
		}
		if err := p.draw(s, marginLeft, 9.5); err != nil {
			return err
		}
	}
	if stamp == "" {
		return nil
	}
	f, err := l.frame(stamp, 12, 2.2, 0.25)
	if err != nil {
		return err
	}
	return f.piece.draw(s, pageWidth-marginRight-f.width, 9)
}

// stack lays blocks out one under the other.
func (l layout) stack(blocks []Block, width float64) (piece, error) {
	var parts []piece
	var tops []float64
	y := 0.0
	for i, b := range blocks {
		p, before, after, err := l.block(b, width)
		if err != nil {
			return piece{}, err
		}
		if i > 0 { // a page or cell starts at its very top
			y += before
		}
		parts, tops = append(parts, p), append(tops, y)
		y += p.height + after
	}
	return piece{y, func(s surface, x, y float64) error {
		for i, p := range parts {
			if err := p.draw(s, x, y+tops[i]); err != nil {
				return err
			}
		}
		return nil
	}}, nil
}

// block lays out one block and returns the space in mm before and after it.
func (l layout) block(b Block, width float64) (p piece, before, after float64, err error) {
	switch b := b.(type) {
	case Letterhead:
		p, err = l.letterhead(b)
	case Paragraph:
		p, err = l.paragraph(b, width)
		before, after = b.Before, b.After
	case Table:
		p, err = l.table(b)
		before, after = b.Before, b.After
	case Box:
		p, err = l.box(b, width)
		before, after = b.Before, b.After
	case Columns:
		p, err = l.columns(b, width)
		before, after = b.Before, b.After
	case Picture:
		p, err = l.picture(b)
		before, after = b.Before, b.After
	default:
		err = fmt.Errorf("block %T can't be laid out", b)
	}
	return p, before * mmPerPoint, after * mmPerPoint, err
}

func (l layout) picture(b Picture) (piece, error) {
	if b.Size.Height == 0 {
		h, err := charts.Height(b.Spec, b.Size.Width, charts.Print, chartFonts())
		if err != nil {
			return piece{}, fmt.Errorf("measuring chart %s: %w", b.Name, err)
		}
		b.Size.Height = h
	}
	return piece{b.Size.Height * mmPerPoint, func(s surface, x, y float64) error { return s.chart(x, y, b) }}, nil
}

func paragraphBlocks(ps []Paragraph) []Block {
	out := make([]Block, len(ps))
	for i, p := range ps {
		out[i] = p
	}
	return out
}

func (l layout) foot(ps []Paragraph) (piece, error) {
	if len(ps) == 0 {
		return piece{0, func(surface, float64, float64) error { return nil }}, nil
	}
	const gap = 1.2
	text, err := l.stack(paragraphBlocks(ps), textWidth)
	return piece{text.height + gap, func(s surface, x, y float64) error {
		s.line(x, y, x+textWidth, y, hairline)
		return text.draw(s, x, y+gap)
	}}, err
}

func (l layout) box(b Box, width float64) (piece, error) {
	text, err := l.stack(paragraphBlocks(b.Text), width-2*boxPad)
	height := text.height + 1.4*boxPad
	return piece{height, func(s surface, x, y float64) error {
		s.rect(x, y, width, height, frameLine)
		return text.draw(s, x+boxPad, y+0.7*boxPad)
	}}, err
}

func (l layout) columns(c Columns, width float64) (piece, error) {
	gap := width
	for _, w := range c.Widths {
		gap -= w
	}
	gap /= float64(max(1, len(c.Widths)-1))
	parts := make([]piece, len(c.Parts))
	height := 0.0
	for i, blocks := range c.Parts {
		p, err := l.stack(blocks, c.Widths[i])
		if err != nil {
			return piece{}, err
		}
		parts[i], height = p, max(height, p.height)
	}
	return piece{height, func(s surface, x, y float64) error {
		for i, p := range parts {
			if err := p.draw(s, x, y); err != nil {
				return err
			}
			x += c.Widths[i] + gap
		}
		return nil
	}}, nil
}

// framed is a word in a frame.
type framed struct {
	piece
	width float64
}

func (l layout) frame(word string, size, side, line float64) (framed, error) {
	text, err := l.lines([]Span{{Text: word, Bold: true}}, size, textWidth, 0)
	if err != nil {
		return framed{}, err
	}
	w, h := text[0].natural+2*side, size*mmPerPoint*leading+0.8
	return framed{piece{h, func(s surface, x, y float64) error {
		s.rect(x, y, w, h, line)
		text[0].draw(s, x+side, y+0.4+lineBase(size), 0)
		return nil
	}}, w}, nil
}

// letterhead draws the agency left and the nation right, each line centred in
// its column, the Tiêu ngữ with a rule of its own length and the agency with
// one between a third and half of its length.
func (l layout) letterhead(h Letterhead) (piece, error) {
	line := func(text string, size float64, bold, italic bool, rule float64) Paragraph {
		return Paragraph{Spans: []Span{{Text: text, Bold: bold, Italic: italic}}, Size: size, Align: Center, Rule: rule}
	}
	left, err := l.stack([]Block{line(h.Superior, 12, false, false, 0), line(h.Agency, 12, true, false, 0.45)}, agencyColumn)
	if err != nil {
		return piece{}, err
	}
	day := line(h.PlaceDay, 13, false, true, 0)
	day.Before = 4
	right, err := l.stack([]Block{
		line(h.Nation, 12, true, false, 0), line(h.Motto, 13, true, false, 1), day,
	}, nationColumn)
	if err != nil {
		return piece{}, err
	}
	mark := framed{}
	if h.Mark != "" {
		if mark, err = l.frame(h.Mark, 13, 3, hairline); err != nil {
			return piece{}, err
		}
		mark.height += 2.2
	}
	return piece{max(left.height+mark.height, right.height), func(s surface, x, y float64) error {
		if err := left.draw(s, x, y); err != nil {
			return err
		}
		if h.Mark != "" {
			if err := mark.draw(s, x+(agencyColumn-mark.width)/2, y+left.height+2.2); err != nil {
				return err
			}
		}
		return right.draw(s, x+agencyColumn, y)
	}}, nil
}

// chartSize returns a size in points from mm.
func chartSize(width, height float64) charts.Size {
	return charts.Size{Width: width / mmPerPoint, Height: height / mmPerPoint}
}
