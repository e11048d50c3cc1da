package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"giaoban/data"
)

func TestDate_field_reads_what_people_type(t *testing.T) {
	day := data.NewDate(2019, 5, 3)
	for _, c := range []struct {
		typed   string
		want    data.Date
		problem string // its beginning; "" = none
	}{
		{"03/05/2019", day, ""},
		{"3/5/2019", day, ""},
		{"3/5/19", day, ""},
		{"03052019", day, ""},
		{" 3.5.2019 ", day, ""},
		{"3-5-2019", day, ""},
		{"2019-05-03", day, ""},
		{"", 0, ""},
		{"31/11/2019", 0, "Tháng 11 năm 2019 có 30 ngày"},
		{"1/13/2019", 0, "Không có tháng 13"},
		{"29/2/2019", 0, "Tháng 2 năm 2019 có 28 ngày"},
		{"ngày mai", 0, "Ghi ngày theo dạng"},
		{"3/5", 0, "Ghi ngày theo dạng"},
		{"03/05/9", 0, "Năm phải có bốn chữ số"},
	} {
		t.Run(c.typed, func(t *testing.T) {
			test.NewTempApp(t)
			f := newDateField(0)
			f.entry.SetText(c.typed)
			got, err := f.Value()
			if got != c.want || (err != nil) != (c.problem != "") {
				t.Errorf("%v, %v", got, err)
			}
			if !strings.HasPrefix(f.problem.Text, c.problem) || c.problem == "" && f.problem.Text != "" {
				t.Errorf("under the field: %q", f.problem.Text)
			}
			if f.entry.Text != c.typed {
				t.Errorf("the field was rewritten to %q", f.entry.Text)
			}
		})
	}
}

func TestDate_field_never_rewrites_while_typing(t *testing.T) {
	test.NewTempApp(t)
	f := newDateField(0)
	test.Type(f.entry, "3/5/2019")
	if f.entry.Text != "3/5/2019" {
		t.Errorf("field holds %q", f.entry.Text)
	}
}

func TestMonth_view_starts_on_Monday_and_picks(t *testing.T) {
	test.NewTempApp(t)
	var picked data.Date
	m := newMonthView(data.NewDate(2019, 6, 3), func(d data.Date) { picked = d })
	if m.head.Text != "Tháng 6/2019" {
		t.Errorf("head %q", m.head.Text)
	}
	// 7 heads, then 5 empty places: 01/6/2019 was a Saturday.
	days := visibleTexts(m.days)
	if got := days[7+5]; got != "1" {
		t.Errorf("the first Saturday shows %q: %v", got, days)
	}
	test.Tap(m.days.Objects[7+5].(fyne.Tappable))
	if picked != data.NewDate(2019, 6, 1) {
		t.Errorf("picked %v", picked)
	}
}
