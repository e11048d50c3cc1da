package store

import (
	"crypto/sha256"
	"path/filepath"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"giaoban/data"
)

// tamper changes a closed workbook behind the store's back.
func tamper(t *testing.T, path string, fn func(*bolt.Tx) error) {
	t.Helper()
	db, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Update(fn); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

// entities decodes what the journal keeps of a change; nil where there was none.
func entities(t *testing.T, c Change) (before, after data.Entity) {
	t.Helper()
	codec, err := newCodec()
	if err != nil {
		t.Fatal(err)
	}
	read := func(rev data.Rev, cbor []byte) data.Entity {
		if rev == 0 {
			return nil
		}
		e, err := kindNamed(kinds(), c.Kind).decode(codec, record{rev: rev, cbor: cbor})
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	return read(c.Before, c.Old), read(c.After, c.New)
}

func TestJournal_tells_who_changed_what(t *testing.T) {
	path := filepath.Join(t.TempDir(), "kontum.giaoban")
	at := time.Date(2019, 5, 31, 8, 0, 0, 0, time.UTC)
	o := Options{User: "Nguyễn Thị Hoa", Now: func() time.Time { at = at.Add(time.Minute); return at }}
	if err := Create(path, sample(), o); err != nil {
		t.Fatal(err)
	}
	s := opened(t, path, o)
	err := s.Update("Xác nhận kết quả N01", func(tx *Tx) error {
		a := s.Facts().Assignments[3]
		a.Results = []data.Result{{ID: "r1", Percent: 50}}
		if err := tx.Put(a); err != nil {
			return err
		}
		return tx.Delete(s.Facts().Meetings[0])
	})
	if err != nil {
		t.Fatal(err)
	}
	entries, err := s.Journal()
	if err != nil || len(entries) != 2 {
		t.Fatal(entries, err)
	}
	first, second := entries[0], entries[1]
	if first.Seq != 1 || len(first.Baseline) != sha256.Size || first.Count != 33 || first.Changes != nil {
		t.Errorf("creation: %+v", first)
	}
	if second.User != "Nguyễn Thị Hoa" || second.Action != "Xác nhận kết quả N01" || second.Prev != first.Hash ||
		!second.Time.Equal(time.Date(2019, 5, 31, 8, 2, 0, 0, time.UTC)) {
		t.Errorf("edit: %+v", second)
	}
	before, after := entities(t, second.Changes[0])
	if b := before.(data.Assignment); b.Rev != 1 || b.Results != nil {
		t.Errorf("before: %+v", b)
	}
	if a := after.(data.Assignment); a.Rev != 2 || a.Results[0].Percent != 50 {
		t.Errorf("after: %+v", a)
	}
	before, after = entities(t, second.Changes[1])
	if before.(data.Meeting).ID != "b" || after != nil {
		t.Errorf("deletion: %v → %v", before, after)
	}
	if err := s.VerifyJournal(); err != nil {
		t.Error(err)
	}
}

// Each case makes a file that bbolt finds perfect.
func TestVerifyJournal_finds_changes_made_behind_its_back(t *testing.T) {
	resealed := func(tx *bolt.Tx, kind, key string, fn func(*record)) error {
		b := tx.Bucket([]byte(kind))
		r, err := unseal(kind, []byte(key), append([]byte{}, b.Get([]byte(key))...))
		if err != nil {
			return err
		}
		fn(&r)
		return b.Put([]byte(key), r.seal(kind, key))
	}
	journal := func(tx *bolt.Tx) *bolt.Bucket { return tx.Bucket([]byte(journalBucket)) }
	for _, c := range []struct {
		name  string
		fn    func(*bolt.Tx) error
		opens bool // the damage shows only in the history
	}{
		{"a value with its checksum made right", func(tx *bolt.Tx) error {
			return resealed(tx, data.KindSource, "S1", func(r *record) { r.cbor[len(r.cbor)-1] ^= 1 })
		}, true},
		{"a revision", func(tx *bolt.Tx) error {
			return resealed(tx, data.KindTask, "N01", func(r *record) { r.rev += 5 })
		}, true},
		{"an entity of the first day", func(tx *bolt.Tx) error {
			return resealed(tx, data.KindObservation, "PAPI/2016/62/D2", func(r *record) { r.cbor[len(r.cbor)-1]++ })
		}, true},
		{"an old entry rewritten", func(tx *bolt.Tx) error {
			v := append([]byte{}, journal(tx).Get(seqKey(2))...)
			v[60] ^= 1
			return journal(tx).Put(seqKey(2), v)
		}, true},
		{"an old entry removed", func(tx *bolt.Tx) error { return journal(tx).Delete(seqKey(2)) }, true},
		{"the last entry removed", func(tx *bolt.Tx) error { return journal(tx).Delete(seqKey(3)) }, false},
		{"an entity removed", func(tx *bolt.Tx) error {
			return tx.Bucket([]byte(data.KindMatter)).Delete([]byte("m1"))
		}, false},
		{"an entity slipped in", func(tx *bolt.Tx) error {
			return tx.Bucket([]byte(data.KindSource)).Put([]byte("S0"), record{rev: 1, cbor: []byte{0xa0}}.seal(data.KindSource, "S0"))
		}, false},
		{"a secondary key removed", func(tx *bolt.Tx) error {
			return tx.Bucket([]byte(agencyBucket)).Delete([]byte("DH/N01"))
		}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := newFile(t, sample())
			s, err := Open(path, Options{})
			if err != nil {
				t.Fatal(err)
			}
			for range 2 {
				if err := s.Update("Sửa", func(tx *Tx) error { return tx.Put(s.Facts().Tasks[0]) }); err != nil {
					t.Fatal(err)
				}
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			tamper(t, path, c.fn)
			s, err = Open(path, Options{})
			if (err == nil) != c.opens {
				t.Fatalf("open: %v", err)
			}
			if err == nil {
				wantCode(t, s.Check(), data.Damaged)
				if err := s.Close(); err != nil {
					t.Error(err)
				}
			}
			wantCode(t, CheckFile(path), data.Damaged)
		})
	}
}

// An entry with a right hash, but wrong inside.
func TestJournal_says_what_is_wrong_with_an_entry(t *testing.T) {
	s := newStoreOf(t, sample())
	number, err := s.codec.enc.Marshal(journalBody{Seq: 7})
	if err != nil {
		t.Fatal(err)
	}
	for body, want := range map[string]string{string(number): "calls itself 7", "\xff": "cbor"} {
		err := s.db.Update(func(tx *bolt.Tx) error {
			hash := chain(make([]byte, sha256.Size), []byte(body))
			return tx.Bucket([]byte(journalBucket)).Put(seqKey(1), append(hash[:], body...))
		})
		if err != nil {
			t.Fatal(err)
		}
		_, err = s.Journal()
		wantCode(t, err, data.Damaged)
		if !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "nil") {
			t.Errorf("got %v, want %q", err, want)
		}
	}
}
