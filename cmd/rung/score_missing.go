package main

import (
	"strings"

	"rung/assessment"
	"rung/controls/lang"
)

// printMissing lists what the next rung still takes, where rungs build on each other: first what is not met, then
// what is still open.
func (a *app) printMissing(out *strings.Builder, at *opened) {
	stands := assessment.Stand(at.catalogue, at.state, at.result)
	if stands == nil || stands.Next == nil {
		return
	}
	notMet, open := stands.Missing()
	heading := a.say("missing-heading", lang.Data{"Level": stands.Next.Level.Title.In(a.lang)})
	listed(out, heading, append(notMet, open...), func(f assessment.Finding) string {
		return a.say("missing-line", lang.Data{"ID": f.Requirement.ID, "Title": f.Requirement.Title.In(a.lang), "Word": a.say("value-" + string(f.Outcome))})
	})
}
