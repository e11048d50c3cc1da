package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"giaoban/data"
)

// fillDrops lists what fell between the two years with who is in charge, and the
// contents that no task addresses.
func (p *indicesPage) fillDrops() {
	p.drops.RemoveAll()
	p.drops.Add(p.dropsSection())
	if lines := uncoveredWords(p.app.Review()); len(lines) > 0 {
		column := container.New(&tightColumn{gap: 4})
		for _, l := range lines {
			w := newParagraph(data.Span{Text: l.Label + " ", Bold: true}, data.Span{Text: l.Value})
			w.Resize(fyne.NewSize(indexDropsWidth, 20))
			column.Add(w)
		}
		p.drops.Add(section("Nội dung chưa có nhiệm vụ", "", column))
	}
	p.drops.Refresh()
	p.right.Refresh()
}

func (p *indicesPage) dropsSection() fyne.CanvasObject {
	const title = "Giảm điểm hoặc giảm bậc"
	say := func(words string) fyne.CanvasObject {
		w := newParagraph(data.Span{Text: words})
		w.Color = colorMuted
		w.Resize(fyne.NewSize(indexDropsWidth, 20))
		return section(title, "", w)
	}
	if p.from == 0 || p.to == 0 {
		return say("Chưa có hai năm cùng bộ tiêu chí để so sánh.")
	}
	drops, err := p.app.Review().Drops(p.app.Facts(), p.index, p.from, p.to)
	switch {
	case err != nil:
		message, hint := errorWords(err)
		return say(message + " " + hint)
	case p.from >= p.to:
		return say("Năm so sánh phải sau năm gốc.")
	case len(drops) == 0:
		return say("Không nội dung nào giảm từ năm " + strconv.Itoa(p.from) + " đến năm " + strconv.Itoa(p.to) + ".")
	}
	rows := dropRows(drops)
	note := strconv.Itoa(len(rows)) + " nội dung"
	shown := rows
	if !p.allDrops && len(rows) > dropsShown {
		shown = rows[:dropsShown]
	}
	column := container.New(&tightColumn{gap: 4})
	for _, r := range shown {
		column.Add(newClickable(dropView(r), func() { p.choose(p.index, r.Concept, 0) }))
		column.Add(hairline())
	}
	if len(shown) < len(rows) {
		column.Add(container.New(&lineLayout{grow: -1},
			newLink("Xem cả "+strconv.Itoa(len(rows))+" nội dung", func() { p.allDrops = true; p.fillDrops() })))
	}
	small := newParagraph(data.Span{Text: "Chênh lệch dưới 0,10 điểm có thể do mẫu khảo sát; đọc cùng thứ bậc."})
	small.TextSize, small.Color = sizeCaption, colorMuted
	small.Resize(fyne.NewSize(indexDropsWidth, 20))
	column.Add(small)
	return section(title, note, column)
}

// dropView is one content in two lines: how far it fell, and who is in charge.
func dropView(r dropRow) fyne.CanvasObject {
	points := newText(r.Points)
	points.Align = fyne.TextAlignTrailing
	if r.Down {
		points.Color = colorRed
	}
	first := container.New(&columns{widths: []float32{-1, 50, 40}, gap: 4}, ellipsis(r.Label), points, placesView(r.Places))
	words := r.Tasks + "  " + r.Owners
	who := caption(words)
	who.Color, who.Truncate = colorAccent, true
	if r.Tasks == "" {
		who.Text, who.Color = "Chưa có nhiệm vụ trực tiếp", colorRed
	}
	ranks := caption(r.Ranks)
	ranks.Align = fyne.TextAlignTrailing
	second := container.New(&columns{widths: []float32{-1, 84}, gap: 4}, who, ranks)
	column := container.New(&tightColumn{}, first, second)
	if r.Note != "" {
		note := newParagraph(data.Span{Text: r.Note})
		note.TextSize, note.Color = sizeCaption, colorAmber
		note.Resize(fyne.NewSize(indexDropsWidth, 20))
		column.Add(note)
	}
	return column
}

// placesView is the number of places lost or gained behind its triangle.
func placesView(places int) fyne.CanvasObject {
	icon, color, n := "down", colorRed, places
	switch {
	case places == 0:
		return newText("–").styled(func(t *text) { t.Align, t.Color = fyne.TextAlignTrailing, colorMuted })
	case places < 0:
		icon, color, n = "up", colorGreen, -places
	}
	words := newText(strconv.Itoa(n)).styled(func(t *text) { t.Bold, t.Color, t.Align = true, color, fyne.TextAlignTrailing })
	return container.New(&lineLayout{gap: 2, grow: 0}, newText(""), markIcon(icon, 12), words)
}
