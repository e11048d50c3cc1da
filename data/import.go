package data

import "time"

// Import records a file that was taken in, so that the same file twice changes nothing.
type Import struct {
	ID     string // SHA-256 of the file's content, hexadecimal
	File   string // its name
	Kind   string // "agency", "scores", "directive"
	Agency string // of an agency's file; "" when it holds several
	At     time.Time
	User   string
	Rows   int // rows that were accepted
	Rev    Rev `cbor:"-"`
}
