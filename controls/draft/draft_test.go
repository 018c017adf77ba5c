package draft_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls"
	"rung/controls/draft"
	"rung/controls/lang"
)

func TestNamesMakeLegalIDs(t *testing.T) {
	for _, row := range []struct{ name, raw, want string }{
		{"a legal id stays", "AC-2(1)", "AC-2(1)"},
		{"blanks become dashes", "Access Control", "Access-Control"},
		{"marks at the ends go", " _x y_ ", "x-y"},
		{"nothing is left of another script", "存取", "x"},
		{"a long one is cut", strings.Repeat("ab", 60) + "!", strings.Repeat("ab", 32)},
		{"a legal one may end in a dot", "z.", "z."},
		{"an empty one", "", "x"},
	} {
		t.Run(row.name, func(t *testing.T) { require.Equal(t, row.want, draft.NewNames(nil).ID(row.raw)) })
	}
}

func TestNamesGiveEachIDOnce(t *testing.T) {
	var tally draft.Tally
	n := draft.NewNames(&tally)
	require.Equal(t, []string{"a", "a-2", "a-3", "A", "a-2-2"}, []string{n.ID("a"), n.ID("a"), n.ID("a"), n.ID("A"), n.ID("a-2")})
	require.Equal(t, []draft.Left{{What: draft.Renamed, Where: "a → a-2, a → a-3, a-2 → a-2-2", Count: 3}}, tally.List())
}

func TestManyEqualIDsCostLittle(t *testing.T) {
	n := draft.NewNames(nil)
	long := strings.Repeat("x", 64)
	for range 200_000 {
		n.ID(long)
		n.Key("")
	}
	require.Equal(t, strings.Repeat("x", 57)+"-200001", n.ID(long))
}

func TestKeysAreLettersWhereTheSourceHasNone(t *testing.T) {
	n := draft.NewNames(nil)
	require.Equal(t, []string{"a", "b.01", "b", "c"}, []string{n.Key(""), n.Key("b.01"), n.Key(""), n.Key("(c)")})
	for range 23 {
		n.Key("")
	}
	require.Equal(t, "aa", n.Key(""))
}

func TestCatalogueID(t *testing.T) {
	for raw, want := range map[string]string{
		"SP_800_171": "sp-800-171", "NIST CSF 2.0": "nist-csf-2-0", "資安": "imported", "": "imported", strings.Repeat("word ", 40): strings.Repeat("word-", 12) + "word",
	} {
		require.Equal(t, want, draft.CatalogueID(raw))
		require.NoError(t, controls.CheckID(draft.CatalogueID(raw)))
	}
}

func TestCleanMakesTextsFit(t *testing.T) {
	var tally draft.Tally
	require.Equal(t, "a\nb c", draft.Clean(&tally, "x", " a \r\n\tb\u200b c\x07 "))
	require.Equal(t, "a b", draft.Line(&tally, "x", " a\n\n b "))
	long := draft.Clean(&tally, "y", strings.Repeat("長", controls.MaxText))
	require.Empty(t, controls.Unfit(long))
	require.Equal(t, []draft.Left{{What: draft.Hidden, Where: "x", Count: 1}, {What: draft.Cut, Where: "y", Count: 1}}, tally.List())
}

func TestTallyNamesTheFirstPlacesOnly(t *testing.T) {
	var tally draft.Tally
	for _, where := range []string{"1", "2", "3", "4", "5", "6"} {
		tally.Leave(draft.Guidance, "", where)
	}
	tally.Leave(draft.Property, "p", "")
	require.Equal(t, []draft.Left{{What: draft.Guidance, Where: "1, 2, 3, 4, …", Count: 6}, {What: draft.Property, Name: "p", Count: 1}}, tally.List())
}

func TestDatesAndAddresses(t *testing.T) {
	for in, want := range map[string]string{
		"2025-05-29T18:00:00-04:00": "2025-05-29", "2024-02": "2024-02", "2024": "2024", "May 2024": "", "2024-13-01": "", "20240101": "", "": "",
	} {
		require.Equal(t, want, draft.Date(in), in)
	}
	require.Equal(t, "https://x.example/a?b=c", draft.URL(" https://x.example/a?b=c "))
	for _, bad := range []string{"ftp://x", "javascript:alert(1)", "https://", "https://a b", "https://a\"b", "#x"} {
		require.Empty(t, draft.URL(bad), bad)
	}
}

func TestStartSaysWhereADraftComesFrom(t *testing.T) {
	var tally draft.Tally
	zh := lang.TraditionalChinese
	c := draft.Start(&tally, draft.Origin{ID: "x", Title: lang.Text{"en": "Ladder"}, Languages: []lang.Tag{"en", zh}, Rights: lang.Text{"en": "© Example"}})
	require.Equal(t, draft.UnknownLicence, c.Licence)
	require.Equal(t, "Ladder", c.Title[zh])
	require.Contains(t, c.Notice["en"], "© Example")
	require.Contains(t, c.Notice[zh], "草稿")
	require.Equal(t, "未註明發布者", c.Publisher[zh])
	var kinds []string
	for _, l := range tally.List() {
		kinds = append(kinds, l.What+l.Name)
	}
	require.Equal(t, []string{draft.UnreadLicence, draft.NoPublisher, draft.Untranslated + "zh-TW"}, kinds)
}

func TestADraftTakesAnotherNameAndLanguage(t *testing.T) {
	var tally draft.Tally
	c := draft.Start(&tally, draft.Origin{ID: "x", Title: lang.Text{"en": "階梯"}, Languages: []lang.Tag{"en"}})
	level := draft.OneLevel(&tally, c)
	c.Domains = []controls.Domain{{ID: "A", Title: lang.Text{"en": "甲"}}}
	c.Requirements = []controls.Requirement{{
		ID: "A.1", Level: level, Domain: "A", Title: lang.Plain("一"), Ask: lang.Text{"en": "是嗎？"}, Refs: []controls.Refs{{Set: "x", IDs: []string{"A.1"}}},
		Objectives: []controls.Objective{{ID: "A.1[a]", Key: "a", Text: lang.Text{"en": "是。"}}},
	}}
	d := draft.Draft{Catalogue: c}
	require.NoError(t, d.Name("my-ladder", lang.TraditionalChinese))
	require.Equal(t, "my-ladder", c.Requirements[0].Refs[0].Set)
	require.Equal(t, lang.Text{"zh-TW": "是。"}, c.Requirements[0].Objectives[0].Text)
	files, err := controls.Encode(c)
	require.NoError(t, err)
	require.NotContains(t, string(files["a.yaml"])+string(files[controls.MainFile]), "en:")

	d.Catalogue.Languages = []lang.Tag{"en", "zh-TW"}
	var languages *draft.LanguagesError
	require.ErrorAs(t, d.Name("", "ja"), &languages)
}

func TestLevelsAreSortedWhereTheirNamesTell(t *testing.T) {
	for _, row := range []struct{ name, in, want string }{
		{"words whose order is known", "High Low moderate", "Low moderate High"},
		{"the words of the Taiwanese rules", "高 普 中", "普 中 高"},
		{"a number counts as a number", "L10 L2 L1", "L1 L2 L10"},
		{"an unknown word leaves all as they stand", "High Low Odd", "High Low Odd"},
	} {
		t.Run(row.name, func(t *testing.T) {
			names := strings.Fields(row.in)
			draft.SortLevels(names)
			require.Equal(t, row.want, strings.Join(names, " "))
		})
	}
}
