package cprt_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls"
	"rung/controls/cprt"
)

// file writes an export of elements ("type id text") and of projections ("from to").
func file(elements, projections []string) string {
	var e, p []string
	for _, x := range elements {
		w := strings.SplitN(x, " ", 3)
		text, _ := json.Marshal(w[2])
		e = append(e, fmt.Sprintf(`{"doc_identifier":"D","element_type":%q,"element_identifier":%q,"text":%s}`, w[0], w[1], text))
	}
	for _, x := range projections {
		w := strings.Fields(x)
		p = append(p, fmt.Sprintf(`{"source_doc_identifier":"D","dest_doc_identifier":"D","source_element_identifier":%q,"dest_element_identifier":%q,"relationship_identifier":"projection"}`, w[0], w[1]))
	}
	return `{"response":{"elements":{"documents":[],"elements":[` + strings.Join(e, ",") + `],"relationships":[` + strings.Join(p, ",") + `]}}}`
}

func TestCircles(t *testing.T) {
	d, err := cprt.Read(strings.NewReader(file([]string{"family F x", "requirement F.1 y", "requirement F.2 z"}, []string{"F F.1", "F.1 F.2", "F.2 F.1", "F F"})))
	require.NoError(t, err)
	require.NotEmpty(t, lints(t, d).Requirements)

	_, err = cprt.Read(strings.NewReader(file([]string{"a A x", "b B y"}, []string{"A B", "B A"})))
	var bad *cprt.Error
	require.ErrorAs(t, err, &bad)
	require.Equal(t, cprt.NoRequirements, bad.What, "a circle has no beginning")
}

func TestABodyThatHangsBelowEveryRequirementIsBounded(t *testing.T) {
	var elements, links []string
	elements = append(elements, "family F x", "statement SX text")
	for i := range 1000 {
		elements = append(elements, fmt.Sprintf("requirement F.%d text", i), fmt.Sprintf("determination DX%d text", i))
		links = append(links, fmt.Sprintf("F F.%d", i), fmt.Sprintf("F.%d SX", i), fmt.Sprintf("SX DX%d", i))
	}
	_, err := cprt.Read(strings.NewReader(file(elements, links)))
	var bad *cprt.Error
	require.ErrorAs(t, err, &bad)
	require.Equal(t, cprt.TooLarge, bad.What)
}

func TestManyIDsThatAreAllAlikeAreBounded(t *testing.T) {
	var elements, links []string
	for i := range 20_000 {
		elements = append(elements, fmt.Sprintf("requirement 要求%d text", i))
	}
	_, err := cprt.Read(strings.NewReader(file(elements, links)))
	var bad *cprt.Error
	require.ErrorAs(t, err, &bad)
	require.Equal(t, cprt.TooLarge, bad.What)
}

func TestTextThatMayNotBeShown(t *testing.T) {
	d, err := cprt.Read(strings.NewReader(file([]string{"family F Fam\u202eily", "requirement F.1 Is\u200b it\u0007 so?"}, []string{"F F.1"})))
	require.NoError(t, err)
	require.Equal(t, "Is it so?", lints(t, d).Requirements[0].Ask.In("en"))
}

// FuzzRead proves that nothing panics, and that what is read encodes and loads, unless it is more than a catalogue may be.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"outcomes", "controls", "tasks", "flat"} {
		data, err := os.ReadFile("testdata/" + name + ".json")
		require.NoError(f, err)
		f.Add(data)
	}
	f.Add([]byte(file([]string{"family F x", "requirement F.1 y"}, []string{"F F.1"})))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := cprt.Read(bytes.NewReader(data))
		if err != nil {
			var bad *cprt.Error
			require.True(t, errors.As(err, &bad), err)
			return
		}
		c := d.Catalogue
		if len(c.Requirements) < 100 {
			loaded := lints(t, d)
			require.Equal(t, len(c.Requirements), len(loaded.Requirements))
			require.Equal(t, controls.AllMet, loaded.Levels[0].Rule.Kind)
		}
	})
}
