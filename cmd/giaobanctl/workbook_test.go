package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"giaoban/data/store"
)

// readers are the commands that read a workbook, with what else they need.
func readers(t *testing.T, book string) map[string][]string {
	dir := t.TempDir()
	return map[string][]string{
		"review":  {"review", book},
		"json":    {"review", book, "--json"},
		"brief":   {"brief", book, "--out", filepath.Join(dir, "a.pdf")},
		"chart":   {"chart", book, "--chart", "x", "--out", filepath.Join(dir, "a.png")},
		"list":    {"chart", book, "--list"},
		"check":   {"check", book},
		"backup":  {"backup", book},
		"journal": {"journal", book},
	}
}

func TestBad_workbook_is_refused_and_left_as_it_is(t *testing.T) {
	good := read(t, workbook(t, "demo"))
	flipped := bytes.Clone(good)
	for i := range 64 { // both heads
		flipped[16+i] ^= 0xff
		flipped[4096+16+i] ^= 0xff
	}
	for name, content := range map[string][]byte{
		"empty file":   {},
		"text":         []byte("Kính gửi: Giám đốc các sở\n"),
		"long text":    bytes.Repeat([]byte("Kính gửi: Giám đốc các sở\n"), 2000),
		"half":         good[:len(good)/2],
		"first page":   good[:4096],
		"heads broken": flipped,
	} {
		t.Run(name, func(t *testing.T) {
			book := filepath.Join(t.TempDir(), "so.giaoban")
			if err := os.WriteFile(book, content, 0o600); err != nil {
				t.Fatal(err)
			}
			for _, args := range readers(t, book) {
				refused(t, statusDamaged, []string{book}, args...)
				if !bytes.Equal(content, read(t, book)) {
					t.Fatalf("%q changed the file", args)
				}
			}
		})
	}
}

func TestMissing_workbook(t *testing.T) {
	book := filepath.Join(t.TempDir(), "không có.giaoban")
	for _, args := range readers(t, book) {
		refused(t, statusNotFound, []string{book}, args...)
	}
	if _, err := os.Stat(book); !os.IsNotExist(err) {
		t.Errorf("the file was made: %v", err)
	}
}

func TestLocked_workbook(t *testing.T) {
	book := workbook(t, "demo")
	other, err := store.Open(book, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	// What only reads works from a copy; what would replace the file is refused.
	must(t, "review", book)
	must(t, "journal", book)
	backup := strings.TrimPrefix(strings.TrimSpace(must(t, "backup", book)), "Đã sao lưu vào ")
	refused(t, statusLocked, []string{book}, "restore", backup, book)
}

func TestReadOnly_workbook_can_be_read(t *testing.T) {
	book := workbook(t, "demo")
	if err := os.Chmod(book, 0o400); err != nil {
		t.Fatal(err)
	}
	must(t, "review", book)
	must(t, "check", book)
}
