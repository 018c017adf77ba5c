package assessment_test

import (
	"fmt"
	"testing"

	"rung/assessment"
)

// BenchmarkMerge joins two copies of 320 questions with 2,500 events each behind 2,500 in common, and finds the conflicts.
func BenchmarkMerge(b *testing.B) {
	start := begin(plant)
	work := func(d *desk, n int) {
		for i := range n {
			d.does(assessment.AnswerEvent(assessment.Setting{ID: fmt.Sprint(i % 320), To: []assessment.Value{"met", "not-met"}[(i/320+len(d.name))%2]}))
		}
	}
	work(start, 2500)
	one, two := start.goesTo("IT", 5000), start.goesTo("Quality", 5000)
	work(one, 2500)
	work(two, 2500)
	parts := []assessment.Part{{Header: plant, Events: one.events}, {Header: plant, Events: two.events}}
	b.ReportAllocs()
	for b.Loop() {
		m, err := assessment.Merge(parts...)
		if err != nil || len(m.Events) != 7500 {
			b.Fatal(len(m.Events), err)
		}
	}
}
