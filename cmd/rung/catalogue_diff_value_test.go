package main

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestValuesOfADiffAreWords(t *testing.T) {
	for _, row := range []struct{ name, value, want string }{
		{"a word stays", "never", "never"},
		{"a text that only begins like a list stays", "[see above] Do it.", "[see above] Do it."},
		{"a list is its words", `["AC-1","AC-2"]`, "AC-1, AC-2"},
		{"a list of parts is their ids", `[{"ID":"a","Title":{"en":"A"}},{"ID":"b"}]`, "a, b"},
		{"a group is its keys and what they say", `{"not-met":"rule 2","csf-2":["PR.AA-01","PR.AA-02"]}`, "csf-2: PR.AA-01 PR.AA-02, not-met: rule 2"},
		{"a part without an id is not spelled out", `[{"Language":"en","Use":"firm"}]`, "…"},
	} {
		t.Run(row.name, func(t *testing.T) { require.Equal(t, row.want, inWords(row.value)) })
	}
}
