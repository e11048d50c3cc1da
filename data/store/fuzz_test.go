package store

import (
	"os"
	"path/filepath"
	"testing"

	"giaoban/data"
)

// FuzzOpen changes bytes of a real workbook: opening never panics, and a file
// that is refused is not touched.
func FuzzOpen(f *testing.F) {
	path := newFile(f, sample())
	s := opened(f, path, Options{})
	addSource(f, s, "S2")
	file := readFile(f, path)[:12*4096] // all pages in use; the rest is room to grow
	f.Add(file, 0, byte(0), 0)
	f.Add(file, 4096*3+8, byte(1), 4096*5)
	f.Add(file[:4096*4], 4096+40, byte(7), 0)
	f.Add([]byte("không phải sổ"), 3, byte(9), 0)
	f.Add([]byte{}, 0, byte(0), 0)
	f.Fuzz(func(t *testing.T, content []byte, at int, with byte, from int) {
		content = append([]byte{}, content...)
		if n := len(content); n > 0 {
			at, from = (at%n+n)%n, (from%n+n)%n
			content[at] ^= with
			copy(content[at:], content[from:min(from+64, n)])
		}
		target := filepath.Join(t.TempDir(), "thu.giaoban")
		if err := os.WriteFile(target, content, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Open(target, Options{})
		if err != nil {
			switch data.CodeOf(err) {
			case data.Damaged, data.NewerSchema:
			default:
				t.Errorf("no code a person could use: %v", err)
			}
			unchanged(t, target, content)
			return
		}
		_ = s.Check() // may find what opening could not; must not panic
		if _, err := s.Journal(); err != nil {
			wantCode(t, err, data.Damaged)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		unchanged(t, target, content)
	})
}
