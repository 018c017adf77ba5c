package pdf

// todos lists the answers that still lack something. There is no such part where nothing is lacking.
func (s *setter) todos() {
	if len(s.Todos) == 0 {
		return
	}
	s.chapter("todos", s.Labels.Todos, s.Labels.ReadTodos)
	for _, t := range s.Todos {
		s.flow.add(block{rows: s.listing(t.ID, t.Words)})
	}
	s.flow.end()
}

// exceptions lists what counts as met by an exception. There is no such part where there is none.
func (s *setter) exceptions() {
	if len(s.Exceptions) == 0 {
		return
	}
	s.chapter("exceptions", s.Labels.Exceptions, s.Labels.ReadExceptions)
	for _, x := range s.Exceptions {
		rows := s.listing(x.ID, x.Text)
		rows = append(rows[:len(rows)-1], s.paragraph(x.Kind+s.Labels.Colon+x.Reference, s.small.in(ink), side, right-side)...)
		s.flow.add(block{rows: concat(rows, gap(4))})
	}
	s.flow.end()
}

// listing sets a text beside the id it is about.
func (s *setter) listing(id, text string) []row {
	rows := beside(s.paragraph(id, s.small.in(accent), left, side-left-10), s.paragraph(text, s.body, side, right-side))
	return concat([]row{{height: 3.5, keep: true, draw: func(p *page, y float64) { p.rule(y) }}}, rows, gap(3.5))
}
