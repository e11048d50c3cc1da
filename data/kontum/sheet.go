package kontum

import (
	"encoding/csv"
	"fmt"
	"io/fs"
	"strconv"

	"giaoban/data"
)

// sheet walks the rows of an embedded CSV file whose first row names the
// columns. The first fault stops the walk and is kept in err, so that a reader
// needs one check after the loop.
type sheet struct {
	name string
	cols map[string]int
	rows [][]string
	at   int // current row, from 1
	err  error
}

func openSheet(files fs.FS, name string) (*sheet, error) {
	file, err := files.Open(name)
	if err != nil {
		return nil, fmt.Errorf("opening embedded %s: %w", name, err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("reading embedded %s: %w", name, err)
	}
	if len(rows) == 0 {
		return nil, fmt.Errorf("embedded %s is empty", name)
	}
	s := &sheet{name: name, cols: make(map[string]int, len(rows[0])), rows: rows}
	for i, c := range rows[0] {
		s.cols[c] = i
	}
	return s, nil
}

// walk calls fn on each row of the file.
func walk(files fs.FS, name string, fn func(s *sheet)) error {
	s, err := openSheet(files, name)
	if err != nil {
		return err
	}
	for s.next() {
		fn(s)
	}
	return s.err
}

func (s *sheet) next() bool {
	s.at++
	return s.err == nil && s.at < len(s.rows)
}

func (s *sheet) fail(format string, args ...any) {
	if s.err == nil {
		s.err = fmt.Errorf("embedded %s, row %d: %w", s.name, s.at+1, fmt.Errorf(format, args...))
	}
}

func (s *sheet) text(col string) string {
	i, ok := s.cols[col]
	if !ok {
		s.fail("no column %q", col)
		return ""
	}
	return s.rows[s.at][i]
}

// number reads a cell written with a decimal point; an empty cell is 0, false.
func (s *sheet) number(col string) (v float64, ok bool) {
	text := s.text(col)
	if text == "" {
		return 0, false
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		s.fail("column %q: %w", col, err)
	}
	return v, err == nil
}

func (s *sheet) whole(col string) int {
	text := s.text(col)
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		s.fail("column %q: %w", col, err)
	}
	return n
}

func (s *sheet) date(col string) data.Date {
	text := s.text(col)
	if text == "" {
		return 0
	}
	d, err := data.ParseDate(text)
	if err != nil {
		s.fail("column %q: %w", col, err)
	}
	return d
}

func (s *sheet) yes(col string) bool { return s.text(col) == "yes" }
