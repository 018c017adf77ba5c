//go:build e2e

package docx

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/report"
	"rung/report/sample"
)

// TestE2ELibreOfficeShowsEverySentence opens the document in LibreOffice, has it printed and reads the pages. A program
// that is not installed fails it.
func TestE2ELibreOfficeShowsEverySentence(t *testing.T) {
	dir := t.TempDir()
	var paths []string
	models := map[string]report.Model{}
	for _, tag := range sample.Languages {
		models[string(tag)] = usual(t, "L1", tag, report.Options{})
		models[string(tag)+"-plan"] = usual(t, "L1", tag, report.Options{Kind: report.KindPlan, Langs: sample.Languages})
	}
	models["hostile"] = sample.Hostile(usual(t, "L1", "en", report.Options{}))
	for name, m := range models {
		path := filepath.Join(dir, name+".docx")
		require.NoError(t, os.WriteFile(path, render(t, m), 0o600))
		paths = append(paths, path)
	}
	command := exec.Command("soffice", append([]string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", "pdf", "--outdir", dir}, paths...)...)
	command.Env = append(os.Environ(), "HOME="+t.TempDir())
	out, err := command.CombinedOutput()
	require.NoError(t, err, "%s", out)
	for name, m := range models {
		text, err := exec.Command("pdftotext", "-raw", "-enc", "UTF-8", filepath.Join(dir, name+".pdf"), "-").Output()
		require.NoError(t, err, name)
		if name == "hostile" {
			continue // that it opens and prints is all that is asked
		}
		pages := strings.Split(strings.TrimRight(string(text), "\f"), "\f")
		printed := withoutRepeats(m, string(text))
		for _, s := range sample.Sentences(m) {
			if s == m.Labels.Heat || s == m.Labels.ReadHeat || s == m.Generator || s == m.Title {
				continue
			}
			if !strings.Contains(printed, squeezed(s)) {
				t.Errorf("%s: not printed: %.200q", name, s)
			}
		}
		last := strings.NewReplacer("{page}", string(rune('0'+len(pages)%10)), "{pages}", string(rune('0'+len(pages)%10))).Replace(m.Labels.Page)
		if len(pages) < 10 {
			require.Contains(t, squeezed(pages[len(pages)-1]), squeezed(last), "the fields count pages")
		}
	}
}

// withoutRepeats takes the headers, the footers and the repeated heads of tables out of an extracted text, and all white
// space: a sentence may run over to the next page.
func withoutRepeats(m report.Model, text string) string {
	text = squeezed(text)
	page := regexp.QuoteMeta(squeezed(m.Labels.Page))
	page = strings.NewReplacer(`\{page\}`, `\d+`, `\{pages\}`, `\d+`).Replace(page)
	text = regexp.MustCompile(regexp.QuoteMeta(squeezed(m.Date))+page).ReplaceAllString(text, "")
	return strings.ReplaceAll(text, squeezed(m.Cover.Firm+m.Labels.Clause+m.Cover.Heading), "")
}
