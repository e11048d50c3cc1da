package store

import (
	"bytes"
	"fmt"
	"time"

	bolt "go.etcd.io/bbolt"

	"giaoban/data"
)

// PruneEvidence removes the evidence files that nothing names: no result, and no
// action of this session that can still be undone or redone. Files that came in
// this session stay too: the result that will name them may be being typed. It
// returns the names of the removed ones; the journal lists them.
func (s *Store) PruneEvidence() ([]string, error) {
	var removed []string
	err := s.Update("Dọn minh chứng không còn kết quả nào nêu", func(tx *Tx) error {
		return tx.keep(func() error {
			return guarded(func() (err error) {
				removed, err = tx.prune()
				return err
			})
		})
	})
	return removed, err
}

// UnusedEvidence is an evidence file of the workbook that nothing names.
type UnusedEvidence struct {
	data.Evidence
	Size  int64     // bytes
	Added time.Time // when it came in
}

// UnusedEvidence lists what PruneEvidence would remove now, by SHA-256. Errors:
// Damaged.
func (s *Store) UnusedEvidence() ([]UnusedEvidence, error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	var out []UnusedEvidence
	err := view(s.db, func(tx *bolt.Tx) (err error) {
		out, err = (&Tx{store: s, tx: tx}).unusedEvidence()
		return err
	})
	return out, failure("đọc minh chứng của", s.path, err)
}

func (tx *Tx) unusedEvidence() ([]UnusedEvidence, error) {
	s := tx.store
	needed, err := tx.neededEvidence()
	if err != nil {
		return nil, err
	}
	var out []UnusedEvidence
	err = tx.tx.Bucket([]byte(evidenceBucket)).ForEach(func(sha, _ []byte) error {
		info, err := readInfo(s.codec, tx.tx, string(sha))
		if err == nil && !needed[string(sha)] && !s.fresh[string(sha)] {
			named := data.Evidence{Name: info.Name, SHA256: string(sha), Stored: true}
			out = append(out, UnusedEvidence{named, info.Size, time.UnixMilli(info.Added)})
		}
		return err
	})
	return out, err
}

func (tx *Tx) prune() (removed []string, err error) {
	unused, err := tx.unusedEvidence()
	if err != nil {
		return nil, err
	}
	for _, u := range unused {
		if err := tx.dropContent(u.SHA256); err != nil {
			return nil, err
		}
		removed = append(removed, u.Name)
		tx.action += fmt.Sprintf("; %s (SHA-256 %s)", u.Name, u.SHA256)
	}
	tx.wrote, tx.recorded = len(removed) > 0, len(removed) > 0
	return removed, nil
}

// neededEvidence is what results name now, or would after Undo or Redo.
func (tx *Tx) neededEvidence() (map[string]bool, error) {
	s, needed := tx.store, map[string]bool{}
	k := kindNamed(s.kinds, data.KindAssignment)
	note := func(r record) error {
		e, err := k.decode(s.codec, r)
		if err != nil {
			return fmt.Errorf("%w: %w", errInconsistent, err)
		}
		for _, named := range namedEvidence(e) {
			needed[named.SHA256] = true
		}
		return nil
	}
	err := eachRecord(tx.tx, data.KindAssignment, func(_ []byte, r record) error { return note(r) })
	if err != nil {
		return nil, err
	}
	for _, done := range s.steps() {
		e, err := entryAt(s.codec, tx.tx, done.seq)
		if err != nil {
			return nil, err
		}
		for _, ch := range e.Changes {
			for _, cbor := range [][]byte{ch.Old, ch.New} {
				if ch.Kind != data.KindAssignment || cbor == nil {
					continue
				}
				if err := note(record{cbor: cbor}); err != nil {
					return nil, err
				}
			}
		}
	}
	return needed, nil
}

func (tx *Tx) dropContent(sha string) error {
	if err := tx.tx.Bucket([]byte(evidenceBucket)).Delete([]byte(sha)); err != nil {
		return err
	}
	return deletePrefix(tx.tx, contentBucket, sha+"/")
}

func deletePrefix(tx *bolt.Tx, bucket, prefix string) error {
	var keys [][]byte
	err := eachWithPrefix(tx, bucket, prefix, func(key, _ []byte) error {
		keys = append(keys, bytes.Clone(key)) // not while the bucket is being walked
		return nil
	})
	for _, key := range keys {
		if err == nil {
			err = tx.Bucket([]byte(bucket)).Delete(key)
		}
	}
	return err
}
