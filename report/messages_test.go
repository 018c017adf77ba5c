package report

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"

	"rung/assessment"
	"rung/controls"
)

// messages reads one language's file: each id with its forms ("other", "one", or "" where there is only one).
func messages(t *testing.T, name string) map[string]map[string]string {
	t.Helper()
	data, err := messageFiles.ReadFile("messages/" + name + ".yaml")
	require.NoError(t, err)
	var raw map[string]any
	require.NoError(t, yaml.Unmarshal(data, &raw))
	out := map[string]map[string]string{}
	for id, value := range raw {
		switch value := value.(type) {
		case string:
			out[id] = map[string]string{"": value}
		case map[string]any:
			out[id] = map[string]string{}
			for form, text := range value {
				out[id][form] = text.(string)
			}
		default:
			require.Failf(t, "no text", "%s: %s", name, id)
		}
	}
	return out
}

var placeholder = regexp.MustCompile(`\{\{\.\w+\}\}|\{\w+\}`)

// placeholders are what a message's forms fill in, in order of name.
func placeholders(forms map[string]string) []string {
	found := map[string]bool{}
	for _, text := range forms {
		for _, p := range placeholder.FindAllString(text, -1) {
			found[p] = true
		}
	}
	return slices.Sorted(maps.Keys(found))
}

func TestBothLanguagesSayTheSame(t *testing.T) {
	en, zh := messages(t, "en"), messages(t, "zh-TW")
	require.Equal(t, slices.Sorted(maps.Keys(en)), slices.Sorted(maps.Keys(zh)))
	for id, forms := range en {
		require.Equal(t, placeholders(forms), placeholders(zh[id]), id)
		_, plural := forms["other"]
		_, plural2 := zh[id]["other"]
		require.Equal(t, plural, plural2, "%s must be plural in both languages or in none", id)
		if plural {
			require.Equal(t, []string{"one", "other"}, slices.Sorted(maps.Keys(forms)), id)
			require.Equal(t, []string{"other"}, slices.Sorted(maps.Keys(zh[id])), id)
		}
		for _, text := range zh[id] {
			require.NotRegexp(t, `[\p{Han}] ?[,;:!?()]|[,;:!?()] ?[\p{Han}]`, text, "%s: punctuation in Chinese is full-width", id)
			require.NotRegexp(t, `\p{Han} [A-Za-z0-9{]|[A-Za-z0-9}] \p{Han}`, text, "%s: no space between Chinese and Latin", id)
		}
	}
}

// families are the messages whose ids end in a value.
func families() map[string][]string {
	out := map[string][]string{
		"cost-": {string(controls.CostLow), string(controls.CostMedium), string(controls.CostHigh)},
		"way-":  {"conditional", "conditional-plain", "final", "final-plain"}, "on-a-plan-": {"allowed", "never"},
		"implies-": {"held", "not-held"}, "reason-missing-": {string(assessment.NotMet), string(assessment.NotApplicable)},
	}
	out["history-"] = append([]string{}, counted...)
	out["milestone-"], out["on-plan-"] = []string{"open", "done"}, []string{"allowed", "never"}
	out["unit-"] = []string{"points", "requirements"}
	for _, figure := range []string{"score-", "range-", "gains-", "at-"} {
		out[figure] = []string{"points", "requirements"}
	}
	for _, o := range []assessment.Outcome{assessment.Met, assessment.NotMet, assessment.NotApplicable, assessment.Unanswered} {
		out["outcome-"] = append(out["outcome-"], string(o))
	}
	for _, s := range assessment.Statuses {
		out["status-"] = append(out["status-"], string(s))
		out["headline-"] = append(out["headline-"], string(s))
	}
	for _, k := range controls.RuleKinds {
		out["method-rule-"] = append(out["method-rule-"], string(k))
	}
	return out
}

func TestEveryMessageIsThereAndIsUsed(t *testing.T) {
	there := messages(t, "en")
	unused := maps.Clone(there)
	use := func(where, id string) {
		require.Contains(t, there, id, where)
		delete(unused, id)
	}
	calls := 0
	for where, argument := range said(t) {
		calls++
		if literal, ok := argument.(*ast.BasicLit); ok {
			id, err := strconv.Unquote(literal.Value)
			require.NoError(t, err)
			use(where, id)
			continue
		}
		sum, ok := argument.(*ast.BinaryExpr)
		require.True(t, ok, "%s: the id must be a word or begin with one", where)
		prefix, err := strconv.Unquote(sum.X.(*ast.BasicLit).Value)
		require.NoError(t, err)
		require.Contains(t, families(), prefix, where)
		for _, end := range families()[prefix] {
			use(where, prefix+end)
		}
	}
	require.Greater(t, calls, 40)
	require.Empty(t, slices.Sorted(maps.Keys(unused)), "messages that nobody says")
}

// said finds every message id that the package's own code says, by place.
func said(t *testing.T) map[string]ast.Expr {
	t.Helper()
	names, err := filepath.Glob("*.go")
	require.NoError(t, err)
	out := map[string]ast.Expr{}
	files := token.NewFileSet()
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(files, name, nil, 0)
		require.NoError(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			selector, ok := call.Fun.(*ast.SelectorExpr)
			if ok && selector.Sel.Name == "say" {
				out[files.Position(call.Pos()).String()] = call.Args[0]
			}
			return true
		})
	}
	return out
}
