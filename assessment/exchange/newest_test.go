package exchange_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment/exchange"
)

func TestTheNewestResultCounts(t *testing.T) {
	c := ladder(t)
	two := `{"assessment-results": {"metadata": {"title": "R", "oscal-version": "1.0.4"}, "results": [
		{"start": "2025-01-01T00:00:00Z", "findings": [` + finding("3.1.2", "not-satisfied", "Old.") + `]},
		{"start": "2026-01-01T00:00:00Z", "findings": [` + finding("3.1.2", "satisfied", "New.") + `]}]}}`
	require.Equal(t, []string{"+AC.L2-3.1.2[a]=met: New."}, told(compare(t, c, file(c, "L2"), two)))
}

func TestWhatIsNewerGoesBeforeHoweverItIsNamed(t *testing.T) {
	c := ladder(t)
	document := func(first, second string, findings ...string) string {
		return fmt.Sprintf(`{"assessment-results": {"metadata": {"title": "R", "oscal-version": "1.1.3"}, "results": [
			{"start": %q, "findings": [%s]}, {"start": %q, "findings": [%s]}]}}`, first, findings[0], second, findings[1])
	}
	failed, passed := finding("AC.L2-3.1.1[a]", "not-satisfied", ""), finding("3.1.1", "satisfied", "")
	for _, test := range []struct {
		name     string
		document string
		want     []string
	}{
		{"a requirement before its objectives of old", document("2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z", failed, passed), []string{"+AC.L2-3.1.1[a]=met", "+AC.L2-3.1.1[b]=met"}},
		{"an objective before its requirement of old", document("2026-01-01T00:00:00Z", "2025-01-01T00:00:00Z", failed, passed), []string{"+AC.L2-3.1.1[a]=not-met", "+AC.L2-3.1.1[b]=met"}},
		{"times of other zones", document("2026-01-01T06:00:00+08:00", "2026-01-01T00:00:00Z", failed, passed), []string{"+AC.L2-3.1.1[a]=met", "+AC.L2-3.1.1[b]=met"}},
		{"a time that is none is old", document("soon", "2026-01-01T00:00:00Z", failed, passed), []string{"+AC.L2-3.1.1[a]=met", "+AC.L2-3.1.1[b]=met"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			require.ElementsMatch(t, test.want, told(compare(t, c, file(c, "L2"), test.document)))
		})
	}
}

func TestOneSourceIsNotOlderThanAnother(t *testing.T) {
	c := ladder(t)
	first, err := exchange.ReadResults([]byte(`{"assessment-results": {"metadata": {"oscal-version": "1.1.3"}, "results": [
		{"start": "2026-01-01T00:00:00Z", "findings": []}, {"start": "2025-01-01T00:00:00Z", "findings": [`+finding("3.1.2", "not-satisfied", "")+`]}]}}`), "a.json")
	require.NoError(t, err)
	second, err := exchange.ReadResults([]byte(results(finding("3.1.2", "satisfied", ""))), "b.json")
	require.NoError(t, err)
	r := exchange.Compare(c, file(c, "L2"), append(first.Incoming, second.Incoming...))
	require.Equal(t, []string{"?3.1.2 twice"}, told(r))
}
