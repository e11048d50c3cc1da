package ui

// duty names one assignment.
type duty struct{ task, agency string }

// recorder is a page on which one assignment is chosen: results are recorded on it.
type recorder interface {
	chosen() (d duty, ok bool)
}

// recordSelected opens the form of the chosen assignment (Ctrl+R, Enter).
func (a *App) recordSelected() { a.recordChosen("") }

// instructSelected opens the form to enter a leader's instruction (Ctrl+G).
func (a *App) instructSelected() { a.recordChosen(partInstruct) }

func (a *App) recordChosen(part string) {
	p, ok := a.page().(recorder)
	if !ok {
		a.toast("Chọn một lượt giao ở trang Nhiệm vụ hoặc Cơ quan rồi ghi")
		return
	}
	if d, ok := p.chosen(); ok {
		a.openRecord(d, part)
	}
}
