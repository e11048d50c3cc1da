package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"giaoban/data"
	"giaoban/data/kontum"
	"giaoban/data/store"
)

// table writes a file for import.
func table(t testing.TB, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func previewOf(t *testing.T, text string) previewJSON {
	t.Helper()
	var p previewJSON
	if err := json.Unmarshal([]byte(text), &p); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return p
}

// entries counts what the journal has of an import.
func entries(t *testing.T, book string) (n int, last entryJSON) {
	t.Helper()
	var j journalJSON
	if err := json.Unmarshal([]byte(must(t, "journal", book, "--json")), &j); err != nil {
		t.Fatal(err)
	}
	return len(j.Entries), j.Entries[len(j.Entries)-1]
}

func TestIndicesImport_is_one_action_and_then_nothing_new(t *testing.T) {
	book := workbook(t, "demo")
	file := table(t, "papi 2017.csv", []byte("Tỉnh;Năm;D4.4;D4\nKon Tum;2017;1,90;\nTỉnh Gia Lai;2017;1,55;\n"))
	// The published whole no longer agrees, so nothing enters.
	status, out, stderr := ctl("indices", "import", file, book, "--index", "PAPI", "--source", "S_MLM", "--json")
	if p := previewOf(t, out); status != statusFailure || p.Stored || len(p.Problems) == 0 || !strings.Contains(stderr, "Không nhập gì") {
		t.Fatalf("status %d, %+v\n%s", status, p, stderr)
	}
	file = table(t, "par.csv", []byte("province_code,year,code,value,published_rank,published_of\n62,2024,PAR,87.5,41,63\nDak Lak,2024,PAR,\"88,1\",,\n62,2023,PAR,86.2,,\n"))
	args := []string{"indices", "import", file, book, "--index", "par", "--source", "Sở Nội vụ, báo cáo 2025", "--json"}
	before := read(t, book)
	p := previewOf(t, must(t, append(args, "--dry-run")...))
	if p.New != 2 || p.Changed != 1 || p.Stored || !bytes.Equal(before, read(t, book)) {
		t.Fatalf("a dry run: %+v", p)
	}
	n, _ := entries(t, book)
	if p = previewOf(t, must(t, args...)); p.New != 2 || p.Changed != 1 || !p.Stored || p.Changes[2].Before != 86.14 || p.Changes[2].After != 86.2 {
		t.Fatalf("%+v", p)
	}
	after, last := entries(t, book)
	if after != n+1 || len(last.Changes) != 4 || !strings.Contains(last.Action, "par.csv: 2 giá trị mới, 1 sửa") {
		t.Fatalf("%d journal entries were added, last %+v", after-n, last)
	}
	must(t, "check", book)
	if p = previewOf(t, must(t, args...)); p.New != 0 || p.Changed != 0 || p.Same != 3 || p.Stored {
		t.Errorf("the second time: %+v", p)
	}
	if again, _ := entries(t, book); again != after {
		t.Error("the second time left a trace in the journal")
	}
	out = must(t, "indices", "show", book, "--index", "PAR", "--province", "62", "--year", "2024", "--csv")
	if !strings.Contains(out, "62,2024,PAR,87.5,41,63,,published,\"Sở Nội vụ, báo cáo 2025\"") {
		t.Error(out)
	}
}

// What export writes, import reads as nothing new: form, long form, structure.
func TestIndicesExport_reads_back_as_nothing_new(t *testing.T) {
	book, dir := workbook(t, "demo"), t.TempDir()
	before := read(t, book)
	for name, c := range map[string]struct {
		export, read []string
		same         int
	}{
		"form.xlsx":      {[]string{"--index", "PAPI", "--year", "2017"}, []string{"--index", "PAPI", "--source", "x"}, 1827},
		"form.csv":       {[]string{"--index", "PAPI", "--year", "2017"}, []string{"--index", "PAPI", "--source", "x"}, 1827},
		"long.csv":       {[]string{"--index", "PAR"}, []string{"--index", "PAR", "--source", "x"}, 80},
		"long.xlsx":      {[]string{"--index", "PAR", "--year", "2023", "--long"}, []string{"--index", "PAR", "--source", "x"}, 27},
		"structure.xlsx": {[]string{"--index", "PAPI", "--structure"}, []string{"--structure"}, 5},
		"structure.csv":  {[]string{"--index", "PAR", "--structure", "--version", "QĐ 1150/QĐ-BNV"}, []string{"--structure"}, 1},
	} {
		out := filepath.Join(dir, name)
		must(t, append([]string{"indices", "export", book, "--out", out}, c.export...)...)
		p := previewOf(t, must(t, append([]string{"indices", "import", out, book, "--json"}, c.read...)...))
		if p.New+p.Changed != 0 || p.Same != c.same || p.Stored {
			t.Errorf("%s: %d new, %d changed, %d same, want %d; stored %v", name, p.New, p.Changed, p.Same, c.same, p.Stored)
		}
	}
	if !bytes.Equal(before, read(t, book)) {
		t.Error("the workbook was changed")
	}
	refused(t, statusFailure, []string{"a.txt"}, "indices", "export", book, "--index", "PAPI", "--out", filepath.Join(dir, "a.txt"))
	refused(t, statusFailure, []string{book}, "indices", "export", book, "--index", "PAPI", "--out", book)
	refused(t, statusNotFound, []string{"2030"}, "indices", "export", book, "--index", "PAPI", "--year", "2030", "--out", filepath.Join(dir, "a.csv"))
	refused(t, statusNotFound, []string{"v2030"}, "indices", "export", book, "--index", "PAPI", "--structure", "--version", "v2030", "--out", filepath.Join(dir, "a.csv"))
}

// A new scheme, then its figures, then the review: no code anywhere.
func TestIndicesImport_new_scheme_and_its_figures(t *testing.T) {
	book := workbook(t, "demo")
	scheme := table(t, "papi-2025.csv", []byte("index,version,first_year,last_year,level,code,parent,concept,name,name_en,min,max,source\n"+
		"PAPI,v2025,2025,,total,PAPI,,PAPI,Chỉ số PAPI,,2,20,S_X\n"+
		"PAPI,v2025,2025,,dimension,D1,PAPI,D1,Tham gia,,1,10,S_X\n"+
		"PAPI,v2025,2025,,dimension,D2,PAPI,D2,Công khai,,1,10,S_X\n"))
	p := previewOf(t, must(t, "indices", "import", scheme, book, "--structure", "--json"))
	if p.New != 1 || !p.Stored || len(p.Changes) != 2 || p.Changes[1].Key != "PAPI//2024" {
		t.Fatalf("%+v", p)
	}
	figures := table(t, "so.csv", []byte("Tỉnh;Năm;PAPI;D1;D2\nKon Tum;2025;10,30;5,10;5,20\nQuảng Ngãi;2025;11;5,5;5,5\n"))
	if p = previewOf(t, must(t, "indices", "import", figures, book, "--index", "PAPI", "--source", "S_X", "--json")); p.New != 6 || !p.Stored {
		t.Fatalf("%+v", p)
	}
	must(t, "check", book)
	refused(t, statusFailure, []string{"2024", "2025"}, "indices", "compare", book, "--index", "PAPI", "--from", "2024", "--to", "2025")
	if out := must(t, "review", book, "--as-of", "30/4/2026"); !strings.Contains(out, "PAPI 2025: 10,30 điểm") {
		t.Errorf("the review does not know the new year:\n%s", out)
	}
	if p = previewOf(t, must(t, "indices", "import", scheme, book, "--structure", "--json")); p.Same != 1 || p.Stored {
		t.Errorf("the second time: %+v", p)
	}
}

func merged(t *testing.T) []byte {
	t.Helper()
	x := excelize.NewFile()
	defer x.Close()
	for cell, v := range map[string]any{"A1": "Tỉnh", "B1": "Năm", "C1": "D1", "A2": "Kon Tum", "B2": 2017, "C2": 5.19} {
		if err := x.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	if err := x.MergeCell("Sheet1", "C2", "D2"); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := x.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// bomb is a small .xlsx whose sheet is a gigabyte of spaces.
func bomb(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	for spaces := bytes.Repeat([]byte(" "), 1<<20); z.Flush() == nil && b.Len() < 1<<20; {
		if _, err := w.Write(spaces); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Each bad table is named, by file or by cell, and nothing of it enters, good
// rows neither.
func TestIndicesImport_of_a_bad_table_changes_nothing(t *testing.T) {
	book := workbook(t, "demo")
	before := read(t, book)
	head := "Tỉnh;Năm;D1\nGia Lai;2025;5\nKon Tum;"
	for name, c := range map[string]struct {
		content []byte
		flag    string
		says    []string
	}{
		"wrong year":       {[]byte(head + "20188;5,0"), "--csv", []string{"B3", "20188", "Năm không hợp lệ"}},
		"no scheme":        {[]byte(head + "2035;5,0"), "--dry-run", []string{"C3", "2035", "chưa có bộ tiêu chí"}},
		"unknown province": {[]byte("Tỉnh;Năm;D1\nAtlantis;2017;5,0"), "--json", []string{"A2", "Atlantis", "Không nhận ra tỉnh"}},
		"out of scale":     {[]byte("Tỉnh;Năm;D1\nKon Tum;2017;11,5"), "--csv", []string{"C2", "11,5", "Ngoài thang"}},
		"text in a number": {[]byte("Tỉnh;Năm;D1\nKon Tum;2017;5,0*"), "--dry-run", []string{"C2", "5,0*", "Không phải số"}},
		"duplicate rows":   {[]byte("Tỉnh;Năm;D1\nKon Tum;2017;5,19\nkon tum;2017;5,19"), "--json", []string{"C3", "Trùng với dòng 2"}},
		"merged cells":     {merged(t), "--csv", []string{"C2:D2", "Ô gộp"}},
		"50 MB":            {bytes.Repeat([]byte("62,2017,D1,5\n"), 4<<20), "--dry-run", []string{"bang.xlsx", "lớn hơn 32 MB"}},
		"no xlsx":          {[]byte("PK\x03\x04 not a zip"), "--json", []string{"bang.xlsx", "không phải tệp Excel"}},
		"old xls":          {append([]byte("\xD0\xCF\x11\xE0"), make([]byte, 600)...), "--csv", []string{"bang.xlsx", ".xls"}},
		"zip bomb":         {bomb(t), "--dry-run", []string{"bang.xlsx", "giải nén quá lớn"}},
		"empty":            {nil, "--json", []string{"bang.xlsx", "trống"}},
		"binary":           {[]byte{0, 1, 2, 255}, "--csv", []string{"bang.xlsx"}},
		"no header":        {[]byte("a;b;c\n1;2;3"), "--dry-run", []string{"cả bảng", "đầu cột"}},
	} {
		t.Run(name, func(t *testing.T) {
			file := table(t, "bang.xlsx", c.content)
			status, stdout, stderr := ctl("indices", "import", file, book, "--index", "PAPI", "--source", "x", c.flag)
			if status != statusFailure || strings.Count(stderr, "\n") < 2 {
				t.Errorf("status %d\n%s", status, stderr)
			}
			for _, words := range c.says {
				if !strings.Contains(stdout+stderr, words) {
					t.Errorf("lacks %q:\n%s%s", words, stdout, stderr)
				}
			}
			if !bytes.Equal(before, read(t, book)) {
				t.Fatal("the workbook was changed")
			}
		})
	}
}

func TestIndicesImport_says_what_it_needs(t *testing.T) {
	book := workbook(t, "demo")
	file := table(t, "a.csv", []byte("Tỉnh;Năm;D1\nKon Tum;2017;5,19"))
	refused(t, statusFailure, []string{"--index", "--source"}, "indices", "import", file, book)
	refused(t, statusFailure, []string{"không có.csv"}, "indices", "import", filepath.Join(t.TempDir(), "không có.csv"), book, "--index", "PAPI", "--source", "x")
	refused(t, statusNotFound, nil, "indices", "import", file, book+".không", "--index", "PAPI", "--source", "x")
	status, stdout, _ := ctl("indices", "import", file, book, "--index", "XYZ", "--source", "x")
	if status != statusFailure || !strings.Contains(stdout, "XYZ") {
		t.Errorf("status %d\n%s", status, stdout)
	}
}

// A workbook that is open elsewhere is only looked at.
func TestIndicesImport_into_a_locked_workbook(t *testing.T) {
	book := workbook(t, "demo")
	other, err := store.Open(book, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	file := table(t, "a.csv", []byte("Tỉnh;Năm;PAR\nKon Tum;2024;87,5"))
	args := []string{"indices", "import", file, book, "--index", "PAR", "--source", "x"}
	refused(t, statusLocked, []string{book}, args...)
	must(t, append(args, "--dry-run")...)
}

// 28,854 figures from .xlsx into a workbook that has none of PAPI: read, check,
// one transaction, durable.
func BenchmarkImport30000(b *testing.B) {
	f, err := kontum.Empty("UBND tỉnh Kon Tum")
	if err != nil {
		b.Fatal(err)
	}
	full, dir := filepath.Join(b.TempDir(), "full.giaoban"), b.TempDir()
	if err := store.Create(full, f, store.Options{}); err != nil {
		b.Fatal(err)
	}
	file := filepath.Join(dir, "papi.xlsx")
	if status, _, stderr := ctl("indices", "export", full, "--index", "PAPI", "--out", file); status != statusOK {
		b.Fatal(stderr)
	}
	rest := *f
	rest.Observations = nil
	for _, o := range f.Observations {
		if o.Index != "PAPI" {
			rest.Observations = append(rest.Observations, o)
		}
	}
	empty := filepath.Join(dir, "empty.giaoban")
	if err := store.Create(empty, &rest, store.Options{}); err != nil {
		b.Fatal(err)
	}
	content, err := os.ReadFile(empty)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(28854, "figures")
	for b.Loop() {
		b.StopTimer()
		book := filepath.Join(b.TempDir(), "so.giaoban")
		if err := os.WriteFile(book, content, 0o600); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		status, stdout, stderr := ctl("indices", "import", file, book, "--index", "PAPI", "--source", "S_MLM")
		if status != statusOK || !strings.Contains(stdout, data.FormatCount(28854)+" giá trị mới") {
			b.Fatal(stdout, stderr)
		}
	}
}
