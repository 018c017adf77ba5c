package controls_test

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls"
)

var update = flag.Bool("update", false, "rewrite what is said of the broken catalogues")

// brokenCatalogue is a file under testdata/broken; the README there says how it is written.
type brokenCatalogue struct {
	path, rule, at, why, says string
	of                        sample
}

var (
	header   = regexp.MustCompile(`^rule: (.+)\nat: (.+)\nwhy: (.+)\nsays: (.+)\n\n`)
	fileMark = regexp.MustCompile(`(?m)^-- (.+) --\n`)
)

func brokenCatalogues(t testing.TB) []brokenCatalogue {
	t.Helper()
	var out []brokenCatalogue
	err := filepath.WalkDir("testdata/broken", func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".txtar" {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		head := header.FindStringSubmatch(string(data))
		require.NotNil(t, head, path)
		b := brokenCatalogue{path, head[1], head[2], head[3], head[4], sample{}}
		text := string(data[len(head[0]):])
		marks := fileMark.FindAllStringSubmatchIndex(text, -1)
		for i, m := range marks {
			end := len(text)
			if i+1 < len(marks) {
				end = marks[i+1][0]
			}
			b.of[text[m[2]:m[3]]] = text[m[1]:end]
		}
		out = append(out, b)
		return nil
	})
	require.NoError(t, err)
	require.Greater(t, len(out), 200)
	return out
}

// TestBroken proves for each broken catalogue that its one fault is told, where it is and in so many words.
func TestBroken(t *testing.T) {
	seen := map[string]bool{}
	for _, b := range brokenCatalogues(t) {
		seen[b.rule] = true
		t.Run(b.rule+"/"+b.why, func(t *testing.T) {
			require.Equal(t, b.rule, filepath.Base(filepath.Dir(b.path)), "a catalogue lies in the folder of its rule")
			found, err := controls.Lint(b.of.files())
			require.NoError(t, err)
			require.Len(t, found, 1, "%v", found)
			p := found[0]
			at := p.File
			if p.Line > 0 {
				at = fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
			}
			require.Equal(t, b.at, at, p.Message)
			require.Equal(t, b.rule, p.Rule, p.Message)
			if *update {
				b.rewrite(t, p.Message)
			} else {
				require.Equal(t, b.says, p.Message)
			}
			require.NotEmpty(t, p.Key)
			if p.Severity == controls.Error && p.Rule != "missing-file" { // that one is told of a file which is not there
				requireTellable(t, b.of, found)
			}
		})
	}
	for _, r := range controls.LintRules() {
		require.True(t, seen[r.ID], "testdata/broken has no sample of %s", r.ID)
	}
}

func (b brokenCatalogue) rewrite(t testing.TB, says string) {
	t.Helper()
	data, err := os.ReadFile(b.path)
	require.NoError(t, err)
	text := strings.Replace(string(data), "\nsays: "+b.says+"\n", "\nsays: "+says+"\n", 1)
	require.NoError(t, os.WriteFile(b.path, []byte(text), 0o644))
}
