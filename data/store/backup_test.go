package store

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"giaoban/data"
)

func addSource(t testing.TB, s *Store, id string) {
	t.Helper()
	if err := s.Update("Thêm nguồn", func(tx *Tx) error { return tx.Put(data.Source{ID: id}) }); err != nil {
		t.Fatal(err)
	}
}

func TestBackup_is_named_by_time_checked_and_pruned(t *testing.T) {
	path := newFile(t, sample())
	noon := time.Date(2019, 5, 31, 12, 0, 0, 0, time.Local)
	o := Options{KeepBackups: 3, Now: func() time.Time { return noon }}
	s := opened(t, path, o)
	var made []string
	for i := range 5 {
		addSource(t, s, fmt.Sprintf("T%d", i))
		b, err := s.Backup() // all within one millisecond of the clock
		if err != nil {
			t.Fatal(err)
		}
		made = append(made, b)
	}
	if got := filepath.Base(made[0]); got != "kontum-2019-05-31-120000.000.giaoban" {
		t.Errorf("name %s", got)
	}
	if got := filepath.Dir(made[0]); got != path+".sao-luu" {
		t.Errorf("folder %s", got)
	}
	// Other files in the folder are none of our business.
	other := filepath.Join(path+".sao-luu", "kontum-ghi-chu.giaoban")
	if err := os.WriteFile(other, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	all, err := Backups(path, o)
	if err != nil || len(all) != 3 || all[0].Path != made[4] || all[2].Path != made[2] || !all[0].Time.Equal(noon.Add(4*time.Millisecond)) {
		t.Errorf("kept %+v, %v", all, err)
	}
	if err := CheckFile(made[4]); err != nil {
		t.Error(err)
	}
	if info, err := os.Stat(made[4]); err != nil || info.Mode().Perm() != 0o600 || info.Size() != all[0].Size {
		t.Errorf("%v, %v", info, err)
	}
	b := opened(t, made[4], Options{ReadOnly: true})
	if !reflect.DeepEqual(b.Facts(), s.Facts()) {
		t.Error("backup holds other facts")
	}
}

func TestBackup_on_open_only_when_something_changed(t *testing.T) {
	path := newFile(t, sample())
	dir := filepath.Join(t.TempDir(), "sao luu")
	o := Options{BackupOnOpen: true, BackupDir: dir}
	count := func() int {
		t.Helper()
		all, err := Backups(path, o)
		if err != nil {
			t.Fatal(err)
		}
		return len(all)
	}
	reopen := func(edit bool) {
		t.Helper()
		s, err := Open(path, o)
		if err != nil {
			t.Fatal(err)
		}
		if edit {
			addSource(t, s, "moi")
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	reopen(false)
	reopen(true)
	if got := count(); got != 1 {
		t.Errorf("%d backups, want 1", got)
	}
	reopen(false)
	reopen(false)
	if got := count(); got != 2 {
		t.Errorf("%d backups, want 2", got)
	}
}

func TestBackup_that_can_not_be_written_says_so(t *testing.T) {
	path := newFile(t, sample())
	blocked := filepath.Join(t.TempDir(), "tep")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	was := readFile(t, path)
	s := opened(t, path, Options{BackupDir: filepath.Join(blocked, "sao-luu")})
	if _, err := s.Backup(); err == nil || !strings.Contains(err.Error(), "sao lưu") {
		t.Errorf("got %v", err)
	}
	if _, err := Open(path+"x", Options{}); data.CodeOf(err) != data.NotFound {
		t.Error(err)
	}
	unchanged(t, path, was)
}

func TestRestore_keeps_the_replaced_file(t *testing.T) {
	for _, damaged := range []bool{false, true} {
		path := newFile(t, sample())
		s, err := Open(path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		addSource(t, s, "giữ")
		saved := s.Facts()
		backup, err := s.Backup()
		if err != nil {
			t.Fatal(err)
		}
		addSource(t, s, "bỏ")
		_, err = Restore(backup, path, Options{})
		wantCode(t, err, data.Locked)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if damaged {
			if err := os.WriteFile(path, []byte("hỏng"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		was := readFile(t, path)
		aside, err := Restore(backup, path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		found, err := filepath.Glob(path + ".truoc-khi-khoi-phuc-*")
		if err != nil || len(found) != 1 || found[0] != aside {
			t.Fatal(found, aside, err)
		}
		unchanged(t, aside, was)
		again := opened(t, path, Options{})
		if !reflect.DeepEqual(again.Facts(), saved) {
			t.Error("restored other facts")
		}
		addSource(t, again, "tiếp")
		mustCheck(t, again)
	}
}

func TestRestore_refuses_a_bad_backup_and_leaves_everything(t *testing.T) {
	path := newFile(t, sample())
	was := readFile(t, path)
	bad := filepath.Join(t.TempDir(), "bad.giaoban")
	if err := os.WriteFile(bad, was[:len(was)/3], 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Restore(bad, path, Options{})
	wantCode(t, err, data.Damaged)
	_, err = Restore(bad+"x", path, Options{})
	wantCode(t, err, data.NotFound)
	unchanged(t, path, was)
	left, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(left) != 1 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestRestore_brings_back_a_missing_workbook(t *testing.T) {
	s := newStoreOf(t, sample())
	backup, err := s.Backup()
	if err != nil {
		t.Fatal(err)
	}
	lost := filepath.Join(t.TempDir(), "mat.giaoban")
	if aside, err := Restore(backup, lost, Options{}); err != nil || aside != "" {
		t.Fatal(aside, err)
	}
	mustCheck(t, opened(t, lost, Options{}))
}
