package docx

import "rung/report"

// annexes set what the answers mean for other lists, and the facts that the catalogue hands along.
func (d *document) annexes() {
	d.annexPart(d.Labels.Related, d.Labels.ReadRelated, d.Related)
	d.annexPart(d.Labels.Annexes, d.Labels.ReadAnnexes, d.Annexes)
}

func (d *document) annexPart(title, about string, annexes []report.Annex) {
	if len(annexes) == 0 {
		return
	}
	d.heading(1, title)
	d.p("Reading", plain(about))
	for _, a := range annexes {
		d.heading(2, a.Title)
		d.p("", plain(a.Text))
		d.fields(a.Items)
		d.p("Small", plain(a.Checked))
	}
}
