package ui

import (
	"errors"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"giaoban/data"
)

// modal is a dialog over the page. Fyne's own dialogs ignore Esc and Enter, and
// window shortcuts act behind them; modals take both keys and stop the rest.
type modal struct {
	app    *App
	popup  *widget.PopUp
	layer  fyne.CanvasObject // what Fyne laid over the window for it
	enter  func()            // Enter; nil = nothing
	escape func()            // Esc, after closing; nil = nothing
}

// dialogWidth is the width of text dialogs, in Fyne units.
const dialogWidth float32 = 480

// newModal shows content over the page with a row of buttons under it. The last
// button is the main one: Enter presses it. Every button closes the modal first.
func (a *App) newModal(title string, content fyne.CanvasObject, escape func(), buttons ...*button) *modal {
	m := &modal{app: a, escape: escape}
	row := []fyne.CanvasObject{layout.NewSpacer()}
	for _, b := range buttons {
		action := b.OnTapped
		b.OnTapped = func() {
			m.close()
			if action != nil {
				action()
			}
		}
		row = append(row, b)
	}
	if len(buttons) > 0 {
		m.enter = func() { buttons[len(buttons)-1].Tapped(nil) }
	}
	body := container.New(&tightColumn{gap: 10},
		newText(title).styled(func(t *text) { t.Bold, t.TextSize = true, sizeItem }),
		content, container.NewHBox(row...))
	frame := newPanel(colorBackground)
	frame.edge = colorInk
	m.popup = widget.NewModalPopUp(container.NewStack(frame,
		container.New(&inset{14, 16, 12, 16}, container.New(&widthLayout{dialogWidth}, body))), a.window.Canvas())
	a.modals = append(a.modals, m)
	m.popup.Show()
	m.layer = a.window.Canvas().Overlays().Top()
	return m
}

// close takes the modal away. Focus goes back to what had it before, because
// Fyne keeps one focus per overlay.
func (m *modal) close() {
	if m.popup != nil {
		m.popup.Hide()
	} else { // a layer of its own kind
		m.app.window.Canvas().Overlays().Remove(m.layer)
	}
	m.app.modals = slices.DeleteFunc(m.app.modals, func(o *modal) bool { return o == m })
}

// typed handles a key that no widget of the modal wanted.
func (m *modal) typed(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyEscape:
		if layers := m.app.window.Canvas().Overlays(); layers.Top() != nil && layers.Top() != m.layer {
			layers.Remove(layers.Top()) // a calendar or a list over the dialog goes first
			return
		}
		m.close()
		if m.escape != nil {
			m.escape()
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if m.enter != nil {
			m.enter()
		}
	}
}

// topModal returns the modal that keys belong to; nil when there is none.
func (a *App) topModal() *modal {
	if len(a.modals) == 0 {
		return nil
	}
	return a.modals[len(a.modals)-1]
}

// fail shows an error: what happened, what to do, and details to copy. It is the
// only way errors reach the user.
func (a *App) fail(err error) { a.failThen(err, nil) }

// failThen is fail with something to do when the dialog is closed.
func (a *App) failThen(err error, then func()) {
	if err == nil {
		return
	}
	message, hint := errorWords(err)
	a.options.Log(err)
	words := container.New(&tightColumn{gap: 6}, newParagraph(data.Span{Text: message}))
	if hint != "" {
		words.Add(newParagraph(data.Span{Text: hint}))
	}
	details := newDetails(a, err.Error())
	line := container.New(&badgeLine{30}, iconView(theme.NewErrorThemedResource(theme.ErrorIcon()), 20), words)
	a.newModal("Chưa làm được", container.New(&tightColumn{gap: 8}, line, details), then,
		newButton("Đóng", "Esc", nil, then).main())
}

// errorWords returns what a person reads about an error.
func errorWords(err error) (message, hint string) {
	var known *data.Error
	if errors.As(err, &known) {
		return known.Message, known.Hint
	}
	var bug *panicError
	if errors.As(err, &bug) {
		return "Phần mềm gặp lỗi bất ngờ trong khi làm việc này.",
			"Số liệu đã lưu không bị ảnh hưởng. Mở Chi tiết, chép lại và gửi người phụ trách phần mềm."
	}
	return "Việc này không làm được.", "Số liệu đã lưu không bị ảnh hưởng. Mở Chi tiết để xem nguyên nhân."
}

// newDetails is the folded technical text of an error, with a button to copy it.
func newDetails(a *App, words string) fyne.CanvasObject {
	box := newKeyEntry()
	box.MultiLine, box.Wrapping = true, fyne.TextWrapWord
	box.SetText(words)
	box.SetMinRowsVisible(5)
	box.Hide()
	head := container.New(&lineLayout{gap: 16, grow: -1})
	column := container.New(&tightColumn{gap: 6}, head, box)
	head.Add(newLink("Chi tiết", func() {
		if box.Hidden {
			box.Show()
		} else {
			box.Hide()
		}
		column.Refresh()
		if m := a.topModal(); m != nil {
			m.popup.Resize(m.popup.MinSize())
		}
	}))
	head.Add(newLink("Chép chi tiết", func() {
		a.app.Clipboard().SetContent(words)
		a.toast("Đã chép chi tiết lỗi")
	}))
	return column
}

// confirm asks before something is done; yes is a verb ("Khôi phục").
func (a *App) confirm(title, message, yes string, then func()) {
	a.newModal(title, newParagraph(data.Span{Text: message}), nil,
		newButton("Hủy", "Esc", nil, nil), newButton(yes, "Enter", nil, then).main())
}

// progressView is the dialog of a job that takes longer than 0.3 s.
type progressView struct {
	app    *App
	title  string
	cancel func()
	note   *text
	bar    *widget.ProgressBar
	wait   *widget.ProgressBarInfinite
	modal  *modal
}

func newProgressView(a *App, title string, cancel func()) *progressView {
	v := &progressView{app: a, title: title, cancel: cancel, note: caption("")}
	v.bar = widget.NewProgressBar()
	v.bar.TextFormatter = func() string { return fmt.Sprintf("%.0f%%", v.bar.Value*100) }
	v.bar.Hide()
	v.wait = widget.NewProgressBarInfinite()
	v.wait.Stop()
	return v
}

func (v *progressView) show() {
	v.wait.Start()
	v.modal = v.app.newModal(v.title, container.New(&tightColumn{gap: 6}, v.note, container.NewStack(v.wait, v.bar)), v.cancel,
		newButton("Hủy", "Esc", nil, v.cancel))
	v.modal.enter = nil // Enter must not cancel
}

func (v *progressView) set(done, total int, note string) {
	v.note.SetText(note)
	if total <= 0 {
		return
	}
	v.wait.Hide()
	v.bar.Show()
	v.bar.SetValue(float64(done) / float64(total))
}

func (v *progressView) hide() {
	v.wait.Stop()
	if v.modal != nil {
		v.modal.close()
	}
}

// widthLayout keeps its objects at least as wide as a dialog should be.
type widthLayout struct{ width float32 }

func (l *widthLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, o := range objects {
		// The height of wrapped text depends on the width it will get.
		o.Resize(fyne.NewSize(max(l.width, o.MinSize().Width), o.Size().Height))
		s = s.Max(o.MinSize())
	}
	s.Width = max(s.Width, l.width)
	return s
}

func (l *widthLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
		o.Move(fyne.NewPos(0, 0))
	}
}

// forwardKey hands a key that a widget does not want to its window, which Fyne
// tells only when nothing has the focus.
func forwardKey(o fyne.CanvasObject, k *fyne.KeyEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(k)
	}
}
