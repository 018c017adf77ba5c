package workbook_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/assessment/exchange/workbook"
	"rung/controls/sheet"
)

func TestThreeWays(t *testing.T) {
	c := ladder(t)
	for _, test := range []struct {
		says   string
		before []string // what stands when it is handed out
		there  []string // id, then what is filled in
		since  []string // what happens here meanwhile
		want   []string
	}{
		{"an answer to what was open is new", nil, []string{"AC-1[a]", "Answer=met"}, nil, []string{"+AC-1[a]=met"}},
		{"a changed answer is a change", []string{"AC-1[a]=met"}, []string{"AC-1[a]", "Answer=not met"}, nil, []string{"~AC-1[a]=not-met"}},
		{"what was changed here alone stays", []string{"AC-1[a]=met"}, []string{"AC-1[b]", "Answer=met"}, []string{"AC-1[a]=not-met"}, []string{"+AC-1[b]=met"}},
		{"what both changed is a conflict", []string{"AC-1[a]=met"}, []string{"AC-1[a]", "Answer=not met"}, []string{"AC-1[a]=not-applicable"}, []string{"!AC-1[a]=not-met"}},
		{"what both changed alike is none", []string{"AC-1[a]=met"}, []string{"AC-1[a]", "Answer=not met"}, []string{"AC-1[a]=not-met"}, []string{}},
		{"a deleted answer is taken back", []string{"AC-1[a]=met: why"}, []string{"AC-1[a]", "Answer="}, nil, []string{"~AC-1[a]=: why"}},
		{"a deleted answer that changed here is a conflict", []string{"AC-1[a]=met"}, []string{"AC-1[a]", "Answer="}, []string{"AC-1[a]=not-met"}, []string{"!AC-1[a]="}},
		{"a note for an answer", []string{"AC-1[a]=met"}, []string{"AC-1[a]", "Note==1+1"}, nil, []string{"~AC-1[a]=met: =1+1"}},
		{"a deleted note", []string{"AC-1[a]=met: why"}, []string{"AC-1[a]", "Note="}, nil, []string{"~AC-1[a]=met"}},
		{"a note there, an answer here", []string{"AC-1[a]=met"}, []string{"AC-1[a]", "Note=x"}, []string{"AC-1[a]=not-met"}, []string{"~AC-1[a]=not-met: x"}},
		{"a flag is set", []string{"AC-1[a]=not-met"}, []string{"AC-1", "Answer=partial"}, nil, []string{"+AC-1=partial"}},
		{"a flag is taken away", []string{"AC-1[a]=not-met", "AC-1=partial"}, []string{"AC-1", "Answer="}, nil, []string{"~AC-1="}},
		{"a flag was taken away here, too", []string{"AC-1[a]=not-met", "AC-1=partial"}, []string{"AC-1", "Answer="}, []string{"AC-1=unanswered"}, []string{}},
		{"a flag takes no other answer", nil, []string{"AC-1", "Answer=met"}, nil, []string{"?AC-1 value a.xlsx: AC Access!E4"}},
		{"an owner and a due date", nil, []string{"AC-1[a]", "Owner=IT", "Due=2026/12/31"}, nil, []string{"+AC-1 owner IT", "+AC-1 due 2026-12-31"}},
		{"another due date", []string{"AC-1@IT 2026-06-30"}, []string{"AC-1[a]", "Due=115/12/31"}, nil, []string{"~AC-1 due 2026-12-31"}},
		{"a due date that both changed", []string{"AC-1@IT 2026-06-30"}, []string{"AC-1[a]", "Due=2026-12-31"}, []string{"AC-1@IT 2027-01-01"}, []string{"!AC-1 due 2026-12-31"}},
		{"an owner that is deleted", []string{"AC-1@IT 2026-06-30"}, []string{"AC-1[a]", "Owner="}, nil, []string{"~AC-1 owner "}},
		{"a due date in another row of the requirement", nil, []string{"AC-1[b]", "Due=2026-12-31"}, nil, []string{"+AC-1 due 2026-12-31"}},
		{"a date that is none", nil, []string{"AC-1[a]", "Due=12/31"}, nil, []string{"?AC-1[a] date a.xlsx: AC Access!I2"}},
		{"an answer that nobody knows", nil, []string{"AC-1[b]", "Answer=perhaps"}, nil, []string{"?AC-1[b] value a.xlsx: AC Access!E3"}},
		{"a note that cannot be kept", nil, []string{"AC-1[b]", "Note=a\u202eb"}, nil, []string{"?AC-1[b] note a.xlsx: AC Access!F3"}},
		{"an owner that cannot be kept", nil, []string{"AC-1[a]", "Owner=a\u202eb"}, nil, []string{"?AC-1[a] owner a.xlsx: AC Access!H2"}},
		{"an id that was changed into another", nil, []string{"AC-1[a]", "Answer=met", "ID=AC-1[b]"}, nil, []string{"?AC-1[b] changed-id a.xlsx: AC Access!A2"}},
		{"an id that is gone", nil, []string{"AC-1[a]", "Answer=met", "ID="}, nil, []string{"? no-id a.xlsx: AC Access!A2"}},
		{"an id in small letters is the same", nil, []string{"AC-1[a]", "Answer=met", "ID=ac-1[A]"}, nil, []string{"+AC-1[a]=met"}},
		{"evidence that is named becomes part of the note", []string{"AC-1[a]=met: why"}, []string{"AC-1[a]", "Evidence=SOP-12\n\nlog book"}, nil, []string{"~AC-1[a]=met: why\nEvidence: SOP-12\nEvidence: log book"}},
	} {
		t.Run(test.says, func(t *testing.T) {
			s := file(c, test.before...)
			sheets := posted(t, export(c, s).Book)
			fill(t, sheets, test.there[0], test.there[1:]...)
			add(s, test.since...)
			require.Equal(t, test.want, told(t, c, s, sheets))
		})
	}
}

func TestAnswersInManyWords(t *testing.T) {
	c := ladder(t)
	for value, words := range map[string][]string{
		"met":            {"met", "Met", "符合", "met 符合", "符合 met", "ｍｅｔ", " MET ", "m", "1"},
		"not-met":        {"not-met", "not met", "Not Met", "不符合", "not-met 不符合", "not met 不符合", "n", "2"},
		"not-applicable": {"not applicable", "不適用", "not-applicable 不適用", "a", "3", "N/A", "Ｎ／Ａ", "na"},
		"":               {"未作答", "open", "尚未作答"},
	} {
		for _, word := range words {
			s := file(c, "PE-1[a]=daily") // whatever stood here before
			sheets := posted(t, export(c, s).Book)
			fill(t, sheets, "PE-1[a]", "Answer="+word)
			require.Equal(t, []string{"~PE-1[a]=" + value}, told(t, c, s, sheets), word)
		}
	}
	for _, word := range []string{"daily", "Daily", "每天", "Daily 每天", "daily 每天", "2"} {
		sheets := posted(t, export(c, file(c)).Book)
		fill(t, sheets, "AC-2[a]", "Answer="+word)
		require.Equal(t, []string{"+AC-2[a]=daily"}, told(t, c, file(c), sheets), word)
	}
}

func TestEvidenceThatIsLinkedIsNotNamedAgain(t *testing.T) {
	c := ladder(t)
	s := file(c)
	link(s, "AC-1[a]", "policy.pdf")
	link(s, "AC-1", "all.pdf")
	sheets := posted(t, export(c, s, "zh-TW").Book)
	require.Empty(t, told(t, c, s, sheets))
	fill(t, sheets, "AC-1[a]", "佐證資料=policy.pdf\nall.pdf\n抽屜")
	require.Equal(t, []string{"+AC-1[a]=: 佐證資料：抽屜"}, told(t, c, s, sheets))
	take(t, c, s, sheets)
	require.Empty(t, told(t, c, s, sheets))
	fill(t, sheets, "AC-1[a]", "佐證資料=policy.pdf")
	require.Empty(t, told(t, c, file(c, "AC-1[a]=: 佐證資料：抽屜"), sheets), "a line that was deleted takes nothing away")
}

func TestSeveralWorkbooks(t *testing.T) {
	c := ladder(t)
	s := file(c, "PE-1[a]=met")
	copies := [][]sheet.Sheet{posted(t, export(c, s).Book), posted(t, export(c, s).Book)}
	fill(t, copies[0], "PE-1[a]", "Answer=not met")
	fill(t, copies[1], "PE-1[a]", "Note=The door of hall 2")
	require.Equal(t, []string{"~PE-1[a]=not-met: The door of hall 2"}, told(t, c, s, copies...), "each fills in a part of one row")
	fill(t, copies[1], "PE-1[a]", "Answer=not applicable", "Due=2026-12-31")
	fill(t, copies[0], "PE-1[a]", "Due=2026-12-30")
	require.Equal(t, []string{"?PE-1[a] twice b.xlsx: PE Doors!E2", "?PE-1 twice b.xlsx: PE Doors!I2"}, told(t, c, s, copies...), "they contradict each other")
}

func TestSheetsOfAnEarlierVersionOfTheCatalogue(t *testing.T) {
	old, now := ladder(t), ladderWith(t, requirement("AC-9", "L2", two+part+", renamed_from: [AC-1]"))
	sheets := posted(t, export(old, file(old)).Book)
	fill(t, sheets, "AC-1[a]", "Answer=not met", "Owner=IT", "Due=2026-12-31")
	fill(t, sheets, "AC-1", "Answer=partial")
	require.Equal(t, []string{"+AC-9[a]=not-met", "+AC-9=partial", "+AC-9 owner IT", "+AC-9 due 2026-12-31"}, told(t, now, file(now), sheets))
}

func TestAFlagIsCountedOnce(t *testing.T) {
	c := ladder(t)
	s := file(c, "AC-1[a]=not-met", "AC-1=partial")
	one, other := posted(t, export(c, s).Book), posted(t, export(c, s).Book)
	report, _ := weighed(t, c, s, one, other)
	require.Len(t, report.Same, 6, "five objectives and the flag")
}

func TestAColumnWhoseHeadIsGoneIsNamed(t *testing.T) {
	c := ladder(t)
	s := file(c)
	for _, test := range []struct {
		says  string
		spoil func(row []sheet.Cell) []sheet.Cell
		want  []string
	}{
		{"a head that says something else", func(row []sheet.Cell) []sheet.Cell { row[4].Text = "Ergebnis"; return row }, []string{"?Answer lost-head a.xlsx: AC Access!A1"}},
		{"a head that was deleted", func(row []sheet.Cell) []sheet.Cell { row[8].Text = ""; return row }, []string{"?Due lost-head a.xlsx: AC Access!A1"}},
		{"a table of others has the columns that it has", func(row []sheet.Cell) []sheet.Cell { return row[:5] }, []string{"+AC-1[a]=met"}},
	} {
		t.Run(test.says, func(t *testing.T) {
			sheets := posted(t, export(c, s).Book)
			fill(t, sheets, "AC-1[a]", "Answer=met")
			domain := slices.IndexFunc(sheets, func(s sheet.Sheet) bool { return s.Name == "AC Access" })
			sheets[domain].Rows[0] = test.spoil(sheets[domain].Rows[0])
			for _, want := range test.want {
				require.Contains(t, told(t, c, s, sheets), want)
			}
		})
	}
}

func TestExceptionsStayWhatComesBack(t *testing.T) {
	c := ladder(t)
	s := file(c, "AC-1[a]=not-met: old", "AC-1[b]=not-met", "PE-1[a]=not-met")
	x := assessment.Exception{Kind: "enduring", Reference: "security plan 3.2"}
	for i, id := range []string{"AC-1[a]", "AC-1[b]", "PE-1[a]"} {
		s.Add(assessment.Event{ID: fmt.Sprint("x", i), Do: assessment.DoAnswer, Set: []assessment.Setting{{ID: id, Exception: &x}}})
	}
	sheets := posted(t, export(c, s).Book)
	require.Empty(t, told(t, c, s, sheets), "unchanged")
	fill(t, sheets, "AC-1[a]", "Note=new")
	fill(t, sheets, "AC-1[b]", "Answer=met")
	fill(t, sheets, "PE-1[b]", "Answer=met")
	take(t, c, s, sheets)
	for id, value := range map[string]assessment.Value{"AC-1[a]": "not-met", "AC-1[b]": "met", "PE-1[a]": "not-met"} {
		require.Equal(t, value, s.Answer(id).Value, id)
		require.Equal(t, &x, s.Answer(id).Exception, id)
	}
}

func TestRowsThatStandTwice(t *testing.T) {
	c := ladder(t)
	s := file(c)
	sheets := posted(t, export(c, s).Book)
	fill(t, sheets, "PE-1[a]", "Answer=met")
	last := &sheets[len(sheets)-1]
	last.Rows = append(last.Rows, slices.Clone(last.Rows[1]))
	require.Equal(t, []string{"+PE-1[a]=met", "?PE-1[a] repeated a.xlsx: PE Doors!A4"}, told(t, c, s, sheets))
	last.Rows[3][4].Text = "not met"
	require.Equal(t, []string{"?PE-1[a] twice a.xlsx: PE Doors!E4"}, told(t, c, s, sheets))
}

func TestSheetsOfOthers(t *testing.T) {
	c := ladder(t)
	s := file(c)
	sheets := posted(t, export(c, s).Book)
	s.Header.ID = "other"
	_, err := workbook.Read(sheets, "a.xlsx", c, s)
	var other *workbook.OtherAssessmentError
	require.ErrorAs(t, err, &other)
	require.Equal(t, "a.xlsx: AC Access!K2", other.Where)

	_, err = workbook.Read([]sheet.Sheet{{Name: "S", Rows: [][]sheet.Cell{{{Text: "Name"}, {Text: "Price"}}}}}, "a.xlsx", c, s)
	var none *workbook.NoTableError
	require.ErrorAs(t, err, &none)

	s = file(c)
	s.Framework.Digest = "sha256:other"
	filled, err := workbook.Read(sheets, "a.xlsx", c, s)
	require.NoError(t, err)
	require.True(t, filled.OtherCatalogue)
}

func TestATableMadeByHand(t *testing.T) {
	c := ladder(t)
	table := func(lines ...string) []sheet.Sheet {
		var s sheet.Sheet
		for _, line := range lines {
			var row []sheet.Cell
			for text := range strings.SplitSeq(line, "|") {
				row = append(row, sheet.Cell{Text: text})
			}
			s.Rows = append(s.Rows, row)
		}
		return []sheet.Sheet{s}
	}
	require.Equal(t, []string{"+AC-1[a]=met: seen", "+PE-1[a]=not-applicable", "+PE-1[b]=not-applicable", "?AC-9[a] unknown a.xlsx: B6", "?AC-0[a] not-asked a.xlsx: B7"},
		told(t, c, file(c), table("Our audit", "", "Remarks|ID|Status|color", "seen|ac-1[a]|符合|red", "|PE-1|不適用", "|AC-9[a]|met", "|AC-0[a]|met")))
	require.Equal(t, []string{"!AC-1[a]=met"}, told(t, c, file(c, "AC-1[a]=not-met"), table("id|answer", "AC-1[a]|met")), "it does not know what stood here")
	require.Empty(t, told(t, c, file(c, "AC-1[a]=met: why"), table("id|answer|note", "AC-1[a]||")), "an empty cell brings nothing")
	require.Equal(t, []string{"+AC-1[a]=met", "? double-head a.xlsx: D1"}[0], told(t, c, file(c), table("id|answer|x|answer", "AC-1[a]|met||not met"))[0])
}

func TestAHundredThousandRows(t *testing.T) {
	c := ladder(t)
	s := sheet.Sheet{Rows: [][]sheet.Cell{{{Text: "id"}, {Text: "answer"}}}}
	for i := range 100_000 {
		s.Rows = append(s.Rows, []sheet.Cell{{Text: fmt.Sprintf("AC-1.%d[a]", i)}, {Text: "met"}})
	}
	report, _ := weighed(t, c, file(c), []sheet.Sheet{s})
	require.Len(t, report.Ignored, 100_000)
}

func TestALongIDOrAnswerIsNamedInBrief(t *testing.T) {
	c := ladder(t)
	long := strings.Repeat("長", 5000)
	s := sheet.Sheet{Rows: [][]sheet.Cell{{{Text: "id"}, {Text: "answer"}}, {{Text: long}, {Text: "met"}}, {{Text: "AC-1[a]"}, {Text: long}}}}
	report, _ := weighed(t, c, file(c), []sheet.Sheet{s})
	require.Len(t, report.Ignored, 2)
	require.Equal(t, strings.Repeat("長", 60)+"…", report.Ignored[0].ID)
	require.Equal(t, strings.Repeat("長", 60)+"…", report.Ignored[1].Detail)
}
