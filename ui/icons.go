package ui

import (
	"embed"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"giaoban/data"
)

//go:embed icons/*.svg
var iconFiles embed.FS

// agencyIcon and chartIcon are icons that Fyne lacks.
func agencyIcon() fyne.Resource { return iconFile("agency") }
func chartIcon() fyne.Resource  { return iconFile("chart") }

// iconFile returns an embedded icon. A missing one is a fault of the build, and
// every icon is loaded by a test.
func iconFile(name string) fyne.Resource {
	b, err := iconFiles.ReadFile("icons/" + name + ".svg")
	if err != nil {
		panic(err)
	}
	return fyne.NewStaticResource(name+".svg", b)
}

// waitingIcon marks what waits for the Office's confirmation: a tag, not a status.
const waitingIcon = "w"

// statusIcon draws a status as its shape, so that it is never told by colour
// alone; size 14 in rows, 20 in heads.
func statusIcon(s data.Status, size float32) fyne.CanvasObject {
	name := map[data.Status]string{
		data.OnTime: "a1", data.Late: "a2", data.InTime: "b1", data.Overdue: "b2",
		data.Reported: "c1", data.NotReported: "c0", data.Exited: "x",
	}[s]
	return markIcon(name, size)
}

// markIcon is a mark of two colours. Fyne can tint a picture with one colour
// only, so each mark is a file per theme variant: "a1" and "a1_dark".
func markIcon(name string, size float32) fyne.CanvasObject {
	m := &mark{name: name}
	m.ExtendBaseWidget(m)
	return container.New(&fixed{fyne.NewSize(size, size)}, m)
}

type mark struct {
	widget.BaseWidget
	name string
}

// CreateRenderer implements fyne.Widget.
func (m *mark) CreateRenderer() fyne.WidgetRenderer {
	r := &markRenderer{mark: m, image: &canvas.Image{FillMode: canvas.ImageFillContain}}
	r.Refresh()
	return r
}

type markRenderer struct {
	mark  *mark
	image *canvas.Image
}

func (r *markRenderer) Destroy()                     {}
func (r *markRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.image} }
func (r *markRenderer) MinSize() fyne.Size           { return fyne.NewSize(14, 14) }
func (r *markRenderer) Layout(s fyne.Size)           { r.image.Resize(s) }

func (r *markRenderer) Refresh() {
	name := r.mark.name
	if name == "" {
		r.image.Resource = nil
		return
	}
	if isDark() {
		name += "_dark"
	}
	r.image.Resource = iconFile(name)
	r.image.Refresh()
}
