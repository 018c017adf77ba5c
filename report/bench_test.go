package report_test

import (
	"fmt"
	"testing"

	"rung/assessment"
	"rung/report"
)

func BenchmarkBuild(b *testing.B) {
	c := plant(b)
	var events []assessment.Event
	for i := range 400 {
		to := []assessment.Value{"met", "not-met"}[i/7%2]
		events = append(events, assessment.Event{
			ID: fmt.Sprint(i), Time: now.AddDate(0, 0, i/4), Do: assessment.DoAnswer, Set: []assessment.Setting{{ID: "AC.3[a]", To: to}},
		})
	}
	s := assessment.Replay(assessment.Header{Rung: 1, Target: "L2"}, events)
	r := assessment.Evaluate(c, s)
	for _, kind := range report.Kinds {
		b.Run(string(kind), func(b *testing.B) {
			for b.Loop() {
				report.Build(c, s, r, report.Options{Lang: "zh-TW", Now: now, Kind: kind})
			}
		})
	}
}
