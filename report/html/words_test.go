package html

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"
)

func told(t *testing.T, tag string) map[string]string {
	t.Helper()
	data, err := messageFiles.ReadFile("messages/" + tag + ".yaml")
	require.NoError(t, err)
	var out map[string]string
	require.NoError(t, yaml.Unmarshal(data, &out))
	return out
}

func TestEveryWordIsThereInBothLanguagesAndIsUsed(t *testing.T) {
	en, zh := told(t, "en"), told(t, "zh-TW")
	require.Equal(t, slices.Sorted(maps.Keys(en)), slices.Sorted(maps.Keys(zh)))
	used := map[string]string{}
	for _, pattern := range []string{"*.go", "parts/*.html"} {
		names, err := filepath.Glob(pattern)
		require.NoError(t, err)
		for _, name := range names {
			text, err := os.ReadFile(name)
			require.NoError(t, err)
			for _, said := range regexp.MustCompile(`Say(?:\(| )"([a-z-]+)"`).FindAllSubmatch(text, -1) {
				used[string(said[1])] = en[string(said[1])]
			}
		}
	}
	require.Equal(t, en, used)
}
