package ui

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"giaoban/data"
	"giaoban/data/store"
)

// extendPart moves the due day by a document. The original stays and is shown.
type extendPart struct {
	*recordPart
	period        *choice // nil unless the duty recurs
	number        *formField
	date, on, due dayField
	reason        *noteField
}

func newExtendPart(f *recordForm) *recordPart {
	p := &extendPart{recordPart: &recordPart{form: f, id: partExtend, label: "Gia hạn", verb: "Lưu gia hạn"}}
	rows := []fyne.CanvasObject{newParagraph(f.dueSpans()...)}
	if f.task.Deadline.Kind == data.Recurring {
		p.period = p.choose("period", true, nil, f.periodOptions()...)
		p.period.Choose(f.row.Period)
		p.inputs[0].clean = p.period.Value()
		p.first = nil
		rows = append(rows, labelled("Kỳ được gia hạn", framed(p.period)))
	}
	p.number = p.text("number", "Văn bản cho phép gia hạn, số, ký hiệu", "")
	p.date = p.day("date", "Ngày văn bản", 0)
	p.due = p.day("due", "Hạn mới", 0)
	p.due.Near = cmp.Or(f.row.Due, f.day())
	p.on = p.day("on", "Có hiệu lực từ", f.day())
	p.reason = p.note("reason", "Lý do", 3)
	p.body = container.New(&tightColumn{gap: 8}, append(rows,
		container.New(&topColumns{columns{widths: []float32{-2, -1.3}, gap: 8}}, p.number.box, p.date.box),
		container.New(&topColumns{columns{widths: []float32{-1, -1}, gap: 8}}, p.due.box, p.on.box), p.reason.box)...)
	p.edit = p.save
	return p.recordPart
}

// dueSpans tell the original due day and each document that moved it.
func (f *recordForm) dueSpans() []data.Span {
	original := cmp.Or(f.row.Original, f.row.Due, f.task.Deadline.Due)
	out := []data.Span{{Text: "Hạn gốc "}, {Text: original.String(), Bold: true}}
	for _, x := range f.given.Extensions {
		of := ""
		if x.Period != "" {
			of = data.PeriodName(x.Period) + " "
		}
		out = append(out, data.Span{Text: "; đã gia hạn " + of + "đến "}, data.Span{Text: x.Due.String(), Bold: true},
			data.Span{Text: " theo " + paperWords(x.Paper, "văn bản không số")})
	}
	return append(out, data.Span{Text: ". Hạn gốc được giữ và in cùng hạn mới."})
}

func (p *extendPart) save() (recordEdit, bool) {
	f, ok := p.form, true
	x := data.Extension{
		Granted: p.on.must(&ok, "Ghi ngày có hiệu lực"), Due: p.due.must(&ok, "Ghi hạn mới"),
		Paper: data.Paper{Number: p.number.value(), Date: p.date.must(&ok, "")}, Reason: p.reason.read(&ok, ""),
	}
	if p.period != nil {
		x.Period = p.period.Value()
	}
	if x.Paper.Number == "" {
		p.number.say("Ghi số văn bản: hạn chỉ dời khi có văn bản cho phép")
		ok = false
	}
	now := f.facts.DueOn(&f.given, x.Period, x.Granted)
	today := f.app.today()
	switch {
	case x.Due != 0 && x.Due <= now:
		p.due.wrong(&ok, "Không sau hạn hiện tại "+now.String())
	case x.Granted > today:
		p.on.wrong(&ok, "Sau hôm nay, "+today.String())
	case x.Paper.Date > today:
		p.date.wrong(&ok, "Sau hôm nay, "+today.String())
	}
	given := f.given
	what := "gia hạn " + f.who() + " đến " + x.Due.Prose()
	return recordEdit{"Ghi " + what, "Đã ghi " + what + f.hidden(x.Granted), func(tx *store.Tx) error {
		edited, err := given.Extend(x)
		return putEdited(tx, []data.Assignment{edited}, err)
	}}, ok
}

// leavePart ends the duty for the agency, or gives it to another, by a document.
type leavePart struct {
	*recordPart
	taker    *choice
	number   *formField
	date, on dayField
	reason   *noteField
}

func newLeavePart(f *recordForm) *recordPart {
	p := &leavePart{recordPart: &recordPart{form: f, id: partLeave, label: "Rút, chuyển", verb: "Lưu"}}
	options := []option{{"", "Rút nhiệm vụ, không giao cơ quan khác"}}
	has := map[string]bool{}
	for i := range f.facts.Assignments {
		if a := &f.facts.Assignments[i]; a.Task == f.duty.task {
			has[a.Agency] = true
		}
	}
	for _, o := range leadOptions(f.facts) {
		if !has[o.Value] && !strings.HasPrefix(o.Value, "@") {
			options = append(options, option{o.Value, "Chuyển " + o.Label})
		}
	}
	p.taker = p.choose("taker", false, func() { p.name() }, options...)
	p.first = nil
	p.number = p.text("number", "Văn bản rút, chuyển, số, ký hiệu", "")
	p.date = p.day("date", "Ngày văn bản", 0)
	p.on = p.day("on", "Từ ngày", f.day())
	p.reason = p.note("reason", "Lý do", 3)
	p.body = container.New(&tightColumn{gap: 8}, labelled("Rút hay chuyển", framed(p.taker)),
		container.New(&topColumns{columns{widths: []float32{-2, -1.2, -1.2}, gap: 8}}, p.number.box, p.date.box, p.on.box), p.reason.box,
		newParagraph(data.Span{Text: "Lượt giao rút, chuyển nằm ngoài mọi tỷ lệ từ ngày đó; kết quả đã ghi được giữ."}).in(colorMuted))
	p.edit = p.save
	p.name()
	return p.recordPart
}

// name says on the button which of the two it will be.
func (p *leavePart) name() {
	p.verb = "Rút nhiệm vụ"
	if p.taker.Value() != "" {
		p.verb = "Chuyển nhiệm vụ"
	}
	if f := p.form; f.main != nil && f.shown == p.recordPart {
		f.main.Text = p.verb
		f.main.Refresh()
		f.fit()
	}
}

func (p *leavePart) save() (recordEdit, bool) {
	f, ok := p.form, true
	x := data.Exit{
		On: p.on.must(&ok, "Ghi ngày"), Transferred: p.taker.Value(),
		Paper: data.Paper{Number: p.number.value(), Date: p.date.must(&ok, "")}, Reason: p.reason.read(&ok, ""),
	}
	if x.Paper.Number == "" {
		p.number.say("Ghi số văn bản rút hoặc chuyển")
		ok = false
	}
	if today := f.app.today(); x.On > today {
		p.on.wrong(&ok, "Sau hôm nay, "+today.String())
	}
	given, facts := f.given, f.facts
	if x.Transferred == "" {
		return recordEdit{"Rút nhiệm vụ " + f.who(), "Đã rút " + f.who() + f.hidden(x.On), func(tx *store.Tx) error {
			edited, err := given.Leave(x)
			return putEdited(tx, []data.Assignment{edited}, err)
		}}, ok
	}
	what := f.who() + " cho " + f.names[x.Transferred]
	return recordEdit{"Chuyển nhiệm vụ " + what, "Đã chuyển " + what + f.hidden(x.On), func(tx *store.Tx) error {
		from, to, err := data.Transfer(facts, given, x)
		return putEdited(tx, []data.Assignment{from, to}, err)
	}}, ok
}
