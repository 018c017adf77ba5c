package interview

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

// rated is a catalogue whose objectives are all answered on one scale.
func rated(t *testing.T, rule, steps, objective string) *controls.Catalogue {
	c, err := controls.Load(fstest.MapFS{
		"catalogue.yaml": {Data: []byte(`
format: rung/v1
id: rated
version: "1"
title: {en: Rated, zh-TW: 評級}
short: Rated
publisher: {en: nobody, zh-TW: 無}
languages: [en, zh-TW]
licence: Apache-2.0
notice: {en: none, zh-TW: 無}
sources: [{id: s, title: S, date: "2020"}]
scales:
  - id: scale
    title: {en: How, zh-TW: 如何}
    steps:
` + steps + `
levels:
  - {id: L1, title: {en: Level 1, zh-TW: 第1級}, about: {en: a, zh-TW: 甲}, rule: ` + rule + `}
domains: [{id: ZZ, file: zz.yaml, title: {en: All, zh-TW: 全部}}]
`)},
		"zz.yaml": {Data: []byte(`
- id: ZZ-1
  level: L1
  title: {en: Backups, zh-TW: 備份}
  ask: {en: "Would you get your drawings back if the server burned tonight?", zh-TW: 如果今晚伺服器燒毀，圖面救得回來嗎？}
  why: {en: It matters., zh-TW: 因為重要。}
  do: {en: [begin], zh-TW: [開始]}
  evidence: {en: [paper], zh-TW: [文件]}
  objectives:
    a: ` + objective + `
    b: ` + objective + `
`)},
	})
	require.NoError(t, err)
	return c
}

// howOften is a cumulative level with an objective that is answered by frequency, in six steps.
func howOften(t *testing.T) *controls.Catalogue {
	var steps strings.Builder
	for _, s := range [][3]string{{"never", "Never", "從不"}, {"yearly", "Yearly", "每年"}, {"half-yearly", "Half-yearly", "每半年"}, {"quarterly", "Quarterly", "每季"}, {"monthly", "Monthly", "每月"}, {"weekly", "Weekly", "每週"}} {
		fmt.Fprintf(&steps, "      - {id: %s, title: {en: %s, zh-TW: %s}, text: {en: it is done %s, zh-TW: %s做一次}}\n", s[0], s[1], s[2], strings.ToLower(s[1]), s[2])
	}
	return rated(t, "{kind: cumulative, cite: c}", steps.String(), "{text: {en: Backups are restored as a test., zh-TW: 定期演練備份還原。}, scale: scale, minimum: quarterly}")
}

// stages is a level that is rated in four stages of two sentences each.
func stages(t *testing.T) *controls.Catalogue {
	var steps strings.Builder
	for i, s := range [][2]string{{"Traditional", "傳統"}, {"Initial", "起步"}, {"Advanced", "進階"}, {"Optimal", "最佳"}} {
		fmt.Fprintf(&steps, "      - {id: s%d, title: {en: %s, zh-TW: %s}, text: {en: %q, zh-TW: %s}}\n", i, s[0], s[1],
			"Accounts are made by hand when somebody asks, and nobody keeps a list of them that the others can see. What a person may open is set once, on the first day, and looked at again only after an incident.",
			"帳號由資訊人員依口頭要求逐一建立，沒有其他人看得到的清單可供核對。每個人能開啟什麼資料在到職當天設定一次，之後只有發生事件才會重新檢視。")
	}
	return rated(t, "{kind: rating, cite: c, scale: scale, step: s2}", steps.String(), "{text: {en: Identities are managed., zh-TW: 身分有所管理。}, scale: scale}")
}

func TestAFrequencyIsAnsweredByNumber(t *testing.T) {
	s := newDesk(t).sitting(howOften(t), lang.English)
	require.Contains(t, plain(s), "6 Weekly: it is done weekly")
	press(s, "5", "2")
	require.Equal(t, "mn", values(s.session))
	require.Equal(t, assessment.Value("monthly"), s.state.Answer("ZZ-1[a]").Value)
	press(s, "esc")
	require.Contains(t, plain(s), "● Monthly")
	require.Contains(t, plain(s), "× Yearly")
	d := newDesk(t)
	out, _ := d.talk(howOften(t), lang.TraditionalChinese, "每月", "7", "1", "離開")
	require.Contains(t, out, "6，每週：每週做一次\n")
	require.Contains(t, out, "已儲存。ZZ-1[a]：每月。")
	require.Contains(t, out, "看不懂「7」")
	require.Contains(t, out, "已儲存。ZZ-1[b]：從不。")
}

// Every step can be chosen by what is on the screen, in every window.
func TestEveryStepIsInSight(t *testing.T) {
	for _, c := range []*controls.Catalogue{howOften(t), stages(t)} {
		for _, tag := range []lang.Tag{lang.English, lang.TraditionalChinese} {
			for _, w := range []int{44, 80, 120, 200} {
				for _, h := range []int{24, 40} {
					s := newDesk(t).sitting(c, tag)
					size(s, w, h)
					fits(t, s, w, h)
					for i, step := range c.Scales[0].Steps {
						require.Contains(t, plain(s), fmt.Sprint(i+1, " ", step.Title.In(tag)), "%dx%d", w, h)
					}
					footer := strings.Join(strings.Split(plain(s), "\n")[h-2:], " ")
					require.Contains(t, footer, map[lang.Tag]string{lang.English: "q Leave", lang.TraditionalChinese: "q 離開"}[tag], "%dx%d", w, h)
					press(s, "down")
					require.Contains(t, plain(s), "› b", "the second one has them too")
					require.Contains(t, plain(s), fmt.Sprint("1 ", c.Scales[0].Steps[0].Title.In(tag)))
					fits(t, s, w, h)
					press(s, "?")
					fits(t, s, w, h)
				}
			}
		}
	}
}

func TestTheWholeOfEveryStageIsInTheHelp(t *testing.T) {
	s := newDesk(t).sitting(stages(t), lang.English)
	size(s, 44, 24)
	require.NotContains(t, plain(s), "after an incident")
	press(s, "?")
	var seen strings.Builder
	for range 12 {
		seen.WriteString(plain(s))
		press(s, "pgdown")
	}
	require.Contains(t, seen.String(), "What the steps mean")
	for i, title := range []string{"Traditional", "Initial", "Advanced", "Optimal"} {
		require.Contains(t, seen.String(), fmt.Sprint(i+1, ". ", title))
	}
	require.Contains(t, seen.String(), "incident.")
}
