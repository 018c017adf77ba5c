package workbook_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"rung/assessment"
	"rung/assessment/exchange/workbook"
	"rung/controls"
	"rung/controls/lang"
	"rung/controls/sheet"
)

// hostile are texts that a spreadsheet program would like to make something else of.
var hostile = []string{
	"=1+1", "+1", "-1", "@SUM(A1)", "＝1", "'=1", "'", "=cmd|' /C calc'!A0", "1", "007", "2026-03-01", "1-2", "1e5", "TRUE", "met", "_x0041_",
	"two\nlines", `a "quote", and; more`, "<b>&amp;</b>", "存取控制", "𠮷", "#N/A", "1/2", "tab\tinside", "%s {{.X}}", "rung:note",
}

// asked are the requirements that concern the firm.
func asked(c *controls.Catalogue, s *assessment.State) []*controls.Requirement {
	return slices.DeleteFunc(c.Asked(s.Target), func(r *controls.Requirement) bool { return len(r.Needs) > 0 })
}

// somehow is an assessment with random answers, notes, flags and plans.
func somehow(t *rapid.T, c *controls.Catalogue) *assessment.State {
	s := file(c)
	text := func(label string) string {
		return rapid.OneOf(rapid.Just(""), rapid.SampledFrom(hostile), rapid.StringOfN(rapid.RuneFrom([]rune("ab =+-@'\"符合,;\n<&_x0")), 0, 12, -1)).
			Filter(func(v string) bool { return v == strings.TrimSpace(v) }).Draw(t, label)
	}
	for _, r := range asked(c, s) {
		for _, o := range r.Objectives {
			values := []string{"", "met", "not-met", "not-applicable", "unanswered"}
			if o.Scale != "" {
				values = []string{"", "never", "daily", "not-applicable"}
			}
			add(s, o.ID+"="+rapid.SampledFrom(values).Draw(t, "value")+": "+text("note"))
		}
		if r.Partial != nil && rapid.Bool().Draw(t, "flag") {
			add(s, r.ID+"=partial")
		}
		if rapid.Bool().Draw(t, "plan") {
			due := rapid.SampledFrom([]string{"", "2026-12-31", "2027-02-28"}).Draw(t, "due")
			s.Add(assessment.Event{ID: "p" + r.ID, Do: assessment.DoPlan, Plan: &assessment.PlanItem{ID: r.ID, Owner: text("owner"), Due: due}})
		}
	}
	return s
}

// asIfBlank makes a filled workbook look as if it had been handed out empty.
func asIfBlank(sheets []sheet.Sheet) {
	for i := range sheets {
		if len(sheets[i].Rows) == 0 {
			continue
		}
		for at, head := range sheets[i].Rows[0] {
			if strings.HasPrefix(head.Text, "rung:") && head.Text != "rung:id" && head.Text != "rung:assessment" {
				for _, row := range sheets[i].Rows[1:] {
					if at < len(row) {
						row[at].Text = ""
					}
				}
			}
		}
	}
}

func TestWhatIsFilledInComesBackEqual(t *testing.T) {
	c := ladder(t)
	rapid.Check(t, func(rt *rapid.T) {
		s := somehow(rt, c)
		langs := rapid.SampledFrom([][]lang.Tag{{"en"}, {"zh-TW"}, {"zh-TW", "en"}, {"en", "zh-TW"}}).Draw(rt, "langs")
		made := export(c, s, langs...)
		var sheets []sheet.Sheet
		if rapid.Bool().Draw(rt, "csv") {
			var out bytes.Buffer
			require.NoError(rt, sheet.WriteCSV(&out, made.Flat, rapid.Bool().Draw(rt, "bom")))
			table, err := sheet.ReadCSV(&out)
			require.NoError(rt, err)
			sheets = []sheet.Sheet{table}
		} else {
			sheets = posted(t, made.Book)
		}
		require.Empty(rt, told(t, c, s, sheets), "what was not touched changes nothing")
		n, err := workbook.Count(sheets)
		require.NoError(rt, err)
		require.Equal(rt, made.Rows, n)

		asIfBlank(sheets)
		for i := range sheets { // sorted, and with the columns in another order
			rows := sheets[i].Rows
			if len(rows) < 2 || len(rows[0]) < 10 {
				continue
			}
			shuffled := rapid.Permutation(rows[1:]).Draw(rt, "rows")
			order := rapid.Permutation(slices.Collect(func(yield func(int) bool) {
				for j := range rows[0] {
					if !yield(j) {
						return
					}
				}
			})).Draw(rt, "columns")
			moved := [][]sheet.Cell{}
			for _, row := range append([][]sheet.Cell{rows[0]}, shuffled...) {
				var cells []sheet.Cell
				for _, j := range order {
					cell := sheet.Cell{}
					if j < len(row) {
						cell = row[j]
					}
					cells = append(cells, cell)
				}
				moved = append(moved, cells)
			}
			sheets[i].Rows = moved
		}
		other := file(c)
		take(t, c, other, sheets)
		require.Equal(rt, standing(c, s), standing(c, other))
		require.Empty(rt, told(t, c, other, sheets), "a second time there is nothing new")
	})
}

func TestTheSameWorkbookIsTheSameBytes(t *testing.T) {
	c := ladder(t)
	s := file(c, "AC-1[a]=met: =1+1", "AC-1@IT 2026-12-31")
	write := func() []byte {
		var out bytes.Buffer
		require.NoError(t, sheet.Write(&out, export(c, s, "zh-TW", "en").Book))
		return out.Bytes()
	}
	require.Equal(t, write(), write())
	require.NotContains(t, string(write()), "<f>")
}

// FuzzRows: whatever stands in a row, it is read without a panic, each answer names its cell, and what would be taken is
// accepted by the catalogue.
func FuzzRows(f *testing.F) {
	c := ladder(f)
	for _, seed := range [][]string{{"AC-1[a]", "met", "note", "file", "IT", "2026-12-31"}, {"AC-1", "partial", "", "", "", ""}, {"", "符合", "x", "", "", "115/12/31"}} {
		f.Add(seed[0], seed[1], seed[2], seed[3], seed[4], seed[5], true, "met", "AC-1[a]")
	}
	f.Fuzz(func(t *testing.T, id, answer, note, evidence, owner, due string, known bool, was, wasID string) {
		s := file(c, "AC-1[a]=met", "PE-1[b]=not-met: old")
		row := []sheet.Cell{{Text: id}, {Text: answer}, {Text: note}, {Text: evidence}, {Text: owner}, {Text: due}}
		head := []sheet.Cell{{Text: "id"}, {Text: "作答"}, {Text: "Note"}, {Text: "Evidence"}, {Text: "Owner"}, {Text: "Due"}}
		if known {
			head = append(head, sheet.Cell{Text: "rung:id"}, sheet.Cell{Text: "rung:assessment"}, sheet.Cell{Text: "rung:answer"}, sheet.Cell{Text: "rung:note"})
			row = append(row, sheet.Cell{Text: wasID}, sheet.Cell{Text: "h " + c.Digest}, sheet.Cell{Text: was}, sheet.Cell{})
		}
		report, plan := weighed(t, c, s, []sheet.Sheet{{Name: "S", Rows: [][]sheet.Cell{head, row, row}}})
		for _, i := range report.Ignored {
			require.True(t, strings.HasPrefix(i.Where, "a.xlsx: S!"), i.Where)
		}
		for _, set := range report.Settings(s, true) {
			require.Empty(t, s.Set(set.ID, set.To, set.Note).From)
			if set.Note != nil {
				require.Empty(t, controls.Unfit(*set.Note))
			}
			r, o := c.Objective(set.ID)
			if r == nil {
				r = c.Requirement(set.ID)
			}
			if set.To != "" {
				_, err := assessment.ParseValue(string(set.To), c, r, o)
				require.NoError(t, err)
			}
		}
		for _, item := range plan.Items(s, true) {
			require.NotNil(t, c.Requirement(item.ID))
			require.Empty(t, controls.Unfit(item.Owner))
		}
	})
}
