package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"giaoban/data"
	"giaoban/data/store"
)

// waiting lists the claims that the Office has not judged, oldest first.
func (f *recordForm) waiting() []data.Result { return waitingClaims(&f.given, farOff) }

// farOff is later than any day that is recorded.
const farOff = data.Date(1 << 30)

// waitingClaims are the claims known by a day, neither confirmed nor returned by then.
func waitingClaims(a *data.Assignment, by data.Date) []data.Result {
	var out []data.Result
	for _, r := range a.Results {
		if r.Claimed != 0 && r.Recorded <= by && (r.Confirmed == 0 || r.Confirmed > by) && (r.Returned == 0 || r.Returned > by) {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b data.Result) int { return int(a.Recorded - b.Recorded) })
	return out
}

// judgePart confirms a claim or sends it back. Only the Office's confirmation
// completes a duty.
type judgePart struct {
	*recordPart
	which    *choice // nil with one claim
	claims   []data.Result
	on, done dayField // done: of a confirmation only
	reason   *noteField
	outcome  *paragraph // what the confirmation makes of the duty
}

func newConfirmPart(f *recordForm) *recordPart {
	p := newJudgePart(f, &recordPart{form: f, id: partConfirm, label: "Xác nhận", verb: "Xác nhận hoàn thành"})
	p.done = p.day("done", "Ngày hoàn thành được xác nhận", p.claims[0].Claimed)
	p.on = p.day("on", "Ngày Văn phòng xác nhận", max(f.day(), p.claims[0].Recorded))
	p.outcome = newParagraph()
	p.done.OnChanged = func() {
		p.tellOutcome()
		f.changed(p.recordPart)
	}
	p.tellOutcome()
	p.lay(container.New(&topColumns{columns{widths: []float32{-1, -1}, gap: 8}}, p.done.box, p.on.box), p.outcome)
	p.edit = p.confirm
	return p.recordPart
}

func newReturnPart(f *recordForm) *recordPart {
	p := newJudgePart(f, &recordPart{form: f, id: partReturn, label: "Trả lại", verb: "Trả lại cơ quan"})
	p.reason = p.note("reason", "Lý do trả lại: phần còn thiếu để cơ quan bổ sung", 4)
	p.on = p.day("on", "Ngày Văn phòng trả lại", max(f.day(), p.claims[0].Recorded))
	p.lay(p.reason.box, container.New(&topColumns{columns{widths: []float32{-1, -1}, gap: 8}}, p.on.box))
	p.edit = p.sendBack
	return p.recordPart
}

func newJudgePart(f *recordForm, p *recordPart) *judgePart {
	j := &judgePart{recordPart: p, claims: f.waiting()}
	if len(j.claims) > 1 {
		var options []option
		for _, r := range j.claims {
			options = append(options, option{r.ID, claimWords(r)})
		}
		j.which = p.choose("which", true, j.load, options...)
		p.first = nil
	}
	return j
}

// lay puts what is judged over the fields.
func (p *judgePart) lay(fields ...fyne.CanvasObject) {
	rows := []fyne.CanvasObject{newParagraph(data.Span{Text: claimWords(p.claims[0])})}
	if p.which != nil {
		rows[0] = labelled("Báo cáo", framed(p.which))
	}
	if note := p.claims[0].Note; note != "" && p.which == nil {
		rows = append(rows, newParagraph(data.Span{Text: "“" + note + "”"}).in(colorMuted))
	}
	p.body = container.New(&tightColumn{gap: 8}, append(rows, fields...)...)
}

// claimWords says what an agency claims.
func claimWords(r data.Result) string {
	words := "Cơ quan báo hoàn thành ngày " + r.Claimed.String() + ", văn bản " + paperWords(r.Paper, "không số") + ", nhận " + r.Recorded.String()
	if n := len(r.Evidence); n > 0 {
		words += ", " + data.FormatCount(n) + " tệp"
	}
	return words + "."
}

func (p *judgePart) load() {
	if p.done.dateField != nil {
		p.done.SetValue(p.claim().Claimed)
		p.tellOutcome()
		p.settle()
	}
}

// tellOutcome says what the duty becomes when the day is confirmed.
func (p *judgePart) tellOutcome() {
	f, words := p.form, ""
	done, err := p.done.Value()
	due := f.facts.DueOn(&f.given, p.claim().Period, max(f.day(), p.claim().Recorded))
	switch {
	case err != nil || done == 0 || due == 0:
	case f.facts.CheckDone(&f.given, done) != nil:
		words = "Trước ngày giao " + f.facts.GivenOn(&f.given).String() + " nên không xác nhận được."
	case done <= due:
		words = "Sẽ tính hoàn thành đúng hạn (hạn " + due.String() + ")."
	default:
		words = "Sẽ tính hoàn thành quá hạn " + data.FormatCount(int(done-due)) + " ngày (hạn " + due.String() + ")."
	}
	p.outcome.SetSpans([]data.Span{{Text: words, Bold: true}})
}

func (p *judgePart) claim() data.Result {
	if p.which != nil {
		for _, r := range p.claims {
			if r.ID == p.which.Value() {
				return r
			}
		}
	}
	return p.claims[0]
}

// judged reads the day on which the Office judges.
func (p *judgePart) judged(ok *bool) data.Date {
	on := p.on.must(ok, "Ghi ngày")
	switch today := p.form.app.today(); {
	case on > today:
		p.on.wrong(ok, "Sau hôm nay, "+today.String())
	case on != 0 && on < p.claim().Recorded:
		p.on.wrong(ok, "Trước ngày nhận báo cáo")
	}
	return on
}

func (p *judgePart) confirm() (recordEdit, bool) {
	f, ok := p.form, true
	on := p.judged(&ok)
	done := p.done.must(&ok, "Ghi ngày hoàn thành")
	if done > on && on != 0 {
		p.done.wrong(&ok, "Sau ngày xác nhận")
	}
	if f.facts.CheckDone(&f.given, done) != nil {
		p.done.wrong(&ok, "Trước ngày giao "+f.facts.GivenOn(&f.given).String())
	}
	id, given := p.claim().ID, f.given
	return recordEdit{"Xác nhận " + f.who(), "Đã xác nhận " + f.who() + f.hidden(on), func(tx *store.Tx) error {
		edited, err := given.Confirm(id, on, done)
		return putEdited(tx, []data.Assignment{edited}, err)
	}}, ok
}

func (p *judgePart) sendBack() (recordEdit, bool) {
	f, ok := p.form, true
	on := p.judged(&ok)
	reason := p.reason.read(&ok, "Nêu phần còn thiếu")
	id, given := p.claim().ID, f.given
	return recordEdit{"Trả lại " + f.who(), "Đã trả lại " + f.who() + f.hidden(on), func(tx *store.Tx) error {
		edited, err := given.Return(id, on, reason)
		return putEdited(tx, []data.Assignment{edited}, err)
	}}, ok
}
