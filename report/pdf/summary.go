package pdf

import (
	"strconv"

	"rung/assessment"
	"rung/report"
)

// summary sets the page for people who read one page. Where it would run over, the first steps are shortened.
func (s *setter) summary() {
	s.chapter("summary", s.Labels.Summary, "")
	blocks := s.summaryBlocks(2)
	for steps := 1; steps >= 0 && s.flow.needs(blocks) > s.flow.left(); steps-- {
		blocks = s.summaryBlocks(steps)
	}
	for _, b := range blocks {
		s.flow.add(b)
	}
}

// summaryBlocks are the summary below its heading, with so many lines for the first step of each gap.
func (s *setter) summaryBlocks(steps int) []block {
	headline := s.h2
	headline.font.size, headline.leading = 14, 21
	lines := s.paragraph(s.Summary.Headline, headline, left+14, column-14)
	lines = behind(lines, func(p *page, y, h float64) { p.box(left, y, 3, h, &accent, nil) })
	blocks := []block{{rows: keepAll(lines)}}
	before := s.body.leading
	for _, text := range s.Summary.Paragraphs {
		blocks = append(blocks, block{before: before, rows: s.paragraph(text, s.body, left, column)})
		before = s.body.leading / 2
	}
	blocks = append(blocks, block{before: s.body.leading, rows: s.progress()}, block{before: s.body.leading, rows: s.counts()})
	return append(blocks, s.firstGaps(steps)...)
}

// progress draws how much is answered.
func (s *setter) progress() []row {
	share := 0.0
	if s.Summary.Questions > 0 {
		share = float64(s.Summary.Answered) / float64(s.Summary.Questions)
	}
	words := row{height: s.small.leading + 4, keep: true, draw: func(p *page, y float64) {
		p.text(left, y, s.clean(s.Labels.Progress), s.smallStrong)
		p.textEnd(right, y, s.oneLine(s.Summary.Progress, s.small, column*0.7), s.small.in(ink))
	}}
	bar := row{height: 8, draw: func(p *page, y float64) {
		p.box(left, y, column, 8, &tint, nil)
		p.hatch(left+column*share, y, column*(1-share), 8, 5, rule)
		if share > 0 {
			p.box(left, y, column*share, 8, &accent, nil)
		}
		p.box(left, y, column, 8, nil, &faint)
	}}
	return []row{words, bar}
}

// counts sets how many requirements have each outcome, in large figures side by side.
func (s *setter) counts() []row {
	n := len(s.Summary.Counts)
	if n == 0 {
		return nil
	}
	from := s.scoreWidth()
	wide := (column - from) / float64(n)
	title := row{height: s.small.leading + 5, keep: true, draw: func(p *page, y float64) {
		p.text(left, y, s.clean(s.Labels.Outcomes), s.smallStrong)
	}}
	figures := row{height: s.figure.leading + s.small.leading + 12, draw: func(p *page, y float64) {
		p.box(left, y, column, s.figure.leading+s.small.leading+12, &tint, nil)
		if from > 0 {
			p.text(left+12, y+4, s.clean(s.Summary.Score), s.figure.in(accent))
			p.text(left+12, y+4+s.figure.leading, s.oneLine(s.Summary.ScoreWord, s.small, from-16), s.small.in(ink))
		}
		for i, c := range s.Summary.Counts {
			x := left + from + wide*float64(i) + 12
			if i > 0 || from > 0 {
				p.line(rule, 0.8, point{x - 12, y + 9}, point{x - 12, y + s.figure.leading + s.small.leading + 3})
			}
			figure := s.figure
			if c.Outcome == assessment.NotMet && c.Number > 0 {
				figure = figure.in(warm)
			}
			p.text(x, y+4, strconv.Itoa(c.Number), figure)
			s.marked(p, c.Mark, c.Word, x, y+4+s.figure.leading, wide-16, s.small)
		}
	}}
	return []row{title, figures}
}

// scoreWidth is the room for the score, 0 where the rule has no points.
func (s *setter) scoreWidth() float64 {
	if s.Summary.Score == "" {
		return 0
	}
	return max(s.figure.font.width(s.clean(s.Summary.Score)), min(110, s.small.font.width(s.clean(s.Summary.ScoreWord)))) + 28
}

// firstGaps sets the gaps to close first, each leading to its place in the register.
func (s *setter) firstGaps(steps int) []block {
	if len(s.Summary.First) == 0 {
		return nil
	}
	heading := s.paragraph(s.Labels.FirstGaps, s.h2, left, column)
	blocks := []block{{before: s.body.leading * 1.5, rows: concat(heading, gap(3)), glued: true}}
	for _, g := range s.Summary.First {
		blocks = append(blocks, block{rows: s.firstGap(g, steps)})
	}
	return blocks
}

func (s *setter) firstGap(g report.Gap, most int) []row {
	const indent = 30
	title := s.h3
	step := s.small.in(ink)
	var steps []string
	if len(g.Do) > 0 && most > 0 {
		steps, _ = step.font.atMost(most, s.clean(g.Do[0]), column-indent)
	}
	high := 6 + s.tiny.leading + title.leading + float64(len(steps))*step.leading + 5
	return []row{{height: high, draw: func(p *page, y float64) {
		p.rule(y)
		p.linkTo(left, y, column, high, "gap "+g.ID)
		y += 6
		p.text(left, y+s.tiny.leading-2, strconv.Itoa(g.Place), s.h2.in(accent))
		s.gapTags(p, g, left+indent, y, s.tiny)
		y += s.tiny.leading
		p.text(left+indent, y, s.oneLine(g.Title, title, column-indent), title)
		p.texts(left+indent, y+title.leading, steps, step)
	}}}
}

// gapTags sets a gap's id, domain and cost in one line.
func (s *setter) gapTags(p *page, g report.Gap, x, y float64, st style) {
	id := s.oneLine(g.ID, st, 150)
	p.text(x, y, id, st.in(accent))
	x += st.font.width(id) + 9
	end := right
	if g.Cost != "" {
		cost := s.oneLine(g.Cost, st, 120)
		p.textEnd(right, y, cost, st.in(warm))
		end -= st.font.width(cost) + 9
	}
	p.text(x, y, s.oneLine(g.Domain, st, end-x), st)
}
