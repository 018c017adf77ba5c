package oscal

import (
	"strings"

	"rung/assessment"
	"rung/assessment/exchange"
	"rung/controls/lang"
)

// rfc4122 says that a system is named by a UUID.
const rfc4122 = "https://ietf.org/rfc/rfc4122"

// planOfAction lists the gaps, and what was planned for and is closed, in the catalogue's order.
func (b *builder) planOfAction() planOfAction {
	out := planOfAction{
		UUID: b.document("plan-of-action-and-milestones"), SystemID: systemID{rfc4122, b.uuid("system")},
		LocalDefinitions: planLocals{[]component{b.system}, b.tools()},
	}
	b.catalogue("catalogue")
	for _, f := range b.look() {
		if f.risk == nil {
			continue
		}
		out.Observations = append(out.Observations, f.observed.all...)
		out.Risks = append(out.Risks, *f.risk)
		if f.decided {
			out.Findings = append(out.Findings, f.found)
		}
		out.Items = append(out.Items, b.item(&f))
	}
	out.Metadata = b.metadata("plan")
	out.Metadata.Props = append(out.Metadata.Props, b.dates()...)
	out.BackMatter = backMatter{b.resources}
	return out
}

func (b *builder) item(f *found) planItem {
	r := f.finding.Requirement
	plan, planned := b.State.PlanItem(r.ID)
	out := planItem{
		UUID: b.uuid("poam-item", r.ID), Title: b.named(r), Description: f.risk.Description,
		RelatedObservations: f.observed.failing, RelatedRisks: []relatedRisk{{f.risk.UUID}},
	}
	if f.decided {
		out.RelatedFindings = []relatedFinding{{f.found.UUID}}
	}
	out.Props = append(kept(
		prop(exchange.PropLabel, r.ID), prop("status", f.risk.Status), prop("owner", plan.Owner),
		prop("scheduled-completion", plan.Due), prop("closed", plan.Closed),
		prop("plan-state", string(b.states[r.ID])),
	), b.cost(f.finding)...)
	var remarks []string
	switch {
	case !planned:
		remarks = append(remarks, b.say("no-plan"))
	case plan.Closed != "" && !f.finding.Outcome.Holds():
		remarks = append(remarks, b.say("reopened", lang.Data{"Day": title(plan.Closed)}))
	case b.states[r.ID] == assessment.PlanOverdue:
		remarks = append(remarks, b.say("overdue", lang.Data{"Day": title(plan.Due)}))
	case f.finding.Outcome.Holds():
		remarks = append(remarks, b.say("closed"))
	}
	if step := b.plan[r.ID]; step != nil && step.Must {
		remarks = append(remarks, b.say("barred"))
	}
	for _, o := range f.finding.Failing() {
		if note := prose(o.Answer.Note); note != "" {
			remarks = append(remarks, note)
		}
	}
	out.Remarks = strings.Join(unique(remarks), "\n\n")
	return out
}

// unique leaves out what was said before.
func unique(said []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, s := range said {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}
