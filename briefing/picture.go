package briefing

import (
	"io"
	"strings"

	"giaoban/assets"
	"giaoban/charts"
)

// pngScale is how many pixels a chart unit gets in a file: sharp on slides.
const pngScale = 2

// Draw writes the chart in the form that a file's ending asks for: paper looks
// for ".pdf", the light screen palette for ".svg" and everything else, PNG.
func (c Chart) Draw(w io.Writer, ending string) error {
	screen := charts.Fonts{Regular: assets.NotoSansRegular, Bold: assets.NotoSansBold}
	switch strings.ToLower(ending) {
	case ".svg":
		return charts.SVG(w, c.Spec, c.Size, charts.Light, screen)
	case ".pdf":
		paper := charts.Fonts{Regular: assets.TinosRegular, Bold: assets.TinosBold}
		return charts.PDF(w, c.Spec, c.Size, charts.Print, paper)
	}
	return charts.PNG(w, c.Spec, c.Size, pngScale, charts.Light, screen)
}
