package store

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"giaoban/data"
)

func TestHistory_shows_old_and_new_in_words(t *testing.T) {
	at := time.Date(2019, 5, 31, 1, 0, 0, 0, time.UTC)
	s := opened(t, newFile(t, sample()), Options{User: "Hoa", Now: func() time.Time { at = at.Add(time.Minute); return at }})
	edit := func(fn func(a *data.Assignment)) {
		t.Helper()
		a := assignment(t, s, "N01/VP")
		a.Results = slices.Clone(a.Results)
		fn(&a)
		if err := put(t, s, "", a); err != nil {
			t.Fatal(err)
		}
	}
	edit(func(a *data.Assignment) {
		a.Results = []data.Result{{
			ID: "r9", Recorded: date(2, 5, 2019), Percent: 40, Paper: data.Paper{Number: "15/VP"}, Actual: 1.5, HasActual: true,
			Evidence: []data.Evidence{{Name: "bc.pdf"}},
		}}
	})
	edit(func(a *data.Assignment) { // another one before it: the result is followed by its ID
		a.Results = append([]data.Result{{ID: "r0", Recorded: date(1, 5, 2019)}}, a.Results...)
		a.Results[1].Percent = 0
	})
	edit(func(a *data.Assignment) {
		a.Exit = &data.Exit{On: date(3, 5, 2019), Paper: data.Paper{Number: "1/QĐ"}}
	})
	edit(func(a *data.Assignment) { a.Results = a.Results[1:] })
	if err := put(t, s, "", assignment(t, s, "N01/DH")); err != nil { // another one's
		t.Fatal(err)
	}
	history, err := s.History(data.KindAssignment, "N01/VP")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, h := range history {
		got = append(got, fmt.Sprintf("%d %s %s: “%s” → “%s”", h.Seq, h.User, h.Label, h.Old, h.New))
	}
	want := []string{
		"2 Hoa Kết quả 1 · Mã: “” → “r9”",
		"2 Hoa Kết quả 1 · Ngày ghi nhận: “” → “02/05/2019”",
		"2 Hoa Kết quả 1 · Văn bản · Số: “” → “15/VP”",
		"2 Hoa Kết quả 1 · Tỷ lệ (%): “” → “40”",
		"2 Hoa Kết quả 1 · Minh chứng 1 · Tên tệp: “” → “bc.pdf”",
		"2 Hoa Kết quả 1 · Số đạt được: “” → “1,5”",
		"2 Hoa Kết quả 1 · Có số đạt được: “” → “có”",
		"3 Hoa Kết quả 1 · Mã: “” → “r0”",
		"3 Hoa Kết quả 1 · Ngày ghi nhận: “” → “01/05/2019”",
		"3 Hoa Kết quả 2 · Tỷ lệ (%): “40” → “0”",
		"4 Hoa Rút, chuyển · Ngày: “” → “03/05/2019”",
		"4 Hoa Rút, chuyển · Văn bản · Số: “” → “1/QĐ”",
		"5 Hoa Kết quả 1 · Mã: “r0” → “”",
		"5 Hoa Kết quả 1 · Ngày ghi nhận: “01/05/2019” → “”",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	percent := 0
	for _, h := range history {
		if h.Path == "Results[r9].Percent" {
			percent++
		}
	}
	if percent != 2 {
		t.Errorf("the percent of r9 changed %d times", percent)
	}
}

// Creation and deletion, all kinds: every value of the sample is shown, none as
// Go would write it, and taking the two together leaves nothing.
func TestFields_of_every_kind(t *testing.T) {
	s := newStoreOf(t, sample())
	for _, k := range s.kinds {
		for _, e := range k.entities(sample()) {
			body, err := s.codec.enc.Marshal(e)
			if err != nil {
				t.Fatal(err)
			}
			made, err := s.Fields(Change{Kind: k.name(), Key: e.Key(), After: 1, New: body})
			if err != nil || len(made) == 0 {
				t.Fatalf("%s: %v, %v", k.name(), made, err)
			}
			gone, err := s.Fields(Change{Kind: k.name(), Key: e.Key(), Before: 1, Old: body})
			if err != nil || len(gone) != len(made) {
				t.Errorf("%s: %d made, %d gone, %v", k.name(), len(made), len(gone), err)
			}
			for _, f := range made {
				if f.New == "" || strings.ContainsAny(f.New, "{}[]") || f.Label == "" {
					t.Errorf("%s: %+v", k.name(), f)
				}
			}
			same, err := s.Fields(Change{Kind: k.name(), Key: e.Key(), Before: 1, After: 2, Old: body, New: body})
			if err != nil || len(same) != 0 {
				t.Errorf("%s: nothing changed, got %v, %v", k.name(), same, err)
			}
		}
	}
	imported, err := s.codec.enc.Marshal(sample().Imports[0])
	if err != nil {
		t.Fatal(err)
	}
	fields, err := s.Fields(Change{Kind: data.KindImport, After: 1, New: imported})
	if err != nil || !slices.ContainsFunc(fields, func(f Field) bool { return f.Label == "Lúc" && f.New == "31/05/2019 17:53" }) {
		t.Errorf("%+v, %v", fields, err)
	}
}

func TestFields_of_another_program(t *testing.T) {
	s := newStoreOf(t, sample())
	body, err := s.codec.enc.Marshal(map[string]any{"Title": "Tên cũ", "Shouted": true, "Parts": []any{map[string]any{"X": 1}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range []string{data.KindSource, "gone"} {
		got, err := s.Fields(Change{Kind: kind, New: body})
		if err != nil || len(got) != 3 {
			t.Errorf("%s: %+v, %v", kind, got, err)
		}
	}
	_, err = s.Fields(Change{Kind: data.KindSource, New: []byte{0xff}})
	wantCode(t, err, data.Damaged)
}

// Every field that is stored has a Vietnamese name.
func TestFields_have_names(t *testing.T) {
	labels := fieldLabels()
	used := map[string]bool{}
	var walk func(reflect.Type)
	walk = func(t2 reflect.Type) {
		for t2.Kind() == reflect.Slice || t2.Kind() == reflect.Pointer {
			t2 = t2.Elem()
		}
		if t2.Kind() != reflect.Struct || t2 == reflect.TypeFor[time.Time]() {
			return
		}
		for i := range t2.NumField() {
			f := t2.Field(i)
			if f.Tag.Get("cbor") == "-" {
				continue
			}
			if labels[f.Name] == "" && labels[t2.Name()+"."+f.Name] == "" {
				t.Errorf("%s.%s has no label", t2.Name(), f.Name)
			}
			used[f.Name], used[t2.Name()+"."+f.Name] = true, true
			walk(f.Type)
		}
	}
	shaped := map[string]bool{}
	for _, e := range shapes() {
		walk(reflect.TypeOf(e))
		shaped[e.Bucket()] = true
	}
	for name := range labels {
		if !used[name] {
			t.Errorf("label %q names no field", name)
		}
	}
	for _, k := range kinds() {
		if !shaped[k.name()] || KindName(k.name()) == k.name() {
			t.Errorf("kind %q has no shape or no name", k.name())
		}
	}
}

func TestJournalPage_filters_and_turns(t *testing.T) {
	at := time.Date(2019, 5, 30, 1, 0, 0, 0, time.UTC)
	path := newFile(t, sample())
	for day, user := range []string{"Nguyễn Thị Hoa", "Trần Nam", "Nguyễn Thị Hoa"} {
		s, err := Open(path, Options{User: user, Now: func() time.Time { return at.AddDate(0, 0, day) }})
		if err != nil {
			t.Fatal(err)
		}
		addSource(t, s, fmt.Sprint("S", day+2))
		if err := put(t, s, "Nhập sót", assignment(t, s, "N01/VP")); err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	s := opened(t, path, Options{ReadOnly: true})
	whole, err := s.Journal()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		filter JournalFilter
		want   string // numbers of entries
		next   uint64
	}{
		"all":              {JournalFilter{}, "7 6 5 4 3 2 1", 0},
		"first page":       {JournalFilter{Limit: 3}, "7 6 5", 5},
		"second page":      {JournalFilter{Limit: 3, Before: 5}, "4 3 2", 2},
		"last page":        {JournalFilter{Limit: 3, Before: 2}, "1", 0},
		"just full":        {JournalFilter{Limit: 7}, "7 6 5 4 3 2 1", 0},
		"before the first": {JournalFilter{Before: 1}, "", 0},
		"before the end":   {JournalFilter{Before: 99, Limit: 1}, "7", 7},
		"user":             {JournalFilter{User: "hoa"}, "7 6 3 2", 0},
		"time":             {JournalFilter{From: at.AddDate(0, 0, 1), To: at.AddDate(0, 0, 2)}, "5 4", 0},
		"kind":             {JournalFilter{Kind: data.KindAssignment}, "7 5 3", 0},
		"key":              {JournalFilter{Kind: data.KindSource, Key: "S3"}, "4", 0},
		"other kind":       {JournalFilter{Kind: data.KindTask, Key: "S3"}, "", 0},
		"reason":           {JournalFilter{Text: "nhap SOT"}, "7 5 3", 0},
		"key as text":      {JournalFilter{Text: "s4"}, "6", 0},
		"page of a filter": {JournalFilter{Kind: data.KindAssignment, Limit: 2}, "7 5", 5},
	} {
		t.Run(name, func(t *testing.T) {
			page, err := s.JournalPage(c.filter)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, e := range page.Entries {
				got = append(got, fmt.Sprint(e.Seq))
				if !reflect.DeepEqual(e, whole[e.Seq-1]) {
					t.Errorf("entry %d differs from the journal's", e.Seq)
				}
			}
			if strings.Join(got, " ") != c.want || page.Next != c.next {
				t.Errorf("got %v, next %d; want %s, %d", got, page.Next, c.want, c.next)
			}
		})
	}
}
