package pdf

import "rung/report"

// The columns of the sign-off block.
const (
	signName = left + 88
	signHand = left + 208
	signDay  = left + 366
	signHigh = 40.0
)

// signOff sets the block for those who answer for the report: role, name, and room for a signature and a date.
func (s *setter) signOff() {
	if len(s.SignOff) == 0 {
		return
	}
	s.flow.end()
	title := onFirst(s.paragraph(s.Labels.SignOff, s.h2, left, column), func(p *page, y float64) {
		p.anchor("sign-off", y-6)
		p.bookmark(s.oneLine(s.Labels.SignOff, s.h2, 1e6), 0, y-6)
	})
	st := s.smallStrong
	head := row{height: st.leading + 6, draw: func(p *page, y float64) {
		p.text(left, y, s.oneLine(s.Labels.Role, st, signName-left-8), st)
		p.text(signName, y, s.oneLine(s.Labels.Name, st, signHand-signName-8), st)
		p.text(signHand, y, s.oneLine(s.Labels.Signature, st, signDay-signHand-8), st)
		p.text(signDay, y, s.oneLine(s.Labels.Day, st, right-signDay), st)
		p.line(ink, 0.9, point{left, y + st.leading + 3}, point{right, y + st.leading + 3})
	}}
	rows := concat(title, gap(2), s.paragraph(s.Labels.ReadSignOff, s.small, left, column), gap(s.body.leading), []row{head})
	for _, sign := range s.SignOff {
		rows = append(rows, s.signature(sign))
	}
	s.flow.add(block{before: 2.5 * s.body.leading, rows: append(keepAll(rows), gap(1)...), starts: true})
}

// signature is one line to sign on.
func (s *setter) signature(sign report.Signature) row {
	st := s.body
	name, _ := st.font.atMost(2, s.clean(sign.Name), signHand-signName-10)
	return row{height: signHigh, draw: func(p *page, y float64) {
		floor := y + signHigh - 6
		p.text(left, floor-st.leading, s.oneLine(sign.Role, s.strong, signName-left-8), s.strong)
		p.texts(signName, floor-float64(len(name))*st.leading, name, st)
		for _, line := range [][2]float64{{signName, signHand - 10}, {signHand, signDay - 10}, {signDay, right}} {
			p.line(grey, 0.7, point{line[0], floor}, point{line[1], floor})
		}
	}}
}
