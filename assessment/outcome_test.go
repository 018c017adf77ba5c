package assessment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
)

func TestParseValue(t *testing.T) {
	b := book{
		levels: []string{level("L1", "kind: deduction, maximum: 9")},
		scales: []string{scale("freq", "never", "Yearly"), scale("grade", "C", "B", "A")},
		requirements: []string{
			req("AC-1", "L1", "a b", "weight: 5", partial(3)), req("AC-2", "L1", "a", "weight: 1"),
			req("AC-3", "L1", "a/freq/Yearly b/freq/Yearly", "weight: 1"), req("AC-4", "L1", "a b/freq/Yearly", "weight: 1"),
			req("AC-5", "L1", "a/grade/B", "weight: 1"),
		},
	}
	c := b.load(t)
	for _, test := range []struct {
		says, id, typed string
		want            assessment.Value
		accepts         string // of the error, "" where there is none
	}{
		{"a full word", "AC-1[a]", "met", "met", ""},
		{"a word with a hyphen", "AC-1[a]", "not-applicable", "not-applicable", ""},
		{"a word taken back", "AC-1[a]", "unanswered", "unanswered", ""},
		{"capitals and blanks do not matter", "AC-1[a]", " Not-Met\t", "not-met", ""},
		{"m is met", "AC-1[a]", "m", "met", ""},
		{"n is not met", "AC-1[a]", "n", "not-met", ""},
		{"a is not applicable", "AC-1[a]", "A", "not-applicable", ""},
		{"u is unanswered", "AC-1[a]", "u", "unanswered", ""},
		{"p is partial on a requirement with a partial weight", "AC-1", "p", "partial", ""},
		{"partial in full", "AC-1", "Partial", "partial", ""},
		{"partial not on its objective", "AC-1[a]", "partial", "", "met, not-met, not-applicable, unanswered"},
		{"partial not without a partial weight", "AC-2", "p", "", "met, not-met, not-applicable, unanswered"},
		{"an unknown word", "AC-1", "yes", "", "met, not-met, not-applicable, unanswered, partial"},
		{"an empty word", "AC-2[a]", " ", "", "met, not-met, not-applicable, unanswered"},
		{"a step", "AC-3[a]", "never", "never", ""},
		{"a step in other case", "AC-3[a]", "yearly", "Yearly", ""},
		{"a step for all objectives", "AC-3", "Yearly", "Yearly", ""},
		{"not applicable on a scale", "AC-3[a]", "a", "not-applicable", ""},
		{"met is no step", "AC-3[a]", "met", "", "never, Yearly, not-applicable, unanswered"},
		{"a step where there is no scale", "AC-2[a]", "never", "", "met, not-met, not-applicable, unanswered"},
		{"objectives of two kinds take together what both take", "AC-4", "u", "unanswered", ""},
		{"and nothing that one of them would not", "AC-4", "met", "", "not-applicable, unanswered"},
		{"a step that looks like a short form is the step", "AC-5[a]", "A", "A", ""},
		{"while the short form stays what it is", "AC-5[a]", "a", "not-applicable", ""},
	} {
		t.Run(test.says, func(t *testing.T) {
			r, o := c.Objective(test.id)
			if r == nil {
				r = c.Requirement(test.id)
			}
			got, err := assessment.ParseValue(test.typed, c, r, o)
			require.Equal(t, test.want, got)
			if test.accepts == "" {
				require.NoError(t, err)
				return
			}
			var wrong *assessment.ValueError
			require.ErrorAs(t, err, &wrong)
			require.Equal(t, test.typed, wrong.Typed)
			require.ErrorContains(t, err, "is no answer here; it takes "+test.accepts)
		})
	}
}

func TestValueErrorShowsHostileTextEscapedAndShort(t *testing.T) {
	err := &assessment.ValueError{Typed: "\x1b[2J\u202e\U000e0100" + string(make([]rune, 500)), Accepted: []string{"met"}}
	require.NotContains(t, err.Error(), "\x1b")
	require.NotContains(t, err.Error(), "\u202e")
	require.NotContains(t, err.Error(), "\U000e0100")
	require.Less(t, len(err.Error()), 400)
}
