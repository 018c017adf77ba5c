package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"
)

// words reads one language's messages of all topics, each with all its forms in one text. An id stands in one file.
func words(t *testing.T, language string) map[string]string {
	t.Helper()
	names, err := fs.Glob(messageFiles, "messages/*"+language+".yaml")
	require.NoError(t, err)
	out := map[string]string{}
	for _, name := range names {
		data, err := messageFiles.ReadFile(name)
		require.NoError(t, err)
		var raw map[string]any
		require.NoError(t, yaml.Unmarshal(data, &raw), name)
		for id, value := range raw {
			require.NotContains(t, out, id, name)
			switch value := value.(type) {
			case string:
				out[id] = value
			case map[string]any:
				for _, form := range value {
					out[id] += form.(string)
				}
			}
		}
	}
	return out
}

var (
	placeholder = regexp.MustCompile(`\{\{\.\w+\}\}`)
	spoken      = regexp.MustCompile(`\b(?:say|tell)\("([^"]+)"[,)]`)
	begun       = regexp.MustCompile(`\b(?:say|tell)\("([^"]+)"\+`)
	commandName = regexp.MustCompile(`a\.command\("[^"]*", "([^"]+)"\)`)
)

func TestBothLanguagesSayTheSame(t *testing.T) {
	en, zh := words(t, "en"), words(t, "zh-TW")
	for id, text := range en {
		require.Contains(t, zh, id)
		unique := func(s string) []string {
			found := placeholder.FindAllString(s, -1)
			slices.Sort(found)
			return slices.Compact(found)
		}
		require.Subset(t, unique(text), unique(zh[id]), id)
	}
	for id := range zh {
		require.Contains(t, en, id)
	}
}

func TestEveryMessageThatIsSaidExists(t *testing.T) {
	en := words(t, "en")
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	said := 0
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		code, err := os.ReadFile(file)
		require.NoError(t, err)
		for _, m := range spoken.FindAllStringSubmatch(string(code), -1) {
			require.Contains(t, en, m[1], file)
			said++
		}
		for _, m := range begun.FindAllStringSubmatch(string(code), -1) {
			require.True(t, slices.ContainsFunc(keys(en), func(id string) bool { return strings.HasPrefix(id, m[1]) }), "%s: %s", file, m[1])
		}
		for _, m := range commandName.FindAllStringSubmatch(string(code), -1) {
			for _, part := range []string{"-short", "-long", "-example"} {
				require.Contains(t, en, m[1]+part, file)
			}
		}
	}
	require.Greater(t, said, 100)
}

func keys(m map[string]string) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	return out
}
