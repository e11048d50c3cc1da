package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"giaoban/data"
)

// noise is content that no disk compresses, the same for each seed.
func noise(size int, seed byte) []byte {
	b := make([]byte, size)
	_, _ = rand.NewChaCha8([32]byte{seed}).Read(b)
	return b
}

func addEvidence(t testing.TB, s *Store, content []byte, name string) data.Evidence {
	t.Helper()
	e, err := s.AddEvidence(bytes.NewReader(content), name)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// proving is the assignment with one more result that names the evidence.
func proving(t testing.TB, a data.Assignment, id string, e data.Evidence) data.Assignment {
	t.Helper()
	a, err := a.WithResult(data.Result{ID: id, Recorded: date(2, 5, 2019), Evidence: []data.Evidence{e}})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func readEvidence(t testing.TB, s *Store, sha string) []byte {
	t.Helper()
	r, err := s.Evidence(sha)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestEvidence_comes_back_to_the_byte(t *testing.T) {
	for name, size := range map[string]int{
		"one byte": 1, "just a chunk": chunkSize, "a chunk and a byte": chunkSize + 1, "20 MB": 20 << 20, "the most": MaxEvidence,
	} {
		t.Run(name, func(t *testing.T) {
			s := newStoreOf(t, sample())
			content := noise(size, 1)
			e := addEvidence(t, s, content, `C:\Hồ sơ\bc.pdf`)
			sum := sha256.Sum256(content)
			if e != (data.Evidence{Name: "bc.pdf", SHA256: hex.EncodeToString(sum[:]), Stored: true}) {
				t.Errorf("got %+v", e)
			}
			if err := put(t, s, "", proving(t, assignment(t, s, "N01/VP"), "r9", e)); err != nil {
				t.Fatal(err)
			}
			again := reopen(t, s)
			defer again.Close()
			if !bytes.Equal(readEvidence(t, again, e.SHA256), content) {
				t.Error("other content")
			}
		})
	}
}

func TestEvidence_is_kept_once(t *testing.T) {
	s := newStoreOf(t, sample())
	content := noise(3<<20, 2)
	a := addEvidence(t, s, content, "a.pdf")
	was := readFile(t, s.Path())
	b := addEvidence(t, s, content, "b.pdf")
	unchanged(t, s.Path(), was)
	if a.SHA256 != b.SHA256 || b.Name != "b.pdf" {
		t.Errorf("%+v, %+v", a, b)
	}
}

func TestEvidence_that_is_refused(t *testing.T) {
	s := newStoreOf(t, sample())
	was := readFile(t, s.Path())
	for name, c := range map[string]struct {
		content io.Reader
		file    string
		words   []string
	}{
		"too large":  {bytes.NewReader(noise(MaxEvidence+1, 3)), "to.pdf", []string{"to.pdf", "50 MB", "mã băm"}},
		"endless":    {endless{}, "to.pdf", []string{"50 MB"}},
		"empty":      {strings.NewReader(""), "rong.pdf", []string{"rong.pdf", "rỗng"}},
		"no name":    {strings.NewReader("x"), "thư mục/", []string{"chưa có tên"}},
		"secret":     {strings.NewReader("x"), "Tối mật - kế hoạch.pdf", []string{"TỐI MẬT", "không để trên máy"}},
		"secret BM":  {strings.NewReader("x"), "12_BM-UBND.pdf", []string{"BM"}},
		"secret NFD": {strings.NewReader("x"), "MA\u0302\u0323T.pdf", []string{"(MẬT)"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := s.AddEvidence(c.content, c.file)
			wantCode(t, err, data.Invalid)
			wantWords(t, err, c.words, nil)
		})
	}
	_, err := s.AddEvidence(io.MultiReader(strings.NewReader("x"), failing{}), "a.pdf")
	if err == nil || !strings.Contains(err.Error(), "a.pdf") {
		t.Errorf("got %v", err)
	}
	unchanged(t, s.Path(), was)
	missing := data.Evidence{Name: "a.pdf", SHA256: strings.Repeat("ab", 32), Stored: true}
	wantCode(t, put(t, s, "", proving(t, assignment(t, s, "N01/VP"), "r9", missing)), data.NotAllowed)
	_, err = s.Evidence(missing.SHA256)
	wantCode(t, err, data.NotFound)
	missing.Stored = false // left where it is
	if err := put(t, s, "", proving(t, assignment(t, s, "N01/VP"), "r9", missing)); err != nil {
		t.Error(err)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errors.New("ổ đĩa lỗi") }

func TestHashEvidence_reads_but_keeps_nothing(t *testing.T) {
	e, err := HashEvidence(strings.NewReader("abc"), "/a/b/bc.pdf")
	want := data.Evidence{Name: "bc.pdf", SHA256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}
	if err != nil || e != want {
		t.Errorf("%+v, %v", e, err)
	}
	for _, bad := range []string{"TUYỆT MẬT.pdf", ""} {
		_, err := HashEvidence(strings.NewReader("abc"), bad)
		wantCode(t, err, data.Invalid)
	}
	_, err = HashEvidence(strings.NewReader(""), "a.pdf")
	wantCode(t, err, data.Invalid)
}

func TestRefused_action_leaves_no_evidence(t *testing.T) {
	f := sample()
	f.Locks = []data.Lock{firstQuarter()}
	s := newStoreOf(t, f)
	was := readFile(t, s.Path())
	err := s.Update("Nhập kết quả", func(tx *Tx) error {
		if _, err := tx.AddEvidence(strings.NewReader("nội dung"), "a.pdf"); err != nil {
			return err
		}
		return tx.Put(withResult(t, assignment(t, s, "N01/VP"), "r9", date(1, 3, 2019)))
	})
	wantCode(t, err, data.PeriodLocked)
	unchanged(t, s.Path(), was)
}

func TestPruneEvidence_removes_only_what_nothing_names(t *testing.T) {
	path := newFile(t, sample())
	s, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	kept, dropped := addEvidence(t, s, noise(200_000, 4), "con.pdf"), addEvidence(t, s, noise(200_000, 5), "bo.pdf")
	if err := put(t, s, "", proving(t, assignment(t, s, "N01/VP"), "r9", kept)); err != nil {
		t.Fatal(err)
	}
	prune := func(s *Store, want ...string) {
		t.Helper()
		unused, err := s.UnusedEvidence()
		if err != nil || len(unused) != len(want) {
			t.Errorf("foretells %v, %v, want %q", unused, err, want)
		}
		for i := range unused {
			if unused[i].Name != want[i] || unused[i].Size != 200_000 || unused[i].Added.IsZero() {
				t.Errorf("foretells %+v, want %s", unused[i], want[i])
			}
		}
		got, err := s.PruneEvidence()
		if err != nil || strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("removed %q, %v, want %q", got, err, want)
		}
		mustCheck(t, s)
	}
	prune(s) // a result may be being typed
	s = reopen(t, s)
	prune(s, "bo.pdf")
	entries, err := s.Journal()
	if err != nil || !strings.Contains(entries[len(entries)-1].Action, dropped.SHA256) {
		t.Errorf("journal: %v", err)
	}
	if _, err := s.Evidence(dropped.SHA256); data.CodeOf(err) != data.NotFound {
		t.Error(err)
	}
	bare := assignment(t, s, "N01/VP")
	bare.Results = nil
	if err := put(t, s, "", bare); err != nil {
		t.Fatal(err)
	}
	prune(s) // Undo would need it
	if err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	prune(s)
	if !bytes.Equal(readEvidence(t, s, kept.SHA256), noise(200_000, 4)) {
		t.Error("other content")
	}
	if err := s.Redo(); err != nil {
		t.Fatal(err)
	}
	prune(s) // so would Undo again
	s = reopen(t, s)
	prune(s, "con.pdf")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// Each case is a file that bbolt finds perfect.
func TestCheck_finds_damaged_evidence(t *testing.T) {
	content := noise(3*chunkSize+5, 6)
	change := func(fn func(sha string, info, chunks *bolt.Bucket) error) func(string, *bolt.Tx) error {
		return func(sha string, tx *bolt.Tx) error {
			return fn(sha, tx.Bucket([]byte(evidenceBucket)), tx.Bucket([]byte(contentBucket)))
		}
	}
	for name, c := range map[string]struct {
		damage func(string, *bolt.Tx) error
		code   data.Code // of reading
	}{
		"a flipped bit": {change(func(sha string, _, chunks *bolt.Bucket) error {
			v := bytes.Clone(chunks.Get([]byte(chunkKey(sha, 1))))
			v[500] ^= 1
			return chunks.Put([]byte(chunkKey(sha, 1)), v)
		}), data.Damaged},
		"other bytes with a right checksum": {change(func(sha string, _, chunks *bolt.Bucket) error {
			key := chunkKey(sha, 1)
			return chunks.Put([]byte(key), record{cbor: make([]byte, chunkSize)}.seal(contentBucket, key))
		}), data.Damaged},
		"a chunk lost": {change(func(sha string, _, chunks *bolt.Bucket) error {
			return chunks.Delete([]byte(chunkKey(sha, 3)))
		}), data.Damaged},
		"a chunk emptied": {change(func(sha string, _, chunks *bolt.Bucket) error {
			key := chunkKey(sha, 1)
			return chunks.Put([]byte(key), record{}.seal(contentBucket, key))
		}), data.Damaged},
		"the file lost": {change(func(sha string, info, chunks *bolt.Bucket) error {
			for i := range 4 {
				if err := chunks.Delete([]byte(chunkKey(sha, i))); err != nil {
					return err
				}
			}
			return info.Delete([]byte(sha))
		}), data.NotFound},
		"a chunk too many": {change(func(sha string, _, chunks *bolt.Bucket) error {
			key := chunkKey(sha, 4)
			return chunks.Put([]byte(key), record{cbor: []byte("x")}.seal(contentBucket, key))
		}), ""},
	} {
		t.Run(name, func(t *testing.T) {
			path := newFile(t, sample())
			s, err := Open(path, Options{})
			if err != nil {
				t.Fatal(err)
			}
			e := addEvidence(t, s, content, "a.pdf")
			if err := put(t, s, "", proving(t, assignment(t, s, "N01/VP"), "r9", e)); err != nil {
				t.Fatal(err)
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			tamper(t, path, func(tx *bolt.Tx) error { return c.damage(e.SHA256, tx) })
			wantCode(t, CheckFile(path), data.Damaged)
			s = opened(t, path, Options{})
			r, err := s.Evidence(e.SHA256)
			if err == nil {
				_, err = io.ReadAll(r)
			}
			wantCode(t, err, c.code)
			if c.code != data.Damaged {
				return
			}
			addEvidence(t, s, content, "a.pdf") // the same file again heals it
			mustCheck(t, s)
		})
	}
}

func TestEvidence_on_a_full_disk(t *testing.T) {
	path := newFile(t, sample())
	s := opened(t, path, Options{MaxSize: 4 << 20})
	addEvidence(t, s, noise(1<<20, 7), "a.pdf")
	_, err := s.AddEvidence(bytes.NewReader(noise(8<<20, 8)), "b.pdf")
	wantCode(t, err, data.NoSpace)
	mustCheck(t, s)
	if info, err := os.Stat(path); err != nil || info.Size() > 4<<20 {
		t.Errorf("%v, %v", info, err)
	}
}

func TestEvidence_is_in_backups(t *testing.T) {
	s := newStoreOf(t, sample())
	e := addEvidence(t, s, noise(1<<20, 9), "a.pdf")
	if err := put(t, s, "", proving(t, assignment(t, s, "N01/VP"), "r9", e)); err != nil {
		t.Fatal(err)
	}
	backup, err := s.Backup()
	if err != nil {
		t.Fatal(err)
	}
	copied := opened(t, backup, Options{ReadOnly: true})
	if !bytes.Equal(readEvidence(t, copied, e.SHA256), noise(1<<20, 9)) {
		t.Error("other content")
	}
}
