package store

import (
	"bytes"
	"errors"
	"os"
	"reflect"
	"testing"

	bolt "go.etcd.io/bbolt"

	"giaoban/data"
)

// fromOld is a made-up future: the file's schema 1 is old, where titles of
// sources were still shouted.
func fromOld(fail error) schema {
	return schema{current: 3, steps: map[int]func(codec, *bolt.Tx) error{
		1: func(c codec, tx *bolt.Tx) error {
			return rewrite(tx, data.KindSource, func(body []byte) ([]byte, error) {
				var old map[string]any
				if err := c.dec.Unmarshal(body, &old); err != nil {
					return nil, err
				}
				old["Note"] = "đã chuyển"
				return c.enc.Marshal(old)
			})
		},
		2: func(codec, *bolt.Tx) error { return fail },
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
	if err != nil || len(entries) != 3 || entries[2].Action != "Nâng cấp lược đồ 2 → 3" || entries[2].Baseline == nil {
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
	s, err := open(path, Options{}, fromOld(nil)) // from 2, where it stopped
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
