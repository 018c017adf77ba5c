package controls

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"rung/controls/lang"
	"rung/controls/pattern"
)

// stampSuffix makes the key of a stamp from the tag of the language it belongs to: zh-TW.of.
const stampSuffix = ".of"

var stampForm = pattern.Of(`^[0-9a-f]{8}$`)

// Stamp is the short hash that stands beside a translation and says which source it was made from: the first 8 hex
// digits of the SHA-256 of the text in the catalogue's first language, of a list its items with a line feed between.
func Stamp(source ...string) string {
	trimmed := make([]string, len(source))
	for i, s := range source {
		trimmed[i] = strings.TrimSpace(s)
	}
	sum := sha256.Sum256([]byte(strings.Join(trimmed, "\n")))
	return hex.EncodeToString(sum[:4])
}

// stampKey takes the language from the key of a stamp; ok is false for any other key, which is returned as it is.
func stampKey(key string) (tag lang.Tag, ok bool) {
	of, ok := strings.CutSuffix(key, stampSuffix)
	return lang.Tag(of), ok
}

// stamp checks the stamp of one language beside the translations of a text. Its value may be all digits and so be taken
// for a number, which does no harm here.
func (d *decoder) stamp(texts, name, value *yaml.Node, of lang.Tag) {
	switch known := slices.Contains(d.languages, of) || !d.offered(of); {
	case len(d.languages) > 0 && !known:
		d.found.add(d.at(name), "unknown-language", noLanguage(string(of), d.languages))
	case len(d.languages) > 0 && of == d.languages[0]:
		d.found.add(d.at(name), "stamp", say("stamp-source", "the text in {{.Language}} is the source; a stamp stands beside a translation of it, so remove this one", "Language", string(of)))
	case find(texts, string(of)) == nil:
		d.found.add(d.at(name), "stamp", say("stamp-alone", "this stamp stands beside no text in {{.Language}}; remove it", "Language", show(string(of))))
	case value.Kind != yaml.ScalarNode || !stampForm().MatchString(value.Value):
		wanted := say("wants-stamp", "a stamp of 8 hexadecimal digits")
		d.unexpected(value, "stamp", wanted, say("have-stamped", "remove it, or have \"rung catalogue stamp\" write it"))
	}
}

// stale tells of a translation whose stamp is not that of the source.
func (l *linter) stale(texts, first, stamp *yaml.Node, of lang.Tag) {
	if stamp.Value == Stamp(values(first)...) {
		return
	}
	l.tell(find(texts, string(of)), "stale-translation",
		"the text in {{.Other}} has changed since it was translated into {{.Language}}; translate it anew, or say with \"rung catalogue stamp\" that it still fits",
		"Other", string(l.c.Languages[0]), "Language", string(of))
}

// values are the texts of a list, or the one text that there is.
func values(n *yaml.Node) []string {
	var out []string
	for _, item := range items(n) {
		out = append(out, strings.TrimSpace(item.Value))
	}
	return out
}
