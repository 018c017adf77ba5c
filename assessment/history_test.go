package assessment_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
)

// tells words changes: "e1 A: unanswered>met".
func tells(changes []assessment.Change) []string {
	var out []string
	for _, c := range changes {
		line := c.Event.ID + " " + string(c.Event.Do)
		if c.Undone {
			line += " (undone)"
		}
		if c.ID != "" {
			line += fmt.Sprintf(" %s: %s>%s", c.ID, c.Before.Value, c.After.Value)
			if c.Before.Note != c.After.Note {
				line += fmt.Sprintf(" %q>%q", c.Before.Note, c.After.Note)
			}
		}
		if c.Replaced != nil {
			line += " after " + c.Replaced.ID
		}
		if c.Undoes != nil {
			line += " of " + c.Undoes.ID
		}
		out = append(out, line)
	}
	return out
}

func TestHistory(t *testing.T) {
	c := shelf(t)
	s, r := empty(), tape()
	do := func(e assessment.Event) { s.Add(r.Record(e)) }
	do(assessment.Event{Do: assessment.DoProfile, Profile: &assessment.Profile{Firm: "F"}})
	do(assessment.AnswerEvent(s.Set("AC-1[a]", "met", nil), s.Set("AC-2[a]", "met", note("n"))))
	do(assessment.AnswerEvent(s.Set("AC-1[a]", "not-met", note("why"))))
	do(assessment.Event{Do: assessment.DoUndo, Undo: "e3"})
	do(assessment.Event{Do: assessment.DoUndo, Undo: "e4"})
	do(assessment.Event{Do: assessment.DoProfile, Profile: &assessment.Profile{Firm: "G"}})
	do(assessment.Event{Do: assessment.DoRetarget, Target: "L2"})
	do(assessment.Event{Do: assessment.DoUndo, Undo: "e7"})
	do(assessment.Event{Do: assessment.DoUndo, Undo: "nowhere"})
	do(assessment.AnswerEvent(s.Set("AC-1", "partial", nil)))
	do(assessment.Event{Do: "of tomorrow"})

	all := []string{
		"e1 profile",
		"e2 answer AC-1[a]: >met",
		`e2 answer AC-2[a]: >met "">"n"`,
		`e3 answer AC-1[a]: met>not-met "">"why"`,
		`e4 undo (undone) AC-1[a]: not-met>met "why">"" of e3`,
		`e5 undo AC-1[a]: met>not-met "">"why" of e4`,
		"e6 profile after e1",
		"e7 retarget (undone)",
		"e8 undo of e7",
		"e9 undo",
		"e10 answer AC-1: >partial",
		"e11 of tomorrow",
	}
	for _, test := range []struct {
		says, id string
		want     []string
	}{
		{"all of it", "", all},
		{"one objective, in whatever case", "ac-1[A]", []string{all[1], all[3], all[4], all[5]}},
		{"a requirement, its flag and objectives", "AC-1", []string{all[1], all[3], all[4], all[5], all[10]}},
		{"an objective nobody answered", "AC-1[b]", nil},
		{"a requirement that the target does not ask", "AC-3", nil},
	} {
		t.Run(test.says, func(t *testing.T) {
			got, err := assessment.History(c, s, test.id)
			require.NoError(t, err)
			require.Equal(t, test.want, tells(got))
		})
	}
	_, err := assessment.History(c, s, "AC-9")
	require.ErrorAs(t, err, new(*assessment.UnknownIDError))
	s.Add(assessment.Event{ID: "e12", Do: assessment.DoAnswer, Set: []assessment.Setting{{ID: "OLD-1[a]", To: "met"}}})
	got, err := assessment.History(c, s, "OLD-1[a]")
	require.NoError(t, err, "what an older catalogue asked is found too")
	require.Len(t, got, 1)
}

func TestHistoryEndsWithWhatStands(t *testing.T) {
	c := shelf(t)
	random := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		s, r := empty(), tape()
		stands := map[string]assessment.Answer{}
		for range 1 + random.IntN(25) {
			before := viewOf(s)
			s.Add(r.Record(randomEvent(random, s)))
			changes, err := assessment.History(c, s, "")
			require.NoError(t, err)
			for _, change := range changes {
				if change.Event.ID != s.Events[len(s.Events)-1].ID || change.ID == "" {
					continue
				}
				stands[change.ID] = change.After
			}
			after := viewOf(s)
			for i, id := range objectives {
				require.Equal(t, after.answers[i], stands[id], "%+v", s.Events)
				if before.answers[i] != after.answers[i] {
					require.Equal(t, s.Events[len(s.Events)-1].ID, changes[len(changes)-1].Event.ID)
				}
			}
		}
	}
}
