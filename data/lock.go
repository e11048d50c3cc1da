package data

// Lock (khóa kỳ) closes the facts recorded up to a day. From then on they change
// only with a reason, which the journal shows. New facts of later days stay free:
// a lock must not freeze the very duties that are overdue.
type Lock struct {
	ID     string
	Period string // "2019-Q1", for people
	To     Date   // facts recorded or dated up to this day are locked
	On     Date   // when it was locked
	By     string
	Note   string
	Lifted Date // when it was lifted again; zero: in force
	Rev    Rev  `cbor:"-"`
}
