package oscal_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"rung/assessment"
	"rung/assessment/exchange"
	"rung/controls/lang"
	"rung/report"
	"rung/report/oscal"
	"rung/report/poam"
)

// at reads a value out of a decoded document: at(d, "results", 0, "title").
func at(t testing.TB, value any, path ...any) any {
	t.Helper()
	for _, step := range path {
		switch step := step.(type) {
		case string:
			inner, ok := value.(map[string]any)[step]
			require.True(t, ok, "%v: %v", path, step)
			value = inner
		case int:
			value = value.([]any)[step]
		}
	}
	return value
}

// labelled finds the entry of a list that has this id.
func labelled(t testing.TB, list any, id string) map[string]any {
	t.Helper()
	for _, entry := range list.([]any) {
		if props(entry)["label"] == id {
			return entry.(map[string]any)
		}
	}
	require.Fail(t, "nothing is labelled "+id)
	return nil
}

func props(entry any) map[string]string {
	out := map[string]string{}
	list, _ := entry.(map[string]any)["props"].([]any)
	for _, p := range list {
		p := p.(map[string]any)
		out[p["name"].(string)] = p["value"].(string)
	}
	return out
}

// mixed is Level 2 with one requirement of each kind.
func mixed(t testing.TB) *teller {
	told := begin(shipped(t, "cmmc-2"), "L2", plant)
	say := func(id, status, note string) {
		set, err := assessment.SettingsFor(told.catalogue, told.state, id, status, &note)
		require.NoError(t, err)
		told.do(assessment.AnswerEvent(set...))
	}
	say("AC.L2-3.1.1", "met", "")
	say("AC.L2-3.1.2", "not-met", "Everybody may do everything.")
	say("AC.L2-3.1.3", "not-applicable", "No CUI flows.")
	say("AC.L2-3.1.4[a]", "met", "")
	say("AC.L2-3.1.6", "not-met", "")
	say("AC.L2-3.1.7[a]", "not-met", "")
	say("AC.L2-3.1.7[b]", "met", "")
	say("AC.L2-3.1.8", "met", "")
	told.do(assessment.Event{Do: assessment.DoPlan, Plan: &assessment.PlanItem{
		ID: "AC.L2-3.1.6", Owner: "IT", Due: "2026-06-30", Resources: "Two days", Milestones: []assessment.Milestone{{Text: "Order", Due: "2026-05-01", Done: true}, {Text: "Try"}},
	}})
	told.do(assessment.Event{Do: assessment.DoPlan, Plan: &assessment.PlanItem{ID: "AC.L2-3.1.7", Owner: "IT", Closed: "2026-03-01"}})
	told.do(assessment.Event{Do: assessment.DoPlan, Plan: &assessment.PlanItem{ID: "AC.L2-3.1.8", Owner: "IT", Closed: "2026-02-01"}})
	told.do(assessment.Event{Do: assessment.DoEvidence, Evidence: []assessment.Evidence{
		{ID: "AC.L2-3.1.1[a]", Path: "a.pdf", SHA256: "9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08"},
		{ID: "AC.L2-3.1.1[b]", Path: "a.pdf", SHA256: "9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08"},
		{ID: "AC.L2-3.1.1[c]", Path: "draft.pdf", Draft: true},
	}})
	return told
}

func TestResultsSayWhatWasFound(t *testing.T) {
	told := mixed(t)
	d := decode(t, told, oscal.AssessmentResults)
	r := at(t, d, "results", 0)
	findings, risks := at(t, r, "findings"), at(t, r, "risks")
	require.Equal(t, "satisfied", at(t, labelled(t, findings, "AC.L2-3.1.1"), "target", "status", "state"))
	short := labelled(t, findings, "AC.L2-3.1.2")
	require.Equal(t, "not-satisfied", at(t, short, "target", "status", "state"))
	require.Equal(t, "ac.l2-3.1.2_obj", at(t, short, "target", "target-id"))
	require.Equal(t, "5", props(short)["points"])
	require.Equal(t, "no", props(short)["plan-eligible"])
	require.Equal(t, at(t, labelled(t, risks, "AC.L2-3.1.2"), "uuid"), at(t, short, "related-risks", 0, "risk-uuid"))
	none := labelled(t, findings, "AC.L2-3.1.3")
	require.Equal(t, "not-applicable", at(t, none, "target", "implementation-status", "state"))
	require.Equal(t, "No CUI flows.", at(t, none, "target", "implementation-status", "remarks"))
	require.Len(t, findings, 6, "what is not decided has no finding")
	require.Len(t, at(t, r, "observations"), assessment.Evaluate(told.catalogue, told.state).Answered)
	require.NotContains(t, r, "end", "it goes on")
	require.Equal(t, "no", props(r)["complete"])
	require.Contains(t, at(t, r, "remarks"), "104 requirements are not decided yet")
	require.Len(t, at(t, r, "reviewed-controls", "control-selections", 0, "include-controls"), 110)
	require.Len(t, at(t, r, "reviewed-controls", "control-objective-selections", 0, "include-objectives"), 110+320)
}

func TestEvidenceIsNamedWithItsHash(t *testing.T) {
	d := decode(t, mixed(t), oscal.AssessmentResults)
	observations := at(t, d, "results", 0, "observations")
	first, second := labelled(t, observations, "AC.L2-3.1.1[a]"), labelled(t, observations, "AC.L2-3.1.1[b]")
	require.Equal(t, []any{"EXAMINE", "INTERVIEW"}, first["methods"])
	require.Equal(t, at(t, first, "relevant-evidence", 0, "href"), at(t, second, "relevant-evidence", 0, "href"), "a file is one resource")
	draft := labelled(t, observations, "AC.L2-3.1.1[c]")
	require.Equal(t, []any{"INTERVIEW"}, draft["methods"], "a draft was not examined")
	require.Equal(t, "yes", props(at(t, draft, "relevant-evidence", 0))["draft"])
	resource := at(t, d, "back-matter", "resources", 1)
	require.Equal(t, "a.pdf", at(t, resource, "rlinks", 0, "href"))
	require.Equal(t, "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", at(t, resource, "rlinks", 0, "hashes", 0, "value"))
	require.NotContains(t, at(t, d, "back-matter", "resources", 2, "rlinks", 0), "hashes")
}

func TestThePlanSaysWhoClosesWhatByWhen(t *testing.T) {
	d := decode(t, mixed(t), oscal.PlanOfAction)
	items, risks := at(t, d, "poam-items"), at(t, d, "risks")
	require.Len(t, items, 4, "three gaps, and one that was on the plan and is closed")
	planned := labelled(t, risks, "AC.L2-3.1.6")
	require.Equal(t, "open", planned["status"])
	require.Equal(t, "2026-06-30T23:59:59Z", planned["deadline"])
	response := at(t, planned, "remediations", 0)
	require.Equal(t, "planned", at(t, response, "lifecycle"))
	require.Equal(t, "Two days", at(t, response, "required-assets", 0, "description"))
	require.Equal(t, "2026-05-01T00:00:00Z", at(t, response, "tasks", 0, "timing", "on-date", "date"))
	require.Equal(t, "yes", props(at(t, response, "tasks", 0))["done"])
	require.Equal(t, "milestone", at(t, response, "tasks", 0, "type"))
	require.Equal(t, "action", at(t, response, "tasks", 1, "type"), "without a day it is no milestone")
	require.NotContains(t, at(t, response, "tasks", 1), "timing")
	require.Equal(t, "remediation-owner", at(t, response, "tasks", 2, "responsible-roles", 0, "role-id"))
	require.Equal(t, "IT", props(labelled(t, items, "AC.L2-3.1.6"))["owner"])
	bare := labelled(t, risks, "AC.L2-3.1.2")
	require.Equal(t, "recommendation", at(t, bare, "remediations", 0, "lifecycle"))
	require.Contains(t, at(t, labelled(t, items, "AC.L2-3.1.2"), "remarks"), "Nobody has planned yet")
	met := labelled(t, risks, "AC.L2-3.1.8")
	require.Equal(t, "closed", met["status"])
	require.Equal(t, "closed", at(t, met, "risk-log", "entries", 0, "status-change"))
	require.Equal(t, "completed", at(t, met, "remediations", 0, "lifecycle"))
	require.Contains(t, at(t, labelled(t, items, "AC.L2-3.1.8"), "remarks"), "is met by now")
	require.Equal(t, "closed", props(labelled(t, items, "AC.L2-3.1.8"))["plan-state"])
}

func TestAGapThatWasClosedAndIsNotMetAgainIsOpen(t *testing.T) {
	told := mixed(t)
	d := decode(t, told, oscal.PlanOfAction)
	again, item := labelled(t, at(t, d, "risks"), "AC.L2-3.1.7"), labelled(t, at(t, d, "poam-items"), "AC.L2-3.1.7")
	require.Equal(t, "open", again["status"])
	require.Equal(t, "planned", at(t, again, "remediations", 0, "lifecycle"))
	log := at(t, again, "risk-log", "entries")
	require.Equal(t, "closed", at(t, log, 0, "status-change"))
	require.Len(t, log, 1, "it was answered before the day on which it was closed")
	require.Contains(t, item["remarks"], "This was closed on 2026-03-01 and is not met again.")
	require.Equal(t, "reopened", props(item)["plan-state"])

	told.do(assessment.Event{Do: assessment.DoPlan, Plan: &assessment.PlanItem{ID: "AC.L2-3.1.7", Closed: "2026-02-01"}})
	log = at(t, labelled(t, at(t, decode(t, told, oscal.PlanOfAction), "risks"), "AC.L2-3.1.7"), "risk-log", "entries")
	require.Equal(t, "2026-02-01T00:00:00Z", at(t, log, 0, "start"))
	require.Equal(t, "open", at(t, log, 1, "status-change"))
	require.Greater(t, at(t, log, 1, "start"), at(t, log, 0, "start"))
}

func TestAGapThatIsOverdueSaysSo(t *testing.T) {
	told := mixed(t)
	told.do(assessment.Event{Do: assessment.DoPlan, Plan: &assessment.PlanItem{ID: "AC.L2-3.1.6", Due: "2026-03-08"}})
	item := labelled(t, at(t, decode(t, told, oscal.PlanOfAction), "poam-items"), "AC.L2-3.1.6")
	require.Contains(t, item["remarks"], "This was due on 2026-03-08 and is still open.")
	require.Equal(t, "overdue", props(item)["plan-state"])
}

// TestThePlansOfBothKindsListTheSame compares with the workbook.
func TestThePlansOfBothKindsListTheSame(t *testing.T) {
	for name, told := range cases(t) {
		var one, other bytes.Buffer
		items, err := oscal.PlanOfAction(&one, told.source(lang.English))
		if err != nil {
			require.ErrorIs(t, err, report.ErrNoGap)
		}
		rows, err := poam.Write(&other, told.source(lang.English))
		if err != nil {
			require.ErrorIs(t, err, report.ErrNoGap)
		}
		require.Equal(t, items, rows, name)
	}
}

func TestASecurityPlanClaimsNothingThatWasNotSaid(t *testing.T) {
	d := decode(t, mixed(t), oscal.SecurityPlan)
	require.NotContains(t, at(t, d, "system-characteristics"), "security-sensitivity-level")
	require.Equal(t, "other", at(t, d, "system-characteristics", "status", "state"))
	all := at(t, d, "control-implementation", "implemented-requirements")
	require.Len(t, all, 110)
	for id, want := range map[string]string{
		"AC.L2-3.1.1": "implemented", "AC.L2-3.1.2": "not-implemented", "AC.L2-3.1.3": "not-applicable", "AC.L2-3.1.6": "planned", "AC.L2-3.1.7": "partial",
	} {
		require.Equal(t, want, at(t, labelled(t, all, id), "by-components", 0, "implementation-status", "state"), id)
	}
	require.NotContains(t, at(t, labelled(t, all, "AC.L2-3.1.9"), "by-components", 0), "implementation-status")
	require.Equal(t, "[a] Everybody may do everything.\n\n[b] Everybody may do everything.", at(t, labelled(t, all, "AC.L2-3.1.2"), "by-components", 0, "description"))
}

// TestAGapKeepsItsUUID compares documents of the same assessment on two days: what is the same thing is named the same.
func TestAGapKeepsItsUUID(t *testing.T) {
	told := mixed(t)
	results, plan := decode(t, told, oscal.AssessmentResults), decode(t, told, oscal.PlanOfAction)
	told.do(assessment.AnswerEvent(assessment.Setting{ID: "AC.L2-3.1.9[a]", To: assessment.Value(assessment.Met)}))
	later := decode(t, told, oscal.PlanOfAction)
	risk := func(list any) any { return labelled(t, list, "AC.L2-3.1.2")["uuid"] }
	require.Equal(t, risk(at(t, results, "results", 0, "risks")), risk(at(t, plan, "risks")))
	require.Equal(t, risk(at(t, plan, "risks")), risk(at(t, later, "risks")))
	require.NotEqual(t, plan["uuid"], later["uuid"], "another document")
}

// TestAnyAssessmentIsValidWholeAndComesBackEqual draws assessments at random.
func TestAnyAssessmentIsValidWholeAndComesBackEqual(t *testing.T) {
	c := shipped(t, "cmmc-2")
	asked := c.Asked("L1")
	rapid.Check(t, func(r *rapid.T) {
		told := begin(c, "L1", plant)
		words := rapid.StringMatching("[ -~\n離職帳號]{0,20}")
		for range rapid.IntRange(0, 40).Draw(r, "events") {
			q := rapid.SampledFrom(asked).Draw(r, "requirement")
			o := rapid.SampledFrom(q.Objectives).Draw(r, "objective")
			set := assessment.Setting{ID: o.ID, To: rapid.SampledFrom([]assessment.Value{"met", "not-met", "not-applicable", "unanswered", ""}).Draw(r, "answer")}
			if rapid.Bool().Draw(r, "noted") {
				note := words.Draw(r, "note")
				set.Note = &note
			}
			if rapid.Bool().Draw(r, "excepted") && len(c.Exceptions) > 0 {
				set.Exception = &assessment.Exception{Kind: c.Exceptions[0].ID, Reference: "plan 4.2"}
			}
			told.do(assessment.Event{Do: assessment.DoAnswer, Set: []assessment.Setting{set}})
			if rapid.Bool().Draw(r, "planned") {
				told.do(assessment.Event{Do: assessment.DoPlan, Plan: &assessment.PlanItem{ID: q.ID, Owner: words.Draw(r, "owner"), Due: words.Draw(r, "due"), Closed: rapid.SampledFrom([]string{"", "2026-01-01"}).Draw(r, "closed")}})
			}
			if rapid.Bool().Draw(r, "shown") {
				told.do(assessment.Event{Do: assessment.DoEvidence, Evidence: []assessment.Evidence{{ID: o.ID, Path: words.Draw(r, "path"), Draft: rapid.Bool().Draw(r, "draft")}}})
			}
		}
		for _, w := range writers {
			var out bytes.Buffer
			if _, err := w.write(&out, told.source(lang.English)); err != nil {
				require.ErrorIs(r, err, report.ErrNoGap)
				continue
			}
			valid(t, out.Bytes())
			whole(t, out.Bytes())
		}
		requireBack(r, told)
	})
}

// requireBack takes the results into an empty assessment: then both tell the same.
func requireBack(r *rapid.T, told *teller) {
	var out bytes.Buffer
	_, err := oscal.AssessmentResults(&out, told.source(lang.English))
	require.NoError(r, err)
	read, err := exchange.ReadResults(out.Bytes(), "r.json")
	require.NoError(r, err)
	fresh := begin(told.catalogue, told.state.Target, plant)
	compared := exchange.Compare(told.catalogue, fresh.state, read.Incoming)
	require.Empty(r, compared.Ignored)
	fresh.do(assessment.Event{Do: assessment.DoAnswer, Set: compared.Settings(fresh.state, false)})
	tell := func(t *teller) []string {
		var said []string
		for _, f := range assessment.Evaluate(t.catalogue, t.state).Findings {
			for _, o := range f.Objectives {
				said = append(said, fmt.Sprintf("%s %s %+v %q", o.Objective.ID, o.Outcome, o.Answer.Exception, strings.TrimSpace(o.Answer.Note)))
			}
		}
		return said
	}
	require.Equal(r, tell(told), tell(fresh))
}

func BenchmarkAssessmentResults(b *testing.B) {
	told := begin(shipped(b, "cmmc-2"), "L2", plant).answer(1, false, quiet).grow("Signed")
	s := told.source(lang.English)
	for b.Loop() {
		var out bytes.Buffer
		_, err := oscal.AssessmentResults(&out, s)
		require.NoError(b, err)
	}
}
