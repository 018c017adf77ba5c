package pdf

import (
	"io"
	"testing"

	"rung/report"
)

func BenchmarkRender(b *testing.B) {
	for _, tag := range languages {
		m := usual(tag).model(b, tag)
		for name, m := range map[string]report.Model{
			"level 1": m, "110 gaps": large(m),
			"level 2 full":    grown(tag, report.Options{}).model(b, tag),
			"level 2 plan":    grown(tag, report.Options{Kind: report.KindPlan}).model(b, tag),
			"level 2 summary": grown(tag, report.Options{Kind: report.KindSummary}).model(b, tag),
		} {
			b.Run(string(tag)+" "+name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if err := Render(io.Discard, m); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func BenchmarkLayOut(b *testing.B) {
	f := bothFaces(b)
	for _, tag := range languages {
		m := usual(tag).model(b, tag)
		b.Run(string(tag), func(b *testing.B) {
			for b.Loop() {
				layOut(m, f)
			}
		})
	}
}

func BenchmarkReadFaces(b *testing.B) {
	files, err := fonts()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := readFace(files.regular); err != nil {
			b.Fatal(err)
		}
	}
}
