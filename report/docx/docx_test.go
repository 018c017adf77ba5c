package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"sync"
	"testing"
	"time"

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

func render(t testing.TB, m report.Model) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, Render(&b, m))
	return b.Bytes()
}

func usual(t testing.TB, level string, tag lang.Tag, o report.Options) report.Model {
	t.Helper()
	c, err := catalogue()
	require.NoError(t, err)
	return sample.Usual(c, level, tag, o)
}

func eachModel(t *testing.T, test func(t *testing.T, m report.Model)) {
	c, err := catalogue()
	require.NoError(t, err)
	for _, tag := range sample.Languages {
		for _, level := range []string{"L1", "L2"} {
			for _, s := range sample.All(c, level, tag) {
				t.Run(string(tag)+" "+level+" "+s.Name, func(t *testing.T) { test(t, s.Model) })
			}
		}
		t.Run(string(tag)+" hostile", func(t *testing.T) { test(t, sample.Hostile(usual(t, "L1", tag, report.Options{}))) })
	}
}

// unpacked is a document's files by name.
func unpacked(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	out := map[string]string{}
	var names []string
	for _, f := range z.File {
		r, err := f.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(r)
		require.NoError(t, err)
		out[f.Name] = string(text)
		names = append(names, f.Name)
	}
	require.True(t, sort.StringsAreSorted(names), "%v", names)
	require.Equal(t, "[Content_Types].xml", names[0], "the first file, as some readers want it")
	return out
}

func TestGolden(t *testing.T) {
	for name, m := range map[string]report.Model{
		"usual.en":    usual(t, "L1", lang.English, report.Options{}),
		"usual.zh-TW": usual(t, "L1", lang.TraditionalChinese, report.Options{}),
		"plan.zh-TW":  usual(t, "L1", lang.TraditionalChinese, report.Options{Kind: report.KindPlan, Langs: sample.Languages}),
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join("testdata", name+".xml")
			files := unpacked(t, render(t, m))
			var b strings.Builder // the files as text, because what a zip makes of them may differ from one Go to the next
			for _, part := range []string{"docProps/core.xml", "word/_rels/document.xml.rels", "word/footer1.xml", "word/header1.xml", "word/document.xml"} {
				fmt.Fprintf(&b, "<!-- %s -->\n%s\n", part, strings.ReplaceAll(files[part], "<w:p>", "\n<w:p>"))
			}
			if *update {
				require.NoError(t, os.MkdirAll("testdata", 0o755))
				require.NoError(t, os.WriteFile(path, []byte(b.String()), 0o644))
			}
			want, err := os.ReadFile(path)
			require.NoError(t, err)
			require.True(t, string(want) == b.String(), "%s differs; run with -update and read the difference", path)
		})
	}
}

func TestSameModelSameBytes(t *testing.T) {
	eachModel(t, func(t *testing.T, m report.Model) { require.True(t, bytes.Equal(render(t, m), render(t, m))) })
}

func TestFilesCarryTheReportsTimeAndNoOther(t *testing.T) {
	for name, want := range map[string]time.Time{"usual": sample.Made, "none": {}} {
		m := usual(t, "L1", lang.English, report.Options{})
		m.Created = want
		data := render(t, m)
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		require.NoError(t, err)
		for _, f := range z.File {
			if name == "usual" {
				require.True(t, f.Modified.Equal(want), "%s %s", f.Name, f.Modified)
			} else {
				require.LessOrEqual(t, f.Modified.Year(), 1980)
			}
		}
	}
}

func TestRenderPassesOnAWriteError(t *testing.T) {
	full := errors.New("disk full")
	require.ErrorIs(t, Render(failing{full}, usual(t, "L1", lang.English, report.Options{})), full)
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
