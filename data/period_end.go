package data

import (
	"fmt"
	"strconv"
	"strings"
)

// PeriodEnd is the last day of the reporting period that the key names, under
// the workbook's scheme: "2019-Q1", "2019-03", "2019-H1", "2019". Error: Invalid.
func PeriodEnd(scheme, key string) (Date, error) {
	invalid := &Error{
		Code: Invalid, Message: fmt.Sprintf("Không hiểu kỳ “%s”.", key),
		Hint: "Ghi 2019-Q1 (quý), 2019-03 (tháng), 2019-H1 (nửa năm) hoặc 2019 (năm).",
	}
	key = strings.ToUpper(strings.TrimSpace(key))
	if PeriodName(key) == key {
		return 0, invalid
	}
	head, part, _ := strings.Cut(key, "-")
	year, err := strconv.Atoi(head)
	if err != nil || year < 1971 || year > 2200 {
		return 0, invalid
	}
	every, n := 12, 1
	switch {
	case part == "":
	case part[0] == 'Q':
		every, n = 3, int(part[1]-'0')
	case part[0] == 'H':
		every, n = 6, int(part[1]-'0')
	default:
		every = 1
		if n, err = strconv.Atoi(part); err != nil {
			return 0, invalid
		}
	}
	_, to := termOf(scheme, year, every, n)
	return to, nil
}
