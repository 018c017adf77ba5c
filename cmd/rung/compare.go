package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"rung/assessment"
	"rung/assessment/journal"
	"rung/controls/lang"
)

type compareOptions struct {
	paths    []string
	from, to string
}

func newCompare(a *app) *cobra.Command {
	c := a.command("compare {A B | FILE --from DATE [--to DATE]}", "compare")
	var o compareOptions
	c.Flags().StringVar(&o.from, "from", "", a.say("flag-from-date"))
	c.Flags().StringVar(&o.to, "to", "", a.say("flag-to-date"))
	c.Args = func(_ *cobra.Command, args []string) error {
		if o.from == "" && o.to == "" {
			return cobra.ExactArgs(2)(c, args)
		}
		return cobra.ExactArgs(1)(c, args)
	}
	c.ValidArgsFunction = completeFile
	c.RunE = func(_ *cobra.Command, args []string) error {
		o.paths = args
		return a.runCompare(o)
	}
	return c
}

// runCompare tells what changed between two files, or between two days of one.
func (a *app) runCompare(o compareOptions) error {
	if len(o.paths) == 1 && o.from == "" {
		return &usageError{fmt.Errorf("%s", a.say("compare-without-from"))}
	}
	before, after := o.paths[0], o.paths[len(o.paths)-1]
	then, err := a.readAt(before, o.from)
	if err != nil {
		return err
	}
	now, err := a.readAt(after, o.to)
	if err != nil {
		return err
	}
	if then.catalogue.ID != now.catalogue.ID {
		return &otherFrameworkError{Want: then.catalogue.ID, Have: now.catalogue.ID}
	}
	c := assessment.Compare(now.catalogue, then.state, now.state)
	if c == nil { // the older one's goal is no level of the newer one's catalogue
		return &unknownLevelError{then.state.Target, askable(now.catalogue)}
	}
	_, err = fmt.Fprint(a.Out, a.comparison(now, c))
	return err
}

// readAt loads an assessment as it stood at the end of a day, or as it is.
func (a *app) readAt(path, date string) (*opened, error) {
	at, err := a.read(path)
	if err != nil || date == "" {
		return at, err
	}
	events, err := until(&journal.Log{Events: at.state.Events}, date)
	if err != nil {
		return nil, err
	}
	state := assessment.Replay(at.state.Header, events)
	return &opened{at.catalogue, state, assessment.Evaluate(at.catalogue, state)}, nil
}

// comparison writes what changed: where the firm stood and stands, then the requirements, then the answers.
func (a *app) comparison(at *opened, c *assessment.Comparison) string {
	out := &strings.Builder{}
	fmt.Fprintln(out, a.say("compare-before", a.standing(c.Before)))
	fmt.Fprintln(out, a.say("compare-after", a.standing(c.After)))
	if c.Same() {
		fmt.Fprintln(out, a.say("compare-same"))
	}
	move := func(m assessment.Move) string {
		return a.say("compare-move", lang.Data{
			"ID": m.Requirement.ID, "Title": m.Requirement.Title.In(a.lang), "Before": a.moved(m.Before, m.PartialThen), "After": a.moved(m.After, m.PartialNow),
		})
	}
	for _, part := range []struct {
		heading string
		moves   []assessment.Move
	}{
		{"compare-improved", c.Improved}, {"compare-worse", c.Worse}, {"compare-answered", c.Answered},
		{"compare-reopened", c.Reopened}, {"compare-newly", c.NewlyAsks}, {"compare-no-longer", c.NoLonger},
	} {
		listed(out, a.say(part.heading, lang.Data{"Number": len(part.moves)}), part.moves, move)
	}
	listed(out, a.say("compare-objectives", lang.Data{"Number": len(c.Objectives)}), c.Objectives, func(m assessment.ObjectiveMove) string {
		return a.objectiveMoved(at, m)
	})
	return out.String()
}

func (a *app) standing(s assessment.Standing) lang.Data {
	score := a.say("compare-no-score")
	if s.Score != nil && s.Score.Low == s.Score.High {
		score = fmt.Sprintf("%d/%d", s.Score.Low, s.Maximum)
	} else if s.Score != nil {
		score = fmt.Sprintf("%d..%d/%d", s.Score.Low, s.Score.High, s.Maximum)
	}
	return lang.Data{
		"Level": s.Target.Title.In(a.lang), "Status": a.say("status-" + string(s.Status)), "Score": score,
		"Answered": s.Answered, "Questions": s.Of,
	}
}

// moved words one side of a move.
func (a *app) moved(o assessment.Outcome, partial bool) string {
	switch {
	case o == "":
		return a.say("compare-not-asked")
	case partial:
		return a.say("value-partial")
	}
	return a.say("value-" + string(o))
}

// objectiveMoved words what changed of one answer.
func (a *app) objectiveMoved(at *opened, m assessment.ObjectiveMove) string {
	var what []string
	side := func(v assessment.Value, disputed bool) string {
		if disputed {
			return a.say("value-disputed")
		}
		return a.value(at, m.ID, v)
	}
	before, after := side(m.Before.Value, m.DisputedThen), side(m.After.Value, m.DisputedNow)
	if before != after {
		what = append(what, a.say("compare-answer", lang.Data{"Before": before, "After": after}))
	}
	if m.Before.Note != m.After.Note {
		what = append(what, a.say("compare-note"))
	}
	if len(what) == 0 || (m.Before.Exception == nil) != (m.After.Exception == nil) {
		what = append(what, a.say("compare-exception"))
	}
	return visible(m.ID + "  " + strings.Join(what, a.say("list-comma")))
}
