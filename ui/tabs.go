package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// tab is one choice of textTabs with the number of things behind it.
type tab struct{ ID, Label, Count string }

// textTabs is a line of words of which one is chosen: bold, with an accent rule
// below. Left and right move the choice when it has the focus.
type textTabs struct {
	widget.BaseWidget
	OnChange func(id string)
	OnTapped func() // after a tap; hands the keys on to the list below

	tabs     []tab
	selected string
	focused  bool
	labels   []*canvas.Text
	counts   []*canvas.Text
	base     *canvas.Rectangle
	mark     *canvas.Rectangle
	lefts    []float32 // left edge of each tab, and the right edge of the last
}

const (
	tabsHeight = 30
	tabPad     = 8
	tabGap     = 4
)

func newTextTabs(onChange func(string)) *textTabs {
	t := &textTabs{OnChange: onChange, base: &canvas.Rectangle{}, mark: &canvas.Rectangle{}}
	t.ExtendBaseWidget(t)
	return t
}

// Set replaces the tabs and their numbers and keeps the choice.
func (t *textTabs) Set(tabs []tab) {
	t.tabs = tabs
	t.labels, t.counts = nil, nil
	for range tabs {
		t.labels = append(t.labels, canvas.NewText("", nil))
		t.counts = append(t.counts, canvas.NewText("", nil))
	}
	t.Refresh()
}

// Select chooses a tab without telling.
func (t *textTabs) Select(id string) {
	t.selected = id
	t.Refresh()
}

func (t *textTabs) choose(i int) {
	if i < 0 || i >= len(t.tabs) || t.tabs[i].ID == t.selected {
		return
	}
	t.Select(t.tabs[i].ID)
	if t.OnChange != nil {
		t.OnChange(t.selected)
	}
}

func (t *textTabs) index() int {
	for i, tab := range t.tabs {
		if tab.ID == t.selected {
			return i
		}
	}
	return -1
}

// Tapped chooses the tab under the pointer.
func (t *textTabs) Tapped(e *fyne.PointEvent) {
	for i := range t.tabs {
		if i+1 < len(t.lefts) && e.Position.X >= t.lefts[i] && e.Position.X < t.lefts[i+1] {
			t.choose(i)
			break
		}
	}
	if t.OnTapped != nil {
		t.OnTapped()
	}
}

// Cursor tells that tabs can be tapped.
func (t *textTabs) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained implements fyne.Focusable.
func (t *textTabs) FocusGained() { t.focused = true; t.Refresh() }

// FocusLost implements fyne.Focusable.
func (t *textTabs) FocusLost() { t.focused = false; t.Refresh() }

// TypedRune implements fyne.Focusable.
func (t *textTabs) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (t *textTabs) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		t.choose(t.index() - 1)
	case fyne.KeyRight:
		t.choose(t.index() + 1)
	default:
		forwardKey(t, e)
	}
}

// CreateRenderer implements fyne.Widget.
func (t *textTabs) CreateRenderer() fyne.WidgetRenderer {
	t.fill()
	return &textTabsRenderer{t}
}

type textTabsRenderer struct{ t *textTabs }

func (r *textTabsRenderer) Destroy()           {}
func (r *textTabsRenderer) Layout(s fyne.Size) { r.t.layout(s) }
func (r *textTabsRenderer) Refresh()           { r.t.fill(); r.t.layout(r.t.Size()); canvas.Refresh(r.t) }
func (r *textTabsRenderer) MinSize() fyne.Size { return fyne.NewSize(r.t.width(), tabsHeight) }

func (r *textTabsRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.t.base, r.t.mark}
	for i := range r.t.labels {
		out = append(out, r.t.labels[i], r.t.counts[i])
	}
	return out
}

func (t *textTabs) fill() {
	t.base.FillColor, t.mark.FillColor = themeColor(colorRule), themeColor(colorAccent)
	for i, tab := range t.tabs {
		chosen := tab.ID == t.selected
		l, c := t.labels[i], t.counts[i]
		l.Text, l.TextSize, l.TextStyle.Bold, l.Color = tab.Label, sizeBody, chosen, themeColor(colorMuted)
		if chosen {
			l.Color = themeColor(colorInk)
		}
		c.Text, c.TextSize, c.Color = tab.Count, sizeBody, themeColor(colorMuted)
	}
}

func (t *textTabs) width() float32 {
	x := float32(0)
	for i := range t.labels {
		x += 2*tabPad + t.labels[i].MinSize().Width
		if t.counts[i].Text != "" {
			x += tabGap + t.counts[i].MinSize().Width
		}
	}
	return x
}

func (t *textTabs) layout(size fyne.Size) {
	t.base.Move(fyne.NewPos(0, size.Height-1))
	t.base.Resize(fyne.NewSize(size.Width, 1))
	t.mark.Hide()
	t.lefts = t.lefts[:0]
	x := float32(0)
	for i := range t.labels {
		l, c := t.labels[i], t.counts[i]
		t.lefts = append(t.lefts, x)
		left := x
		x = put(l, x+tabPad, size.Height)
		if c.Text != "" {
			x = put(c, x+tabGap, size.Height)
		}
		x += tabPad
		if t.tabs[i].ID == t.selected {
			thick := float32(2)
			if t.focused {
				thick = 4 // the focus must be seen
			}
			t.mark.Move(fyne.NewPos(left, size.Height-thick))
			t.mark.Resize(fyne.NewSize(x-left, thick))
			t.mark.Show()
		}
	}
	t.lefts = append(t.lefts, x)
}

// put places a text at x in the middle of the height and returns its right edge.
func put(t *canvas.Text, x, height float32) float32 {
	m := t.MinSize()
	t.Move(fyne.NewPos(x, (height-m.Height)/2))
	t.Resize(m)
	return x + m.Width
}
