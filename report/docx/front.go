package docx

import (
	"fmt"
	"slices"

	"rung/assessment"
	"rung/report"
)

// body writes the whole text: the first page apart, because the contents come behind it.
func (d *document) body() {
	if d.Kind == report.KindGap {
		d.oneGap()
		return
	}
	d.cover()
	d.front = d.String()
	d.Reset()
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

// oneGap is one requirement alone: as a gap, then as a finding.
func (d *document) oneGap() {
	d.p("Eyebrow", plain(d.Cover.Framework))
	d.p("Title", plain(d.Title))
	d.gaps()
	d.findings()
	d.p("", plain(d.Method.Notice))
}

// cover is the first page: what this is, whose it is, the ladder, and what is known of the assessment.
func (d *document) cover() {
	if l := d.Look.Logo; l != nil {
		d.WriteString(picture(l))
	}
	d.p("Confidential", plain(d.Look.Confidential))
	d.p("Eyebrow", plain(d.Cover.Framework))
	d.p("Subtitle", plain(d.Cover.Heading))
	d.p("Title", plain(d.Cover.Firm))
	d.p("Subtitle", plain(d.Cover.Scope))
	d.p("Headline", plain(d.Cover.Status))
	d.p("TableHead", plain(d.Labels.Ladder))
	t := reportTable(2400, 4400)
	for _, r := range slices.Backward(d.Cover.Ladder) {
		sign, words := stateSign(r.State), "Accent"
		if r.State == report.Missed {
			words = "Warm"
		}
		about := cell{paragraphs: paragraph("Small", runs(plain(r.About)))}
		if r.Figures != "" {
			about.paragraphs = paragraph("TableText", runs(strong(r.Figures))) + about.paragraphs
		}
		t.row(text(run{"Muted", r.ID + "  "}, strong(r.Title)), text(sign, run{words, r.Word}), about)
	}
	d.table(t, false)
	d.p("TableHead", plain(d.Labels.Firms))
	fields := d.Cover.Fields
	if d.Look.PreparedFor != "" {
		fields = append([]report.Field{{Label: d.Labels.PreparedFor, Value: d.Look.PreparedFor}}, fields...)
	}
	d.fields(fields)
}

// fields tables labels and values.
func (d *document) fields(fields []report.Field) {
	t := reportTable(6600)
	for _, f := range fields {
		t.row(text(run{"Muted", f.Label}), text(plain(f.Value)))
	}
	d.table(t, false)
}

// sign is an outcome's sign, in a style that a person can change for the whole document.
func sign(o assessment.Outcome) run {
	switch o {
	case assessment.Met:
		return run{"SignMet", "✓ "}
	case assessment.NotMet:
		return run{"SignNotMet", "✗ "}
	case assessment.NotApplicable:
		return run{"SignOff", "– "}
	}
	return run{"SignOpen", "○ "}
}

func stateSign(s report.RungState) run {
	switch s {
	case report.Reached:
		return sign(assessment.Met)
	case report.Missed:
		return sign(assessment.NotMet)
	case report.Partway:
		return run{"SignMet", "◐ "}
	}
	return sign(assessment.Unanswered)
}

// outcome is a sign with its word.
func outcome(o assessment.Outcome, word string) []run {
	style := "Muted"
	switch o {
	case assessment.Met:
		style = "Accent"
	case assessment.NotMet:
		style = "Warm"
	}
	return []run{sign(o), {style, word}}
}

// emuPerPixel brings a logo of 720 pixels to 6 cm: English Metric Units, 360,000 to the centimetre.
const emuPerPixel = 3000

// picture is the logo, in the text.
func picture(l *report.Logo) string {
	w, h := l.Width*emuPerPixel, l.Height*emuPerPixel
	return paragraph("", fmt.Sprintf(`<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/><wp:docPr id="1" name="Logo"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdLogo"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`, w, h, w, h))
}
