package data

import (
	"slices"
	"time"
)

// Days off of civil servants besides Saturdays and Sundays, by year: "ddmm" of
// the day. The law names the holidays (Bộ luật Lao động 2012 điều 115, 2019 điều
// 112: 01/01, Tết, 10/3 of the lunar calendar, 30/4, 01/5, 02/9, from 2021 one day
// more beside 02/9); days in lieu and days moved follow the announcement of the
// Prime Minister or the Ministry of each year. 2027 was not announced when this
// was written and is inferred from the law: correct it in Book.Holidays.
func publicHolidays() map[int]string {
	return map[int]string{
		2018: "0101 1402 1502 1602 1902 2002 2504 3004 0105 0309 3112",
		2019: "0101 0402 0502 0602 0702 0802 1504 2904 3004 0105 0209",
		2020: "0101 2301 2401 2701 2801 2901 0204 3004 0105 0209",
		2021: "0101 1002 1102 1202 1502 1602 2104 3004 0305 0209 0309",
		2022: "0301 3101 0102 0202 0302 0402 1104 0205 0305 0109 0209",
		2023: "0201 2001 2301 2401 2501 2601 0105 0205 0305 0109 0409",
		2024: "0101 0802 0902 1202 1302 1402 1804 2904 3004 0105 0209 0309",
		2025: "0101 2701 2801 2901 3001 3101 0704 3004 0105 0205 0109 0209",
		2026: "0101 0201 1602 1702 1802 1902 2002 2704 3004 0105 3108 0109 0209",
		2027: "0101 0402 0502 0802 0902 1002 1604 3004 0305 0209 0309",
	}
}

// madeUpSaturdays are worked in exchange for a weekday that was moved to a holiday.
func madeUpSaturdays() []Date {
	return []Date{
		NewDate(2019, time.January, 5), NewDate(2019, time.May, 4),
		NewDate(2024, time.May, 4), NewDate(2025, time.April, 26),
		NewDate(2026, time.January, 10), NewDate(2026, time.August, 22),
	}
}

// DefaultHolidays is the program's own list of days off, 2018–2027, in order; a
// workbook may replace it (Book.Holidays).
func DefaultHolidays() []Date {
	var out []Date
	for year, days := range publicHolidays() {
		for i := 0; i+4 <= len(days); i += 5 {
			d, m := int(days[i]-'0')*10+int(days[i+1]-'0'), int(days[i+2]-'0')*10+int(days[i+3]-'0')
			out = append(out, NewDate(year, time.Month(m), d))
		}
	}
	slices.Sort(out)
	return out
}

// daysOff are the holidays that hold for the workbook.
func (f *Facts) daysOff() []Date {
	if f.Book.Holidays != nil {
		return f.Book.Holidays
	}
	return DefaultHolidays()
}

// WorkingDay returns the n-th working day after the day, which itself does not
// count; before it when n is negative. For n = 0 it is the day itself or the next
// working day. Saturdays and Sundays are off, except Saturdays worked to make up
// for a moved day; the workbook's list of holidays can take those back.
func WorkingDay(f *Facts, from Date, n int) Date {
	off, madeUp := f.daysOff(), madeUpSaturdays()
	works := func(d Date) bool {
		if slices.Contains(off, d) {
			return false
		}
		w := d.Time().Weekday()
		return w != time.Saturday && w != time.Sunday || slices.Contains(madeUp, d)
	}
	step := Date(1)
	if n < 0 {
		step, n = -1, -n
	}
	day := from
	for limit := 0; ; limit++ {
		// a list that declares years on end off must not hang the program
		if limit > 0 && limit > 3*366+4*n {
			return day
		}
		if limit > 0 {
			day += step
		}
		switch {
		case !works(day):
		case n == 0:
			return day
		case limit > 0:
			if n--; n == 0 {
				return day
			}
		}
	}
}

// conclusionDays is within how many working days after a meeting its conclusions
// are to be issued (QĐ 45/2018/QĐ-TTg, in force from 25/12/2018).
const conclusionDays = 5

// ConclusionDue is the last day for the notice of conclusions (thông báo kết
// luận) of the meeting; the day of the meeting does not count. Zero for a meeting
// without a day.
func ConclusionDue(f *Facts, m Meeting) Date {
	if m.On == 0 {
		return 0
	}
	return WorkingDay(f, m.On, conclusionDays)
}
