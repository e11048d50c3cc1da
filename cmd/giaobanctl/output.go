package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"giaoban/data"
)

// printJSON writes v for machines: indented, letters as they are.
func printJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// checkOutput refuses an output file of a kind that the command does not make,
// and one that is the workbook itself: writing it would destroy the workbook.
func checkOutput(out, workbook string, kinds ...string) error {
	kind := strings.ToLower(filepath.Ext(out))
	known := false
	for _, k := range kinds {
		known = known || k == kind
	}
	if !known {
		return &data.Error{
			Code:    data.Invalid,
			Message: fmt.Sprintf("Không ghi được ra tệp “%s”: đuôi tệp phải là %s.", out, strings.Join(kinds, ", ")),
			Hint:    "Đặt lại tên tệp ở --out.",
		}
	}
	a, errA := os.Stat(out)
	b, errB := os.Stat(workbook)
	if errA == nil && errB == nil && os.SameFile(a, b) {
		return &data.Error{
			Code:    data.Exists,
			Message: fmt.Sprintf("“%s” chính là tệp sổ, không ghi đè lên sổ được.", out),
			Hint:    "Chọn tên khác ở --out.",
		}
	}
	return nil
}
