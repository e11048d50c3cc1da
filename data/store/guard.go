package store

import (
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	bolt "go.etcd.io/bbolt"
)

const lockTimeout = time.Second

// headSize is how much of a file is read to recognise it: both meta pages of
// any file with pages of up to 64 KB.
const headSize = 256 << 10

// recognise reads the beginning of a file with plain reads and refuses what
// bbolt could not open: no regular file, empty, text, other formats.
func recognise(path string) (meta, error) {
	info, err := os.Stat(path)
	if err != nil {
		return meta{}, err
	}
	if !info.Mode().IsRegular() { // opening a pipe would wait for ever
		return meta{}, fmt.Errorf("%w: not a regular file", errForeign)
	}
	f, err := os.Open(path)
	if err != nil {
		return meta{}, err
	}
	defer f.Close()
	head, err := io.ReadAll(io.LimitReader(f, headSize))
	if err != nil {
		return meta{}, err
	}
	m, _, err := metas(head)
	if err == nil && info.Size() < pagesBeforeAll*int64(m.pageSize) {
		err = errCutShort
	}
	return m, err
}

// openBolt calls bolt.Open so that a panic inside leaves no lock behind.
func openBolt(path string, o bolt.Options) (db *bolt.DB, err error) {
	var file *os.File
	o.FreelistType = bolt.FreelistMapType
	o.NoStatistics = true
	o.OpenFile = func(name string, flag int, mode os.FileMode) (*os.File, error) {
		// Never create: the file was there when it was inspected.
		f, err := os.OpenFile(name, flag&^os.O_CREATE, mode)
		file = f
		return f, err
	}
	err = guarded(func() error {
		db, err = bolt.Open(path, 0o600, &o)
		return err
	})
	if errors.Is(err, errPanic) && file != nil {
		file.Close()
	}
	if err != nil {
		return nil, err
	}
	return db, nil
}

// openShared opens a file read-only, with its structure inspected while the
// shared lock keeps writers out. bbolt reads no more than the meta pages when
// it opens read-only, so this is safe with any file that recognise lets pass.
func openShared(path string, wait time.Duration) (*bolt.DB, error) {
	if _, err := recognise(path); err != nil {
		return nil, err
	}
	db, err := openBolt(path, bolt.Options{ReadOnly: true, Timeout: wait})
	if err != nil {
		return nil, err
	}
	if _, err := inspectFile(path); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

func inspectFile(path string) (meta, error) {
	f, err := os.Open(path)
	if err != nil {
		return meta{}, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return meta{}, err
	}
	return inspect(f, info.Size())
}

// mayWrite tells whether the file can be written. A file without any write bit
// is meant to be read only, even for a user whom the system would not stop.
func mayWrite(path string) (bool, error) {
	info, err := os.Stat(path)
	if err != nil {
		return false, err
	}
	if !info.Mode().IsRegular() || info.Mode().Perm()&0o222 == 0 {
		return false, nil
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return false, nil
	}
	return true, f.Close()
}
