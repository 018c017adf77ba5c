package markdown

import (
	"strconv"

	"rung/report"
)

// plan tables the gaps in the order of closing them.
func (d *document) plan() {
	if len(d.Gaps) == 0 {
		return
	}
	l := d.Labels
	d.heading(2, l.Plan)
	d.paragraph(l.ReadPlan)
	d.heading(3, l.Ways)
	for _, way := range d.Ways {
		d.paragraph(way)
	}
	if len(d.Dates) > 0 {
		d.heading(3, l.Dates)
		d.fields(d.Dates)
	}
	if s := d.Stairs; s != nil {
		d.heading(3, l.Stairs)
		d.block(d.clauses(s.StartWord, s.MinimumWord, s.MaximumWord))
	}
	heads := []string{
		alignRight + escape(l.Place), escape(l.Requirement), escape(l.Owner), escape(l.Due), alignRight + escape(l.Effort),
		alignRight + escape(l.Points), escape(l.OnPlan), alignRight + escape(l.After),
	}
	var rows [][]string
	for _, g := range d.Gaps {
		days := ""
		if g.Days > 0 {
			days = strconv.Itoa(g.Days)
		}
		rows = append(rows, []string{
			strconv.Itoa(g.Place), strong(g.ID) + " " + escape(g.Title) + also(g.Also), escape(g.Owner), escape(g.Due), days,
			"+" + strconv.Itoa(g.Points), escape(g.OnPlan), d.clauses(g.After, g.Unlocks),
		})
	}
	d.table(heads, rows)
}

// gaps writes the register: a heading for each gap, so that it can be linked to or cut out as a ticket.
func (d *document) gaps() {
	if d.Kind == report.KindSummary {
		return
	}
	d.heading(2, d.Labels.Gaps)
	if len(d.Gaps) == 0 {
		d.paragraph(d.Labels.NoGaps)
		return
	}
	d.paragraph(d.Labels.ReadGaps)
	for _, g := range d.Gaps {
		d.block("### " + strconv.Itoa(g.Place) + "\\. " + escape(g.ID+" "+g.Title) + also(g.Also))
		d.gap(g)
	}
}

func (d *document) gap(g report.Gap) {
	l := d.Labels
	d.block(d.clauses(g.Domain, g.Cost))
	d.block(d.labelled(l.Owner, g.Owner))
	d.block(d.labelled(l.Due, g.Due))
	d.block(d.labelled(l.Resources, g.Resources))
	d.block(d.labelled(l.Comments, g.Comments))
	d.block(d.labelled(l.Closed, g.Closed))
	if len(g.Failing) > 0 {
		d.heading(4, l.Failing)
		var items []string
		for _, o := range g.Failing {
			items = append(items, strong(o.Key)+" "+escape(o.Text)+d.objective(o))
		}
		d.list("-", items)
	}
	if len(g.Do) > 0 {
		d.heading(4, l.DoFirst)
		d.steps(g.Do)
	}
	if len(g.Evidence) > 0 {
		d.heading(4, l.Evidence)
		d.boxes(g.Evidence)
	}
	if len(g.Milestones) > 0 {
		d.heading(4, l.Milestones)
		var items []string
		for _, m := range g.Milestones {
			box := "[ ] "
			if m.Done {
				box = "[x] "
			}
			items = append(items, box+d.clauses(m.Text, m.Due, m.Word))
		}
		d.list("-", items)
	}
	d.heading(4, l.Work)
	d.paragraph(g.Effort)
	d.paragraph(g.Allowed)
	d.block(d.clauses(g.Gains, g.Then, g.Unlocks))
	if g.Why != "" {
		d.heading(4, l.Why)
		d.paragraph(g.Why)
	}
}

// boxes writes things to have ready, each with a box to tick.
func (d *document) boxes(items []string) {
	var out []string
	for _, item := range items {
		out = append(out, "[ ] "+escape(item))
	}
	d.list("-", out)
}

// objective is what stands under an objective: note, exception and files.
func (d *document) objective(o report.Objective) string {
	under := ""
	for _, line := range []string{d.labelled(d.Labels.Note, o.Note), d.labelled(d.Labels.Exception, o.Exception), d.files(o.Files)} {
		if line != "" {
			under += "<br>" + line
		}
	}
	return under
}

// files lists what shows an answer to be true.
func (d *document) files(files []report.EvidenceFile) string {
	said := ""
	for i, f := range files {
		if i > 0 {
			said += "<br>"
		}
		said += strong(d.Labels.Index) + escapeClause(d.Labels.Colon) + d.clauses(f.Path, f.Size, f.Date, f.DraftWord)
		if f.SHA256 != "" {
			said += escapeClause(d.Labels.Clause) + escape(d.Labels.Hash) + " " + escape(f.SHA256)
		}
	}
	return said
}
