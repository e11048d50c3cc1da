package pdf

import (
	"fmt"
	"image"
	"image/draw"
	"math"

	"github.com/klippa-app/go-pdfium/requests"
)

// maxPixels bounds one picture: 100 MB of RGBA, an A4 page at 500 dpi.
const maxPixels = 25 << 20

// Render draws a page (from 1) on white; scale 1 is one pixel per point (72 dpi).
func (f *File) Render(page int, scale float64) (image.Image, error) {
	w, h, err := f.Size(page)
	if err != nil {
		return nil, err
	}
	width, height := math.Ceil(w*scale), math.Ceil(h*scale)
	if !(width >= 1 && height >= 1 && width*height <= maxPixels) { // also refuses NaN
		return nil, fmt.Errorf("pdf: picture of %g × %g pixels: 1 to %d allowed", width, height, maxPixels)
	}
	var picture *image.RGBA
	err = f.do(page, func() error {
		drawn, err := f.engine.RenderPageInPixels(&requests.RenderPageInPixels{
			Page:  requests.Page{ByIndex: &requests.PageByIndex{Document: f.doc, Index: page - 1}},
			Width: int(width), Height: int(height),
		})
		if err != nil {
			return err
		}
		defer drawn.Cleanup() // the pixels lie in the sandbox until then: copy them
		bounds := drawn.Result.RenderedImage.Bounds()
		picture = image.NewRGBA(bounds)
		draw.Draw(picture, bounds, image.White, image.Point{}, draw.Src)
		draw.Draw(picture, bounds, drawn.Result.RenderedImage, bounds.Min, draw.Over)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return picture, nil
}
