// Package e2e tests the real desktop program: it starts the binary under Xvfb
// with a window manager, types on the keyboard, and looks at the files that come
// out. Run it with make e2e; the tests stand behind the build tag e2e.
package e2e
