package main

import (
	"fmt"
	"maps"
	"strings"

	"github.com/spf13/cobra"

	"rung/controls"
)

// factFlags are the flags that say which requirements concern the firm at all.
type factFlags struct {
	kind  string   // --profile, a kind of firm that the catalogue knows
	facts []string // --fact, ID=yes|no
}

func (f *factFlags) add(a *app, c *cobra.Command, catalogue func() string) {
	c.Flags().StringVar(&f.kind, "profile", "", a.say("flag-profile"))
	c.Flags().StringSliceVar(&f.facts, "fact", nil, a.say("flag-fact"))
	names := func(of func(*controls.Catalogue) []string) func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			if catalogue == nil {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			loaded, err := a.loadCatalogue(catalogue())
			if err != nil {
				return nil, cobra.ShellCompDirectiveError
			}
			return of(loaded), cobra.ShellCompDirectiveNoFileComp
		}
	}
	c.RegisterFlagCompletionFunc("profile", names(kindIDs))
	c.RegisterFlagCompletionFunc("fact", names(func(c *controls.Catalogue) []string {
		var out []string
		for _, id := range factIDs(c) {
			out = append(out, id+"=yes", id+"=no")
		}
		return out
	}))
}

// given reports whether any of the flags was.
func (f *factFlags) given() bool { return f.kind != "" || len(f.facts) > 0 }

// over puts what the flags say over the facts that are known: a kind of firm takes the place of all of them, a single
// fact of itself alone. It is nil where nothing is known.
func (f *factFlags) over(c *controls.Catalogue, known map[string]bool) (map[string]bool, error) {
	facts := maps.Clone(known)
	if f.kind != "" {
		p := kindOf(c, f.kind)
		if p == nil {
			return nil, &unknownWordError{"profile", f.kind, kindIDs(c)}
		}
		facts = maps.Clone(p.Facts)
	}
	for _, given := range f.facts {
		id, word, _ := strings.Cut(given, "=")
		yes, ok := saysYes(word)
		if !ok {
			return nil, &badValueError{"fact", given}
		}
		if !hasFact(c, id) {
			return nil, &unknownWordError{"fact", id, factIDs(c)}
		}
		if facts == nil {
			facts = map[string]bool{}
		}
		facts[id] = yes
	}
	return facts, nil
}

// saysYes reads a yes or a no, written out or not, in either language.
func saysYes(word string) (yes, ok bool) {
	switch strings.ToLower(strings.TrimSpace(word)) {
	case "yes", "y", "true", "是":
		return true, true
	case "no", "n", "false", "否":
		return false, true
	}
	return false, false
}

func kindOf(c *controls.Catalogue, id string) *controls.Profile {
	for i := range c.Profiles {
		if c.Profiles[i].ID == id {
			return &c.Profiles[i]
		}
	}
	return nil
}

func kindIDs(c *controls.Catalogue) []string {
	var out []string
	for _, p := range c.Profiles {
		out = append(out, p.ID)
	}
	return out
}

func factIDs(c *controls.Catalogue) []string {
	var out []string
	for _, f := range c.Facts {
		out = append(out, f.ID)
	}
	return out
}

func hasFact(c *controls.Catalogue, id string) bool {
	for _, f := range c.Facts {
		if f.ID == id {
			return true
		}
	}
	return false
}

// unknownWordError is a name that the catalogue lacks; the message "unknown-" + What says of what.
type unknownWordError struct {
	What, Word string
	Have       []string
}

func (e *unknownWordError) Error() string { return fmt.Sprintf("unknown %s %q", e.What, e.Word) }
