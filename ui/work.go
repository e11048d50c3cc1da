package ui

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"fyne.io/fyne/v2"
)

// Progress reports how far a job is; done of total, total 0 = unknown. It may be
// called from the job's goroutine as often as the job likes.
type Progress func(done, total int, note string)

// worker owns every goroutine of the program, and is the only place that calls
// fyne.Do. Its fields are replaced in tests, so that a
// test runs a job to its end on its own goroutine.
type worker struct {
	start func(func())                                    // runs a job beside the UI goroutine
	do    func(func())                                    // runs on the UI goroutine
	after func(d time.Duration, f func()) (cancel func()) // runs f on the UI goroutine later
}

// latest numbers the computations of one kind; only the newest may show its
// result. Keep one in the part that shows the result; its zero value is ready.
// It is touched on the UI goroutine only.
type latest struct {
	n      int
	cancel context.CancelFunc
}

// drop cancels the running computation and forgets its result.
func (l *latest) drop() {
	l.n++
	if l.cancel != nil {
		l.cancel()
	}
}

// progressDelay keeps quick jobs from flashing a progress dialog.
const progressDelay = 300 * time.Millisecond

func newWorker() *worker {
	return &worker{
		start: func(f func()) { go f() },
		do:    fyne.Do,
		after: func(d time.Duration, f func()) func() {
			t := time.AfterFunc(d, func() { fyne.Do(f) })
			return func() { t.Stop() }
		},
	}
}

// work runs a job that the user started. After 0.3 s a dialog shows how far it
// is and offers to cancel: a job that stops for it returns ctx.Err(). done is
// called on the UI goroutine with the job's error; a nil done leaves errors to
// fail. Call it on the UI goroutine.
func (a *App) work(title string, job func(ctx context.Context, p Progress) error, done func(error)) {
	if done == nil {
		done = func(err error) {
			if err != nil && !errors.Is(err, context.Canceled) {
				a.fail(err)
			}
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	view := newProgressView(a, title, cancel)
	finished := false // UI goroutine only
	stopTimer := a.worker.after(progressDelay, func() {
		if !finished {
			view.show()
		}
	})
	report := a.worker.throttle(view.set)
	a.worker.start(func() {
		err := guard(func() error { return job(ctx, report) })
		a.worker.do(func() {
			finished = true
			stopTimer()
			cancel()
			view.hide()
			done(err)
		})
	})
}

// newest runs a quiet background computation. Starting another with the same l
// cancels the one before and drops its result, so an older answer never
// overwrites a newer one. apply runs on the UI goroutine. Call it on the UI
// goroutine.
func (a *App) newest(l *latest, compute func(ctx context.Context) (apply func(), err error)) {
	l.drop()
	ctx, cancel := context.WithCancel(context.Background())
	l.cancel = cancel
	n := l.n
	a.worker.start(func() {
		var apply func()
		err := guard(func() (err error) { apply, err = compute(ctx); return err })
		a.worker.do(func() {
			cancel()
			switch {
			case n != l.n: // a newer one is under way
			case err != nil:
				a.fail(err)
			case apply != nil:
				apply()
			}
		})
	})
}

// throttle passes reports on to the UI goroutine at most ten times a second, so
// that a job with many steps does not flood it.
func (w *worker) throttle(show func(done, total int, note string)) Progress {
	var mu sync.Mutex
	var last time.Time
	return func(done, total int, note string) {
		mu.Lock()
		now := time.Now()
		skip := now.Sub(last) < 100*time.Millisecond && done != total
		if !skip {
			last = now
		}
		mu.Unlock()
		if !skip {
			w.do(func() { show(done, total, note) })
		}
	}
}

// panicError is a bug that was caught: shown as an error, never a lost window.
type panicError struct {
	value any
	stack []byte
}

func (p *panicError) Error() string { return fmt.Sprintf("panic: %v\n%s", p.value, p.stack) }

func guard(f func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = &panicError{v, debug.Stack()}
		}
	}()
	return f()
}
