package document

import (
	"encoding/xml"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// format is what decides how a run reads.
type format struct {
	bold, caps, hidden bool
	font               string
}

// paragraph collects one <w:p>.
type paragraph struct {
	runs    []run
	boxes   []block // text boxes anchored in it
	style   string
	numID   string
	level   int // of the list
	outline int // 1 to 6 for a heading, 0 for text
	base    format
	merged  bool // its mark is deleted: the next paragraph goes on in it
}

// block reads the paragraph or table that just began.
func (d *docx) block(x *xmlReader, start xml.StartElement) ([]block, error) {
	if err := d.ctx.Err(); err != nil {
		return nil, err
	}
	if d.nesting++; d.nesting > maxNesting {
		return nil, errNested
	}
	defer func() { d.nesting-- }()
	if start.Name.Local == "tbl" {
		t, err := d.table(x)
		return []block{{table: t}}, err
	}
	p := &paragraph{}
	if err := d.content(x, p); err != nil {
		return nil, err
	}
	return append([]block{{strips: d.strips(p)}}, p.boxes...), nil
}

// content reads what stands inside a paragraph or inside a wrapper in it.
func (d *docx) content(x *xmlReader, p *paragraph) error {
	return x.children(func(start xml.StartElement) error {
		switch start.Name.Local {
		case "pPr":
			return d.properties(x, p)
		case "r":
			return d.run(x, p)
		case "del", "moveFrom", "Fallback", "instrText", "delText", "rPr", "sdtPr", "smartTagPr", "customXmlPr":
			return x.skip() // tracked deletions; what only older programs show
		case "t":
			return d.addText(x, p, p.base)
		case "txbxContent":
			return d.box(x, p)
		}
		return d.content(x, p) // ins, hyperlink, sdt, smartTag, fldSimple, AlternateContent …
	})
}

func (d *docx) properties(x *xmlReader, p *paragraph) error {
	err := x.children(func(start xml.StartElement) error {
		switch start.Name.Local {
		case "pStyle":
			p.style = attr(start, "val")
		case "outlineLvl":
			p.outline = outline(attr(start, "val"))
		case "numPr":
			return readListPlace(x, &p.numID, &p.level)
		case "rPr":
			return x.children(func(start xml.StartElement) error {
				p.merged = p.merged || start.Name.Local == "del"
				return x.skip()
			})
		}
		return x.skip()
	})
	style := d.styles.of(p.style)
	p.base = style.format
	if p.outline == 0 {
		p.outline = style.outline
	}
	if p.numID == "" {
		p.numID, p.level = style.numID, max(p.level, style.level)
	}
	return err
}

// outline turns <w:outlineLvl> (0 to 8, 9 is text) into a heading level.
func outline(val string) int {
	n, err := strconv.Atoi(val)
	if err != nil || n < 0 || n > 8 {
		return 0
	}
	return min(n+1, 6)
}

func (d *docx) run(x *xmlReader, p *paragraph) error {
	if p.style == "" && p.base == (format{}) {
		p.base = d.styles.of("").format
	}
	f := p.base
	return x.children(func(start xml.StartElement) error {
		switch start.Name.Local {
		case "rPr":
			return d.styles.runFormat(x, &f)
		case "t":
			return d.addText(x, p, f)
		case "tab", "ptab":
			p.runs = append(p.runs, run{"\t", f.bold})
		case "br", "cr":
			p.runs = append(p.runs, run{"\n", f.bold})
		case "noBreakHyphen":
			p.runs = append(p.runs, run{"-", f.bold})
		case "sym":
			p.runs = append(p.runs, run{symbol(attr(start, "char")), f.bold})
		case "drawing", "pict", "object", "AlternateContent":
			return d.content(x, p) // text boxes are in there
		}
		return x.skip()
	})
}

// symbol writes a character of a symbol font, mostly a bullet or a tick, as a dash.
func symbol(code string) string {
	n, err := strconv.ParseUint(code, 16, 32)
	if err != nil || n >= 0xe000 && n < 0xf900 {
		return "-"
	}
	return string(rune(n))
}

func (d *docx) addText(x *xmlReader, p *paragraph, f format) error {
	text, err := x.text()
	if err != nil || f.hidden {
		return err
	}
	text, from := byFont(text, f.font)
	if from != "" {
		d.legacy[from] = true
	}
	text = strings.NewReplacer("\n", " ", "\r", " ").Replace(text)
	if f.caps {
		text = strings.ToUpper(text)
	}
	p.runs = append(p.runs, run{norm.NFC.String(text), f.bold})
	return nil
}

func (d *docx) box(x *xmlReader, p *paragraph) error {
	return x.children(func(start xml.StartElement) error {
		switch start.Name.Local {
		case "p", "tbl":
			found, err := d.block(x, start)
			p.boxes = append(p.boxes, found...)
			return err
		}
		return x.skip()
	})
}

// strips cuts a paragraph at its line breaks and writes its number out.
func (d *docx) strips(p *paragraph) []strip {
	number := d.numbering.next(p.numID, p.level)
	var lines [][]run
	line := []run{}
	for _, r := range p.runs {
		for i, part := range strings.Split(r.text, "\n") {
			if i > 0 {
				lines = append(lines, line)
				line = nil
			}
			line = append(line, run{part, r.bold})
		}
	}
	lines = append(lines, line)
	var out []strip
	for i, runs := range lines {
		raw := newStrip(runs)
		if i == 0 && number != "" && raw.text != "" {
			runs = append([]run{{number + " ", raw.bold}}, runs...)
		}
		s := newStrip(runs)
		s.raw = s.text
		s.gap = i == 0
		if p.outline > 0 && len(lines) == 1 && s.text != "" {
			s.level = p.outline
		}
		out = append(out, s)
	}
	if len(out) == 1 {
		out[0].whole = true
	}
	return out
}

// table reads the <w:tbl> that just began.
func (d *docx) table(x *xmlReader) (table, error) {
	var t table
	err := d.rows(x, &t)
	return t.filled(), err
}

func (d *docx) rows(x *xmlReader, t *table) error {
	return x.children(func(start xml.StartElement) error {
		switch start.Name.Local {
		case "tr":
			row, deleted, err := d.row(x)
			if err == nil && !deleted {
				*t = append(*t, row)
			}
			return err
		case "sdt", "sdtContent", "ins", "customXml":
			return d.rows(x, t)
		}
		return x.skip()
	})
}

func (d *docx) row(x *xmlReader) (row []cell, deleted bool, err error) {
	var cells func() error
	cells = func() error {
		return x.children(func(start xml.StartElement) error {
			switch start.Name.Local {
			case "tc":
				c, span, err := d.cell(x)
				row = append(row, c)
				for range min(span, 64) - 1 {
					row = append(row, nil)
				}
				return err
			case "trPr":
				return x.children(func(start xml.StartElement) error {
					deleted = deleted || start.Name.Local == "del"
					return x.skip()
				})
			case "sdt", "sdtContent", "customXml":
				return cells()
			}
			return x.skip()
		})
	}
	err = cells()
	return row, deleted, err
}

// continued marks a cell that goes on from the row above (vMerge).
var continued = strip{text: "\x00continued"}

func (d *docx) cell(x *xmlReader) (c cell, span int, err error) {
	span = 1
	var inside func() error
	inside = func() error {
		return x.children(func(start xml.StartElement) error {
			switch start.Name.Local {
			case "tcPr":
				return x.children(func(start xml.StartElement) error {
					switch start.Name.Local {
					case "gridSpan":
						if n, err := strconv.Atoi(attr(start, "val")); err == nil {
							span = max(n, 1)
						}
					case "vMerge":
						if attr(start, "val") != "restart" {
							c = append(c, continued)
						}
					}
					return x.skip()
				})
			case "p", "tbl":
				found, err := d.block(x, start)
				for _, s := range layBlocks(found) {
					s.cells, s.whole = nil, true // a nested table becomes lines of the cell
					c = append(c, s)
				}
				return err
			case "sdt", "sdtContent", "ins", "customXml":
				return inside()
			}
			return x.skip()
		})
	}
	return c, span, inside()
}

// filled repeats a cell that spans rows in each of them: "Sở Y tế" beside three
// tasks leads all three.
func (t table) filled() table {
	for r, row := range t {
		for i, c := range row {
			if len(c) == 0 || c[0].text != continued.text {
				continue
			}
			row[i] = nil
			if r > 0 && i < len(t[r-1]) {
				row[i] = t[r-1][i]
			}
		}
	}
	return t
}
