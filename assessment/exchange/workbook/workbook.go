// Package workbook is the questionnaire as a workbook: made to be filled in by people who do not have this program, and
// read back when they return it. Every row carries, in hidden columns, which assessment it is of and what stood there
// when it was handed out, so that what they changed can be told from what changed here meanwhile. It is pure.
package workbook

import (
	"embed"
	"slices"
	"time"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
	"rung/controls/sheet"
)

//go:embed messages/*.yaml
var messageFiles embed.FS

// Messages are the words inside workbooks.
var Messages = lang.NewMessages(messageFiles, "messages")

// Source is what a workbook is made from.
type Source struct {
	Catalogue *controls.Catalogue
	State     *assessment.State
	Result    *assessment.Result // of the state against the catalogue
	// Langs are the languages, at least one; the texts of the second stand beside those of the first.
	Langs   []lang.Tag
	Domains []string // ids of those to hand out; none are all
	Now     time.Time
}

// Made is what was made of an assessment.
type Made struct {
	Book sheet.Book  // a sheet to read first, a summary, and one sheet for each domain
	Flat sheet.Sheet // the rows of all domains in one table
	Rows int         // of questions
	Cut  int         // texts that are longer than a cell holds. Where the row comes back unchanged, nothing is lost
}

// Make makes the workbook.
func Make(src Source) Made {
	m := &maker{Source: src}
	for _, tag := range src.Langs {
		m.voices = append(m.voices, Messages.In(tag))
	}
	m.columns = m.chooseColumns()
	parts := m.parts()
	flat := sheet.Sheet{Name: m.say("sheet-questions"), Rows: [][]sheet.Cell{m.head(" / ")}, Head: 1}
	book := sheet.Book{Title: m.title(m.voices[0]), Created: src.Now.UTC(), Sheets: []sheet.Sheet{m.readMe(), m.summary(parts)}}
	for _, p := range parts {
		s := m.domain(p)
		book.Sheets = append(book.Sheets, s)
		flat.Rows = append(flat.Rows, s.Rows[1:]...)
	}
	return Made{Book: book, Flat: flat, Rows: m.rows, Cut: m.cut}
}

// maker makes one workbook.
type maker struct {
	Source
	voices    []lang.Voice
	columns   []column
	rows, cut int
}

// part is one domain with the findings that are handed out.
type part struct {
	domain   *controls.Domain
	findings []*assessment.Finding
}

// parts are the domains asked for. What does not concern the firm is left out, unless somebody has answered it.
func (m *maker) parts() []part {
	var out []part
	for i := range m.Result.Findings {
		f := &m.Result.Findings[i]
		if !m.wanted(f) {
			continue
		}
		if len(out) == 0 || out[len(out)-1].domain.ID != f.Requirement.Domain {
			out = append(out, part{domain: m.Catalogue.Domain(f.Requirement.Domain)})
		}
		last := &out[len(out)-1]
		last.findings = append(last.findings, f)
	}
	return out
}

func (m *maker) wanted(f *assessment.Finding) bool {
	if len(m.Domains) > 0 && !slices.Contains(m.Domains, f.Requirement.Domain) {
		return false
	}
	if f.Off == nil {
		return true
	}
	for _, o := range f.Objectives {
		if a := m.State.Answer(o.Objective.ID); a.Value != "" || a.Note != "" {
			return true
		}
	}
	return false
}

// say speaks the first language.
func (m *maker) say(id string, data ...lang.Data) string { return m.voices[0].Say(id, data...) }

// both speaks all languages, each once.
func (m *maker) both(separator, id string, data ...lang.Data) string {
	return joined(separator, m.voices, func(v lang.Voice) string { return v.Say(id, data...) })
}

// text is a catalogue's text in all languages, each once.
func (m *maker) text(t lang.Text) string {
	return joined("\n", m.Langs, func(tag lang.Tag) string { return t.In(tag) })
}

// key names the assessment and the catalogue that its rows are of.
func key(s *assessment.State) string { return s.Header.ID + " " + s.Framework.Digest }
