package interview

import (
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
	at      int
	setup   Setup
}

// newQuestioning takes over what is given and fits, and stands at the first step that is left.
func newQuestioning(o SetupOptions) *questioning {
	q := &questioning{words: newWords(o.Lang, nil), choices: o.Choices}
	q.steps = setupSteps(o.Choices, q.words)
	q.given = make([]bool, len(q.steps))
	given := o.Given
	q.setup.Profile.Facts = given.Profile.Facts
	if given.Framework == "" && len(o.Choices) == 1 {
		given.Framework = o.Choices[0].Framework
	}
	for i := range q.steps {
		if answer := q.steps[i].has(&given); answer != "" {
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
		if q.given[q.at] {
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
		if !q.given[i] {
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
	return step.take(&q.setup, answer)
}
