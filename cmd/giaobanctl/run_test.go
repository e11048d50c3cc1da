package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// today is the clock of all tests: 8:00 on 31/5/2019 in Vietnam.
var today = time.Date(2019, 5, 31, 1, 0, 0, 0, time.UTC)

// ctl runs the program and returns what a shell would see.
func ctl(args ...string) (status int, stdout, stderr string) {
	var out, err bytes.Buffer
	status = run(args, &out, &err, today)
	return status, out.String(), err.String()
}

// must runs the program and fails the test when it does not succeed in silence.
func must(t *testing.T, args ...string) string {
	t.Helper()
	status, stdout, stderr := ctl(args...)
	if status != statusOK || stderr != "" {
		t.Fatalf("giaobanctl %q: status %d\n%s%s", args, status, stdout, stderr)
	}
	return stdout
}

// refused runs the program and fails the test unless it ends with the status,
// prints nothing but a message, and says all of the words.
func refused(t *testing.T, want int, words []string, args ...string) {
	t.Helper()
	status, stdout, stderr := ctl(args...)
	if status != want {
		t.Errorf("giaobanctl %q: status %d, want %d\n%s", args, status, want, stderr)
	}
	if stdout != "" {
		t.Errorf("giaobanctl %q printed\n%s", args, stdout)
	}
	if strings.Count(stderr, "\n") < 2 {
		t.Errorf("giaobanctl %q: a message and what to do are wanted, got\n%s", args, stderr)
	}
	for _, w := range words {
		if !strings.Contains(stderr, w) {
			t.Errorf("giaobanctl %q: message lacks %q:\n%s", args, w, stderr)
		}
	}
}

// demo is the demonstration workbook as init makes it, made once: most tests
// begin with a copy.
var demo = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "giaobanctl-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "so.giaoban")
	if status, _, stderr := ctl("init", path, "--sample", "demo"); status != statusOK {
		return nil, errors.New(stderr)
	}
	return os.ReadFile(path)
})

// workbook makes a workbook of Kon Tum.
func workbook(t *testing.T, sample string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "so.giaoban")
	if sample != "demo" {
		must(t, "init", path, "--sample", sample)
		return path
	}
	content, err := demo()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestHelp_names_every_command_and_status(t *testing.T) {
	for _, args := range [][]string{{}, {"--help"}, {"-h"}, {"help"}} {
		out := must(t, args...)
		for _, want := range []string{
			"init", "review", "brief", "chart", "check", "backup", "restore", "indices", "journal", "version", "dd/mm/yyyy", statusHelp,
		} {
			if !strings.Contains(out, want) {
				t.Errorf("%q: help lacks %q:\n%s", args, want, out)
			}
		}
	}
}

func TestHelp_of_a_command_needs_no_arguments(t *testing.T) {
	for command, flag := range map[string]string{
		"init": "--sample=real|demo", "review": "--json", "brief": "--out=TỆP", "chart": "--chart=TÊN",
		"check": "WORKBOOK", "backup": "--list", "restore": "BACKUP WORKBOOK", "journal": "--json",
	} {
		if out := must(t, command, "--help"); !strings.Contains(out, flag) {
			t.Errorf("help of %s lacks %q:\n%s", command, flag, out)
		}
	}
}

func TestUsage_errors_say_what_is_wrong(t *testing.T) {
	for name, c := range map[string]struct {
		args []string
		word string
	}{
		"unknown command":     {[]string{"xem"}, "xem"},
		"unknown flag":        {[]string{"review", "so.giaoban", "--jsn"}, "không có tùy chọn --jsn"},
		"missing workbook":    {[]string{"review"}, "thiếu"},
		"one argument more":   {[]string{"check", "a.giaoban", "b.giaoban"}, "không hiểu b.giaoban"},
		"missing out":         {[]string{"brief", "so.giaoban"}, "thiếu tùy chọn"},
		"neither sample":      {[]string{"init", "so.giaoban"}, "--sample"},
		"sample and empty":    {[]string{"init", "so.giaoban", "--sample", "demo", "--empty"}, "không dùng cùng nhau được"},
		"unknown sample":      {[]string{"init", "so.giaoban", "--sample", "thu"}, "“thu”"},
		"list and chart":      {[]string{"chart", "so.giaoban", "--list", "--chart", "x"}, "không dùng cùng nhau được"},
		"no such month":       {[]string{"review", "so.giaoban", "--as-of", "31/13/2019"}, "không có tháng 13"},
		"no such day":         {[]string{"review", "so.giaoban", "--as-of", "31/6/2019"}, "tháng 6 năm 2019 có 30 ngày"},
		"no leap year":        {[]string{"brief", "so.giaoban", "--out", "a.pdf", "--as-of", "29/2/2019"}, "tháng 2 năm 2019 có 28 ngày"},
		"two-digit year":      {[]string{"review", "so.giaoban", "--as-of", "31/5/19"}, "bốn chữ số"},
		"no date":             {[]string{"review", "so.giaoban", "--as-of", "hôm nay"}, "dd/mm/yyyy"},
		"empty date":          {[]string{"review", "so.giaoban", "--as-of", ""}, "dd/mm/yyyy"},
		"backups not counted": {[]string{"backup", "so.giaoban", "--keep", "nhiều"}, "nhiều"},
	} {
		t.Run(name, func(t *testing.T) { refused(t, statusUsage, []string{c.word}, c.args...) })
	}
}

// fullDisk fails every write, as standard output on a full disk does.
type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

func TestRun_fails_when_its_output_is_lost(t *testing.T) {
	if status := run([]string{"version"}, fullDisk{}, io.Discard, today); status != statusFailure {
		t.Errorf("status %d, want %d", status, statusFailure)
	}
}

func TestVersion_is_printed(t *testing.T) {
	if out := must(t, "version"); !strings.HasPrefix(out, "giaobanctl 0.") {
		t.Errorf("version: %q", out)
	}
}
