// Package rung_test holds the rules of the house that no compiler enforces.
package rung_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// rooms are the top-level folders, in the order in which imports may run: each room knows only those before it.
var rooms = []string{"frameworks", "controls", "assessment", "report", "cmd"}

// edges are the packages that may touch the world: files, terminals, the clock and chance.
var edges = []string{"assessment/journal", "assessment/interview", "cmd/rung"}

// worldly are the imports and calls that a pure package does without.
var worldly = []string{"os", "os/exec", "os/signal", "net", "net/http", "syscall", "math/rand", "math/rand/v2", "crypto/rand", "log"}

// source is one Go file that is no test.
type source struct {
	path, folder string
	file         *ast.File
	text         string
}

func sources(t *testing.T) []source {
	t.Helper()
	var out []source
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && (strings.HasPrefix(d.Name(), ".") && path != "." || d.Name() == "testdata") {
			if err == nil {
				return filepath.SkipDir
			}
			return err
		}
		if filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, text, parser.ParseComments)
		out = append(out, source{path, filepath.ToSlash(filepath.Dir(path)), file, string(text)})
		return err
	})
	require.NoError(t, err)
	require.Greater(t, len(out), 30, "the walk found too few files to mean anything")
	return out
}

func imports(s source) []string {
	var out []string
	for _, spec := range s.file.Imports {
		path, _ := strconv.Unquote(spec.Path.Value)
		out = append(out, path)
	}
	return out
}

func room(folder string) string {
	name, _, _ := strings.Cut(folder, "/")
	return name
}

func TestEveryFileStandsInARoom(t *testing.T) {
	for _, s := range sources(t) {
		require.Contains(t, rooms, room(s.folder), s.path)
	}
}

func TestImportsRunOneWay(t *testing.T) {
	for _, s := range sources(t) {
		here := slices.Index(rooms, room(s.folder))
		for _, path := range imports(s) {
			inside, ok := strings.CutPrefix(path, "rung/")
			if !ok {
				continue
			}
			there := slices.Index(rooms, room(inside))
			require.LessOrEqual(t, there, here, "%s must not import %s", s.path, path)
			if room(inside) == "frameworks" {
				require.Equal(t, "cmd", room(s.folder), "%s: only the command knows what is shipped", s.path)
			}
			if room(s.folder) == "report" && s.folder != "report" {
				require.False(t, strings.HasPrefix(inside, "report/"), "%s: a renderer must not know another: %s", s.path, path)
			}
		}
	}
}

func TestPurePackagesTouchNothing(t *testing.T) {
	for _, s := range sources(t) {
		if slices.Contains(edges, s.folder) {
			continue
		}
		for _, path := range imports(s) {
			require.NotContains(t, worldly, path, "%s is pure and must not import %s", s.path, path)
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if call, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := call.X.(*ast.Ident); ok && x.Name == "time" {
					require.NotContains(t, []string{"Now", "Since", "Until", "After", "Sleep", "Tick", "Local"}, call.Sel.Name, "%s is pure and must be given the time", s.path)
				}
			}
			return true
		})
	}
}

func TestNothingOpensTheNetwork(t *testing.T) {
	for _, s := range sources(t) {
		for _, path := range imports(s) {
			require.False(t, path == "net" || strings.HasPrefix(path, "net/"), "%s imports %s", s.path, path)
		}
	}
}

// frameworkName finds the name of a framework: it belongs into YAML.
var frameworkName = regexp.MustCompile(`(?i)cmmc|\bSPRS\b|tw-supply|csf-2|ztmm|ransomware`)

func TestNoFrameworkIsNamedInCode(t *testing.T) {
	for _, s := range sources(t) {
		for i, line := range strings.Split(s.text, "\n") {
			require.False(t, frameworkName.MatchString(line), "%s:%d: %s", s.path, i+1, line)
		}
	}
}

func TestExportedNamesAreDocumented(t *testing.T) {
	for _, s := range sources(t) {
		for _, decl := range s.file.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				if d.Name.IsExported() && exportedReceiver(d) && d.Name.Name != "Error" && d.Name.Name != "Unwrap" {
					require.NotNil(t, d.Doc, "%s: %s has no comment", s.path, d.Name.Name)
				}
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					if typ, ok := spec.(*ast.TypeSpec); ok && typ.Name.IsExported() {
						require.True(t, d.Doc != nil || typ.Doc != nil, "%s: %s has no comment", s.path, typ.Name.Name)
					}
				}
			}
		}
	}
}

func exportedReceiver(d *ast.FuncDecl) bool {
	if d.Recv == nil {
		return true
	}
	typ := d.Recv.List[0].Type
	if star, ok := typ.(*ast.StarExpr); ok {
		typ = star.X
	}
	name, ok := typ.(*ast.Ident)
	return !ok || name.IsExported()
}
