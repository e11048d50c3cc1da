package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// section is the one block that pages are made of: a 2-unit ink rule, a bold
// title with a note beside it, and the content. content may be nil.
func section(title, note string, content fyne.CanvasObject) fyne.CanvasObject {
	return sectionWith(title, note, nil, content)
}

// sectionWith is a section with a tool at the right end of its title line.
func sectionWith(title, note string, tool, content fyne.CanvasObject) fyne.CanvasObject {
	head := sectionHead(title, note, tool)
	if content == nil {
		return head
	}
	return container.New(&tightColumn{}, head, content)
}

func sectionHead(title, note string, tool fyne.CanvasObject) fyne.CanvasObject {
	words := caption(note)
	words.Truncate = true
	line := container.New(&lineLayout{gap: 8, grow: 1}, bold(title), words)
	if tool != nil {
		line = container.New(&lineLayout{gap: 8, grow: 1}, bold(title), words, tool)
	}
	return container.New(&tightColumn{}, newRule(2, colorInk), container.New(&inset{top: 5, bottom: 4}, line))
}

// rule is a horizontal line that follows the theme.
type rule struct {
	widget.BaseWidget
	thickness float32
	color     fyne.ThemeColorName
	vertical  bool
}

func newRule(thickness float32, color fyne.ThemeColorName) *rule {
	r := &rule{thickness: thickness, color: color}
	r.ExtendBaseWidget(r)
	return r
}

// hairline is the quiet rule between rows.
func hairline() *rule { return newRule(1, colorRule) }

// vline is the quiet rule between columns.
func vline() *rule {
	r := newRule(1, colorRule)
	r.vertical = true
	return r
}

// CreateRenderer implements fyne.Widget.
func (r *rule) CreateRenderer() fyne.WidgetRenderer {
	return &ruleRenderer{rule: r, line: canvas.NewRectangle(themeColor(r.color))}
}

type ruleRenderer struct {
	rule *rule
	line *canvas.Rectangle
}

func (r *ruleRenderer) Destroy()                     {}
func (r *ruleRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.line} }
func (r *ruleRenderer) MinSize() fyne.Size           { return fyne.NewSize(r.rule.thickness, r.rule.thickness) }

func (r *ruleRenderer) Layout(s fyne.Size) {
	if r.rule.vertical {
		r.line.Resize(fyne.NewSize(r.rule.thickness, s.Height))
		return
	}
	r.line.Resize(fyne.NewSize(s.Width, r.rule.thickness))
}

func (r *ruleRenderer) Refresh() {
	r.line.FillColor = themeColor(r.rule.color)
	canvas.Refresh(r.line)
}

// panel is a filled background that follows the theme.
type panel struct {
	widget.BaseWidget
	fill fyne.ThemeColorName
	edge fyne.ThemeColorName // "" = none
}

func newPanel(fill fyne.ThemeColorName) *panel {
	p := &panel{fill: fill}
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer implements fyne.Widget.
func (p *panel) CreateRenderer() fyne.WidgetRenderer {
	r := &panelRenderer{panel: p, box: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type panelRenderer struct {
	panel *panel
	box   *canvas.Rectangle
}

func (r *panelRenderer) Destroy()                     {}
func (r *panelRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.box} }
func (r *panelRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *panelRenderer) Layout(s fyne.Size)           { r.box.Resize(s) }

func (r *panelRenderer) Refresh() {
	r.box.FillColor = nil
	if r.panel.fill != "" {
		r.box.FillColor = themeColor(r.panel.fill)
	}
	r.box.StrokeWidth = 0
	if r.panel.edge != "" {
		r.box.StrokeColor, r.box.StrokeWidth = themeColor(r.panel.edge), 1
	}
	canvas.Refresh(r.box)
}

// stamp is words in a frame of their colour: "SỐ LIỆU MẪU" in red, the kind of
// a matter in accent.
func stamp(words string, color fyne.ThemeColorName, strong bool) fyne.CanvasObject {
	t := newText(words).styled(func(t *text) { t.TextSize, t.Color, t.Bold = sizeCaption, color, strong })
	frame := newPanel("")
	frame.edge = color
	return container.New(layout.NewStackLayout(), frame, container.New(&inset{1, 6, 1, 6}, t))
}

// sampleStamp marks every screen that shows made-up statuses.
func sampleStamp() fyne.CanvasObject { return stamp("SỐ LIỆU MẪU", colorRed, true) }

// iconView is a themed icon of a fixed size and colour.
func iconView(res fyne.Resource, size float32) fyne.CanvasObject {
	img := widget.NewIcon(res)
	return container.New(&fixed{fyne.NewSize(size, size)}, img)
}
