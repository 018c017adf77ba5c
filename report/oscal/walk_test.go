package oscal_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var (
	uuidForm  = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
	tokenForm = regexp.MustCompile(`^(\p{L}|_)(\p{L}|\p{N}|[.\-_])*$`)
)

// walked is what a walk over a whole document finds.
type walked struct {
	uuids      map[string]bool
	ids        map[string]bool // of parts
	roles      map[string]bool
	controls   map[string]bool // selected or implemented
	references map[string]string
	targets    []string
	objectives []string
	roleRefs   []string
	controlIDs []string
}

// walk visits every key and value of a document. Each UUID is given to one thing alone.
func walk(t testing.TB, document []byte) *walked {
	t.Helper()
	var value any
	require.NoError(t, json.Unmarshal(document, &value))
	w := &walked{uuids: map[string]bool{}, ids: map[string]bool{}, roles: map[string]bool{}, controls: map[string]bool{}, references: map[string]string{}}
	w.visit(t, "", value)
	return w
}

func (w *walked) visit(t testing.TB, path string, value any) {
	switch value := value.(type) {
	case map[string]any:
		for key, inner := range value {
			if text, ok := inner.(string); ok {
				w.note(t, path, key, text)
			}
			w.visit(t, path+"/"+key, inner)
		}
	case []any:
		require.NotEmpty(t, value, "%s: OSCAL has no empty lists", path)
		for _, inner := range value {
			if text, ok := inner.(string); ok && strings.HasSuffix(path, "-uuids") {
				w.references[text] = path
			}
			w.visit(t, path, inner)
		}
	case string:
		require.NotEmpty(t, value, path)
	}
}

func (w *walked) note(t testing.TB, path, key, text string) {
	switch {
	case key == "uuid":
		require.Regexp(t, uuidForm, text)
		require.False(t, w.uuids[text], "%s: %s is given twice", path, text)
		w.uuids[text] = true
	case strings.HasSuffix(key, "-uuid"):
		w.references[text] = path + "/" + key
	case key == "href" && strings.HasPrefix(text, "#"):
		w.references[text[1:]] = path + "/" + key
	case key == "id" && strings.HasSuffix(path, "/parts"):
		require.Regexp(t, tokenForm, text)
		require.False(t, w.ids[text], "%s: %s is given twice", path, text)
		w.ids[text] = true
	case key == "id" && strings.HasSuffix(path, "/roles"):
		w.roles[text] = true
	case key == "role-id":
		w.roleRefs = append(w.roleRefs, text)
	case key == "target-id":
		w.targets = append(w.targets, text)
	case key == "objective-id":
		w.objectives = append(w.objectives, text)
	case key == "control-id" && strings.HasSuffix(path, "include-controls"):
		w.controls[text] = true
	case key == "control-id":
		w.controlIDs = append(w.controlIDs, text)
	}
}

// whole requires that all that a document refers to is in it.
func whole(t testing.TB, document []byte) {
	t.Helper()
	w := walk(t, document)
	require.NotEmpty(t, w.references)
	for uuid, path := range w.references {
		require.True(t, w.uuids[uuid], "%s refers to %s, which is not there", path, uuid)
	}
	for _, role := range w.roleRefs {
		require.True(t, w.roles[role], role)
	}
	if strings.Contains(string(document), `"assessment-results": {`) {
		for _, id := range append(w.targets, w.objectives...) {
			require.True(t, w.ids[id], "the objective %s is not defined", id)
		}
		for _, id := range w.controlIDs {
			require.True(t, w.controls[id], "the control %s was not reviewed", id)
		}
	}
}
