package ui

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"giaoban/data"
)

// matters are the at most three things the leader is asked to decide.
func (p *overviewPage) matters(r *data.Review) fyne.CanvasObject {
	if len(r.Matters) == 0 {
		return section("Việc cần chỉ đạo", "",
			container.New(&inset{top: 2, bottom: 4}, muted("Không có việc nào Văn phòng chọn hoặc phần mềm đề xuất.")))
	}
	note := "Văn phòng chọn, mỗi việc một đề xuất"
	if r.Matters[0].Proposed {
		note = "phần mềm đề xuất theo quy tắc, Văn phòng chưa chọn"
	}
	column := container.New(&tightColumn{})
	for i, m := range r.Matters {
		column.Add(p.matter(r, i+1, m))
		column.Add(hairline())
	}
	return section(strconv.Itoa(len(r.Matters))+" việc cần chỉ đạo", note, column)
}

func (p *overviewPage) matter(r *data.Review, number int, m data.Matter) fyne.CanvasObject {
	title := bold(m.Title)
	title.Truncate = true
	head := container.New(&titleLine{gap: 8}, title, muted("("+strings.Join(m.Tasks, ", ")+")"), stamp(m.Kind.Name(), colorAccent, false))
	status := worstStatus(r, m.Tasks)
	first, rest := cutSentence(m.Detail)
	fact := newText(first)
	if status == data.Overdue {
		fact.Color = colorRed
	}
	more := ellipsis(rest)
	more.Color = colorMuted
	detail := container.New(&lineLayout{gap: 5, grow: 2}, statusIcon(status, 13), fact, more)
	proposal := ellipsis(sentenceCase(m.Proposal))
	advice := container.New(&lineLayout{gap: 4, grow: 1}, muted("Đề xuất:"), proposal)
	badge := newText(strconv.Itoa(number)).styled(func(t *text) {
		t.Bold, t.TextSize, t.Color = true, 20, colorAccent
	})
	body := container.New(&tightColumn{}, head, detail, advice)
	row := container.New(&inset{top: 4, bottom: 5}, container.New(&badgeLayout{26}, badge, body))
	return newClickable(row, func() {
		if len(m.Tasks) > 0 {
			p.app.Go(Route{Page: PageTasks, Task: m.Tasks[0]})
		}
	})
}

// badgeLayout puts a number at the top left of a body.
type badgeLayout struct{ indent float32 }

func (l *badgeLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[1].MinSize().AddWidthHeight(l.indent, 0)
}

func (l *badgeLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Move(fyne.NewPos(2, -4))
	o[0].Resize(o[0].MinSize())
	o[1].Move(fyne.NewPos(l.indent, 0))
	o[1].Resize(fyne.NewSize(size.Width-l.indent, size.Height))
}

// titleLine is a title that gives way, a note right after it, and a tag at the
// right end.
type titleLine struct{ gap float32 }

func (l *titleLine) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[1].MinSize().Width+o[2].MinSize().Width+2*l.gap,
		max(o[0].MinSize().Height, o[1].MinSize().Height))
}

func (l *titleLine) Layout(o []fyne.CanvasObject, size fyne.Size) {
	note, tag := o[1].MinSize(), o[2].MinSize()
	room := size.Width - note.Width - tag.Width - 2*l.gap
	title := room
	if t, ok := o[0].(*text); ok {
		title = min(room, fyne.MeasureText(t.Text, t.size(), t.style()).Width+1)
	}
	o[0].Resize(fyne.NewSize(title, size.Height))
	o[1].Move(fyne.NewPos(title+l.gap, 0))
	o[1].Resize(fyne.NewSize(note.Width, size.Height))
	o[2].Move(fyne.NewPos(size.Width-tag.Width, (size.Height-tag.Height)/2))
	o[2].Resize(tag)
}

// worstStatus is the first status in the order of bars among the tasks.
func worstStatus(r *data.Review, tasks []string) data.Status {
	found := map[data.Status]bool{}
	for i := range r.TaskRows {
		for _, id := range tasks {
			if r.TaskRows[i].Task.ID == id {
				found[r.TaskRows[i].Status] = true
			}
		}
	}
	for _, s := range data.BarOrder() {
		if found[s] {
			// A duty without a day has one sign here; whether it reported is not the matter.
			if s == data.NotReported {
				return data.Reported
			}
			return s
		}
	}
	return data.NoStatus
}

// cutSentence splits words after the first full stop that ends a sentence.
func cutSentence(s string) (first, rest string) {
	before, after, found := strings.Cut(s, ". ")
	if !found {
		return s, ""
	}
	return before + ".", after
}

func sentenceCase(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// changes is what happened since the last meeting.
func (p *overviewPage) changes(r *data.Review) fyne.CanvasObject {
	c := r.Changes
	if c.Meeting.On == 0 {
		return section("Thay đổi từ cuộc họp trước", "", container.New(&inset{top: 2}, muted("Sổ chưa ghi cuộc họp nào trước ngày này.")))
	}
	column := container.New(&tightColumn{gap: 2})
	line := func(icon fyne.CanvasObject, spans ...data.Span) {
		column.Add(container.New(&badgeLine{21}, icon, newParagraph(spans...)))
	}
	for _, part := range changeParts(r) {
		filter := FilterDone
		if part.status == data.Overdue {
			filter = FilterOverdue
		}
		column.Add(newClickable(container.New(&badgeLine{21}, statusIcon(part.status, 14), newParagraph(part.spans...)),
			func() { p.app.Go(Route{Page: PageTasks, Filter: filter}) }))
	}
	line(rateIcon(c.RateBefore, c.RateNow), rateChange(c.RateBefore, c.RateNow)...)
	return section("Thay đổi từ cuộc họp "+c.Meeting.On.Prose(), "", container.New(&inset{top: 1}, column))
}

// badgeLine is an icon on the first line of a wrapped text.
type badgeLine struct{ indent float32 }

func (l *badgeLine) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[1].MinSize().AddWidthHeight(l.indent, 0)
}

func (l *badgeLine) Layout(o []fyne.CanvasObject, size fyne.Size) {
	icon := o[0].MinSize()
	o[0].Move(fyne.NewPos(0, 3))
	o[0].Resize(icon)
	o[1].Move(fyne.NewPos(l.indent, 0))
	o[1].Resize(fyne.NewSize(size.Width-l.indent, size.Height))
}

// changePart is one kind of change in words.
type changePart struct {
	status data.Status
	spans  []data.Span
}

// namedChanges is how many changed assignments are named; the rest is counted.
const namedChanges = 4

func changeParts(r *data.Review) []changePart {
	c := r.Changes
	byStatus := map[data.Status][]int{}
	for _, i := range c.NewlyDone {
		s := r.AssignmentRows[i].Status
		byStatus[s] = append(byStatus[s], i)
	}
	var out []changePart
	add := func(s data.Status, rows []int, words, note string, extra func(*data.AssignmentRow) string) {
		if len(rows) == 0 {
			return
		}
		out = append(out, changePart{s, []data.Span{
			{Text: data.FormatCount(len(rows)) + " lượt " + words, Bold: true},
			{Text: note + ": " + nameAssignments(r, rows, extra)},
		}})
	}
	add(data.OnTime, byStatus[data.OnTime], "mới hoàn thành", " (đúng hạn)", nil)
	add(data.Late, byStatus[data.Late], "mới hoàn thành", " (quá hạn)", nil)
	add(data.Overdue, c.NewlyOverdue, "mới quá hạn", "", dueText)
	if len(out) == 0 {
		out = append(out, changePart{data.NoStatus, []data.Span{{Text: "Không có lượt nào mới hoàn thành hoặc mới quá hạn."}}})
	}
	return out
}

func dueText(row *data.AssignmentRow) string {
	if row.Original != 0 {
		return ", hạn gia hạn " + row.Due.String()
	}
	return ", hạn " + row.Due.String()
}

// nameAssignments writes "N01 Kon Plông, N22 Sa Thầy", and how many more.
func nameAssignments(r *data.Review, rows []int, extra func(*data.AssignmentRow) string) string {
	var names []string
	for _, i := range rows[:min(len(rows), namedChanges)] {
		row := &r.AssignmentRows[i]
		name := row.Task + " " + r.AgencyRows[row.AgencyIndex].Agency.Short
		if extra != nil {
			name += extra(row)
		}
		names = append(names, name)
	}
	words := strings.Join(names, ", ")
	if n := len(rows) - namedChanges; n > 0 {
		words += ", và " + data.FormatCount(n) + " lượt khác"
	}
	return words
}

// rateChange writes how the rate moved, in printed values so that the paper
// arithmetic checks.
func rateChange(before, now data.Rate) []data.Span {
	out := []data.Span{{Text: "Tỷ lệ hoàn thành trên đến hạn, theo lượt giao: "}}
	b, okBefore := before.Hundredths(data.HalfUp)
	n, okNow := now.Hundredths(data.HalfUp)
	switch {
	case !okNow:
		return append(out, data.Span{Text: "chưa có lượt nào đến hạn."})
	case !okBefore:
		return append(out, data.Span{Text: now.Percent(), Bold: true})
	case b == n:
		return append(out, data.Span{Text: "giữ nguyên "}, data.Span{Text: now.Percent(), Bold: true})
	}
	verb, sign := " lên ", "+"
	if n < b {
		verb, sign = " xuống ", ""
	}
	return append(out, data.Span{Text: before.Percent() + verb}, data.Span{Text: now.Percent(), Bold: true},
		data.Span{Text: " (" + sign + data.FormatHundredths(n-b) + " điểm %)"})
}

func rateIcon(before, now data.Rate) fyne.CanvasObject {
	b, _ := before.Hundredths(data.HalfUp)
	n, _ := now.Hundredths(data.HalfUp)
	switch {
	case n > b:
		return markIcon("up", 12)
	case n < b:
		return markIcon("down", 12)
	}
	return markIcon("", 12)
}
