package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"giaoban/data"
	"giaoban/data/store"
)

// obstaclePart takes in what blocks the duty, or ends it.
type obstaclePart struct {
	*recordPart
	which          *choice // nil without an open obstacle
	on             dayField
	text, proposal *noteField
	fresh          *fyne.Container // fields of a new obstacle
}

func newObstaclePart(f *recordForm) *recordPart {
	p := &obstaclePart{recordPart: &recordPart{form: f, id: partObstacle, label: "Vướng mắc", verb: "Lưu vướng mắc"}}
	column := container.New(&tightColumn{gap: 8})
	options := []option{{"", "Ghi vướng mắc mới"}}
	for i, o := range f.given.Obstacles {
		if o.Resolved == 0 {
			options = append(options, option{strconv.Itoa(i), "Đã gỡ: " + ellipsize(o.On.String()+" "+o.Text, recordWidth-160, sizeBody, fyne.TextStyle{})})
		}
	}
	if len(options) > 1 {
		p.which = p.choose("which", true, p.load, options...)
		column.Add(labelled("Vướng mắc", framed(p.which)))
	}
	p.first = nil
	p.text = p.note("text", "Nội dung vướng mắc", 4)
	p.proposal = p.note("proposal", "Đề xuất của cơ quan", 3)
	p.on = p.day("on", "Ngày nêu, hoặc ngày gỡ", f.day())
	p.fresh = container.New(&tightColumn{gap: 8}, p.text.box, p.proposal.box)
	column.Add(p.fresh)
	column.Add(container.New(&topColumns{columns{widths: []float32{-1, -1}, gap: 8}}, p.on.box))
	p.body = column
	p.edit = p.save
	return p.recordPart
}

// resolves is the number of the obstacle that is ended; -1 for a new one.
func (p *obstaclePart) resolves() int {
	if p.which == nil {
		return -1
	}
	n, err := strconv.Atoi(p.which.Value())
	if err != nil {
		return -1
	}
	return n
}

func (p *obstaclePart) load() {
	if p.fresh == nil {
		return
	}
	ends := p.resolves() >= 0
	show(p.fresh, !ends)
	p.verb = "Lưu vướng mắc"
	if ends {
		p.verb = "Ghi đã gỡ"
	}
	if f := p.form; f.main != nil && f.shown == p.recordPart {
		f.main.Text = p.verb
		f.main.Refresh()
		f.fit()
	}
}

func (p *obstaclePart) save() (recordEdit, bool) {
	f, ok := p.form, true
	on := p.on.must(&ok, "Ghi ngày")
	if today := f.app.today(); on > today {
		p.on.wrong(&ok, "Sau hôm nay, "+today.String())
	}
	given := f.given
	if n := p.resolves(); n >= 0 {
		if n < len(given.Obstacles) && on != 0 && on < given.Obstacles[n].On {
			p.on.wrong(&ok, "Trước ngày nêu "+given.Obstacles[n].On.String())
		}
		return recordEdit{"Gỡ vướng mắc " + f.who(), "Đã ghi gỡ vướng mắc " + f.who() + f.hidden(on), func(tx *store.Tx) error {
			edited, err := given.Resolve(n, on)
			return putEdited(tx, []data.Assignment{edited}, err)
		}}, ok
	}
	o := data.Obstacle{On: on, Text: p.text.read(&ok, "Ghi nội dung vướng mắc"), Proposal: p.proposal.read(&ok, "")}
	return recordEdit{"Ghi vướng mắc " + f.who(), "Đã ghi vướng mắc " + f.who() + f.hidden(on), func(tx *store.Tx) error {
		edited, err := given.WithObstacle(o)
		return putEdited(tx, []data.Assignment{edited}, err)
	}}, ok
}

// instructPart takes in what a leader decided about the task.
type instructPart struct {
	*recordPart
	by      *formField
	scope   *choice
	on, due dayField
	text    *noteField
}

func newInstructPart(f *recordForm) *recordPart {
	p := &instructPart{recordPart: &recordPart{form: f, id: partInstruct, label: "Chỉ đạo", verb: "Lưu chỉ đạo"}}
	p.text = p.note("text", "Nội dung chỉ đạo", 4)
	p.by = p.recordPart.text("by", "Người chỉ đạo", lastLeader(f.facts))
	p.on = p.day("on", "Ngày", f.day())
	p.due = p.day("due", "Thời hạn trong chỉ đạo (nếu có)", 0)
	p.scope = p.choose("scope", true, nil, option{f.duty.agency, "Giao " + f.names[f.duty.agency]}, option{"", "Chung cho cả nhiệm vụ"})
	p.scope.Choose(f.duty.agency)
	p.settle()
	p.body = container.New(&tightColumn{gap: 8}, p.text.box,
		container.New(&topColumns{columns{widths: []float32{-1, -1}, gap: 8}}, p.by.box, labelled("Phạm vi", framed(p.scope))),
		container.New(&topColumns{columns{widths: []float32{-1, -1}, gap: 8}}, p.on.box, p.due.box))
	p.edit = p.save
	return p.recordPart
}

func (p *instructPart) save() (recordEdit, bool) {
	f, ok := p.form, true
	in := data.Instruction{
		On: p.on.must(&ok, "Ghi ngày"), By: p.by.value(), Task: f.duty.task, Agency: p.scope.Value(),
		Text: p.text.read(&ok, "Ghi nội dung chỉ đạo"), Due: p.due.must(&ok, ""),
	}
	if in.By == "" {
		p.by.say("Ghi người chỉ đạo")
		ok = false
	}
	switch today := f.app.today(); {
	case in.On > today:
		p.on.wrong(&ok, "Sau hôm nay, "+today.String())
	case in.Due != 0 && in.Due < in.On:
		p.due.wrong(&ok, "Trước ngày chỉ đạo")
	}
	in.ID = newInstructionIDs(f.facts, in.On, 1)[0]
	who := f.who()
	if in.Agency == "" {
		who = f.duty.task
	}
	return recordEdit{"Ghi chỉ đạo " + who, "Đã ghi chỉ đạo " + who + f.hidden(in.On), putAll(in)}, ok
}

// remindPart records that a reminder was sent.
type remindPart struct {
	*recordPart
	number   *formField
	date, on dayField
	also     *agencyChecks
}

func newRemindPart(f *recordForm) *recordPart {
	p := &remindPart{recordPart: &recordPart{form: f, id: partRemind, label: "Đôn đốc", verb: "Ghi đã đôn đốc"}}
	p.number = p.text("number", "Văn bản đôn đốc, số, ký hiệu (để trống: nhắc bằng điện thoại, trực tiếp)", "")
	p.date = p.day("date", "Ngày văn bản", 0)
	p.on = p.day("on", "Ngày đôn đốc", f.day())
	p.also = p.recordPart.also()
	p.body = container.New(&tightColumn{gap: 8}, p.number.box,
		container.New(&topColumns{columns{widths: []float32{-1, -1}, gap: 8}}, p.date.box, p.on.box), p.also.box)
	p.edit = p.save
	return p.recordPart
}

func (p *remindPart) save() (recordEdit, bool) {
	f, ok := p.form, true
	r := data.Reminder{On: p.on.must(&ok, "Ghi ngày"), Paper: data.Paper{Number: p.number.value(), Date: p.date.must(&ok, "")}}
	switch today := f.app.today(); {
	case r.On > today:
		p.on.wrong(&ok, "Sau hôm nay, "+today.String())
	case r.Paper.Date > today:
		p.date.wrong(&ok, "Sau hôm nay, "+today.String())
	}
	facts, task, agencies := f.facts, f.duty.task, p.also.all()
	return recordEdit{"Ghi đôn đốc " + p.also.who(), "Đã ghi đôn đốc " + p.also.who() + f.hidden(r.On), func(tx *store.Tx) error {
		edited, err := remindAll(facts, task, agencies, r)
		return putEdited(tx, edited, err)
	}}, ok
}

// remindAll records one reminder for several agencies.
func remindAll(f *data.Facts, task string, agencies []string, r data.Reminder) ([]data.Assignment, error) {
	wanted := map[string]bool{}
	for _, code := range agencies {
		wanted[code] = true
	}
	var out []data.Assignment
	for _, a := range f.Assignments {
		if a.Task == task && wanted[a.Agency] {
			edited, err := a.Remind(r)
			if err != nil {
				return nil, err
			}
			out = append(out, edited)
		}
	}
	return out, nil
}
