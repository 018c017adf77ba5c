package pdf

import (
	"slices"
	"strconv"
)

// entry is a line of the table of contents.
type entry struct{ anchor, title string }

// insertContents puts the table of contents, and what the rungs of the ladder are about, after the cover. How many
// pages it takes does not depend on the page numbers in it, so it is laid out twice: to count them, then to stay.
func (s *setter) insertContents(d *document) {
	front := 1 // pages before it
	if s.Look.NoCover {
		front = 0
	}
	taken := len(s.contents(func(string) string { return "" }).pages)
	numbers := map[*page]int{}
	for i, p := range d.pages {
		numbers[p] = i + 1
		if i >= front {
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
	d.bookmarks = slices.Concat(d.bookmarks[:front], inner.bookmarks, d.bookmarks[front:])
	d.pages = slices.Concat(d.pages[:front], inner.pages, d.pages[front:])
}

// parts are the parts of the report that there are, in order.
func (s *setter) parts() []entry {
	l := s.Labels
	all := []struct {
		entry
		there bool
	}{
		{entry{"summary", l.Summary}, true},
		{entry{"heat", l.Heat}, len(s.Heat) > 0},
		{entry{"domains", l.Domains}, true},
		{entry{"timeline", l.Timeline}, s.Timeline != nil},
		{entry{"gaps", l.Gaps}, true},
		{entry{"todos", l.Todos}, len(s.Todos) > 0},
		{entry{"exceptions", l.Exceptions}, len(s.Exceptions) > 0},
		{entry{"findings", l.Findings}, true},
		{entry{"evidence", l.Index}, len(s.Evidence) > 0},
		{entry{"history", l.History}, len(s.History) > 0},
		{entry{"related", l.Related}, len(s.Related) > 0},
		{entry{"annexes", l.Annexes}, len(s.Annexes) > 0},
		{entry{"method", l.Method}, true},
		{entry{"sign-off", l.SignOff}, len(s.SignOff) > 0},
	}
	var out []entry
	for _, part := range all {
		if part.there {
			out = append(out, part.entry)
		}
	}
	return out
}

// contents sets the pages between cover and summary; number gives the page of an anchor.
func (s *setter) contents(number func(anchor string) string) *document {
	outer := s.flow
	defer func() { s.flow = outer }()
	s.flow = flow{document: newDocument()}
	s.flow.turn()
	if s.Look.NoCover {
		s.letterhead()
	}
	s.part("contents", s.Labels.Contents, "")
	var rows []row
	for _, e := range s.parts() {
		rows = append(rows, s.contentsLine(e, number, s.strong, 0))
		if e.anchor == "findings" {
			for _, g := range s.Findings {
				rows = append(rows, s.contentsLine(entry{"group " + g.ID, g.Title}, number, s.small.in(ink), 16))
			}
		}
	}
	for _, r := range rows {
		s.flow.add(block{rows: []row{r}})
	}
	s.part("ladder", s.Labels.Ladder, "")
	if s.Look.NoCover && len(s.Cover.Ladder) > 0 {
		const high = 118
		s.flow.add(block{rows: []row{{height: high, draw: func(p *page, y float64) { s.ladder(p, y, y+high) }}}})
	}
	for i := len(s.Cover.Ladder) - 1; i >= 0; i-- {
		s.aboutRung(i)
	}
	if s.Look.NoCover {
		s.heading(s.Labels.Firms)
		for _, f := range slices.Concat(s.cut, s.Cover.Fields) {
			s.flow.add(block{rows: s.fact(f)})
		}
	}
	s.flow.end()
	return s.flow.document
}

func (s *setter) contentsLine(e entry, number func(string) string, st style, indent float64) row {
	high := st.leading
	return row{height: high, draw: func(p *page, y float64) {
		at := number(e.anchor)
		title := s.oneLine(e.title, st, column-indent-40)
		p.text(left+indent, y, title, st)
		p.shape(shapeMark{
			points: []point{{left + indent + st.font.width(title) + 6, y + st.leading*0.78}, {right - st.font.width(at) - 6, y + st.leading*0.78}},
			stroke: &rule, width: 0.8, dash: []float64{0.8, 3},
		})
		p.textEnd(right, y, at, st)
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
