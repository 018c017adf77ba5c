package docx

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
	d.heading(1, l.Plan)
	d.p("Reading", plain(l.ReadPlan))
	d.heading(3, l.Ways)
	d.listed("", d.Ways)
	if len(d.Dates) > 0 {
		d.heading(3, l.Dates)
		d.fields(d.Dates)
	}
	if s := d.Stairs; s != nil {
		d.heading(3, l.Stairs)
		d.p("", plain(d.clauses(s.StartWord, s.MinimumWord, s.MaximumWord)))
	}
	t := &table{style: "ReportTable", widths: []int{520, 2792, 1350, 1300, 650, 700, 950, 1150}}
	t.head(">"+l.Place, l.Requirement, l.Owner, l.Due, ">"+l.Effort, ">"+l.Points, l.OnPlan, ">"+l.After)
	for _, g := range d.Gaps {
		days, may := "", plain(g.OnPlan)
		if g.Days > 0 {
			days = strconv.Itoa(g.Days)
		}
		if g.Barred {
			may.style = "Warm"
		}
		t.row(figure(plain(strconv.Itoa(g.Place))),
			cell{paragraphs: paragraph("Small", runs(run{"Accent", g.ID})) + paragraph("TableText", runs(plain(g.Title), run{"Muted", before("\n", g.Also)}))},
			text(plain(g.Owner)), text(plain(g.Due)), figure(plain(days)), figure(plain("+"+strconv.Itoa(g.Points))),
			text(may), figure(plain(g.After), run{"Accent", before("\n", g.Unlocks)}))
	}
	d.table(t, true)
}

// gaps sets the register: what fails, what to do first, what to have ready, and why it matters.
func (d *document) gaps() {
	if d.Kind == report.KindSummary {
		return
	}
	d.heading(1, d.Labels.Gaps)
	if len(d.Gaps) == 0 {
		d.p("", plain(d.Labels.NoGaps))
		return
	}
	d.p("Reading", plain(d.Labels.ReadGaps))
	for _, g := range d.Gaps {
		d.heading(2, strconv.Itoa(g.Place)+"  "+g.ID+"  "+g.Title)
		d.p("Small", plain(g.Also))
		d.gap(g)
	}
}

func (d *document) gap(g report.Gap) {
	l := d.Labels
	d.p("Small", plain(d.clauses(g.Domain, g.Cost)))
	d.p("", strong(d.before("", l.Owner, g.Owner)), plain(d.before("    ", l.Due, g.Due)))
	d.p("", plain(d.before("", l.Resources, g.Resources)))
	d.p("", plain(d.before("", l.Comments, g.Comments)))
	d.p("", plain(d.before("", l.Closed, g.Closed)))
	if len(g.Failing) > 0 {
		d.heading(3, l.Failing)
		for _, o := range g.Failing {
			d.p("Objective", run{"Accent", o.Key}, plain("\t"+o.Text))
			d.WriteString(d.under(o))
		}
	}
	d.part(l.DoFirst, len(g.Do), func() { d.numbered(g.Do) })
	d.part(l.Evidence, len(g.Evidence), func() { d.listed("ListTick", g.Evidence) })
	d.part(l.Milestones, len(g.Milestones), func() {
		for _, m := range g.Milestones {
			d.p("ListBullet", plain(m.Text), run{"Muted", before("    ", m.Due)}, run{"Accent", before("    ", m.Word)})
		}
	})
	d.heading(3, l.Work)
	d.p("", plain(g.Effort))
	d.p("", plain(g.Allowed))
	d.p("", strong(d.clauses(g.Gains, g.Then, g.Unlocks)))
	d.part(l.Why, len(g.Why), func() { d.p("", plain(g.Why)) })
}

// part writes a heading and what stands under it, where there is something.
func (d *document) part(heading string, n int, write func()) {
	if n > 0 {
		d.heading(3, heading)
		write()
	}
}

// under is what stands under an objective: note, exception and files.
func (d *document) under(o report.Objective) string {
	out := ""
	if o.Note != "" {
		out += paragraph("Note", runs(strong(d.Labels.Note+d.Labels.Colon), plain(o.Note)))
	}
	if o.Exception != "" {
		out += paragraph("Note", runs(strong(d.Labels.Exception+d.Labels.Colon), plain(o.Exception)))
	}
	return out + d.files(o.Files)
}

// files lists what shows an answer to be true.
func (d *document) files(files []report.EvidenceFile) string {
	out := ""
	for _, f := range files {
		out += paragraph("Small", runs(strong(d.Labels.Index+d.Labels.Colon), plain(d.clauses(f.Path, f.Size, f.Date)),
			run{"Warm", before(d.Labels.Clause, f.DraftWord)}, run{"Muted", before("\n"+d.Labels.Hash+" ", f.SHA256)}))
	}
	return out
}
