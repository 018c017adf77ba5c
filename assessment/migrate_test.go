package assessment_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls"
)

// edition writes a catalogue of requirements "id", "id:text" or "id<old:text", each with the objectives a and b.
func edition(t testing.TB, rows ...string) *controls.Catalogue {
	t.Helper()
	var out []string
	for _, row := range rows {
		name, text, _ := strings.Cut(row, ":")
		id, was, _ := strings.Cut(name, "<")
		more := ""
		if was != "" {
			more = "renamed_from: [" + was + "]"
		}
		r := strings.Replace(req(id, "L1", "a b", "weight: 3", partial(1), more), "a: It is so", "a: It is so "+text, 1)
		out = append(out, strings.Replace(r, "title: T", "title: T"+text, 1))
	}
	b := one("kind: deduction, maximum: "+fmt.Sprint(3*len(rows)), out...)
	b.exceptions = []string{enduring}
	return b.load(t)
}

// take migrates a state and returns what it was told.
func take(t testing.TB, s *assessment.State, r assessment.Recorder, old, new *controls.Catalogue) controls.Changes {
	t.Helper()
	e, changes, err := assessment.Migrate(old, new, s)
	require.NoError(t, err)
	s.Add(r.Record(e))
	require.Equal(t, assessment.Ref(new), s.Framework)
	return changes
}

func TestMigrationByTheCase(t *testing.T) {
	old := edition(t, "AC-1", "AC-2", "AC-3")
	given := "AC-1[a]=met AC-1[b]=met AC-2[a]=not-met AC-3[a]=met"
	for _, test := range []struct {
		says, new, want, offered string
	}{
		{"the same catalogue", "AC-1 AC-2 AC-3", given, ""},
		{"a reworded objective has no answer, and its old one is offered", "AC-1:anew AC-2 AC-3", "AC-1[a]= AC-1[b]=met AC-2[a]=not-met AC-3[a]=met", "AC-1[a]=met"},
		{"a renamed one takes its answers along", "AC-1 AC-9<AC-2:x AC-3", "AC-9[a]= AC-2[a]= AC-1[a]=met", "AC-9[a]=not-met"},
		{"one that is asked no more keeps its answer", "AC-1 AC-2", given, ""},
		{"a new one has none", "AC-1 AC-2 AC-3 AC-4", given + " AC-4[a]=", ""},
		{"an id given to another requirement brings no answer along", "AC-1 AC-3<AC-2:y", "AC-3[a]= AC-3[b]= AC-1[a]=met", ""},
	} {
		t.Run(test.says, func(t *testing.T) {
			s, r, new := answered("L1", given), tape(), edition(t, strings.Fields(test.new)...)
			take(t, s, assessment.Recorder{Now: r.Now, NewID: func() string { return "m" }}, old, new)
			for _, pair := range strings.Fields(test.want) {
				id, value, _ := strings.Cut(pair, "=")
				require.Equal(t, value, string(s.Answer(id).Value), id)
			}
			if id, value, ok := strings.Cut(test.offered, "="); ok {
				require.True(t, s.Unconfirmed(id))
				requirement, objective := new.Objective(id)
				found, ok := assessment.Suggest(new, s, requirement, objective)
				require.True(t, ok)
				require.Equal(t, value, string(found.Answer.Value))
				require.NotEmpty(t, found.Origin)
				s.Add(r.Record(assessment.AnswerEvent(s.Set(id, found.Answer.Value, nil))))
				require.False(t, s.Unconfirmed(id))
				require.Equal(t, value, string(s.Answer(id).Value))
			}
		})
	}
}

func TestAnExceptionCountsAgainOnceItsAnswerIsConfirmed(t *testing.T) {
	old, new := edition(t, "AC-1"), edition(t, "AC-1:anew")
	s, r := answered("L1", "AC-1[b]=met"), tape()
	set := s.Set("AC-1[a]", assessment.Value(notMet), note("why"))
	set.Exception = &assessment.Exception{Kind: "enduring", Reference: "plan 4"}
	s.Add(r.Record(assessment.AnswerEvent(set)))
	require.Equal(t, 3, assessment.Evaluate(old, s).Goal().Score.Low)
	take(t, s, r, old, new)
	require.Equal(t, assessment.Range{Low: 0, High: 3}, *assessment.Evaluate(new, s).Goal().Score)
	require.Equal(t, "why", s.Answer("AC-1[a]").Note, "the note stays")
	s.Add(r.Record(assessment.AnswerEvent(s.Set("AC-1[a]", assessment.Value(notMet), nil))))
	require.Equal(t, 3, assessment.Evaluate(new, s).Goal().Score.Low)
}

func TestAMigrationIsTakenBack(t *testing.T) {
	old, new := edition(t, "AC-1", "AC-2"), edition(t, "AC-1:anew", "AC-5<AC-2")
	s, r := answered("L1", "AC-1[a]=met AC-2[a]=met AC-2=partial"), tape()
	recorder := assessment.Recorder{Now: r.Now, NewID: func() string { return fmt.Sprintf("m%d", len(s.Events)) }}
	before := assessment.Replay(s.Header, s.Events)
	take(t, s, recorder, old, new)
	require.Equal(t, assessment.PartlyMet, s.Answer("AC-5").Value, "the flag moves too")
	undo, step, err := assessment.UndoLast(s)
	require.NoError(t, err)
	require.Equal(t, assessment.DoMigrate, step.Do)
	s.Add(recorder.Record(undo))
	for _, id := range []string{"AC-1[a]", "AC-2[a]", "AC-2", "AC-5[a]", "AC-5"} {
		require.Equal(t, before.Answer(id), s.Answer(id), id)
	}
	require.Equal(t, before.Framework, s.Framework)
	require.False(t, s.Unconfirmed("AC-1[a]"))
}

func TestPlansAndEvidenceFollowARenaming(t *testing.T) {
	old, new := edition(t, "AC-1"), edition(t, "AC-7<AC-1")
	s, r := answered("L1", "AC-1[a]=not-met"), tape()
	s.Add(r.Record(assessment.Event{Do: assessment.DoPlan, Plan: &assessment.PlanItem{ID: "AC-1", Owner: "IT"}}))
	s.Add(r.Record(assessment.Event{Do: assessment.DoEvidence, Evidence: []assessment.Evidence{{ID: "AC-1[a]", Path: "a.pdf"}}}))
	take(t, s, r, old, new)
	plan, ok := s.PlanItem("AC-7")
	require.True(t, ok)
	require.Equal(t, "AC-7", plan.ID)
	require.Len(t, s.Evidence("AC-7[a]"), 1)
	changes, err := assessment.History(new, s, "AC-7")
	require.NoError(t, err)
	require.NotEmpty(t, changes, "the history of a requirement includes what it was")
}

func TestWhatCannotBeMigratedIsRefused(t *testing.T) {
	s := answered("L1", "AC-1[a]=met")
	other := list(t, "two", "X")
	_, _, err := assessment.Migrate(edition(t, "AC-1"), other, s)
	require.ErrorAs(t, err, new(*assessment.StrangerError))
	s.Target = "L9"
	_, _, err = assessment.Migrate(edition(t, "AC-1"), edition(t, "AC-1"), s)
	require.ErrorAs(t, err, new(*assessment.UnfitTargetError))
}

// Who answered under the old catalogue, unaware of the migration, is heard under the new ids.
func TestAnswersUnawareOfAMigrationFindTheirPlace(t *testing.T) {
	old, new := edition(t, "AC-1", "AC-2"), edition(t, "AC-1:anew", "AC-7<AC-2")
	header := assessment.Header{ID: "x", Target: "L1", Framework: assessment.Ref(old)}
	event := func(id string, at int, e assessment.Event) assessment.Event {
		e.ID, e.Time = id, instant(at)
		return e
	}
	base := assessment.Replay(header, nil)
	m, _, err := assessment.Migrate(old, new, base)
	require.NoError(t, err)
	answers := assessment.AnswerEvent(base.Set("AC-1[a]", "met", nil), base.Set("AC-2[a]", "not-met", nil))
	for _, times := range [][2]int{{1, 2}, {2, 1}} {
		a := assessment.Part{Name: "a", Header: header, Events: []assessment.Event{event("m", times[0], m)}}
		b := assessment.Part{Name: "b", Header: header, Events: []assessment.Event{event("w", times[1], answers)}}
		for _, parts := range [][]assessment.Part{{a, b}, {b, a}} {
			merged, err := assessment.Merge(parts...)
			require.NoError(t, err)
			require.Empty(t, merged.Conflicts)
			s := assessment.Replay(merged.Header, merged.Events)
			require.Equal(t, "not-met", string(s.Answer("AC-7[a]").Value))
			require.Empty(t, s.Answer("AC-1[a]").Value, "it answers what was asked before")
			require.True(t, s.Unconfirmed("AC-1[a]"))
			found, ok := s.Suggested("AC-1[a]")
			require.True(t, ok)
			require.Equal(t, "met", string(found.Answer.Value))
		}
	}
}

func TestMigrationOfRandomCatalogues(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	version := func() []string {
		var rows []string
		for _, n := range random.Perm(6)[:1+random.IntN(6)] {
			row := fmt.Sprintf("AC-%d", n)
			if random.IntN(4) == 0 {
				row += fmt.Sprintf("<AC-%d", random.IntN(6))
			}
			rows = append(rows, row+":"+string(rune('t'+random.IntN(3))))
		}
		return rows
	}
	for range 300 {
		a, b := version(), version()
		old, new := edition(t, a...), edition(t, b...)
		s, n := answered("L1", ""), 0
		recorder := assessment.Recorder{Now: tape().Now, NewID: func() string { n++; return fmt.Sprintf("e%d", n) }}
		for _, r := range old.Requirements {
			for _, o := range r.Objectives {
				if random.IntN(3) > 0 {
					s.Add(recorder.Record(assessment.AnswerEvent(s.Set(o.ID, []assessment.Value{"met", "not-met", "not-applicable"}[random.IntN(3)], note(o.ID)))))
				}
			}
		}
		before := assessment.Replay(s.Header, s.Events)
		same := assessment.Replay(s.Header, s.Events)
		take(t, same, recorder, old, old)
		require.Equal(t, assessment.Evaluate(old, before), assessment.Evaluate(old, same), "an identity changes no score")

		changes := take(t, s, recorder, old, new)
		fate := assessment.FateOf(old, before, changes)
		total := 0
		for _, r := range old.Requirements {
			for _, o := range r.Objectives {
				if before.Answer(o.ID).Value != "" {
					total++
				}
			}
		}
		says := fmt.Sprintf("%v to %v", a, b)
		require.Equal(t, total, len(fate.Stay)+len(fate.Confirm)+len(fate.Gone), says)
		was := func(id string) string {
			for _, r := range changes.Renames() {
				if r.To == id {
					return r.From
				}
			}
			return id
		}
		for _, id := range fate.Stay {
			require.Equal(t, before.Answer(was(id)), s.Answer(id), says)
		}
		for _, id := range fate.Confirm {
			require.True(t, s.Unconfirmed(id), says)
			require.Empty(t, s.Answer(id).Value)
			found, _ := s.Suggested(id)
			require.Equal(t, before.Answer(was(id)).Value, found.Answer.Value, says)
		}
		for _, r := range new.Requirements {
			for _, o := range r.Objectives {
				if !slices.Contains(fate.Stay, o.ID) {
					require.Empty(t, s.Answer(o.ID).Value, "%s: %s was never asked", says, o.ID)
				}
			}
		}
		require.Equal(t, append([]assessment.Event{}, before.Events...), append([]assessment.Event{}, s.Events[:len(before.Events)]...), "nothing is dropped")
		require.Equal(t, assessment.Evaluate(new, s), assessment.Evaluate(new, assessment.Replay(s.Header, s.Events)), "replay agrees")
	}
}
