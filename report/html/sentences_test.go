package html

import (
	"encoding/json"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls"
	"rung/controls/lang"
	"rung/report"
	"rung/report/sample"
)

func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

var (
	element = regexp.MustCompile(`(?s)<(?:style|script)[^>]*>.*?</(?:style|script)>|<!--.*?-->|<[^>]*>`)
	opened  = regexp.MustCompile(`<([a-zA-Z][a-zA-Z0-9]*)`)
)

func TestEverySentenceIsThere(t *testing.T) {
	eachModel(t, func(t *testing.T, m report.Model) {
		text := squeezed(html.UnescapeString(element.ReplaceAllString(render(t, m), "")))
		for _, s := range sample.Sentences(m) {
			if !strings.Contains(text, squeezed(s)) {
				t.Errorf("not in the report: %.200q", s)
			}
		}
	})
}

func TestNothingHiddenReachesThePage(t *testing.T) {
	eachModel(t, func(t *testing.T, m report.Model) {
		at := strings.IndexFunc(render(t, m), controls.Hidden)
		require.Equal(t, -1, at)
	})
}

// ours are the elements that the templates write.
var ours = strings.Fields(`a b body circle dd defs details div dl dt figure footer h1 h2 h3 h4 head header html img input label li
	line main meta nav ol option p path pattern rect script section select span strong style summary svg symbol table tbody td text
	th thead title tr ul use button`)

func TestNoTextBecomesAnElement(t *testing.T) {
	harmless := render(t, usual(t, "L1", lang.English))
	page := render(t, sample.Hostile(usual(t, "L1", lang.English)))
	for _, p := range []string{harmless, page} {
		for _, found := range opened.FindAllStringSubmatch(p, -1) {
			require.Contains(t, ours, found[1])
		}
		require.Equal(t, 2, strings.Count(p, "<script"))
		require.Equal(t, 1, strings.Count(p, "<style"))
		bare := regexp.MustCompile(`="[^"]*"`).ReplaceAllString(p, `=""`) // what stands between quotes is text
		require.False(t, regexp.MustCompile(`(?i)<[^>]*\s(?:on[a-z]+|style|srcdoc|formaction)=`).MatchString(bare))
	}
	require.NotContains(t, page, "<img")
}

func TestTheScoreIsReadBackWhole(t *testing.T) {
	eachModel(t, func(t *testing.T, m report.Model) {
		_, rest, ok := strings.Cut(render(t, m), `<script type="application/json" id="score">`)
		require.True(t, ok)
		data, _, _ := strings.Cut(rest, "</script>")
		require.NotContains(t, data, "<")
		var got report.Score
		require.NoError(t, json.Unmarshal([]byte(data), &got))
		want, err := json.Marshal(m.Score)
		require.NoError(t, err)
		again, err := json.Marshal(got)
		require.NoError(t, err)
		require.JSONEq(t, string(want), string(again))
	})
}
