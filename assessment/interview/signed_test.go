package interview

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls/lang"
)

func TestWhoAnswersForTheCatalogueIsOnTheScreen(t *testing.T) {
	doubted := func(o *Options) { o.Signed, o.Doubt = "plants 1: UNSIGNED", "UNSIGNED" }
	for _, size44 := range []struct{ width, height int }{{44, 24}, {80, 24}, {120, 40}, {44, 12}} {
		s := newDesk(t).sitting(small(t), lang.English, doubted)
		size(s, size44.width, size44.height)
		require.Contains(t, strings.Split(plain(s), "\n")[0], "UNSIGNED", "over every question, in any window")
		fits(t, s, size44.width, size44.height)
		press(s, "o")
		require.Contains(t, plain(s), "plants 1: UNSIGNED")
		fits(t, s, size44.width, size44.height)
	}
	s := newDesk(t).sitting(small(t), lang.English, func(o *Options) { o.Signed = "plants 1: signed by Ministry\x1b[31m, no. 1" })
	size(s, 80, 24)
	require.NotContains(t, plain(s), "UNSIGNED")
	require.NotContains(t, plain(s), "Ministry", "what is in order is told where one looks around")
	press(s, "o")
	require.Contains(t, plain(s), "signed by Ministry")
	require.NotContains(t, s.View().Content, "\x1b[31m,")
}

func TestTheLinesSayWhoAnswersForTheCatalogue(t *testing.T) {
	d := newDesk(t)
	o := d.options(small(t), lang.English)
	o.Signed = "plants 1: UNSIGNED"
	said, _, err := d.talkTo(o, "q")
	require.NoError(t, err)
	require.Contains(t, said, "\nplants 1: UNSIGNED\n")
}
