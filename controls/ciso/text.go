package ciso

import (
	"strings"

	"golang.org/x/text/language"

	"rung/controls/draft"
	"rung/controls/lang"
)

// tagOf is the tag of a locale, "" for what is none.
func tagOf(locale string) lang.Tag {
	if locale == "" || len(locale) > 20 {
		return ""
	}
	parsed, err := language.Parse(strings.ReplaceAll(locale, "_", "-"))
	if err != nil || !lang.Tag(parsed.String()).Valid() {
		return ""
	}
	return lang.Tag(parsed.String())
}

// raw is a field of a node in every language that it has, in order of the languages in the file.
func (b *builder) raw(from node, field, where string) lang.Text {
	out := lang.Text{}
	if s := draft.Clean(b.tally, where, from.get(field).str()); s != "" {
		out[b.base] = s
	}
	for _, t := range from.get("translations").entries() {
		tag := tagOf(t.key)
		if s := draft.Clean(b.tally, where, t.value.get(field).str()); s != "" && tag != "" && tag != b.base {
			out[tag] = s
		}
	}
	if len(out) > 0 && out[b.base] == "" { // what only a translation has is better than nothing
		out[b.base] = out.In(lang.English)
	}
	return out
}

// text is raw for a text of the catalogue.
func (b *builder) text(from node, field, where string) lang.Text {
	out := b.raw(from, field, where)
	return b.use(out)
}

// use registers a text that is to stand in the catalogue.
func (b *builder) use(x lang.Text) lang.Text {
	if len(x) > 0 {
		b.texts = append(b.texts, draft.Translated{Text: x})
	}
	return x
}

// fixed is a text that is no one's to translate, such as an id that stands for a title.
func (b *builder) fixed(s string) lang.Text {
	out := lang.Text{b.base: s}
	b.texts = append(b.texts, draft.Translated{Text: out, Fixed: true})
	return out
}

// lines is a text in every language with a function applied that may make several of it.
func (b *builder) lines(x lang.Text, split func(string) []string) lang.List {
	out := lang.List{}
	for tag, s := range x {
		if list := split(s); len(list) > 0 {
			out[tag] = list
		}
	}
	if len(out[b.base]) == 0 {
		return nil
	}
	b.texts = append(b.texts, draft.Translated{List: out})
	return out
}

// mapped applies a function to a text in every language.
func mapped(x lang.Text, f func(string) string) lang.Text {
	out := lang.Text{}
	for tag, s := range x {
		if s = f(s); s != "" {
			out[tag] = s
		}
	}
	return out
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
