package briefing

import (
	"fmt"
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
	theme, fonts := charts.Light, charts.Fonts{Regular: assets.NotoSansRegular, Bold: assets.NotoSansBold}
	ending = strings.ToLower(ending)
	if ending == ".pdf" {
		theme, fonts = charts.Print, charts.Fonts{Regular: assets.TinosRegular, Bold: assets.TinosBold}
	}
	size := c.Size
	if size.Height == 0 {
		height, err := charts.Height(c.Spec, size.Width, theme, fonts)
		if err != nil {
			return fmt.Errorf("measuring chart %s: %w", c.Name, err)
		}
		size.Height = height
	}
	switch ending {
	case ".svg":
		return charts.SVG(w, c.Spec, size, theme, fonts)
	case ".pdf":
		return charts.PDF(w, c.Spec, size, theme, fonts)
	}
	return charts.PNG(w, c.Spec, size, pngScale, theme, fonts)
}
