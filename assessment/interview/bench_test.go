package interview

import (
	"testing"

	"rung/assessment"
	"rung/controls/lang"
)

func benchmarkOptions(b *testing.B, questions int) Options {
	d := newDesk(nil)
	o := d.options(manyQuestions(b, questions), lang.TraditionalChinese)
	o.Save = func(assessment.Event) error { return nil }
	return o
}

// From the model to what is painted first, at 320 questions.
func BenchmarkFirstPaint(b *testing.B) {
	o := benchmarkOptions(b, 320)
	for b.Loop() {
		s := newScreen(o)
		s.Init()
		size(s, 80, 24)
		_ = s.View()
	}
}

// One key: the answer recorded, scored and painted, and every fourth time the next requirement.
func BenchmarkKey(b *testing.B) {
	s := newScreen(benchmarkOptions(b, 320))
	size(s, 80, 24)
	for i := 0; b.Loop(); i++ {
		if i%320 == 0 {
			s.show(Place{0, 0})
		}
		press(s, []string{"1", "2", "3"}[i/320%3])
		_ = s.View()
	}
}
