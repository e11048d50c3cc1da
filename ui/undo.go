package ui

import (
	"context"

	"giaoban/data/store"
)

// undo takes back the last action of this session, whichever page it came from.
func (a *App) undo() {
	a.goBack("Đã hoàn tác: ", "Chưa có thao tác nào của phiên này để hoàn tác",
		(*store.Store).CanUndo, (*store.Store).Undo, toastAction{"Làm lại", "Ctrl+Shift+Z", a.redo})
}

// redo does again what undo took back last.
func (a *App) redo() {
	a.goBack("Đã làm lại: ", "Không có thao tác nào vừa hoàn tác để làm lại",
		(*store.Store).CanRedo, (*store.Store).Redo, undoAction(a))
}

func (a *App) goBack(done, nothing string, can func(*store.Store) (string, bool), deed func(*store.Store) error, back toastAction) {
	if a.store == nil {
		return
	}
	st := a.store
	action, ok := can(st)
	if !ok {
		a.toast(nothing)
		return
	}
	a.work("Đang ghi vào sổ…", func(context.Context, Progress) error { return deed(st) }, func(err error) {
		if err != nil {
			a.fail(err)
			return
		}
		a.toastWith(done+action, back)
	})
}
