package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"giaoban/data"
	"giaoban/data/kontum"
	"giaoban/data/store"
)

// extension of workbook files.
const extension = ".giaoban"

// sample is a workbook that the program can make itself.
type sample struct {
	name string // file name in the data folder
	make func() (*data.Facts, error)
}

func sampleOf(kind Sample) sample {
	if kind == SampleReal {
		return sample{"KonTum-2018" + extension, kontum.Real}
	}
	return sample{"KonTum-2018-mau" + extension, kontum.Demo}
}

// fileState is what the footer says of the open file.
type fileState struct {
	saved  time.Time // last change of the file
	backup time.Time // newest backup; zero = none
	hidden error     // why the backups can't be seen; the workbook can be looked at all the same
}

func (a *App) storeOptions(readOnly bool) store.Options {
	return store.Options{ReadOnly: readOnly, User: a.options.User, BackupOnOpen: !readOnly, Now: a.options.Now}
}

// opened is a workbook ready to be shown.
type opened struct {
	store  *store.Store
	facts  *data.Facts
	review *data.Review
	asOf   data.Date
	file   fileState
}

// openWorkbook opens a file in the background and shows it. The workbook that
// is open now stays until the new one is ready.
func (a *App) openWorkbook(path string, readOnly bool) {
	a.openAfter("Đang mở "+fileTitle(path)+"…", path, readOnly, nil)
}

// openSample opens the sample workbook, made first when it is not there.
func (a *App) openSample(kind Sample) {
	s := sampleOf(kind)
	path := filepath.Join(a.options.DataDir, s.name)
	a.openAfter("Đang chuẩn bị "+fileTitle(path)+"…", path, false, func() error {
		if _, err := os.Stat(path); err == nil {
			return nil
		}
		facts, err := s.make()
		if err != nil {
			return err
		}
		return a.createFile(path, facts)
	})
}

func (a *App) createFile(path string, f *data.Facts) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return &data.Error{
			Code: data.ReadOnly, Message: "Không tạo được thư mục “" + filepath.Dir(path) + "”.",
			Hint: "Chọn một thư mục khác mà máy cho phép ghi.", Err: err,
		}
	}
	return store.Create(path, f, a.storeOptions(false))
}

// openAfter runs prepare, then opens path, all in the background. It does nothing
// while another opening runs, as after a double click.
func (a *App) openAfter(title, path string, readOnly bool, prepare func() error) {
	if a.opening {
		return
	}
	if a.store != nil && samePath(a.store.Path(), path) && prepare == nil {
		a.Go(Route{Page: PageOverview})
		return
	}
	a.opening = true
	var o opened
	a.work(title, func(ctx context.Context, _ Progress) error {
		if prepare != nil {
			if err := prepare(); err != nil {
				return err
			}
		}
		var err error
		if o, err = a.read(path, readOnly); err != nil {
			return err
		}
		if ctx.Err() != nil {
			return errors.Join(ctx.Err(), o.store.Close())
		}
		return nil
	}, func(err error) {
		a.opening = false
		switch {
		case errors.Is(err, context.Canceled):
			if a.store == nil {
				a.showStart()
			}
		case err != nil:
			a.openFailed(path, readOnly, err)
		default:
			a.showWorkbook(o)
		}
	})
}

// read opens a workbook and computes its first picture. Off the UI goroutine.
func (a *App) read(path string, readOnly bool) (opened, error) {
	st, err := store.Open(path, a.storeOptions(readOnly))
	if err != nil {
		return opened{}, err
	}
	o := opened{store: st, facts: st.Facts()}
	o.asOf = o.facts.AsOf(a.options.AsOf, a.today())
	o.review = data.Compute(o.facts, o.asOf)
	o.file, err = a.readFileState(path)
	if err != nil {
		return opened{}, errors.Join(err, st.Close())
	}
	return o, nil
}

func (a *App) readFileState(path string) (fileState, error) {
	info, err := os.Stat(path)
	if err != nil {
		return fileState{}, err
	}
	backups, err := store.Backups(path, a.storeOptions(false))
	s := fileState{saved: info.ModTime(), hidden: err}
	for _, b := range backups {
		if b.Time.After(s.backup) {
			s.backup = b.Time
		}
	}
	return s, nil
}

// showWorkbook replaces what is shown by a workbook that has been read.
func (a *App) showWorkbook(o opened) {
	a.releaseWorkbook()
	a.store, a.file = o.store, o.file
	a.view = view{asOf: o.asOf, facts: o.facts, review: o.review}
	st := o.store
	a.view.stop = st.OnChanged(func() {
		a.worker.do(func() {
			if a.store == st {
				a.file.saved = a.options.Now()
				a.recompute()
			}
		})
	})
	again := a.settings.file() == st.Path()
	a.settings.setFile(st.Path())
	a.window.SetTitle(fileTitle(st.Path()) + " – Giao ban")
	a.shell.showBand(st)
	a.window.SetContent(a.shell.layers)
	page := a.settings.page()
	if !again || !isPage(page) {
		page = PageOverview // another workbook: first the sixty-second picture
	}
	a.Go(Route{Page: page})
}

// releaseWorkbook closes the open workbook, if any.
func (a *App) releaseWorkbook() {
	if a.store == nil {
		return
	}
	a.endMeeting()
	a.closePages()
	a.computing.drop()
	if a.view.stop != nil {
		a.view.stop()
	}
	err := errors.Join(a.flushDrafts(), a.store.Close())
	a.drafts, a.entered = nil, map[string]map[string]string{}
	a.store, a.view, a.route = nil, view{}, Route{}
	a.failIf(err)
}

// closeWorkbook goes back to the start screen.
func (a *App) closeWorkbook() {
	a.releaseWorkbook()
	a.settings.setFile("")
	a.showStart()
}

func (a *App) failIf(err error) {
	if err != nil {
		a.fail(err)
	}
}

// openFailed says why a workbook did not open and offers what can be done. The
// file itself is never touched.
func (a *App) openFailed(path string, readOnly bool, err error) {
	if a.store == nil {
		a.showStart()
	}
	switch code := data.CodeOf(err); {
	case code == data.Locked && !readOnly:
		a.offerLooking("Sổ đang mở ở nơi khác", "Có thể mở để xem và in; muốn sửa thì đóng cửa sổ kia rồi mở lại.", path, err)
	case code == data.BackupFailed && !readOnly:
		_, hint := errorWords(err)
		a.offerLooking("Chưa sao lưu được", hint, path, err)
	case code == data.Damaged:
		a.offerBackups(path, err)
	default:
		a.fail(err)
	}
}

// offerLooking says why a workbook did not open for editing and offers to open
// it for looking.
func (a *App) offerLooking(title, hint, path string, cause error) {
	a.options.Log(cause)
	message, _ := errorWords(cause)
	a.newModal(title, container.New(&tightColumn{gap: 6}, newParagraph(data.Span{Text: message}),
		newParagraph(data.Span{Text: hint}), newDetails(a, cause.Error())), nil,
		newButton("Đóng", "Esc", nil, nil),
		newButton("Mở chỉ xem", "Enter", nil, func() { a.openWorkbook(path, true) }).main())
}

// offerBackups shows why a file is unusable with the backups that exist for it.
func (a *App) offerBackups(path string, cause error) {
	list, err := store.Backups(path, a.storeOptions(false))
	if err != nil || len(list) == 0 {
		a.fail(errors.Join(cause, err))
		return
	}
	a.options.Log(cause)
	message, hint := errorWords(cause)
	rows := container.New(&tightColumn{gap: 6}, newParagraph(data.Span{Text: message}), newParagraph(data.Span{Text: hint}))
	a.listBackups("Sổ không mở được", rows, path, list)
}

// listBackups offers up to five backups of a workbook, newest first.
func (a *App) listBackups(title string, head *fyne.Container, path string, list []store.BackupInfo) {
	head.Add(container.New(&inset{top: 6}, bold("Bản sao lưu hiện có")))
	var m *modal
	for _, b := range list[:min(len(list), 5)] {
		words := b.Time.Format("02/01/2006 15:04")
		head.Add(container.New(&lineLayout{gap: 10, grow: 0}, newText(words),
			newButton("Khôi phục bản này", "", nil, func() {
				m.close()
				a.restore(b.Path, path)
			})))
	}
	head.Add(newParagraph(data.Span{Text: "Tệp hiện tại được giữ lại bên cạnh với tên khác, không bị xóa."}))
	m = a.newModal(title, head, nil, newButton("Đóng", "Esc", nil, nil).main())
}

// restore puts a backup in the place of a workbook, opens it and says what
// became of the file that was there.
func (a *App) restore(backup, path string) {
	if a.opening {
		return
	}
	if a.store != nil && samePath(a.store.Path(), path) {
		a.releaseWorkbook()
		a.showStart()
	}
	a.opening = true
	var aside string
	a.work("Đang khôi phục "+fileTitle(path)+"…", func(context.Context, Progress) (err error) {
		aside, err = store.Restore(backup, path, a.storeOptions(false))
		return err
	}, func(err error) {
		a.opening = false
		switch {
		case data.CodeOf(err) == data.Damaged:
			a.offerBackups(path, err)
			return
		case err != nil:
			a.fail(err)
			return
		}
		a.openWorkbook(path, false)
		words := "Đã khôi phục " + fileTitle(path)
		if aside != "" {
			words += ". Tệp trước đó nay là " + filepath.Base(aside)
		}
		a.toast(words)
	})
}

// chooseFile asks for a workbook to open.
func (a *App) chooseFile() {
	a.chooseWorkbook("Mở sổ", func(path string) { a.openWorkbook(path, false) })
}

func (a *App) chooseWorkbook(title string, then func(path string)) {
	a.askFile(title, []string{extension}, a.startFolder(), then)
}

// startFolder is where file dialogs begin: beside the last workbook.
func (a *App) startFolder() string {
	if recent := a.settings.recent(); len(recent) > 0 {
		if dir := filepath.Dir(recent[0]); isFolder(dir) {
			return dir
		}
	}
	if isFolder(a.options.DataDir) {
		return a.options.DataDir
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	return home
}

// chooseBackup asks which workbook to restore and shows its backups.
func (a *App) chooseBackup() {
	a.chooseWorkbook("Chọn sổ cần khôi phục", func(path string) {
		list, err := store.Backups(path, a.storeOptions(false))
		switch {
		case err != nil:
			a.fail(err)
		case len(list) == 0:
			a.fail(&data.Error{
				Code: data.NotFound, Message: "Sổ “" + fileTitle(path) + "” chưa có bản sao lưu nào.",
				Hint: "Bản sao lưu nằm trong thư mục “" + fileTitle(path) + ".sao-luu” cạnh tệp sổ.",
			})
		default:
			a.listBackups("Khôi phục từ bản sao lưu", container.New(&tightColumn{gap: 6},
				newParagraph(data.Span{Text: "Sổ " + fileTitle(path)})), path, list)
		}
	})
}

// backup makes a verified copy now.
func (a *App) backup() {
	st := a.store
	a.work("Đang sao lưu…", func(context.Context, Progress) error {
		_, err := st.Backup()
		return err
	}, func(err error) {
		if err != nil {
			a.fail(err)
			return
		}
		a.file.backup, a.file.hidden = a.options.Now(), nil
		a.refreshFooter()
		a.toast("Đã sao lưu " + fileTitle(st.Path()))
	})
}

// fileTitle is a file's name without folder and extension.
func fileTitle(path string) string {
	return strings.TrimSuffix(filepath.Base(path), extension)
}

func samePath(a, b string) bool {
	x, errX := filepath.Abs(a)
	y, errY := filepath.Abs(b)
	return errX == nil && errY == nil && x == y
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// momentWords writes a time of today as "17:02", else with its day.
func momentWords(t, now time.Time) string {
	if data.DateOf(t) == data.DateOf(now) {
		return t.Format("15:04")
	}
	return t.Format("02/01/2006 15:04")
}
