package docx

import (
	"fmt"
	"strings"

	"rung/report"
)

// The namespaces that the parts use.
const (
	proclaim   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	namespaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
)

// file is the main part: the body on A4 with margins of 2.2 cm, the first page without a header.
func (d *document) file() []byte {
	return []byte(proclaim + "<w:document" + namespaces + "><w:body>" + d.opening() + d.String() +
		`<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/><w:footerReference w:type="first" r:id="rId5"/>` +
		`<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1474" w:right="1247" w:bottom="1304" w:left="1247" w:header="680" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr></w:body></w:document>`)
}

// opening is what stands before the body: the cover and the contents, which one requirement alone does without.
func (d *document) opening() string {
	if d.Kind == report.KindGap {
		return ""
	}
	return d.front + pageBreak + d.contents()
}

// header stands on every page but the first.
func (d *document) header() []byte {
	return []byte(proclaim + "<w:hdr" + namespaces + ">" +
		paragraph("Header", runs(plain(flat(d.clauses(d.Cover.Firm, d.Cover.Heading)+"\t"+d.Look.Confidential)))) + "</w:hdr>")
}

// flat is a text on one line; a firm's name of many lines is no header.
func flat(s string) string { return strings.ReplaceAll(s, "\n", " ") }

// footer tells the date and the page of how many, in fields that the reader's program fills in.
func (d *document) footer() []byte {
	var b strings.Builder
	b.WriteString(runs(plain(flat(d.Date) + "\t")))
	words := flat(d.Labels.Page)
	for words != "" {
		at, name, code := len(words), "", ""
		for _, f := range []struct{ name, code string }{{"{page}", "PAGE"}, {"{pages}", "NUMPAGES"}} {
			if i := strings.Index(words, f.name); i >= 0 && i < at {
				at, name, code = i, f.name, f.code
			}
		}
		b.WriteString(runs(plain(words[:at])))
		if code != "" {
			fmt.Fprintf(&b, `<w:fldSimple w:instr=" %s "><w:r><w:t>1</w:t></w:r></w:fldSimple>`, code)
		}
		words = words[at+len(name):]
	}
	return []byte(proclaim + "<w:ftr" + namespaces + ">" + paragraph("Footer", b.String()) + "</w:ftr>")
}

// entry is a heading that the contents lead to.
type entry struct {
	level, mark int
	text        string
}

// contents is a field that lists the chapters, filled with what it will hold. It has no page numbers, which
// only the reader's program knows; there it can be brought up to date like any other.
func (d *document) contents() string {
	const begin = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \o "1-1" \n \h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`
	const end = `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
	var b strings.Builder
	for i, e := range d.entries {
		line := fmt.Sprintf(`<w:hyperlink w:anchor="%s" w:history="1">%s</w:hyperlink>`, anchor(e.mark), runs(plain(e.text)))
		if i == 0 {
			b.WriteString(paragraph("Eyebrow", runs(plain(d.Labels.Contents))))
			line = begin + line
		}
		if i == len(d.entries)-1 {
			line += end
		}
		b.WriteString(paragraph(fmt.Sprintf("TOC%d", e.level), line))
	}
	return b.String()
}

// pageBreak begins a new page.
const pageBreak = `<w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>`
