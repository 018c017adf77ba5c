package report

import (
	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

// NextScore is how much of the next rung holds: of the requirements that it adds to those of the rung held.
type NextScore struct {
	Level   string   `json:"level"`
	Met     int      `json:"met"` // met or not applicable
	Total   int      `json:"total"`
	Missing []string `json:"missing"` // requirements that are not met
	Open    []string `json:"open"`    // requirements with an open answer
}

// held says which rung is held and what is missing for the next one; nothing where rungs do not build on each other.
func (b *builder) held() []string {
	at := assessment.Stand(b.catalogue, b.state, b.result)
	if at == nil {
		return nil
	}
	said := []string{b.say("held-none")}
	if at.Held != nil {
		said[0] = b.say("held", lang.Data{"Level": b.text(at.Held.Level.Title)})
	}
	if at.Next == nil {
		return said
	}
	notMet, open := at.Missing()
	next := lang.Data{"Level": b.text(at.Next.Level.Title), "Met": at.Met(), "Total": len(at.Own), "Share": at.Share()}
	words := b.say("next-share", next)
	if len(notMet) > 0 {
		words += b.gap() + b.say("next-missing", lang.Data{"Count": len(notMet), "IDs": b.some(notMet)})
	}
	if len(open) > 0 {
		words += b.gap() + b.say("next-open", lang.Data{"Count": len(open), "IDs": b.some(open)})
	}
	return append(said, words)
}

// gap is what stands between two sentences.
func (b *builder) gap() string {
	if b.options.Lang.Wide() {
		return ""
	}
	return " "
}

// some lists the ids of findings, the first few by name.
func (b *builder) some(findings []assessment.Finding) string {
	var ids []string
	for i, f := range findings {
		if i == namedBarred && len(findings) > namedBarred+1 {
			ids = append(ids, b.say("and-more", lang.Data{"Count": len(findings) - i}))
			break
		}
		ids = append(ids, f.Requirement.ID)
	}
	return b.join(ids)
}

// concerns says how many requirements do not concern the firm.
func (b *builder) concerns() []string {
	n := 0
	for _, f := range b.result.Findings {
		if f.Off != nil {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return []string{b.say("switched-off", lang.Data{"Count": n})}
}

// footingScore is the rung held ("" for none) and the one above it; nil where rungs do not build on each other, and
// where the target itself is held.
func footingScore(c *controls.Catalogue, s *assessment.State, r *assessment.Result) (held *string, next *NextScore) {
	at := assessment.Stand(c, s, r)
	if at == nil {
		return nil, nil
	}
	held = new(string)
	if at.Held != nil {
		*held = at.Held.Level.ID
	}
	if at.Next == nil {
		return held, nil
	}
	next = &NextScore{Level: at.Next.Level.ID, Met: at.Met(), Total: len(at.Own), Missing: []string{}, Open: []string{}}
	notMet, open := at.Missing()
	for _, f := range notMet {
		next.Missing = append(next.Missing, f.Requirement.ID)
	}
	for _, f := range open {
		next.Open = append(next.Open, f.Requirement.ID)
	}
	return held, next
}
