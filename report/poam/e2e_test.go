//go:build e2e

package poam_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls/lang"
	"rung/report/poam"
)

// TestE2EALibreOfficeCopyHoldsTheSame lets LibreOffice open the workbook and save it.
func TestE2EALibreOfficeCopyHoldsTheSame(t *testing.T) {
	office, err := exec.LookPath("soffice")
	require.NoError(t, err, "the test needs LibreOffice Calc")
	for _, tag := range []lang.Tag{lang.English, lang.TraditionalChinese} {
		data, book := mixed(t).written(tag)
		dir := t.TempDir()
		require.NoError(t, os.WriteFile(filepath.Join(dir, "a.xlsx"), data, 0o600))
		profile := "-env:UserInstallation=file://" + filepath.Join(dir, "profile")
		said, err := exec.Command(office, profile, "--headless", "--convert-to", "xlsx", "--outdir", filepath.Join(dir, "out"), filepath.Join(dir, "a.xlsx")).CombinedOutput()
		require.NoError(t, err, string(said))
		saved, err := os.ReadFile(filepath.Join(dir, "out", "a.xlsx"))
		require.NoError(t, err)
		counted, err := poam.Count(saved)
		require.NoError(t, err)
		require.Equal(t, 5, counted)
		copied := read(t, saved)
		require.Equal(t, ids(book), ids(copied))
		for _, id := range ids(book) {
			require.Equal(t, row(t, book, id), row(t, copied, id), id)
		}
	}
}
