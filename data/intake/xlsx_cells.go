package intake

import (
	"encoding/xml"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// typed says what kind of value stands in a cell.
type typed uint8

const (
	noValue typed = iota
	textValue
	numberValue
	boolValue  // "1" or "0"
	errorValue // "#REF!"
)

// cell is what stands in one cell of an .xlsx sheet.
type cell struct {
	col     int // from 1
	typed   typed
	text    string // the text, or the number as the file writes it
	look    look   // how a number is shown
	formula string // without "=", "" for a typed value; text is then the result stored last
}

// Limits of Excel, and of what a form has columns for.
const (
	maxSheetRow = 1 << 20
	maxColumns  = 64
)

// sheetReader walks through the XML of one sheet.
type sheetReader struct {
	book  *xlsx
	visit func(row int, cells []cell) error

	row, col, seen int // present place from 1; rows seen
	cells          []cell
	style          int
	kind           string          // the cell's t attribute
	text           strings.Builder // of the present element
	value          string
	formula        bool // the cell has one
	formulaText    string
	inRows         bool // within the sheet's data
	inCell, inRun  bool
	phonetic       bool
	merged         []string
	ended          bool
}

// rows calls visit for each row of the sheet that has cells, in the order of the
// file, and returns the ranges of merged cells. The slice of cells is used again
// for the next row.
func (x *xlsx) rows(part string, visit func(row int, cells []cell) error) (merged []string, err error) {
	r := &sheetReader{book: x, visit: visit}
	if err := x.tokens(part, r.token); err != nil {
		return nil, err
	}
	if !r.ended {
		return nil, errors.New("the sheet has no end")
	}
	return r.merged, nil
}

func (r *sheetReader) token(t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		return r.start(t)
	case xml.CharData:
		if !r.phonetic && (r.inCell || !r.inRows) {
			r.text.Write(t)
		}
	case xml.EndElement:
		return r.end(t.Name.Local)
	}
	return nil
}

func (r *sheetReader) start(e xml.StartElement) error {
	if !r.inRun {
		r.text.Reset()
	}
	switch e.Name.Local {
	case "sheetData":
		r.inRows = true
	case "row":
		r.row++
		if at := attr(e, "r"); at != "" {
			n, err := strconv.Atoi(at)
			if err != nil || n < 1 || n > maxSheetRow {
				return fmt.Errorf("row %q", at)
			}
			r.row = n
		}
		if r.seen++; r.seen > maxRows {
			return errTooLarge
		}
		r.col, r.cells = 0, r.cells[:0]
	case "c":
		return r.startCell(e)
	case "is":
		r.inRun = true
		r.text.Reset()
	case "rPh":
		r.phonetic = true
	case "mergeCell":
		r.merged = append(r.merged, attr(e, "ref"))
	}
	return nil
}

func (r *sheetReader) startCell(e xml.StartElement) error {
	r.inCell, r.kind, r.style, r.value, r.formula, r.formulaText = true, "", 0, "", false, ""
	r.col++
	for _, a := range e.Attr {
		switch a.Name.Local {
		case "r":
			col, err := columnOf(a.Value)
			if err != nil {
				return err
			}
			r.col = col
		case "t":
			r.kind = a.Value
		case "s":
			style, err := strconv.Atoi(a.Value)
			if err != nil {
				return fmt.Errorf("style %q", a.Value)
			}
			r.style = style
		}
	}
	return nil
}

func (r *sheetReader) end(name string) error {
	switch name {
	case "v":
		r.value = r.text.String()
	case "f":
		r.formula, r.formulaText = true, r.text.String()
	case "is":
		r.value, r.inRun = r.text.String(), false
	case "rPh":
		r.phonetic = false
	case "c":
		return r.endCell()
	case "row":
		if len(r.cells) > 0 {
			return r.visit(r.row, r.cells)
		}
	case "sheetData":
		r.inRows = false
	case "worksheet":
		r.ended = true
	default: // headers and footers of the page; text of runs is looked at with its cell
		if !r.inCell && r.text.Len() > 0 {
			r.look(r.text.String())
		}
	}
	return nil
}

// look notes the first secrecy mark.
func (r *sheetReader) look(text string) {
	if mark, found := secrecyMark(text); found && r.book.secret == "" {
		r.book.secret = mark
	}
}

func (r *sheetReader) endCell() error {
	r.inCell = false
	if r.col > maxColumns || r.value == "" && !r.formula {
		return nil
	}
	c := cell{col: r.col, formula: r.formulaText}
	if r.formula && c.formula == "" {
		c.formula = "…" // shares the formula of another cell
	}
	switch r.kind {
	case "s":
		n, err := strconv.Atoi(strings.TrimSpace(r.value))
		if err != nil || n < 0 || n >= len(r.book.texts) {
			return fmt.Errorf("shared string %q", r.value)
		}
		c.typed, c.text = textValue, r.book.texts[n]
	case "str", "inlineStr", "d": // d: a date in ISO form
		c.typed, c.text = textValue, cleanText(r.value)
		r.look(c.text)
	case "b":
		c.typed, c.text = boolValue, strings.TrimSpace(r.value)
	case "e":
		c.typed, c.text = errorValue, strings.TrimSpace(r.value)
	default:
		c.typed, c.text = numberValue, strings.TrimSpace(r.value)
		if r.style >= 0 && r.style < len(r.book.looks) {
			c.look = r.book.looks[r.style]
		}
	}
	if c.text == "" {
		c.typed = noValue
	}
	if c.typed != noValue || c.formula != "" {
		r.cells = append(r.cells, c)
	}
	return nil
}

// columnOf reads the column of "K17".
func columnOf(ref string) (int, error) {
	col := 0
	for _, c := range []byte(ref) {
		switch {
		case c >= 'A' && c <= 'Z' && col < 1<<14:
			col = col*26 + int(c-'A') + 1
		case c >= '0' && c <= '9' && col > 0:
			return col, nil
		default:
			return 0, fmt.Errorf("cell %q", ref)
		}
	}
	return 0, fmt.Errorf("cell %q", ref)
}

// cleanText brings text to the form it is kept in: NFC, line feeds, nothing around it.
func cleanText(s string) string {
	if strings.Contains(s, "_x") { // how Excel writes what XML does not allow
		s = strings.NewReplacer("_x000D_", "\r", "_x000d_", "\r", "_x0000_", "", "_x005F_", "_").Replace(s)
	}
	if strings.ContainsRune(s, '\r') {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return strings.TrimSpace(norm.NFC.String(s))
}
