// Package ui is everything of the desktop program that draws: the shell with
// its rail, header and footer, and one page per file or group of files. Rules
// and figures come from package data, pictures from charts, papers from briefing.
package ui

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/lang"

	"giaoban/assets"
	"giaoban/data"
	"giaoban/data/store"
)

// Options say what the program starts with.
type Options struct {
	Workbook string           // file to open; "" = Sample, else the last file, else the start screen
	Sample   Sample           // open that workbook of Kon Tum, made when it is missing
	AsOf     data.Date        // cut-off date; 0 = the workbook's own, else today
	DataDir  string           // folder of the default workbooks; "" = "Giao ban" among the user's documents
	Version  string           // shown on the start screen
	User     string           // written into the journal
	Now      func() time.Time // nil = time.Now; tests fix it
	Log      func(error)      // told of every error the user sees; nil = nobody
}

// Sample names a workbook that the program can make itself.
type Sample string

const (
	SampleDemo Sample = "demo" // Kon Tum with made-up results, marked SỐ LIỆU MẪU
	SampleReal Sample = "real" // Kon Tum without results
)

// id of the program in the desktop's own terms; preferences are kept under it.
const id = "vn.kontum.giaoban"

// App is the running program: one window, at most one open workbook, and what
// was computed of it for the current cut-off date.
type App struct {
	app      fyne.App
	window   fyne.Window
	options  Options
	settings settings
	worker   *worker
	shell    *shell
	modals   []*modal // open dialogs, the top one last

	opening bool // a workbook is being opened or restored; a second click is ignored

	store *store.Store // nil on the start screen
	file  fileState
	view  view
	pages map[PageID]Page
	stale map[PageID]bool // pages whose Refresh waits for the next visit
	route Route

	computing latest // the Review being computed

	meeting *meeting // the full-screen window for the room; nil when there is none

	drafts  *drafts                      // typed and not saved; nil until a form opens
	entered map[string]map[string]string // what each part of the form saved last, to be repeated
}

// view is what the pages show of the open workbook. Facts and review always
// belong together.
type view struct {
	asOf   data.Date
	facts  *data.Facts
	review *data.Review
	stop   func()     // ends listening to the store
	found  *findIndex // of review; nil until Ctrl+K asks for it
}

// Run shows the window and returns when it is closed. The window is on the
// screen before any file is opened.
func Run(o Options) error {
	if err := needDisplay(runtime.GOOS, os.Getenv); err != nil {
		return err
	}
	translate()
	fyneApp := app.NewWithID(id)
	a, err := newApp(fyneApp, o)
	if err != nil {
		return err
	}
	if scale := a.settings.scale(); scale != "" && os.Getenv("FYNE_SCALE") == "" {
		if err := os.Setenv("FYNE_SCALE", scale); err != nil {
			return err
		}
	}
	a.makeWindow()
	fyneApp.Lifecycle().SetOnStarted(a.begin)
	a.window.ShowAndRun()
	return nil
}

// needDisplay refuses to start where there is no screen: Fyne would panic.
func needDisplay(goos string, env func(string) string) error {
	if goos != "linux" || env("DISPLAY") != "" || env("WAYLAND_DISPLAY") != "" {
		return nil
	}
	return &data.Error{
		Code: data.NotAllowed, Message: "Máy này không có màn hình đồ họa để mở cửa sổ.",
		Hint: "Chạy trong phiên làm việc có màn hình, hoặc dùng lệnh giaobanctl để in báo cáo.",
	}
}

// translate gives Fyne's own words (OK, Cancel, names of days) in Vietnamese.
// Fyne picks a language by the system's locale and has no Vietnamese, so the
// words are also registered under that locale.
func translate() {
	vi := fyne.NewStaticResource("vi.json", assets.LangVI)
	for _, locale := range []fyne.Locale{"vi", lang.SystemLocale()} {
		if err := lang.AddTranslationsForLocale(vi.Content(), locale); err != nil {
			// The file is embedded and tested; English buttons are no reason to stop.
			fyne.LogError("adding Vietnamese words", err)
		}
	}
}

func newApp(fyneApp fyne.App, o Options) (*App, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = func(error) {}
	}
	if o.DataDir == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return nil, err
		}
		// Where a person looks for papers and can copy them to a stick.
		o.DataDir = filepath.Join(reportFolder(home), "Giao ban")
	}
	a := &App{
		app: fyneApp, options: o, settings: settings{fyneApp.Preferences()}, worker: newWorker(),
		pages: map[PageID]Page{}, stale: map[PageID]bool{}, entered: map[string]map[string]string{},
	}
	fyneApp.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon))
	fyneApp.Settings().SetTheme(newTheme(a.settings.look()))
	return a, nil
}

func (a *App) makeWindow() {
	a.window = a.app.NewWindow("Giao ban")
	a.window.SetMaster()
	a.window.SetPadded(false)
	a.shell = newShell(a)
	a.bindKeys()
	a.window.SetOnDropped(a.dropped)
	a.window.SetCloseIntercept(a.quit)
	if a.opensFile() {
		a.showOpening()
	} else {
		a.showStart()
	}
	a.window.Resize(a.settings.windowSize())
}

// opensFile tells whether begin will open a workbook.
func (a *App) opensFile() bool {
	return a.options.Workbook != "" || a.options.Sample != "" || a.settings.file() != ""
}

// begin opens what the options or the last session ask for.
func (a *App) begin() {
	switch last := a.settings.file(); {
	case a.options.Workbook != "":
		a.openWorkbook(a.options.Workbook, false)
	case a.options.Sample != "":
		a.openSample(a.options.Sample)
	case last != "":
		a.openWorkbook(last, false)
	}
}

// quit keeps the state of the view, closes the workbook and ends the program.
func (a *App) quit() {
	a.settings.setWindowSize(a.window.Canvas().Size())
	a.releaseWorkbook()
	a.window.SetCloseIntercept(nil)
	a.window.Close()
}

// Facts returns the open workbook's contents, read-only; nil on the start screen.
func (a *App) Facts() *data.Facts { return a.view.facts }

// Review returns the picture last computed; it belongs to Facts. Right after
// SetAsOf or an edit it is still the one before: pages are refreshed when the
// new one is ready.
func (a *App) Review() *data.Review { return a.view.review }

// AsOf returns the cut-off date.
func (a *App) AsOf() data.Date { return a.view.asOf }

// today is the current day in Vietnam, by the program's clock.
func (a *App) today() data.Date { return data.DateOf(a.options.Now()) }

// canEdit tells whether pages may offer editing.
func (a *App) canEdit() bool { return a.store != nil && !a.store.ReadOnly() }

// Go shows a place in the program. Nothing happens on the start screen.
func (a *App) Go(r Route) {
	if a.store == nil || !isPage(r.Page) {
		return
	}
	changed := a.route.Page != r.Page
	p := a.pages[r.Page]
	if p == nil {
		p = a.newPage(r.Page)
		a.pages[r.Page] = p
	}
	a.route = r
	if changed {
		a.settings.setPage(r.Page)
		a.shell.body.Objects = []fyne.CanvasObject{p.Content()}
		a.shell.body.Refresh()
		a.window.Canvas().Unfocus()
	}
	if a.stale[r.Page] {
		delete(a.stale, r.Page)
		p.Refresh()
	}
	if router, ok := p.(Router); ok {
		router.Route(r)
	}
	a.refreshShell()
}

// page returns the page that is shown; nil on the start screen and while the
// first page is being built.
func (a *App) page() Page { return a.pages[a.route.Page] }

func (a *App) newPage(p PageID) Page {
	switch p {
	case PageTasks:
		return newTasksPage(a)
	case PageAgencies:
		return newAgenciesPage(a)
	case PageIndices:
		return newIndicesPage(a)
	case PageReport:
		return newReportPage(a)
	case PageEntry:
		return newEntryPage(a)
	case PageChase:
		return newChasePage(a)
	case PageFiles:
		return newFilesPage(a)
	case PageJournal:
		return newJournalPage(a)
	case PageIntake:
		return newIntakePage(a)
	}
	return newOverviewPage(a)
}

func isPage(p PageID) bool {
	switch p {
	case PageOverview, PageTasks, PageAgencies, PageIndices, PageReport, PageEntry, PageChase, PageFiles, PageJournal, PageIntake:
		return true
	}
	return false
}

// rebuild makes the pages anew: some of what they drew keeps the colours it was
// drawn with.
func (a *App) rebuild() {
	if a.store == nil {
		return
	}
	a.closePages()
	p := a.newPage(a.route.Page)
	a.pages[a.route.Page] = p
	a.shell.body.Objects = []fyne.CanvasObject{p.Content()}
	a.shell.body.Refresh()
	if router, ok := p.(Router); ok {
		router.Route(a.route)
	}
	a.refreshShell()
}

// closePages ends all pages; each is built again on its next visit.
func (a *App) closePages() {
	for _, p := range a.pages {
		if c, ok := p.(Closer); ok {
			c.Close()
		}
	}
	a.pages, a.stale = map[PageID]Page{}, map[PageID]bool{}
}

// recompute makes a new Review of the workbook's current facts in the
// background and shows it everywhere.
func (a *App) recompute() {
	if a.store == nil {
		return
	}
	facts, asOf := a.store.Facts(), a.view.asOf
	a.newest(&a.computing, func(context.Context) (func(), error) {
		review := data.Compute(facts, asOf)
		return func() {
			a.view.facts, a.view.review = facts, review
			a.refreshPages()
		}, nil
	})
}

// refreshPages shows the new picture on the visible page at once, on the others
// when they are visited.
func (a *App) refreshPages() {
	for p := range a.pages {
		a.stale[p] = true
	}
	delete(a.stale, a.route.Page)
	if p := a.page(); p != nil {
		p.Refresh()
	}
	if a.meeting != nil {
		a.meeting.refresh()
	}
	a.refreshShell()
}

func (a *App) refreshShell() {
	a.shell.header.show(a.page())
	a.shell.rail.refresh()
	a.refreshFooter()
}
