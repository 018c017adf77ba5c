package controls_test

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"rung/controls"
	"rung/controls/lang"
)

// encoded writes a catalogue, checks that Tidy has nothing to change, and returns the files.
func encoded(t testing.TB, c *controls.Catalogue) fstest.MapFS {
	t.Helper()
	contents, err := controls.Encode(c)
	require.NoError(t, err)
	out := fstest.MapFS{}
	for name, data := range contents {
		out[name] = &fstest.MapFile{Data: data}
	}
	tidy, err := controls.Tidy(out)
	require.NoError(t, err)
	for name, data := range contents {
		require.Equal(t, string(tidy[name]), string(data), name)
	}
	return out
}

func TestEncodeGivesTheCatalogueBack(t *testing.T) {
	for name, s := range map[string]sample{
		"all-met": allMet, "deduction": deduction, "count": count, "cumulative": cumulative, "rating": rating, "good": good,
	} {
		t.Run(name, func(t *testing.T) { same(t, s.files(), encoded(t, load(t, s))) })
	}
	shipped, err := fs.Glob(os.DirFS("../frameworks"), "*/"+controls.MainFile)
	require.NoError(t, err)
	require.NotEmpty(t, shipped)
	for _, main := range shipped {
		t.Run(main, func(t *testing.T) {
			files := os.DirFS("../frameworks/" + path.Dir(main))
			c, err := controls.Load(files)
			require.NoError(t, err)
			same(t, files, encoded(t, c))
		})
	}
}

// oddTexts are texts that YAML could take for something else.
var oddTexts = []string{
	"yes", "3.10", "1e3", "0x1F", "null", "~", "true", "2024-10-15", "<<", "=", "- a", "? b", ": c", "# d", "a # b", "a: b", "*x", "&x", "!x", "%x",
	"@x", "`x", "\"x\"", "'x'", "{a: b}", "[a]", "|", ">", "a\nb", "a\n\n  b\n\tc", "  x", "a\tb", "--- a", "...", "\\n", "前往：「設定」", "é\u00a0ß", "a \nb",
	"key:", "12:30:45", "1_000", "+1", ".5", "-", "en", "text", strings.Repeat("long ", 200) + "end", "#", ",", "a, b", "x]",
}

func TestEncodeKeepsOddTexts(t *testing.T) {
	for _, base := range []sample{good, deduction} {
		for _, text := range oddTexts {
			c := load(t, base)
			for _, tag := range c.Languages {
				r := &c.Requirements[0]
				r.Title[tag], r.Ask[tag], r.Why[tag] = text, text, text
				r.Do[tag], r.Evidence[tag] = []string{text, text}, []string{text}
				r.Objectives[0].Text[tag] = text
				c.Notice[tag] = text
			}
			delete(c.Requirements[0].Title, "")
			c.Short = strings.ReplaceAll(strings.TrimSpace(text), "\n", " ")
			c.Publisher = lang.Plain(text)
			again, err := controls.Load(encoded(t, c))
			require.NoError(t, err, text)
			trimmed := strings.TrimSpace(text)
			for _, tag := range c.Languages {
				r := again.Requirements[0]
				require.Equal(t, []string{trimmed, trimmed, trimmed}, []string{r.Ask[tag], r.Do[tag][1], r.Objectives[0].Text[tag]}, text)
				require.Equal(t, trimmed, again.Notice[tag])
			}
			require.Equal(t, trimmed, again.Publisher.In("en"))
		}
	}
}

func TestEncodeNamesFilesThatEverySystemTakes(t *testing.T) {
	c := load(t, count)
	c.Requirements = nil
	c.Domains = nil
	for _, id := range []string{"A", "a", "con", "COM1.x", "catalogue", "03.09", "x(1)", "x:1", "a-2", "z.", "nul"} {
		c.Domains = append(c.Domains, controls.Domain{ID: id, Title: lang.Text{"en": "Title " + id}})
	}
	contents, err := controls.Encode(c)
	require.NoError(t, err)
	names := []string{}
	for name := range contents {
		names = append(names, name)
	}
	require.ElementsMatch(t, []string{
		"catalogue.yaml", "a.yaml", "a-2.yaml", "domain-con.yaml", "domain-com1.x.yaml", "catalogue-2.yaml", "03.09.yaml", "x-1.yaml", "x-1-2.yaml",
		"a-2-2.yaml", "z.yaml", "domain-nul.yaml",
	}, names)
	same(t, encoded(t, c), encoded(t, c))
}

func TestEncodeRefusesARequirementOfNoDomain(t *testing.T) {
	c := load(t, count)
	c.Requirements[0].Domain = "Z"
	_, err := controls.Encode(c)
	require.ErrorContains(t, err, "belongs to no domain")
}

// FuzzEncode proves that what loads is written so that it loads as the same again.
func FuzzEncode(f *testing.F) {
	f.Add(good["access.yaml"])
	f.Add(good["access.yaml"] + second)
	for _, text := range oddTexts {
		f.Add(strings.Replace(good["access.yaml"], "en: Because.", "en: "+text, 1))
	}
	f.Fuzz(func(t *testing.T, access string) {
		s := sample{"catalogue.yaml": good["catalogue.yaml"], "access.yaml": access}
		c, err := controls.Load(s.files())
		if err != nil {
			return
		}
		same(t, s.files(), encoded(t, c))
	})
}
