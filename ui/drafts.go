package ui

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"giaoban/data"
)

// drafts keeps what was typed and not saved in a small file beside the workbook
// ("<workbook>.nhap"), so that neither another page, nor a crash, nor a power cut
// loses it. It is no part of the workbook: it has no journal and no backup.
type drafts struct {
	path    string
	forms   map[string]map[string]draft // by assignment, then by part of its form
	pending func()                      // cancels the write that waits; nil = none
}

// draft is what stands in the fields of one part of a form.
type draft struct {
	At     time.Time         `json:"at"`
	Fields map[string]string `json:"fields"`
}

// draftFile is the file's format.
type draftFile struct {
	Version int                         `json:"version"`
	Forms   map[string]map[string]draft `json:"forms"`
}

// draftDelay is how long after a key the file is written: not with each key.
const draftDelay = 400 * time.Millisecond

// openDrafts reads the file of a workbook. One that can't be read is put aside,
// never overwritten: the error says where.
func openDrafts(workbook string) (*drafts, error) {
	d := &drafts{path: workbook + ".nhap", forms: map[string]map[string]draft{}}
	b, err := os.ReadFile(d.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return d, nil
	case err != nil:
		return d, draftError("Không đọc được", d.path, err)
	}
	var f draftFile
	if err = json.Unmarshal(b, &f); err == nil && f.Version == 1 && f.Forms != nil {
		d.forms = f.Forms
		return d, nil
	}
	aside := d.path + ".hong"
	return d, &data.Error{
		Code: data.Damaged, Message: "Tệp chữ gõ dở “" + filepath.Base(d.path) + "” bị hỏng; số liệu trong sổ không bị ảnh hưởng.",
		Hint: "Tệp được giữ lại với tên “" + filepath.Base(aside) + "”.", Err: errors.Join(err, os.Rename(d.path, aside)),
	}
}

func draftError(what, path string, err error) error {
	return &data.Error{
		Code: data.ReadOnly, Message: what + " tệp chữ gõ dở “" + filepath.Base(path) + "” cạnh sổ: nếu máy tắt đột ngột, chữ chưa lưu sẽ mất.",
		Hint: "Lưu kết quả trước khi rời trang; kiểm tra quyền ghi và chỗ trống của thư mục chứa sổ.", Err: err,
	}
}

// of returns what was left in a part of a form.
func (d *drafts) of(form, part string) (draft, bool) {
	x, ok := d.forms[form][part]
	return x, ok
}

// latest is the part of a form that was typed in last.
func (d *drafts) latest(form string) (part string, at time.Time, ok bool) {
	for p, x := range d.forms[form] {
		if !ok || x.At.After(at) || x.At.Equal(at) && p < part {
			part, at, ok = p, x.At, true
		}
	}
	return part, at, ok
}

// put keeps the fields of a part; without fields there is nothing to keep.
func (d *drafts) put(form, part string, x draft) {
	if len(x.Fields) == 0 {
		delete(d.forms[form], part)
		if len(d.forms[form]) == 0 {
			delete(d.forms, form)
		}
		return
	}
	if d.forms[form] == nil {
		d.forms[form] = map[string]draft{}
	}
	d.forms[form][part] = x
}

// write puts all drafts on the disk: beside the file first, then in its place. No
// drafts, no file.
func (d *drafts) write() error {
	if d.pending != nil {
		d.pending()
		d.pending = nil
	}
	if len(d.forms) == 0 {
		if err := os.Remove(d.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return draftError("Không xóa được", d.path, err)
		}
		return nil
	}
	b, err := json.MarshalIndent(draftFile{1, d.forms}, "", " ")
	if err == nil {
		err = replaceFile(d.path, b)
	}
	if err != nil {
		return draftError("Không ghi được", d.path, err)
	}
	return nil
}

// replaceFile writes a file so that either the old or the new content is there,
// whatever happens meanwhile.
func replaceFile(path string, b []byte) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".giaoban-nhap-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	_, err = f.Write(b)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// openDraftsOnce reads the drafts of the open workbook when they are first needed.
func (a *App) openDraftsOnce() *drafts {
	if a.drafts == nil {
		d, err := openDrafts(a.store.Path())
		a.drafts = d
		a.failIf(err)
	}
	return a.drafts
}

// keepDraft remembers the fields of a part and writes them soon. failed is told
// when that can't be done.
func (a *App) keepDraft(form, part string, fields map[string]string, failed func(error)) {
	d := a.openDraftsOnce()
	d.put(form, part, draft{At: a.options.Now(), Fields: fields})
	if d.pending != nil {
		d.pending()
	}
	d.pending = a.worker.after(draftDelay, func() {
		if d.pending != nil {
			failed(d.write())
		}
	})
}

// flushDrafts writes what waits to be written.
func (a *App) flushDrafts() error {
	if a.drafts == nil || a.drafts.pending == nil {
		return nil
	}
	return a.drafts.write()
}

// holdDraft takes a part that is being saved out of what is offered. On the disk
// it stays until dropDraft, for a crash.
func (a *App) holdDraft(form, part string) {
	d := a.openDraftsOnce()
	d.put(form, part, draft{})
	if d.pending != nil {
		d.pending()
	}
}

// dropDraft forgets a part that was saved or thrown away.
func (a *App) dropDraft(form, part string) {
	d := a.openDraftsOnce()
	d.put(form, part, draft{})
	a.failIf(d.write())
}
