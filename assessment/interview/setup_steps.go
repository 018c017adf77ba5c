package interview

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// questioning walks the steps of a setup. It is pure: both forms of the setup drive it.
type questioning struct {
	words
	choices []Choice
	steps   []step
	given   []bool // not asked: known from the start
	facts   map[string]bool
	at      int
	setup   Setup
}

// newQuestioning takes over what is given and fits, and stands at the first step that is left.
func newQuestioning(o SetupOptions) *questioning {
	q := &questioning{words: newWords(o.Lang, nil), choices: o.Choices}
	q.steps = setupSteps(o.Choices, q.words)
	q.given = make([]bool, len(q.steps))
	given := o.Given
	q.facts = given.Profile.Facts
	q.setup.Profile.Facts = maps.Clone(q.facts)
	if given.Framework == "" && len(o.Choices) == 1 {
		given.Framework = o.Choices[0].Framework
	}
	for i := range q.steps {
		if answer := q.steps[i].has(&given); answer != "" && q.applies(i) {
			q.at = i
			q.given[i] = q.answer(answer) == ""
		}
	}
	q.at = -1
	q.forward()
	return q
}

// done reports whether every step has been taken.
func (q *questioning) done() bool { return q.at >= len(q.steps) }

func (q *questioning) step() *step { return &q.steps[q.at] }

// options lists what there is to choose from at this step; none where the answer is written.
func (q *questioning) options() []option {
	if q.step().name != "level" {
		return q.step().options
	}
	i := slices.IndexFunc(q.choices, func(c Choice) bool { return c.Framework == q.setup.Framework })
	if i < 0 {
		return nil
	}
	var options []option
	for _, l := range q.choices[i].Levels {
		options = append(options, option{l.ID, l.Title, l.About})
	}
	return options
}

// forward goes to the next step that has to be asked. A choice of one is made.
func (q *questioning) forward() {
	for q.at++; q.at < len(q.steps); q.at++ {
		if !q.asks(q.at) {
			continue
		}
		if options := q.options(); q.step().name == "level" && len(options) == 1 {
			q.setup.Target = options[0].value
			continue
		}
		return
	}
}

// back goes to the step asked before, if there is one.
func (q *questioning) back() {
	for i := q.at - 1; i >= 0; i-- {
		if q.asks(i) {
			q.at = i
			return
		}
	}
}

// standing is what the answer of this step is now, or what is suggested for it.
func (q *questioning) standing() string {
	answer := q.step().has(&q.setup)
	if answer == "" && q.step().suggest != nil {
		answer = q.step().suggest(&q.setup)
	}
	return answer
}

// answer takes an answer for this step; it returns the message that says what is wrong with it, or "".
func (q *questioning) answer(typedText string) string {
	answer := strings.Join(strings.Fields(typed(typedText)), " ")
	step := q.step()
	if step.name == "size" || step.name == "ubn" || step.name == "cage" {
		answer = plainKeys(answer)
	}
	switch {
	case answer == "" && step.required:
		return "setup-required"
	case utf8.RuneCountInString(answer) > maxAnswer:
		return "setup-too-long"
	}
	if options := q.options(); options != nil {
		if !slices.ContainsFunc(options, func(o option) bool { return o.value == answer }) {
			return "setup-not-offered"
		}
	}
	wrong := step.take(&q.setup, answer)
	if wrong == "" && len(q.facts) > 0 { // those given from the start stand
		if q.setup.Profile.Facts == nil {
			q.setup.Profile.Facts = map[string]bool{}
		}
		maps.Copy(q.setup.Profile.Facts, q.facts)
	}
	return wrong
}

// applies reports whether a step is one for the framework and the kind of firm that were chosen.
func (q *questioning) applies(i int) bool {
	return q.steps[i].applies == nil || q.steps[i].applies(&q.setup)
}

// asks reports whether a step applies and is not known from the start.
func (q *questioning) asks(i int) bool {
	_, known := q.facts[q.steps[i].fact]
	return !q.given[i] && !known && q.applies(i)
}

// title is what a step asks, and about what it is about.
func (q *questioning) title() string {
	if step := q.step(); step.title != nil {
		return q.in(step.title)
	}
	return q.Say("setup-" + q.step().name)
}

func (q *questioning) about() string { return q.Say("setup-" + q.step().name + "-about") }
