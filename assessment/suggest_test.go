package assessment_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls"
)

// twins is a catalogue whose level L1 has counterparts on L2: AC-1 for AC-21, PE-1 with six objectives for PE-21 to 23
// with two, one and three, and SI-1, whose three do not fit the two of SI-21.
func twins(t *testing.T) *controls.Catalogue {
	b := book{
		levels: []string{level("L1", "kind: all-met"), level("L2", "kind: deduction, maximum: 20", "implies: {level: L1, cite: rule 12}")},
		requirements: []string{
			req("AC-1", "L1", "a b", counterparts("AC-21")), req("AC-21", "L2", "x y", "weight: 5", counterparts("AC-1")), req("AC-22", "L2", "a", "weight: 1"),
			req("PE-1", "L1", "a b c d e f", counterparts("PE-21", "PE-22", "PE-23")),
			req("PE-21", "L2", "a b", "weight: 1", counterparts("PE-1")), req("PE-22", "L2", "a", "weight: 1", counterparts("PE-1")), req("PE-23", "L2", "a b c", "weight: 1", counterparts("PE-1")),
			req("SI-1", "L1", "a b c", counterparts("SI-21")), req("SI-21", "L2", "a b", "weight: 1", counterparts("SI-1")),
		},
	}
	return b.load(t)
}

// suggested lists all suggestions for what the target asks, as "AC-21[x]<AC-1[a]=met".
func suggested(c *controls.Catalogue, s *assessment.State) string {
	var out []string
	for _, r := range c.Asked(s.Target) {
		for i := range r.Objectives {
			if found, ok := assessment.Suggest(c, s, r, &r.Objectives[i]); ok {
				out = append(out, fmt.Sprintf("%s<%s=%s", r.Objectives[i].ID, found.From, found.Answer.Value))
			}
		}
	}
	return strings.Join(out, " ")
}

func TestSuggest(t *testing.T) {
	c := twins(t)
	for _, test := range []struct{ says, target, answers, want string }{
		{"nothing answered suggests nothing", "L2", "", ""},
		{"counterparts stand objective by objective, in order", "L2", "AC-1[a]=met AC-1[b]=not-met", "AC-21[x]<AC-1[a]=met AC-21[y]<AC-1[b]=not-met"},
		{"and the other way round", "L1", "AC-21[y]=not-applicable", "AC-1[b]<AC-21[y]=not-applicable"},
		{"an own answer wins", "L2", "AC-1[a]=met AC-1[b]=met AC-21[x]=not-met", "AC-21[y]<AC-1[b]=met"},
		{"an own answer taken back leaves the suggestion", "L2", "AC-1[a]=met AC-21[x]=not-met AC-21[x]=unanswered", "AC-21[x]<AC-1[a]=met"},
		{"a counterpart's answer taken back is none", "L2", "AC-1[a]=met AC-1[a]=unanswered", ""},
		{"one that stands for three hands its objectives out in order", "L2", "PE-1[a]=met PE-1[b]=not-met PE-1[c]=not-applicable PE-1[d]=met PE-1[e]=not-met PE-1[f]=met",
			"PE-21[a]<PE-1[a]=met PE-21[b]<PE-1[b]=not-met PE-22[a]<PE-1[c]=not-applicable PE-23[a]<PE-1[d]=met PE-23[b]<PE-1[e]=not-met PE-23[c]<PE-1[f]=met"},
		{"and gathers them the other way round", "L1", "PE-21[a]=met PE-21[b]=not-met PE-22[a]=not-applicable PE-23[a]=met PE-23[b]=not-met PE-23[c]=met",
			"PE-1[a]<PE-21[a]=met PE-1[b]<PE-21[b]=not-met PE-1[c]<PE-22[a]=not-applicable PE-1[d]<PE-23[a]=met PE-1[e]<PE-23[b]=not-met PE-1[f]<PE-23[c]=met"},
		{"some of the three suffice for theirs", "L1", "PE-22[a]=met", "PE-1[c]<PE-22[a]=met"},
		{"counterparts with other numbers of objectives give none", "L2", "SI-1[a]=met SI-1[b]=met SI-1[c]=met", ""},
		{"nor the other way round", "L1", "SI-21[a]=met SI-21[b]=met", ""},
		{"an answer that the objective does not take is none", "L2", "AC-1[a]=splendid AC-1[b]=partial", ""},
	} {
		t.Run(test.says, func(t *testing.T) {
			require.Equal(t, test.want, suggested(c, answered(test.target, test.answers)))
		})
	}
}

func TestASuggestionCarriesTheWholeAnswer(t *testing.T) {
	c, s := twins(t), answered("L2", "")
	say(s, tape(), "AC-1[a]", "met", note("see the list"))
	r := c.Requirement("AC-21")
	found, ok := assessment.Suggest(c, s, r, &r.Objectives[0])
	require.True(t, ok)
	require.Equal(t, assessment.Suggestion{From: "AC-1[a]", Answer: s.Answer("AC-1[a]")}, found)
	require.Equal(t, "see the list", found.Answer.Note)
}

func TestSuggestionsOnManyLevels(t *testing.T) {
	b := book{
		levels: []string{level("L1", "kind: all-met"), level("L2", "kind: all-met"), level("L3", "kind: all-met")},
		requirements: []string{
			req("AC-1", "L1", "a b", counterparts("AC-2")), req("AC-2", "L2", "a b", counterparts("AC-1", "AC-3", "AC-4")), req("AC-3", "L3", "a b", counterparts("AC-2")),
			req("AC-4", "L2", "a b", counterparts("AC-2", "AC-4")),
		},
	}
	c := b.load(t)
	require.Equal(t, "AC-2[a]<AC-3[a]=met", suggested(c, answered("L2", "AC-3[a]=met")), "each level's counterparts stand for themselves")
	require.Equal(t, "AC-2[a]<AC-1[a]=not-met", suggested(c, answered("L2", "AC-3[a]=met AC-1[a]=not-met")), "the first one named wins")
	require.Empty(t, suggested(c, answered("L2", "AC-4[a]=met AC-2[b]=met")), "a requirement of the same level is no counterpart")
}

func TestASuggestionFitsTheScaleOfItsObjective(t *testing.T) {
	b := book{
		levels: []string{level("L1", "kind: all-met"), level("L2", "kind: all-met")},
		scales: []string{scale("freq", "never", "yearly")},
		requirements: []string{
			req("AC-1", "L1", "a/freq/yearly b/freq/yearly", counterparts("AC-2")), req("AC-2", "L2", "a b/freq/yearly", counterparts("AC-1")),
		},
	}
	require.Equal(t, "AC-2[b]<AC-1[b]=yearly", suggested(b.load(t), answered("L2", "AC-1[a]=yearly AC-1[b]=yearly")))
}

func TestSuggestionsNeverCount(t *testing.T) {
	c, r := twins(t), tape()
	n := 0
	r.NewID = func() string { n++; return fmt.Sprintf("later%d", n) }
	s := answered("L1", "AC-1[a]=met AC-1[b]=met PE-1[a]=met PE-1[b]=met PE-1[c]=not-met PE-1[d]=met PE-1[e]=met PE-1[f]=met")
	e, err := assessment.Retarget(c, s, "L2")
	require.NoError(t, err)
	s.Add(r.Record(e))
	require.Len(t, strings.Fields(suggested(c, s)), 8, "the answers of the old target are suggested for the new one")
	moved, fresh := assessment.Evaluate(c, s), assessment.Evaluate(c, answered("L2", ""))
	require.Zero(t, moved.Answered)
	require.Equal(t, fresh, moved)
	require.Equal(t, assessment.MakePlan(fresh), assessment.MakePlan(moved))

	say(s, r, "AC-21[x]", "met", nil)
	require.Equal(t, 1, assessment.Evaluate(c, s).Answered, "one that is confirmed does")
	undo(t, s, r)
	require.Equal(t, "later1", undo(t, s, r).Undo)
	require.Equal(t, "L1", s.Target)
	require.Equal(t, 8, assessment.Evaluate(c, s).Answered, "and back at the old target its answers stand")
}
