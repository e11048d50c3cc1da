package store

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"giaoban/data"
)

// withRevs sets every revision of the facts, as the store does on creation.
func withRevs(f *data.Facts, rev data.Rev) *data.Facts {
	f.Book.Rev = rev
	v := reflect.ValueOf(f).Elem()
	for i := range v.NumField() {
		if s := v.Field(i); s.Kind() == reflect.Slice {
			for j := range s.Len() {
				s.Index(j).FieldByName("Rev").SetUint(uint64(rev))
			}
		}
	}
	return f
}

func TestCreate_then_open_gives_the_same_facts_in_the_same_order(t *testing.T) {
	s := newStoreOf(t, sample())
	if want := withRevs(sample(), 1); !reflect.DeepEqual(s.Facts(), want) {
		t.Errorf("got  %+v\nwant %+v", s.Facts(), want)
	}
	mustCheck(t, s)
	if info, err := os.Stat(s.Path()); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	left, err := os.ReadDir(filepath.Dir(s.Path()))
	if err != nil || len(left) != 1 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestCreate_refuses(t *testing.T) {
	twice := sample()
	twice.Tasks = append(twice.Tasks, twice.Tasks[0])
	orphan := sample()
	orphan.Assignments[0].Agency = "KHÔNG"
	nfd := sample()
	nfd.Tasks[0].Title = "Tha\u0323m mưu"
	folder := t.TempDir()
	there := filepath.Join(folder, "co-san.giaoban")
	if err := os.WriteFile(there, []byte("đừng ghi đè"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, path string
		facts      *data.Facts
		code       data.Code
	}{
		{"an existing file", there, sample(), data.Exists},
		{"an existing folder", folder, sample(), data.Exists},
		{"a missing folder", filepath.Join(folder, "khong", "co.giaoban"), sample(), data.NotFound},
		{"a file for a folder", filepath.Join(there, "x.giaoban"), sample(), data.NotFound},
		{"two tasks of one ID", filepath.Join(folder, "1.giaoban"), twice, data.Invalid},
		{"an assignment to nobody", filepath.Join(folder, "2.giaoban"), orphan, data.NotAllowed},
		{"text that is not NFC", filepath.Join(folder, "3.giaoban"), nfd, data.Invalid},
	} {
		t.Run(c.name, func(t *testing.T) { wantCode(t, Create(c.path, c.facts, Options{}), c.code) })
	}
	unchanged(t, there, []byte("đừng ghi đè"))
	left, err := os.ReadDir(folder)
	if err != nil || len(left) != 1 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestUpdate_stores_with_the_next_revision_and_survives_reopening(t *testing.T) {
	s := newStoreOf(t, sample())
	before := s.Facts()
	a := before.Assignments[1]
	a.Results = []data.Result{{ID: "r2", Recorded: data.NewDate(2019, 5, 2), Percent: 40, Note: "Đang làm"}}
	calls := 0
	s.OnChanged(func() { calls++ })
	err := s.Update("Nhập kết quả", func(tx *Tx) error { return tx.Put(a) })
	if err != nil {
		t.Fatal(err)
	}
	a.Results[0].Note = "sửa sau khi lưu" // must not reach the store
	check := func(f *data.Facts) {
		t.Helper()
		got := f.Assignments[1]
		if got.Key() != "N01/VP" || got.Rev != 2 || got.Results[0].Note != "Đang làm" {
			t.Errorf("got %+v", got)
		}
	}
	check(s.Facts())
	if calls != 1 || before.Assignments[1].Results != nil {
		t.Errorf("%d calls; old snapshot has %v", calls, before.Assignments[1].Results)
	}
	if &before.Observations[0] != &s.Facts().Observations[0] {
		t.Error("kinds that did not change should share their slices")
	}
	path, now := s.Path(), s.Facts()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again := opened(t, path, Options{})
	check(again.Facts())
	if !reflect.DeepEqual(again.Facts(), now) {
		t.Error("memory and file differ")
	}
	mustCheck(t, again)
}

func TestUpdate_is_all_or_nothing(t *testing.T) {
	boom := errors.New("hỏng giữa chừng")
	stale := sample().Tasks[0] // revision 0, stored 1
	cases := []struct {
		name string
		fn   func(*Tx) error
		want func(error) bool
	}{
		{"error of the action", func(*Tx) error { return boom }, func(err error) bool { return errors.Is(err, boom) }},
		{"stale write", func(tx *Tx) error { return tx.Put(stale) }, func(err error) bool { return data.CodeOf(err) == data.Stale }},
		{"stale write that the action drops", func(tx *Tx) error { _ = tx.Put(stale); return nil }, func(err error) bool { return data.CodeOf(err) == data.Stale }},
		{"invalid value", func(tx *Tx) error { return tx.Put(data.Task{ID: "N99"}) }, func(err error) bool { return data.CodeOf(err) == data.Invalid }},
		{"delete of what is not there", func(tx *Tx) error { return tx.Delete(data.Task{ID: "N99"}) }, func(err error) bool { return data.CodeOf(err) == data.NotFound }},
		{"delete of a task in use", func(tx *Tx) error { return tx.Delete(data.Task{ID: "N01", Rev: 1}) }, func(err error) bool { return data.CodeOf(err) == data.NotAllowed }},
		{"delete of an agency in use", func(tx *Tx) error { return tx.Delete(data.Agency{Code: "DH", Rev: 1}) }, func(err error) bool { return data.CodeOf(err) == data.NotAllowed }},
		{"delete of the book", func(tx *Tx) error { return tx.Delete(data.Book{ID: "book-1", Rev: 1}) }, func(err error) bool { return data.CodeOf(err) == data.NotAllowed }},
		{"assignment to nobody", func(tx *Tx) error { return tx.Put(data.Assignment{Task: "N01", Agency: "X"}) }, func(err error) bool { return data.CodeOf(err) == data.NotAllowed }},
	}
	s := newStoreOf(t, sample())
	before := s.Facts()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			err := s.Update("Thử", func(tx *Tx) error {
				if err := tx.Put(data.Source{ID: "S-moi"}); err != nil {
					return err
				}
				return c.fn(tx)
			})
			if !c.want(err) {
				t.Errorf("got %v", err)
			}
			if s.Facts() != before {
				t.Error("facts changed")
			}
		})
	}
	func() {
		defer func() { _ = recover() }()
		_ = s.Update("Thử", func(tx *Tx) error { _ = tx.Put(data.Source{ID: "S-moi"}); panic("lỗi chương trình") })
		t.Error("a panic of the action must reach the caller")
	}()
	entries, err := s.Journal()
	if err != nil || len(entries) != 1 {
		t.Errorf("%d entries, %v", len(entries), err)
	}
	if err := s.Update("Vẫn dùng được", func(tx *Tx) error { return tx.Put(data.Source{ID: "S-moi"}) }); err != nil {
		t.Error(err)
	}
	mustCheck(t, s)
}

func TestUpdate_without_changes_leaves_no_trace(t *testing.T) {
	s := newStoreOf(t, sample())
	was := readFile(t, s.Path())
	s.OnChanged(func() { t.Error("nothing changed") })
	var kept *Tx
	if err := s.Update("Không làm gì", func(tx *Tx) error { kept = tx; return nil }); err != nil {
		t.Fatal(err)
	}
	if err := kept.Put(data.Source{ID: "S9"}); err == nil {
		t.Error("a Tx must not outlive its action")
	}
	unchanged(t, s.Path(), was)
}

func TestOnChanged_can_update_and_stop(t *testing.T) {
	s := newStoreOf(t, sample())
	var seen []string
	stop := s.OnChanged(func() {
		seen = append(seen, s.Facts().Sources[len(s.Facts().Sources)-1].ID)
		if len(seen) == 1 {
			if err := s.Update("Trong lúc báo", func(tx *Tx) error { return tx.Put(data.Source{ID: "S3"}) }); err != nil {
				t.Error(err)
			}
		}
	})
	put := func(id string) {
		if err := s.Update("Thêm", func(tx *Tx) error { return tx.Put(data.Source{ID: id}) }); err != nil {
			t.Error(err)
		}
	}
	put("S2")
	stop()
	put("S4")
	if got := strings.Join(seen, " "); got != "S2 S3" {
		t.Errorf("seen %s", got)
	}
}

func TestAssignments_are_found_from_both_sides(t *testing.T) {
	s := newStoreOf(t, sample())
	keys := func(all []data.Assignment, err error) string {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, a := range all {
			out = append(out, a.Key())
		}
		return strings.Join(out, " ")
	}
	if got := keys(s.TaskAssignments("N01")); got != "N01/DH N01/SNV N01/VP" {
		t.Error(got)
	}
	if got := keys(s.AgencyAssignments("SNV")); got != "N01/SNV N02/SNV" {
		t.Error(got)
	}
	err := s.Update("Giao lại", func(tx *Tx) error {
		if err := tx.Delete(data.Assignment{Task: "N01", Agency: "SNV", Rev: 1}); err != nil {
			return err
		}
		return tx.Put(data.Assignment{Task: "N02", Agency: "DH"})
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := keys(s.AgencyAssignments("SNV")); got != "N02/SNV" {
		t.Error(got)
	}
	if got := keys(s.AgencyAssignments("DH")); got != "N01/DH N02/DH" {
		t.Error(got)
	}
	if got := keys(s.TaskAssignments("N0")); got != "" {
		t.Errorf("a prefix of an ID is no task: %s", got)
	}
	mustCheck(t, s)
}

func TestFacts_keep_document_order_when_the_document_changes(t *testing.T) {
	s := newStoreOf(t, sample())
	first := s.Facts().Tasks[1] // N01, order 2
	first.Order = 0
	if err := s.Update("Đổi thứ tự", func(tx *Tx) error { return tx.Put(first) }); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range s.Facts().Assignments {
		got = append(got, a.Key())
	}
	if strings.Join(got, " ") != "N01/VP N01/SNV N01/DH N02/SNV" {
		t.Error(got)
	}
}

func TestStore_serves_many_goroutines(t *testing.T) {
	s := newStoreOf(t, sample())
	var wait sync.WaitGroup
	for i := range 4 {
		wait.Go(func() {
			for range 10 {
				err := s.Update("Thêm", func(tx *Tx) error {
					return tx.Put(data.Source{ID: string(rune('a'+i)) + "-" + strings.Repeat("x", len(s.Facts().Sources))})
				})
				if err != nil && data.CodeOf(err) != data.Stale {
					t.Error(err)
				}
				if _, err := s.AgencyAssignments("SNV"); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wait.Go(func() {
		if err := s.Check(); err != nil {
			t.Error(err)
		}
		if _, err := s.Backup(); err != nil {
			t.Error(err)
		}
	})
	wait.Wait()
	mustCheck(t, s)
}

func TestClosed_store_says_so(t *testing.T) {
	s := newStoreOf(t, sample())
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	err := s.Update("Thử", func(tx *Tx) error { return tx.Put(data.Source{ID: "x"}) })
	wantCode(t, err, data.NotAllowed)
	if len(s.Facts().Tasks) != 2 {
		t.Error("facts should stay readable")
	}
}
