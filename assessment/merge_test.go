package assessment_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"rung/assessment"
)

// desk is one person at one copy of a file.
type desk struct {
	name   string
	clock  int
	header assessment.Header
	events []assessment.Event
}

func begin(header assessment.Header, events ...assessment.Event) *desk {
	return &desk{"Plant manager", 0, header, events}
}

// goesTo gives a copy to another person, whose clock stands elsewhere.
func (d *desk) goesTo(name string, clock int) *desk {
	return &desk{name, clock, d.header, slices.Clone(d.events)}
}

func (d *desk) state() *assessment.State { return assessment.Replay(d.header, d.events) }

// does records an event: its id says who and when in their own count.
func (d *desk) does(e assessment.Event) assessment.Event {
	d.clock++
	e.ID, e.Author, e.Time = fmt.Sprintf("%s%d", d.name, len(d.events)), d.name, instant(d.clock)
	d.events = append(d.events, e)
	return e
}

func (d *desk) answers(id string, to assessment.Value) assessment.Event {
	return d.does(assessment.AnswerEvent(d.state().Set(id, to, nil)))
}

func (d *desk) notes(id, text string) assessment.Event {
	return d.does(assessment.AnswerEvent(d.state().Set(id, "", &text)))
}

func (d *desk) excepts(id, kind string) assessment.Event {
	set := d.state().Set(id, "", nil)
	set.Exception = &assessment.Exception{Kind: kind, Reference: "SSP"}
	return d.does(assessment.Event{Do: assessment.DoAnswer, Set: []assessment.Setting{set}})
}

func (d *desk) undoes(id string) assessment.Event {
	return d.does(assessment.Event{Do: assessment.DoUndo, Undo: id})
}

func merged(t *testing.T, desks ...*desk) *desk {
	t.Helper()
	var parts []assessment.Part
	for _, d := range desks {
		parts = append(parts, assessment.Part{Name: d.name, Header: d.header, Events: d.events})
	}
	m, err := assessment.Merge(parts...)
	require.NoError(t, err)
	var read []assessment.Event // as they come back from a file
	for _, e := range m.Events {
		line, err := json.Marshal(e)
		require.NoError(t, err)
		var back assessment.Event
		require.NoError(t, json.Unmarshal(line, &back))
		read = append(read, back)
	}
	require.Equal(t, m.Events, read)
	return begin(m.Header, read...)
}

var plant = assessment.Header{Rung: 1, ID: "h", Created: instant(0), Target: "L1"}

func TestWhatMergingMakesOfTwoCopies(t *testing.T) {
	for _, test := range []struct {
		says      string
		one, two  func(*desk)
		conflicts []string
		value     assessment.Value
		note      string
	}{
		{"two answers that differ are in conflict", func(d *desk) { d.answers("A", "not-met") }, func(d *desk) { d.answers("A", "not-applicable") }, []string{"A answer [IT1 Quality1]"}, "not-applicable", ""},
		{"the same answer twice is none", func(d *desk) { d.answers("A", "not-met") }, func(d *desk) { d.answers("A", "not-met") }, nil, "not-met", ""},
		{"a change and nothing is a change", func(d *desk) { d.answers("A", "not-met") }, func(*desk) {}, nil, "not-met", ""},
		{"many changes on one side are one", func(d *desk) { d.answers("A", "not-met"); d.answers("A", "met"); d.answers("A", "not-met") }, func(*desk) {}, nil, "not-met", ""},
		{"an answer and a note go together", func(d *desk) { d.answers("A", "not-met") }, func(d *desk) { d.notes("A", "why") }, nil, "not-met", "why"},
		{"two notes are in conflict and take no answer away", func(d *desk) { d.notes("A", "one") }, func(d *desk) { d.notes("A", "two") }, []string{"A note [IT1 Quality1]"}, "met", "two"},
		{"other objectives have nothing to do with it", func(d *desk) { d.answers("B", "met") }, func(d *desk) { d.answers("C", "not-met") }, nil, "met", ""},
		{"what one takes back and another replaces is replaced", func(d *desk) { d.undoes("Plant manager0") }, func(d *desk) { d.answers("A", "not-met") }, nil, "not-met", ""},
		{"what was taken back again does not count", func(d *desk) { d.undoes(d.answers("A", "not-met").ID) }, func(d *desk) { d.answers("A", "not-applicable") }, nil, "not-applicable", ""},
		{"an undo undone counts again", func(d *desk) { e := d.answers("A", "not-met"); u := d.undoes(e.ID); d.undoes(u.ID) }, func(d *desk) { d.answers("A", "not-applicable") }, []string{"A answer [IT1 Quality1]"}, "not-applicable", ""},
		{"both take the same back", func(d *desk) { d.undoes("Plant manager0") }, func(d *desk) { d.undoes("Plant manager0") }, nil, "", ""},
		{"an exception and its absence are in conflict", func(d *desk) { d.excepts("A", "enduring") }, func(d *desk) { d.excepts("A", "") }, []string{"A exception [IT1 Quality1]"}, "met", ""},
		{"an answer taken back and another are in conflict", func(d *desk) { d.answers("A", "unanswered") }, func(d *desk) { d.answers("A", "not-met") }, []string{"A answer [IT1 Quality1]"}, "not-met", ""},
	} {
		t.Run(test.says, func(t *testing.T) {
			start := begin(plant)
			start.answers("A", "met")
			one, two := start.goesTo("IT", 10), start.goesTo("Quality", 20)
			test.one(one)
			test.two(two)
			all := merged(t, two, one)
			require.Equal(t, test.conflicts, disputes(all.state()))
			a := all.state().Answer("A")
			require.Equal(t, []string{string(test.value), test.note}, []string{string(a.Value), a.Note})
			require.Equal(t, all.events, merged(t, one, two, all).events)
		})
	}
}

func TestCopiesMadeBeforeAnyEventAreMergedToo(t *testing.T) {
	start := begin(plant)
	one, two := start.goesTo("IT", 10), start.goesTo("Quality", 20)
	one.answers("A", "met")
	two.answers("A", "not-met")
	all := merged(t, one, two)
	require.Equal(t, []string{"A answer [IT0 Quality0]"}, disputes(all.state()))
	require.Equal(t, []string{"h"}, all.events[1].After)
	require.Equal(t, all.events, merged(t, all, one).events)
}

func TestADisputeCountsAsUnansweredUntilItIsSettled(t *testing.T) {
	c := book{levels: []string{level("L1", "kind: deduction, maximum: 9")}, exceptions: []string{enduring},
		requirements: []string{req("AC-1", "L1", "a b", "weight: 5", partial(3)), req("AC-2", "L1", "a", "weight: 1")}}.load(t)
	start := begin(plant)
	for _, id := range []string{"AC-1[a]", "AC-1[b]", "AC-2[a]"} {
		start.answers(id, "met")
	}
	t.Run("an answer", func(t *testing.T) {
		one, two := start.goesTo("IT", 10), start.goesTo("Quality", 20)
		one.answers("AC-2[a]", "not-met")
		two.answers("AC-2[a]", "not-applicable")
		all := merged(t, one, two)
		s := all.state()
		r := assessment.Evaluate(c, s)
		require.True(t, s.Disputed("AC-2[a]"))
		require.False(t, s.Disputed("AC-1[a]"))
		require.Equal(t, 2, r.Answered)
		require.Equal(t, assessment.Incomplete, r.Goal().Status)
		require.Equal(t, &assessment.Range{Low: 8, High: 9}, r.Goal().Score)
		found := r.Findings[1].Objectives[0]
		require.True(t, found.Disputed)
		require.Equal(t, unanswered, found.Outcome)
		require.Empty(t, found.Answer.Value, "whoever asks on must ask this too")
		require.Equal(t, assessment.Value("not-applicable"), s.Answer("AC-2[a]").Value)

		all.name = "IT"
		s.Add(all.answers("AC-2[a]", "not-applicable")) // the same as stood last, but now with both in sight
		require.False(t, s.Disputed("AC-2[a]"))
		require.Equal(t, s, all.state())
		require.True(t, assessment.Evaluate(c, s).Complete())
	})
	t.Run("a flag", func(t *testing.T) {
		base := start.goesTo("Plant manager", 5)
		base.answers("AC-1[a]", "not-met")
		one, two := base.goesTo("IT", 10), base.goesTo("Quality", 20)
		one.answers("AC-1", "partial")
		two.answers("AC-1", "unanswered")
		s := merged(t, one, two).state()
		r := assessment.Evaluate(c, s)
		require.True(t, s.Disputed("AC-1"))
		require.False(t, r.Complete())
		require.Equal(t, &assessment.Range{Low: 4, High: 9}, r.Goal().Score)
		require.True(t, r.Findings[0].Objectives[0].Disputed)
		require.False(t, r.Findings[0].Objectives[1].Disputed)
	})
	t.Run("an exception", func(t *testing.T) {
		base := start.goesTo("Plant manager", 5)
		base.answers("AC-1[a]", "not-met")
		one, two := base.goesTo("IT", 10), base.goesTo("Quality", 20)
		one.excepts("AC-1[a]", "enduring")
		two.excepts("AC-1[a]", "")
		two.excepts("AC-2[a]", "enduring")
		one.excepts("AC-2[a]", "")
		r := assessment.Evaluate(c, merged(t, one, two).state())
		require.Equal(t, unanswered, r.Findings[0].Outcome)
		require.Equal(t, met, r.Findings[1].Outcome, "what is met needs no exception")
	})
}

func TestSettling(t *testing.T) {
	start := begin(plant)
	one, two := start.goesTo("IT", 30), start.goesTo("Quality", 20)
	one.answers("A", "met")
	one.notes("A", "one")
	one.excepts("A", "enduring")
	two.answers("A", "not-met")
	two.notes("A", "two")
	two.excepts("A", "")
	one.answers("B", "met")
	two.answers("B", "not-met")
	for _, test := range []struct {
		says   string
		pick   assessment.Pick
		left   int
		a, b   assessment.Value
		note   string
		except bool
	}{
		{"the latest", assessment.Latest, 0, "met", "met", "one", true},
		{"by an author", assessment.By("Quality"), 0, "not-met", "not-met", "two", false},
		{"by somebody who has no part", assessment.By("Plant manager"), 4, "met", "met", "one", true},
		{"one by one", func(c assessment.Conflict) int {
			if c.ID == "B" {
				return slices.IndexFunc(c.Claims, func(x assessment.Claim) bool { return x.Author == "Quality" })
			}
			return -1
		}, 3, "met", "not-met", "one", true},
		{"a claim that is not there", func(assessment.Conflict) int { return 2 }, 4, "met", "met", "one", true},
	} {
		t.Run(test.says, func(t *testing.T) {
			all := merged(t, one, two)
			require.Len(t, all.state().Conflicts(), 4)
			if e, ok := assessment.Settle(all.state(), test.pick); ok {
				all.does(e)
			}
			s := all.state()
			require.Len(t, s.Conflicts(), test.left)
			require.Equal(t, []assessment.Value{test.a, test.b}, []assessment.Value{s.Answer("A").Value, s.Answer("B").Value})
			require.Equal(t, test.note, s.Answer("A").Note)
			require.Equal(t, test.except, s.Answer("A").Exception != nil)
		})
	}
}

func TestTwoWhoSettleDifferentlyDisagreeAnew(t *testing.T) {
	start := begin(plant)
	one, two := start.goesTo("IT", 10), start.goesTo("Quality", 20)
	one.answers("A", "met")
	two.answers("A", "not-met")
	left, right := merged(t, one, two).goesTo("left", 30), merged(t, two, one).goesTo("right", 40)
	left.answers("A", "met")
	right.answers("A", "not-applicable")
	require.Equal(t, []string{"A answer [left2 right2]"}, disputes(merged(t, left, right).state()))
	require.Empty(t, disputes(merged(t, left, one, two).state()))
}

func TestWhatIsNoAnswerIsContested(t *testing.T) {
	start := begin(plant)
	one, two := start.goesTo("IT", 30), start.goesTo("Quality", 20)
	one.does(assessment.Event{Do: assessment.DoRetarget, Target: "L2"})
	one.does(assessment.Event{Do: assessment.DoProfile, Profile: &assessment.Profile{Firm: "F"}})
	one.does(assessment.Event{Do: assessment.DoPlan, Plan: &assessment.PlanItem{ID: "AC-1", Owner: "IT"}})
	one.does(assessment.Event{Do: assessment.DoEvidence, Evidence: []assessment.Evidence{{ID: "A", Path: "a.pdf", SHA256: "1"}, {ID: "A", Path: "b.pdf"}}})
	one.does(assessment.Event{Do: assessment.DoAttest, Attest: &assessment.Attestation{Level: "L2", Certificate: "1"}})
	two.does(assessment.Event{Do: assessment.DoProfile, Profile: &assessment.Profile{Firm: "G"}})
	two.does(assessment.Event{Do: assessment.DoPlan, Plan: &assessment.PlanItem{ID: "AC-1", Owner: "Quality"}})
	two.does(assessment.Event{Do: assessment.DoPlan, Plan: &assessment.PlanItem{ID: "AC-2", Owner: "Quality"}})
	two.does(assessment.Event{Do: assessment.DoEvidence, Evidence: []assessment.Evidence{{ID: "A", Path: "a.pdf", SHA256: "2"}, {ID: "A", Path: "b.pdf"}}})
	two.does(assessment.Event{Do: assessment.DoAttest, Attest: &assessment.Attestation{Level: "L2", Certificate: "2"}})
	two.does(assessment.Event{Do: assessment.DoDate, Date: "2026-01-01"})
	m, err := assessment.Merge(assessment.Part{Header: plant, Events: one.events}, assessment.Part{Header: plant, Events: two.events})
	require.NoError(t, err)
	var said []string
	for _, c := range m.Contests {
		said = append(said, fmt.Sprint(c.Do, " ", c.ID, " ", c.Events[0].Author, " ", c.Events[1].Author))
	}
	require.Equal(t, []string{"profile  Quality IT", "plan AC-1 Quality IT", "evidence A Quality IT", "attest L2 Quality IT"}, said)
	s := assessment.Replay(m.Header, m.Events)
	require.Equal(t, "F", s.Profile.Firm, "the last one stands")
	require.Equal(t, "L2", s.Target)
	require.Empty(t, s.StatusDate, "the date was that of the level its author knew")
	s.Add(assessment.Event{ID: "back", Do: assessment.DoRetarget, Target: "L1"})
	require.Equal(t, "2026-01-01", s.StatusDate)
}

func TestMergeRefuses(t *testing.T) {
	e := func(id string, after ...string) assessment.Event {
		return assessment.Event{ID: id, Do: assessment.DoNote, After: after}
	}
	part := func(name string, events ...assessment.Event) assessment.Part {
		return assessment.Part{Name: name, Header: plant, Events: events}
	}
	other := part("b")
	other.Header.ID = "another"
	twin := e("1")
	twin.Author = "IT"
	for _, test := range []struct {
		says  string
		parts []assessment.Part
		want  error
	}{
		{"files of two assessments", []assessment.Part{part("a"), other}, &assessment.NotRelatedError{Name: "b", Other: "a"}},
		{"one id for two events", []assessment.Part{part("a", e("1")), part("b", twin)}, &assessment.TwinError{Name: "a", Other: "b", ID: "1"}},
		{"one id for two events of one file", []assessment.Part{part("a", e("1"), twin)}, &assessment.TwinError{Name: "a", Other: "a", ID: "1"}},
		{"two orders of the same", []assessment.Part{part("a", e("1"), e("2")), part("b", e("2"), e("1"))}, &assessment.TangledError{ID: "1"}},
		{"an event behind itself", []assessment.Part{part("a", e("1", "1"))}, &assessment.TangledError{ID: "1"}},
	} {
		t.Run(test.says, func(t *testing.T) {
			_, err := assessment.Merge(test.parts...)
			require.Equal(t, test.want, err)
			require.NotEmpty(t, err.Error())
		})
	}
	m, err := assessment.Merge(part("a", e("1"), e("1"), e("2")))
	require.NoError(t, err)
	require.Len(t, m.Events, 2, "the same twice is once")
	none, err := assessment.Merge()
	require.NoError(t, err)
	require.Zero(t, none)
}

func TestTheOldestHeaderIsKeptAndDifferencesAreTold(t *testing.T) {
	older, newer := plant, plant
	newer.Created, newer.Target = instant(5), "L2"
	newer.Framework.Digest = "sha256:1"
	for range 2 {
		m, err := assessment.Merge(assessment.Part{Header: newer}, assessment.Part{Header: older})
		require.NoError(t, err)
		require.Equal(t, plant, m.Header)
		require.Equal(t, []string{"framework", "target"}, m.Differ)
		older, newer = newer, older
	}
}

func TestALostEventIsFilledInByTheOtherCopy(t *testing.T) {
	whole := begin(plant)
	whole.answers("A", "met")
	whole.answers("A", "not-met")
	whole.answers("B", "met")
	mended := begin(plant, whole.events[0], whole.events[2])
	require.Equal(t, whole.events, merged(t, mended, whole).events)
	branch := mended.goesTo("IT", 50)
	branch.answers("A", "not-applicable")
	all := merged(t, branch, whole, mended)
	require.Empty(t, disputes(all.state()), "its author had B, which was answered behind the lost event")
	require.Equal(t, all.events, merged(t, merged(t, mended, branch), whole).events)
}

func TestAFileMadeToDoHarmIsMergedInTime(t *testing.T) {
	var many []assessment.Event
	for i := range 20_000 {
		many = append(many, assessment.Event{
			ID: fmt.Sprintf("e%05d", i), Do: assessment.DoAnswer, Time: time.Unix(0, 0).UTC(), After: []string{"h"},
			Set: []assessment.Setting{{ID: "A", To: []assessment.Value{"met", "not-met"}[i%2]}},
		})
	}
	m, err := assessment.Merge(assessment.Part{Header: plant, Events: many})
	require.NoError(t, err)
	require.Len(t, m.Events, len(many))
	require.True(t, assessment.Replay(m.Header, m.Events).Disputed("A"))
}
