package controls_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"rung/controls"
	"rung/controls/lang"
	"rung/frameworks"
)

func TestAllMetCatalogueIsRead(t *testing.T) {
	c := load(t, allMet)
	require.Equal(t, "basics", c.ID)
	require.Equal(t, "1.0", c.Version)
	require.Equal(t, "Basics", c.Short)
	require.Equal(t, "CC0-1.0", c.Licence)
	require.Equal(t, []lang.Tag{"en", "zh-TW"}, c.Languages)
	require.Equal(t, lang.Text{"en": "Basics", "zh-TW": "基本要求"}, c.Title)
	require.Equal(t, lang.Plain("Example"), c.Publisher)
	require.Equal(t, controls.Rule{Kind: controls.AllMet, Cite: "Rule 1"}, c.Level("L1").Rule)
	require.Equal(t, "存取", c.Domain("AC").Title.In("zh-TW"))
	r := c.Requirement("AC.1")
	require.Equal(t, "AC", r.Domain)
	require.Equal(t, "L1", r.Level)
	require.Equal(t, lang.List{"en": {"Do it."}, "zh-TW": {"去做。"}}, r.Do)
	require.Equal(t, []controls.Objective{{ID: "AC.1[a]", Key: "a", Text: lang.Text{"en": "It is so.", "zh-TW": "是這樣。"}}}, r.Objectives)
	require.Equal(t, controls.PlanNone, r.Plan)
}

func TestDeductionCatalogueIsRead(t *testing.T) {
	c := load(t, deduction)
	require.Equal(t, "2024-10-15", c.Version, "a date is a text")
	l := c.Level("L2")
	require.Equal(t, controls.Rule{
		Kind: controls.Deduction, Cite: "Rule 2", Maximum: 10,
		Gate:        &controls.Gate{Requirement: "PL.1", Cite: "Rule 2(a)"},
		Conditional: &controls.Conditional{Minimum: 8, Days: 180, Cite: "Rule 2(b)"},
	}, l.Rule)
	require.Equal(t, controls.Interval{Years: 3, Cite: "Rule 2(c)"}, l.Validity)
	require.Equal(t, controls.Interval{Years: 1, Cite: "Rule 2(d)"}, l.Affirm)
	require.Equal(t, "Conditional Two", l.Status["conditional"].In("en"))
	r := c.Requirement("PL.2")
	require.Equal(t, 5, r.Weight)
	require.Equal(t, 3, r.Partial.Weight)
	require.Equal(t, controls.PlanIfPartial, r.Plan)
	require.Equal(t, "Rule 2(f)", r.CiteFor("weight"))
	require.Equal(t, "Rule 2(h)", r.CiteFor("poam"))
	require.Equal(t, "Rule 2(e)", c.Requirement("PL.1").CiteFor("poam"))
	require.Equal(t, []string{"3.10"}, r.RefsIn("other"))
	require.Equal(t, []string{"PL.1"}, r.RefsIn("points"))
	require.Nil(t, r.RefsIn("none"))
	require.Equal(t, &controls.Effort{SetupDays: 2, Cost: controls.CostLow}, r.Effort)
	require.Equal(t, []string{"PL.3"}, r.Renamed)
	require.Equal(t, []string{"PL.2[c]"}, r.Objectives[1].Renamed)
	require.Equal(t, "2025-01-02", c.Annexes[0].Checked)
	require.Equal(t, "Hotline", c.Annexes[0].Items[0].Title.In("en"))
	require.Equal(t, controls.Source{ID: "rule", Title: lang.Plain("The rule"), Date: "2024-10", URL: "https://example.org/rule"}, c.Sources[0])
}

func TestCountCatalogueIsReadInOrderOfDomainThenLevel(t *testing.T) {
	c := load(t, count)
	require.Equal(t, []string{"B.1", "B.2", "A.1"}, c.RequirementIDs())
	require.Equal(t, []string{"L1", "L2"}, c.LevelIDs())
	l := c.Level("L2")
	require.Equal(t, 1, l.Rule.Maximum)
	require.Equal(t, &controls.Requires{Level: "L1", Status: lang.Text{"en": "Final One"}, Cite: "Rule 2(b)"}, l.Rule.Requires)
	require.Equal(t, &controls.Implied{Level: "L1", Cite: "Rule 2(c)"}, l.Implies)
}

func TestCumulativeCatalogueIsRead(t *testing.T) {
	c := load(t, cumulative)
	require.Equal(t, []string{"never", "yearly", "monthly"}, c.Scale("often").StepIDs())
	require.Equal(t, 2, c.Scale("often").Rank("yearly"))
	require.Equal(t, 0, c.Scale("often").Rank("daily"))
	require.Equal(t, "Nobody works from home.", c.Facts[0].Off.In("en"))
	require.Equal(t, map[string]bool{"remote": false}, c.Profiles[0].Facts)
	r, o := c.Objective("A.2[b]")
	require.Equal(t, []string{"remote"}, r.Needs)
	require.Equal(t, "often", o.Scale)
	require.Equal(t, "yearly", o.Minimum)
	require.Equal(t, "Each month one copy is restored.", o.Stages["monthly"].In("en"))
}

func TestRatingCatalogueIsRead(t *testing.T) {
	c := load(t, rating)
	require.Equal(t, controls.Rule{Kind: controls.Rating, Cite: "Rule 1", Scale: "tier", Step: "t2"}, c.Level("T2").Rule)
	_, o := c.Objective("GV.1[a]")
	require.Equal(t, "tier", o.Scale)
	require.Empty(t, o.Minimum)
	require.Equal(t, "Nobody is named.", o.Stages["t1"].In("en"))
}

func TestYAMLsCornersAreReadAsWritten(t *testing.T) {
	const title = "title: {en: Accounts, zh-TW: 帳號}"
	tests := []struct{ name, with, want string }{
		{"yes is a word", "title: yes", "yes"},
		{"the country code NO is a word", "title: NO", "NO"},
		{"a date is a text", "title: 2024-10-15", "2024-10-15"},
		{"a quoted number is a text", `title: "3.10"`, "3.10"},
		{"a folded text loses its last line break", "title: >\n    one\n    two", "one two"},
		{"a literal text keeps the line breaks inside", "title: |\n    one\n    two", "one\ntwo"},
		{"a plain text may go on in the next line", "title: one\n    two", "one two"},
		{"a comment is no text", "title: one # two", "one"},
		{"brackets in quotes are text", `title: "` + strings.Repeat("[{", 500) + `"`, strings.Repeat("[{", 500)},
		{"many dashes are text", `title: "` + strings.Repeat("- ", 40) + `x"`, strings.Repeat("- ", 40) + "x"},
		{"a number sign without a blank is text", "title: C#", "C#"},
		{"an escape is read", `title: "a\u00e9"`, "aé"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := load(t, allMet.edit(t, "access.yaml", title, test.with))
			require.Equal(t, test.want, c.Requirement("AC.1").Title.In("en"))
		})
	}
}

func TestLineBreaksOfWindowsAreRead(t *testing.T) {
	s := sample{}
	for name, text := range allMet {
		s[name] = strings.ReplaceAll(text, "\n", "\r\n")
	}
	got, want := load(t, s), load(t, allMet)
	require.Equal(t, want.Requirements, got.Requirements)
	require.NotEqual(t, want.Digest, got.Digest)
}

func TestNumbersAsKeysKeepTheirSpelling(t *testing.T) {
	c := load(t, allMet.edit(t, "access.yaml", "    a: {", "    1.10: {"))
	require.Equal(t, "AC.1[1.10]", c.Requirement("AC.1").Objectives[0].ID)
}

func TestAskedFollowsTheRule(t *testing.T) {
	names := func(c *controls.Catalogue, target string) (out []string) {
		for _, r := range c.Asked(target) {
			out = append(out, r.ID)
		}
		return out
	}
	require.Equal(t, []string{"A.1"}, names(load(t, cumulative), "L1"))
	require.Equal(t, []string{"A.1", "A.2"}, names(load(t, cumulative), "L2"), "a cumulative level asks those below it")
	require.Equal(t, []string{"B.2"}, names(load(t, count), "L2"), "any other level asks its own alone")
	require.Equal(t, []string{"GV.1"}, names(load(t, rating), "T2"))
	require.Empty(t, names(load(t, count), "L9"))
}

func TestWhatDoesNotExistIsNil(t *testing.T) {
	c := load(t, allMet)
	require.Nil(t, c.Level("L9"))
	require.Nil(t, c.Domain("ZZ"))
	require.Nil(t, c.Scale("tier"))
	require.Nil(t, c.Requirement("AC.9"))
	for _, id := range []string{"AC.9[a]", "AC.1", "", "[a]"} {
		r, o := c.Objective(id)
		require.Nil(t, r, id)
		require.Nil(t, o, id)
	}
	r, o := c.Objective("AC.1[z]")
	require.NotNil(t, r)
	require.Nil(t, o)
}

func TestDigestChangesWithEveryByteAndName(t *testing.T) {
	want := load(t, allMet).Digest
	require.Regexp(t, `^sha256:[0-9a-f]{64}$`, want)
	require.Equal(t, want, load(t, allMet).Digest)
	seen := map[string]bool{want: true}
	for _, s := range []sample{
		allMet.edit(t, "access.yaml", "Accounts", "accounts"),
		allMet.edit(t, "access.yaml", "- id: AC.1", "# comment\n- id: AC.1"),
		allMet.edit(t, "catalogue.yaml", "licence: CC0-1.0", "licence:  CC0-1.0"),
		func() sample {
			s := allMet.edit(t, "catalogue.yaml", "access.yaml", "acces5.yaml")
			s["acces5.yaml"] = s["access.yaml"]
			delete(s, "access.yaml")
			return s
		}(),
	} {
		got := load(t, s).Digest
		require.False(t, seen[got])
		seen[got] = true
	}
}

func TestIdentifyReadsOnlyTheMainFile(t *testing.T) {
	main := func(text string) fstest.MapFS { return sample{"catalogue.yaml": text}.files() }
	id, err := controls.Identify(main(allMet["catalogue.yaml"]))
	require.NoError(t, err)
	require.Equal(t, controls.Identity{ID: "basics", Version: "1.0", Short: "Basics"}, id)

	id, err = controls.Identify(main("id: [1]\nversion: 3.10\nshort: \"a\\u202eb\"\n"))
	require.NoError(t, err)
	require.Zero(t, id, "what may not be shown is left out")

	id, err = controls.Identify(main("- one\n"))
	require.NoError(t, err)
	require.Zero(t, id)

	_, err = controls.Identify(main("a: &a [*a]\n"))
	require.ErrorContains(t, err, "catalogue.yaml:1:4")
	_, err = controls.Identify(fstest.MapFS{})
	require.ErrorIs(t, err, fs.ErrNotExist)
}

func TestLoadNeedsTheMainFile(t *testing.T) {
	_, err := controls.Load(fstest.MapFS{"other.yaml": {Data: []byte("a: b")}})
	require.ErrorIs(t, err, fs.ErrNotExist)
}

func TestShippedCataloguesLoad(t *testing.T) {
	folders, err := fs.ReadDir(frameworks.Files, ".")
	require.NoError(t, err)
	require.NotEmpty(t, folders)
	for _, folder := range folders {
		files, err := fs.Sub(frameworks.Files, folder.Name())
		require.NoError(t, err)
		c, err := controls.Load(files)
		require.NoError(t, err)
		require.Equal(t, folder.Name(), c.ID, "a catalogue lies in the folder of its id")
		requireSound(t, c)
	}
}
