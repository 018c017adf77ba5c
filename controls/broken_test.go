package controls_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls"
)

// The files of the samples.
const (
	main   = "catalogue.yaml"
	access = "access.yaml"
	plan   = "planning.yaml"
)

func TestATextThatIsTooLong(t *testing.T) { // too long for a sample in testdata/broken
	found := broken(t, allMet.edit(t, access, "Accounts", strings.Repeat("x", controls.MaxText+1)))
	require.Len(t, found, 1)
	require.Equal(t, "access.yaml:3:15: the text is 65537 bytes long; at most 65536 fit", found[0].String())
	require.Equal(t, "unfit-text", found[0].Rule)
}

func TestAHostileIDIsNeverRepeatedRaw(t *testing.T) {
	s := cumulative.edit(t, main, "{id: L2, title", `{id: "L\u202e2\e[2J", title`).edit(t, "a.yaml", "level: L2", `level: "L\u202e2\e[2J"`)
	s = s.edit(t, main, "{id: remote,", `{id: "remote\e[2J",`).edit(t, "a.yaml", "  needs: [remote]\n", "  needs: [remote]\n  weight: 5\n  poam: never\n")
	s = s.edit(t, main, "{id: never,", `{id: "\u200b",`).edit(t, "a.yaml", "minimum: yearly", "minimum: weekly")
	requireTellable(t, s, broken(t, s))
}

func TestAHostileFileNameIsNeverRepeatedRaw(t *testing.T) {
	s := maps.Clone(allMet)
	s["old\x1b[2J.yaml"] = "- x\n"
	found := broken(t, s)
	require.Len(t, found, 1)
	require.Equal(t, "unused-file", found[0].Rule)
	require.Equal(t, `"old\x1b[2J.yaml": no domain in catalogue.yaml names this file; name it there or remove it`, found[0].String())
}

func TestManyFaultsAreToldAtOnceInOrderOfPlace(t *testing.T) {
	s := deduction.edit(t, main, "short: Points\n", "")
	s = s.edit(t, main, "years: 3", "years: three")
	s = s.edit(t, plan, "  poam: never\n", "  poam: perhaps\n")
	s = s.edit(t, plan, "  weight: 5\n", "  wieght: 5\n")
	s = s.edit(t, plan, "setup_days: 2", "setup_days: 2.5")
	s["unused.yaml"] = "x"
	var got []string
	for _, p := range broken(t, s) {
		got = append(got, fmt.Sprintf("%s:%d:%d %s", p.File, p.Line, p.Column, p.Rule))
	}
	require.Equal(t, []string{
		"catalogue.yaml:1:1 missing-key",
		"catalogue.yaml:30:23 number",
		"planning.yaml:4:9 form",
		"planning.yaml:12:3 figures",
		"planning.yaml:15:3 unknown-key",
		"planning.yaml:37:24 number",
		"unused.yaml:0:0 unused-file",
	}, got)
}

func TestAMainFileThatCannotBeReadHidesNoOther(t *testing.T) {
	s := count.edit(t, main, "id: counted", "id: @counted")
	s["a.yaml"] = "- id: [\n"
	s["b.yaml"] += "\n\tx: 1\n"
	var got []string
	for _, p := range broken(t, s) {
		got = append(got, p.File+" "+p.Rule)
	}
	require.Equal(t, []string{"a.yaml syntax", "b.yaml syntax", "catalogue.yaml syntax"}, got)
}

func TestProblemsBeyondTheLimitAreSummedUp(t *testing.T) {
	s := allMet.edit(t, access, "    a: {en", strings.Repeat("    a: {en: x, zh-TW: y}\n", controls.MaxProblems+50)+"    a: {en")
	found := broken(t, s)
	require.Len(t, found, controls.MaxProblems+1)
	require.Contains(t, found[controls.MaxProblems].Message, "more problems than the 200")
	requireTellable(t, s, found)
}

func TestAnErrorNamesEachProblemOnALine(t *testing.T) {
	_, err := controls.Load(deduction.edit(t, main, "years: 3", "years: 0").edit(t, plan, "cost: low", "cost: none").files())
	require.EqualError(t, err, "catalogue.yaml:31:23: here stands the number 0, but a whole number from 1 to 100 is expected\n"+
		`planning.yaml:37:49: "none" does not fit; it must be one of: low, medium, high`)
}
