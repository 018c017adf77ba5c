package interview

import (
	"maps"

	"rung/controls"
	"rung/controls/lang"
)

// factSteps ask what decides which requirements concern the firm at all: what kind of firm it is, and each fact by
// itself where it is none of those listed.
func factSteps(c Choice, w words) []step {
	if len(c.Facts) == 0 {
		return nil
	}
	chosen := func(s *Setup) bool { return s.Framework == c.Framework }
	var steps []step
	if len(c.Profiles) > 0 {
		steps = append(steps, kindStep(c, chosen, w))
	}
	for _, f := range c.Facts {
		steps = append(steps, step{
			name: "fact", title: f.Ask, fact: f.ID, required: true,
			applies: func(s *Setup) bool { return chosen(s) && (len(c.Profiles) == 0 || s.Kind == OneByOne) },
			options: []option{{value: "yes", title: lang.Plain(w.Say("setup-yes"))}, {value: "no", title: lang.Plain(w.Say("setup-no")), about: f.Off}},
			take:    func(s *Setup, answer string) string { return takeFact(s, f.ID, answer == "yes") },
			has:     func(s *Setup) string { return factWord(s, f.ID) },
		})
	}
	return steps
}

// kindStep asks for the kind of firm, unless all facts are known.
func kindStep(c Choice, chosen func(*Setup) bool, w words) step {
	k := step{
		name: "kind", required: true,
		applies: func(s *Setup) bool { return chosen(s) && (s.Kind != "" || !allKnown(s, c.Facts)) },
		take:    func(s *Setup, kind string) string { return takeKind(s, c, kind) },
		has:     func(s *Setup) string { return s.Kind },
	}
	for _, p := range c.Profiles {
		k.options = append(k.options, option{value: p.ID, title: p.Title})
	}
	k.options = append(k.options, option{value: OneByOne, title: lang.Plain(w.Say("setup-one-by-one"))})
	return k
}

func allKnown(s *Setup, facts []controls.Fact) bool {
	for _, f := range facts {
		if _, known := s.Profile.Facts[f.ID]; !known {
			return false
		}
	}
	return true
}

// takeKind takes the facts of a kind of firm over, in place of those that were there.
func takeKind(s *Setup, c Choice, kind string) string {
	if kind == s.Kind {
		return ""
	}
	s.Kind, s.Profile.Facts = kind, nil
	for _, p := range c.Profiles {
		if p.ID == kind {
			s.Profile.Facts = maps.Clone(p.Facts)
		}
	}
	return ""
}

func takeFact(s *Setup, id string, yes bool) string {
	facts := map[string]bool{id: yes}
	for known, answer := range s.Profile.Facts {
		if known != id {
			facts[known] = answer
		}
	}
	s.Profile.Facts = facts
	return ""
}

func factWord(s *Setup, id string) string {
	yes, known := s.Profile.Facts[id]
	switch {
	case !known:
		return ""
	case yes:
		return "yes"
	}
	return "no"
}
