package giaoban_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// mayImport lists, for each package, the packages of this module that its
// program files may import. A folder without an entry follows its parent's.
// docs/architecture.md says why the arrows point this way.
var mayImport = map[string][]string{
	".":                     {"data"},
	"assets":                {},
	"data":                  {},
	"data/intake":           {"data"},
	"data/intake/directive": {"data"},
	"data/intake/document":  {"data", "data/intake", "data/pdf"},
	"data/intake/reading":   {"data", "data/intake/directive", "data/intake/document"},
	"data/store":            {"data"},
	"data/kontum":           {"assets", "data"},
	"charts":                {},
	"briefing":              {"assets", "charts", "data"},
	"ui":                    {".", "assets", "briefing", "charts", "data", "data/intake", "data/intake/directive", "data/intake/document", "data/intake/reading", "data/store", "data/kontum"},
	"cmd/giaoban":           {".", "assets", "data", "data/store", "data/kontum", "ui"},
	"cmd/giaobanctl":        {".", "assets", "briefing", "charts", "data", "data/intake", "data/intake/directive", "data/intake/document", "data/intake/reading", "data/store", "data/kontum"},
	"e2e":                   {".", "data", "data/store", "data/kontum"},
}

// source is one Go file of the module, parsed.
type source struct {
	path    string // with slashes, from the module's root
	content []byte
	file    *ast.File
}

func (s source) dir() string  { return path.Dir(s.path) }
func (s source) isTest() bool { return strings.HasSuffix(s.path, "_test.go") }

// in tells whether the file lies in folder or below it.
func (s source) in(folder string) bool { return strings.HasPrefix(s.path, folder+"/") }

func (s source) imports() []string {
	var out []string
	for _, spec := range s.file.Imports {
		out = append(out, strings.Trim(spec.Path.Value, `"`))
	}
	return out
}

func sources(t *testing.T) []source {
	t.Helper()
	var out []source
	err := filepath.WalkDir(".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (strings.HasPrefix(entry.Name(), ".") && name != "." || entry.Name() == "testdata") {
			return filepath.SkipDir
		}
		if entry.IsDir() || filepath.Ext(name) != ".go" {
			return nil
		}
		content, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, content, 0)
		if err != nil {
			return err
		}
		out = append(out, source{filepath.ToSlash(name), content, file})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 20 {
		t.Fatalf("found only %d Go files: is the test run in the module's root?", len(out))
	}
	return out
}

func TestImports_follow_the_architecture(t *testing.T) {
	for _, s := range sources(t) {
		if s.isTest() {
			continue
		}
		folder := s.dir()
		for folder != "." && mayImport[folder] == nil {
			folder = path.Dir(folder)
		}
		if folder == "." && s.dir() != "." {
			t.Errorf("%s: folder %q has no place in the architecture", s.path, s.dir())
			continue
		}
		for _, imported := range s.imports() {
			inner, own := strings.CutPrefix(imported, "giaoban/")
			if imported == "giaoban" {
				inner, own = ".", true
			}
			inside := inner == folder || strings.HasPrefix(inner, folder+"/") && folder == "ui"
			if own && !inside && !slices.Contains(mayImport[folder], inner) {
				t.Errorf("%s imports %s, which %q may not", s.path, imported, folder)
			}
		}
	}
}

func TestFyne_stays_in_ui(t *testing.T) {
	for _, s := range sources(t) {
		if s.in("ui") || s.in("cmd/giaoban") {
			continue
		}
		for _, imported := range s.imports() {
			if strings.HasPrefix(imported, "fyne.io/") {
				t.Errorf("%s imports %s: only ui and cmd/giaoban may", s.path, imported)
			}
		}
	}
}

// No default path touches the network, so nothing may even be able to.
func TestNetwork_is_not_used(t *testing.T) {
	for _, s := range sources(t) {
		for _, imported := range s.imports() {
			if !s.isTest() && (imported == "net" || strings.HasPrefix(imported, "net/http") || imported == "net/rpc") {
				t.Errorf("%s imports %s", s.path, imported)
			}
		}
	}
}

// One file owns every goroutine and the way back to Fyne's own: a call off that
// goroutine kills the program in a build with the tag migrated_fynedo, and
// DoAndWait waits for itself for ever when it is called on it.
func TestThreads_are_handled_in_work_go(t *testing.T) {
	for _, s := range sources(t) {
		if s.isTest() || !s.in("ui") && !s.in("cmd/giaoban") {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt:
				if s.path != "ui/work.go" {
					t.Errorf("%s starts a goroutine: only ui/work.go may", s.path)
				}
			case *ast.SelectorExpr:
				pkg, ok := n.X.(*ast.Ident)
				if !ok || pkg.Name != "fyne" {
					return true
				}
				if n.Sel.Name == "DoAndWait" || n.Sel.Name == "Do" && s.path != "ui/work.go" {
					t.Errorf("%s uses fyne.%s", s.path, n.Sel.Name)
				}
			}
			return true
		})
	}
}

func TestFiles_are_short(t *testing.T) {
	const limit = 500 // lines: what one can still hold in mind
	for _, s := range sources(t) {
		if n := bytes.Count(s.content, []byte("\n")); n > limit {
			t.Errorf("%s has %d lines, more than %d", s.path, n, limit)
		}
	}
}

// A package is named for what it holds; these names hold anything.
func TestPackages_are_named_for_what_they_hold(t *testing.T) {
	for _, s := range sources(t) {
		for _, part := range strings.Split(s.dir(), "/") {
			switch part {
			case "util", "utils", "common", "helpers", "models", "pkg", "internal":
				t.Errorf("%s: folder name %q says nothing", s.path, part)
			}
		}
	}
}
