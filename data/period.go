package data

import (
	"strconv"
	"strings"
	"time"
)

// The reporting schemes: how periods are cut.
const (
	CalendarQuarters = "calendar" // habit before 2019: January to March, …
	Decree09Quarters = "nd09"     // NĐ 09/2019: from the 15th of the month before to the 14th
)

// term is one reporting period: its key and its first and last day.
type term struct {
	key      string
	from, to Date
}

// termOf returns the n-th period (from 1) of so many months in a year under the
// scheme: quý I is January to March, or by NĐ 09/2019 15/12 to 14/3.
func termOf(scheme string, year, every, n int) (from, to Date) {
	last := time.Month(n * every)
	if scheme == Decree09Quarters {
		return NewDate(year, last-time.Month(every), 15), NewDate(year, last, 14)
	}
	return NewDate(year, last-time.Month(every)+1, 1), NewDate(year, last+1, 0)
}

// reportEvery is how many months lie between reports on a duty without a due
// day: as the task says, when that divides a year; else a quarter.
func reportEvery(d Deadline) int {
	if d.Every > 0 && 12%d.Every == 0 {
		return d.Every
	}
	return 3
}

// termsUntil returns the periods that began by the day, latest first, and ends
// with the first that was over before from.
func termsUntil(scheme string, every int, from, day Date) []term {
	var out []term
	// the first period of NĐ 09 begins in the year before
	for year := day.Year() + 1; ; year-- {
		for n := 12 / every; n >= 1; n-- {
			first, last := termOf(scheme, year, every, n)
			if last < from {
				return out
			}
			if first <= day {
				out = append(out, term{periodOf(last, every), first, last})
			}
		}
	}
}

// lastTerm returns the period of which duties without a due day should have
// reported at the cut-off: the last one that is over.
func lastTerm(scheme string, every int, asOf Date) term {
	// the first period of NĐ 09 begins in the year before
	for year := asOf.Year() + 1; ; year-- {
		for n := 12 / every; n >= 1; n-- {
			if first, last := termOf(scheme, year, every, n); last < asOf {
				return term{periodOf(last, every), first, last}
			}
		}
	}
}

// PeriodName writes a period key as text does: "2019-Q1" → "quý I/2019",
// "2019-03" → "tháng 3/2019", "2019-H1" → "6 tháng đầu năm 2019", "2019" → "năm 2019".
func PeriodName(key string) string {
	year, part, _ := strings.Cut(key, "-")
	if len(year) != 4 || strings.Trim(year, "0123456789") != "" {
		return key
	}
	switch part {
	case "":
		if year == key {
			return "năm " + year
		}
	case "Q1", "Q2", "Q3", "Q4":
		return "quý " + [...]string{"I", "II", "III", "IV"}[part[1]-'1'] + "/" + year
	case "H1":
		return "6 tháng đầu năm " + year
	case "H2":
		return "6 tháng cuối năm " + year
	}
	if m, err := strconv.Atoi(part); err == nil && len(part) == 2 && m >= 1 && m <= 12 {
		return "tháng " + strconv.Itoa(m) + "/" + year
	}
	return key
}

// periodOf names the occurrence of a recurring task that is due on the day, and
// the reporting period that ends on it: "2019" for yearly tasks, "2019-H2" for
// half-yearly, "2019-Q4" for quarterly, "2019-12" otherwise.
func periodOf(due Date, every int) string {
	t := due.Time()
	year, month := strconv.Itoa(t.Year()), int(t.Month())
	switch every {
	case 12:
		return year
	case 6:
		return year + "-H" + strconv.Itoa((month+5)/6)
	case 3:
		return year + "-Q" + strconv.Itoa((month+2)/3)
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
