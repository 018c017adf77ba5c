package html

import (
	"bytes"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls"
	"rung/controls/lang"
	"rung/frameworks"
	"rung/report"
	"rung/report/sample"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// catalogue is one that comes with the program.
var catalogue = sync.OnceValues(func() (*controls.Catalogue, error) {
	sub, err := fs.Sub(frameworks.Files, "cmmc-2")
	if err != nil {
		return nil, err
	}
	return controls.Load(sub)
})

func render(t testing.TB, m report.Model) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, Render(&b, m))
	return b.String()
}

func usual(t testing.TB, level string, tag lang.Tag) report.Model {
	t.Helper()
	c, err := catalogue()
	require.NoError(t, err)
	return sample.Usual(c, level, tag, report.Options{})
}

// eachModel runs a test on every sample in both languages, and on hostile ones.
func eachModel(t *testing.T, test func(t *testing.T, m report.Model)) {
	c, err := catalogue()
	require.NoError(t, err)
	for _, tag := range sample.Languages {
		for _, level := range []string{"L1", "L2"} {
			for _, s := range sample.All(c, level, tag) {
				t.Run(string(tag)+" "+level+" "+s.Name, func(t *testing.T) { test(t, s.Model) })
			}
		}
		t.Run(string(tag)+" hostile", func(t *testing.T) { test(t, sample.Hostile(usual(t, "L1", tag))) })
	}
}

func TestGolden(t *testing.T) {
	c, err := catalogue()
	require.NoError(t, err)
	for name, m := range map[string]report.Model{
		"usual.en": usual(t, "L1", lang.English), "usual.zh-TW": usual(t, "L1", lang.TraditionalChinese),
		"plan.zh-TW": sample.Usual(c, "L1", lang.TraditionalChinese, report.Options{Kind: report.KindPlan, Langs: sample.Languages}),
		"summary.en": sample.Usual(c, "L1", lang.English, report.Options{Kind: report.KindSummary}),
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join("testdata", name+".html")
			got := render(t, m)
			if *update {
				require.NoError(t, os.MkdirAll("testdata", 0o755))
				require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
			}
			want, err := os.ReadFile(path)
			require.NoError(t, err)
			require.True(t, string(want) == got, "%s differs; run with -update and read the difference", path)
		})
	}
}

func TestSameModelSameBytes(t *testing.T) {
	eachModel(t, func(t *testing.T, m report.Model) {
		first := render(t, m)
		require.True(t, first == render(t, m))
	})
}

func TestRenderChangesNothingOfTheModel(t *testing.T) {
	m := sample.Hostile(usual(t, "L1", lang.English))
	again := sample.Hostile(usual(t, "L1", lang.English))
	render(t, m)
	require.Equal(t, again, m)
}

func TestRenderPassesOnAWriteError(t *testing.T) {
	full := errors.New("disk full")
	require.ErrorIs(t, Render(failing{full}, usual(t, "L1", lang.English)), full)
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestReportStaysSmall(t *testing.T) {
	require.Less(t, len(render(t, usual(t, "L2", lang.TraditionalChinese))), 1_000_000, "bytes of a Level 2 report in Chinese")
}

func TestSlug(t *testing.T) {
	require.Equal(t, "AC.L2-3.1.1", slug("AC.L2-3.1.1"))
	require.Equal(t, "a_20_22_23", slug(`a "#`))
	require.False(t, strings.ContainsAny(slug(sample.Harm), " <>\"'#%&?/"))
}
