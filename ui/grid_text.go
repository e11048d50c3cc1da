package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// gridText is one line of a grid, cut with "…" where its box ends and centred in
// the box's height. It is a bare canvas.Text, not a widget: a grid shows
// hundreds of them and sets them anew at each scroll.
type gridText struct {
	line  *canvas.Text
	value cell
	size  float32
	box   fyne.Size
	cut   float32 // width the line was last cut for
}

func newGridText(align fyne.TextAlign, size float32) *gridText {
	return &gridText{line: &canvas.Text{Alignment: align, TextSize: size}, size: size}
}

// set changes what is shown; the colour is looked up anew each time, so that a
// change of theme needs only a set.
func (t *gridText) set(v cell) {
	name := v.Color
	if name == "" {
		name = colorInk
	}
	c := themeColor(name)
	if v == t.value && t.line.Color == c && t.cut == t.box.Width {
		return
	}
	t.value = v
	t.line.Color, t.line.TextStyle = c, fyne.TextStyle{Bold: v.Bold}
	t.fit()
}

// place puts the text into a box.
func (t *gridText) place(pos fyne.Position, box fyne.Size) {
	t.box = box
	h := fyne.MeasureText("Ư", t.size, t.line.TextStyle).Height
	t.line.Move(pos.AddXY(0, (box.Height-h)/2))
	t.line.Resize(fyne.NewSize(box.Width, h))
	if t.cut != box.Width {
		t.fit()
	}
}

func (t *gridText) fit() {
	t.cut = t.box.Width
	t.line.Text = ellipsize(t.value.Text, t.box.Width, t.size, t.line.TextStyle)
	t.line.Refresh()
}

// ellipsize shortens s to the width with "…"; a width of 0 or less keeps s whole
// because nothing has been laid out yet.
func ellipsize(s string, width, size float32, style fyne.TextStyle) string {
	wide := func(s string) float32 { return fyne.MeasureText(s, size, style).Width }
	if width <= 0 || wide(s) <= width+0.5 {
		return s
	}
	runes := []rune(s)
	low, high := 0, len(runes)-1
	for low < high {
		mid := (low + high + 1) / 2
		if wide(string(runes[:mid])+"…") <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return strings.TrimRight(string(runes[:low]), " ,;") + "…"
}
