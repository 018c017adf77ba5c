package assessment_test

import (
	"flag"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"rung/assessment"
)

// tries is how many random teams each of the six properties below is tried on: 12,000 in all.
const tries = "2000"

func forManyTeams(t *testing.T, property func(*rapid.T, *team)) {
	t.Helper()
	require.NoError(t, flag.Set("rapid.checks", tries))
	require.NoError(t, flag.Set("rapid.seed", "1")) // the same teams in every run
	require.NoError(t, flag.Set("rapid.nofailfile", "true"))
	rapid.Check(t, func(t *rapid.T) { property(t, atWork(t)) })
}

func TestTheOrderOfMergingDoesNotMatter(t *testing.T) {
	forManyTeams(t, func(t *rapid.T, w *team) {
		a, b, c := w.files[0], w.files[1], w.files[2]
		want := w.merge(t, a, b, c)
		for _, other := range []assessment.Merged{
			w.merge(t, c, b, a), w.merge(t, b, a, c, b),
			w.merge(t, w.merge(t, a, b).Events, c), w.merge(t, w.merge(t, c, b).Events, a), w.merge(t, b, w.merge(t, c, a).Events),
			w.merge(t, w.merge(t, a, b).Events, w.merge(t, b, c).Events),
			w.merge(t, want.Events), w.merge(t, want.Events, want.Events, a),
		} {
			require.Equal(t, want.Events, other.Events)
			require.Equal(t, want.Conflicts, other.Conflicts)
			require.Equal(t, want.Contests, other.Contests)
		}
	})
}

func TestMergingDropsNothing(t *testing.T) {
	forManyTeams(t, func(t *rapid.T, w *team) {
		m := w.merge(t, w.files...)
		require.Equal(t, idsOf(w.files...), idsOf(m.Events))
		require.Len(t, m.Events, len(idsOf(m.Events)), "nothing twice")
		had := map[string]bool{}
		for _, e := range m.Events {
			for id := range w.knew[e.ID] {
				require.True(t, had[id], "%s stands behind what its author had", e.ID)
			}
			had[e.ID] = true
			e.After = nil
			require.Equal(t, w.all[e.ID], e)
		}
	})
}

func TestEveryConflictIsFoundAndNoOther(t *testing.T) {
	forManyTeams(t, func(t *rapid.T, w *team) {
		m := w.merge(t, w.files...)
		want := w.disagreements(idsOf(m.Events))
		require.Equal(t, want, disputes(assessment.Replay(w.header, m.Events)))
		step := assessment.Replay(w.header, m.Events[:0]) // event by event, as a program that stays open sees it
		for _, e := range m.Events {
			step.Add(e)
		}
		require.Equal(t, want, disputes(step))
		require.Equal(t, assessment.Replay(w.header, m.Events), step)
		for who := range w.files {
			require.Equal(t, w.disagreements(idsOf(w.files[who])), disputes(w.state(who)), "in a file that was merged underway")
		}
	})
}

func TestSettlingEndsEveryConflictForGood(t *testing.T) {
	forManyTeams(t, func(t *rapid.T, w *team) {
		m := w.merge(t, w.files...)
		s := assessment.Replay(w.header, m.Events)
		pick := assessment.Latest
		if rapid.Bool().Draw(t, "by one") {
			pick = func(assessment.Conflict) int { return 0 }
		}
		e, ok := assessment.Settle(s, pick)
		require.Equal(t, len(m.Conflicts) > 0, ok)
		if !ok {
			return
		}
		e.ID, e.Time = "settled", instant(-9)
		s.Add(e)
		require.Empty(t, s.Conflicts())
		for _, c := range m.Conflicts {
			claim, a := c.Claims[pick(c)], s.Answer(c.ID)
			switch c.Field {
			case assessment.ValueField:
				require.Equal(t, claim.Value, a.Value)
			case assessment.NoteField:
				require.Equal(t, claim.Note, a.Note)
			default:
				require.Equal(t, claim.Exception, a.Exception)
			}
		}
		again := w.merge(t, w.files[0], s.Events, w.files[2])
		require.Equal(t, s.Events, again.Events)
		require.Empty(t, again.Conflicts, "merging the parts again does not bring it back")
		s.Add(assessment.Event{ID: "undo", Do: assessment.DoUndo, Undo: "settled"})
		require.Equal(t, m.Conflicts, s.Conflicts(), "but an undo does")
	})
}

func TestWrongClocksDecideNothing(t *testing.T) {
	forManyTeams(t, func(t *rapid.T, w *team) {
		times := map[string]time.Time{}
		var wrong [][]assessment.Event
		for _, f := range w.files {
			wrong = append(wrong, w.otherClocks(t, f, times))
		}
		right, other := w.merge(t, w.files...), w.merge(t, wrong...)
		r, o := assessment.Replay(w.header, right.Events), assessment.Replay(w.header, other.Events)
		require.Equal(t, disputes(r), disputes(o))
		open := map[string]bool{}
		for _, c := range r.Conflicts() {
			open[c.ID+string(c.Field)] = true
		}
		for _, id := range []string{"A", "B"} {
			a, b := r.Answer(id), o.Answer(id)
			if !open[id+string(assessment.ValueField)] {
				require.Equal(t, a.Value, b.Value)
			}
			if !open[id+string(assessment.NoteField)] {
				require.Equal(t, a.Note, b.Note)
			}
			if !open[id+string(assessment.ExceptionField)] {
				require.Equal(t, a.Exception, b.Exception)
			}
		}
		if len(right.Contests) == 0 {
			require.Equal(t, []string{r.Target, r.StatusDate, r.Profile.Firm}, []string{o.Target, o.StatusDate, o.Profile.Firm})
		}
		if !slices.ContainsFunc(right.Contests, func(c assessment.Contest) bool { return c.Do == assessment.DoRetarget }) {
			require.Len(t, other.Contests, len(right.Contests)) // else a date may be one of either target
		}
		for _, f := range wrong {
			require.Equal(t, len(f), len(w.merge(t, f).Events))
		}
	})
}

func TestOneFileIsNeverDisputed(t *testing.T) {
	forManyTeams(t, func(t *rapid.T, w *team) {
		alone := newTeam()
		alone.clocks = w.clocks
		for range rapid.IntRange(1, 20).Draw(t, "steps alone") {
			alone.act(t, 0)
		}
		require.Empty(t, alone.state(0).Conflicts())
		m := alone.merge(t, alone.files[0], alone.files[0][:len(alone.files[0])/2])
		require.Equal(t, alone.files[0], m.Events, "and merging it with an older copy changes not a byte")
		require.Empty(t, m.Conflicts)
		require.Empty(t, m.Contests)
	})
}
