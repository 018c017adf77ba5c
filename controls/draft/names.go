package draft

import (
	"strconv"
	"strings"

	"rung/controls"
)

// longestID is the longest id the format has.
const longestID = 64

// Names makes legal ids for one kind of thing, each once.
type Names struct {
	taken   map[string]bool
	next    map[string]int // the number that the next id of a name gets
	letters int            // how many keys were letters
	tally   *Tally
}

// NewNames returns Names that notes in tally each id which had to be changed; tally may be nil.
func NewNames(tally *Tally) *Names {
	return &Names{taken: map[string]bool{}, next: map[string]int{}, tally: tally}
}

// ID makes the legal id nearest to the source's one and takes it.
func (n *Names) ID(raw string) string {
	id := n.take(legal(raw, "._:()-"))
	if n.tally != nil && id != strings.TrimSpace(raw) {
		n.tally.Leave(Renamed, "", shown(raw)+" → "+id)
	}
	return id
}

// Key makes the key of an objective from what the source calls it within its requirement, "" for nothing: then it is the
// next free letter. Keys are this format's own, so that a changed one is not noted.
func (n *Names) Key(raw string) string {
	if raw = legal(raw, "._:-"); raw != "" {
		return n.take(raw)
	}
	for {
		key := letters(n.letters)
		if n.letters++; !n.taken[key] {
			return n.take(key)
		}
	}
}

// letters counts a, b, … z, aa, ab, …
func letters(i int) string {
	if i < 26 {
		return string(rune('a' + i))
	}
	return letters(i/26-1) + letters(i%26)
}

func (n *Names) take(id string) string {
	if id == "" {
		id = "x"
	}
	try := id
	for n.taken[try] {
		if n.next[id]++; n.next[id] == 1 {
			continue
		}
		suffix := "-" + strconv.Itoa(n.next[id])
		try = strings.TrimRight(id[:min(len(id), longestID-len(suffix))], ".-_:(") + suffix
	}
	n.taken[try] = true
	return try
}

// legal replaces what an id may not hold: letters and digits of ASCII stay, and the marks given.
func legal(raw, marks string) string {
	if raw = strings.TrimSpace(raw); len(raw) <= longestID && fits(raw, marks) {
		return raw
	}
	var out strings.Builder
	gap := false
	for _, r := range strings.TrimSpace(raw) {
		switch {
		case r < 0x80 && (wordly(byte(r)) || strings.ContainsRune(marks, r)):
			if gap && out.Len() > 0 {
				out.WriteByte('-')
			}
			gap = false
			out.WriteRune(r)
		default:
			gap = true
		}
		if out.Len() >= longestID {
			break
		}
	}
	id := strings.TrimLeft(out.String(), "._:()-")
	id = id[:min(len(id), longestID)]
	return strings.TrimRight(id, "._:(-")
}

// fits reports whether an id is legal as it is.
func fits(raw, marks string) bool {
	for i := range len(raw) {
		if !wordly(raw[i]) && (i == 0 || strings.IndexByte(marks, raw[i]) < 0) {
			return false
		}
	}
	return true
}

func wordly(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// CatalogueID makes the id of a catalogue, which is also the name of its folder, from a title or id of the source.
func CatalogueID(raw string) string {
	var words []string
	for _, word := range strings.FieldsFunc(strings.ToLower(raw), func(r rune) bool { return r >= 0x80 || !wordly(byte(r)) }) {
		if length := len(strings.Join(append(words, word), "-")); length > longestID {
			break
		}
		words = append(words, word)
	}
	if id := strings.Join(words, "-"); controls.CheckID(id) == nil {
		return id
	}
	return "imported"
}

// shown cuts an id of a source to what a report can show on a line.
func shown(raw string) string {
	const longest = 40
	if raw == "" {
		return "–"
	}
	if runes := []rune(raw); len(runes) > longest {
		return string(runes[:longest]) + "…"
	}
	return raw
}
