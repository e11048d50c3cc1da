package store

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	bolt "go.etcd.io/bbolt"

	"giaoban/data"
)

// fromOld is a made-up future, two versions on.
func fromOld(fail error) schema {
	now := currentSchema().current
	return schema{current: now + 2, steps: map[int]func(codec, *bolt.Tx) error{
		now: func(c codec, tx *bolt.Tx) error {
			return rewrite(tx, data.KindSource, func(body []byte) ([]byte, error) {
				var old map[string]any
				if err := c.dec.Unmarshal(body, &old); err != nil {
					return nil, err
				}
				old["Note"] = "đã chuyển"
				return c.enc.Marshal(old)
			})
		},
		now + 1: func(codec, *bolt.Tx) error { return fail },
	}}
}

func TestOpen_brings_an_older_workbook_forward_after_a_backup(t *testing.T) {
	path := newFile(t, sample())
	was := readFile(t, path)
	s, err := open(path, Options{User: "Hoa"}, fromOld(nil))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if got := s.Facts().Sources[0]; got.Note != "đã chuyển" || got.Title != "Báo cáo PAPI" {
		t.Errorf("got %+v", got)
	}
	mustCheck(t, s)
	entries, err := s.Journal()
	if err != nil || len(entries) != 3 || entries[2].Action != "Nâng cấp lược đồ 3 → 4" || entries[2].Baseline == nil {
		t.Errorf("journal %+v, %v", entries, err)
	}
	if err := s.Update("Sửa", func(tx *Tx) error { return tx.Put(s.Facts().Sources[0]) }); err != nil {
		t.Fatal(err)
	}
	mustCheck(t, s)
	backups, err := Backups(path, Options{})
	if err != nil || len(backups) != 1 {
		t.Fatal(backups, err)
	}
	old := opened(t, backups[0].Path, Options{ReadOnly: true})
	if !reflect.DeepEqual(old.Facts(), withRevs(sample(), 1)) {
		t.Error("the backup is not what was there before")
	}
	if bytes.Equal(was, readFile(t, path)) {
		t.Error("nothing was written")
	}
}

func TestOpen_read_only_shows_an_older_workbook_without_touching_it(t *testing.T) {
	path := newFile(t, sample())
	was := readFile(t, path)
	s, err := open(path, Options{ReadOnly: true}, fromOld(nil))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if s.Facts().Sources[0].Note != "đã chuyển" || !s.SnapshotOf() {
		t.Error("not brought forward")
	}
	mustCheck(t, s)
	unchanged(t, path, was)
	if all, err := Backups(path, Options{}); err != nil || len(all) != 0 {
		t.Errorf("backups %v, %v", all, err)
	}
}

func TestMigration_that_fails_leaves_the_last_whole_version(t *testing.T) {
	path := newFile(t, sample())
	if _, err := open(path, Options{}, fromOld(errors.New("không đọc được"))); err == nil {
		t.Fatal("should fail")
	}
	s, err := open(path, Options{}, fromOld(nil)) // from where it stopped
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	mustCheck(t, s)
}

func TestOpen_refuses_a_newer_schema(t *testing.T) {
	path := newFile(t, sample())
	s, err := open(path, Options{}, fromOld(nil))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	was := readFile(t, path)
	for _, o := range []Options{{}, {ReadOnly: true}, {BackupOnOpen: true}} {
		_, err := Open(path, o)
		wantCode(t, err, data.NewerSchema)
	}
	wantCode(t, CheckFile(path), data.NewerSchema)
	_, err = Restore(path, path+"-2", Options{})
	wantCode(t, err, data.NewerSchema)
	unchanged(t, path, was)
	if _, err := os.Stat(path + "-2"); err == nil {
		t.Error("restored what can't be read")
	}
}

// version1 is a workbook as the program before period locks, imports and
// evidence wrote it.
func version1(t *testing.T) string {
	t.Helper()
	f, err := os.Open("testdata/luoc-do-1.giaoban.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "cu.giaoban")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestWorkbook_of_version_1_is_brought_forward(t *testing.T) {
	path := version1(t)
	was := readFile(t, path)
	want := withRevs(sample(), 1)
	want.Locks, want.Imports = nil, nil
	want.Assignments[1].Rev = 2
	want.Assignments[1].Results = []data.Result{{ID: "r2", Recorded: data.NewDate(2019, 5, 2), Percent: 40, Note: "Đang làm"}}

	read := opened(t, path, Options{ReadOnly: true})
	if !reflect.DeepEqual(read.Facts(), want) {
		t.Errorf("got  %+v\nwant %+v", read.Facts(), want)
	}
	mustCheck(t, read)
	unchanged(t, path, was)
	if err := CheckFile(path); err != nil {
		t.Error(err)
	}

	s := opened(t, path, Options{User: "Hoa"})
	if !reflect.DeepEqual(s.Facts(), want) {
		t.Errorf("got  %+v\nwant %+v", s.Facts(), want)
	}
	mustCheck(t, s)
	e := addEvidence(t, s, noise(100_000, 1), "bc.pdf")
	if err := put(t, s, "", proving(t, assignment(t, s, "N01/DH"), "r9", e), firstQuarter(), sample().Imports[0]); err != nil {
		t.Fatal(err)
	}
	if err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	if err := s.Redo(); err != nil {
		t.Fatal(err)
	}
	mustCheck(t, s)
	history, err := s.History(data.KindAssignment, "N01/VP") // from before
	if err != nil || len(history) == 0 || history[0].User != "Nguyễn Thị Hoa" {
		t.Errorf("history %+v, %v", history, err)
	}
	backups, err := Backups(path, Options{})
	if err != nil || len(backups) != 1 {
		t.Fatal(backups, err)
	}
	old := opened(t, backups[0].Path, Options{ReadOnly: true})
	if !old.SnapshotOf() || !reflect.DeepEqual(old.Facts(), want) {
		t.Error("the backup is not the workbook as it was, of the old version")
	}
}
