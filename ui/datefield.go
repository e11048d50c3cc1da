package ui

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"giaoban/data"
)

// dateField takes a day as dd/mm/yyyy whatever the system's region: Fyne's own
// DateEntry reads 03/04 as the 4th of March on an English Windows. Empty is
// allowed and means no date. What is typed is never rewritten, because that
// breaks Telex typing.
type dateField struct {
	widget.BaseWidget
	OnChanged func()    // every keystroke and every choice
	OnEnter   func()    // Enter with a valid day
	Near      data.Date // the calendar opens here when the field is empty
	entry     *keyEntry
	problem   *text
	box       fyne.CanvasObject
	date      data.Date
	err       error
}

func newDateField(d data.Date) *dateField {
	f := &dateField{entry: newKeyEntry(), date: d, Near: d}
	f.problem = newText("").styled(func(t *text) { t.TextSize, t.Color = sizeCaption, colorRed })
	f.entry.SetPlaceHolder("dd/mm/yyyy")
	f.entry.SetText(d.String())
	f.entry.OnChanged = func(s string) { f.read(s) }
	f.entry.OnSubmitted = func(string) {
		if f.err == nil && f.OnEnter != nil {
			f.OnEnter()
		}
	}
	f.entry.down = f.openCalendar
	pick := newCalendarMark(f.openCalendar)
	f.box = container.New(&tightColumn{gap: 2}, container.NewBorder(nil, nil, nil, pick, f.entry), f.problem)
	f.ExtendBaseWidget(f)
	return f
}

// CreateRenderer implements fyne.Widget.
func (f *dateField) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.box) }

// Value returns the day; 0 when the field is empty. err tells why what stands
// there is no day.
func (f *dateField) Value() (data.Date, error) { return f.date, f.err }

// SetValue shows a day.
func (f *dateField) SetValue(d data.Date) { f.entry.SetText(d.String()) }

// Focus puts the cursor into the field.
func (f *dateField) Focus(c fyne.Canvas) { c.Focus(f.entry) }

// say tells what is wrong with the day; "" goes back to what the field itself knows.
func (f *dateField) say(words string) {
	if words == "" && f.err != nil {
		words = dayProblem(f.err)
	}
	f.problem.SetText(words)
	f.box.Refresh()
}

func (f *dateField) read(s string) {
	f.date, f.err = parseDay(s)
	f.problem.SetText("")
	if f.err != nil {
		f.problem.SetText(dayProblem(f.err))
	}
	f.box.Refresh()
	if f.OnChanged != nil {
		f.OnChanged()
	}
}

// parseDay reads d/m/yyyy, d/m/yy (20yy), ddmmyyyy, with "/", "." or "-" between.
func parseDay(s string) (data.Date, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return 0, nil
	}
	text := strings.NewReplacer(".", "/", "-", "/", " ", "").Replace(s)
	if len(text) == 8 && !strings.Contains(text, "/") {
		text = text[:2] + "/" + text[2:4] + "/" + text[4:]
	}
	parts := strings.Split(text, "/")
	if len(parts) == 3 && len(parts[0]) == 4 { // yyyy-mm-dd
		parts[0], parts[2] = parts[2], parts[0]
	}
	if len(parts) == 3 && len(parts[2]) == 2 {
		parts[2] = "20" + parts[2]
	}
	return data.ParseDate(strings.Join(parts, "/"))
}

// dayProblem is the short form of an error that stands under the field.
func dayProblem(err error) string {
	message, _ := errorWords(err)
	if _, why, found := strings.Cut(message, "hợp lệ: "); found {
		why = strings.TrimSuffix(why, ".")
		return strings.ToUpper(why[:1]) + why[1:]
	}
	return "Ghi ngày theo dạng dd/mm/yyyy, ví dụ 31/5/2019"
}

// calendarMark opens the calendar by the pointer. It takes no focus, so that Tab
// goes from field to field; the arrow down does the same for the keys.
type calendarMark struct {
	widget.BaseWidget
	open func()
}

func newCalendarMark(open func()) *calendarMark {
	m := &calendarMark{open: open}
	m.ExtendBaseWidget(m)
	return m
}

// CreateRenderer implements fyne.Widget.
func (m *calendarMark) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(newPanel(theme.ColorNameButton),
		container.New(&inset{7, 7, 7, 7}, iconView(theme.CalendarIcon(), 16))))
}

// Tapped implements fyne.Tappable.
func (m *calendarMark) Tapped(*fyne.PointEvent) { m.open() }

// Cursor implements desktop.Cursorable.
func (m *calendarMark) Cursor() desktop.Cursor { return desktop.PointerCursor }

// openCalendar shows the month of the day under the field.
func (f *dateField) openCalendar() {
	c := fyne.CurrentApp().Driver().CanvasForObject(f)
	if c == nil {
		return
	}
	day := f.date
	if day == 0 {
		day = f.Near
	}
	var pop *widget.PopUp
	month := newMonthView(day, func(d data.Date) {
		pop.Hide()
		f.SetValue(d)
		c.Focus(f.entry)
	})
	pop = widget.NewPopUp(month.box, c)
	pos := fyne.CurrentApp().Driver().AbsolutePositionForObject(f)
	pop.ShowAtPosition(pos.AddXY(0, f.entry.Size().Height+2))
}

// monthView is a month of days, Monday first. Fyne's calendar names months in
// English only.
type monthView struct {
	box    *fyne.Container
	head   *text
	days   *fyne.Container
	chosen data.Date
	first  time.Time
	pick   func(data.Date)
}

func newMonthView(chosen data.Date, pick func(data.Date)) *monthView {
	t := chosen.Time()
	m := &monthView{chosen: chosen, pick: pick, first: time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC)}
	m.head = bold("").styled(func(t *text) { t.Align = fyne.TextAlignCenter })
	m.days = container.NewGridWithColumns(7)
	move := func(months int) func() {
		return func() { m.first = m.first.AddDate(0, months, 0); m.fill() }
	}
	m.box = container.NewVBox(container.NewBorder(nil, nil,
		container.NewHBox(widget.NewButton("«", move(-12)), widget.NewButtonWithIcon("", theme.NavigateBackIcon(), move(-1))),
		container.NewHBox(widget.NewButtonWithIcon("", nextIcon(), move(1)), widget.NewButton("»", move(12))), m.head), m.days)
	m.fill()
	return m
}

func (m *monthView) fill() {
	m.head.SetText(fmt.Sprintf("Tháng %d/%d", m.first.Month(), m.first.Year()))
	m.days.RemoveAll()
	for _, name := range []string{"T2", "T3", "T4", "T5", "T6", "T7", "CN"} {
		m.days.Add(caption(name).styled(func(t *text) { t.Align = fyne.TextAlignCenter }))
	}
	for range (int(m.first.Weekday()) + 6) % 7 {
		m.days.Add(newText(""))
	}
	for d := m.first; d.Month() == m.first.Month(); d = d.AddDate(0, 0, 1) {
		day := data.NewDate(d.Year(), d.Month(), d.Day())
		b := widget.NewButton(fmt.Sprint(d.Day()), func() { m.pick(day) })
		b.Importance = widget.LowImportance
		if day == m.chosen {
			b.Importance = widget.HighImportance
		}
		m.days.Add(b)
	}
	m.box.Refresh()
}

// keyEntry is Fyne's entry that hands on what it has no use for: Esc, function
// keys, and the program's shortcuts, which Fyne gives to the focused entry only.
type keyEntry struct {
	widget.Entry
	down func() // arrow down, for which one line has no use; nil = nothing
}

func newKeyEntry() *keyEntry {
	e := &keyEntry{}
	e.Wrapping = fyne.TextWrapOff
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey implements fyne.Focusable.
func (e *keyEntry) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape || isFunctionKey(k.Name) {
		forwardKey(e, k)
		return
	}
	if k.Name == fyne.KeyDown && e.down != nil {
		e.down()
		return
	}
	e.Entry.TypedKey(k)
}

func isFunctionKey(k fyne.KeyName) bool {
	return len(k) >= 2 && k[0] == 'F' && k[1] >= '1' && k[1] <= '9'
}

// TypedShortcut implements fyne.Shortcutable.
func (e *keyEntry) TypedShortcut(s fyne.Shortcut) {
	if isSubmit(s) && e.OnSubmitted != nil { // as in a field of several lines
		e.OnSubmitted(e.Text)
		return
	}
	e.Entry.TypedShortcut(s)
	forwardShortcut(e, s)
}

// isSubmit tells whether a shortcut is Ctrl+Enter, which saves a form from any field.
func isSubmit(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	return ok && (c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter) && c.Modifier == fyne.KeyModifierShortcutDefault
}

// forwardShortcut hands a shortcut of the program to the window.
func forwardShortcut(o fyne.CanvasObject, s fyne.Shortcut) {
	custom, ok := s.(*desktop.CustomShortcut)
	if !ok {
		return
	}
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if window, ok := c.(fyne.Shortcutable); ok {
		window.TypedShortcut(custom)
	}
}
