package controls_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls"
)

func TestFiles(t *testing.T) {
	whole := allMet[access]
	requireFaults(t, []fault{
		{"an empty file", allMet, access, whole, "", access, "empty", "empty"},
		{"a file of comments", allMet, access, whole, "# nothing\n\n", access, "empty", "empty"},
		{"an empty main file", allMet, main, allMet[main], "", main, "empty", "empty"},
		{"a byte order mark", allMet, access, whole, "\ufeff" + whole, access + ":1:1", "encoding", "without BOM"},
		{"UTF-16", allMet, access, whole, "\xff\xfe-\x00 \x00", access, "encoding", "UTF-16"},
		{"UTF-16 without a mark", allMet, access, whole, "-\x00 \x00i\x00d\x00", access, "encoding", "UTF-16"},
		{"Big5", allMet, access, "帳號", "\xb1\xb6\xb8\xb9", access + ":3:32", "encoding", "save it as UTF-8"},
		{"a second document", allMet, access, whole, whole + "---\n- id: AC.2\n", access + ":10:1", "second-document", "remove the line ---"},
		{"an empty second document", allMet, access, whole, whole + "---\n", access + ":10:1", "second-document", "remove the line ---"},
		{"an anchor", allMet, access, "title: {en: Accounts", "title: &title {en: Accounts", access + ":3:10", "alias", `anchor "&title"`},
		{"a merge key", allMet, access, "{en: Accounts,", "{<<: {en: Accounts},", access + ":3:11", "alias", "merge key"},
		{"a custom tag", allMet, access, "id: AC.1", "id: !exec AC.1", access + ":1:7", "tag", `"!exec"`},
		{"a standard tag", allMet, access, "id: AC.1", "id: !!str AC.1", access + ":1:7", "tag", `"!!str"`},
		{"a tag on a mapping", allMet, access, "{en: Accounts", "!!map {en: Accounts", access + ":3:10", "tag", `"!!map"`},
		{"a tag that hides an escape", allMet, access, "id: AC.1", "id: !%1b%5b2J AC.1", access + ":1:7", "tag", `\x1b`},
		{"a directive", allMet, access, whole, "%YAML 1.1\n---\n" + whole, access + ":1:1", "directive", "%"},
	})
}

func TestFileNames(t *testing.T) {
	unnamed := func(s sample) sample { // a catalogue with another file than it names
		s = maps.Clone(s)
		delete(s, access)
		return s
	}(allMet)
	requireFaults(t, []fault{
		{"a file outside the folder", unnamed, main, "file: access.yaml", "file: ../access.yaml", main + ":16:52", "form", "in the catalogue's folder"},
		{"a file in a folder below", unnamed, main, "file: access.yaml", "file: sub/access.yaml", main + ":16:52", "form", "in the catalogue's folder"},
		{"a file on another drive", unnamed, main, "file: access.yaml", `file: "C:access.yaml"`, main + ":16:52", "form", "in the catalogue's folder"},
		{"a file that is hidden", unnamed, main, "file: access.yaml", "file: .access.yaml", main + ":16:52", "form", "in the catalogue's folder"},
		{"a file that is not YAML", unnamed, main, "file: access.yaml", "file: access.txt", main + ":16:52", "form", ".yaml"},
		{"the main file as a domain's", unnamed, main, "file: access.yaml", "file: catalogue.yaml", main + ":16:52", "form", "does not fit"},
		{"another format", allMet, main, "rung/v1", "rung/v2", main + ":1:9", "format", `"rung/v2"; this program reads rung/v1`},
	})
}

func TestMissingAndUnusedFiles(t *testing.T) {
	s := maps.Clone(allMet)
	delete(s, access)
	found := broken(t, s)
	require.Len(t, found, 1)
	require.Equal(t, `catalogue.yaml:16:52: the file "access.yaml" is not in the catalogue's folder`, found[0].String())
	require.Equal(t, "missing-file", found[0].Rule)

	s = maps.Clone(allMet)
	s["old\x1b[2J.yaml"] = "- x\n"
	found = broken(t, s)
	require.Len(t, found, 1)
	require.Equal(t, "unused-file", found[0].Rule)
	require.Equal(t, `"old\x1b[2J.yaml": no domain in catalogue.yaml names this file; name it there or remove it`, found[0].String())
}

func TestSyntax(t *testing.T) {
	requireFaults(t, []fault{
		{"a tab for indentation", allMet, access, "  level: L1\n", "\tlevel: L1\n", access + ":2:1", "syntax", "tab"},
		{"a tab after blanks", allMet, access, "  level: L1\n", "  \tlevel: L1\n", access + ":2:3", "syntax", "tab"},
		{"a colon inside a text", deduction, plan, "Is there a plan?", "Is this so: a plan?", plan + ":6:3", "syntax", "put the text in quotes"},
		{"a key without a colon", deduction, plan, "  title: A plan\n", "  title A plan\n", plan + ":3:3", "syntax", "a colon and a blank after it"},
		{"a key without a blank", deduction, plan, "  title: A plan\n", "  title:A plan\n", plan + ":3:3", "syntax", "a colon and a blank after it"},
		{"a line indented too little", deduction, plan, "    ask: Is it in use", "   ask: Is it in use", plan + ":18:4", "syntax", "indented"},
		{"a line indented too much", deduction, plan, "  do:\n    - Turn", "   do:\n    - Turn", plan + ":26:4", "syntax", "indented"},
		{"an item indented otherwise", deduction, plan, "    - Turn it on.\n", "    - Turn it on.\n   - Leave it on.\n", plan + ":28:4", "syntax", "indented"},
		{"text after a closing quote", deduction, plan, "title: A plan", `title: "A" plan`, plan + ":3:3", "syntax", ""},
		{"a quote that is not closed", count, "a.yaml", "title: A title", `title: "A title`, "a.yaml:3:3", "syntax", "not closed"},
		{"a quote that ends where the next one begins", deduction, plan, "title: A plan", `title: "A plan`, plan + ":33:7", "syntax", "every quote before it is closed"},
		{"a list that is not closed", deduction, plan, "do: [Write it.]", "do: [Write it.", plan + ":8:3", "syntax", "closing ]"},
		{"keys that are not closed", deduction, plan, "cost: low}", "cost: low", plan + ":37:3", "syntax", "closing }"},
		{"a question mark inside braces", allMet, access, `"Is it so?", zh`, `Is it so?, zh`, access + ":4:3", "syntax", "must be in quotes"},
		{"a text that begins with a star", deduction, plan, "title: A plan", "title: *A plan", plan + ":3:3", "syntax", ""},
		{"a text that begins with an at sign", deduction, plan, "title: A plan", "title: @A plan", plan + ":3:3", "syntax", "put the text in quotes"},
		{"a text that begins with a per cent sign", deduction, plan, "title: A plan", "title: %A plan", plan + ":3:3", "syntax", "put the text in quotes"},
		{"a backslash in double quotes", deduction, plan, "title: A plan", `title: "C:\plan"`, plan + ":3:3", "syntax", "backslash"},
		{"an item where a value stands", deduction, plan, "title: A plan", "title: - A plan", plan + ":3:3", "syntax", "line of its own"},
		{"a fault on the first line", deduction, main, "format: rung/v1\n", "format: @rung/v1\n", main + ":1:1", "syntax", "put the text in quotes"},
		{"a key beside a list", deduction, plan, "- id: PL.2\n", "id: PL.2\n", plan + ":12:1", "syntax", "begin with -"},
		{"an unknown alias", deduction, plan, "title: A plan", "title: *plan", plan + ":3:3", "syntax", "begin with *"},
	})
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
