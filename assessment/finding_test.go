package assessment_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
)

func TestFindingRollsUpObjectives(t *testing.T) {
	tests := []struct {
		says    string
		answers string // of objectives a, b, c; - for none
		want    assessment.Outcome
	}{
		{"nothing answered is unanswered", "- - -", unanswered},
		{"all met is met", "met met met", met},
		{"all not applicable is not applicable", "not-applicable not-applicable not-applicable", na},
		{"not applicable counts as met beside met", "not-applicable met not-applicable", met},
		{"met first and not applicable after is met", "met not-applicable not-applicable", met},
		{"one not met decides", "met not-met met", notMet},
		{"one not met decides while others are open", "- not-met -", notMet},
		{"one open keeps it unanswered", "met - met", unanswered},
		{"one open beside not applicable keeps it unanswered", "not-applicable not-applicable -", unanswered},
		{"an answer that was taken back is open", "met unanswered met", unanswered},
		{"a word the catalogue does not know settles nothing", "met splendid met", unanswered},
		{"an unknown word does not hide a not met", "not-met splendid met", notMet},
		{"partial on an objective settles nothing", "met partial met", unanswered},
	}
	c := one("kind: all-met", req("AC-1", "L1", "a b c")).load(t)
	for _, test := range tests {
		t.Run(test.says, func(t *testing.T) {
			f := assessment.Evaluate(c, answered("L1", abc(test.answers))).Findings[0]
			require.Equal(t, test.want, f.Outcome)
		})
	}
}

// abc writes the answers of AC-1[a], [b], [c].
func abc(answers string) string {
	var out []string
	for i, a := range strings.Fields(answers) {
		if a != "-" {
			out = append(out, fmt.Sprintf("AC-1[%c]=%s", 'a'+i, a))
		}
	}
	return strings.Join(out, " ")
}

func TestRollUpOfEveryCombination(t *testing.T) {
	c := one("kind: all-met", req("AC-1", "L1", "a b c")).load(t)
	all := []string{"met", "not-met", "not-applicable", "-"}
	for i := range 64 {
		answers := []string{all[i%4], all[i/4%4], all[i/16]}
		has := func(a string) bool { return strings.Contains(" "+strings.Join(answers, " ")+" ", " "+a+" ") }
		want := met
		switch {
		case has("not-met"):
			want = notMet
		case has("-"):
			want = unanswered
		case !has("met"):
			want = na
		}
		r := assessment.Evaluate(c, answered("L1", abc(strings.Join(answers, " "))))
		require.Equal(t, want, r.Findings[0].Outcome, "%v", answers)
		require.Equal(t, want == met || want == na, r.Findings[0].Outcome.Holds(), "%v", answers)
		require.Equal(t, len(strings.Fields(abc(strings.Join(answers, " ")))), r.Answered, "%v", answers)
		require.Equal(t, !has("-"), r.Complete(), "%v", answers)
	}
}

func TestScaleDecidesByStep(t *testing.T) {
	b := one("kind: all-met", req("AC-1", "L1", "a/freq/yearly"))
	b.scales = []string{scale("freq", "never", "once", "yearly", "monthly")}
	c := b.load(t)
	for _, test := range []struct {
		says   string
		answer string
		want   assessment.Outcome
	}{
		{"the lowest step is below the minimum", "never", notMet},
		{"the step below the minimum does not do", "once", notMet},
		{"the minimum itself does", "yearly", met},
		{"a step above the minimum does", "monthly", met},
		{"not applicable stands outside the scale", "not-applicable", na},
		{"a step of no scale settles nothing", "weekly", unanswered},
		{"steps are told apart by case", "Yearly", unanswered},
	} {
		t.Run(test.says, func(t *testing.T) {
			r := assessment.Evaluate(c, answered("L1", "AC-1[a]="+test.answer))
			require.Equal(t, test.want, r.Findings[0].Outcome)
		})
	}
}

func TestRatingIsJudgedAtTheStepOfTheLevel(t *testing.T) {
	b := book{
		levels: []string{
			level("T1", "kind: rating, scale: tier, step: some"),
			level("T2", "kind: rating, scale: tier, step: all"),
		},
		scales:       []string{scale("tier", "none", "some", "all")},
		requirements: []string{req("AC-1", "T1", "a/tier b/tier"), req("AC-2", "T2", "a/tier")},
	}
	c := b.load(t)
	s := answered("T2", "AC-1[a]=all AC-1[b]=some AC-2[a]=all")
	r := assessment.Evaluate(c, s)
	require.Equal(t, notMet, r.Findings[0].Outcome, "some is not enough for T2")
	require.Equal(t, met, r.Findings[0].Objectives[0].Outcome)
	require.Equal(t, notMet, r.Findings[0].Objectives[1].Outcome)
	require.Equal(t, assessment.Final, r.At("T1").Status, "the same answers hold T1")
	require.Equal(t, assessment.NotAchieved, r.Goal().Status)
}

func TestALevelWithoutAStepLeavesRatedObjectivesToTheirOwnLevel(t *testing.T) {
	b := book{
		levels:       []string{level("T1", "kind: rating, scale: tier, step: some"), level("L2", "kind: cumulative")},
		scales:       []string{scale("tier", "none", "some")},
		requirements: []string{req("AC-1", "T1", "a/tier"), req("AC-2", "L2", "a")},
	}
	c := b.load(t)
	require.Equal(t, notMet, assessment.Evaluate(c, answered("L2", "AC-1[a]=none")).Findings[0].Outcome)
	require.Equal(t, met, assessment.Evaluate(c, answered("L2", "AC-1[a]=some")).Findings[0].Outcome)
}

func TestAFactSwitchesRequirementsOff(t *testing.T) {
	b := one("kind: all-met", req("AC-1", "L1", "a b", "needs: [ot]"), req("AC-2", "L1", "a"))
	b.facts = []string{"{id: ot, ask: Do you run machines, off: There are no machines}"}
	c := b.load(t)
	for _, test := range []struct {
		says      string
		facts     map[string]bool
		answers   string
		off       bool
		want      assessment.Outcome
		questions int
		answered  int
	}{
		{"no machines asks nothing of them and says why", map[string]bool{"ot": false}, "", true, na, 1, 0},
		{"machines ask", map[string]bool{"ot": true}, "", false, unanswered, 3, 0},
		{"a fact that was not said asks", nil, "", false, unanswered, 3, 0},
		{"an answer from before the fact no longer counts", map[string]bool{"ot": false}, "AC-1[a]=not-met", true, na, 1, 0},
		{"and counts again when the fact changes", map[string]bool{"ot": true}, "AC-1[a]=not-met", false, notMet, 3, 1},
	} {
		t.Run(test.says, func(t *testing.T) {
			s := answered("L1", test.answers)
			s.Add(assessment.Event{ID: "p", Do: assessment.DoProfile, Profile: &assessment.Profile{Facts: test.facts}})
			r := assessment.Evaluate(c, s)
			f := r.Findings[0]
			require.Equal(t, test.want, f.Outcome)
			require.Equal(t, test.questions, r.Questions)
			require.Equal(t, test.answered, r.Answered)
			if test.off {
				require.Equal(t, "There are no machines", f.Off.In("en"))
				require.Zero(t, f.Questions())
				require.Empty(t, assessment.MakePlan(r).Steps)
			} else {
				require.Nil(t, f.Off)
			}
		})
	}
}

func TestPartialFlagCostsLessOnlyWhileNotMet(t *testing.T) {
	c := one("kind: deduction, maximum: 10", req("AC-1", "L1", "a b", "weight: 5", partial(3)), req("AC-2", "L1", "a", "weight: 5")).load(t)
	for _, test := range []struct {
		says, answers string
		want          int
	}{
		{"not met costs the weight", "AC-1[a]=not-met", 5},
		{"not met in part costs the partial weight", "AC-1[a]=not-met AC-1=partial", 3},
		{"a flag that was taken back costs the weight", "AC-1[a]=not-met AC-1=partial AC-1=unanswered", 5},
		{"met costs nothing whatever the flag", "AC-1[a]=met AC-1[b]=met AC-1=partial", 0},
		{"not applicable costs nothing whatever the flag", "AC-1[a]=not-applicable AC-1[b]=not-applicable AC-1=partial", 0},
		{"open costs nothing yet", "AC-1[a]=met AC-1=partial", 0},
		{"a flag on a requirement without partial weight means nothing", "AC-2[a]=not-met AC-2=partial", 5},
	} {
		t.Run(test.says, func(t *testing.T) {
			r := assessment.Evaluate(c, answered("L1", test.answers))
			require.Equal(t, test.want, r.Findings[0].Deduction()+r.Findings[1].Deduction())
			require.Equal(t, 10-test.want, r.Goal().Score.High)
		})
	}
}

func TestFailingListsWhatIsNotMet(t *testing.T) {
	c := one("kind: all-met", req("AC-1", "L1", "a b c")).load(t)
	f := assessment.Evaluate(c, answered("L1", "AC-1[a]=not-met AC-1[c]=not-met AC-1[b]=met")).Findings[0]
	require.Len(t, f.Failing(), 2)
	require.Equal(t, "AC-1[a]", f.Failing()[0].Objective.ID)
	require.Equal(t, "AC-1[c]", f.Failing()[1].Objective.ID)
}

func TestAnUnknownTargetHasNoResult(t *testing.T) {
	c := one("kind: all-met", req("AC-1", "L1", "a")).load(t)
	require.Nil(t, assessment.Evaluate(c, answered("L9", "")))
	require.Nil(t, assessment.Evaluate(c, answered("L1", "")).At("L9"))
}
