package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"giaoban/data"
)

// timeline draws a task's events in order, at equal distances: dates so far
// apart as these would crowd on a true scale. The stretch after a missed due day
// is red.
type timeline struct {
	widget.BaseWidget
	events  []event
	overdue bool
	objects []fyne.CanvasObject
}

const timelineHeight = 46

func newTimeline() *timeline {
	t := &timeline{}
	t.ExtendBaseWidget(t)
	return t
}

// Set replaces the events.
func (t *timeline) Set(events []event, status data.Status) {
	t.events, t.overdue = events, status == data.Overdue
	t.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (t *timeline) CreateRenderer() fyne.WidgetRenderer {
	t.draw(t.Size())
	return &timelineRenderer{t}
}

type timelineRenderer struct{ t *timeline }

func (r *timelineRenderer) Destroy()                     {}
func (r *timelineRenderer) Objects() []fyne.CanvasObject { return r.t.objects }
func (r *timelineRenderer) MinSize() fyne.Size           { return fyne.NewSize(200, timelineHeight) }
func (r *timelineRenderer) Layout(s fyne.Size)           { r.t.draw(s) }
func (r *timelineRenderer) Refresh()                     { r.t.draw(r.t.Size()); canvas.Refresh(r.t) }

func (t *timeline) draw(size fyne.Size) {
	t.objects = nil
	n := len(t.events)
	if n == 0 || size.Width == 0 {
		return
	}
	slot := size.Width / float32(n)
	at := func(i int) float32 { return slot * (float32(i) + .5) }
	const y = 7
	late := false
	for i := 1; i < n; i++ {
		late = late || t.overdue && t.events[i-1].Kind == eventDue && t.events[i-1].Label == "hết hạn"
		color, thick := colorMuted, float32(1)
		if late {
			color, thick = colorRed, 3
		}
		line := canvas.NewRectangle(themeColor(color))
		line.Move(fyne.NewPos(at(i-1), y-thick/2))
		line.Resize(fyne.NewSize(at(i)-at(i-1), thick))
		t.objects = append(t.objects, line)
	}
	for i, e := range t.events {
		t.objects = append(t.objects, eventDot(e.Kind, at(i), y))
		t.objects = append(t.objects, eventWords(e.On.String(), colorMuted, at(i), 15, slot),
			eventWords(e.Label, colorInk, at(i), 30, slot))
	}
}

func eventDot(kind eventKind, x, y float32) fyne.CanvasObject {
	fill := map[eventKind]fyne.ThemeColorName{
		eventStart: colorBackground, eventDue: colorInk, eventAction: colorAccent, eventDone: colorGreen, eventNow: colorBackground,
	}[kind]
	const r = 5
	c := canvas.NewCircle(themeColor(fill))
	if fill == colorBackground {
		c.StrokeColor, c.StrokeWidth = themeColor(colorMuted), 1.5
	}
	c.Move(fyne.NewPos(x-r, y-r))
	c.Resize(fyne.NewSquareSize(2 * r))
	return c
}

func eventWords(s string, color fyne.ThemeColorName, x, y, width float32) fyne.CanvasObject {
	t := canvas.NewText(ellipsize(s, width, sizeCaption, fyne.TextStyle{}), themeColor(color))
	t.TextSize = sizeCaption
	m := t.MinSize()
	t.Move(fyne.NewPos(x-m.Width/2, y))
	t.Resize(m)
	return t
}
