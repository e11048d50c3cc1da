package ui

import (
	"encoding/json"

	"giaoban/data"
)

// The review under way is kept beside the workbook like other typing: one form
// with one part and one field.
const (
	intakeForm  = "van-ban-den"
	intakePart  = "duyet"
	intakeField = "ban-duyet"
)

// keep puts the review on the disk soon. A workbook that is only looked at keeps none.
func (d *intakeDesk) keep() {
	a := d.page.app
	if !a.canEdit() {
		return
	}
	b, err := json.Marshal(d.review)
	if err != nil {
		d.failed(err)
		return
	}
	a.keepDraft(intakeForm, intakePart, map[string]string{intakeField: string(b)}, d.failed)
}

// failed says on the page that the draft can't be written.
func (d *intakeDesk) failed(err error) {
	if err != nil {
		d.problem.tell(err)
		d.content.Refresh()
	}
}

// recall brings back the review that was under way when the program ended.
func (p *intakePage) recall() {
	if !p.app.canEdit() {
		return
	}
	left, ok := p.app.openDraftsOnce().of(intakeForm, intakePart)
	if !ok {
		return
	}
	var v intakeReview
	if err := json.Unmarshal([]byte(left.Fields[intakeField]), &v); err != nil || !v.sound() {
		p.problem.tell(&data.Error{
			Code: data.Damaged, Message: "Bản duyệt dở lần trước không đọc lại được; sổ không bị ảnh hưởng.",
			Hint: "Mở lại tệp văn bản để đọc từ đầu.", Err: err,
		})
		return
	}
	if v.Match == nil {
		v.Match = map[string]string{}
	}
	p.openDesk(&v)
	p.app.toast("Tiếp tục bản duyệt dở: " + v.Header.Number)
}

// sound tells whether a draft holds together: it is a file that anybody can edit.
func (v *intakeReview) sound() bool {
	for _, f := range v.Fixes {
		if f.Line >= len(v.Source.Lines) || f.Line >= 0 && f.Offset < v.Source.Lines[f.Line].Offset {
			return false
		}
	}
	for _, r := range v.Rows {
		if r.Task.Clause < 0 || r.Task.Clause >= len(v.Clauses) {
			return false
		}
	}
	return len(v.Source.Lines) > 0
}
