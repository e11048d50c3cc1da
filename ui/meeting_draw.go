package ui

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"giaoban/briefing"
	"giaoban/charts"
	"giaoban/data"
)

// Sizes on a screen of 1920×1080 (DESIGN-TOKENS §3): 32 is 24 pt, and nothing is
// smaller.
const (
	roomText     float32 = 32
	roomProposal float32 = 42
	roomTitle    float32 = 62
	roomNumber   float32 = 120
	roomFigure   float32 = 84 // a number in a row of several
	roomSide     float32 = 80
	roomGap      float32 = 70 // between two columns
	roomRow      float32 = 62
	roomCells    float32 = 22            // between the columns of a table
	roomLeft     float32 = 770           // of the left column; the right one has the rest
	roomChart    float32 = roomText / 12 // letters of charts are 12
)

// blackout is the colour of a screen that shows nothing.
func blackout() color.Color { return color.Black }

// text is a line of the given size of the design.
func (m *meeting) text(s string, size float32, c fyne.ThemeColorName) *text {
	return newText(s).styled(func(t *text) { t.TextSize, t.Color = size*m.unit, c })
}

// fitting gives way with an ellipsis where there is no room.
func (m *meeting) fitting(s string, size float32, c fyne.ThemeColorName) *text {
	t := m.text(s, size, c)
	t.Truncate = true
	return t
}

func (m *meeting) paragraph(size float32, c fyne.ThemeColorName, spans ...data.Span) *paragraph {
	p := newParagraph(spans...).in(c)
	p.TextSize = size * m.unit
	return p
}

func (m *meeting) column(gap float32, o ...fyne.CanvasObject) *fyne.Container {
	return container.New(&tightColumn{gap: gap * m.unit}, o...)
}

func (m *meeting) line(gap float32, grow int, o ...fyne.CanvasObject) *fyne.Container {
	return container.New(&lineLayout{gap: gap * m.unit, grow: grow}, o...)
}

func (m *meeting) inset(top, right, bottom, left float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&inset{top * m.unit, right * m.unit, bottom * m.unit, left * m.unit}, o)
}

// frame is the whole page: head, title, body, band, foot.
func (m *meeting) frame() fyne.CanvasObject {
	s := makeSlide(m.app.Facts(), m.app.Review(), m.ref(), m.app.today())
	width := m.size.Width - 2*roomSide*m.unit
	size := roomTitle
	if s.Long {
		size = roomProposal
	}
	title := m.paragraph(size, "", s.Title...)
	top := m.column(18, m.head(), newRule(4*m.unit, colorInk), title)
	foot := m.foot()
	var band fyne.CanvasObject
	switch {
	case m.form != nil:
		band = m.form.box(m)
	case s.Proposal != "":
		band = m.proposal(s.Proposal)
	default:
		band = container.New(&inset{})
	}
	height := func(o fyne.CanvasObject) float32 {
		o.Resize(fyne.NewSize(width, o.Size().Height)) // wrapped words learn their width
		return o.MinSize().Height
	}
	bodyTop := 40*m.unit + height(top) + 22*m.unit
	footTop := m.size.Height - 40*m.unit - height(foot)
	bandTop := footTop - 34*m.unit - height(band)
	body := m.body(s, width, bandTop-24*m.unit-bodyTop)
	put := func(o fyne.CanvasObject, y, h float32) {
		o.Move(fyne.NewPos(roomSide*m.unit, y))
		o.Resize(fyne.NewSize(width, h))
	}
	put(top, 40*m.unit, height(top))
	put(body, bodyTop, max(0, bandTop-24*m.unit-bodyTop))
	put(band, bandTop, height(band))
	put(foot, footTop, height(foot))
	objects := []fyne.CanvasObject{top, body, band, foot}
	if list := m.foundList(); list != nil {
		h := height(list)
		put(list, footTop-16*m.unit-h, h)
		objects = append(objects, list)
	}
	return container.NewWithoutLayout(objects...)
}

// head says which meeting, that the results are made up, and which page.
func (m *meeting) head() fyne.CanvasObject {
	r := m.app.Review()
	words := m.text(meetingWords(m.app.Facts(), r), roomText, colorMuted)
	mark := m.stamp("SỐ LIỆU MẪU")
	show(mark, r.Sample)
	place := m.text(m.ref().Place, roomText, colorMuted)
	place.Align = fyne.TextAlignTrailing
	return m.line(28, 2, words, mark, place)
}

func (m *meeting) stamp(words string) fyne.CanvasObject {
	t := m.text(words, roomText, colorRed)
	t.Bold = true
	frame := canvas.NewRectangle(color.Transparent)
	frame.StrokeColor, frame.StrokeWidth = themeColor(colorRed), 2*m.unit
	return container.NewStack(frame, m.inset(0, 18, 0, 18, t))
}

// proposal is what the leader is asked to agree to.
func (m *meeting) proposal(words string) fyne.CanvasObject {
	label := m.text("Đề xuất xin ý kiến", roomText, colorAccent)
	label.Bold = true
	text := m.paragraph(roomProposal, "", data.Span{Text: words, Bold: true})
	return m.accented(m.column(4, label, text))
}

// accented puts content on the accent's ground with its bar at the left.
func (m *meeting) accented(content fyne.CanvasObject) fyne.CanvasObject {
	bar := container.New(&barLayout{10 * m.unit}, newPanel(colorAccent))
	return container.New(&inset{}, newPanel(colorSelected), bar, m.inset(20, 40, 24, 42, content))
}

// barLayout keeps an object at the left edge.
type barLayout struct{ width float32 }

// MinSize implements fyne.Layout.
func (l *barLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(l.width, 0) }

// Layout implements fyne.Layout.
func (l *barLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	for _, c := range o {
		c.Resize(fyne.NewSize(l.width, size.Height))
	}
}

// body has the numbers over one or two columns.
func (m *meeting) body(s slide, width, height float32) fyne.CanvasObject {
	box := container.NewWithoutLayout()
	y := float32(0)
	put := func(o fyne.CanvasObject, x, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
		box.Add(o)
	}
	numbers := m.numbers(s)
	beside := s.Chart == nil && len(s.Figures) > 0 && len(s.Figures) <= 2
	if len(s.Figures) > 0 && !beside {
		numbers.Resize(fyne.NewSize(width, 10)) // the legend learns its width
		h := numbers.MinSize().Height
		put(numbers, 0, width, h)
		y += h + 26*m.unit
	}
	room, left := height-y, roomLeft*m.unit
	x := left + roomGap*m.unit
	switch {
	case s.Chart != nil:
		view := newChartView(m.app, *s.Chart, fyne.NewSize(10, 10))
		view.zoom = roomChart * m.unit
		put(view, 0, left, room)
	case beside:
		put(m.leftColumn(s, numbers, left, room), 0, left, room)
	default:
		x = 0
	}
	put(m.facts(s, width-x, room), x, width-x, room)
	return box
}

// leftColumn has the numbers over as much of the quote as there is room for.
func (m *meeting) leftColumn(s slide, numbers fyne.CanvasObject, width, room float32) fyne.CanvasObject {
	for limit := len([]rune(s.Quote)); limit > 40; limit = limit * 3 / 4 {
		column := m.column(24, numbers, m.quote(cutWords(s.Quote, limit), s.QuoteOf))
		column.Resize(fyne.NewSize(width, room))
		if column.MinSize().Height <= room {
			return column
		}
	}
	numbers.Resize(fyne.NewSize(width, room))
	if numbers.MinSize().Height > room { // a field for a decision lies over the rest
		s.Strip = data.Counts{}
		numbers = m.numbers(s)
	}
	return m.column(0, numbers)
}

// numbers are the figures with the strip of all statuses under them.
func (m *meeting) numbers(s slide) fyne.CanvasObject {
	size := roomNumber
	if len(s.Figures) > 2 {
		size = roomFigure
	}
	line := container.New(&columns{gap: 30 * m.unit})
	for _, f := range s.Figures {
		value := m.text(f.Value, size, f.Color)
		value.Bold = true
		unit := m.text(f.Unit, roomProposal, f.Color)
		if f.Color == "" || f.Color == colorInk {
			unit.Color = colorMuted
		}
		unit.Bold = len(s.Figures) <= 2
		if !unit.Bold {
			unit.TextSize = roomText * m.unit
		}
		number := container.New(&baseline{gap: 10 * m.unit}, value, unit)
		line.Add(m.column(-10, m.fitting(f.Label, roomText, colorMuted), number))
	}
	if s.Strip.Total() == 0 {
		return line
	}
	strip := newChartView(m.app, briefing.StatusStrip(s.Strip, ""), fyne.NewSize(100, 40*m.unit))
	strip.zoom = roomChart * m.unit
	return m.column(12, line, container.New(&fixed{fyne.NewSize(0, 40*m.unit)}, strip), m.legend(s))
}

// baseline puts a unit beside a large number, on the same line of writing.
type baseline struct{ gap float32 }

// MinSize implements fyne.Layout.
func (l *baseline) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width+l.gap+o[1].MinSize().Width, o[0].MinSize().Height)
}

// Layout implements fyne.Layout.
func (l *baseline) Layout(o []fyne.CanvasObject, _ fyne.Size) {
	big, small := o[0].MinSize(), o[1].MinSize()
	o[0].Move(fyne.Position{})
	o[0].Resize(big)
	// A line of Noto Sans has its descent, a fifth of its height, below the writing.
	o[1].Move(fyne.NewPos(big.Width+l.gap, (big.Height-small.Height)*0.79))
	o[1].Resize(small)
}

// legend names the fills that occur in the strip, with their counts.
func (m *meeting) legend(s slide) fyne.CanvasObject {
	line := container.New(&flow{gap: 34 * m.unit, lineGap: 4 * m.unit})
	for _, part := range briefing.StatusStrip(s.Strip, "").Bars.Rows[0].Parts {
		if part.Value == 0 {
			continue
		}
		swatch := newChartView(m.app, charts.Spec{Kind: charts.KindStrip, Bars: &charts.Bars{
			Rows: []charts.Bar{{Parts: []charts.Part{{Fill: part.Fill, Value: 1}}}},
		}}, fyne.NewSize(34*m.unit, 22*m.unit))
		swatch.zoom = roomChart * m.unit
		line.Add(m.line(12, -1, swatch, m.text(legendName(part)+" "+data.FormatCount(part.Value), roomText, "")))
	}
	line.Add(m.text("("+s.StripOf+")", roomText, colorMuted))
	return line
}

// legendName is short enough for one line of the room: what is done and what has
// no day is seen from the picture.
func legendName(p charts.Part) string {
	switch p.Fill {
	case charts.FillLate:
		return "xong quá hạn"
	case charts.FillOnTime:
		return "đúng hạn"
	case charts.FillNotReported:
		return "chưa báo cáo"
	case charts.FillReported:
		return "đã báo cáo"
	}
	return strings.ToLower(p.Name)
}

// quote is the passage of the directive, with its place.
func (m *meeting) quote(quote, place string) fyne.CanvasObject {
	words := m.paragraph(roomText, "", data.Span{Text: quote})
	words.Italic = true
	bar := container.New(&barLayout{6 * m.unit}, newPanel(colorAccent))
	return container.New(&inset{}, bar, m.inset(0, 0, 0, 30, m.column(2, words, m.text(place, roomText, colorMuted))))
}

// cutWords shortens a quote at a word.
func cutWords(s string, limit int) string {
	runes := []rune(s)
	if len(runes) <= limit {
		return s
	}
	for limit > 0 && runes[limit] != ' ' {
		limit--
	}
	return string(runes[:limit]) + "…”"
}

// facts is the table with the notes under it, in as many rows as there is room.
func (m *meeting) facts(s slide, width, room float32) fyne.CanvasObject {
	notes := s.Notes
	for n := len(s.Table.Rows); ; n-- {
		box := m.column(14, m.table(s.Table, n), m.notes(notes))
		box.Resize(fyne.NewSize(width, room))
		if box.MinSize().Height <= room {
			return box
		}
		if n <= min(len(s.Table.Rows), 3) { // rather three rows than every note
			if len(notes) == 0 {
				return box
			}
			notes, n = notes[:len(notes)-1], len(s.Table.Rows)+1
		}
	}
}

func (m *meeting) notes(notes []slideNote) fyne.CanvasObject {
	box := m.column(4)
	for _, n := range notes {
		box.Add(m.noteLine(n))
	}
	return box
}

func (m *meeting) noteLine(n slideNote) fyne.CanvasObject {
	label := m.text(n.Label+":", roomText, colorMuted)
	indent := label.MinSize().Width + 12*m.unit
	return container.New(&noteLayout{indent}, label, m.paragraph(roomText, "", data.Span{Text: n.Text}))
}

// noteLayout puts a label before the first line of a wrapped sentence.
type noteLayout struct{ indent float32 }

// MinSize implements fyne.Layout.
func (l *noteLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[1].MinSize().AddWidthHeight(l.indent, 0)
}

// Layout implements fyne.Layout.
func (l *noteLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(o[0].MinSize())
	o[1].Move(fyne.NewPos(l.indent, 0))
	o[1].Resize(fyne.NewSize(size.Width-l.indent, size.Height))
}

// foot shows where in the meeting this is, and the keys.
func (m *meeting) foot() fyne.CanvasObject {
	page := m.text(data.FormatCount(m.at+1)+"/"+data.FormatCount(len(m.slides)), roomText, "")
	page.Bold = true
	line := m.line(34, -1, m.marks(), page)
	switch {
	case m.typed != "":
		words := m.text("Đến: "+m.typed+"|", roomText, colorAccent)
		words.Bold = true
		line.Add(words)
		hint := "Enter: mở   Esc: thôi"
		if len(m.found) == 0 {
			hint = "không có trang nào tên như vậy"
		}
		line.Add(m.text(hint, roomText, colorMuted))
	case m.said != "":
		words := m.fitting(m.said, roomText, colorGreen)
		words.Bold = true
		line = m.line(34, 2, m.marks(), page, words)
	default:
		keys := []string{"Mũi tên: chuyển trang", "B: tắt hình", "Gõ tên: mở cơ quan", "G: ghi chỉ đạo"}
		if m.form != nil {
			keys = []string{"Tab: ô sau", "F11: ra khỏi chế độ họp"}
		}
		for _, k := range keys {
			line.Add(m.text(k, roomText, colorMuted))
		}
	}
	leave := m.text("Esc: thoát", roomText, colorMuted)
	if m.form != nil || m.typed != "" {
		leave.Text = ""
	}
	return container.New(&endsLayout{}, line, leave)
}

// endsLayout puts one object at the left and one at the right end.
type endsLayout struct{}

// MinSize implements fyne.Layout.
func (endsLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(0, max(a.Height, b.Height))
}

// Layout implements fyne.Layout.
func (endsLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	w := o[1].MinSize().Width
	o[0].Resize(fyne.NewSize(size.Width-w, size.Height))
	o[1].Resize(fyne.NewSize(w, size.Height))
	o[1].Move(fyne.NewPos(size.Width-w, 0))
}

// marks are one dash per part of the meeting, the current one long.
func (m *meeting) marks() fyne.CanvasObject {
	line := m.line(10, -1)
	present := [slideKinds]bool{}
	for _, s := range m.slides {
		present[s.Kind] = true
	}
	for k := range slideKinds {
		if !present[k] {
			continue
		}
		width, fill := float32(30), colorRule
		if k <= m.ref().Kind {
			fill = colorAccent
		}
		if k == m.ref().Kind {
			width = 64
		}
		line.Add(container.New(&fixed{fyne.NewSize(width*m.unit, 12*m.unit)}, newPanel(fill)))
	}
	return line
}

// foundList shows the pages that what is typed leads to.
func (m *meeting) foundList() fyne.CanvasObject {
	if m.typed == "" || len(m.found) == 0 {
		return nil
	}
	box := m.column(0)
	for i, n := range m.found[:min(foundLimit, len(m.found))] {
		number := m.text(data.FormatCount(n+1), roomText, colorMuted)
		number.Align = fyne.TextAlignTrailing
		title := m.fitting(m.slides[n].Title, roomText, "")
		title.Bold = i == m.pick
		row := m.inset(6, 20, 6, 20, container.New(&columns{widths: []float32{70 * m.unit, -1, 320 * m.unit}, gap: 24 * m.unit},
			number, title, m.fitting(m.slides[n].Place, roomText, colorMuted)))
		if i == m.pick {
			row = container.NewStack(newPanel(colorSelected), row)
		}
		box.Add(row)
	}
	if rest := len(m.found) - foundLimit; rest > 0 {
		box.Add(m.inset(6, 20, 6, 20, m.text("và "+data.FormatCount(rest)+" trang khác", roomText, colorMuted)))
	}
	edge := newPanel(colorBackground)
	edge.edge = colorInk
	return container.NewStack(edge, m.inset(2, 2, 2, 2, box))
}
