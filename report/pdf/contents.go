package pdf

import "strconv"

// entry is a line of the table of contents.
type entry struct{ anchor, title string }

// insertContents puts the table of contents, and what the rungs of the ladder are about, after the cover. How many
// pages it takes does not depend on the page numbers in it, so it is laid out twice: to count them, then to stay.
func (s *setter) insertContents(d *document) {
	taken := len(s.contents(func(string) string { return "" }).pages)
	numbers := map[*page]int{}
	for i, p := range d.pages {
		numbers[p] = i + 1
		if i > 0 {
			numbers[p] += taken
		}
	}
	inner := s.contents(func(anchor string) string { return strconv.Itoa(numbers[d.anchors[anchor].page]) })
	for _, p := range inner.pages {
		p.document = d
	}
	for name, at := range inner.anchors {
		d.anchors[name] = at
	}
	d.bookmarks = append(append(append([]bookmark(nil), d.bookmarks[:1]...), inner.bookmarks...), d.bookmarks[1:]...)
	d.pages = append(append(append([]*page(nil), d.pages[0]), inner.pages...), d.pages[1:]...)
}

// contents sets the pages between cover and summary; number gives the page of an anchor.
func (s *setter) contents(number func(anchor string) string) *document {
	outer := s.flow
	defer func() { s.flow = outer }()
	s.flow = flow{document: newDocument()}
	s.flow.turn()
	s.part("contents", s.Labels.Contents, "")
	var rows []row
	parts := []entry{{"summary", s.Labels.Summary}, {"domains", s.Labels.Domains}, {"gaps", s.Labels.Gaps}}
	if len(s.Todos) > 0 {
		parts = append(parts, entry{"todos", s.Labels.Todos})
	}
	if len(s.Exceptions) > 0 {
		parts = append(parts, entry{"exceptions", s.Labels.Exceptions})
	}
	for _, e := range append(parts, entry{"findings", s.Labels.Findings}) {
		rows = append(rows, s.contentsLine(e, number, s.strong, 0))
	}
	for _, g := range s.Findings {
		rows = append(rows, s.contentsLine(entry{"group " + g.ID, g.Title}, number, s.body, 16))
	}
	rows = append(rows, s.contentsLine(entry{"method", s.Labels.Method}, number, s.strong, 0))
	for _, r := range rows {
		s.flow.add(block{rows: []row{r}})
	}
	s.part("ladder", s.Labels.Ladder, "")
	for i := len(s.Cover.Ladder) - 1; i >= 0; i-- {
		s.aboutRung(i)
	}
	s.flow.end()
	return s.flow.document
}

func (s *setter) contentsLine(e entry, number func(string) string, st style, indent float64) row {
	high := st.leading + 4
	return row{height: high, draw: func(p *page, y float64) {
		at := number(e.anchor)
		title := s.oneLine(e.title, st, column-indent-40)
		p.text(left+indent, y+2, title, st)
		p.shape(shapeMark{
			points: []point{{left + indent + st.font.width(title) + 6, y + 2 + st.leading*0.78}, {right - st.font.width(at) - 6, y + 2 + st.leading*0.78}},
			stroke: &rule, width: 0.8, dash: []float64{0.8, 3},
		})
		p.textEnd(right, y+2, at, st)
		p.linkTo(left, y, column, high, e.anchor)
	}}
}

// aboutRung says in full what a level is about.
func (s *setter) aboutRung(i int) {
	r := s.Cover.Ladder[i]
	const indent = 44
	head := row{height: s.h3.leading, keep: true, draw: func(p *page, y float64) {
		p.state(r.State, left+5, s.h3.middle(y), 10)
		p.text(left+16, y, s.clean(r.ID), s.h3.in(faint))
		title := s.oneLine(r.Title, s.h3, 220)
		p.text(left+indent, y, title, s.h3)
		at := left + indent + s.h3.font.width(title) + 10
		p.text(at, y, s.oneLine(r.Word, s.small, right-at), s.smallStrong.in(stateColor(r.State)))
	}}
	rows := concat([]row{head}, s.paragraph(r.About, s.body, left+indent, column-indent))
	s.flow.add(block{before: s.body.leading * 0.75, rows: rows})
}
