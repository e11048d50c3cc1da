package data

import (
	"cmp"
	"slices"
	"strconv"
)

// EventKind says what happened on a day of an assignment's life.
type EventKind string

// The kinds, in the order in which events of one day are listed.
const (
	EventGiven       EventKind = "given"
	EventReport      EventKind = "report"    // a result, with or without a claim
	EventPeriod      EventKind = "period"    // a report on a period
	EventConfirmed   EventKind = "confirmed" // by the Office
	EventReturned    EventKind = "returned"
	EventObstacle    EventKind = "obstacle"
	EventResolved    EventKind = "resolved"
	EventInstruction EventKind = "instruction"
	EventReminder    EventKind = "reminder"
	EventExtended    EventKind = "extended"
	EventExit        EventKind = "exit" // withdrawn or transferred
	EventDue         EventKind = "due"  // a due day, past or to come
)

// eventOrder is the place of a kind among the events of one day.
func eventOrder(k EventKind) int {
	return slices.Index([]EventKind{
		EventGiven, EventReport, EventPeriod, EventConfirmed, EventReturned, EventObstacle, EventResolved,
		EventInstruction, EventReminder, EventExtended, EventExit, EventDue,
	}, k)
}

// Name returns the Vietnamese name of the kind.
func (k EventKind) Name() string {
	switch k {
	case EventGiven:
		return "Giao nhiệm vụ"
	case EventReport:
		return "Báo cáo kết quả"
	case EventPeriod:
		return "Báo cáo kỳ"
	case EventConfirmed:
		return "Xác nhận"
	case EventReturned:
		return "Trả lại"
	case EventObstacle:
		return "Vướng mắc"
	case EventResolved:
		return "Gỡ vướng"
	case EventInstruction:
		return "Ý kiến chỉ đạo"
	case EventReminder:
		return "Đôn đốc"
	case EventExtended:
		return "Gia hạn"
	case EventExit:
		return "Rút, chuyển"
	case EventDue:
		return "Thời hạn"
	}
	return string(k)
}

// Event is one day of an assignment's life.
type Event struct {
	On    Date // zero: the day is not known
	Kind  EventKind
	Text  string // what happened, a short Vietnamese sentence
	Paper Paper  // the document it happened by; zero when none
	Ref   string // ID of the result or instruction; "" otherwise
}

// Timeline is all that is known of one assignment at the cut-off, oldest first.
// Only due days may lie after the cut-off.
func Timeline(f *Facts, a *Assignment, asOf Date) []Event {
	t, ok := f.taskOf(a.Task)
	if !ok {
		t = &Task{ID: a.Task}
	}
	l := &timeline{f: f, asOf: asOf}
	l.given(a, t)
	for i := range a.Results {
		l.result(&a.Results[i])
	}
	for _, p := range a.Periods {
		l.add(p.On, EventPeriod, withNote("Báo cáo "+PeriodName(p.Period), p.Note), p.Paper, "")
	}
	l.obstacles(a)
	for _, i := range f.Instructions {
		if i.Task == a.Task && (i.Agency == "" || i.Agency == a.Agency) {
			l.add(i.On, EventInstruction, withNote(cmp.Or(i.By, "Lãnh đạo"), i.Text), Paper{}, i.ID)
		}
	}
	for _, r := range a.Reminders {
		l.add(r.On, EventReminder, "Văn phòng đôn đốc", r.Paper, "")
	}
	l.moves(a)
	l.dueDays(a, t)
	slices.SortFunc(l.events, func(x, y Event) int {
		return cmp.Or(
			cmp.Compare(x.On, y.On), eventOrder(x.Kind)-eventOrder(y.Kind),
			cmp.Compare(x.Text, y.Text), cmp.Compare(x.Ref, y.Ref),
			cmp.Compare(x.Paper.Date, y.Paper.Date), cmp.Compare(x.Paper.Number, y.Paper.Number),
		)
	})
	return l.events
}

// timeline gathers the events up to a day.
type timeline struct {
	f      *Facts
	asOf   Date
	events []Event
}

func (l *timeline) add(on Date, kind EventKind, text string, paper Paper, ref string) {
	if on <= l.asOf {
		l.events = append(l.events, Event{on, kind, text, paper, ref})
	}
}

func (l *timeline) given(a *Assignment, t *Task) {
	if a.TakenFrom != "" {
		paper := Paper{}
		if from := l.f.AssignmentOf(a.Task, a.TakenFrom); from != nil && from.Exit != nil {
			paper = from.Exit.Paper
		}
		l.add(a.Given, EventGiven, "Nhận nhiệm vụ từ "+l.f.agencyName(a.TakenFrom), paper, "")
		return
	}
	for i := range l.f.Directives {
		if d := &l.f.Directives[i]; d.ID == t.Directive {
			l.add(cmp.Or(a.Given, d.Date), EventGiven, "Giao tại "+d.Label(), Paper{d.Number, d.Date}, "")
			return
		}
	}
	if a.Given != 0 {
		l.add(a.Given, EventGiven, "Giao nhiệm vụ", Paper{}, "")
	}
}

func (l *timeline) result(r *Result) {
	what := "Báo cáo tiến độ"
	if r.Claimed != 0 {
		what = "Báo hoàn thành ngày " + r.Claimed.String()
	}
	if r.Percent > 0 {
		what += ", " + strconv.Itoa(r.Percent) + "%"
	}
	if r.Period != "" {
		what += ", " + PeriodName(r.Period)
	}
	l.add(r.Recorded, EventReport, withNote(what, r.Note), r.Paper, r.ID)
	if r.Recorded > l.asOf {
		return // what is not in yet has not been judged
	}
	if r.Confirmed != 0 {
		done := cmp.Or(r.Completed, r.Claimed)
		l.add(r.Confirmed, EventConfirmed, "Văn phòng xác nhận hoàn thành ngày "+done.String(), r.Paper, r.ID)
	}
	if r.Returned != 0 {
		l.add(r.Returned, EventReturned, withNote("Văn phòng trả lại", r.ReturnReason), r.Paper, r.ID)
	}
}

func (l *timeline) obstacles(a *Assignment) {
	for _, o := range a.Obstacles {
		text := o.Text
		if o.Proposal != "" {
			text += " – đề xuất: " + o.Proposal
		}
		l.add(o.On, EventObstacle, text, Paper{}, "")
		if o.Resolved != 0 {
			l.add(o.Resolved, EventResolved, "Đã gỡ: "+o.Text, Paper{}, "")
		}
	}
}

// moves are the documents that moved the due day or ended the duty.
func (l *timeline) moves(a *Assignment) {
	for _, e := range a.Extensions {
		what := "Gia hạn đến " + e.Due.String()
		if e.Period != "" {
			what += ", " + PeriodName(e.Period)
		}
		// those from before a transfer came with the duty
		l.add(e.Granted, EventExtended, withNote(what, e.Reason), e.Paper, "")
	}
	if x := a.Exit; x != nil {
		what := "Rút nhiệm vụ"
		if x.Transferred != "" {
			what = "Chuyển " + l.f.agencyName(x.Transferred)
		}
		l.add(x.On, EventExit, withNote(what, x.Reason), x.Paper, "")
	}
}

// dueDays adds each due day at the cut-off and, where it was moved, the original.
func (l *timeline) dueDays(a *Assignment, t *Task) {
	if !t.Deadline.Dated() || a.Exit != nil && a.Exit.On <= l.asOf {
		return
	}
	due := func(on Date, text string) { l.events = append(l.events, Event{On: on, Kind: EventDue, Text: text}) }
	c := l.f.assessmentAt(l.asOf)
	days := []PeriodStatus{{To: t.Deadline.Due, Due: c.extended(a, t.Deadline.Due, "")}}
	if t.Deadline.recurs() {
		days = c.occurrences(a, t.Deadline)
	}
	for _, p := range days {
		of := ""
		if p.Period != "" {
			of = " " + PeriodName(p.Period)
		}
		if p.Due != p.To {
			due(p.To, "Hạn ban đầu"+of)
			due(p.Due, "Hạn sau gia hạn"+of)
			continue
		}
		due(p.Due, "Hạn"+of)
	}
}

// withNote adds what was said to what was done.
func withNote(what, note string) string {
	if note == "" {
		return what
	}
	return what + ": " + note
}

// agencyName is the agency's full name, or its code when it is not in the workbook.
func (f *Facts) agencyName(code string) string {
	a, _ := f.agencyOf(code)
	return cmp.Or(a.Name, code)
}
