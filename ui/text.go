package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// text is one line without padding whose colour follows the theme. Fyne's own
// Label adds 6 units on every side, too much for rows of 18 to 26 units.
type text struct {
	widget.BaseWidget
	Text     string
	TextSize float32             // 0 = body
	Color    fyne.ThemeColorName // "" = ink
	Bold     bool
	Italic   bool
	Align    fyne.TextAlign
	Truncate bool // give way when narrow, ending in "…"
}

func newText(s string) *text {
	t := &text{Text: s}
	t.ExtendBaseWidget(t)
	return t
}

// styled applies changes to a text and returns it, for building trees of objects.
func (t *text) styled(change func(*text)) *text { change(t); return t }

// SetText replaces the words.
func (t *text) SetText(s string) {
	if t.Text != s {
		t.Text = s
		t.Refresh()
	}
}

// bold, muted, caption, captionMuted and ellipsis are the looks that pages use.
func bold(s string) *text  { return newText(s).styled(func(t *text) { t.Bold = true }) }
func muted(s string) *text { return newText(s).styled(func(t *text) { t.Color = colorMuted }) }
func caption(s string) *text {
	return newText(s).styled(func(t *text) { t.TextSize, t.Color = sizeCaption, colorMuted })
}

func colored(s string, c fyne.ThemeColorName) *text {
	return newText(s).styled(func(t *text) { t.Color = c })
}
func ellipsis(s string) *text { return newText(s).styled(func(t *text) { t.Truncate = true }) }

func (t *text) style() fyne.TextStyle { return fyne.TextStyle{Bold: t.Bold, Italic: t.Italic} }

func (t *text) size() float32 {
	if t.TextSize == 0 {
		return sizeBody
	}
	return t.TextSize
}

// CreateRenderer implements fyne.Widget.
func (t *text) CreateRenderer() fyne.WidgetRenderer {
	r := &textRenderer{text: t, line: canvas.NewText("", nil)}
	r.Refresh()
	return r
}

type textRenderer struct {
	text *text
	line *canvas.Text
}

func (r *textRenderer) Destroy()                     {}
func (r *textRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.line} }

func (r *textRenderer) MinSize() fyne.Size {
	t := r.text
	if t.Truncate {
		return fyne.NewSize(0, fyne.MeasureText("Ư", t.size(), t.style()).Height)
	}
	return fyne.MeasureText(t.Text, t.size(), t.style())
}

func (r *textRenderer) Layout(size fyne.Size) {
	if r.text.Truncate {
		r.line.Text = ellipsize(r.text.Text, size.Width, r.text.size(), r.text.style())
	}
	r.line.Resize(fyne.NewSize(size.Width, r.MinSize().Height))
	r.line.Move(fyne.NewPos(0, (size.Height-r.MinSize().Height)/2))
}

func (r *textRenderer) Refresh() {
	t := r.text
	name := t.Color
	if name == "" {
		name = colorInk
	}
	r.line.Text, r.line.TextSize, r.line.TextStyle = t.Text, t.size(), t.style()
	r.line.Color, r.line.Alignment = themeColor(name), t.Align
	r.Layout(t.BaseWidget.Size())
	canvas.Refresh(r.line)
}

// link is a text that does something when clicked.
type link struct {
	text
	OnTapped func()
}

func newLink(s string, tapped func()) *link {
	l := &link{OnTapped: tapped}
	l.Text, l.Color = s, colorAccent
	l.ExtendBaseWidget(l)
	return l
}

// Tapped implements fyne.Tappable.
func (l *link) Tapped(*fyne.PointEvent) {
	if l.OnTapped != nil {
		l.OnTapped()
	}
}

// Cursor implements desktop.Cursorable.
func (l *link) Cursor() desktop.Cursor { return desktop.PointerCursor }

// clickable makes any content do something when clicked, or by Enter when it has
// the focus, without changing its look.
type clickable struct {
	widget.BaseWidget
	content  fyne.CanvasObject
	OnTapped func()
	ring     *canvas.Rectangle
}

func newClickable(content fyne.CanvasObject, tapped func()) *clickable {
	c := &clickable{content: content, OnTapped: tapped, ring: &canvas.Rectangle{StrokeWidth: 2, CornerRadius: 3}}
	c.ring.Hide()
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer implements fyne.Widget.
func (c *clickable) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(&ringLayout{}, c.content, c.ring))
}

// Tapped implements fyne.Tappable.
func (c *clickable) Tapped(*fyne.PointEvent) { c.OnTapped() }

// Cursor implements desktop.Cursorable.
func (c *clickable) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained implements fyne.Focusable.
func (c *clickable) FocusGained() {
	c.ring.StrokeColor = themeColor(colorAccent)
	c.ring.Show()
	c.Refresh()
}

// FocusLost implements fyne.Focusable.
func (c *clickable) FocusLost() {
	c.ring.Hide()
	c.Refresh()
}

// TypedRune implements fyne.Focusable.
func (c *clickable) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (c *clickable) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.OnTapped()
	default:
		forwardKey(c, k)
	}
}

// ringLayout draws the focus ring just outside the content.
type ringLayout struct{}

func (*ringLayout) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

func (*ringLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(size)
	o[1].Move(fyne.NewPos(-4, -2))
	o[1].Resize(size.AddWidthHeight(8, 4))
}
