package ui

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"golang.org/x/text/unicode/norm"

	"giaoban/briefing"
	"giaoban/data"
	"giaoban/data/intake"
)

// For whom forms are made, and in how many files.
const (
	formsAll      = "all"
	formsSelected = "selected"

	formEach = "each"
	formOne  = "one"
)

// agencyFile is a form that is to be written.
type agencyFile struct {
	path     string
	agencies []string
}

func (p *filesPage) offerScopes() {
	count := func(n int) string { return " (" + data.FormatCount(n) + ")" }
	options := []option{{formsAll, "Mọi cơ quan" + count(len(p.agencies.Rows()))}}
	switch rows := p.agencies.SelectedRows(); {
	case len(rows) == 1:
		options = append(options, option{formsSelected, rows[0].Name})
	case len(rows) > 1:
		options = append(options, option{formsSelected, "Các cơ quan đang chọn" + count(len(rows))})
	}
	p.scope.Set(options)
}

// files lists what is to be written.
func (p *filesPage) files(folder string) []agencyFile {
	rows := p.agencies.Rows()
	if p.scope.Value() == formsSelected {
		rows = p.agencies.SelectedRows()
	}
	day := p.app.Review().AsOf.ISO()
	var codes []string
	var out []agencyFile
	for _, r := range rows {
		codes = append(codes, r.Code)
		out = append(out, agencyFile{filepath.Join(folder, r.Code+"-"+day+".xlsx"), []string{r.Code}})
	}
	if p.kind.Value() == formOne && len(rows) > 1 {
		return []agencyFile{{filepath.Join(folder, "Cac-co-quan-"+day+".xlsx"), codes}}
	}
	return out
}

// export writes the forms, all or none. What is there already is never replaced:
// it may be a form that came back filled in.
func (p *filesPage) export() {
	p.outProblem.tell(nil)
	p.result.RemoveAll()
	folder := norm.NFC.String(strings.TrimSpace(p.folder.Text))
	files := p.files(folder)
	if err := checkExport(folder, files); err != nil {
		p.outProblem.tell(err)
		p.content.Refresh()
		return
	}
	a, f, r := p.app, p.app.Facts(), p.app.Review()
	a.work("Đang xuất biểu Excel…", func(ctx context.Context, report Progress) error {
		return writeForms(ctx, f, r, folder, files, report)
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			a.toast("Đã hủy; không tệp nào được giữ lại")
		case err != nil:
			a.options.Log(err)
			p.outProblem.tell(err)
		default:
			p.exported(folder, files)
		}
		p.content.Refresh()
	})
}

func (p *filesPage) exported(folder string, files []agencyFile) {
	words := newParagraph(data.Span{Text: "Đã xuất " + data.FormatCount(len(files)) + " tệp vào "}, data.Span{Text: folder, Bold: true})
	p.result.Add(words)
	line := container.New(&lineLayout{gap: 8, grow: -1}, newButton("Mở thư mục", "", theme.FolderOpenIcon(), func() { p.app.openFile(folder) }))
	if len(files) == 1 {
		line.Add(newButton("Mở tệp", "", theme.DocumentIcon(), func() { p.app.openFile(files[0].path) }))
	}
	p.result.Add(line)
	p.app.toast("Đã xuất " + data.FormatCount(len(files)) + " tệp vào " + folder)
}

// checkExport says why the forms can't be written; nil = nothing speaks against it.
func checkExport(folder string, files []agencyFile) error {
	switch {
	case len(files) == 0:
		return &data.Error{Code: data.NotFound, Message: "Không có cơ quan nào có nhiệm vụ đến ngày chốt.", Hint: "Đổi ngày chốt số liệu."}
	case !filepath.IsAbs(folder):
		return &data.Error{Code: data.Invalid, Message: "Ghi đường dẫn đầy đủ của thư mục.", Hint: "Hoặc bấm Chọn…"}
	}
	var there []string
	for _, file := range files {
		if _, err := os.Lstat(file.path); err == nil {
			there = append(there, filepath.Base(file.path))
		}
	}
	if len(there) > 0 {
		return &data.Error{
			Code: data.Exists, Message: fmt.Sprintf("Thư mục đã có %s tệp cùng tên (%s), không ghi đè: có thể là tệp cơ quan đã điền.", data.FormatCount(len(there)), there[0]),
			Hint: "Ghi thư mục khác, hoặc chuyển tệp cũ đi.",
		}
	}
	return nil
}

// writeForms makes the files one by one. When it fails or is cancelled, those
// written so far go again, and the folder if it made it.
func writeForms(ctx context.Context, f *data.Facts, r *data.Review, folder string, files []agencyFile, report Progress) (err error) {
	made, err := makeFolder(folder)
	if err != nil {
		return err
	}
	written := 0
	defer func() {
		if err == nil {
			return
		}
		for _, file := range files[:written] {
			err = errors.Join(err, os.Remove(file.path))
		}
		if made {
			err = errors.Join(err, os.Remove(folder))
		}
	}()
	for i, file := range files {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		report(i, len(files), filepath.Base(file.path))
		var b bytes.Buffer
		if err := intake.AgencyBook(&b, f, r, file.agencies); err != nil {
			return err
		}
		if err := briefing.WriteFile(file.path, b.Bytes()); err != nil {
			return err
		}
		written++
	}
	report(len(files), len(files), "")
	return nil
}

// makeFolder makes a folder whose parent is there; made = it was not there before.
func makeFolder(path string) (made bool, err error) {
	err = os.Mkdir(path, 0o777)
	switch {
	case err == nil:
		return true, nil
	case errors.Is(err, fs.ErrExist) && isFolder(path):
		return false, nil
	}
	return false, &data.Error{
		Code: data.ReadOnly, Message: "Không tạo được thư mục “" + path + "”.", Hint: "Chọn thư mục khác mà máy cho phép ghi.", Err: err,
	}
}
