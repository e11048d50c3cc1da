package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"giaoban/data"
)

// wantWords asserts what an error tells a person: in message and hint, not in
// the technical cause.
func wantWords(t *testing.T, err error, has, hasNot []string) {
	t.Helper()
	var e *data.Error
	if !errors.As(err, &e) {
		t.Fatalf("does not speak to a person: %v", err)
	}
	words := e.Message + " " + e.Hint
	for _, w := range has {
		if !strings.Contains(words, w) {
			t.Errorf("lacks %q: %s", w, words)
		}
	}
	for _, w := range hasNot {
		if strings.Contains(words, w) {
			t.Errorf("says %q: %s", w, words)
		}
	}
}

// inTheWay puts a file where the backup folder belongs.
func inTheWay(t *testing.T, path string) string {
	t.Helper()
	folder := backupDir(path, Options{})
	if err := os.WriteFile(folder, []byte("ghi chú"), 0o600); err != nil {
		t.Fatal(err)
	}
	return folder
}

func TestOpen_says_when_it_is_the_backup_that_fails(t *testing.T) {
	for name, o := range map[string]struct {
		options Options
		schema  schema
	}{
		"backup on open":     {Options{BackupOnOpen: true}, currentSchema()},
		"backup of a schema": {Options{}, fromOld(nil)},
	} {
		t.Run(name, func(t *testing.T) {
			path := newFile(t, sample())
			folder, was := inTheWay(t, path), readFile(t, path)
			_, err := open(path, o.options, o.schema)
			wantCode(t, err, data.BackupFailed)
			wantWords(t, err, []string{path, folder, "Chuyển tệp đó đi", "chỉ xem"}, []string{"Không thấy"})
			unchanged(t, path, was)
			look := o.options
			look.ReadOnly = true
			reader, err := open(path, look, o.schema)
			if err != nil {
				t.Fatalf("it can still be read: %v", err)
			}
			if err := reader.Close(); err != nil {
				t.Error(err)
			}
			if err := os.Remove(folder); err != nil {
				t.Fatal(err)
			}
			s, err := open(path, o.options, o.schema)
			if err != nil {
				t.Fatal(err)
			}
			mustCheck(t, s)
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestBackups_of_an_unusable_folder(t *testing.T) {
	path := newFile(t, sample())
	folder := inTheWay(t, path)
	_, err := Backups(path, Options{})
	wantCode(t, err, data.ReadOnly)
	wantWords(t, err, []string{"Thư mục sao lưu", folder}, []string{"Không thấy"})
}

func TestMissing_folder_is_what_is_named(t *testing.T) {
	dir := t.TempDir()
	missing := filepath.Join(dir, "chua-co")
	file := filepath.Join(dir, "tep")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	backup := newFile(t, sample())
	restore := func(path string) error {
		_, err := Restore(backup, path, Options{})
		return err
	}
	create := func(path string) error { return Create(path, sample(), Options{}) }
	for name, fn := range map[string]func(string) error{"create": create, "restore": restore} {
		t.Run(name, func(t *testing.T) {
			err := fn(filepath.Join(missing, "so.giaoban"))
			wantCode(t, err, data.NotFound)
			wantWords(t, err, []string{"Không có thư mục “" + missing + "”"}, []string{"so.giaoban"})
			err = fn(filepath.Join(file, "so.giaoban"))
			wantCode(t, err, data.NotFound)
			wantWords(t, err, []string{"“" + file + "” không phải là thư mục"}, []string{"so.giaoban"})
		})
	}
}

func TestMissing_temporary_folder_is_not_a_missing_workbook(t *testing.T) {
	path := newFile(t, sample())
	opened(t, path, Options{})
	temp := filepath.Join(t.TempDir(), "chua-co")
	for _, name := range []string{"TMPDIR", "TMP", "TEMP"} { // the last two on Windows
		t.Setenv(name, temp)
	}
	_, err := Open(path, Options{ReadOnly: true})
	wantCode(t, err, data.ReadOnly)
	wantWords(t, err, []string{path, temp, "thư mục tạm"}, []string{"Không thấy"})
}

func TestRescue_names_a_backup_folder_that_is_there(t *testing.T) {
	path := newFile(t, sample())
	whole := readFile(t, path)
	if err := os.WriteFile(path, whole[:len(whole)/3], 0o600); err != nil {
		t.Fatal(err)
	}
	folder := backupDir(path, Options{})
	_, err := Open(path, Options{})
	wantCode(t, err, data.Damaged)
	wantWords(t, err, []string{"được giữ nguyên"}, []string{folder})
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	_, err = Open(path, Options{})
	wantWords(t, err, []string{folder, "được giữ nguyên"}, nil)
}

func TestRestore_gives_advice_that_fits(t *testing.T) {
	path, backup := newFile(t, sample()), newFile(t, sample())
	was := readFile(t, path)

	s, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = Restore(backup, path, Options{})
	wantCode(t, err, data.Locked)
	wantWords(t, err, []string{path, "Đóng bản đang mở"}, []string{"chỉ đọc", "chỉ xem"})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}

	// A backup with a folder that looks like its own backups.
	if err := os.Mkdir(backupDir(backup, Options{}), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(backup, was[:len(was)/3], 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = Restore(backup, path, Options{})
	wantCode(t, err, data.Damaged)
	wantWords(t, err, []string{backup, "Chọn bản sao lưu khác"}, []string{".sao-luu"})

	// One that was damaged between check and copy.
	_, err = replace(path, backup, time.Now())
	wantCode(t, err, data.Damaged)
	wantWords(t, err, []string{"Chọn bản sao lưu khác"}, []string{".sao-luu"})
	unchanged(t, path, was)
}
