package ui

import (
	"fmt"
	"strings"

	"giaoban/data"
)

// entryWish is what is to be typed into one row.
type entryWish struct {
	row   int // of the Review
	typed entryTyped
}

// entryPlan is what a paste or a bulk update would do: nothing enters before a
// person has seen it, and a problem anywhere stops all of it.
type entryPlan struct {
	changes  []data.Assignment
	lines    []planLine // problems first
	problems int
	same     int // rows that would stay as they are
}

// planLine is one cell of a plan.
type planLine struct {
	Key, Code, Agency string
	Cell              string // its column
	Old, New          string
	Problem           string // "" = it can enter
}

// newEntryPlan works a list of wishes out. overall are problems of the list
// itself, such as a column that is longer than the selection.
func newEntryPlan(t *entryTable, wishes []entryWish, received, today data.Date, overall []string) *entryPlan {
	p := &entryPlan{problems: len(overall)}
	var lines []planLine
	for _, words := range overall {
		p.lines = append(p.lines, planLine{Problem: words})
	}
	for _, w := range wishes {
		row := &t.review.AssignmentRows[w.row]
		line := planLine{Key: t.key(w.row), Code: row.Task, Agency: t.agencyName(w.row)}
		next, changed, faults := enterTyped(t.assignments[w.row], row, w.typed, received, today)
		for _, f := range faults {
			line.Cell, line.New, line.Problem = f.Field.name(), excerptOf(w.typed[f.Field]), f.Message
			p.lines = append(p.lines, line)
			p.problems++
		}
		switch {
		case len(faults) > 0:
		case !changed:
			p.same++
		default:
			p.changes = append(p.changes, next)
			lines = append(lines, changedCells(line, t.assignments[w.row], &next, row, received)...)
		}
	}
	p.lines = append(p.lines, lines...)
	return p
}

// changedCells lists the cells that differ after a change.
func changedCells(line planLine, before, after *data.Assignment, row *data.AssignmentRow, received data.Date) []planLine {
	old, now := entryStateOf(before, row, received), entryStateOf(after, row, received)
	if !now.fresh && !now.undated { // it came in on another day than the grid's
		now = entryStateOf(after, row, after.Results[len(after.Results)-1].Recorded)
	}
	var out []planLine
	for f := range entryFieldCount {
		if old.values[f] == now.values[f] {
			continue
		}
		line.Cell, line.Old, line.New = f.name(), old.values[f], now.values[f]
		out = append(out, line)
	}
	if len(out) == 0 { // the same words again, as a new report
		line.Cell, line.Old, line.New = "Báo cáo", "", "ghi thêm, như lần trước"
		out = append(out, line)
	}
	return out
}

// maxPaste is how many rows a paste may have; an Excel column has a million.
const maxPaste = 20_000

// pasteWishes lays a table of cells copied from Excel over the rows from the
// cursor on. One value fills all selected rows. rows are those selected, and
// rest those below when only one is selected.
func pasteWishes(text string, at entryField, selected, below []int) (wishes []entryWish, problems []string) {
	table := splitTSV(text)
	if len(table) == 0 {
		return nil, []string{"Bộ nhớ tạm không có ô nào để dán. Chép một cột từ Excel trước."}
	}
	rows := selected
	switch {
	case len(table) > maxPaste:
		return nil, []string{"Bảng dán có " + data.FormatCount(len(table)) + " dòng, nhiều nhất " + data.FormatCount(maxPaste) + "."}
	case len(table) == 1 && len(selected) > 1: // one row for all
		for len(table) < len(selected) {
			table = append(table, table[0])
		}
	case len(selected) == 1:
		rows = below[:min(len(table), len(below))]
	}
	if len(rows) != len(table) {
		problems = append(problems, fmt.Sprintf("Bảng dán có %s dòng nhưng đang có %s dòng để dán vào.",
			data.FormatCount(len(table)), data.FormatCount(len(rows))))
	}
	for i := range min(len(rows), len(table)) {
		typed := entryTyped{}
		for c, words := range table[i] {
			f := at + entryField(c)
			if f >= entryFieldCount {
				if words != "" {
					problems = append(problems, fmt.Sprintf("Dòng dán %d có ô “%s” ngoài cột %s.", i+1, excerptOf(words), fieldNote.name()))
				}
				continue
			}
			if words != "" { // a blank cell says nothing
				typed[f] = words
			}
		}
		if len(typed) > 0 {
			wishes = append(wishes, entryWish{rows[i], typed})
		}
	}
	return wishes, problems
}

// splitTSV reads what a spreadsheet puts on the clipboard: cells with a line
// break or a quote stand in quotes.
func splitTSV(text string) [][]string {
	var table [][]string
	var row []string
	var cell strings.Builder
	quoted, began := false, false
	end := func() {
		row = append(row, strings.TrimSpace(strings.ReplaceAll(cell.String(), "\n", " ")))
		cell.Reset()
		began = false
	}
	runes := []rune(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text))
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		switch {
		case quoted && r == '"' && i+1 < len(runes) && runes[i+1] == '"':
			cell.WriteRune('"')
			i++
		case quoted && r == '"':
			quoted = false
		case quoted:
			cell.WriteRune(r)
		case r == '"' && !began:
			quoted, began = true, true
		case r == '\t':
			end()
		case r == '\n':
			end()
			table, row = append(table, row), nil
		default:
			cell.WriteRune(r)
			began = true
		}
	}
	if began || len(row) > 0 {
		end()
		table = append(table, row)
	}
	if strings.TrimSpace(text) == "" {
		return nil
	}
	return table
}
