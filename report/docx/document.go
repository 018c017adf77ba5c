package docx

import (
	"fmt"
	"strings"

	"rung/report"
)

// document is the text as it is written, block by block.
type document struct {
	report.Model
	strings.Builder
	front   string // the first page
	entries []entry
	lists   []int    // the ids of numbered lists, each of which begins anew
	links   []string // addresses on the web
	marks   int      // bookmarks so far
}

// run is a text in one character style, "" for that of its paragraph.
type run struct{ style, text string }

func plain(text string) run  { return run{"", text} }
func strong(text string) run { return run{"Strong", text} }

// runs writes texts one behind the other. A line break in a text stays one.
func runs(texts ...run) string {
	var b strings.Builder
	for _, r := range texts {
		if r.text == "" {
			continue
		}
		b.WriteString("<w:r>")
		if r.style != "" {
			b.WriteString(`<w:rPr><w:rStyle w:val="` + r.style + `"/></w:rPr>`)
		}
		for i, line := range strings.Split(r.text, "\n") {
			if i > 0 {
				b.WriteString("<w:br/>")
			}
			for j, piece := range strings.Split(line, "\t") {
				if j > 0 {
					b.WriteString("<w:tab/>")
				}
				if piece != "" {
					b.WriteString(`<w:t xml:space="preserve">` + escape(piece) + "</w:t>")
				}
			}
		}
		b.WriteString("</w:r>")
	}
	return b.String()
}

// paragraph is a paragraph of finished runs in a style, "" for Normal.
func paragraph(style, runs string) string {
	if style == "" {
		return "<w:p>" + runs + "</w:p>"
	}
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>` + runs + "</w:p>"
}

// p writes a paragraph; none where there is no text.
func (d *document) p(style string, texts ...run) {
	if r := runs(texts...); r != "" {
		d.WriteString(paragraph(style, r))
	}
}

// heading writes a heading of a level from 1 to 3 that links can lead to.
func (d *document) heading(level int, text string) {
	if text == "" {
		return
	}
	d.marks++
	if level == 1 {
		d.entries = append(d.entries, entry{level, d.marks, text})
	}
	d.WriteString(paragraph(fmt.Sprintf("Heading%d", level),
		fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="%s"/>%s<w:bookmarkEnd w:id="%d"/>`, d.marks, anchor(d.marks), runs(plain(text)), d.marks)))
}

// anchor names a bookmark.
func anchor(mark int) string { return fmt.Sprintf("_Toc%06d", mark) }

// numbered writes steps as a list that begins with 1.
func (d *document) numbered(items []string) {
	if len(items) == 0 {
		return
	}
	id := 100 + len(d.lists)
	d.lists = append(d.lists, id)
	for _, item := range items {
		d.WriteString(fmt.Sprintf(`<w:p><w:pPr><w:pStyle w:val="ListNumber"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr></w:pPr>%s</w:p>`, id, runs(plain(item))))
	}
}

// listed writes items in a list's style.
func (d *document) listed(style string, items []string) {
	for _, item := range items {
		d.p(style, plain(item))
	}
}

// webLink writes an address on the web as a link; any other stays plain text.
func (d *document) webLink(address string) string {
	if !strings.HasPrefix(address, "https://") && !strings.HasPrefix(address, "http://") || strings.ContainsAny(address, " <>\"\\^`{|}\n\t") {
		return runs(run{"Muted", address})
	}
	d.links = append(d.links, address)
	return fmt.Sprintf(`<w:hyperlink r:id="rIdLink%d" w:history="1">%s</w:hyperlink>`, len(d.links), runs(run{"Hyperlink", address}))
}

// clauses joins what is there of some texts.
func (d *document) clauses(texts ...string) string {
	var said []string
	for _, t := range texts {
		if t != "" {
			said = append(said, t)
		}
	}
	return strings.Join(said, d.Labels.Clause)
}
