//go:build e2e

package pdf

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls/lang"
	"rung/report"
)

// These tests look at the finished file with other people's programs: qpdf, and poppler's pdftotext, pdfinfo and
// pdftoppm. A program that is not installed fails them.

// written renders a model into a file.
func written(t *testing.T, m report.Model) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "report.pdf")
	require.NoError(t, os.WriteFile(path, render(t, m), 0o600))
	return path
}

func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	require.NoError(t, err, "%s: %s", name, out)
	return string(out)
}

func TestQpdfFindsNothingWrong(t *testing.T) {
	eachModel(t, func(t *testing.T, m report.Model) {
		out := run(t, "qpdf", "--check", written(t, m))
		require.Contains(t, out, "No syntax or stream encoding errors found")
		require.NotContains(t, out, "WARNING")
	})
}

func TestEverySentenceIsExtracted(t *testing.T) {
	f := bothFaces(t)
	for _, tag := range languages {
		for name, m := range models(t, tag) {
			if name == "empty" || strings.Contains(name, "hostile") || strings.Contains(name, "large") || strings.Contains(name, "grown") {
				continue // they run over pages, where headers come between
			}
			t.Run(string(tag)+" "+name, func(t *testing.T) {
				text := withoutRepeats(m, run(t, "pdftotext", "-raw", "-enc", "UTF-8", written(t, m), "-"))
				for _, s := range append(sentences(m), m.Cover.Firm, m.Cover.Scope) {
					if !strings.Contains(text, squeezed(clean(s, f.regular))) {
						t.Errorf("not extracted: %q", s)
					}
				}
			})
		}
	}
}

// withoutRepeats takes the headers, the footers and the headings of further pages out of an extracted text, and all
// white space.
func withoutRepeats(m report.Model, text string) string {
	pages := strconv.Itoa(strings.Count(text, "\f"))
	text = squeezed(text)
	again := regexp.QuoteMeta(squeezed(m.Cover.Heading)) + `\d{4}-\d\d-\d\d` +
		strings.NewReplacer("{page}", `\d+`, "{pages}", pages).Replace(squeezed(m.Labels.Page))
	return regexp.MustCompile(again).ReplaceAllString(text, "")
}

func TestWhatAReaderShowsOfTheFile(t *testing.T) {
	for _, tag := range languages {
		m := usual(tag).model(t, tag)
		info := run(t, "pdfinfo", "-isodates", written(t, m))
		require.Contains(t, info, m.Title)
		require.Contains(t, info, m.Cover.Firm)
		require.Contains(t, info, "2026-03-09T08:30:00")
		require.Contains(t, info, "A4")
	}
}

func TestOnlyOurFontsAndAllOfThemEmbedded(t *testing.T) {
	out := run(t, "pdffonts", written(t, usual(lang.TraditionalChinese).model(t, lang.TraditionalChinese)))
	lines := strings.Split(strings.TrimSpace(out), "\n")[2:]
	require.Len(t, lines, 2)
	for _, line := range lines {
		require.Regexp(t, `noto.*CID TrueType\s+Identity-H\s+yes`, line)
	}
}

func TestPagesDraw(t *testing.T) {
	for _, tag := range languages {
		dir := t.TempDir()
		out := run(t, "pdftoppm", "-r", "20", "-png", written(t, usual(tag).model(t, tag)), filepath.Join(dir, "p"))
		require.Empty(t, strings.TrimSpace(out), "poppler complains of nothing")
		pages, err := filepath.Glob(filepath.Join(dir, "p-*.png"))
		require.NoError(t, err)
		require.Greater(t, len(pages), 8)
	}
}
