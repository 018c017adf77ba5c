package pdf

import "rung/report"

// letterhead begins a document that has no cover: what this is, whose it is, and how things stand in a line. It takes a
// page on which nothing stands yet.
func (s *setter) letterhead() {
	const logoWidth, logoHeight = 118.0, 40.0
	if s.flow.page == nil || s.flow.y != top {
		s.flow.turn()
	}
	p := s.flow.page
	p.titled = true
	p.box(0, 0, pageWidth, 9, &accent, nil)
	p.bookmark(s.oneLine(s.Cover.Heading, s.h1, 1e6), 0, 0)
	s.logo(p, 30, logoWidth, logoHeight)
	wide := column
	if s.Look.Logo != nil {
		wide -= logoWidth + 16
	}
	st := s.small.in(accent)
	y := 34.0
	p.text(left, y, s.oneLine(s.Cover.Framework, st, wide), st)
	y += st.leading
	heading := s.h1
	heading.font.size, heading.leading = 18, 26
	p.text(left, y, s.oneLine(s.Cover.Heading, heading, wide), heading)
	y += heading.leading + 3
	if s.Look.Logo != nil {
		y = max(y, 30+logoHeight+6)
	}
	firm, lines := s.shortFirm()
	y = p.texts(left, y, lines, firm)
	if s.Cover.Scope != "" {
		lines, cut := s.small.font.atMost(2, s.clean(s.Cover.Scope), column)
		s.cutIf(cut, s.Labels.Scope, s.Cover.Scope)
		y = p.texts(left, y, lines, s.small)
	}
	y = s.lineOfFields(p, y+3)
	p.line(ink, 1.1, point{left, y + 4}, point{right, y + 4})
	s.flow.y = y + 4 + s.body.leading
}

// shortFirm breaks the firm's name into few lines, in smaller letters the longer it is.
func (s *setter) shortFirm() (style, []string) {
	name, st := s.clean(s.Cover.Firm), s.h2
	for i, size := range []float64{12.5, 10.5, 9} {
		st.font.size, st.leading = size, size*1.5
		if lines := st.font.lines(name, column); len(lines) <= i+2 {
			return st, balance(st.font, name, lines, column)
		}
	}
	lines, _ := st.font.atMost(4, name, column)
	s.cutIf(true, s.Labels.Firm, s.Cover.Firm)
	return st, lines
}

// lineOfFields sets what a reader looks for first: whom it is for, the date, who filled it in.
func (s *setter) lineOfFields(p *page, y float64) float64 {
	fields := []report.Field{
		{Label: s.Labels.PreparedFor, Value: s.Look.PreparedFor}, {Label: s.Labels.Day, Value: s.Date}, {Label: s.Labels.Assessor, Value: s.assessor()},
	}
	label, value := s.small, s.small.in(ink)
	x := left
	for _, f := range fields {
		if f.Value == "" {
			continue
		}
		name := s.oneLine(f.Label, label, 110)
		text := s.oneLine(f.Value, value, 170)
		wide := label.font.width(name) + 6 + value.font.width(text)
		if x > left && x+wide > right {
			x, y = left, y+value.leading
		}
		s.cutIf(value.font.width(s.clean(f.Value)) > 170, f.Label, f.Value)
		p.text(x, y, name, label)
		p.text(x+label.font.width(name)+6, y, text, value)
		x += wide + 20
	}
	return y + value.leading
}

// assessor is who filled the assessment in, "" where that was not said.
func (s *setter) assessor() string {
	if len(s.SignOff) > 0 {
		return s.SignOff[0].Name
	}
	for _, f := range s.Cover.Fields {
		if f.Label == s.Labels.Assessor {
			return f.Value
		}
	}
	return ""
}

// cutIf remembers what a first page had no room for.
func (s *setter) cutIf(cut bool, label, value string) {
	if !cut {
		return
	}
	for _, f := range s.cut {
		if f.Label == label {
			return
		}
	}
	s.cut = append(s.cut, report.Field{Label: label, Value: value})
}
