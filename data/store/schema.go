package store

import (
	"fmt"

	bolt "go.etcd.io/bbolt"

	"giaoban/data"
)

// schema is a version of the file's contents and the way to it. It is a value
// so that a test can make up a future.
type schema struct {
	current int
	// steps bring a workbook from the version to the next. A step sees raw
	// buckets: the entities of today may not be able to read yesterday's values.
	// Any change of an entity that an older program would lose or misread when it
	// writes the value back, a new field too, needs a new version; the step may
	// then do nothing.
	steps map[int]func(codec, *bolt.Tx) error
}

// currentSchema is what this program writes.
func currentSchema() schema {
	return schema{current: 2, steps: map[int]func(codec, *bolt.Tx) error{1: addFollowUp}}
}

// addFollowUp makes the buckets of period locks, imports and evidence. The fields
// that version 2 adds to results, targets and the book read as zero where they
// are missing.
func addFollowUp(_ codec, tx *bolt.Tx) error {
	for _, name := range []string{data.KindLock, data.KindImport, evidenceBucket, contentBucket} {
		if _, err := tx.CreateBucketIfNotExists([]byte(name)); err != nil {
			return fmt.Errorf("create bucket %s: %w", name, err)
		}
	}
	return nil
}

// version returns the schema version of the file, and refuses a file that is no
// workbook or a newer one.
func (s *Store) version(db *bolt.DB) (int, error) {
	version := 0
	err := view(db, func(tx *bolt.Tx) error {
		return getMeta(s.codec, tx, "schema", &version)
	})
	if err != nil {
		return 0, err
	}
	if version > s.schema.current {
		return 0, &data.Error{
			Code:    data.NewerSchema,
			Message: fmt.Sprintf("Sổ “%s” do bản Giao ban mới hơn ghi (lược đồ %d, bản này đọc đến %d).", s.path, version, s.schema.current),
			Hint:    "Cập nhật chương trình rồi mở lại. Tệp được giữ nguyên.",
		}
	}
	return version, nil
}

// migrate brings an older workbook to the present schema: a backup first, then
// one transaction for each version.
func (s *Store) migrate(db *bolt.DB) error {
	version, err := s.version(db)
	if err != nil || version == s.schema.current {
		return err
	}
	for v := version; v < s.schema.current; v++ {
		if s.schema.steps[v] == nil {
			return fmt.Errorf("%w: no way from schema %d", errInconsistent, v)
		}
	}
	if s.private == "" {
		if _, err := s.backup(db); err != nil {
			return s.backupFailed(err)
		}
	}
	for ; version < s.schema.current; version++ {
		err := guarded(func() error {
			return db.Update(func(tx *bolt.Tx) error { return s.step(tx, version) })
		})
		if err != nil {
			return fmt.Errorf("migrate from schema %d: %w", version, err)
		}
	}
	return nil
}

// step takes one version's step. The journal gets a new baseline, since what
// the entries before it hold is of the old version.
func (s *Store) step(tx *bolt.Tx, version int) error {
	if err := s.schema.steps[version](s.codec, tx); err != nil {
		return err
	}
	st, err := readState(s.codec, tx)
	if err != nil {
		return err
	}
	all, err := readContents(tx, s.kinds)
	if err != nil {
		return err
	}
	st.Counts = all.counts()
	entry := s.entry(fmt.Sprintf("Nâng cấp lược đồ %d → %d", version, version+1))
	entry.Baseline, entry.Count = all.digest(), all.size()
	if err := appendEntry(s.codec, tx, &st, entry); err != nil {
		return err
	}
	return putMeta(s.codec, tx, "schema", version+1)
}

// rewrite passes every value of a kind through fn, for steps.
func rewrite(tx *bolt.Tx, kind string, fn func(cbor []byte) ([]byte, error)) error {
	changed := map[string]record{}
	err := eachRecord(tx, kind, func(key []byte, r record) error {
		body, err := fn(r.cbor)
		if err != nil {
			return fmt.Errorf("%s %q: %w", kind, key, err)
		}
		r.cbor = body
		changed[string(key)] = r
		return nil
	})
	if err != nil {
		return err
	}
	for key, r := range changed { // not while the bucket is being walked
		if err := tx.Bucket([]byte(kind)).Put([]byte(key), r.seal(kind, key)); err != nil {
			return err
		}
	}
	return nil
}
