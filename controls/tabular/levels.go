package tabular

import (
	"slices"
	"strconv"

	"rung/controls"
	"rung/controls/draft"
	"rung/controls/lang"
)

// levels makes the levels: those that a column names, each counting those before it, or one. Where every requirement has a
// weight and no column names levels, points are deducted.
func (b *builder) levels() {
	leveled := slices.ContainsFunc(b.columns, func(c Column) bool { return c.Field == Level })
	weighted := !slices.ContainsFunc(b.weights, func(w int) bool { return w < 1 })
	if !leveled || !slices.ContainsFunc(b.c.Requirements, func(r controls.Requirement) bool { return r.Level != "" }) {
		b.one(weighted)
		return
	}
	var order []string
	for _, r := range b.c.Requirements {
		if !slices.Contains(order, r.Level) && len(order) < 200 {
			order = append(order, r.Level)
		}
	}
	if at := slices.Index(order, ""); at >= 0 { // what says no level comes last
		order = append(slices.Delete(order, at, at+1), "")
		draft.SortLevels(order[:len(order)-1])
	} else {
		draft.SortLevels(order)
	}
	ids := map[string]string{}
	for i, name := range order {
		id := name
		switch {
		case name == "":
			id = "other"
		case wholeWord().MatchString(name):
			id = "L" + name
		case !slices.ContainsFunc([]rune(name), ascii):
			id = "L" + strconv.Itoa(i+1)
		}
		ids[name] = b.levelNames.ID(id)
		title := draft.Line(nil, "", firstOf(name, b.c.Title.In(b.base)))
		b.c.Levels = append(b.c.Levels, controls.Level{ID: ids[name], Title: lang.Plain(draft.Headline(title)), About: lang.Plain(title),
			Rule: controls.Rule{Kind: controls.Cumulative, Cite: b.cite()}})
	}
	for i := range b.c.Requirements {
		r := &b.c.Requirements[i]
		if r.Level = ids[r.Level]; r.Level == "" {
			r.Level = b.c.Levels[len(b.c.Levels)-1].ID
		}
		if b.weights[i] >= 0 {
			b.tally.Leave(LeftWeight, "", r.ID)
		}
	}
}

// one makes a single level.
func (b *builder) one(weighted bool) {
	id := draft.OneLevel(b.tally, b.c)
	sum := 0
	for i := range b.c.Requirements {
		r := &b.c.Requirements[i]
		r.Level = id
		switch {
		case weighted:
			r.Weight, r.Cite = b.weights[i], map[string]string{"": b.cite()}
			sum += r.Weight
		case b.weights[i] >= 0:
			b.tally.Leave(LeftWeight, "", r.ID)
		}
	}
	if weighted && sum <= 1_000_000 {
		b.c.Levels[0].Rule = controls.Rule{Kind: controls.Deduction, Cite: b.cite(), Maximum: sum}
	}
}

// cite names the table as the source of its rules.
func (b *builder) cite() string {
	return firstOf(draft.Line(nil, "", b.sheet.Name), b.c.Title.In(b.base))
}

func firstOf(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

// languages decides which languages are offered: those in which every text stands.
func (b *builder) languages() {
	draft.Offer(b.tally, b.c, b.base, b.texts)
	b.origin.Languages = b.c.Languages
	again := draft.Start(nil, b.origin)
	b.c.Notice, b.c.Publisher = again.Notice, again.Publisher
	for i := range b.c.Levels {
		if l := &b.c.Levels[i]; l.ID == "all" && len(l.Title) > 0 && l.Title[""] == "" {
			l.Title, l.About = draft.Words(b.c.Languages, "all-title"), draft.Words(b.c.Languages, "all-about")
		}
	}
}
