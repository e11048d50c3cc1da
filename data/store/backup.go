package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	bolt "go.etcd.io/bbolt"

	"giaoban/data"
)

const (
	backupTime      = "2006-01-02-150405.000" // sorts by time
	defaultBackups  = 10
	beforeRestoring = ".truoc-khi-khoi-phuc-"
)

// BackupInfo is one backup of a workbook.
type BackupInfo struct {
	Path string
	Time time.Time // when it was made, local time
	Size int64     // bytes
}

// Backup copies the workbook, as of its last transaction, to a new file in the
// backup folder and returns its path. The copy is synced, checked in full and
// only then named; after that the oldest beyond KeepBackups are removed. Edits
// go on meanwhile. Errors: NoSpace, ReadOnly, Damaged.
func (s *Store) Backup() (string, error) {
	path, err := s.backup(s.db)
	return path, failure("sao lưu", s.path, err)
}

func (s *Store) backup(db *bolt.DB) (string, error) {
	dir := backupDir(s.path, s.options)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", folderFailure(dir, err)
	}
	temp, err := tempIn(dir)
	if err != nil {
		return "", folderFailure(dir, err)
	}
	defer os.Remove(temp)
	if err := writeCopy(db, temp); err != nil {
		return "", err
	}
	if err := checkFile(temp, s.schema); err != nil {
		return "", &data.Error{
			Code: data.Damaged, Message: fmt.Sprintf("Bản sao lưu của “%s” không qua được kiểm tra nên không giữ lại.", s.path),
			Hint: "Kiểm tra sổ và ổ đĩa của thư mục sao lưu, rồi sao lưu lại.", Err: err,
		}
	}
	path, err := s.nameBackup(temp, dir)
	if err != nil {
		return "", err
	}
	return path, s.prune()
}

// writeCopy writes the last transaction into the empty file at path.
func writeCopy(db *bolt.DB, path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	err = view(db, func(tx *bolt.Tx) error {
		_, err := tx.WriteTo(f)
		return err
	})
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// nameBackup names the finished backup after the present time, but always after
// the newest one: a clock that was set back must not make it the oldest, which
// goes first.
func (s *Store) nameBackup(temp, dir string) (string, error) {
	all, err := Backups(s.path, s.options)
	if err != nil {
		return "", err
	}
	at := s.options.now()
	if len(all) > 0 && !at.After(all[0].Time) {
		at = all[0].Time.Add(time.Millisecond)
	}
	for ; ; at = at.Add(time.Millisecond) {
		path := filepath.Join(dir, backupPrefix(s.path)+at.Format(backupTime)+Extension)
		if err := place(temp, path); !errors.Is(err, os.ErrExist) {
			return path, err
		}
	}
}

// backupPrefix begins the names of a workbook's backups: several workbooks may
// share one backup folder.
func backupPrefix(path string) string {
	return strings.TrimSuffix(filepath.Base(path), Extension) + "-"
}

// Backups lists the backups of the workbook at path, newest first. A missing
// folder holds none.
func Backups(path string, o Options) ([]BackupInfo, error) {
	dir := backupDir(path, o)
	files, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, folderFailure(dir, err)
	}
	var out []BackupInfo
	for _, f := range files {
		stamp, ours := strings.CutPrefix(f.Name(), backupPrefix(path))
		at, err := time.ParseInLocation(backupTime+Extension, stamp, time.Local)
		if !ours || err != nil {
			continue
		}
		info, err := f.Info()
		if err != nil {
			return nil, failure("đọc", filepath.Join(dir, f.Name()), err)
		}
		out = append(out, BackupInfo{filepath.Join(dir, f.Name()), at, info.Size()})
	}
	slices.SortFunc(out, func(a, b BackupInfo) int { return strings.Compare(b.Path, a.Path) })
	return out, nil
}

// prune removes the oldest backups beyond the number to keep.
func (s *Store) prune() error {
	keep := s.options.KeepBackups
	if keep <= 0 {
		keep = defaultBackups
	}
	all, err := Backups(s.path, s.options)
	if err != nil {
		return err
	}
	for _, old := range all[min(keep, len(all)):] {
		if err := os.Remove(old.Path); err != nil {
			return failure("xóa bản sao lưu cũ", old.Path, err)
		}
	}
	return nil
}

// backupIfChanged backs up unless the newest backup ends with the same journal
// entry: opening a workbook ten times must not push out ten days of backups.
func (s *Store) backupIfChanged() error {
	all, err := Backups(s.path, s.options)
	if err != nil {
		return err
	}
	if len(all) > 0 {
		now, err := s.head(s.db)
		if err != nil {
			return err
		}
		if then, err := s.headOf(all[0].Path); err == nil && bytes.Equal(now, then) {
			return nil // a backup that can't be read is none
		}
	}
	_, err = s.backup(s.db)
	return err
}

// headOf returns the hash of the last journal entry of a backup.
func (s *Store) headOf(path string) ([]byte, error) {
	db, err := openShared(path, time.Millisecond)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	return s.head(db)
}

func (s *Store) head(db *bolt.DB) ([]byte, error) {
	var st state
	err := view(db, func(tx *bolt.Tx) (err error) {
		st, err = readState(s.codec, tx)
		return err
	})
	return st.Head, err
}

// Restore puts a copy of the backup in the place of the workbook at path, after
// checking it in full. The workbook that was there, damaged or not, is kept
// beside as "<name>.truoc-khi-khoi-phuc-<time>"; aside is its path, "" when there
// was none. It must not be open: Locked.
func Restore(backup, path string, o Options) (aside string, err error) {
	if err := CheckFile(backup); err != nil {
		return "", badBackup(err)
	}
	if err := inUse(path); err != nil {
		return "", failure("khôi phục", path, err)
	}
	aside, err = replace(path, backup, o.now())
	return aside, failure("khôi phục", path, err)
}

// inUse returns an error when another program has the workbook open. A file
// that is not there, or that bbolt would not open, is free.
func inUse(path string) error {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return errForeign
	}
	if _, err := recognise(path); err != nil {
		return nil
	}
	db, err := openBolt(path, bolt.Options{ReadOnly: true, Timeout: lockTimeout})
	if err != nil {
		return err
	}
	return db.Close()
}

// replace gives path the contents of the backup and keeps the old file beside
// it. There is a file under the name at every moment, where the file system has
// links.
func replace(path, backup string, now time.Time) (aside string, err error) {
	dir := filepath.Dir(path)
	temp, err := tempIn(dir)
	if err != nil {
		return "", placeFailure(dir, err)
	}
	defer os.Remove(temp)
	info, err := os.Stat(backup)
	if err == nil {
		err = copyPart(backup, temp, info.Size())
	}
	if place := (placeError{}); err != nil && !errors.As(err, &place) {
		err = failure("đọc", backup, err)
	}
	if err != nil {
		return "", err
	}
	if err := checkFile(temp, currentSchema()); err != nil {
		return "", badBackup(err)
	}
	aside, err = setAside(path, now)
	if err != nil {
		return "", err
	}
	if err := os.Rename(temp, path); err != nil {
		if _, gone := os.Lstat(path); gone != nil && aside != "" {
			err = errors.Join(err, os.Rename(aside, path))
		}
		return "", err
	}
	return aside, syncDir(dir)
}

// setAside gives the file at path a second name, or another one where there
// are no links, and returns it; "" when there is no file.
func setAside(path string, now time.Time) (string, error) {
	if _, err := os.Lstat(path); errors.Is(err, os.ErrNotExist) {
		return "", nil
	}
	for at := now; ; at = at.Add(time.Millisecond) {
		aside := path + beforeRestoring + at.Format(backupTime)
		if _, err := os.Lstat(aside); err == nil {
			continue
		}
		if err := os.Link(path, aside); err == nil {
			return aside, nil
		}
		return aside, os.Rename(path, aside)
	}
}
