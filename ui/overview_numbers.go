package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"giaoban/briefing"
	"giaoban/charts"
	"giaoban/data"
)

// numbers is the row of five figures with the strip of all statuses under it. The
// sixth cell has the rates, for the narrow layout that shows their table below
// the fold.
func (p *overviewPage) numbers(r *data.Review) (all, narrowRates fyne.CanvasObject) {
	t, n := r.Tasks, r.Assignments
	due := n.DoneOfDue()
	done := container.New(&lineLayout{gap: 14, grow: -1}, keyNumber(t.Done(), colorInk),
		container.New(&tightColumn{},
			doneLine(data.OnTime, "đúng hạn", t.OnTime), doneLine(data.Late, "quá hạn", t.Late)))
	inTime := data.FormatCount(n.InTime) + " lượt"
	if t.DueSoon > 0 {
		inTime += fmt.Sprintf(", %d sắp đến hạn", t.DueSoon)
	}
	overdue, color := "không có nhiệm vụ quá hạn", colorInk
	if t.Overdue > 0 {
		overdue, color = fmt.Sprintf("%s lượt, %d cơ quan", data.FormatCount(n.Overdue), r.LateAgencies()), colorRed
	}
	narrowRates = p.rateCell(r)
	row := container.New(&spread{most: 20},
		p.number(data.NoStatus, "Tổng nhiệm vụ giao", keyNumber(t.Total(), colorInk),
			fmt.Sprintf("%s lượt, %d cơ quan", data.FormatCount(n.Total()), len(r.AgencyRows)), FilterAll), tallLine(),
		p.number(data.NoStatus, "Hoàn thành", done, due.Fraction()+" lượt đến hạn", FilterDone), tallLine(),
		p.number(data.InTime, "Trong hạn", keyNumber(t.InTime, colorInk), inTime, FilterInTime), tallLine(),
		p.number(data.Overdue, "Quá hạn", keyNumber(t.Overdue, color), overdue, FilterOverdue), tallLine(),
		p.number(data.Reported, "Thường xuyên", keyNumber(t.Undated(), colorInk),
			data.FormatCount(n.Undated())+" lượt giao", FilterUndated), narrowRates)
	return section(r.Directive.Label(), "nhiệm vụ chỉ hoàn thành khi mọi cơ quan được giao đều hoàn thành",
		container.New(&tightColumn{gap: 4}, row, container.New(&fixed{fyne.NewSize(0, 9)}, p.strip))), narrowRates
}

// rateCell is "hoàn thành / đến hạn" in both units.
func (p *overviewPage) rateCell(r *data.Review) fyne.CanvasObject {
	line := func(rate data.Rate, unit string) fyne.CanvasObject {
		return container.New(&fixed{fyne.NewSize(0, 24)}, container.New(&lineLayout{gap: 6, grow: -1},
			bold(rate.Percent()).styled(func(t *text) { t.TextSize = sizeItem }), caption(rate.Fraction()+" "+unit)))
	}
	return container.New(&lineLayout{gap: 8, grow: -1}, tallLine(), container.New(&tightColumn{gap: 2},
		caption("Hoàn thành / đến hạn"), line(r.Tasks.DoneOfDue(), "nhiệm vụ"), line(r.Assignments.DoneOfDue(), "lượt giao")))
}

// spread puts objects on one line with equal gaps that use the width, up to most.
type spread struct{ most float32 }

func (l *spread) MinSize(o []fyne.CanvasObject) fyne.Size {
	return (&lineLayout{gap: 8}).MinSize(o)
}

func (l *spread) Layout(o []fyne.CanvasObject, size fyne.Size) {
	need, n := (&lineLayout{}).MinSize(o).Width, 0
	for _, c := range o {
		if c.Visible() {
			n++
		}
	}
	gap := min(l.most, (size.Width-need)/float32(max(1, n-1)))
	(&lineLayout{gap: gap, grow: -1}).Layout(o, size)
}

func keyNumber(n int, color fyne.ThemeColorName) fyne.CanvasObject {
	return container.New(&fixed{fyne.NewSize(0, 36)}, newText(data.FormatCount(n)).styled(func(t *text) {
		t.TextSize, t.Bold, t.Color = sizeKey, true, color
	}))
}

func tallLine() fyne.CanvasObject { return container.New(&fixed{fyne.NewSize(1, 72)}, vline()) }

// number is one figure: what it counts, how many, and a note. It opens the list
// of the tasks it counts.
func (p *overviewPage) number(s data.Status, label string, value fyne.CanvasObject, note, filter string) fyne.CanvasObject {
	head := container.New(&lineLayout{gap: 6, grow: -1}, caption(label))
	if s != data.NoStatus {
		head = container.New(&lineLayout{gap: 6, grow: -1}, statusIcon(s, 14), caption(label))
	}
	return newClickable(container.New(&tightColumn{}, head, container.New(&leftFit{}, value), caption(note)),
		func() { p.app.Go(Route{Page: PageTasks, Filter: filter}) })
}

// leftFit keeps an object at its own size at the left.
type leftFit struct{}

func (leftFit) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

func (leftFit) Layout(o []fyne.CanvasObject, _ fyne.Size) {
	o[0].Move(fyne.Position{})
	o[0].Resize(o[0].MinSize())
}

func doneLine(s data.Status, words string, n int) fyne.CanvasObject {
	return container.New(&lineLayout{gap: 5, grow: -1}, statusIcon(s, 14),
		newText(words), bold(data.FormatCount(n)))
}

// rates are the two completion rates in both units, each with its fraction.
func (p *overviewPage) rates(r *data.Review) fyne.CanvasObject {
	widths := &columns{widths: []float32{-1, -0.9, -0.9}}
	cell := func(rate data.Rate) fyne.CanvasObject {
		return container.New(&columns{widths: []float32{74, -1}, gap: 10},
			bold(rate.Percent()).styled(func(t *text) { t.TextSize, t.Align = 14, fyne.TextAlignTrailing }),
			muted(rate.Fraction()))
	}
	line := func(words string, tasks, assignments data.Rate) fyne.CanvasObject {
		return container.New(&tightColumn{}, container.New(&fixed{fyne.NewSize(0, rowHeight-1)},
			container.New(widths, container.New(&inset{left: 6}, ellipsis(words)), cell(tasks), cell(assignments))), hairline())
	}
	head := func(words string) fyne.CanvasObject { return container.New(&inset{left: 6}, caption(words)) }
	return section("Tỷ lệ hoàn thành", "không tính nhiệm vụ thường xuyên", container.New(&tightColumn{},
		container.New(&fixed{fyne.NewSize(0, 22)}, container.New(widths, head("Hoàn thành / tổng số…"), head("theo nhiệm vụ"), head("theo lượt giao"))),
		newRule(1, colorInk),
		line("…đến hạn", r.Tasks.DoneOfDue(), r.Assignments.DoneOfDue()),
		line("…có thời hạn", r.Tasks.DoneOfDated(), r.Assignments.DoneOfDated())))
}

// agencies are the bars, worst first, with what the others have in common below.
func (p *overviewPage) agencies(r *data.Review) fyne.CanvasObject {
	spec := briefing.AgencyBars(r, agencyLimit)
	// The section has the title, and the legend stands outside the picture so that
	// a tap can be matched to its row.
	spec.Title, spec.Bars.Legend = "", false
	p.bars.min.Height = barPitch * float32(len(spec.Bars.Rows))
	p.bars.SetSpec(spec)
	column := container.New(&tightColumn{gap: 2}, p.legend(spec.Bars.Rows), p.bars)
	if rest := otherAgencies(r, agencyLimit); rest != "" {
		column.Add(newClickable(caption(rest), func() { p.app.Go(Route{Page: PageAgencies}) }))
	}
	return section("Theo cơ quan, chậm nhất trước", "đơn vị: lượt giao; số bên phải: quá hạn", column)
}

// legend names the fills that occur in the rows.
func (p *overviewPage) legend(rows []charts.Bar) fyne.CanvasObject {
	used := map[charts.Fill]bool{}
	for _, row := range rows {
		for _, part := range row.Parts {
			used[part.Fill] = used[part.Fill] || part.Value > 0
		}
	}
	line := container.New(&flow{gap: 12, lineGap: 1})
	if len(rows) == 0 {
		return line
	}
	for _, part := range rows[0].Parts {
		if !used[part.Fill] {
			continue
		}
		swatch := charts.Spec{Kind: charts.KindStrip, Bars: &charts.Bars{
			Rows: []charts.Bar{{Parts: []charts.Part{{Fill: part.Fill, Value: 1}}}},
		}}
		line.Add(container.New(&lineLayout{gap: 5, grow: -1},
			newChartView(p.app, swatch, fyne.NewSize(12, 10)), caption(part.Name)))
	}
	return line
}

// otherAgencies says what the agencies after the first limit have in common.
func otherAgencies(r *data.Review, limit int) string {
	order := r.WorstAgencies()
	if len(order) <= limit {
		return ""
	}
	var c data.Counts
	for _, i := range order[limit:] {
		c.Overdue += r.AgencyRows[i].Counts.Overdue
		c.NotReported += r.AgencyRows[i].Counts.NotReported
	}
	words := data.FormatCount(len(order)-limit) + " cơ quan khác: "
	if c.Overdue > 0 {
		words += data.FormatCount(c.Overdue) + " lượt quá hạn"
	} else {
		words += "không quá hạn"
	}
	if r.Period == "" {
		return words + ", chưa đến kỳ báo cáo"
	}
	if c.NotReported > 0 {
		return words + ", " + data.FormatCount(c.NotReported) + " lượt chưa báo cáo " + data.PeriodName(r.Period)
	}
	return words + ", báo cáo đủ kỳ " + data.PeriodName(r.Period)
}
