package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// button is a button with its key named in a small frame, a focus ring, and
// Enter as well as Space; Fyne's own writes in bold, shows no key and ignores
// Enter.
type button struct {
	widget.DisableableWidget
	Text     string
	Key      string // what to press: "Esc", "Ctrl+P"; "" = none
	Icon     fyne.Resource
	OnTapped func()

	primary bool
	compact bool // icon only, in a narrow header
	hovered bool
	focused bool
}

const (
	buttonHeight float32 = 30
	buttonPad    float32 = 10
	buttonGap    float32 = 7
	buttonIcon   float32 = 16
	keyPad       float32 = 5
)

// newButton makes a button; key and icon may be empty.
func newButton(words, key string, icon fyne.Resource, tapped func()) *button {
	b := &button{Text: words, Key: key, Icon: icon, OnTapped: tapped}
	b.ExtendBaseWidget(b)
	return b
}

// main gives the button the accent fill. One per view.
func (b *button) main() *button {
	b.primary = true
	return b
}

// setCompact shows the icon only, when there is one.
func (b *button) setCompact(on bool) {
	if on = on && b.Icon != nil; b.compact != on {
		b.compact = on
		b.Refresh()
	}
}

// Tapped implements fyne.Tappable.
func (b *button) Tapped(*fyne.PointEvent) {
	if !b.Disabled() && b.OnTapped != nil {
		b.OnTapped()
	}
}

// TypedKey implements fyne.Focusable.
func (b *button) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		b.Tapped(nil)
	default:
		forwardKey(b, k)
	}
}

// TypedRune implements fyne.Focusable.
func (b *button) TypedRune(rune) {}

// FocusGained implements fyne.Focusable.
func (b *button) FocusGained() { b.focused = true; b.Refresh() }

// FocusLost implements fyne.Focusable.
func (b *button) FocusLost() { b.focused = false; b.Refresh() }

// MouseIn implements desktop.Hoverable.
func (b *button) MouseIn(*desktop.MouseEvent) { b.hovered = true; b.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (b *button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (b *button) MouseOut() { b.hovered = false; b.Refresh() }

// CreateRenderer implements fyne.Widget.
func (b *button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{
		b: b, fill: &canvas.Rectangle{CornerRadius: 3}, veil: &canvas.Rectangle{CornerRadius: 3},
		ring: &canvas.Rectangle{CornerRadius: 5, StrokeWidth: 2}, words: canvas.NewText("", nil),
		frame: &canvas.Rectangle{CornerRadius: 2, StrokeWidth: 1}, key: canvas.NewText("", nil),
		icon: &canvas.Image{FillMode: canvas.ImageFillContain},
	}
	r.words.TextSize, r.key.TextSize = sizeBody, sizeCaption
	r.Refresh()
	return r
}

type buttonRenderer struct {
	b                       *button
	fill, veil, ring, frame *canvas.Rectangle
	words, key              *canvas.Text
	icon                    *canvas.Image
}

func (r *buttonRenderer) Destroy() {}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.fill, r.veil, r.icon, r.words, r.frame, r.key, r.ring}
}

// parts are the widths of icon, words and key; 0 = not shown.
func (r *buttonRenderer) parts() (icon, words, key float32) {
	if r.b.Icon != nil {
		icon = buttonIcon
	}
	if r.b.Text != "" && !r.b.compact {
		words = r.words.MinSize().Width
	}
	if r.b.Key != "" && !r.b.compact {
		key = r.key.MinSize().Width + 2*keyPad
	}
	return icon, words, key
}

func (r *buttonRenderer) MinSize() fyne.Size {
	icon, words, key := r.parts()
	width, n := float32(0), 0
	for _, w := range []float32{icon, words, key} {
		if w > 0 {
			width += w
			n++
		}
	}
	return fyne.NewSize(width+buttonGap*float32(max(0, n-1))+2*buttonPad, buttonHeight)
}

func (r *buttonRenderer) Layout(s fyne.Size) {
	r.fill.Resize(s)
	r.veil.Resize(s)
	r.ring.Move(fyne.NewPos(-3, -3))
	r.ring.Resize(s.AddWidthHeight(6, 6))
	icon, words, key := r.parts()
	x := (s.Width-r.MinSize().Width)/2 + buttonPad
	middle := func(o fyne.CanvasObject, size fyne.Size) {
		o.Resize(size)
		o.Move(fyne.NewPos(x, (s.Height-size.Height)/2))
	}
	if icon > 0 {
		middle(r.icon, fyne.NewSquareSize(icon))
		x += icon + buttonGap
	}
	if words > 0 {
		middle(r.words, r.words.MinSize())
		x += words + buttonGap
	}
	if key > 0 {
		middle(r.frame, fyne.NewSize(key, 18))
		x += keyPad
		middle(r.key, r.key.MinSize())
	}
}

func (r *buttonRenderer) Refresh() {
	b := r.b
	ground, ink, edge := theme.ColorNameButton, colorInk, colorRule
	switch {
	case b.Disabled():
		ground, ink = theme.ColorNameDisabledButton, theme.ColorNameDisabled
	case b.primary:
		ground, ink, edge = colorAccent, colorOnAccent, colorOnAccent
	}
	r.fill.FillColor, r.words.Color, r.key.Color = themeColor(ground), themeColor(ink), themeColor(ink)
	r.frame.StrokeColor, r.frame.FillColor = themeColor(edge), nil
	if !b.primary {
		r.key.Color = themeColor(colorMuted)
		r.frame.FillColor = themeColor(colorBackground)
	}
	r.veil.FillColor = nil
	if b.hovered && !b.Disabled() {
		r.veil.FillColor = themeColor(theme.ColorNameHover)
	}
	r.ring.StrokeColor = nil
	if b.focused {
		r.ring.StrokeColor = themeColor(colorAccent)
	}
	r.words.Text, r.key.Text = b.Text, b.Key
	show(r.words, !b.compact)
	show(r.key, b.Key != "" && !b.compact)
	show(r.frame, b.Key != "" && !b.compact)
	show(r.icon, b.Icon != nil)
	if b.Icon != nil {
		r.icon.Resource = theme.NewColoredResource(b.Icon, ink)
	}
	r.Layout(b.Size())
	for _, o := range r.Objects() {
		canvas.Refresh(o)
	}
}
