package intake

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"giaoban/data"
	"giaoban/data/kontum"
)

func facts(t testing.TB) *data.Facts {
	t.Helper()
	f, err := kontum.Empty("UBND tỉnh Kon Tum")
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func file(t testing.TB, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func readCSV(t *testing.T, text string, o ScoreOptions) *Scores {
	t.Helper()
	s, err := ReadSheet(file(t, "bang.csv", []byte(text)))
	if err != nil {
		t.Fatal(err)
	}
	return ReadScores(facts(t), s, o)
}

// What the program exports it reads back as nothing new.
func TestTemplateReadsBackAsTheSameFigures(t *testing.T) {
	f := facts(t)
	for _, year := range []int{2011, 2017, 2018, 2020, 2024} {
		var book bytes.Buffer
		if err := ScoreTemplate(&book, f, "PAPI", year); err != nil {
			t.Fatal(err)
		}
		s, err := ReadSheet(file(t, "mau.xlsx", book.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		got := ReadScores(f, s, ScoreOptions{Index: "PAPI"})
		if len(got.Problems) > 0 || len(got.Changes) > 0 || got.Same < 1000 {
			t.Errorf("%d: %d problems, %d changes, %d same; first problem %+v", year, len(got.Problems), len(got.Changes), got.Same, first(got.Problems))
		}
	}
}

func first(p []Problem) Problem {
	if len(p) == 0 {
		return Problem{}
	}
	return p[0]
}

func TestProvincesAreRecognisedHoweverWritten(t *testing.T) {
	n := newProvinceNames(facts(t))
	for text, want := range map[string]string{
		"Kon Tum": "62", "kon tum": "62", "Tỉnh Kon Tum": "62", "62": "62", "Dak Lak": "66", "Đăk Lăk": "66", "Đắc Lắc": "66",
		"Thừa Thiên - Huế": "46", "TT Huế": "46", "BR-VT": "77", "Bà Rịa – Vũng Tàu": "77", "TP. Hồ Chí Minh": "79", "TP HCM": "79",
		"Hoà Bình": "17", "Hòa Bình": "17", "1": "01", "Ha Noi": "01",
	} {
		if got, ok := n.find(text); !ok || got != want {
			t.Errorf("%q: %q %v, want %q", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "Kon", "Atlantis", "99"} {
		if got, ok := n.find(text); ok {
			t.Errorf("%q was taken for %q", text, got)
		}
	}
}

func TestNumbers(t *testing.T) {
	for text, want := range map[string]float64{"41,62": 41.62, "41.62": 41.62, "1.234,5": 1234.5, "1,234.5": 1234.5, "5": 5, " 4 ,5": 4.5} {
		if got, ok := parseNumber(text); !ok || got != want {
			t.Errorf("%q: %v %v", text, got, ok)
		}
	}
	for _, text := range []string{"", "n/a", "41,62*", "NaN", "Inf", "0x10", "1e400", "4,1,2,x"} {
		if got, ok := parseNumber(text); ok {
			t.Errorf("%q was read as %v", text, got)
		}
	}
}

func TestEachFaultIsNamedByItsCell(t *testing.T) {
	cases := map[string]struct{ text, cell, says string }{
		"wrong year":       {"Tỉnh;Năm;D1\nKon Tum;20188;5,0", "B2", "Năm không hợp lệ"},
		"no scheme":        {"Tỉnh;Năm;D1\nKon Tum;2035;5,0", "C2", "chưa có bộ tiêu chí"},
		"unknown province": {"Tỉnh;Năm;D1\nAtlantis;2017;5,0", "A2", "Không nhận ra tỉnh"},
		"out of scale":     {"Tỉnh;Năm;D1\nKon Tum;2017;11,5", "C2", "Ngoài thang"},
		"text in a number": {"Tỉnh;Năm;D1\nKon Tum;2017;5,0*", "C2", "Không phải số"},
		"duplicate":        {"Tỉnh;Năm;D1\nKon Tum;2017;5,19\nkon tum;2017;5,19", "C3", "Trùng với dòng 2"},
		"node of no year":  {"Tỉnh;Năm;D7\nKon Tum;2017;5,0", "C2", "không có nội dung mã này"},
		"no header":        {"a;b;c\n1;2;3", "cả bảng", "Không thấy dòng đầu cột"},
		"no figures":       {"Tỉnh;Năm;D1\n", "cả bảng", "không có số liệu"},
		"no year":          {"Tỉnh;D1\nKon Tum;5", "dòng 2", "chọn năm"},
		"wrong sum":        {"Tỉnh;Năm;PAPI\nKon Tum;2017;39,00", "dòng 2", "không bằng tổng"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			got := readCSV(t, c.text, ScoreOptions{Index: "PAPI"})
			if len(got.Problems) != 1 || got.Problems[0].Cell() != c.cell || !strings.Contains(got.Problems[0].Message, c.says) {
				t.Errorf("%+v, want one at %s that says %q", got.Problems, c.cell, c.says)
			}
		})
	}
}

func TestCorrectionsKeepWhatWasThere(t *testing.T) {
	got := readCSV(t, "province_code,year,code,value\n62,2017,D2,5.2", ScoreOptions{Index: "PAPI", Source: "S_X"})
	if len(got.Changes) != 1 || got.Changes[0].Old == nil || got.Changes[0].New.Value != 5.2 ||
		got.Changes[0].New.Source != "S_X" || data.FormatPoints(got.Changes[0].Old.Value) != "5,09" {
		t.Errorf("%+v", got)
	}
}

func TestMergedCellsAreRefused(t *testing.T) {
	book := excelize.NewFile()
	for cell, v := range map[string]any{"A1": "Tỉnh", "B1": "Năm", "C1": "D1", "A2": "Kon Tum", "B2": 2017, "C2": 5.19} {
		if err := book.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	if err := book.MergeCell("Sheet1", "C2", "D2"); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := book.Write(&b); err != nil {
		t.Fatal(err)
	}
	s, err := ReadSheet(file(t, "gop.xlsx", b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	got := ReadScores(facts(t), s, ScoreOptions{Index: "PAPI"})
	if len(got.Problems) != 1 || got.Problems[0].Read != "C2:D2" {
		t.Errorf("%+v", got.Problems)
	}
}

func TestFilesThatAreNoTables(t *testing.T) {
	bomb := zipOf(t, "xl/worksheets/sheet1.xml", bytes.Repeat([]byte(" "), maxUnzipBytes+1))
	for name, content := range map[string][]byte{
		"empty":         {},
		"blank":         []byte(" \n "),
		"binary":        {0, 1, 2, 3, 0xff},
		"broken xlsx":   []byte("PK\x03\x04 not a zip"),
		"no workbook":   zipOf(t, "a.txt", []byte("x")),
		"zip bomb":      bomb,
		"encrypted":     append([]byte("\xD0\xCF\x11\xE0"), make([]byte, 600)...),
		"50 MB":         bytes.Repeat([]byte("62,2017,D1,5\n"), 4<<20),
		"too many rows": bytes.Repeat([]byte("a\n"), maxRows+1),
	} {
		t.Run(name, func(t *testing.T) {
			if s, err := ReadSheet(file(t, "bang.xlsx", content)); data.CodeOf(err) != data.Invalid {
				t.Errorf("read %v, %v; want a refusal", s, err)
			}
		})
	}
	if _, err := ReadSheet(filepath.Join(t.TempDir(), "không có.xlsx")); data.CodeOf(err) != data.Invalid {
		t.Error(err)
	}
}

func zipOf(t *testing.T, name string, content []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func FuzzReadSheet(f *testing.F) {
	f.Add([]byte("Tỉnh;Năm;D1\nKon Tum;2017;5,0"))
	f.Add([]byte("province_code,year,code,value\n62,2017,D2,5.2"))
	f.Add([]byte("PK\x03\x04"))
	known := facts(f)
	f.Fuzz(func(t *testing.T, content []byte) {
		s, err := ReadSheet(file(t, "x", content))
		if err != nil {
			if data.CodeOf(err) == "" {
				t.Errorf("an error without words for people: %v", err)
			}
			return
		}
		ReadScores(known, s, ScoreOptions{Index: "PAPI", Year: 2017})
	})
}

// 30,000 figures, long form, beside excelize's own read of the same file.
func BenchmarkImport30000(b *testing.B) {
	f := facts(b)
	book := excelize.NewFile()
	w, err := book.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	put := func(row int, cells ...any) {
		if err := w.SetRow(fmt.Sprintf("A%d", row), cells); err != nil {
			b.Fatal(err)
		}
	}
	put(1, "province_code", "year", "code", "value")
	row := 2
	for i := range f.Observations {
		if o := &f.Observations[i]; o.Index == "PAPI" {
			put(row, o.Province, o.Year, o.Code, o.Value)
			row++
		}
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	path := filepath.Join(b.TempDir(), "papi.xlsx")
	if err := book.SaveAs(path); err != nil {
		b.Fatal(err)
	}
	b.Run("excelize", func(b *testing.B) {
		for b.Loop() {
			x, err := excelize.OpenFile(path)
			if err != nil {
				b.Fatal(err)
			}
			if _, err := x.GetRows("Sheet1"); err != nil {
				b.Fatal(err)
			}
			x.Close()
		}
	})
	b.Run("giaoban", func(b *testing.B) {
		for b.Loop() {
			s, err := ReadSheet(path)
			if err != nil {
				b.Fatal(err)
			}
			if got := ReadScores(f, s, ScoreOptions{Index: "PAPI"}); len(got.Problems) > 0 {
				b.Fatal(got.Problems[0])
			}
		}
	})
}
