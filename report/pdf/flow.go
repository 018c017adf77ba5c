package pdf

// row is a strip of the text's width that is never divided.
type row struct {
	height float64
	keep   bool // on one page with the row after it
	draw   func(p *page, y float64)
}

// block is rows that stay on one page where that leaves no large hole on the page before.
type block struct {
	before float64 // space above, none at the top of a page
	rows   []row
	again  []row // repeated above what goes over to a further page
	glued  bool  // to the beginning of the next block, as a heading is
	tight  bool  // rather divided than leaving more than a small hole
	starts bool  // a part of the report: no heads of the part before are repeated above it
}

// flow fills pages with blocks.
type flow struct {
	document *document
	page     *page
	y        float64
	heads    []row // repeated at the top of each further page
	waiting  *block
}

func height(rows []row) float64 {
	sum := 0.0
	for _, r := range rows {
		sum += r.height
	}
	return sum
}

// add places a block below the one before.
func (f *flow) add(b block) {
	if len(b.rows) == 0 {
		return
	}
	if w := f.waiting; w != nil {
		f.waiting = nil
		b = w.join(b)
	}
	if b.glued {
		f.waiting = &b
		return
	}
	f.place(b)
}

// join puts b under w, so that w's last row stays with b's first.
func (w *block) join(b block) block {
	rows := append([]row(nil), w.rows...)
	rows[len(rows)-1].keep = true
	if b.before > 0 {
		rows = append(rows, row{height: b.before, keep: true})
	}
	return block{before: w.before, rows: append(rows, b.rows...), again: b.again, glued: b.glued, tight: b.tight, starts: w.starts || b.starts}
}

// end places what still waits.
func (f *flow) end() {
	if w := f.waiting; w != nil {
		f.waiting = nil
		f.place(*w)
	}
	f.heads = nil
}

// turn begins a new page.
func (f *flow) turn() {
	f.page, f.y = f.document.newPage(), top
}

func (f *flow) left() float64 { return bottom - f.y }

// needs is how much room blocks take below what is placed and what waits.
func (f *flow) needs(blocks []block) float64 {
	sum := 0.0
	if f.waiting != nil {
		sum = height(f.waiting.rows)
		if f.y > top {
			sum += f.waiting.before
		}
	}
	for _, b := range blocks {
		sum += b.before + height(b.rows)
	}
	return sum
}

func (f *flow) place(b block) {
	hole := 0.35 * (bottom - top)
	if b.tight {
		hole = 0.16 * (bottom - top)
	}
	if f.page == nil {
		f.turn()
	}
	atTop := f.y == top
	if !atTop {
		need := b.before + height(b.rows)
		if need > f.left() && (f.left() > hole || need > bottom-top) {
			need = b.before + height(b.rows[:chunk(b.rows)])
		}
		if need > f.left() {
			f.turn()
			if !b.starts {
				f.repeat(f.heads)
			}
		} else {
			f.y += b.before
		}
	}
	room := bottom - top - height(f.heads) - height(b.again)
	for rows := b.rows; len(rows) > 0; {
		n := chunk(rows)
		if height(rows[:n]) > room {
			n = 1 // taller than a page: nothing can be kept together
		}
		if height(rows[:n]) > f.left() && f.y > top {
			f.turn()
			f.repeat(f.heads)
			f.repeat(b.again)
		}
		for _, r := range rows[:n] {
			f.put(r)
		}
		rows = rows[n:]
	}
}

// chunk counts the rows from the first on that must stay together.
func chunk(rows []row) int {
	n := 1
	for n < len(rows) && rows[n-1].keep {
		n++
	}
	return n
}

func (f *flow) put(r row) {
	if r.draw != nil {
		r.draw(f.page, f.y)
	}
	f.y += r.height
}

// repeat puts rows that stood on a page before.
func (f *flow) repeat(rows []row) {
	from := len(f.page.marks)
	for _, r := range rows {
		f.put(r)
	}
	for _, m := range f.page.marks[from:] {
		if m.text != nil {
			m.text.again = true
		}
	}
}
