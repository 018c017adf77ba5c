package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

type mapOptions struct {
	path, to   string
	level, out string
	json       bool
}

func newMap(a *app) *cobra.Command {
	c := a.command("map FILE --to ID [-o NEW] [--level LEVEL] [--json]", "map")
	c.Args = cobra.ExactArgs(1)
	c.ValidArgsFunction = completeFile
	var o mapOptions
	c.Flags().StringVar(&o.to, "to", "", a.say("flag-map-to"))
	c.Flags().StringVarP(&o.out, "output", "o", "", a.say("flag-map-output"))
	c.Flags().StringVar(&o.level, "level", "", a.say("flag-level"))
	c.Flags().BoolVar(&o.json, "json", false, a.say("flag-map-json"))
	c.MarkFlagRequired("to")
	c.RegisterFlagCompletionFunc("to", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return shipped(), cobra.ShellCompDirectiveNoFileComp
	})
	c.RunE = func(_ *cobra.Command, args []string) error {
		o.path = args[0]
		return a.runMap(o)
	}
	return c
}

// mapping is one assessment seen from another framework.
type mapping struct {
	at     *opened
	to     *controls.Catalogue
	target string // the level of the other framework whose requirements are looked at
	mapped []assessment.Mapped
}

func (a *app) runMap(o mapOptions) error {
	at, err := a.read(o.path)
	if err != nil {
		return err
	}
	to, err := a.loadCatalogue(o.to)
	if err != nil {
		return err
	}
	if to.ID == at.catalogue.ID {
		return &badValueError{"map-same", to.ID}
	}
	if o.level == "" {
		have := askable(to)
		o.level = have[len(have)-1]
		if o.out != "" {
			o.level = have[0]
		}
	}
	if len(to.Asked(o.level)) == 0 {
		return &unknownLevelError{o.level, askable(to)}
	}
	m := mapping{at: at, to: to, target: o.level}
	asked := to.Asked(o.level)
	for _, one := range assessment.MapTo(at.catalogue, at.result, to) {
		if slices.Contains(asked, one.Requirement) {
			m.mapped = append(m.mapped, one)
		}
	}
	if o.out != "" {
		if err := a.startMapped(o, m); err != nil {
			return err
		}
	}
	if o.json {
		encoder := json.NewEncoder(a.Out)
		encoder.SetIndent("", "  ")
		return encoder.Encode(m.score())
	}
	if o.out == "" {
		_, err = fmt.Fprint(a.Out, a.mapText(m))
	}
	return err
}

// startMapped makes the other framework's assessment of the same firm, with the suggestions in it.
func (a *app) startMapped(o mapOptions, m mapping) error {
	profile := m.at.state.Profile
	profile.Facts = sameFacts(m.at.catalogue, m.to, profile.Facts)
	keys, err := a.newKeys(false, nil)
	if err != nil {
		return err
	}
	j, err := a.create(o.out, m.to, o.level, profile, keys)
	if err != nil {
		return err
	}
	defer j.Close()
	state := assessment.Replay(j.Header(), j.Events())
	event, ok := assessment.FromMapping(m.to, state, m.at.catalogue, m.mapped, func(one assessment.Mapped) string {
		return a.say("map-note", lang.Data{"Framework": m.at.catalogue.Short, "Origins": a.origins(one)})
	})
	if ok {
		if err := j.Append(a.recorder("", state).Record(event)); err != nil {
			return err
		}
	}
	a.tell("map-done", lang.Data{
		"Path": o.out, "Framework": m.to.Short, "Level": m.to.Level(o.level).Title.In(a.lang), "Count": len(event.Set),
	})
	return j.Close()
}

// sameFacts are the answers to the facts that both catalogues ask in the same words.
func sameFacts(from, to *controls.Catalogue, facts map[string]bool) map[string]bool {
	var out map[string]bool
	for _, f := range from.Facts {
		yes, said := facts[f.ID]
		for _, other := range to.Facts {
			if said && other.ID == f.ID && other.Ask.In(lang.English) == f.Ask.In(lang.English) {
				if out == nil {
					out = map[string]bool{}
				}
				out[f.ID] = yes
			}
		}
	}
	return out
}

// origins names what a suggestion rests on, with what was found there.
func (a *app) origins(m assessment.Mapped) string {
	var said []string
	for _, o := range m.Origins {
		said = append(said, a.say("map-origin", lang.Data{"ID": o.ID, "Word": a.say("value-" + string(o.Outcome))}))
	}
	return strings.Join(said, a.say("list-comma"))
}
