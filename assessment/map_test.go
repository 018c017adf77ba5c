package assessment_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls"
)

// list is a small catalogue in which each row is "ID" or "ID set:x,y other:z"; all its requirements stand at L1.
func list(t testing.TB, id string, rows ...string) *controls.Catalogue {
	t.Helper()
	var reqs, sets strings.Builder
	seen := map[string]bool{id: true}
	for _, row := range rows {
		words := strings.Fields(row)
		refs := ""
		for _, w := range words[1:] {
			set, ids, _ := strings.Cut(w, ":")
			if !seen[set] {
				seen[set] = true
				fmt.Fprintf(&sets, "  - {id: %s, title: Set}\n", set)
			}
			refs += fmt.Sprintf("%s: [%q], ", set, strings.ReplaceAll(ids, ",", `", "`))
			refs = strings.ReplaceAll(refs, `\"`, `"`)
		}
		more := ""
		if refs != "" {
			more = "refs: {" + strings.TrimSuffix(refs, ", ") + "}"
		}
		fmt.Fprintf(&reqs, "- %s\n", req(words[0], "L1", "a", more))
	}
	main := "format: rung/v1\nid: " + id + "\nversion: v1\ntitle: List\nshort: List\npublisher: Nobody\nlanguages: [en]\nnotice: None\nlicence: CC0-1.0\n"
	if sets.Len() > 0 {
		main += "references:\n" + sets.String()
	}
	main += "levels: [" + level("L1", "kind: all-met") + "]\ndomains: [{id: D, title: Domain, file: d.yaml}]\n"
	c, err := controls.Load(fstest.MapFS{
		controls.MainFile: &fstest.MapFile{Data: []byte(main)}, "d.yaml": &fstest.MapFile{Data: []byte(reqs.String())},
	})
	require.NoError(t, err)
	return c
}

func mapped(from *controls.Catalogue, answers string, to *controls.Catalogue) []assessment.Mapped {
	return assessment.MapTo(from, assessment.Evaluate(from, answered("L1", answers)), to)
}

func TestMapTo(t *testing.T) {
	for _, test := range []struct {
		says      string
		from      []string
		to        string
		answers   string
		origins   string
		suggested assessment.Outcome
	}{
		{"what nothing refers to is not touched", []string{"A"}, "X", "A[a]=met", "", ""},
		{"a reference from here is followed", []string{"A two:X"}, "X", "A[a]=met", "A=met", met},
		{"a reference from there is followed", []string{"A"}, "X one:A", "A[a]=met", "A=met", met},
		{"references from both sides are one", []string{"A two:X"}, "X one:A", "A[a]=not-met", "A=not-met", notMet},
		{"two that refer to one of a third list relate", []string{"A third:7"}, "X third:6,7", "A[a]=met", "A=met", met},
		{"the same id of another list does not", []string{"A third:7"}, "X fourth:7", "A[a]=met", "", ""},
		{"what touches a counterpart at another level touches this one", []string{"A two:Y"}, "X two:Y;Y", "A[a]=met", "A=met", met},
		{"a counterpart of what is referred to speaks for it", []string{"A one:B", "B"}, "X one:B", "A[a]=met B[a]=met", "A=met B=met", met},
		{"all origins must hold", []string{"A two:X", "B two:X"}, "X", "A[a]=met", "A=met B=unanswered", ""},
		{"one that is not met decides, open ones or not", []string{"A two:X", "B two:X", "C two:X"}, "X", "A[a]=met B[a]=not-met", "A=met B=not-met C=unanswered", notMet},
		{"not applicable holds beside one that is met", []string{"A two:X", "B two:X"}, "X", "A[a]=not-applicable B[a]=met", "A=not-applicable B=met", met},
		{"not applicable alone says nothing of another framework", []string{"A two:X"}, "X", "A[a]=not-applicable", "A=not-applicable", ""},
	} {
		t.Run(test.says, func(t *testing.T) {
			out := mapped(list(t, "one", test.from...), test.answers, list(t, "two", strings.Split(test.to, ";")...))
			var origins []string
			for _, o := range out[0].Origins {
				origins = append(origins, o.ID+"="+string(o.Outcome))
			}
			require.Equal(t, test.origins, strings.Join(origins, " "))
			require.Equal(t, test.suggested, out[0].Suggested)
		})
	}
}

// scattered is a list whose requirements refer at random to another list and to a third.
func scattered(t *testing.T, r *rand.Rand, id, other, prefix, theirs string) *controls.Catalogue {
	var rows []string
	for i := range 8 {
		row := fmt.Sprint(prefix, i)
		if r.IntN(2) == 0 {
			row += fmt.Sprintf(" %s:%s%d", other, theirs, r.IntN(8))
		}
		if r.IntN(3) == 0 {
			row += fmt.Sprintf(" third:%d", r.IntN(5))
		}
		rows = append(rows, row)
	}
	return list(t, id, rows...)
}

func TestMappingAlwaysKeepsItsRules(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for range 60 {
		one, two := scattered(t, r, "one", "two", "A", "X"), scattered(t, r, "two", "one", "X", "A")
		answers := ""
		for i := range 8 {
			answers += fmt.Sprintf("A%d[a]=%s ", i, []assessment.Outcome{met, met, notMet, na, unanswered}[r.IntN(5)])
		}
		forth, back := mapped(one, answers, two), mapped(two, "", one)
		require.Len(t, forth, 8, "every requirement is listed, touched or not")
		relates := map[string]bool{}
		for _, m := range back {
			for _, o := range m.Origins {
				relates[m.Requirement.ID+o.ID] = true
			}
		}
		pairs := 0
		for _, m := range forth {
			holds, some := true, false
			for _, o := range m.Origins {
				require.True(t, relates[o.ID+m.Requirement.ID], "what relates one way relates the other way")
				pairs++
				holds, some = holds && o.Outcome.Holds(), some || o.Outcome == met
			}
			require.Equal(t, m.Suggested == met, holds && some)
			if m.Suggested == notMet {
				require.False(t, holds)
			}
		}
		require.Len(t, relates, pairs)
	}
}

func TestSuggestionsFromElsewhereNeverCount(t *testing.T) {
	one := list(t, "one", "A two:X", "B two:Y")
	two := list(t, "two", "X", "Y", "Z")
	r := tape()
	s := assessment.Replay(assessment.Header{Rung: 1, ID: "x", Target: "L1"}, nil)
	before := assessment.Evaluate(two, s)
	e, ok := assessment.FromMapping(two, s, one, mapped(one, "A[a]=met B[a]=not-met", two), func(m assessment.Mapped) string { return "from " + m.Origins[0].ID })
	require.True(t, ok)
	require.Equal(t, assessment.DoSuggest, e.Do)
	s.Add(r.Record(e))
	require.Equal(t, before, assessment.Evaluate(two, s), "nothing counts")
	require.Equal(t, assessment.Answer{}, s.Answer("X[a]"))
	found, ok := s.Suggested("X[a]")
	require.True(t, ok)
	require.Equal(t, "one A", found.Origin)
	require.Equal(t, "from A", found.Answer.Note)
	_, ok = s.Suggested("Z[a]")
	require.False(t, ok)
	_, undoable := s.LastUndoable()
	require.False(t, undoable, "there is no step of a person to take back")

	x, o := two.Objective("X[a]")
	offered, ok := assessment.Suggest(two, s, x, o)
	require.True(t, ok)
	require.Equal(t, assessment.Value(met), offered.Answer.Value)
	counterpart, _ := two.Objective(offered.From)
	require.NotNil(t, counterpart, "whoever shows the offer finds what it is for")
	s.Add(r.Record(assessment.AnswerEvent(s.Set("X[a]", assessment.Value(notMet), nil))))
	_, ok = assessment.Suggest(two, s, x, o)
	require.False(t, ok, "an answer of one's own needs no suggestion")

	again := assessment.Replay(s.Header, s.Events)
	require.Equal(t, assessment.Evaluate(two, s), assessment.Evaluate(two, again))
	_, ok = again.Suggested("Y[a]")
	require.True(t, ok, "suggestions are read back from the file")
}

func TestOnAScaleMetSuggestsTheLeastStepAndNotMetNone(t *testing.T) {
	rated := book{
		scales:       []string{scale("tier", "one", "two")},
		levels:       []string{level("L1", "kind: rating, scale: tier, step: one"), level("L2", "kind: rating, scale: tier, step: two")},
		requirements: []string{req("AC-1", "L1", "a/tier")},
	}.load(t)
	mixed := book{
		scales:       []string{scale("freq", "never", "yearly", "daily")},
		levels:       []string{level("L1", "kind: all-met"), level("L2", "kind: cumulative")},
		requirements: []string{req("AC-1", "L1", "b/freq/yearly c")},
	}.load(t)
	suggested := func(to *controls.Catalogue, o assessment.Outcome) string {
		m := []assessment.Mapped{{Requirement: &to.Requirements[0], Origins: []assessment.Origin{{ID: "A", Outcome: o}}, Suggested: o}}
		e, _ := assessment.FromMapping(to, answered("L2", ""), list(t, "one", "A"), m, func(assessment.Mapped) string { return "" })
		var said []string
		for _, set := range e.Set {
			said = append(said, set.ID+"="+string(set.To))
		}
		return strings.Join(said, " ")
	}
	require.Equal(t, "AC-1[a]=one", suggested(rated, met), "whatever the target is")
	require.Empty(t, suggested(rated, notMet))
	require.Equal(t, "AC-1[b]=yearly AC-1[c]=met", suggested(mixed, met))
	require.Equal(t, "AC-1[c]=not-met", suggested(mixed, notMet))
}
