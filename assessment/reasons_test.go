package assessment_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
)

func objectiveIDs(findings []assessment.ObjectiveFinding) string {
	var out []string
	for _, f := range findings {
		out = append(out, f.Objective.ID)
	}
	return strings.Join(out, " ")
}

// excuse marks an objective as an exception, without asking whether it may be.
func excuse(s *assessment.State, id, kind, reference string) {
	x := assessment.Exception{Kind: kind, Reference: reference}
	s.Add(assessment.Event{ID: "x" + id, Do: assessment.DoAnswer, Set: []assessment.Setting{{ID: id, Exception: &x}}})
}

func TestWithoutReason(t *testing.T) {
	b := one("kind: all-met", req("AC-1", "L1", "a b c"), req("AC-2", "L1", "a/freq/yearly", "needs: [ot]"))
	b.scales, b.facts = []string{scale("freq", "never", "yearly")}, []string{"{id: ot, ask: Machines, off: No machines}"}
	const all = "AC-1[a]=not-met AC-1[b]=not-applicable AC-1[c]=met AC-2[a]=never"
	for _, test := range []struct {
		says, reasons, answers, noted, want string
		off                                 bool
	}{
		{"a catalogue that asks for none", "", all, "", "", false},
		{"what is not met needs one", "not-met: rule 6", all, "", "AC-1[a] AC-2[a]", false},
		{"what is not applicable needs one", "not-applicable: rule 6", all, "", "AC-1[b]", false},
		{"both, in order", "not-met: rule 6, not-applicable: rule 6", all, "", "AC-1[a] AC-1[b] AC-2[a]", false},
		{"a note is a reason", "not-met: rule 6, not-applicable: rule 6", all, "AC-1[a] AC-2[a]", "AC-1[b]", false},
		{"met and open need none", "not-met: rule 6, not-applicable: rule 6", "AC-1[a]=met AC-1[b]=unanswered", "", "", false},
		{"what is switched off has its reason", "not-met: rule 6, not-applicable: rule 6", "AC-2[a]=never", "", "", true},
	} {
		t.Run(test.says, func(t *testing.T) {
			b.reasons = test.reasons
			c, s := b.load(t), answered("L1", test.answers)
			s.Add(assessment.Event{ID: "p", Do: assessment.DoProfile, Profile: &assessment.Profile{Facts: map[string]bool{"ot": !test.off}}})
			for _, id := range strings.Fields(test.noted) {
				say(s, tape(), id, "", note("because"))
			}
			require.Equal(t, test.want, objectiveIDs(assessment.WithoutReason(c, assessment.Evaluate(c, s))))
		})
	}
}

func TestABlankNoteIsNoReason(t *testing.T) {
	b := one("kind: all-met", req("AC-1", "L1", "a"))
	b.reasons = "not-met: rule 6"
	c, s := b.load(t), answered("L1", "AC-1[a]=not-met")
	say(s, tape(), "AC-1[a]", "", note(" \n\t"))
	require.Equal(t, "AC-1[a]", objectiveIDs(assessment.WithoutReason(c, assessment.Evaluate(c, s))))
}

func TestAnExceptionCountsAsMetAndIsListedApart(t *testing.T) {
	b := one("kind: deduction, maximum: 10", req("AC-1", "L1", "a b", "weight: 5", partial(3)), req("AC-2", "L1", "a", "weight: 1"))
	b.reasons, b.exceptions = "not-met: rule 6", []string{enduring, temporary}
	c := b.load(t)
	for _, test := range []struct {
		says, answers   string
		kind, reference string // of the exception on AC-1[a]
		want            assessment.Outcome
		listed          string
		score           int
	}{
		{"a shortfall counts as met", "AC-1[a]=not-met AC-1[b]=met AC-2[a]=met", "enduring", "SSP 1", met, "AC-1[a]", 10},
		{"a temporary one does too", "AC-1[a]=not-met AC-1[b]=met AC-2[a]=met", "temporary", "Plan 1", met, "AC-1[a]", 10},
		{"another shortfall beside it still fails", "AC-1[a]=not-met AC-1[b]=not-met AC-2[a]=met", "enduring", "SSP 1", notMet, "AC-1[a]", 5},
		{"and costs the lesser weight where it is flagged", "AC-1[a]=not-met AC-1[b]=not-met AC-1=partial AC-2[a]=met", "enduring", "SSP 1", notMet, "AC-1[a]", 7},
		{"an open objective beside it stays open", "AC-1[a]=not-met AC-2[a]=met", "enduring", "SSP 1", unanswered, "AC-1[a]", 5},
		{"an unanswered objective counts as met", "AC-1[b]=met AC-2[a]=met", "enduring", "SSP 1", met, "AC-1[a]", 10},
		{"not applicable stays what it is", "AC-1[a]=not-applicable AC-1[b]=not-applicable AC-2[a]=met", "enduring", "SSP 1", na, "AC-1[a]", 10},
		{"one that was taken back fails again", "AC-1[a]=not-met AC-1[b]=met AC-2[a]=met", "", "", notMet, "", 5},
		{"a kind that the catalogue does not know excuses nothing", "AC-1[a]=not-met AC-1[b]=met AC-2[a]=met", "lasting", "SSP 1", notMet, "", 5},
		{"nor does one without a reference", "AC-1[a]=not-met AC-1[b]=met AC-2[a]=met", "enduring", " ", notMet, "", 5},
	} {
		t.Run(test.says, func(t *testing.T) {
			s := answered("L1", test.answers)
			excuse(s, "AC-1[a]", "enduring", "SSP 0")
			excuse(s, "AC-1[a]", test.kind, test.reference)
			r := assessment.Evaluate(c, s)
			require.Equal(t, test.want, r.Findings[0].Outcome)
			require.Equal(t, test.score, r.Goal().Score.Low)
			require.Equal(t, test.listed, objectiveIDs(assessment.Excepted(r)))
			for _, o := range assessment.Excepted(r) {
				require.Equal(t, &assessment.Exception{Kind: test.kind, Reference: test.reference}, o.Answer.Exception)
				require.NotContains(t, objectiveIDs(assessment.WithoutReason(c, r)), o.Objective.ID, "its reference is the reason")
			}
		})
	}
}

func TestAnExceptedObjectiveIsAnsweredAndNoGap(t *testing.T) {
	b := one("kind: all-met", req("AC-1", "L1", "a"))
	b.exceptions = []string{enduring}
	c, s := b.load(t), answered("L1", "")
	excuse(s, "AC-1[a]", "enduring", "SSP 1")
	r := assessment.Evaluate(c, s)
	require.True(t, r.Complete())
	require.Equal(t, assessment.Final, r.Goal().Status)
	require.Empty(t, assessment.MakePlan(r).Steps)
	require.Empty(t, r.Findings[0].Failing())
}

func TestAnExceptionOfARequirementThatIsSwitchedOffIsNotListed(t *testing.T) {
	b := one("kind: all-met", req("AC-1", "L1", "a", "needs: [ot]"))
	b.exceptions, b.facts = []string{enduring}, []string{"{id: ot, ask: Machines, off: No machines}"}
	c, s := b.load(t), answered("L1", "AC-1[a]=not-met")
	excuse(s, "AC-1[a]", "enduring", "SSP 1")
	require.Equal(t, "AC-1[a]", objectiveIDs(assessment.Excepted(assessment.Evaluate(c, s))))
	s.Add(assessment.Event{ID: "p", Do: assessment.DoProfile, Profile: &assessment.Profile{Facts: map[string]bool{"ot": false}}})
	require.Empty(t, assessment.Excepted(assessment.Evaluate(c, s)))
}
