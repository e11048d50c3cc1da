package store

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"giaoban/data"
)

// kind is what the store does differently for each kind of entity.
type kind interface {
	name() string
	// decode reads one entity.
	decode(c codec, r record) (data.Entity, error)
	// load fills the kind's slice of f, in natural order. Records come in key order.
	load(c codec, f *data.Facts, keys [][]byte, records []record) error
	// apply makes a new slice of f with the changes in it.
	apply(f *data.Facts, edits []edit)
	// entities returns what f holds of the kind, in the order to store it in.
	entities(f *data.Facts) []data.Entity
	// follows tells whether the order depends on another kind's entities.
	follows(other string) bool
}

// list is a kind kept as a slice of T.
type list[T data.Entity] struct {
	bucket string
	slice  func(*data.Facts) *[]T
	rev    func(*T) *data.Rev
	// rank puts a kind in order; entities of the same rank go by key. Without it
	// the order is by key (byKey) or by first storing.
	rank  func(*data.Facts) func(*T) int64
	byKey bool
	after []string // kinds that the rank is taken from
}

func (l list[T]) name() string { return l.bucket }

func (l list[T]) follows(other string) bool { return slices.Contains(l.after, other) }

func (l list[T]) decode(c codec, r record) (data.Entity, error) {
	var v T
	if err := c.dec.Unmarshal(r.cbor, &v); err != nil {
		return nil, err
	}
	*l.rev(&v) = r.rev
	return v, nil
}

func (l list[T]) load(c codec, f *data.Facts, keys [][]byte, records []record) error {
	if len(records) == 0 {
		*l.slice(f) = nil
		return nil
	}
	all := make([]T, len(records))
	for i, r := range records {
		if err := c.dec.Unmarshal(r.cbor, &all[i]); err != nil {
			return fmt.Errorf("%s %q: %w", l.bucket, keys[i], err)
		}
		*l.rev(&all[i]) = r.rev
	}
	switch {
	case l.rank != nil:
		all = l.sorted(f, all)
	case !l.byKey:
		all = permute(all, func(i int) int64 { return int64(records[i].order) }, func(i, j int) int { return i - j })
	}
	*l.slice(f) = all
	return nil
}

func (l list[T]) entities(f *data.Facts) []data.Entity {
	all := *l.slice(f)
	if l.byKey {
		// Thousands of insertions in the midst of one bbolt node take seconds.
		all = sortedByKey(all)
	}
	out := make([]data.Entity, len(all))
	for i, v := range all {
		out[i] = v
	}
	return out
}

// sortedByKey sorts, composing each key once.
func sortedByKey[T data.Entity](all []T) []T {
	keys := make([]string, len(all))
	for i, v := range all {
		keys[i] = v.Key()
	}
	return permute(all, func(int) int64 { return 0 }, func(i, j int) int { return cmp.Compare(keys[i], keys[j]) })
}

// edit is one stored change as the slices of Facts see it; a nil entity is a
// deleted one.
type edit struct {
	kind, key string
	entity    data.Entity
}

// apply replaces, drops and adds in one pass, since an import changes
// thousands at once.
func (l list[T]) apply(f *data.Facts, edits []edit) {
	last := latest(edits)
	old := *l.slice(f)
	all := make([]T, 0, len(old)+len(last))
	for i := range old {
		u := last[old[i].Key()]
		switch {
		case u == nil:
			all = append(all, old[i])
		case !u.fresh && u.entity != nil:
			all = append(all, u.entity.(T))
			u.entity = nil
		}
	}
	kept := len(all)
	for _, u := range slices.SortedFunc(maps.Values(last), func(a, b *update) int { return cmp.Compare(a.at, b.at) }) {
		if u.entity != nil {
			all = append(all, u.entity.(T))
		}
	}
	switch {
	case l.rank != nil:
		all = l.sorted(f, all)
	case l.byKey && len(all) > kept:
		all = sortedByKey(all)
	}
	if len(all) == 0 {
		all = nil
	}
	*l.slice(f) = all
}

// update is what a series of edits comes to for one key.
type update struct {
	entity data.Entity
	at     int  // place in the series since when the entity has been there
	fresh  bool // stored anew after a deletion: goes to the end of its kind
}

func latest(edits []edit) map[string]*update {
	last := make(map[string]*update, len(edits))
	for i, e := range edits {
		u := last[e.key]
		switch {
		case u == nil:
			last[e.key] = &update{e.entity, i, e.entity == nil}
		case e.entity == nil:
			u.entity, u.fresh = nil, true
		default:
			if u.entity == nil {
				u.at = i
			}
			u.entity = e.entity
		}
	}
	return last
}

// sorted returns all by rank, then by key.
func (l list[T]) sorted(f *data.Facts, all []T) []T {
	rank := l.rank(f)
	return permute(all, func(i int) int64 { return rank(&all[i]) },
		func(i, j int) int { return cmp.Compare(all[i].Key(), all[j].Key()) })
}

// permute sorts by a rank that is computed once for each element, then by tie,
// and moves only numbers while sorting: an assignment has 200 bytes.
func permute[T any](all []T, rank func(int) int64, tie func(i, j int) int) []T {
	type place struct {
		rank  int64
		index int
	}
	places := make([]place, len(all))
	for i := range all {
		places[i] = place{rank(i), i}
	}
	order := func(a, b place) int {
		if a.rank != b.rank {
			return cmp.Compare(a.rank, b.rank)
		}
		return tie(a.index, b.index)
	}
	if slices.IsSortedFunc(places, order) {
		return all
	}
	slices.SortFunc(places, order)
	out := make([]T, len(all))
	for i, p := range places {
		out[i] = all[p.index]
	}
	return out
}
