package pdf

import "rung/report"

// document is a report laid out: pages with marks in their places.
type document struct {
	pages     []*page
	bookmarks []bookmark
	anchors   map[string]spot
}

// spot is a place that a link leads to. Points are counted from the top of the page.
type spot struct {
	page *page
	y    float64
}

// bookmark is an entry of the outline that a reader shows beside the pages.
type bookmark struct {
	title string
	level int // 0 or 1
	spot
}

// page is one page's marks in the order in which they are read.
type page struct {
	document *document
	marks    []mark
	titled   bool // it begins with the firm's name, and needs no header
	cover    bool // it is no page of text
}

// mark is one thing on a page; exactly one of its parts is set.
type mark struct {
	text  *textMark
	shape *shapeMark
	link  *linkMark
	image *imageMark
}

// textMark is a text on one line.
type textMark struct {
	x, baseline float64
	text        string // clean
	style       style
	// again is set on headers, footers and headings that only repeat what stands elsewhere.
	again bool
}

// shapeMark is a polygon, an open line or an ellipse.
type shapeMark struct {
	points       []point // a polygon or a line
	closed       bool
	center       point // a disc where there are no points
	radius       float64
	fill, stroke *color
	width        float64 // of the stroke
	dash         []float64
}

// imageMark is a picture.
type imageMark struct {
	x, y, w, h float64
	logo       *report.Logo
}

type point struct{ x, y float64 }

// linkMark makes a part of the page lead to an anchor of the document or to an address outside.
type linkMark struct {
	x, y, w, h      float64
	anchor, address string
}

func newDocument() *document { return &document{anchors: map[string]spot{}} }

func (d *document) newPage() *page {
	p := &page{document: d}
	d.pages = append(d.pages, p)
	return p
}

// text puts a clean text on the page, its line's top at y.
func (p *page) text(x, y float64, s string, st style) {
	if s != "" {
		p.marks = append(p.marks, mark{text: &textMark{x: x, baseline: st.baseline(y), text: s, style: st}})
	}
}

// textEnd puts a text so that it ends at x.
func (p *page) textEnd(x, y float64, s string, st style) { p.text(x-st.font.width(s), y, s, st) }

// baseline is where the letters stand in a line whose top is at y: they look centred in it.
func (s style) baseline(y float64) float64 { return y + s.leading/2 + 0.36*s.font.size }

// middle is the height at which the letters of a line whose top is at y are centred.
func (s style) middle(y float64) float64 { return y + s.leading/2 }

func (p *page) shape(s shapeMark) { p.marks = append(p.marks, mark{shape: &s}) }

// box draws a rectangle; fill and stroke may be nil.
func (p *page) box(x, y, w, h float64, fill, stroke *color) {
	p.shape(shapeMark{points: []point{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}, closed: true, fill: fill, stroke: stroke, width: 0.7})
}

func (p *page) disc(x, y, radius float64, fill, stroke *color, width float64) {
	p.shape(shapeMark{center: point{x, y}, radius: radius, fill: fill, stroke: stroke, width: width})
}

func (p *page) line(c color, width float64, points ...point) {
	p.shape(shapeMark{points: points, stroke: &c, width: width})
}

// rule draws a hairline across the text.
func (p *page) rule(y float64) { p.line(rule, 0.6, point{left, y}, point{right, y}) }

// hatch fills a rectangle with slanting lines, gap points apart.
func (p *page) hatch(x, y, w, h, gap float64, c color) {
	for d := gap; d < w+h; d += gap {
		from, to := point{x + d, y}, point{x, y + d}
		if from.x > x+w {
			from = point{x + w, y + d - w}
		}
		if to.y > y+h {
			to = point{x + d - h, y + h}
		}
		p.line(c, 0.6, from, to)
	}
}

func (p *page) linkTo(x, y, w, h float64, anchor string) {
	p.marks = append(p.marks, mark{link: &linkMark{x: x, y: y, w: w, h: h, anchor: anchor}})
}

func (p *page) linkOut(x, y, w, h float64, address string) {
	p.marks = append(p.marks, mark{link: &linkMark{x: x, y: y, w: w, h: h, address: address}})
}

// anchor names a place for links.
func (p *page) anchor(name string, y float64) { p.document.anchors[name] = spot{p, y} }

// bookmark names a place for the outline.
func (p *page) bookmark(title string, level int, y float64) {
	p.document.bookmarks = append(p.document.bookmarks, bookmark{title, level, spot{p, y}})
}
