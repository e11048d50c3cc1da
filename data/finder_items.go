package data

import (
	"slices"
	"strings"
)

// FindItems lists everything of a workbook that can be found, in the order in
// which equal results stand: agencies, tasks (those overdue first), clauses, contents of the indices,
// directives and the agencies' papers. r belongs to f.
func FindItems(f *Facts, r *Review) []FindItem {
	out := make([]FindItem, 0, len(r.AgencyRows)+len(r.TaskRows)+len(r.ClauseRows)+len(f.Directives))
	for i := range r.AgencyRows {
		a := &r.AgencyRows[i].Agency
		item := FindItem{Kind: FindAgency, Key: a.Code, Code: a.Code, Title: a.Name}
		if a.Short != a.Name {
			item.Note = a.Short
		}
		out = append(out, item)
	}
	out = append(out, taskItems(r)...)
	for i := range r.ClauseRows {
		c := &r.ClauseRows[i].Clause
		path, _ := strings.CutSuffix(c.Path, ".lead-in") // nobody cites it so
		out = append(out, FindItem{Kind: FindClause, Key: c.ID, Code: path, Text: c.Text})
	}
	for i := range r.Indices {
		out = append(out, nodeItems(&r.Indices[i])...)
	}
	for i := range f.Directives {
		out = append(out, directiveItem(&f.Directives[i]))
	}
	return append(out, paperItems(r)...)
}

// taskItems are the tasks in the order of their statuses in every bar, within a
// status in the order of the document.
func taskItems(r *Review) []FindItem {
	byStatus := map[Status][]FindItem{}
	for i := range r.TaskRows {
		t := &r.TaskRows[i]
		byStatus[t.Status] = append(byStatus[t.Status], FindItem{
			Kind: FindTask, Key: t.Task.ID, Code: t.Task.ID, Title: t.Task.Title, Note: t.Agencies,
			Words: t.Task.Path + " " + t.Task.Short,
		})
	}
	var out []FindItem
	for _, s := range append(BarOrder(), Exited, NoStatus) {
		out = append(out, byStatus[s]...)
	}
	return out
}

// nodeItems are an index and its contents. The key is Index/Concept; the index
// itself has no concept.
func nodeItems(x *IndexReview) []FindItem {
	out := []FindItem{{Kind: FindNode, Key: x.Index.Code + "/", Code: x.Index.Short(), Title: x.Index.Name, Note: x.Index.Publisher}}
	for i := range x.Nodes {
		n := &x.Nodes[i].Node
		if n.Level == Total {
			continue
		}
		out = append(out, FindItem{
			Kind: FindNode, Key: x.Index.Code + "/" + n.Concept, Code: n.Code, Title: n.Name, Note: x.Index.Short(),
		})
	}
	return out
}

// directiveItem leads to a directive by its own number and by those it cites.
func directiveItem(d *Directive) FindItem {
	cited := make([]string, 0, len(d.References))
	for _, ref := range d.References {
		cited = append(cited, ref.Number)
	}
	return FindItem{
		Kind: FindDirective, Key: d.ID, Title: d.Label(), Text: d.Subject, Note: d.Issuer,
		Words: strings.Join(append(cited, d.Signer), " "),
	}
}

// paperItems are the numbered papers by which agencies reported, each once, with
// the assignments it is about. The key is the Task/Agency of the first of them.
func paperItems(r *Review) []FindItem {
	type paper struct {
		agency string
		paper  Paper
	}
	var order []paper
	rows := map[paper][]*AssignmentRow{}
	for i := range r.AssignmentRows {
		a := &r.AssignmentRows[i]
		if a.Paper.Number == "" {
			continue
		}
		p := paper{a.Agency, a.Paper}
		if rows[p] == nil {
			order = append(order, p)
		}
		rows[p] = append(rows[p], a)
	}
	out := make([]FindItem, 0, len(order))
	for _, p := range order {
		first := rows[p][0]
		var tasks []string
		for _, a := range rows[p] {
			tasks = append(tasks, a.Task)
		}
		slices.Sort(tasks)
		title := p.paper.Number
		if p.paper.Date != 0 {
			title += " ngày " + p.paper.Date.Prose()
		}
		out = append(out, FindItem{
			Kind: FindPaper, Key: first.Task + "/" + first.Agency, Title: title,
			Text: TaskRange(tasks), Note: r.AgencyRows[first.AgencyIndex].Agency.Short,
		})
	}
	return out
}
