package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
)

// askFile asks for a file with one of the endings; without endings any file will
// do. The dialog is Fyne's own and begins in the folder from. It reads nothing.
func (a *App) askFile(title string, endings []string, from string, then func(path string)) {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		switch {
		case err != nil:
			a.fail(err)
		case r != nil:
			path := r.URI().Path()
			a.failIf(r.Close())
			then(path)
		}
	}, a.window)
	d.SetTitleText(title)
	if len(endings) > 0 {
		d.SetFilter(storage.NewExtensionFileFilter(endings))
	}
	a.showFileDialog(d, from)
}

// askFolder asks for a folder, beginning in from. An empty title is Fyne's.
func (a *App) askFolder(title, from string, then func(path string)) {
	d := dialog.NewFolderOpen(func(dir fyne.ListableURI, err error) {
		switch {
		case err != nil:
			a.fail(err)
		case dir != nil:
			then(dir.Path())
		}
	}, a.window)
	if title != "" {
		d.SetTitleText(title)
	}
	a.showFileDialog(d, from)
}

// showFileDialog shows one of Fyne's file dialogs, which Esc closes. The size
// comes after: before it is shown, FileDialog.Resize of Fyne 2.8.1 follows a nil
// pointer.
func (a *App) showFileDialog(d *dialog.FileDialog, from string) {
	if dir, err := storage.ListerForURI(storage.NewFileURI(from)); err == nil {
		d.SetLocation(dir)
	}
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
