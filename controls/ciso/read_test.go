package ciso_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls"
	"rung/controls/ciso"
	"rung/controls/draft"
	"rung/controls/lang"
)

func read(t testing.TB, name string) (*draft.Draft, *controls.Catalogue) {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name + ".yaml")
	require.NoError(t, err)
	require.True(t, ciso.Sniff(data))
	d, err := ciso.Read(bytes.NewReader(data))
	require.NoError(t, err)
	return d, lints(t, d)
}

func left(d *draft.Draft, what, name string) int {
	n := 0
	for _, l := range d.Left {
		if l.What == what && (name == "" || l.Name == name) {
			n += l.Count
		}
	}
	return n
}

func TestGroupsThatHoldEachOther(t *testing.T) {
	d, c := read(t, "nested")
	require.Equal(t, []string{"plant-basics", "3", "Plant-Basics", "CC-BY-4.0", "Example Ltd"}, []string{c.ID, c.Version, c.Short, c.Licence, c.Publisher.In("en")})
	require.Contains(t, c.Notice.In("en"), "Copyright Example Ltd.")
	require.Equal(t, []controls.Source{{ID: "source", Title: c.Title, Date: "2026-01-31", URL: "https://example.org/basics"}}, c.Sources)
	require.Equal(t, []string{"B", "I"}, c.LevelIDs())
	require.Equal(t, controls.Cumulative, c.Levels[1].Rule.Kind)
	require.Equal(t, "basic", c.Levels[0].About.In("en"), "a group without a description is told of by its name")
	require.Len(t, c.Asked("B"), 2)
	require.Len(t, c.Asked("I"), 3)

	r := c.Requirement("AC-1")
	require.Equal(t, []string{"Accounts", "Every person has an account."}, []string{r.Title.In("en"), r.Ask.In("en")})
	require.Equal(t, []string{"a", "b"}, []string{r.Objectives[0].Key, r.Objectives[1].Key})
	require.Equal(t, "accounts are\nremoved in time.", r.Objectives[1].Text.In("en"))
	require.Equal(t, "帳號及時移除。", r.Objectives[1].Text.In("zh-TW"))
	require.Empty(t, r.Why, "Determine if: says nothing")
	require.Equal(t, []string{"Password manager"}, r.Do["en"])
	require.Equal(t, []string{"密碼管理工具"}, r.Do["zh-TW"])
	require.Equal(t, []string{"the list of accounts", "a ticket"}, r.Evidence["en"])
	require.Equal(t, []string{"x-7"}, r.RefsIn("other-list"))

	r = c.Requirement("AC-2")
	require.Equal(t, "Doors are shut", r.Title.In("en"))
	require.Equal(t, "Doors are shut.", r.Objectives[0].Text.In("en"))
	require.Empty(t, r.Why, "another publisher's discussion is not our why")
	require.Empty(t, r.Do)

	for what, count := range map[string]int{
		ciso.Scale: 3, ciso.Object: 1, ciso.Control: 1, draft.Link: 2, ciso.Weight: 1, draft.Property: 1, ciso.Description: 1, draft.Guidance: 1, draft.NoLicence: 0, draft.NoPublisher: 0,
	} {
		require.Equal(t, count, left(d, what, ""), what)
	}
}

func TestLanguages(t *testing.T) {
	d, c := read(t, "nested")
	require.Equal(t, []lang.Tag{"en", "zh-TW"}, c.Languages, "French lacks nearly everything")
	require.Equal(t, []lang.Tag{"fr"}, c.Translating)
	require.Equal(t, "工廠基本功", c.Title.In("zh-TW"))
	require.Contains(t, c.Notice.In("zh-TW"), "匯入")
	require.Greater(t, left(d, draft.Translating, "fr"), 10)
	require.Zero(t, left(d, draft.Translating, "zh-TW"))
}

func TestQuestions(t *testing.T) {
	d, c := read(t, "questions")
	require.Equal(t, []string{"own", "bought"}, c.LevelIDs())
	require.Equal(t, controls.AllMet, c.Levels[0].Rule.Kind, "no requirement is in both groups")
	require.Equal(t, []string{"1.1", "1.2", "1.1.1"}, c.RequirementIDs())
	r := c.Requirement("1.1")
	require.Equal(t, "Do you sign what you deliver?", r.Ask.In("en"))
	require.Equal(t, "1.1[2]", r.Objectives[1].ID)
	require.Equal(t, "Do you list its parts?", r.Objectives[1].Text.In("en"), "yes, no and N/A add nothing")
	require.Equal(t, "Is there a firewall?\n- No, nothing\n- Yes, and its logs are kept", c.Requirement("1.2").Objectives[0].Text.In("en"))
	for what, count := range map[string]int{
		ciso.Choices: 1, ciso.Question: 1, draft.Empty: 1, ciso.MoreFrames: 1, draft.NoLicence: 1, draft.NoPublisher: 1,
	} {
		require.Equal(t, count, left(d, what, ""), what)
	}
	require.Equal(t, draft.UnknownLicence, c.Licence)
}

func TestScoresWithoutGroupsRate(t *testing.T) {
	_, c := read(t, "rated")
	require.Equal(t, []string{"GV.OC"}, c.DomainIDs())
	require.Equal(t, "GOVERN: Context", c.Domains[0].Title.In("en"))
	require.Equal(t, []string{"S1", "S2"}, c.LevelIDs())
	require.Equal(t, controls.Rule{Kind: controls.Rating, Cite: "rated", Scale: "score", Step: "2"}, c.Levels[1].Rule)
	require.Equal(t, []string{"1", "2"}, c.Scales[0].StepIDs())
	require.Equal(t, "score", c.Requirements[0].Objectives[0].Scale)
	require.Len(t, c.Asked("S2"), 3)
}

func TestGroupsThatAreNoLevels(t *testing.T) {
	const file = `urn: urn:x:risk:library:x
name: X
objects:
  framework:
    ref_id: x
    implementation_groups_definition: [{ref_id: a}, {ref_id: b}, {ref_id: none}]
    requirement_nodes:
    - {urn: 'u:1', assessable: true, name: One, implementation_groups: %s}
    - {urn: 'u:2', assessable: true, name: Two, implementation_groups: [a, b]}
    - {urn: 'u:3', assessable: true, name: Three, implementation_groups: %s}
`
	for _, row := range []struct {
		name         string
		first, third string
		levels       []string
		kind         controls.RuleKind
		unused, rest int
	}{
		{"groups that cross each other", "[a]", "[b]", []string{"all"}, controls.AllMet, 4, 0},
		{"a ladder written from the top", "[a]", "[a]", []string{"b", "a"}, controls.Cumulative, 0, 0},
		{"a requirement in no group comes last", "[a, b]", "[]", []string{"a", "b", "other"}, controls.Cumulative, 0, 1},
	} {
		t.Run(row.name, func(t *testing.T) {
			d, err := ciso.Read(strings.NewReader(fmt.Sprintf(file, row.first, row.third)))
			require.NoError(t, err)
			c := lints(t, d)
			require.Equal(t, row.levels, c.LevelIDs())
			require.Equal(t, row.kind, c.Levels[0].Rule.Kind)
			require.Equal(t, row.unused, left(d, ciso.Group, ""))
			require.Equal(t, 1, left(d, ciso.EmptyGroup, "none"))
			require.Equal(t, row.rest, left(d, ciso.Ungrouped, ""))
			if row.rest > 0 {
				require.Equal(t, "Apart from all levels", c.Levels[2].Title.In("en"))
				require.Zero(t, left(d, draft.OwnLevel, ""), "the source has levels")
			}
		})
	}
}

func TestBadFiles(t *testing.T) {
	bomb := "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
	for i := 1; i < 12; i++ {
		bomb += fmt.Sprintf("a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 10), ", "))
	}
	for _, row := range []struct{ name, data, what string }{
		{"nothing", "", ciso.NotYAML},
		{"no YAML", "a: [", ciso.NotYAML},
		{"no UTF-8", "a: \xff", ciso.NotYAML},
		{"directives", strings.Repeat("%A\n", 50_000), ciso.NotYAML},
		{"other YAML", "a: 1\n", ciso.NoFramework},
		{"a list", "- 1\n", ciso.NoFramework},
		{"a framework that asks nothing", "objects: {framework: {requirement_nodes: [{urn: ''}]}}\n", ciso.NoRequirements},
		{"aliases that blow up", bomb, ciso.TooLarge},
		{"an alias of itself", "a: &a [*a]\n", ciso.TooLarge},
		{"a tag", "a: !!binary aGk=\n", ciso.Tagged},
		{"a merge key", "a: &a {b: 1}\nc: {<<: *a}\n", ciso.Tagged},
		{"depth", strings.Repeat("[", 5000) + strings.Repeat("]", 5000), ciso.TooLarge},
		{"very many values", "a: [" + strings.Repeat("x,", 700_000) + "x]\n", ciso.TooLarge},
		{"very many bytes", "a: " + strings.Repeat("x", ciso.MaxBytes), ciso.TooLarge},
		{"very many requirements", "requirement_nodes:\n" + strings.Repeat("- {assessable: true, name: x}\n", 6000), ciso.TooLarge},
	} {
		t.Run(row.name, func(t *testing.T) {
			_, err := ciso.Read(strings.NewReader(row.data))
			var bad *ciso.Error
			require.ErrorAs(t, err, &bad)
			require.Equal(t, row.what, bad.What)
			require.NotEmpty(t, err.Error())
		})
	}
}

// FuzzRead proves that nothing panics, and that what is read encodes and loads.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"nested", "questions", "rated"} {
		data, err := os.ReadFile("testdata/" + name + ".yaml")
		require.NoError(f, err)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := ciso.Read(bytes.NewReader(data))
		if err != nil {
			var bad *ciso.Error
			require.True(t, errors.As(err, &bad), err)
			return
		}
		if len(d.Catalogue.Requirements) < 100 {
			loaded := lints(t, d)
			var again bytes.Buffer
			require.NoError(t, ciso.Write(&again, loaded))
			_, err := ciso.Read(&again)
			require.NoError(t, err)
		}
	})
}
