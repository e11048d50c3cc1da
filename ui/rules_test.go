package ui

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/golang/freetype/truetype"

	"giaoban/assets"
	"giaoban/data"
)

// sources are the package's files without tests.
func sources(t *testing.T) map[string]*ast.File {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]*ast.File{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		out[name] = f
	}
	return out
}

// Fyne must be touched on its own goroutine only. With one file that starts
// goroutines and calls fyne.Do, that can be read and seen.
func TestGoroutines_and_fyne_Do_only_in_work(t *testing.T) {
	for name, file := range sources(t) {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt:
				if name != "work.go" {
					t.Errorf("%s starts a goroutine", name)
				}
			case *ast.SelectorExpr:
				x, ok := n.X.(*ast.Ident)
				if !ok || x.Name != "fyne" {
					return true
				}
				if n.Sel.Name == "DoAndWait" || n.Sel.Name == "Do" && name != "work.go" {
					t.Errorf("%s calls fyne.%s", name, n.Sel.Name)
				}
			}
			return true
		})
	}
}

// Every letter shown must come from the bundled font: fallback glyphs differ
// from machine to machine, and some are boxes.
func TestEvery_letter_of_the_interface_is_in_the_font(t *testing.T) {
	for name, ttf := range map[string][]byte{"regular": assets.NotoSansRegular, "bold": assets.NotoSansBold} {
		font, err := truetype.Parse(ttf)
		if err != nil {
			t.Fatal(err)
		}
		check := func(where, s string) {
			for _, r := range s {
				if r >= ' ' && font.Index(r) == 0 {
					t.Errorf("%s: %q (%U) in %q is not in the %s font", where, r, r, s, name)
				}
			}
		}
		for file, tree := range sources(t) {
			ast.Inspect(tree, func(n ast.Node) bool {
				if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
					if s, err := strconv.Unquote(lit.Value); err == nil {
						check(file, s)
					}
				}
				return true
			})
		}
		check("vi.json", string(assets.LangVI))
	}
}

// keysOf flattens the keys of a translation file.
func keysOf(t *testing.T, b []byte) []string {
	t.Helper()
	var m map[string]any
	if err := json.Unmarshal(b, &m); err != nil {
		t.Fatal(err)
	}
	return slices.Sorted(maps.Keys(m))
}

func TestVietnamese_words_cover_every_key_of_Fyne(t *testing.T) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "fyne.io/fyne/v2").Output()
	if err != nil {
		t.Fatalf("finding Fyne's sources: %v", err)
	}
	base, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(out)), "lang", "translations", "base.en.json"))
	if err != nil {
		t.Fatal(err)
	}
	want, got := keysOf(t, base), keysOf(t, assets.LangVI)
	if len(want) < 39 {
		t.Fatalf("Fyne has %d keys", len(want))
	}
	if !slices.Equal(want, got) {
		t.Errorf("keys differ:\nFyne %v\nvi   %v", want, got)
	}
}

func TestShortcuts_table(t *testing.T) {
	seen := map[string]bool{}
	names := map[string]func(*App){}
	for _, s := range shortcuts() {
		key := s.keyName("linux")
		if seen[key] {
			t.Errorf("%s is given twice", key)
		}
		seen[key] = true
		if s.Label == "" {
			t.Errorf("%s has no label", key)
		}
		names[key] = s.Action
	}
	for _, key := range []string{"Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5", "Ctrl+O", "Ctrl+N", "Ctrl+D", "Ctrl+F", "Ctrl+P", "Ctrl+S", "F1", "F5"} {
		if names[key] == nil {
			t.Errorf("%s does nothing", key)
		}
	}
	if got := shortcuts()[0].keyName("darwin"); got != "Cmd+1" {
		t.Errorf("on macOS %q", got)
	}
}

func TestShortcuts_feed_the_help_sheet_and_the_window(t *testing.T) {
	a := newDemoApp(t)
	press(a, fyne.KeyF1)
	for _, s := range shortcuts() {
		wantShown(t, a, s.Label)
	}
	// Behind a dialog no shortcut acts.
	for _, s := range shortcuts() {
		if s.Label == "Nhiệm vụ" {
			a.press(s)
		}
	}
	if a.route.Page != PageOverview {
		t.Error("a shortcut acted behind the dialog")
	}
	press(a, fyne.KeyEscape)
	if a.topModal() != nil {
		t.Fatal("Esc does not close the sheet")
	}
	for _, s := range shortcuts() {
		if s.Label == "Nhiệm vụ" {
			a.press(s)
		}
	}
	if a.route.Page != PageTasks {
		t.Error("Ctrl+2 does not open the tasks")
	}
}

func TestShortcuts_that_need_a_workbook_wait_for_one(t *testing.T) {
	a := newTestApp(t, Options{})
	a.begin()
	for _, s := range shortcuts() {
		if s.Needs {
			a.press(s)
		}
	}
	if a.topModal() != nil || a.store != nil {
		t.Errorf("something happened on the start screen:\n%s", shownText(a))
	}
}

func TestIcons_exist_for_every_status_in_both_themes(t *testing.T) {
	for _, name := range []string{"a1", "a2", "b1", "b2", "c1", "c0", "x", "w", "up", "down"} {
		for _, variant := range []string{"", "_dark"} {
			if len(iconFile(name+variant).Content()) == 0 {
				t.Errorf("%s%s is empty", name, variant)
			}
		}
	}
	for _, s := range append(data.BarOrder(), data.Exited) {
		if len(visibleTexts(statusIcon(s, 14))) != 0 {
			t.Errorf("%v is drawn with words", s)
		}
	}
	agencyIcon()
	chartIcon()
}

// Contrast of text and marks on their background (WCAG 2.1).
func TestPalette_keeps_its_contrast(t *testing.T) {
	luminance := func(name fyne.ThemeColorName, variant int) float64 {
		p, ok := palette(name)
		if !ok {
			t.Fatalf("no colour %q", name)
		}
		c := p[variant]
		lin := func(v uint8) float64 {
			x := float64(v) / 255
			if x <= 0.03928 {
				return x / 12.92
			}
			return math.Pow((x+0.055)/1.055, 2.4)
		}
		return 0.2126*lin(c.R) + 0.7152*lin(c.G) + 0.0722*lin(c.B)
	}
	for _, c := range []struct {
		text, ground fyne.ThemeColorName
		least        float64
	}{
		{colorInk, colorBackground, 4.5},
		{colorInk, colorPanel, 4.5},
		{colorInk, colorSelected, 4.5},
		{colorMuted, colorBackground, 4.5},
		{colorMuted, colorPanel, 4.5},
		{colorMuted, colorSelected, 4.5},
		{colorAccent, colorBackground, 4.5},
		{colorOnAccent, colorAccent, 4.5},
		{colorRed, colorBackground, 4.5},
		{colorRed, colorSelected, 4.5},
		{colorAmber, colorBackground, 4.5},
		{colorGreen, colorBackground, 4.5},
		{colorInk, colorQuote, 4.5},
		{colorControl, colorBackground, 3},
	} {
		for variant, name := range []string{"light", "dark"} {
			a, b := luminance(c.text, variant), luminance(c.ground, variant)
			if ratio := (max(a, b) + 0.05) / (min(a, b) + 0.05); ratio < c.least {
				t.Errorf("%s on %s, %s: %.1f, want %.1f", c.text, c.ground, name, ratio, c.least)
			}
		}
	}
}
