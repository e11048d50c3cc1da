package data

import "strings"

// Neutral makes text safe in a cell that other programs open: what begins as a
// formula does gets an apostrophe, so that no spreadsheet calculates it even when
// the cell is edited or saved as CSV (formula injection, CWE-1236).
func Neutral(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}
