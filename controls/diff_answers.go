package controls

// Rename is an id and the one that stands for it now; "" where none does.
type Rename struct {
	From string `json:"from"`
	To   string `json:"to,omitempty"`
}

// Renames lists what an assessment must know of the ids that changed, to be applied all at once: requirements and
// objectives that have another id, and those whose id the new catalogue gives to something else.
func (c Changes) Renames() []Rename {
	var out []Rename
	c.each(func(p PartChange) {
		if p.Renamed() {
			out = append(out, Rename{p.Was, p.ID})
		}
	})
	for _, id := range c.retired {
		out = append(out, Rename{From: id})
	}
	return out
}

// ToConfirm lists the new ids of all whose old answer, or flag, must be confirmed.
func (c Changes) ToConfirm() []string {
	var out []string
	c.each(func(p PartChange) {
		if p.Confirm {
			out = append(out, p.ID)
		}
	})
	return out
}

// each walks through the requirements that changed, each with its objectives behind it.
func (c Changes) each(do func(PartChange)) {
	for _, r := range c.Requirements {
		do(r)
		for _, o := range r.Objectives {
			do(o)
		}
	}
}

// Effect counts what a change of catalogue does to answers, in objectives.
type Effect struct {
	Stay    int `json:"stay"`    // keep their answer, under the same id or another
	Renamed int `json:"renamed"` // those of them with another id
	Confirm int `json:"confirm"` // ask something else now
	Go      int `json:"go"`      // are asked no more; the answer stays in the history
	New     int `json:"new"`     // have no answer yet
}

// Effect sums up what the changes do to the answers of an assessment.
func (c Changes) Effect() Effect {
	e := Effect{Stay: c.Unchanged}
	for _, r := range c.Requirements {
		for _, o := range r.Objectives {
			switch {
			case o.Added():
				e.New++
			case o.Removed():
				e.Go++
			case o.Confirm:
				e.Confirm++
			case o.Renamed():
				e.Stay++
				e.Renamed++
			}
		}
	}
	return e
}
