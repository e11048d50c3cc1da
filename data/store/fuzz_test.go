package store

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"

	"giaoban/data"
)

// spoil carries out a series of small damages, five bytes each: what, where
// (two bytes), with what (two bytes). So the fuzzer need not mutate the 48 KB
// of a workbook themselves.
func spoil(file, damages []byte) []byte {
	file = bytes.Clone(file)
	for ; len(damages) >= 5 && len(file) > 0; damages = damages[5:] {
		at := int(binary.BigEndian.Uint16(damages[1:])) % len(file)
		with := int(binary.BigEndian.Uint16(damages[3:]))
		switch damages[0] % 6 {
		case 0, 1:
			file[at] ^= byte(with)
		case 2: // any two bytes, as a count or a length
			copy(file[at:], damages[3:5])
		case 3: // valid bytes in the wrong place
			from := with % len(file)
			copy(file[at:], file[from:min(from+64, len(file))])
		case 4: // a page in the wrong place
			const page = 4096
			from := with % len(file) / page * page
			copy(file[at/page*page:], file[from:min(from+page, len(file))])
		case 5:
			file = file[:at]
		}
	}
	return file
}

// FuzzOpen damages a real workbook: opening never panics, and a file that is
// refused, or only looked at, is not touched.
func FuzzOpen(f *testing.F) {
	path := newFile(f, sample())
	s, err := Open(path, Options{})
	if err != nil {
		f.Fatal(err)
	}
	addSource(f, s, "S2")
	if err := s.Close(); err != nil {
		f.Fatal(err)
	}
	file := readFile(f, path)
	m, err := inspect(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		f.Fatal(err)
	}
	file = file[:m.pages*m.pageSize] // the rest is room to grow
	f.Add([]byte{})
	f.Add([]byte{0, 0x10, 0x10, 0, 1})
	f.Add([]byte{2, 0x30, 0x0a, 0xff, 0xff, 3, 0x40, 0, 0x50, 0})
	f.Add([]byte{4, 0x50, 0, 0x30, 0, 5, 0x70, 1, 0, 0})
	f.Fuzz(func(t *testing.T, damages []byte) {
		content := spoil(file, damages)
		target := filepath.Join(t.TempDir(), "thu.giaoban")
		if err := os.WriteFile(target, content, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Open(target, Options{})
		if err != nil {
			if code := data.CodeOf(err); code != data.Damaged && code != data.NewerSchema {
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
