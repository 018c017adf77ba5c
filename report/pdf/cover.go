package pdf

import "rung/report"

// cover sets the first page: what this is, whose it is, the ladder, and what is known of the assessment.
func (s *setter) cover(p *page) {
	p.titled, p.cover = true, true
	p.box(0, 0, pageWidth, 9, &accent, nil)
	p.bookmark(s.oneLine(s.Cover.Heading, s.h1, 1e6), 0, 0)
	y := s.coverHead(p, 38+s.logo(p, 38, 190, 58))
	floor := s.coverFields(p, bottom+18)
	s.ladder(p, y+24, floor-30)
}

// logo sets the logo at the right, its top at y, within a width and a height, and returns how far down it and the room
// below it reach; without one, the room that a page has there anyway.
func (s *setter) logo(p *page, y, width, height float64) float64 {
	l := s.Look.Logo
	if l == nil || l.Width <= 0 || l.Height <= 0 {
		return 32
	}
	scale := min(width/float64(l.Width), height/float64(l.Height))
	w, h := float64(l.Width)*scale, float64(l.Height)*scale
	p.marks = append(p.marks, mark{image: &imageMark{right - w, y, w, h, l}})
	return h + 18
}

// coverHead sets framework, heading, firm and scope from y on and returns where they end.
func (s *setter) coverHead(p *page, y float64) float64 {
	framework := s.strong.in(accent)
	lines, _ := framework.font.atMost(2, s.clean(s.Cover.Framework), column)
	y = p.texts(left, y, lines, framework)
	heading := s.h2.in(grey)
	y = p.texts(left, y+2, []string{s.oneLine(s.Cover.Heading, heading, column)}, heading)
	firm, lines := s.firmLines()
	y = p.texts(left, y+20, lines, firm)
	if s.Cover.Scope == "" {
		return y
	}
	scope := s.body.in(grey)
	scope.font.size, scope.leading = 11, 17
	lines, cut := scope.font.atMost(3, s.clean(s.Cover.Scope), column)
	s.cutIf(cut, s.Labels.Scope, s.Cover.Scope)
	return p.texts(left, y+7, lines, scope)
}

// firmLines breaks the firm's name into few lines, in smaller letters the longer it is.
func (s *setter) firmLines() (style, []string) {
	name := s.clean(s.Cover.Firm)
	st, most := s.firm, 0
	for _, try := range []struct {
		size  float64
		lines int
	}{{27, 2}, {23, 3}, {19.5, 3}, {16.5, 4}, {14, 5}} {
		st.font.size, st.leading, most = try.size, try.size*1.32, try.lines
		if lines := st.font.lines(name, column); len(lines) <= most {
			return st, balance(st.font, name, lines, column)
		}
	}
	lines, _ := st.font.atMost(most, name, column)
	s.cutIf(true, s.Labels.Firm, s.Cover.Firm)
	return st, lines
}

// balance evens out the lines of a title: as many as before, in the narrowest width that still holds them.
func balance(f font, text string, lines []string, width float64) []string {
	for narrower := width - 12; len(lines) > 1 && narrower > width/3; narrower -= 12 {
		tried := f.lines(text, narrower)
		if len(tried) > len(lines) {
			break
		}
		lines = tried
	}
	return lines
}

// coverList are the fields of the cover, whom the report is for first.
func (s *setter) coverList() []report.Field {
	if s.Look.PreparedFor == "" {
		return s.Cover.Fields
	}
	return append([]report.Field{{Label: s.Labels.PreparedFor, Value: s.Look.PreparedFor}}, s.Cover.Fields...)
}

// coverFields sets the table of fields so that it ends at y, and returns where it begins.
func (s *setter) coverFields(p *page, y float64) float64 {
	const (
		most   = 2 // lines for one value
		values = left + 128
	)
	label, value := s.small, s.small.in(ink)
	type entry struct {
		field report.Field
		lines []string
	}
	var entries []entry
	const pad = 3.5
	from := y
	for _, f := range s.coverList() {
		lines, cut := value.font.atMost(most, s.clean(f.Value), right-values)
		if cut {
			s.cut = append(s.cut, f)
		}
		entries = append(entries, entry{f, lines})
		from -= float64(len(lines))*value.leading + 2*pad
	}
	at := from
	for _, e := range entries {
		p.rule(at)
		p.text(left, at+pad, s.oneLine(e.field.Label, label, values-left-8), label)
		at = p.texts(values, at+pad, e.lines, value) + pad
	}
	return from
}

// texts sets lines one below the other and returns where they end.
func (p *page) texts(x, y float64, lines []string, st style) float64 {
	for _, line := range lines {
		p.text(x, y, line, st)
		y += st.leading
	}
	return y
}
