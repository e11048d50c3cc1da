package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// splitPane shows a list and, right of it, the details of one row. In a window
// narrower than 1180 units the pane lies over the list when it is opened.
type splitPane struct {
	widget.BaseWidget
	list, pane *fyne.Container
	width      float32
	OnOpen     func() // the pane came to lie over the list
	opened     bool
	narrow     bool
}

// splitMin is the page width from which list and pane stand side by side.
const splitMin = wideContent - railWide

func newSplitPane(list, pane fyne.CanvasObject, width float32) *splitPane {
	s := &splitPane{list: container.NewStack(list), width: width}
	s.pane = container.NewStack(newPanel(colorBackground), container.NewBorder(nil, nil, vline(), nil, pane))
	s.ExtendBaseWidget(s)
	return s
}

// open shows the pane where it does not stand beside the list anyway.
func (s *splitPane) open() {
	s.opened = true
	s.Refresh()
	if s.narrow && s.OnOpen != nil {
		s.OnOpen()
	}
}

// close uncovers the list.
func (s *splitPane) close() { s.opened = false; s.Refresh() }

// covered tells whether the pane lies over the list and can be closed.
func (s *splitPane) covered() bool { return s.narrow && s.opened }

// CreateRenderer implements fyne.Widget.
func (s *splitPane) CreateRenderer() fyne.WidgetRenderer { return &splitRenderer{s} }

type splitRenderer struct{ s *splitPane }

func (r *splitRenderer) Destroy()                     {}
func (r *splitRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.s.list, r.s.pane} }
func (r *splitRenderer) MinSize() fyne.Size           { return fyne.NewSize(400, 200) }

func (r *splitRenderer) Refresh() {
	r.Layout(r.s.Size())
	canvas.Refresh(r.s)
}

func (r *splitRenderer) Layout(size fyne.Size) {
	s := r.s
	s.narrow = size.Width < splitMin
	list := size.Width
	if !s.narrow {
		list -= s.width
	}
	show(s.pane, !s.narrow || s.opened)
	s.list.Resize(fyne.NewSize(list, size.Height))
	s.pane.Move(fyne.NewPos(size.Width-s.width, 0))
	s.pane.Resize(fyne.NewSize(s.width, size.Height))
}

// shows tells whether p is the page on the screen; false while p is being built.
func (a *App) shows(p Page) bool { return a.pages[a.route.Page] == p }
