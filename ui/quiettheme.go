package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// quietTheme is the application's theme without shadows: Fyne draws one at the
// edges of everything that scrolls, in the colour that dims pages behind dialogs.
type quietTheme struct{}

// Color implements fyne.Theme.
func (quietTheme) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	if n == theme.ColorNameShadow {
		return color.Transparent
	}
	return fyne.CurrentApp().Settings().Theme().Color(n, v)
}

// Font implements fyne.Theme.
func (quietTheme) Font(s fyne.TextStyle) fyne.Resource {
	return fyne.CurrentApp().Settings().Theme().Font(s)
}

// Icon implements fyne.Theme.
func (quietTheme) Icon(n fyne.ThemeIconName) fyne.Resource {
	return fyne.CurrentApp().Settings().Theme().Icon(n)
}

// Size implements fyne.Theme.
func (quietTheme) Size(n fyne.ThemeSizeName) float32 {
	return fyne.CurrentApp().Settings().Theme().Size(n)
}

// tightTheme also has no padding: widget.List leaves Padding between rows, but a
// grid row must fill its 26 units.
type tightTheme struct{ quietTheme }

// Size implements fyne.Theme.
func (t tightTheme) Size(n fyne.ThemeSizeName) float32 {
	if n == theme.SizeNamePadding {
		return 0
	}
	return t.quietTheme.Size(n)
}

// quiet shows something that scrolls without shadows.
func quiet(o fyne.CanvasObject) fyne.CanvasObject { return container.NewThemeOverride(o, quietTheme{}) }

// framed draws the border of an input around a Select, which has none.
func framed(c *choice) fyne.CanvasObject {
	edge := newPanel("")
	edge.edge = colorControl
	return container.NewStack(c, edge)
}
