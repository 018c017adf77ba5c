package html

import (
	"crypto/sha256"
	"encoding/base64"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls/lang"
	"rung/report"
	"rung/report/sample"
)

func between(t *testing.T, s, from, to string) string {
	t.Helper()
	_, rest, ok := strings.Cut(s, from)
	require.True(t, ok, from)
	inside, _, ok := strings.Cut(rest, to)
	require.True(t, ok, to)
	return inside
}

func sum(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

func TestThePolicyNamesTheStyleAndTheScriptThatStandInThePage(t *testing.T) {
	eachModel(t, func(t *testing.T, m report.Model) {
		page := render(t, m)
		policy := html.UnescapeString(between(t, page, `http-equiv="Content-Security-Policy" content="`, `"`))
		require.Equal(t, "default-src 'none'; style-src "+sum(between(t, page, "<style>", "</style>"))+
			"; script-src "+sum(between(t, page, "<script>", "</script>"))+"; base-uri 'none'; form-action 'none'", policy)
		require.NotContains(t, page, "\r")
		before, _, _ := strings.Cut(page, "http-equiv")
		require.NotRegexp(t, `<(?:script|style|link|img)`, before, "the policy stands before all that it governs")
	})
}

var loading = regexp.MustCompile(`(?i)(?:\s(?:src|srcset|poster|data|action|background|ping|manifest)=|url\(|@import|<link|<iframe|<object|<embed|<base|<form)[^>]{0,30}`)

func TestNothingIsLoaded(t *testing.T) {
	for _, m := range []report.Model{usual(t, "L2", lang.English), usual(t, "L2", lang.TraditionalChinese)} {
		page := render(t, m)
		for _, found := range loading.FindAllString(page, -1) {
			require.Regexp(t, `^url\(#hatch\)`, found)
		}
		for _, link := range regexp.MustCompile(`<a [^>]*>`).FindAllString(page, -1) {
			require.Regexp(t, `^<a [^>]*href="(?:#[\w.-]+"|https?://[^"]*" rel="noreferrer noopener")`, link)
		}
	}
}

func TestAnAddressThatIsNotOnTheWebIsNoLink(t *testing.T) {
	m := usual(t, "L1", lang.English)
	m.Method.Sources = []report.Source{{Title: "a", URL: "javascript:alert(1)"}, {Title: "b", URL: "data:text/html,x"}, {Title: "c", URL: "file:///etc/passwd"}}
	page := render(t, m)
	require.NotRegexp(t, `href="(?:javascript|data|file)`, page)
	require.Contains(t, page, "javascript:alert(1)", "it is told all the same")
}

func TestALogoIsWithinThePage(t *testing.T) {
	m := usual(t, "L1", lang.English)
	m.Look.Logo = &report.Logo{PNG: []byte("\x89PNG\r\n\x1a\n"), Width: 10, Height: 5}
	page := render(t, m)
	require.Contains(t, page, `<img class="logo" src="data:image/png;base64,iVBORw0KGgo=" width="10" height="5" alt="">`)
	require.Contains(t, between(t, page, `Content-Security-Policy" content="`, `"`), "img-src data:")
}

func TestHeadingsComeInOrder(t *testing.T) {
	heading := regexp.MustCompile(`<h([1-6])`)
	eachModel(t, func(t *testing.T, m report.Model) {
		last, first := 0, 0
		for _, found := range heading.FindAllStringSubmatch(render(t, m), -1) {
			level := int(found[1][0] - '0')
			require.LessOrEqual(t, level, last+1)
			if level == 1 {
				first++
			}
			last = level
		}
		require.Equal(t, 1, first)
	})
}

func TestEveryLinkWithinThePageLeadsSomewhere(t *testing.T) {
	for _, tag := range sample.Languages {
		page := render(t, usual(t, "L2", tag))
		ids := map[string]bool{}
		for _, found := range regexp.MustCompile(`\sid="([^"]*)"`).FindAllStringSubmatch(page, -1) {
			require.False(t, ids[found[1]], "%s stands twice", found[1])
			ids[found[1]] = true
		}
		for _, found := range regexp.MustCompile(`(?:href="#|aria-labelledby="|for=")([^"]*)"`).FindAllStringSubmatch(page, -1) {
			require.True(t, ids[found[1]], found[1])
		}
	}
}
