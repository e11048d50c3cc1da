package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/google/uuid"
	bolt "go.etcd.io/bbolt"

	"giaoban/data"
)

// Create writes a new workbook with the facts in it, whose revisions become 1.
// A book without an ID is given one. The file appears under its name only when
// it is whole and on the disk. Errors: Exists, Invalid, NoSpace, NotFound for a
// missing folder, ReadOnly for one that can't be written.
func Create(path string, f *data.Facts, o Options) error {
	s, err := newStore(path, o, currentSchema())
	if err == nil {
		err = s.create(f)
	}
	return failure("tạo", path, err)
}

func (s *Store) create(f *data.Facts) error {
	if _, err := os.Lstat(s.path); err == nil {
		return os.ErrExist
	}
	own := *f
	if own.Book.ID == "" {
		id, err := uuid.NewV7() // random, and sortable by time
		if err != nil {
			return err
		}
		own.Book.ID = id.String()
	}
	dir := filepath.Dir(s.path)
	temp, err := tempIn(dir)
	if err != nil {
		return placeFailure(dir, err)
	}
	defer os.Remove(temp)
	if err := s.fill(temp, &own); err != nil {
		return err
	}
	return place(temp, s.path)
}

// fill writes the facts into the empty file at path and syncs it.
func (s *Store) fill(path string, f *data.Facts) error {
	// One sync at the end will do: nobody knows the file yet.
	db, err := openBolt(path, bolt.Options{Timeout: lockTimeout, NoSync: true, MaxSize: s.options.MaxSize})
	if err != nil {
		return err
	}
	err = guarded(func() error {
		if err := db.Update(func(tx *bolt.Tx) error { return s.populate(tx, f) }); err != nil {
			return err
		}
		return db.Sync()
	})
	return errors.Join(err, db.Close())
}

func (s *Store) populate(tx *bolt.Tx, f *data.Facts) error {
	for _, name := range s.buckets() {
		if _, err := tx.CreateBucket([]byte(name)); err != nil {
			return err
		}
	}
	if err := indexAgencies(tx, f.Assignments); err != nil {
		return err
	}
	filling := &Tx{store: s, tx: tx, state: state{Head: make([]byte, 32), Counts: map[string]int{}}}
	for _, k := range s.kinds {
		tx.Bucket([]byte(k.name())).FillPercent = 0.9 // most kinds come in key order
		for _, e := range k.entities(f) {
			if err := filling.first(e); err != nil {
				return err
			}
		}
		filling.changes, filling.edits = nil, nil
	}
	all, err := readContents(tx, s.kinds)
	if err != nil {
		return err
	}
	// The values themselves stand in the workbook; the journal holds what they add up to.
	entry := s.entry("Tạo sổ")
	entry.Baseline, entry.Count = all.digest(), all.size()
	if err := appendEntry(s.codec, tx, &filling.state, entry); err != nil {
		return err
	}
	return putMeta(s.codec, tx, "schema", s.schema.current)
}

// indexAgencies stores the secondary keys in their own order. Storing the
// assignments finds them there; a hundred thousand insertions in task order
// would take seconds.
func indexAgencies(tx *bolt.Tx, all []data.Assignment) error {
	keys := make([]string, 0, len(all))
	for _, a := range all {
		keys = append(keys, string(agencyKey(a)))
	}
	slices.Sort(keys)
	b := tx.Bucket([]byte(agencyBucket))
	for _, key := range keys {
		if err := b.Put([]byte(key), []byte{}); err != nil {
			return err
		}
	}
	return nil
}

// buckets names all buckets of a workbook.
func (s *Store) buckets() []string {
	names := []string{metaBucket, journalBucket, agencyBucket, evidenceBucket, contentBucket}
	for _, k := range s.kinds {
		names = append(names, k.name())
	}
	return names
}

// first stores an entity of a new workbook, whatever revision it had in the
// one it comes from.
func (tx *Tx) first(e data.Entity) error {
	if err := e.Validate(); err != nil {
		return err
	}
	err := tx.put(e, 0)
	if data.CodeOf(err) == data.Stale {
		return &data.Error{
			Code: data.Invalid, Message: fmt.Sprintf("Có hai mục cùng mã “%s” (%s).", e.Key(), e.Bucket()),
			Hint: "Đổi một trong hai mã.", Err: err,
		}
	}
	return err
}

// tempIn makes an empty file, readable by its owner alone, in the folder where
// it will get its name.
func tempIn(dir string) (string, error) {
	f, err := os.CreateTemp(dir, ".giaoban-*.tmp")
	if err != nil {
		return "", err
	}
	return f.Name(), f.Close()
}

// place gives the finished file temp its name, never over another file.
func place(temp, path string) error {
	// A link fails where a rename would replace what has come meanwhile.
	switch err := os.Link(temp, path); {
	case err == nil:
		return errors.Join(os.Remove(temp), syncDir(filepath.Dir(path)))
	case errors.Is(err, os.ErrExist):
		return err
	}
	if _, err := os.Lstat(path); err == nil { // a file system without links
		return fmt.Errorf("%s: %w", path, os.ErrExist)
	}
	if err := os.Rename(temp, path); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}
