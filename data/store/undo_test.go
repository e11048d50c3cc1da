package store

import (
	"reflect"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"giaoban/data"
)

// plain is the facts without revisions, which go on when a value goes back.
func plain(f *data.Facts) *data.Facts {
	own := *f
	v := reflect.ValueOf(&own).Elem()
	for i := range v.NumField() {
		if s := v.Field(i); s.Kind() == reflect.Slice {
			all := reflect.MakeSlice(s.Type(), s.Len(), s.Len())
			reflect.Copy(all, s)
			if s.Len() > 0 {
				s.Set(all)
			}
		}
	}
	return withRevs(&own, 0)
}

func TestUndo_and_redo_go_through_the_whole_session(t *testing.T) {
	s := newStoreOf(t, sample())
	states := []*data.Facts{plain(s.Facts())}
	act := func(name string, fn func(tx *Tx) error) {
		t.Helper()
		if err := s.Update(name, fn); err != nil {
			t.Fatal(err)
		}
		states = append(states, plain(s.Facts()))
	}
	act("Nhập kết quả", func(tx *Tx) error { return tx.Put(withResult(t, assignment(t, s, "N01/VP"), "r9", 18000)) })
	act("Sửa lại", func(tx *Tx) error { return tx.Put(withResult(t, assignment(t, s, "N01/VP"), "r9", 18001)) })
	act("Xóa nhiệm vụ", func(tx *Tx) error {
		for _, a := range s.Facts().Assignments {
			if a.Task == "N01" {
				if err := tx.Delete(a); err != nil {
					return err
				}
			}
		}
		return tx.Delete(s.Facts().Tasks[1])
	})
	act("Thêm cơ quan", func(tx *Tx) error {
		if err := tx.Put(data.Agency{Code: "MOI", Order: 9, Name: "Mới", Kind: data.Board}); err != nil {
			return err
		}
		return tx.Put(data.Assignment{Task: "N02", Agency: "MOI"})
	})
	act("Hai lần một mục", func(tx *Tx) error {
		a := assignment(t, s, "N02/MOI")
		if err := tx.Put(withResult(t, a, "r1", 18000)); err != nil {
			return err
		}
		a.Rev++
		return tx.Put(withResult(t, a, "r2", 18000))
	})
	for range 2 {
		for i := len(states) - 1; i > 0; i-- {
			if name, ok := s.CanUndo(); !ok || strings.HasPrefix(name, "Hoàn tác") {
				t.Fatalf("can undo %q, %v", name, ok)
			}
			if err := s.Undo(); err != nil {
				t.Fatal(err)
			}
			if got := plain(s.Facts()); !reflect.DeepEqual(got, states[i-1]) {
				t.Fatalf("undo %d:\n got %+v\nwant %+v", i, got.Assignments, states[i-1].Assignments)
			}
		}
		wantCode(t, s.Undo(), data.NotAllowed)
		for i := 1; i < len(states); i++ {
			if err := s.Redo(); err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(plain(s.Facts()), states[i]) {
				t.Fatalf("redo %d", i)
			}
		}
		wantCode(t, s.Redo(), data.NotAllowed)
	}
	again := reopen(t, s)
	defer again.Close()
	entries, err := again.Journal()
	if err != nil || len(entries) != 1+5+20 || entries[6].Action != "Hoàn tác: Hai lần một mục" || entries[11].Action != "Làm lại: Nhập kết quả" {
		t.Errorf("%d entries, %v", len(entries), err)
	}
	if _, ok := again.CanUndo(); ok {
		t.Error("another session's actions can't be undone")
	}
}

func TestUndo_is_followed_by_new_actions(t *testing.T) {
	s := newStoreOf(t, sample())
	calls := 0
	s.OnChanged(func() { calls++ })
	addSource(t, s, "S2")
	addSource(t, s, "S3")
	if err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	if name, ok := s.CanRedo(); !ok || name == "" {
		t.Error("nothing to redo")
	}
	if err := s.Update("Không làm gì", func(*Tx) error { return nil }); err != nil {
		t.Fatal(err)
	}
	if _, ok := s.CanRedo(); !ok {
		t.Error("an action without changes ends nothing")
	}
	addSource(t, s, "S4")
	if _, ok := s.CanRedo(); ok || calls != 4 {
		t.Errorf("redo after a new action, or %d calls", calls)
	}
	if err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	if err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	if len(s.Facts().Sources) != 1 {
		t.Errorf("sources %+v", s.Facts().Sources)
	}
}

// A value that is no longer what the action wrote is not put back over.
func TestUndo_refuses_what_was_changed_since(t *testing.T) {
	s := newStoreOf(t, sample())
	addSource(t, s, "S2")
	other := func(title string, rev data.Rev) {
		t.Helper()
		err := s.db.Update(func(tx *bolt.Tx) error { // as a program would that shares the workbook
			body, err := s.codec.enc.Marshal(data.Source{ID: "S2", Title: title})
			if err != nil {
				return err
			}
			return tx.Bucket([]byte(data.KindSource)).Put([]byte("S2"), record{rev: rev, order: 2, cbor: body}.seal(data.KindSource, "S2"))
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	other("của người khác", 2)
	was := readFile(t, s.Path())
	wantCode(t, s.Undo(), data.Stale)
	unchanged(t, s.Path(), was)
	if _, ok := s.CanUndo(); !ok {
		t.Error("a refused undo is still to be done")
	}
}

func TestUndo_respects_locks_with_the_original_reason(t *testing.T) {
	s := newStoreOf(t, sample())
	if err := put(t, s, "", withResult(t, assignment(t, s, "N01/VP"), "r9", date(31, 3, 2019))); err != nil {
		t.Fatal(err)
	}
	if err := put(t, s, "", firstQuarter()); err != nil {
		t.Fatal(err)
	}
	if err := s.Undo(); err != nil { // one's own lock of a moment ago
		t.Fatal(err)
	}
	if err := s.Redo(); err != nil {
		t.Fatal(err)
	}
	if err := put(t, s, "Nhập sót", withResult(t, assignment(t, s, "N01/DH"), "r9", date(30, 3, 2019))); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := s.Undo(); err != nil {
			t.Fatal(err)
		}
		if err := s.Redo(); err != nil {
			t.Fatal(err)
		}
	}
	entries, err := s.Journal()
	if err != nil || entries[len(entries)-1].Reason != "Nhập sót" || entries[len(entries)-2].Reason != "Nhập sót" {
		t.Errorf("reasons: %v", err)
	}
	// The result of before the lock, with the lock put in place by somebody else.
	s.done = []step{s.done[0]}
	wantCode(t, s.Undo(), data.PeriodLocked)
	if got := assignment(t, s, "N01/VP"); len(got.Results) != 1 {
		t.Errorf("results %+v", got.Results)
	}
	mustCheck(t, s)
}

func TestUndo_of_a_read_only_workbook(t *testing.T) {
	s := opened(t, newFile(t, sample()), Options{ReadOnly: true})
	wantCode(t, s.Undo(), data.ReadOnly)
	_, err := s.AddEvidence(strings.NewReader("x"), "a.pdf")
	wantCode(t, err, data.ReadOnly)
}
