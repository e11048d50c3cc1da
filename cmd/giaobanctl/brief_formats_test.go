package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestBrief_writes_other_formats(t *testing.T) {
	dir, book := demoBook(t)
	for _, args := range [][]string{
		{"--kind", "leader", "--format", "docx"},
		{"--kind", "report", "--format", "docx"},
		{"--kind", "report", "--format", "xlsx"},
		{"--kind", "agency", "--agency", "SNV", "--format", "xlsx"},
		{"--kind", "reminder", "--agency", "SNV", "--format", "docx"},
	} {
		out := filepath.Join(dir, strings.Join(args, "_")+"."+args[len(args)-1])
		run := append([]string{"brief", book, "--as-of", "31/5/2019", "--printed", "31/5/2019 15:42", "--out", out}, args...)
		must(t, run...)
		first := read(t, out)
		must(t, run...)
		if !bytes.HasPrefix(first, []byte("PK")) || !bytes.Equal(first, read(t, out)) {
			t.Errorf("%v is no such file, or differs when it is written again", args)
		}
	}
	for _, c := range []struct {
		named string
		args  []string
	}{
		{"phụ lục", []string{"--kind", "leader", "--format", "xlsx", "--out", filepath.Join(dir, "a.xlsx")}},
		{".docx", []string{"--format", "docx", "--out", filepath.Join(dir, "a.pdf")}},
		{"pdf", []string{"--kind", "reminder", "--format", "docx", "--out", filepath.Join(dir, "thư mục")}},
	} {
		refused(t, statusFailure, []string{c.named}, append([]string{"brief", book}, c.args...)...)
		if _, err := os.Stat(c.args[len(c.args)-1]); err == nil {
			t.Errorf("%v wrote a file", c.args)
		}
	}
}
