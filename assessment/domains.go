package assessment

// DomainResult is how far one domain has come.
type DomainResult struct {
	Domain                                 string
	Met, NotMet, NotApplicable, Unanswered int // requirements
}

// Total counts the domain's requirements that are asked.
func (d DomainResult) Total() int { return d.Met + d.NotMet + d.NotApplicable + d.Unanswered }

// Domains sums the findings up by domain, in the catalogue's order; domains without a requirement are left out.
func Domains(r *Result) []DomainResult {
	var out []DomainResult
	for _, f := range r.Findings {
		if len(out) == 0 || out[len(out)-1].Domain != f.Requirement.Domain {
			out = append(out, DomainResult{Domain: f.Requirement.Domain})
		}
		d := &out[len(out)-1]
		switch f.Outcome {
		case Met:
			d.Met++
		case NotMet:
			d.NotMet++
		case NotApplicable:
			d.NotApplicable++
		default:
			d.Unanswered++
		}
	}
	return out
}
