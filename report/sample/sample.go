// Package sample makes reports to try renderers on: a firm in the middle of its work, the ends of the scale, and texts
// that do harm where they are not escaped. Tests alone use it.
package sample

import (
	"fmt"
	"slices"
	"time"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
	"rung/controls/trust"
	"rung/report"
)

// Languages are those that reports are tried in.
var Languages = []lang.Tag{lang.English, lang.TraditionalChinese}

// Made is when every sample is made.
var Made = time.Date(2026, 3, 9, 8, 30, 0, 0, time.UTC)

// Named is a sample with its name.
type Named struct {
	Name  string
	Model report.Model
}

// All makes samples of a level that between them reach every corner of a renderer.
func All(c *controls.Catalogue, level string, tag lang.Tag) []Named {
	none := assessment.Profile{}
	return []Named{
		{"usual", Usual(c, level, tag, report.Options{})},
		{"summary", Usual(c, level, tag, report.Options{Kind: report.KindSummary})},
		{"plan", Usual(c, level, tag, report.Options{Kind: report.KindPlan, Langs: slices.Clone(Languages), Dates: report.DatesBoth})},
		{"annexes", WithAnnexes(Usual(c, level, tag, report.Options{}))},
		{"nothing answered", built(c, level, tag, report.Options{}, firms[tag], nil)},
		{"everything met", built(c, level, tag, report.Options{}, firms[tag], every(c, level, assessment.Met))},
		{"nothing said at all", built(c, level, tag, report.Options{}, none, nil)},
		{"empty", report.Model{Lang: tag, Created: Made}},
	}
}

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

// words are what people of the sample firm wrote: notes, owners, resources, milestones and files.
var words = map[lang.Tag]struct {
	notes, owners       []string
	resources, comments string
	step, second        string
	file, where         string
}{
	lang.English: {
		[]string{"Two accounts of former staff are still open.", "", "Agreed with the IT supplier for May;\nquotation received."},
		[]string{"IT supplier", "Plant manager", ""}, "4 days of the supplier, NT$ 60,000", "Waits for the supplier's spring visit",
		"Quotation signed", "Settings checked by a second person",
		"policies/access rules v3.pdf", "security plan, section 4.2",
	},
	lang.TraditionalChinese: {
		[]string{"離職同仁的兩個帳號還沒停用。", "", "已與資訊廠商約定五月處理，\n報價單已收到。"},
		[]string{"資訊廠商", "廠長", ""}, "資訊廠商4人日，新台幣6萬元", "等廠商春季到廠時一併處理", "簽回報價單", "由第二人覆核設定",
		"規章/存取管理辦法v3.pdf", "系統安全計畫4.2節",
	},
}

// Usual is a plant in the middle of its work: most is met, some is not, a little is open; with notes, plans, evidence,
// an exception and a history of weeks.
func Usual(c *controls.Catalogue, level string, tag lang.Tag, o report.Options) report.Model {
	w := &work{tag: tag, level: level, exceptions: c.Exceptions}
	i := 0
	gate := c.Level(level).Rule.Gate
	for _, r := range c.Asked(level) {
		short := false
		for _, objective := range r.Objectives {
			if gate != nil && gate.Requirement == r.ID { // without it there would be no score to show
				w.do(assessment.AnswerEvent(assessment.Setting{ID: objective.ID, To: assessment.Value(assessment.Met)}))
			} else {
				short = w.answer(objective.ID, i) || short
			}
			i++
		}
		if short {
			w.plan(r.ID, i)
		}
		if i%7 == 0 {
			w.do(assessment.Event{Do: assessment.DoEvidence, Evidence: []assessment.Evidence{{
				ID: r.Objectives[0].ID, Path: words[tag].file, Size: 48_200, Date: "2026-02-11", Draft: i%2 == 0,
				SHA256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
			}}})
		}
	}
	return built(c, level, tag, o, firms[tag], w.events)
}

// work gathers what the people of the sample firm do, eleven events a day.
type work struct {
	tag        lang.Tag
	level      string
	exceptions []controls.Exception // that the catalogue knows
	events     []assessment.Event
}

func (w *work) do(e assessment.Event) {
	e.ID = fmt.Sprint("e", len(w.events))
	e.Time = Made.Add(-60*24*time.Hour + time.Duration(len(w.events)/11)*48*time.Hour).Truncate(24 * time.Hour)
	e.Author = firms[w.tag].Assessor
	w.events = append(w.events, e)
}

// answer answers the i-th question and reports whether it falls short.
func (w *work) answer(id string, i int) bool {
	notes := words[w.tag].notes
	set := assessment.Setting{ID: id, To: assessment.Value(assessment.Met)}
	switch {
	case i%11 == 3:
		note := notes[i/11%len(notes)]
		set.To, set.Note = assessment.Value(assessment.NotMet), &note
		if i%77 == 3 && len(w.exceptions) > 0 {
			set.Exception = &assessment.Exception{Kind: w.exceptions[0].ID, Reference: words[w.tag].where}
		}
	case i >= 48 && i < 54:
		return false
	case i >= 36 && i < 40:
		set.To = assessment.Value(assessment.NotApplicable)
	}
	w.do(assessment.AnswerEvent(set))
	return set.To == assessment.Value(assessment.NotMet)
}

func (w *work) plan(id string, i int) {
	say := words[w.tag]
	owner := say.owners[i%len(say.owners)]
	if owner == "" {
		return
	}
	w.do(assessment.Event{Do: assessment.DoPlan, Plan: &assessment.PlanItem{
		ID: id, Owner: owner, Due: fmt.Sprintf("2026-%02d-15", 4+i%6), Resources: say.resources, Comments: say.comments,
		Milestones: []assessment.Milestone{{Text: say.step, Due: "2026-03-31", Done: true}, {Text: say.second}},
	}})
}

// every gives each question of a level the same answer.
func every(c *controls.Catalogue, level string, to assessment.Outcome) []assessment.Event {
	w := &work{tag: lang.English, level: level}
	for _, r := range c.Asked(level) {
		for _, o := range r.Objectives {
			w.do(assessment.AnswerEvent(assessment.Setting{ID: o.ID, To: assessment.Value(to)}))
		}
	}
	return w.events
}

// built is the report of what was done.
func built(c *controls.Catalogue, level string, tag lang.Tag, o report.Options, p assessment.Profile, done []assessment.Event) report.Model {
	events := append([]assessment.Event{{ID: "p", Time: Made.Add(-62 * 24 * time.Hour), Do: assessment.DoProfile, Profile: &p}}, done...)
	state := assessment.Replay(assessment.Header{Rung: 1, Created: Made, Framework: assessment.Ref(c), Target: level}, events)
	o.Lang, o.Now, o.Version, o.Signature = tag, Made, "test", trust.Signature{State: trust.BuiltIn}
	return report.Build(c, state, assessment.Evaluate(c, state), o)
}
