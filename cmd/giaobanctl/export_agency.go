package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"giaoban/briefing"
	"giaoban/data"
	"giaoban/data/intake"
)

type exportCmd struct {
	target
	Agency []string `required:"" xor:"who" placeholder:"MÃ" help:"Mã cơ quan, ví dụ SNV; nhiều cơ quan cách nhau bằng dấu phẩy."`
	All    bool     `required:"" xor:"who" help:"Mọi cơ quan."`
	Out    string   `required:"" placeholder:"THƯ-MỤC" help:"Thư mục: mỗi cơ quan một tệp. Hoặc tên tệp .xlsx: các cơ quan chung một tệp. Tệp đã có thì không ghi đè."`
}

// Run writes the forms for the agencies, all or none. What is there already is
// never replaced: it may be a form that came back filled in.
func (c exportCmd) Run(s *session) error {
	f, r, err := c.review(s)
	if err != nil {
		return err
	}
	agencies := intake.AgenciesAsked(r)
	if !c.All {
		agencies = nil
		for _, code := range c.Agency {
			agencies = append(agencies, strings.ToUpper(strings.TrimSpace(code)))
		}
	}
	forms, err := c.forms(f, r, agencies)
	if err != nil {
		return err
	}
	if err := writeNew(forms); err != nil {
		return err
	}
	for _, form := range forms {
		fmt.Fprintf(s.stdout, "Đã ghi %s\n", form.path)
	}
	return nil
}

// newFile is a file that is to be written.
type newFile struct {
	path    string
	content []byte
}

// forms makes the forms in memory.
func (c exportCmd) forms(f *data.Facts, r *data.Review, agencies []string) ([]newFile, error) {
	var out []newFile
	add := func(path string, agencies []string) error {
		var b bytes.Buffer
		if err := intake.AgencyBook(&b, f, r, agencies); err != nil {
			return err
		}
		out = append(out, newFile{path, b.Bytes()})
		return nil
	}
	if strings.EqualFold(filepath.Ext(c.Out), ".xlsx") {
		return out, add(c.Out, agencies)
	}
	for _, code := range agencies {
		if err := add(filepath.Join(c.Out, fmt.Sprintf("%s-%s.xlsx", code, r.AsOf.ISO())), []string{code}); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// writeNew writes files that must not be there yet, all of them or none.
func writeNew(files []newFile) (err error) {
	for _, file := range files {
		switch _, err := os.Lstat(file.path); {
		case err == nil:
			return &data.Error{
				Code: data.Exists, Message: fmt.Sprintf("Tệp “%s” đã có, không ghi đè: có thể đó là tệp cơ quan đã điền.", file.path),
				Hint: "Chọn thư mục khác ở --out, hoặc chuyển tệp cũ đi.",
			}
		case !errors.Is(err, fs.ErrNotExist):
			continue // writing will say what is wrong
		}
	}
	if len(files) > 0 {
		if err := makeFolder(filepath.Dir(files[0].path)); err != nil {
			return err
		}
	}
	for i, file := range files {
		if err := briefing.WriteFile(file.path, file.content); err != nil {
			for _, written := range files[:i] {
				err = errors.Join(err, os.Remove(written.path))
			}
			return err
		}
	}
	return nil
}

// makeFolder makes a folder whose parent is there.
func makeFolder(path string) error {
	err := os.Mkdir(path, 0o777)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return nil
	}
	e := &data.Error{
		Code: data.ReadOnly, Message: fmt.Sprintf("Không tạo được thư mục “%s”.", path),
		Hint: "Chọn thư mục khác ở --out.", Err: err,
	}
	if errors.Is(err, fs.ErrNotExist) {
		e.Code = data.NotFound
	}
	return e
}
