package store

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"giaoban/data"
)

// foreign makes a bbolt file of some other program.
func foreign(t *testing.T, path string, o bolt.Options) {
	t.Helper()
	db, err := bolt.Open(path, 0o600, &o)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bolt.Tx) error {
		b, err := tx.CreateBucketIfNotExists([]byte("passwords"))
		if err != nil {
			return err
		}
		return b.Put([]byte("k"), []byte("v"))
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestOpen_refuses_what_is_no_workbook(t *testing.T) {
	dir := t.TempDir()
	put := func(name string, content []byte) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put("van-ban.giaoban", []byte("Ủy ban nhân dân tỉnh Kon Tum\n"))
	put("dai.giaoban", bytes.Repeat([]byte("Ủy ban nhân dân tỉnh Kon Tum\n"), 5000))
	put("rong.giaoban", nil)
	put("khong.giaoban", make([]byte, 1<<16))
	foreign(t, filepath.Join(dir, "khac.giaoban"), bolt.Options{})
	foreign(t, filepath.Join(dir, "khac2.giaoban"), bolt.Options{NoFreelistSync: true})
	if err := os.Mkdir(filepath.Join(dir, "thu-muc.giaoban"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		code data.Code
	}{
		{"van-ban.giaoban", data.Damaged},
		{"dai.giaoban", data.Damaged},
		{"rong.giaoban", data.Damaged},
		{"khong.giaoban", data.Damaged},
		{"khac.giaoban", data.Damaged},
		{"khac2.giaoban", data.Damaged},
		{"thu-muc.giaoban", data.Damaged},
		{"thieu.giaoban", data.NotFound},
	} {
		for _, readOnly := range []bool{false, true} {
			t.Run(c.name, func(t *testing.T) {
				path := filepath.Join(dir, c.name)
				before, _ := os.ReadFile(path)
				_, err := Open(path, Options{ReadOnly: readOnly, BackupOnOpen: true})
				wantCode(t, err, c.code)
				if !strings.Contains(err.Error(), path) || !strings.HasSuffix(err.(*data.Error).Hint, ".") {
					t.Errorf("message should name the file and say what to do: %v", err)
				}
				if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
					t.Error("file changed")
				}
			})
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "thieu.giaoban")); err == nil {
		t.Error("opening must not create")
	}
}

// whole asserts that what could be opened is what was saved. A cut that takes
// only unused space loses nothing.
func whole(t *testing.T, path string, want *data.Facts) (opened bool) {
	t.Helper()
	was := readFile(t, path)
	s, err := Open(path, Options{})
	if err != nil {
		wantCode(t, err, data.Damaged)
		unchanged(t, path, was)
		wantCode(t, CheckFile(path), data.Damaged)
		return false
	}
	defer s.Close()
	if !reflect.DeepEqual(s.Facts(), want) {
		t.Error("opened with other facts")
	}
	unchanged(t, path, was)
	return true
}

// edited is a workbook with a history, a freelist and pages of every type.
func edited(t testing.TB) (path string, facts *data.Facts) {
	t.Helper()
	path = newFile(t, large(200, 120))
	s := opened(t, path, Options{})
	for i := range 12 {
		err := s.Update("Sửa", func(tx *Tx) error {
			a := s.Facts().Assignments[i*9]
			a.Results = append(a.Results[:len(a.Results):len(a.Results)], data.Result{ID: "r", Percent: i, Note: strings.Repeat("ghi chú ", 45*i)})
			return tx.Put(a)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	facts = s.Facts()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path, facts
}

func TestOpen_survives_truncation_anywhere(t *testing.T) {
	path, facts := edited(t)
	file := readFile(t, path)
	m, err := inspect(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	used := int(m.pages * m.pageSize)
	random := rand.New(rand.NewPCG(1, 2))
	cut := filepath.Join(t.TempDir(), "cut.giaoban")
	for i := range 220 {
		size := random.IntN(len(file))
		if i < 40 { // at page boundaries, and one byte after
			page := int(m.pageSize)
			size = i/2*(len(file)/page)/20*page + i%2
		}
		if err := os.WriteFile(cut, file[:size], 0o600); err != nil {
			t.Fatal(err)
		}
		if whole(t, cut, facts) != (size >= used) {
			t.Errorf("cut to %d of %d (%d used)", size, len(file), used)
		}
	}
}

// A flipped bit is either found, or lies where nothing is stored. The newest
// meta page is the exception that bbolt makes: the transaction before shows,
// and Check finds it.
func TestOpen_survives_flipped_bits(t *testing.T) {
	path, facts := edited(t)
	file := readFile(t, path)
	m, err := inspect(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	file = file[:m.pages*m.pageSize] // the rest is room to grow
	random := rand.New(rand.NewPCG(3, 4))
	flipped := filepath.Join(t.TempDir(), "flip.giaoban")
	refused := 0
	for i := range 160 {
		at := random.IntN(len(file))
		if i%3 == 0 { // page headers and first elements: where structure is
			at = random.IntN(int(m.pages))*int(m.pageSize) + random.IntN(96)
		}
		bad := bytes.Clone(file)
		bad[at] ^= 1 << random.IntN(8)
		if err := os.WriteFile(flipped, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Open(flipped, Options{})
		if err != nil {
			refused++
			wantCode(t, err, data.Damaged)
			unchanged(t, flipped, bad)
			continue
		}
		same := reflect.DeepEqual(s.Facts(), facts)
		found := s.Check()
		if !same && found == nil {
			t.Errorf("bit at %d (page %d + %d) changed the facts unseen", at, at/int(m.pageSize), at%int(m.pageSize))
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		unchanged(t, flipped, bad)
	}
	if refused < 20 {
		t.Errorf("only %d of 160 refused: is the file mostly empty?", refused)
	}
}

// Runs of garbage do what single bits do not: cycles, wild offsets.
func TestOpen_survives_overwritten_ranges(t *testing.T) {
	path, facts := edited(t)
	file := readFile(t, path)
	random := rand.New(rand.NewPCG(5, 6))
	target := filepath.Join(t.TempDir(), "bad.giaoban")
	for range 100 {
		bad := bytes.Clone(file)
		for range 1 + random.IntN(3) {
			to, n := random.IntN(len(bad)), 1+random.IntN(6000)
			switch random.IntN(3) {
			case 0: // another part of the file: valid pages in wrong places
				copy(bad[to:], file[random.IntN(len(file)):][:min(n, 100)])
			case 1:
				clear(bad[to:min(to+n, len(bad))])
			default: // a whole page over another
				const page = 4096
				copy(bad[to/page*page:], file[random.IntN(len(file)/page)*page:][:page])
			}
		}
		if err := os.WriteFile(target, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Open(target, Options{})
		if err != nil {
			wantCode(t, err, data.Damaged)
		} else {
			if !reflect.DeepEqual(s.Facts(), facts) && s.Check() == nil {
				t.Error("other facts, unseen")
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		}
		unchanged(t, target, bad)
	}
}

func TestCheck_finds_a_lost_meta_page(t *testing.T) {
	path, _ := edited(t)
	file := readFile(t, path)
	for page := range 2 {
		bad := bytes.Clone(file)
		bad[page*4096+20] ^= 0xFF
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		wantCode(t, CheckFile(path), data.Damaged)
		unchanged(t, path, bad)
		s, err := Open(path, Options{}) // one page is enough after a crash
		if err != nil {
			t.Fatal(err)
		}
		for range 2 { // and the next edits heal it
			if err := s.Update("Sửa", func(tx *Tx) error { return tx.Put(s.Facts().Sources[0]) }); err != nil {
				t.Fatal(err)
			}
		}
		mustCheck(t, s)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestReadOnly_file_opens_read_only(t *testing.T) {
	path := newFile(t, sample())
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	was := readFile(t, path)
	s := opened(t, path, Options{})
	if !s.ReadOnly() || s.SnapshotOf() {
		t.Errorf("read-only %v, snapshot %v", s.ReadOnly(), s.SnapshotOf())
	}
	wantCode(t, s.Update("Sửa", func(tx *Tx) error { return tx.Put(data.Source{ID: "x"}) }), data.ReadOnly)
	mustCheck(t, s)
	unchanged(t, path, was)
}

func TestTwo_readers_share_a_file(t *testing.T) {
	path := newFile(t, sample())
	a, b := opened(t, path, Options{ReadOnly: true}), opened(t, path, Options{ReadOnly: true})
	if a.SnapshotOf() || b.SnapshotOf() {
		t.Error("no copy is needed")
	}
}

func TestSecond_copy_is_refused_but_may_read(t *testing.T) {
	path := newFile(t, sample())
	writer := opened(t, path, Options{})
	_, err := Open(path, Options{})
	wantCode(t, err, data.Locked)
	if !strings.Contains(err.Error(), "chỉ đọc") {
		t.Errorf("should offer to read: %v", err)
	}
	if err := writer.Update("Sửa", func(tx *Tx) error { return tx.Put(data.Source{ID: "S2"}) }); err != nil {
		t.Fatal(err)
	}
	reader, err := Open(path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if !reader.SnapshotOf() || !reader.ReadOnly() || reader.Path() != path {
		t.Errorf("snapshot %v, read-only %v, path %s", reader.SnapshotOf(), reader.ReadOnly(), reader.Path())
	}
	if !reflect.DeepEqual(reader.Facts(), writer.Facts()) {
		t.Error("reader sees other facts")
	}
	mustCheck(t, reader)
	if err := CheckFile(path); err != nil {
		t.Error(err)
	}
	wantCode(t, reader.Update("Sửa", func(tx *Tx) error { return tx.Put(data.Source{ID: "x"}) }), data.ReadOnly)
	private := reader.private
	if err := reader.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(private); err == nil {
		t.Error("private copy left behind")
	}
	mustCheck(t, writer)
}

// A reader that copies while a writer commits gets one whole state.
func TestPrivate_copies_are_whole_while_a_writer_writes(t *testing.T) {
	path := newFile(t, large(500, 200))
	writer := opened(t, path, Options{})
	stop, stopped := make(chan struct{}), make(chan error, 1)
	go func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				stopped <- nil
				return
			case <-time.After(20 * time.Millisecond): // faster than any clerk
			}
			err := writer.Update("Sửa", func(tx *Tx) error {
				for _, j := range []int{3, 90, 170} { // all three or none
					a := writer.Facts().Assignments[j]
					a.Obstacles = []data.Obstacle{{On: data.Date(18000 + i), Text: "vướng"}}
					if err := tx.Put(a); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				stopped <- err
				return
			}
		}
	}()
	seen := map[data.Rev]bool{}
	for range 12 {
		reader, err := Open(path, Options{ReadOnly: true})
		if err != nil {
			t.Error(err)
			continue
		}
		all := reader.Facts().Assignments
		if all[3].Rev != all[90].Rev || all[3].Rev != all[170].Rev {
			t.Error("half an edit")
		}
		seen[all[3].Rev] = true
		if err := reader.Check(); err != nil {
			t.Error(err)
		}
		if err := reader.Close(); err != nil {
			t.Error(err)
		}
	}
	close(stop)
	if err := <-stopped; err != nil {
		t.Error(err)
	}
	if len(seen) < 2 {
		t.Error("the writer did not write meanwhile")
	}
}
