package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls"
)

func TestEveryRuleIsExplainedInBothLanguages(t *testing.T) {
	for _, language := range []string{"en", "zh-TW"} {
		said := words(t, language)
		for _, rule := range controls.LintRules() {
			text := said["rule-"+rule.ID]
			require.GreaterOrEqual(t, strings.Count(text, "\n"), 1, "%s: rule-%s needs a title and a line of advice", language, rule.ID)
		}
		for id := range said {
			if rule, ok := strings.CutPrefix(id, "rule-"); ok && language == "en" {
				require.Contains(t, ruleIDs(), rule, "%s explains what is never told", id)
			}
		}
	}
}

func ruleIDs() []string {
	var out []string
	for _, r := range controls.LintRules() {
		out = append(out, r.ID)
	}
	return out
}

func TestFileURI(t *testing.T) {
	for name, want := range map[string]string{
		"catalogues/a b/x.yaml": "catalogues/a%20b/x.yaml",
		"目錄/x.yaml":             "%E7%9B%AE%E9%8C%84/x.yaml",
		"/srv/50%/x.yaml":       "file:///srv/50%25/x.yaml",
		"../x.yaml":             "../x.yaml",
	} {
		require.Equal(t, want, fileURI(name))
	}
}
