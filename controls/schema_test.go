package controls_test

import (
	"bytes"
	"io/fs"
	"os"
	"strconv"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"

	"rung/controls"
)

func schema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	data, err := controls.Schema()
	require.NoError(t, err)
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	require.NoError(t, err)
	compiler := jsonschema.NewCompiler()
	require.NoError(t, compiler.AddResource("catalogue.json", document))
	compiled, err := compiler.Compile("catalogue.json")
	require.NoError(t, err)
	return compiled
}

// asEditor reads YAML the way editors do, by the rules of YAML 1.2: a date is a text.
func asEditor(t testing.TB, n *yaml.Node) any {
	switch n.Kind {
	case yaml.DocumentNode:
		return asEditor(t, n.Content[0])
	case yaml.MappingNode:
		out := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			out[n.Content[i].Value] = asEditor(t, n.Content[i+1])
		}
		return out
	case yaml.SequenceNode:
		out := []any{}
		for _, item := range n.Content {
			out = append(out, asEditor(t, item))
		}
		return out
	}
	switch n.ShortTag() {
	case "!!int":
		value, err := strconv.Atoi(n.Value)
		require.NoError(t, err)
		return value
	case "!!float":
		value, err := strconv.ParseFloat(n.Value, 64)
		require.NoError(t, err)
		return value
	case "!!bool":
		return n.Value == "true"
	case "!!null":
		return nil
	}
	return n.Value
}

func valid(t testing.TB, s *jsonschema.Schema, data []byte) error {
	t.Helper()
	var n yaml.Node
	require.NoError(t, yaml.Unmarshal(data, &n))
	return s.Validate(asEditor(t, &n))
}

func TestSchemaAcceptsEveryCatalogueThatLoads(t *testing.T) {
	s := schema(t)
	shipped, err := fs.Glob(os.DirFS("../frameworks"), "*/*.yaml")
	require.NoError(t, err)
	require.Greater(t, len(shipped), 20)
	for _, name := range shipped {
		data, err := os.ReadFile("../frameworks/" + name)
		require.NoError(t, err)
		require.NoError(t, valid(t, s, data), name)
	}
	for _, sample := range []sample{allMet, deduction, count, cumulative, rating, good} {
		for name, text := range sample {
			require.NoError(t, valid(t, s, []byte(text)), name)
		}
	}
}

func TestSchemaRefusesWhatIsBroken(t *testing.T) {
	s := schema(t)
	for _, row := range []struct{ name, file, old, with string }{
		{"an unknown key", "catalogue.yaml", "short:", "shorty:"},
		{"a missing key", "catalogue.yaml", "licence: CC0-1.0\n", ""},
		{"another format", "catalogue.yaml", "rung/v1", "rung/v2"},
		{"an id with a blank", "catalogue.yaml", "id: basics", "id: the basics"},
		{"a version read as a number", "catalogue.yaml", `"1.0"`, "1.0"},
		{"a kind of rule that does not exist", "catalogue.yaml", "all-met", "some-met"},
		{"a file in another folder", "catalogue.yaml", "access.yaml", "../access.yaml"},
		{"a text that is a number", "access.yaml", "en: Because.", "en: 5"},
		{"a text in place of a list", "access.yaml", "[A list.]", "A list."},
		{"an empty list", "access.yaml", "[A list.]", "[]"},
		{"a weight with a fraction", "access.yaml", "  level: L1\n", "  level: L1\n  weight: 1.5\n"},
		{"a plan rule that does not exist", "access.yaml", "  level: L1\n", "  level: L1\n  poam: perhaps\n"},
		{"an objective with an unknown key", "access.yaml", "a: {en:", "a: {english:"},
	} {
		t.Run(row.name, func(t *testing.T) {
			require.NoError(t, valid(t, s, []byte(allMet[row.file])))
			require.Error(t, valid(t, s, []byte(allMet.edit(t, row.file, row.old, row.with)[row.file])))
		})
	}
}
