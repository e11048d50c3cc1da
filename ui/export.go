package ui

import (
	"net/url"
	"os"
	"path/filepath"

	"giaoban/data"
)

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
