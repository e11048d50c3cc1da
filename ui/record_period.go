package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/container"

	"giaoban/data"
	"giaoban/data/store"
)

// periodPart takes in a report on a duty without a due day, one per period.
type periodPart struct {
	*recordPart
	period   *choice
	on, date dayField
	number   *formField
	note     *noteField
	also     *agencyChecks
	ready    bool
}

func newPeriodPart(f *recordForm) *recordPart {
	p := &periodPart{recordPart: &recordPart{form: f, id: partPeriod, label: "Báo cáo kỳ", verb: "Lưu báo cáo kỳ"}}
	p.period = p.choose("period", true, p.load, f.periodOptions()...)
	if f.row.Period != "" { // the period that is asked, not the one that runs
		p.period.Choose(f.row.Period)
		p.inputs[0].clean = p.period.Value()
	}
	p.first = nil
	p.number = p.text("number", "Số, ký hiệu văn bản của cơ quan", "")
	p.date = p.day("date", "Ngày văn bản", 0)
	p.on = p.day("on", "Ngày nhận", f.day())
	p.note = p.recordPart.note("note", "Nội dung báo cáo", 5)
	p.also = p.recordPart.also()
	p.also.reported = func(code string) bool { return p.hasReport(code, p.period.Value()) }
	p.body = container.New(&tightColumn{gap: 8}, labelled("Kỳ báo cáo", framed(p.period)),
		container.New(&topColumns{columns{widths: []float32{-2, -1.2, -1.2}, gap: 8}}, p.number.box, p.date.box, p.on.box),
		p.note.box, p.also.box)
	p.edit, p.ready = p.save, true
	p.load()
	return p.recordPart
}

// load shows the report of the chosen period, or an empty one.
func (p *periodPart) load() {
	if !p.ready {
		return
	}
	r := data.PeriodReport{On: p.form.day()}
	for _, o := range p.form.given.Periods {
		if o.Period == p.period.Value() {
			r = o
		}
	}
	p.number.entry.SetText(r.Paper.Number)
	p.date.SetValue(r.Paper.Date)
	p.on.SetValue(r.On)
	p.note.entry.SetText(r.Note)
	p.also.tell()
	p.settle()
}

func (p *periodPart) save() (recordEdit, bool) {
	f, ok := p.form, true
	r := data.PeriodReport{
		Period: p.period.Value(), On: p.on.must(&ok, "Ghi ngày Văn phòng nhận"),
		Paper: data.Paper{Number: p.number.value(), Date: p.date.must(&ok, "")}, Note: p.note.read(&ok, ""),
	}
	today := f.app.today()
	switch {
	case r.On > today:
		p.on.wrong(&ok, "Sau hôm nay, "+today.String())
	case r.Paper.Date != 0 && r.On != 0 && r.Paper.Date > r.On:
		p.date.wrong(&ok, "Sau ngày nhận")
	case ok && r.Paper.Number == "" && r.Note == "":
		p.number.say("Ghi số văn bản hoặc nội dung")
		ok = false
	}
	if names := p.reportedAlready(r.Period); ok && names != "" {
		f.problem.tell(&data.Error{
			Code: data.Exists, Message: "Đã có báo cáo " + data.PeriodName(r.Period) + " của " + names + ".",
			Hint: "Bỏ chọn các cơ quan này; muốn sửa báo cáo đã ghi thì mở từng lượt giao.",
		})
		ok = false
	}
	facts, task, agencies := f.facts, f.duty.task, p.also.all()
	what := "báo cáo " + data.PeriodName(r.Period) + " " + p.also.who()
	return recordEdit{"Ghi " + what, "Đã ghi " + what + f.hidden(r.On), func(tx *store.Tx) error {
		edited, err := data.FanOutPeriod(facts, task, agencies, r)
		return putEdited(tx, edited, err)
	}}, ok
}

// reportedAlready names the further agencies whose own report on the period would
// be replaced.
func (p *periodPart) reportedAlready(period string) string {
	f := p.form
	var names []string
	for _, code := range p.also.chosen() {
		if p.hasReport(code, period) {
			names = append(names, f.names[code])
		}
	}
	return strings.Join(names, ", ")
}

// hasReport tells whether an agency has reported on the period for this task.
func (p *periodPart) hasReport(code, period string) bool {
	a := p.form.facts.AssignmentOf(p.form.duty.task, code)
	return a != nil && slices.ContainsFunc(a.Periods, func(r data.PeriodReport) bool { return r.Period == period })
}
