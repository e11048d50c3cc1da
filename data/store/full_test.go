package store

import (
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"giaoban/data"
)

// fillUp edits until the store refuses, and asserts that it lost nothing.
func fillUp(t *testing.T, path string, o Options) {
	t.Helper()
	s, err := Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	edits := 0
	for ; ; edits++ {
		before := s.Facts()
		err = s.Update("Ghi chú", func(tx *Tx) error {
			d := before.Directives[0]
			d.Text = strings.Repeat("nội dung ", 3000) + string(rune('a'+edits%26))
			return tx.Put(d)
		})
		if err != nil {
			if s.Facts() != before {
				t.Error("facts changed by an edit that failed")
			}
			break
		}
		if edits > 1000 {
			t.Fatal("the limit is not reached")
		}
	}
	wantCode(t, err, data.NoSpace)
	if edits == 0 {
		t.Fatal("no edit fitted")
	}
	mustCheck(t, s)
	kept := s.Facts()
	if kept.Directives[0].Rev != data.Rev(edits+1) {
		t.Errorf("revision %d after %d edits", kept.Directives[0].Rev, edits)
	}
	if _, err := s.AgencyAssignments("SNV"); err != nil {
		t.Error(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if !reflect.DeepEqual(again.Facts(), kept) {
		t.Error("file and memory differ")
	}
	mustCheck(t, again)
}

func TestEdit_on_a_full_disk_by_MaxSize(t *testing.T) {
	path := newFile(t, sample())
	fillUp(t, path, Options{MaxSize: 1 << 20})
	s := opened(t, path, Options{})
	addSource(t, s, "có chỗ") // without the limit it goes on
	wantCode(t, Create(path+"2", large(2000, 0), Options{MaxSize: 1 << 16}), data.NoSpace)
	if _, err := os.Stat(path + "2"); err == nil {
		t.Error("half a workbook left behind")
	}
}

func TestEdit_on_a_full_file_system(t *testing.T) {
	if runtime.GOOS != "linux" || os.Getuid() != 0 {
		t.Skip("mounting a small tmpfs needs Linux and root; MaxSize is tested in any case")
	}
	dir := t.TempDir()
	unmount, err := mountTmpfs(dir, "size=1m")
	if err != nil {
		t.Skipf("a small tmpfs can't be mounted here: %v", err)
	}
	defer unmount()
	path := filepath.Join(dir, "kontum.giaoban")
	if err := Create(path, sample(), Options{}); err != nil {
		t.Fatal(err)
	}
	fillUp(t, path, Options{})
	s, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	wantCode(t, whenFull(path, func() error {
		_, err := s.Backup()
		return err
	}), data.NoSpace)
	left, err := os.ReadDir(path + ".sao-luu")
	if err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	wantCode(t, Create(filepath.Join(dir, "2.giaoban"), large(2000, 0), Options{}), data.NoSpace)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	err = whenFull(path, func() error {
		_, err := Open(path, Options{BackupOnOpen: true})
		return err
	})
	wantCode(t, err, data.BackupFailed)
	wantWords(t, err, []string{path, "Không đủ chỗ trên đĩa", "chỉ xem"}, nil)
}

// whenFull runs fn with the disk of the workbook filled to the last byte.
func whenFull(path string, fn func() error) error {
	ballast := path + ".ballast"
	f, err := os.Create(ballast)
	if err != nil {
		return err
	}
	defer os.Remove(ballast)
	defer f.Close()
	for err == nil {
		_, err = f.Write(make([]byte, 4096))
	}
	return fn()
}
