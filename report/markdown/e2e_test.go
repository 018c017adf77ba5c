//go:build e2e

package markdown

import (
	"html"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls/lang"
	"rung/report"
	"rung/report/sample"
)

// rendered is what GitHub's own program makes of Markdown, with all its extensions.
func rendered(t *testing.T, markdown string) string {
	t.Helper()
	command := exec.Command("cmark-gfm", "--unsafe", "-e", "table", "-e", "strikethrough", "-e", "autolink", "-e", "tasklist", "-e", "footnotes")
	command.Stdin = strings.NewReader(markdown)
	out, err := command.Output()
	require.NoError(t, err)
	return string(out)
}

var cell = regexp.MustCompile(`<t[hd][ >]`)

var opened = regexp.MustCompile(`<([a-zA-Z][a-zA-Z0-9]*)`)

func TestE2ENoTextFormatsLinksOrBreaksATable(t *testing.T) {
	for _, tag := range sample.Languages {
		m := sample.Hostile(usual(t, "L1", tag, report.Options{}))
		page := rendered(t, render(t, m))
		allowed := strings.Fields("h1 h2 h3 h4 p br wbr span strong em ol ul li input table thead tbody tr th td")
		for _, found := range opened.FindAllStringSubmatch(page, -1) {
			require.Contains(t, allowed, found[1])
		}
		words := squeezed(html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(page, "")))
		for _, s := range sample.Sentences(m) {
			if s != m.Labels.Heat {
				require.Contains(t, words, squeezed(s))
			}
		}
		for _, table := range strings.Split(page, "<table>")[1:] {
			table, _, _ = strings.Cut(table, "</table>")
			rows := strings.Split(table, "<tr>")[1:]
			for _, row := range rows {
				require.Len(t, cell.FindAllString(row, -1), len(cell.FindAllString(rows[0], -1)), "every row has as many cells as its head")
			}
		}
	}
}

func TestE2EWhatAWikiShows(t *testing.T) {
	m := usual(t, "L1", lang.TraditionalChinese, report.Options{})
	page := rendered(t, render(t, m))
	require.Equal(t, 1, strings.Count(page, "<h1>"))
	require.Contains(t, page, "<table>")
	require.Contains(t, page, `<input type="checkbox"`)
	for _, s := range m.Method.Sources {
		require.Contains(t, html.UnescapeString(page), `<a href="`+s.URL+`">`)
	}
}
