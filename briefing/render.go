package briefing

import "fmt"

// render draws the document on a surface and returns the paper of each page.
func (l layout) render(d *Document, s surface) ([]Paper, error) {
	pages, err := l.pages(d)
	if err != nil {
		return nil, err
	}
	papers := make([]Paper, len(pages))
	for i := range pages {
		p := &pages[i]
		papers[i] = p.paper
		s.addPage(p.paper)
		if err := l.pageMarks(s, d, p, i+1, len(pages)); err != nil {
			return nil, err
		}
		g := p.paper.geometry()
		for k, x := range p.parts {
			if err := x.draw(s, g.left, g.top+p.tops[k]); err != nil {
				return nil, err
			}
		}
		if err := p.foot.draw(s, g.left, g.height-g.bottom-p.foot.height); err != nil {
			return nil, err
		}
	}
	return papers, nil
}

// pageMarks draws what stands outside the text: the page number, which is 13–14
// pt upright and centred in the top margin from page 2 (NĐ 30/2020), the stamp,
// and which of all sheets this is.
func (l layout) pageMarks(s surface, d *Document, p *sheetPage, sheet, all int) error {
	g := p.paper.geometry()
	mark := func(text string, size float64, a Align, y float64) error {
		t, err := l.paragraph(Paragraph{Size: size, Align: a, Spans: []Span{{Text: text, Tone: Quiet}}}, g.textWidth())
		if err != nil {
			return err
		}
		return t.draw(s, g.left, y)
	}
	if p.paper == Slide {
		if err := mark(fmt.Sprintf("%d/%d", sheet, all), 16, Right, g.height-12); err != nil {
			return err
		}
	} else if p.number > 1 {
		if err := mark(fmt.Sprint(p.number), 13, Center, 9.5); err != nil {
			return err
		}
	}
	if d.Sheets && all > 1 {
		if err := mark(fmt.Sprintf("%d/%d", sheet, all), 10, Right, g.height-12); err != nil {
			return err
		}
	}
	if d.Running != "" {
		if err := mark(d.Running, 16, Left, 9.5); err != nil {
			return err
		}
		s.line(g.left, 18, g.width-g.right, 18, 0.7)
	}
	if d.Stamp == "" {
		return nil
	}
	size := 12.0
	if p.paper == Slide {
		size = 16
	}
	f, err := l.frame(d.Stamp, size, 2.2, 0.25)
	if err != nil {
		return err
	}
	return f.draw(s, g.width-g.right-f.width, 9)
}
