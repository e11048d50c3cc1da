package store

import (
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"giaoban/data"
)

func TestUpdate_refuses_what_would_dangle(t *testing.T) {
	s := newStoreOf(t, sample())
	f := s.Facts()
	task := func(change func(*data.Task)) data.Task {
		changed := f.Tasks[0]
		change(&changed)
		return changed
	}
	fresh := data.Task{ID: "N90", Title: "Việc mới", Deadline: data.Deadline{Kind: data.Prompt}}
	for _, c := range []struct {
		name string
		fn   func(*Tx) error
		says string
	}{
		{"delete of a directive in use", func(tx *Tx) error { return tx.Delete(f.Directives[0]) }, "còn mục"},
		{"delete of a clause in use", func(tx *Tx) error { return tx.Delete(f.Clauses[0]) }, "còn nhiệm vụ"},
		{"delete of a task in use", func(tx *Tx) error { return tx.Delete(f.Tasks[0]) }, "còn lượt giao"},
		{"delete of an agency in use", func(tx *Tx) error { return tx.Delete(f.Agencies[0]) }, "còn lượt giao"},
		{"new task of no such directive", func(tx *Tx) error {
			t := fresh
			t.Directive = "không-có"
			return tx.Put(t)
		}, "Không có văn bản mang mã “không-có”"},
		{"new task of no such clause", func(tx *Tx) error {
			t := fresh
			t.Clause = "2146-UBND-TH#99"
			return tx.Put(t)
		}, "Không có mục mang mã “2146-UBND-TH#99”"},
		{"task moved to no such clause", func(tx *Tx) error {
			return tx.Put(task(func(t *data.Task) { t.Clause = "2146-UBND-TH#99" }))
		}, "Không có mục"},
		{"clause of no such directive", func(tx *Tx) error {
			return tx.Put(data.Clause{ID: "X#1", Directive: "X", Path: "1", Text: "Nội dung."})
		}, "Không có văn bản"},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := s.Update("Thử", c.fn)
			wantCode(t, err, data.NotAllowed)
			if !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want %q", err, c.says)
			}
		})
	}
	if s.Facts() != f {
		t.Error("facts changed")
	}
	if err := s.Update("Việc không có văn bản", func(tx *Tx) error { return tx.Put(fresh) }); err != nil {
		t.Errorf("a task needs neither directive nor clause: %v", err)
	}
	mustCheck(t, s)
}

// A directive goes with all that hangs on it in one action, last things first.
func TestDelete_of_a_whole_directive(t *testing.T) {
	s := newStoreOf(t, sample())
	f := s.Facts()
	err := s.Update("Xóa văn bản", func(tx *Tx) error {
		for _, a := range f.Assignments {
			if err := tx.Delete(a); err != nil {
				return err
			}
		}
		for _, task := range f.Tasks {
			if err := tx.Delete(task); err != nil {
				return err
			}
		}
		for _, c := range f.Clauses {
			if err := tx.Delete(c); err != nil {
				return err
			}
		}
		return tx.Delete(f.Directives[0])
	})
	if err != nil {
		t.Fatal(err)
	}
	if left := s.Facts(); len(left.Directives)+len(left.Clauses)+len(left.Tasks)+len(left.Assignments) != 0 {
		t.Errorf("left %+v", left.Directives)
	}
	mustCheck(t, s)
}

// What an older program or another hand has deleted under its tasks is found.
func TestCheck_finds_references_to_what_is_not_there(t *testing.T) {
	for _, c := range []struct{ kind, key string }{
		{data.KindDirective, "2146-UBND-TH"},
		{data.KindClause, "2146-UBND-TH#2"},
		{data.KindTask, "N01"},
		{data.KindAgency, "DH"},
	} {
		t.Run(c.kind, func(t *testing.T) {
			path := newFile(t, sample())
			tamper(t, path, func(tx *bolt.Tx) error { return tx.Bucket([]byte(c.kind)).Delete([]byte(c.key)) })
			s, err := newStore(path, Options{}, currentSchema())
			if err != nil {
				t.Fatal(err)
			}
			tamper(t, path, func(tx *bolt.Tx) error { // the counts are made right
				st, err := readState(s.codec, tx)
				if err != nil {
					return err
				}
				st.Counts[c.kind]--
				return putMeta(s.codec, tx, "state", st)
			})
			err = CheckFile(path)
			wantCode(t, err, data.Damaged)
			if want := "refers to " + c.kind; !strings.Contains(err.Error(), want) {
				t.Errorf("got %v, want %q", err, want)
			}
		})
	}
}
