package interview

import (
	"slices"
	"strings"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

// ByID finds the question that an id names: a requirement's (its first question) or an objective's. The id may be cut
// down to what tells it apart, "3.5.3" or "b.1.i", be written in small letters, or be an id the requirement refers to.
func ByID(findings []assessment.Finding, id string) (Place, bool) {
	name, key, hasKey := controls.SplitObjectiveID(plainKeys(strings.ToLower(strings.TrimSpace(id))))
	if name == "" {
		return Place{}, false
	}
	for _, names := range []func(*controls.Requirement) bool{
		func(r *controls.Requirement) bool { return strings.ToLower(r.ID) == name },
		func(r *controls.Requirement) bool { return shortID(r.ID) == name },
		func(r *controls.Requirement) bool { return refersTo(r, name) },
		func(r *controls.Requirement) bool { return strings.HasPrefix(strings.ToLower(r.ID), name) },
	} {
		for i := range findings {
			if findings[i].Off != nil || !names(findings[i].Requirement) {
				continue
			}
			if !hasKey {
				return Place{i, 0}, true
			}
			if o := slices.IndexFunc(findings[i].Requirement.Objectives, func(o controls.Objective) bool { return strings.ToLower(o.Key) == key }); o >= 0 {
				return Place{i, o}, true
			}
		}
	}
	return Place{}, false
}

// shortID is what follows the last hyphen of an id, in small letters: 3.1.1 of AC.L2-3.1.1.
func shortID(id string) string { return strings.ToLower(id[strings.LastIndexByte(id, '-')+1:]) }

func refersTo(r *controls.Requirement, name string) bool {
	return slices.ContainsFunc(r.Refs, func(refs controls.Refs) bool {
		return slices.ContainsFunc(refs.IDs, func(id string) bool { return strings.ToLower(id) == name })
	})
}

// Search lists the questions in which all words of the query occur, in any language: in ids, titles, questions,
// objectives and notes. A requirement that has the words itself is listed once, at its first question.
func Search(findings []assessment.Finding, query string) []Place {
	words := strings.Fields(strings.ToLower(query))
	if len(words) == 0 {
		return nil
	}
	var found []Place
	for i := range findings {
		f := &findings[i]
		if f.Off != nil {
			continue
		}
		r := f.Requirement
		if hasAll(words, r.ID, allOf(r.Title), allOf(r.Ask)) {
			found = append(found, Place{i, 0})
			continue
		}
		for j := range f.Objectives {
			o := &f.Objectives[j]
			if hasAll(words, o.Objective.ID, allOf(r.Title), allOf(r.Ask), allOf(o.Objective.Text), o.Answer.Note) {
				found = append(found, Place{i, j})
			}
		}
	}
	return found
}

// allOf is a text in all its languages.
func allOf(text lang.Text) string {
	parts := make([]string, 0, len(text))
	for _, part := range text {
		parts = append(parts, part)
	}
	slices.Sort(parts)
	return strings.Join(parts, "\n")
}

func hasAll(words []string, texts ...string) bool {
	text := strings.ToLower(strings.Join(texts, "\n"))
	return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(text, word) })
}

// plainKeys turns the full-width letters, digits and signs that a Chinese input method gives into plain ones.
func plainKeys(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0xff01 && r <= 0xff5e:
			return r - 0xfee0
		case r == 0x3000: // the full-width space
			return ' '
		}
		return r
	}, s)
}
