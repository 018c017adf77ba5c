package exchange_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/assessment/exchange"
	"rung/controls"
)

const catalogueYAML = `format: rung/v1
id: ladder
version: "1"
title: Ladder
short: Ladder
publisher: us
languages: [en]
licence: CC0-1.0
notice: An example.
references:
  - {id: list-3, title: List 3}
scales:
  - {id: often, title: How often, steps: [{id: never, title: Never, text: Not once.}, {id: daily, title: Daily, text: Each day.}]}
levels:
  - {id: L1, title: Level 1, about: One., rule: {kind: all-met, cite: own}}
  - {id: L2, title: Level 2, about: Two., rule: {kind: deduction, maximum: 9, cite: own}}
domains:
  - {id: AC, title: Access, file: a.yaml}
`

const requirementsYAML = `
- {id: AC.L1-b.1, level: L1, domain: AC, title: Both, ask: "Is it?", why: Else not., do: [Do it.], evidence: [a list], refs: {ladder: [AC.L2-3.1.1, AC.L2-3.1.2]}, objectives: {a: One., b: Two., c: Three.}}
- {id: AC.L2-3.1.1, level: L2, title: First, weight: 3, cite: own, ask: "Is it?", why: Else not., do: [Do it.], evidence: [a list], refs: {list-3: [03.01.01]}, objectives: {a: It is so., b: It stays so.}, partial: {weight: 1, ask: "In part?", cite: own}}
- {id: AC.L2-3.1.2, level: L2, title: Second, weight: 1, cite: own, ask: "Is it?", why: Else not., do: [Do it.], evidence: [a list], renamed_from: [AC-old], objectives: {a: It is so.}}
- {id: AC.L2-3.1.3, level: L2, title: Third, weight: 1, cite: own, ask: "Is it?", why: Else not., do: [Do it.], evidence: [a list], objectives: {a: {text: How often., scale: often, minimum: daily}}}
`

func ladder(t testing.TB) *controls.Catalogue {
	t.Helper()
	requirements := strings.ReplaceAll(requirementsYAML, "domain: AC, ", "")
	c, err := controls.Load(fstest.MapFS{"catalogue.yaml": {Data: []byte(catalogueYAML)}, "a.yaml": {Data: []byte(requirements)}})
	require.NoError(t, err)
	return c
}

// file is an assessment with these answers: "AC.L2-3.1.1[a]=met: a note".
func file(c *controls.Catalogue, target string, answers ...string) *assessment.State {
	s := assessment.Replay(assessment.Header{Rung: 1, ID: "h", Framework: assessment.Ref(c), Target: target}, nil)
	for i, a := range answers {
		id, said, _ := strings.Cut(a, "=")
		to, note, noted := strings.Cut(said, ": ")
		set := assessment.Setting{ID: id, To: assessment.Value(to)}
		if noted {
			set.Note = &note
		}
		s.Add(assessment.Event{ID: fmt.Sprint("e", i), Time: time.Date(2026, 1, 2, 3, 0, 0, 0, time.UTC), Author: "IT", Do: assessment.DoAnswer, Set: []assessment.Setting{set}})
	}
	return s
}

// finding writes a finding of another tool.
func finding(id, state, remarks string) string {
	return fmt.Sprintf(`{"title": "x", "remarks": %q, "target": {"type": "objective-id", "target-id": %q, "status": {"state": %q}}}`, remarks, id, state)
}

func results(findings ...string) string {
	return `{"assessment-results": {"metadata": {"title": "Results", "oscal-version": "1.1.2"}, "results": [{"start": "2026-01-01T00:00:00Z", "findings": [` +
		strings.Join(findings, ",") + `]}]}}`
}

func compare(t testing.TB, c *controls.Catalogue, s *assessment.State, document string) *exchange.Report {
	t.Helper()
	r, err := exchange.ReadResults([]byte(document), "r.json")
	require.NoError(t, err)
	return exchange.Compare(c, s, r.Incoming)
}

// told is a report in brief: new +, changed ~, conflict !, same =, ignored ?.
func told(r *exchange.Report) []string {
	out := []string{}
	for mark, list := range map[string][]exchange.Difference{"+": r.New, "~": r.Changed, "!": r.Conflicts, "=": r.Same} {
		for _, d := range list {
			said := mark + d.ID + "=" + string(d.There.Value)
			if d.There.Note != "" {
				said += ": " + d.There.Note
			}
			out = append(out, said)
		}
	}
	for _, i := range r.Ignored {
		out = append(out, "?"+i.ID+" "+string(i.Reason))
	}
	return out
}

func TestTheNamesThatOthersUse(t *testing.T) {
	c := ladder(t)
	for id, want := range map[string][]string{
		"AC.L2-3.1.1[a]":            {"+AC.L2-3.1.1[a]=met"},
		"ac.l2-3.1.1_obj.a":         {"+AC.L2-3.1.1[a]=met"},
		"3.1.1[b]":                  {"+AC.L2-3.1.1[b]=met"},
		"3.1.1 [b]":                 {"+AC.L2-3.1.1[b]=met"},
		"3.1.1.b":                   {"+AC.L2-3.1.1[b]=met"},
		"_3.1.1_obj.b":              {"+AC.L2-3.1.1[b]=met"},
		"sp800-171_3.1.1_obj.b":     {"+AC.L2-3.1.1[b]=met"},
		"AC-3.1.2":                  {"+AC.L2-3.1.2[a]=met"},
		"3.1.1":                     {"+AC.L2-3.1.1[a]=met", "+AC.L2-3.1.1[b]=met"},
		"ac.l2-3.1.1_smt":           {"+AC.L2-3.1.1[a]=met", "+AC.L2-3.1.1[b]=met"},
		"ac-old":                    {"+AC.L2-3.1.2[a]=met"},
		"03.01.01":                  {"?03.01.01 related"},
		"SP_800_171_03.01.01":       {"?SP_800_171_03.01.01 related"},
		"03.01.01.a":                {"?03.01.01.a related"},
		"3.1.9":                     {"?3.1.9 unknown"},
		"3.1.1[z]":                  {"?3.1.1[z] unknown"},
		"AC.L1-b.1":                 {"?AC.L1-b.1 not-asked"},
		"":                          {"? unknown"},
		"[a]":                       {"?[a] unknown"},
		strings.Repeat("_3.1.1", 9): {"+AC.L2-3.1.1[a]=met", "+AC.L2-3.1.1[b]=met"},
	} {
		require.ElementsMatch(t, want, told(compare(t, c, file(c, "L2"), results(finding(id, "satisfied", "")))), id[:min(len(id), 40)])
	}
}

func TestALowerLevelStandsForThoseItIsMadeOf(t *testing.T) {
	c := ladder(t)
	r := compare(t, c, file(c, "L1"), results(finding("3.1.1", "satisfied", ""), finding("3.1.2[a]", "not-satisfied", "")))
	require.ElementsMatch(t, []string{"+AC.L1-b.1[a]=met", "+AC.L1-b.1[b]=met", "+AC.L1-b.1[c]=not-met"}, told(r))
	r = compare(t, c, file(c, "L1"), results(finding("AC.L2-3.1.1", "satisfied", "")))
	require.Equal(t, []string{"?AC.L2-3.1.1 not-asked"}, told(r), "an id that names a level speaks of that level's scope")
}

func TestWhatAnAnswerDoes(t *testing.T) {
	c := ladder(t)
	for _, test := range []struct {
		name     string
		here     []string
		findings []string
		want     []string
	}{
		{"an answer where there is none is new", nil, []string{finding("3.1.2", "not-satisfied", "No.")}, []string{"+AC.L2-3.1.2[a]=not-met: No."}},
		{"the same answer is the same", []string{"AC.L2-3.1.2[a]=met"}, []string{finding("3.1.2", "satisfied", "")}, []string{"=AC.L2-3.1.2[a]=met"}},
		{"a note where there is none is a change", []string{"AC.L2-3.1.2[a]=met"}, []string{finding("3.1.2", "satisfied", "Seen.")}, []string{"~AC.L2-3.1.2[a]=met: Seen."}},
		{"another note is a conflict", []string{"AC.L2-3.1.2[a]=met: Old."}, []string{finding("3.1.2", "satisfied", "Seen.")}, []string{"!AC.L2-3.1.2[a]=met: Seen."}},
		{"another answer is a conflict", []string{"AC.L2-3.1.2[a]=met"}, []string{finding("3.1.2", "not-satisfied", "")}, []string{"!AC.L2-3.1.2[a]=not-met"}},
		{"an answer that was taken back is none", []string{"AC.L2-3.1.2[a]=unanswered"}, []string{finding("3.1.2", "not-satisfied", "")}, []string{"+AC.L2-3.1.2[a]=not-met"}},
		{"a failing objective agrees with a failing requirement", []string{"AC.L2-3.1.1[a]=not-met", "AC.L2-3.1.1[b]=met"}, []string{finding("3.1.1", "not-satisfied", "")}, []string{"=AC.L2-3.1.1[a]=not-met"}},
		{"open objectives of a failing requirement fail", []string{"AC.L2-3.1.1[a]=met"}, []string{finding("3.1.1", "not-satisfied", "")}, []string{"+AC.L2-3.1.1[b]=not-met"}},
		{"a failing requirement against one that holds is a conflict", []string{"AC.L2-3.1.1[a]=met", "AC.L2-3.1.1[b]=met"}, []string{finding("3.1.1", "not-satisfied", "")}, []string{"!AC.L2-3.1.1[a]=not-met", "!AC.L2-3.1.1[b]=not-met"}},
		{"objectives go before their requirement", nil, []string{finding("3.1.1", "not-satisfied", ""), finding("3.1.1[a]", "not-satisfied", "Why."), finding("3.1.1[b]", "satisfied", "")}, []string{"+AC.L2-3.1.1[a]=not-met: Why.", "+AC.L2-3.1.1[b]=met"}},
		{"a requirement that contradicts all its objectives is told", nil, []string{finding("3.1.1", "not-satisfied", ""), finding("3.1.1[a]", "satisfied", ""), finding("3.1.1[b]", "satisfied", "")}, []string{"+AC.L2-3.1.1[a]=met", "+AC.L2-3.1.1[b]=met", "?3.1.1 twice"}},
		{"two answers that contradict each other are not taken", nil, []string{finding("3.1.2[a]", "satisfied", ""), finding("AC.L2-3.1.2[a]", "not-satisfied", "")}, []string{"?AC.L2-3.1.2[a] twice"}},
		{"two answers that agree are one", nil, []string{finding("3.1.2[a]", "satisfied", ""), finding("AC.L2-3.1.2[a]", "satisfied", "Seen.")}, []string{"+AC.L2-3.1.2[a]=met: Seen."}},
		{"an objective on a scale takes no verdict", nil, []string{finding("3.1.3", "satisfied", "")}, []string{"?3.1.3 value"}},
		{"a note that must not be shown stays out, its answer not", nil, []string{finding("3.1.2", "satisfied", "x\u202ey")}, []string{"+AC.L2-3.1.2[a]=met", "?3.1.2 note"}},
		{"a note that is too long stays out", nil, []string{finding("3.1.2", "satisfied", strings.Repeat("x", controls.MaxText+1))}, []string{"+AC.L2-3.1.2[a]=met", "?3.1.2 note"}},
		{"Markdown's backslashes are taken away", nil, []string{finding("3.1.2", "satisfied", `\*.log in C:\\logs`)}, []string{`+AC.L2-3.1.2[a]=met: *.log in C:\logs`}},
		{"a state that is no verdict is told", nil, []string{finding("3.1.2", "other", "")}, []string{"?3.1.2 value"}},
		{"a state in capitals is one", nil, []string{finding("3.1.2", "Satisfied", "")}, []string{"+AC.L2-3.1.2[a]=met"}},
		{"no state says nothing", nil, []string{finding("3.1.2", "", "")}, []string{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := file(c, "L2", test.here...)
			require.ElementsMatch(t, test.want, told(compare(t, c, s, results(test.findings...))))
		})
	}
}

func TestWhatWasHandedOutAndComesBack(t *testing.T) {
	c := ladder(t)
	base := &exchange.Base{Status: "met", Note: "Old."}
	in := func(status, note string) []exchange.Incoming {
		return []exchange.Incoming{{ID: "AC.L2-3.1.2[a]", Status: status, Note: &note, Base: base, Where: "B7"}}
	}
	why := "Why."
	handed := func(status, note, wasStatus, wasNote string) []exchange.Incoming {
		return []exchange.Incoming{{ID: "AC.L2-3.1.2[a]", Status: status, Note: &note, Base: &exchange.Base{Status: wasStatus, Note: wasNote}, Where: "B7"}}
	}
	here := func(answer string) *assessment.State { return file(c, "L2", "AC.L2-3.1.2[a]="+answer) }
	for _, test := range []struct {
		name   string
		here   *assessment.State
		in     []exchange.Incoming
		expect []string
	}{
		{"what was not touched there changes nothing", here("not-met: New."), in("met", "Old."), []string{"=AC.L2-3.1.2[a]=not-met: New."}},
		{"what was touched there alone is a change", here("met: Old."), in("not-met", "Old."), []string{"~AC.L2-3.1.2[a]=not-met: Old."}},
		{"a note that was taken out there goes", here("met: Old."), in("met", ""), []string{"~AC.L2-3.1.2[a]=met"}},
		{"what was touched on both sides is a conflict", here("not-applicable: Old."), in("not-met", "Old."), []string{"!AC.L2-3.1.2[a]=not-met: Old."}},
		{"the same change on both sides is the same", here("not-met: Old."), in("not-met", "Old."), []string{"=AC.L2-3.1.2[a]=not-met: Old."}},
		{"two copies, one of them touched: that one counts", here("met: Old."), append(in("met", "Old."), in("not-met", "Old.")...), []string{"~AC.L2-3.1.2[a]=not-met: Old."}},
		{"an answer that was taken back there is taken back", here("met: Old."), in("unanswered", "Old."), []string{"~AC.L2-3.1.2[a]=: Old."}},
		{"an answer changed with a note added is a change", here("met"), handed("not-met", "Why.", "met", ""), []string{"~AC.L2-3.1.2[a]=not-met: Why."}},
		{"a note added to what is open is new", file(c, "L2"), handed("met", "Why.", "", ""), []string{"+AC.L2-3.1.2[a]=met: Why."}},
		{"the note of an older copy and the answer of a newer one, each beside what it was handed out with", here("met"), []exchange.Incoming{
			{ID: "AC.L2-3.1.2[a]", Note: &why, Base: &exchange.Base{Status: "not-met"}}, {ID: "AC.L2-3.1.2[a]", Status: "not-met", Base: &exchange.Base{Status: "met"}},
		}, []string{"~AC.L2-3.1.2[a]=not-met: Why."}},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := exchange.Compare(c, test.here, test.in)
			require.Equal(t, test.expect, told(r))
			requireTaken(t, c, test.here, r)
		})
	}
}

// requireTaken takes all of a report and compares again: all is the same then.
func requireTaken(t testing.TB, c *controls.Catalogue, s *assessment.State, r *exchange.Report) {
	t.Helper()
	settings := r.Settings(s, true)
	if len(settings) == 0 {
		return
	}
	s.Add(assessment.Event{ID: "taken", Do: assessment.DoAnswer, Set: settings})
	for _, list := range [][]exchange.Difference{r.New, r.Changed, r.Conflicts} {
		for _, d := range list {
			a := s.Answer(d.ID)
			if d.There.Value == "" {
				require.Contains(t, []assessment.Value{"", assessment.Value(assessment.Unanswered)}, a.Value)
			} else {
				require.Equal(t, d.There.Value, a.Value)
			}
			require.Equal(t, d.There.Note, a.Note)
		}
	}
}

func TestConflictsAreKeptUnlessReplaced(t *testing.T) {
	c := ladder(t)
	s := file(c, "L2", "AC.L2-3.1.2[a]=met", "AC.L2-3.1.1[a]=met: Old.")
	r := compare(t, c, s, results(finding("3.1.2", "not-satisfied", "No."), finding("3.1.1[b]", "satisfied", "Yes.")))
	require.Len(t, r.Settings(s, false), 1)
	require.Equal(t, "IT", r.Conflicts[0].Author)
	require.Equal(t, "r.json: findings[0]", r.Conflicts[0].Where)
	replaced := r.Settings(s, true)
	require.Len(t, replaced, 2)
	require.Equal(t, "e0", replaced[1].Was)
}

func TestAFurtherNameIsTriedWhereTheFirstStandsForNothing(t *testing.T) {
	c := ladder(t)
	labelled := `{"target": {"target-id": "_9f2c", "status": {"state": "satisfied"}, "props": [{"name": "label", "value": "AC.L2-3.1.1[b]"}]}, "props": [{"name": "sort-id", "value": "3.1.2"}]}`
	require.Equal(t, []string{"+AC.L2-3.1.1[b]=met"}, told(compare(t, c, file(c, "L2"), results(labelled))))
}

func TestNamesThatAreMadeToDoHarm(t *testing.T) {
	c := ladder(t)
	long := strings.Repeat("_3.1.1", 1<<20)
	require.Len(t, compare(t, c, file(c, "L2"), results(finding(long, "satisfied", ""))).Ignored, 1)
}

func TestWhatCannotBeRead(t *testing.T) {
	for name, test := range map[string]struct{ document, what string }{
		"no JSON":         {"id,status", "json"},
		"half a document": {`{"assessment-results": {`, "json"},
		"another one":     {`{"catalog": {}}`, "other"},
		"no version":      {`{"assessment-results": {}}`, "version"},
		"a later version": {`{"assessment-results": {"metadata": {"oscal-version": "2.0.0"}}}`, "version"},
		"a wrong kind":    {`{"assessment-results": {"metadata": {"oscal-version": 1}}}`, "kind"},
		"too deep":        {strings.Repeat("[", exchange.MaxDepth+1), "deep"},
		"too many parts":  {"[" + strings.Repeat("{},", exchange.MaxParts), "many"},
		"too many values": {"[" + strings.Repeat("0,", exchange.MaxValues+1), "many"},
		"too large":       {strings.Repeat(" ", exchange.MaxResults+1), "large"},
	} {
		_, err := exchange.ReadResults([]byte(test.document), "r.json")
		var wrong *exchange.ResultsError
		require.ErrorAs(t, err, &wrong, name)
		require.Equal(t, test.what, wrong.What, name)
	}
}
