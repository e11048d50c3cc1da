package store

import (
	"errors"
	"os"
	"time"
)

// copyLive copies a workbook that another program may be writing. bbolt never
// writes over what its last transaction uses, so a copy is whole when the same
// transaction is the last one before and after.
func copyLive(from, to string) error {
	const tries, pause = 50, 20 * time.Millisecond
	var err error
	for range tries {
		var file []byte
		if file, err = readStable(from); err == nil {
			return writeSynced(to, file)
		}
		if _, gone := os.Stat(from); gone != nil {
			return gone
		}
		time.Sleep(pause)
	}
	return err
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
