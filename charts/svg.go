package charts

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// SVG writes s as a stand-alone SVG document of the given size. Fonts are named,
// not embedded; title and desc say the chart in words.
func SVG(w io.Writer, s Spec, size Size, t Theme, f Fonts) error {
	p, err := prepare(s, size, t, f)
	if err != nil {
		return err
	}
	r := newSVGRenderer(size, p)
	p.draw(r)
	if err := r.Save(w); err != nil {
		return fmt.Errorf("ghi biểu đồ SVG: %w", err)
	}
	return nil
}

// svgRenderer writes SVG elements. go-chart's own does not escape text.
type svgRenderer struct {
	brush
	head, body bytes.Buffer
}

var _ chart.Renderer = (*svgRenderer)(nil)

func newSVGRenderer(size Size, p *picture) *svgRenderer {
	r := &svgRenderer{}
	r.fonts, r.paintPath, r.paintText = p.fonts, r.paint, r.write
	fmt.Fprintf(&r.head, `<svg xmlns="http://www.w3.org/2000/svg" width="%[1]s" height="%[2]s" viewBox="0 0 %[1]s %[2]s" `,
		num(size.Width), num(size.Height))
	family := "'" + strings.ReplaceAll(p.fonts.regular.family(), "'", "") + "', " + p.look.fontFallback
	fmt.Fprintf(&r.head, `role="img" font-family="%s" style="font-kerning:none" stroke-linejoin="round" fill="none">`+"\n", escape(family))
	if title := p.spec.Title; title != "" {
		fmt.Fprintf(&r.head, "<title>%s</title>\n", escape(title))
	}
	if desc := describe(p.spec); desc != "" {
		fmt.Fprintf(&r.head, "<desc>%s</desc>\n", escape(desc))
	}
	return r
}

// Save writes the whole document.
func (r *svgRenderer) Save(w io.Writer) error {
	for _, b := range [][]byte{r.head.Bytes(), r.body.Bytes(), []byte("</svg>\n")} {
		if _, err := w.Write(b); err != nil {
			return err
		}
	}
	return nil
}

func (r *svgRenderer) paint(fill, stroke bool) {
	r.body.WriteString(`<path d="`)
	for _, o := range r.path {
		r.body.WriteByte(o.kind)
		switch o.kind {
		case 'C':
			fmt.Fprintf(&r.body, "%s %s %s", xy(o.c), xy(o.d), xy(o.to))
		case 'M', 'L':
			r.body.WriteString(xy(o.to))
		}
	}
	r.body.WriteByte('"')
	if fill {
		r.colour("fill", r.style.FillColor)
	}
	if stroke {
		r.colour("stroke", r.style.StrokeColor)
		r.attribute("stroke-width", num(r.strokeWidth()))
		if d := r.dashes(); d != nil {
			words := make([]string, len(d))
			for i, v := range d {
				words[i] = num(v)
			}
			r.attribute("stroke-dasharray", strings.Join(words, " "))
		}
	}
	r.body.WriteString("/>\n")
}

func (r *svgRenderer) write(body string, at point) {
	r.body.WriteString("<text")
	r.attribute("x", num(at.x))
	r.attribute("y", num(at.y))
	r.attribute("font-size", num(r.fontSize()))
	if r.style.Font == r.fonts.bold.font {
		r.attribute("font-weight", "bold")
	}
	r.colour("fill", r.style.FontColor)
	r.body.WriteString(">" + escape(body) + "</text>\n")
}

func (r *svgRenderer) attribute(name, value string) {
	r.body.WriteString(" " + name + `="` + value + `"`)
}

func (r *svgRenderer) colour(name string, c drawing.Color) {
	r.attribute(name, fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B))
	if c.A < 255 {
		r.attribute(name+"-opacity", num(float64(c.A)/255))
	}
}

func xy(p point) string { return num(p.x) + "," + num(p.y) }

// num writes a length with at most two decimals.
func num(v float64) string {
	s := strings.TrimRight(strconv.FormatFloat(v, 'f', 2, 64), "0")
	s = strings.TrimSuffix(s, ".")
	if s == "-0" {
		return "0"
	}
	return s
}

func escape(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		return "" // a strings.Builder does not fail
	}
	return b.String()
}
