package assessment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
)

// tower is a catalogue whose level L2 can be held conditionally and is affirmed every year.
func tower(t testing.TB) book {
	return book{
		levels: []string{
			level("L1", "kind: deduction, maximum: 10, conditional: {minimum: 8, days: 180, cite: rule 4}", "validity: {years: 3, cite: rule 8}", "affirm: {years: 1, cite: rule 9}"),
			level("L2", "kind: all-met"),
		},
		requirements: []string{req("AC-1", "L1", "a", "weight: 1", "poam: allowed"), req("AC-2", "L1", "a", "weight: 5", "poam: never"), req("AC-3", "L2", "a")},
	}
}

func TestAffirmRefuses(t *testing.T) {
	c := tower(t).load(t)
	for _, test := range []struct{ says, target, answers, official, title, what, cite string }{
		{"what is not finished", "L1", "AC-1[a]=met", "The official", "Manager", "affirm-unfinished", "rule 9"},
		{"a conditional status while a question is open", "L1", "AC-2[a]=met", "The official", "Manager", "affirm-unfinished", "rule 9"},
		{"a level that is not reached", "L1", "AC-1[a]=met AC-2[a]=not-met", "The official", "Manager", "affirm-without-status", "rule 9"},
		{"nobody's name", "L1", "AC-1[a]=met AC-2[a]=met", " ", "Manager", "affirm-without-official", "rule 9"},
		{"a name that drives a terminal", "L1", "AC-1[a]=met AC-2[a]=met", "\x1b[2J", "Manager", "affirm-without-official", "rule 9"},
		{"no position", "L1", "AC-1[a]=met AC-2[a]=met", "The official", "", "affirm-without-title", "rule 9"},
		{"a level without a rule of its own for it", "L2", "AC-3[a]=not-met", "The official", "Manager", "affirm-without-status", "rule 1"},
		{"a level that is not there", "L9", "", "The official", "Manager", "no-such-level", "L1, L2"},
	} {
		t.Run(test.says, func(t *testing.T) {
			_, err := assessment.Affirm(c, answered(test.target, test.answers), test.official, test.title, instant(0))
			var refused *assessment.RefusedError
			require.ErrorAs(t, err, &refused)
			require.Equal(t, []string{test.what, test.cite}, []string{refused.What, refused.Cite})
		})
	}
}

func TestAffirm(t *testing.T) {
	c := tower(t).load(t)
	for answers, status := range map[string]assessment.Status{
		"AC-1[a]=met AC-2[a]=met":     assessment.Final,
		"AC-1[a]=not-met AC-2[a]=met": assessment.Conditional,
	} {
		s := answered("L1", answers)
		e, err := assessment.Affirm(c, s, " The official ", "Manager", instant(0))
		require.NoError(t, err)
		require.Equal(t, assessment.DoAffirm, e.Do)
		require.Equal(t, "The official", e.Affirm.Official)
		require.Equal(t, status, e.Affirm.Status)
		require.Equal(t, assessment.Evaluate(c, s).Goal().Score, e.Affirm.Score)
		require.Equal(t, "2026-01-02", e.Affirm.Date)
		require.Regexp(t, "^sha256:[0-9a-f]{64}$", e.Affirm.Digest)
	}
}

func TestWhatChangedSinceAnAffirmation(t *testing.T) {
	c := tower(t).load(t)
	for _, test := range []struct {
		says string
		does func(*desk)
		want assessment.Since
	}{
		{"nothing", func(*desk) {}, assessment.Since{}},
		{"a status date, which is recorded after it", func(d *desk) { d.does(assessment.Event{Do: assessment.DoDate, Date: "2026-01-02"}) }, assessment.Since{}},
		{"the same answer again", func(d *desk) { d.answers("AC-1[a]", "met") }, assessment.Since{}},
		{"an answer and back", func(d *desk) { d.answers("AC-1[a]", "not-met"); d.answers("AC-1[a]", "met") }, assessment.Since{}},
		{"an answer and its undo", func(d *desk) { d.undoes(d.answers("AC-1[a]", "not-met").ID) }, assessment.Since{}},
		{"an answer", func(d *desk) { d.answers("AC-2[a]", "not-met") }, assessment.Since{Answers: []string{"AC-2[a]"}}},
		{"a note and an exception", func(d *desk) { d.notes("AC-2[a]", "n"); d.excepts("AC-1[a]", "enduring") }, assessment.Since{Answers: []string{"AC-1[a]", "AC-2[a]"}}},
		{"an undo of what stood before", func(d *desk) { d.undoes(d.events[0].ID) }, assessment.Since{Answers: []string{"AC-1[a]"}}},
		{"the profile", func(d *desk) {
			d.does(assessment.Event{Do: assessment.DoProfile, Profile: &assessment.Profile{Firm: "G"}})
		}, assessment.Since{Profile: true}},
		{"the target", func(d *desk) { d.does(assessment.Event{Do: assessment.DoRetarget, Target: "L2"}) }, assessment.Since{Target: true}},
		{"an attestation", func(d *desk) {
			d.does(assessment.Event{Do: assessment.DoAttest, Attest: &assessment.Attestation{Level: "L2"}})
		}, assessment.Since{Attested: true}},
	} {
		t.Run(test.says, func(t *testing.T) {
			d := begin(plant)
			d.answers("AC-1[a]", "met")
			d.answers("AC-2[a]", "met")
			e, err := assessment.Affirm(c, d.state(), "The official", "Manager", instant(0))
			require.NoError(t, err)
			d.does(e)
			test.does(d)
			a, ok := d.state().Affirmed()
			require.True(t, ok)
			require.True(t, a.Sound)
			require.Equal(t, test.want, a.Since)
			require.Equal(t, test.want.Answers != nil || test.want.Profile || test.want.Target || test.want.Attested, a.Since.Any())
		})
	}
}

func TestAnAffirmationCanBeUndoneReplacedAndForged(t *testing.T) {
	c := tower(t).load(t)
	d := begin(plant)
	_, ok := d.state().Affirmed()
	require.False(t, ok)
	d.answers("AC-1[a]", "met")
	d.answers("AC-2[a]", "met")
	affirm := func(name string) assessment.Event {
		e, err := assessment.Affirm(c, d.state(), name, "Manager", instant(0))
		require.NoError(t, err)
		return d.does(e)
	}
	affirm("First")
	second := affirm("Second")
	a, _ := d.state().Affirmed()
	require.Equal(t, "Second", a.Official)
	require.Equal(t, second.ID, a.Event)
	d.undoes(second.ID)
	a, _ = d.state().Affirmed()
	require.Equal(t, "First", a.Official)

	d.events[0].Author = "Somebody else"
	a, _ = d.state().Affirmed()
	require.False(t, a.Sound)
}

func TestAnAffirmationStaysSoundWhenFilesAreMerged(t *testing.T) {
	c := tower(t).load(t)
	start := begin(plant)
	start.answers("AC-1[a]", "not-met")
	one, two := start.goesTo("IT", 20), start.goesTo("Quality", 10)
	two.answers("AC-1[a]", "met")
	two.answers("AC-2[a]", "met")
	first := merged(t, one, two)
	one.answers("AC-1[a]", "met")
	one.answers("AC-2[a]", "met")
	e, err := assessment.Affirm(c, one.state(), "The official", "Manager", instant(0))
	require.NoError(t, err)
	one.does(e)
	two.notes("AC-2[a]", "n")
	all := merged(t, two, one)
	a, ok := all.state().Affirmed()
	require.True(t, ok)
	require.True(t, a.Sound)
	require.Equal(t, []string{"AC-2[a]"}, a.Since.Answers)
	a, _ = merged(t, first, all).state().Affirmed()
	require.True(t, a.Sound)
}

func TestNextAffirm(t *testing.T) {
	c := tower(t).load(t)
	d, ok := assessment.DatesOf(c.Level("L1"), assessment.Final, "2026-01-02")
	require.True(t, ok)
	require.Equal(t, "2027-01-02", d.NextAffirm(d.Status).Format("2006-01-02"))
	require.Equal(t, "2028-01-02", d.NextAffirm(d.Affirm[0]).Format("2006-01-02"))
	require.True(t, d.NextAffirm(d.Affirm[1]).IsZero())
}
