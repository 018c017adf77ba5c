package assessment_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"rung/assessment"
)

// counts reports by the letter whether event i counts: unless a later undo that itself counts names it.
func counts(events []assessment.Event, i int) bool {
	for j := i + 1; j < len(events); j++ {
		if events[j].Do == assessment.DoUndo && events[j].Undo == events[i].ID && counts(events, j) {
			return false
		}
	}
	return true
}

// view is all that can be seen of a state, for comparison.
type view struct {
	answers [4]assessment.Answer
	target  string
	date    string
	held    [2]assessment.Attestation // for L1 and L2
	profile assessment.Profile
	last    string
	change  time.Time
}

var objectives = [4]string{"A", "B", "C", "D"}

func viewOf(s *assessment.State) view {
	v := view{profile: s.Profile, change: s.LastChange(), target: s.Target, date: s.StatusDate}
	v.held[0], _ = s.Attested("L1")
	v.held[1], _ = s.Attested("L2")
	for i, id := range objectives {
		v.answers[i] = s.Answer(id)
	}
	if e, ok := s.LastUndoable(); ok {
		v.last = e.ID
	}
	return v
}

// letter is the view that the events lead to by the letter of what they mean.
func letter(events []assessment.Event) view {
	v := view{change: instant(0), target: "L1"}
	dates := map[string]string{}
	for i, e := range events {
		v.change = e.Time
		if !counts(events, i) {
			continue
		}
		switch e.Do {
		case assessment.DoProfile:
			v.profile = *e.Profile
		case assessment.DoRetarget:
			v.last, v.target = e.ID, e.Target
			v.date = dates[v.target]
		case assessment.DoDate:
			v.last, v.date = e.ID, e.Date
			dates[v.target] = e.Date
		case assessment.DoAttest:
			v.last = e.ID
			v.held[int(e.Attest.Level[1]-'1')] = *e.Attest
		case assessment.DoAnswer, assessment.DoNote:
			v.last = e.ID
			for _, set := range e.Set {
				a := &v.answers[slices.Index(objectives[:], set.ID)]
				a.Event, a.Time, a.Author = e.ID, e.Time, e.Author
				if set.To != "" {
					a.Value = set.To
				}
				if set.Note != nil {
					a.Note = *set.Note
				}
				switch x := set.Exception; {
				case x == nil:
				case x.Kind == "":
					a.Exception = nil
				default:
					a.Exception = x
				}
			}
		}
	}
	return v
}

func TestReplayAndAddAgreeOnRandomEvents(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		s, r := empty(), tape()
		for range 1 + random.IntN(25) {
			s.Add(r.Record(randomEvent(random, s)))
			want := letter(s.Events)
			require.Equal(t, want, viewOf(s), "%+v", s.Events)
			require.Equal(t, want, viewOf(assessment.Replay(s.Header, s.Events)), "%+v", s.Events)
			for i, id := range objectives {
				require.Equal(t, want.answers[i].Event, s.Set(id, "met", nil).Was)
			}
		}
	}
}

func randomEvent(r *rand.Rand, s *assessment.State) assessment.Event {
	switch r.IntN(12) {
	case 8:
		return assessment.Event{Do: assessment.DoRetarget, Target: []string{"L1", "L2"}[r.IntN(2)]}
	case 9:
		return assessment.Event{Do: assessment.DoDate, Date: []string{"", "2026-01-01", "2026-02-02"}[r.IntN(3)]}
	case 10:
		return assessment.Event{Do: assessment.DoAttest, Attest: &assessment.Attestation{Level: []string{"L1", "L2"}[r.IntN(2)], Certificate: fmt.Sprint(r.IntN(100))}}
	case 11:
		set := s.Set(objectives[r.IntN(4)], "", nil)
		set.Exception = &assessment.Exception{Kind: []string{"", "enduring"}[r.IntN(2)], Reference: fmt.Sprint(r.IntN(100))}
		return assessment.Event{Do: assessment.DoAnswer, Set: []assessment.Setting{set}}
	case 0:
		return assessment.Event{Do: assessment.DoProfile, Profile: &assessment.Profile{Firm: fmt.Sprint(r.IntN(100))}}
	case 1:
		return assessment.Event{Do: "of tomorrow", Set: []assessment.Setting{{ID: "A", To: "met"}}}
	case 2, 3, 4: // of any event so far, undos too, or of one that is not there
		return assessment.Event{Do: assessment.DoUndo, Undo: fmt.Sprintf("e%d", 1+r.IntN(len(s.Events)+1))}
	}
	var settings []assessment.Setting
	for range 1 + r.IntN(2) {
		set := s.Set(objectives[r.IntN(4)], []assessment.Value{"met", "not-met", "unanswered", ""}[r.IntN(4)], nil)
		if r.IntN(2) == 0 {
			set.Note = note(fmt.Sprint(r.IntN(100)))
		}
		settings = append(settings, set)
	}
	return assessment.AnswerEvent(settings...)
}
