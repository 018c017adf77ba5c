package journal

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
)

// beside lists the names in the folder of a file.
func beside(t testing.TB, path string) []string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	require.NoError(t, err)
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}

// encoded is a whole plain file.
func encoded(h assessment.Header, events []assessment.Event) ([]byte, *Log, error) {
	raw, err := marshalAll(events, nil)
	if err != nil {
		return nil, nil, err
	}
	return encode(nil, h, raw)
}

func headerLine(h assessment.Header) ([]byte, error) {
	body, err := headBody(h)
	return stamp(append([]byte("{"), body...)), err
}

func eventLine(prev string, e assessment.Event) ([]byte, error) {
	raw, err := marshalEvent(e)
	if err != nil {
		return nil, err
	}
	return chain(prev, raw[1:len(raw)-1]), nil
}

func sortedKeys(all map[string][]byte) []string { return slices.Sorted(maps.Keys(all)) }

func unfitOne(good []byte, what string) []byte { return unfit(good)[what] }
