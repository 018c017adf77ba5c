package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"github.com/stretchr/testify/require"

	"rung/controls"
	"rung/controls/lang"
)

// sayingArguments are the places of key and English words in the calls of the room controls that say something.
var sayingArguments = map[string][2]int{"say": {0, 1}, "tell": {1, 2}, "unusedIn": {1, 2}, "repeated": {3, 4}}

// sayings reads the code of the room controls: all that it can say, by key.
func sayings(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("../../controls/*.go")
	require.NoError(t, err)
	out := map[string]string{}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		require.NoError(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			at, ok := sayingArguments[calledName(call)]
			if !ok || len(call.Args) <= at[1] {
				return true
			}
			key, words := literal(call.Args[at[0]]), literal(call.Args[at[1]])
			if key != "" && words != "" {
				require.Contains(t, []string{"", words}, out[key], "%s is said in two ways", key)
				out[key] = words
			}
			return true
		})
	}
	require.Greater(t, len(out), 150)
	return out
}

func calledName(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

func literal(e ast.Expr) string {
	if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
		text, _ := strconv.Unquote(lit.Value)
		return text
	}
	return ""
}

// TestEverySayingHasItsWords proves that whatever is said of a catalogue is said in each language, in English in the
// library's own words, and that no words wait for a saying that there is not.
func TestEverySayingHasItsWords(t *testing.T) {
	said := sayings(t)
	en := words(t, "en")
	for key, text := range said {
		require.Equal(t, text, en["found-"+key], key)
	}
	for id := range en {
		if key, ok := strings.CutPrefix(id, "found-"); ok {
			require.Contains(t, said, key, "messages have words for what nobody says")
		}
	}
}

var (
	brokenMark = regexp.MustCompile(`(?m)^-- (.+) --\n`)
	quoted     = regexp.MustCompile(`"(?:\\.|[^"\\])*"|「[^」]*」`)
	ids        = regexp.MustCompile(`[A-Za-z]*[0-9][A-Za-z0-9.\-]*`)
	sentence   = regexp.MustCompile(`[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}`)
)

// TestBrokenCataloguesAreExplainedInChinese says the problem of each broken catalogue in both languages: the Chinese is
// Chinese, and names what the English names.
func TestBrokenCataloguesAreExplainedInChinese(t *testing.T) {
	messages := lang.NewMessages(messageFiles, "messages")
	english, chinese := &app{voice: messages.In(lang.English)}, &app{voice: messages.In(lang.TraditionalChinese)}
	checked := 0
	err := filepath.WalkDir("../../controls/testdata/broken", func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".txtar" {
			return err
		}
		data, err := os.ReadFile(path)
		require.NoError(t, err)
		files := fstest.MapFS{}
		marks := brokenMark.FindAllSubmatchIndex(data, -1)
		for i, m := range marks {
			end := len(data)
			if i+1 < len(marks) {
				end = marks[i+1][0]
			}
			files[string(data[m[2]:m[3]])] = &fstest.MapFile{Data: data[m[1]:end]}
		}
		found, err := controls.Lint(files)
		require.NoError(t, err, path)
		for _, p := range found {
			require.Equal(t, p.Message, english.wording(p), path)
			said := chinese.wording(p)
			require.NotContains(t, said, "⟨", path)
			require.NotContains(t, said, "<no value>", path)
			require.True(t, strings.ContainsFunc(said, func(r rune) bool { return unicode.Is(unicode.Han, r) }), "%s: %s", path, said)
			require.Empty(t, sentence.FindString(quoted.ReplaceAllString(said, "")), "%s: %s", path, said)
			for _, name := range append(quoted.FindAllString(p.Message, -1), ids.FindAllString(p.Message, -1)...) {
				if name != `"rung catalogue stamp"` { // Chinese has other quotation marks
					require.Contains(t, said, name, path)
				}
			}
			checked++
		}
		return nil
	})
	require.NoError(t, err)
	require.Greater(t, checked, 200)
}
