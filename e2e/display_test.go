//go:build e2e

package e2e

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// program is the path of the binary under test.
var program string

// TestMain builds the program and gives all tests one display with a window
// manager, without which no window ever gets the keyboard.
func TestMain(m *testing.M) {
	status, err := prepare(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, "e2e:", err)
		status = 1
	}
	os.Exit(status)
}

func prepare(m *testing.M) (int, error) {
	// Outside the repository: a FyneApp.toml near the binary would silence the
	// thread checks that these tests are about.
	dir, err := os.MkdirTemp("", "giaoban-e2e-")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	if program, err = build(dir, "giaoban", "../cmd/giaoban", "GIAOBAN_BIN"); err != nil {
		return 0, err
	}
	stop, err := startDisplay()
	if err != nil {
		return 0, err
	}
	defer stop()
	return m.Run(), nil
}

// build compiles a program without the release tag; the variable names a binary to take instead.
func build(dir, name, pkg, variable string) (string, error) {
	if ready := os.Getenv(variable); ready != "" {
		return filepath.Abs(ready)
	}
	binary := filepath.Join(dir, name)
	if out, err := exec.Command("go", "build", "-o", binary, pkg).CombinedOutput(); err != nil {
		return "", fmt.Errorf("building %s: %w\n%s", name, err, out)
	}
	return binary, nil
}

// startDisplay starts Xvfb on a free display, then openbox on it, and points DISPLAY there.
func startDisplay() (stop func(), err error) {
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1366x768x24", "-nolisten", "tcp")
	server.ExtraFiles = []*os.File{w}
	if err := server.Start(); err != nil {
		return nil, fmt.Errorf("starting Xvfb (make e2e installs it): %w", err)
	}
	w.Close()
	number, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		return nil, fmt.Errorf("Xvfb did not start: %w", err)
	}
	os.Setenv("DISPLAY", ":"+strings.TrimSpace(number))
	os.Unsetenv("WAYLAND_DISPLAY")
	manager := exec.Command("openbox")
	if err := manager.Start(); err != nil {
		server.Process.Kill()
		return nil, fmt.Errorf("starting openbox: %w", err)
	}
	stop = func() {
		for _, c := range []*exec.Cmd{manager, server} {
			c.Process.Kill()
			c.Wait()
		}
	}
	if err := waitFor(10*time.Second, func() bool {
		return exec.Command("xprop", "-root", "_NET_SUPPORTING_WM_CHECK").Run() == nil
	}); err != nil {
		stop()
		return nil, fmt.Errorf("openbox: %w", err)
	}
	return stop, nil
}

// waitFor asks until the answer is yes, or gives up.
func waitFor(limit time.Duration, ready func() bool) error {
	for end := time.Now().Add(limit); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if ready() {
			return nil
		}
	}
	return fmt.Errorf("not ready after %s", limit)
}
