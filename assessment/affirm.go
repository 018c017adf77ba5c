package assessment

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"rung/controls"
)

// Affirmation is what a senior official vouches for: that all requirements are implemented and will stay so.
// Source: 32 CFR 170.22.
type Affirmation struct {
	Official string `json:"official"`
	Title    string `json:"title"`
	Contact  string `json:"contact,omitempty"`
	Date     string `json:"date"` // 2006-01-02
	Level    string `json:"level"`
	Status   Status `json:"status"`
	Score    *Range `json:"score"`  // null where the level has none
	Digest   string `json:"digest"` // of all that stood before it, see Digest
}

// Affirm is the event by which an official affirms the target's status as it stands. It is refused while the assessment
// is not finished or has neither a final nor a conditional status.
func Affirm(c *controls.Catalogue, s *State, official, title string, today time.Time) (Event, error) {
	target, err := targetOf(c, s)
	if err != nil {
		return Event{}, err
	}
	result := Evaluate(c, s)
	goal := result.Goal()
	cite := cmp.Or(target.Affirm.Cite, target.Rule.Cite)
	refused := func(what, value string) (Event, error) {
		return Event{}, &RefusedError{What: what, Value: value, Cite: cite}
	}
	switch {
	case strings.TrimSpace(official) == "" || controls.Unfit(official) != "":
		return refused("affirm-without-official", target.ID)
	case strings.TrimSpace(title) == "" || controls.Unfit(title) != "":
		return refused("affirm-without-title", target.ID)
	case !result.Complete():
		return refused("affirm-unfinished", strconv.Itoa(result.Questions-result.Answered))
	case goal.Status != Final && goal.Status != Conditional:
		return refused("affirm-without-status", target.ID)
	}
	return Event{Do: DoAffirm, Affirm: &Affirmation{
		Official: strings.TrimSpace(official), Title: strings.TrimSpace(title), Date: today.UTC().Format(time.DateOnly),
		Level: target.ID, Status: goal.Status, Score: goal.Score, Digest: Digest(s.Header, s.Events),
	}}, nil
}

// Digest is "sha256:" and the hex digest of a header and events, each as one line of JSON. What a merge writes into an
// event (Event.After) does not count, so that the digest stays the same when the file is merged with others.
func Digest(header Header, events []Event) string {
	sum := sha256.New()
	encoder := json.NewEncoder(sum)
	_ = encoder.Encode(header) // neither holds anything that JSON cannot say, but for times no file can hold
	for _, e := range events {
		e.After = nil
		_ = encoder.Encode(e)
	}
	return "sha256:" + hex.EncodeToString(sum.Sum(nil))
}

// Affirmed is an affirmation and what became of it.
type Affirmed struct {
	Affirmation
	Event string // its event
	// Sound says that what stands before it is what was affirmed, by its digest.
	Sound bool
	Since Since
}

// Since is what changed after an affirmation. Status dates are recorded after it and do not count.
type Since struct {
	Answers                   []string // objectives and requirements whose answer, note or exception is another, in order of id
	Profile, Target, Attested bool
}

// Any reports whether anything changed.
func (s Since) Any() bool { return len(s.Answers) > 0 || s.Profile || s.Target || s.Attested }

// Affirmed returns the newest affirmation that still counts; ok is false where there is none.
func (s *State) Affirmed() (a Affirmed, ok bool) {
	for i := len(s.Events) - 1; i >= 0; i-- {
		e := &s.Events[i]
		if e.Do != DoAffirm || e.Affirm == nil || s.undone[e.ID] {
			continue
		}
		before := s.before(i)
		return Affirmed{
			Affirmation: *e.Affirm, Event: e.ID, Sound: Digest(s.Header, before) == e.Affirm.Digest,
			Since: since(Replay(s.Header, before), s),
		}, true
	}
	return Affirmed{}, false
}

// before lists the events that the author of the event at a place had before them.
func (s *State) before(place int) []Event {
	if s.sight == nil || s.sight.points[place].all {
		return s.Events[:place]
	}
	var out []Event
	for i := range place {
		if s.sight.knows(place, i) {
			out = append(out, s.Events[i])
		}
	}
	return out
}

func since(then, now *State) Since {
	out := Since{
		Profile: !then.Profile.Equal(now.Profile), Target: then.Target != now.Target,
		Attested: !maps.Equal(then.attested, now.attested),
	}
	ids := map[string]bool{}
	for _, answers := range []map[string]Answer{then.answers, now.answers} {
		for id := range answers {
			ids[id] = true
		}
	}
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		if !then.answers[id].equal(now.answers[id]) || then.Disputed(id) != now.Disputed(id) {
			out.Answers = append(out.Answers, id)
		}
	}
	return out
}

// equal reports whether two answers say the same; never answered and unanswered do.
func (a Answer) equal(b Answer) bool {
	return cmp.Or(a.Value, Value(Unanswered)) == cmp.Or(b.Value, Value(Unanswered)) && a.Note == b.Note &&
		(a.Exception == nil && b.Exception == nil || a.Exception != nil && b.Exception != nil && *a.Exception == *b.Exception)
}

// NextAffirm is the first day by which a status is to be affirmed again after it was affirmed on a day; zero when none
// is left.
func (d Dates) NextAffirm(affirmed time.Time) time.Time {
	for _, day := range d.Affirm {
		if day.After(affirmed) {
			return day
		}
	}
	return time.Time{}
}
