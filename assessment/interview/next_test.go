package interview

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

// found makes findings from one word a requirement: m met, n not met, a not applicable, . open, and "-" for one that is
// switched off.
func found(requirements ...string) []assessment.Finding {
	var out []assessment.Finding
	for i, outcomes := range requirements {
		f := assessment.Finding{Requirement: &controls.Requirement{ID: fmt.Sprintf("XX.L1-3.%d", i+1)}}
		if outcomes == "-" {
			f.Off, outcomes = lang.Plain("off"), "."
		}
		for j, o := range outcomes {
			key := string(rune('a' + j))
			objective := &controls.Objective{ID: f.Requirement.ID + "[" + key + "]", Key: key}
			f.Requirement.Objectives = append(f.Requirement.Objectives, *objective)
			outcome := map[rune]assessment.Outcome{'m': "met", 'n': "not-met", 'a': "not-applicable", '.': "unanswered"}[o]
			f.Objectives = append(f.Objectives, assessment.ObjectiveFinding{Objective: objective, Outcome: outcome})
		}
		out = append(out, f)
	}
	return out
}

func everything(Place) bool { return true }

func TestOnward(t *testing.T) {
	for _, row := range []struct {
		name     string
		findings []assessment.Finding
		from     Place
		wasOpen  bool
		want     Place
		ok       bool
	}{
		{"an answer leads to the next objective", found("m..", ".."), Place{0, 0}, true, Place{0, 1}, true},
		{"past one that is answered already", found("mm.", ".."), Place{0, 0}, true, Place{0, 2}, true},
		{"after the last objective to the next requirement", found("mmm", ".."), Place{0, 2}, true, Place{1, 0}, true},
		{"to the next requirement with an open one", found("mm", "mm", "m."), Place{0, 1}, true, Place{2, 1}, true},
		{"past one that is switched off", found("mm", "-", "."), Place{0, 1}, true, Place{2, 0}, true},
		{"after the last back to what was left", found("m.", "mm"), Place{1, 1}, true, Place{0, 1}, true},
		{"nowhere when nothing is left", found("mm", "mm"), Place{1, 1}, true, Place{}, false},
		{"nowhere when the last open one was in the middle", found("mm", "mm"), Place{0, 0}, true, Place{}, false},
		{"a changed answer leads to the next objective, answered or not", found("nm.", ".."), Place{0, 0}, false, Place{0, 1}, true},
		{"and from the last to the next requirement with an open one", found("mn", "mm", "."), Place{0, 1}, false, Place{2, 0}, true},
		{"or, when all is answered, to the next requirement", found("mn", "mm"), Place{0, 1}, false, Place{1, 0}, true},
		{"and at the very end nowhere", found("mn", "mm"), Place{1, 1}, false, Place{}, false},
	} {
		t.Run(row.name, func(t *testing.T) {
			at, ok := Onward(row.findings, row.from, row.wasOpen, everything)
			require.Equal(t, row.ok, ok)
			require.Equal(t, row.want, at)
		})
	}
}

func TestGoingAbout(t *testing.T) {
	f := found("m.", "-", "nn", ".m")
	for _, row := range []struct {
		name string
		to   func([]assessment.Finding, Place, Keep) (Place, bool)
		from Place
		keep Keep
		want Place
		ok   bool
	}{
		{"after a last objective comes the next requirement, past one switched off", After, Place{0, 1}, everything, Place{2, 0}, true},
		{"before a first objective comes the last of the one before", Before, Place{2, 0}, everything, Place{0, 1}, true},
		{"nothing comes before the first", Before, Place{0, 0}, everything, Place{}, false},
		{"nothing comes after the last", After, Place{3, 1}, everything, Place{}, false},
		{"only open ones", After, Place{0, 1}, isOpen(f), Place{3, 0}, true},
		{"only open ones, backwards", Before, Place{3, 0}, isOpen(f), Place{0, 1}, true},
		{"the next requirement", NextRequirement, Place{2, 1}, everything, Place{3, 0}, true},
		{"the next requirement with an open one, at it", NextRequirement, Place{0, 0}, isOpen(f), Place{3, 0}, true},
		{"the requirement before, at its first", PreviousRequirement, Place{3, 1}, everything, Place{2, 0}, true},
		{"the requirement before with an open one, at it", PreviousRequirement, Place{3, 1}, isOpen(f), Place{0, 1}, true},
		{"no requirement before the first", PreviousRequirement, Place{0, 1}, everything, Place{}, false},
	} {
		t.Run(row.name, func(t *testing.T) {
			at, ok := row.to(f, row.from, row.keep)
			require.Equal(t, row.ok, ok)
			require.Equal(t, row.want, at)
		})
	}
	at, ok := FirstOpen(f)
	require.True(t, ok)
	require.Equal(t, Place{0, 1}, at)
	require.Equal(t, 6, Number(f, Place{3, 1}), "what is switched off has no number")
}

func TestFilters(t *testing.T) {
	f := found("mna.")
	f[0].Objectives[1].Answer.Note = "because"
	marks := map[string]bool{"XX.L1-3.1[a]": true}
	for filter, want := range map[Filter]string{All: "abcd", OnlyOpen: "d", OnlyNotMet: "b", OnlyMarked: "a", WithoutReason: "c"} {
		keep := filter.through(f, marks, "")
		got := ""
		for i := range f[0].Objectives {
			if keep(Place{0, i}) {
				got += f[0].Objectives[i].Objective.Key
			}
		}
		require.Equal(t, want, got, filter)
		parsed, ok := ParseFilter(string(filter))
		require.True(t, ok)
		require.Equal(t, filter, parsed)
	}
	_, ok := ParseFilter("everything")
	require.False(t, ok)
	require.Equal(t, OnlyOpen, All.next())
	require.Equal(t, All, WithoutReason.next())
	require.False(t, All.through(f, nil, "AC")(Place{0, 0}), "of another domain")
}

func TestByID(t *testing.T) {
	d := newDesk(t)
	f := d.sitting(shipped(t), lang.English).findings()
	for typed, want := range map[string]string{
		"AC.L1-b.1.i": "AC.L1-b.1.i[a]", "ac.l1-B.1.I": "AC.L1-b.1.i[a]", "b.1.ii": "AC.L1-b.1.ii[a]", "b.1.i[c]": "AC.L1-b.1.i[c]",
		" AC.L1-b.1.i[C] ": "AC.L1-b.1.i[c]", "3.1.1": "AC.L1-b.1.i[a]", "3.13.5": "SC.L1-b.1.xi[a]", "３．１．２": "AC.L1-b.1.ii[a]",
		"SI": "SI.L1-b.1.xii[a]", "(b)(1)(i)": "AC.L1-b.1.i[a]",
	} {
		at, ok := ByID(f, typed)
		require.True(t, ok, typed)
		require.Equal(t, want, f[at.Requirement].Objectives[at.Objective].Objective.ID, typed)
	}
	for _, typed := range []string{"", " ", "3.1.99", "b.1.i[z]", "b.1.i[", "nothing"} {
		_, ok := ByID(f, typed)
		require.False(t, ok, typed)
	}
}

func TestSearch(t *testing.T) {
	d := newDesk(t)
	s := d.sitting(shipped(t), lang.English)
	s.note(Place{4, 1}, "the Quokka list")
	f := s.findings()
	for query, want := range map[string]string{
		"quokka": "IA.L1-b.1.v[b]", "訪客": "PE.L1-b.1.ix[a]", "VISITORS physical": "PE.L1-b.1.ix[a]", "b.1.xiv": "SI.L1-b.1.xiv[a]",
	} {
		places := Search(f, query)
		require.NotEmpty(t, places, query)
		require.Equal(t, want, f[places[0].Requirement].Objectives[places[0].Objective].Objective.ID, query)
	}
	require.Empty(t, Search(f, ""))
	require.Empty(t, Search(f, "quokka visitors"))
}

func TestPace(t *testing.T) {
	at := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	events := func(gaps ...time.Duration) []assessment.Event {
		out := []assessment.Event{{Do: assessment.DoAnswer, Time: at}}
		now := at
		for _, gap := range gaps {
			now = now.Add(gap)
			out = append(out, assessment.Event{Do: assessment.DoAnswer, Time: now}, assessment.Event{Do: assessment.DoNote, Time: now.Add(time.Hour)})
		}
		return out
	}
	s := time.Second
	require.Equal(t, 20*s, pace(events(10*s, 20*s, 30*s, 20*s, 40*s)))
	require.Equal(t, 20*s, pace(events(10*s, 20*s, 30*s, 20*s, 40*s, 9*time.Hour)), "a break says nothing")
	require.Equal(t, 20*s, pace(events(10*s, 20*s, 30*s, 20*s, 40*s, -9*time.Hour)), "nor does a clock that was set back")
	require.Zero(t, pace(events(10*s, 20*s, 30*s, 20*s)), "too few to say")
	require.Zero(t, pace(nil))
	require.Equal(t, 4, minutesLeft(20*s, 10))
	require.Equal(t, 0, minutesLeft(0, 10))
}
