package ui

import (
	"net/url"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"giaoban/data"
)

// showFileDialog shows one of Fyne's file dialogs, which Esc closes. The size
// comes after: before it is shown, FileDialog.Resize of Fyne 2.8.1 follows a nil
// pointer.
func (a *App) showFileDialog(d *dialog.FileDialog) {
	c := a.window.Canvas()
	keys := c.OnTypedKey()
	c.SetOnTypedKey(func(k *fyne.KeyEvent) {
		if k.Name == fyne.KeyEscape {
			d.Hide()
		}
	})
	d.SetOnClosed(func() { c.SetOnTypedKey(keys) })
	d.Show()
	d.Resize(fyne.NewSize(820, 520))
}

// openFile shows a file with the system's own program.
func (a *App) openFile(path string) {
	if _, err := os.Stat(path); err != nil {
		a.fail(&data.Error{
			Code: data.NotFound, Message: "Tệp “" + path + "” không còn ở đó.", Hint: "Lưu lại bản tóm tắt rồi mở.", Err: err,
		})
		return
	}
	if err := a.app.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}); err != nil {
		a.fail(&data.Error{
			Code: data.NotFound, Message: "Máy này chưa có chương trình xem tệp “" + filepath.Base(path) + "”.",
			Hint: "Tệp đã lưu tại " + path + ". Mở bằng chương trình xem PDF.", Err: err,
		})
	}
}
