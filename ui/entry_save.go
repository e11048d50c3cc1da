package ui

import (
	"maps"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"giaoban/data"
)

// draw says what row n shows: what is typed, else what is stored, quiet where it
// is an earlier report.
func (p *entryPage) draw(n int) entryDrawn {
	row := &p.table.review.AssignmentRows[n]
	s, key := p.state(n), p.table.key(n)
	due, dueColor := row.Due.String(), colorInk
	switch {
	case s.undated && row.Period != "":
		due = data.PeriodName(row.Period)
	case s.undated:
		due = "theo kỳ"
	case row.Status == data.Overdue:
		dueColor = colorRed
	}
	d := entryDrawn{
		Mark: strings.ToLower(row.Status.Code()),
		Lead: [entryLeadCount]cell{
			{Text: row.Task}, {Text: p.table.agencyName(n)}, {Text: p.table.taskName(n), Color: colorMuted}, {Text: due, Color: dueColor},
		},
		Draft: len(p.drafts[key]) > 0 || len(p.saving[key]) > 0, Fault: p.faults[key].Message != "",
	}
	for f := range entryFieldCount {
		d.Cells[f] = p.cell(&s, key, f)
	}
	return d
}

func (p *entryPage) cell(s *entryState, key string, f entryField) cell {
	typed, ok := p.drafts[key][f]
	if !ok {
		typed, ok = p.saving[key][f]
	}
	switch {
	case ok && p.faults[key].Message != "" && p.faults[key].Field == f:
		return cell{Text: typed, Color: colorRed, Bold: true}
	case ok:
		return cell{Text: typed, Bold: true}
	case !s.editable(f) && s.values[f] == "" && s.undated && s.barred == "":
		return cell{Text: "–", Color: colorMuted}
	case s.fresh && s.barred == "":
		return cell{Text: s.values[f]}
	case len(p.drafts[key]) > 0 && s.barred == "":
		return cell{} // a new report: the words of the one before are none of it
	}
	return cell{Text: s.values[f], Color: colorMuted}
}

// setCell takes what was typed into a cell.
func (p *entryPage) setCell(n int, f entryField, text string) {
	key := p.table.key(n)
	if p.drafts[key] == nil {
		p.drafts[key] = entryTyped{}
	}
	p.drafts[key][f] = text
	delete(p.faults, key)
	p.keepTyped(n)
}

// keep puts what is being typed on the disk, before the cell is left.
func (p *entryPage) keep(n int, f entryField, text string) {
	typed := entryTyped{}
	maps.Copy(typed, p.drafts[p.table.key(n)])
	typed[f] = text
	p.store(p.table.key(n), typed)
}

// keepTyped puts the row's draft on the disk as it is.
func (p *entryPage) keepTyped(n int) { p.store(p.table.key(n), p.drafts[p.table.key(n)]) }

func (p *entryPage) store(key string, typed entryTyped) {
	fields := map[string]string{}
	for f, text := range typed {
		fields[strconv.Itoa(int(f))] = text
	}
	p.app.keepDraft(key, entryDraft, fields, func(err error) {
		if err != nil {
			message, hint := errorWords(err)
			p.say(message+" "+hint, colorRed)
		}
	})
}

// recall brings back what was typed and not saved when the program ended.
func (p *entryPage) recall() {
	if !p.app.canEdit() {
		return
	}
	d := p.app.openDraftsOnce()
	for key := range d.forms {
		left, ok := d.of(key, entryDraft)
		if !ok {
			continue
		}
		typed := entryTyped{}
		for id, text := range left.Fields {
			if f, err := strconv.Atoi(id); err == nil && f >= 0 && f < int(entryFieldCount) {
				typed[entryField(f)] = text
			}
		}
		p.drafts[key] = typed
	}
	if len(p.drafts) > 0 {
		p.app.toast("Có " + strconv.Itoa(len(p.drafts)) + " dòng gõ dở từ lần trước, chưa ghi vào sổ")
	}
}

// discard throws the row's typing away; false when there is none.
func (p *entryPage) discard(n int) bool {
	key := p.table.key(n)
	if len(p.drafts[key]) == 0 {
		return false
	}
	p.forget(key)
	p.grid.moved()
	return true
}

func (p *entryPage) forget(key string) {
	delete(p.drafts, key)
	delete(p.faults, key)
	p.app.dropDraft(key, entryDraft)
}

// repeat types the row that was saved last into this one: the same paper often
// answers several duties.
func (p *entryPage) repeat(n int) {
	if len(p.last) == 0 {
		p.say("Chưa ghi dòng nào trong phiên này để lặp lại.", colorAmber)
		return
	}
	s := p.state(n)
	for f, text := range p.last {
		if s.editable(f) {
			p.setCell(n, f, text)
		}
	}
}

// leave saves what is typed in a row. A row with a fault is not left.
func (p *entryPage) leave(n int) (entryField, bool) {
	key := p.table.key(n)
	typed := p.drafts[key]
	if len(typed) == 0 {
		return 0, true
	}
	_, changed, faults := enterTyped(p.table.assignments[n], &p.table.review.AssignmentRows[n], typed, p.received, p.app.today())
	if len(faults) > 0 {
		p.faults[key] = faults[0]
		return faults[0].Field, false
	}
	if !changed {
		p.forget(key)
		return 0, true
	}
	p.last = maps.Clone(typed)
	p.queue = append(p.queue, key)
	p.saveNext()
	return 0, true
}

// saveNext saves the first row of the queue, on the assignment as it is stored
// now. One at a time: a row may be typed in again before its save is done.
func (p *entryPage) saveNext() {
	if len(p.queue) == 0 || len(p.saving) > 0 {
		return
	}
	key := p.queue[0]
	p.queue = p.queue[1:]
	row, a := p.rowOf(key)
	typed := p.drafts[key]
	if a == nil || len(typed) == 0 {
		p.saveNext()
		return
	}
	next, changed, faults := enterTyped(a, row, typed, p.received, p.app.today())
	if len(faults) > 0 || !changed {
		if len(faults) > 0 {
			p.faults[key] = faults[0]
		} else {
			p.forget(key)
		}
		p.saveNext()
		return
	}
	p.write(key, typed, next)
}

func (p *entryPage) write(key string, typed entryTyped, next data.Assignment) {
	p.saving[key] = typed
	delete(p.drafts, key) // typing in the row from now on is another draft
	task, agency, _ := strings.Cut(key, "/")
	done := func() {
		delete(p.saving, key)
		p.saveNext()
		p.grid.list.Refresh()
		p.describe()
	}
	p.app.write("Nhập nhanh: "+task+", "+p.shortName(agency), putAll(next), func() {
		if len(p.drafts[key]) == 0 {
			p.app.dropDraft(key, entryDraft)
		}
		done()
	}, func(err error) {
		message, hint := errorWords(err)
		p.faults[key] = entryFault{fieldReceived, strings.TrimSpace(message + " " + hint)}
		back := maps.Clone(typed)
		maps.Copy(back, p.drafts[key]) // what was typed since is newer
		p.drafts[key] = back
		done()
	})
}

func (p *entryPage) shortName(agency string) string {
	for i := range p.table.review.AgencyRows {
		if a := &p.table.review.AgencyRows[i].Agency; a.Code == agency && a.Short != "" {
			return a.Short
		}
	}
	return agency
}

// rowOf returns a row of the Review and its assignment as it is stored now, which
// may be newer than what the page shows.
func (p *entryPage) rowOf(key string) (*data.AssignmentRow, *data.Assignment) {
	task, agency, _ := strings.Cut(key, "/")
	i, a := rowOf(p.table.review, duty{task, agency}), p.app.store.Facts().AssignmentOf(task, agency)
	if i < 0 || a == nil {
		return nil, nil
	}
	return &p.table.review.AssignmentRows[i], a
}

// TypedKey takes keys that nothing wants back to the grid.
func (p *entryPage) TypedKey(*fyne.KeyEvent) { p.grid.TakeFocus() }
