package markdown

import "strings"

// findings tables every objective under its requirement, domain by domain.
func (d *document) findings() {
	if len(d.Findings) == 0 {
		return
	}
	l := d.Labels
	d.heading(2, l.Findings)
	d.paragraph(l.ReadFindings)
	for _, group := range d.Findings {
		d.heading(3, group.ID+" "+group.Title)
		for _, f := range group.Findings {
			d.block("#### " + mark(f.Mark.Outcome, f.Mark.Word) + " · " + escape(f.ID+" "+f.Title) + also(f.Also))
			d.paragraph(f.Ask)
			d.paragraph(f.Off)
			var rows [][]string
			for _, o := range f.Objectives {
				rows = append(rows, []string{strong(o.Key), escape(o.Text) + d.objective(o), mark(o.Mark.Outcome, o.Answer)})
			}
			d.table([]string{"", escape(l.Statement), escape(l.Answer)}, rows)
			d.block(d.files(f.Files))
			d.block(d.labelled(l.References, f.References))
		}
	}
}

// rest writes what stands behind the findings.
func (d *document) rest() {
	l := d.Labels
	if len(d.Todos) > 0 {
		d.heading(2, l.Todos)
		d.paragraph(l.ReadTodos)
		var items []string
		for _, t := range d.Todos {
			items = append(items, "[ ] "+strong(t.ID)+" "+escape(t.Words))
		}
		d.list("-", items)
	}
	if len(d.Exceptions) > 0 {
		d.heading(2, l.Exceptions)
		d.paragraph(l.ReadExceptions)
		var items []string
		for _, x := range d.Exceptions {
			items = append(items, strong(x.ID)+" "+escape(x.Text)+"<br>"+escape(x.Kind)+escapeClause(l.Colon)+escape(x.Reference))
		}
		d.list("-", items)
	}
	d.evidence()
	if len(d.History) > 0 {
		d.heading(2, l.History)
		d.paragraph(l.ReadHistory)
		for _, day := range d.History {
			d.block(strong(day.Day) + " " + escape(day.Author))
			var items []string
			for _, line := range day.Lines {
				items = append(items, escape(line))
			}
			d.list("-", items)
		}
	}
}

// evidence tables every file that was linked.
func (d *document) evidence() {
	if len(d.Evidence) == 0 {
		return
	}
	l := d.Labels
	d.heading(2, l.Index)
	d.paragraph(l.ReadIndex)
	var rows [][]string
	for _, f := range d.Evidence {
		name := escape(f.Path)
		if f.Draft {
			name += "<br>" + strong(f.DraftWord)
		}
		rows = append(rows, []string{name, d.clauses(f.For...), escape(f.Size), escape(f.Date), escape(f.SHA256)})
	}
	d.table([]string{escape(l.File), escape(l.SpeaksFor), escape(l.Size), escape(l.Day), escape(l.Hash)}, rows)
}

// method says how the report was made, from what, and what it is not; then come the lines to sign.
func (d *document) method() {
	l, m := d.Labels, d.Method
	d.heading(2, l.Method)
	for _, p := range m.Paragraphs {
		d.paragraph(p)
	}
	d.fields(m.Facts)
	if len(m.Sources) > 0 {
		d.heading(3, l.Sources)
		var items []string
		for _, s := range m.Sources {
			items = append(items, strings.TrimSpace(escape(s.Date)+" "+link(s.Title, s.URL)))
		}
		d.list("-", items)
	}
	if m.Notice+m.Certificate != "" {
		d.heading(3, l.Notice)
		d.block(strong(m.Certificate))
		d.paragraph(m.Notice)
	}
	if len(d.SignOff) > 0 {
		d.heading(2, l.SignOff)
		d.paragraph(l.ReadSignOff)
		var rows [][]string
		for _, s := range d.SignOff {
			rows = append(rows, []string{escape(s.Role), escape(s.Name), "", ""})
		}
		d.table([]string{escape(l.Role), escape(l.Name), escape(l.Signature), escape(l.Day)}, rows)
	}
	d.block(d.clauses(d.Generator, d.Date))
}
