package charts

import (
	"io"
	"math"
	"testing"

	"github.com/wcharczuk/go-chart/v2/drawing"
)

// drawn is a path as a surface gets it.
type drawn struct {
	box          box
	fill, stroke bool
	pen          pen
	fillColor    drawing.Color
}

type setText struct {
	text string
	box  box
}

// recorder is a surface that keeps what is drawn on it, in chart units.
type recorder struct {
	brush
	paths []drawn
	texts []setText
}

func (r *recorder) Save(io.Writer) error { return nil }

// record draws a chart and gives what reached the surface.
func record(t *testing.T, s Spec, size Size, theme Theme) *recorder {
	t.Helper()
	p, err := prepare(s, size, theme, fontsOf(theme))
	if err != nil {
		t.Fatal(err)
	}
	r := &recorder{}
	r.fonts = p.fonts
	r.paintPath = func(fill, stroke bool) {
		d := drawn{box: bounds(r.path), fill: fill, stroke: stroke, fillColor: r.style.FillColor}
		d.pen = pen{r.style.StrokeColor, r.strokeWidth(), r.dashes()}
		r.paths = append(r.paths, d)
	}
	r.paintText = func(body string, at point) {
		w := r.fonts.of(r.style.Font).width(body) * r.fontSize()
		r.texts = append(r.texts, setText{body, box{
			at.x, at.y - rise(body)*r.fontSize(), at.x + w, at.y + fall(body)*r.fontSize(),
		}})
	}
	p.draw(r)
	return r
}

func bounds(path []op) box {
	b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, o := range path {
		if o.kind != 'Z' {
			b = box{min(b.x0, o.to.x), min(b.y0, o.to.y), max(b.x1, o.to.x), max(b.y1, o.to.y)}
		}
	}
	return b
}

func (r *recorder) has(text string) bool {
	for _, t := range r.texts {
		if t.text == text {
			return true
		}
	}
	return false
}
