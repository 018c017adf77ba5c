package report

import (
	"slices"
	"time"

	"rung/assessment"
	"rung/controls/lang"
)

// AffirmationScore is what a senior official affirmed, and whether it still stands.
type AffirmationScore struct {
	Official string            `json:"official"`
	Title    string            `json:"title"`
	Date     string            `json:"date"` // 2006-01-02
	Level    string            `json:"level"`
	Status   assessment.Status `json:"status"`
	Score    *assessment.Range `json:"score"`
	Digest   string            `json:"digest"`
	Sound    bool              `json:"sound"`   // what stands before it in the file is what was affirmed
	Changed  bool              `json:"changed"` // something changed since
}

func affirmationScore(s *assessment.State) *AffirmationScore {
	a, ok := s.Affirmed()
	if !ok {
		return nil
	}
	return &AffirmationScore{a.Official, a.Title, a.Date, a.Level, a.Status, a.Score, a.Digest, a.Sound, a.Since.Any()}
}

// disputed lists what counts as unanswered because merged files disagree, each id once.
func disputed(s *assessment.State) []string {
	var ids []string
	for _, c := range s.Conflicts() {
		if c.Field != assessment.NoteField && !slices.Contains(ids, c.ID) {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// affirmation says who affirmed the status, whether anything changed since, and when it is due again.
func (b *builder) affirmation() []string {
	a, ok := b.state.Affirmed()
	if !ok {
		return nil
	}
	said := []string{b.say("affirmed", lang.Data{"Official": a.Official, "Title": a.Title, "Date": b.dayOf(a.Date), "Level": b.levelTitle(a.Level)})}
	switch {
	case !a.Sound:
		said = append(said, b.say("affirmed-unsound"))
	case !a.Since.Any():
		said = append(said, b.say("affirmed-unchanged"))
	case len(a.Since.Answers) > 0:
		said = append(said, b.say("affirmed-answers", lang.Data{"Count": len(a.Since.Answers)}))
	default:
		said = append(said, b.say("affirmed-changed"))
	}
	goal := b.result.Goal()
	day, err := time.Parse(time.DateOnly, a.Date)
	if d, ok := assessment.DatesOf(goal.Level, goal.Status, b.state.StatusDate); ok && err == nil {
		if next := d.NextAffirm(day); !next.IsZero() {
			said = append(said, b.say("affirm-next", lang.Data{"Date": b.day(next), "Cite": goal.Level.Affirm.Cite}))
		}
	}
	return said
}

func (b *builder) levelTitle(id string) string {
	if level := b.catalogue.Level(id); level != nil {
		return b.text(level.Title)
	}
	return id
}
