package oscal_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"
)

// official is NIST's schema of all OSCAL 1.1.3 documents, as released. Its patterns use \p{L}, which Go's expressions know.
var official = sync.OnceValues(func() (*jsonschema.Schema, error) {
	packed, err := os.ReadFile("testdata/oscal_complete_schema.json.gz")
	if err != nil {
		return nil, err
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(unpacked)
	if err != nil {
		return nil, err
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("oscal.json", document); err != nil {
		return nil, err
	}
	return compiler.Compile("oscal.json")
})

// valid requires that a document is one that NIST's schema takes.
func valid(t testing.TB, document []byte) {
	t.Helper()
	schema, err := official()
	require.NoError(t, err)
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(document))
	require.NoError(t, err)
	require.NoError(t, schema.Validate(value))
}

func TestTheSchemaRefusesWhatIsWrong(t *testing.T) {
	schema, err := official()
	require.NoError(t, err)
	for name, document := range map[string]string{
		"no metadata":   `{"assessment-results": {"uuid": "11111111-1111-4111-8111-111111111111"}}`,
		"no such root":  `{"report": {}}`,
		"an empty list": `{"plan-of-action-and-milestones": {"poam-items": []}}`,
	} {
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader([]byte(document)))
		require.NoError(t, err)
		require.Error(t, schema.Validate(value), name)
	}
}
