package charts

import "math"

// keyItem is one sample with its name in the key of dots, radars and tables.
type keyItem struct {
	name   string
	sample func(at point) // draws a sample keySample long, its left end and middle at a point
	x      float64
	row    int
}

// layKey places items on as many lines as they need.
func (c *canvas) layKey(items []keyItem) []keyItem {
	x, row := 0.0, 0
	for i := range items {
		item, lead := &items[i], 0.0
		if item.sample != nil {
			lead = keySample + keyGap
		}
		item.name = c.quiet().fit(item.name, c.w-lead)
		w := lead + c.quiet().width(item.name)
		if x > 0 && x+w > c.w {
			x, row = 0, row+1
		}
		item.x, item.row = x, row
		x += w + c.look.text
	}
	return items
}

func (c *canvas) keyPitch() float64 { return math.Round(c.look.text * 1.4) }

func (c *canvas) keyHeight(items []keyItem) float64 {
	if len(items) == 0 {
		return 0
	}
	return float64(items[len(items)-1].row+1)*c.keyPitch() + 3
}

// drawKey draws placed items under top and gives where they end. It leaves them
// out rather than squeeze the plot below least.
func (c *canvas) drawKey(items []keyItem, top, least float64) float64 {
	height := c.keyHeight(items)
	if c.h-top-height < least {
		return top
	}
	for _, item := range items {
		baseline, x := top+float64(item.row)*c.keyPitch()+c.look.text, item.x
		if item.sample != nil {
			item.sample(point{x, baseline - c.look.text*.33})
			x += keySample + keyGap
		}
		c.write(item.name, x, baseline, c.quiet())
	}
	return top + height
}
