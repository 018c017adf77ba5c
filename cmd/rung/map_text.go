package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"rung/assessment"
	"rung/controls/lang"
)

// mapText shows the mapping for a person: what is suggested from what, what is not touched, and how much that is.
func (a *app) mapText(m mapping) string {
	out := &strings.Builder{}
	score := m.score()
	data := lang.Data{
		"Firm": visible(m.at.state.Profile.Firm), "From": m.at.catalogue.Short, "To": m.to.Short, "Level": m.to.Level(m.target).Title.In(a.lang),
		"Touched": score.Touched, "Total": score.Total, "Met": score.Met, "NotMet": score.NotMet, "Open": score.Touched - score.Met - score.NotMet,
	}
	fmt.Fprintln(out, a.say("map-title", data))
	fmt.Fprintln(out, a.say("map-coverage", data))
	fmt.Fprintln(out, a.say("map-related"))
	fmt.Fprintln(out)
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, one := range m.mapped {
		if len(one.Origins) == 0 {
			continue
		}
		word := a.say("map-nothing")
		if one.Suggested != "" {
			word = a.say("value-" + string(one.Suggested))
		}
		fmt.Fprintf(table, "%s\t%s\t%s\n", one.Requirement.ID, word, a.origins(one))
	}
	table.Flush()
	listed(out, a.say("map-untouched", lang.Data{"Number": len(score.Untouched)}), m.untouched(), func(one assessment.Mapped) string {
		return one.Requirement.ID + "  " + one.Requirement.Title.In(a.lang)
	})
	return out.String()
}

func (m mapping) untouched() []assessment.Mapped {
	var out []assessment.Mapped
	for _, one := range m.mapped {
		if len(one.Origins) == 0 {
			out = append(out, one)
		}
	}
	return out
}

// mapScore is a mapping for machines, schema rung/map/v1. Keys are only ever added.
type mapScore struct {
	Schema       string                  `json:"schema"`
	From         assessment.FrameworkRef `json:"from"`
	To           assessment.FrameworkRef `json:"to"`
	Level        string                  `json:"level"`
	Total        int                     `json:"total"`
	Touched      int                     `json:"touched"`
	Met          int                     `json:"met"`     // suggested so
	NotMet       int                     `json:"not_met"` // suggested so
	Untouched    []string                `json:"untouched"`
	Requirements []mappedScore           `json:"requirements"` // those that are touched
}

type mappedScore struct {
	ID        string        `json:"id"`
	Suggested string        `json:"suggested"` // "" where the origins settle nothing
	Origins   []originScore `json:"origins"`
}

type originScore struct {
	ID      string             `json:"id"`
	Finding assessment.Outcome `json:"finding"`
}

func (m mapping) score() mapScore {
	out := mapScore{
		Schema: "rung/map/v1", From: assessment.Ref(m.at.catalogue), To: assessment.Ref(m.to), Level: m.target,
		Total: len(m.mapped), Untouched: []string{}, Requirements: []mappedScore{},
	}
	for _, one := range m.mapped {
		if len(one.Origins) == 0 {
			out.Untouched = append(out.Untouched, one.Requirement.ID)
			continue
		}
		out.Touched++
		switch one.Suggested {
		case assessment.Met:
			out.Met++
		case assessment.NotMet:
			out.NotMet++
		}
		score := mappedScore{ID: one.Requirement.ID, Suggested: string(one.Suggested)}
		for _, o := range one.Origins {
			score.Origins = append(score.Origins, originScore{o.ID, o.Outcome})
		}
		out.Requirements = append(out.Requirements, score)
	}
	return out
}
