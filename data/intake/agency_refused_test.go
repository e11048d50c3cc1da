package intake

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"giaoban/data"
)

// repacked is an .xlsx with some parts changed; a part given as nil is left out.
func repacked(t testing.TB, content []byte, change func(part string, content []byte) []byte, added map[string]string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	put := func(name string, content []byte) {
		w, err := out.Create(name)
		if err == nil {
			_, err = w.Write(content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, part := range in.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		old, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if now := change(part.Name, old); now != nil {
			put(part.Name, now)
		}
	}
	for name, text := range added {
		put(name, []byte(text))
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func same(_ string, content []byte) []byte { return content }

// Whole files that can't be taken say why and what to do, and nothing of them enters.
func TestFilesThatAreRefused(t *testing.T) {
	f, r := demoBook(t)
	x := formOf(t, f, r, "SNV")
	x.set("N35/SNV", colNote, "Đã trình")
	good := x.content()
	var locked bytes.Buffer
	if err := x.book.Write(&locked, excelize.Options{Password: "mat-khau"}); err != nil {
		t.Fatal(err)
	}
	other, otherReview := demoBook(t)
	other.Book.ID = "book-2"
	away, awayReview := demoBook(t)
	away.Book.ID, away.Book.Province = "book-3", "64"
	noColumn := formOf(t, f, r, "SNV")
	noColumn.set("N35/SNV", colNote, "Đã trình")
	if err := noColumn.book.RemoveCol(agencySheet, noColumn.columns[colSeal]); err != nil {
		t.Fatal(err)
	}
	twoColumns := formOf(t, f, r, "SNV")
	if err := twoColumns.book.SetCellValue(agencySheet, "W7", titleOf(colNote)); err != nil {
		t.Fatal(err)
	}
	secret := formOf(t, f, r, "SNV")
	secret.set("N35/SNV", colNumber, "12/BC-SNV (MẬT)")
	comment := formOf(t, f, r, "SNV")
	if err := comment.book.AddComment(agencySheet, excelize.Comment{Cell: "K9", Author: "SNV", Text: "TỐI MẬT"}); err != nil {
		t.Fatal(err)
	}
	foreign := func(f *data.Facts, r *data.Review) []byte { return formOf(t, f, r, "SNV").content() }
	for name, c := range map[string]struct {
		file    string
		content []byte
		words   string
	}{
		"macros by part": {"a.xlsx", repacked(t, good, same, map[string]string{"xl/vbaProject.bin": "x"}), "macro"},
		"macros by name": {"a.xlsm", good, "macro"},
		"macros by type": {"a.xlsx", repacked(t, good, func(part string, c []byte) []byte {
			return bytes.ReplaceAll(c, []byte("spreadsheetml.sheet.main+xml"), []byte("sheet.macroEnabled.main+xml"))
		}, nil), "macro"},
		"password":       {"a.xlsx", locked.Bytes(), "mật khẩu"},
		"old Excel":      {"a.xls", append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 600)...), ".xls"},
		"text":           {"a.csv", []byte("Mã dòng,Ghi chú\n"), ".xlsx"},
		"empty":          {"a.xlsx", nil, "trống"},
		"cut short":      {"a.xlsx", good[:len(good)/2], "hỏng"},
		"other workbook": {"a.xlsx", foreign(other, otherReview), "sổ khác"},
		"other province": {"a.xlsx", foreign(away, awayReview), "Gia Lai"},
		"no seals":       {"a.xlsx", noColumn.content(), "thiếu cột “Mã kiểm tra"},
		"a column twice": {"a.xlsx", twoColumns.content(), "hai cột cùng tên"},
		"no form":        {"a.xlsx", xlsxOf(t, [][]any{{"Tên", "Điểm"}, {"A", 1}}), "không có bảng"},
		"secrecy mark":   {"a.xlsx", secret.content(), "độ mật “MẬT”"},
		"secret comment": {"a.xlsx", comment.content(), "TỐI MẬT"},
		"secret name":    {"bao-cao-TOI-MAT.xlsx", good, "độ mật"},
		"sheet missing": {"a.xlsx", repacked(t, good, func(part string, c []byte) []byte {
			if part == "xl/worksheets/sheet1.xml" {
				return nil
			}
			return c
		}, nil), "hỏng"},
		"sheet without end": {"a.xlsx", repacked(t, good, func(part string, c []byte) []byte {
			if part == "xl/worksheets/sheet1.xml" {
				return c[:bytes.Index(c, []byte("</sheetData>"))]
			}
			return c
		}, nil), "hỏng"},
	} {
		t.Run(name, func(t *testing.T) {
			got := ReadAgencyBooks(f, r, []string{file(t, c.file, c.content)}, importOptions())
			err := got.Files[0].Refused
			if err == nil || !strings.Contains(err.Error(), c.words) || !strings.Contains(err.Error(), c.file) || len(got.Rows) > 0 {
				t.Fatalf("%v, %d rows", err, len(got.Rows))
			}
			if e, ok := err.(*data.Error); !ok || e.Hint == "" {
				t.Errorf("no hint: %v", err)
			}
		})
	}
	got := ReadAgencyBooks(f, r, []string{filepath.Join(t.TempDir(), "không có.xlsx")}, importOptions())
	if got.Files[0].Refused == nil {
		t.Error("a missing file")
	}
	path := file(t, "a.xlsx", good)
	twice := ReadAgencyBooks(f, r, []string{path, file(t, "b.xlsx", good)}, importOptions())
	if twice.Files[0].Refused != nil || twice.Files[1].Refused == nil || twice.Accepted() != 1 {
		t.Errorf("the same content under two names: %+v", twice.Files)
	}
}

func xlsxOf(t testing.TB, rows [][]any) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := (&Table{Name: "A", Head: []string{"x"}, Rows: rows}).XLSX(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A file that says it unpacks to far more than a form does is not unpacked, and
// what does not say so is not read to the end.
func TestZipBombIsRefused(t *testing.T) {
	f, r := demoBook(t)
	good := formOf(t, f, r, "SNV").content()
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	if _, err := out.CreateRaw(&zip.FileHeader{Name: "xl/workbook.xml", Method: zip.Deflate, UncompressedSize64: maxFormBytes + 1}); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	got := ReadAgencyBooks(f, r, []string{file(t, "a.xlsx", b.Bytes())}, importOptions())
	if err := got.Files[0].Refused; err == nil || !strings.Contains(err.Error(), "giải nén") {
		t.Error(err)
	}
	x, err := openXLSX("a.xlsx", good)
	if err != nil {
		t.Fatal(err)
	}
	x.left = 10_000
	if _, err := x.rows(x.sheets[0].path, func(int, []cell) error { return nil }); !errors.Is(err, errTooLarge) {
		t.Error(err)
	}
}
