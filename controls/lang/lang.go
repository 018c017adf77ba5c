// Package lang holds what every room needs to speak more than one language: the tag that names a language, the text
// that carries its translations, and the lookup of interface messages. A further language is a file, not code.
package lang

import (
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// Tag names a language as BCP 47 does, for example "en" or "zh-TW".
type Tag string

// The languages that are there from the first day.
const (
	English            Tag = "en"
	TraditionalChinese Tag = "zh-TW"
)

// Valid reports whether t is a BCP 47 tag that names a language, in its canonical spelling.
func (t Tag) Valid() bool {
	parsed, err := language.Parse(string(t))
	return err == nil && parsed != language.Und && parsed.String() == string(t)
}

// Wide reports whether the language is set without spaces between words, in characters two columns wide.
func (t Tag) Wide() bool {
	base, _ := language.Make(string(t)).Base()
	return base.String() == "zh" || base.String() == "ja"
}

// Match picks the language of have that serves best what was wanted, most wanted first, written as a tag or as a
// locale ("zh_TW.UTF-8"). Where nothing fits it is the first of have, which must not be empty.
func Match(have []Tag, wanted ...string) Tag {
	supported := make([]language.Tag, len(have))
	for i, t := range have {
		supported[i] = language.Make(string(t))
	}
	matcher := language.NewMatcher(supported)
	for _, w := range wanted {
		locale, _, _ := strings.Cut(w, ".")
		locale, _, _ = strings.Cut(locale, "@")
		parsed, err := language.Parse(locale)
		if err != nil || parsed == language.Und {
			continue
		}
		if _, i, confidence := matcher.Match(parsed); confidence != language.No {
			return have[i]
		}
	}
	return have[0]
}

// Text is one text in several languages. A text that is the same in all of them (a name, a number) stands under
// the empty tag.
type Text map[Tag]string

// Plain is the text that is the same in every language.
func Plain(s string) Text { return Text{"": s} }

// In returns the text in language t, else in English, else in whatever language there is; "" only for an empty text.
func (x Text) In(t Tag) string { return pick(x, t) }

// List is a list of texts, one list for each language.
type List map[Tag][]string

// In returns the list in language t, else in English, else in whatever language there is.
func (x List) In(t Tag) []string { return pick(x, t) }

func pick[V any](of map[Tag]V, t Tag) V {
	for _, try := range []Tag{t, "", English} {
		if v, ok := of[try]; ok {
			return v
		}
	}
	tags := make([]Tag, 0, len(of))
	for tag := range of {
		tags = append(tags, tag)
	}
	if len(tags) == 0 {
		var none V
		return none
	}
	return of[slices.Min(tags)]
}
