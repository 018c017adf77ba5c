// Package oscal reads control catalogues in OSCAL, the Open Security Controls Assessment Language of NIST, in each of its
// three spellings, and writes a catalogue of ours in it. It is pure.
package oscal

// The parts of OSCAL's catalog model that are read or written. Text that OSCAL marks up stands as in its JSON.

type document struct {
	Catalog *catalog `json:"catalog"`
}

type catalog struct {
	UUID       string      `json:"uuid"`
	Metadata   metadata    `json:"metadata"`
	Params     []param     `json:"params,omitempty"`
	Controls   []control   `json:"controls,omitempty"`
	Groups     []group     `json:"groups,omitempty"`
	BackMatter *backMatter `json:"back-matter,omitempty"`
}

type metadata struct {
	Title        string        `json:"title"`
	Published    string        `json:"published,omitempty"`
	LastModified string        `json:"last-modified"`
	Version      string        `json:"version"`
	OSCALVersion string        `json:"oscal-version"`
	Props        []prop        `json:"props,omitempty"`
	Links        []link        `json:"links,omitempty"`
	Roles        []role        `json:"roles,omitempty"`
	Parties      []party       `json:"parties,omitempty"`
	Responsible  []responsible `json:"responsible-parties,omitempty"`
	Remarks      string        `json:"remarks,omitempty"`
}

type role struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

type party struct {
	UUID      string `json:"uuid"`
	Type      string `json:"type"`
	Name      string `json:"name,omitempty"`
	ShortName string `json:"short-name,omitempty"`
}

type responsible struct {
	Role    string   `json:"role-id"`
	Parties []string `json:"party-uuids"`
}

type group struct {
	ID       string    `json:"id,omitempty"`
	Class    string    `json:"class,omitempty"`
	Title    string    `json:"title"`
	Params   []param   `json:"params,omitempty"`
	Props    []prop    `json:"props,omitempty"`
	Links    []link    `json:"links,omitempty"`
	Parts    []part    `json:"parts,omitempty"`
	Groups   []group   `json:"groups,omitempty"`
	Controls []control `json:"controls,omitempty"`
}

type control struct {
	ID       string    `json:"id"`
	Class    string    `json:"class,omitempty"`
	Title    string    `json:"title"`
	Params   []param   `json:"params,omitempty"`
	Props    []prop    `json:"props,omitempty"`
	Links    []link    `json:"links,omitempty"`
	Parts    []part    `json:"parts,omitempty"`
	Controls []control `json:"controls,omitempty"`
}

type param struct {
	ID         string      `json:"id"`
	Label      string      `json:"label,omitempty"`
	Usage      string      `json:"usage,omitempty"`
	Guidelines []guideline `json:"guidelines,omitempty"`
	Values     []string    `json:"values,omitempty"`
	Select     *selection  `json:"select,omitempty"`
}

type guideline struct {
	Prose string `json:"prose"`
}

type selection struct {
	HowMany string   `json:"how-many,omitempty"`
	Choice  []string `json:"choice,omitempty"`
}

type part struct {
	ID    string `json:"id,omitempty"`
	Name  string `json:"name"`
	NS    string `json:"ns,omitempty"`
	Class string `json:"class,omitempty"`
	Title string `json:"title,omitempty"`
	Props []prop `json:"props,omitempty"`
	Prose string `json:"prose,omitempty"`
	Parts []part `json:"parts,omitempty"`
	Links []link `json:"links,omitempty"`
}

type prop struct {
	Name  string `json:"name"`
	NS    string `json:"ns,omitempty"`
	Value string `json:"value"`
	Class string `json:"class,omitempty"`
}

type link struct {
	Href string `json:"href"`
	Rel  string `json:"rel,omitempty"`
}

type backMatter struct {
	Resources []resource `json:"resources,omitempty"`
}

type resource struct {
	UUID     string    `json:"uuid"`
	Title    string    `json:"title,omitempty"`
	Props    []prop    `json:"props,omitempty"`
	Citation *citation `json:"citation,omitempty"`
	Rlinks   []rlink   `json:"rlinks,omitempty"`
	Base64   *base64   `json:"base64,omitempty"`
}

type citation struct {
	Text string `json:"text"`
}

type rlink struct {
	Href string `json:"href"`
}

type base64 struct {
	Filename  string `json:"filename,omitempty"`
	MediaType string `json:"media-type,omitempty"`
	Value     string `json:"value"`
}
