package briefing

// Paper is the form of a page.
type Paper string

// The papers.
const (
	Portrait  Paper = ""          // A4
	Landscape Paper = "landscape" // A4, for tables
	Slide     Paper = "slide"     // 16:9 for the meeting screen
)

// Geometry of A4 in mm (NĐ 30/2020 Phụ lục I: top and bottom 20–25, left 30–35,
// right 15–20; a table may lie across).
const (
	pageWidth, pageHeight    = 210.0, 297.0
	marginTop, marginRight   = 20.0, 15.0
	marginBottom, marginLeft = 20.0, 30.0
	textWidth                = pageWidth - marginLeft - marginRight
	wideWidth                = pageHeight - marginLeft - marginRight

	// The letterhead's columns. An even split would wrap the Quốc hiệu, which
	// is 88 mm long in 12 pt bold.
	agencyColumn, nationColumn = 68.0, 97.0

	// A slide of 13⅓ × 7½ inches, as presentation programs make it.
	slideWidth, slideHeight = 338.67, 190.5
	slideSide, slideTop     = 16.0, 25.0
	slideBottom             = 14.0
)

// geometry is a page's size and margins in mm.
type geometry struct {
	width, height            float64
	top, right, bottom, left float64
}

func (p Paper) geometry() geometry {
	switch p {
	case Landscape:
		return geometry{pageHeight, pageWidth, marginTop, marginRight, marginBottom, marginLeft}
	case Slide:
		return geometry{slideWidth, slideHeight, slideTop, slideSide, slideBottom, slideSide}
	}
	return geometry{pageWidth, pageHeight, marginTop, marginRight, marginBottom, marginLeft}
}

func (g geometry) textWidth() float64  { return g.width - g.left - g.right }
func (g geometry) textHeight() float64 { return g.height - g.top - g.bottom }
