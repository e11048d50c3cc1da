package ui

import (
	"context"
	"strings"

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
// wrong; the form that asked for it is still there.
func (a *App) write(action string, change func(tx *store.Tx) error, saved func(), failed func(error)) {
	st := a.store
	a.work("Đang ghi vào sổ…", func(context.Context, Progress) error {
		return st.Update(action, change)
	}, func(err error) {
		if err != nil {
			a.options.Log(err)
			failed(err)
			return
		}
		saved()
	})
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
