package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestInit_makes_each_workbook(t *testing.T) {
	for name, args := range map[string][]string{
		"real":  {"--sample", "real"},
		"demo":  {"--sample", "demo"},
		"empty": {"--empty"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "so.giaoban")
			out := must(t, append([]string{"init", path}, args...)...)
			want := "21 mục, 45 nhiệm vụ, 596 lượt giao, 31 cơ quan"
			if name == "empty" {
				want = "0 mục, 0 nhiệm vụ, 0 lượt giao, 31 cơ quan"
			}
			if !strings.Contains(out, want) {
				t.Errorf("init says %q, want %q", out, want)
			}
			must(t, "check", path)
		})
	}
}

func TestInit_never_touches_an_existing_file(t *testing.T) {
	path := filepath.Join(t.TempDir(), "so.giaoban")
	if err := os.WriteFile(path, []byte("bản thảo quan trọng"), 0o600); err != nil {
		t.Fatal(err)
	}
	refused(t, statusExists, []string{path}, "init", path, "--sample", "real")
	if got := string(read(t, path)); got != "bản thảo quan trọng" {
		t.Errorf("the file now holds %q", got)
	}
}

func TestInit_says_when_the_folder_is_missing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "chưa có", "so.giaoban")
	refused(t, statusNotFound, []string{"chưa có"}, "init", path, "--empty")
}

func TestBrief_is_the_same_bytes_again(t *testing.T) {
	book, dir := workbook(t, "demo"), t.TempDir()
	before := read(t, book)
	first, second := filepath.Join(dir, "1.pdf"), filepath.Join(dir, "2.pdf")
	must(t, "brief", book, "--as-of", "31/5/2019", "--out", first)
	must(t, "brief", book, "--as-of", "2019-05-31", "--out", second)
	a := read(t, first)
	if !bytes.HasPrefix(a, []byte("%PDF-")) || !bytes.Equal(a, read(t, second)) {
		t.Error("two runs give different files, or no PDF")
	}
	must(t, "brief", book, "--as-of", "30/4/2019", "--out", first) // replaces
	if bytes.Equal(a, read(t, first)) {
		t.Error("another cut-off date gives the same brief")
	}
	if !bytes.Equal(before, read(t, book)) {
		t.Error("the workbook was changed")
	}
}

// Every chart is listed with a title; the first of each kind is drawn in every form.
func TestChart_draws_listed_charts_in_every_form(t *testing.T) {
	book, dir := workbook(t, "demo"), t.TempDir()
	list := strings.Split(strings.TrimSpace(must(t, "chart", book, "--list", "--as-of", "31/5/2019")), "\n")
	if len(list) < 3 {
		t.Fatalf("only these charts: %q", list)
	}
	for _, line := range list {
		name, title, ok := strings.Cut(line, "\t")
		if !ok || title == "" {
			t.Errorf("no title in %q", line)
		}
		if name != "status" && name != "agencies" && name != "papi" && name != "par-l2" {
			continue
		}
		for ending, start := range map[string]string{".png": "\x89PNG", ".svg": "<", ".pdf": "%PDF-", ".PNG": "\x89PNG"} {
			out := filepath.Join(dir, name+ending)
			must(t, "chart", book, "--chart", name, "--as-of", "31/5/2019", "--out", out)
			if !bytes.HasPrefix(read(t, out), []byte(start)) {
				t.Errorf("%s does not begin with %q", out, start)
			}
		}
	}
}

func TestChart_names_those_there_are(t *testing.T) {
	book := workbook(t, "demo")
	first, _, _ := strings.Cut(must(t, "chart", book, "--list"), "\t")
	refused(t, statusNotFound, []string{"“không-có”", first}, "chart", book, "--chart", "không-có", "--out", "a.png")
}

// Whatever the output can't be, it fails with words, leaves no litter, and the
// workbook is as it was.
func TestOutput_that_cannot_be_written(t *testing.T) {
	book := workbook(t, "demo")
	before := read(t, book)
	dir := t.TempDir()
	file := filepath.Join(dir, "tệp")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(dir, "thư mục.pdf")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	disguised := filepath.Join(dir, "so.pdf")
	if err := os.Link(book, disguised); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		out    string
		status int
		named  string // what the message names
	}{
		"missing folder":       {filepath.Join(dir, "chưa có", "a.pdf"), statusNotFound, filepath.Join(dir, "chưa có")},
		"folder is a file":     {filepath.Join(file, "a.pdf"), statusNoWrite, file},
		"is a folder":          {folder, statusExists, folder},
		"unknown kind":         {filepath.Join(dir, "a.docx"), statusFailure, filepath.Join(dir, "a.docx")},
		"no kind":              {filepath.Join(dir, "a"), statusFailure, filepath.Join(dir, "a")},
		"the workbook":         {book, statusFailure, book},
		"the workbook as .pdf": {disguised, statusExists, disguised},
	} {
		t.Run(name, func(t *testing.T) {
			refused(t, c.status, []string{c.named}, "brief", book, "--as-of", "31/5/2019", "--out", c.out)
			chart, _, _ := strings.Cut(must(t, "chart", book, "--list"), "\t")
			refused(t, c.status, []string{c.named}, "chart", book, "--chart", chart, "--out", c.out)
		})
	}
	if !bytes.Equal(before, read(t, book)) {
		t.Error("the workbook was changed")
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 3 {
		t.Errorf("the folder now holds %v, %v", entries, err)
	}
}

func TestBackup_and_restore(t *testing.T) {
	book := workbook(t, "demo")
	before := read(t, book)
	if out := must(t, "backup", book, "--list"); !strings.Contains(out, "Chưa có") {
		t.Errorf("backups of a new workbook: %q", out)
	}
	must(t, "backup", book)
	backup := strings.TrimSpace(must(t, "backup", book, "--list"))
	must(t, "check", backup)

	// An accident: the workbook is cut short. Restoring brings it back and keeps the damaged file.
	if err := os.Truncate(book, int64(len(before)/2)); err != nil {
		t.Fatal(err)
	}
	damaged := read(t, book)
	refused(t, statusDamaged, nil, "check", book)
	said := must(t, "restore", backup, book)
	must(t, "check", book)
	if !strings.Contains(must(t, "review", book, "--as-of", "31/5/2019"), "122/129") {
		t.Error("the restored workbook says something else")
	}
	kept := false
	entries, err := os.ReadDir(filepath.Dir(book))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		path := filepath.Join(filepath.Dir(book), e.Name())
		kept = kept || e.Type().IsRegular() && bytes.Equal(read(t, path), damaged) && strings.Contains(said, path)
	}
	if !kept {
		t.Errorf("the replaced file is gone or not named: %v\n%s", entries, said)
	}
	lost := filepath.Join(t.TempDir(), "mat.giaoban")
	if said := must(t, "restore", backup, lost); strings.Contains(said, "trước đó") {
		t.Errorf("nothing was replaced: %s", said)
	}
}

func TestRestore_of_a_bad_backup_leaves_the_workbook(t *testing.T) {
	book := workbook(t, "demo")
	before := read(t, book)
	bad := filepath.Join(t.TempDir(), "bad.giaoban")
	if err := os.WriteFile(bad, before[:len(before)/3], 0o600); err != nil {
		t.Fatal(err)
	}
	refused(t, statusDamaged, []string{bad, "Chọn bản sao lưu khác"}, "restore", bad, book)
	refused(t, statusNotFound, nil, "restore", bad+".không", book)
	if !bytes.Equal(before, read(t, book)) {
		t.Error("the workbook was changed")
	}
}

func TestJournal_is_read_as_text_and_json(t *testing.T) {
	local := time.Local
	time.Local = time.UTC // a machine that is not set to Vietnam
	t.Cleanup(func() { time.Local = local })
	book := workbook(t, "demo")
	if out := must(t, "journal", book); !strings.Contains(out, "chuỗi băm nguyên vẹn") || !strings.Contains(out, "31/05/2019 08:00:00") {
		t.Errorf("journal: %s", out)
	}
	if out := must(t, "journal", book, "--json"); !strings.Contains(out, `"2019-05-31T08:00:00+07:00"`) {
		t.Errorf("journal: %s", out)
	}
	var j journalJSON
	if err := json.Unmarshal([]byte(must(t, "journal", book, "--json")), &j); err != nil {
		t.Fatal(err)
	}
	if !j.Whole || len(j.Entries) == 0 || j.Entries[0].Seq == 0 || len(j.Entries[0].Hash) != 64 || j.Entries[0].Action == "" {
		t.Errorf("journal: %+v", j)
	}
}
