package tabular_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"rung/controls"
	"rung/controls/draft"
	"rung/controls/lang"
	"rung/controls/sheet"
	"rung/controls/tabular"
)

// lints requires that a draft encodes, that lint has no error to tell of it, and that it loads.
func lints(t testing.TB, d *draft.Draft) *controls.Catalogue {
	t.Helper()
	contents, err := controls.Encode(d.Catalogue)
	require.NoError(t, err)
	files := fstest.MapFS{}
	for name, data := range contents {
		files[name] = &fstest.MapFile{Data: data}
	}
	found, err := controls.Lint(files)
	require.NoError(t, err)
	for _, p := range found {
		require.NotEqual(t, controls.Error, p.Severity, p)
	}
	c, err := controls.Load(files)
	require.NoError(t, err)
	return c
}

func read(t testing.TB, data string, o tabular.Options) (*tabular.Result, *controls.Catalogue) {
	t.Helper()
	book, err := tabular.Book([]byte(data))
	require.NoError(t, err)
	r, err := tabular.Read(book, o)
	require.NoError(t, err)
	return r, lints(t, r.Draft)
}

func official(t testing.TB, name string) (*tabular.Result, *controls.Catalogue) {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name + ".xlsx")
	require.NoError(t, err)
	return read(t, string(data), tabular.Options{Name: name})
}

func facts(t testing.TB, name string) [][]string {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name + ".csv")
	require.NoError(t, err)
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	require.NoError(t, err)
	return rows[1:]
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

func columns(r *tabular.Result) string {
	var out []string
	for _, c := range r.Columns {
		out = append(out, c.String())
	}
	return strings.Join(out, ",")
}

// TestOfficialOutcomes reads a workbook that has no column of ids, headings in columns of their own, and rows withdrawn.
func TestOfficialOutcomes(t *testing.T) {
	r, c := official(t, "outcomes")
	require.Equal(t, "part=Function,domain=Category,ask=Subcategory,do=Implementation Examples,refs=Informative References", columns(r))
	var ids []string
	for _, row := range facts(t, "outcomes") {
		if row[0] == "subcategory" {
			ids = append(ids, row[1])
		}
	}
	require.Len(t, c.Requirements, 106)
	require.Len(t, c.Domains, 22)
	require.Equal(t, "GV.OC", c.Domains[0].ID)
	require.Equal(t, "GOVERN: Organizational Context", c.Domains[0].Title.In("en"))
	require.Equal(t, 79, left(r.Draft, draft.Withdrawn, ""))
	first := c.Requirement("GV.OC-01")
	require.True(t, strings.HasPrefix(first.Ask.In("en"), "The organizational mission is understood"))
	require.True(t, strings.HasPrefix(first.Do["en"][0], "Ex1: "))
	require.NotEmpty(t, first.RefsIn("ccmv4.0"))
	require.ElementsMatch(t, ids, c.RequirementIDs())
}

// TestOfficialProcedures compares requirements and objectives with the facts, item by item.
func TestOfficialProcedures(t *testing.T) {
	r, c := official(t, "procedures")
	require.Equal(t, "SP800-171A", r.Sheet)
	require.Len(t, c.Requirements, 110)
	require.Len(t, c.Domains, 14)
	objectives := 0
	for _, row := range facts(t, "procedures") {
		id := row[1]
		q := c.Requirement(id)
		require.NotNil(t, q, id)
		var keys []string
		for _, o := range q.Objectives {
			keys = append(keys, o.Key)
		}
		require.Equal(t, row[9], strings.Join(keys, ""), id)
		objectives += len(keys)
	}
	require.Equal(t, 320, objectives)
	require.Equal(t, 1, left(r.Draft, tabular.NoQuestion, ""), "one requirement's own text is missing in the workbook")
}

const plant = "Control ID,Family,Level,Name,名稱,Question,題目,Evidence,Notes\n" +
	"AC-1,Access (AC),1,Accounts,帳號,Does everyone have an account?,每人都有帳號嗎？,\"- a list\n- a ticket\",x\n" +
	"AC-1[a],,,,,Accounts are listed.,帳號已列冊。,,\n" +
	"AC-1[b],,,,,Accounts are removed.,帳號已移除。,,\n" +
	"AC-2,,2,Doors,門禁,Are doors shut?,門有關嗎？,photo; key,\n" +
	",,,,,Doors have locks.,門有鎖。,,\n"

func TestATableOfOnesOwn(t *testing.T) {
	r, c := read(t, plant, tabular.Options{Name: "Plant list"})
	require.Equal(t, "id=Control ID,domain=Family,level=Level,title=Name,title.zh-TW=名稱,ask=Question,ask.zh-TW=題目,evidence=Evidence", columns(r))
	require.Equal(t, []string{"plant-list", "Plant list"}, []string{c.ID, c.Title.In("en")})
	require.Equal(t, []lang.Tag{"en"}, c.Languages)
	require.Equal(t, []lang.Tag{"zh-TW"}, c.Translating, "the domain and the evidence are in English alone")
	require.Equal(t, []string{"L1", "L2"}, c.LevelIDs())
	require.Equal(t, controls.Cumulative, c.Levels[0].Rule.Kind)
	require.Equal(t, []string{"AC"}, c.DomainIDs())
	require.Equal(t, []string{"AC-1", "AC-2"}, c.RequirementIDs())
	require.Equal(t, "AC-1[b]", c.Requirements[0].Objectives[1].ID)
	require.Equal(t, "Doors have locks.", c.Requirement("AC-2").Objectives[0].Text.In("en"))
	require.Equal(t, []string{"a list", "a ticket"}, c.Requirements[0].Evidence["en"])
	require.Equal(t, []string{"photo", "key"}, c.Requirements[1].Evidence["en"])
	require.Equal(t, 1, left(r.Draft, tabular.LeftColumn, "Notes"))
}

func TestAPublishersDiscussionIsNotOurWhy(t *testing.T) {
	read := func(columns string) *controls.Requirement {
		book, err := tabular.Book([]byte("ID,Question,Discussion,Guidance,Rationale\nA-1,Is it?,Talk.,More talk.,It breaks.\n"))
		require.NoError(t, err)
		result, err := tabular.Read(book, tabular.Options{Columns: columns})
		require.NoError(t, err)
		return &result.Draft.Catalogue.Requirements[0]
	}
	require.Equal(t, "It breaks.", read("").Why.In("en"))
	require.Empty(t, read("").Do)
	require.Equal(t, "Talk.", read("id=ID,ask=Question,why=Discussion").Why.In("en"), "whoever names the column knows")
}

func TestATableInChinese(t *testing.T) {
	r, c := read(t, "編號,構面,等級,名稱,要求,檢核項目,配分\nA1,存取控制,基礎,帳號,每個人都有帳號,帳號已列冊,3\nA1,,,,,離職帳號已停用,\nB1,實體安全,進階,門禁,門要關好,,2\n", tabular.Options{Name: "資安檢核表"})
	require.Equal(t, "id=編號,domain=構面,level=等級,title=名稱,ask=要求,objective=檢核項目,weight=配分", columns(r))
	require.Equal(t, []lang.Tag{"zh-TW"}, c.Languages)
	require.Equal(t, "資安檢核表", c.Title.In("zh-TW"))
	require.Equal(t, "imported", c.ID)
	require.Equal(t, []string{"L1", "L2"}, c.LevelIDs())
	require.Equal(t, "進階", c.Levels[1].Title.In("zh-TW"))
	require.Equal(t, []string{"D1", "D2"}, c.DomainIDs())
	require.Len(t, c.Requirement("A1").Objectives, 2)
	require.Equal(t, 2, left(r.Draft, tabular.LeftWeight, ""), "levels that count those below them deduct no points")
}

func TestNamedColumns(t *testing.T) {
	const table = "Plan of 2026\n\nNr,Wording,Wort,Points\n1,Lock the doors.,Türen schließen.,5\n2,Keep a list.,Liste führen.,3\n"
	r, c := read(t, table, tabular.Options{Columns: "id=Nr, ask=wording, ask.de=Wort, weight=Points", Name: "plan"})
	require.Equal(t, 3, r.Header)
	require.Equal(t, []lang.Tag{"en"}, c.Languages)
	require.Equal(t, []string{"1", "2"}, c.RequirementIDs())
	require.Equal(t, controls.Rule{Kind: controls.Deduction, Cite: "plan", Maximum: 8}, c.Levels[0].Rule)
	require.Equal(t, 5, c.Requirements[0].Weight)

	r, c = read(t, "Nr,\"Wording, in full\"\n1,Lock.\n", tabular.Options{Columns: `id=Nr,"ask=Wording, in full"`, Name: "x"})
	require.Equal(t, `id=Nr,"ask=Wording, in full"`, columns(r), "what is told can be given back")
	require.Equal(t, "Lock.", c.Requirements[0].Ask.In("en"))

	_, c = read(t, table, tabular.Options{Columns: "id=Nr,ask=Wort", Header: 3, Language: "de"})
	require.Equal(t, []lang.Tag{"de"}, c.Languages)
}

func TestBadColumns(t *testing.T) {
	for _, row := range []struct{ name, spec, what, word string }{
		{"no equals sign", "id", tabular.BadForm, "id"},
		{"an empty head", "id=", tabular.BadForm, "id="},
		{"an unknown field", "key=Nr", tabular.UnknownField, "key"},
		{"a language that is none", "ask.German=Nr", tabular.BadLanguage, "ask.German"},
		{"a language where there is none", "weight.de=Nr", tabular.BadLanguage, "weight.de"},
		{"a field twice", "id=Nr,id=No", tabular.TwiceNamed, "id"},
		{"a head that is not there", "id=Nr,ask=Wrding", tabular.UnknownHead, "Wrding"},
		{"nothing to ask", "id=Nr,weight=Points", tabular.NeedsID, ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			book, err := tabular.Book([]byte("Nr,Wording,Points\n1,Lock.,5\n"))
			require.NoError(t, err)
			_, err = tabular.Read(book, tabular.Options{Columns: row.spec})
			var bad *tabular.ColumnError
			require.ErrorAs(t, err, &bad)
			require.Equal(t, []string{row.what, row.word}, []string{bad.What, bad.Word})
			require.NotEmpty(t, err.Error())
			if row.what == tabular.UnknownHead {
				require.Equal(t, []string{"Wording"}, bad.Have)
			}
		})
	}
}

func TestBadRows(t *testing.T) {
	for _, row := range []struct {
		name, rows string
		want       []tabular.BadRow
	}{
		{"an objective before any requirement", "X[a],Text,1\n", []tabular.BadRow{{"A2", tabular.NoRequirement, "X[a]"}}},
		{"a text before any requirement", ",Text,1\n", []tabular.BadRow{{"A2", tabular.NoRequirement, ""}}},
		{"an id that stands twice", "X,One,1\nx,Two,1\n", []tabular.BadRow{{"A3", tabular.SameID, "x"}}},
		{"an id without words", "X,,1\n", []tabular.BadRow{{"B2", tabular.NoText, "X"}}},
		{"weights that are none, all told", "X,One,much\nY,Two,-1\nZ,Three,1.5\n", []tabular.BadRow{
			{"C2", tabular.NotNumber, "much"}, {"C3", tabular.NotNumber, "-1"}, {"C4", tabular.NotNumber, "1.5"}}},
	} {
		t.Run(row.name, func(t *testing.T) {
			book, err := tabular.Book([]byte("ID,Question,Weight\n" + row.rows))
			require.NoError(t, err)
			_, err = tabular.Read(book, tabular.Options{})
			var bad *tabular.RowsError
			require.ErrorAs(t, err, &bad)
			require.Equal(t, row.want, bad.Rows)
		})
	}
}

func TestSheets(t *testing.T) {
	table := func(rows ...[]string) (out [][]sheet.Cell) {
		for _, r := range rows {
			var cells []sheet.Cell
			for _, s := range r {
				cells = append(cells, sheet.Cell{Text: s})
			}
			out = append(out, cells)
		}
		return out
	}
	book := sheet.Book{Sheets: []sheet.Sheet{
		{Name: "Read me", Rows: table([]string{"A list of questions"})},
		{Name: "List", Rows: table([]string{"ID", "Question"}, []string{"1", "Is it so?"}, []string{"1", "Again?"})},
		{Name: "Old", Rows: table([]string{"ID", "Question", "Level"}, []string{"1", "Was it so?", "2"}), Hidden: true},
	}}
	var out bytes.Buffer
	require.NoError(t, sheet.Write(&out, book))
	_, err := tabular.Book(out.Bytes())
	require.NoError(t, err)

	_, err = tabular.Read(book, tabular.Options{})
	var rows *tabular.RowsError
	require.ErrorAs(t, err, &rows)
	require.Equal(t, "List!A3", rows.Rows[0].Cell)

	r, err := tabular.Read(book, tabular.Options{Sheet: "old"})
	require.NoError(t, err)
	require.Equal(t, "Was it so?", lints(t, r.Draft).Requirements[0].Ask.In("en"))

	var missing *tabular.SheetError
	_, err = tabular.Read(book, tabular.Options{Sheet: "None"})
	require.ErrorAs(t, err, &missing)
	require.Equal(t, []string{"Read me", "List", "Old"}, missing.Have)
	_, err = tabular.Read(sheet.Book{Sheets: book.Sheets[:1]}, tabular.Options{})
	var columns *tabular.ColumnError
	require.ErrorAs(t, err, &columns)
	_, err = tabular.Read(sheet.Book{Sheets: []sheet.Sheet{{Rows: table([]string{"ID", "Question"})}}}, tabular.Options{})
	require.ErrorIs(t, err, tabular.ErrEmpty)
}

func TestSniff(t *testing.T) {
	require.True(t, tabular.Sniff([]byte(plant)))
	require.True(t, tabular.Sniff([]byte("PK\x03\x04")))
	require.True(t, tabular.Sniff([]byte("\xd0\xcf\x11\xe0")), "an old workbook, so that somebody is told how to save it")
	require.True(t, tabular.Sniff([]byte("\xbd\x73\xb8\xb9,\xc3\xd2\xa5\xd8\r\n1,\xac\x4f\r\n")), "CSV in Big5, as Excel saves it in Taiwan")
	for _, data := range []string{"", "{}", "<x/>", "urn: x\nname: y\n", "just, a text\nof, lines\n", "\x00\x01", "\xff\x00,\x01"} {
		require.False(t, tabular.Sniff([]byte(data)), data)
	}
}
