package report_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls/lang"
	"rung/report"
)

// summaryOf is the summary's text of an assessment of L1 with these events behind the answers that reach it.
func summaryOf(t *testing.T, tag lang.Tag, more func(*assessment.State) []assessment.Event) (string, report.Score) {
	t.Helper()
	c := plant(t)
	s := assessment.Replay(assessment.Header{Rung: 1, ID: "h", Target: "L1"}, nil)
	for i, answer := range strings.Fields(all("met", "AC.1", "PE.1", "PE.2")) {
		id, value, _ := strings.Cut(answer, "=")
		e := assessment.AnswerEvent(s.Set(id, assessment.Value(value), nil))
		e.ID, e.Time = string(rune('a'+i)), now.UTC()
		s.Add(e)
	}
	affirmed, err := assessment.Affirm(c, s, "The official", "Manager", time.Date(2026, 3, 9, 0, 0, 0, 0, time.UTC))
	require.NoError(t, err)
	affirmed.ID = "affirmed"
	s.Add(affirmed)
	for _, e := range more(s) {
		s.Add(e)
	}
	r := assessment.Evaluate(c, s)
	m := report.Build(c, s, r, report.Options{Lang: tag, Now: now, Version: "1"})
	return strings.Join(m.Summary.Paragraphs, "\n"), report.NewScore(c, s, r)
}

func TestWhatAReportSaysOfAnAffirmation(t *testing.T) {
	set := func(id string, to assessment.Value, after ...string) assessment.Event {
		return assessment.Event{ID: id, Do: assessment.DoAnswer, Set: []assessment.Setting{{ID: "AC.1[a]", To: to}}, After: after}
	}
	for _, test := range []struct {
		says    string
		more    func(*assessment.State) []assessment.Event
		changed bool
		en, zh  string
	}{
		{"nothing changed", func(*assessment.State) []assessment.Event { return nil }, false, "Nothing has changed since the affirmation.", "聲明之後沒有任何變更。"},
		{"an answer changed", func(*assessment.State) []assessment.Event { return []assessment.Event{set("x", "not-met")} }, true, "Since the affirmation 1 answer has changed.", "聲明之後有1個答案已變更"},
		{"the profile changed", func(*assessment.State) []assessment.Event {
			return []assessment.Event{{ID: "x", Do: assessment.DoProfile, Profile: &assessment.Profile{Firm: "F"}}}
		}, true, "the profile, the target or an attested status has changed", "公司資料、目標等級或外部狀態已變更"},
		{"merged files disagree", func(*assessment.State) []assessment.Event {
			return []assessment.Event{set("x", "not-met"), set("y", "not-applicable", "affirmed")}
		}, true, "Merged files disagree on 1 answer, which counts as not answered until it is settled: AC.1[a].", "合併的檔案對1個答案不一致，在確定之前都視為尚未作答：AC.1[a]。"},
		{"what stood before was changed", func(s *assessment.State) []assessment.Event {
			s.Events[0].Author = "Somebody else"
			return nil
		}, false, "What stands in the file before the affirmation is not what was affirmed.", "檔案中聲明之前的內容與聲明時不同"},
	} {
		t.Run(test.says, func(t *testing.T) {
			en, score := summaryOf(t, lang.English, test.more)
			zh, _ := summaryOf(t, lang.TraditionalChinese, test.more)
			require.Contains(t, en, "was affirmed on 2026-03-09 by The official, Manager.")
			require.Contains(t, en, test.en)
			require.Contains(t, zh, test.zh)
			require.Equal(t, test.changed, score.Affirmation.Changed)
			require.Equal(t, strings.Contains(en, "disagree"), len(score.Disputed) == 1)
		})
	}
}
