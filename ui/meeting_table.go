package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"giaoban/data"
)

// table draws n rows of a table and counts the others.
func (m *meeting) table(t slideTable, n int) fyne.CanvasObject {
	box := m.column(0)
	if len(t.Rows) == 0 {
		if t.Empty != "" {
			box.Add(m.paragraph(roomText, "", data.Span{Text: t.Empty}))
		}
		return box
	}
	widths := m.tableColumns(t)
	head := container.New(widths)
	if len(widths.widths) > len(t.Columns) {
		head.Add(newText(""))
	}
	for _, c := range t.Columns {
		head.Add(m.cell(slideCell{Text: c.Label, Color: colorMuted}, c.Right))
	}
	box.Add(head)
	box.Add(newRule(2*m.unit, colorInk))
	for _, r := range t.Rows[:min(n, len(t.Rows))] {
		line := container.New(m.tableColumns(t))
		if len(widths.widths) > len(t.Columns) {
			line.Add(statusIcon(r.Status, 34*m.unit))
		}
		for i, c := range r.Cells {
			line.Add(m.cell(c, t.Columns[i].Right))
		}
		box.Add(container.New(&fixed{fyne.NewSize(0, (roomRow-2)*m.unit)}, line))
		box.Add(newRule(2*m.unit, colorRule))
	}
	if rest := len(t.Rows) - n; rest > 0 {
		box.Add(m.inset(8, 0, 0, 0, m.text(fmt.Sprintf(t.More, rest), roomText, colorMuted)))
	}
	return box
}

// tableColumns are the widths, with room for a sign where the rows have one.
func (m *meeting) tableColumns(t slideTable) *columns {
	l := &columns{gap: roomCells * m.unit}
	if t.Rows[0].Status != data.NoStatus {
		l.widths = append(l.widths, 34*m.unit)
	}
	for _, c := range t.Columns {
		if c.Width > 0 {
			l.widths = append(l.widths, c.Width*m.unit)
		} else {
			l.widths = append(l.widths, c.Width)
		}
	}
	return l
}

func (m *meeting) cell(c slideCell, right bool) fyne.CanvasObject {
	t := m.fitting(c.Text, roomText, c.Color)
	t.Bold = c.Bold
	if right {
		t.Align = fyne.TextAlignTrailing
	}
	return t
}
