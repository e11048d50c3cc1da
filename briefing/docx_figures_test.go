package briefing

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/unicode/norm"
)

// squeezed is a text without spaces: lines break elsewhere in each format.
func squeezed(s string) string {
	return strings.Join(strings.Fields(norm.NFC.String(s)), "")
}

// modelTexts lists what the document says in reading order, but for head and
// signature, which stand side by side.
func modelTexts(blocks []Block) []string {
	var out []string
	add := func(spans []Span) {
		if s := squeezed(plain(spans)); s != "" {
			out = append(out, s)
		}
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case Paragraph:
			add(b.Spans)
		case List:
			for _, item := range b.Items {
				add(item)
			}
		case Box:
			out = append(out, modelTexts(paragraphBlocks(b.Text))...)
		case Columns:
			for _, part := range b.Parts {
				out = append(out, modelTexts(part)...)
			}
		case Table:
			for _, r := range b.Rows {
				for _, c := range r.Cells {
					out = append(out, modelTexts(paragraphBlocks(c.Text))...)
				}
			}
		}
	}
	return out
}

// inOrder checks that a format says all texts, one after the other.
func inOrder(t *testing.T, format, said string, texts []string) {
	t.Helper()
	for _, s := range texts {
		at := strings.Index(said, s)
		if at < 0 {
			t.Errorf("%s does not say %q before %.60q", format, s, said)
			return
		}
		said = said[at+len(s):]
	}
}

// pdfText is what a PDF file says, without what stands in the margins.
func pdfText(t *testing.T, d *Document) string {
	t.Helper()
	made, err := renderPDF(d)
	if err != nil {
		t.Fatal(err)
	}
	p, err := readPDF(made.file)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for i, page := range p.pages {
		texts := page.texts
		for len(texts) > 0 && marginal(texts[0].text, d, i+1, len(p.pages)) {
			texts = texts[1:]
		}
		for _, x := range texts {
			b.WriteString(squeezed(x.text))
		}
	}
	return b.String()
}

func marginal(s string, d *Document, page, all int) bool {
	n, err := strconv.Atoi(s)
	return s == d.Stamp || s == d.Running || s == strconv.Itoa(page)+"/"+strconv.Itoa(all) || err == nil && n <= page
}

// The formats are made of one document: each says every text and figure of it, in
// the same order, and figures in a spreadsheet are the numbers themselves.
func TestFormatsSayTheSame(t *testing.T) {
	f := demoFacts(t)
	for name, compose := range kinds(t, f, demoAsOf()) {
		t.Run(name, func(t *testing.T) {
			d, err := compose(optionsAt(f, demoAsOf()))
			if err != nil {
				t.Fatal(err)
			}
			if len(d.Figures()) == 0 && name != "letter" {
				t.Fatal("no figures to compare")
			}
			word := readDOCX(t, d)
			word.checkPackage(t)
			word.checkBody(t)
			var texts []string
			for _, s := range d.Sections {
				texts = append(texts, modelTexts(s.Blocks)...)
				for _, foot := range modelTexts(paragraphBlocks(s.Foot)) {
					if !strings.Contains(squeezed(word.allText()), foot) {
						t.Errorf("the DOCX lacks the foot %q", foot)
					}
				}
			}
			for _, x := range d.Figures() {
				if !slices.ContainsFunc(texts, func(s string) bool { return strings.Contains(s, squeezed(x.Text)) }) {
					t.Errorf("figure %q is in no text", x.Text)
				}
			}
			inOrder(t, "PDF", pdfText(t, d), texts)
			inOrder(t, "DOCX", squeezed(word.body().said()), texts)
			if slices.ContainsFunc(d.Sections, func(s Section) bool { return s.Name != "" }) {
				compareSheets(t, d)
			}
		})
	}
}

// allText is the text of all parts.
func (f *wordFile) allText() string {
	var b strings.Builder
	for _, name := range f.names {
		if p := f.parts[name]; p != nil {
			b.WriteString(p.said())
		}
	}
	return b.String()
}

// compareSheets compares every cell of every table with the workbook's.
func compareSheets(t *testing.T, d *Document) {
	t.Helper()
	book := readXLSX(t, d)
	names := book.GetSheetList()
	numbers := 0
	for i := range d.Sections {
		s := &d.Sections[i]
		if s.Name == "" {
			continue
		}
		for _, part := range sheets(s) {
			name := names[0]
			names = names[1:]
			rows, err := book.GetRows(name)
			if err != nil {
				t.Fatal(err)
			}
			var said strings.Builder
			for _, r := range rows {
				said.WriteString(squeezed(strings.Join(r, "")))
			}
			if !strings.HasPrefix(said.String(), squeezed(d.Stamp)) {
				t.Errorf("%s does not say that its figures are made up", name)
			}
			at := 1
			if d.Stamp != "" {
				at++
			}
			for _, b := range part {
				switch b := b.(type) {
				case Paragraph:
					at++
				case List:
					at += len(b.Items)
				case Box:
					at += len(b.Text)
				case Table:
					numbers += compareTable(t, book, name, at, &b)
					at += len(b.Rows)
				}
			}
		}
	}
	if len(names) > 0 {
		t.Errorf("sheets %q are of no section", names)
	}
	if numbers == 0 {
		t.Error("no figure is a number")
	}
}

// compareTable returns how many figures are numbers.
func compareTable(t *testing.T, book *excelize.File, sheet string, top int, table *Table) int {
	t.Helper()
	g, err := (layout{testFaces(t)}).grid(*table)
	if err != nil {
		t.Fatal(err)
	}
	numbers, at := 0, 0
	for i := range table.Rows {
		for _, c := range table.Rows[i].Cells {
			p := g.cells[at]
			at++
			where, err := excelize.CoordinatesToCellName(p.col+1, top+i)
			if err != nil {
				t.Fatal(err)
			}
			raw, _, _ := cellOf(t, book, sheet, where)
			v, format, ok := typed(c)
			if i < table.Header || !ok {
				if want := squeezed(cellText(c)); squeezed(raw) != want && strings.ReplaceAll(want, ".", "") != raw { // STT
					t.Errorf("%s, %s row %d: %q, not %q", sheet, table.Name, i, raw, want)
				}
				continue
			}
			numbers++
			got, err := strconv.ParseFloat(raw, 64)
			if err != nil || math.Abs(got-v) > 1e-9 || format == "" {
				t.Errorf("%s, %s row %d: %q, not %v", sheet, table.Name, i, raw, v)
			}
			checkKind(t, c.Text[0].Spans[0].Value, got)
		}
	}
	return numbers
}

// checkKind compares the number of a cell with the figure it stands for.
func checkKind(t *testing.T, v Value, got float64) {
	t.Helper()
	back := v
	switch v.Kind {
	case Percent:
		back.Number = got * 100
	case Day:
		if int(got)-25569 != int(v.Date) { // days since 1970
			t.Errorf("day %v is stored as %v", v.Date, got)
		}
	default:
		back.Number = got
	}
	if !back.same(v) || back.String() != v.String() {
		t.Errorf("%v is stored as %v", v, got)
	}
}
