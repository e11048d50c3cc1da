package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"giaoban/data"
	"giaoban/data/intake"
)

// suppose shows what the chosen content's value would make of its dimension, the
// total and the rank, were it another. Nothing is stored.
func (p *indicesPage) suppose() {
	fig := p.figure()
	if fig == nil || !fig.HasValue {
		return
	}
	n, year := fig.Node, fig.Year
	label := "Giá trị giả định"
	if n.Max > 0 {
		label += ", thang " + trimPoints(n.Min) + "–" + trimPoints(n.Max)
	}
	value := newFormField(label, data.FormatPoints(fig.Value))
	result := container.New(&tightColumn{gap: 4})
	show := func() {
		value.say("")
		result.RemoveAll()
		v, ok := intake.ParseNumber(value.value())
		if !ok {
			value.say("Không phải số, ví dụ đúng: 5,09")
			return
		}
		steps, err := data.WhatIf(p.facts(), p.index, n.Concept, year, v)
		if err != nil {
			message, _ := errorWords(err)
			value.say(message)
			return
		}
		result.Add(supposedTable(p.facts(), p.index, steps))
		for _, s := range steps {
			if s.BeyondScale {
				result.Add(colored("“"+s.Node.Label()+"” sẽ vượt thang điểm: giả định này không thể xảy ra.", colorRed))
			}
		}
		result.Refresh()
	}
	value.entry.OnChanged = func(string) { show() }
	show()
	body := container.New(&tightColumn{gap: 8},
		container.New(&lineLayout{grow: -1}, stamp("GIẢ ĐỊNH", colorAmber, true)),
		newParagraph(data.Span{Text: fmt.Sprintf("%s, năm %d, đang là %s.", n.Label(), year, data.FormatPoints(fig.Value))}),
		value.box, container.New(&fixed{fyne.NewSize(620, 150)}, container.New(&tightColumn{}, result)),
		smallParagraph("Các tỉnh khác giữ nguyên. Không nói việc gì làm tăng điểm; không ghi vào sổ.", 620))
	m := p.app.newModal("Giả định: nếu điểm khác đi", body, nil, newButton("Đóng", "Esc", nil, nil).main())
	value.entry.OnSubmitted = func(string) { show() }
	m.enter = nil
	p.app.window.Canvas().Focus(value.entry)
}

// supposedTable is the way up from the content to the total, before and after.
func supposedTable(f *data.Facts, index string, steps []data.Step) fyne.CanvasObject {
	number := func(id, label string, width float32, of func(data.Step) string) column[data.Step] {
		return column[data.Step]{ID: id, Label: label, Width: width, Align: fyne.TextAlignTrailing, Cell: func(s data.Step) cell { return cell{Text: of(s)} }}
	}
	ranks := func(s data.Step) string {
		if s.RankBefore == 0 || s.RankAfter == 0 {
			return "–"
		}
		return data.FormatRank(s.RankBefore, 0) + " › " + data.FormatRank(s.RankAfter, s.RankedOf)
	}
	groups := func(s data.Step) string {
		switch {
		case s.GroupAfter == data.NoGroup:
			return "–"
		case s.GroupBefore == s.GroupAfter:
			return s.GroupAfter.Name()
		}
		return s.GroupBefore.Name() + " › " + s.GroupAfter.Name()
	}
	x, _ := f.IndexOf(index)
	g := newGrid(func(s data.Step) string { return s.Node.Concept },
		column[data.Step]{ID: "node", Label: "Nội dung", Cell: func(s data.Step) cell {
			if s.Node.Level == data.Total {
				return cell{Text: "Tổng " + x.Short(), Bold: true}
			}
			return cell{Text: s.Node.Label()}
		}},
		number("before", "Đang có", 58, func(s data.Step) string { return data.FormatPoints(s.Before) }),
		number("after", "Giả định", 58, func(s data.Step) string { return data.FormatPoints(s.After) }),
		number("rank", "Hạng giả định", 92, ranks),
		column[data.Step]{ID: "group", Label: "Nhóm", Width: 210, Cell: func(s data.Step) cell { return cell{Text: groups(s)} }},
	)
	g.SetRows(steps)
	return g.still(nil)
}
