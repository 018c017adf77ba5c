package oscal

import (
	"io"
	"strings"

	"rung/controls"
	"rung/controls/draft"
	"rung/controls/lang"
	"rung/controls/pattern"
)

// Kinds of things left, beside those of package draft.
const (
	leftUnmarked = "withdrawn-unmarked" // withdrawn, as its publisher says elsewhere
	leftPart     = "part"               // Name is its name
	leftHeading  = "heading"
	leftPerson   = "person"
)

// ReadCatalog makes a draft of an OSCAL catalog in JSON, XML or YAML, of OSCAL 1.0 to 1.2. The errors are *SyntaxError,
// *KindError, *LimitError and *EmptyError, and those of r.
func ReadCatalog(r io.Reader) (*draft.Draft, error) {
	source, err := parse(r)
	if err != nil {
		return nil, err
	}
	if own := source.own(); own != nil {
		return readOwn(source, own)
	}
	i := &importer{source: source, tag: language(source), unmarked: unmarked(&source.Metadata)}
	i.texts = texts{params: map[string]*param{}, said: map[string]string{}}
	i.domains, i.requirements = draft.NewNames(&i.tally), draft.NewNames(&i.tally)
	i.collect(source)
	i.start()
	i.group(&group{Title: source.Metadata.Title, ID: "all", Controls: source.Controls}, nil)
	for g := range source.Groups {
		i.group(&source.Groups[g], nil)
	}
	i.levels()
	i.references()
	switch {
	case i.err != nil:
		return nil, i.err
	case i.texts.bytes > maxText:
		return nil, &LimitError{"bytes of text", maxText}
	case len(i.c.Requirements) == 0:
		return nil, &EmptyError{}
	case !draft.Fit(&i.tally, i.c):
		return nil, &LimitError{"values or bytes that a catalogue here can hold", controls.MaxNodes}
	}
	return &draft.Draft{Catalogue: i.c, Left: i.tally.List()}, nil
}

// importer makes a catalogue of a catalog.
type importer struct {
	source   *catalog
	c        *controls.Catalogue
	tally    draft.Tally
	texts    texts
	tag      lang.Tag
	unmarked map[string]string // see unmarked
	err      error

	domains, requirements *draft.Names
	made                  []made
	ids                   map[string]string    // the requirement that a control became, by the control's id
	names                 map[string]string    // what people call a control, by its id
	resources             map[string]*resource // by their uuid
}

// made is a control and the requirement that it became, by its place in the catalogue.
type made struct {
	control *control
	at      int
}

// language is the language a catalog says it is in, else English.
func language(source *catalog) lang.Tag {
	for _, p := range source.Metadata.Props {
		if tag := lang.Tag(p.Value); (p.Name == "language" || p.Name == "lang") && tag.Valid() {
			return tag
		}
	}
	return lang.English
}

func (i *importer) text(s string) lang.Text { return lang.Text{i.tag: s} }

func (i *importer) clean(where, s string) string {
	return draft.Clean(&i.tally, where, i.texts.prose(s))
}
func (i *importer) line(where, s string) string { return draft.Line(&i.tally, where, i.texts.line(s)) }

// collect finds all parameters and resources, because a text may name any of them.
func (i *importer) collect(source *catalog) {
	i.ids, i.names, i.resources = map[string]string{}, map[string]string{}, map[string]*resource{}
	add := func(params []param) {
		for p := range params {
			if i.texts.params[params[p].ID] == nil {
				i.texts.params[params[p].ID] = &params[p]
			}
			for range params[p].Guidelines {
				i.tally.Leave(draft.Parameter, "", params[p].ID)
			}
		}
	}
	var inControls func([]control)
	inControls = func(list []control) {
		inOrder(list, func(c *control) []prop { return c.Props })
		for c := range list {
			add(list[c].Params)
			i.names[list[c].ID] = name(list[c].Props, list[c].ID, list[c].Title)
			inControls(list[c].Controls)
		}
	}
	var inGroups func([]group)
	inGroups = func(list []group) {
		inOrder(list, func(g *group) []prop { return g.Props })
		for g := range list {
			add(list[g].Params)
			inControls(list[g].Controls)
			inGroups(list[g].Groups)
		}
	}
	add(source.Params)
	inControls(source.Controls)
	inGroups(source.Groups)
	if source.BackMatter != nil {
		for r := range source.BackMatter.Resources {
			resource := &source.BackMatter.Resources[r]
			i.resources[resource.UUID] = resource
		}
	}
}

// rightsWord finds what in a catalog's metadata speaks of rights.
var rightsWord = pattern.Of(`(?i)copyright|©|\(c\)|licen[cs]e|rights`)

// start makes a catalogue of the metadata.
func (i *importer) start() {
	m := &i.source.Metadata
	from := draft.Origin{Title: i.text(i.line("title", m.Title)), Version: m.Version, Languages: []lang.Tag{i.tag}, Date: m.Published}
	if from.Title.In(i.tag) == "" {
		from.Title = i.text("OSCAL")
	}
	if from.Date == "" {
		from.Date = m.LastModified
	}
	from.ID = draft.CatalogueID(from.Title.In(i.tag))
	for _, p := range m.Props {
		switch name := strings.ToLower(p.Name); {
		case name == "framework-identifier":
			from.ID = draft.CatalogueID(p.Value)
			from.Short = strings.ReplaceAll(p.Value, "_", " ")
		case name == "license" || name == "licence":
			from.Licence = p.Value
		case rightsWord().MatchString(name):
			from.Rights = i.text(p.Value)
		case name != "language" && name != "lang":
			i.tally.Leave(draft.Property, p.Name, "metadata")
		}
	}
	if rightsWord().MatchString(m.Remarks) && len(from.Rights) == 0 {
		from.Rights = i.text(i.clean("remarks", m.Remarks))
	}
	for _, l := range m.Links {
		switch r := i.resources[strings.TrimPrefix(l.Href, "#")]; {
		case l.Rel == "license":
			if from.Licence == "" {
				from.Licence = l.Href
			}
		case l.Rel == "canonical" && r != nil && len(r.Rlinks) > 0:
			from.URL = r.Rlinks[0].Href
		case l.Rel == "canonical":
			from.URL = l.Href
		}
	}
	if name := publisher(m); name != "" {
		from.Publisher = i.text(name)
	}
	for range m.Parties {
		i.tally.Leave(leftPerson, "", "")
	}
	i.c = draft.Start(&i.tally, from)
}

// publisher is the name of the party that publishes, else that made, a catalog; else of the only one.
func publisher(m *metadata) string {
	for _, wanted := range []string{"publisher", "creator", "author"} {
		for _, r := range m.Responsible {
			for _, p := range m.Parties {
				if r.Role == wanted && len(r.Parties) > 0 && p.UUID == r.Parties[0] {
					return p.Name
				}
			}
		}
	}
	if len(m.Parties) == 1 {
		return m.Parties[0].Name
	}
	return ""
}
