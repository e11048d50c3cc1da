package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"giaoban/data"
	"giaoban/data/intake"
)

// form is how a command prints what it lists: a table for people unless a
// machine asks.
type form struct {
	JSON bool `name:"json" xor:"form" help:"In JSON cho máy đọc."`
	CSV  bool `name:"csv" xor:"form" help:"In CSV cho máy đọc: UTF-8, dấu phẩy, dấu chấm thập phân, đủ số lẻ."`
}

// listing is rows under columns, with what to know before reading them.
type listing struct {
	Title   string
	Notes   []string
	Columns []column
	Rows    [][]any // nil, string, int, float64, bool or []string; nil = not known
}

// column has a name for machines, which scripts rely on, and a title for people.
type column struct{ name, title string }

// print writes the listing in the form asked for.
func (f form) print(w io.Writer, l listing) error {
	switch {
	case f.JSON:
		return printJSON(w, l)
	case f.CSV:
		return l.csv(w)
	}
	l.table(w)
	return nil
}

// MarshalJSON writes the rows as objects, their fields in the order of the columns.
func (l listing) MarshalJSON() ([]byte, error) {
	rows := make([]object, len(l.Rows))
	for i, row := range l.Rows {
		rows[i] = object{l.Columns, row}
	}
	return json.Marshal(struct {
		Title string   `json:"title"`
		Notes []string `json:"notes"`
		Rows  []object `json:"rows"`
	}{l.Title, listOf(l.Notes), rows})
}

type object struct {
	columns []column
	row     []any
}

func (o object) MarshalJSON() ([]byte, error) {
	var b strings.Builder
	for i, c := range o.columns {
		value, err := json.Marshal(o.row[i])
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "%s%q:%s", map[bool]string{true: "{", false: ","}[i == 0], c.name, value)
	}
	return []byte(b.String() + "}"), nil
}

func (l listing) csv(w io.Writer) error {
	out := csv.NewWriter(w)
	line := make([]string, len(l.Columns))
	for i, c := range l.Columns {
		line[i] = c.name
	}
	if err := out.Write(line); err != nil {
		return err
	}
	for _, row := range l.Rows {
		for i, v := range row {
			switch text := v.(type) {
			case []string:
				v = data.Neutral(strings.Join(text, " "))
			case string: // numbers keep their minus
				v = data.Neutral(text)
			}
			line[i] = intake.CellText(v)
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// table writes the listing for people: numbers to the right, as they are printed.
func (l listing) table(w io.Writer) {
	fmt.Fprintln(w, l.Title)
	for _, n := range l.Notes {
		fmt.Fprintf(w, "  %s\n", n)
	}
	if len(l.Rows) == 0 {
		return
	}
	fmt.Fprintln(w)
	widths, cells := make([]int, len(l.Columns)), make([][]string, len(l.Rows))
	number := make([]bool, len(l.Columns))
	for i, c := range l.Columns {
		widths[i] = utf8.RuneCountInString(c.title)
	}
	for r, row := range l.Rows {
		cells[r] = make([]string, len(row))
		for i, v := range row {
			cells[r][i] = shown(l.Columns[i].name, v)
			widths[i] = max(widths[i], utf8.RuneCountInString(cells[r][i]))
			switch v.(type) {
			case int, float64:
				number[i] = true
			}
		}
	}
	head := make([]string, len(l.Columns))
	for i, c := range l.Columns {
		head[i] = c.title
	}
	printLine(w, head, widths, number)
	for _, row := range cells {
		printLine(w, row, widths, number)
	}
}

func printLine(w io.Writer, cells []string, widths []int, number []bool) {
	var b strings.Builder
	for i, text := range cells {
		space := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(text))
		if number[i] {
			text = space + text
		} else {
			text += space
		}
		b.WriteString("  " + text)
	}
	fmt.Fprintln(w, strings.TrimRight(b.String(), " "))
}

// shown writes a cell for people: scores with two decimals and a comma, changes
// with their sign.
func shown(name string, v any) string {
	switch v := v.(type) {
	case nil:
		return "–"
	case float64:
		if name == "points" || strings.HasPrefix(name, "gap_") {
			return data.FormatChange(v)
		}
		return data.FormatPoints(v)
	case int:
		if v < 0 {
			return data.FormatCount(v) // with the sign that prints have
		}
	case []string:
		return strings.Join(v, " ")
	case bool:
		if v {
			return "có"
		}
		return ""
	}
	return fmt.Sprint(v)
}

// known leaves a number out of a listing when it stands for nothing known.
func known[T int | float64](v T, ok bool) any {
	if !ok {
		return nil
	}
	return v
}
