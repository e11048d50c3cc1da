package ui

import (
	"context"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"golang.org/x/text/unicode/norm"

	"giaoban/data"
	"giaoban/data/store"
)

// decisionDraft is what stands in the fields of a decision that is not saved.
type decisionDraft struct{ text, by, due string }

// decisionForm takes in what the leader decides, in letters the room can read.
type decisionForm struct {
	ref     slideRef
	duties  []duty
	text    *noteEntry
	by, due *keyEntry
	problem string
	saving  bool
	content fyne.CanvasObject
}

// decide opens the field for a decision on the page's matter or agency (G).
func (m *meeting) decide() {
	if m.form != nil || m.blank {
		return
	}
	a := m.app
	if kind := m.ref().Kind; kind != slideMatter && kind != slideAgency {
		m.say("Ghi chỉ đạo ở trang của một việc hoặc một cơ quan")
		return
	}
	f := &decisionForm{ref: m.ref(), duties: concernedDuties(a.Review(), m.ref()), text: newNoteEntry(), by: newKeyEntry(), due: newKeyEntry()}
	f.text.SetMinRowsVisible(2)
	f.text.submit = m.saveDecision
	f.text.refused = func(words string) { m.tell(words) }
	f.by.SetText(lastLeader(a.Facts()))
	f.due.SetPlaceHolder("dd/mm/yyyy")
	for _, e := range []*keyEntry{f.by, f.due} {
		e.OnSubmitted = func(string) { m.saveDecision() }
	}
	if d, ok := m.draftOf(f.ref.ID); ok {
		f.text.SetText(d.text)
		f.by.SetText(d.by)
		f.due.SetText(d.due)
	}
	f.text.OnChanged = func(string) { m.keepWords() }
	m.form, m.typed, m.found = f, "", nil
	m.draw()
	m.window.Canvas().Focus(f.text)
}

// meetingDrafts is the form under which drafts of decisions are kept.
const meetingDrafts = "meeting/"

// draftOf is what was typed for a page and not saved: in this meeting, or before
// the program or the machine went down.
func (m *meeting) draftOf(id string) (decisionDraft, bool) {
	if d, ok := m.words[id]; ok {
		return d, true
	}
	if !m.app.canEdit() {
		return decisionDraft{}, false
	}
	d, ok := m.app.openDraftsOnce().of(meetingDrafts+id, partInstruct)
	return decisionDraft{d.Fields["text"], d.Fields["by"], d.Fields["due"]}, ok
}

// keepWords remembers what is typed, in the file beside the workbook where that
// may be written.
func (m *meeting) keepWords() {
	f := m.form
	if f == nil || f.saving {
		return
	}
	if f.text.Text == "" {
		m.dropWords(f.ref.ID)
		return
	}
	m.words[f.ref.ID] = decisionDraft{f.text.Text, f.by.Text, f.due.Text}
	if m.app.canEdit() {
		m.app.keepDraft(meetingDrafts+f.ref.ID, partInstruct,
			map[string]string{"text": f.text.Text, "by": f.by.Text, "due": f.due.Text}, func(err error) {
				if err != nil {
					words, _ := errorWords(err)
					m.tell(words)
				}
			})
	}
}

func (m *meeting) dropWords(id string) {
	_, kept := m.words[id]
	delete(m.words, id)
	if m.app.canEdit() && kept {
		m.app.dropDraft(meetingDrafts+id, partInstruct)
	}
}

// closeForm goes back to the page and keeps what was typed.
func (m *meeting) closeForm() {
	m.keepWords()
	m.form = nil
	m.window.Canvas().Unfocus()
	m.draw()
}

// tell says in the form what is wrong.
func (m *meeting) tell(words string) {
	if m.form == nil {
		m.say(words)
		return
	}
	m.form.problem, m.form.content = words, nil
	focused := m.window.Canvas().Focused()
	m.draw()
	if focused != nil {
		m.window.Canvas().Focus(focused)
	}
}

// read takes the decision from the fields; problem says what is missing.
func (f *decisionForm) read() (d decision, problem string) {
	clean := func(s string) string { return norm.NFC.String(strings.TrimSpace(s)) }
	d = decision{By: clean(f.by.Text), Text: clean(f.text.Text)}
	due, err := parseDay(f.due.Text)
	d.Due = due
	switch {
	case len(f.duties) == 0:
		return d, "Trang này không có lượt giao nào chưa xong để ghi chỉ đạo vào; chép chữ để dùng nơi khác"
	case d.Text == "":
		return d, "Ghi nội dung chỉ đạo"
	case utf8.RuneCountInString(d.Text) > data.MaxNote:
		return d, "Dài quá " + data.FormatCount(data.MaxNote) + " ký tự: ghi tóm tắt"
	case d.By == "":
		return d, "Ghi người chỉ đạo"
	case err != nil:
		return d, "Thời hạn: " + dayProblem(err)
	}
	return d, ""
}

// saveDecision keeps the decision as instructions on the assignments concerned,
// in one action that Ctrl+Z takes back.
func (m *meeting) saveDecision() {
	a, f := m.app, m.form
	if f == nil || f.saving {
		return
	}
	if !a.canEdit() {
		m.copyWords()
		return
	}
	d, problem := f.read()
	today := a.today()
	if meeting, _ := meetingOf(a.Facts(), a.AsOf(), today); problem == "" && d.Due != 0 && d.Due < min(meeting.On, today) {
		problem = "Thời hạn trước ngày họp " + min(meeting.On, today).Prose()
	}
	if problem != "" {
		m.tell(problem)
		return
	}
	facts, review, st := a.Facts(), a.Review(), a.store
	records := decisionRecords(facts, review, f.duties, d, today)
	countdown := conclusionWords(facts, a.AsOf(), today)
	f.saving = true
	m.dropWords(f.ref.ID)
	a.work("Đang ghi vào sổ…", func(context.Context, Progress) error {
		return st.Update("Ghi chỉ đạo tại cuộc họp: "+f.ref.Title, func(tx *store.Tx) error { return putAll(records...)(tx) })
	}, func(err error) {
		f.saving = false
		if a.meeting != m {
			a.failIf(err)
			return
		}
		if err != nil {
			m.keepWords()
			a.options.Log(err)
			words, hint := errorWords(err)
			m.tell(strings.TrimSpace(words + " " + hint))
			return
		}
		if m.form == f {
			m.form = nil
			m.window.Canvas().Unfocus()
		}
		m.say("Đã ghi chỉ đạo. " + countdown)
	})
}

// copyWords puts the words on the clipboard, for a workbook that takes none.
func (m *meeting) copyWords() {
	if words := strings.TrimSpace(m.form.text.Text); words != "" {
		m.app.app.Clipboard().SetContent(norm.NFC.String(words))
		m.tell("Đã chép chữ, dán được vào văn bản hoặc thư")
	}
}

// box lays the form out; it is kept while the page is drawn anew, so that what is
// being typed keeps its cursor.
func (f *decisionForm) box(m *meeting) fyne.CanvasObject {
	if f.content != nil {
		return f.content
	}
	a := m.app
	title := m.fitting("Ghi chỉ đạo: "+f.ref.Title, roomText, colorAccent)
	title.Bold = true
	note, color := "Chưa có lượt giao nào chưa xong để ghi vào", colorAmber
	if len(f.duties) > 0 {
		note, color = "Ghi vào "+concernWords(a.Review(), f.duties)+". "+conclusionWords(a.Facts(), a.AsOf(), a.today())+".", colorMuted
	}
	if !a.canEdit() {
		note, color = "Sổ đang mở chỉ xem nên không ghi vào sổ được; chữ gõ ở đây giữ đến hết cuộc họp và chép ra được.", colorAmber
	}
	field := func(label string, e fyne.CanvasObject) fyne.CanvasObject {
		return m.line(14, 1, m.text(label, roomText, colorMuted), container.New(&fixed{fyne.NewSize(300*m.unit, 0)}, e))
	}
	line := container.New(&flow{gap: 34 * m.unit, lineGap: 8 * m.unit})
	if a.canEdit() {
		line.Add(field("Người chỉ đạo", f.by))
		line.Add(field("Thời hạn (nếu có)", f.due))
		line.Add(m.action("Ctrl+Enter: lưu", m.saveDecision))
	} else {
		line.Add(m.action("Ctrl+Enter: chép chữ", m.copyWords))
	}
	line.Add(m.action("Esc: đóng, giữ chữ", m.closeForm))
	column := m.column(10, title, f.text, line, m.paragraph(roomText, color, data.Span{Text: note}))
	if f.problem != "" {
		column.Add(m.paragraph(roomText, colorRed, data.Span{Text: f.problem, Bold: true}))
	}
	f.content = container.NewThemeOverride(m.accented(column), roomTheme{unit: m.unit})
	return f.content
}

func (m *meeting) action(words string, do func()) fyne.CanvasObject {
	t := m.text(words, roomText, colorAccent)
	t.Bold = true
	return m.inset(8, 0, 8, 0, newClickable(t, do))
}

// roomTheme makes entries as large as the room needs.
type roomTheme struct {
	quietTheme
	unit float32
}

// Size implements fyne.Theme.
func (t roomTheme) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case theme.SizeNameText, theme.SizeNameCaptionText:
		return roomText * t.unit
	case theme.SizeNameInnerPadding:
		return 10 * t.unit
	}
	return t.quietTheme.Size(n)
}
