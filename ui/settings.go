package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
)

// settings keeps view state in Fyne's preferences. They are written in place and
// may be lost with the power, so nothing that matters is kept here.
type settings struct{ prefs fyne.Preferences }

// Keys and their defaults, together.
const (
	keyWidth, defaultWidth   = "window.width", 1366
	keyHeight, defaultHeight = "window.height", 698
	keyPage, defaultPage     = "page", string(PageOverview)
	keyFile                  = "file"
	keyRecent, maxRecent     = "recent", 6
	keyLook, defaultLook     = "look", string(lookLight)
	keyScale                 = "scale"
	keyChosen, maxChosen     = "find.recent", 24
	keySecondScreen          = "meeting.second-screen"
)

// windowSize is the size of the window's content when it was last closed.
func (s settings) windowSize() fyne.Size {
	return fyne.NewSize(
		max(minWidth, float32(s.prefs.FloatWithFallback(keyWidth, defaultWidth))),
		max(minHeight, float32(s.prefs.FloatWithFallback(keyHeight, defaultHeight))),
	)
}

func (s settings) setWindowSize(size fyne.Size) {
	s.prefs.SetFloat(keyWidth, float64(size.Width))
	s.prefs.SetFloat(keyHeight, float64(size.Height))
}

// page is the page that was shown last.
func (s settings) page() PageID     { return PageID(s.prefs.StringWithFallback(keyPage, defaultPage)) }
func (s settings) setPage(p PageID) { s.prefs.SetString(keyPage, string(p)) }

// file is the workbook that was open when the program was closed; "" = none.
func (s settings) file() string { return s.prefs.String(keyFile) }

// setFile remembers the open workbook and puts it first among the recent ones.
func (s settings) setFile(path string) {
	s.prefs.SetString(keyFile, path)
	if path == "" {
		return
	}
	list := slices.DeleteFunc(s.recent(), func(p string) bool { return p == path })
	list = append([]string{path}, list...)
	s.prefs.SetStringList(keyRecent, list[:min(len(list), maxRecent)])
}

// recent lists the workbooks opened before, the last one first.
func (s settings) recent() []string { return slices.Clone(s.prefs.StringList(keyRecent)) }

// look is the choice of light or dark.
func (s settings) look() look     { return look(s.prefs.StringWithFallback(keyLook, defaultLook)) }
func (s settings) setLook(l look) { s.prefs.SetString(keyLook, string(l)) }

// scale is the text size as FYNE_SCALE wants it ("1.25"); "" = by the screen.
func (s settings) scale() string         { return s.prefs.String(keyScale) }
func (s settings) setScale(scale string) { s.prefs.SetString(keyScale, scale) }

// secondScreen tells whether the last meeting was shown on the second screen.
func (s settings) secondScreen() bool      { return s.prefs.Bool(keySecondScreen) }
func (s settings) setSecondScreen(on bool) { s.prefs.SetBool(keySecondScreen, on) }

// chosen lists what was chosen in the find box for a workbook, the last first.
func (s settings) chosen(book string) []string {
	var out []string
	for _, c := range s.prefs.StringList(keyChosen) {
		if id, ok := strings.CutPrefix(c, book+"|"); ok {
			out = append(out, id)
		}
	}
	return out
}

// setChosen puts a choice first; of all workbooks together the last few are kept.
func (s settings) setChosen(book, id string) {
	first := book + "|" + id
	list := slices.DeleteFunc(slices.Clone(s.prefs.StringList(keyChosen)), func(c string) bool { return c == first })
	list = append([]string{first}, list...)
	s.prefs.SetStringList(keyChosen, list[:min(len(list), maxChosen)])
}
