package docx

import "rung/report"

// findings sets one table for each domain: every requirement with its objectives as answered.
func (d *document) findings() {
	if len(d.Findings) == 0 {
		return
	}
	l := d.Labels
	d.heading(1, l.Findings)
	d.p("Reading", plain(l.ReadFindings))
	for _, g := range d.Findings {
		d.heading(2, g.ID+"  "+g.Title)
		t := &table{style: "ReportTable", widths: []int{500, 6912, 2000}}
		t.head("", l.Statement, l.Answer)
		for _, f := range g.Findings {
			d.finding(t, f)
		}
		d.table(t, true)
	}
}

func (d *document) finding(t *table, f report.Finding) {
	title := cell{paragraphs: paragraph("TableText", runs(strong(f.ID+"  "+f.Title), run{"Muted", before("\n", f.Also)})), span: 2}
	for _, under := range []string{f.Ask, f.Off} {
		if under != "" {
			title.paragraphs += paragraph("Small", runs(plain(under)))
		}
	}
	t.row(title.filled("F0F4F5"), text(outcome(f.Mark.Outcome, f.Mark.Word)...).filled("F0F4F5"))
	for _, o := range f.Objectives {
		statement := text(plain(o.Text))
		statement.paragraphs += d.under(o)
		t.row(text(run{"Accent", o.Key}), statement, text(outcome(o.Mark.Outcome, o.Answer)...))
	}
	under := d.files(f.Files)
	if f.References != "" {
		under += paragraph("Small", runs(strong(d.Labels.References+d.Labels.Colon), plain(f.References)))
	}
	if under != "" {
		t.row(cell{paragraphs: under, span: 3})
	}
}

// rest sets what stands behind the findings.
func (d *document) rest() {
	l := d.Labels
	if len(d.Todos) > 0 {
		d.heading(1, l.Todos)
		d.p("Reading", plain(l.ReadTodos))
		for _, t := range d.Todos {
			d.p("ListTick", strong(t.ID+"  "), plain(t.Words))
		}
	}
	if len(d.Exceptions) > 0 {
		d.heading(1, l.Exceptions)
		d.p("Reading", plain(l.ReadExceptions))
		for _, x := range d.Exceptions {
			d.p("ListBullet", strong(x.ID+"  "), plain(x.Text), run{"Muted", "\n" + x.Kind + l.Colon + x.Reference})
		}
	}
	if len(d.Evidence) > 0 {
		d.heading(1, l.Index)
		d.p("Reading", plain(l.ReadIndex))
		t := reportTable(2300, 900, 1250)
		t.head(l.File, l.SpeaksFor, ">"+l.Size, l.Day)
		for _, f := range d.Evidence {
			name := cell{paragraphs: paragraph("TableText", runs(plain(f.Path), run{"Warm", before("  ", f.DraftWord)}))}
			if f.SHA256 != "" {
				name.paragraphs += paragraph("Small", runs(plain(l.Hash+" "+f.SHA256)))
			}
			t.row(name, text(plain(d.clauses(f.For...))), figure(plain(f.Size)), text(plain(f.Date)))
		}
		d.table(t, true)
	}
	if len(d.History) > 0 {
		d.heading(1, l.History)
		d.p("Reading", plain(l.ReadHistory))
		for _, day := range d.History {
			d.p("TableHead", run{"Accent", day.Day}, plain(before("  ", day.Author)))
			d.listed("ListBullet", day.Lines)
		}
	}
}

// method says how the report was made, from what, and what it is not; then come the lines to sign.
func (d *document) method() {
	l, m := d.Labels, d.Method
	d.heading(1, l.Method)
	d.listed("", m.Paragraphs)
	d.fields(m.Facts)
	if len(m.Sources) > 0 {
		d.heading(3, l.Sources)
		for _, s := range m.Sources {
			link := runs(plain("\n"))
			if s.URL == "" {
				link = ""
			} else {
				link += d.webLink(s.URL)
			}
			d.WriteString(paragraph("ListBullet", runs(plain(d.clauses(s.Title, s.Date)))+link))
		}
	}
	if m.Notice+m.Certificate != "" {
		d.heading(3, l.Notice)
		d.p("Notice", strong(m.Certificate))
		d.p("Notice", plain(m.Notice))
	}
	if len(d.SignOff) == 0 {
		return
	}
	d.heading(1, l.SignOff)
	d.p("Reading", plain(l.ReadSignOff))
	t := &table{style: "SignTable", widths: []int{1900, 2512, 3200, 1800}}
	t.head(l.Role, l.Name, l.Signature, l.Day)
	for _, s := range d.SignOff {
		t.tallRow(850, text(strong(s.Role)), text(plain(s.Name)), text(), text())
	}
	d.table(t, true)
}
