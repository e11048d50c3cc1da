package store

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"giaoban/data"
)

// maxReason is how long a reason may be, in characters.
const maxReason = 1000

// Reason says why the action may change facts of a locked period, or lift a
// lock. It must come before the change; the journal keeps it.
func (tx *Tx) Reason(text string) {
	text = strings.TrimSpace(norm.NFC.String(readable(text)))
	_ = tx.keep(func() error { // the failure shows at the next Put, or at the end
		if utf8.RuneCountInString(text) > maxReason {
			return &data.Error{
				Code: data.Invalid, Message: fmt.Sprintf("Lý do dài quá %s ký tự.", data.FormatCount(maxReason)),
				Hint: "Rút gọn lý do.",
			}
		}
		tx.reason = text
		return nil
	})
}

// unlocked refuses a change that a period lock forbids. after is nil for a deletion.
func (tx *Tx) unlocked(kind string, old record, after data.Entity) error {
	switch kind {
	case data.KindTask, data.KindDirective:
		tx.locks = nil // read with them
	case data.KindLock:
		tx.locks = nil
		return tx.mayWeaken(old, after)
	case data.KindAssignment:
		return tx.mayChange(old, after)
	}
	return nil
}

// mayChange holds a change of an assignment against the locks in force.
func (tx *Tx) mayChange(old record, after data.Entity) error {
	if tx.reason != "" {
		return nil
	}
	f, err := tx.lockFacts()
	if err != nil || len(f.Locks) == 0 {
		return err
	}
	var was, is *data.Assignment
	if old.rev != 0 {
		var a data.Assignment
		if err := tx.decode(data.KindAssignment, old, &a); err != nil {
			return err
		}
		was = &a
	}
	if a, ok := after.(data.Assignment); ok {
		is = &a
	}
	if was == nil || is == nil || was.Given != is.Given {
		if err := tx.addDirective(f, cmp.Or(is, was).Task); err != nil {
			return err
		}
	}
	lock, locked := data.LockedChange(f, was, is)
	if !locked {
		return nil
	}
	return &data.Error{
		Code:    data.PeriodLocked,
		Message: fmt.Sprintf("Số liệu đến hết %s đã khóa kỳ%s nên chưa sửa được “%s”.", lock.To.Prose(), lockName(lock), cmp.Or(is, was).Key()),
		Hint:    "Nêu lý do sửa; nhật ký sẽ ghi lý do đó.",
	}
}

// admitted holds what is added to an assignment against its task and directive.
// Taking back what the session has done is no new fact.
func (tx *Tx) admitted(old record, after data.Entity) error {
	a, ok := after.(data.Assignment)
	if !ok || tx.turn != nil || len(a.Results)+len(a.Extensions) == 0 {
		return nil
	}
	f, err := tx.lockFacts()
	if err == nil {
		err = tx.addDirective(f, a.Task)
	}
	if err != nil {
		return err
	}
	if old.rev == 0 {
		return data.Admit(f, nil, &a)
	}
	var was data.Assignment
	if err := tx.decode(data.KindAssignment, old, &was); err != nil {
		return err
	}
	return data.Admit(f, &was, &a)
}

// addDirective adds a task with its directive to the facts: an assignment is
// given on the day of the directive unless it says otherwise.
func (tx *Tx) addDirective(f *data.Facts, task string) error {
	if slices.ContainsFunc(f.Tasks, func(t data.Task) bool { return t.ID == task }) {
		return nil
	}
	var t data.Task
	if err := tx.read(data.KindTask, task, &t); err != nil {
		return err
	}
	f.Tasks = append(f.Tasks, t)
	if slices.ContainsFunc(f.Directives, func(d data.Directive) bool { return d.ID == t.Directive }) || t.Directive == "" {
		return nil
	}
	var d data.Directive
	if err := tx.read(data.KindDirective, t.Directive, &d); err != nil {
		return err
	}
	f.Directives = append(f.Directives, d)
	return nil
}

// read decodes a stored entity, which must be there.
func (tx *Tx) read(kind, key string, into any) error {
	r, err := unseal(kind, []byte(key), tx.tx.Bucket([]byte(kind)).Get([]byte(key)))
	if err != nil {
		return err
	}
	return tx.decode(kind, r, into)
}

func (tx *Tx) decode(kind string, r record, into any) error {
	if err := tx.store.codec.dec.Unmarshal(r.cbor, into); err != nil {
		return fmt.Errorf("%w: %s: %w", errInconsistent, kind, err)
	}
	return nil
}

// mayWeaken wants a reason for lifting a lock, removing it or moving it back:
// else the lock would keep nobody from anything. What the session has just done
// may be taken back.
func (tx *Tx) mayWeaken(old record, after data.Entity) error {
	if old.rev == 0 || tx.reason != "" || tx.turn != nil {
		return nil
	}
	var was data.Lock
	if err := tx.decode(data.KindLock, old, &was); err != nil {
		return err
	}
	is, kept := after.(data.Lock)
	if was.Lifted != 0 || kept && is.Lifted == 0 && is.To >= was.To {
		return nil
	}
	return &data.Error{
		Code: data.PeriodLocked, Message: fmt.Sprintf("Mở khóa kỳ%s đến hết %s cần nêu lý do.", lockName(was), was.To.Prose()),
		Hint: "Nêu lý do mở khóa; nhật ký sẽ ghi lý do đó.",
	}
}

func lockName(l data.Lock) string {
	if l.Period == "" {
		return ""
	}
	return " " + data.PeriodName(l.Period)
}

// lockFacts are the facts that locked changes are recognised by: the locks in
// force as the action sees them. All the workbook's facts would have to be
// merged anew for each edit.
func (tx *Tx) lockFacts() (*data.Facts, error) {
	if tx.locks != nil {
		return tx.locks, nil
	}
	f := new(data.Facts)
	err := eachRecord(tx.tx, data.KindLock, func(_ []byte, r record) error {
		var l data.Lock
		err := tx.decode(data.KindLock, r, &l)
		if err == nil && l.Lifted == 0 {
			f.Locks = append(f.Locks, l)
		}
		return err
	})
	if err == nil {
		tx.locks = f
	}
	return f, err
}
