package ui

import (
	"cmp"
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"giaoban/assets"
	"giaoban/charts"
)

// chartView shows a chart drawn beside the UI goroutine, as sharp as the screen.
// It draws anew when its spec, size, scale or the theme changes; the old picture
// stays until then.
type chartView struct {
	widget.BaseWidget
	app    *App
	spec   charts.Spec
	min    fyne.Size
	image  *canvas.Image
	drawn  drawing
	latest latest
	// tall tells what height a chart of rows needs at a width; nil = min.
	tall     func(s charts.Spec, width float32) float32
	measured fyne.Size // width and height that tall gave last
	zoom     float32   // enlarges the whole drawing, letters too; 0 = 1
	// OnTapped is told where the picture was tapped. May be nil.
	OnTapped func(pos fyne.Position)
}

// drawing is what a picture depends on besides its spec.
type drawing struct {
	size  fyne.Size
	scale float32
	dark  bool
}

// newChartView makes a view of at least the given size; it grows with its place.
func newChartView(a *App, spec charts.Spec, size fyne.Size) *chartView {
	v := &chartView{app: a, spec: spec, min: size, image: &canvas.Image{FillMode: canvas.ImageFillStretch}}
	v.ExtendBaseWidget(v)
	return v
}

// SetSpec shows another chart.
func (v *chartView) SetSpec(s charts.Spec) {
	v.spec, v.drawn, v.measured = s, drawing{}, fyne.Size{}
	v.Refresh()
}

// Tapped implements fyne.Tappable.
func (v *chartView) Tapped(e *fyne.PointEvent) {
	if v.OnTapped != nil {
		v.OnTapped(e.Position)
	}
}

// CreateRenderer implements fyne.Widget.
func (v *chartView) CreateRenderer() fyne.WidgetRenderer { return &chartRenderer{v} }

type chartRenderer struct{ v *chartView }

func (r *chartRenderer) Destroy()                     { r.v.latest.drop() }
func (r *chartRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.v.image} }
func (r *chartRenderer) MinSize() fyne.Size           { return r.v.needs() }
func (r *chartRenderer) Refresh()                     { r.v.draw() }

func (r *chartRenderer) Layout(s fyne.Size) {
	r.v.image.Resize(s)
	r.v.draw()
}

// needs is the least size; a chart of rows is as tall as they are at the width
// it was given last.
func (v *chartView) needs() fyne.Size {
	if v.tall == nil || v.Size().Width < v.min.Width {
		return v.min
	}
	if width := v.Size().Width; v.measured.Width != width {
		v.measured = fyne.NewSize(width, v.tall(v.spec, width))
	}
	return fyne.NewSize(v.min.Width, max(v.min.Height, v.measured.Height))
}

func (v *chartView) draw() {
	want := drawing{size: v.Size(), scale: 1, dark: isDark()}
	if c := v.app.window.Canvas(); c != nil {
		want.scale = max(1, c.Scale())
	}
	if want == v.drawn || want.size.Width < 1 || want.size.Height < 1 {
		return
	}
	v.drawn = want
	zoom := cmp.Or(v.zoom, 1)
	spec, look := v.spec, charts.Light
	if want.dark {
		look = charts.Dark
	}
	v.app.newest(&v.latest, func(context.Context) (func(), error) {
		img, err := charts.Image(spec, charts.Size{Width: float64(want.size.Width / zoom), Height: float64(want.size.Height / zoom)},
			float64(want.scale*zoom), look, charts.Fonts{Regular: assets.NotoSansRegular, Bold: assets.NotoSansBold})
		if err != nil {
			return nil, err
		}
		return func() {
			v.image.Image = img
			v.image.Refresh()
		}, nil
	})
}
