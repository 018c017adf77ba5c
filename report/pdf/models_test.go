package pdf

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
	"rung/controls/trust"
	"rung/frameworks"
	"rung/report"
	"rung/report/sample"
)

// languages are those that a report is written in.
var languages = []lang.Tag{lang.English, lang.TraditionalChinese}

// made is when the reports of the tests are made.
var made = time.Date(2026, 3, 9, 8, 30, 0, 0, time.UTC)

// firms are plain profiles in both languages.
var firms = map[lang.Tag]assessment.Profile{
	lang.English: {
		Firm: "Example Precision Parts Ltd.", Scope: "Office network, order system and shared drives of plant 1",
		Sector: "Metal parts", Size: 40, UBN: "04595257", CAGE: []string{"SAB12"}, Assessor: "Plant manager",
	},
	lang.TraditionalChinese: {
		Firm: "範例精密股份有限公司", Scope: "一廠的辦公室網路、訂單系統與檔案共用", Sector: "金屬零件製造",
		Size: 40, UBN: "04595257", CAGE: []string{"SAB12"}, Assessor: "廠長",
	},
}

// notes are what people wrote beside the answers that are not met.
var notes = map[lang.Tag][]string{
	lang.English:            {"Two accounts of former staff are still open.", "", "Agreed with the IT supplier for May; quotation received."},
	lang.TraditionalChinese: {"離職同仁的兩個帳號還沒停用。", "", "已與資訊廠商約定五月處理，報價單已收到。"},
}

// target is the level that the reports of the tests are about.
const target = "L1"

// trial is an assessment to make a report from.
type trial struct {
	profile assessment.Profile
	level   string // target where it is ""
	grown   bool   // over four months, with evidence, plans and an exception
	options report.Options
	answer  func(i int) (assessment.Outcome, string) // to the i-th question, with a note
}

// shipped is a catalogue that comes with the program.
var shipped = sync.OnceValues(func() (*controls.Catalogue, error) {
	sub, err := fs.Sub(frameworks.Files, "cmmc-2")
	if err != nil {
		return nil, err
	}
	return controls.Load(sub)
})

// model makes the trial's report.
func (x trial) model(t testing.TB, tag lang.Tag) report.Model {
	t.Helper()
	c, err := shipped()
	require.NoError(t, err)
	x.level = cmp.Or(x.level, target)
	state := assessment.Replay(assessment.Header{Rung: 1, Created: made, Framework: assessment.Ref(c), Target: x.level}, x.events(c))
	x.options.Lang, x.options.Now, x.options.Version, x.options.Signature = tag, made, "test", trust.Signature{State: trust.BuiltIn}
	return report.Build(c, state, assessment.Evaluate(c, state), x.options)
}

func (x trial) events(c *controls.Catalogue) []assessment.Event {
	begun := made
	if x.grown {
		begun = made.AddDate(0, -4, 0)
	}
	events := []assessment.Event{{ID: "p", Time: begun, Do: assessment.DoProfile, Profile: &x.profile}}
	if x.grown {
		events = append(events, x.growth(c)...)
	}
	i := 0
	for _, r := range c.Asked(x.level) {
		for _, o := range r.Objectives {
			outcome, note := x.answer(i)
			i++
			if outcome == assessment.Unanswered {
				continue
			}
			set := assessment.Setting{ID: o.ID, To: assessment.Value(outcome), Note: &note}
			events = append(events, assessment.Event{ID: fmt.Sprint("e", i), Time: made, Do: assessment.DoAnswer, Set: []assessment.Setting{set}})
		}
	}
	return events
}

// usual is a plant in the middle of its work: most is met, some is not, some is open.
func usual(tag lang.Tag) trial {
	return trial{profile: firms[tag], answer: func(i int) (assessment.Outcome, string) {
		switch {
		case i%11 == 3:
			return assessment.NotMet, notes[tag][i/11%len(notes[tag])]
		case i >= 48 && i < 54:
			return assessment.Unanswered, ""
		case i >= 36 && i < 40:
			return assessment.NotApplicable, ""
		}
		return assessment.Met, ""
	}}
}

// always gives every question the same answer.
func always(o assessment.Outcome, note string) func(int) (assessment.Outcome, string) {
	return func(int) (assessment.Outcome, string) { return o, note }
}

// hostileNote holds everything that a page should survive.
var hostileNote = "✅ done 🎉👨‍👩‍👧 \x1b[31mred\x07 \u202eright to left\u202c \u200b\ufeff שלום مرحبا \xff\xfe\r\n\tindented\n\n\n\n\n" +
	strings.Repeat("x", 4000) + "\n" + strings.Repeat("。", 300) + "\n" + strings.Repeat("「", 120) +
	"\nhttps://example.test/" + strings.Repeat("a-very-long-path/", 40) + "?q=1 Škoda Łódź Nguyễn Việt 网络安全 𡘙 e\u0301 (\\) 終"

// hostile fills every field with what does harm elsewhere.
func hostile() trial {
	p := assessment.Profile{
		Firm: strings.Repeat("\u202eEvil 公司\x00", 40) + hostileNote, Scope: hostileNote, Sector: hostileNote, Size: 1 << 40,
		UBN: "(\\)<</", CAGE: []string{hostileNote, "<b>"}, Assessor: strings.Repeat("x", 4000),
	}
	return trial{profile: p, answer: always(assessment.NotMet, hostileNote)}
}

// modelsOnce keeps the models of each language.
var modelsOnce = map[lang.Tag]map[string]report.Model{}

// models are reports that between them reach every corner of the layout. They must not be changed.
func models(t testing.TB, tag lang.Tag) map[string]report.Model {
	if modelsOnce[tag] == nil {
		modelsOnce[tag] = makeModels(t, tag)
	}
	return modelsOnce[tag]
}

func makeModels(t testing.TB, tag lang.Tag) map[string]report.Model {
	long := usual(tag)
	long.profile.Firm = map[lang.Tag]string{
		lang.English:            "Consolidated Central Taiwan Precision Machinery, Aerospace Fastener and Surface Treatment Manufacturing Holdings Co. Ltd",
		lang.TraditionalChinese: strings.Repeat("中台灣精密機械航太扣件表面處理工業", 7) + "社",
	}[tag]
	require.Equal(t, 120, len([]rune(long.profile.Firm)))
	return map[string]report.Model{
		"usual":               usual(tag).model(t, tag),
		"a long name":         long.model(t, tag),
		"nothing answered":    trial{profile: firms[tag], answer: always(assessment.Unanswered, "")}.model(t, tag),
		"everything met":      trial{profile: firms[tag], answer: always(assessment.Met, "")}.model(t, tag),
		"does not apply":      trial{profile: firms[tag], answer: always(assessment.NotApplicable, "")}.model(t, tag),
		"nothing said at all": trial{answer: always(assessment.Unanswered, "")}.model(t, tag),
		"hostile":             hostile().model(t, tag),
		"annexes":             sample.WithAnnexes(usual(tag).model(t, tag)),
		"large":               large(usual(tag).model(t, tag)),
		"empty":               {Lang: tag, Created: made},
		"grown":               grown(tag, report.Options{}).model(t, tag),
		"grown, all options":  grown(tag, everyOption(t, tag)).model(t, tag),
		"one page":            grown(tag, report.Options{Kind: report.KindSummary}).model(t, tag),
		"a plan":              grown(tag, report.Options{Kind: report.KindPlan, Langs: languages}).model(t, tag),
		"a large plan":        ofKind(large(grown(tag, report.Options{Kind: report.KindPlan}).model(t, tag)), report.KindPlan),
		"one page, long name": long.kind(report.KindSummary).model(t, tag),
		"a plan, long name":   long.kind(report.KindPlan).model(t, tag),
		"one page, hostile":   hostile().kind(report.KindSummary).model(t, tag),
		"a plan, hostile":     hostile().kind(report.KindPlan).model(t, tag),
		"one page, all met":   trial{profile: firms[tag], answer: always(assessment.Met, "")}.kind(report.KindSummary).model(t, tag),
		"a plan, all met":     trial{profile: firms[tag], answer: always(assessment.Met, "")}.kind(report.KindPlan).model(t, tag),
	}
}

// kind is the same trial's report of another kind.
func (x trial) kind(k report.Kind) trial {
	x.options.Kind = k
	return x
}

// ofKind says that a model is of a kind.
func ofKind(m report.Model, k report.Kind) report.Model {
	m.Kind, m.Findings = k, nil
	return m
}

// large makes a report of 110 gaps with notes of 2,000 characters out of a small one.
func large(m report.Model) report.Model {
	var gaps []report.Gap
	for i := range 110 {
		g := m.Gaps[i%len(m.Gaps)]
		g.Place, g.ID, g.Cost = i+1, fmt.Sprintf("%s-%d", g.ID, i+1), "5"
		g.Failing = slices.Clone(g.Failing)
		for j := range g.Failing {
			words := g.Failing[j].Text
			g.Failing[j].Note = strings.Repeat(words, 1+2000/len([]rune(words)))
		}
		gaps = append(gaps, g)
	}
	m.Gaps, m.Summary.First = gaps, gaps[:5]
	m.Findings = slices.Repeat(m.Findings, 7)
	m.Domains = slices.Repeat(m.Domains, 3)
	m.Cover.Ladder = slices.Repeat(m.Cover.Ladder, 2)
	m.Stairs = stairsOf(gaps)
	return m
}

// eachModel runs a test on every model in both languages.
func eachModel(t *testing.T, test func(t *testing.T, m report.Model)) {
	for _, tag := range languages {
		for name, m := range models(t, tag) {
			t.Run(string(tag)+" "+name, func(t *testing.T) { test(t, m) })
		}
	}
}
