package assessment_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls"
)

// largeCatalogue has 110 requirements with 320 objectives under the rule deduction.
func largeCatalogue(t testing.TB) *controls.Catalogue {
	var reqs []string
	for i := range 110 {
		objectives := "a b c"
		if i < 10 {
			objectives = "a b"
		}
		figures := []string{fmt.Sprintf("weight: %d", []int{1, 3, 5}[i%3]), "poam: allowed"}
		if i%3 == 2 {
			figures = []string{"weight: 5, poam: if-partial", partial(3)}
		}
		reqs = append(reqs, req(fmt.Sprintf("D%d-%d", i/10, i), "L1", objectives, figures...))
	}
	return one("kind: deduction, maximum: 110, conditional: {minimum: 88, days: 180, cite: rule 4}", reqs...).load(t)
}

// manyEvents answers the objectives over and over, with a note now and then and one undo in ten.
func manyEvents(c *controls.Catalogue, n int) []assessment.Event {
	var ids []string
	for _, r := range c.Requirements {
		for _, o := range r.Objectives {
			ids = append(ids, o.ID)
		}
	}
	text := "see the list of accounts"
	events := make([]assessment.Event, n)
	for i := range events {
		e := assessment.Event{ID: fmt.Sprintf("e%d", i), Time: instant(i), Author: "IT", Do: assessment.DoAnswer}
		set := assessment.Setting{ID: ids[i%len(ids)], To: []assessment.Value{"met", "met", "not-met", "not-applicable"}[i%4]}
		if i%5 == 0 {
			set.Note = &text
		}
		if i%10 == 9 {
			e.Do, e.Undo = assessment.DoUndo, events[i-1].ID
		} else {
			e.Set = []assessment.Setting{set}
		}
		events[i] = e
	}
	return events
}

func TestALargeAssessmentIsScoredWhole(t *testing.T) {
	c := largeCatalogue(t)
	s := assessment.Replay(assessment.Header{Target: "L1"}, manyEvents(c, 5_000))
	r := assessment.Evaluate(c, s)
	require.Len(t, r.Findings, 110)
	require.Equal(t, 320, r.Questions)
}

func BenchmarkEvaluate(b *testing.B) {
	c := largeCatalogue(b)
	s := assessment.Replay(assessment.Header{Target: "L1"}, manyEvents(c, 5_000))
	b.ReportAllocs()
	for b.Loop() {
		assessment.Evaluate(c, s)
	}
}

func BenchmarkReplay5000(b *testing.B) {
	c := largeCatalogue(b)
	events := manyEvents(c, 5_000)
	b.ReportAllocs()
	for b.Loop() {
		assessment.Replay(assessment.Header{Target: "L1"}, events)
	}
}

// fullOfGaps is the result of a large assessment that meets nothing: 110 gaps.
func fullOfGaps(t testing.TB) *assessment.Result {
	var reqs []string
	for i := range 110 {
		figures := []string{fmt.Sprintf("weight: %d", []int{1, 3, 5}[i%3]), "poam: allowed", effort(i % 10)}
		reqs = append(reqs, req(fmt.Sprintf("D%d-%d", i/10, i), "L1", "a b c", figures...))
	}
	c := one("kind: deduction, maximum: 110, conditional: {minimum: 88, days: 180, cite: rule 4}", reqs...).load(t)
	e := assessment.Event{ID: "e", Do: assessment.DoAnswer}
	for _, r := range c.Requirements {
		e.Set = append(e.Set, assessment.Setting{ID: r.Objectives[0].ID, To: "not-met"})
	}
	return assessment.Evaluate(c, assessment.Replay(assessment.Header{Target: "L1"}, []assessment.Event{e}))
}

func TestAPlanOf110Gaps(t *testing.T) {
	p := assessment.MakePlan(fullOfGaps(t))
	require.Len(t, p.Steps, 110)
	require.GreaterOrEqual(t, p.Conditional.Score, 88)
	require.Less(t, p.Conditional.Days, p.Final.Days)
}

func BenchmarkMakePlan110Gaps(b *testing.B) {
	r := fullOfGaps(b)
	b.ReportAllocs()
	for b.Loop() {
		assessment.MakePlan(r)
	}
}
