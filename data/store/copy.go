package store

import (
	"errors"
	"fmt"
	"io"
	"os"
	"time"
)

// copyLive copies a workbook that another program may be writing into the new
// file to, in the system's temporary folder. bbolt never writes over what its
// last transaction uses, so a copy is whole when the same transaction is the
// last one before and after.
func copyLive(from, to string) error {
	const tries, pause = 50, 20 * time.Millisecond
	var err error
	for range tries {
		if err = copyStable(from, to); err == nil {
			return nil
		}
		var place placeError
		if errors.As(err, &place) {
			return privateFailure(from, place.error)
		}
		if _, gone := os.Stat(from); gone != nil {
			return gone
		}
		time.Sleep(pause)
	}
	return err
}

var errMoving = errors.New("the workbook changed while it was copied")

// copyStable looks at the original again as soon as its bytes are read, so that
// the writer has to be quiet for no longer than that.
func copyStable(from, to string) error {
	before, err := recognise(from)
	if err != nil {
		return err
	}
	size := int64(before.pages * before.pageSize) // bbolt keeps room to grow after them
	if err := copyPart(from, to, size); err != nil {
		return err
	}
	after, err := recognise(from)
	if err != nil {
		return err
	}
	if after != before {
		return errMoving
	}
	read, err := inspectFile(to)
	if err == nil && read != before {
		err = errMoving
	}
	return err
}

// placeError is a failure where a copy is written, not where it is read.
type placeError struct{ error }

func (e placeError) Unwrap() error { return e.error }

// copyPart copies the first bytes of a file into one that only its owner may
// read. It is not brought down to the disk: it lives no longer than its reader.
func copyPart(from, to string, size int64) error {
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	defer src.Close()
	info, err := src.Stat()
	if err != nil {
		return err
	}
	if info.Size() < size {
		return fmt.Errorf("%w: %d bytes of %d", errCutShort, info.Size(), size)
	}
	dst, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return placeError{err}
	}
	_, err = io.CopyN(dst, src, size)
	if reading := (*os.PathError)(nil); errors.As(err, &reading) && reading.Path == from {
		return errors.Join(err, dst.Close())
	}
	if err = errors.Join(err, dst.Close()); err != nil {
		return placeError{err}
	}
	return nil
}
