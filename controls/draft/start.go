package draft

import (
	"embed"
	"strings"
	"time"

	"rung/controls"
	"rung/controls/lang"
)

//go:embed messages/*.yaml
var messageFiles embed.FS

var messages = lang.NewMessages(messageFiles, "messages")

// UnknownLicence is the licence of a catalogue whose source states none: the word that SPDX has for it.
const UnknownLicence = "NOASSERTION"

// Origin is what a source says of itself as a whole. All but ID, Title and Languages may be unknown.
type Origin struct {
	ID        string // as CatalogueID gives it, or what the person wants
	Version   string
	Title     lang.Text
	Short     string // what people call it
	Publisher lang.Text
	Languages []lang.Tag // of its texts; the first is the one it was written in
	Licence   string
	Rights    lang.Text // copyright and conditions, in full
	Date      string    // as the source dates itself; kept only where it begins with a year, month or day
	URL       string
}

// Start makes a catalogue that says where it comes from, and has no levels, domains and requirements yet. The source's
// licence and rights travel along in it.
func Start(tally *Tally, from Origin) *controls.Catalogue {
	c := &controls.Catalogue{
		ID: from.ID, Version: Line(tally, "version", from.Version), Title: clean(tally, "title", from.Title), Short: Line(tally, "short", from.Short),
		Publisher: clean(tally, "publisher", from.Publisher), Languages: from.Languages, Licence: Line(tally, "licence", from.Licence), Notice: lang.Text{},
	}
	if c.Version == "" {
		c.Version = "0"
	}
	if c.Short == "" {
		c.Short = c.Title.In(c.Languages[0])
	}
	if c.Licence == "" {
		c.Licence = UnknownLicence
		if from.Rights.In(c.Languages[0]) != "" {
			note(tally, UnreadLicence, "")
		} else {
			note(tally, NoLicence, "")
		}
	}
	if len(c.Publisher) == 0 {
		c.Publisher = Words(c.Languages, "unknown-publisher")
		note(tally, NoPublisher, "")
	}
	c.Title, c.Publisher = Name(tally, "title", c.Languages, c.Title), Name(tally, "publisher", c.Languages, c.Publisher)
	rights := clean(tally, "rights", from.Rights)
	for _, tag := range c.Languages {
		text := say(tag, "notice", lang.Data{"Title": c.Title.In(tag)})
		if rights.In(tag) != "" {
			text += "\n" + say(tag, "rights", lang.Data{"Rights": rights.In(tag)})
		}
		c.Notice[tag] = Clean(tally, "notice", text)
	}
	c.Sources = []controls.Source{{ID: "source", Title: c.Title, Date: Date(from.Date), URL: URL(from.URL)}}
	return c
}

// OneLevel gives a catalogue whose source has no levels the one level that asks everything, and notes that.
func OneLevel(tally *Tally, c *controls.Catalogue) string {
	c.Levels = []controls.Level{{
		ID: "all", Title: Words(c.Languages, "all-title"), About: Words(c.Languages, "all-about"),
		Rule: controls.Rule{Kind: controls.AllMet, Cite: say(c.Languages[0], "all-cite")},
	}}
	note(tally, OwnLevel, "")
	return "all"
}

// RestLevel is a level for what the source puts into none of its own, where it has levels.
func RestLevel(c *controls.Catalogue, id string, kind controls.RuleKind) controls.Level {
	return controls.Level{
		ID: id, Title: Words(c.Languages, "rest-title"), About: Words(c.Languages, "rest-about"),
		Rule: controls.Rule{Kind: kind, Cite: say(c.Languages[0], "rest-cite")},
	}
}

// Words is one of this package's messages in each of the languages, in English where it has no words in one.
func Words(languages []lang.Tag, id string) lang.Text {
	out := lang.Text{}
	for _, tag := range languages {
		out[tag] = say(tag, id)
	}
	return out
}

func say(tag lang.Tag, id string, data ...lang.Data) string { return messages.In(tag).Say(id, data...) }

func clean(tally *Tally, where string, text lang.Text) lang.Text {
	out := lang.Text{}
	for tag, s := range text {
		if s = Line(tally, where, s); s != "" {
			out[tag] = s
		}
	}
	return out
}

// Name is Complete for a name, which may be the same in all languages; that of a catalogue in one language stands bare.
func Name(tally *Tally, where string, languages []lang.Tag, name lang.Text) lang.Text {
	if _, plain := name[""]; plain && len(name) == 1 {
		return name
	}
	if len(languages) == 1 {
		return lang.Plain(name.In(languages[0]))
	}
	return Complete(tally, where, languages, name)
}

// Complete returns a text in just the languages given, because a catalogue has every text in all of them. Where one is
// missing the text stands in the language it has, which lint will say, and it is noted in tally, which may be nil.
func Complete(tally *Tally, where string, languages []lang.Tag, text lang.Text) lang.Text {
	out := lang.Text{}
	for _, tag := range languages {
		s, ok := text[tag]
		if !ok {
			if s = text.In(languages[0]); tally != nil {
				tally.Leave(Untranslated, string(tag), where)
			}
		}
		out[tag] = s
	}
	return out
}

// Date is a date as a catalogue writes it, 2006-01-02, 2006-01 or 2006, taken from the beginning of a longer one; "" for
// anything else.
func Date(s string) string {
	s = strings.TrimSpace(s)
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if len(s) >= len(layout) && (len(s) == len(layout) || len(layout) == len(time.DateOnly)) {
			if _, err := time.Parse(layout, s[:len(layout)]); err == nil {
				return s[:len(layout)]
			}
		}
	}
	return ""
}

// URL returns a web address that a catalogue may hold, "" for anything else.
func URL(s string) string {
	s = strings.TrimSpace(s)
	if !strings.HasPrefix(s, "https://") && !strings.HasPrefix(s, "http://") || strings.ContainsAny(s, " \t\n\"'<>\\") ||
		strings.ContainsFunc(s, controls.Hidden) || strings.HasSuffix(s, "://") || len(s) > 2000 {
		return ""
	}
	return s
}
