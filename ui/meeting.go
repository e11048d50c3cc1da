package ui

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"giaoban/data"
)

// meeting is the full-screen window for the room (chế độ họp): one thing to look
// at per page, moved by keys or a clicker. It is a window of its own, so that the
// program's window stays as it was, also on another screen.
type meeting struct {
	app    *App
	window fyne.Window
	slides []slideRef
	at     int
	back   int // the page before the last jump
	size   fyne.Size
	unit   float32 // Fyne units of one pixel of the 1920×1080 design
	page   *fyne.Container

	blank   bool
	blanked rune   // the letter that blanked: it may begin a name
	typed   string // a number or a name being typed
	found   []int  // pages it leads to
	pick    int    // of found
	said    string // what was just done, in the footer
	unsay   func() // cancels taking it back
	form    *decisionForm
	words   map[string]decisionDraft // typed and not saved, by page
}

// foundLimit is how many pages that were found are listed.
const foundLimit = 5

// toggleMeeting starts the meeting, or ends it (F11).
func (a *App) toggleMeeting() {
	if a.meeting != nil {
		a.meeting.close()
		return
	}
	if a.Review() == nil {
		return
	}
	if d, ok := a.app.Driver().(desktop.Driver); ok && d.HasSecondaryDisplay() {
		a.chooseScreen()
		return
	}
	a.startMeeting(false)
}

// chooseScreen asks where to show the meeting. Fyne tells whether there is a
// second screen, not which: the first one that is not the main one is taken.
func (a *App) chooseScreen() {
	here := newButton("Màn hình chính", "", nil, func() { a.settings.setSecondScreen(false); a.startMeeting(false) })
	there := newButton("Màn hình thứ hai", "", nil, func() { a.settings.setSecondScreen(true); a.startMeeting(true) })
	buttons := []*button{there, here}
	if a.settings.secondScreen() {
		slices.Reverse(buttons)
	}
	buttons[1].Key = "Enter"
	a.newModal("Chiếu lên màn hình nào?", newParagraph(data.Span{
		Text: "Máy đang nối từ hai màn hình. Chiếu lên màn hình thứ hai thì cửa sổ này vẫn ở màn hình chính để tra cứu.",
	}), nil, newButton("Hủy", "Esc", nil, nil), buttons[0], buttons[1].main())
}

// startMeeting opens the window on the overview.
func (a *App) startMeeting(second bool) {
	m := &meeting{app: a, slides: meetingSlides(a.Review()), words: map[string]decisionDraft{}}
	m.window = a.app.NewWindow("Giao ban – Họp")
	m.window.SetPadded(false)
	m.page = container.NewStack()
	m.window.SetContent(container.New(&meetingLayout{m}, newPanel(colorBackground), m.page))
	m.bindKeys()
	m.window.SetCloseIntercept(m.close)
	a.meeting = m
	if w, ok := m.window.(desktop.Window); ok && second {
		w.RequestFullScreenSecondary()
	} else {
		m.window.SetFullScreen(true)
	}
	m.window.Show()
	m.window.RequestFocus()
}

// endMeeting closes the meeting's window when there is one.
func (a *App) endMeeting() {
	if a.meeting != nil {
		a.meeting.close()
	}
}

// close goes back to the program's window, which nothing has changed.
func (m *meeting) close() {
	m.keepWords()
	if m.unsay != nil {
		m.unsay()
	}
	m.app.meeting = nil
	m.window.SetCloseIntercept(nil)
	m.window.Close()
	m.app.window.RequestFocus()
}

// meetingLayout tells the meeting the size of the screen.
type meetingLayout struct{ m *meeting }

// MinSize implements fyne.Layout: as small as a test, as large as the screen.
func (*meetingLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(640, 360) }

// Layout implements fyne.Layout.
func (l *meetingLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	if m := l.m; m.size != size {
		m.size = size
		// The design is 1920×1080; what is narrower shows the same, smaller.
		m.unit = min(size.Height/1080, size.Width/1920)
		if m.form != nil {
			m.form.content = nil
		}
		m.draw()
	}
	for _, c := range o {
		c.Resize(size)
	}
}

// refresh shows the new picture on the same page.
func (m *meeting) refresh() {
	if m.app.Review() == nil {
		return
	}
	id := m.slides[m.at].ID
	m.slides = meetingSlides(m.app.Review())
	m.at = max(0, slices.IndexFunc(m.slides, func(s slideRef) bool { return s.ID == id }))
	m.back = min(m.back, len(m.slides)-1)
	m.typed, m.found = "", nil
	if f := m.form; f != nil && !f.saving {
		if m.ref().ID != f.ref.ID { // what it is about is gone
			m.closeForm()
			return
		}
		f.ref, f.duties, f.content = m.ref(), concernedDuties(m.app.Review(), m.ref()), nil
	}
	m.draw()
}

func (m *meeting) ref() slideRef { return m.slides[m.at] }

// goTo shows a page; beyond the first and the last there is nothing.
func (m *meeting) goTo(n int) {
	m.keepWords()
	m.form = nil
	m.back, m.at = m.at, min(max(n, 0), len(m.slides)-1)
	m.typed, m.found, m.pick = "", nil, 0
	m.draw()
}

// bindKeys gives the window its keys. Letters look for a name, so a command is a
// letter only where no name is being typed.
func (m *meeting) bindKeys() {
	c := m.window.Canvas()
	c.SetOnTypedKey(m.typedKey)
	c.SetOnTypedRune(m.typedRune)
	c.AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyG, Modifier: fyne.KeyModifierShortcutDefault}, func(fyne.Shortcut) { m.decide() })
}

// typedKey handles what is no letter. PageUp and PageDown are what clickers send.
func (m *meeting) typedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyF11 {
		m.close()
		return
	}
	if m.wake() {
		return
	}
	if m.form != nil {
		if k.Name == fyne.KeyEscape {
			m.closeForm()
		}
		return
	}
	if m.typed != "" && m.searchKey(k.Name) {
		return
	}
	switch k.Name {
	case fyne.KeyRight, fyne.KeyDown, fyne.KeyPageDown, fyne.KeyReturn, fyne.KeyEnter:
		m.goTo(m.at + 1)
	case fyne.KeyLeft, fyne.KeyUp, fyne.KeyPageUp:
		m.goTo(m.at - 1)
	case fyne.KeyHome, fyne.KeyF5: // F5: "start the show" of clickers
		m.goTo(0)
	case fyne.KeyEnd:
		m.goTo(len(m.slides) - 1)
	case fyne.KeyBackspace:
		m.goTo(m.back)
	case fyne.KeyEscape:
		m.close()
	}
}

// searchKey handles a key while a number or a name is being typed.
func (m *meeting) searchKey(k fyne.KeyName) bool {
	switch k {
	case fyne.KeyReturn, fyne.KeyEnter:
		if len(m.found) == 0 {
			return true // the footer says that nothing is called so
		}
		m.goTo(m.found[m.pick])
	case fyne.KeyEscape:
		m.search("")
	case fyne.KeyBackspace:
		_, n := utf8.DecodeLastRuneInString(m.typed)
		m.search(m.typed[:len(m.typed)-n])
	case fyne.KeyDown, fyne.KeyUp:
		if n := min(len(m.found), foundLimit); n > 0 {
			step := 1
			if k == fyne.KeyUp {
				step = n - 1
			}
			m.pick = (m.pick + step) % n
			m.draw()
		}
	default:
		return false
	}
	return true
}

// wake takes the blank away; the key that does it does nothing else.
func (m *meeting) wake() bool {
	if !m.blank {
		return false
	}
	m.blank, m.blanked = false, 0
	m.draw()
	return true
}

// typedRune handles letters: commands, or the beginning of a name or a number.
func (m *meeting) typedRune(r rune) {
	if m.form != nil {
		return
	}
	if m.blank {
		// "b" blanks, and is the first letter of "Ban Dân tộc" when more follow.
		first := m.blanked
		m.wake()
		if unicode.IsLetter(first) && unicode.IsLetter(r) && unicode.ToLower(r) != 'b' {
			m.search(string([]rune{first, r}))
		}
		return
	}
	if m.typed == "" {
		switch r {
		case 'b', 'B', '.':
			m.blank, m.blanked = true, r
			m.draw()
			return
		case 'g', 'G':
			m.decide()
			return
		case ' ':
			m.goTo(m.at + 1)
			return
		}
	}
	if r == '/' && m.typed == "" || unicode.IsPrint(r) {
		m.search(m.typed + string(r))
	}
}

// search lists the pages that the words lead to; "/" in front lets a name begin
// with the letter of a command.
func (m *meeting) search(typed string) {
	m.typed, m.pick = typed, 0
	m.found = foundSlides(m.slides, strings.TrimSpace(strings.TrimPrefix(typed, "/")))
	m.draw()
}

// say shows in the footer what was done, for as long as a toast.
func (m *meeting) say(words string) {
	if m.unsay != nil {
		m.unsay()
	}
	m.said = words
	m.draw()
	m.unsay = m.app.worker.after(saidTime, func() {
		m.said = ""
		if m.form == nil { // never under the hands of someone who types
			m.draw()
		}
	})
}

const saidTime = 12 * time.Second

// draw puts the current page on the screen.
func (m *meeting) draw() {
	if m.unit == 0 {
		return // the window has no size yet
	}
	if m.blank {
		m.page.Objects = []fyne.CanvasObject{canvas.NewRectangle(blackout())}
	} else {
		m.page.Objects = []fyne.CanvasObject{m.frame()}
	}
	m.page.Resize(m.size)
	m.page.Refresh()
}
