package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"giaoban/data"
)

// indexTreeView is the tree of indices, dimensions and sub-dimensions with the
// latest value and the number of tasks of each.
type indexTreeView struct {
	OnSelect func(r *treeRow)

	rows  map[string]*treeRow
	roots []string
	tree  *widget.Tree
	quiet bool
	box   fyne.CanvasObject
}

const (
	treeValueWidth = 52
	treeTasksWidth = 28
	treeScrollRoom = 10 // for the scroll bar
)

func treeWidths() []float32 { return []float32{-1, treeValueWidth, treeTasksWidth, treeScrollRoom} }

func newIndexTreeView() *indexTreeView {
	v := &indexTreeView{rows: map[string]*treeRow{}}
	v.tree = widget.NewTree(v.children, v.branch, func(bool) fyne.CanvasObject { return newTreeLine() }, v.update)
	v.tree.HideSeparators = true
	v.tree.OnSelected = func(id widget.TreeNodeID) {
		if r := v.rows[id]; r != nil && !v.quiet && v.OnSelect != nil {
			v.OnSelect(r)
		}
	}
	head := container.New(&columns{widths: treeWidths()}, bold("Nội dung"),
		caption("điểm").styled(func(t *text) { t.Align = fyne.TextAlignTrailing }),
		caption("việc").styled(func(t *text) { t.Align = fyne.TextAlignTrailing }), newText(""))
	v.box = container.NewBorder(container.New(&tightColumn{}, newRule(2, colorInk), container.New(&inset{top: 5, bottom: 4}, head)),
		nil, nil, nil, container.NewThemeOverride(v.tree, treeTheme{}))
	return v
}

// treeTheme is the application's theme with a small icon and no padding, which
// widget.Tree takes its indent and the room between rows from.
type treeTheme struct{ tightTheme }

// Size implements fyne.Theme.
func (t treeTheme) Size(n fyne.ThemeSizeName) float32 {
	if n == theme.SizeNameInlineIcon {
		return 14
	}
	return t.tightTheme.Size(n)
}

func (v *indexTreeView) children(id widget.TreeNodeID) []widget.TreeNodeID {
	if id == "" {
		return v.roots
	}
	if r := v.rows[id]; r != nil {
		return r.Children
	}
	return nil
}

func (v *indexTreeView) branch(id widget.TreeNodeID) bool {
	return id == "" || v.rows[id] != nil && len(v.rows[id].Children) > 0
}

// Set replaces the rows; open branches stay open.
func (v *indexTreeView) Set(rows map[string]*treeRow, roots []string) {
	first := len(v.rows) == 0
	v.rows, v.roots = rows, roots
	v.tree.Refresh()
	for _, id := range roots {
		if first && rows[id].Tasks != "" && rows[id].Tasks != "0" { // indices the directive speaks of
			v.tree.OpenBranch(id)
		}
	}
}

// Select marks a row without telling and opens the branches above it.
func (v *indexTreeView) Select(id string) {
	v.quiet = true
	if id == "" { // the shown year does not have the content
		v.tree.UnselectAll()
		v.quiet = false
		return
	}
	for _, parent := range v.above(id) {
		v.tree.OpenBranch(parent)
	}
	v.tree.Select(id)
	v.tree.ScrollTo(id)
	v.quiet = false
}

func (v *indexTreeView) above(id string) []string {
	for parent, r := range v.rows {
		for _, c := range r.Children {
			if c == id {
				return append(v.above(parent), parent)
			}
		}
	}
	return nil
}

// newTreeLine is one row: label, value, number of tasks.
func newTreeLine() fyne.CanvasObject {
	right := func() *text { return newText("").styled(func(t *text) { t.Align = fyne.TextAlignTrailing }) }
	return container.New(&fixed{fyne.NewSize(0, rowHeight-2)},
		container.New(&columns{widths: treeWidths()}, ellipsis(""), right(), right(), newText("")))
}

func (v *indexTreeView) update(id widget.TreeNodeID, _ bool, o fyne.CanvasObject) {
	r := v.rows[id]
	if r == nil {
		return // the row went between two callbacks
	}
	line := o.(*fyne.Container).Objects[0].(*fyne.Container)
	label, value, tasks := line.Objects[0].(*text), line.Objects[1].(*text), line.Objects[2].(*text)
	root := r.Level == data.Total
	label.Text, label.Bold = r.Label, root
	value.Truncate = true // words give way to the label's room
	value.Text, value.Color = r.Value, colorInk
	if r.Value != "" && (r.Value[0] < '0' || r.Value[0] > '9') && !strings.HasPrefix(r.Value, "hạng") { // no score
		value.Color = colorMuted
	}
	tasks.Text, tasks.Color = r.Tasks, colorMuted
	if r.NoTask {
		tasks.Color = colorRed
	}
	for _, t := range []*text{label, value, tasks} {
		t.Refresh()
	}
}
