// Package intake reads documents and tables that come from outside and proposes
// what they say. It never writes to a workbook: a person looks at the proposal
// first, and everything enters in one transaction or not at all.
package intake

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/unicode/norm"

	"giaoban/data"
)

// Limits keep a damaged or hostile file from exhausting the machine.
const (
	maxFileBytes  = 32 << 20  // a table of all PAPI years is under 3 MB
	maxUnzipBytes = 256 << 20 // an .xlsx grows about tenfold; a zip bomb far more
	maxRows       = 200_000
)

// Sheet is a table as text: what stands in each cell, in NFC.
type Sheet struct {
	File   string // name of the file, for messages
	Name   string // name of the sheet, "" for CSV
	Rows   [][]string
	Merged []string // ranges of merged cells, such as "B2:C2"
}

// ReadSheet reads the first sheet of an .xlsx file, or a .csv file with comma,
// semicolon or tab. Which one it is shows in the content, not in the name.
func ReadSheet(path string) (*Sheet, error) {
	content, err := readLimited(path)
	if err != nil {
		return nil, err
	}
	s := &Sheet{File: filepath.Base(path)}
	switch {
	case bytes.HasPrefix(content, []byte("PK\x03\x04")):
		err = s.readXLSX(content)
	case bytes.HasPrefix(content, []byte("\xD0\xCF\x11\xE0")):
		err = unreadable(s.File, "tệp đặt mật khẩu hoặc là định dạng Excel cũ (.xls)", "Bỏ mật khẩu và lưu lại thành .xlsx rồi nhập lại.", nil)
	default:
		err = s.readCSV(content)
	}
	if err != nil {
		return nil, err
	}
	return s, nil
}

func readLimited(path string) ([]byte, error) {
	name := filepath.Base(path)
	file, err := os.Open(path)
	if err != nil {
		return nil, unreadable(name, "không mở được tệp", "Kiểm tra tên tệp và quyền đọc.", err)
	}
	defer file.Close()
	content, err := io.ReadAll(io.LimitReader(file, maxFileBytes+1))
	switch {
	case err != nil:
		return nil, unreadable(name, "không đọc được tệp", "Kiểm tra lại ổ đĩa hoặc tệp.", err)
	case len(content) > maxFileBytes:
		return nil, unreadable(name, fmt.Sprintf("tệp lớn hơn %d MB", maxFileBytes>>20), "Chia tệp thành nhiều phần, mỗi phần một năm.", nil)
	case len(bytes.TrimSpace(content)) == 0:
		return nil, unreadable(name, "tệp trống", "Chọn tệp có số liệu.", nil)
	}
	return content, nil
}

func unreadable(file, why, hint string, err error) error {
	return &data.Error{Code: data.Invalid, Message: fmt.Sprintf("Không đọc được bảng “%s”: %s.", file, why), Hint: hint, Err: err}
}

func (s *Sheet) readXLSX(content []byte) (err error) {
	book, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{
		UnzipSizeLimit: maxUnzipBytes, UnzipXMLSizeLimit: maxUnzipBytes, RawCellValue: true,
	})
	if err != nil {
		return unreadable(s.File, "không phải tệp Excel .xlsx còn nguyên vẹn, hoặc giải nén quá lớn", "Mở tệp bằng Excel và lưu lại thành .xlsx.", err)
	}
	defer func() { err = errors.Join(err, book.Close()) }()
	names := book.GetSheetList()
	if len(names) == 0 {
		return unreadable(s.File, "không có trang tính nào", "Chọn tệp có số liệu.", nil)
	}
	s.Name = names[0]
	if err := s.readMerged(book); err != nil {
		return err
	}
	rows, err := book.Rows(s.Name)
	if err != nil {
		return unreadable(s.File, "trang tính “"+s.Name+"” hỏng", "Mở tệp bằng Excel và lưu lại thành .xlsx.", err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		cells, err := rows.Columns()
		if err != nil {
			return unreadable(s.File, fmt.Sprintf("dòng %d hỏng", len(s.Rows)+1), "Mở tệp bằng Excel và lưu lại thành .xlsx.", err)
		}
		if err := s.add(cells); err != nil {
			return err
		}
	}
	return rows.Error()
}

// readMerged lists the merged cells. excelize takes the whole sheet apart for
// that, twice as long as reading the rows, so the bytes are looked at first.
func (s *Sheet) readMerged(book *excelize.File) error {
	some := false
	book.Pkg.Range(func(_, part any) bool {
		content, ok := part.([]byte)
		some = !ok || bytes.Contains(content, []byte("mergeCell"))
		return !some
	})
	if !some {
		return nil
	}
	merged, err := book.GetMergeCells(s.Name)
	if err != nil {
		return unreadable(s.File, "trang tính “"+s.Name+"” hỏng", "Mở tệp bằng Excel và lưu lại thành .xlsx.", err)
	}
	for _, m := range merged {
		s.Merged = append(s.Merged, m.GetStartAxis()+":"+m.GetEndAxis())
	}
	return nil
}

func (s *Sheet) readCSV(content []byte) error {
	content = bytes.TrimPrefix(content, []byte("\xEF\xBB\xBF"))
	if !utf8.Valid(content) || bytes.IndexByte(content, 0) >= 0 {
		return unreadable(s.File, "không phải tệp .xlsx, cũng không phải văn bản UTF-8", "Lưu bảng thành .xlsx, hoặc CSV UTF-8.", nil)
	}
	r := csv.NewReader(bytes.NewReader(content))
	r.Comma = separator(content)
	r.FieldsPerRecord = -1
	r.LazyQuotes = true
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return unreadable(s.File, "dòng CSV hỏng", "Mở tệp bằng Excel và lưu lại.", err)
		}
		if err := s.add(cells); err != nil {
			return err
		}
	}
}

func (s *Sheet) add(cells []string) error {
	if len(s.Rows) == maxRows {
		return unreadable(s.File, fmt.Sprintf("nhiều hơn %s dòng", data.FormatCount(maxRows)), "Chia tệp thành nhiều phần, mỗi phần một năm.", nil)
	}
	row := make([]string, len(cells))
	for i, c := range cells {
		row[i] = strings.TrimSpace(norm.NFC.String(c))
	}
	s.Rows = append(s.Rows, row)
	return nil
}

// separator picks the one that the first line has most of. Vietnamese Excel
// writes semicolons because the comma is its decimal mark.
func separator(content []byte) rune {
	line, _, _ := bytes.Cut(content, []byte("\n"))
	best, most := ',', bytes.Count(line, []byte(","))
	for _, sep := range []rune{';', '\t'} {
		if n := bytes.Count(line, []byte(string(sep))); n > most {
			best, most = sep, n
		}
	}
	return best
}

// cell returns the text of a cell, "" beyond the end of the row.
func (s *Sheet) cell(row, col int) string {
	if row < len(s.Rows) && col < len(s.Rows[row]) {
		return s.Rows[row][col]
	}
	return ""
}
