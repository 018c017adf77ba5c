package oscal

import (
	"slices"
	"strconv"
	"time"

	"rung/assessment"
	"rung/assessment/exchange"
	"rung/controls/lang"
	"rung/report"
)

// The roles of people in the documents.
const (
	roleOwner    = "system-owner"
	roleAssessor = "assessor"
	roleCloser   = "remediation-owner"
)

// builder gathers what the parts of a document refer to.
type builder struct {
	report.Subject
	names
	space     [16]byte
	voice     lang.Voice
	people    []party
	resources []resource
	known     map[string]bool // UUIDs of people and resources that are listed
	system    component
	plan      map[string]*assessment.Step     // by requirement
	states    map[string]assessment.PlanState // of what is on the plan, by requirement
}

func newBuilder(s report.Subject) *builder {
	b := &builder{
		Subject: s, names: newNames(s.Catalogue), space: nameUUID(space, s.State.Header.ID), voice: Messages.In(s.Lang),
		known: map[string]bool{}, plan: map[string]*assessment.Step{}, states: map[string]assessment.PlanState{},
	}
	steps := assessment.MakePlan(s.Result).Steps
	for i := range steps {
		b.plan[steps[i].Requirement.ID] = &steps[i]
	}
	for _, one := range assessment.CloseOuts(s.State, s.Result, s.Now) {
		b.states[one.Finding.Requirement.ID] = one.State
	}
	b.system = component{
		UUID: b.uuid("component", "system"), Type: "this-system", Title: b.say("system"),
		Description: b.stated(b.State.Profile.Scope), Status: state{State: "other", Remarks: b.say("not-stated")},
	}
	if firm := title(b.State.Profile.Firm); firm != "" {
		b.system.Title = b.say("system-of", lang.Data{"Firm": firm})
	}
	return b
}

func (b *builder) say(id string, data ...lang.Data) string { return b.voice.Say(id, data...) }

func (b *builder) text(t lang.Text) string { return t.In(b.Lang) }

// stated is a person's text as prose, or that there is none.
func (b *builder) stated(s string) string {
	if said := prose(s); said != "" {
		return said
	}
	return b.say("not-stated")
}

// prop is a property of this program's namespace.
func prop(name, value string) property {
	return property{Name: name, NS: exchange.Namespace, Value: line(value)}
}

func number(name string, n int) property { return prop(name, strconv.Itoa(n)) }

func yes(name string, is bool) property {
	if is {
		return prop(name, "yes")
	}
	return prop(name, "no")
}

// kept leaves out the properties that have no value.
func kept(props ...property) []property {
	return slices.DeleteFunc(props, func(p property) bool { return p.Value == "" })
}

// metadata is the head of a document. It is built last, when everybody who is named is known.
func (b *builder) metadata(kind string) metadata {
	c, s := b.Catalogue, b.State
	firm := party{UUID: b.uuid("party", "firm"), Type: "organization", Name: line(s.Profile.Firm)}
	if firm.Name == "" {
		firm.Remarks = b.say("not-stated")
	}
	for _, code := range s.Profile.CAGE {
		if code = line(code); code != "" {
			firm.ExternalIDs = append(firm.ExternalIDs, externalID{exchange.Namespace + ":cage", code})
		}
	}
	if ubn := line(s.Profile.UBN); ubn != "" {
		firm.ExternalIDs = append(firm.ExternalIDs, externalID{exchange.Namespace + ":ubn", ubn})
	}
	m := metadata{
		Title: b.say("title-"+kind, lang.Data{
			"Firm": b.firm(), "Framework": title(c.Short), "Level": title(b.text(b.Result.Target.Title)),
		}),
		LastModified: stamp(b.Now), Version: strconv.Itoa(len(s.Events)), OSCALVersion: Version,
		Props: kept(
			prop("framework", c.ID), prop("framework-version", c.Version), prop("framework-digest", c.Digest),
			prop("target", s.Target), prop("language", string(b.Lang)), prop("generator", b.Generator),
		),
		Roles:              []role{{roleOwner, b.say("role-owner")}, {roleAssessor, b.say("role-assessor")}, {roleCloser, b.say("role-closer")}},
		ResponsibleParties: []responsibleParty{{roleOwner, []string{firm.UUID}}},
		Remarks:            b.say("self-assessment"),
	}
	if assessor := b.person(s.Profile.Assessor); assessor != "" {
		m.ResponsibleParties = append(m.ResponsibleParties, responsibleParty{roleAssessor, []string{assessor}})
	}
	m.Parties = append([]party{firm}, b.people...)
	return m
}

func (b *builder) firm() string {
	if firm := title(b.State.Profile.Firm); firm != "" {
		return firm
	}
	return b.say("firm-unknown")
}

// person lists someone by the name or role that the file knows and returns the UUID, "" for nobody.
func (b *builder) person(name string) string {
	name = line(name)
	if name == "" {
		return ""
	}
	id := b.uuid("party", "person", name)
	if !b.known[id] {
		b.known[id] = true
		b.people = append(b.people, party{UUID: id, Type: "person", Name: name})
	}
	return id
}

// document is the UUID of a document: another one after every change, and in every language.
func (b *builder) document(kind string) string {
	last := ""
	if n := len(b.State.Events); n > 0 {
		last = b.State.Events[n-1].ID
	}
	return b.uuid("document", kind, string(b.Lang), b.Catalogue.Digest, last, b.Now.UTC().Format(time.RFC3339Nano))
}

// origins say who answered, and with which tool.
func (b *builder) origins(author string) []origin {
	actors := []actor{}
	if id := b.person(author); id != "" {
		actors = append(actors, actor{"party", id})
	}
	return []origin{{append(actors, actor{"tool", b.uuid("component", "tool")})}}
}

// tools is this program as what the assessment was done with.
func (b *builder) tools() assets {
	tool := component{
		UUID: b.uuid("component", "tool"), Type: "software", Title: title(b.Generator), Description: b.say("tool"), Status: state{State: "operational"},
	}
	return assets{[]component{tool}, []platform{{UUID: b.uuid("platform"), Title: tool.Title, Uses: []uses{{tool.UUID}}}}}
}
