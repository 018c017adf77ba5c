package controls_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls"
)

// lines writes n lines, each from its number.
func lines(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// stairs writes n lines, each one blank deeper than the last.
func stairs(n int, text string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + text + "\n")
	}
	return b.String()
}

// hostile are files that cost a careless reader minutes or gigabytes.
func hostile() []struct{ name, text, rule string } {
	r := strings.Repeat
	return []struct{ name, text, rule string }{
		{"50,000 keys", lines(50_000, "k%d: 1\n"), "limit"},
		{"half a megabyte of opening brackets", r("[", 500_000), "limit"},
		{"half a megabyte of opening braces", r("{a: ", 125_000), "limit"},
		{"brackets to just what the parser takes", r("[", 9_990) + r("]", 9_990), "limit"},
		{"keys in keys to just what the parser takes", r("{a: ", 9_990) + "1" + r("}", 9_990), "limit"},
		{"half a megabyte of dashes on one line", r("- ", 250_000), "limit"},
		{"half a megabyte of question marks on one line", r("? ", 250_000), "limit"},
		{"block indentation 2,800 deep", stairs(2_800, "a:"), "limit"},
		{"block indentation 33 deep", stairs(33, "a:"), "limit"},
		{"an alias bomb", "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\n", "alias"},
		{"an anchor on each of many values", lines(40_000, "- &a%d x\n"), "alias"},
		{"a flow sequence of 100,000 lines", "[" + r("a,\n", 100_000) + "]", "limit"},
		{"100,000 flow sequences", r("- [a, b]\n", 100_000), "limit"},
		{"3 MiB of commas", "[" + r("a,", 3<<19) + "]", "limit"},
		{"3 MiB of keys in braces", "{" + r("a,", 3<<19) + "}", "limit"},
		{"keys in braces to just what is let through", "{" + r("a,", 240_000) + "}", "limit"},
		{"comments to just what is let through", "- 1\n" + r("# x\n", 240_000) + "- 2\n", "kind"},
		{"3 MiB of empty quotes", "[" + r(`"",`, 1<<20) + "]", "limit"},
		{"3 MiB of dashes", r("-\n", 3<<19), "limit"},
		{"3 MiB of question marks", r("?\n", 3<<19), "limit"},
		{"3 MiB of items with comments", r("- a # x\n", 390_000), "limit"},
		{"items with comments to just what is let through", r("- # x\n", 120_000), "limit"},
		{"3 MiB of comments between keys", r("a:\n\n\n# x\n\n", 300_000), "limit"},
		{"3 MiB of empty lines", r("\n", 3<<20), "limit"},
		{"3 MiB of documents", r("---\n", 3<<18), "limit"},
		{"many documents", r("---\n", 10_000), "second-document"},
		{"200,000 directives", lines(200_000, "%%TAG !a%d! b\n") + "---\na", "directive"},
		{"directives after a first document", "a: b\n...\n" + lines(100_000, "%%TAG !a%d! b\n"), "directive"},
		{"many tags", r("- !!a%20b x\n", 40_000), "tag"},
		{"a key of 3 MiB", r("x", 3<<20) + ": 1", "syntax"},
		{"a plain text of 3 MiB", "id: " + r("x", 3<<20), "unfit-text"},
		{"a quoted text of 3 MiB", `id: "` + r("x", 3<<20) + `"`, "unfit-text"},
		{"a quoted text of 3 MiB that does not end", `id: "` + r("x", 3<<20), "syntax"},
		{"a literal text of 3 MiB", "id: |\n " + r("x", 3<<20), "unfit-text"},
		{"a number of 3 MiB", "id: " + r("1", 3<<20), "unfit-text"},
		{"a tag of 1 MiB", "id: !" + r("x", 1<<20) + " a", "tag"},
		{"an alias of 1 MiB", "id: *" + r("x", 1<<20), "syntax"},
		{"a file that fails at its end", r("- a # x\n", 30_000) + "b", "syntax"},
		{"a file of flows that fails at its end", r("- [a, b, c, d]\n", 16_000) + "b", "syntax"},
		{"hidden characters on each line", r("- \u200b\n", 100_000), "unfit-text"},
		{"a control character on each line", r("- \x01\n", 100_000), "unfit-text"},
	}
}

func TestHostileInputIsRefused(t *testing.T) {
	for _, test := range hostile() {
		t.Run(test.name, func(t *testing.T) {
			for _, file := range []string{main, access} {
				found := broken(t, allMet.edit(t, file, allMet[file], test.text))
				require.True(t, slices.ContainsFunc(found, func(p controls.Problem) bool {
					asText := file == access && p.Rule == "kind" // a mapping where the list of requirements is expected
					return p.File == file && (p.Rule == test.rule || asText)
				}), "%.300v", found)
				require.LessOrEqual(t, len(found), controls.MaxProblems+1)
				for _, p := range found {
					require.Less(t, len(p.Message), 2_000)
				}
			}
		})
	}
}

func TestGuessingIsBounded(t *testing.T) {
	var b strings.Builder
	for i := range 990 {
		b.WriteString(one(fmt.Sprintf("q%035d", i), "L1", "", ""))
	}
	refs := strings.Repeat("q"+strings.Repeat("1", 35)+",", 5_000)
	b.WriteString(one("last", "L1", "  refs: {counted: ["+refs+"]}\n", ""))
	found := broken(t, count.edit(t, "a.yaml", count["a.yaml"], b.String()))
	require.Len(t, found, controls.MaxProblems+1)
}

func TestManyFactsAndLongListsAreBounded(t *testing.T) {
	facts := lines(2_000, "  - {id: f%d, ask: x, off: x}\n")
	needs := "  needs: [" + strings.Repeat("remotely,", 20_000) + "]\n"
	s := cumulative.edit(t, main, "profiles:\n", facts+"profiles:\n").edit(t, "a.yaml", "  needs: [remote]\n", needs)
	found := broken(t, s)
	require.Len(t, found, controls.MaxProblems+1)
	require.Contains(t, found[0].Message, "more")
	require.Less(t, len(found[0].Message), 300)
}

func TestHostileMainFileIsRefusedByIdentify(t *testing.T) {
	for _, test := range hostile() {
		id, err := controls.Identify(sample{main: test.text}.files())
		if err == nil {
			require.Zero(t, id, test.name)
		}
	}
}

func TestSizeLimits(t *testing.T) {
	s := allMet.edit(t, access, allMet[access], allMet[access]+"#"+strings.Repeat("x", controls.MaxBytes))
	found := broken(t, s)
	require.Len(t, found, 1)
	require.Equal(t, "limit", found[0].Rule)
	require.Equal(t, "access.yaml: the catalogue is larger than 4 MiB", found[0].String())

	s = sample{main: allMet[main], access: allMet[access]}
	for i := range 5 {
		s[fmt.Sprintf("z%d.yaml", i)] = strings.Repeat("x", 1<<20)
	}
	found = broken(t, s)
	require.Equal(t, "z3.yaml: the catalogue is larger than 4 MiB", found[0].String(), "the limit is for all files together")

	_, err := controls.Identify(sample{main: strings.Repeat("#", controls.MaxBytes+1)}.files())
	require.ErrorContains(t, err, "larger than 4 MiB")
}

func TestNodeLimitIsForAllFilesTogether(t *testing.T) {
	half := "- x: [" + strings.Repeat("a,", controls.MaxNodes/2) + "]\n"
	s := count.edit(t, "a.yaml", count["a.yaml"], half)
	for _, p := range broken(t, s) {
		require.NotEqual(t, "limit", p.Rule)
	}
	s["b.yaml"] = half
	found := broken(t, s)
	require.True(t, slices.ContainsFunc(found, func(p controls.Problem) bool {
		return p.Rule == "limit" && p.Message == "the catalogue has more than 50000 values"
	}), "%v", found)
}

func TestDepthLimitIsExact(t *testing.T) {
	nested := func(depth int) sample { // the text itself is the deepest
		return sample{main: strings.Repeat("[", depth-1) + "x" + strings.Repeat("]", depth-1)}
	}
	for _, p := range broken(t, nested(controls.MaxDepth)) {
		require.NotEqual(t, "limit", p.Rule)
	}
	found := broken(t, nested(controls.MaxDepth+1))
	require.Equal(t, "catalogue.yaml:1:33: this is nested more than 32 deep", found[0].String())
}

func TestKeyLimitIsExact(t *testing.T) {
	rules := func(keys int) string { return broken(t, sample{main: lines(keys, "k%d: 1\n")})[0].Rule }
	require.Equal(t, "limit", rules(controls.MaxKeys+1))
	require.NotEqual(t, "limit", rules(controls.MaxKeys))
}
