//go:build e2e

package pdf

import (
	"flag"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls"
	"rung/controls/lang"
	"rung/report"
)

var update = flag.Bool("update", false, "write the page pictures anew")

// pictured are the reports whose pages are kept as pictures, and which pages of each.
func pictured(t *testing.T) map[string]struct {
	model       report.Model
	first, last int
} {
	type pages = struct {
		model       report.Model
		first, last int
	}
	out := map[string]pages{}
	for _, tag := range languages {
		full := grown(tag, report.Options{Langs: languages, Dates: report.DatesBoth, Look: report.Look{Logo: logo(t), Confidential: "Confidential 機密", PreparedFor: "Example 範例"}})
		out["full-"+string(tag)] = pages{full.model(t, tag), 1, 10}
		out["summary-"+string(tag)] = pages{grown(tag, report.Options{Kind: report.KindSummary}).model(t, tag), 1, 1}
		out["plan-"+string(tag)] = pages{grown(tag, report.Options{Kind: report.KindPlan}).model(t, tag), 1, 3}
	}
	out["rating"] = pages{ruledModel(t, controls.Rating, lang.English, report.KindFull), 1, 6}
	return out
}

// TestE2EPagesLookAsBefore compares page pictures at low resolution with those that were looked at and kept. "-update"
// writes them anew: look at each that changed.
func TestE2EPagesLookAsBefore(t *testing.T) {
	for name, of := range pictured(t) {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			run(t, "pdftoppm", "-r", "24", "-gray", "-png", "-f", fmt.Sprint(of.first), "-l", fmt.Sprint(of.last), written(t, of.model), filepath.Join(dir, name))
			drawn, err := filepath.Glob(filepath.Join(dir, "*.png"))
			require.NoError(t, err)
			require.NotEmpty(t, drawn)
			for _, path := range drawn {
				kept := filepath.Join("testdata", "pages", filepath.Base(path))
				if *update {
					data, err := os.ReadFile(path)
					require.NoError(t, err)
					require.NoError(t, os.MkdirAll(filepath.Dir(kept), 0o755))
					require.NoError(t, os.WriteFile(kept, data, 0o644))
					continue
				}
				require.Less(t, difference(t, picture(t, kept), picture(t, path)), 0.01, "%s", strings.TrimSuffix(filepath.Base(path), ".png"))
			}
		})
	}
}

func picture(t *testing.T, path string) image.Image {
	t.Helper()
	file, err := os.Open(path)
	require.NoError(t, err)
	defer file.Close()
	decoded, err := png.Decode(file)
	require.NoError(t, err)
	return decoded
}

// difference is the share of pixels that are not the same to the eye; another version of poppler draws edges otherwise.
func difference(t *testing.T, a, b image.Image) float64 {
	t.Helper()
	require.Equal(t, a.Bounds(), b.Bounds())
	other := 0
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			p, _, _, _ := a.At(x, y).RGBA()
			q, _, _, _ := b.At(x, y).RGBA()
			if max(p, q)-min(p, q) > 64<<8 {
				other++
			}
		}
	}
	return float64(other) / float64(a.Bounds().Dx()*a.Bounds().Dy())
}
