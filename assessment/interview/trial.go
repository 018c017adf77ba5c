package interview

import (
	"slices"

	"rung/assessment"
	"rung/controls/lang"
)

// trialWords are the messages that promise to keep what is answered. In a trial "trial-" and the same name stands for each.
var trialWords = []string{
	"saved", "saved-at", "review-nothing", "line-how", "line-saved", "line-note-saved", "line-plan-saved", "plan-kept", "line-bye", "line-paused", "line-help-quit",
}

// Say says a message; in a trial none that promises to keep anything.
func (w words) Say(id string, data ...lang.Data) string {
	if w.trial && slices.Contains(trialWords, id) {
		id = "trial-" + id
	}
	return w.Voice.Say(id, data...)
}

// wordsOf are the words of an interview.
func wordsOf(o Options) words {
	w := newWords(o.Lang, o.Catalogue)
	w.trial = o.Trial
	return w
}

// beginning returns the first question of the requirement that the interview is to begin with; ok is false where there is none.
func (s *session) beginning(id string) (Place, bool) {
	at := slices.IndexFunc(s.findings(), func(f assessment.Finding) bool { return f.Requirement.ID == id })
	return Place{Requirement: at}, at >= 0
}
