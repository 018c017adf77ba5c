package oscal_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestParametersInParameters(t *testing.T) {
	for _, row := range []struct{ name, params, want string }{
		{"a label that names another", `{"id": "a", "label": "days of {{ insert: param, b }}"}, {"id": "b", "values": ["rest"]}`, "Wait [Assignment: days of rest]."},
		{"one that names itself", `{"id": "a", "label": "x {{ insert: param, a }}"}`, "Wait [Assignment: x [Assignment: a]]."},
		{"two that name each other", `{"id": "a", "values": ["{{ insert: param, b }}"]}, {"id": "b", "select": {"choice": ["{{ insert: param, a }}", "no"]}}`, "Wait [Selection: [Assignment: a]; no]."},
		{"one that is not there", `{"id": "b"}`, "Wait [Assignment: a]."},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := read(t, around(`{"id": "g", "title": "G", "params": [`+row.params+`], "controls": [{"id": "x", "title": "X", "parts": [{"name": "statement", "prose": "Wait {{ insert: param, a }}."}]}]}`))
			require.Equal(t, row.want, d.Catalogue.Requirements[0].Ask.In("en"))
		})
	}
}

func TestAChainOfParametersCostsLittle(t *testing.T) {
	var params strings.Builder
	for i := range 50_000 {
		fmt.Fprintf(&params, `{"id": "p%d", "label": "x {{ insert: param, p%d }} {{ insert: param, p%d }}"},`, i, i+1, i+1)
	}
	d := read(t, around(`{"id": "g", "title": "G", "params": [`+strings.TrimSuffix(params.String(), ",")+`], "controls": [{"id": "x", "title": "X", "parts": [{"name": "statement", "prose": "Wait {{ insert: param, p0 }}."}]}]}`))
	require.NotEmpty(t, d.Catalogue.Requirements[0].Ask.In("en"))
}

func TestLevelsInAnySpellingAndOrder(t *testing.T) {
	var controls []string
	for i, level := range []string{"10", "2", "1"} {
		controls = append(controls, fmt.Sprintf(`{"id": "x%d", "title": "X", "props": [{"name": "maturity-level", "value": %q}], "parts": [{"name": "statement", "prose": "Do %d."}]}`, i, level, i))
	}
	d := read(t, around(`{"id": "g", "title": "G", "controls": [`+strings.Join(controls, ",")+`]}`))
	require.Equal(t, []string{"1", "2", "10"}, d.Catalogue.LevelIDs())
	d = read(t, []byte(strings.NewReplacer(`"10"`, `"High"`, `"2"`, `"low"`, `"1"`, `"Low"`).Replace(string(around(`{"id": "g", "title": "G", "controls": [`+strings.Join(controls, ",")+`]}`)))))
	require.Equal(t, []string{"low", "High"}, d.Catalogue.LevelIDs())
}
