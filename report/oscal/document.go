package oscal

// The parts of OSCAL documents that several of them share, as NIST's model names them. Only what is written stands here.

type metadata struct {
	Title              string             `json:"title"`
	LastModified       string             `json:"last-modified"`
	Version            string             `json:"version"`
	OSCALVersion       string             `json:"oscal-version"`
	Props              []property         `json:"props,omitempty"`
	Roles              []role             `json:"roles,omitempty"`
	Parties            []party            `json:"parties,omitempty"`
	ResponsibleParties []responsibleParty `json:"responsible-parties,omitempty"`
	Remarks            string             `json:"remarks,omitempty"`
}

type property struct {
	Name    string `json:"name"`
	NS      string `json:"ns"`
	Value   string `json:"value"`
	Remarks string `json:"remarks,omitempty"`
}

type link struct {
	Href string `json:"href"`
	Rel  string `json:"rel,omitempty"`
}

type role struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

type party struct {
	UUID        string       `json:"uuid"`
	Type        string       `json:"type"`
	Name        string       `json:"name,omitempty"`
	ExternalIDs []externalID `json:"external-ids,omitempty"`
	Remarks     string       `json:"remarks,omitempty"`
}

type externalID struct {
	Scheme string `json:"scheme"`
	ID     string `json:"id"`
}

type responsibleParty struct {
	RoleID     string   `json:"role-id"`
	PartyUUIDs []string `json:"party-uuids"`
}

type backMatter struct {
	Resources []resource `json:"resources"`
}

type resource struct {
	UUID        string       `json:"uuid"`
	Title       string       `json:"title,omitempty"`
	Description string       `json:"description,omitempty"`
	Props       []property   `json:"props,omitempty"`
	DocumentIDs []documentID `json:"document-ids,omitempty"`
	Citation    *citation    `json:"citation,omitempty"`
	Rlinks      []rlink      `json:"rlinks,omitempty"`
	Remarks     string       `json:"remarks,omitempty"`
}

type documentID struct {
	Scheme     string `json:"scheme,omitempty"`
	Identifier string `json:"identifier"`
}

type citation struct {
	Text string `json:"text"`
}

type rlink struct {
	Href   string `json:"href"`
	Hashes []hash `json:"hashes,omitempty"`
}

type hash struct {
	Algorithm string `json:"algorithm"`
	Value     string `json:"value"`
}

type component struct {
	UUID        string     `json:"uuid"`
	Type        string     `json:"type"`
	Title       string     `json:"title"`
	Description string     `json:"description"`
	Props       []property `json:"props,omitempty"`
	Status      state      `json:"status"`
	Remarks     string     `json:"remarks,omitempty"`
}

// state is a status with what there is to say of it.
type state struct {
	State   string `json:"state"`
	Reason  string `json:"reason,omitempty"`
	Remarks string `json:"remarks,omitempty"`
}

type assets struct {
	Components []component `json:"components"`
	Platforms  []platform  `json:"assessment-platforms"`
}

type platform struct {
	UUID  string `json:"uuid"`
	Title string `json:"title,omitempty"`
	Uses  []uses `json:"uses-components"`
}

type uses struct {
	ComponentUUID string `json:"component-uuid"`
}
