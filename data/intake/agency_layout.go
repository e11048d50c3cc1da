package intake

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"giaoban/data"
)

// cellKind is how a cell of the form looks.
type cellKind uint8

const (
	titleCell cellKind = iota
	noteCell
	headCell
	textCell
	dateCell
	wholeCell
	numberCell
)

// formStyle is one look: locked or open, asked for now or not.
type formStyle struct {
	kind        cellKind
	open, asked bool
}

// style returns the number of a style, made when first used.
func (x *form) style(s formStyle) (int, error) {
	if id, ok := x.styles[s]; ok {
		return id, nil
	}
	id, err := x.book.NewStyle(s.excel())
	x.styles[s] = id
	return id, err
}

// The colours: what is locked is grey, what is asked for yellow.
const (
	lockedColour = "F2F2F2"
	askedColour  = "FFF6D5"
	headColour   = "D9E2EC"
)

func (s formStyle) excel() *excelize.Style {
	const font = "Times New Roman" // of official papers, NĐ 30/2020
	style := &excelize.Style{
		Font: &excelize.Font{Family: font, Size: 11}, Protection: &excelize.Protection{Locked: !s.open || s.kind == headCell},
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"},
	}
	switch s.kind {
	case titleCell:
		style.Font.Bold, style.Font.Size, style.Alignment.WrapText = true, 14, false
		return style
	case noteCell:
		style.Alignment.WrapText = false
		return style
	}
	for _, side := range []string{"left", "right", "top", "bottom"} {
		style.Border = append(style.Border, excelize.Border{Type: side, Color: "A6A6A6", Style: 1})
	}
	colour := lockedColour
	switch {
	case s.kind == headCell && s.open:
		style.Font.Bold, colour = true, askedColour
	case s.kind == headCell:
		style.Font.Bold, colour = true, headColour
	case s.asked:
		colour = askedColour
	case s.open:
		colour = "FFFFFF"
	}
	style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
	text, day := "@", "dd/mm/yyyy" // @: so that Excel makes no date of "12/5" and no formula of "- a"
	switch s.kind {
	case headCell:
		style.Alignment.Vertical, style.Alignment.Horizontal = "center", "center"
	case dateCell:
		style.CustomNumFmt, style.Alignment.Horizontal = &day, "center"
	case wholeCell:
		style.NumFmt, style.Alignment.Horizontal = 1, "center" // 0
	case textCell:
		style.CustomNumFmt = &text
	}
	return style
}

// layOut sets what belongs to the sheet as a whole. It has to come before the
// rows, which are streamed.
func (x *form) layOut(head, last int) error {
	b, wide, zero, one := x.book, "landscape", 0, 1
	a3, fit := 8, true // twenty columns do not fit on A4
	margin := 0.4      // inches
	columns := formColumns()
	end, err := excelize.ColumnNumberToName(len(columns) - 1)
	if err != nil {
		return err
	}
	titles := &excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: agencySheet, RefersTo: fmt.Sprintf("'%s'!$%d:$%d", agencySheet, head, head)}
	area := &excelize.DefinedName{Name: "_xlnm.Print_Area", Scope: agencySheet, RefersTo: fmt.Sprintf("'%s'!$A$1:$%s$%d", agencySheet, end, last)}
	for _, err := range []error{
		b.SetSheetProps(agencySheet, &excelize.SheetPropsOptions{FitToPage: &fit}),
		b.SetPageLayout(agencySheet, &excelize.PageLayoutOptions{Size: &a3, Orientation: &wide, FitToWidth: &one, FitToHeight: &zero}),
		b.SetPageMargins(agencySheet, &excelize.PageLayoutMarginsOptions{Left: &margin, Right: &margin, Top: &margin, Bottom: &margin}),
		b.SetHeaderFooter(agencySheet, &excelize.HeaderFooterOptions{OddFooter: "&C&P/&N"}),
		b.SetDefinedName(titles),
		b.SetDefinedName(area),
		b.ProtectSheet(agencySheet, &excelize.SheetProtectionOptions{
			SelectLockedCells: true, SelectUnlockedCells: true, FormatRows: true, FormatColumns: true,
		}),
		b.SetDocProps(&excelize.DocProperties{Title: x.title(), Creator: x.facts.Book.Office}),
	} {
		if err != nil {
			return err
		}
	}
	return x.addRules(head+1, last)
}

// addRules limits what Excel lets people type. The reader checks again.
func (x *form) addRules(first, last int) error {
	for i, c := range formColumns() {
		if !c.fill {
			continue
		}
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		rule := excelize.NewDataValidation(true)
		rule.SetSqref(fmt.Sprintf("%s%d:%s%d", name, first, name, last))
		rule.SetInput(c.title, c.about)
		rule.SetError(excelize.DataValidationErrorStyleStop, c.title, c.about)
		switch c.key {
		case colDone, colDate, colExtend:
			err = rule.SetRange(serialOf(firstDay(x.facts)), serialOf(data.NewDate(2100, 12, 31)), excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween)
		case colPercent:
			err = rule.SetRange(0, 100, excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween)
		case colResolved:
			err = rule.SetDropList([]string{yes, no})
		case colNumber:
			err = rule.SetRange(0, maxNumber, excelize.DataValidationTypeTextLength, excelize.DataValidationOperatorBetween)
		case colNote, colObstacle, colProposal:
			err = rule.SetRange(0, maxNote, excelize.DataValidationTypeTextLength, excelize.DataValidationOperatorBetween)
		}
		if err != nil {
			return err
		}
		if err := x.book.AddDataValidation(agencySheet, rule); err != nil {
			return err
		}
	}
	return nil
}

// firstDay is the earliest day that an answer may name: 1 January of the year of
// the first directive, 01/01/2018 without one.
func firstDay(f *data.Facts) data.Date {
	first := data.Date(0)
	for i := range f.Directives {
		if d := f.Directives[i].Date; first == 0 || d < first {
			first = d
		}
	}
	if first == 0 {
		return data.NewDate(2018, 1, 1)
	}
	return data.NewDate(first.Year(), 1, 1)
}

// setColumns sets widths, hides what only the program reads, and keeps the head
// and the tasks in view.
func (x *form) setColumns(head int) error {
	inView := 0
	for i, c := range formColumns() {
		if err := x.out.SetColWidth(i+1, i+1, c.width); err != nil {
			return err
		}
		if c.key == colSeal || c.key == colAgency && len(x.names) == 1 {
			if err := x.out.SetColVisible(i+1, i+1, false); err != nil {
				return err
			}
		}
		if c.key == colTask {
			inView = i + 1
		}
	}
	corner, err := excelize.CoordinatesToCellName(inView+1, head+1)
	if err != nil {
		return err
	}
	return x.out.SetPanes(&excelize.Panes{Freeze: true, XSplit: inView, YSplit: head, TopLeftCell: corner, ActivePane: "bottomRight"})
}
