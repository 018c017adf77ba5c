package assessment_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls"
)

// rungs is a catalogue of three levels, of which L3 requires L2 attested and L4 asks nothing.
func rungs(t *testing.T) *controls.Catalogue {
	return book{
		levels: []string{
			level("L1", "kind: all-met", "validity: {years: 1, cite: rule 9}"),
			level("L2", "kind: all-met"),
			level("L3", "kind: all-met, requires: {level: L2, status: Final, cite: rule 10}", "validity: {years: 3, cite: rule 11}"),
			level("L4", "kind: all-met"),
		},
		requirements: []string{req("AC-1", "L1", "a b"), req("AC-2", "L2", "a"), req("AC-3", "L3", "a")},
		exceptions:   []string{enduring, temporary},
	}.load(t)
}

// noon is the middle of 10 March 2026 in UTC.
var noon = time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)

func refused(t *testing.T, err error, what, value, cite string) {
	t.Helper()
	var r *assessment.RefusedError
	require.ErrorAs(t, err, &r)
	require.Equal(t, assessment.RefusedError{What: what, Value: value, Cite: cite}, *r)
	require.ErrorContains(t, err, what)
	require.ErrorContains(t, err, cite)
}

func TestRetargetMovesTheGoalAndKeepsAnswers(t *testing.T) {
	c, s, r := rungs(t), answered("L1", "AC-1[a]=met"), tape()
	e, err := assessment.Retarget(c, s, "L2")
	require.NoError(t, err)
	require.Equal(t, assessment.Event{Do: assessment.DoRetarget, Target: "L2"}, e)
	require.Equal(t, "L1", s.Target, "until the event is added")
	s.Add(r.Record(e))
	require.Equal(t, "L2", s.Target)
	require.Equal(t, "L1", s.Header.Target, "the file's first line stays")
	require.Equal(t, assessment.Value("met"), s.Answer("AC-1[a]").Value)
	result := assessment.Evaluate(c, s)
	require.Equal(t, "L2", result.Target.ID)
	require.Equal(t, 1, result.Questions)
	_, err = assessment.SettingsFor(c, s, "AC-2", "met", nil)
	require.NoError(t, err, "what the new target asks can be answered")
	_, err = assessment.SettingsFor(c, s, "AC-1", "met", nil)
	require.ErrorAs(t, err, new(*assessment.NotAskedError))
}

func TestRetargetRefuses(t *testing.T) {
	c := rungs(t)
	for says, to := range map[string]string{"an unknown level": "L9", "no level": "", "a level that asks nothing": "L4", "another case": "l2"} {
		t.Run(says, func(t *testing.T) {
			_, err := assessment.Retarget(c, answered("L1", ""), to)
			refused(t, err, "no-such-level", to, "L1, L2, L3, L4")
		})
	}
}

func TestAttest(t *testing.T) {
	c, s := rungs(t), answered("L3", "")
	given := assessment.Attestation{Level: "L2", Date: "2026-03-10", Certificate: "C-1"}
	e, err := assessment.Attest(c, s, given, noon)
	require.NoError(t, err)
	require.Equal(t, assessment.Event{Do: assessment.DoAttest, Attest: &given}, e)
	_, ok := s.Attested("L2")
	require.False(t, ok)
	s.Add(tape().Record(e))
	got, ok := s.Attested("L2")
	require.True(t, ok)
	require.Equal(t, given, got)
	_, ok = s.Attested("L1")
	require.False(t, ok)
}

func TestAttestRefuses(t *testing.T) {
	c := rungs(t)
	for _, test := range []struct {
		says, target string
		a            assessment.Attestation
		what         string
		value, cite  string
	}{
		{"a level that the rule does not require", "L3", assessment.Attestation{Level: "L1", Date: "2026-03-10", Certificate: "C"}, "nothing-to-attest", "L1", "rule 10"},
		{"anything where the rule requires nothing", "L2", assessment.Attestation{Level: "L1", Date: "2026-03-10", Certificate: "C"}, "nothing-to-attest", "L1", "rule 1"},
		{"no date", "L3", assessment.Attestation{Level: "L2", Certificate: "C"}, "attest-without-date", "L2", "rule 10"},
		{"no certificate", "L3", assessment.Attestation{Level: "L2", Date: "2026-03-10"}, "attest-without-certificate", "L2", "rule 10"},
		{"a blank certificate", "L3", assessment.Attestation{Level: "L2", Date: "2026-03-10", Certificate: " \t"}, "attest-without-certificate", "L2", "rule 10"},
		{"a certificate that drives a terminal", "L3", assessment.Attestation{Level: "L2", Date: "2026-03-10", Certificate: "\x1b[2J"}, "attest-without-certificate", "L2", "rule 10"},
		{"what is no date", "L3", assessment.Attestation{Level: "L2", Date: "10.3.2026", Certificate: "C"}, "no-date", "10.3.2026", "rule 10"},
		{"a day that no month has", "L3", assessment.Attestation{Level: "L2", Date: "2026-02-29", Certificate: "C"}, "no-date", "2026-02-29", "rule 10"},
		{"a date to come", "L3", assessment.Attestation{Level: "L2", Date: "2026-03-12", Certificate: "C"}, "date-in-future", "2026-03-12", "rule 10"},
		{"a target of another catalogue", "L9", assessment.Attestation{Level: "L2", Date: "2026-03-10", Certificate: "C"}, "no-such-level", "L9", "L1, L2, L3, L4"},
	} {
		t.Run(test.says, func(t *testing.T) {
			e, err := assessment.Attest(c, answered(test.target, ""), test.a, noon)
			require.Zero(t, e)
			refused(t, err, test.what, test.value, test.cite)
		})
	}
}

func TestStatusDate(t *testing.T) {
	c := rungs(t)
	taipei := time.FixedZone("CST", 8*3600)
	for _, test := range []struct {
		says, target, date string
		today              time.Time
		what, cite         string // "" where it is taken
	}{
		{"today", "L1", "2026-03-10", noon, "", ""},
		{"long ago", "L1", "2019-01-01", noon, "", ""},
		{"none takes it back", "L1", "", noon, "", ""},
		{"tomorrow, which has begun in Kiribati", "L1", "2026-03-11", time.Date(2026, 3, 10, 10, 0, 0, 0, time.UTC), "", ""},
		{"tomorrow, which has begun nowhere", "L1", "2026-03-11", time.Date(2026, 3, 10, 9, 59, 59, 0, time.UTC), "date-in-future", "rule 9"},
		{"today in Taipei while it is yesterday in UTC", "L1", "2026-03-11", time.Date(2026, 3, 11, 1, 0, 0, 0, taipei), "", ""},
		{"the day after tomorrow", "L1", "2026-03-12", noon, "date-in-future", "rule 9"},
		{"the far future", "L3", "9999-12-31", noon, "date-in-future", "rule 11"},
		{"a level without validity cites its rule", "L2", "2027-01-01", noon, "date-in-future", "rule 1"},
		{"a date in words", "L1", "yesterday", noon, "no-date", "rule 9"},
		{"a date with a time", "L1", "2026-03-01T00:00:00Z", noon, "no-date", "rule 9"},
		{"a blank", "L1", " ", noon, "no-date", "rule 9"},
		{"a target of another catalogue", "L9", "2026-03-01", noon, "no-such-level", "L1, L2, L3, L4"},
	} {
		t.Run(test.says, func(t *testing.T) {
			s := answered(test.target, "")
			e, err := assessment.StatusDate(c, s, test.date, test.today)
			if test.what != "" {
				value := test.date
				if test.what == "no-such-level" {
					value = test.target
				}
				refused(t, err, test.what, value, test.cite)
				return
			}
			require.NoError(t, err)
			require.Equal(t, assessment.Event{Do: assessment.DoDate, Date: test.date}, e)
			s.Add(e)
			require.Equal(t, test.date, s.StatusDate)
		})
	}
}

func TestAStatusDateBelongsToTheTargetItWasGivenFor(t *testing.T) {
	s, r := answered("L1", ""), tape()
	s.Add(r.Record(assessment.Event{Do: assessment.DoDate, Date: "2026-01-01"}))
	s.Add(r.Record(assessment.Event{Do: assessment.DoRetarget, Target: "L2"}))
	require.Empty(t, s.StatusDate, "nothing was submitted for the new target yet")
	s.Add(r.Record(assessment.Event{Do: assessment.DoDate, Date: "2026-02-02"}))
	s.Add(r.Record(assessment.Event{Do: assessment.DoRetarget, Target: "L1"}))
	require.Equal(t, "2026-01-01", s.StatusDate)
	s.Add(r.Record(assessment.Event{Do: assessment.DoRetarget}))
	require.Equal(t, "L1", s.Target, "an event without a target changes nothing")
}

func TestExcept(t *testing.T) {
	c := rungs(t)
	x := assessment.Exception{Kind: "enduring", Reference: "SSP 4.2"}
	s := answered("L1", "AC-1[a]=not-met")
	e, err := assessment.Except(c, s, "ac-1[A]", x)
	require.NoError(t, err)
	require.Equal(t, assessment.Event{Do: assessment.DoAnswer, Set: []assessment.Setting{{ID: "AC-1[a]", Exception: &x, Was: "e0"}}}, e)
	s.Add(tape().Record(e))
	require.Equal(t, &x, s.Answer("AC-1[a]").Exception)
	require.Equal(t, assessment.Value("not-met"), s.Answer("AC-1[a]").Value, "the answer stays what it is")
	require.Equal(t, "e1", s.Set("AC-1[a]", "met", nil).Was)

	e, err = assessment.Except(c, s, "AC-1", x)
	require.NoError(t, err)
	require.Len(t, e.Set, 2, "a requirement marks all its objectives")
	require.Equal(t, "AC-1[b]", e.Set[1].ID)

	e, err = assessment.Except(c, s, "AC-1[a]", assessment.Exception{Reference: "left over"})
	require.NoError(t, err)
	require.Equal(t, &assessment.Exception{}, e.Set[0].Exception)
	s.Add(e)
	require.Nil(t, s.Answer("AC-1[a]").Exception)
}

func TestExceptRefuses(t *testing.T) {
	c, s := rungs(t), answered("L1", "")
	for _, test := range []struct {
		says              string
		x                 assessment.Exception
		what, value, cite string
	}{
		{"a kind that the catalogue does not know", assessment.Exception{Kind: "lasting", Reference: "SSP"}, "no-such-exception", "lasting", "enduring, temporary"},
		{"no reference", assessment.Exception{Kind: "enduring"}, "exception-without-reference", "AC-1", "rule 7"},
		{"a blank reference", assessment.Exception{Kind: "temporary", Reference: " "}, "exception-without-reference", "AC-1", "rule 8"},
		{"a reference that drives a terminal", assessment.Exception{Kind: "temporary", Reference: "\x1b[2J"}, "exception-without-reference", "AC-1", "rule 8"},
	} {
		t.Run(test.says, func(t *testing.T) {
			e, err := assessment.Except(c, s, "AC-1[a]", test.x)
			require.Zero(t, e)
			refused(t, err, test.what, test.value, test.cite)
		})
	}
	x := assessment.Exception{Kind: "enduring", Reference: "SSP"}
	_, err := assessment.Except(c, s, "AC-9", x)
	require.ErrorAs(t, err, new(*assessment.UnknownIDError))
	_, err = assessment.Except(c, s, "AC-2[a]", x)
	require.ErrorAs(t, err, new(*assessment.NotAskedError))
	plain := one("kind: all-met", req("AC-1", "L1", "a")).load(t)
	_, err = assessment.Except(plain, s, "AC-1", x)
	refused(t, err, "no-such-exception", "enduring", "")
}

func TestARefusalShowsHostileValuesEscaped(t *testing.T) {
	_, err := assessment.Retarget(rungs(t), answered("L1", ""), "\x1b[2J\u202e"+strings.Repeat("x", 100_000))
	require.NotContains(t, err.Error(), "\x1b")
	require.NotContains(t, err.Error(), "\u202e")
	require.Less(t, len(err.Error()), 300)
}
