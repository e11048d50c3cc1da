package ui

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"giaoban/data"
)

// fact is a label with its value, as detail panes list them.
type fact struct {
	Label, Value string
	Color        fyne.ThemeColorName
}

// run is a piece of text, marked when it is the quote a duty comes from.
type run struct {
	Text   string
	Quoted bool
}

// taskDetail is everything the pane beside the list shows of one task.
type taskDetail struct {
	ID          string
	Title       string
	Status      data.Status
	State       string
	StateColor  fyne.ThemeColorName
	Facts       []fact
	Clause      string // "Mục 3.a"
	Sentence    []run  // the part of the clause around the quote
	Whole       []run  // the whole clause
	Corrections []string
	Agencies    []assignmentLine // worst first
	Talk        []talkLine       // obstacles and instructions, latest first
	Timeline    []event
}

// assignmentLine is one agency's share of a task.
type assignmentLine struct {
	Agency    string // short name
	Code      string
	Status    data.Status
	State     string
	Paper     string // number and date; "Chưa có" when nothing came
	Number    string // the number alone
	Office    string // what the Office did with it
	Waiting   bool
	Confirmed bool
	Obstacle  string
}

// talkLine is an obstacle an agency reported or an instruction a leader gave.
type talkLine struct {
	Kind        string // "Vướng mắc", "Chỉ đạo"
	Text        string
	Instruction bool
	on          data.Date
}

// newTaskDetail gathers what is known of task i of the review.
func newTaskDetail(f *data.Facts, r *data.Review, i int) taskDetail {
	t := &r.TaskRows[i]
	row := newTaskRow(r, i)
	d := taskDetail{
		ID:     t.Task.ID,
		Title:  t.Task.ID + ". " + t.Task.Title,
		Status: t.Status, State: taskState(t, taskPeriod(r, t)), StateColor: stateColor(t.Status),
		Facts: taskFacts(f, r, t, row),
	}
	if c, ok := clauseOf(f, t.Task.Clause); ok {
		d.Clause = "Mục " + clauseName(c)
		d.Facts = append([]fact{{Label: "Mục", Value: clauseName(c)}}, d.Facts...)
		d.Whole = quoteRuns("“"+c.Text+"”", t.Task.Quote)
		d.Sentence = quoteRuns("“"+sentenceAround(c.Text, t.Task.Quote)+"”", t.Task.Quote)
		d.Corrections = corrections(r.Directive, c.Path)
	} else if t.Task.Quote != "" {
		d.Sentence = []run{{t.Task.Quote, true}}
		d.Whole = d.Sentence
	}
	given := assignmentsOf(f, t.Task.ID)
	for _, n := range t.Rows {
		d.Agencies = append(d.Agencies, newAssignmentLine(r, n, given))
	}
	d.Talk = taskTalk(f, r, t.Task.ID, given)
	d.Timeline = taskTimeline(f, r, t, given)
	return d
}

// taskState says how the task stands in the official words, with its days.
func taskState(t *data.TaskRow, period string) string {
	words := t.Status.Name()
	switch t.Status {
	case data.Overdue:
		return "Quá hạn " + data.FormatCount(t.Days) + " ngày"
	case data.InTime, data.Late:
		return words + ", " + stateWords(t.Status, t.Days, period)
	case data.Reported, data.NotReported:
		return "Thường xuyên, " + stateWords(t.Status, 0, period)
	}
	return words
}

func stateColor(s data.Status) fyne.ThemeColorName {
	switch s {
	case data.Overdue:
		return colorRed
	case data.OnTime, data.Late:
		return colorGreen
	}
	return colorInk
}

// taskFacts lists what the directive and the Office say about a task.
func taskFacts(f *data.Facts, r *data.Review, t *data.TaskRow, row taskRow) []fact {
	facts := []fact{{Label: "Chủ trì", Value: t.Agencies}}
	facts = append(facts, dueFacts(t, row)...)
	if names := agencyNames(r, t.Task.Cooperate); names != "" {
		facts = append(facts, fact{Label: "Phối hợp", Value: names})
	}
	if links := linkNames(r, t.Task.Links); links != "" {
		facts = append(facts, fact{Label: "Chỉ số", Value: links})
	}
	if t.Task.Target.Text != "" {
		target := t.Task.Target.Text
		if t.Task.Target.Inferred {
			target += " (do Văn phòng đề xuất)"
		}
		facts = append(facts, fact{Label: "Chỉ tiêu", Value: target})
	}
	if words := reachedWords(f, r, t); words != "" {
		facts = append(facts, fact{Label: "Đạt chỉ tiêu", Value: words})
	}
	if t.Task.Deadline.Dated() {
		facts = append(facts, fact{Label: "Xong", Value: row.Result + " cơ quan"})
	} else if period := taskPeriod(r, t); period != "" {
		done := data.Rate{Num: t.Counts.Reported, Den: t.Counts.Total()}
		facts = append(facts, fact{Label: "Báo cáo " + data.PeriodName(period), Value: done.Fraction() + " cơ quan"})
	}
	if t.Task.Note != "" {
		facts = append(facts, fact{Label: "Ghi chú", Value: t.Task.Note})
	}
	return facts
}

// reachedWords counts the agencies that reached the target among those that
// reported a figure on it; "" when none did, or the target is in words only.
func reachedWords(f *data.Facts, r *data.Review, t *data.TaskRow) string {
	met, told := 0, 0
	given := assignmentsOf(f, t.Task.ID)
	for _, n := range t.Rows {
		row := &r.AssignmentRows[n]
		period := ""
		if t.Task.Deadline.Dated() {
			period = row.Period
		}
		actual, ok := given[row.Agency].ActualAt(r.AsOf, period)
		if !ok {
			continue
		}
		if yes, known := t.Task.Target.Met(actual); known {
			told++
			if yes {
				met++
			}
		}
	}
	if told == 0 {
		return ""
	}
	return data.Rate{Num: met, Den: told}.Fraction() + " cơ quan có số"
}

// dueFacts writes the due day and how it came about; a moved day keeps its
// original beside it.
func dueFacts(t *data.TaskRow, row taskRow) []fact {
	d := t.Task.Deadline
	due := fact{Label: "Hạn", Value: row.Due, Color: row.DueColor}
	if t.Original != 0 {
		due.Label, due.Value = "Hạn gốc", t.Original.String()+", gia hạn "+row.Due
	} else if row.DueTag != "" {
		due.Value += ", " + row.DueTag
	}
	out := []fact{due}
	if !d.Dated() || d.Words == "" {
		return out
	}
	basis := "“" + strings.Trim(d.Words, "“”\"") + "”"
	if d.Inferred && d.InferredBy != "" {
		basis += " (" + d.InferredBy + " suy ra)"
	}
	return append(out, fact{Label: "Căn cứ hạn", Value: basis})
}

// agencyNames writes codes of agencies and groups as people read them.
func agencyNames(r *data.Review, codes []string) string {
	var out []string
	for _, c := range codes {
		out = append(out, agencyName(r, c))
	}
	return strings.Join(out, "; ")
}

func agencyName(r *data.Review, code string) string {
	for i := range r.AgencyRows {
		if r.AgencyRows[i].Agency.Code == code {
			return r.AgencyRows[i].Agency.Short
		}
	}
	for _, g := range r.GroupRows {
		if g.Code == code {
			return g.Name
		}
	}
	return code
}

// linkNames writes index links compactly: "PAR-1; PAPI-2.1 (suy luận)".
func linkNames(r *data.Review, links []data.Link) string {
	var out []string
	for _, l := range links {
		name := l.Index
		if l.Concept == "" {
			name += " (toàn bộ)"
		} else if v := r.Index(l.Index); v != nil {
			for _, n := range v.Nodes {
				if n.Node.Concept == l.Concept {
					name += "-" + n.Node.Short()
				}
			}
		}
		if l.Certainty == data.Inferred {
			name += " (suy luận)"
		}
		out = append(out, name)
	}
	return strings.Join(out, "; ")
}

func clauseOf(f *data.Facts, id string) (data.Clause, bool) {
	for i := range f.Clauses {
		if f.Clauses[i].ID == id {
			return f.Clauses[i], true
		}
	}
	return data.Clause{}, false
}

// quoteRuns splits text so that the quote stands out; the text alone when the
// quote is not in it.
func quoteRuns(text, quote string) []run {
	before, after, ok := strings.Cut(text, quote)
	if quote == "" || !ok {
		return []run{{text, false}}
	}
	var out []run
	for _, r := range []run{{before, false}, {quote, true}, {after, false}} {
		if r.Text != "" {
			out = append(out, r)
		}
	}
	return out
}

// sentenceAround cuts the sentence or sentences that hold the quote out of the
// clause. A stop ends a sentence only before a space and a capital, so numbers
// such as "31.12" and "3.a" stay whole.
func sentenceAround(text, quote string) string {
	at := strings.Index(text, quote)
	if quote == "" || at < 0 {
		return text
	}
	start, end := 0, len(text)
	for _, stop := range sentenceEnds(text) {
		if stop <= at {
			start = stop
		}
		if stop >= at+len(quote) {
			end = stop
			break
		}
	}
	return strings.TrimSpace(text[start:end])
}

// sentenceEnds returns the byte offsets after each stop, semicolon or line end.
func sentenceEnds(text string) []int {
	var out []int
	runes := []rune(text)
	offset := 0
	for i, r := range runes {
		offset += len(string(r))
		next := func(n int) rune {
			if i+n < len(runes) {
				return runes[i+n]
			}
			return 0
		}
		switch {
		case r == '\n':
			out = append(out, offset)
		case (r == '.' || r == ';') && unicode.IsSpace(next(1)) && (r == ';' || unicode.IsUpper(next(2))):
			out = append(out, offset)
		}
	}
	return out
}

// corrections lists the scan faults of a clause in words; both readings stay visible.
func corrections(d data.Directive, path string) []string {
	var out []string
	for _, c := range d.Corrections {
		if c.Clause != path {
			continue
		}
		raw, fixed := strings.Trim(oneLine(c.Raw), `"“”`), strings.Trim(oneLine(c.Fixed), `"“”`)
		words := "Đã sửa lỗi quét: “" + raw + "” thành “" + fixed + "”"
		if c.Inferred {
			words = "Nghi lỗi quét, chưa sửa: “" + raw + "”, có thể là “" + fixed + "”"
		}
		if c.Reason != "" {
			words += " (" + c.Reason + ")"
		}
		out = append(out, words)
	}
	return out
}

// oneLine joins what a page break tore apart.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// assignmentsOf returns the assignments of a task by agency.
func assignmentsOf(f *data.Facts, task string) map[string]*data.Assignment {
	out := map[string]*data.Assignment{}
	for i := range f.Assignments {
		if f.Assignments[i].Task == task {
			out[f.Assignments[i].Agency] = &f.Assignments[i]
		}
	}
	return out
}

func newAssignmentLine(r *data.Review, n int, given map[string]*data.Assignment) assignmentLine {
	row := &r.AssignmentRows[n]
	line := assignmentLine{
		Agency: r.AgencyRows[row.AgencyIndex].Agency.Short, Code: row.Agency,
		Status: row.Status, State: rowState(row, r.Period),
		Paper: paperWords(row.Paper, "Chưa có"), Number: cmp.Or(row.Paper.Number, paperWords(row.Paper, "Chưa có")), Office: "–",
		Waiting: row.Waiting, Confirmed: row.Completed != 0, Obstacle: row.Obstacle,
	}
	switch {
	case row.Waiting:
		line.Office = "Chờ xác nhận"
	case row.Completed != 0:
		line.Office = "Đã xác nhận"
	case returned(given[row.Agency], r.AsOf):
		line.Office = "Đã trả lại"
	}
	return line
}

// returned tells whether the Office sent the latest claim back.
func returned(a *data.Assignment, asOf data.Date) bool {
	if a == nil {
		return false
	}
	last, back := data.Date(0), false
	for _, res := range a.Results {
		if res.Recorded <= asOf && res.Recorded >= last {
			last, back = res.Recorded, res.Returned != 0 && res.Returned <= asOf
		}
	}
	return back
}

// paperWords writes a paper's number and date for a table.
func paperWords(p data.Paper, none string) string {
	switch {
	case p.Number == "" && p.Date == 0:
		return none
	case p.Date == 0:
		return p.Number
	case p.Number == "":
		return "ngày " + p.Date.String()
	}
	return p.Number + ", " + p.Date.String()
}

// obstacleWords are what blocks, with what the agency proposes.
func obstacleWords(o data.Obstacle) string {
	if o.Proposal == "" {
		return o.Text
	}
	return o.Text + " – đề xuất: " + o.Proposal
}

// taskTalk lists open obstacles and instructions up to the cut-off, latest first.
func taskTalk(f *data.Facts, r *data.Review, task string, given map[string]*data.Assignment) []talkLine {
	var out []talkLine
	for code, a := range given {
		for _, o := range a.Obstacles {
			if o.On <= r.AsOf && (o.Resolved == 0 || o.Resolved > r.AsOf) {
				out = append(out, talkLine{Kind: "Vướng mắc", Text: agencyName(r, code) + " " + o.On.String() + ": " + obstacleWords(o), on: o.On})
			}
		}
	}
	for _, in := range f.Instructions {
		if in.Task == task && in.On <= r.AsOf {
			words := in.By + " " + in.On.String() + ": " + in.Text
			if in.Due != 0 && !strings.Contains(in.Text, in.Due.Prose()) && !strings.Contains(in.Text, in.Due.String()) {
				words += " (trước " + in.Due.String() + ")"
			}
			out = append(out, talkLine{Kind: "Chỉ đạo", Text: words, Instruction: true, on: in.On})
		}
	}
	slices.SortStableFunc(out, func(a, b talkLine) int {
		if a.on != b.on {
			return int(b.on - a.on)
		}
		return strings.Compare(a.Text, b.Text)
	})
	return slices.Compact(out) // one decision on several agencies is told once
}
