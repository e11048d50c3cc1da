package ui

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"golang.org/x/text/unicode/norm"

	"giaoban/data/kontum"
)

// createWorkbook asks for the office's name and a place, and makes an empty
// workbook. Fyne's save dialog is not used: it empties a file that is there.
func (a *App) createWorkbook() {
	office := newKeyEntry()
	office.SetText("UBND tỉnh Kon Tum")
	place := a.newPlaceField("So-giao-ban", extension)
	problem := newText("").styled(func(t *text) { t.TextSize, t.Color = sizeCaption, colorRed })
	body := container.New(&tightColumn{gap: 4}, caption("Tên cơ quan"), office, place.box, problem)
	create := newButton("Tạo sổ", "Enter", nil, nil).main()
	m := a.newModal("Tạo sổ mới", body, nil, newButton("Hủy", "Esc", nil, nil), create)
	apply := func() {
		name := norm.NFC.String(strings.TrimSpace(office.Text))
		path, why := place.path()
		if name == "" {
			why = "Ghi tên cơ quan"
		}
		if why != "" {
			problem.SetText(why)
			return
		}
		m.close()
		a.openAfter("Đang tạo "+fileTitle(path)+"…", path, false, func() error {
			facts, err := kontum.Empty(name)
			if err != nil {
				return err
			}
			return a.createFile(path, facts)
		})
	}
	create.OnTapped, m.enter = apply, apply
	office.OnSubmitted = func(string) { apply() }
	place.name.OnSubmitted = func(string) { apply() }
	a.window.Canvas().Focus(office)
}

// placeField asks for a folder and a file name without touching any file.
type placeField struct {
	box          *fyne.Container
	folder, name *keyEntry
	ext          string
}

func (a *App) newPlaceField(name, ext string) *placeField {
	p := &placeField{folder: newKeyEntry(), name: newKeyEntry(), ext: ext}
	p.folder.SetText(a.startFolder())
	p.name.SetText(name)
	choose := newButton("Chọn…", "", theme.FolderOpenIcon(), func() {
		a.askFolder("", p.folder.Text, func(path string) { p.folder.SetText(path) })
	})
	p.box = container.New(&tightColumn{gap: 4},
		caption("Thư mục"), container.NewBorder(nil, nil, nil, choose, p.folder),
		caption("Tên tệp (đuôi "+ext+" tự thêm)"), p.name)
	return p
}

// path returns the chosen file, or why it cannot be used.
func (p *placeField) path() (path, why string) {
	name := norm.NFC.String(strings.TrimSpace(p.name.Text))
	switch {
	case name == "":
		return "", "Ghi tên tệp"
	case strings.ContainsAny(name, `/\:*?"<>|`):
		return "", `Tên tệp không được có các dấu / \ : * ? " < > |`
	case !isFolder(p.folder.Text):
		return "", "Thư mục không có trên máy: " + p.folder.Text
	}
	if !strings.EqualFold(filepath.Ext(name), p.ext) {
		name += p.ext
	}
	return filepath.Join(p.folder.Text, name), ""
}
