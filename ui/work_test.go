package ui

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"giaoban/data"
)

// stepWorker runs nothing until told to, so that a test chooses the order.
type stepWorker struct{ jobs, timers []func() }

func (s *stepWorker) install(a *App) {
	a.worker = &worker{
		start: func(f func()) { s.jobs = append(s.jobs, f) },
		do:    func(f func()) { f() },
		after: func(_ time.Duration, f func()) func() {
			s.timers = append(s.timers, f)
			return func() {}
		},
	}
}

func TestNewest_drops_stale_results(t *testing.T) {
	a := newTestApp(t, Options{})
	steps := &stepWorker{}
	steps.install(a)
	var l latest
	shown := ""
	show := func(s string) {
		a.newest(&l, func(context.Context) (func(), error) { return func() { shown += s }, nil })
	}
	show("first")
	show("second")
	steps.jobs[1]()
	steps.jobs[0]() // the slow one ends last
	if shown != "second" {
		t.Errorf("shown %q", shown)
	}
	show("third")
	l.drop()
	steps.jobs[2]()
	if shown != "second" {
		t.Errorf("a dropped result was shown: %q", shown)
	}
}

func TestWork_shows_progress_only_when_slow_and_cancels(t *testing.T) {
	a := newTestApp(t, Options{})
	steps := &stepWorker{}
	steps.install(a)
	var got error
	a.work("Đang làm", func(ctx context.Context, p Progress) error {
		p(3, 3, "3/3")
		return ctx.Err()
	}, func(err error) { got = err })
	if a.topModal() != nil {
		t.Fatal("progress is shown at once")
	}
	steps.timers[0]()
	wantShown(t, a, "Đang làm", "Hủy")
	press(a, fyne.KeyReturn)
	if a.topModal() == nil {
		t.Fatal("Enter cancels")
	}
	press(a, fyne.KeyEscape)
	steps.jobs[0]()
	if !errors.Is(got, context.Canceled) {
		t.Errorf("ended with %v", got)
	}
	if a.topModal() != nil {
		t.Error("the progress dialog stays")
	}
}

func TestWork_turns_a_panic_into_a_message(t *testing.T) {
	a := newTestApp(t, Options{})
	a.work("Đang làm", func(context.Context, Progress) error { panic("hỏng") }, nil)
	wantShown(t, a, "Phần mềm gặp lỗi bất ngờ")
	pressButton(t, a, "Chép chi tiết")
	if got := a.app.Clipboard().Content(); !strings.Contains(got, "hỏng") {
		t.Errorf("copied %q", got)
	}
}

func TestFail_shows_message_and_hint_and_tells_the_log(t *testing.T) {
	var logged []error
	a := newTestApp(t, Options{Log: func(err error) { logged = append(logged, err) }})
	cause := &data.Error{Code: data.Stale, Message: "Mục này vừa được sửa.", Hint: "Mở lại rồi sửa.", Err: errors.New("rev 3")}
	a.fail(cause)
	wantShown(t, a, "Mục này vừa được sửa.", "Mở lại rồi sửa.")
	press(a, fyne.KeyReturn)
	if a.topModal() != nil {
		t.Error("Enter does not close it")
	}
	if len(logged) != 1 {
		t.Errorf("logged %v", logged)
	}
}
