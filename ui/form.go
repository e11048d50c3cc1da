package ui

import (
	"context"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"golang.org/x/text/unicode/norm"

	"giaoban/data"
	"giaoban/data/store"
)

// formField is an entry under its label, with what is wrong with it below. What
// is typed is never rewritten.
type formField struct {
	box     *fyne.Container
	entry   *keyEntry
	problem *text
}

func newFormField(label, value string) *formField {
	f := &formField{entry: newKeyEntry(), problem: newText("").styled(func(t *text) { t.TextSize, t.Color, t.Truncate = sizeCaption, colorRed, true })}
	f.entry.SetText(value)
	f.problem.Hide()
	f.box = container.New(&tightColumn{gap: 2}, caption(label), f.entry, f.problem)
	return f
}

// value is what was typed, in NFC and without blanks around it.
func (f *formField) value() string { return norm.NFC.String(strings.TrimSpace(f.entry.Text)) }

// say tells what is wrong; "" takes it back.
func (f *formField) say(words string) {
	f.problem.SetText(words)
	show(f.problem, words != "")
	f.box.Refresh()
}

// labelled is any field under its label.
func labelled(label string, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&tightColumn{gap: 2}, caption(label), o)
}

// showForm shows fields over the page. Enter and the main button call apply,
// which calls done when all is well; until then the form and what was typed stay.
func (a *App) showForm(title, verb string, body fyne.CanvasObject, apply func(done func()), fields ...*formField) *modal {
	main := newButton(verb, "Enter", nil, nil).main()
	m := a.newModal(title, body, nil, newButton("Hủy", "Esc", nil, nil), main)
	enter := func() {
		for _, f := range fields {
			f.say("")
		}
		apply(m.close)
		if a.topModal() == m {
			m.popup.Resize(m.popup.MinSize())
		}
	}
	main.OnTapped, m.enter = enter, enter
	for _, f := range fields {
		f.entry.OnSubmitted = func(string) { enter() }
	}
	if len(fields) > 0 {
		a.window.Canvas().Focus(fields[0].entry)
	}
	return m
}

// write carries out one user action in the background. failed gets what went
// wrong; the form that asked for it is still there. A change of a locked period
// asks for its reason and goes on with it.
func (a *App) write(action string, change func(tx *store.Tx) error, saved func(), failed func(error)) {
	a.writeBecause("", action, change, saved, failed)
}

func (a *App) writeBecause(reason, action string, change func(tx *store.Tx) error, saved func(), failed func(error)) {
	st := a.store
	a.work("Đang ghi vào sổ…", func(context.Context, Progress) error {
		return st.Update(action, func(tx *store.Tx) error {
			if reason != "" {
				tx.Reason(reason)
			}
			return change(tx)
		})
	}, func(err error) {
		switch {
		case err == nil:
			saved()
		case data.CodeOf(err) == data.PeriodLocked && reason == "":
			a.askReason(err, func(reason string) { a.writeBecause(reason, action, change, saved, failed) }, func() { failed(err) })
		default:
			a.options.Log(err)
			failed(err)
		}
	})
}

// maxReason is how long a reason may be in the journal, in characters.
const maxReason = 1000

// askReason asks why facts of a locked period are changed. The journal keeps it.
func (a *App) askReason(locked error, then func(reason string), no func()) {
	message, _ := errorWords(locked)
	field := newFormField("Lý do sửa (ghi vào nhật ký, không xóa được)", "")
	var m *modal
	apply := func() {
		switch reason := field.value(); {
		case reason == "":
			field.say("Nêu lý do, ví dụ: đính chính số văn bản ghi nhầm")
		case utf8.RuneCountInString(reason) > maxReason:
			field.say("Dài quá " + data.FormatCount(maxReason) + " ký tự")
		default:
			m.close()
			then(reason)
			return
		}
		m.popup.Resize(m.popup.MinSize())
	}
	main := newButton("Sửa và ghi lý do", "Enter", nil, nil).main()
	m = a.newModal("Số liệu đã khóa kỳ", container.New(&tightColumn{gap: 8}, newParagraph(data.Span{Text: message}), field.box),
		no, newButton("Không sửa", "Esc", nil, no), main)
	main.OnTapped, m.enter = apply, apply
	field.entry.OnSubmitted = func(string) { apply() }
	a.window.Canvas().Focus(field.entry)
}

// putAll stores entities, all or none.
func putAll(entities ...data.Entity) func(tx *store.Tx) error {
	return func(tx *store.Tx) error {
		for _, e := range entities {
			if err := tx.Put(e); err != nil {
				return err
			}
		}
		return nil
	}
}

// problemLine says under a form what a failed save ran into.
type problemLine struct{ words *paragraph }

func newProblemLine() problemLine {
	p := problemLine{newParagraph().in(colorRed)}
	p.words.TextSize = sizeCaption
	p.words.Hide()
	return p
}

// tell shows an error; nil takes it away.
func (p problemLine) tell(err error) {
	show(p.words, err != nil)
	if err == nil {
		return
	}
	message, hint := errorWords(err)
	p.words.SetSpans([]data.Span{{Text: strings.TrimSpace(message + " " + hint)}})
}
