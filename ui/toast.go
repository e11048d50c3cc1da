package ui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// toastTime is how long the strip at the bottom left stays.
const toastTime = 6 * time.Second

// toastStrip says in one line that something was done.
type toastStrip struct {
	box   *fyne.Container
	fill  *canvas.Rectangle
	words *canvas.Text
	timer func() // cancels hiding
}

func newToastStrip() *toastStrip {
	t := &toastStrip{fill: canvas.NewRectangle(nil), words: canvas.NewText("", nil)}
	t.words.TextSize = sizeBody
	t.box = container.NewStack(t.fill, container.New(&inset{9, 14, 9, 14}, t.words))
	t.box.Hide()
	return t
}

// toast shows what was done for six seconds. A new one replaces the one before.
func (a *App) toast(words string) {
	t := a.shell.toast
	if t.timer != nil {
		t.timer()
	}
	// Ink on paper turned around, in both themes.
	t.fill.FillColor, t.words.Color = themeColor(theme.ColorNameForeground), themeColor(theme.ColorNameBackground)
	t.words.Text = words
	t.box.Show()
	a.shell.layers.Refresh()
	t.timer = a.worker.after(toastTime, func() { t.box.Hide() })
}

// toastLayout keeps the strip at the bottom left, beside the rail and above the
// footer.
type toastLayout struct{}

func (toastLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (toastLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := railWide + pageSide
	if size.Width < wideContent {
		left = railNarrow + pageSide
	}
	for _, o := range objects {
		m := o.MinSize()
		o.Resize(fyne.NewSize(min(m.Width, size.Width-left-pageSide), m.Height))
		o.Move(fyne.NewPos(left, size.Height-footHeight-m.Height-10))
	}
}
