package assessment

import (
	"strings"

	"rung/controls"
)

// WithoutReason lists the objectives whose answer needs a reason by the catalogue's rule and has none, in order.
// Source: 32 CFR 170.24(b).
func WithoutReason(c *controls.Catalogue, r *Result) []ObjectiveFinding {
	var out []ObjectiveFinding
	for _, f := range r.Findings {
		if f.Off != nil {
			continue
		}
		for _, o := range f.Objectives {
			if _, needed := c.Reasons[string(o.Outcome)]; needed && strings.TrimSpace(o.Answer.Note) == "" {
				out = append(out, o)
			}
		}
	}
	return out
}

// Excepted lists the objectives that count as met by an exception, in order.
func Excepted(r *Result) []ObjectiveFinding {
	var out []ObjectiveFinding
	for _, f := range r.Findings {
		if f.Off != nil {
			continue
		}
		for _, o := range f.Objectives {
			if o.Answer.Exception != nil {
				out = append(out, o)
			}
		}
	}
	return out
}
