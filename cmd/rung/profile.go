package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
	"rung/report"
)

type profileOptions struct {
	path, author string
	given        assessment.Profile
	facts        factFlags
	changed      func(flag string) bool
}

func newProfile(a *app) *cobra.Command {
	c := a.command("profile FILE [--profile ID] [--fact ID=yes|no] [--firm NAME] ...", "profile")
	c.Args = cobra.ExactArgs(1)
	c.ValidArgsFunction = completeFile
	o := profileOptions{changed: func(flag string) bool { return c.Flags().Changed(flag) }}
	addProfile(a, c, &o.given)
	o.facts.add(a, c, nil)
	c.Flags().StringVar(&o.author, "as", "", a.say("flag-as"))
	c.RunE = func(_ *cobra.Command, args []string) error {
		o.path = args[0]
		return a.runProfile(o)
	}
	return c
}

// runProfile changes what the flags name, or shows the profile where they name nothing.
func (a *app) runProfile(o profileOptions) error {
	p := assessment.Profile{}
	fields := o.over(&p)
	if fields == 0 && !o.facts.given() {
		return a.showProfile(o.path)
	}
	if err := checkProfile(p); err != nil {
		return err
	}
	if o.changed("firm") && strings.TrimSpace(p.Firm) == "" {
		return &badValueError{"profile-firm", p.Firm}
	}
	return a.runAct(o.path, o.author, func(c *controls.Catalogue, s *assessment.State) (assessment.Event, error) {
		now := s.Profile
		o.over(&now)
		var err error
		now.Facts, err = o.facts.over(c, s.Profile.Facts)
		return assessment.Event{Do: assessment.DoProfile, Profile: &now}, err
	})
}

// over puts the fields whose flags were given into a profile and says how many they are.
func (o *profileOptions) over(p *assessment.Profile) int {
	n := 0
	for _, f := range []struct {
		flag string
		put  func()
	}{
		{"firm", func() { p.Firm = o.given.Firm }}, {"scope", func() { p.Scope = o.given.Scope }},
		{"sector", func() { p.Sector = o.given.Sector }}, {"size", func() { p.Size = o.given.Size }},
		{"ubn", func() { p.UBN = o.given.UBN }}, {"cage", func() { p.CAGE = o.given.CAGE }},
		{"assessor", func() { p.Assessor = o.given.Assessor }},
	} {
		if o.changed(f.flag) {
			f.put()
			n++
		}
	}
	return n
}

func (a *app) showProfile(path string) error {
	at, err := a.read(path)
	if err != nil {
		return err
	}
	out := &strings.Builder{}
	line := func(label, value string) {
		if value != "" {
			fmt.Fprintln(out, a.say("profile-line", lang.Data{"Label": label, "Value": visible(value)}))
		}
	}
	p := at.state.Profile
	line(a.say("profile-firm"), p.Firm)
	line(a.say("profile-scope"), p.Scope)
	line(a.say("profile-sector"), p.Sector)
	if p.Size > 0 {
		line(a.say("profile-size"), strconv.Itoa(p.Size))
	}
	line(a.say("profile-ubn"), p.UBN)
	line(a.say("profile-cage"), strings.Join(p.CAGE, ", "))
	line(a.say("profile-assessor"), p.Assessor)
	for _, f := range at.catalogue.Facts {
		word := a.say("fact-unsaid")
		if yes, said := p.Facts[f.ID]; said && yes {
			word = a.say("fact-yes")
		} else if said {
			word = a.say("fact-no")
		}
		fmt.Fprintln(out, a.say("profile-fact", lang.Data{"ID": f.ID, "Ask": f.Ask.In(a.lang), "Word": word}))
	}
	a.printOff(out, a.model(at))
	_, err = fmt.Fprint(a.Out, out)
	return err
}

// printOff lists the requirements that do not concern the firm, by reason.
func (a *app) printOff(out *strings.Builder, m report.Model) {
	var reasons []string
	ids := map[string][]string{}
	for _, group := range m.Findings {
		for _, f := range group.Findings {
			if f.Off == "" {
				continue
			}
			if ids[f.Off] == nil {
				reasons = append(reasons, f.Off)
			}
			ids[f.Off] = append(ids[f.Off], f.ID)
		}
	}
	listed(out, a.say("off-heading"), reasons, func(reason string) string {
		return a.say("off-line", lang.Data{"Reason": visible(reason), "IDs": strings.Join(ids[reason], a.say("list-comma"))})
	})
}
