package data

import "testing"

func TestPeriodEnd(t *testing.T) {
	for _, c := range []struct {
		scheme, key, want string
	}{
		{CalendarQuarters, "2019-Q1", "31/03/2019"},
		{CalendarQuarters, " 2019-q4 ", "31/12/2019"},
		{CalendarQuarters, "2020-02", "29/02/2020"},
		{CalendarQuarters, "2019-H1", "30/06/2019"},
		{CalendarQuarters, "2019", "31/12/2019"},
		{Decree09Quarters, "2019-Q1", "14/03/2019"},
		{Decree09Quarters, "2019-12", "14/12/2019"},
		{"", "2019-Q1", "31/03/2019"},
	} {
		got, err := PeriodEnd(c.scheme, c.key)
		if err != nil || got.String() != c.want {
			t.Errorf("%s %q: %s, %v, want %s", c.scheme, c.key, got, err, c.want)
		}
	}
	for _, bad := range []string{"", "2019-Q5", "2019-13", "2019-H3", "19-Q1", "quý I", "2019-", "2019-Q", "0001-Q1", "-Q1"} {
		if got, err := PeriodEnd("", bad); CodeOf(err) != Invalid {
			t.Errorf("%q: %s, %v", bad, got, err)
		}
	}
}
