package interview

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls/lang"
)

// TestATrialPromisesNothing looks for promises to keep something among the words of a trial.
func TestATrialPromisesNothing(t *testing.T) {
	promise := regexp.MustCompile(`(?i)\bis saved\b|\bare saved\b|^saved|next time|已儲存|都會立即儲存|下次`)
	for _, tag := range []lang.Tag{lang.English, lang.TraditionalChinese} {
		w := wordsOf(Options{Lang: tag, Trial: true})
		data, err := os.ReadFile("messages/" + string(tag) + ".yaml")
		require.NoError(t, err)
		for _, id := range trialWords {
			require.Contains(t, string(data), "\ntrial-"+id+":")
			said := w.Say(id, lang.Data{"ID": "AC.1", "Answer": "met", "Answered": 1, "Questions": 2, "Time": "10:00"})
			require.NotContains(t, said, "⟨")
			require.Empty(t, promise.FindString(strings.ReplaceAll(said, "nothing is saved", "")), said)
			require.NotEqual(t, wordsOf(Options{Lang: tag}).Say(id), said)
		}
	}
}

func TestAnInterviewBeginsWhereItIsTold(t *testing.T) {
	c := shipped(t)
	asked := c.Asked(c.Levels[0].ID)
	for _, row := range []struct {
		name, from string
		want       string
	}{
		{"at the first question where nothing is said", "", asked[0].ID},
		{"at the requirement that is named", asked[4].ID, asked[4].ID},
		{"at the first question where there is no such requirement", "nowhere", asked[0].ID},
	} {
		t.Run(row.name, func(t *testing.T) {
			s := newDesk(t).sitting(c, lang.English, func(o *Options) { o.From, o.Trial = row.from, true })
			require.Equal(t, row.want, s.findings()[s.at.Requirement].Requirement.ID)
			require.Contains(t, plain(s), "a trial, not saved")
			press(s, "m")
			require.Contains(t, plain(s), "a trial, not saved")
			o := newDesk(t).options(c, lang.English)
			o.From, o.Trial = row.from, true
			p := newPrompter(o)
			require.Equal(t, row.want, p.findings()[p.at.Requirement].Requirement.ID)
		})
	}
}
