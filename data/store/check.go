package store

import (
	"errors"
	"fmt"
	"io"
	"os"

	bolt "go.etcd.io/bbolt"

	"giaoban/data"
)

// Check reads the whole file and reports the first thing that is wrong: bbolt's
// own checks, both meta pages, every value with its checksum, counts, secondary
// keys, references, evidence with its hashes, and the journal back to its beginning. Nothing is changed. Edits wait
// meanwhile.
func (s *Store) Check() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	return failure("kiểm tra", s.path, s.check(s.db))
}

func (s *Store) check(db *bolt.DB) error {
	if err := checkMetas(db.Path()); err != nil {
		return err
	}
	return view(db, func(tx *bolt.Tx) error {
		var first error
		for err := range tx.Check() { // to its end: the channel must be drained
			if first == nil {
				first = fmt.Errorf("%w: %w", errInconsistent, err)
			}
		}
		if first != nil {
			return first
		}
		if err := s.checkRecords(tx); err != nil {
			return err
		}
		if err := checkEvidence(s.codec, tx); err != nil {
			return err
		}
		return verifyHistory(s.codec, tx, s.kinds)
	})
}

// checkMetas wants both meta pages valid. bbolt falls back to the older one
// when the newer is damaged, which silently loses the last transaction.
func checkMetas(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	head, err := io.ReadAll(io.LimitReader(f, headSize))
	if err != nil {
		return err
	}
	_, both, err := metas(head)
	if err == nil && !both {
		err = fmt.Errorf("%w: one of two meta pages", errBadPage)
	}
	return err
}

// checkRecords decodes every value under its key and compares counts, orders,
// secondary keys and references.
func (s *Store) checkRecords(tx *bolt.Tx) error {
	st, err := readState(s.codec, tx)
	if err != nil {
		return err
	}
	for _, k := range s.kinds {
		count, top := 0, uint64(0)
		err := eachRecord(tx, k.name(), func(key []byte, r record) error {
			count, top = count+1, max(top, r.order)
			e, err := k.decode(s.codec, r)
			if err == nil {
				err = s.checkRecord(tx, string(key), e)
			}
			if err != nil {
				return fmt.Errorf("%w: %s %q: %w", errInconsistent, k.name(), key, err)
			}
			return nil
		})
		if err != nil {
			return err
		}
		if count != st.Counts[k.name()] || top > tx.Bucket([]byte(k.name())).Sequence() {
			return fmt.Errorf("%w: %d of %d in %s", errInconsistent, count, st.Counts[k.name()], k.name())
		}
	}
	if n := tx.Bucket([]byte(agencyBucket)).Stats().KeyN; n != st.Counts[data.KindAssignment] {
		return fmt.Errorf("%w: %d keys by agency of %d assignments", errInconsistent, n, st.Counts[data.KindAssignment])
	}
	return nil
}

func (s *Store) checkRecord(tx *bolt.Tx, key string, e data.Entity) error {
	if e.Key() != key {
		return fmt.Errorf("is under another key than %q", e.Key())
	}
	if a, ok := e.(data.Assignment); ok && tx.Bucket([]byte(agencyBucket)).Get(agencyKey(a)) == nil {
		return errors.New("has no key by agency")
	}
	if file, missing := missingEvidence(tx, e); missing {
		return fmt.Errorf("names evidence %s, which is not there", file.SHA256)
	}
	if kind, missing := s.missing(tx, e); kind != "" {
		return fmt.Errorf("refers to %s %q, which is not there", kind, missing)
	}
	return nil
}

// CheckFile checks a workbook without changing it. One that is in use or of an
// older schema is checked as a private copy.
func CheckFile(path string) error { return checkFile(path, currentSchema()) }

func checkFile(path string, sch schema) error {
	s, err := open(path, Options{ReadOnly: true}, sch)
	if err != nil {
		return err
	}
	return errors.Join(s.Check(), s.Close())
}
