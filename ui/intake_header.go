package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"golang.org/x/text/unicode/norm"

	"giaoban/data"
	"giaoban/data/intake/directive"
)

// headerForm is what was read of a document's first and last page, to be put right.
type headerForm struct {
	number, place, issuer, subject, signer, title *formField
	date                                          *dateField
	addressees, recipients, references            *keyEntry
}

// headerKinds are the types of documents that can be chosen.
func headerKinds() []option {
	var out []option
	for _, t := range directive.Types() {
		out = append(out, option{string(t), t.Name()})
	}
	return out
}

// editHeader shows the form of the header; what is wrong stands under its field.
func (d *intakeDesk) editHeader() {
	h, v := d.review.Header, d.review
	kind := newChoice(nil)
	kind.Set(append([]option{{"", "Chưa rõ"}}, headerKinds()...))
	kind.Choose(string(h.Type))
	f := headerForm{
		number: newFormField("Số, ký hiệu", h.Number), place: newFormField("Nơi ban hành", h.Place), issuer: newFormField("Cơ quan ban hành", h.Issuer),
		subject: newFormField("Trích yếu", h.Subject), signer: newFormField("Người ký", h.Signer), title: newFormField("Chức vụ", h.SignerTitle),
		date: newDateField(h.Date), addressees: listEntry(h.Addressees), recipients: listEntry(h.Recipients), references: listEntry(referenceLines(v.References)),
	}
	row := func(widths []float32, o ...fyne.CanvasObject) fyne.CanvasObject {
		return container.New(&topColumns{columns{widths: widths, gap: 10}}, o...)
	}
	body := container.New(&fixed{fyne.NewSize(previewWidth, 0)}, container.New(&tightColumn{gap: 8},
		row([]float32{150, -1, 170, -1}, labelled("Loại văn bản", framed(kind)), f.number.box, labelled("Ngày ban hành", f.date), f.place.box),
		f.issuer.box, f.subject.box, row([]float32{-1, -1}, f.signer.box, f.title.box),
		row([]float32{-1, -1}, labelled("Kính gửi (mỗi dòng một nơi)", f.addressees), labelled("Nơi nhận", f.recipients)),
		labelled("Văn bản được dẫn (số; ngày; cơ quan)", f.references), headerWhy(h)))
	d.page.app.showForm("Đầu văn bản", "Xong", body, func(done func()) {
		next, references, ok := f.read(h)
		if !ok {
			return
		}
		next.Type = directive.Type(kind.Value())
		v.Header, v.References = next, references
		done()
		d.changed()
	}, f.number, f.place, f.issuer, f.subject, f.signer, f.title)
}

// read takes the fields into a header; false when something is wrong.
func (f *headerForm) read(h directive.Header) (directive.Header, []directive.Reference, bool) {
	ok := true
	h.Number, h.Place, h.Issuer, h.Subject = f.number.value(), f.place.value(), f.issuer.value(), f.subject.value()
	h.Signer, h.SignerTitle = f.signer.value(), f.title.value()
	h.Addressees, h.Recipients = entryLines(f.addressees), entryLines(f.recipients)
	f.date.say("")
	switch day, err := f.date.Value(); {
	case err != nil:
		f.date.say(dayProblem(err))
		ok = false
	case day == 0:
		f.date.say("Ghi ngày ban hành")
		ok = false
	default:
		h.Date = day
	}
	switch mark := data.SecrecyMark(h.Number); {
	case h.ID() == "":
		f.number.say("Ghi số, ký hiệu, ví dụ 2146/UBND-TH")
		ok = false
	case mark != "":
		f.number.say("Số có dấu mật: văn bản mật không đưa vào sổ")
		ok = false
	}
	return h, readReferences(entryLines(f.references)), ok
}

// headerWhy explains what was read.
func headerWhy(h directive.Header) fyne.CanvasObject {
	column := container.New(&tightColumn{gap: 2})
	for _, w := range h.Why {
		column.Add(newParagraph(data.Span{Text: fieldName(w.Field) + ": ", Bold: true},
			data.Span{Text: "“" + excerptShort(w.Words, 80) + "”, " + w.Reason}).in(colorMuted))
	}
	return container.New(&fixed{fyne.NewSize(0, 92)}, quiet(container.NewVScroll(column)))
}

func listEntry(lines []string) *keyEntry {
	e := newKeyEntry()
	e.MultiLine, e.Wrapping = true, fyne.TextWrapWord
	e.SetText(strings.Join(lines, "\n"))
	e.SetMinRowsVisible(3)
	return e
}

func entryLines(e *keyEntry) []string {
	var out []string
	for _, l := range strings.Split(norm.NFC.String(e.Text), "\n") {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// referenceLines writes references one a line: number; date; issuer.
func referenceLines(all []directive.Reference) []string {
	var out []string
	for _, r := range all {
		line := r.Number
		if r.Date != 0 || r.Issuer != "" {
			line += "; " + r.Date.String()
		}
		if r.Issuer != "" {
			line += "; " + r.Issuer
		}
		out = append(out, line)
	}
	return out
}

// readReferences reads lines as referenceLines writes them.
func readReferences(lines []string) []directive.Reference {
	var out []directive.Reference
	for _, l := range lines {
		parts := append(strings.SplitN(l, ";", 3), "", "")
		r := directive.Reference{Number: strings.TrimSpace(parts[0]), Issuer: strings.TrimSpace(parts[2]), Line: -1}
		if day, err := parseDay(parts[1]); err == nil {
			r.Date = day
		} else {
			r.Issuer = strings.TrimSpace(parts[1] + " " + r.Issuer)
		}
		out = append(out, r)
	}
	return out
}
