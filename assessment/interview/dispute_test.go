package interview

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

// merged is the file of two people who answered side by side.
func merged(t *testing.T, c *controls.Catalogue, mei, jun assessment.Setting) *assessment.State {
	header := assessment.Header{Rung: 1, ID: "root", Framework: assessment.Ref(c), Target: c.Levels[0].ID}
	at := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	event := func(author string, set assessment.Setting) []assessment.Event {
		at = at.Add(time.Minute)
		return []assessment.Event{{ID: author, Time: at, Author: author, Do: assessment.DoAnswer, Set: []assessment.Setting{set}}}
	}
	m, err := assessment.Merge(
		assessment.Part{Name: "a", Header: header, Events: event("Office", mei)},
		assessment.Part{Name: "b", Header: header, Events: event("Shop\x1b", jun)},
	)
	require.NoError(t, err)
	return assessment.Replay(m.Header, m.Events)
}

func disagreeing(t *testing.T) func(*Options) {
	return func(o *Options) {
		o.State = merged(t, o.Catalogue, assessment.Setting{ID: "AC.L1-b.1.i[a]", To: "met"}, assessment.Setting{ID: "AC.L1-b.1.i[a]", To: "not-met"})
	}
}

func TestADisagreementIsShownAndAnyAnswerSettlesIt(t *testing.T) {
	for _, key := range []string{"1", "2", "3", "0"} {
		s := newDesk(t).sitting(shipped(t), lang.English, disagreeing(t))
		require.Equal(t, ".", values(s.session)[:1])
		require.Contains(t, plain(s), "a  ≠ Disputed")
		require.Contains(t, plain(s), "Office, 2026-03-01 09:01: Met")
		require.Contains(t, plain(s), "Shop⟨U+001B⟩, 2026-03-01 09:02: Not met")
		require.Contains(t, plain(s), "Any answer settles it.")
		for _, w := range []int{44, 80, 120} {
			size(s, w, 24)
			fits(t, s, w, 24)
		}
		press(s, key)
		require.Empty(t, s.state.Conflicts())
		require.NotContains(t, plain(s), "Disputed")
		require.Equal(t, map[string]string{"1": "m", "2": "n", "3": "a", "0": "."}[key], values(s.session)[:1])
		press(s, "u")
		require.Contains(t, plain(s), "≠ Disputed", "undone, it is open again")
	}
	s := newDesk(t).sitting(shipped(t), lang.English, disagreeing(t))
	press(s, "M")
	require.Equal(t, "mmmmmm", values(s.session)[:6])
}

func TestADisagreementInLines(t *testing.T) {
	d := newDesk(t)
	o := d.options(shipped(t), lang.TraditionalChinese)
	disagreeing(t)(&o)
	out, ended, err := d.talkTo(o, "符合", "離開")
	require.NoError(t, err)
	require.Contains(t, out, "目前答案：有爭議。\nOffice，2026-03-01 09:01：符合。\nShop⟨U+001B⟩，2026-03-01 09:02：不符合。\n大家的答案不一致，重新作答即可解決。\n")
	require.Equal(t, 1, ended.Answered)
}

func TestADisagreementAboutTheNoteEndsWithANote(t *testing.T) {
	first, second := "in the safe", "in the drawer"
	s := newDesk(t).sitting(shipped(t), lang.English, func(o *Options) {
		o.State = merged(t, o.Catalogue, assessment.Setting{ID: "AC.L1-b.1.i[a]", Note: &first}, assessment.Setting{ID: "AC.L1-b.1.i[a]", Note: &second})
	})
	require.Contains(t, plain(s), "Office, 2026-03-01 09:01: Note: in the safe")
	require.NotContains(t, plain(s), "Disputed", "the answer is not in dispute")
	press(s, "e", ".", "enter")
	require.Empty(t, s.state.Conflicts())
}

func TestADisagreementAboutTheLesserWeight(t *testing.T) {
	state := func(o *Options) {
		o.State = merged(t, o.Catalogue, assessment.Setting{ID: "DO.L1-1", To: assessment.PartlyMet}, assessment.Setting{ID: "DO.L1-1", To: "unanswered"})
		o.State.Add(assessment.Event{ID: "n", Do: assessment.DoAnswer, Set: []assessment.Setting{{ID: "DO.L1-1[a]", To: "not-met"}}})
	}
	s := newDesk(t).sitting(small(t), lang.English, state)
	require.Contains(t, plain(s), "Office, 2026-03-01 09:01: met in part")
	require.Contains(t, plain(s), "not met in part")
	press(s, "2")
	require.Empty(t, s.state.Conflicts(), "the answer settles it")
	press(s, "left")
	require.Contains(t, plain(s), "Press p if so", "and the question is asked anew")
	s = newDesk(t).sitting(small(t), lang.English, state)
	press(s, "p")
	require.Empty(t, s.state.Conflicts(), "so does p")
}
