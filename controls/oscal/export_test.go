package oscal_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"

	"rung/controls"
	"rung/controls/oscal"
)

var clock = time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)

func shipped(t testing.TB) map[string]*controls.Catalogue {
	t.Helper()
	names, err := fs.Glob(os.DirFS("../../frameworks"), "*/"+controls.MainFile)
	require.NoError(t, err)
	require.NotEmpty(t, names)
	out := map[string]*controls.Catalogue{}
	for _, name := range names {
		c, err := controls.Load(os.DirFS("../../frameworks/" + path.Dir(name)))
		require.NoError(t, err)
		out[c.ID] = c
	}
	return out
}

func exported(t testing.TB, c *controls.Catalogue) []byte {
	t.Helper()
	var once, twice bytes.Buffer
	require.NoError(t, oscal.WriteCatalog(&once, c, clock))
	require.NoError(t, oscal.WriteCatalog(&twice, c, clock))
	require.Equal(t, once.Bytes(), twice.Bytes())
	return once.Bytes()
}

func schema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(unpacked(t, "oscal_catalog_schema.json")))
	require.NoError(t, err)
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	require.NoError(t, compiler.AddResource("catalog.json", document))
	compiled, err := compiler.Compile("catalog.json")
	require.NoError(t, err)
	return compiled
}

func TestExportsAreValidAndComeBackWhole(t *testing.T) {
	official := schema(t)
	for id, c := range shipped(t) {
		t.Run(id, func(t *testing.T) {
			data := exported(t, c)
			instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
			require.NoError(t, err)
			require.NoError(t, official.Validate(instance))
			d := read(t, data)
			require.Empty(t, d.Left)
			again, err := controls.Load(written(t, d.Catalogue))
			require.NoError(t, err)
			was, err := controls.Load(written(t, c))
			require.NoError(t, err)
			require.Equal(t, was, again)
		})
	}
}

// TestADraftGoesOutAndComesBack exports what was imported from elsewhere.
func TestADraftGoesOutAndComesBack(t *testing.T) {
	official := schema(t)
	for _, name := range []string{r3XML, csfJSON} {
		d := read(t, unpacked(t, name))
		data := exported(t, d.Catalogue)
		instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		require.NoError(t, err)
		require.NoError(t, official.Validate(instance))
		require.Equal(t, written(t, d.Catalogue), written(t, read(t, data).Catalogue))
	}
}

// TestTheOfficialSchemaIsAsStrictAsItShouldBe proves that the validation above can fail.
func TestTheOfficialSchemaIsAsStrictAsItShouldBe(t *testing.T) {
	instance, err := jsonschema.UnmarshalJSON(bytes.NewReader([]byte(`{"catalog": {"uuid": "x"}}`)))
	require.NoError(t, err)
	require.Error(t, schema(t).Validate(instance))
}

// TestAnEditedExportBringsTheEditAlong changes a statement as another program would.
func TestAnEditedExportBringsTheEditAlong(t *testing.T) {
	c := shipped(t)["csf-2"]
	var tree map[string]any
	require.NoError(t, json.Unmarshal(exported(t, c), &tree))
	group := tree["catalog"].(map[string]any)["groups"].([]any)[0].(map[string]any)
	control := group["controls"].([]any)[0].(map[string]any)
	control["parts"].([]any)[0].(map[string]any)["prose"] = "Edited elsewhere?"
	group["title"] = "Renamed"
	edited, err := json.Marshal(tree)
	require.NoError(t, err)
	d := read(t, edited)
	require.Equal(t, "Edited elsewhere?", d.Catalogue.Requirements[0].Ask["en"])
	require.Equal(t, c.Requirements[0].Ask["zh-TW"], d.Catalogue.Requirements[0].Ask["zh-TW"])
	require.Equal(t, "Renamed", d.Catalogue.Domains[0].Title["en"])
	linted(t, d)
}
