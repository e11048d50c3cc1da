package briefing

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"giaoban/data"
)

func demoSlips(t *testing.T, codes []string) ([]Slip, *data.Review, Options) {
	t.Helper()
	f := demoFacts(t)
	r := data.Compute(f, demoAsOf())
	o := optionsAt(f, demoAsOf())
	slips, err := Reminders(f, r, codes, o)
	if err != nil {
		t.Fatal(err)
	}
	return slips, r, o
}

func TestRemindersOfWhoeverOwesSomething(t *testing.T) {
	slips, r, _ := demoSlips(t, nil)
	made := 0
	for i, s := range slips {
		c := r.AgencyRows[i].Counts
		if owes := c.Overdue+c.DueSoon+c.NotReported > 0; owes != (s.Document != nil) {
			t.Errorf("%s: %+v, slip %v", s.Agency.Code, c, s.Document != nil)
		}
		if s.Document != nil {
			made++
		}
	}
	if made == 0 || made == len(slips) || len(WithoutSlip(slips)) != len(slips)-made {
		t.Errorf("%d slips for %d agencies", made, len(slips))
	}
	if d := Combined(slips); len(d.Sections) != made {
		t.Errorf("%d slips in the file of all, not %d", len(d.Sections), made)
	}
	if Combined(nil) != nil {
		t.Error("a file of no slips")
	}
}

func TestReminderSaysTheReview(t *testing.T) {
	slips, r, _ := demoSlips(t, []string{"TUMORONG", "SNV", "STTTT"})
	for _, s := range slips {
		var numbers []float64
		for _, f := range s.Document.Figures() {
			if f.Kind == Count && f.Table == "" {
				numbers = append(numbers, f.Number)
			}
		}
		c := s.Counts
		want := []float64{float64(c.Total()), float64(c.Dated()), float64(c.Done()), float64(c.OnTime), float64(c.Late), float64(c.Open()), float64(c.InTime), float64(c.Overdue), float64(c.Undated())}
		if len(numbers) < len(want) || !slices.Equal(numbers[:len(want)], want) {
			t.Errorf("%s says %v, the Review %v", s.Agency.Code, numbers, want)
		}
		all := pageTexts(record(t, s.Document))
		for i := range r.AssignmentRows {
			row := &r.AssignmentRows[i]
			if row.Agency == s.Agency.Code && row.Status == data.Overdue && !strings.Contains(all, "("+row.Task+")") {
				t.Errorf("%s is not reminded of %s", row.Agency, row.Task)
			}
		}
		if pages := record(t, s.Document); len(pages) != 1 {
			t.Errorf("%s: %d pages", s.Agency.Code, len(pages))
		}
	}
}

func TestCombinedRemindersHaveABookmarkEach(t *testing.T) {
	slips, _, _ := demoSlips(t, nil)
	pages := record(t, Combined(slips))
	var names []string
	for _, s := range pages {
		for _, b := range s.bookmarks {
			if name, ok := strings.CutPrefix(b, "0 "); ok {
				names = append(names, name)
			}
		}
		for _, x := range s.texts {
			if x.baseline < marginTop && x.text != sampleStamp {
				t.Errorf("the one page of a slip carries %q", x.text)
			}
		}
	}
	var want []string
	for _, s := range slips {
		if s.Document != nil {
			want = append(want, s.Agency.Name)
		}
	}
	if !slices.Equal(names, want) {
		t.Errorf("bookmarks %q, not %q", names, want)
	}
}

func TestWriteRemindersIsAllOrNothing(t *testing.T) {
	slips, r, o := demoSlips(t, nil)
	folder := t.TempDir()
	ctx, cancel := context.WithCancel(context.Background())
	_, err := WriteReminders(ctx, folder, slips, r.AsOf, o, func(done, _ int) {
		if done > 3 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	onlyFile(t, folder)
	names, err := WriteReminders(context.Background(), folder, slips, r.AsOf, o, nil)
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(names)
	onlyFile(t, folder, names...)
	if _, err := WriteReminders(context.Background(), filepath.Join(folder, "không có"), slips, r.AsOf, o, nil); data.CodeOf(err) != data.NotFound {
		t.Errorf("error %v", err)
	}
	bad := slices.Clone(slips)
	for i := range bad {
		if bad[i].Document != nil {
			d := *bad[i].Document
			d.Sections = []Section{{Blocks: []Block{body(text("漢"))}}}
			bad[i].Document = &d
			break
		}
	}
	empty := t.TempDir()
	if _, err := WriteReminders(context.Background(), empty, bad, r.AsOf, o, nil); data.CodeOf(err) != data.Invalid {
		t.Errorf("error %v", err)
	}
	onlyFile(t, empty)
}

func TestSlipFilesStayInTheirFolder(t *testing.T) {
	for code, want := range map[string]string{"SNV": "SNV", `..\x`: "___x", "a:b*": "a_b_", "ĐĂK-1": "ĐĂK-1"} {
		if got := fileName(code); got != want {
			t.Errorf("%q is written as %q", code, got)
		}
	}
}

func TestManyOverdueDutiesGoOnASecondPage(t *testing.T) {
	f := manyTasks(31 * 60)
	r := data.Compute(f, demoAsOf())
	d, err := Reminder(f, r, "CQ00", optionsAt(f, demoAsOf()))
	if err != nil {
		t.Fatal(err)
	}
	pages := record(t, d)
	if len(pages) < 2 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, s := range pages {
		checkWithin(t, i+1, s)
	}
}
