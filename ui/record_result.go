package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"giaoban/data"
	"giaoban/data/intake"
	"giaoban/data/store"
)

// resultPart takes in what the agency reports, or corrects it.
type resultPart struct {
	*recordPart
	which, period        *choice // period: nil unless the duty recurs
	recorded, date, done dayField
	number, percent      *formField
	actual               *formField // nil without a target in numbers
	note                 *noteField
	files                *evidenceField
	also                 *agencyChecks
	ready                bool // all fields are there
}

func newResultPart(f *recordForm) *recordPart {
	p := &resultPart{recordPart: &recordPart{form: f, id: partResult, label: "Kết quả", verb: "Lưu kết quả"}}
	rows := []fyne.CanvasObject{}
	if n := len(f.given.Results); n > 0 {
		p.which = p.choose("which", true, p.load, p.resultOptions()...)
		rows = append(rows, labelled("Ghi mới hay sửa kết quả đã ghi", framed(p.which)))
	}
	p.first = nil // the paper's number is what is typed first
	p.number = p.text("number", "Số, ký hiệu văn bản của cơ quan", "")
	p.date = p.day("date", "Ngày văn bản", 0)
	p.recorded = p.day("recorded", "Ngày nhận", f.day())
	p.percent = p.text("percent", "Đạt (%)", "")
	p.done = p.day("done", "Cơ quan báo hoàn thành ngày", 0)
	rows = append(rows,
		container.New(&topColumns{columns{widths: []float32{-2, -1.2, -1.2}, gap: 8}}, p.number.box, p.date.box, p.recorded.box),
		p.secondRow())
	p.note = p.recordPart.note("note", "Nội dung kết quả", 4)
	p.files = p.evidence()
	p.also = p.recordPart.also()
	rows = append(rows, p.note.box, p.files.box, p.also.box)
	p.body = container.New(&tightColumn{gap: 8}, rows...)
	p.edit, p.ready = p.save, true
	return p.recordPart
}

// secondRow holds the claim, the share that is done, and what belongs to the task.
func (p *resultPart) secondRow() fyne.CanvasObject {
	f := p.form
	row := []fyne.CanvasObject{p.percent.box, p.done.box}
	if f.task.Deadline.Dated() && f.task.Deadline.Kind == data.Recurring {
		p.period = p.choose("period", true, nil, f.periodOptions()...)
		p.period.Choose(f.row.Period)
		row = append(row, labelled("Kỳ", framed(p.period)))
	}
	widths := []float32{90, 190, -1}
	if t := f.task.Target; t.Kind != "" {
		p.actual = p.text("actual", "Đạt được (chỉ tiêu: "+t.Text+")", "")
		row = append(row, p.actual.box)
	}
	return container.New(&topColumns{columns{widths: widths, gap: 8}}, row...)
}

// periodOptions are the periods or occurrences up to the cut-off, latest first.
func (f *recordForm) periodOptions() []option {
	var out []option
	for _, s := range slices.Backward(data.PeriodsOf(f.facts, &f.given, f.day())) {
		out = append(out, option{s.Period, data.PeriodName(s.Period) + " (" + lowerFirst(s.Word()) + ")"})
	}
	return out
}

// resultOptions offer a new result first, then those that are there, latest first.
func (p *resultPart) resultOptions() []option {
	out := []option{{"", "Ghi kết quả mới"}}
	for _, r := range slices.Backward(p.form.given.Results) {
		state := ""
		switch {
		case r.Confirmed != 0:
			state = ", đã xác nhận"
		case r.Returned != 0:
			state = ", đã trả lại"
		case r.Claimed != 0:
			state = ", chờ xác nhận"
		}
		out = append(out, option{r.ID, "Sửa: " + paperWords(r.Paper, "không số") + ", nhận " + r.Recorded.String() + state})
	}
	return out
}

// base is the result that is corrected; the zero value for a new one.
func (p *resultPart) base() data.Result {
	if p.which == nil || p.which.Value() == "" {
		return data.Result{}
	}
	for _, r := range p.form.given.Results {
		if r.ID == p.which.Value() {
			return r
		}
	}
	return data.Result{}
}

// load shows the chosen result, or an empty form for a new one.
func (p *resultPart) load() {
	if !p.ready {
		return
	}
	r := p.base()
	if r.ID == "" {
		r = data.Result{Recorded: p.form.day(), Period: p.form.row.Period}
	}
	p.number.entry.SetText(r.Paper.Number)
	p.date.SetValue(r.Paper.Date)
	p.recorded.SetValue(r.Recorded)
	p.done.SetValue(r.Claimed)
	p.percent.entry.SetText("")
	if r.ID != "" {
		p.percent.entry.SetText(strconv.Itoa(r.Percent))
	}
	if p.period != nil {
		p.period.Choose(r.Period)
	}
	if p.actual != nil {
		p.actual.entry.SetText("")
		if r.HasActual {
			p.actual.entry.SetText(exactPoints(r.Actual))
		}
	}
	p.note.entry.SetText(r.Note)
	p.files.show(r.Evidence)
	show(p.also.box, r.ID == "")
	p.settle()
	if p.form.modal != nil {
		p.form.fit()
	}
}

// save reads the fields; what is wrong is told under them.
func (p *resultPart) save() (recordEdit, bool) {
	f, ok := p.form, true
	r := p.base()
	fresh := r.ID == ""
	r.Recorded = p.recorded.must(&ok, "Ghi ngày Văn phòng nhận")
	r.Paper = data.Paper{Number: p.number.value(), Date: p.date.must(&ok, "")}
	r.Claimed = p.done.must(&ok, "")
	if p.period != nil {
		r.Period = p.period.Value()
	}
	r.Percent = p.readPercent(&ok, r.Claimed != 0)
	r.Actual, r.HasActual = p.readActual(&ok)
	r.Note = p.note.read(&ok, "")
	r.Evidence = p.files.kept
	p.checkDays(r, &ok)
	if ok && r.Paper.Number == "" && r.Note == "" && r.Claimed == 0 && p.percent.value() == "" && !r.HasActual && len(r.Evidence)+len(p.files.add) == 0 {
		p.number.say("Ghi ít nhất số văn bản, tỷ lệ hoặc nội dung")
		ok = false
	}
	if !ok {
		return recordEdit{}, false
	}
	if fresh {
		r.ID = f.newResultID(r.Recorded)
	}
	return p.editWith(r, fresh), true
}

// editWith stores the result, of all chosen agencies when it is new.
func (p *resultPart) editWith(r data.Result, fresh bool) recordEdit {
	f := p.form
	facts, given, task, agencies, files := f.facts, f.given, f.duty.task, p.also.all(), p.files.add
	e := recordEdit{action: "Ghi kết quả " + p.also.who(), done: "Đã ghi kết quả " + p.also.who() + f.hidden(r.Recorded)}
	if !fresh {
		e.action, e.done = "Sửa kết quả "+f.who(), "Đã sửa kết quả "+f.who()+f.hidden(r.Recorded)
	}
	e.change = func(tx *store.Tx) (err error) {
		r := r
		if r.Evidence, err = takeEvidence(tx, r.Evidence, files); err != nil {
			return err
		}
		if fresh {
			edited, err := data.FanOut(facts, task, agencies, r)
			return putEdited(tx, edited, err)
		}
		edited, err := given.WithResult(r)
		return putEdited(tx, []data.Assignment{edited}, err)
	}
	return e
}

// putEdited stores what an edit made, unless the edit was refused.
func putEdited(tx *store.Tx, edited []data.Assignment, err error) error {
	if err != nil {
		return err
	}
	for _, a := range edited {
		if err := tx.Put(a); err != nil {
			return err
		}
	}
	return nil
}

func (p *resultPart) readPercent(ok *bool, claimed bool) int {
	words := strings.TrimSpace(strings.TrimSuffix(p.percent.value(), "%"))
	if words == "" && claimed {
		return 100
	}
	if words == "" {
		return 0
	}
	n, err := strconv.Atoi(words)
	if err != nil || n < 0 || n > 100 {
		p.percent.say("Từ 0 đến 100")
		*ok = false
		return 0
	}
	return n
}

func (p *resultPart) readActual(ok *bool) (float64, bool) {
	if p.actual == nil || p.actual.value() == "" {
		return 0, false
	}
	t := p.form.task.Target
	v, number := intake.ParseNumber(strings.TrimSuffix(p.actual.value(), "%"))
	switch {
	case !number || v < 0:
		p.actual.say("Ghi số từ 0 trở lên, ví dụ: 2 hoặc 95,5")
		*ok = false
	case t.Kind == data.Share && v > 100:
		p.actual.say("Tỷ lệ không quá 100%")
		*ok = false
	case t.Kind == data.OutOf && v > t.Of:
		p.actual.say("Không quá tổng số " + trimPoints(t.Of))
		*ok = false
	}
	return v, true
}

// checkDays keeps the order of days: a paper is written, then received.
func (p *resultPart) checkDays(r data.Result, ok *bool) {
	today := p.form.app.today()
	switch {
	case r.Recorded > today:
		p.recorded.wrong(ok, "Sau hôm nay, "+today.String())
	case r.Paper.Date != 0 && r.Recorded != 0 && r.Paper.Date > r.Recorded:
		p.date.wrong(ok, "Sau ngày nhận")
	case r.Claimed != 0 && r.Recorded != 0 && r.Claimed > r.Recorded:
		p.done.wrong(ok, "Sau ngày nhận")
	case p.form.facts.CheckDone(&p.form.given, r.Claimed) != nil:
		p.done.wrong(ok, "Trước ngày giao "+p.form.facts.GivenOn(&p.form.given).String())
	case r.Confirmed != 0 && r.Claimed == 0:
		p.done.wrong(ok, "Đã xác nhận, không bỏ được")
	}
}

// newResultID is a name that no result of the task has: one result may go to many
// agencies.
func (f *recordForm) newResultID(on data.Date) string {
	used := map[string]bool{}
	for i := range f.facts.Assignments {
		if a := &f.facts.Assignments[i]; a.Task == f.duty.task {
			for _, r := range a.Results {
				used[r.ID] = true
			}
		}
	}
	for n := 1; ; n++ {
		if id := fmt.Sprintf("%s-%s-%d", f.duty.task, on.ISO(), n); !used[id] {
			return id
		}
	}
}

// storedWords says what is stored of the assignment now.
func (f *recordForm) storedWords() string {
	a := &f.given
	words := []string{data.FormatCount(len(a.Results)) + " kết quả"}
	if n := len(a.Results); n > 0 {
		r := a.Results[n-1]
		words[0] += ", mới nhất " + paperWords(r.Paper, "không số") + " nhận ngày " + r.Recorded.Prose() + ", " + strconv.Itoa(r.Percent) + "%"
	}
	if n := len(a.Periods); n > 0 {
		words = append(words, data.FormatCount(n)+" báo cáo kỳ, mới nhất "+data.PeriodName(a.Periods[n-1].Period))
	}
	if n := len(a.Extensions); n > 0 {
		words = append(words, "gia hạn đến "+a.Extensions[n-1].Due.Prose())
	}
	if n := len(a.Obstacles); n > 0 {
		words = append(words, "vướng mắc “"+ellipsize(a.Obstacles[n-1].Text, 240, sizeCaption, fyne.TextStyle{})+"”")
	}
	if a.Exit != nil {
		words = append(words, "đã rút hoặc chuyển ngày "+a.Exit.On.Prose())
	}
	return strings.Join(words, "; ")
}
