package controls

import (
	"embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"rung/controls/lang"
)

// Term is a word to use, and the words that are not to be used in its place.
type Term struct {
	Language lang.Tag `yaml:"-"`
	Use      string   `yaml:"use"`
	Not      []string `yaml:"not"`
	Except   []string `yaml:"except"` // longer words in which one of Not is right
}

//go:embed terms/*.yaml
var termFiles embed.FS

// Terms lists the words that are not used in a language, whatever the catalogue; none for most languages.
func Terms(tag lang.Tag) []Term { return builtInTerms()[tag] }

var builtInTerms = sync.OnceValue(func() map[lang.Tag][]Term {
	out := map[lang.Tag][]Term{}
	entries, err := termFiles.ReadDir("terms")
	for _, entry := range entries {
		tag := lang.Tag(strings.TrimSuffix(entry.Name(), ".yaml"))
		var data []byte
		if data, err = termFiles.ReadFile("terms/" + entry.Name()); err != nil {
			break
		}
		var terms []Term
		if err = yaml.Unmarshal(data, &terms); err != nil {
			break
		}
		for i := range terms {
			terms[i].Language = tag
		}
		out[tag] = terms
	}
	if err != nil {
		panic(err) // the embedded files are always there and valid; a test reads them
	}
	return out
})

// misuse is a word that is not to be used, and the one to use instead.
type misuse struct {
	word, use string
	not       []rune
	except    [][]rune
}

// misuses are the words to look for in one language, by their first letter, the longest first.
type misuses map[rune][]misuse

func newMisuses(terms []Term) misuses {
	out := misuses{}
	for _, t := range terms {
		var except [][]rune
		for _, e := range append(slices.Clone(t.Except), t.Use) {
			except = append(except, folded(e))
		}
		for _, word := range t.Not {
			if not := folded(word); len(not) > 0 {
				out[not[0]] = append(out[not[0]], misuse{word, t.Use, not, except})
			}
		}
	}
	for _, words := range out {
		slices.SortStableFunc(words, func(a, b misuse) int { return len(b.not) - len(a.not) })
	}
	return out
}

func folded(s string) []rune { return []rune(strings.ToLower(s)) }

// in finds the words that stand in a text, each once, in the order in which they stand there.
func (m misuses) in(text string) []misuse {
	if len(m) == 0 || utf8.RuneCountInString(text) == 0 {
		return nil
	}
	var out []misuse
	runes := folded(text)
	for i := 0; i < len(runes); {
		at := slices.IndexFunc(m[runes[i]], func(w misuse) bool { return w.standsAt(runes, i) })
		if at < 0 {
			i++
			continue
		}
		found := m[runes[i]][at]
		if !slices.ContainsFunc(out, func(w misuse) bool { return w.word == found.word }) {
			out = append(out, found)
		}
		i += len(found.not)
	}
	return out
}

// standsAt reports whether the word stands at a place, not as a part of a longer word, nor of one in which it is right.
func (w misuse) standsAt(text []rune, at int) bool {
	end := at + len(w.not)
	if end > len(text) || !slices.Equal(text[at:end], w.not) {
		return false
	}
	if at > 0 && joined(text[at-1], w.not[0]) || end < len(text) && joined(w.not[len(w.not)-1], text[end]) {
		return false
	}
	for _, except := range w.except {
		for from := max(0, end-len(except)); from <= at && from+len(except) <= len(text); from++ {
			if slices.Equal(text[from:from+len(except)], except) {
				return false
			}
		}
	}
	return true
}

// joined reports whether two neighbours belong to one word: letters and digits do, but not the characters of Chinese or
// Japanese.
func joined(a, b rune) bool {
	wordly := func(r rune) bool {
		return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
	}
	return wordly(a) && wordly(b)
}
