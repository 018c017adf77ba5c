package exchange_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment/exchange"
	"rung/controls"
)

func FuzzReadResults(f *testing.F) {
	f.Add(results(finding("3.1.1", "satisfied", "x"), finding("3.1.1[a]", "not-satisfied", "")))
	f.Add(`{"assessment-results": {"metadata": {"title": "R", "oscal-version": "1.2"}, "results": [{"observations": [{"remarks": "n", "props": [{"ns": "urn:rung:oscal", "name": "label", "value": "AC.L2-3.1.1"}, {"ns": "urn:rung:oscal", "name": "answer", "value": "partial"}]}]}]}}`)
	f.Add(results(finding("3.1.1", "not-satisfied", "x"), finding("_3.1.3_obj.a", "satisfied", "")))
	c := ladder(f)
	f.Fuzz(func(t *testing.T, document string) {
		r, err := exchange.ReadResults([]byte(document), "r.json")
		if err != nil {
			return
		}
		s := file(c, "L2", "AC.L2-3.1.1[a]=met: Here.")
		report := exchange.Compare(c, s, r.Incoming)
		for _, set := range report.Settings(s, true) { // only what may be kept
			require.False(t, set.Note != nil && controls.Unfit(*set.Note) != "")
		}
		requireTaken(t, c, s, report)
		require.Empty(t, exchange.Compare(c, s, r.Incoming).New, "what was taken is no longer new")
	})
}
