package pdf

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/jung-kurt/gofpdf"

	"rung/controls"
	"rung/report"
)

// painting is held while the library works: it writes into the padding of the font tables it is given.
var painting sync.Mutex

// painter writes a document with gofpdf, the only file that knows the library.
type painter struct {
	pdf   *gofpdf.Fpdf
	added map[*face]bool
	links map[string]int
}

// paint writes the document as PDF.
func paint(w io.Writer, m report.Model, d *document) error {
	painting.Lock()
	defer painting.Unlock()
	p := &painter{
		pdf:   gofpdf.NewCustom(&gofpdf.InitType{UnitStr: "pt", Size: gofpdf.SizeType{Wd: pageWidth, Ht: pageHeight}}),
		added: map[*face]bool{}, links: map[string]int{},
	}
	p.pdf.SetMargins(0, 0, 0)
	p.pdf.SetAutoPageBreak(false, 0)
	p.describe(m)
	numbers := map[*page]int{}
	for i, page := range d.pages {
		numbers[page] = i + 1
	}
	for _, page := range d.pages {
		p.pdf.AddPage()
		for _, mark := range page.marks {
			p.mark(mark)
		}
		for _, b := range d.bookmarks {
			if b.page == page {
				p.pdf.Bookmark(b.title, b.level, b.y)
			}
		}
	}
	for name, link := range p.links {
		if at, ok := d.anchors[name]; ok {
			p.pdf.SetLink(link, at.y, numbers[at.page])
		}
	}
	return p.pdf.Output(w)
}

// describe sets what a reader shows of the document besides its pages, and what makes equal bytes.
func (p *painter) describe(m report.Model) {
	p.pdf.SetCatalogSort(true)
	p.pdf.SetCreationDate(m.Created.UTC())
	p.pdf.SetModificationDate(m.Created.UTC())
	p.pdf.SetProducer(property(m.Generator), true)
	p.pdf.SetCreator(property(m.Generator), true)
	p.pdf.SetTitle(property(m.Title), true)
	p.pdf.SetAuthor(property(m.Cover.Firm), true)
	p.pdf.SetSubject(property(m.Cover.Framework), true)
}

// property makes a text fit for the document's properties, which take more characters than the typeface has.
func property(s string) string {
	var b strings.Builder
	for _, r := range strings.Join(strings.Fields(s), " ") {
		switch {
		case controls.Hidden(r):
			fmt.Fprintf(&b, "[%U]", r)
		case r > 0xffff: // the library panics
			b.WriteRune(missing)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func (p *painter) mark(m mark) {
	switch {
	case m.text != nil:
		p.text(m.text)
	case m.shape != nil:
		p.shape(m.shape)
	case m.link != nil:
		p.link(m.link)
	case m.image != nil:
		p.image(m.image)
	}
}

// image draws a picture. The library keeps one picture for each name: a report has one.
func (p *painter) image(i *imageMark) {
	options := gofpdf.ImageOptions{ImageType: "PNG"}
	if p.pdf.GetImageInfo("logo") == nil {
		p.pdf.RegisterImageOptionsReader("logo", options, bytes.NewReader(i.logo.PNG))
	}
	p.pdf.ImageOptions("logo", i.x, i.y, i.w, i.h, false, options, 0, "")
}

// text draws a line; characters that the bold face lacks are drawn with the regular one, outlined to look bold.
func (p *painter) text(t *textMark) {
	c := t.style.color
	p.pdf.SetTextColor(c.r, c.g, c.b)
	own, x := t.style.font, t.x
	for rest := t.text; rest != ""; {
		use := own
		run := leading(rest, func(r rune) bool { return own.has(r) })
		if run == "" && own.instead == nil {
			return // clean lets no such character through
		}
		if run == "" {
			use = font{own.instead, own.size}
			run = leading(rest, func(r rune) bool { return !own.has(r) })
		}
		p.use(use)
		if use.face != own.face {
			p.pdf.SetDrawColor(c.r, c.g, c.b)
			p.pdf.SetLineWidth(own.size * 0.03)
			p.pdf.SetTextRenderingMode(2)
		}
		p.pdf.Text(x, t.baseline, run)
		if use.face != own.face {
			p.pdf.SetTextRenderingMode(0)
		}
		x += own.width(run)
		rest = rest[len(run):]
	}
}

// leading is the longest beginning of s whose characters all satisfy f.
func leading(s string, f func(rune) bool) string {
	if end := strings.IndexFunc(s, func(r rune) bool { return !f(r) }); end >= 0 {
		return s[:end]
	}
	return s
}

// use sets the font. A font that is added is written even when unused, so each is added when it is first needed.
func (p *painter) use(f font) {
	name := "noto"
	if f.instead != nil {
		name = "notobold"
	}
	if !p.added[f.face] {
		p.added[f.face] = true
		p.pdf.AddUTF8FontFromBytes(name, "", f.file)
	}
	p.pdf.SetFont(name, "", f.size)
}

func (p *painter) shape(s *shapeMark) {
	how := ""
	if s.fill != nil {
		p.pdf.SetFillColor(s.fill.r, s.fill.g, s.fill.b)
		how = "F"
	}
	if s.stroke != nil {
		p.pdf.SetDrawColor(s.stroke.r, s.stroke.g, s.stroke.b)
		p.pdf.SetLineWidth(s.width)
		how += "D"
	}
	if len(s.dash) > 0 {
		p.pdf.SetDashPattern(s.dash, 0)
		defer p.pdf.SetDashPattern(nil, 0)
	}
	if len(s.points) == 0 {
		p.pdf.Circle(s.center.x, s.center.y, s.radius, how)
		return
	}
	p.pdf.MoveTo(s.points[0].x, s.points[0].y)
	for _, at := range s.points[1:] {
		p.pdf.LineTo(at.x, at.y)
	}
	if s.closed {
		p.pdf.ClosePath()
	}
	p.pdf.DrawPath(how)
}

func (p *painter) link(l *linkMark) {
	if l.address != "" {
		p.pdf.LinkString(l.x, l.y, l.w, l.h, l.address)
		return
	}
	link, ok := p.links[l.anchor]
	if !ok {
		link = p.pdf.AddLink()
		p.links[l.anchor] = link
	}
	p.pdf.Link(l.x, l.y, l.w, l.h, link)
}
