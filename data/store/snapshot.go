package store

import (
	"bytes"
	"errors"
	"fmt"

	bolt "go.etcd.io/bbolt"

	"giaoban/data"
)

const (
	metaBucket   = "giaoban" // makes a bbolt file a workbook
	agencyBucket = "assignment-by-agency"
)

// errInconsistent: every part is readable, but they do not agree.
var errInconsistent = errors.New("contents do not agree")

// state changes with every transaction. The counts and the head of the journal
// would miss entries that a damaged page has lost.
type state struct {
	Seq    uint64 // of the last journal entry
	Head   []byte // its hash
	Counts map[string]int
}

// putMeta stores a sealed value in the workbook's own bucket.
func putMeta(c codec, tx *bolt.Tx, key string, value any) error {
	body, err := c.enc.Marshal(value)
	if err != nil {
		return fmt.Errorf("encode %s: %w", key, err)
	}
	return tx.Bucket([]byte(metaBucket)).Put([]byte(key), record{cbor: body}.seal(metaBucket, key))
}

// getMeta reads what putMeta stored.
func getMeta(c codec, tx *bolt.Tx, key string, value any) error {
	b := tx.Bucket([]byte(metaBucket))
	if b == nil {
		return fmt.Errorf("%w: no bucket %q", errForeign, metaBucket)
	}
	r, err := unseal(metaBucket, []byte(key), b.Get([]byte(key)))
	if err != nil {
		return err
	}
	if err := c.dec.Unmarshal(r.cbor, value); err != nil {
		return fmt.Errorf("%w: %s: %w", errInconsistent, key, err)
	}
	return nil
}

func readState(c codec, tx *bolt.Tx) (state, error) {
	var st state
	err := getMeta(c, tx, "state", &st)
	return st, err
}

// load reads everything into memory and checks it against the counts and the
// head of the journal.
func (s *Store) load(db *bolt.DB) (*data.Facts, error) {
	f := new(data.Facts)
	err := view(db, func(tx *bolt.Tx) error {
		st, err := readState(s.codec, tx)
		if err != nil {
			return err
		}
		for _, k := range s.kinds {
			if err := s.loadKind(tx, k, st.Counts[k.name()], f); err != nil {
				return err
			}
		}
		if st.Counts[data.KindBook] != 1 {
			return fmt.Errorf("%w: %d books", errInconsistent, st.Counts[data.KindBook])
		}
		return checkHead(tx, st)
	})
	return f, err
}

func (s *Store) loadKind(tx *bolt.Tx, k kind, count int, f *data.Facts) error {
	keys, records := make([][]byte, 0, count), make([]record, 0, count)
	err := eachRecord(tx, k.name(), func(key []byte, r record) error {
		keys, records = append(keys, key), append(records, r)
		return nil
	})
	if err != nil {
		return err
	}
	if len(records) != count {
		return fmt.Errorf("%w: %d of %d in %s", errInconsistent, len(records), count, k.name())
	}
	if err := k.load(s.codec, f, keys, records); err != nil {
		return fmt.Errorf("%w: %w", errInconsistent, err)
	}
	return nil
}

// eachRecord visits a bucket in key order. Keys and records are valid only
// during the transaction.
func eachRecord(tx *bolt.Tx, kind string, visit func(key []byte, r record) error) error {
	b := tx.Bucket([]byte(kind))
	if b == nil {
		return nil
	}
	return b.ForEach(func(key, value []byte) error {
		r, err := unseal(kind, key, value)
		if err != nil {
			return err
		}
		return visit(key, r)
	})
}

// view is a read transaction that turns bbolt's panics into errors.
func view(db *bolt.DB, fn func(*bolt.Tx) error) error {
	return guarded(func() error { return db.View(fn) })
}

// merge returns new facts with the edits in them. Kinds without edits share
// their slices with the old facts.
func merge(kinds []kind, old *data.Facts, edits []edit) *data.Facts {
	byKind := map[string][]edit{}
	for _, e := range edits {
		byKind[e.kind] = append(byKind[e.kind], e)
	}
	f := *old
	for _, k := range kinds {
		touched := len(byKind[k.name()]) > 0
		for other := range byKind {
			touched = touched || k.follows(other)
		}
		if touched {
			k.apply(&f, byKind[k.name()])
		}
	}
	return &f
}

// TaskAssignments returns a task's assignments by agency code, found by key.
func (s *Store) TaskAssignments(task string) ([]data.Assignment, error) {
	var out []data.Assignment
	err := view(s.db, func(tx *bolt.Tx) error {
		return eachWithPrefix(tx, data.KindAssignment, task+"/", func(key, _ []byte) error {
			return s.assignment(tx, key, &out)
		})
	})
	return out, failure("đọc", s.path, err)
}

// AgencyAssignments returns an agency's assignments by task ID, found by the
// secondary key.
func (s *Store) AgencyAssignments(agency string) ([]data.Assignment, error) {
	var out []data.Assignment
	err := view(s.db, func(tx *bolt.Tx) error {
		return eachWithPrefix(tx, agencyBucket, agency+"/", func(key, _ []byte) error {
			task := bytes.TrimPrefix(key, []byte(agency+"/"))
			return s.assignment(tx, []byte(string(task)+"/"+agency), &out)
		})
	})
	return out, failure("đọc", s.path, err)
}

// assignment appends one stored assignment to out.
func (s *Store) assignment(tx *bolt.Tx, key []byte, out *[]data.Assignment) error {
	r, err := unseal(data.KindAssignment, key, tx.Bucket([]byte(data.KindAssignment)).Get(key))
	if err != nil {
		return err
	}
	e, err := kindNamed(s.kinds, data.KindAssignment).decode(s.codec, r)
	if err != nil {
		return fmt.Errorf("%w: %w", errInconsistent, err)
	}
	*out = append(*out, e.(data.Assignment))
	return nil
}

func eachWithPrefix(tx *bolt.Tx, bucket, prefix string, visit func(key, value []byte) error) error {
	c := tx.Bucket([]byte(bucket)).Cursor()
	for k, v := c.Seek([]byte(prefix)); bytes.HasPrefix(k, []byte(prefix)); k, v = c.Next() {
		if err := visit(k, v); err != nil {
			return err
		}
	}
	return nil
}
