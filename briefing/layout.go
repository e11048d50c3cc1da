package briefing

import (
	"fmt"

	"giaoban/charts"
)

const (
	mmPerPoint = 25.4 / 72
	hairline   = 0.2 // mm
	frameLine  = 0.4
	cellSide   = 1.2 // mm between a cell's line and its text
	boxPad     = 3.3
)

// surface is the page everything is drawn on; it stands before the PDF library
// so that the library can be exchanged. Lengths are in mm from the top left
// corner of the sheet, text stands on its baseline.
type surface interface {
	addPage(p Paper)
	text(f font, x, baseline float64, s string, wordSpace float64)
	line(x1, y1, x2, y2, width float64)
	rect(x, y, w, h, width float64)
	ground(x, y, w, h float64) // a quiet filled rectangle
	bookmark(title string, level int, y float64)
	anchor(name string, y float64)
	link(name string, x, y, w, h float64)
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
	case List:
		p, err = l.stack(paragraphBlocks(b.paragraphs()), width)
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
	case Signature:
		p, err = l.signature(b, width)
		before = b.Before
	default:
		err = fmt.Errorf("block %T can't be laid out", b)
	}
	return p, before * mmPerPoint, after * mmPerPoint, err
}

func (l layout) picture(b Picture) (piece, error) {
	zoom := b.zoom()
	if b.Size.Height == 0 {
		h, err := charts.Height(b.Spec, b.Size.Width/zoom, l.faces.chartTheme(), l.faces.chartFonts())
		if err != nil {
			return piece{}, fmt.Errorf("measuring chart %s: %w", b.Name, err)
		}
		b.Size.Height = h * zoom
	}
	return piece{b.Size.Height * mmPerPoint, func(s surface, x, y float64) error { return s.chart(x, y, b) }}, nil
}

func (p Picture) zoom() float64 {
	if p.Zoom == 0 {
		return 1
	}
	return p.Zoom
}

func paragraphBlocks(ps []Paragraph) []Block {
	out := make([]Block, len(ps))
	for i, p := range ps {
		out[i] = p
	}
	return out
}

func (l layout) foot(ps []Paragraph, width float64) (piece, error) {
	if len(ps) == 0 {
		return piece{0, func(surface, float64, float64) error { return nil }}, nil
	}
	const gap = 1.2
	text, err := l.stack(paragraphBlocks(ps), width)
	return piece{text.height + gap, func(s surface, x, y float64) error {
		s.line(x, y, x+width, y, hairline)
		return text.draw(s, x, y+gap)
	}}, err
}

func (l layout) box(b Box, width float64) (piece, error) {
	text, err := l.stack(paragraphBlocks(b.Text), width-2*boxPad)
	h := text.height + 1.4*boxPad
	return piece{h, func(s surface, x, y float64) error {
		if b.Ground {
			s.ground(x, y, width, h)
		} else {
			s.rect(x, y, width, h, frameLine)
		}
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
	w, h := text[0].natural+2*side, size*mmPerPoint*l.faces.leading+0.8
	return framed{piece{h, func(s surface, x, y float64) error {
		s.rect(x, y, w, h, line)
		text[0].draw(s, x+side, y+0.4+l.lineBase(size), 0)
		return nil
	}}, w}, nil
}

// chartSize returns a size in points from mm.
func chartSize(width, height float64) charts.Size {
	return charts.Size{Width: width / mmPerPoint, Height: height / mmPerPoint}
}
