package html

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
	"rung/report"
)

// page is what the templates see: the model, and what only a page has.
type page struct {
	report.Model
	Style  template.CSS
	Script template.JS
	Policy string
	Data   template.JS // the score, as JSON
	Logo   *logo
	Rows   []gapRow
	voice  lang.Voice
}

// logo is the picture of those who hand the report over, within the page itself.
type logo struct {
	URL           template.URL
	Width, Height int
}

// gapRow is one gap with what the filter goes by.
type gapRow struct {
	Gap    report.Gap
	Weight int
	Page   *page
}

func newPage(m report.Model) (*page, error) {
	data, err := scoreData(m.Score)
	if err != nil {
		return nil, err
	}
	p := &page{Model: m, Style: template.CSS(style), Script: template.JS(script), Data: data, voice: Messages.In(m.Lang)}
	p.Policy = policy(m.Look.Logo != nil)
	if l := m.Look.Logo; l != nil {
		p.Logo = &logo{template.URL("data:image/png;base64," + base64.StdEncoding.EncodeToString(l.PNG)), l.Width, l.Height}
	}
	weights := map[string]int{}
	for _, g := range m.Findings {
		for _, f := range g.Findings {
			weights[f.ID] = f.Weight
		}
	}
	for _, g := range m.Gaps {
		row := gapRow{Gap: g, Weight: g.Points, Page: p}
		if w, ok := weights[g.ID]; ok {
			row.Weight = w
		}
		p.Rows = append(p.Rows, row)
	}
	return p, nil
}

// scoreData writes the score as JSON that can stand in a page: what could end the element or hide a meaning is escaped,
// so that a tool reads back the very same texts.
func scoreData(s report.Score) (template.JS, error) {
	var raw bytes.Buffer
	if err := json.NewEncoder(&raw).Encode(s); err != nil {
		return "", err
	}
	var b strings.Builder
	for _, r := range strings.TrimSpace(raw.String()) {
		switch {
		case !controls.Hidden(r):
			b.WriteRune(r)
		case r > 0xffff:
			r -= 0x10000
			fmt.Fprintf(&b, `\u%04x\u%04x`, 0xd800+r>>10, 0xdc00+r&0x3ff)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return template.JS(b.String()), nil
}

// Say says one of the words that only this format has.
func (p *page) Say(id string) string { return p.voice.Say(id) }

// Word is the word for an outcome.
func (p *page) Word(outcome string) string {
	for _, m := range p.Labels.Legend {
		if m.Outcome == assessment.Outcome(outcome) {
			return m.Word
		}
	}
	return ""
}

// Clauses joins what is there of some texts.
func (p *page) Clauses(texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(s string) bool { return s == "" }), p.Labels.Clause)
}

// Join lists texts.
func (p *page) Join(texts []string) string { return strings.Join(texts, p.Labels.Clause) }

// ShortKind reports whether the report is the page that leaves out the register of gaps.
func (p *page) ShortKind() bool { return p.Kind == report.KindSummary }

// OneGap reports whether the report is of one requirement alone.
func (p *page) OneGap() bool { return p.Kind == report.KindGap }

// second is a title in the report's second language.
type second struct{ Text, Lang string }

// Second is a title with the tag of its language.
func (p *page) Second(text string) second { return second{text, string(p.Also)} }

// fileList are files with their heading.
type fileList struct {
	Label string
	Files []report.EvidenceFile
}

// Files puts the word for evidence before files.
func (p *page) Files(files []report.EvidenceFile) fileList { return fileList{p.Labels.Index, files} }
