package report

import "rung/controls/lang"

// Annex is a page of facts that the catalogue hands along, for example whom to call.
type Annex struct {
	Title, Text string
	Items       []Field
	Checked     string // when its facts were last checked, in words, or ""
}

// annexes are the catalogue's, in its order.
func (b *builder) annexes() []Annex {
	var out []Annex
	for _, a := range b.catalogue.Annexes {
		annex := Annex{Title: b.text(a.Title), Text: b.text(a.Text)}
		for _, item := range a.Items {
			annex.Items = append(annex.Items, Field{b.text(item.Title), b.text(item.Text)})
		}
		if a.Checked != "" {
			annex.Checked = b.say("annex-checked", lang.Data{"Date": b.dayOf(a.Checked)})
		}
		out = append(out, annex)
	}
	return out
}
