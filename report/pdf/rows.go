package pdf

// paragraph sets a text in lines from x on, each a row. No line stands alone at the foot or at the top of a page.
func (s *setter) paragraph(text string, st style, x, width float64) []row {
	text = s.clean(text)
	if text == "" {
		return nil
	}
	var rows []row
	for _, line := range st.font.lines(text, width) {
		rows = append(rows, row{height: st.leading, draw: func(p *page, y float64) { p.text(x, y, line, st) }})
	}
	return together(rows)
}

// together keeps the first two rows on one page, and the last two.
func together(rows []row) []row {
	if n := len(rows); n > 1 {
		rows[0].keep = true
		rows[n-2].keep = true
	}
	return rows
}

// keepAll keeps all rows on one page, and on that of what follows.
func keepAll(rows []row) []row {
	for i := range rows {
		rows[i].keep = true
	}
	return rows
}

// gap is empty space.
func gap(height float64) []row { return []row{{height: height}} }

// beside sets rows at the left of others. The left ones are drawn first and stay on the page of the first others.
func beside(leftRows, rightRows []row) []row {
	if len(leftRows) == 0 {
		return rightRows
	}
	if missing := height(leftRows) - height(rightRows); missing > 0 {
		rightRows = append(rightRows, gap(missing)...)
	}
	rows := append([]row(nil), rightRows...)
	covered := 0.0
	for i := range rows {
		if covered += rows[i].height; covered >= height(leftRows) {
			break
		}
		rows[i].keep = i+1 < len(rows)
	}
	first := rows[0].draw
	rows[0].draw = func(p *page, y float64) {
		at := y
		for _, r := range leftRows {
			if r.draw != nil {
				r.draw(p, at)
			}
			at += r.height
		}
		if first != nil {
			first(p, y)
		}
	}
	return rows
}

// behind draws something under each row before the row itself.
func behind(rows []row, draw func(p *page, y, height float64)) []row {
	out := make([]row, len(rows))
	for i, r := range rows {
		out[i] = row{height: r.height, keep: r.keep, draw: func(p *page, y float64) {
			draw(p, y, r.height)
			if r.draw != nil {
				r.draw(p, y)
			}
		}}
	}
	return out
}

// onFirst draws something with the first row.
func onFirst(rows []row, draw func(p *page, y float64)) []row {
	if len(rows) == 0 {
		return rows
	}
	out := append([]row(nil), rows...)
	first := out[0].draw
	out[0].draw = func(p *page, y float64) {
		draw(p, y)
		if first != nil {
			first(p, y)
		}
	}
	return out
}

func concat(parts ...[]row) []row {
	var rows []row
	for _, p := range parts {
		rows = append(rows, p...)
	}
	return rows
}
