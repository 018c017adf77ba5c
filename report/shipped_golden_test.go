package report_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
	"rung/frameworks"
	"rung/report"
)

// shippedSummary is what a report of a shipped catalogue says first, with its figures.
type shippedSummary struct {
	Levels  []report.LevelScore `json:"levels"`
	Summary map[string]string   `json:"headline"`
	Says    []string            `json:"paragraphs"`
	Ways    []string            `json:"ways"`
	Gaps    int                 `json:"gaps"`
}

// answerEvery answers objectives by a fixed pattern: every seventh is not met or on the lowest step, every eleventh does
// not apply, the rest hold. Beyond share of them stay open.
func answerEvery(c *controls.Catalogue, target string, share float64) *assessment.State {
	var settings []assessment.Setting
	n := 0
	for _, r := range c.Asked(target) {
		for _, o := range r.Objectives {
			n++
			to := assessment.Value(assessment.Met)
			scale := c.Scale(o.Scale)
			if scale != nil {
				to = assessment.Value(scale.Steps[len(scale.Steps)-1].ID)
			}
			switch {
			case n%11 == 0:
				to = assessment.Value(assessment.NotApplicable)
			case n%7 == 0 && scale != nil:
				to = assessment.Value(scale.Steps[0].ID)
			case n%7 == 0:
				to = assessment.Value(assessment.NotMet)
			}
			settings = append(settings, assessment.Setting{ID: o.ID, To: to})
		}
	}
	settings = settings[:int(share*float64(len(settings)))]
	header := assessment.Header{Rung: assessment.Version, Framework: assessment.Ref(c), Target: target}
	return assessment.Replay(header, []assessment.Event{{ID: "e", Do: assessment.DoProfile, Profile: &assessment.Profile{Firm: "Sample"}}, assessment.AnswerEvent(settings...)})
}

// TestShippedCataloguesGolden scores one finished and one unfinished assessment of every shipped catalogue.
func TestShippedCataloguesGolden(t *testing.T) {
	entries, err := fs.ReadDir(frameworks.Files, ".")
	require.NoError(t, err)
	for _, entry := range entries {
		files, err := fs.Sub(frameworks.Files, entry.Name())
		require.NoError(t, err)
		c, err := controls.Load(files)
		require.NoError(t, err)
		for name, share := range map[string]float64{"finished": 1, "unfinished": 0.6} {
			t.Run(entry.Name()+" "+name, func(t *testing.T) {
				s := answerEvery(c, c.Levels[1].ID, share)
				r := assessment.Evaluate(c, s)
				out := shippedSummary{Levels: report.NewScore(c, s, r).Levels, Summary: map[string]string{}}
				for _, tag := range []lang.Tag{lang.English, lang.TraditionalChinese} {
					m := report.Build(c, s, r, report.Options{Lang: tag, Now: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)})
					out.Summary[string(tag)] = m.Summary.Headline
					out.Says = append(out.Says, m.Summary.Paragraphs...)
					out.Ways = append(out.Ways, m.Ways...)
					out.Gaps = len(m.Gaps)
				}
				got, err := json.MarshalIndent(out, "", "  ")
				require.NoError(t, err)
				path := filepath.Join("testdata", "shipped", entry.Name()+"-"+name+".json")
				if *update {
					require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
					require.NoError(t, os.WriteFile(path, append(got, '\n'), 0o644))
				}
				want, err := os.ReadFile(path)
				require.NoError(t, err)
				require.Equal(t, string(want), string(got)+"\n")
			})
		}
	}
}
