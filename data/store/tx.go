package store

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	bolt "go.etcd.io/bbolt"

	"giaoban/data"
)

// Tx is one user action under way. It is valid only inside Update.
type Tx struct {
	store   *Store
	tx      *bolt.Tx
	state   state
	changes []Change
	edits   []edit
	err     error // the first failure; the action is all or nothing

	action   string
	reason   string
	turn     *turn       // set when the action takes another back
	locks    *data.Facts // the locks in force; nil = not yet read
	wrote    bool        // something besides entities
	taken    []string    // evidence that came in, by SHA-256
	recorded bool        // the journal has an entry even without changes
}

var errTxOver = errors.New("the action is over")

// Update carries out one user action: all that fn puts and deletes becomes one
// durable transaction with one journal entry, or nothing does. It returns fn's
// error, or the first error of tx even when fn drops it. An action without
// changes leaves no trace. Codes: ReadOnly, Invalid, Stale, NotAllowed,
// PeriodLocked, NoSpace. fn must not call Update.
func (s *Store) Update(action string, fn func(tx *Tx) error) error {
	if s.readOnly {
		return &data.Error{
			Code: data.ReadOnly, Message: fmt.Sprintf("Sổ “%s” đang mở chỉ đọc nên không sửa được.", s.path),
			Hint: "Đóng bản đang mở ở nơi khác hoặc cấp quyền ghi cho tệp, rồi mở lại.",
		}
	}
	tell, err := s.update(action, fn)
	if err != nil {
		return failure("ghi", s.path, err)
	}
	for _, fn := range tell {
		fn()
	}
	return nil
}

func (s *Store) update(action string, fn func(tx *Tx) error) ([]func(), error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.broken != nil {
		return nil, s.broken
	}
	tx, err := s.begin()
	if err != nil {
		return nil, err
	}
	tx.action = action
	// Does nothing after a commit. Deferred, so that a panic of fn lets go of the lock.
	defer func() {
		_ = guarded(tx.tx.Rollback)
		tx.err = errTxOver
	}()
	if err := fn(tx); err != nil {
		return nil, err
	}
	if tx.err != nil || len(tx.changes) == 0 && !tx.wrote {
		return nil, tx.err
	}
	if err := tx.commit(); err != nil {
		return nil, err
	}
	for _, sha := range tx.taken {
		s.fresh[sha] = true
	}
	if len(tx.changes) == 0 {
		return nil, nil
	}
	s.remember(tx)
	return s.changed(tx.edits), nil
}

func (s *Store) begin() (*Tx, error) {
	tx := &Tx{store: s}
	err := guarded(func() (err error) {
		if tx.tx, err = s.db.Begin(true); err != nil {
			return err
		}
		tx.state, err = readState(s.codec, tx.tx)
		return err
	})
	if err != nil && tx.tx != nil {
		err = errors.Join(err, tx.tx.Rollback())
	}
	return tx, err
}

func (tx *Tx) commit() error {
	s, id := tx.store, tx.tx.ID()
	entry := s.entry(tx.action)
	entry.Changes, entry.Reason = tx.changes, tx.reason
	err := guarded(func() error {
		if len(tx.changes) > 0 || tx.recorded {
			if err := appendEntry(s.codec, tx.tx, &tx.state, entry); err != nil {
				return err
			}
		}
		return tx.tx.Commit()
	})
	if err == nil {
		return nil
	}
	_ = guarded(tx.tx.Rollback)
	// A failed commit that left the last transaction in place lost only itself.
	// Any other leaves memory and disk in doubt: then reading again is the only
	// honest way on.
	last := 0
	viewed := view(s.db, func(t *bolt.Tx) error {
		last = t.ID()
		return nil
	})
	if viewed != nil || last != id-1 {
		s.broken = &data.Error{
			Code: data.Damaged, Message: fmt.Sprintf("Lần ghi trước vào “%s” bị lỗi đĩa.", s.path),
			Hint: "Đóng rồi mở lại sổ để đọc đúng những gì đã nằm trên đĩa.", Err: err,
		}
	}
	return err
}

// Put stores an entity. Its revision must be the stored one, 0 for a new
// entity; it is stored with the next. What it refers to must be there. Facts of
// a locked period change only after Reason. Errors: Invalid, Stale, NotAllowed,
// PeriodLocked.
func (tx *Tx) Put(e data.Entity) error {
	return tx.keep(func() error {
		if err := e.Validate(); err != nil {
			return err
		}
		return guarded(func() error { return tx.put(e, e.Revision()) })
	})
}

// Delete removes an entity, whose revision must be the stored one. A directive,
// clause, task or agency that others refer to can't be deleted, nor can the book.
// Errors: NotFound, Stale, NotAllowed, PeriodLocked.
func (tx *Tx) Delete(e data.Entity) error {
	return tx.keep(func() error {
		return guarded(func() error { return tx.remove(e) })
	})
}

// keep remembers the first failure, after which nothing more is written.
func (tx *Tx) keep(fn func() error) error {
	if tx.err == nil {
		tx.err = failure("ghi", tx.store.path, fn())
	}
	return tx.err
}

// put stores e over the record of revision rev.
func (tx *Tx) put(e data.Entity, rev data.Rev) error {
	kind, key := e.Bucket(), e.Key()
	k := kindNamed(tx.store.kinds, kind)
	if k == nil {
		return fmt.Errorf("kind %q is not kept in a workbook", kind)
	}
	b, old, err := tx.stored(kind, key, rev)
	if err != nil {
		return err
	}
	next := record{rev: old.rev + 1, order: old.order}
	if next.cbor, err = tx.store.codec.enc.Marshal(e); err != nil {
		return fmt.Errorf("encode %s %q: %w", kind, key, err)
	}
	// What goes into memory is what a reader of the file will get, and shares
	// nothing with the caller's value.
	fresh, err := k.decode(tx.store.codec, next)
	if err != nil {
		return fmt.Errorf("read back %s %q: %w", kind, key, err)
	}
	if err := tx.known(fresh); err != nil {
		return err
	}
	if err := tx.admitted(old, fresh); err != nil {
		return err
	}
	if err := tx.unlocked(kind, old, fresh); err != nil {
		return err
	}
	if old.rev == 0 {
		if err := tx.add(b, fresh, &next); err != nil {
			return err
		}
	}
	if err := b.Put([]byte(key), next.seal(kind, key)); err != nil {
		return err
	}
	tx.note(kind, key, old, next, fresh)
	return nil
}

// add does what only a new entity needs.
func (tx *Tx) add(b *bolt.Bucket, e data.Entity, r *record) error {
	order, err := b.NextSequence()
	if err != nil {
		return err
	}
	r.order = order
	tx.state.Counts[e.Bucket()]++
	a, ok := e.(data.Assignment)
	if !ok {
		return nil
	}
	return tx.tx.Bucket([]byte(agencyBucket)).Put(agencyKey(a), []byte{})
}

func agencyKey(a data.Assignment) []byte { return []byte(a.Agency + "/" + a.Task) }

// known refuses an entity that refers to what is not there.
func (tx *Tx) known(e data.Entity) error {
	if file, missing := missingEvidence(tx.tx, e); missing {
		return &data.Error{
			Code: data.NotAllowed, Message: fmt.Sprintf("Tệp minh chứng “%s” chưa có trong sổ.", file.Name),
			Hint: "Thêm lại tệp đó rồi lưu.", Err: fmt.Errorf("%s %q names evidence %s", e.Bucket(), e.Key(), file.SHA256),
		}
	}
	kind, key := tx.store.missing(tx.tx, e)
	if kind == "" {
		return nil
	}
	name := strings.ToLower(KindName(kind))
	return &data.Error{
		Code: data.NotAllowed, Message: fmt.Sprintf("Không có %s mang mã “%s”.", name, key),
		Hint: "Thêm " + name + " đó trước, hoặc chọn " + name + " khác.",
		Err:  fmt.Errorf("%s %q refers to %s %q", e.Bucket(), e.Key(), kind, key),
	}
}

func (tx *Tx) remove(e data.Entity) error {
	kind, key := e.Bucket(), e.Key()
	if kindNamed(tx.store.kinds, kind) == nil || kind == data.KindBook {
		return &data.Error{Code: data.NotAllowed, Message: "Không xóa được phần này của sổ.", Hint: "Sửa nội dung thay vì xóa."}
	}
	b, old, err := tx.stored(kind, key, e.Revision())
	if err != nil {
		return err
	}
	if old.rev == 0 {
		return &data.Error{Code: data.NotFound, Message: fmt.Sprintf("Không còn “%s” trong sổ.", key), Hint: "Tải lại rồi xem."}
	}
	if err := tx.unused(kind, key); err != nil {
		return err
	}
	if err := tx.unlocked(kind, old, nil); err != nil {
		return err
	}
	if kind == data.KindAssignment {
		k, err := kindNamed(tx.store.kinds, kind).decode(tx.store.codec, old)
		if err != nil {
			return fmt.Errorf("%w: %w", errInconsistent, err)
		}
		if err := tx.tx.Bucket([]byte(agencyBucket)).Delete(agencyKey(k.(data.Assignment))); err != nil {
			return err
		}
	}
	if err := b.Delete([]byte(key)); err != nil {
		return err
	}
	tx.state.Counts[kind]--
	tx.note(kind, key, old, record{}, nil)
	return nil
}

// unused refuses to delete what others refer to.
func (tx *Tx) unused(kind, key string) error {
	from, err := tx.store.users(tx.tx, kind, key)
	if err != nil || from == "" {
		return err
	}
	name := strings.ToLower(KindName(from))
	return &data.Error{
		Code: data.NotAllowed, Message: fmt.Sprintf("Không xóa được %s “%s” vì còn %s thuộc về nó.", strings.ToLower(KindName(kind)), key, name),
		Hint: "Xóa các " + name + " đó trước.",
	}
}

// stored returns a kind's bucket and the present record of a key, with revision
// 0 when there is none, after comparing it with the revision the caller knows.
func (tx *Tx) stored(kind, key string, rev data.Rev) (*bolt.Bucket, record, error) {
	b := tx.tx.Bucket([]byte(kind))
	var old record
	if v := b.Get([]byte(key)); v != nil {
		var err error
		// A copy: bbolt may map the file anew while the transaction grows it.
		if old, err = unseal(kind, []byte(key), bytes.Clone(v)); err != nil {
			return nil, record{}, err
		}
	}
	if old.rev != rev {
		return nil, record{}, &data.Error{
			Code: data.Stale, Message: fmt.Sprintf("“%s” vừa được sửa ở nơi khác.", key),
			Hint: "Tải lại để xem bản mới, rồi sửa lại trên bản đó.",
			Err:  fmt.Errorf("%s %q: revision %d, stored %d", kind, key, rev, old.rev),
		}
	}
	return b, old, nil
}

func (tx *Tx) note(kind, key string, old, next record, e data.Entity) {
	tx.changes = append(tx.changes, Change{kind, key, old.rev, next.rev, old.cbor, next.cbor})
	tx.edits = append(tx.edits, edit{kind, key, e})
}
