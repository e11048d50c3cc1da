package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"giaoban/data"
)

// progressLine is how an agency's duties stood on one day.
type progressLine struct {
	On     string
	Counts data.Counts
	Rate   string // "7/8", done of due
}

// progressMonths is how far back the progress goes.
const progressMonths = 24

// progressShown is how many days are shown before the rest is folded.
const progressShown = 6

// progressLines tell how an agency's duties stood at each end of month up to the
// cut-off, latest first, from the month of the first directive on.
func progressLines(f *data.Facts, agency string, asOf data.Date) []progressLine {
	from := asOf
	for i := range f.Directives {
		if d := f.Directives[i].Date; d != 0 {
			from = min(from, d)
		}
	}
	t := asOf.Time()
	from = max(from, data.NewDate(t.Year(), t.Month()-progressMonths, 1))
	points := data.Progress(f, agency, from, asOf)
	out := make([]progressLine, len(points))
	for i, p := range points {
		line := progressLine{On: p.AsOf.String(), Counts: p.Counts, Rate: "–"}
		if rate := p.Counts.DoneOfDue(); rate.Den > 0 {
			line.Rate = rate.Fraction()
		}
		out[len(points)-1-i] = line
	}
	return out
}

// agencyProgress shows the progress of one agency; it is computed beside the page.
type agencyProgress struct {
	app    *App
	lines  []progressLine
	all    bool
	box    *fyne.Container
	latest latest
	grown  func() // the view changed its height
}

func newAgencyProgress(a *App, grown func()) *agencyProgress {
	return &agencyProgress{app: a, box: container.New(&tightColumn{}), grown: grown}
}

// show computes the progress of an agency. Another agency starts folded.
func (v *agencyProgress) show(agency string, another bool) {
	facts, asOf := v.app.Facts(), v.app.AsOf()
	v.all = v.all && !another
	v.app.newest(&v.latest, func(context.Context) (func(), error) {
		lines := progressLines(facts, agency, asOf)
		return func() {
			v.lines = lines
			v.fill()
		}, nil
	})
}

func (v *agencyProgress) fill() {
	rows, tool := v.lines, fyne.CanvasObject(nil)
	switch {
	case v.all:
		tool = newLink("Thu gọn", func() { v.all = false; v.fill() })
	case len(rows) > progressShown:
		tool = newLink("Xem cả "+data.FormatCount(len(rows))+" mốc", func() { v.all = true; v.fill() })
		rows = rows[:progressShown]
	}
	g := newGrid(func(p progressLine) string { return p.On },
		column[progressLine]{ID: "on", Label: "Đến ngày", Width: 84, Cell: func(p progressLine) cell { return cell{Text: p.On} }},
		column[progressLine]{
			ID: "bar", Label: "Lượt giao",
			New:    func() fyne.CanvasObject { return newCountBar(12) },
			Update: func(p progressLine, o fyne.CanvasObject) { o.(*countBar).Set(p.Counts) },
			Cell:   func(p progressLine) cell { return cell{Text: data.FormatCount(p.Counts.Total())} },
		},
		column[progressLine]{ID: "rate", Label: "Xong/đến hạn", Width: 88, Align: fyne.TextAlignTrailing, Cell: func(p progressLine) cell { return cell{Text: p.Rate} }},
		column[progressLine]{ID: "overdue", Label: "Quá hạn", Width: 56, Align: fyne.TextAlignTrailing, Cell: func(p progressLine) cell {
			if p.Counts.Overdue == 0 {
				return cell{Text: "0", Color: colorMuted}
			}
			return cell{Text: data.FormatCount(p.Counts.Overdue), Color: colorRed, Bold: true}
		}},
	)
	g.SetRows(rows)
	v.box.Objects = []fyne.CanvasObject{sectionWith("Tiến độ theo thời gian", "cuối mỗi tháng", tool, g.still(nil))}
	v.box.Refresh()
	v.grown()
}
