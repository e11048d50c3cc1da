package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"giaoban/data/kontum"
	"giaoban/data/store"
)

// testNow is the clock of all tests: the eve of the mocks' meeting.
func testNow() time.Time { return time.Date(2019, 6, 2, 9, 0, 0, 0, time.UTC) }

// newTestApp is the program without a screen whose jobs run to their end at once.
func newTestApp(t testing.TB, o Options) *App {
	t.Helper()
	fyneApp := test.NewTempApp(t)
	o.Now = testNow
	if o.DataDir == "" {
		o.DataDir = t.TempDir()
	}
	a, err := newApp(fyneApp, o)
	if err != nil {
		t.Fatal(err)
	}
	a.worker = &worker{
		start: func(f func()) { f() },
		do:    func(f func()) { f() },
		after: func(time.Duration, func()) func() { return func() {} },
	}
	a.makeWindow()
	a.window.Resize(fyne.NewSize(1366, 698))
	t.Cleanup(a.releaseWorkbook)
	return a
}

// newDemoApp shows the demonstration workbook.
func newDemoApp(t testing.TB) *App {
	t.Helper()
	a := newTestApp(t, Options{Workbook: demoFile(t)})
	a.begin()
	if a.store == nil {
		t.Fatalf("the demonstration workbook is not open; shown: %q", shownText(a))
	}
	return a
}

// visibleTexts lists the words on the window, dialogs included, in drawing order.
func visibleTexts(o fyne.CanvasObject) []string {
	if o == nil || !o.Visible() {
		return nil
	}
	var out []string
	add := func(objects []fyne.CanvasObject) {
		for _, c := range objects {
			out = append(out, visibleTexts(c)...)
		}
	}
	switch w := o.(type) {
	case *text:
		return []string{w.Text}
	case *link:
		return []string{w.Text}
	case *paragraph:
		return []string{w.String()}
	case *button:
		return []string{w.Text}
	case *widget.Button:
		return []string{w.Text}
	case *fyne.Container:
		add(w.Objects)
	case *container.Scroll:
		add([]fyne.CanvasObject{w.Content})
	case *widget.PopUp:
		add([]fyne.CanvasObject{w.Content})
	case fyne.Widget:
		add(test.WidgetRenderer(w).Objects())
	}
	return out
}

func shownText(a *App) string {
	lines := visibleTexts(a.window.Content())
	for _, o := range a.window.Canvas().Overlays().List() {
		lines = append(lines, visibleTexts(o)...)
	}
	return strings.Join(lines, "\n")
}

func wantShown(t *testing.T, a *App, words ...string) {
	t.Helper()
	shown := shownText(a)
	for _, w := range words {
		if !strings.Contains(shown, w) {
			t.Errorf("%q is not shown; shown:\n%s", w, shown)
		}
	}
}

// pressButton taps the visible button or link whose words start so.
func pressButton(t *testing.T, a *App, words string) {
	t.Helper()
	var found fyne.Tappable
	var look func(o fyne.CanvasObject)
	look = func(o fyne.CanvasObject) {
		if o == nil || !o.Visible() || found != nil {
			return
		}
		switch w := o.(type) {
		case *button:
			if strings.HasPrefix(w.Text, words) {
				found = w
			}
		case *widget.Button:
			if strings.HasPrefix(w.Text, words) {
				found = w
			}
		case *link:
			if strings.HasPrefix(w.Text, words) {
				found = w
			}
		case *fyne.Container:
			for _, c := range w.Objects {
				look(c)
			}
		case *container.Scroll:
			look(w.Content)
		case *widget.PopUp:
			look(w.Content)
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(w).Objects() {
				look(c)
			}
		}
	}
	overlays := a.window.Canvas().Overlays().List()
	for _, o := range slices.Backward(overlays) {
		look(o)
	}
	look(a.window.Content())
	if found == nil {
		t.Fatalf("no button %q; shown:\n%s", words, shownText(a))
	}
	found.Tapped(&fyne.PointEvent{})
}

func press(a *App, k fyne.KeyName) { a.typedKey(&fyne.KeyEvent{Name: k}) }

// demoFile is a demonstration workbook of the test's own.
func demoFile(t testing.TB) string {
	t.Helper()
	content, err := demoBytes()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "mau.giaoban")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// demoBytes makes the workbook once: filling 12,000 figures takes a second.
var demoBytes = sync.OnceValues(func() ([]byte, error) {
	facts, err := kontum.Demo()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "giaoban")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "mau.giaoban")
	if err := store.Create(path, facts, store.Options{Now: testNow}); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})
