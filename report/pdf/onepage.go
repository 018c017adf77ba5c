package pdf

import (
	"strconv"

	"rung/report"
)

// onePage is the summary for people who read one page: where the firm stands, the gaps that matter most, what the next
// rung takes, and what changed. Where it would run over, less is said of each gap, then of the rest.
func (s *setter) onePage() {
	s.letterhead()
	from := s.flow.y
	for less := 0; ; less++ {
		rows, shorter := s.onePageRows(less)
		if from+height(rows) <= bottom+14 || !shorter {
			s.putWithin(rows, bottom+14)
			return
		}
	}
}

// putWithin places rows on this page as far as it goes.
func (s *setter) putWithin(rows []row, floor float64) {
	for _, r := range rows {
		if s.flow.y+r.height > floor {
			return
		}
		s.flow.put(r)
	}
}

// onePageRows are the rows of the page; the higher less, the fewer. It reports whether they can be fewer still.
func (s *setter) onePageRows(less int) (rows []row, shorter bool) {
	steps := max(0, 2-less)
	ladder := 118.0 - 20*float64(min(2, max(0, less-2)))
	paragraphs := s.Summary.Paragraphs[:max(0, len(s.Summary.Paragraphs)-max(0, less-4))]
	gaps := s.Summary.First[:max(0, len(s.Summary.First)-max(0, less-6))]
	headline := s.h2
	headline.font.size, headline.leading = 13.5, 20
	lines := behind(s.paragraph(s.Summary.Headline, headline, left+14, column-14), func(p *page, y, h float64) { p.box(left, y, 3, h, &accent, nil) })
	rows = concat(lines, gap(8))
	if len(s.Cover.Ladder) > 0 {
		rows = append(rows, row{height: ladder, draw: func(p *page, y float64) { s.ladder(p, y, y+ladder) }})
	}
	rows = concat(rows, gap(6))
	for _, text := range paragraphs {
		rows = concat(rows, s.paragraph(text, s.small.in(ink), left, column), gap(2.5))
	}
	rows = concat(rows, gap(6), s.counts(), gap(12), s.lowerColumns(gaps, steps))
	closing := s.paragraph(s.Model.Method.Certificate, s.tiny, left, column)
	return concat(rows, gap(8), closing), less < 11
}

// The two columns below the figures.
const (
	gapsWide = 262.0
	waysFrom = left + gapsWide + 24
)

// lowerColumns sets the gaps at the left, the way at the right and, as far as there is room below it, the domains.
func (s *setter) lowerColumns(gaps []report.Gap, steps int) []row {
	leftRows, rightRows := s.gapColumn(gaps, steps), s.wayColumn()
	if room := height(leftRows) - height(rightRows); room > 90 {
		rightRows = concat(rightRows, s.domainColumn(room))
	}
	return s.twoColumns(leftRows, rightRows)
}

// domainColumn draws the domains, the worst first, as many as there is room for.
func (s *setter) domainColumn(room float64) []row {
	const bars, barsWide = waysFrom + 34, 96.0
	rows := concat(s.paragraph(s.Labels.Domains, s.h3, waysFrom, right-waysFrom), []row{{height: 5, draw: func(p *page, y float64) { p.hairline(waysFrom, right, y+1.5) }}})
	most := 1
	for _, d := range s.Domains {
		most = max(most, d.Total)
	}
	for _, d := range s.Domains {
		st := s.small.in(ink)
		if height(rows)+st.leading > room {
			break
		}
		rows = append(rows, row{height: st.leading, draw: func(p *page, y float64) {
			p.text(waysFrom, y, s.oneLine(d.ID, s.smallStrong, 30), s.smallStrong)
			x := bars
			for _, c := range d.Counts {
				if w := barsWide * float64(c.Number) / float64(most); w > 0 {
					p.fillBar(c.Outcome, x, y+2, w, st.leading-4)
					x += w
				}
			}
			p.textEnd(right, y, s.oneLine(d.Words, st, right-bars-barsWide-6), st)
		}})
	}
	return rows
}

// twoColumns sets two lots of rows side by side as one row.
func (s *setter) twoColumns(leftRows, rightRows []row) []row {
	high := max(height(leftRows), height(rightRows))
	return []row{{height: high, draw: func(p *page, y float64) {
		for _, rows := range [][]row{leftRows, rightRows} {
			at := y
			for _, r := range rows {
				if r.draw != nil {
					r.draw(p, at)
				}
				at += r.height
			}
		}
	}}}
}

// gapColumn lists the gaps that matter most.
func (s *setter) gapColumn(gaps []report.Gap, steps int) []row {
	heading := s.Labels.FirstGaps
	if len(gaps) == 0 {
		return s.paragraph(s.Labels.NoGaps, s.h3, left, gapsWide)
	}
	rows := concat(s.paragraph(heading, s.h3, left, gapsWide), gap(3))
	const indent = 20
	for _, g := range gaps {
		tags := row{height: s.tiny.leading, draw: func(p *page, y float64) {
			p.hairline(left, left+gapsWide, y-3)
			p.text(left, y+2, strconv.Itoa(g.Place), s.h3.in(accent))
			id := s.oneLine(g.ID, s.tiny, 120)
			p.text(left+indent, y, id, s.tiny.in(accent))
			if g.Cost != "" {
				p.textEnd(left+gapsWide, y, s.oneLine(g.Cost, s.tiny, 70), s.tiny.in(warm))
			}
		}}
		rows = concat(rows, gap(5), []row{tags}, s.paragraph(g.Title, s.strong, left+indent, gapsWide-indent), s.paragraph(g.Also, s.tiny, left+indent, gapsWide-indent))
		if len(g.Do) > 0 && steps > 0 {
			st := s.small.in(ink)
			lines, _ := st.font.atMost(steps, s.clean(g.Do[0]), gapsWide-indent)
			for _, line := range lines {
				rows = append(rows, row{height: st.leading, draw: func(p *page, y float64) { p.text(left+indent, y, line, st) }})
			}
		}
	}
	return rows
}

// wayColumn says what the next rung takes, and what changed.
func (s *setter) wayColumn() []row {
	wide := right - waysFrom
	part := func(title string, texts []string) []row {
		if len(texts) == 0 {
			return nil
		}
		rows := concat(s.paragraph(title, s.h3, waysFrom, wide), []row{{height: 5, draw: func(p *page, y float64) { p.hairline(waysFrom, right, y+1.5) }}})
		for _, text := range texts {
			rows = concat(rows, s.paragraph(text, s.small.in(ink), waysFrom, wide), gap(4))
		}
		return concat(rows, gap(8))
	}
	var rows []row
	if len(s.Summary.First) > 0 { // else the other column says that there is no gap
		rows = part(s.Labels.Ways, s.Ways)
	}
	if s.Model.Since != nil {
		rows = concat(rows, part(s.sinceTitle(), s.Model.Since.Lines))
	}
	var dates []string
	for _, f := range s.Dates {
		dates = append(dates, f.Label+s.Labels.Colon+f.Value)
	}
	return concat(rows, part(s.Labels.Dates, dates))
}

// hairline draws a hairline from one place to another.
func (p *page) hairline(from, to, y float64) { p.line(rule, 0.6, point{from, y}, point{to, y}) }
