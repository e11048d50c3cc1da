package store

import (
	"bytes"
	"fmt"

	bolt "go.etcd.io/bbolt"

	"giaoban/data"
)

// reference is a field by which entities of one kind name an entity of another.
// The table of references is all that Put, Delete and Check know of them, so
// what may not be written is also what Check finds.
type reference struct {
	from, to string // kinds
	key      func(data.Entity) string
	optional bool // "" names none
	// index is the bucket whose keys begin with the entity that is named and "/".
	// Without it all of from are read, which a few thousand clauses or tasks allow.
	index string
}

func references() []reference {
	return []reference{
		{
			from: data.KindClause, to: data.KindDirective,
			key: func(e data.Entity) string { return e.(data.Clause).Directive },
		},
		{
			from: data.KindTask, to: data.KindDirective, optional: true,
			key: func(e data.Entity) string { return e.(data.Task).Directive },
		},
		{
			from: data.KindTask, to: data.KindClause, optional: true,
			key: func(e data.Entity) string { return e.(data.Task).Clause },
		},
		{
			from: data.KindAssignment, to: data.KindTask, index: data.KindAssignment,
			key: func(e data.Entity) string { return e.(data.Assignment).Task },
		},
		{
			from: data.KindAssignment, to: data.KindAgency, index: agencyBucket,
			key: func(e data.Entity) string { return e.(data.Assignment).Agency },
		},
	}
}

// missing returns the first entity that e names and that is not there; kind ""
// when all are.
func (s *Store) missing(tx *bolt.Tx, e data.Entity) (kind, key string) {
	for _, r := range s.references {
		if r.from != e.Bucket() {
			continue
		}
		key := r.key(e)
		if key == "" && r.optional {
			continue
		}
		if tx.Bucket([]byte(r.to)).Get([]byte(key)) == nil {
			return r.to, key
		}
	}
	return "", ""
}

// users returns a kind of which an entity names the one given; "" when there is
// none.
func (s *Store) users(tx *bolt.Tx, kind, key string) (string, error) {
	for _, r := range s.references {
		if r.to != kind {
			continue
		}
		used, err := s.uses(tx, r, key)
		if err != nil {
			return "", err
		}
		if used {
			return r.from, nil
		}
	}
	return "", nil
}

// uses tells whether any entity names key by the reference.
func (s *Store) uses(tx *bolt.Tx, r reference, key string) (bool, error) {
	if r.index != "" {
		prefix := []byte(key + "/")
		first, _ := tx.Bucket([]byte(r.index)).Cursor().Seek(prefix)
		return bytes.HasPrefix(first, prefix), nil
	}
	used := false
	from := kindNamed(s.kinds, r.from)
	err := eachRecord(tx, r.from, func(_ []byte, stored record) error {
		e, err := from.decode(s.codec, stored)
		if err != nil {
			return fmt.Errorf("%w: %w", errInconsistent, err)
		}
		used = used || r.key(e) == key
		return nil
	})
	return used, err
}
