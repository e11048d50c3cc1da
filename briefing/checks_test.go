package briefing

import (
	"math"
	"regexp"
	"strings"
	"testing"
)

// checkWithin tells whether text and frames stand within the page's margins; only
// page numbers, stamp and running line stand outside.
func checkWithin(t *testing.T, page int, s *sheet) {
	t.Helper()
	g := s.paper.geometry()
	const slack = 0.06
	mark := regexp.MustCompile(`^\d+(/\d+)?$`)
	for _, x := range s.texts {
		outside := x.baseline < g.top || x.baseline > g.height-g.bottom
		if outside && (mark.MatchString(x.text) || x.text == sampleStamp || s.paper == Slide) {
			continue
		}
		if x.x < g.left-slack || x.tail > g.width-g.right+slack || outside {
			t.Errorf("page %d: %q at %.1f–%.1f, %.1f is outside the margins", page, x.text, x.x, x.tail, x.baseline)
		}
	}
	for _, r := range s.rects {
		if r[1] > g.top && (r[0] < g.left-slack || r[0]+r[2] > g.width-g.right+slack || r[1]+r[3] > g.height-g.bottom+slack) {
			t.Errorf("page %d: frame %.1f is outside the margins", page, r)
		}
	}
}

// checkFigures: what is printed is the value, and it is on the page.
func checkFigures(t *testing.T, d *Document, pages []*sheet) {
	t.Helper()
	var all []string
	for _, s := range pages {
		all = append(all, s.prose())
	}
	said := strings.Join(all, " ")
	for _, f := range d.Figures() {
		if f.Kind != State && strings.TrimSuffix(strings.TrimPrefix(f.Text, "h."), "*") != f.Value.String() {
			t.Errorf("%q prints %q", f.Value, f.Text)
		}
		if math.IsNaN(f.Number) || math.IsInf(f.Number, 0) {
			t.Errorf("%q is no number", f.Text)
		}
		if text := strings.Join(strings.Fields(f.Text), " "); !strings.Contains(said, text) {
			t.Errorf("the pages do not say %q", text)
		}
	}
}

// checkOutline: bookmarks and links go to pages of the file.
func checkOutline(t *testing.T, file []byte) {
	t.Helper()
	p, err := readPDF(file)
	if err != nil {
		t.Fatal(err)
	}
	for n, o := range p.objects {
		d, _ := o.value.(dict)
		for _, a := range append(p.list(d["Annots"]), o.value) {
			dest := p.list(p.dict(a)["Dest"])
			if p.dict(a)["Dest"] == nil {
				continue
			}
			if len(dest) < 4 || p.dict(dest[0])["Type"] != name("Page") {
				t.Errorf("object %d goes nowhere: %v", n, dest)
				continue
			}
			box := p.list(p.dict(dest[0])["MediaBox"])
			height := pageHeight / mmPerPoint
			if len(box) == 4 {
				height, _ = box[3].(float64)
			}
			if y, _ := dest[3].(float64); y < 0 || y > height+0.1 {
				t.Errorf("object %d goes to %.1f on a page of %.1f", n, y, height)
			}
		}
	}
}
