package data

import (
	"fmt"
	"time"
)

// The reporting schemes: how periods are cut.
const (
	CalendarQuarters = "calendar" // habit before 2019: January to March, …
	Decree09Quarters = "nd09"     // NĐ 09/2019: from the 15th of the month before to the 14th
)

// quarter returns the first and last day of quarter q (1–4) under the scheme.
func quarter(scheme string, year, q int) (from, to Date) {
	from = NewDate(year, time.Month(3*q-2), 1)
	to = NewDate(year, time.Month(3*q+1), 0)
	if scheme == Decree09Quarters {
		from = NewDate(year, time.Month(3*q-3), 15)
		to = NewDate(year, time.Month(3*q), 14)
	}
	return from, to
}

// askedPeriod returns the period of which duties without a due day should have
// reported at the cut-off, and its last day: the last quarter that is over; ""
// while none has ended since the directive was issued.
func askedPeriod(scheme string, issued, asOf Date) (period string, ended Date) {
	year := asOf.Year() + 1 // the first quarter of NĐ 09 begins in the year before
	for y := year - 2; y <= year; y++ {
		for q := 1; q <= 4; q++ {
			if _, to := quarter(scheme, y, q); to < asOf && to >= issued {
				period, ended = fmt.Sprintf("%d-Q%d", y, q), to
			}
		}
	}
	return period, ended
}

// PeriodName writes a period key as text does: "2019-Q1" → "quý I/2019".
func PeriodName(key string) string {
	var y, q int
	if n, _ := fmt.Sscanf(key, "%d-Q%d", &y, &q); n != 2 || q < 1 || q > 4 {
		return key
	}
	return "quý " + [...]string{"I", "II", "III", "IV"}[q-1] + "/" + itoa(y)
}

// periodOf names the occurrence of a recurring task that is due on the day:
// "2019" for yearly tasks, "2019-Q4" for quarterly, "2019-12" otherwise.
func periodOf(due Date, every int) string {
	t := due.Time()
	switch every {
	case 12:
		return itoa(t.Year())
	case 3:
		return fmt.Sprintf("%d-Q%d", t.Year(), (int(t.Month())+2)/3)
	}
	return t.Format("2006-01")
}

// addMonths moves a due day by months and keeps "end of month" at the end:
// 30/11 or 28/02 as last days become the last day of the later month.
func addMonths(d Date, months int) Date {
	t := d.Time()
	lastDay := func(y int, m time.Month) int { return time.Date(y, m+1, 0, 0, 0, 0, 0, time.UTC).Day() }
	first := time.Date(t.Year(), t.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	day, last := t.Day(), lastDay(first.Year(), first.Month())
	if day > last || day == lastDay(t.Year(), t.Month()) {
		day = last
	}
	return NewDate(first.Year(), first.Month(), day)
}
