package briefing

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"giaoban/data"

	"golang.org/x/text/unicode/norm"
)

func TestWritePDF(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "Báo cáo tóm tắt 31-5-2019.pdf")
	d := leaderOf(t, demoFacts(t), demoAsOf())
	for range 2 { // the second replaces the first
		if err := WritePDF(path, d); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var want bytes.Buffer
	if err := d.PDF(&want); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want.Bytes()) {
		t.Error("the file is not the document")
	}
	onlyFile(t, folder, filepath.Base(path))
}

// onlyFile checks that nothing temporary is left in the folder.
func onlyFile(t *testing.T, folder string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if strings.Join(names, "|") != strings.Join(want, "|") {
		t.Errorf("the folder holds %q, not %q", names, want)
	}
}

func TestWriteFailuresSayWhatToDo(t *testing.T) {
	d := onePage(Paragraph{Spans: []Span{text("Một dòng.")}, Size: 14})
	folder := t.TempDir()
	old := filepath.Join(folder, "cũ")
	if err := os.WriteFile(old, []byte("đừng đụng vào"), 0o644); err != nil {
		t.Fatal(err)
	}
	sub := filepath.Join(folder, "thư mục.pdf")
	if err := os.MkdirAll(filepath.Join(sub, "trong"), 0o755); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, path string
		code       data.Code
	}{
		{"no such folder", filepath.Join(folder, "không có", "a.pdf"), data.NotFound},
		{"the folder is a file", filepath.Join(old, "a.pdf"), data.ReadOnly},
		{"the target is a folder", sub, data.Exists},
		{"a folder nobody may write", filepath.Join(lockedFolder(t), "a.pdf"), ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := WritePDF(test.path, d)
			var told *data.Error
			if !errors.As(err, &told) {
				t.Fatalf("error %v does not speak to people", err)
			}
			if told.Message == "" || told.Hint == "" || told.Err == nil {
				t.Errorf("error %+v", told)
			}
			if test.code != "" && told.Code != test.code {
				t.Errorf("code %q, want %q", told.Code, test.code)
			}
		})
	}
	onlyFile(t, folder, "cũ", "thư mục.pdf")
	if got, _ := os.ReadFile(old); string(got) != "đừng đụng vào" {
		t.Error("a file that was there changed")
	}
}

// lockedFolder is a folder in which even an administrator can't create files,
// as far as the system has one.
func lockedFolder(t *testing.T) string {
	t.Helper()
	if runtime.GOOS == "linux" && os.Geteuid() == 0 {
		return "/proc"
	}
	folder := t.TempDir()
	if err := os.Chmod(folder, 0o555); err != nil {
		t.Fatal(err)
	}
	return folder
}

func TestFailedDocumentLeavesTarget(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a.pdf")
	if err := os.WriteFile(path, []byte("bản cũ"), 0o644); err != nil {
		t.Fatal(err)
	}
	err := WritePDF(path, onePage(Paragraph{Spans: []Span{text("chữ 漢 lạ")}, Size: 14}))
	if data.CodeOf(err) != data.Invalid || !strings.Contains(err.Error(), "漢") {
		t.Errorf("error %v", err)
	}
	if got, _ := os.ReadFile(path); string(got) != "bản cũ" {
		t.Error("the old file changed")
	}
	onlyFile(t, folder, "a.pdf")
}

func TestMetadata(t *testing.T) {
	d := leaderOf(t, demoFacts(t), demoAsOf())
	made, err := renderPDF(d)
	if err != nil {
		t.Fatal(err)
	}
	p, err := readPDF(made.file)
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[name]string{
		"Title":        "Báo cáo tóm tắt – số liệu chốt ngày 31/5/2019",
		"Subject":      "Tình hình thực hiện Công văn số 2146/UBND-TH ngày 01/8/2018 và diễn biến Chỉ số PAPI, PAR Index",
		"Author":       "Phòng Tổng hợp",
		"Keywords":     d.Snapshot,
		"CreationDate": "D:20190531170500",
		"ModDate":      "D:20190531170500",
	} {
		if got := utf16Text(p.info[key]); got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
	if got := utf16Text(p.catalog["Lang"]); got != "vi-VN" {
		t.Errorf("language %q", got)
	}
}

func TestOnlyTinosEmbedded(t *testing.T) {
	made, err := renderPDF(leaderOf(t, demoFacts(t), demoAsOf()))
	if err != nil {
		t.Fatal(err)
	}
	p, err := readPDF(made.file)
	if err != nil {
		t.Fatal(err)
	}
	for i, page := range p.pages {
		for _, x := range page.texts {
			if !strings.HasPrefix(x.font, "utf8tinos") {
				t.Errorf("page %d: %q is set in %s", i+1, x.text, x.font)
			}
			if x.size < 10 || x.size > 14 {
				t.Errorf("page %d: %q is set in %.1f pt", i+1, x.text, x.size)
			}
		}
	}
	if len(made.file) > 200_000 {
		t.Errorf("%d bytes: the fonts are not subset", len(made.file))
	}
}

func TestVerifyNoticesDamage(t *testing.T) {
	d := leaderOf(t, demoFacts(t), demoAsOf())
	made, err := renderPDF(d)
	if err != nil {
		t.Fatal(err)
	}
	file := made.file
	if err := verify(file, d, made); err != nil {
		t.Fatal(err)
	}
	for cut := 1; cut < 40; cut++ {
		if verify(file[:len(file)*cut/40], d, made) == nil {
			t.Errorf("a file cut at %d/40 passed", cut)
		}
	}
	other := *d
	other.Title = "Tên khác"
	like := func(change func(*rendered)) *rendered {
		r := *made
		r.drawn = slices.Clone(made.drawn)
		change(&r)
		return &r
	}
	for name, err := range map[string]error{
		"another title": verify(file, &other, made),
		"fewer pages":   verify(file, d, like(func(r *rendered) { r.papers = r.papers[:1] })),
		"another paper": verify(file, d, like(func(r *rendered) { r.papers = []Paper{Portrait, Landscape} })),
		"a text that is not there": verify(file, d, like(func(r *rendered) {
			r.drawn[0] = append([]string{"thêm"}, r.drawn[0]...)
		})),
		"a text too many": verify(file, d, like(func(r *rendered) { r.drawn[1] = r.drawn[1][:len(r.drawn[1])-1] })),
		"no PDF":          verify([]byte("văn bản"), d, made),
		"nothing":         verify(nil, d, made),
	} {
		if err == nil {
			t.Errorf("%s passed", name)
		}
	}
}

// A blank is what a missing glyph prints as: the reader must refuse it even when
// the writer did not notice.
func TestReaderRefusesBlankGlyph(t *testing.T) {
	s := newPDFSurface(onePage(), testFaces(t))
	s.addPage(Portrait)
	s.text(font{size: 14}, 40, 40, "chữ 漢", 0)
	var buf bytes.Buffer
	if err := s.pdf.Output(&buf); err != nil {
		t.Fatal(err)
	}
	if _, err := readPDF(buf.Bytes()); err == nil || !strings.Contains(err.Error(), "6F22") {
		t.Errorf("error %v", err)
	}
}

// tool finds a program that `make test` installs.
func tool(t *testing.T, program string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		t.Fatalf("%s is needed (packages poppler-utils and qpdf; make test installs them): %v", program, err)
	}
	return path
}

func TestOtherReadersAgree(t *testing.T) {
	papers := map[string]*Document{}
	for _, c := range allCases(t) {
		papers[c.name] = leaderOf(t, c.f, c.asOf)
	}
	f := demoFacts(t)
	for name, compose := range kinds(t, f, demoAsOf()) {
		d, err := compose(optionsAt(f, demoAsOf()))
		if err != nil {
			t.Fatal(err)
		}
		papers[name] = d
	}
	for name, d := range papers {
		path := filepath.Join(t.TempDir(), "a.pdf")
		pages := record(t, d)
		if err := WritePDF(path, d); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(tool(t, "qpdf"), "--check", path).CombinedOutput(); err != nil {
			t.Errorf("%s: qpdf: %v\n%s", name, err, out)
		}
		out, err := exec.Command(tool(t, "pdftotext"), "-raw", "-enc", "UTF-8", path, "-").Output()
		if err != nil {
			t.Fatalf("%s: pdftotext: %v", name, err)
		}
		got := string(out)
		if !norm.NFC.IsNormalString(got) {
			t.Errorf("%s: pdftotext gives text that is not NFC", name)
		}
		if n := strings.Count(got, "\f"); n != len(pages) {
			t.Errorf("%s: pdftotext sees %d pages", name, n)
		}
		for _, s := range pages {
			for _, line := range s.textLines() {
				// the blank for the day is several spaces wide, which readers fold into one
				if line = strings.Join(strings.Fields(line), " "); !strings.Contains(got, line) {
					t.Errorf("%s: pdftotext does not give back %q", name, line)
				}
			}
		}
	}
}

// textLines joins the runs of each line as they follow one another.
func (s *sheet) textLines() []string {
	var out []string
	for i, x := range s.texts {
		if i > 0 && x.baseline == s.texts[i-1].baseline && x.x < s.texts[i-1].tail+0.01 {
			out[len(out)-1] += x.text
			continue
		}
		out = append(out, x.text)
	}
	return out
}

func TestCopiesBackAcrossStyles(t *testing.T) {
	d := onePage(Paragraph{
		Spans: []Span{
			text("Có "), bold("3/12 nhiệm vụ có thời hạn đang quá hạn"), text(", ở "), italic("5 cơ quan"),
			text("; ỵ ỷ ỹ ặ ẵ ẳ ộ ỗ ổ ự ữ ử ệ ễ ể Ỵ Ỷ Ỹ Ặ Đ đ “Ia H’Drai” – Đăk Glei; hạn đã gia hạn."),
		},
		Size: 14, Align: Justify, Indent: 10,
	}, smallChart())
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := WritePDF(path, d); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(tool(t, "pdftotext"), "-raw", "-enc", "UTF-8", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	want := plain(d.Sections[0].Blocks[0].(Paragraph).Spans)
	if got := strings.Join(strings.Fields(string(out)), " "); !strings.HasPrefix(got, want) {
		t.Errorf("copied %q, want %q", got, want)
	}
	if strings.Contains(string(out), "  ") {
		t.Errorf("double spaces in %q", out)
	}
}

func FuzzReadPDF(f *testing.F) {
	made, err := renderPDF(onePage(Paragraph{Spans: []Span{text("Một dòng.")}, Size: 14}))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(made.file)
	f.Add(made.file[:len(made.file)/2])
	f.Add([]byte("%PDF-1.3\nstartxref\n9\n%%EOF"))
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := readPDF(b) // must not panic, whatever it is given
		if err == nil && p == nil {
			t.Error("neither a file nor an error")
		}
	})
}
