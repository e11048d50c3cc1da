//go:build e2e

package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// home is one user's machine: home folder, settings, data.
type home struct {
	t    *testing.T
	dir  string
	data string // folder for workbooks
}

func newHome(t *testing.T) *home {
	t.Helper()
	h := &home{t: t, dir: t.TempDir()}
	h.data = filepath.Join(h.dir, "so")
	for _, d := range []string{"empty", "config", "cache", "so"} {
		if err := os.MkdirAll(filepath.Join(h.dir, d), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return h
}

// path returns the path of a file in the data folder.
func (h *home) path(name string) string { return filepath.Join(h.data, name) }

// settings returns the preferences that the program left behind.
func (h *home) settings() map[string]any {
	h.t.Helper()
	found, err := filepath.Glob(filepath.Join(h.dir, "config", "fyne", "*", "preferences.json"))
	if err != nil || len(found) != 1 {
		h.t.Fatalf("preferences: found %v, %v", found, err)
	}
	content, err := os.ReadFile(found[0])
	if err != nil {
		h.t.Fatal(err)
	}
	out := map[string]any{}
	if err := json.Unmarshal(content, &out); err != nil {
		h.t.Fatalf("preferences: %v\n%s", err, content)
	}
	return out
}

// app is a running program.
type app struct {
	t      *testing.T
	cmd    *exec.Cmd
	log    string // file with its standard output and error
	window string // id of its window
	ended  chan error
}

// start runs the program until its window is on the display and quiet.
func (h *home) start(args ...string) *app {
	h.t.Helper()
	a := &app{t: h.t, log: filepath.Join(h.dir, "log.txt"), ended: make(chan error, 1)}
	log, err := os.Create(a.log)
	if err != nil {
		h.t.Fatal(err)
	}
	defer log.Close()
	a.cmd = exec.Command(program, append([]string{"-data", h.data}, args...)...)
	a.cmd.Dir = filepath.Join(h.dir, "empty")
	a.cmd.Env = []string{
		"DISPLAY=" + os.Getenv("DISPLAY"), "PATH=" + os.Getenv("PATH"), "LANG=C.UTF-8",
		"HOME=" + h.dir, "XDG_CONFIG_HOME=" + filepath.Join(h.dir, "config"),
		"XDG_CACHE_HOME=" + filepath.Join(h.dir, "cache"), "XDG_DATA_HOME=" + filepath.Join(h.dir, "data"),
		"APP_NOW=2019-05-31", "FYNE_SCALE=1",
	}
	a.cmd.Stdout, a.cmd.Stderr = log, log
	if err := a.cmd.Start(); err != nil {
		h.t.Fatal(err)
	}
	go func() { a.ended <- a.cmd.Wait() }()
	h.t.Cleanup(func() { a.cmd.Process.Kill() })
	a.findWindow()
	a.settle()
	return a
}

func (a *app) findWindow() {
	a.t.Helper()
	err := waitFor(60*time.Second, func() bool {
		select {
		case err := <-a.ended:
			a.fatalf("the program ended before it showed a window: %v", err)
		default:
		}
		out, err := exec.Command("xdotool", "search", "--onlyvisible", "--pid", strconv.Itoa(a.cmd.Process.Pid)).Output()
		a.window = strings.TrimSpace(string(out))
		return err == nil && a.window != ""
	})
	if err != nil {
		a.fatalf("no window: %v", err)
	}
	a.window = strings.Fields(a.window)[0]
	a.activate()
}

// activate brings the window to the front and gives it the keyboard.
func (a *app) activate() {
	a.t.Helper()
	if out, err := exec.Command("xdotool", "windowactivate", "--sync", a.window).CombinedOutput(); err != nil {
		a.fatalf("activating the window: %v: %s", err, out)
	}
}

// press presses keys one after the other, as slowly as a person: faster, and
// some are lost. It returns when the picture has come to rest.
func (a *app) press(keys ...string) {
	a.t.Helper()
	a.activate()
	for _, key := range keys {
		a.send(key)
		time.Sleep(150 * time.Millisecond)
	}
	a.settle()
}

func (a *app) send(key string) {
	a.t.Helper()
	if out, err := exec.Command("xdotool", "key", "--clearmodifiers", key).CombinedOutput(); err != nil {
		a.fatalf("pressing %s: %v: %s", key, err, out)
	}
}

// settle waits until two pictures of the window in a row are the same.
func (a *app) settle() {
	a.t.Helper()
	var last []byte
	err := waitFor(30*time.Second, func() bool {
		time.Sleep(300 * time.Millisecond)
		now := a.picture()
		same := bytes.Equal(now, last)
		last = now
		return same
	})
	if err != nil {
		a.t.Logf("the window did not come to rest: %v", err)
	}
}

// picture returns what the display shows, as raw pixels. It is of the whole
// display: import waits for ever for a window that is just closing.
func (a *app) picture() []byte {
	ctx, cancel := context.WithTimeout(a.t.Context(), 10*time.Second)
	defer cancel()
	out, err := exec.CommandContext(ctx, "import", "-window", "root", "rgb:-").Output()
	if err != nil {
		a.t.Logf("looking at the display: %v", err)
	}
	return out
}

// shot keeps a picture of the window for people: under E2E_SHOTS, when it is set.
func (a *app) shot(name string) {
	a.t.Helper()
	if dir := os.Getenv("E2E_SHOTS"); dir != "" {
		a.save(filepath.Join(dir, name+".png"))
	}
}

func (a *app) save(path string) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		a.t.Fatal(err)
	}
	if out, err := exec.Command("import", "-window", "root", path).CombinedOutput(); err != nil {
		a.t.Logf("screenshot: %v: %s", err, out)
	}
}

// awaitTitle waits until the window is called so: it is when the workbook of
// that name is shown.
func (a *app) awaitTitle(name string) {
	a.t.Helper()
	var title string
	err := waitFor(30*time.Second, func() bool {
		out, _ := exec.Command("xprop", "-id", a.window, "-notype", "8u", "_NET_WM_NAME").Output()
		title = string(out)
		return strings.Contains(title, `"`+name+" –")
	})
	if err != nil {
		a.fatalf("the title is %s, want %q: %v", title, name, err)
	}
	a.settle()
}

// resize gives the window a size, again while a busy program answers an older
// size with its own.
func (a *app) resize(width, height string) {
	a.t.Helper()
	err := waitFor(30*time.Second, func() bool {
		tool(a.t, "xdotool", "windowsize", a.window, width, height)
		a.settle()
		return strings.Contains(tool(a.t, "xdotool", "getwindowgeometry", a.window), width+"x"+height)
	})
	if err != nil {
		a.fatalf("the window does not take the size %sx%s: %v", width, height, err)
	}
}

// awaitLog waits until the program has logged the words.
func (a *app) awaitLog(words string) {
	a.t.Helper()
	err := waitFor(30*time.Second, func() bool {
		log, err := os.ReadFile(a.log)
		return err == nil && bytes.Contains(log, []byte(words))
	})
	if err != nil {
		a.fatalf("the log lacks %q: %v", words, err)
	}
}

// quit closes the window as a person does and checks how the program ended.
func (a *app) quit() {
	a.t.Helper()
	a.activate()
	a.send("alt+F4") // asks the program to close, as the button in the title bar does
	select {
	case err := <-a.ended:
		if err != nil {
			a.fatalf("the program ended with %v", err)
		}
	case <-time.After(20 * time.Second):
		a.fatalf("the program did not end after alt+F4")
	}
	a.checkLog()
}

// checkLog fails the test for a Fyne call from a wrong thread or a panic, which only the log shows.
func (a *app) checkLog() {
	a.t.Helper()
	log, err := os.ReadFile(a.log)
	if err != nil {
		a.t.Fatal(err)
	}
	for _, bad := range []string{"Error in Fyne call thread", "panic:", "fatal error:", "SIGSEGV", "Translation failure"} {
		if bytes.Contains(log, []byte(bad)) {
			a.t.Errorf("the log says %q:\n%s", bad, log)
		}
	}
}

// fatalf ends the test, and leaves a picture of the display in testdata/failed.
func (a *app) fatalf(format string, args ...any) {
	a.t.Helper()
	a.save(filepath.Join("testdata", "failed", strings.ReplaceAll(a.t.Name(), "/", "-")+".png"))
	log, _ := os.ReadFile(a.log)
	a.t.Logf("log of the program:\n%s", log)
	a.t.Fatalf(format, args...)
}
