package briefing

import (
	"cmp"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"giaoban/data"
)

// cellLook is how a cell looks.
type cellLook struct {
	bold, italic  bool
	size          float64
	align         Align
	format        string // of a number
	boxed, ground bool   // lines around it; grey
}

// style returns the number of a look, made when first used.
func (x *xlsx) style(l cellLook) (int, error) {
	if id, ok := x.styles[l]; ok {
		return id, nil
	}
	family := "Times New Roman" // of official papers, NĐ 30/2020
	if x.layout.faces.screen {
		family = "Arial"
	}
	s := &excelize.Style{
		Font:      &excelize.Font{Family: family, Size: l.size, Bold: l.bold, Italic: l.italic},
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "center", Horizontal: string(cmp.Or(l.align, "left"))},
	}
	if l.boxed {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			s.Border = append(s.Border, excelize.Border{Type: side, Color: "000000", Style: 1})
		}
	}
	if l.ground {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"EEEEEE"}}
	}
	if l.format != "" {
		s.CustomNumFmt = &l.format
	}
	id, err := x.book.NewStyle(s)
	x.styles[l] = id
	return id, err
}

// table plans the rows of a table.
func (x *xlsx) table(p *sheetPlan, t *Table) error {
	if len(t.Rows) == 0 {
		return nil
	}
	first := len(p.rows) + 1
	covers := make([]cover, len(t.Widths))
	for i := range t.Rows {
		row, err := x.row(p, t, i, covers)
		if err != nil {
			return err
		}
		p.rows = append(p.rows, row)
	}
	for i := first - 1; i < len(p.rows); i++ { // the last row of joined cells takes what the others lack
		for _, c := range p.rows[i].tall {
			for _, r := range p.rows[i : i+c.rows] {
				c.height -= max(leastHeight, r.height)
			}
			if last := &p.rows[i+c.rows-1]; c.height > 0 {
				last.height = max(leastHeight, last.height) + c.height
			}
		}
	}
	p.headTop, p.top, p.bottom = first, first+max(1, t.Header)-1, len(p.rows)
	return nil
}

func (x *xlsx) row(p *sheetPlan, t *Table, i int, covers []cover) (sheetRow, error) {
	row := &t.Rows[i]
	out := sheetRow{cells: make([]any, len(t.Widths)), height: row.Tall / mmPerPoint}
	look := cellLook{size: t.Size, boxed: true, ground: row.Group || i < t.Header}
	blank, err := x.style(look)
	if err != nil {
		return out, err
	}
	for k := range out.cells {
		out.cells[k] = excelize.Cell{StyleID: blank}
	}
	next := 0
	for col := 0; col < len(t.Widths); {
		if c := &covers[col]; c.rows > 0 {
			c.rows--
			col += c.cols
			continue
		}
		if next == len(row.Cells) { // a row may end early
			col++
			continue
		}
		c := row.Cells[next]
		cols, rows := max(1, c.Cols), max(1, c.Rows)
		if col+cols > len(t.Widths) || i+rows > len(t.Rows) {
			return out, fmt.Errorf("table cell %q in row %d lies outside its table", cellText(c), i+1)
		}
		covers[col] = cover{rows - 1, cols}
		if cols > 1 || rows > 1 {
			out.merges = append(out.merges, sheetMerge{col, cols, rows})
		}
		var height float64
		if out.cells[col], height, err = x.cell(p, t, i, col, c, look); err != nil {
			return out, err
		}
		if height += 2 * t.Pad; rows > 1 {
			out.tall = append(out.tall, tallCell{rows, height})
		} else {
			out.height = max(out.height, height)
		}
		col += cols
		next++
	}
	if next < len(row.Cells) {
		return out, fmt.Errorf("table cell %q in row %d lies outside its table", cellText(row.Cells[next]), i+1)
	}
	return out, nil
}

// span is the width in mm of columns of the sheet side by side.
func (p *sheetPlan) span(col, cols int) float64 {
	w := 0.0
	for _, v := range p.widths[col : col+cols] {
		w += v
	}
	return w
}

// widen makes a column of the sheet at least so many mm wide.
func (p *sheetPlan) widen(col int, width float64) {
	p.widths[col] = max(p.widths[col], width)
}

// printed is the length in mm of a cell's text on one line.
func (x *xlsx) printed(c Cell, look cellLook) float64 {
	sum := 4.0
	for _, p := range c.Text {
		w, err := x.layout.faces.width(font{bold: look.bold, size: look.size}, plain(p.Spans)+" ")
		if err != nil {
			return 0 // of a letter the fonts lack: figures have none
		}
		sum += w
	}
	return sum
}

// cell is one cell and the height of its text: a number where the figure is one,
// else text.
func (x *xlsx) cell(p *sheetPlan, t *Table, row, col int, c Cell, look cellLook) (cell any, height float64, err error) {
	if len(c.Text) == 0 {
		style, err := x.style(look)
		return excelize.Cell{StyleID: style}, 0, err
	}
	look.align = c.Text[0].Align
	if look.align == Justify {
		look.align = Left
	}
	look.bold, look.italic = true, true
	var lines []string
	for _, para := range c.Text {
		look.bold = look.bold && allSpans(para.Spans, func(s Span) bool { return s.Bold })
		look.italic = look.italic && allSpans(para.Spans, func(s Span) bool { return s.Italic })
		lines = append(lines, sheetText(para.Spans))
	}
	if row >= t.Header {
		v, format, ok := typed(c)
		if n, is := ordinal(t, col, lines[0]); is && !ok && len(lines) == 1 {
			v, format, ok = float64(n), "#,##0", true
		}
		if ok && x.takes(format) {
			p.widen(col, x.printed(c, look)) // a number does not wrap
			look.format = format
			style, err := x.style(look)
			return excelize.Cell{StyleID: style, Value: v}, 0, err
		}
	}
	cell, err = x.text(strings.Join(lines, "\n"), look)
	return cell, x.height(c.Text, t.Size, p.span(col, max(1, c.Cols))), err
}

// takes notes a format of numbers; a workbook has room for a limited number.
func (x *xlsx) takes(format string) bool {
	const most = 150
	if !x.formats[format] && len(x.formats) >= most {
		return false
	}
	x.formats[format] = true
	return true
}

// ordinal is the number in the column STT of a table.
func ordinal(t *Table, col int, s string) (int, bool) {
	if col > 0 || t.Header == 0 || len(t.Rows[0].Cells) == 0 || cellText(t.Rows[0].Cells[0]) != "STT" {
		return 0, false
	}
	n, err := strconv.Atoi(strings.ReplaceAll(s, ".", ""))
	return n, err == nil && data.FormatCount(n) == s
}

// typed is the number behind a cell that begins with its figure, and the format
// that prints it as the paper does, words behind it and all: "15/05/2019 (suy ra)"
// is a date. A fraction and a status stay text.
func typed(c Cell) (value float64, format string, ok bool) {
	var spans []Span
	for i, p := range c.Text {
		if i > 0 {
			spans = append(spans, text(" "))
		}
		spans = append(spans, p.Spans...)
	}
	if len(spans) == 0 {
		return 0, "", false
	}
	v := spans[0].Value
	after, is := strings.CutPrefix(spans[0].Text, v.String())
	if !is || v.Kind == NoValue || math.IsNaN(v.Number) || math.IsInf(v.Number, 0) {
		return 0, "", false
	}
	for _, s := range spans[1:] {
		after += s.Text
	}
	after = strings.TrimRight(strings.ReplaceAll(after, noBreak, " "), " ")
	if strings.ContainsAny(after, "\"\n\t\r") || len([]rune(after)) > 30 || checkLetters(after) != nil {
		return 0, "", false
	}
	return v.number(after)
}

// number is the figure as a number with its format; after is printed behind it.
func (v Value) number(after string) (number float64, format string, ok bool) {
	if after != "" {
		after = `"` + after + `"`
	}
	signed := func(digits string) string {
		return "+" + digits + after + `;"–"` + digits + after + ";" + strings.TrimPrefix(digits, "#,##") + after
	}
	switch v.Kind {
	case Count:
		return v.Number, "#,##0" + after, true
	case Score:
		return v.Number, "#,##0.00" + after + `;"–"#,##0.00` + after, true
	case Change:
		// The sign is that of the printed number.
		return float64(data.Hundredths(v.Number)) / 100, signed("#,##0.00"), true
	case Gain:
		return v.Number, signed("#,##0"), true
	case Percent:
		return v.Number / 100, "0.00%" + after, true
	case Rank:
		if v.Of > 0 {
			after = fmt.Sprintf(`"/%d"`, int(v.Of)) + after
		}
		return v.Number, "0" + after, true
	case Day:
		day := float64(v.Date - data.NewDate(1899, 12, 30)) // as Excel counts days
		return day, "dd/mm/yyyy" + after, day > 60          // before, Excel counts a 29/2/1900
	}
	return 0, "", false
}

// sheetText is the text of spans with blanks kept, each a common space.
func sheetText(spans []Span) string {
	var b strings.Builder
	for _, s := range tight(spans) {
		b.WriteString(strings.ReplaceAll(s.Text, noBreak, " "))
	}
	return b.String()
}

// text is a cell of text. It is stored as text, so a program never computes it,
// whatever it begins with. Text that Excel would turn into a formula, a date or a
// number when somebody edits the cell has the format "@", which keeps it text; the
// text itself is not changed.
func (x *xlsx) text(s string, look cellLook) (any, error) {
	const most = 32767 // letters in a cell, as UTF-16 counts them
	if err := checkLetters(s); err != nil {
		return nil, err
	}
	if n := len(utf16.Encode([]rune(s))); n > most {
		return nil, &data.Error{
			Code:    data.Invalid,
			Message: fmt.Sprintf("“%s” dài %s ký tự; một ô Excel chứa nhiều nhất %s.", readable(s), data.FormatCount(n), data.FormatCount(most)),
			Hint:    "Rút gọn nội dung đó trong sổ, hoặc xuất PDF, DOCX.",
		}
	}
	if s != "" && strings.ContainsRune("=+-@0123456789", rune(s[0])) {
		look.format = "@"
	}
	style, err := x.style(look)
	return excelize.Cell{StyleID: style, Value: s}, err
}

// mostAbove is how many rows may stand above a header that stays in sight.
const mostAbove = 12

// stream writes the plan. What belongs to the sheet as a whole comes first.
func (x *xlsx) stream(p *sheetPlan, name string) error {
	if err := x.layOut(p, name); err != nil {
		return err
	}
	out, err := x.book.NewStreamWriter(name)
	if err != nil {
		return err
	}
	for i := len(p.widths); i > 0; i-- { // excelize puts each before the others
		const pixel = 25.4 / 96 // mm; a letter is 7 of them wide, a cell has 5 more
		if err := out.SetColWidth(i, i, max(1, (p.widths[i-1]/pixel-5)/7)); err != nil {
			return err
		}
	}
	if p.top > 0 && p.top <= mostAbove {
		corner := "A" + strconv.Itoa(p.top+1)
		if err := out.SetPanes(&excelize.Panes{
			Freeze: true, YSplit: p.top, TopLeftCell: corner, ActivePane: "bottomLeft",
			Selection: []excelize.Selection{{SQRef: corner, ActiveCell: corner, Pane: "bottomLeft"}},
		}); err != nil {
			return err
		}
	}
	for i, row := range p.rows {
		if err := out.SetRow("A"+strconv.Itoa(i+1), row.cells, excelize.RowOpts{Height: max(leastHeight, math.Ceil(row.height))}); err != nil {
			return fmt.Errorf("row %d: %w", i+1, err)
		}
		for _, m := range row.merges {
			from, err1 := excelize.CoordinatesToCellName(m.col+1, i+1)
			to, err2 := excelize.CoordinatesToCellName(m.col+m.cols, i+m.rows)
			if err := cmp.Or(err1, err2); err != nil {
				return err
			}
			if err := out.MergeCell(from, to); err != nil {
				return err
			}
		}
	}
	return out.Flush()
}

// layOut sets how the sheet is printed and which table is filtered.
func (x *xlsx) layOut(p *sheetPlan, name string) error {
	end, err := excelize.ColumnNumberToName(len(p.widths))
	if err != nil {
		return err
	}
	b, wide, a4, one, zero, fit := x.book, "landscape", 9, 1, 0, true
	side, edge := marginRight/25.4, marginTop/25.4 // inches
	quoted := "'" + strings.ReplaceAll(name, "'", "''") + "'!"
	var set []error
	if p.top > 0 { // first: it resets the properties of the sheet
		set = append(
			set, b.AutoFilter(name, fmt.Sprintf("A%d:%s%d", p.top, end, p.bottom), nil),
			b.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: name, RefersTo: fmt.Sprintf("%s$%d:$%d", quoted, p.headTop, p.top)}),
		)
	}
	set = append(
		set, b.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}),
		b.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &a4, Orientation: &wide, FitToWidth: &one, FitToHeight: &zero}),
		b.SetPageMargins(name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &edge, Bottom: &edge}),
		b.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddHeader: "&R" + x.d.Stamp, OddFooter: "&C&P/&N"}),
		b.SetDefinedName(&excelize.DefinedName{
			Name: "_xlnm.Print_Area", Scope: name, RefersTo: fmt.Sprintf("%s$A$1:$%s$%d", quoted, end, max(1, len(p.rows))),
		}),
	)
	for _, err := range set {
		if err != nil {
			return err
		}
	}
	return nil
}
