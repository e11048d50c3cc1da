package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"giaoban/assets"
)

// Our own colour names, beside those of Fyne. Text needs a contrast of 4.5 and
// graphics 3.0 on their background (WCAG 2.1); the values below keep that.
const (
	colorMuted      fyne.ThemeColorName = "muted"      // notes, labels, rail icons
	colorPanel      fyne.ThemeColorName = "panel"      // rail, footer, hovered row, group header
	colorControl    fyne.ThemeColorName = "control"    // borders of entries
	colorSelected   fyne.ThemeColorName = "selected"   // selected row, read-only band
	colorQuote      fyne.ThemeColorName = "quote"      // quoted clause in the source text
	colorAfter      fyne.ThemeColorName = "after"      // chart zone after the cut-off date
	colorInk        fyne.ThemeColorName = "foreground" // text and strong rules
	colorRule       fyne.ThemeColorName = "separator"  // hairlines
	colorAccent     fyne.ThemeColorName = "primary"    // selection mark, links, main button
	colorRed        fyne.ThemeColorName = "error"      // overdue or missing, and nothing else
	colorAmber      fyne.ThemeColorName = "warning"    // near deadline, waiting, no data
	colorGreen      fyne.ThemeColorName = "success"    // up, confirmed
	colorOnAccent   fyne.ThemeColorName = "foregroundOnPrimary"
	colorBackground fyne.ThemeColorName = "background"
)

// Sizes of type and of the fixed parts, in Fyne units.
const (
	sizeKey     float32 = 30 // key number
	sizeTitle   float32 = 17 // page title
	sizeItem    float32 = 15 // item title, start page
	sizeBody    float32 = 13 // body, table cell, button, section title (bold)
	sizeCaption float32 = 12 // note, column head; nothing is smaller

	railWide    float32 = 148
	railNarrow  float32 = 46
	headHeight  float32 = 46
	footHeight  float32 = 24
	pageSide    float32 = 16
	pageTop     float32 = 10
	rowHeight   float32 = 26
	wideContent float32 = 1180 // from this window width on: full rail and two columns
	minWidth    float32 = 880
	minHeight   float32 = 460
)

// look chooses light or dark; lookSystem follows the desktop.
type look string

const (
	lookSystem look = "system"
	lookLight  look = "light"
	lookDark   look = "dark"
)

// appTheme is the program's Fyne theme: a printed yearbook, white paper, ink,
// hairlines and one navy.
type appTheme struct {
	look          look
	regular, bold fyne.Resource
}

func newTheme(l look) *appTheme {
	return &appTheme{
		look:    l,
		regular: fyne.NewStaticResource("NotoSans-Regular.ttf", assets.NotoSansRegular),
		bold:    fyne.NewStaticResource("NotoSans-Bold.ttf", assets.NotoSansBold),
	}
}

// Color implements fyne.Theme.
func (t *appTheme) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	switch t.look {
	case lookLight:
		v = theme.VariantLight
	case lookDark:
		v = theme.VariantDark
	}
	pair, ok := palette(name)
	if !ok {
		return theme.DefaultTheme().Color(name, v)
	}
	if v == theme.VariantDark {
		return pair[1]
	}
	return pair[0]
}

// palette returns the light and the dark value of a colour name.
func palette(name fyne.ThemeColorName) ([2]color.NRGBA, bool) {
	ink := pair(0x1A2027, 0xE9EBED)
	accent := pair(0x174A75, 0x8FBEE8)
	panel := pair(0xF4F3EF, 0x1B2025)
	onAccent := pair(0xFFFFFF, 0x0E1317)
	switch name {
	case theme.ColorNameBackground, theme.ColorNameInputBackground:
		return pair(0xFFFFFF, 0x14181C), true
	case colorPanel, theme.ColorNameMenuBackground, theme.ColorNameHeaderBackground,
		theme.ColorNameDisabledButton, theme.ColorNameScrollBarBackground:
		return panel, true
	case theme.ColorNameOverlayBackground:
		return pair(0xFFFFFF, 0x14181C), true
	case theme.ColorNameButton:
		return pair(0xE9E7E0, 0x272D33), true
	case theme.ColorNameHover:
		// Laid over a row or a button, the main one too: panel on a white page.
		return [2]color.NRGBA{translucent(ink[0], 13), translucent(ink[1], 18)}, true
	case theme.ColorNamePressed:
		return [2]color.NRGBA{translucent(ink[0], 26), translucent(ink[1], 36)}, true
	case theme.ColorNameFocus:
		// Fyne fills what has the focus with it; our own buttons add a ring.
		return [2]color.NRGBA{translucent(accent[0], 40), translucent(accent[1], 56)}, true
	case theme.ColorNameSeparator:
		return pair(0xDAD7CE, 0x363D44), true
	case colorControl, theme.ColorNameInputBorder, theme.ColorNameScrollBar, theme.ColorNameDisabled:
		return pair(0x8C887C, 0x78828B), true
	case theme.ColorNameForeground:
		return ink, true
	case colorMuted, theme.ColorNamePlaceHolder:
		return pair(0x555D65, 0xAAB2B9), true
	case theme.ColorNamePrimary, theme.ColorNameHyperlink:
		return accent, true
	case theme.ColorNameForegroundOnPrimary, theme.ColorNameForegroundOnError,
		theme.ColorNameForegroundOnSuccess, theme.ColorNameForegroundOnWarning:
		return onAccent, true
	case colorSelected, theme.ColorNameSelection:
		return pair(0xE1EAF2, 0x203548), true
	case theme.ColorNameError:
		return pair(0xA61E17, 0xFF9489), true
	case theme.ColorNameWarning:
		return pair(0x854F00, 0xEDBB66), true
	case theme.ColorNameSuccess:
		return pair(0x1B6A5A, 0x63C4AE), true
	case colorQuote:
		return pair(0xFFF3C4, 0x4A3F12), true
	case colorAfter:
		return pair(0xF1F0EC, 0x1D2227), true
	case theme.ColorNameShadow:
		// Ink at 42 %: dims the page behind a dialog. Nothing else casts a shadow.
		return [2]color.NRGBA{{R: 0x1A, G: 0x20, B: 0x27, A: 107}, {A: 140}}, true
	}
	return [2]color.NRGBA{}, false
}

func pair(light, dark uint32) [2]color.NRGBA { return [2]color.NRGBA{rgb(light), rgb(dark)} }

func translucent(c color.NRGBA, alpha uint8) color.NRGBA {
	c.A = alpha
	return c
}

func rgb(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xFF}
}

// Font implements fyne.Theme. Never the monospace face: it lacks 46 Vietnamese letters.
func (t *appTheme) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Symbol, s.Italic:
		return theme.DefaultTheme().Font(fyne.TextStyle{Italic: s.Italic, Bold: s.Bold, Symbol: s.Symbol})
	case s.Bold:
		return t.bold
	}
	return t.regular
}

// Icon implements fyne.Theme.
func (t *appTheme) Icon(n fyne.ThemeIconName) fyne.Resource {
	switch n { // widget.Tree takes arrows for its branches; a tree of contents has triangles
	case theme.IconNameNavigateNext:
		n = theme.IconNameMenuExpand
	case theme.IconNameMoveDown:
		n = theme.IconNameArrowDropDown
	}
	return theme.DefaultTheme().Icon(n)
}

// nextIcon is the arrow to the right, as a partner of theme.NavigateBackIcon.
func nextIcon() fyne.Resource { return theme.DefaultTheme().Icon(theme.IconNameNavigateNext) }

// Size implements fyne.Theme.
func (t *appTheme) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case theme.SizeNameText:
		return sizeBody
	case theme.SizeNameCaptionText:
		return sizeCaption
	case theme.SizeNameSubHeadingText:
		return sizeTitle
	case theme.SizeNameHeadingText:
		return 26
	case theme.SizeNamePadding:
		return 4
	case theme.SizeNameInnerPadding:
		return 6
	case theme.SizeNameSeparatorThickness, theme.SizeNameInputBorder:
		return 1
	case theme.SizeNameInputRadius:
		return 3
	case theme.SizeNameSelectionRadius, theme.SizeNameInnerWindowRadius, theme.SizeNameModalBlurRadius:
		return 0
	case theme.SizeNameScrollBar:
		return 8
	case theme.SizeNameScrollBarSmall:
		return 6
	case theme.SizeNameInlineIcon:
		return 18
	}
	return theme.DefaultTheme().Size(n)
}

// themeColor looks a colour up in the running theme.
func themeColor(name fyne.ThemeColorName) color.Color {
	s := fyne.CurrentApp().Settings()
	return s.Theme().Color(name, s.ThemeVariant())
}

// isDark tells whether the running theme shows its dark side.
func isDark() bool {
	t, ok := fyne.CurrentApp().Settings().Theme().(*appTheme)
	if ok && t.look != lookSystem {
		return t.look == lookDark
	}
	return fyne.CurrentApp().Settings().ThemeVariant() == theme.VariantDark
}
