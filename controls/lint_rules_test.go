package controls_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls"
)

// ruleArgument says at which place each function that notes a problem takes the rule.
var ruleArgument = map[string]int{"add": 1, "unexpected": 1, "check": 1, "choice": 2, "tell": 1, "note": 1, "unusedIn": 1, "repeated": 3}

// TestEveryRuleInTheCodeIsListed reads this package's code, so that a rule cannot be told without being explained.
func TestEveryRuleInTheCodeIsListed(t *testing.T) {
	listed := map[string]bool{}
	for _, r := range controls.LintRules() {
		require.NotContains(t, listed, r.ID, "listed twice")
		listed[r.ID] = false
	}
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	id := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	note := func(e ast.Expr) {
		lit, ok := e.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			return
		}
		if rule, err := strconv.Unquote(lit.Value); err == nil && id.MatchString(rule) {
			require.Contains(t, listed, rule)
			listed[rule] = true
		}
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		require.NoError(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				if at, ok := ruleArgument[called(n)]; ok && at < len(n.Args) {
					note(n.Args[at])
				}
			case *ast.KeyValueExpr:
				if key, ok := n.Key.(*ast.Ident); ok && key.Name == "Rule" {
					note(n.Value)
				}
			case *ast.AssignStmt: // a rule that is chosen first
				for i, to := range n.Lhs {
					if name, ok := to.(*ast.Ident); ok && name.Name == "rule" && len(n.Rhs) == len(n.Lhs) {
						note(n.Rhs[i])
					}
				}
			}
			return true
		})
	}
	for rule, told := range listed {
		require.True(t, told, "%s is listed and never told", rule)
	}
}

func called(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.SelectorExpr:
		return f.Sel.Name
	case *ast.Ident:
		return f.Name
	case *ast.IndexExpr:
		if name, ok := f.X.(*ast.Ident); ok {
			return name.Name
		}
	}
	return ""
}
