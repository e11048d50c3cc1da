package charts

import (
	"math"
	"strconv"
)

// rowWords are the texts at both ends of a row.
type rowWords struct {
	label, end string
	bold       bool // the label; a figure is measured bold in any case
}

// columns are the places of rows across the width.
type columns struct {
	label, bars, end float64 // width of labels, left and right of what is drawn between
	labels           []string
}

func (c *canvas) labelInk(row rowWords) ink {
	if row.bold {
		return c.bold()
	}
	return c.plain()
}

// columns shares the width; labels and figures take at most these parts of it.
func (c *canvas) columns(rows []rowWords, mostLabel, mostEnd float64) columns {
	var col columns
	end := 0.0
	for _, row := range rows {
		col.label = max(col.label, c.labelInk(row).width(row.label))
		end = max(end, c.bold().width(row.end))
	}
	col.label = min(math.Ceil(col.label), c.w*mostLabel)
	col.labels = c.fitLabels(rows, col.label)
	if col.label > 0 {
		col.bars = math.Ceil(col.label + labelGap)
	}
	col.end = c.w
	if end > 0 {
		col.end = math.Floor(c.w - min(end+endGap, c.w*mostEnd))
	}
	return col
}

// fitLabels shortens labels to w. Names of agencies often differ only at their
// end ("Ủy ban nhân dân huyện …"); where two would read the same, the middle is
// left out instead of the end.
func (c *canvas) fitLabels(rows []rowWords, w float64) []string {
	labels := make([]string, len(rows))
	count := map[string]int{}
	for n, row := range rows {
		labels[n] = c.labelInk(row).fit(row.label, w)
		count[labels[n]]++
	}
	for n, row := range rows {
		if labels[n] != row.label && count[labels[n]] > 1 {
			labels[n] = c.labelInk(row).fitMiddle(row.label, w)
		}
	}
	return labels
}

// fitMiddle keeps the beginning and the end of a text.
func (i ink) fitMiddle(s string, w float64) string {
	runes := []rune(s)
	room := w/i.size - i.face.advance('…')
	tail, tailWidth := len(runes), 0.0
	for tail > 0 && tailWidth+i.face.advance(runes[tail-1]) <= room*.6 {
		tail--
		tailWidth += i.face.advance(runes[tail])
	}
	head, headWidth := 0, 0.0
	for head < tail && headWidth+i.face.advance(runes[head]) <= room-tailWidth {
		headWidth += i.face.advance(runes[head])
		head++
	}
	if head == 0 {
		return i.fit(s, w)
	}
	return string(runes[:head]) + "…" + string(runes[tail:])
}

// shownRows are the rows that have room.
type shownRows struct {
	rows  []int // in order
	pitch float64
	rest  int // how many have none
}

// leastRow is the height under which rows of text would touch.
func (c *canvas) leastRow() float64 { return c.look.text + 1 }

// fitRows shares room among n rows of least to most each. Where they don't fit,
// those to keep stay before the others, and the rest is counted, never silently
// left out.
func (c *canvas) fitRows(n int, room, least, most float64, keep func(i int) bool) shownRows {
	pitch, count := min(most, room/float64(max(n, 1))), n
	if pitch < least {
		pitch = least
		count = min(n, max(0, int(room/pitch)-1))
	}
	kept, others := 0, count
	if keep != nil {
		for i := range n {
			if keep(i) && kept < count {
				kept++
			}
		}
		others -= kept
	}
	s := shownRows{pitch: pitch, rest: n - count}
	for i := range n {
		if keep != nil && keep(i) {
			if kept > 0 {
				s.rows = append(s.rows, i)
				kept--
			}
		} else if others > 0 {
			s.rows = append(s.rows, i)
			others--
		}
	}
	return s
}

// markSkips draws a dotted rule where rows between two others have no room.
func (c *canvas) markSkips(s shownRows, top, right float64) {
	for n := 1; n < len(s.rows); n++ {
		if y := c.snap(top + float64(n)*s.pitch); s.rows[n] != s.rows[n-1]+1 {
			c.line(pen{c.look.ink2, c.look.axis, []float64{1, 3}}, point{0, y}, point{right, y})
		}
	}
}

// countRest tells under the rows from top how many more there are.
func (c *canvas) countRest(s shownRows, top, bottom float64) {
	if y := top + float64(len(s.rows))*s.pitch; s.rest > 0 && y+c.look.text <= bottom {
		c.write("… +"+strconv.Itoa(s.rest), 0, y+c.look.text, c.quiet())
	}
}
