package oscal_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"

	"rung/controls"
	"rung/controls/draft"
	"rung/controls/oscal"
)

// The official catalogs (usnistgov/oscal-content 3b3cdee, 2025-05-29), byte for byte, and a conversion of each into JSON.
// They are in the public domain, as is the schema beside them (OSCAL 1.1.3).
const (
	r3XML   = "NIST_SP800-171_rev3_catalog.xml"
	r3JSON  = "NIST_SP800-171_rev3_catalog.converted.json"
	csfXML  = "NIST_CSF_v2.0_catalog.xml"
	csfJSON = "NIST_CSF_v2.0_catalog.converted.json"
)

// unpacked reads a file of testdata.
func unpacked(t testing.TB, name string) []byte {
	t.Helper()
	f, err := os.Open("testdata/" + name + ".gz")
	require.NoError(t, err)
	defer f.Close()
	r, err := gzip.NewReader(f)
	require.NoError(t, err)
	data, err := io.ReadAll(r)
	require.NoError(t, err)
	return data
}

func read(t testing.TB, data []byte) *draft.Draft {
	t.Helper()
	require.True(t, oscal.Sniff(data))
	d, err := oscal.ReadCatalog(bytes.NewReader(data))
	require.NoError(t, err)
	return d
}

// linted writes a draft, lints it and returns how often each rule is told. There must be no error.
func linted(t testing.TB, d *draft.Draft) map[string]int {
	t.Helper()
	files := written(t, d.Catalogue)
	found, err := controls.Lint(files)
	require.NoError(t, err)
	count := map[string]int{}
	for _, p := range found {
		require.NotEqual(t, controls.Error, p.Severity, p.String())
		count[p.Rule]++
	}
	return count
}

func written(t testing.TB, c *controls.Catalogue) fstest.MapFS {
	t.Helper()
	contents, err := controls.Encode(c)
	require.NoError(t, err)
	files := fstest.MapFS{}
	for name, data := range contents {
		files[name] = &fstest.MapFile{Data: data}
	}
	return files
}

// left counts what had no place, by kind and name.
func left(d *draft.Draft) map[string]int {
	out := map[string]int{}
	for _, l := range d.Left {
		out[strings.TrimSpace(l.What+" "+l.Name)] = l.Count
	}
	return out
}

func objectives(c *controls.Catalogue) (n int) {
	for i := range c.Requirements {
		n += len(c.Requirements[i].Objectives)
	}
	return n
}

func TestOfficialR3ItemByItem(t *testing.T) {
	d := read(t, unpacked(t, r3XML))
	c := d.Catalogue
	require.Equal(t, []int{17, 97, 422}, []int{len(c.Domains), len(c.Requirements), objectives(c)})
	require.Equal(t, 33, left(d)[draft.Withdrawn])
	require.Equal(t, 97, left(d)[draft.Guidance])
	require.Equal(t, "1.0.0", c.Version)
	require.Equal(t, "National Institute of Standards and Technology", c.Publisher.In("en"))
	r := c.Requirement("03.01.01")
	require.Nil(t, r, "a draft has no index yet")
	loaded, err := controls.Load(written(t, c))
	require.NoError(t, err)
	r = loaded.Requirement("03.01.01")
	require.Equal(t, "Account Management", r.Title.In("en"))
	require.Len(t, r.Objectives, 22)
	require.Equal(t, "03.01.01[a.01]", r.Objectives[0].ID)
	require.Contains(t, r.Ask["en"], "[Assignment: organization-defined")
	require.NotContains(t, r.Ask["en"], "insert")
	require.Contains(t, r.RefsIn("sp-800-53-5-1-1"), "AC-02")
	require.Equal(t, "03.01", loaded.Domains[0].ID)
	require.Equal(t, map[string]int{"missing-why": 97, "missing-steps": 97, "missing-evidence": 2}, only(linted(t, d), "missing-"))
}

// only keeps the counts of the rules with this prefix.
func only(count map[string]int, prefix string) map[string]int {
	out := map[string]int{}
	for rule, n := range count {
		if strings.HasPrefix(rule, prefix) {
			out[rule] = n
		}
	}
	return out
}

func TestOfficialCSFItemByItem(t *testing.T) {
	d := read(t, unpacked(t, csfXML))
	c := d.Catalogue
	require.Equal(t, []int{22, 106, 106}, []int{len(c.Domains), len(c.Requirements), objectives(c)})
	require.Equal(t, 79, left(d)["withdrawn-unmarked"], "this edition marks none of them")
	require.Equal(t, 6, left(d)["heading"])
	require.Equal(t, "GV.OC", c.Domains[0].ID)
	require.Equal(t, "GOVERN: Organizational Context", c.Domains[0].Title.In("en"))
	require.Equal(t, "GV.OC-01", c.Requirements[0].ID)
	require.Equal(t, "The organizational mission is understood and informs cybersecurity risk management", c.Requirements[0].Ask["en"])
	require.NotEmpty(t, c.Requirements[0].Do["en"])
	linted(t, d)
}

// TestThreeSpellingsGiveOneDraft reads each catalog in XML, JSON and YAML.
func TestThreeSpellingsGiveOneDraft(t *testing.T) {
	for _, pair := range [][2]string{{r3XML, r3JSON}, {csfXML, csfJSON}} {
		fromXML, inJSON := read(t, unpacked(t, pair[0])), unpacked(t, pair[1])
		require.Equal(t, fromXML, read(t, inJSON), pair)
		var tree any
		require.NoError(t, yaml.Unmarshal(inJSON, &tree))
		inYAML, err := yaml.Marshal(tree)
		require.NoError(t, err)
		require.Equal(t, fromXML, read(t, inYAML), pair)
	}
}
