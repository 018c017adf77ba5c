package html

import (
	"slices"
	"strconv"

	"rung/report"
)

// link is one entry of the contents.
type link struct{ ID, Title string }

// choice is one list to choose from in the filter, by one of the data attributes of an entry.
type choice struct {
	By, Label string
	Options   []option
}

type option struct{ Value, Words string }

// Sections are the parts that this report has.
func (p *page) Sections() []link {
	l := p.Labels
	all := []struct {
		there bool
		link  link
	}{
		{true, link{"summary", l.Summary}},
		{p.Since != nil, link{"since", p.sinceTitle()}},
		{p.Timeline != nil, link{"timeline", l.Timeline}},
		{len(p.Domains) > 0, link{"domains", l.Domains}},
		{len(p.Heat) > 0, link{"heat", l.Heat}},
		{len(p.Gaps) > 0, link{"plan", l.Plan}},
		{!p.ShortKind(), link{"gaps", l.Gaps}},
		{len(p.Findings) > 0, link{"findings", l.Findings}},
		{len(p.Todos) > 0, link{"todos", l.Todos}},
		{len(p.Exceptions) > 0, link{"exceptions", l.Exceptions}},
		{len(p.Evidence) > 0, link{"evidence", l.Index}},
		{len(p.History) > 0, link{"history", l.History}},
		{len(p.Related) > 0, link{"related", l.Related}},
		{len(p.Annexes) > 0, link{"annexes", l.Annexes}},
		{true, link{"method", l.Method}},
		{len(p.SignOff) > 0, link{"sign-off", l.SignOff}},
	}
	var out []link
	for _, s := range all {
		if s.there {
			out = append(out, s.link)
		}
	}
	return out
}

// sinceTitle is the heading of what changed.
func (p *page) sinceTitle() string {
	if p.Since == nil {
		return ""
	}
	return p.Since.Title
}

// Shown is the sentence that says how much the filter lets through.
func (p *page) Shown() string {
	if len(p.Findings) == 0 {
		return p.Say("shown-gaps")
	}
	return p.Say("shown-both")
}

// Choices are the lists that tell entries of this report apart: one that offers a single value does not.
func (p *page) Choices() []choice {
	c := []choice{
		{By: "outcome", Label: p.Say("outcome")}, {By: "domain", Label: p.Say("domain")},
		{By: "weight", Label: p.Say("weight")}, {By: "owner", Label: p.Say("owner")},
	}
	for _, g := range p.Findings {
		for _, f := range g.Findings {
			c[0].offer(string(f.Mark.Outcome), f.Mark.Word)
			c[1].offer(g.Title, g.Title)
			c[2].offer(strconv.Itoa(f.Weight), strconv.Itoa(f.Weight))
		}
	}
	for _, r := range p.Rows {
		c[1].offer(r.Gap.Domain, r.Gap.Domain)
		c[2].offer(strconv.Itoa(r.Weight), strconv.Itoa(r.Weight))
		c[3].offer(r.Gap.Owner, r.Gap.Owner)
	}
	slices.SortStableFunc(c[2].Options, func(a, b option) int { return number(b.Value) - number(a.Value) })
	for i, o := range c[3].Options {
		if o.Value == "" {
			c[3].Options = append(slices.Delete(c[3].Options, i, i+1), option{"", p.Say("nobody")})
			break
		}
	}
	return slices.DeleteFunc(c, func(c choice) bool { return len(c.Options) < 2 })
}

// offer adds a value once.
func (c *choice) offer(value, words string) {
	if !slices.ContainsFunc(c.Options, func(o option) bool { return o.Value == value }) {
		c.Options = append(c.Options, option{value, words})
	}
}

func number(s string) int {
	n, _ := strconv.Atoi(s) // written by Itoa
	return n
}

// Orders are the ways to sort the gaps.
func (p *page) Orders() []option {
	orders := []option{{"place", p.Say("sort-place")}, {"points", p.Say("sort-points")}}
	has := func(value func(report.Gap) string) bool {
		return slices.ContainsFunc(p.Gaps, func(g report.Gap) bool { return value(g) != "" })
	}
	if has(func(g report.Gap) string { return g.Due }) {
		orders = append(orders, option{"due", p.Say("sort-due")})
	}
	if has(func(g report.Gap) string { return g.Owner }) {
		orders = append(orders, option{"owner", p.Say("sort-owner")})
	}
	return append(orders, option{"id", p.Say("sort-id")})
}
