package store

import (
	"strings"
	"testing"
	"time"

	"giaoban/data"
)

func date(d int, m time.Month, y int) data.Date { return data.NewDate(y, m, d) }

func firstQuarter() data.Lock {
	return data.Lock{ID: "q1", Period: "2019-Q1", To: date(31, 3, 2019), On: date(5, 4, 2019), By: "Hoa"}
}

func put(t testing.TB, s *Store, reason string, all ...data.Entity) error {
	t.Helper()
	return s.Update("Sửa", func(tx *Tx) error {
		tx.Reason(reason)
		for _, e := range all {
			if err := tx.Put(e); err != nil {
				return err
			}
		}
		return nil
	})
}

// assignment finds one in the present facts.
func assignment(t testing.TB, s *Store, key string) data.Assignment {
	t.Helper()
	for _, a := range s.Facts().Assignments {
		if a.Key() == key {
			return a
		}
	}
	t.Fatalf("no assignment %s", key)
	return data.Assignment{}
}

// withResult is the assignment with one more result, recorded on the day.
func withResult(t testing.TB, a data.Assignment, id string, on data.Date) data.Assignment {
	t.Helper()
	a, err := a.WithResult(data.Result{ID: id, Recorded: on, Percent: 40})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestLocked_facts_change_only_with_a_reason(t *testing.T) {
	locked, free := date(31, 3, 2019), date(1, 4, 2019)
	for _, c := range []struct {
		name string
		act  func(t *testing.T, s *Store, tx *Tx) error
		ok   bool
	}{
		{"a result of the locked period", func(t *testing.T, s *Store, tx *Tx) error {
			return tx.Put(withResult(t, assignment(t, s, "N01/VP"), "r9", locked))
		}, false},
		{"a result of the day after", func(t *testing.T, s *Store, tx *Tx) error {
			return tx.Put(withResult(t, assignment(t, s, "N01/VP"), "r9", free))
		}, true},
		{"a locked result edited", func(t *testing.T, s *Store, tx *Tx) error {
			a := assignment(t, s, "N02/SNV")
			a.Results[0].Percent = 90
			return tx.Put(a)
		}, false},
		{"an assignment with locked results deleted", func(t *testing.T, s *Store, tx *Tx) error {
			return tx.Delete(assignment(t, s, "N02/SNV"))
		}, false},
		{"an exit of the locked period taken back", func(t *testing.T, s *Store, tx *Tx) error {
			a := assignment(t, s, "N01/SNV")
			a.Exit = nil
			return tx.Put(a)
		}, false},
		{"an assignment given by a directive of the locked period", func(_ *testing.T, _ *Store, tx *Tx) error {
			return tx.Put(data.Assignment{Task: "N02", Agency: "VP"})
		}, false},
		{"an assignment given later", func(_ *testing.T, _ *Store, tx *Tx) error {
			return tx.Put(data.Assignment{Task: "N02", Agency: "VP", Given: free})
		}, true},
		{"an assignment given by a directive of the same action", func(_ *testing.T, _ *Store, tx *Tx) error {
			for _, e := range []data.Entity{
				data.Directive{ID: "V2", Number: "5/UBND", Date: free},
				data.Task{ID: "N99", Directive: "V2", Title: "Mới", Deadline: data.Deadline{Kind: data.Ongoing}},
				data.Assignment{Task: "N99", Agency: "VP"},
			} {
				if err := tx.Put(e); err != nil {
					return err
				}
			}
			return nil
		}, true},
		{"another kind", func(_ *testing.T, s *Store, tx *Tx) error { return tx.Put(s.Facts().Meetings[0]) }, true},
		{"the lock lifted", func(_ *testing.T, s *Store, tx *Tx) error {
			l := s.Facts().Locks[0]
			l.Lifted = date(9, 4, 2019)
			return tx.Put(l)
		}, false},
		{"the lock moved back", func(_ *testing.T, s *Store, tx *Tx) error {
			l := s.Facts().Locks[0]
			l.To--
			return tx.Put(l)
		}, false},
		{"the lock deleted", func(_ *testing.T, s *Store, tx *Tx) error { return tx.Delete(s.Facts().Locks[0]) }, false},
		{"the lock moved on", func(_ *testing.T, s *Store, tx *Tx) error {
			l := s.Facts().Locks[0]
			l.To++
			return tx.Put(l)
		}, true},
		{"a second lock", func(_ *testing.T, _ *Store, tx *Tx) error {
			l := firstQuarter()
			l.ID = "q1-2"
			return tx.Put(l)
		}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := sample()
			f.Locks = []data.Lock{firstQuarter()}
			s := newStoreOf(t, f)
			before := s.Facts()
			err := s.Update("Thử", func(tx *Tx) error { return c.act(t, s, tx) })
			if (err == nil) != c.ok {
				t.Fatalf("without a reason: %v", err)
			}
			if c.ok {
				return
			}
			wantCode(t, err, data.PeriodLocked)
			if s.Facts() != before || !strings.Contains(err.Error(), "lý do") {
				t.Errorf("facts changed, or no advice: %v", err)
			}
			err = s.Update("Thử", func(tx *Tx) error { tx.Reason(" \n"); return c.act(t, s, tx) })
			wantCode(t, err, data.PeriodLocked)
			err = s.Update("Thử", func(tx *Tx) error { tx.Reason(" Nhập sót "); return c.act(t, s, tx) })
			if err != nil {
				t.Fatal(err)
			}
			entries, err := s.Journal()
			if err != nil || len(entries) != 2 || entries[1].Reason != "Nhập sót" {
				t.Errorf("journal %+v, %v", entries, err)
			}
			mustCheck(t, s)
		})
	}
}

func TestLock_of_the_same_action_counts(t *testing.T) {
	s := newStoreOf(t, sample())
	late := withResult(t, assignment(t, s, "N01/VP"), "r9", date(31, 3, 2019))
	wantCode(t, put(t, s, "", firstQuarter(), late), data.PeriodLocked)
	if err := put(t, s, "", late, firstQuarter()); err != nil {
		t.Fatal(err)
	}
	if got := s.Facts().Locks; len(got) != 2 || got[1].ID != "q1" && got[0].ID != "q1" {
		t.Errorf("locks %+v", got)
	}
	l := firstQuarter()
	l.Rev, l.Lifted = 1, date(9, 4, 2019)
	again := withResult(t, assignment(t, s, "N01/VP"), "r10", date(31, 3, 2019))
	if err := put(t, s, "Bổ sung", l, again); err != nil {
		t.Fatal(err)
	}
	if err := put(t, s, "", withResult(t, assignment(t, s, "N01/VP"), "r11", date(31, 3, 2019))); err != nil {
		t.Errorf("the lock is lifted: %v", err)
	}
}

func TestReason_is_kept_in_a_form_that_can_be_read(t *testing.T) {
	s := newStoreOf(t, sample())
	wantCode(t, put(t, s, strings.Repeat("dài ", 300), firstQuarter()), data.Invalid)
	if err := put(t, s, "No\u0302\u0323i \xff", firstQuarter()); err != nil {
		t.Fatal(err)
	}
	err := s.Update("Nhập tệp \xff.xlsx", func(tx *Tx) error { return tx.Put(data.Source{ID: "S2"}) })
	if err != nil {
		t.Fatal(err)
	}
	entries, err := s.Journal()
	if err != nil || entries[1].Reason != "Nội \uFFFD" || entries[2].Action != "Nhập tệp \uFFFD.xlsx" {
		t.Errorf("%+v, %v", entries, err)
	}
	mustCheck(t, s)
}
