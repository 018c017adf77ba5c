package report

import (
	"rung/assessment"
	"rung/controls/lang"
)

// firstGaps is how many gaps the summary names.
const firstGaps = 5

// namedBarred is how many gaps that bar a status the summary names; more are counted.
const namedBarred = 4

func (b *builder) summary(gaps []Gap) Summary {
	goal := b.result.Goal()
	out := Summary{
		Headline:   b.headline(goal),
		Paragraphs: b.paragraphs(goal),
		Answered:   b.result.Answered,
		Questions:  b.result.Questions,
		Progress:   b.say("progress-words", lang.Data{"Answered": b.result.Answered, "Questions": b.result.Questions}),
		Counts:     b.counts(goal.Met, goal.NotApplicable, goal.Unanswered, goal.NotMet),
		First:      gaps[:min(firstGaps, len(gaps))],
	}
	if b.unit() == "points" {
		out.Score = b.figures(goal.Score)
		if goal.Score != nil {
			out.ScoreWord = b.say("score-of", lang.Data{"Maximum": goal.Maximum})
		}
	}
	return out
}

// headline says in one sentence where the firm stands.
func (b *builder) headline(goal *assessment.LevelResult) string {
	return b.say("headline-"+string(goal.Status), lang.Data{
		"Level":  b.text(goal.Level.Title),
		"Status": b.text(goal.Level.Status[string(goal.Status)]),
		"Gaps":   goal.NotMet,
		"Open":   b.result.Questions - b.result.Answered,
	})
}

// paragraphs say what the score is, what keeps the firm from the level, and what is still open.
func (b *builder) paragraphs(goal *assessment.LevelResult) []string {
	said := append([]string{b.scoreWords(goal)}, b.held()...)
	if goal.NotMet > 0 {
		data := lang.Data{"Count": goal.NotMet, "Level": b.text(goal.Level.Title)}
		if b.options.Kind == KindSummary { // which has no gap register
			said = append(said, b.say("keeps-from-alone", data))
		} else {
			said = append(said, b.say("keeps-from", data))
		}
	}
	if n := len(goal.Barred); goal.Level.Rule.Conditional != nil && (n > namedBarred) {
		if b.options.Kind == KindSummary {
			said = append(said, b.say("barred-count", lang.Data{"Count": n}))
		} else {
			said = append(said, b.say("barred-many", lang.Data{"Count": n}))
		}
	} else if goal.Level.Rule.Conditional != nil && n > 0 {
		said = append(said, b.say("barred", lang.Data{"Count": n, "IDs": b.join(goal.Barred)}))
	}
	if open := b.result.Questions - b.result.Answered; open > 0 {
		said = append(said, b.say("still-open", lang.Data{"Count": open}))
	}
	if goal.Status == assessment.Final {
		said = append(said, b.say("keep-evidence"))
	}
	return append(append(said, b.concerns()...), b.standing()...)
}
