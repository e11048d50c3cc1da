package charts

import (
	"fmt"
	"math"
)

// Height is how tall s should be drawn at a width so that nothing is squeezed:
// exact for charts of rows, a good proportion for trends, sparks and radars.
func Height(s Spec, width float64, t Theme, f Fonts) (float64, error) {
	p, err := prepare(s, Size{width, 100}, t, f)
	if err != nil {
		return 0, fmt.Errorf("đo biểu đồ: %w", err)
	}
	c := &canvas{look: p.look, fonts: p.fonts, w: width, h: maxSide}
	switch p.spec.Kind {
	case KindSpark:
		return math.Round(c.look.text * 6.5), nil
	case KindTrend:
		return math.Round(max(width*.6, c.look.text*14)), nil
	case KindStrip:
		return c.barsLegend(p.spec.Bars) + c.look.bar, nil
	case KindBars:
		rows := float64(max(len(p.spec.Bars.Rows), 2)) * c.look.pitch
		return c.titleHeight(p.spec) + c.barsLegend(p.spec.Bars) + rows, nil
	}
	return min(c.titleHeight(p.spec)+math.Ceil(p.spec.figure().height(c)), maxSide), nil
}

func (c *canvas) titleHeight(s Spec) float64 {
	if s.Title == "" || s.HideTitle {
		return 0
	}
	return math.Round(c.look.title * 1.5)
}

func (c *canvas) barsLegend(b *Bars) float64 {
	if !b.Legend {
		return 0
	}
	return c.legendHeight(b.Rows)
}
