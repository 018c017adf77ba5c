package poam_test

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"rung/assessment"
	"rung/controls/lang"
	"rung/controls/sheet"
	"rung/report"
	"rung/report/poam"
)

// row is the row of a requirement, by the heads of its columns.
func row(t testing.TB, book sheet.Book, id string) map[string]string {
	t.Helper()
	table := book.Sheets[0].Rows
	for _, cells := range table[1:] {
		if cells[1].Text != id {
			continue
		}
		out := map[string]string{}
		for i, head := range table[0] {
			if i < len(cells) {
				out[head.Text] = cells[i].Text
			}
		}
		return out
	}
	require.Fail(t, "there is no row "+id)
	return nil
}

func ids(book sheet.Book) (out []string) {
	for _, cells := range book.Sheets[0].Rows[1:] {
		out = append(out, cells[1].Text)
	}
	return out
}

func TestColumnsAreThoseOfAssessors(t *testing.T) {
	for tag, want := range map[lang.Tag]string{
		lang.English:            "No.|Requirement|Title|Weakness|Points|May stand on the plan|Point of contact|Resources required|Scheduled completion|Milestones with dates|Status|Closed on|Source|Comments",
		lang.TraditionalChinese: "編號|要求事項|名稱|弱點|配分|可否列入行動計畫|負責人|所需資源|預定完成日|里程碑與日期|狀態|實際完成日|來源|備註",
	} {
		_, book := mixed(t).written(tag)
		var heads []string
		for _, cell := range book.Sheets[0].Rows[0] {
			heads = append(heads, cell.Text)
		}
		require.Equal(t, want, strings.Join(heads, "|"))
	}
}

func TestEntriesStandInTheOrderThatPaysBest(t *testing.T) {
	f := mixed(t)
	_, book := f.written(lang.English)
	var want []string
	for _, step := range assessment.MakePlan(assessment.Evaluate(f.catalogue, f.state)).Steps {
		want = append(want, step.Requirement.ID)
	}
	require.Len(t, want, 3)
	require.Equal(t, append(want, "AC.L2-3.1.8", "AC.L2-3.1.9"), ids(book), "then what is met by now; what nobody planned for is not named")
}

func TestEachEntrySaysHowItStands(t *testing.T) {
	_, book := mixed(t).written(lang.English)
	for _, r := range []struct {
		name, id string
		says     map[string]string
	}{
		{"a gap without a plan", "AC.L2-3.1.2", map[string]string{
			"Status": "open", "Points": "5", "Point of contact": "", "May stand on the plan": "no: must be closed before any status (32 CFR 170.21(a)(2)(ii))", "Source": "Self-assessment, 2026-02-09",
		}},
		{"a gap whose day has passed", "AC.L2-3.1.6", map[string]string{
			"Status": "overdue", "Point of contact": "IT", "Scheduled completion": "2026-03-08", "Resources required": "Two days", "Comments": "Waits for the vendor",
			"Milestones with dates": "1. 2026-02-01  Order (done)\n2. Try", "Closed on": "",
		}},
		{"a gap that was closed and is not met again", "AC.L2-3.1.7", map[string]string{"Status": "was closed, not met again", "Closed on": "2026-02-20", "Point of contact": "廠長"}},
		{"one that is closed", "AC.L2-3.1.8", map[string]string{
			"Status": "closed", "Closed on": "2026-02-20", "Points": "", "May stand on the plan": "", "Weakness": "Every objective is met now.",
		}},
		{"one that is met without a word on its closing", "AC.L2-3.1.9", map[string]string{"Status": "met by now; closing not recorded", "Scheduled completion": "2026-06-30", "Closed on": ""}},
	} {
		t.Run(r.name, func(t *testing.T) {
			got := row(t, book, r.id)
			for head, want := range r.says {
				require.Equal(t, want, got[head], head)
			}
		})
	}
	require.Contains(t, row(t, book, "AC.L2-3.1.2")["Weakness"], " (Everybody may do everything.)")
	require.NotContains(t, row(t, book, "AC.L2-3.1.7")["Weakness"], "[b]", "only what is not met is a weakness")
}

func TestTheOtherSheetSaysWhosePlanItIs(t *testing.T) {
	f := mixed(t)
	said := func(tag lang.Tag) string {
		_, book := f.written(tag)
		var out []string
		for _, cells := range book.Sheets[1].Rows {
			out = append(out, cells[0].Text+": "+cells[1].Text)
		}
		return strings.Join(out, "\n")
	}
	english := said(lang.English)
	require.Contains(t, english, "Firm: Example Precision Parts Ltd.\nScope: Plant 1\n")
	require.Contains(t, english, "Score: between ")
	require.Contains(t, english, f.catalogue.Digest)
	require.Regexp(t, `Not answered yet: \d+ questions: further gaps may follow`, english)
	require.Contains(t, said(lang.TraditionalChinese), "公司: Example Precision Parts Ltd.")
	for _, q := range f.catalogue.Asked("L2") {
		if q.ID != "AC.L2-3.1.6" {
			f.answer(q.ID, "met", "")
		}
	}
	dated, err := assessment.StatusDate(f.catalogue, f.state, "2026-03-01", now)
	require.NoError(t, err)
	f.do(dated)
	english = said(lang.English)
	require.NotContains(t, english, "Not answered")
	require.Contains(t, english, "To be closed by: 2026-08-28: 180 days from the status date (32 CFR 170.21(a)(2))")
}

func TestTextsOfOthersAreShownAndNeverComputed(t *testing.T) {
	f := begin(t, shipped(t, "cmmc-2"), "L1")
	f.do(assessment.Event{Do: assessment.DoProfile, Profile: &assessment.Profile{Firm: hostile}})
	note := hostile
	f.do(assessment.AnswerEvent(assessment.Setting{ID: "AC.L1-b.1.i[a]", To: assessment.Value(assessment.NotMet), Note: &note}))
	f.plan(assessment.PlanItem{ID: "AC.L1-b.1.i", Owner: hostile, Due: hostile, Resources: hostile, Comments: hostile, Milestones: []assessment.Milestone{{Text: hostile, Due: hostile}}})
	data, book := f.written(lang.English)
	shown := report.ShownText(hostile)
	got := row(t, book, "AC.L1-b.1.i")
	for _, head := range []string{"Point of contact", "Resources required", "Scheduled completion", "Comments"} {
		require.Equal(t, shown, got[head], head)
	}
	require.Contains(t, got["Weakness"], "("+shown+")")
	require.Equal(t, shown, book.Sheets[1].Rows[0][1].Text)
	require.NotContains(t, shown, "\x1b")
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	for _, part := range z.File {
		r, err := part.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(r)
		require.NoError(t, err)
		require.NotRegexp(t, regexp.MustCompile(`<f[ >/]`), string(text), part.Name)
	}
}

func TestATextLongerThanACellIsCut(t *testing.T) {
	f := begin(t, shipped(t, "cmmc-2"), "L1")
	f.answer("AC.L1-b.1.i", "not-met", strings.Repeat("😀", 10_000))
	_, book := f.written(lang.English)
	require.True(t, strings.HasSuffix(row(t, book, "AC.L1-b.1.i")["Weakness"], "😀…"))
}

func TestWithoutAGapThereIsNoPlan(t *testing.T) {
	f := begin(t, shipped(t, "cmmc-2"), "L1")
	f.answer("AC.L1-b.1.i", "met", "")
	_, err := poam.Write(io.Discard, f.subject(lang.English))
	require.ErrorIs(t, err, report.ErrNoGap)
}

func TestWhatIsNoWorkbookIsNotCounted(t *testing.T) {
	_, err := poam.Count([]byte("no workbook"))
	require.Error(t, err)
}

// TestAnyPlanIsWhole draws assessments at random: each gap is in the workbook once, the same bytes each time.
func TestAnyPlanIsWhole(t *testing.T) {
	for _, of := range []struct{ catalogue, target string }{{"cmmc-2", "L1"}, {"tw-supply-chain", "L2"}, {"csf-2", "tier-3"}} {
		c := shipped(t, of.catalogue)
		target := of.target
		if c.Level(target) == nil {
			target = c.Levels[len(c.Levels)-1].ID
		}
		asked := c.Asked(target)
		rapid.Check(t, func(r *rapid.T) {
			f := begin(t, c, target)
			words := rapid.StringMatching("[ -~\n離職帳號=]{0,20}")
			for range rapid.IntRange(1, 15).Draw(r, "events") {
				q := rapid.SampledFrom(asked).Draw(r, "requirement")
				o := rapid.SampledFrom(q.Objectives).Draw(r, "objective")
				to := rapid.SampledFrom([]assessment.Value{"met", "not-met", "not-applicable", "unanswered"}).Draw(r, "answer")
				if scale := c.Scale(o.Scale); scale != nil {
					to = assessment.Value(rapid.SampledFrom(scale.Steps).Draw(r, "step").ID)
				}
				note := words.Draw(r, "note")
				f.do(assessment.AnswerEvent(assessment.Setting{ID: o.ID, To: to, Note: &note}))
				if rapid.Bool().Draw(r, "planned") {
					f.plan(assessment.PlanItem{ID: q.ID, Owner: words.Draw(r, "owner"), Due: words.Draw(r, "due"), Closed: rapid.SampledFrom([]string{"", "2026-01-01"}).Draw(r, "closed")})
				}
			}
			var one, again bytes.Buffer
			entries, err := poam.Write(&one, f.subject(lang.TraditionalChinese))
			gaps := 0
			for _, finding := range assessment.Evaluate(c, f.state).Findings {
				if finding.Outcome == assessment.NotMet {
					gaps++
				}
			}
			require.GreaterOrEqual(r, entries, gaps)
			if err != nil {
				require.ErrorIs(r, err, report.ErrNoGap)
				return
			}
			counted, err := poam.Count(one.Bytes())
			require.NoError(r, err)
			require.Equal(r, entries, counted)
			_, err = poam.Write(&again, f.subject(lang.TraditionalChinese))
			require.NoError(r, err)
			require.Equal(r, one.Bytes(), again.Bytes())
			book, err := sheet.Read(bytes.NewReader(one.Bytes()), int64(one.Len()))
			require.NoError(r, err)
			each := ids(book)
			slices.Sort(each)
			require.Equal(r, entries, len(slices.Compact(each)), "none is named twice")
		})
	}
}
