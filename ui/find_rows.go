package ui

import (
	"runtime"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"giaoban/data"
)

// findIndex is what the find box looks through: the workbook at one Review, and
// the program's commands.
type findIndex struct {
	review *data.Review
	facts  *data.Facts
	finder *data.Finder
	tasks  map[string]int // Task.ID to Review.TaskRows
}

func newFindIndex(f *data.Facts, r *data.Review) *findIndex {
	x := &findIndex{review: r, facts: f, tasks: make(map[string]int, len(r.TaskRows))}
	for i := range r.TaskRows {
		x.tasks[r.TaskRows[i].Task.ID] = i
	}
	items := data.FindItems(f, r)
	for _, c := range findCommands() {
		items = append(items, data.FindItem{Kind: data.FindCommand, Key: c.Label, Title: c.Label})
	}
	x.finder = data.NewFinder(items)
	return x
}

// findCommands are the commands that can be called by name: the table of
// shortcuts, and what only menus and the rail have.
func findCommands() []shortcut {
	all := slices.DeleteFunc(shortcuts(), func(s shortcut) bool { return s.Action == nil || s.Key == fyne.KeyK })
	return append(all,
		shortcut{Label: "Cài đặt", Needs: true, Action: (*App).showSettings},
		shortcut{Label: "Dọn minh chứng không còn dùng…", Needs: true, Action: (*App).pruneEvidence})
}

func findCommand(label string) (shortcut, bool) {
	all := findCommands()
	i := slices.IndexFunc(all, func(s shortcut) bool { return s.Label == label })
	if i < 0 {
		return shortcut{}, false
	}
	return all[i], true
}

// route is where an item leads; ok is false for commands and for what has gone.
func (x *findIndex) route(item data.FindItem) (r Route, ok bool) {
	left, right, _ := strings.Cut(item.Key, "/")
	switch item.Kind {
	case data.FindAgency:
		return Route{Page: PageAgencies, Agency: item.Key}, true
	case data.FindTask:
		return Route{Page: PageTasks, Task: item.Key}, true
	case data.FindPaper:
		return Route{Page: PageTasks, Task: left, Agency: right}, true
	case data.FindNode:
		return Route{Page: PageIndices, Index: left, Concept: right}, true
	case data.FindClause:
		return Route{Page: PageTasks, Clause: x.clauseWithTasks(item.Key)}, true
	case data.FindDirective:
		i := slices.IndexFunc(x.review.TaskRows, func(t data.TaskRow) bool { return t.Task.Directive == item.Key })
		if i < 0 {
			return Route{Page: PageTasks}, true
		}
		return Route{Page: PageTasks, Task: x.review.TaskRows[i].Task.ID}, true
	}
	return Route{}, false
}

// clauseWithTasks is the clause, or the next one that gives duties: an opening
// paragraph gives none itself.
func (x *findIndex) clauseWithTasks(id string) string {
	rows := x.review.ClauseRows
	at := slices.IndexFunc(rows, func(c data.ClauseRow) bool { return c.Clause.ID == id })
	for i := max(0, at); i < len(rows); i++ {
		if rows[i].Tasks.Total() > 0 && rows[i].Clause.Directive == rows[max(0, at)].Clause.Directive {
			return rows[i].Clause.ID
		}
	}
	return id
}

// findRow is a result as the box shows it, or the heading of a group.
type findRow struct {
	Heading string // "" for a result
	More    string // at the end of a heading: what is not shown
	Item    data.FindItem
	Icon    fyne.Resource // nil when Status or nothing is drawn
	Status  data.Status
	Main    []data.Span
	Note    []data.Span
	Key     string // of a command: what to press
}

// Rows shown of a group, and of one that stands alone.
const (
	findPerGroup = 5
	findAlone    = 10
	findExcerpt  = 90 // letters
)

// rows lists headings and results for a query.
func (x *findIndex) rows(query string, recent []string) (rows []findRow, found data.Findings) {
	found = x.finder.Find(query, recent, findAlone)
	most := findPerGroup
	if len(found.Groups) == 1 {
		most = findAlone
	}
	for _, g := range found.Groups {
		hits := g.Hits[:min(len(g.Hits), most)]
		head := findRow{Heading: g.Kind.Name()}
		if g.Total > len(hits) {
			head.More = data.FormatCount(len(hits)) + "/" + data.FormatCount(g.Total)
		}
		rows = append(rows, head)
		for _, item := range hits {
			rows = append(rows, x.row(item, found))
		}
	}
	return rows, found
}

func (x *findIndex) row(item data.FindItem, found data.Findings) findRow {
	row := findRow{Item: item, Main: found.Emphasize(item.Title), Note: found.Emphasize(item.Note)}
	lead := func(code string) {
		row.Main = slices.Concat(found.Emphasize(code), []data.Span{{Text: "  "}}, row.Main)
	}
	switch item.Kind {
	case data.FindAgency:
		row.Icon = agencyIcon()
		row.Note = joinSpans(row.Note, x.agencyState(item.Key))
	case data.FindTask:
		if i, ok := x.tasks[item.Key]; ok {
			t := &x.review.TaskRows[i]
			row.Status = t.Status
			row.Note = joinSpans(row.Note, stateWords(t.Status, t.Days, taskPeriod(x.review, t)))
		}
		lead(item.Code)
	case data.FindClause:
		row.Icon = theme.DocumentIcon()
		i := slices.IndexFunc(x.review.ClauseRows, func(c data.ClauseRow) bool { return c.Clause.ID == item.Key })
		row.Main = found.Emphasize("“" + found.Excerpt(item.Text, findExcerpt) + "”")
		if i >= 0 {
			c := x.review.ClauseRows[i]
			lead("Mục " + clauseName(c.Clause))
			row.Note = []data.Span{{Text: data.FormatCount(c.Tasks.Total()) + " nhiệm vụ"}}
		}
	case data.FindNode:
		row.Icon = chartIcon()
		lead(item.Code)
	case data.FindCommand:
		row.Icon = nextIcon()
		if c, ok := findCommand(item.Key); ok && c.Key != "" {
			row.Key = c.keyName(runtime.GOOS)
		}
	case data.FindDirective:
		row.Icon = theme.FileTextIcon()
		row.Main = slices.Concat(row.Main, []data.Span{{Text: "  "}}, found.Emphasize(found.Excerpt(item.Text, findExcerpt)))
	case data.FindPaper:
		row.Icon = theme.MailAttachmentIcon()
		row.Main = slices.Concat(row.Main, []data.Span{{Text: "  "}}, found.Emphasize(item.Text))
	}
	return row
}

// joinSpans adds words after a comma.
func joinSpans(spans []data.Span, words string) []data.Span {
	switch {
	case words == "":
		return spans
	case len(spans) == 0:
		return []data.Span{{Text: words}}
	}
	return append(spans, data.Span{Text: ", " + words})
}

// agencyState says how much an agency has to do.
func (x *findIndex) agencyState(code string) string {
	for i := range x.review.AgencyRows {
		if a := &x.review.AgencyRows[i]; a.Agency.Code == code {
			words := data.FormatCount(a.Counts.Total()) + " lượt giao"
			if a.Counts.Overdue > 0 {
				words += ", " + data.FormatCount(a.Counts.Overdue) + " quá hạn"
			}
			return words
		}
	}
	return ""
}
