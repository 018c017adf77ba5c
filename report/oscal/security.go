package oscal

import (
	"slices"
	"strings"

	"rung/assessment"
	"rung/assessment/exchange"
	"rung/controls/lang"
)

// securityPlan says of each requirement how far it is implemented, as far as the answers tell.
func (b *builder) securityPlan() securityPlan {
	p := b.State.Profile
	out := securityPlan{
		UUID:          b.document("system-security-plan"),
		ImportProfile: importRef{b.catalogue("profile"), b.say("no-profile")},
		Characteristics: characteristics{
			SystemIDs: []systemID{{rfc4122, b.uuid("system")}}, SystemName: b.system.Title, Description: b.stated(p.Scope),
			Props:       kept(prop("sector", p.Sector)),
			Information: information{[]informationType{{b.uuid("information-type"), b.say("information"), b.say("not-stated")}}},
			Status:      state{State: "other", Remarks: b.say("not-stated")},
			Boundary:    described{b.stated(p.Scope), b.say("boundary")},
			Remarks:     b.say("derived"),
		},
		Implementation: implementation{
			Users:      []user{{b.uuid("user"), b.say("users"), b.say("not-stated"), b.say("users-remarks")}},
			Components: []component{b.system}, Remarks: b.say("components"),
		},
		Controls: controlsSection{Description: b.say("derived")},
	}
	if firm := line(p.Firm); firm != "" {
		out.Characteristics.SystemName = line(b.say("system-of", lang.Data{"Firm": firm}))
	}
	if p.Size > 0 {
		out.Characteristics.Props = append(out.Characteristics.Props, number("people", p.Size))
	}
	for i := range b.Result.Findings {
		out.Controls.Requirements = append(out.Controls.Requirements, b.implemented(&b.Result.Findings[i]))
	}
	out.Metadata, out.BackMatter = b.metadata("security-plan"), backMatter{b.resources}
	return out
}

func (b *builder) implemented(f *assessment.Finding) implemented {
	r := f.Requirement
	by := byComponent{ComponentUUID: b.system.UUID, UUID: b.uuid("by-component", r.ID), Description: b.notes(f), Status: b.progress(f)}
	if f.Off == nil {
		by.Remarks = b.answers(f)
	}
	out := implemented{
		UUID: b.uuid("implemented-requirement", r.ID), ControlID: b.control(r),
		Props:        kept(prop(exchange.PropLabel, r.ID), prop("outcome", string(f.Outcome))),
		ByComponents: []byComponent{by}, Remarks: b.named(r),
	}
	files := b.State.Evidence(r.ID)
	for _, o := range r.Objectives {
		files = append(files[:len(files):len(files)], b.State.Evidence(o.ID)...)
	}
	seen := map[string]bool{}
	for _, file := range files {
		if id := b.file(file); !seen[id] {
			seen[id] = true
			out.Links = append(out.Links, link{"#" + id, "evidence"})
		}
	}
	return out
}

// notes are what people wrote about a requirement: the nearest there is to a description of how it is implemented.
func (b *builder) notes(f *assessment.Finding) string {
	if f.Off != nil {
		return prose(b.text(f.Off))
	}
	var said []string
	for _, o := range f.Objectives {
		if note := prose(o.Answer.Note); note != "" {
			said = append(said, title("["+o.Objective.Key+"]")+" "+note)
		}
	}
	if len(said) == 0 {
		return b.say("not-stated")
	}
	return strings.Join(said, "\n\n")
}

// answers list what is known of each objective.
func (b *builder) answers(f *assessment.Finding) string {
	var said []string
	for _, o := range f.Objectives {
		said = append(said, "- "+title("["+o.Objective.Key+"] "+b.text(o.Objective.Text))+" "+b.say("objective-"+string(o.Outcome)))
	}
	return strings.Join(said, "\n")
}

// progress is how far a requirement is implemented; nil while that is not known.
func (b *builder) progress(f *assessment.Finding) *state {
	item, planned := b.State.PlanItem(f.Requirement.ID)
	switch f.Outcome {
	case assessment.Met:
		return &state{State: "implemented"}
	case assessment.NotApplicable:
		return &state{State: "not-applicable", Remarks: b.whyNot(f)}
	case assessment.Unanswered:
		return nil
	}
	out := &state{State: "not-implemented", Remarks: b.outcome(f)}
	switch {
	case f.Partial || slices.ContainsFunc(f.Objectives, func(o assessment.ObjectiveFinding) bool { return o.Outcome.Holds() }):
		out.State = "partial"
	case planned && item.Closed == "":
		out.State = "planned"
	}
	if planned && line(item.Due) != "" {
		out.Remarks += " " + b.say("plan-due", lang.Data{"Due": title(item.Due)})
	}
	return out
}
