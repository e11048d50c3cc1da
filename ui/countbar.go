package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"giaoban/assets"
	"giaoban/briefing"
	"giaoban/charts"
	"giaoban/data"
)

// countBar is one bar of all statuses as charts draws it, small enough for a
// table row. It draws only when counts, size or theme change.
type countBar struct {
	widget.BaseWidget
	counts data.Counts
	height float32
	image  *canvas.Image
	drawn  barKey
}

// barKey is everything a drawn bar depends on.
type barKey struct {
	counts        data.Counts
	width, height float32
	scale         float32
	dark          bool
}

func newCountBar(height float32) *countBar {
	b := &countBar{height: height, image: &canvas.Image{FillMode: canvas.ImageFillStretch}}
	b.ExtendBaseWidget(b)
	return b
}

// Set changes the counts.
func (b *countBar) Set(c data.Counts) {
	if b.counts != c {
		b.counts = c
		b.draw()
	}
}

// CreateRenderer implements fyne.Widget.
func (b *countBar) CreateRenderer() fyne.WidgetRenderer { return &countBarRenderer{b} }

type countBarRenderer struct{ b *countBar }

func (r *countBarRenderer) Destroy()                     {}
func (r *countBarRenderer) MinSize() fyne.Size           { return fyne.NewSize(20, r.b.height) }
func (r *countBarRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.b.image} }
func (r *countBarRenderer) Refresh()                     { r.b.draw() }

func (r *countBarRenderer) Layout(s fyne.Size) {
	r.b.image.Resize(s)
	r.b.draw()
}

// draw makes the picture at the pixels of the canvas it stands on.
func (b *countBar) draw() {
	size := b.Size()
	if size.Width < 1 || size.Height < 1 {
		return
	}
	key := barKey{b.counts, size.Width, size.Height, canvasScale(b), isDark()}
	if key == b.drawn {
		return
	}
	b.drawn = key
	b.image.Image = nil
	if b.counts.Total() > 0 {
		img, err := charts.Image(briefing.StatusStrip(b.counts, ""),
			charts.Size{Width: float64(size.Width), Height: float64(size.Height)},
			float64(key.scale), chartTheme(key.dark), charts.Fonts{Regular: assets.NotoSansRegular, Bold: assets.NotoSansBold})
		if err == nil { // a bar without a picture still has its numbers beside it
			b.image.Image = img
		}
	}
	b.image.Refresh()
}

// canvasScale is the number of pixels per unit where the object is shown.
func canvasScale(o fyne.CanvasObject) float32 {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil && c.Scale() > 0 {
		return c.Scale()
	}
	return 1
}

func chartTheme(dark bool) charts.Theme {
	if dark {
		return charts.Dark
	}
	return charts.Light
}
