package workbook_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/assessment/exchange/workbook"
	"rung/controls/lang"
	"rung/controls/sheet"
)

func texts(row []sheet.Cell) []string {
	var out []string
	for _, c := range row {
		out = append(out, c.Text)
	}
	return out
}

func TestTheWorkbook(t *testing.T) {
	c := ladder(t)
	made := export(c, file(c, "AC-1[a]=not-met: why", "AC-2[a]=daily", "AC-1@IT 2026-12-31"), "zh-TW", "en")
	require.Equal(t, 6, made.Rows)
	b := made.Book
	var names []string
	for _, s := range b.Sheets {
		names = append(names, s.Name)
		require.True(t, s.Protect, s.Name)
	}
	require.Equal(t, []string{"請先閱讀", "摘要", "AC 存取", "PE 門禁"}, names)
	ac := b.Sheets[2]
	require.Equal(t, []string{"編號\nID", "要求事項\nRequirement", "問題", "Question", "陳述", "Statement", "作答\nAnswer", "備註\nNote", "佐證資料\nEvidence",
		"權責人員\nOwner", "預定完成日\nDue"}, texts(ac.Rows[0])[:11])
	require.Equal(t, []string{"AC-1[a]", "標題AC-1\nTitle AC-1", "是嗎？", "Is it?", "是。", "It is so.", "not met 不符合", "why", "", "IT", "2026-12-31"}, texts(ac.Rows[1])[:11])
	require.Equal(t, []string{"AC-1[a]", "h " + c.Digest, "not-met", "why", "", "IT", "2026-12-31"}, texts(ac.Rows[1])[11:])
	require.Equal(t, "AC-1", ac.Rows[3][0].Text, "the flag has a row of its own")
	require.Equal(t, "daily 每天", strings.ToLower(ac.Rows[4][6].Text))
	require.Equal(t, []string{"met 符合", "not met 不符合", "not applicable 不適用"}, ac.Lists[0].Values)
	require.Equal(t, []int{1, 2}, []int{ac.Lists[0].From, ac.Lists[0].To})
	require.Equal(t, []string{"never 從未 Never, so far", "Daily 每天", "not applicable 不適用"}, ac.Lists[2].Values)
	for i, row := range ac.Rows {
		for j, cell := range row {
			require.Equal(t, i > 0 && cell.Style.Fill == sheet.InputFill, !cell.Style.Locked, "%d %d", i, j)
		}
		require.Equal(t, i > 0, !row[6].Style.Locked, "answers can be filled in")
		require.True(t, row[0].Style.Locked, "ids cannot")
	}
	for i, column := range ac.Columns {
		require.Equal(t, i > 10, column.Hidden)
	}
	require.Equal(t, []string{"AC 存取 Access", "2", "1", "1", "0", "0", "3", "2"}, texts(b.Sheets[1].Rows[1]))
	require.Equal(t, []string{"合計 Total", "3", "1", "1", "0", "1", "5", "2"}, texts(b.Sheets[1].Rows[3]))
}

func TestWhatDoesNotConcernTheFirm(t *testing.T) {
	c := ladder(t)
	require.Equal(t, 6, export(c, file(c)).Rows, "is not handed out")
	s := file(c, "PE-2[a]=met")
	require.Equal(t, 7, export(c, s).Rows, "unless somebody has answered it")
	s = file(c)
	s.Profile.Facts = map[string]bool{"lift": true}
	require.Equal(t, 7, export(c, s).Rows, "or it does concern the firm")
}

func TestTheSheetToReadFirst(t *testing.T) {
	c := ladder(t)
	var all []string
	for _, row := range export(c, file(c), "zh-TW").Book.Sheets[0].Rows {
		all = append(all, texts(row)...)
	}
	for _, want := range []string{"Ladder，第2級：Yongfeng Metal問卷", "Plant 1", "2026-03-01", "Plant manager", "met 符合", "daily 每天", "天天。", "partial 部分符合", "h " + c.Digest} {
		require.Contains(t, all, want)
	}
}

func TestOneDomain(t *testing.T) {
	c := ladder(t)
	s := file(c)
	made := workbook.Make(workbook.Source{Catalogue: c, State: s, Result: assessment.Evaluate(c, s), Langs: []lang.Tag{"en"}, Domains: []string{"PE"}})
	require.Equal(t, 2, made.Rows)
	require.Len(t, made.Book.Sheets, 3)
	require.Len(t, made.Flat.Rows, 3)
}

func TestWhatACellCannotHold(t *testing.T) {
	c := ladder(t)
	s := file(c, "AC-1[a]=met: "+strings.Repeat("x", sheet.MaxCellText+5), "AC-1[b]=met: a\u202eb")
	made := export(c, s)
	require.Equal(t, 1, made.Cut)
	sheets := posted(t, made.Book)
	require.Empty(t, told(t, c, s, sheets), "what comes back unchanged loses nothing")
	require.Equal(t, "a[U+202E]b", sheets[2].Rows[2][5].Text)
	fill(t, sheets, "AC-1[a]", "Note=short")
	require.Equal(t, []string{"!AC-1[a]=met: short"}, told(t, c, s, sheets), "what was cut is not replaced unasked")
}

func TestEveryWordIsThereInEachLanguage(t *testing.T) {
	c := ladder(t)
	for _, tag := range workbook.Messages.Tags() {
		for _, s := range export(c, file(c), tag).Book.Sheets {
			require.NotContains(t, s.Name, "⟨")
			for _, row := range s.Rows {
				for _, cell := range row {
					require.NotContains(t, cell.Text, "⟨")
				}
			}
		}
	}
}

func TestTheTitleSpeaksEachLanguageWhole(t *testing.T) {
	c := ladder(t)
	title := export(c, file(c), "zh-TW", "en").Book.Sheets[0].Rows[0][0].Text
	require.Contains(t, title, "第2級：Yongfeng Metal問卷")
	require.Contains(t, title, "Level 2: questionnaire of Yongfeng Metal")
}
