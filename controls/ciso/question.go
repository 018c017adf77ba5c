package ciso

import (
	"slices"
	"strconv"
	"strings"

	"rung/controls"
	"rung/controls/draft"
	"rung/controls/lang"
)

func itoa(n int) string { return strconv.Itoa(n) }

// question is a question of a node in either of the two forms that libraries have.
type question struct {
	key     string
	kind    string
	text    lang.Text
	choices []choice
}

// choice is one answer to choose.
type choice struct {
	value  lang.Text
	result string // what choosing it means: true, false, …; "" for nothing
	score  int
}

// questions lists a node's questions.
func (b *builder) questions(x *item) []question {
	where := x.label()
	var out []question
	for _, e := range b.keyed(x) {
		q := question{key: questionKey(e.key, e.value), kind: e.value.get("type").str(), text: b.raw(e.value, "text", where)}
		for _, c := range e.value.get("choices").items() {
			choice := choice{value: b.raw(c, "value", where), result: strings.ToLower(c.get("compute_result").str())}
			choice.score, _ = c.get("add_score").number()
			if len(choice.value) > 0 {
				q.choices = append(q.choices, choice)
			}
		}
		out = append(out, q)
	}
	old := x.get("question") // one kind and one list of choices for all
	for _, n := range old.get("questions").items() {
		q := question{key: questionKey(n.get("urn").str(), n), kind: old.get("question_type").str(), text: b.raw(n, "text", where)}
		for _, c := range old.get("question_choices").items() {
			if s := draft.Line(b.tally, where, c.str()); s != "" {
				q.choices = append(q.choices, choice{value: lang.Text{b.base: s}})
			}
		}
		out = append(out, q)
	}
	return slices.DeleteFunc(out, func(q question) bool { return len(q.text) == 0 })
}

// keyed lists a node's questions by urn, whether they are a group or a list.
func (b *builder) keyed(x *item) []entry {
	questions := x.get("questions")
	if n := questions.resolved(); n != nil && len(questions.entries()) == 0 {
		var out []entry
		for _, q := range questions.items() {
			out = append(out, entry{q.get("urn").str(), q})
		}
		return out
	}
	return questions.entries()
}

// questionKey is what a question is called within its node: its id, or what its urn ends in.
func questionKey(urn string, n node) string { return firstOf(n.get("ref_id").str(), tail(urn)) }

func firstQuestion(list []question) lang.Text {
	if len(list) == 0 {
		return nil
	}
	return copied(list[0].text)
}

// asked makes an objective of each question.
func (b *builder) asked(requirement string, x *item, questions []question) []controls.Objective {
	var out []controls.Objective
	names := draft.NewNames(nil)
	for i, q := range questions[:min(len(questions), controls.MaxKeys)] {
		where := x.label()
		o := controls.Objective{Key: names.Key(firstOf(q.key, "q"+itoa(i+1)))}
		text := copied(q.text)
		switch {
		case b.onScale(&o, q, where):
		case plain(q.choices, b.base):
		case len(q.choices) > 0:
			b.tally.Leave(Choices, "", where)
			text = withChoices(text, q.choices)
		case q.kind != "" && q.kind != "boolean":
			b.tally.Leave(Question, q.kind, where)
		}
		o.ID, o.Text = requirement+"["+o.Key+"]", b.use(text)
		out = append(out, o)
	}
	return out
}

// yesAndNo are choices that say no more than the answers of an objective do.
var yesAndNo = []string{
	"yes", "no", "n/a", "na", "not applicable", "partially", "partial", "met", "not met", "compliant", "non-compliant", "non compliant",
	"true", "false", "oui", "non", "non applicable", "是", "否", "不適用", "符合", "不符合",
}

// plain reports whether choices say no more than met, not met and not applicable.
func plain(choices []choice, base lang.Tag) bool {
	for _, c := range choices {
		if !slices.Contains(yesAndNo, strings.ToLower(c.value[base])) {
			return false
		}
	}
	return len(choices) > 0
}

// withChoices writes the choices below a question.
func withChoices(text lang.Text, choices []choice) lang.Text {
	return languagesOf(text, func(tag lang.Tag, s string) string {
		for _, c := range choices {
			s += "\n- " + strings.ReplaceAll(c.value.In(tag), "\n", " ")
		}
		return draft.Clean(nil, "", s)
	})
}

func languagesOf(x lang.Text, f func(lang.Tag, string) string) lang.Text {
	out := lang.Text{}
	for tag, s := range x {
		out[tag] = f(tag, s)
	}
	return out
}

// onScale makes an objective one that is rated, where a question's choices are the scores of the framework; what a
// choice says besides the name of its score is what the score means here.
func (b *builder) onScale(o *controls.Objective, q question, where string) bool {
	if len(b.scale) < 2 || len(q.choices) != len(b.scale) {
		return false
	}
	for i, c := range q.choices {
		if name := b.scale[i].title[b.base]; c.score != b.scale[i].score || c.value[b.base] != name && !strings.HasPrefix(c.value[b.base], name+": ") {
			return false
		}
	}
	o.Scale = scaleID
	for i, c := range q.choices {
		step := b.scale[i]
		stage := languagesOf(c.value, func(tag lang.Tag, s string) string {
			return strings.TrimPrefix(strings.TrimPrefix(s, step.title.In(tag)), ": ")
		})
		if stage[b.base] != "" {
			if o.Stages == nil {
				o.Stages = map[string]lang.Text{}
			}
			o.Stages[step.id()] = b.use(stage)
		}
		if c.result == "true" && o.Minimum == "" {
			o.Minimum = step.id()
		}
	}
	return true
}
