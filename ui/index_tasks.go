package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"giaoban/data"
)

// nodeTask is a task of a content, for the list that leads to it.
type nodeTask struct {
	ID, Title, Who, State string
	Status                data.Status
	Inferred              bool // read between the lines
}

// nodeTasks lists the tasks with the given IDs, of one agency when it is named:
// then its own status stands beside them.
func nodeTasks(r *data.Review, index, concept, agency string, ids []string) []nodeTask {
	var out []nodeTask
	for i := range r.TaskRows {
		t := &r.TaskRows[i]
		if !slices.Contains(ids, t.Task.ID) {
			continue
		}
		certainty, _ := t.Task.LinkedTo(index, concept)
		row := nodeTask{
			ID: t.Task.ID, Title: t.Task.Title, Who: t.Agencies, Status: t.Status,
			State: stateWords(t.Status, t.Days, taskPeriod(r, t)), Inferred: certainty == data.Inferred,
		}
		if agency != "" {
			n := slices.IndexFunc(t.Rows, func(n int) bool { return r.AssignmentRows[n].Agency == agency })
			if n < 0 {
				continue
			}
			a := &r.AssignmentRows[t.Rows[n]]
			row.Who, row.Status = r.AgencyRows[a.AgencyIndex].Agency.Short, a.Status
			row.State = rowState(a, r.Period)
		}
		out = append(out, row)
	}
	return out
}

// showCell leads from a cell of the coverage matrix to its tasks.
func (p *indicesPage) showCell(agency string, n data.Node) {
	r := p.review()
	var ids []string
	for _, t := range r.TaskRows {
		if _, ok := t.Task.LinkedTo(p.index, n.Concept); ok {
			ids = append(ids, t.Task.ID)
		}
	}
	p.showTasks(n, agency, ids)
}

// showTasks lists tasks of a content; a single one is opened at once.
func (p *indicesPage) showTasks(n data.Node, agency string, ids []string) {
	rows := nodeTasks(p.review(), p.index, n.Concept, agency, ids)
	if len(rows) == 1 {
		p.app.Go(Route{Page: PageTasks, Task: rows[0].ID})
		return
	}
	var m *modal
	open := func(row nodeTask) {
		m.close()
		p.app.Go(Route{Page: PageTasks, Task: row.ID})
	}
	g := newGrid(func(r nodeTask) string { return r.ID },
		statusColumn(func(r nodeTask) data.Status { return r.Status }),
		column[nodeTask]{ID: "id", Label: "Mã", Width: 44, Cell: func(r nodeTask) cell { return cell{Text: r.ID, Color: colorAccent} }},
		column[nodeTask]{ID: "title", Label: "Nhiệm vụ", Cell: func(r nodeTask) cell { return cell{Text: r.Title} }},
		column[nodeTask]{ID: "who", Label: "Cơ quan", Width: 130, Cell: func(r nodeTask) cell { return cell{Text: r.Who} }},
		column[nodeTask]{ID: "state", Label: "Tình trạng", Width: 150, Cell: func(r nodeTask) cell { return cell{Text: r.State} }},
		column[nodeTask]{ID: "link", Width: 70, Cell: func(r nodeTask) cell {
			if r.Inferred {
				return cell{Text: "suy luận", Color: colorMuted}
			}
			return cell{}
		}},
	)
	g.SetRows(rows)
	g.OnTap, g.OnActivate = open, open
	body := container.New(&fixed{fyne.NewSize(760, gridHeadHeight+rowHeight*float32(min(len(rows), 12))+4)}, g)
	m = p.app.newModal("Nhiệm vụ của “"+n.Label()+"”", body, nil, newButton("Đóng", "Esc", nil, nil).main())
	g.OnEscape = m.close
	g.TakeFocus()
}

// countsWords says in few words where the assignments of a content stand.
func countsWords(c data.Counts) string {
	switch {
	case c.Overdue > 0:
		return data.FormatCount(c.Overdue) + " lượt quá hạn"
	case c.InTime > 0:
		return data.FormatCount(c.InTime) + " lượt trong hạn"
	case c.NotReported > 0:
		return data.FormatCount(c.NotReported) + " lượt chưa báo cáo kỳ"
	case c.Total() > 0:
		return "không có lượt quá hạn"
	}
	return ""
}
