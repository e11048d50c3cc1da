package ui

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"giaoban/data"
	"giaoban/data/store"
)

// evidenceField lists the files that prove a result: those the result names
// already, and files to be added, each copied into the workbook or left where it is.
type evidenceField struct {
	part *recordPart
	box  *fyne.Container
	list *fyne.Container
	kept []data.Evidence
	add  []evidenceFile
	copy *tick
}

// evidenceFile is a file to be added.
type evidenceFile struct {
	path string
	copy bool // into the workbook
}

func (p *recordPart) evidence() *evidenceField {
	e := &evidenceField{part: p, list: container.New(&tightColumn{gap: 2})}
	e.copy = newTick("Chép tệp vào sổ", nil)
	e.copy.SetChecked(true)
	choose := newButton("Thêm tệp minh chứng…", "", theme.FileIcon(), e.choose)
	e.box = container.New(&tightColumn{gap: 4}, container.New(&lineLayout{gap: 8, grow: -1}, choose, e.copy,
		caption("không chép: chỉ ghi tên và mã SHA-256")), e.list)
	p.add(&input{id: "evidence", once: true, get: e.words, set: e.read})
	return e
}

// words are the files as a draft keeps them: one a line, "+" for those that are
// copied, "=" and the hash for those the result names already.
func (e *evidenceField) words() string {
	var out []string
	for _, k := range e.kept {
		out = append(out, "="+k.SHA256+"/"+k.Name)
	}
	for _, f := range e.add {
		mark := "-"
		if f.copy {
			mark = "+"
		}
		out = append(out, mark+f.path)
	}
	return strings.Join(out, "\n")
}

// read takes over what a draft kept. Files that the result names stay only when
// the draft has them.
func (e *evidenceField) read(words string) {
	lines := strings.Split(words, "\n")
	e.kept = slices.DeleteFunc(slices.Clone(e.kept), func(k data.Evidence) bool {
		return !slices.Contains(lines, "="+k.SHA256+"/"+k.Name)
	})
	e.add = nil
	for _, l := range lines {
		if len(l) > 1 && (l[0] == '+' || l[0] == '-') {
			e.add = append(e.add, evidenceFile{l[1:], l[0] == '+'})
		}
	}
	e.fill()
}

func (e *evidenceField) show(kept []data.Evidence) {
	e.kept, e.add = slices.Clone(kept), nil
	e.fill()
}

func (e *evidenceField) fill() {
	e.list.RemoveAll()
	line := func(words string, remove func()) {
		e.list.Add(container.New(&lineLayout{gap: 8, grow: 0}, ellipsis(words), newLink("Bỏ", func() {
			remove()
			e.fill()
			e.part.changed("")
			e.part.form.fit()
		})))
	}
	for i, k := range e.kept {
		line(k.Name+", đã ghi", func() { e.kept = slices.Delete(slices.Clone(e.kept), i, i+1) })
	}
	for i, f := range e.add {
		how := ", để tại chỗ: "
		if f.copy {
			how = ", chép vào sổ: "
		}
		line(filepath.Base(f.path)+how+filepath.Dir(f.path), func() { e.add = slices.Delete(e.add, i, i+1) })
	}
	e.box.Refresh()
}

// choose asks for a file. It is read only when the result is saved.
func (e *evidenceField) choose() {
	a := e.part.form.app
	a.askFile("Chọn tệp minh chứng", nil, a.startFolder(), e.take)
}

func (e *evidenceField) take(path string) {
	e.add = append(e.add, evidenceFile{filepath.FromSlash(path), e.copy.Checked})
	e.fill()
	e.part.changed("")
	e.part.form.fit()
}

// takeEvidence reads files as part of an action and names them.
func takeEvidence(tx *store.Tx, kept []data.Evidence, files []evidenceFile) ([]data.Evidence, error) {
	out := slices.Clone(kept)
	for _, f := range files {
		e, err := readEvidence(tx, f)
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(out, func(o data.Evidence) bool { return o.SHA256 == e.SHA256 && o.Name == e.Name }) {
			out = append(out, e)
		}
	}
	return out, nil
}

func readEvidence(tx *store.Tx, f evidenceFile) (data.Evidence, error) {
	file, err := os.Open(f.path)
	if err != nil {
		return data.Evidence{}, &data.Error{
			Code: data.NotFound, Message: "Không mở được tệp minh chứng “" + f.path + "”.",
			Hint: "Bỏ tệp đó khỏi danh sách, hoặc để lại tệp đúng chỗ rồi lưu lại.", Err: err,
		}
	}
	defer file.Close() // it was only read
	if f.copy {
		return tx.AddEvidence(file, f.path)
	}
	return store.HashEvidence(file, f.path)
}

// openEvidence shows a file of the workbook's evidence store with the system's
// own program: a copy for looking at, in the folder for temporary files.
func (a *App) openEvidence(e data.Evidence) {
	path, err := a.copyEvidence(e)
	if err != nil {
		a.fail(err)
		return
	}
	a.openFile(path)
}

func (a *App) copyEvidence(e data.Evidence) (path string, err error) {
	r, err := a.store.Evidence(e.SHA256)
	if err != nil {
		return "", err
	}
	defer r.Close() // has nothing to release
	dir, err := os.MkdirTemp("", "giaoban-minh-chung-*")
	if err != nil {
		return "", fmt.Errorf("chép minh chứng: %w", err)
	}
	path = filepath.Join(dir, fileNameOf(e.Name))
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return "", fmt.Errorf("chép minh chứng: %w", err)
	}
	_, err = io.Copy(f, r)
	if closing := f.Close(); err == nil {
		err = closing
	}
	return path, err
}

// fileNameOf keeps a name from a workbook inside its folder.
func fileNameOf(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '_'
		}
		return r
	}, name)
	return "minh-chung-" + name
}
