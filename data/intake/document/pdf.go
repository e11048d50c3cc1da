package document

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"giaoban/data"
	"giaoban/data/pdf"
)

// readPDF reads the text layer of a PDF. Lines stand on the page as they were
// printed: columns, tables and paragraphs are known by their edges only.
func readPDF(ctx context.Context, name string, content []byte, o Options) (*draft, error) {
	f, err := pdf.Open(ctx, content)
	if err != nil {
		return nil, named(name, err)
	}
	defer f.Close()
	limit := cmp.Or(o.MaxPages, DefaultMaxPages)
	if f.Pages() > limit {
		return nil, refuse(name, data.Invalid, fmt.Sprintf("có %d trang, nhiều hơn %d", f.Pages(), limit), "Tách tệp, chỉ giữ phần văn bản cần đọc.", nil)
	}
	var pages []page
	letters, blank := 0, 0
	for n := 1; n <= f.Pages(); n++ {
		lines, err := f.Text(n)
		if err != nil {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			return nil, named(name, err)
		}
		found := 0
		for _, l := range lines {
			found += length(l.Text())
		}
		if letters += found; found < 20 { // a page number, a stamp of the signing program
			blank++
		}
		pages = append(pages, newPage(n, lines))
	}
	if letters < 20*len(pages) && blank*2 >= len(pages) {
		return nil, refuse(name, data.Invalid, "là bản quét: các trang là ảnh, không có lớp chữ",
			"Dùng bản .docx, bản ký số có lớp chữ, hoặc cho chạy nhận dạng chữ (OCR) rồi đọc lại.", errors.New("no text layer"))
	}
	d := &draft{format: FormatPDF, pages: len(pages)}
	d.strips = layPages(dropHeads(pages, &d.aside))
	return d, d.settleEncoding(name)
}

// row is what stands on one baseline.
type row struct {
	lines    []pdf.Line
	baseline float64
	size     float64
}

func (r row) text() string {
	var parts []string
	for _, l := range r.lines {
		parts = append(parts, tidy(l.Text()))
	}
	return strings.Join(parts, " ")
}

func (r row) left() float64 { return r.lines[0].X }
func (r row) right() float64 {
	right := 0.0
	for _, l := range r.lines {
		right = max(right, l.X+l.W)
	}
	return right
}

// page is one page in rows from top to bottom, with the edges of its text.
type page struct {
	number      int
	rows        []row
	left, right float64
	leading     float64 // usual distance of baselines
}

func newPage(number int, lines []pdf.Line) page {
	p := page{number: number}
	for _, l := range lines {
		if tidy(l.Text()) == "" {
			continue
		}
		if n := len(p.rows); n > 0 && pdf.SameRow(p.rows[n-1].lines[0], l) {
			p.rows[n-1].lines = append(p.rows[n-1].lines, l)
			continue
		}
		p.rows = append(p.rows, row{[]pdf.Line{l}, l.Baseline, l.Size})
	}
	p.measure()
	return p
}

// measure finds the edges: most lines of running text reach the right one.
func (p *page) measure() {
	var lefts, rights, steps []float64
	for i, r := range p.rows {
		if len(r.lines) == 1 {
			lefts, rights = append(lefts, r.left()), append(rights, r.right())
		}
		if i > 0 {
			steps = append(steps, r.baseline-p.rows[i-1].baseline)
		}
	}
	p.left, p.right, p.leading = quantile(lefts, 0.1), quantile(rights, 0.9), quantile(steps, 0.4)
}

// quantile returns the value below which the share q of xs lies; 0 for none.
func quantile(xs []float64, q float64) float64 {
	if len(xs) == 0 {
		return 0
	}
	slices.Sort(xs)
	return xs[int(q*float64(len(xs)-1))]
}

// dropHeads takes away page numbers and running heads. They are still looked at for
// secrecy marks, which stand there.
func dropHeads(pages []page, aside *[]string) []page {
	count := map[string]int{}
	for _, p := range pages {
		for _, i := range p.edgeRows() {
			if p.apart(i) {
				count[edgeKey(p.rows[i].text())]++
			}
		}
	}
	for n := range pages {
		p := &pages[n]
		edges := p.edgeRows()
		var kept []row
		for i, r := range p.rows {
			key := edgeKey(r.text())
			atEdge := slices.Contains(edges, i)
			running := count[key] >= 3 && count[key]*2 >= len(pages) && n > 0 && p.apart(i)
			if atEdge && (pageNumber.MatchString(r.text()) || running) {
				*aside = append(*aside, "", r.text())
				continue
			}
			kept = append(kept, r)
		}
		p.rows = kept
	}
	return pages
}

// apart tells whether row i stands off the running text, as a head or a foot does.
func (p page) apart(i int) bool {
	far := func(a, b int) bool {
		return a < 0 || b >= len(p.rows) || p.rows[b].baseline-p.rows[a].baseline > 1.6*p.leading
	}
	if i < 2 {
		return far(i, i+1) || far(i+1, i+2) && i == 0
	}
	return far(i-1, i)
}

// edgeRows returns the first two and the last two rows of a page.
func (p page) edgeRows() []int {
	var out []int
	for i := range p.rows {
		if i < 2 || i >= len(p.rows)-2 {
			out = append(out, i)
		}
	}
	return out
}

// layPages makes paragraphs of the rows of all pages; a paragraph may run over a
// page break.
func layPages(pages []page) []strip {
	var out, body []strip
	m := measure{}
	flush := func() {
		out = append(out, joinStrips(body, m)...)
		body = nil
	}
	for _, p := range pages {
		for i := 0; i < len(p.rows); {
			if t, next := p.table(i); next > i {
				flush()
				out = append(out, t.strips(m)...)
				i = next
				continue
			}
			s := p.strip(i)
			body = append(body, s)
			i++
		}
	}
	flush()
	return out
}

// strip makes the strip of row i of running text.
func (p page) strip(i int) strip {
	r := p.rows[i]
	var runs []run
	for n, l := range r.lines {
		if n > 0 {
			runs = append(runs, run{" ", false})
		}
		for _, piece := range l.Runs {
			runs = append(runs, run{piece.Text, piece.Bold})
		}
	}
	s := newStrip(runs)
	s.raw, s.page = s.text, p.number
	s.indent, s.right, s.column = r.left(), r.right(), p.right
	if i > 0 {
		step := r.baseline - p.rows[i-1].baseline
		s.gap = step > 1.45*p.leading && p.leading > 0
		// The first line of a paragraph is indented; the lines after it are not.
		prev := p.rows[i-1]
		indented := r.left() > prev.left()+8 && prev.left() < p.left+8 && r.left() < p.left+60
		s.gap = s.gap || indented
	}
	return s
}
