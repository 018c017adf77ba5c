package workbook

import (
	"slices"
	"strconv"
	"strings"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

// choice is one answer with its words.
type choice struct {
	value assessment.Value
	words func(lang.Tag) string
}

// choices are the answers that an objective takes, or, where it is nil, a requirement's flag.
func choices(c *controls.Catalogue, o *controls.Objective) []choice {
	plain := func(values ...assessment.Value) (out []choice) {
		for _, v := range values {
			out = append(out, choice{v, func(tag lang.Tag) string { return Messages.In(tag).Say("answer-" + string(v)) }})
		}
		return out
	}
	if o == nil {
		return plain(assessment.PartlyMet)
	}
	scale := c.Scale(o.Scale)
	if scale == nil {
		return plain(assessment.Value(assessment.Met), assessment.Value(assessment.NotMet), assessment.Value(assessment.NotApplicable))
	}
	var out []choice
	for i := range scale.Steps {
		out = append(out, choice{assessment.Value(scale.Steps[i].ID), scale.Steps[i].Title.In})
	}
	return append(out, plain(assessment.Value(assessment.NotApplicable))...)
}

// label is how an answer stands in a cell: its code and its words. A word that says the same stands in place of the code.
func (ch choice) label(tags []lang.Tag) string {
	code, words := string(ch.value), []string{}
	for _, tag := range tags {
		switch word := ch.words(tag); {
		case fold(word) == fold(string(ch.value)):
			code = word
		case !slices.Contains(words, word):
			words = append(words, word)
		}
	}
	return strings.Join(append([]string{code}, words...), " ")
}

// label words an answer to an objective, or, where it is nil, a requirement's flag.
func (m *maker) label(o *controls.Objective, value assessment.Value) string {
	for _, ch := range choices(m.Catalogue, o) {
		if ch.value == value {
			return ch.label(m.Langs)
		}
	}
	return string(value)
}

func (m *maker) labels(o *controls.Objective) []string {
	var out []string
	for _, ch := range choices(m.Catalogue, o) {
		out = append(out, ch.label(m.Langs))
	}
	return out
}

// reading knows what the words in the answers' cells stand for, each table made when it is first needed.
type reading struct {
	catalogue *controls.Catalogue
	tables    map[string]map[string]string // by scale; that of requirements is under "?"
}

// value is what a cell says, as ParseValue takes it. What nobody knows comes back as it is, to be named.
func (r *reading) value(typed string, o *controls.Objective) string {
	name := "?"
	if o != nil {
		name = o.Scale
	}
	table := r.tables[name]
	if table == nil {
		table = r.table(o)
		r.tables[name] = table
	}
	if value, ok := table[fold(typed)]; ok {
		return value
	}
	return brief(strings.TrimSpace(typed))
}

// table has, for each answer, its code, its words in any language, both together, and its place in the list.
func (r *reading) table(o *controls.Objective) map[string]string {
	out := map[string]string{}
	add := func(word string, v assessment.Value) {
		if _, taken := out[fold(word)]; !taken && fold(word) != "" {
			out[fold(word)] = string(v)
		}
	}
	open := choice{assessment.Value(assessment.Unanswered), func(tag lang.Tag) string { return Messages.In(tag).Say("answer-unanswered") }}
	all := choices(r.catalogue, o)
	if o == nil { // a requirement as a whole
		all = append(choices(r.catalogue, &controls.Objective{}), all...)
	}
	all = append(all, open)
	tags := Messages.Tags()
	for _, ch := range all { // codes first, because a step may be called by a number
		add(string(ch.value), ch.value)
	}
	for _, ch := range all {
		add(ch.label(tags), ch.value)
		for i, tag := range tags {
			add(ch.words(tag), ch.value)
			add(ch.label(tags[i:i+1]), ch.value)
			for _, other := range tags {
				add(ch.words(tag)+" "+ch.words(other), ch.value)
				add(string(ch.value)+" "+ch.words(tag)+" "+ch.words(other), ch.value)
				add(ch.label([]lang.Tag{tag, other}), ch.value)
			}
		}
	}
	for _, value := range []assessment.Outcome{assessment.NotApplicable, assessment.Unanswered} { // as people write it anyway
		for _, tag := range tags {
			for word := range strings.SplitSeq(Messages.In(tag).Say("also-"+string(value)), ",") {
				add(word, assessment.Value(value))
			}
		}
	}
	for i, ch := range all[:len(all)-1] {
		add(strconv.Itoa(i+1), ch.value)
	}
	return out
}
