package store

import (
	"bytes"
	"fmt"
	"slices"

	bolt "go.etcd.io/bbolt"

	"giaoban/data"
)

// step is an action of this session in the journal.
type step struct {
	seq    uint64
	action string // as the user knows it
}

// turn is an action that takes another back.
type turn struct {
	taken    step
	from, to *[]step
}

// Undo takes back the last action of this session that is not yet taken back: a
// new journal entry puts the former values in place, with the reason of the
// original. It can be repeated to the session's beginning. Errors: NotAllowed
// when there is nothing to undo; Stale when the values are no longer those that
// the action wrote; PeriodLocked when a lock has closed them since and the
// action had no reason; ReadOnly, NoSpace.
func (s *Store) Undo() error { return s.goBack("Hoàn tác", &s.done, &s.undone) }

// Redo does again what Undo last took back. A new action ends the possibility.
// Errors as Undo's.
func (s *Store) Redo() error { return s.goBack("Làm lại", &s.undone, &s.done) }

// CanUndo names the action that Undo would take back.
func (s *Store) CanUndo() (action string, ok bool) { return s.last(&s.done) }

// CanRedo names the action that Redo would do again.
func (s *Store) CanRedo() (action string, ok bool) { return s.last(&s.undone) }

func (s *Store) last(of *[]step) (action string, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(*of) == 0 {
		return "", false
	}
	return (*of)[len(*of)-1].action, true
}

// steps lists what can be undone or redone.
func (s *Store) steps() []step {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Concat(s.done, s.undone)
}

// goBack reverts the last step of from. The entry that does so is itself a step,
// of to: to redo is to revert it.
func (s *Store) goBack(deed string, from, to *[]step) error {
	return s.Update("", func(tx *Tx) error {
		s.mu.Lock()
		steps := *from
		s.mu.Unlock()
		if len(steps) == 0 {
			return &data.Error{
				Code: data.NotAllowed, Message: deed + ": không còn thao tác nào của phiên làm việc này.",
				Hint: "Thao tác của những lần mở sổ trước xem trong nhật ký, sửa lại bằng tay.",
			}
		}
		tx.turn = &turn{steps[len(steps)-1], from, to}
		tx.action = deed + ": " + tx.turn.taken.action
		return tx.keep(func() error {
			return guarded(func() error { return tx.revert(tx.turn.taken.seq) })
		})
	})
}

// remember keeps track of what can be undone. It is called with each commit of
// changes, while the next action waits.
func (s *Store) remember(tx *Tx) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if t := tx.turn; t != nil {
		*t.from = (*t.from)[:len(*t.from)-1]
		*t.to = append(*t.to, step{tx.state.Seq, t.taken.action})
		return
	}
	s.done = append(s.done, step{tx.state.Seq, tx.action})
	s.undone = nil
}

// entryAt reads one entry of the journal.
func entryAt(c codec, tx *bolt.Tx, seq uint64) (Entry, error) {
	// A copy: bbolt may map the file anew while the transaction grows it.
	return readEntry(c, seq, bytes.Clone(tx.Bucket([]byte(journalBucket)).Get(seqKey(seq))))
}

// revert takes the changes of an entry back, the last first.
func (tx *Tx) revert(seq uint64) error {
	e, err := entryAt(tx.store.codec, tx.tx, seq)
	if err != nil {
		return err
	}
	tx.reason = e.Reason
	for _, ch := range slices.Backward(e.Changes) {
		if err := tx.takeBack(ch); err != nil {
			return err
		}
	}
	return nil
}

// takeBack puts the value before a change in place, if the one after it is
// still there. Revisions go on: nobody who has seen the value in between may
// take it for the present one.
func (tx *Tx) takeBack(ch Change) error {
	var now record
	if v := tx.tx.Bucket([]byte(ch.Kind)).Get([]byte(ch.Key)); v != nil {
		var err error
		if now, err = unseal(ch.Kind, []byte(ch.Key), bytes.Clone(v)); err != nil {
			return err
		}
	}
	if (now.rev == 0) != (ch.After == 0) || !bytes.Equal(now.cbor, ch.New) {
		return &data.Error{
			Code: data.Stale, Message: fmt.Sprintf("“%s” đã được sửa sau thao tác này nên không trở lại được.", ch.Key),
			Hint: "Xem bản hiện nay rồi sửa lại trên bản đó.", Err: fmt.Errorf("%s %q: revision %d", ch.Kind, ch.Key, now.rev),
		}
	}
	value := now.cbor
	if ch.Before != 0 {
		value = ch.Old
	}
	e, err := kindNamed(tx.store.kinds, ch.Kind).decode(tx.store.codec, record{rev: now.rev, cbor: value})
	if err != nil {
		return fmt.Errorf("%w: %w", errInconsistent, err)
	}
	if ch.Before == 0 {
		return tx.remove(e)
	}
	return tx.put(e, now.rev)
}
