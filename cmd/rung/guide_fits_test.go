package main

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestTheGuideIsHeldToWhatItShows keeps the measure itself straight: what does not fit is not let through.
func TestTheGuideIsHeldToWhatItShows(t *testing.T) {
	for _, row := range []struct {
		name  string
		shown []string
		said  string
		want  bool
	}{
		{"the same lines fit", []string{"one", "two"}, "one\ntwo\n", true},
		{"nothing shown fits nothing said", nil, "", true},
		{"nothing shown does not fit something said", nil, "one\n", false},
		{"a line too many does not fit", []string{"one"}, "one\ntwo\n", false},
		{"a line too few does not fit", []string{"one", "two"}, "one\n", false},
		{"other words do not fit", []string{"one"}, "two\n", false},
		{"dots stand for any words of a line", []string{"one … three"}, "one and two and three\n", true},
		{"dots in a line stay in it", []string{"one … three"}, "one\ntwo three\n", false},
		{"dots alone stand for any lines", []string{"…", "three", "…"}, "one\ntwo\nthree\nfour\n", true},
		{"dots alone stand for no line as well", []string{"one", "…"}, "one\n", true},
		{"what stands between dots must be there", []string{"…", "five", "…"}, "one\ntwo\n", false},
		{"signs mean themselves", []string{"(a.c)? [b]"}, "(abc)? [b]\n", false},
	} {
		t.Run(row.name, func(t *testing.T) { require.Equal(t, row.want, fits(row.shown, row.said)) })
	}
}

func TestAChangeOfTheGuideIsMadeOnce(t *testing.T) {
	b := guideBlock{options: map[string]string{"file": "a"}, text: " one\n-two\n+zwei\n+drei\n three\n"}
	require.Equal(t, "nought\none\nzwei\ndrei\nthree\n", b.changed(t, "nought\none\ntwo\nthree\n"))
	b.text = "+new\n first\n"
	require.Equal(t, "new\nfirst\n", b.changed(t, "first\n"))
}
