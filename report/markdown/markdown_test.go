package markdown

import (
	"bytes"
	"errors"
	"flag"
	"html"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
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

func TestGolden(t *testing.T) {
	for name, m := range map[string]report.Model{
		"usual.en":    usual(t, "L1", lang.English, report.Options{}),
		"usual.zh-TW": usual(t, "L1", lang.TraditionalChinese, report.Options{}),
		"plan.zh-TW":  usual(t, "L1", lang.TraditionalChinese, report.Options{Kind: report.KindPlan, Langs: sample.Languages}),
		"summary.en":  usual(t, "L1", lang.English, report.Options{Kind: report.KindSummary}),
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join("testdata", name+".md")
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

var ours = strings.NewReplacer("<wbr>", "", "<br>", "\n", "<span>$</span>", "$")

var escaped = regexp.MustCompile("\\\\([\\\\`*_\\[\\]|~#+\\-=:.)])")

// plain takes the escapes out of Markdown.
func plain(markdown string) string {
	return html.UnescapeString(escaped.ReplaceAllString(ours.Replace(markdown), "$1"))
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

func TestEverySentenceIsThere(t *testing.T) {
	eachModel(t, func(t *testing.T, m report.Model) {
		text := squeezed(plain(render(t, m)))
		left := report.Labels{Heat: m.Labels.Heat}
		for _, s := range sample.Sentences(m) {
			if s != left.Heat && !strings.Contains(text, squeezed(s)) {
				t.Errorf("not in the report: %.200q", s)
			}
		}
	})
}

func TestEscape(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"an ordinary text stays as it is", "Firm 公司, 12.5% (about 3)", "Firm 公司, 12.5% (about 3)"},
		{"no heading", "# top", `\# top`},
		{"no list", "- item", `\- item`},
		{"no numbered list", "12. item", `12\. item`},
		{"no numbered list with a bracket", "3) item", `3\) item`},
		{"a number with a point is a number", "3.5 days", "3.5 days"},
		{"no rule", "---", `\---`},
		{"no code, bold, italics or strike", "`a` **b** _c_ ~~d~~", "\\`a\\` \\*\\*b\\*\\* \\_c\\_ \\~\\~d\\~\\~"},
		{"no link and no picture", "![a](b)", `!\[a\](b)`},
		{"no table cell", "a | b", `a \| b`},
		{"no element", "<b>&lt;", "&lt;b&gt;&amp;lt;"},
		{"no link made of a bare address", "https://a.test www.a.test", "https:<wbr>//a.test www<wbr>.a.test"},
		{"no call to a person, no mail address", "@ann a@b.c", "@<wbr>ann a@<wbr>b.c"},
		{"no issue", "#12 GH-12", `\#<wbr>12 GH-<wbr>12`},
		{"no picture made of a word", ":tada:", `\:<wbr>tada:`},
		{"no formula", "$x$", "<span>$</span>x<span>$</span>"},
		{"a line break stays one", " a \n\n    b ", "a<br><br>b"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { require.Equal(t, test.want, escape(test.text)) })
	}
}

func TestLink(t *testing.T) {
	require.Equal(t, "[a\\]](<https://a.test/b?c=(d)>)", link("a]", "https://a.test/b?c=(d)"))
	for _, address := range []string{"javascript:alert(1)", "https://a.test/<b>", "https://a.test/a b", "https://a.test/a\\b", "data:,x", ""} {
		require.NotContains(t, link("a", address), "](", address)
	}
}

func FuzzEscape(f *testing.F) {
	f.Add(sample.Harm)
	f.Add("1. a\n# b")
	f.Fuzz(func(t *testing.T, text string) {
		text = report.ShownText(text)
		got := escape(text)
		require.NotContains(t, got, "\n")
		require.Equal(t, squeezed(text), squeezed(plain(got)), "what is escaped reads as the text")
	})
}

func TestRenderPassesOnAWriteError(t *testing.T) {
	full := errors.New("disk full")
	require.ErrorIs(t, Render(failing{full}, usual(t, "L1", lang.English, report.Options{})), full)
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
