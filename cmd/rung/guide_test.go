package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls"
	"rung/controls/lang"
)

// guides are the author's guide in each language, and the locale of its readers.
var guides = []struct{ path, locale string }{
	{"../../frameworks/README.md", "en_US.UTF-8"},
	{"../../frameworks/README.zh-TW.md", "zh_TW.UTF-8"},
}

// TestTheAuthorsGuideIsTrue does all that the guide says, in its order, and compares what is shown with what happens.
func TestTheAuthorsGuideIsTrue(t *testing.T) {
	for _, g := range guides {
		t.Run(filepath.Base(g.path), func(t *testing.T) {
			t.Parallel()
			followGuide(t, g.path, g.locale, false)
		})
	}
}

// TestTheGuidesDoTheSame compares the languages: other words around the same commands and changes.
func TestTheGuidesDoTheSame(t *testing.T) {
	var did [][]string
	for _, g := range guides {
		blocks, _ := guideBlocks(t, g.path)
		var steps []string
		for _, b := range blocks {
			if b.kind != "console" && b.kind != "text" {
				steps = append(steps, fmt.Sprint(b.kind, b.options, b.text))
				continue
			}
			steps = append(steps, fmt.Sprint(b.kind, b.options))
			if b.kind == "console" {
				for _, c := range b.commands(t) {
					steps = append(steps, c.line)
				}
			}
		}
		did = append(did, steps)
	}
	require.Equal(t, did[0], did[1])
}

// TestTheGuidesLeaveNothingOut looks for every command and every key of a requirement.
func TestTheGuidesLeaveNothingOut(t *testing.T) {
	var schema struct {
		Then struct {
			Items struct{ Properties map[string]any }
		}
	}
	data, err := controls.Schema()
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &schema))
	require.Contains(t, schema.Then.Items.Properties, "renamed_from")
	a := newApp(nil, environment{Getenv: func(string) string { return "" }})
	for _, g := range guides {
		data, err := os.ReadFile(g.path)
		require.NoError(t, err)
		for key := range schema.Then.Items.Properties {
			require.Contains(t, string(data), "| `"+key+"`", g.path)
		}
		for _, c := range slices.Concat(newCatalogue(a).Commands(), newTrust(a).Commands()) {
			require.Contains(t, string(data), c.CommandPath(), g.path)
		}
		for _, kind := range controls.RuleKinds {
			require.Contains(t, string(data), "`"+string(kind)+"`", g.path)
		}
		anchors := headings(string(data))
		for _, m := range regexp.MustCompile(`\]\(#([^)]+)\)`).FindAllStringSubmatch(string(data), -1) {
			require.Contains(t, anchors, m[1], g.path)
		}
		for _, m := range regexp.MustCompile(`\]\(([^)#]+)\)`).FindAllStringSubmatch(string(data), -1) {
			if !strings.Contains(m[1], "://") {
				require.FileExists(t, filepath.Join(filepath.Dir(g.path), m[1]))
			}
		}
	}
}

// headings are the names by which code hosts let a page be linked to its headings.
func headings(text string) (out []string) {
	for _, m := range regexp.MustCompile(`(?m)^#+ (.+)$`).FindAllStringSubmatch(text, -1) {
		name := regexp.MustCompile(`[^\p{L}\p{N} -]`).ReplaceAllString(strings.ToLower(m[1]), "")
		out = append(out, strings.ReplaceAll(name, " ", "-"))
	}
	return out
}

func TestTheChineseGuideIsWrittenAsInTaiwan(t *testing.T) {
	_, prose := guideBlocks(t, guides[1].path)
	for _, term := range controls.Terms(lang.TraditionalChinese) {
		for _, word := range term.Not {
			require.NotContains(t, prose, word)
		}
	}
	code := regexp.MustCompile("`[^`\n]+`")
	for _, line := range strings.Split(code.ReplaceAllString(prose, "`"), "\n") {
		require.NotRegexp(t, "\\p{Han} [A-Za-z0-9`]|[A-Za-z0-9`] \\p{Han}|\\p{Han}[,;:?!]", line)
	}
}
