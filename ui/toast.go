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
	act   *clickable // what to do about it, with its key; hidden when there is nothing
	verb  *canvas.Text
	key   *canvas.Text
	frame *canvas.Rectangle
	timer func() // cancels hiding
}

// toastAction is what the strip offers beside its words.
type toastAction struct {
	Label string // "Hoàn tác"
	Key   string // "Ctrl+Z"
	Do    func()
}

func undoAction(a *App) toastAction { return toastAction{"Hoàn tác", "Ctrl+Z", a.undo} }

func newToastStrip() *toastStrip {
	t := &toastStrip{fill: canvas.NewRectangle(nil), words: canvas.NewText("", nil)}
	t.words.TextSize = sizeBody
	t.verb, t.key, t.frame = canvas.NewText("", nil), canvas.NewText("", nil), &canvas.Rectangle{StrokeWidth: 1, CornerRadius: 2}
	t.verb.TextSize, t.verb.TextStyle.Bold, t.key.TextSize = sizeBody, true, sizeCaption
	t.act = newClickable(container.New(&lineLayout{gap: 8, grow: -1}, t.verb,
		container.NewStack(t.frame, container.New(&inset{1, 5, 1, 5}, t.key))), nil)
	t.box = container.NewStack(t.fill, container.New(&inset{9, 14, 9, 14}, container.New(&lineLayout{gap: 40, grow: -1}, t.words, t.act)))
	t.box.Hide()
	return t
}

// toast shows what was done for six seconds. A new one replaces the one before.
func (a *App) toast(words string) { a.toastWith(words, toastAction{}) }

// toastUndo is the toast of an edit: it offers to take it back.
func (a *App) toastUndo(words string) { a.toastWith(words, undoAction(a)) }

func (a *App) toastWith(words string, act toastAction) {
	t := a.shell.toast
	if t.timer != nil {
		t.timer()
	}
	// Ink on paper turned around, in both themes.
	t.fill.FillColor, t.words.Color = themeColor(theme.ColorNameForeground), themeColor(theme.ColorNameBackground)
	t.words.Text = words
	t.verb.Color, t.key.Color, t.frame.StrokeColor = t.words.Color, t.words.Color, themeColor(colorMuted)
	t.verb.Text, t.key.Text = act.Label, act.Key
	t.act.OnTapped = func() {
		t.box.Hide()
		act.Do()
	}
	show(t.act, act.Do != nil)
	t.act.Refresh()
	t.box.Show()
	a.shell.layers.Refresh()
	t.timer = a.worker.after(toastTime, func() { t.box.Hide() })
}

// endToast takes the strip away where it would cover what has to be read.
func (a *App) endToast() {
	if t := a.shell.toast; t.timer != nil {
		t.timer()
		t.timer = nil
		t.box.Hide()
	}
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
