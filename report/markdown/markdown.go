// Package markdown renders a report as GitHub-flavoured Markdown, for tickets and wikis. Every text of the model is
// escaped: it can neither format, nor link, nor call a person, nor break the table it stands in.
package markdown

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"rung/report"
)

// Render writes the model as Markdown. The same model gives the same bytes. The only errors are those of w.
func Render(w io.Writer, m report.Model) error {
	d := &document{Model: report.Shown(m)}
	if m.Kind == report.KindGap {
		d.oneGap()
	} else {
		d.whole()
	}
	if _, err := io.WriteString(w, d.String()); err != nil {
		return fmt.Errorf("write Markdown: %w", err)
	}
	return nil
}

// whole writes all parts that the model has.
func (d *document) whole() {
	d.head()
	d.summary()
	d.changes()
	d.timeline()
	d.domains()
	d.plan()
	d.gaps()
	d.findings()
	d.rest()
	d.annexes()
	d.method()
}

// oneGap writes one requirement alone: as a gap, then as a finding.
func (d *document) oneGap() {
	d.heading(1, d.Title)
	d.paragraph(d.Cover.Framework)
	d.gaps()
	d.findings()
	d.paragraph(d.Method.Notice)
}

// document is the report as it is written, block by block.
type document struct {
	report.Model
	strings.Builder
}

// block writes Markdown as it is, with an empty line behind it. Empty blocks are left out.
func (d *document) block(markdown string) {
	if markdown != "" {
		d.WriteString(markdown + "\n\n")
	}
}

// heading writes a heading of a level from 1 to 6.
func (d *document) heading(level int, text string) {
	if text != "" {
		d.block(strings.Repeat("#", level) + " " + escape(text))
	}
}

func (d *document) paragraph(text string) { d.block(escape(text)) }

// list writes items of finished Markdown, each with its bullet. An item's further lines stand under it.
func (d *document) list(bullet string, items []string) {
	if len(items) == 0 {
		return
	}
	indent := "\n" + strings.Repeat(" ", len(bullet)+1)
	for _, item := range items {
		d.WriteString(bullet + " " + strings.ReplaceAll(item, "\n", indent) + "\n")
	}
	d.WriteString("\n")
}

// steps writes a numbered list.
func (d *document) steps(items []string) {
	for i, item := range items {
		d.WriteString(strconv.Itoa(i+1) + ". " + escape(item) + "\n")
	}
	if len(items) > 0 {
		d.WriteString("\n")
	}
}

// table writes rows of finished Markdown under their heads; "right" columns are named by a colon before the head.
func (d *document) table(heads []string, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	rule := make([]string, len(heads))
	for i, h := range heads {
		heads[i], rule[i] = strings.TrimPrefix(h, alignRight), "---"
		if strings.HasPrefix(h, alignRight) {
			rule[i] = "--:"
		}
	}
	for _, row := range append([][]string{heads, rule}, rows...) {
		d.WriteString("| " + strings.Join(row, " | ") + " |\n")
	}
	d.WriteString("\n")
}

// alignRight stands before the head of a column of figures. No escaped text begins so.
const alignRight = "\x00"

// fields writes labels and values as a table with an empty head, which GitHub shows as a list of facts.
func (d *document) fields(fields []report.Field) {
	var rows [][]string
	for _, f := range fields {
		rows = append(rows, []string{strong(f.Label), escape(f.Value)})
	}
	d.table([]string{"", ""}, rows)
}

// labelled is a text behind its label, "" where there is no text.
func (d *document) labelled(label, text string) string {
	if text == "" {
		return ""
	}
	return strong(label) + escapeClause(d.Labels.Colon) + escape(text)
}

// strong sets a text in bold type.
func strong(text string) string {
	if e := escape(text); e != "" {
		return "**" + e + "**"
	}
	return ""
}
