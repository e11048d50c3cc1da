package charts

// Patterns are drawn as shapes cut to their box by hand: chart.Renderer has
// neither clip nor pattern, and so every surface shows the same.
const (
	hatchPeriod = 6.0 // along the bar
	hatchWidth  = 2.4 // 2 of 5
	dotPeriod   = 4.0
	dotSide     = 1.4
)

// part fills one box of a bar: edge, ground, pattern.
func (c *canvas) part(b box, p paint) {
	c.fill(b, p.edge)
	line := 1.0
	if !c.look.crisp {
		line = .5
	}
	inner := b.grow(-line)
	if inner.width() <= 0 || inner.height() <= 0 {
		return
	}
	if p.ground != p.edge {
		c.fill(inner, p.ground)
	}
	switch p.pattern {
	case hatched:
		c.polygons(p.mark, hatch(inner)...)
	case dotted:
		c.polygons(p.mark, dots(inner)...)
	}
}

// hatch gives the stripes of x + y = constant, rising to the right, cut to b.
func hatch(b box) [][]point {
	var stripes [][]point
	// The first stripe runs through the top left corner region, so that a box of
	// one unit shows at least one.
	for s := b.x0 + b.y0 + hatchPeriod - hatchWidth; s < b.x1+b.y1; s += hatchPeriod {
		stripe := above(b.corners(), s)
		stripe = below(stripe, s+hatchWidth)
		stripes = append(stripes, stripe)
	}
	return stripes
}

// above keeps the part of a convex shape where x + y ≥ s (Sutherland–Hodgman).
func above(shape []point, s float64) []point {
	return cut(shape, func(p point) float64 { return p.x + p.y - s })
}

// below keeps the part where x + y ≤ s.
func below(shape []point, s float64) []point {
	return cut(shape, func(p point) float64 { return s - p.x - p.y })
}

func cut(shape []point, side func(point) float64) []point {
	var kept []point
	for i, p := range shape {
		q := shape[(i+1)%len(shape)]
		a, b := side(p), side(q)
		if a >= 0 {
			kept = append(kept, p)
		}
		if (a > 0 && b < 0) || (a < 0 && b > 0) {
			t := a / (a - b)
			kept = append(kept, point{p.x + (q.x-p.x)*t, p.y + (q.y-p.y)*t})
		}
	}
	return kept
}

// dots gives the squares of a 4×4 grid that lie wholly in b.
func dots(b box) [][]point {
	var squares [][]point
	for y := b.y0 + 1; y+dotSide <= b.y1; y += dotPeriod {
		for x := b.x0 + 1; x+dotSide <= b.x1; x += dotPeriod {
			squares = append(squares, box{x, y, x + dotSide, y + dotSide}.corners())
		}
	}
	return squares
}
