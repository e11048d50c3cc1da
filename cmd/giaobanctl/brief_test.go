package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func demoBook(t *testing.T) (dir, book string) {
	t.Helper()
	dir = t.TempDir()
	book = filepath.Join(dir, "so.giaoban")
	must(t, "init", book, "--sample", "demo")
	return dir, book
}

func TestBrief_writes_every_kind(t *testing.T) {
	dir, book := demoBook(t)
	for _, args := range [][]string{
		{"--kind", "leader"},
		{"--kind", "report"},
		{"--kind", "report", "--sections", "de-xuat,chi-so,pl-papi"},
		{"--kind", "report", "--audience", "conference"},
		{"--kind", "reminder", "--agency", "snv"},
		{"--kind", "reminder", "--agency", "SNV", "--letter"},
		{"--kind", "agency", "--agency", "SNV"},
		{"--kind", "index"},
		{"--kind", "slides"},
	} {
		out := filepath.Join(dir, strings.Join(args, "_")+".pdf")
		said := must(t, append([]string{"brief", book, "--as-of", "31/5/2019", "--out", out}, args...)...)
		if !strings.Contains(said, "31/5/2019") || !bytes.HasPrefix(read(t, out), []byte("%PDF-")) {
			t.Errorf("%v: %q", args, said)
		}
	}
}

func TestBrief_writes_all_reminders_in_one_run(t *testing.T) {
	dir, book := demoBook(t)
	out := filepath.Join(dir, "đôn đốc")
	run := []string{"brief", book, "--as-of", "31/5/2019", "--kind", "reminder", "--out", out}
	said := must(t, run...)
	must(t, run...) // replaces
	entries, err := os.ReadDir(out)
	if err != nil {
		t.Fatal(err)
	}
	slips, log := 0, ""
	for _, e := range entries {
		if !strings.Contains(said, e.Name()) {
			t.Errorf("%s is not named", e.Name())
		}
		switch filepath.Ext(e.Name()) {
		case ".pdf":
			slips++
		case ".csv":
			log = string(read(t, filepath.Join(out, e.Name())))
		}
	}
	if slips != 11 { // ten agencies owe something, and one file of all
		t.Errorf("%d files: %s", slips, said)
	}
	if n := strings.Count(log, "\n"); n != 32 || !strings.Contains(log, "SNV;Sở Nội vụ;2146-SNV-20190531;2;1;0;0;31/05/2019") || !strings.Contains(log, "Không có việc cần đôn đốc") {
		t.Errorf("%d lines of log: %s", n, log)
	}
	all := must(t, "brief", book, "--kind", "reminder", "--agency", "@all", "--out", filepath.Join(dir, "tất cả"))
	if n := strings.Count(all, ".pdf"); n != 32 {
		t.Errorf("asked for all agencies, %d files", n)
	}
}

func TestBrief_refuses(t *testing.T) {
	dir, book := demoBook(t)
	out := filepath.Join(dir, "a.pdf")
	for name, c := range map[string]struct {
		status int
		named  []string
		args   []string
	}{
		"another kind":             {statusFailure, []string{"“thơ”", "leader, report"}, []string{"--kind", "thơ"}},
		"another format":           {statusFailure, []string{"“rtf”", "pdf"}, []string{"--format", "rtf"}},
		"no agency":                {statusFailure, []string{"--agency"}, []string{"--kind", "agency"}},
		"an unknown agency":        {statusNotFound, []string{"“ABC”"}, []string{"--kind", "agency", "--agency", "ABC"}},
		"a reminder to nobody":     {statusNotFound, []string{"“ABC”"}, []string{"--kind", "reminder", "--agency", "ABC"}},
		"an agency in the report":  {statusFailure, []string{"--agency"}, []string{"--kind", "report", "--agency", "SNV"}},
		"parts of the brief":       {statusFailure, []string{"--sections"}, []string{"--sections", "chi-so"}},
		"an unknown part":          {statusFailure, []string{"“la”", "chi-so"}, []string{"--kind", "report", "--sections", "la"}},
		"another audience":         {statusFailure, []string{"“ai đó”"}, []string{"--audience", "ai đó"}},
		"many slips into one file": {statusFailure, []string{"thư mục"}, []string{"--kind", "reminder"}},
	} {
		t.Run(name, func(t *testing.T) {
			refused(t, c.status, c.named, append([]string{"brief", book, "--out", out}, c.args...)...)
			if _, err := os.Stat(out); err == nil {
				t.Error("a file was written")
			}
		})
	}
	refused(t, statusNotFound, []string{"chưa có"}, "brief", book, "--kind", "reminder", "--out", filepath.Join(dir, "chưa có", "sâu"))
}
