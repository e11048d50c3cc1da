package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"giaoban/data"
)

// uncovered lists the contents of the index that no task addresses directly,
// each with the way to give one. Nil where the directive does not mean the index.
func (s *indexSide) uncovered() fyne.CanvasObject {
	p := s.page
	v := p.app.Review().Index(p.index)
	const title = "Nội dung chưa có nhiệm vụ"
	if v == nil || len(v.Uncovered) == 0 {
		return nil
	}
	column := container.New(&tightColumn{gap: 4})
	for _, n := range v.Uncovered {
		row := container.New(&tightColumn{}, newClickable(ellipsis(n.Label()), func() { p.choose(p.index, n.Concept, 0) }))
		if p.app.canEdit() {
			row.Add(linkLine(newLink("Thêm nhiệm vụ…", func() { p.addTask(n) }), newLink("Gắn nhiệm vụ có sẵn…", func() { p.linkTask(n) })))
		}
		column.Add(row)
		column.Add(hairline())
	}
	return section(title, strconv.Itoa(len(v.Uncovered)), column)
}

// addTask asks for a new task for a content and gives it to an agency or a group.
func (p *indicesPage) addTask(n data.Node) {
	f := p.app.Facts()
	title := newFormField("Nội dung nhiệm vụ", "")
	lead := newChoice(nil)
	lead.Set(append([]option{{"", "Chọn cơ quan hoặc nhóm…"}}, leadOptions(f)...))
	due := newDateField(0)
	due.Near = p.app.AsOf()
	problem := newProblemLine()
	body := container.New(&tightColumn{gap: 8},
		smallParagraph("Cho nội dung: "+n.Label()+". Nhiệm vụ ghi là nêu rõ nội dung này.", dialogWidth),
		title.box, labelled("Giao cho", framed(lead)), labelled("Thời hạn (để trống: thường xuyên)", due), problem.words)
	p.app.showForm("Thêm nhiệm vụ", "Thêm", body, func(done func()) {
		day, err := due.Value()
		switch {
		case title.value() == "":
			title.say("Ghi nội dung nhiệm vụ")
			return
		case lead.Value() == "":
			problem.tell(&data.Error{Code: data.Invalid, Message: "Chưa chọn cơ quan hoặc nhóm được giao."})
			return
		case err != nil:
			due.Focus(p.app.window.Canvas())
			return
		}
		f := p.app.Facts() // as it is now
		task := newTask(f, title.value(), lead.Value(), day, data.Link{Index: p.index, Concept: n.Concept, Certainty: data.Stated})
		p.app.write("Thêm nhiệm vụ "+task.ID, putAll(taskEntities(f, task, p.app.AsOf())...), func() {
			done()
			p.app.toast("Đã thêm " + task.ID + " cho “" + n.Label() + "”")
		}, problem.tell)
	}, title)
}

// newTask is a task that the Office adds by itself, with the next free number.
func newTask(f *data.Facts, title, lead string, due data.Date, link data.Link) data.Task {
	t := data.Task{
		ID: nextTaskID(f), Order: len(f.Tasks) + 1, Title: title, Short: title, Lead: []string{lead},
		Deadline: data.Deadline{Kind: data.Ongoing}, Links: []data.Link{link}, Note: "Văn phòng thêm từ trang Chỉ số.",
	}
	if len(f.Directives) > 0 { // it serves the directive's aim, and stands behind its tasks
		t.Directive = f.Directives[0].ID
	}
	if due != 0 {
		t.Deadline = data.Deadline{Kind: data.OnDate, Due: due}
	}
	return t
}

// nextTaskID is the number after the highest in use: N46.
func nextTaskID(f *data.Facts) string {
	last := 0
	for _, t := range f.Tasks {
		if n, err := strconv.Atoi(strings.TrimPrefix(t.ID, "N")); err == nil {
			last = max(last, n)
		}
	}
	return fmt.Sprintf("N%02d", last+1)
}

// taskEntities are the task and its assignments: to the agency that leads, or to
// every member that the group has on the day.
func taskEntities(f *data.Facts, t data.Task, day data.Date) []data.Entity {
	out := []data.Entity{t}
	for _, lead := range t.Lead {
		codes := []string{lead}
		for _, g := range f.Groups {
			if g.Code == lead {
				codes = g.On(day)
			}
		}
		for _, code := range codes {
			out = append(out, data.Assignment{Task: t.ID, Agency: code})
		}
	}
	return out
}

// leadOptions offers the agencies in protocol order, then the groups.
func leadOptions(f *data.Facts) []option {
	var out []option
	agencies := slices.Clone(f.Agencies)
	slices.SortStableFunc(agencies, func(a, b data.Agency) int { return a.Order - b.Order })
	for _, a := range agencies {
		out = append(out, option{a.Code, a.Name})
	}
	for _, g := range f.Groups {
		out = append(out, option{g.Code, g.Name + " (" + strconv.Itoa(len(g.Members)) + ")"})
	}
	return out
}

// linkTask asks which task bears on a content. The link is inferred unless the
// clerk says that the text names the content.
func (p *indicesPage) linkTask(n data.Node) {
	f := p.app.Facts()
	chosen := newChoice(nil)
	options := []option{{"", "Chọn nhiệm vụ…"}}
	for _, t := range f.Tasks {
		if _, linked := t.LinkedTo(p.index, n.Concept); !linked {
			options = append(options, option{t.ID, t.ID + "  " + ellipsize(t.Title, dialogWidth-90, sizeBody, fyne.TextStyle{})})
		}
	}
	chosen.Set(options)
	how := newChoice(nil)
	how.Set([]option{{string(data.Inferred), "suy luận: văn bản không nêu nội dung này"}, {string(data.Stated), "văn bản nêu rõ nội dung này"}})
	problem := newProblemLine()
	body := container.New(&tightColumn{gap: 8},
		smallParagraph("Cho nội dung: "+n.Label()+". Gắn suy luận không làm nội dung hết mục “chưa có nhiệm vụ”.", dialogWidth),
		labelled("Nhiệm vụ", framed(chosen)), labelled("Mức gắn", framed(how)), problem.words)
	p.app.showForm("Gắn nhiệm vụ có sẵn", "Gắn", body, func(done func()) {
		for _, t := range p.app.Facts().Tasks {
			if t.ID != chosen.Value() {
				continue
			}
			t.Links = append(slices.Clone(t.Links), data.Link{Index: p.index, Concept: n.Concept, Certainty: data.Certainty(how.Value())})
			p.app.write("Gắn "+t.ID+" với "+n.Label(), putAll(t), func() {
				done()
				p.app.toast("Đã gắn " + t.ID + " với “" + n.Label() + "”")
			}, problem.tell)
			return
		}
		problem.tell(&data.Error{Code: data.NotFound, Message: "Chưa chọn nhiệm vụ.", Hint: "Chọn một nhiệm vụ trong danh sách."})
	})
}
