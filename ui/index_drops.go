package ui

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"giaoban/data"
)

// dropsSection lists what fell between the two years with who is in charge.
func (s *indexSide) dropsSection(drops []data.Drop, refusal error) fyne.CanvasObject {
	const title = "Giảm điểm hoặc giảm bậc"
	p := s.page
	switch {
	case refusal != nil:
		message, hint := errorWords(refusal)
		return sideWords(title, strings.TrimSpace(message+" "+hint))
	case len(drops) == 0:
		return sideWords(title, fmt.Sprintf("Không nội dung nào giảm từ năm %d đến năm %d.", p.from, p.year))
	}
	list := s.rows(dropRows(drops), drops)
	list.Add(smallParagraph("Chênh lệch dưới 0,10 điểm có thể do mẫu khảo sát; đọc cùng thứ bậc.", indexSideWidth))
	return sideSection(title, strconv.Itoa(len(drops))+" nội dung", nil, list)
}

// lowSection lists the contents that are low in the shown year.
func (s *indexSide) lowSection(low []data.Drop) fyne.CanvasObject {
	title := "Thấp điểm năm " + strconv.Itoa(s.page.year)
	words := "dưới bách phân vị 25 của các tỉnh; nơi chỉ có hạng: một phần tư cuối"
	if s.threshold > 0 {
		words = "dưới " + strconv.Itoa(s.threshold) + "% của thang"
	}
	change := newLink("Đổi ngưỡng…", s.askThreshold)
	column := container.New(&tightColumn{gap: 4}, smallParagraph(words, indexSideWidth))
	if len(low) == 0 {
		column.Add(muted("Không có nội dung nào."))
	} else {
		column.Add(s.rows(lowRows(low), low))
	}
	return sideSection(title, "", change, column)
}

// rows lists contents; a row leads to its content, the line of tasks to them.
func (s *indexSide) rows(rows []dropRow, drops []data.Drop) *fyne.Container {
	column := container.New(&tightColumn{gap: 4})
	for i, r := range rows {
		if i == indexListShown && !s.allDrops && len(rows) > indexListShown {
			column.Add(container.New(&lineLayout{grow: -1}, newLink("Xem cả "+strconv.Itoa(len(rows))+" nội dung", func() {
				s.allDrops = true
				s.fill()
			})))
			break
		}
		column.Add(s.row(r, drops[i]))
		column.Add(hairline())
	}
	return column
}

// row is one content: how far it fell, who is in charge, and where they stand.
func (s *indexSide) row(r dropRow, d data.Drop) fyne.CanvasObject {
	points := newText(r.Points)
	points.Align = fyne.TextAlignTrailing
	if r.Down {
		points.Color = colorRed
	}
	end := placesView(r.Places)
	if r.Low {
		end = newText("")
	}
	first := container.New(&columns{widths: []float32{-1, 50, 40}, gap: 4}, ellipsis(r.Label), points, end)
	if r.Low {
		first = container.New(&columns{widths: []float32{-1, 50}, gap: 4}, ellipsis(r.Label), points)
	}
	ranks := caption(r.Ranks)
	ranks.Align = fyne.TextAlignTrailing
	var who fyne.CanvasObject = caption("Chưa có nhiệm vụ trực tiếp").styled(func(t *text) { t.Color, t.Truncate = colorRed, true })
	if r.Tasks != "" {
		l := newLink(r.Tasks+"  "+r.Owners, func() { s.page.showTasks(d.Node, "", d.Tasks) })
		l.TextSize, l.Truncate = sizeCaption, true
		who = l
	}
	column := container.New(&tightColumn{},
		newClickable(first, func() { s.page.choose(s.page.index, r.Concept, 0) }),
		container.New(&columns{widths: []float32{-1, 84}, gap: 4}, who, ranks))
	if state := countsWords(d.Counts); state != "" {
		t := caption(state)
		if d.Counts.Overdue > 0 {
			t.Color = colorRed
		}
		column.Add(t)
	}
	if r.Note != "" {
		note := smallParagraph(r.Note, indexSideWidth)
		note.Color = colorAmber
		column.Add(note)
	}
	return column
}

// lowRows makes the rows of low contents, in the order they should be read.
func lowRows(low []data.Drop) []dropRow {
	out := make([]dropRow, len(low))
	for i, d := range low {
		out[i] = dropRow{
			Concept: d.Node.Concept, Label: d.Node.Label(), Tasks: data.TaskRange(d.Tasks), Owners: d.Owners,
			Points: "–", Low: true,
		}
		if d.To.HasValue {
			out[i].Points = data.FormatPoints(d.To.Value)
		}
		if d.To.Rank > 0 {
			out[i].Ranks = "hạng " + data.FormatRank(d.To.Rank, d.To.RankedOf)
		}
	}
	return out
}

// askThreshold lets the user say what counts as low.
func (s *indexSide) askThreshold() {
	now := ""
	if s.threshold > 0 {
		now = strconv.Itoa(s.threshold)
	}
	field := newFormField("Dưới bao nhiêu phần trăm của thang điểm", now)
	field.entry.SetPlaceHolder("trống: dưới bách phân vị 25")
	s.page.app.showForm("Ngưỡng thấp điểm", "Dùng", field.box, func(done func()) {
		n := 0
		if words := strings.TrimSuffix(strings.TrimSpace(field.entry.Text), "%"); words != "" {
			var err error
			if n, err = strconv.Atoi(strings.TrimSpace(words)); err != nil || n < 1 || n > 100 {
				field.say("Ghi số nguyên từ 1 đến 100, hoặc để trống")
				return
			}
		}
		s.threshold = n
		done()
		s.fill()
	}, field)
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
