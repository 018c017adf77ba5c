package markdown

import "rung/report"

// annexes write what the answers mean for other lists, and the facts that the catalogue hands along.
func (d *document) annexes() {
	d.annexPart(d.Labels.Related, d.Labels.ReadRelated, d.Related)
	d.annexPart(d.Labels.Annexes, d.Labels.ReadAnnexes, d.Annexes)
}

func (d *document) annexPart(title, about string, annexes []report.Annex) {
	if len(annexes) == 0 {
		return
	}
	d.heading(2, title)
	d.paragraph(about)
	for _, a := range annexes {
		d.heading(3, a.Title)
		d.paragraph(a.Text)
		d.fields(a.Items)
		d.paragraph(a.Checked)
	}
}
