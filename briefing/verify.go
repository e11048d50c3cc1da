package briefing

import (
	"fmt"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// verify reads a PDF file with the package's own reader and compares it with
// the document: pages and their size, metadata, every font embedded, every
// letter with a glyph, and on each page exactly the texts that were drawn.
func verify(file []byte, d *Document, want *rendered) error {
	p, err := readPDF(file)
	if err != nil {
		return fmt.Errorf("reading the file back: %w", err)
	}
	if len(p.pages) != len(want.papers) {
		return fmt.Errorf("the file has %d pages, not %d", len(p.pages), len(want.papers))
	}
	for _, m := range []struct {
		key  name
		want string
	}{{"Title", d.Title}, {"Author", d.Author}, {"Subject", d.Subject}} {
		if got := utf16Text(p.info[m.key]); got != norm.NFC.String(m.want) {
			return fmt.Errorf("metadata %s is %q, not %q", m.key, got, m.want)
		}
	}
	if got := utf16Text(p.catalog["Lang"]); got != d.Language {
		return fmt.Errorf("language is %q, not %q", got, d.Language)
	}
	if err := p.fontsEmbedded(d.Face.family().name); err != nil {
		return err
	}
	for i, page := range p.pages {
		if err := page.check(want.papers[i], want.drawn[i]); err != nil {
			return fmt.Errorf("page %d: %w", i+1, err)
		}
	}
	return nil
}

func (p *pdfFile) fontsEmbedded(family string) error {
	for _, o := range p.objects {
		d, _ := o.value.(dict)
		if d["Type"] != name("Font") || d["Subtype"] == name("CIDFontType2") {
			continue
		}
		f, err := p.readFont(d)
		if err != nil {
			return err
		}
		if !f.embedded || !strings.Contains(strings.ToLower(f.base), strings.ToLower(family)) {
			return fmt.Errorf("font %s is not an embedded %s", f.base, family)
		}
	}
	return nil
}

// check compares a page's texts with those drawn. Between a chart's mark and the
// next text of our own stand the chart's own texts.
func (p readPage) check(paper Paper, drawn []string) error {
	g := paper.geometry()
	box := [4]float64{0, 0, g.width / mmPerPoint, g.height / mmPerPoint}
	for i, v := range p.box {
		if v < box[i]-0.01 || v > box[i]+0.01 {
			return fmt.Errorf("page box is %.2f, not %.2f", p.box, box)
		}
	}
	at, inChart := 0, false
	for _, t := range p.texts {
		if !norm.NFC.IsNormalString(t.text) {
			return fmt.Errorf("text %q is not NFC", t.text)
		}
		for at < len(drawn) && drawn[at] == chartMark {
			at, inChart = at+1, true
		}
		switch {
		case at < len(drawn) && t.text == drawn[at]:
			at, inChart = at+1, false
		case !inChart:
			return fmt.Errorf("found %q where %q was drawn", t.text, strings.Join(drawn[at:min(at+1, len(drawn))], ""))
		}
	}
	for at < len(drawn) && drawn[at] == chartMark {
		at++
	}
	if at < len(drawn) {
		return fmt.Errorf("text %q is missing", drawn[at])
	}
	return nil
}
