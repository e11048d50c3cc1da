package briefing

import (
	"fmt"
)

// part is a piece in the flow of a section, with what ties it to its neighbours.
type part struct {
	piece
	before, after float64
	keep          bool   // with the next part on one page
	again         *piece // drawn above the part when it begins a page: a table's header
	ends          bool   // a page ends before it
	// split cuts a part that is longer than a page; nil = it can't be cut. head is
	// at most room high; ok is false when nothing fits there.
	split func(room float64) (head piece, tail part, ok bool, err error)
}

// flow lays blocks out as parts that may stand on different pages.
func (l layout) flow(blocks []Block, width float64) ([]part, error) {
	var out []part
	for _, b := range blocks {
		var parts []part
		var err error
		switch b := b.(type) {
		case PageBreak:
			parts = []part{{piece: piece{0, func(surface, float64, float64) error { return nil }}, ends: true}}
		case Paragraph:
			parts, err = l.paragraphParts(b, width)
		case List:
			for _, p := range b.paragraphs() {
				more, err := l.paragraphParts(p, width)
				if err != nil {
					return nil, err
				}
				parts = append(parts, more...)
			}
		case Table:
			parts, err = l.tableParts(b)
		default:
			var p part
			p.piece, p.before, p.after, err = l.block(b, width)
			parts = []part{p}
		}
		if err != nil {
			return nil, err
		}
		out = append(out, parts...)
	}
	return out, nil
}

// paragraphParts is a paragraph line by line. The first two lines stay together,
// and the last two, so that no line stands alone on a page.
func (l layout) paragraphParts(p Paragraph, width float64) ([]part, error) {
	t, err := l.setText(p, width)
	if err != nil || len(t.lines) == 0 {
		return nil, err
	}
	n := len(t.lines)
	tied := p.Level > 0 || p.Keep
	out := make([]part, n)
	for i := range out {
		out[i] = part{piece: t.piece(i, i+1), keep: tied || i < n-1 && (i == 0 || i == n-2)}
	}
	out[0].before, out[n-1].after = p.Before*mmPerPoint, p.After*mmPerPoint
	return out, nil
}

// sheet is a laid-out page.
type sheetPage struct {
	paper  Paper
	parts  []piece
	tops   []float64 // of the parts, in mm from the top margin
	height float64   // of the parts
	foot   piece
	number int // within its section, from 1
}

// free is the height in mm that the page leaves empty; negative: it does not fit.
func (p *sheetPage) free() float64 {
	return p.paper.geometry().textHeight() - p.height - p.foot.height
}

func (p *sheetPage) add(x piece, gap float64) {
	p.height += gap
	p.parts, p.tops = append(p.parts, x), append(p.tops, p.height)
	p.height += x.height
}

// pages lays out all pages of a document.
func (l layout) pages(d *Document) ([]sheetPage, error) {
	var out []sheetPage
	number := 0
	for i := range d.Sections {
		s := &d.Sections[i]
		pages, err := l.section(s)
		if err != nil {
			return nil, err
		}
		if s.Restart {
			number = 0
		}
		for k := range pages {
			number++
			pages[k].number = number
		}
		if last := &pages[len(pages)-1]; s.Single && last.free() < -0.01 {
			return nil, fmt.Errorf("page %d is %.1f mm too long", len(out)+1, -last.free())
		}
		out = append(out, pages...)
	}
	return out, nil
}

// section lays out a section; one of a single page may come out too long.
func (l layout) section(s *Section) ([]sheetPage, error) {
	g := s.Paper.geometry()
	parts, err := l.flow(s.Blocks, g.textWidth())
	if err != nil {
		return nil, err
	}
	foot, err := l.foot(s.Foot, g.textWidth())
	if err != nil {
		return nil, err
	}
	b := breaker{paper: s.Paper, room: g.textHeight(), single: s.Single}
	if err := b.all(parts); err != nil {
		return nil, err
	}
	last := b.page()
	if !s.Single && b.room-last.height < foot.height {
		b.next()
		last = b.page()
	}
	last.foot = foot
	return b.pages, nil
}

// breaker puts parts on pages.
type breaker struct {
	paper  Paper
	room   float64 // height of a page's text in mm
	single bool
	pages  []sheetPage
	after  float64 // space wanted under the last part
}

func (b *breaker) next() {
	b.pages = append(b.pages, sheetPage{paper: b.paper, foot: piece{draw: func(surface, float64, float64) error { return nil }}})
	b.after = 0
}

func (b *breaker) page() *sheetPage {
	if len(b.pages) == 0 {
		b.next()
	}
	return &b.pages[len(b.pages)-1]
}

func (b *breaker) empty() bool { return len(b.page().parts) == 0 }

// gap is the space above a part where it stands next.
func (b *breaker) gap(p *part) float64 {
	if b.empty() {
		return 0
	}
	return b.after + p.before
}

// put adds a part to the page, below its header when it begins one.
func (b *breaker) put(p *part) {
	if b.empty() && p.again != nil {
		b.page().add(*p.again, 0)
	}
	b.page().add(p.piece, b.gap(p))
	b.after = p.after
}

func (b *breaker) all(parts []part) error {
	for i := 0; i < len(parts); {
		p := &parts[i]
		if p.ends {
			if !b.empty() {
				b.next()
			}
			i++
			continue
		}
		end := chainEnd(parts, i)
		if b.single || b.gap(p)+chainHeight(parts[i:end], b.empty()) <= b.left() {
			for ; i < end; i++ {
				b.put(&parts[i])
			}
			continue
		}
		if !b.empty() && (chainHeight(parts[i:end], true) <= b.room || b.left() < b.room/3) {
			b.next()
			continue
		}
		more, err := b.piecemeal(parts[i:end])
		if err != nil {
			return err
		}
		i += more
	}
	if b.after > 0 && b.page().free() >= b.after {
		b.page().height += b.after
	}
	return nil
}

func (b *breaker) left() float64 { return b.room - b.page().height }

// chainEnd is the index behind the parts that stay on one page with part i.
func chainEnd(parts []part, i int) int {
	for i < len(parts)-1 && parts[i].keep && !parts[i+1].ends {
		i++
	}
	return i + 1
}

// chainHeight is the height of parts on one page, at its top or further down.
func chainHeight(parts []part, top bool) float64 {
	h := 0.0
	for i := range parts {
		if i > 0 {
			h += parts[i-1].after + parts[i].before
		}
		h += parts[i].height
	}
	if top && parts[0].again != nil {
		h += parts[0].again.height
	}
	return h
}

// piecemeal puts parts that are together longer than a page on it, as many as
// fit, and cuts the one that is itself too long. It returns how many it put.
func (b *breaker) piecemeal(parts []part) (int, error) {
	for i := range parts {
		p := &parts[i]
		if b.gap(p)+chainHeight(parts[i:i+1], b.empty()) <= b.left() {
			b.put(p)
			continue
		}
		if !b.empty() && (chainHeight(parts[i:i+1], true) <= b.room || p.split == nil) {
			b.next()
			return i, nil
		}
		if p.split == nil {
			return 0, fmt.Errorf("a block of %.0f mm is longer than a page", p.height)
		}
		return i + 1, b.cut(*p)
	}
	return len(parts), nil
}

// cut puts a part that is longer than a page on as many pages as it takes.
func (b *breaker) cut(p part) error {
	for {
		room := b.left() - b.gap(&p)
		if b.empty() && p.again != nil {
			room -= p.again.height
		}
		if p.height <= room {
			b.put(&p)
			return nil
		}
		head, tail, ok, err := p.split(room)
		switch {
		case err != nil:
			return err
		case ok:
			b.put(&part{piece: head, before: p.before, again: p.again})
			p = tail
		case b.empty():
			return fmt.Errorf("a line does not fit in %.0f mm", room)
		}
		b.next()
	}
}
