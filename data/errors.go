package data

import "errors"

// Code says what kind of failure an Error is, for callers that decide by it.
type Code string

const (
	Invalid      Code = "invalid"       // a value that breaks a rule
	NotFound     Code = "not-found"     // a file or entity that is not there
	Exists       Code = "exists"        // would overwrite something
	Stale        Code = "stale"         // edited elsewhere since it was read
	Locked       Code = "locked"        // the workbook is open in another program
	ReadOnly     Code = "read-only"     // an edit in read-only mode or on a read-only file
	Damaged      Code = "damaged"       // not a workbook, cut short, or corrupted
	NewerSchema  Code = "newer-schema"  // written by a newer program
	NoSpace      Code = "no-space"      // disk or size limit full
	BackupFailed Code = "backup-failed" // a workbook that is well is not opened for editing: no backup can be made
	PeriodLocked Code = "period-locked" // touches facts of a locked period without a reason
	NotAllowed   Code = "not-allowed"   // refused by a rule, such as comparing across schemes
)

// Error is a failure as a person reads it: what happened and what to do next.
// Err keeps the technical cause for "Chi tiết" and the log.
type Error struct {
	Code    Code
	Message string // what failed and why, one sentence, Vietnamese
	Hint    string // what to do next
	Err     error
}

// Error joins message, hint and cause on one line.
func (e *Error) Error() string {
	s := e.Message
	if e.Hint != "" {
		s += " " + e.Hint
	}
	if e.Err != nil {
		s += " (" + e.Err.Error() + ")"
	}
	return s
}

// Unwrap returns the technical cause.
func (e *Error) Unwrap() error { return e.Err }

// CodeOf returns the code of the first *Error in err's chain, "" when there is none.
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}
