package store

import (
	"errors"
	"os"
	"time"
)

// copyLive copies a workbook that another program may be writing into the new
// file to, in the system's temporary folder.
func copyLive(from, to string) error {
	content, err := readLive(from)
	if err != nil {
		return err
	}
	if err := writeSynced(to, content); err != nil {
		return privateFailure(from, err)
	}
	return nil
}

// readLive reads a workbook that another program may be writing. bbolt never
// writes over what its last transaction uses, so what was read is whole when the
// same transaction is the last one before and after.
func readLive(path string) ([]byte, error) {
	const tries, pause = 50, 20 * time.Millisecond
	var err error
	for range tries {
		var file []byte
		if file, err = readStable(path); err == nil {
			return file, nil
		}
		if _, gone := os.Stat(path); gone != nil {
			return nil, gone
		}
		time.Sleep(pause)
	}
	return nil, err
}

var errMoving = errors.New("the workbook changed while it was copied")

func readStable(path string) ([]byte, error) {
	file, err := readUsed(path)
	if err != nil {
		return nil, err
	}
	read, err := inspect(file)
	if err != nil {
		return nil, err
	}
	now, err := recognise(path)
	if err != nil {
		return nil, err
	}
	if now != read {
		return nil, errMoving
	}
	return file, nil
}

// writeSynced writes a file that only its owner may read, down to the disk.
func writeSynced(path string, content []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}
