package data

import (
	"testing"
	"time"
)

func TestParseDate(t *testing.T) {
	good := map[string]Date{
		"31/5/2019": NewDate(2019, 5, 31), "01/08/2018": NewDate(2018, 8, 1),
		" 7/11/2021 ": NewDate(2021, 11, 7), // day first, never 11 July
		"2019-05-31":  NewDate(2019, 5, 31), "29/02/2020": NewDate(2020, 2, 29),
	}
	for in, want := range good {
		if got, err := ParseDate(in); err != nil || got != want {
			t.Errorf("ParseDate(%q) = %v, %v; want %v", in, got, err, want)
		}
	}
	for _, in := range []string{"", "31/11/2019", "29/02/2019", "5/31/2019", "31.5.2019", "31/5/19", "1/1/0", "2019-5", "aa/bb/cccc", "31/5/2019/1", "-1/5/2019", "2019-13-01"} {
		if got, err := ParseDate(in); CodeOf(err) != Invalid {
			t.Errorf("ParseDate(%q) = %v, %v; want an Invalid error", in, got, err)
		}
	}
}

func TestDateWrittenForms(t *testing.T) {
	d := NewDate(2018, 8, 1)
	if d.String() != "01/08/2018" || d.Prose() != "01/8/2018" || d.ISO() != "2018-08-01" {
		t.Error(d.String(), d.Prose(), d.ISO())
	}
	if got := NewDate(2018, 2, 28).Prose(); got != "28/02/2018" {
		t.Error("months 1 and 2 take a zero in prose, got", got)
	}
	if Date(0).String() != "" || Date(0).Prose() != "" || Date(0).ISO() != "" {
		t.Error("no date must print as nothing")
	}
}

// A clock in another zone must not move a Vietnamese day.
func TestDateOfUsesVietnamTime(t *testing.T) {
	late := time.Date(2019, 5, 31, 18, 0, 0, 0, time.UTC) // 01:00 on 1 June in Kon Tum
	if got := DateOf(late); got != NewDate(2019, 6, 1) {
		t.Error(got)
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"31/5/2019", "2019-05-31", "29/02/2020", "//", "1/1/1900"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		if err != nil {
			return
		}
		if again, err := ParseDate(d.String()); err != nil || again != d {
			t.Errorf("%q reads as %v but prints as %q", s, d, d.String())
		}
	})
}
