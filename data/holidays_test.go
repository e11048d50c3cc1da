package data

import (
	"testing"
	"time"
)

func TestWorkingDay(t *testing.T) {
	f := &Facts{}
	for _, c := range []struct {
		name string
		from Date
		n    int
		want Date
	}{
		{"within a week", day(2019, 6, 3), 4, day(2019, 6, 7)},
		{"over a weekend", day(2019, 6, 3), 5, day(2019, 6, 10)},
		{"from a Friday", day(2019, 5, 31), 1, day(2019, 6, 3)},
		{"from a Saturday", day(2019, 6, 1), 1, day(2019, 6, 3)},
		{"over Tết 2019", day(2019, 2, 1), 1, day(2019, 2, 11)},
		{"over the days around 30/4/2019, 29/4 moved", day(2019, 4, 26), 1, day(2019, 5, 2)},
		{"on the Saturday made up for it", day(2019, 5, 3), 1, day(2019, 5, 4)},
		{"giỗ Tổ 2019 fell on a Sunday", day(2019, 4, 12), 1, day(2019, 4, 16)},
		{"31/12/2018 was moved to 5/1/2019", day(2018, 12, 28), 1, day(2019, 1, 2)},
		{"over leap day", day(2020, 2, 28), 1, day(2020, 3, 2)},
		{"the day itself", day(2019, 6, 3), 0, day(2019, 6, 3)},
		{"the next when it is off", day(2019, 6, 1), 0, day(2019, 6, 3)},
		{"backwards", day(2019, 6, 3), -1, day(2019, 5, 31)},
	} {
		if got := WorkingDay(f, c.from, c.n); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestTheWorkbooksHolidaysReplaceTheList(t *testing.T) {
	f := &Facts{Book: Book{Holidays: []Date{day(2019, 6, 4), day(2019, 5, 4)}}}
	if got := WorkingDay(f, day(2019, 6, 3), 1); got != day(2019, 6, 5) {
		t.Error("a day off of its own:", got)
	}
	if got := WorkingDay(f, day(2019, 2, 1), 1); got != day(2019, 2, 4) {
		t.Error("Tết is no longer in the list:", got)
	}
	if got := WorkingDay(f, day(2019, 5, 3), 1); got != day(2019, 5, 6) {
		t.Error("a Saturday that was not worked after all:", got)
	}
	var always []Date
	for d := day(2019, 1, 1); d < day(2029, 1, 1); d++ {
		always = append(always, d)
	}
	f.Book.Holidays = always
	WorkingDay(f, day(2019, 6, 3), 5) // comes back
}

func TestConclusionIsDueFiveWorkingDaysAfterTheMeeting(t *testing.T) {
	for on, want := range map[Date]Date{
		day(2019, 5, 6):  day(2019, 5, 13),
		day(2019, 6, 3):  day(2019, 6, 10),
		day(2019, 4, 24): day(2019, 5, 4), // 25, 26/4, 2, 3/5 and the Saturday made up
		day(2024, 2, 7):  day(2024, 2, 21),
	} {
		if got := ConclusionDue(&Facts{}, Meeting{On: on}); got != want {
			t.Errorf("meeting on %s: due %s, want %s", on, got, want)
		}
	}
	if ConclusionDue(&Facts{}, Meeting{}) != 0 {
		t.Error("a meeting without a day has no due day")
	}
}

// Each year has the days off that the law grants, none on a weekend: those are
// given in lieu.
func TestHolidaysOfEachYear(t *testing.T) {
	perYear := map[int]int{}
	days := DefaultHolidays()
	for i, d := range days {
		perYear[d.Year()]++
		if w := d.Time().Weekday(); w == time.Saturday || w == time.Sunday {
			t.Errorf("%s is a %s", d, w)
		}
		if i > 0 && days[i-1] >= d {
			t.Errorf("%s is listed twice or out of order", d)
		}
	}
	moved := map[int]int{2018: 1, 2019: 1, 2024: 1, 2025: 1, 2026: 2} // weekdays exchanged for a Saturday
	for year := 2018; year <= 2027; year++ {
		legal := 10 // 1 + 5 + 1 + 1 + 1 + 1
		if year >= 2021 {
			legal = 11
		}
		if perYear[year] != legal+moved[year] {
			t.Errorf("%d: %d days off, want %d and %d moved", year, perYear[year], legal, moved[year])
		}
	}
}
