package controls

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"rung/controls/lang"
)

// readLanguages reads the languages ahead of everything else, because every text depends on them: those in which the
// catalogue is offered, then those into which it is being translated.
func (d *decoder) readLanguages(n *yaml.Node, c *Catalogue) {
	listed := find(n, "languages")
	if listed == nil {
		return // the missing key is told with the others
	}
	read := func(to *[]lang.Tag) func(*yaml.Node) {
		return func(item *yaml.Node) {
			var s string
			d.str(&s)(item)
			tag := lang.Tag(s)
			switch {
			case s == "":
			case !tag.Valid():
				d.found.add(d.at(item), "language", say("language", "{{.Text}} is not the tag of a language; write for example [en, zh-TW]", "Text", show(s)))
			case slices.Contains(c.Languages, tag), slices.Contains(c.Translating, tag):
				d.found.add(d.at(item), "language", say("language-twice", "the language {{.Language}} stands here a second time; remove one", "Language", string(tag)))
			default:
				*to = append(*to, tag)
			}
		}
	}
	d.filled(listed, read(&c.Languages))
	if unfinished := find(n, "translating"); unfinished != nil {
		d.filled(unfinished, read(&c.Translating))
	}
	d.languages, d.translating = c.Languages, c.Translating
}

// text reads a text in every language of the catalogue.
func (d *decoder) text(to *lang.Text) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if n.Kind == yaml.ScalarNode && len(d.languages) == 1 {
			var s string
			d.prose(&s)(n)
			*to = lang.Text{d.languages[0]: s}
			return
		}
		*to = lang.Text{}
		d.eachLanguage(n, wantsText, func(tag lang.Tag, value *yaml.Node) {
			var s string
			d.prose(&s)(value)
			if d.offered(tag) {
				(*to)[tag] = s
			}
		})
	}
}

// name reads a text that may be one and the same in every language, as names are.
func (d *decoder) name(to *lang.Text) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if n.Kind == yaml.ScalarNode {
			var s string
			d.prose(&s)(n)
			*to = lang.Plain(s)
			return
		}
		d.text(to)(n)
	}
}

// texts reads a list of texts in every language of the catalogue.
func (d *decoder) texts(to *lang.List) func(*yaml.Node) {
	return func(n *yaml.Node) {
		*to = lang.List{}
		read := func(tag lang.Tag, value *yaml.Node) {
			var list []string
			d.filled(value, func(item *yaml.Node) {
				var s string
				d.prose(&s)(item)
				list = append(list, s)
			})
			if d.offered(tag) {
				(*to)[tag] = list
			}
		}
		if n.Kind == yaml.SequenceNode && len(d.languages) == 1 {
			read(d.languages[0], n)
			return
		}
		d.eachLanguage(n, wantsList, read)
	}
}

// offered reports whether texts in a language are shown to people: not while it is being translated into.
func (d *decoder) offered(tag lang.Tag) bool { return !slices.Contains(d.translating, tag) }

// eachLanguage reads a mapping from language to value that must name every language of the catalogue and no other. A
// language that is being translated into may be missing, and a translation may have a stamp beside it.
func (d *decoder) eachLanguage(n *yaml.Node, wanted Saying, read func(lang.Tag, *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		if len(d.languages) > 0 { // else that is what has to be mended first
			each := say("for-each-language", "{{.Wanted}} for each language", "Wanted", wanted)
			d.unexpected(n, "missing-language", each, say("write", "write {{.Example}}", "Example", "{"+d.tags(": ..., ")+": ...}"))
		}
		return
	}
	seen := d.entries(n, func(name, value *yaml.Node) {
		if of, ok := stampKey(name.Value); ok {
			d.stamp(n, name, value, of)
			return
		}
		tag := lang.Tag(name.Value)
		if len(d.languages) > 0 && !slices.Contains(d.languages, tag) && d.offered(tag) {
			d.found.add(d.at(name), "unknown-language", noLanguage(name.Value, d.languages))
			return
		}
		read(tag, value)
	})
	for _, tag := range d.languages {
		if !seen[string(tag)] {
			d.found.add(d.at(n), "missing-language", say("missing-language", "{{.Wanted}} in {{.Language}} is missing here", "Wanted", wanted, "Language", string(tag)))
		}
	}
}

// noLanguage says that a language is not one of the catalogue's.
func noLanguage(tag string, known []lang.Tag) Saying {
	return say("unknown-language", "the catalogue has no language {{.Language}}; it lists {{.Known}}", "Language", show(tag), "Known", Names(ids(known, func(t lang.Tag) string { return string(t) })))
}

func (d *decoder) tags(between string) string {
	names := make([]string, len(d.languages))
	for i, t := range d.languages {
		names[i] = string(t)
	}
	return strings.Join(names, between)
}
