package workbook_test

import (
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"
)

func TestBothLanguagesSayTheSame(t *testing.T) {
	said := func(tag string) map[string]string {
		data, err := os.ReadFile("messages/" + tag + ".yaml")
		require.NoError(t, err)
		out := map[string]string{}
		require.NoError(t, yaml.Unmarshal(data, &out))
		return out
	}
	en, zh := said("en"), said("zh-TW")
	require.Equal(t, slices.Sorted(maps.Keys(en)), slices.Sorted(maps.Keys(zh)))
	placeholder := regexp.MustCompile(`\{\{\.\w+\}\}`)
	sorted := func(text string) []string { return slices.Sorted(slices.Values(placeholder.FindAllString(text, -1))) }
	for id, text := range en {
		require.Equal(t, sorted(text), sorted(zh[id]), id)
		require.NotRegexp(t, `\p{Han} [A-Za-z0-9{]|[A-Za-z0-9}] \p{Han}|\p{Han}[,;:!?()]|[,;:!?()]\p{Han}`, withoutLists(id, zh[id]), id)
	}
}

// withoutLists leaves out the heads that are understood, which are divided by commas.
func withoutLists(id, text string) string {
	if strings.HasPrefix(id, "also-") {
		return ""
	}
	return text
}
