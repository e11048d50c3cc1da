package ui

import (
	"errors"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"syscall"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"giaoban/assets"
	"giaoban/briefing"
	"giaoban/charts"
	"giaoban/data"
)

// pictureKind is a format in which chart pictures are saved.
type pictureKind string

const (
	picturePNG pictureKind = ".png"
	pictureSVG pictureKind = ".svg"
	picturePDF pictureKind = ".pdf"

	pictureScale = 2 // pixels per chart unit: sharp on paper and on dense screens
)

// drawPicture writes a chart: the screen's colours for PNG and SVG, black and
// white with the paper's typeface for PDF.
func drawPicture(w io.Writer, c briefing.Chart, kind pictureKind) error {
	screen := charts.Fonts{Regular: assets.NotoSansRegular, Bold: assets.NotoSansBold}
	switch kind {
	case pictureSVG:
		return charts.SVG(w, c.Spec, c.Size, charts.Light, screen)
	case picturePDF:
		return charts.PDF(w, c.Spec, c.Size, charts.Print, charts.Fonts{Regular: assets.TinosRegular, Bold: assets.TinosBold})
	}
	return charts.PNG(w, c.Spec, c.Size, pictureScale, charts.Light, screen)
}

// writeWhole writes a file completely or not at all: beside its place first,
// synced, then renamed, so that a failure leaves an earlier file as it was.
func writeWhole(path string, write func(io.Writer) error) (err error) {
	tmp, err := os.CreateTemp(filepath.Dir(path), ".giaoban-*"+filepath.Ext(path))
	if err != nil {
		return writeProblem(path, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(writeProblem(path, err), tmp.Close(), os.Remove(tmp.Name()))
		}
	}()
	if err = write(tmp); err != nil {
		return err
	}
	if err = errors.Join(tmp.Chmod(0o644), tmp.Sync()); err != nil {
		return err
	}
	if err = tmp.Close(); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), path)
}

// writeProblem says in words why a file could not be written.
func writeProblem(path string, err error) error {
	if data.CodeOf(err) != "" {
		return err
	}
	e := &data.Error{
		Code: data.ReadOnly, Message: "Không ghi được tệp “" + path + "”. Sổ số liệu không bị ảnh hưởng.",
		Hint: "Chọn thư mục khác, nơi được phép ghi.", Err: err,
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		e.Code, e.Hint = data.NotFound, "Thư mục chưa có: lập thư mục trước, hoặc chọn thư mục khác."
	case errors.Is(err, syscall.ENOSPC):
		e.Code, e.Hint = data.NoSpace, "Đĩa đã đầy: xóa bớt tệp rồi làm lại, hoặc chọn đĩa khác."
	}
	return e
}

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
