package data

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is a calendar day in Asia/Ho_Chi_Minh, counted in days from 01/01/1970.
// Deadlines are compared by day only (domain rule: the day of the deadline
// still counts as in time), so no clock or zone can shift a status.
// The zero Date means "no date".
type Date int32

// NewDate returns the day y-m-d. Out-of-range values roll over as in time.Date.
func NewDate(y int, m time.Month, d int) Date {
	return Date(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// Vietnam is the time of every paper (UTC+7, no summer time), whatever the
// machine says.
func Vietnam() *time.Location { return time.FixedZone("ICT", 7*3600) }

// DateOf returns the calendar day of t in Vietnam.
func DateOf(t time.Time) Date {
	y, m, d := t.In(Vietnam()).Date()
	return NewDate(y, m, d)
}

// FormatMoment writes a time as it is in Vietnam: "31/05/2019 15:42".
func FormatMoment(t time.Time) string { return t.In(Vietnam()).Format("02/01/2006 15:04") }

// ParseDate reads dd/mm/yyyy (d/m/yyyy allowed) or yyyy-mm-dd. It is always
// day-first, never the locale's guess; an impossible day is an error that says why.
func ParseDate(s string) (Date, error) {
	text := strings.TrimSpace(s)
	sep, dayFirst := "/", true
	if strings.Contains(text, "-") {
		sep, dayFirst = "-", false
	}
	parts := strings.Split(text, sep)
	if len(parts) != 3 {
		return 0, dateError(s, "")
	}
	if !dayFirst {
		parts[0], parts[2] = parts[2], parts[0]
	}
	var n [3]int
	for i, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil || v <= 0 || len(p) > 4 {
			return 0, dateError(s, "")
		}
		n[i] = v
	}
	d, m, y := n[0], n[1], n[2]
	switch {
	case len(parts[2]) != 4:
		return 0, dateError(s, "năm phải có bốn chữ số")
	case m > 12:
		return 0, dateError(s, "không có tháng "+strconv.Itoa(m))
	case y < 1971 || y > 2200: // 01/01/1970 is the zero Date, "no date"
		return 0, dateError(s, "năm ngoài khoảng 1971–2200")
	}
	if last := time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day(); d > last {
		return 0, dateError(s, fmt.Sprintf("tháng %d năm %d có %d ngày", m, y, last))
	}
	return NewDate(y, time.Month(m), d), nil
}

func dateError(s, why string) error {
	if why != "" {
		why = ": " + why
	}
	return &Error{
		Code:    Invalid,
		Message: fmt.Sprintf("Ngày “%s” không hợp lệ%s.", s, why),
		Hint:    "Ghi ngày theo dạng dd/mm/yyyy, ví dụ 31/5/2019, hoặc yyyy-mm-dd.",
	}
}

// Time returns midnight UTC of the day, for formatting and calendar arithmetic.
func (d Date) Time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// Midnight returns the beginning of the day in Vietnam; no day is no time.
func (d Date) Midnight() time.Time {
	if d == 0 {
		return time.Time{}
	}
	y, m, n := d.Time().Date()
	return time.Date(y, m, n, 0, 0, 0, 0, Vietnam())
}

// Year returns the calendar year.
func (d Date) Year() int { return d.Time().Year() }

// IsZero tells whether no date is set.
func (d Date) IsZero() bool { return d == 0 }

// String writes dd/mm/yyyy as used in tables and fields; "" for no date.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format("02/01/2006")
}

// Prose writes the date as running text does (NĐ 30/2020 Phụ lục I, ô 4: a
// zero before days under 10, and before months 1 and 2 only): 01/8/2018, 31/5/2019.
func (d Date) Prose() string {
	if d == 0 {
		return ""
	}
	t := d.Time()
	layout := "02/1/2006"
	if t.Month() <= 2 {
		layout = "02/01/2006"
	}
	return t.Format(layout)
}

// ISO writes yyyy-mm-dd, for file names and machine formats.
func (d Date) ISO() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format("2006-01-02")
}

// MarshalJSON writes the ISO form, "" for no date.
func (d Date) MarshalJSON() ([]byte, error) { return json.Marshal(d.ISO()) }

// UnmarshalJSON reads what MarshalJSON writes, and dd/mm/yyyy.
func (d *Date) UnmarshalJSON(b []byte) error {
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	if s == "" {
		*d = 0
		return nil
	}
	v, err := ParseDate(s)
	if err != nil {
		return err
	}
	*d = v
	return nil
}
